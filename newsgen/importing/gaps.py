"""What blank lines add to the model's opinion, in a dump that has few of them.

Where a page's figures left the blank lines, the line after each is a caption, and no other is. But blank lines may as
well part the sections of a text. Which of the two it is, the lines after them tell together: on the first they look
like captions more often than lines do, on the second they look like any.
"""

import math
from collections.abc import Sequence

from newsgen.importing.model import Opinion
from newsgen.importing.shapes import Block, Shape

USUAL_SHARE = 0.07
"""The share of captions among the lines of a page."""

FIGURES_AT_FIRST = 3.0
"""How much likelier figures are than sections before any line is looked at, as a logarithm."""

AFTER_GAP = 6.5
"""What a blank line before a line adds, as a logarithm of the odds, where figures left the blank lines."""

WITHOUT_GAP = -4.0
"""What its absence takes away there."""

_LEAST, _MOST = 0.001, 0.999


def chances(found: Sequence[Block], opinions: Sequence[Opinion], shape: Shape) -> list[float]:
    """The probability that each line is a caption, blank lines considered."""
    plain = [min(max(opinion.chances["caption"], _LEAST), _MOST) for opinion in opinions]
    if shape != "sparse":
        return plain
    figures = _figures(found, plain)
    return [figures * _moved(p, block) + (1 - figures) * p for p, block in zip(plain, found, strict=True)]


def _figures(found: Sequence[Block], plain: Sequence[float]) -> float:
    """The probability that figures left the blank lines."""
    looks = [math.log(p / USUAL_SHARE) for p, block in zip(plain, found, strict=True) if block.blank_before]
    if not looks:
        return 0.0
    # Two lines' worth at most: the captions of a page resemble each other, so more of them say little more.
    odds = FIGURES_AT_FIRST + sum(looks) / len(looks) * min(len(looks), 2)
    return 1 / (1 + math.exp(-odds))


def _moved(chance: float, block: Block) -> float:
    if block.index == 0 and not block.blank_before:
        # Nothing could stand before it.
        return chance
    odds = math.log(chance / (1 - chance)) + (AFTER_GAP if block.blank_before else WITHOUT_GAP)
    return 1 / (1 + math.exp(-odds))
