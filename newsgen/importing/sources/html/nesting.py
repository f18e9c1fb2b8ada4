"""Blocks within lists and quotations: their markers, their indentation, and the lines between them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from newsgen.importing.sources.records import Block, Piece

_MOST_PARAGRAPHS = 5
"""An item of more is a column of the page."""

_MARKED = re.compile(r"\s*(?:-|\d{1,6}\.) ")


def items(found: Iterable[tuple[Block, str]]) -> Iterator[Block]:
    """The blocks of a list, from pairs of a block and the marker or indent before it, "" outside of any item."""
    loose = True
    for block, mark in found:
        made = _item(block, mark, loose=loose) if mark else block
        yield made
        # Markdown recognises no item in the line right below a paragraph.
        loose = bool(block.part) or (not _MARKED.match(made.markdown) if made.markdown else loose)


def _item(block: Block, mark: str, *, loose: bool) -> Block:
    """A block of a list's item, indented below its marker, after a blank line if `loose`; a picture stays as it is."""
    if not block.markdown or block.part:
        return block
    inner, *rest = block.markdown.split("\n")
    within = not mark.strip() and block.role == "list" and block.gap == "\n"
    gap = "\n" if within or (not loose and (mark.strip() or block.role == "list")) else "\n\n"
    markdown = "\n".join([mark + inner, *(f"    {line}" if line else "" for line in rest)])
    why = "an item of a list" if block.role == "paragraph" else block.why
    role = "list" if block.role == "paragraph" else block.role
    return msgspec.structs.replace(block, role=role, why=why, markdown=markdown, gap=gap)


def behind(mark: str, found: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """The blocks of an item, the first behind its `mark`. A picture stands outside of the list, which starts anew."""
    before = mark
    for block in found:
        yield block, before
        before = mark if block.part else "    " if block.markdown else before


def lays_out(item: Any) -> bool:
    """Whether `item`, of a list without numbers, holds a text, as where a page is laid out with lists."""
    if next(item.iter("article", "main", "h1"), None) is not None:
        return True
    return len(list(islice(item.iter("p"), _MOST_PARAGRAPHS + 1))) > _MOST_PARAGRAPHS


def outdented(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """`pieces`, with no indent where no block above of an item is in the article: Markdown would make code of it."""
    in_item = False
    for piece in pieces:
        markdown = piece.markdown
        if markdown and piece.role == "list" and not in_item:
            indent = len(markdown) - len(markdown.lstrip(" "))
            markdown = "\n".join(line[indent:] for line in markdown.split("\n"))
        if markdown or piece.shown:
            in_item = piece.role == "list" and (in_item or bool(_MARKED.match(markdown)))
        yield piece if markdown is piece.markdown else msgspec.structs.replace(piece, markdown=markdown)


def first_number(element: Any) -> int:
    """The number of the first item of the list `element`."""
    text = element.get("start") or ""
    return int(text) if text.isdecimal() and len(text) < 6 else 1  # noqa: PLR2004  # no longer number starts a list


def quoted(found: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a quotation as one quotation; pictures and what is set aside stay as they are."""
    first = True
    for block in found:
        if not block.markdown or block.part:
            yield block
            continue
        markdown = "\n".join(f"> {line}" if line else ">" for line in block.markdown.split("\n"))
        gap = "\n\n" if first else "\n" if block.gap == "\n" else "\n>\n"
        yield msgspec.structs.replace(block, role="quote", why="a quotation", markdown=markdown, gap=gap)
        first = False
