"""Lines that belong together and stay lines: tables, indented code, stanzas of a poem, an address.

Stanzas are recognised only where blank lines part the paragraphs around them; elsewhere, short lines below each other
may be anything.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from newsgen.importing import credits as credit_lines
from newsgen.importing.lines import bylines, furniture, marks

Kind = Literal["code", "table", "verse"]
Kept = tuple[int, int, Kind]
"""The first line, the line after the last, and what they are."""

_PROSE = 100
"""A line of more characters is a paragraph."""

_VERSE, _STANZA = 60, range(3, 21)
"""How long a verse is at most, in characters, and how many verses a stanza has."""

_ROWS, _TWO = 3, 2
"""How many rows a table has at least, and how many cells between bars do not make a row yet."""

_INDENTS = ("    ", "\t")
_SIGNS = re.compile(r"[{};=\\|<>]|\w[(\[]|\)$|:$|^(?:[$#>] |//|--)|\w/\w|\w\.\w")
_ENDS = (".", "!", "?", "…", '"', "”", "»", "“")  # quotation marks of print


def find(lines: Sequence[str], texts: Sequence[str]) -> list[Kept]:
    """The lines of a dump that stay lines, in order; `texts` are the `lines` normalised for matching."""
    prose = [i for i, text in enumerate(texts) if len(text) > _PROSE]
    # Above a text of short lines, lines with tabs may be a menu.
    first = 0 if prose else next((i for i, text in enumerate(texts) if text.endswith(_ENDS)), len(texts))
    plain = [*(found for found in _tables(lines) if found[0] >= first), *_code(lines, texts, prose)]
    taken = {i for start, end, _ in plain for i in range(start, end)}
    return sorted((*plain, *(found for found in _stanzas(texts, prose) if taken.isdisjoint(range(*found[:2])))))


def cells(line: str) -> list[str]:
    """The cells of a line that may be a row of a table, parted by tabs, as browsers copy one, or by bars."""
    bare = line.strip()
    framed = bare[1:-1] if bare.startswith("|") and bare.endswith("|") else bare
    return [part.strip() for part in (line.split("\t") if "\t" in bare else framed.split("|"))]


def _tables(lines: Sequence[str]) -> Iterator[Kept]:
    """The runs of lines with the same number of cells."""
    if not any("\t" in line or "|" in line for line in lines):
        return
    start = 0
    for width, run in groupby(lines, key=_width):
        end = start + len(list(run))
        if width and end - start >= _ROWS:
            yield start, end, "table"
        start = end


def _width(line: str) -> int:
    """How many cells a line has, 0 where it is no row; one bar may also part a title from a name."""
    count = len(cells(line))
    return count if count > (1 if "\t" in line.strip() else _TWO) and any(cells(line)) else 0


def _code(lines: Sequence[str], texts: Sequence[str], prose: Sequence[int]) -> Iterator[Kept]:
    """The runs of indented lines, and of blank ones between them, that look like code."""
    if (
        not prose
        or not any(line.startswith(_INDENTS) for line in lines)
        or any(lines[i].startswith(_INDENTS) for i in prose)
    ):
        return
    for is_code, run in groupby(range(len(lines)), key=lambda i: not texts[i] or lines[i].startswith(_INDENTS)):
        inner = [i for i in run if texts[i]] if is_code else []
        if inner and inner[0] > prose[0] and 2 * sum(bool(_SIGNS.search(texts[i])) for i in inner) > len(inner):
            yield inner[0], inner[-1] + 1, "code"


def _stanzas(texts: Sequence[str], prose: Sequence[int]) -> Iterator[Kept]:
    """The runs of short lines between blank ones, amidst paragraphs of which none follows another directly."""
    if any(below - above == 1 for above, below in pairwise(prose)):
        return
    for above, below in pairwise(prose):
        if below - above < _STANZA.start + 3:
            continue
        for is_text, run in groupby(range(above + 1, below), key=lambda i: bool(texts[i])):
            found = [*run] if is_text else []
            whole = found and not texts[found[0] - 1] and not texts[found[-1] + 1]
            if whole and len(found) in _STANZA and _is_stanza([texts[i] for i in found]):
                yield found[0], found[-1] + 1, "verse"


def _is_stanza(texts: Sequence[str]) -> bool:
    if any(len(text) > _VERSE for text in texts) or texts[0].endswith(":"):
        return False
    ended = sum(text.endswith(_ENDS) for text in texts[:-1])
    return 2 * ended < len(texts) and not any(map(_is_something_else, texts))


def _is_something_else(text: str) -> bool:
    """Whether the form of a short line shows that it is no verse."""
    named = bylines.signs(text) or credit_lines.split(text).credit
    return bool(marks.is_marked(text) or named or furniture.recognise(text))
