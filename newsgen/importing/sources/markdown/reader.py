"""Make an article of a Markdown file of Hugo, Jekyll, Pelican or no generator, with its text kept as it is."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from newsgen.errors import DumpError, Problem
from newsgen.formats import markup
from newsgen.importing.drafting.metadata import gather
from newsgen.importing.records import Draft, Note, Reading
from newsgen.importing.sources import assemble, decoding, kinds
from newsgen.importing.sources.markdown import bodies, front_matter, heads, own, pictures
from newsgen.importing.sources.records import Job, Shown, Stated
from newsgen.model import Source

_TITLE = re.compile(r" {0,3}#\s+(?P<title>\S.*)$")
_UNDERLINE = re.compile(r" {0,3}=+\s*$")
_PLACE = re.compile(r"!\[\]\[newsgen-figure-(\d+)\]")


def draft(job: Job) -> Draft:
    """The article in a Markdown file. Raises DumpError where it, or its front matter, is broken."""
    dump = decoding.read(job.data, job.seed)
    taken = front_matter.take(dump.lines, job.seed)
    if own.is_own(taken):
        return own.draft(job, dump, taken)
    mapped = heads.read(taken, job)
    rest = list(dump.lines[taken.lines :])
    stated, title = _titled(mapped.stated, rest)
    rest[title.start : title.stop] = [""] * len(title)
    body = bodies.read(rest, taken.lines + 1)
    if not taken.form and not body.markdown:
        raise DumpError(Problem(job.seed, 1, "there is no text in it", "write the article into it, or remove the file"))
    stated = _held(stated, body)
    readings = tuple(_readings(dump.lines, taken, body.readings, title))
    shown, text = _with_lead(body, mapped.lead)
    # A headline made from the first sentence has no tags.
    words = [msgspec.structs.replace(r, text=markup.without(r.text)) for r in readings]
    facts = assemble.settled(gather(job.seed, words, job.config, job.now), stated, job.config)
    # The text is Markdown, so the site summarises it better than this would from plain words.
    facts = msgspec.structs.replace(facts, dateline=None, summary=stated.summary)
    # With front matter, the folders are another generator's.
    told = (note for note in facts.notes if not (taken.form and note.item == "section"))
    notes = {*dump.notes, *told, *stated.notes}
    # In a file of HTML, all of it is turned into Markdown.
    expected = bodies.TURNED if job.seed.lower().endswith(kinds.PAGES) else None
    ordered = tuple(sorted(notes | {Note("text", line, why) for line, why in body.doubts if why != expected}))
    head = assemble.head_of(facts, stated, shown, Source(url=facts.url, seed=job.seed, digest=job.digest), ordered)
    return Draft(
        head=head,
        body=_PLACE.sub(lambda m: f"![][{head.figures[int(m[1])].id}]", text),
        readings=readings,
        notes=ordered,
        dated=stated.page or facts.dated,
        attached=assemble.attached([msgspec.structs.replace(one, addresses=_places(one)) for one in shown]),
    )


def _held(stated: Stated, body: bodies.Body) -> Stated:
    """`stated`, as a draft where not everybody saw all of the text."""
    if not body.held:
        return stated
    notes = (
        Note("draft", line, "a part of it is shown on a condition, or to some readers alone") for line in body.held
    )
    return msgspec.structs.replace(stated, draft=True, notes=(*stated.notes, *notes))


def _titled(stated: Stated, rest: Sequence[str]) -> tuple[Stated, range]:
    """`stated` with the first heading as its title where it has none, and the lines of `rest` with that heading."""
    first = next((i for i, line in enumerate(rest) if line.strip()), 0)
    heading = _TITLE.match(rest[first]) if rest else None
    underlined = not heading and any(map(_UNDERLINE.match, rest[first + 1 : first + 2]))
    words = bodies.unclosed(heading["title"]) if heading else rest[first].strip() if underlined else ""
    title = pictures.unadorned(words).rstrip()
    if not title or (stated.title and stated.title != title):
        return stated, range(0)
    return msgspec.structs.replace(stated, title=title), range(first, first + 1 + underlined)


def _readings(
    lines: Sequence[str], taken: front_matter.Taken, body: Sequence[Reading], title: range
) -> Iterator[Reading]:
    yield from front_matter.readings(lines, taken)
    for r in body:
        if r.line - taken.lines - 1 in title:
            yield Reading(r.line, "headline", lines[r.line - 1], 1.0, "the first heading")
        else:
            yield r


def _with_lead(body: bodies.Body, lead: Shown | None) -> tuple[tuple[Shown, ...], str]:
    """The figures and the text, with front matter's picture above it unless the text shows that."""
    if lead is None or any(lead.addresses[0] in one.addresses for one in body.shown):
        return body.shown, body.markdown
    number = len(body.shown)
    return (*body.shown, lead), f"![][newsgen-figure-{number}]\n\n{body.markdown}"


def _places(one: Shown) -> tuple[str, ...]:
    return tuple(name for address in one.addresses for name in pictures.places(address))
