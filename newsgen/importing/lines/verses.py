"""Lines that belong together and stay lines: code that is indented, stanzas of a poem, an address.

Stanzas are told only where all text around them is in paragraphs that blank lines part, since elsewhere short lines
below each other may be anything.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from newsgen.importing import credits as credit_lines
from newsgen.importing.lines import furniture, marks

Kind = Literal["code", "verse"]
Kept = tuple[int, int, Kind]
"""The first line, the line behind the last, and what they are."""

_PROSE = 100
"""From how many characters on a line is a paragraph."""

_VERSE, _STANZA = 60, range(3, 21)
"""How long a verse is at most, in characters; of how many a stanza is."""

_INDENTS = ("    ", "\t")
_SIGNS = re.compile(r"[{};=\\|<>]|\w[(\[]|\)$|:$|^(?:[$#>] |//|--)|\w/\w|\w\.\w")
_ENDS = (".", "!", "?", "…", '"', "”", "»", "“")  # quotation marks of print


def find(lines: Sequence[str], texts: Sequence[str]) -> list[Kept]:
    """The lines of a dump that stay lines, in order; `texts` are the `lines` normalised for matching."""
    prose = [i for i, text in enumerate(texts) if len(text) > _PROSE]
    if not prose:
        return []
    code = [*_code(lines, texts, prose)]
    taken = {i for start, end, _ in code for i in range(start, end)}
    return sorted((*code, *(found for found in _stanzas(texts, prose) if found[0] not in taken)))


def _code(lines: Sequence[str], texts: Sequence[str], prose: Sequence[int]) -> Iterator[Kept]:
    """The runs of indented lines, and of blank ones between them, that look like a program's."""
    if not any(line.startswith(_INDENTS) for line in lines) or any(lines[i].startswith(_INDENTS) for i in prose):
        return
    for is_code, run in groupby(range(len(lines)), key=lambda i: not texts[i] or lines[i].startswith(_INDENTS)):
        inner = [i for i in run if texts[i]] if is_code else []
        if inner and inner[0] > prose[0] and 2 * sum(bool(_SIGNS.search(texts[i])) for i in inner) > len(inner):
            yield inner[0], inner[-1] + 1, "code"


def _stanzas(texts: Sequence[str], prose: Sequence[int]) -> Iterator[Kept]:
    """The runs of short lines between blank ones, amidst paragraphs of which none stands right below another."""
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
    """Whether a short line is by its form no verse."""
    marked = marks.list_marker(text) or marks.list_number(text) or marks.quote_marker(text)
    signed = marks.byline(text) or marks.is_timestamp(text) or credit_lines.split(text).credit
    return bool(marked or signed or furniture.recognise(text))
