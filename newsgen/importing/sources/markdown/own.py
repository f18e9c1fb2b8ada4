"""An article in newsgen's own format among the dumps: kept as it is, except for its source."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from newsgen import times, web
from newsgen.errors import ContentError, DumpError, Problem, raise_all
from newsgen.formats import figures as figure_rule
from newsgen.formats import frontmatter
from newsgen.formats.figures import FigureMark
from newsgen.formats.frontmatter import Document
from newsgen.importing.drafting import figures
from newsgen.importing.drafting.metadata import gather
from newsgen.importing.records import Attached, Draft, Dump, Note, Reading
from newsgen.importing.sources.markdown import bodies, front_matter
from newsgen.importing.sources.markdown.front_matter import Taken
from newsgen.importing.sources.markdown.stretches import stretches
from newsgen.importing.sources.records import Job
from newsgen.model import FigureEntry, FrontMatter, Source

_KEYS = frozenset(FrontMatter.__struct_fields__)
_ONLY_HERE: Mapping[str, frozenset[str]] = {"figures": frozenset({"id"}), "corrections": frozenset({"date", "note"})}
"""Lists whose entries have keys that no other generator combines."""

_HERE: Mapping[str, type] = {"dateline": str, "share": dict, "source": dict, "review": list, "extra": dict}
"""Keys that other generators hardly have, or not with values of these types."""


def is_own(taken: Taken) -> bool:
    """Whether the front matter is of newsgen's own format, even with mistakes."""
    if taken.form != "YAML":
        return False
    if any(_has(taken.data.get(key), needed) for key, needed in _ONLY_HERE.items()):
        return True
    given = {key: taken.data[key] for key in _HERE if taken.data.get(key)}
    fits = all(isinstance(value, _HERE[key]) for key, value in given.items())
    return bool(given) and fits and taken.data.keys() <= _KEYS


def _has(entries: object, needed: frozenset[str]) -> bool:
    return isinstance(entries, list) and any(isinstance(one, dict) and needed <= one.keys() for one in entries)


def draft(job: Job, dump: Dump, taken: Taken) -> Draft:
    """Draft the article of `job`, whose lines are those of `dump`. Raises DumpError if a build refused its head."""
    first = front_matter.first_key(dump.lines)
    above = first - 1  # lines more than in an article, which begins with its fence
    try:
        text = "\n".join(["---", *dump.lines[first : taken.lines - 1], "---", *dump.lines[taken.lines :]])
        document = frontmatter.parse(text, job.seed)
    except ContentError as e:
        raise DumpError(*(msgspec.structs.replace(p, line=p.line + above) for p in e.problems)) from None
    raise_all(DumpError, sorted(_unreadable(document, text, above, job)))
    body = enumerate(dump.lines[taken.lines :], taken.lines + 1)
    kept = (Reading(number, *bodies.as_written(line)) for number, line in body)
    readings = (*front_matter.readings(dump.lines, taken), *kept)
    head, text = _with_short_forms(document.head, dump.lines[taken.lines :])
    if head.date and not head.section:
        head = msgspec.structs.replace(head, section=gather(job.seed, readings, job.config, job.now).section)
    held = (Note("draft", 1, job.inherited.why),) if job.inherited and "draft" not in taken.data else ()
    notes = tuple(sorted((*dump.notes, *held)))
    return Draft(
        head=msgspec.structs.replace(
            head,
            draft=head.draft or bool(held),
            source=msgspec.structs.replace(head.source or Source(), seed=job.seed, digest=job.digest),
            review=tuple(dict.fromkeys((*head.review, *(note.item for note in notes)))),
        ),
        body=text,
        readings=readings,
        notes=notes,
        dated=True,
        attached=tuple(_attached(head.figures)),
    )


def _unreadable(document: Document, text: str, above: int, job: Job) -> Iterator[Problem]:
    """Problems with times in the head that no build could read; `text` starts `above` lines down in the dump."""
    head = document.head
    corrections = enumerate(one.date for one in head.corrections)
    stated = (
        (("date",), head.date),
        (("updated",), head.updated),
        (("embargo",), head.embargo),
        *((("corrections", number, "date"), time) for number, time in corrections),
    )
    for steps, time in stated:
        try:
            times.parse(time or "2000-01-01", job.config.zone)
        except ValueError as e:
            line = frontmatter.line_of(text, *steps) + above
            yield Problem(job.seed, line, f"the time {e}", times.REMEDY)


def _with_short_forms(head: FrontMatter, lines: Sequence[str]) -> tuple[FrontMatter, str]:
    """The head with an entry for each figure that the text defines itself and whose picture may lie beside the dump."""
    body, found = [*lines], list[tuple[int, int, FigureMark]]()
    ids, start = figure_rule.ids(one.id for one in head.figures), 0
    for chunk, kind in stretches(lines):
        end = start + len(chunk)
        alone = not "".join((*lines[max(0, start - 1) : start], *lines[end : end + 1])).strip()
        mark = figure_rule.parse("\n".join(chunk), ids) if kind == "text" and alone else None
        if mark and mark.src and mark.src not in ids and _is_beside(mark.src):
            found.append((start, end, mark))
        start = end
    taken = [one.id for one in head.figures]
    names = figures.figure_ids([*taken, *(mark.caption or mark.alt for *_, mark in found)])[len(taken) :]
    for (start, end, _), name in reversed([*zip(found, names, strict=True)]):
        body[start:end] = [f"![][{name}]"]
    entries = tuple(
        FigureEntry(id=name, src=m.src, alt=m.alt or None, caption=m.caption or None, credit=m.credit or None)
        for (*_, m), name in zip(found, names, strict=True)
    )
    image = next((name for (*_, m), name in zip(found, names, strict=True) if m.src == head.image), head.image)
    whole = msgspec.structs.replace(head, figures=(*head.figures, *entries), image=image)
    return whole, "\n".join(body).strip("\n")


def _is_beside(src: str) -> bool:
    """Whether a picture lies neither in static/ nor on the web."""
    return not src.startswith("/") and not web.has_scheme(src)


def _attached(figures: Sequence[FigureEntry]) -> Iterator[Attached]:
    for index, one in enumerate(figures):
        if one.src and _is_beside(one.src):
            yield Attached(index, (one.src, f"images/{one.src}"))
