"""Make an article of readings: its head as front matter, the rest as Markdown whose words are the dump's."""

import re
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

import msgspec

from newsgen.config import Config
from newsgen.formats import frontmatter
from newsgen.importing.drafting import doubts, figures
from newsgen.importing.drafting.escaping import escape, escape_heading, fenced
from newsgen.importing.drafting.metadata import Facts, gather, without_dateline
from newsgen.importing.lines import marks, verses
from newsgen.importing.lines.classify import read_lines
from newsgen.importing.lines.shapes import join, plain
from newsgen.importing.records import Attached, Draft, Dump, Note, Reading
from newsgen.model import FigureEntry, FrontMatter, Share, Source

_BODY_ROLES = frozenset({"paragraph", "subhead", "quote", "list", "caption"})
_RULE = re.compile(r"(?::?[-=+_]{2,}:?)?")
"""A cell of a row that only draws a line."""


class _Block(msgspec.Struct, frozen=True):
    """A piece of the body: one reading, or the lines that make up one figure, list or quotation."""

    readings: tuple[Reading, ...]

    @property
    def first(self) -> Reading:
        return self.readings[0]


def draft(dump: Dump, config: Config, digest: str, now: datetime) -> Draft:
    """Draft the article of `dump`, its figures still without pictures; `digest` is the dump's, `now` is aware."""
    lines = read_lines(dump)
    readings = _whole(lines)
    facts = gather(dump.seed, readings, config, now)
    blocks = tuple(_blocks(readings))
    shown = [block.readings for block in blocks if block.first.role == "caption"]
    entries, files = figures.of_captions(shown)
    told = (*doubts.broken(lines), *doubts.unsure(readings), *doubts.others(readings))
    notes = (*dump.notes, *facts.notes, *told)
    source = Source(url=facts.url, publisher=facts.publisher, seed=dump.seed, digest=digest)
    head = head_of(facts, entries, source, notes)
    if files:
        places = {entries[index].id: name for index, name in files.items()}
        head = msgspec.structs.replace(head, extra={**head.extra, "pictures": places})
    # A dateline on a line of its own is the article's; a second one is text.
    opening = _opening(blocks) if facts.dateline and not any(r.role == "dateline" for r in readings) else 0
    attached = tuple(Attached(index, (name,)) for index, name in files.items())
    return Draft(head, _body(blocks, entries, opening), lines, tuple(sorted(notes)), facts.dated, attached)


def with_pictures(made: Draft, sources: Mapping[int, str]) -> Draft:
    """`made` with the `src` values in `sources`, which has them by figure index."""
    entries = tuple(
        msgspec.structs.replace(figure, src=sources.get(index, figure.src))
        for index, figure in enumerate(made.head.figures)
    )
    lead = made.head.image or next((figure.id for figure in entries if figure.src), None)
    extra = _without_places(made.head.extra, {figure.id for figure in entries if figure.src})
    return msgspec.structs.replace(
        made, head=msgspec.structs.replace(made.head, figures=entries, image=lead, extra=extra)
    )


def _without_places(extra: Mapping[str, Any], supplied: Collection[str]) -> dict[str, Any]:
    """`extra` without the places of pictures on the web for figures that have their picture by now."""
    places = extra.get("pictures")
    if not isinstance(places, dict):
        return dict(extra)
    left = {key: place for key, place in places.items() if key not in supplied}
    rest = {key: value for key, value in extra.items() if key != "pictures"}
    return {**rest, "pictures": left} if left else rest


def text_of(made: Draft, slug: str, date: str | None = None) -> str:
    """The article's file with the address `slug` and, if given, `date` in place of the draft's own."""
    head = msgspec.structs.replace(made.head, slug=slug, date=date or made.head.date)
    return frontmatter.write(head, made.body)


