"""PNG's text chunks (W3C, third edition, §11.3.3), and the metadata blocks that ImageMagick writes into them."""

import zlib
from collections.abc import Iterable

import msgspec

from newsgen.pictures.rights import Rights, clean

CHUNKS = (b"iTXt", b"zTXt", b"tEXt")

MAX_BYTES = 8 << 20
"""The most that a file's compressed texts may grow by expanding, in bytes."""


class Text(msgspec.Struct, frozen=True):
    """A chunk's keyword and text; `cut` says whether the text is longer than may be expanded."""

    keyword: bytes
    text: bytes
    cut: bool = False

    @property
    def as_written(self) -> bytes:
        """Keyword and text, as XMP writes an attribute: the keyword may be a property's name."""
        return self.keyword + b"=" + self.text

    @property
    def profile(self) -> bytes:
        """The block in a «Raw profile»: its hexadecimal bytes, after a name and a length. Empty for other texts."""
        if not self.keyword.startswith(b"Raw profile type "):
            return b""
        try:
            return bytes.fromhex(self.text.split(None, 2)[2].decode("ascii"))
        except (IndexError, ValueError):
            return b""


def rights(texts: Iterable[Text]) -> Rights:
    """The creator and copyright in PNG's own keywords; of two texts with the same keyword, the first."""
    said = {text.keyword: clean(_decoded(text.text)) for text in reversed(tuple(texts))}
    return Rights(creator=said.get(b"Author", ""), copyright=said.get(b"Copyright", ""))


def _decoded(text: bytes) -> str:
    """`text` as UTF-8, as iTXt requires and many write elsewhere, else as Latin-1."""
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("latin-1")


def read(name: bytes, body: bytes, most: int) -> Text:
    """The keyword and text in the content `body` of a chunk `name`, one of CHUNKS, expanded to `most` bytes at most.

    A broken text is empty.
    """
    keyword, _, rest = body.partition(b"\0")
    if name == b"tEXt":
        return Text(keyword, rest)
    packed = True
    if name == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:]
        rest = rest.partition(b"\0")[2].partition(b"\0")[2]  # language, translated keyword
    else:
        rest = rest[1:]  # the compression method: only one exists
    return _expanded(keyword, rest, most) if packed else Text(keyword, rest)


def _expanded(keyword: bytes, packed: bytes, most: int) -> Text:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, most)
    except zlib.error:
        return Text(keyword, b"")
    return Text(keyword, text, cut=bool(unpacking.unconsumed_tail))
