"""Shrink pictures with as little of them in memory as possible."""

import math
from collections.abc import Callable

from PIL import Image

_FILTER = Image.Resampling.BICUBIC
_REACH = 2
"""The filter's radius, in pixels of the result."""

_REDUCING_GAP = 3.0
"""How many times larger than the result a picture must stay when it is first reduced by mere averaging.

Pillow's manual calls 3 practically indistinguishable from resampling the original.
"""

_BAND = 64
"""Rows of the result that are made at a time."""


def resized(image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]) -> Image.Image:
    """The part `box` of `image` at `size`, always as a copy: a file's image changes with its next frame."""
    return image.resize(size, _FILTER, box=box, reducing_gap=_REDUCING_GAP)


def shrunk(
    image: Image.Image, size: tuple[int, int], convert: Callable[[Image.Image], Image.Image] = lambda part: part
) -> Image.Image:
    """All of `image` at `size`, in the mode to which `convert` converts its parts.

    A decoded original is by far the largest object in memory, and converting or resampling it makes copies that are
    nearly as large. So this works in bands.
    """
    width, height = size
    down = image.height / height
    around = 0 if image.size == size else math.ceil(_REACH * max(down, 1)) + 1
    result = Image.new(convert(image.crop((0, 0, 1, 1))).mode, size)
    for top in range(0, height, _BAND):
        bottom = min(top + _BAND, height)
        first, last = top * down, min(bottom * down, image.height)
        above, below = max(0, math.floor(first) - around), min(image.height, math.ceil(last) + around)
        band = convert(image.crop((0, above, image.width, below)))
        result.paste(resized(band, (width, bottom - top), (0, first - above, image.width, last - above)), (0, top))
    return result
