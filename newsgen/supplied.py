"""What `pictures` hands to planning, which makes figures and metadata from it. Templates never see these records."""

import msgspec

from newsgen.context import Picture


class Crop(msgspec.Struct, gc=False, frozen=True):
    """A part of a picture in a fixed shape, for structured data: its address, and its size in pixels."""

    href: str
    width: int
    height: int


class SocialCard(msgspec.Struct, gc=False, frozen=True):
    """A picture drawn for sharing an article that has none of its own, and the words on it."""

    picture: Crop
    words: str


class Supplied(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """What planning fills a figure from: a picture in all sizes, its crops (1:1, 4:3, 16:9), and its metadata."""

    picture: Picture
    crops: tuple[Crop, ...]
    alt: str
    caption: str
    credit: str
    creator: str
    copyright: str
    license: str
