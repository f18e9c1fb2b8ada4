"""Put lines together that were broken off at the end of a column, as mail programs and PDFs break them.

Such a line is as long as the column allows: the first word of the next line would not have fitted or, in scripts
without spaces, its first character. A mail program counts characters; in print, their widths differ, except in those
scripts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from newsgen.importing.lines import bylines, furniture, marks
from newsgen.importing.words.letters import UNPARTED

NARROW, COLUMN = 36, 120
"""No column of text is narrower or wider, in characters; a longer line is a paragraph."""

_NARROW_IN_PRINT = 1000.0
"""The narrowest column in print, in the unit of `in_print`: about twenty letters."""

_ENOUGH, _SHARE = 3, 0.3
_ENOUGH_IN_PRINT, _SHARE_IN_PRINT = 4, 0.85
_WIDE = 56
"""No verse is this wide, in characters, so where blank lines part the blocks, one line that goes on is enough."""

_PARTED = 0.75
"""From this share of lines with another right below on, blank lines do not part the blocks."""

_FAIR = 0.97
"""The share of a column's width that a line must exceed with the next word, as `in_print` only estimates widths."""

_WIDEST = 0.03
"""The share of lines that may be wider than the column, as `in_print` only estimates widths."""

_STUB = 0.25
"""The least share of a printed column that a line fills if it goes on without being full: a headline's words are large,
and a picture's are few."""

_SENTENCE_ENDS = (".", "!", "?", ":", "…", '"', "”", "»", "“", *"。\uff01\uff1f\uff1a」』")  # quotation marks of print
_THIN, _NARROW, _BROAD = "ijl.,:;'|!’‘ ", 'ftrI()[]{}-"“”„/\\', "mwMW@%—…&"
_CLASSES = str.maketrans(_THIN + _NARROW + _BROAD, "." * len(_THIN) + "-" * len(_NARROW) + "=" * len(_BROAD))


class Column(msgspec.Struct, frozen=True):
    """A column in which lines were broken off: its width, as `measure` tells it.

    A line is full if, together with the next word, it is wider than `least`.
    """

    width: float
    least: float
    measure: Callable[[str], float]

    def breaks(self, above: str, below: str, *, indent: int = 0) -> bool:
        """Whether the line `above`, with its `indent`, is full: the first word of the one `below` would not fit."""
        if not above or not below or len(above) > COLUMN:
            return False
        following = below[0] if UNPARTED.search(below[:2]) else f" {below.split(maxsplit=1)[0]}"
        return self.measure(f"{' ' * indent}{above}{following}") > self.least

    def full(self, pairs: Iterable[tuple[str, str]]) -> int:
        """How many lines are full, of `pairs` of a line and the one below."""
        return sum(self.breaks(above, below) for above, below in pairs)

    def goes_on(self, above: str, below: str) -> bool:
        """Whether a line goes on below without being full, as some set in larger letters do in print."""
        fits = self.measure is in_print and below[:1].islower() and not above.endswith(_SENTENCE_ENDS)
        return fits and len(above) <= COLUMN and self.measure(above) >= _STUB * self.width


def are_joined(above: str, below: str) -> bool:
    """Whether two lines are put together without a space, as in scripts that have none."""
    return bool(UNPARTED.search(below[:2]) and UNPARTED.search(above[-2:]))


def in_print(text: str) -> float:
    """About how wide `text` is in print, where letters differ in width, in hundredths of their height."""
    classes = text.translate(_CLASSES)
    thin, narrow, broad = map(classes.count, ".-=")
    capitals, digits = sum(map(str.isupper, classes)), sum(map(str.isdigit, classes))
    others = len(text) - thin - narrow - broad - capitals - digits
    return 26 * thin + 34 * narrow + 50 * others + 53 * digits + 69 * capitals + 85 * broad


