"""A dump's blocks, and what its blank lines mean.

People paste text with a blank line between all blocks, with none, or with one before each picture's caption, where the
page had a figure. Only in the last shape does a blank line say anything, so the shape is found first.
"""

import re
import unicodedata
from typing import Literal

import msgspec

Shape = Literal["sparse", "spaced", "tight"]
"""`sparse`: few blank lines, each with a meaning; `spaced`: one between most blocks; `tight`: none."""

_SPARSE_AT_MOST = 0.6
_ENOUGH_PAIRS = 2
_MOST = 0.8
_ENDS = frozenset(".!?…。\uff01\uff1f।۔؟")
_BEHIND_ENDS = '"”’»)'  # quotation marks of print
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


class Block(msgspec.Struct, frozen=True):
    """A line that is not blank. `raw` is as it stands in the dump; `text` is normalised for matching alone."""

    index: int
    line: int
    raw: str
    text: str
    blank_before: bool
    blank_after: bool


def blocks(lines: tuple[str, ...]) -> tuple[Block, ...]:
    """The lines that are not blank. The dump's two ends do not count as blank lines."""
    texts = ["", *map(plain, lines), ""]
    found: list[Block] = []
    for number, raw in enumerate(lines, 1):
        if text := texts[number]:
            before = number > 1 and not texts[number - 1]
            after = number < len(lines) and not texts[number + 1]
            found.append(Block(len(found), number, raw, text, before, after))
    return tuple(found)


def plain(text: str) -> str:
    """`text` with ligatures and odd spaces resolved and without invisible marks."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return text.strip()


def shape_of(found: tuple[Block, ...]) -> Shape:
    """What the blank lines between `found` mean."""
    if _parts_sentences(found):
        return "spaced"
    pairs = len(found) - 1
    separated = sum(block.blank_before for block in found[1:])
    if separated == 0:
        return "sparse" if found and found[0].blank_before else "tight"
    return "sparse" if separated <= _SPARSE_AT_MOST * pairs else "spaced"


def _parts_sentences(found: tuple[Block, ...]) -> bool:
    """Whether blank lines part most of the sentences that follow each other, as those before figures never do.

    The text of a page may have blank lines between all of its paragraphs, and what stands above and below it none.
    """
    ended = [block.text.rstrip(_BEHIND_ENDS)[-1:] in _ENDS for block in found]
    pairs = [block.blank_before for block in found[1:] if ended[block.index] and ended[block.index - 1]]
    return len(pairs) >= _ENOUGH_PAIRS and sum(pairs) > _MOST * len(pairs)
