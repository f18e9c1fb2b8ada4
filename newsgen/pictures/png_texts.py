"""PNG's text chunks (W3C, third edition, §11.3.3), and the blocks of metadata that ImageMagick writes into them."""

import zlib
from collections.abc import Iterable

import msgspec

from newsgen.pictures.rights import Rights, clean

CHUNKS = (b"iTXt", b"zTXt", b"tEXt")

MAX_BYTES = 8 << 20
"""The most that the compressed texts of a file are expanded to, in bytes."""


class Text(msgspec.Struct, frozen=True):
    """A chunk's keyword and text; `cut` says that the text goes on beyond what may be expanded."""

    keyword: bytes
    text: bytes
    cut: bool = False

    @property
    def as_written(self) -> bytes:
        """Both, as XMP would have them: the keyword may be the name of a property."""
        return self.keyword + b"=" + self.text

    @property
    def profile(self) -> bytes:
        """The block of a «Raw profile»: after a name and a length, its bytes in hexadecimal. Empty for other texts."""
        if not self.keyword.startswith(b"Raw profile type "):
            return b""
        try:
            return bytes.fromhex(self.text.split(None, 2)[2].decode("ascii"))
        except (IndexError, ValueError):
            return b""


def rights(texts: Iterable[Text]) -> Rights:
    """What PNG's own keywords say for readers; of two with one keyword, the first."""
    said = {text.keyword: clean(_decoded(text.text)) for text in reversed(tuple(texts))}
    return Rights(creator=said.get(b"Author", ""), copyright=said.get(b"Copyright", ""))


def _decoded(text: bytes) -> str:
    """UTF-8, as iTXt has it and many others write, else Latin-1."""
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("latin-1")


def read(name: bytes, body: bytes, most: int) -> Text:
    """What the chunk `name`, one of CHUNKS, with the content `body` says, expanded to `most` bytes at most.

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
        rest = rest[1:]  # the method, of which there is one
    return _expanded(keyword, rest, most) if packed else Text(keyword, rest)


def _expanded(keyword: bytes, packed: bytes, most: int) -> Text:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, most)
    except zlib.error:
        return Text(keyword, b"")
    return Text(keyword, text, cut=bool(unpacking.unconsumed_tail))
