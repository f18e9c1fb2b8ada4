"""Lines that were broken off where a column ended, as mail programs and PDFs break them, put together again.

Such a line is as long as the column lets it be: the first word of the next one would not have fitted.
"""

from collections.abc import Sequence
from itertools import pairwise

from newsgen.importing.lines import bylines, furniture, marks

NARROW, COLUMN = 36, 120
"""No column of text is narrower or wider, in characters; a line that is longer is a paragraph."""

_ENOUGH, _SHARE = 3, 0.3
_WIDE = 56
"""No verse is this wide, in characters: where blank lines part what is, one line that goes on is enough."""

_PARTED = 0.75
"""The share of lines from which on those with another right below are too many for blank lines to part the blocks."""

_SENTENCE_ENDS = (".", "!", "?", ":", "…", '"', "”", "»", "“")  # quotation marks of print


def column(texts: Sequence[str]) -> int:
    """At how many characters the lines of a dump, `texts`, were broken off; 0 where they were not.

    Where three in ten go on in small letters on the next line, they were; or end amidst a sentence because the column
    does, whose width those in small letters tell.
    """
    pairs = [(above, below) for above, below in pairwise(texts) if above and below]
    cut = [(above, below) for above, below in pairs if len(above) <= COLUMN and not above.endswith(_SENTENCE_ENDS)]
    broken = [(above, below) for above, below in cut if below[:1].islower()]
    width = max((len(above) for above, _ in broken), default=0)
    parted = width >= _WIDE and len(pairs) < _PARTED * sum(map(bool, texts))
    if width < NARROW or len(broken) < (1 if parted else _ENOUGH):
        return 0
    full = sum(_is_full(above, below, width) for above, below in broken)
    all_full = sum(_is_full(above, below, width) for above, below in cut)
    return width if full > len(broken) // 2 and max(len(broken), all_full) >= _SHARE * len(pairs) else 0


def groups(texts: Sequence[str]) -> list[int]:
    """For each line of a dump, `texts`, how many lines above it belong to its block: 0 where it begins one."""
    width = column(texts)
    above: list[int] = [0] * len(texts)
    for i in range(1, len(texts)) if width else ():
        if texts[i - 1] and texts[i] and _is_full(texts[i - 1], texts[i], width) and not _stands_alone(texts, i):
            above[i] = above[i - 1] + 1
    if width and not are_parted(texts, above):
        for i in range(1, len(texts)):
            above[i] = 0 if not above[i] or _is_subhead(texts, i, width) else above[i - 1] + 1
    return above


def are_parted(texts: Sequence[str], goes_on: Sequence[int]) -> bool:
    """Whether blank lines part most blocks of a dump, `texts`; `goes_on` is 0 for the lines that begin one."""
    begins = [i for i in range(1, len(texts)) if texts[i] and not goes_on[i]]
    return 2 * sum(not texts[i - 1] for i in begins) > len(begins)


def may_end(above: str, below: str) -> bool:
    """Whether a paragraph may end between two lines that are put together since the one `above` is full."""
    return above.endswith(_SENTENCE_ENDS) and not below[:1].islower()


def _is_subhead(texts: Sequence[str], i: int, width: int) -> bool:
    """Whether line `i` begins below the end of a sentence and neither ends one nor goes on, as no paragraph does."""
    below = texts[i + 1] if i + 1 < len(texts) else ""
    return (
        may_end(texts[i - 1], texts[i])
        and not texts[i].endswith(_SENTENCE_ENDS)
        and not (below and _is_full(texts[i], below, width))
    )


def _is_full(text: str, following: str, width: int) -> bool:
    return len(text) <= COLUMN and len(text) + 1 + len(following.split(maxsplit=1)[0]) > width


def _stands_alone(texts: Sequence[str], i: int) -> bool:
    """Whether line `i`, or the one above it, is a line of its own by its form."""
    if marks.is_marked(texts[i]):
        return True
    return any(_is_furniture(text) or bylines.signs(text) for text in (texts[i - 1], texts[i]))


def _is_furniture(text: str) -> bool:
    """Whether `text` is no part of the article, and not only a number, which may as well end a sentence."""
    piece = furniture.recognise(text)
    return piece is not None and not piece.in_company
