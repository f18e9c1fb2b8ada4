"""Readings into an article: the head as front matter, the rest as Markdown whose words are the dump's."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from newsgen import frontmatter, slugs
from newsgen.config import Config
from newsgen.importing import credits as credit_forms
from newsgen.importing import marks
from newsgen.importing.classify import read_lines
from newsgen.importing.escaping import escape, escape_heading
from newsgen.importing.metadata import Facts, gather, without_dateline
from newsgen.importing.records import SURE, Draft, Dump, Note, Reading
from newsgen.importing.shapes import plain
from newsgen.model import FigureEntry, FrontMatter, Share, Source

_BODY_ROLES = frozenset({"paragraph", "subhead", "quote", "list", "caption"})
_ID_WORDS = 5


class _Block(msgspec.Struct, frozen=True):
    """A piece of the body: one reading, or the lines that make up one figure, list or quotation."""

    readings: tuple[Reading, ...]

    @property
    def first(self) -> Reading:
        return self.readings[0]


def draft(dump: Dump, config: Config, digest: str, now: datetime) -> Draft:
    """The article that `dump` makes, its figures still without pictures; `digest` is the dump's, `now` is aware."""
    readings = read_lines(dump)
    facts = gather(dump.seed, readings, config, now)
    blocks = tuple(_blocks(readings))
    figures = _figures(blocks)
    notes = (*dump.notes, *facts.notes, *_doubts(readings))
    head = _head(facts, figures, Source(url=facts.url, seed=dump.seed, digest=digest), notes)
    return Draft(head, _body(blocks, figures), readings, tuple(sorted(notes)), facts.dated)


def with_pictures(made: Draft, sources: Mapping[int, str]) -> Draft:
    """`made` with the `src` values in `sources`, which has them by the index of their figure."""
    figures = tuple(
        msgspec.structs.replace(figure, src=sources.get(index)) for index, figure in enumerate(made.head.figures)
    )
    lead = next((figure.id for figure in figures if figure.src), None)
    return msgspec.structs.replace(made, head=msgspec.structs.replace(made.head, figures=figures, image=lead))


def text_of(made: Draft, slug: str, date: str | None = None) -> str:
    """The article's file with the address `slug`, and with `date` in place of its own where it is given."""
    head = msgspec.structs.replace(made.head, slug=slug, date=date or made.head.date)
    return frontmatter.write(head, made.body)


def _head(facts: Facts, figures: Sequence[FigureEntry], source: Source, notes: Sequence[Note]) -> FrontMatter:
    return FrontMatter(
        title=facts.title,
        date=facts.date,
        authors=facts.authors,
        section=facts.section,
        summary=facts.summary,
        dateline=facts.dateline,
        language=facts.language,
        figures=tuple(figures),
        share=Share(site=facts.share_site) if facts.share_site else None,
        source=source,
        review=tuple(dict.fromkeys(note.item for note in notes)),
    )


def _doubts(readings: Sequence[Reading]) -> Iterator[Note]:
    """What stands in the article, or beside it, on a reading that is not sure."""
    for r in readings:
        if r.confidence < SURE and r.role in ("caption", "share", "boilerplate"):
            item = "captions" if r.role == "caption" else "text"
            yield Note(item, r.line, f"read as {r.role} with confidence {r.confidence:.2f}: {r.why}")


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
    if following.role != "caption" or len(group) > 1:
        return False
    before, after = credit_forms.split(plain(last.text)), credit_forms.split(plain(following.text))
    if not before.caption and before.how == "a picture source":
        return not after.credit
    return not before.credit and not after.caption and bool(after.credit)


def _ordered(r: Reading) -> bool:
    return r.role == "list" and marks.list_number(plain(r.text)) is not None


def _figures(blocks: Sequence[_Block]) -> tuple[FigureEntry, ...]:
    figures: list[FigureEntry] = []
    taken: set[str] = set()
    for block in blocks:
        if block.first.role != "caption":
            continue
        parts = [credit_forms.split(r.text) for r in block.readings]
        caption = " ".join(part.caption for part in parts if part.caption)
        credit = " ".join(part.credit for part in parts if part.credit)
        base = _figure_id(caption, len(figures) + 1)
        name = next(n for n in _numbered(base) if n not in taken)
        taken.add(name)
        figures.append(FigureEntry(id=name, caption=caption or None, credit=credit or None))
    return tuple(figures)


def _figure_id(caption: str, number: int) -> str:
    words = [word for word in slugs.slug(plain(caption), fallback="").split("-") if word]
    name = "-".join(words[:_ID_WORDS])[:60].strip("-")
    return name if re.search("[a-z]", name) else f"figure-{number}"


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _body(blocks: Sequence[_Block], figures: Sequence[FigureEntry]) -> str:
    ids = iter([figure.id for figure in figures])
    opening = next((block.first.line for block in blocks if block.first.role == "paragraph"), 0)
    return "\n\n".join(part for block in blocks if (part := _markdown(block, ids, opening)))


def _markdown(block: _Block, ids: Iterator[str], opening: int) -> str:
    texts = [r.text for r in block.readings]
    match block.first.role:
        case "caption":
            return f"![][{next(ids)}]"
        case "subhead":
            return f"## {escape_heading(texts[0])}"
        case "quote":
            return "\n>\n".join(f"> {escape(text.strip()[len(marks.quote_marker(text.strip())) :])}" for text in texts)
        case "list":
            return "\n".join(_item(text.strip()) for text in texts)
    return escape(without_dateline(texts[0]) if block.first.line == opening else texts[0])


def _item(text: str) -> str:
    if number := marks.list_number(text):
        return f"{number[0]}. {escape(text[number[1] :])}"
    return f"- {escape(text[len(marks.list_marker(text)) :])}"
