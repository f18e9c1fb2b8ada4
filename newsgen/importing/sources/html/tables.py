"""Tables of HTML: their cells in rows and columns, and the words of a row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from newsgen.importing.sources.html import inline, unseen

IN_CELLS = frozenset({"p", "div", "center", "ul", "ol", "li"})
"""The blocks that may stand in a cell of mere words."""

_AT_END = re.compile(r"^right\b|\btext-(?:align-)?(?:right|end)\b|\btext-align:\s*(?:right|end)\b", re.IGNORECASE)
_GROUPS = ("thead", "tbody", "tfoot", "tr")
_ALL = 65534
"""The rows that a cell spans if it goes on to the end (`rowspan="0"`): more than there are."""

_APART = (inline.BREAK, inline.BREAK)

WIDEST = 60
"""The most columns of a table; one with more only lays out a page."""


def rows(table: Any) -> list[list[Any]]:
    """The cells of each row that has some, by column; None where a cell from the left or from above goes on.

    Hidden cells are left out. A row that is too wide is the last.
    """
    found: list[list[Any]] = []
    going_on: dict[int, int] = {}
    group = None
    for row in _in_order(table):
        if row.getparent() is not group:
            # No cell goes on beyond the end of a row group.
            group, going_on = row.getparent(), {}
        if unseen.is_hidden(row) or unseen.is_hidden(row.getparent()):
            continue
        cells = [cell for cell in row if cell.tag in ("td", "th") and not unseen.is_hidden(cell)]
        if not cells:
            continue
        out: list[Any] = []
        for cell in cells[: WIDEST + 1]:
            while going_on.get(len(out), 0):
                going_on[len(out)] -= 1
                out.append(None)
            for column in range(min(_span(cell, "colspan"), WIDEST)):
                going_on[len(out)] = _span(cell, "rowspan") - 1
                out.append(None if column else cell)
        # The same for columns behind the row's last cell.
        for column in range(len(out), max(going_on, default=0) + 1):
            going_on[column] = max(going_on.get(column, 0) - 1, 0)
        found.append(out)
        if len(out) > WIDEST:
            break
    return found


def _in_order(table: Any) -> list[Any]:
    """The rows of `table` as browsers show them: the head first and the foot last, wherever they are in the source."""
    head = next(table.iterchildren("thead"), None)
    foot = next(table.iterchildren("tfoot"), None)
    return sorted(table.iter("tr"), key=lambda row: (row.getparent() is foot) - (row.getparent() is head))


def hidden(table: Any) -> Iterator[Any]:
    """The hidden parts of `table`."""
    for part in table.iter("caption", "thead", "tbody", "tfoot", "tr", "td", "th", *IN_CELLS):
        around = takewhile(lambda e: e is not table, part.iterancestors())
        if unseen.is_hidden(part) and not any(map(unseen.is_hidden, around)):
            yield part


def outside_cells(table: Any, base: str) -> Iterator[inline.Run]:
    """The words of `table` outside of its cells, which browsers show above it."""
    yield inline.Run(inline.words(table.text))
    for part in table:
        if part.tag in (*_GROUPS, "td", "th", "caption"):
            inside = outside_cells(part, base) if part.tag in _GROUPS and not unseen.is_hidden(part) else ()
            yield from (*_APART, *inside, *_APART)
        else:
            yield from inline.runs(part, base)
        yield inline.Run(inline.words(part.tail))


def cells(row: Iterable[Any], base: str) -> list[tuple[inline.Run, ...]]:
    """The words of each cell of a `row`, as `rows` has it."""
    return [tuple(_cell(cell, base)) if cell is not None else () for cell in row]


def line(cells: Iterable[tuple[inline.Run, ...]], width: int) -> tuple[str, str]:
    """The words of a row's `cells`, and its Markdown in `width` columns."""
    shown = [inline.markdown_of(cell, one_line=True).replace("|", "&#124;") for cell in map(_tidy, cells)]
    text = " | ".join(inline.text_of(cell) for cell in cells).strip(" |")
    return text, f"| {' | '.join(shown + [''] * (width - len(shown)))} |"


def rule(rows: Sequence[Sequence[Any]], width: int) -> str:
    """The Markdown below the head of a table of `width` columns, whose `rows` say which of these end at one edge."""
    columns = ([row[n] for row in rows[1:] if n < len(row) and row[n] is not None] for n in range(width))
    return f"|{''.join(' ---: |' if cells and all(map(_is_at_end, cells)) else ' --- |' for cells in columns)}"


def _is_at_end(cell: Any) -> bool:
    """Whether the words of `cell` stand at the end of its line, as numbers do."""
    said = f"{cell.get('align') or ''} {cell.get('class') or ''} {cell.get('style') or ''}"
    # Where lines run from the right, they begin there.
    return bool(_AT_END.search(said)) and not any(e.get("dir") == "rtl" for e in (cell, *cell.iterancestors()))


def _span(cell: Any, name: str) -> int:
    text = cell.get(name) or ""
    if text == "0" and name == "rowspan":
        return _ALL
    return max(int(text), 1) if text.isdecimal() and len(text) < 4 else 1  # noqa: PLR2004  # no table is larger


def _cell(element: Any, base: str) -> Iterator[inline.Run]:
    """The words of a cell, whose paragraphs and items are lines."""
    yield inline.Run(inline.words(element.text))
    for child in element:
        if child.tag in IN_CELLS and not unseen.is_hidden(child):
            yield from (inline.BREAK, *_cell(child, base), inline.BREAK)
        else:
            yield from inline.runs(child, base)
        yield inline.Run(inline.words(child.tail))


def _tidy(cell: tuple[inline.Run, ...]) -> tuple[inline.Run, ...]:
    return tuple(run for part in inline.paragraphs(cell) for run in (*part, inline.BREAK))