def head_of(facts: Facts, entries: Sequence[FigureEntry], source: Source, notes: Sequence[Note]) -> FrontMatter:
    """The article's head, as far as it is made in the same way for every kind of dump."""
    return FrontMatter(
        title=facts.title,
        date=facts.date,
        updated=facts.updated,
        authors=facts.authors,
        section=facts.section,
        tags=facts.tags,
        summary=facts.summary,
        dateline=facts.dateline,
        language=facts.language,
        embargo=facts.embargo,
        figures=tuple(entries),
        share=Share(site=facts.share_site) if facts.share_site else None,
        source=source,
        review=tuple(dict.fromkeys(note.item for note in notes)),
        extra={"byline": facts.byline} if facts.byline else {},
    )


def _whole(lines: Sequence[Reading]) -> Sequence[Reading]:
    """The readings of `lines`, with lines that go on from each other put together."""
    if not any(r.goes_on for r in lines):
        return lines
    starts = [i for i, r in enumerate(lines) if not r.goes_on]
    return [
        msgspec.structs.replace(lines[start], text=_text(lines[start:end]))
        for start, end in pairwise((*starts, len(lines)))
    ]


def _text(lines: Sequence[Reading]) -> str:
    if lines[0].kept == "table":
        return "\n".join(r.text for r in lines)
    if lines[0].kept:
        return textwrap.dedent("\n".join(r.text.rstrip() for r in lines))
    return join(r.text.strip() for r in lines)


def _blocks(readings: Sequence[Reading]) -> Iterator[_Block]:
    """The pieces of the body, in the order of the dump."""
    group: list[Reading] = []
    for r in readings:
        if r.role not in _BODY_ROLES:
            continue
        if group and not _joins(group, r):
            yield _Block(tuple(group))
            group = []
        group.append(r)
    if group:
        yield _Block(tuple(group))


def _joins(group: Sequence[Reading], following: Reading) -> bool:
    """Whether `following` belongs to the same list or quotation, or is the credit of the caption before it."""
    last = group[-1]
    if last.role != following.role:
        return False
    if following.role in ("list", "quote"):
        return _ordered(last) == _ordered(following)
    return following.role == "caption" and figures.goes_on(group, following)


def _ordered(r: Reading) -> bool:
    return r.role == "list" and marks.list_number(plain(r.text)) is not None


def _opening(blocks: Sequence[_Block]) -> int:
    """The line of the first paragraph, 0 where there is none."""
    return next((block.first.line for block in blocks if block.first.role == "paragraph"), 0)


def _body(blocks: Sequence[_Block], entries: Sequence[FigureEntry], opening: int) -> str:
    """The Markdown of `blocks`; the paragraph on line `opening` goes without its dateline, which is in the head."""
    ids = iter([figure.id for figure in entries])
    return "\n\n".join(part for block in blocks if (part := _markdown(block, ids, opening)))


def _markdown(block: _Block, ids: Iterator[str], opening: int) -> str:
    texts = [r.text for r in block.readings]
    match block.first.role:
        case "caption":
            return f"![][{next(ids)}]"
        case "subhead":
            return f"## {escape_heading(texts[0])}"
        case "quote":
            quoted = (escape(text.strip()[len(marks.quote_marker(text.strip())) :]) for text in texts)
            # A line with nothing but the marker is a blank line of the quotation.
            return "\n>\n".join(f"> {text}" for text in quoted if text)
        case "list":
            return "\n".join(_item(text.strip()) for text in texts)
    if block.first.kept:
        return _kept(texts[0], block.first.kept)
    return escape(without_dateline(texts[0]) if block.first.line == opening else texts[0])


def _kept(text: str, kind: str) -> str:
    if kind == "verse":
        return "  \n".join(map(escape, text.splitlines()))
    if kind == "table":
        rows = [verses.cells(line) for line in text.splitlines()]
        lines = [_row(row) for row in rows if not all(map(_RULE.fullmatch, row))]
        return "\n".join((*lines[:1], f"|{'---|' * len(rows[0])}", *lines[1:]))
    return fenced(text)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escape(cell).replace('|', '&#124;') for cell in cells)} |"


def _item(text: str) -> str:
    if number := marks.list_number(text):
        return f"{number[0]}. {escape(text[number[1] :])}"
    return f"- {escape(text[len(marks.list_marker(text)) :])}"
