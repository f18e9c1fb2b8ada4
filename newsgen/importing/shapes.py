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
    pairs = len(found) - 1
    separated = sum(block.blank_before for block in found[1:])
    if separated == 0:
        return "sparse" if found and found[0].blank_before else "tight"
    return "sparse" if separated <= _SPARSE_AT_MOST * pairs else "spaced"
