"""What pictures hand to planning. No template is given these records: planning makes figures and metadata of them."""

import msgspec

from newsgen.context import Picture


class Crop(msgspec.Struct, gc=False, frozen=True):
    """A part of a picture in a fixed shape, for structured data: its address, and its size in pixels."""

    href: str
    width: int
    height: int


class SocialCard(msgspec.Struct, gc=False, frozen=True):
    """A picture that was drawn to be shared, where an article has none of its own, and the words that stand on it."""

    picture: Crop
    words: str


class Supplied(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """What a picture file has to offer: itself in all sizes, its crops (1:1, 4:3, 16:9), and what its metadata says.

    Planning fills a figure from it.
    """

    picture: Picture
    crops: tuple[Crop, ...]
    alt: str
    caption: str
    credit: str
    creator: str
    copyright: str
    license: str
