"""A dump's blocks, and what its blank lines mean.

People paste text with a blank line between all blocks, with none, or with one before each picture's caption, where the
page had a figure. Only in the last shape does a blank line say anything, so the shape is found first.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import msgspec

from newsgen.importing.lines import verses, wrapping

Shape = Literal["sparse", "spaced", "tight"]
"""`sparse`: few blank lines, each with a meaning; `spaced`: one between most blocks; `tight`: none."""

_SPARSE_AT_MOST = 0.6
_ENOUGH_PAIRS = 2
_PARAGRAPH = 80
_MOST = 0.8
_ENDS = frozenset(".!?…。\uff01\uff1f।۔؟")
_BEHIND_ENDS = '"”’»)'  # quotation marks of print
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


class Block(msgspec.Struct, frozen=True):
    """A line that is not blank and those that go on from it, `lines` in all; `text` is normalised for matching alone.

    `kept` says what they are where they stay lines.
    """

    index: int
    line: int
    lines: int
    text: str
    blank_before: bool
    kept: verses.Kind | None = None


def blocks(lines: tuple[str, ...]) -> tuple[Block, ...]:
    """The blocks of a dump. Its two ends do not count as blank lines."""
    texts = ["", *map(plain, lines), ""]
    above = wrapping.groups(texts, [0, *map(_indent, lines), 0])
    kinds: dict[int, verses.Kind] = {}
    for start, end, kind in verses.find(["", *lines], texts[:-1]) if not any(above) else ():
        kinds[start] = kind
        above[start:end] = range(end - start)
    found: list[Block] = []
    for number in range(1, len(lines) + 1):
        if texts[number] and not above[number]:
            end = next(n for n in range(number + 1, len(texts)) if not above[n])
            before = number > 1 and not texts[number - 1]
            found.append(Block(len(found), number, end - number, join(texts[number:end]), before, kinds.get(number)))
    return tuple(found)


def _indent(line: str) -> int:
    """How many spaces a line starts with; a tab counts up to the next multiple of eight."""
    wide = line.expandtabs() if line[:1].isspace() else ""
    return len(wide) - len(wide.lstrip())


def join(texts: Iterable[str]) -> str:
    """Join lines that go on from each other. A word that a hyphen parts keeps it."""
    parts: list[str] = []
    for text in texts:
        hyphened = parts and parts[-1].endswith("-") and parts[-1][-2:-1].isalpha() and text[:1].islower()
        bare = not parts or hyphened or wrapping.are_joined(parts[-1], text)
        parts += [text] if bare else [" ", text]
    return "".join(parts)


def plain(text: str) -> str:
    """`text` with ligatures and odd spaces resolved and without invisible marks."""
    if not text.isascii():
        # Normalising would leave only the letter of the Korean copyright sign.
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text.replace("ⓒ", "©")))
    return text.strip()


def bare(text: str) -> str:
    """`text` without odd spaces and invisible marks, in its own characters."""
    return " ".join(_INVISIBLE.sub("", text).split())


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return text.rstrip(_BEHIND_ENDS)[-1:] in _ENDS


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
    """Whether blank lines part most consecutive sentences, as those before figures never do.

    A page may have blank lines between all paragraphs of its text, and none above and below that.
    """
    ended = [ends_sentence(block.text) for block in found]
    pairs = [block.blank_before for block in found[1:] if ended[block.index] and ended[block.index - 1]]
    if len(pairs) >= _ENOUGH_PAIRS and sum(pairs) > _MOST * len(pairs):
        return True
    # Short lines that end so may be items of a list; of paragraphs, two tell.
    long = [block for block in found if ended[block.index] and len(block.text) > _PARAGRAPH]
    beside = [below.blank_before for above, below in pairwise(long) if below.index - above.index == 1]
    return bool(beside) and all(beside) and long[0].blank_before
