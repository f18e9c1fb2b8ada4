"""Tables that lay out pictures side by side, each with a few words in its cell or in the one below."""

from collections.abc import Sequence
from typing import Any

import msgspec

from newsgen.importing.sources.html import figures, tables
from newsgen.importing.sources.html.places import OUTSIDE, ancestors, reason
from newsgen.importing.sources.records import Block


class _Cell(msgspec.Struct, frozen=True):
    """The indexes of the blocks with a cell's pictures, and with its words."""

    pictures: tuple[int, ...] = ()
    words: tuple[int, ...] = ()


_EMPTY = _Cell()


def grouped(blocks: Sequence[Block]) -> list[Block]:
    """`blocks`, with each picture of such a table right before its words, and in one group with them."""
    held: dict[Any, list[int]] = {}
    for index, block in enumerate(blocks):
        table = next((e for e in ancestors(block) if e.tag == "table"), None)
        if table is not None and (block.part == "picture" or block.text):
            held.setdefault(table, []).append(index)
    captions: dict[int, int] = {}
    for table, indexes in held.items():
        if sum(blocks[i].part == "picture" for i in indexes) > 1:
            captions.update(_captions(blocks, table, indexes))
    return _placed(blocks, captions)


def _placed(blocks: Sequence[Block], captions: dict[int, int]) -> list[Block]:
    """`blocks`, with each picture in `captions` right before its words, and in one group with them."""
    pictures = {words: picture for picture, words in captions.items()}
    out: list[Block] = []
    for index, block in enumerate(blocks):
        if index in pictures:
            why = "words in a cell with a picture"
            out.append(msgspec.structs.replace(blocks[pictures[index]], group=block.element))
            out.append(msgspec.structs.replace(block, part="caption", why=why, group=block.element))
        elif index not in captions:
            out.append(block)
    return out


def _captions(blocks: Sequence[Block], table: Any, indexes: Sequence[int]) -> dict[int, int]:
    """The words of each picture in `table`, whose blocks are `indexes`; {} where it has other words as well."""
    cells: dict[Any, _Cell] = {}
    for i in indexes:
        own = next((e for e in (blocks[i].element, *ancestors(blocks[i])) if e.tag in ("td", "th")), None)
        cells[own] = _with(cells.get(own, _EMPTY), i, blocks[i])
    if not all(_may_be_of_picture(blocks, cell) for cell in cells.values()):
        return {}
    found: dict[int, int] = {}
    above: list[_Cell] = []
    for row in tables.rows(table):
        now = [cells.get(cell, _EMPTY) for cell in row]
        for column, cell in enumerate(now):
            owner = cell if cell.pictures or column >= len(above) else above[column]
            if cell.words and owner.pictures:
                found.setdefault(owner.pictures[0], cell.words[0])
        above = [cell if cell.pictures and not cell.words else _EMPTY for cell in now]
    # Unless all words are a picture's, the table holds text beside pictures.
    words = sum(len(cell.words) for cell in cells.values())
    return found if len(found) == words > 1 else {}


def _with(cell: _Cell, index: int, block: Block) -> _Cell:
    if block.part == "picture":
        return _Cell((*cell.pictures, index), cell.words)
    return _Cell(cell.pictures, (*cell.words, index))


def _may_be_of_picture(blocks: Sequence[Block], cell: _Cell) -> bool:
    """Whether `cell` has a picture, a caption, or both, and nothing else."""
    shown = [blocks[i].shown for i in cell.pictures]
    words = [blocks[i] for i in cell.words]
    return figures.are_one(shown) and all(
        len(words) == 1
        and block.role == "paragraph"
        and block.linked <= 1 / 2
        and figures.may_be_caption(block.text)
        and reason(block) == OUTSIDE
        for block in words
    )
