"""What a person should look at of how a dump was read, as notes for `review`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsgen.importing.lines import bylines, marks, wrapping
from newsgen.importing.lines.shapes import plain
from newsgen.importing.records import SURE, Note, Reading

_LONGEST_HEAD = 100
"""No byline, and no time, of another article is longer, in characters."""


def unsure(readings: Sequence[Reading]) -> Iterator[Note]:
    """Notes on what stands in the article, or was set aside, by a reading that is not sure."""
    for r in readings:
        if r.confidence < SURE and r.role in ("caption", "share", "boilerplate"):
            item = "captions" if r.role == "caption" else "text"
            yield Note(item, r.line, f"read as {r.role} with confidence {r.confidence:.2f}: {r.why}")


def broken(lines: Sequence[Reading]) -> Iterator[Note]:
    """Notes that lines were put together, or kept as lines, because of their length or look alone."""
    for kept in {r.kept: r for r in reversed(lines) if r.kept}.values():
        yield Note("text", kept.line, f"kept as lines here, and wherever it looks alike: {kept.why}")
    if first := next((r for r in lines if r.goes_on and not r.kept), None):
        why = "lines were broken off at one length here and are put together; check where paragraphs end"
        yield Note("text", first.line, why)
        if not wrapping.are_parted([plain(r.text) for r in lines], [r.goes_on for r in lines]):
            yield from _perhaps_ends(lines)


def _perhaps_ends(lines: Sequence[Reading]) -> Iterator[Note]:
    """Notes on full lines that end a sentence, and may end a paragraph, where no blank line would say so."""
    for above, r in pairwise(lines):
        if r.goes_on and wrapping.may_end(plain(above.text), plain(r.text)):
            yield Note("text", r.line, "a paragraph may begin here: the line above ends a sentence, but is full")


def others(readings: Sequence[Reading]) -> Iterator[Note]:
    """A note on who wrote something, and when, amidst the text, as it stands at the head of another article.

    There is none where nobody is named above the text: there, it is the article's own.
    """
    shown = [r for r in readings if r.role not in ("blank", "share", "boilerplate")]
    text = [n for n, r in enumerate(shown) if r.role == "paragraph"]
    signed = text and any(r.role == "byline" for r in shown[: text[0]])
    amidst = shown[text[0] : text[-1] + 1] if signed else []
    heads = [r.line for r, below in pairwise(amidst) if _is_head(plain(r.text), plain(below.text))]
    if heads:
        more = f", and {len(heads) - 1} more below" if len(heads) > 1 else ""
        yield Note("text", heads[0], f"another article may begin here{more}; if so, give each a file of its own")


def _is_head(line: str, following: str) -> bool:
    """Whether two lines, or the first of them, say who wrote an article and when."""
    if len(line) > _LONGEST_HEAD or not any(map(str.isdigit, line + following[:_LONGEST_HEAD])):
        return False
    if signed := bylines.byline(line):
        return signed.stamp is not None or marks.is_timestamp(following)
    return marks.is_timestamp(line) and bylines.byline(following) is not None
