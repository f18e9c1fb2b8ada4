"""The lines of a dump seen beside their neighbours: some are furniture only beside others, and some only alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from newsgen.importing.credits import Credited
from newsgen.importing.lines import bylines, frames, furniture, tails, top
from newsgen.importing.lines.furniture import Furniture
from newsgen.importing.lines.seen import FURNITURE, PROSE, Seen, kind_of, look_at
from newsgen.importing.lines.shapes import Block

_NUMERIC = re.compile(r"\d{1,2}:\d{2}$|\d[\d.,\s]*$")
_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)")
_BOX_STARTS, _BOX_ENDS = (
    re.compile(rf"{mark} [\w ]{{2,20}} promotion$", re.IGNORECASE) for mark in ("skip past", "after")
)
_BOX = 10
"""The most lines of a box."""

_TIMES, _NUMBERS = 3, 4
"""How many times, and how many numbers, make up a series."""


def look(blocks: Sequence[Block]) -> list[Seen]:
    """The `blocks` of a dump, each with all that the model asks of it.

    Buttons are furniture where several stand in a row, above all text or below a prompt to share. So are the name of a
    section right above a headline, and what surrounds the article where a whole page was copied.
    """
    seen = list(map(look_at, blocks))
    text = next((i for i, entry in enumerate(seen) if entry.kind in PROSE), len(seen))
    start = 0
    for is_row, row in groupby(seen, key=lambda entry: furniture.is_button(entry.block.text)):
        end = start + len(list(row))
        if is_row and end - start > 1:
            buttons = _is_prompt(seen, start - 1) or 0 < start < text
            make = _as_button if buttons else _as_words
            seen[start:end] = map(make, seen[start:end])
        start = end
    for i in _boxed(seen):
        seen[i] = _as(seen[i], furniture.BOX)
    for i in tails.comments(seen):
        seen[i] = _as(seen[i], furniture.COMMENT)
    _keep_amidst_text(seen)
    framed = frames.around(seen)
    named = {} if furniture.FRAME in framed.values() else top.sections(seen)
    for i, piece in (named | framed).items():
        seen[i] = _as(seen[i], piece)
    return seen


def _boxed(seen: Sequence[Seen]) -> Iterator[int]:
    """The lines of a box between the marks by which those who cannot see the page skip it: an offer, and no text."""
    start = None
    for i, entry in enumerate(seen):
        if entry.piece is None:
            continue
        if _BOX_STARTS.match(entry.block.text):
            start = i
        elif start is not None and _BOX_ENDS.match(entry.block.text):
            yield from range(start, i) if i - start <= _BOX else ()
            start = None


def _as_button(entry: Seen) -> Seen:
    return _as(entry, furniture.BUTTON)


def _as_words(entry: Seen) -> Seen:
    """Read one of several networks in a row as mere words: none of them owns a picture."""
    text, nobody = entry.block.text, Credited(entry.block.text, "", "")
    kind = entry.kind if entry.piece else kind_of(text, nobody, entry.end)
    return msgspec.structs.replace(entry, credit=nobody, kind=kind)


def _as(entry: Seen, piece: Furniture) -> Seen:
    # A line's own form says more about it than its place.
    return msgspec.structs.replace(entry, kind=FURNITURE, piece=entry.piece or piece)


def _is_prompt(seen: Sequence[Seen], i: int) -> bool:
    return i >= 0 and (piece := seen[i].piece) is not None and piece.role == "share"


def _keep_amidst_text(seen: list[Seen]) -> None:
    """Give back to the text the lines that may as well be text, and by their place are.

    A line `in_company` is text amidst the text, where nothing beside it says otherwise, and anywhere in a series. One
    that would close the text counts as amidst it also below the last sentence, unless another line there closes it. A
    heading is the text's where a sentence, and no title, stands below it.
    """
    prose = [i for i, entry in enumerate(seen) if entry.kind in PROSE]
    amidst, opened = (range(prose[0] + 1, end) for end in (prose[-1], len(seen))) if prose else (range(0), range(0))
    below = seen[prose[-1] + 1 :] if prose else []
    closed = any(piece.closes and not piece.in_company for entry in below if (piece := entry.piece))
    series = _series(seen)
    for i, entry in enumerate(seen):
        piece = entry.piece
        if piece is None or not (piece.in_company or piece.heads):
            continue
        in_text = i in (opened if piece.closes and not closed else amidst)
        alone = in_text and not any(_vouches(seen[j], piece) for j in (i - 1, i + 1) if j < len(seen))
        under = _below_signature(seen, i)
        heads = under < len(seen) and seen[under].kind in PROSE
        if i in series or (alone if piece.in_company else heads):
            kind = kind_of(entry.block.text, entry.credit, entry.end)
            seen[i] = msgspec.structs.replace(entry, kind=kind, piece=None)


def _below_signature(seen: Sequence[Seen], i: int) -> int:
    """The line below line `i` or, where that is the first, below those that say who wrote the text, or when."""
    first, under = all(entry.piece for entry in seen[:i]), i + 1
    while first and under < len(seen) and bylines.signs(seen[under].block.text):
        under += 1
    return under


def _series(seen: Sequence[Seen]) -> set[int]:
    """The lines of only a time or number that form a series: in a live blog, a programme, a table of results.

    Such times go on, or back; such numbers do not count up, as page numbers do. The times of a player and the counts of
    readers stand beside other furniture.
    """
    found = [i for i in range(len(seen)) if _is_number_alone(seen, i)]
    # A figure with a point may be either.
    times = [i for i in found if _CLOCK.fullmatch(seen[i].block.text)]
    numbers = [i for i in found if ":" not in seen[i].block.text]
    counted = [seen[i].block.text for i in numbers]
    counts_up = counted == [str(n) for n in range(1, len(counted) + 1)]
    ordered = len(times) >= _TIMES and _are_ordered(seen, times)
    return {*(times if ordered else ()), *(numbers if len(numbers) >= _NUMBERS and not counts_up else ())}


def _are_ordered(seen: Sequence[Seen], times: Sequence[int]) -> bool:
    """Whether the lines `times` go on, or back."""
    clock = [(int(m["hour"]), int(m["minute"])) for i in times if (m := _CLOCK.fullmatch(seen[i].block.text))]
    return clock in (sorted(clock), sorted(clock, reverse=True))


def _is_number_alone(seen: Sequence[Seen], i: int) -> bool:
    piece = seen[i].piece
    if piece is None or not piece.in_company or not _NUMERIC.match(seen[i].block.text):
        return False
    return all(seen[j].piece in (None, piece) for j in (i - 1, i + 1) if 0 <= j < len(seen))


def _vouches(beside: Seen, piece: Furniture) -> bool:
    """Whether the line `beside` confirms that its neighbour is the furniture `piece` that it looks like."""
    if beside.kind in ("credit", "bare credit"):
        return True
    return beside.piece is not None and beside.piece.why != piece.why
