"""The lines of a dump as their neighbours show them: some are furniture only beside others, and some only alone."""

from collections.abc import Sequence
from itertools import groupby

import msgspec

from newsgen.importing.credits import Credited
from newsgen.importing.lines import furniture, top
from newsgen.importing.lines.furniture import Furniture
from newsgen.importing.lines.seen import FURNITURE, PROSE, Seen, kind_of, look_at
from newsgen.importing.lines.shapes import Block


def look(blocks: Sequence[Block]) -> list[Seen]:
    """The `blocks` of a dump, each with all that the model asks of it.

    Buttons are furniture where several stand in a row, above all text or below a prompt to share; so is the name of a
    section right above a headline.
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
    _keep_amidst_text(seen)
    for i in top.sections(seen):
        seen[i] = _as(seen[i], furniture.SECTION)
    return seen


def _as_button(entry: Seen) -> Seen:
    return _as(entry, furniture.BUTTON)


def _as_words(entry: Seen) -> Seen:
    """One of several networks in a row, none of which owns a picture."""
    text, nobody = entry.block.text, Credited(entry.block.text, "", "")
    kind = entry.kind if entry.piece else kind_of(text, nobody, entry.end)
    return msgspec.structs.replace(entry, credit=nobody, kind=kind)


def _as(entry: Seen, piece: Furniture) -> Seen:
    # What its form alone says of a line says more than its place does.
    return msgspec.structs.replace(entry, kind=FURNITURE, piece=entry.piece or piece)


def _is_prompt(seen: Sequence[Seen], i: int) -> bool:
    return i >= 0 and (piece := seen[i].piece) is not None and piece.role == "share"


def _keep_amidst_text(seen: list[Seen]) -> None:
    """Take for a line of the text what may be one, where it stands amidst it and nothing beside it says otherwise."""
    prose = [i for i, entry in enumerate(seen) if entry.kind in PROSE]
    for i in range(prose[0] + 1, prose[-1]) if prose else ():
        piece = seen[i].piece
        if piece and piece.in_company and not any(_vouches(seen[j], piece) for j in (i - 1, i + 1)):
            block, credit, end = seen[i].block, seen[i].credit, seen[i].end
            seen[i] = msgspec.structs.replace(seen[i], kind=kind_of(block.text, credit, end), piece=None)


def _vouches(beside: Seen, piece: Furniture) -> bool:
    """Whether the line `beside` says that the one next to it is the furniture `piece` that it looks like."""
    if beside.kind in ("credit", "bare credit"):
        return True
    return beside.piece is not None and beside.piece.why != piece.why
