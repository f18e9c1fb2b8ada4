"""Make a draft, with its receipt's readings, of a source's pieces and statements, as of a dump of text."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from newsgen import languages, web
from newsgen.config import Config
from newsgen.importing.drafting import compose, doubts, figures
from newsgen.importing.drafting.escaping import escape, guard
from newsgen.importing.drafting.metadata import Facts, gather, without_dateline
from newsgen.importing.records import Attached, Draft, Note, Reading
from newsgen.importing.sources import decoding, statements
from newsgen.importing.sources.records import Job, Piece, Shown, Stated
from newsgen.model import FigureEntry, FrontMatter, Source

_LANGUAGE = re.compile(r"[a-z]{2,3}")


def draft(job: Job, pieces: Sequence[Piece], stated: Stated) -> Draft:
    """Draft the article that `pieces` make. A line of its receipt is a block of the source, counted from 1."""
    readings = tuple(Reading(number, p.role, p.text, p.confidence, p.why) for number, p in enumerate(pieces, 1))
    facts = settled(gather(job.seed, readings, job.config, job.now), stated, job.config)
    pieces, facts = _without_dateline(pieces, facts)
    shown = [p.shown for p in pieces if p.shown]
    hidden = (note for r in readings for note in decoding.turned(r.line, r.text))
    garbled = decoding.garbled(r.text for r in readings)
    notes = tuple(sorted({*facts.notes, *stated.notes, *_doubts(pieces, readings), *hidden, *garbled}))
    # The first and the last address of a web page are those of what it embeds.
    address = stated.url or (facts.url if job.kind == "word" else None)
    source = Source(url=address, seed=job.seed, digest=job.digest)
    head = head_of(facts, stated, shown, source, notes)
    return Draft(
        head=head,
        body=body_of(_outlined(pieces), [figure.id for figure in head.figures]),
        readings=readings,
        notes=notes,
        dated=stated.page or facts.dated,
        attached=attached(shown),
    )


def _without_dateline(pieces: Sequence[Piece], facts: Facts) -> tuple[Sequence[Piece], Facts]:
    """Keep the dateline in the head alone or, where markup runs through it, in the text alone."""
    opening = next((i for i, p in enumerate(pieces) if p.role == "paragraph"), None)
    if not facts.dateline or opening is None or any(p.role == "dateline" for p in pieces):
        return pieces, facts
    first = pieces[opening]
    start = escape(first.text.strip()[: len(first.text.strip()) - len(without_dateline(first.text))].strip())
    if not start or not first.markdown.startswith(start):
        return pieces, msgspec.structs.replace(facts, dateline=None)
    rest = guard(first.markdown[len(start) :].lstrip())
    return [*pieces[:opening], msgspec.structs.replace(first, markdown=rest), *pieces[opening + 1 :]], facts


def settled(facts: Facts, stated: Stated, config: Config) -> Facts:
    """`facts` with what the source states in place of guesses, and without the notes on these."""
    known: dict[str, Any] = {
        "title": stated.title,
        "date": statements.certain(stated.date, config) if stated.date and not stated.page else "",
        "authors": stated.authors,
        "section": stated.section,
        "summary": stated.summary,
        "publisher": stated.publisher,
    }
    given = {key: value for key, value in known.items() if value}
    if stated.language and _LANGUAGE.fullmatch(stated.language):
        given["language"] = _foreign(stated.language, config)
    if "date" in given:
        given["dated"] = True
    silent = {*given, *(["date", "section"] if stated.page else []), *(["source"] if stated.publisher else [])}
    notes = tuple(note for note in facts.notes if note.item not in silent)
    return msgspec.structs.replace(facts, **given, notes=notes)


def _foreign(language: str, config: Config) -> str | None:
    """`language` where it is not the site's own."""
    return language if languages.primary(language) != languages.primary(config.language) else None


def head_of(facts: Facts, stated: Stated, shown: Sequence[Shown], source: Source, notes: Sequence[Note]) -> FrontMatter:
    """The article's head. `extra` says where the source has pictures whose files are not there yet."""
    extra: dict[str, Any] = dict(stated.extra)
    figures = figure_entries(shown)
    places = {figure.id: place for figure, one in zip(figures, shown, strict=True) if (place := _place(one))}
    if places:
        extra["pictures"] = places
    return msgspec.structs.replace(
        compose.head_of(facts, figures, source, notes),
        slug=stated.slug,
        date=None if stated.page else facts.date,
        updated=stated.updated,
        tags=stated.tags,
        source=msgspec.structs.replace(source, publisher=facts.publisher, license=stated.license),
        draft=stated.draft,
        embargo=stated.embargo or facts.embargo,
        aliases=stated.aliases,
        extra=extra,
    )


def figure_entries(shown: Sequence[Shown]) -> tuple[FigureEntry, ...]:
    """A figure for each picture, with an id of its own."""
    names = figures.figure_ids([one.caption or one.alt for one in shown])
    return tuple(
        FigureEntry(id=name, alt=one.alt or None, caption=one.caption or None, credit=one.credit or None)
        for name, one in zip(names, shown, strict=True)
    )


def attached(shown: Sequence[Shown]) -> tuple[Attached, ...]:
    """Where the figures' pictures may lie in the source, or beside it."""
    return tuple(Attached(index, one.addresses) for index, one in enumerate(shown) if one.addresses)


def _place(one: Shown) -> str:
    """Where the picture lies: on the web, or else as its source calls it; "" where it is data in the source."""
    outside = [address for address in one.addresses if not address.startswith("data:")]
    return next((address for address in outside if web.is_address(address)), next(iter(outside), ""))


def _doubts(pieces: Sequence[Piece], readings: Sequence[Reading]) -> Iterator[Note]:
    """Notes on what is known to need a look, and on readings that are not sure."""
    for p, r in zip(pieces, readings, strict=True):
        if p.note:
            yield Note(p.note[0], r.line, p.note[1])
        yield from doubts.unsure([r])


def _outlined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with subheads that begin at level 2 and skip none on the way down, as WCAG's G141 asks."""
    above: list[int] = []
    for p in pieces:
        words = p.markdown.lstrip("#")
        level = len(p.markdown) - len(words)
        if p.role != "subhead" or not level:
            yield p
            continue
        above = [*(one for one in above if one < level), level]
        yield msgspec.structs.replace(p, markdown="#" * (len(above) + 1) + words)


def body_of(pieces: Iterable[Piece], ids: Sequence[str]) -> str:
    """The pieces as Markdown; `ids` are those of their figures, in order."""
    names = iter(ids)
    out: list[str] = []
    last: Piece | None = None
    for p in pieces:
        markdown = f"![][{next(names)}]" if p.shown else p.markdown
        if not markdown:
            continue
        follows = last is not None and last.role == p.role and not last.shown
        if not follows and p.role == "list":
            markdown = textwrap.dedent(markdown)
        out += [(p.gap if follows else "\n\n") if out else "", markdown]
        last = p
    return "".join(out)