def columns(texts: Sequence[str]) -> tuple[Column, ...]:
    """The columns that the lines `texts` may have been broken off at; none where they were not.

    There are several where too few lines tell which. Lines were broken off where three in ten go on in small letters on
    the next one, or end amidst a sentence at the width that those in small letters show. The head of a mail and what it
    quotes do not count.
    """
    pairs = [(above, below) for above, below in pairwise(texts) if above and below]
    cut = [(above, below) for above, below in pairs if len(above) <= COLUMN and not above.endswith(_SENTENCE_ENDS)]
    broken = [(above, below) for above, below in cut if below[:1].islower() or are_joined(above, below)]
    longest = max((len(above) for above, _ in broken), default=0)
    parted = longest >= _WIDE and len(pairs) < _PARTED * sum(map(bool, texts))
    found = [(one.full(broken), one) for one in _candidates(broken, longest, 1 if parted else _ENOUGH)]
    most = max((full for full, _ in found), default=0)
    least = _SHARE * sum(not any(map(_is_of_mail, pair)) for pair in pairs) if found else 0
    return tuple(one for full, one in found if full == most and max(len(broken), one.full(cut)) >= least)


def _candidates(broken: Sequence[tuple[str, str]], longest: int, enough: int) -> Iterator[Column]:
    """The columns that the lines `broken` off may have stood in: one that counts characters, and one in print."""
    counted = Column(longest, longest, len)
    # Characters of scripts without spaces are as wide as two letters.
    widest = max((len(above) + len(UNPARTED.findall(above)) for above, _ in broken), default=0)
    if widest >= NARROW and len(broken) >= enough and counted.full(broken) > len(broken) // 2:
        yield counted
    if len(broken) >= _ENOUGH_IN_PRINT:
        widths = sorted(in_print(above) for above, _ in broken)
        width = widths[int((len(widths) - 1) * (1 - _WIDEST))]
        printed = Column(width, _FAIR * width, in_print)
        if width >= _NARROW_IN_PRINT and printed.full(broken) > _SHARE_IN_PRINT * len(broken):
            yield printed


def groups(texts: Sequence[str], indents: Sequence[int] = ()) -> list[int]:
    """For each line of `texts`, how many lines above it belong to its block: 0 where it begins one.

    `indents` are the spaces before each line; it may be empty where no line has any.
    """
    above, lefts = [0] * len(texts), indents or [0] * len(texts)
    known = columns(texts)
    if not known:
        return above
    for i in range(1, len(texts)):
        pair = texts[i - 1], texts[i]
        further = lefts[i - 1] - lefts[i]
        opens = further < 0 and may_end(*pair)
        indent = 0 if above[i - 1] else max(0, further)
        goes_on = any(one.breaks(*pair, indent=indent) or one.goes_on(*pair) for one in known)
        if all(pair) and not opens and goes_on and not _stands_alone(*pair):
            above[i] = above[i - 1] + 1
    if not are_parted(texts, above):
        for i in range(1, len(texts)):
            above[i] = 0 if not above[i] or _is_subhead(texts, i, known) else above[i - 1] + 1
    return above


def are_parted(texts: Sequence[str], goes_on: Sequence[int]) -> bool:
    """Whether blank lines part most blocks of `texts`; `goes_on` is 0 for the lines that begin one."""
    begins = [i for i in range(1, len(texts)) if texts[i] and not goes_on[i]]
    return 2 * sum(not texts[i - 1] for i in begins) > len(begins)


def may_end(above: str, below: str) -> bool:
    """Whether a paragraph may end between two lines that are put together because the one `above` is full."""
    return above.endswith(_SENTENCE_ENDS) and not below[:1].islower()


def _is_subhead(texts: Sequence[str], i: int, known: Sequence[Column]) -> bool:
    """Whether line `i` follows the end of a sentence and neither ends one nor goes on, as no paragraph does."""
    below = texts[i + 1] if i + 1 < len(texts) else ""
    return (
        may_end(texts[i - 1], texts[i])
        and not texts[i].endswith(_SENTENCE_ENDS)
        and not any(one.breaks(texts[i], below) for one in known)
    )


def _stands_alone(above: str, below: str) -> bool:
    """Whether one of two lines is a line of its own by its form."""
    if marks.is_marked(below):
        return True
    return any(_is_furniture(text) or bylines.signs(text) for text in (above, below))


def _is_of_mail(text: str) -> bool:
    """Whether a line is of the head of a mail, or one that it quotes."""
    if marks.quote_marker(text):
        return True
    found = furniture.recognise(text)
    return found is not None and found.why == furniture.MAIL


def _is_furniture(text: str) -> bool:
    """Whether `text` is surely no part of the article; a mere number, for one, may end a sentence."""
    piece = furniture.recognise(text)
    return piece is not None and not piece.in_company
