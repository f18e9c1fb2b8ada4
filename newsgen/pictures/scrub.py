"""Find what a file must not publish: where a picture was taken, and with whose camera.

Derivatives are written anew and carry none of it. This is for files that are copied unchanged.
"""

import base64
import binascii
import gzip
import mmap
import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Literal
from urllib.parse import unquote_to_bytes

from newsgen.errors import PictureError, Problem
from newsgen.pictures import containers, formats, tiff

Private = Literal[
    "a position",
    "a serial number",
    "the camera owner's name",
    "a thumbnail",
    "a maker note",
    "packed metadata that cannot be looked into",
    "a photograph with a position",
]

ENCLOSED: Private = "a photograph with a position"
"""What other files than pictures may contain. It does not stop a build: some files are not the site's to change."""

PACKED: Private = "packed metadata that cannot be looked into"

MAX_BYTES = 256 << 20
"""The largest picture file that is read, in bytes."""

MAX_UNPACKED = 64 << 20
"""How much of a gzip file is unpacked, in bytes."""

_HEAD = 1 << 16
"""How much of a file is read to tell its format, in bytes: drawings may begin with long comments."""

_POSITION_TAGS = (0x02, 0x04, 0x14, 0x16, 0x1C)
"""GPSLatitude, GPSLongitude, GPSDestLatitude, GPSDestLongitude, GPSAreaInformation (EXIF 3.0 §4.6.6)."""

_SIGNS: dict[Private, tuple[tuple[bytes, ...], re.Pattern[bytes]]] = {
    "a position": (
        (
            *(b"GPS", b"Gps", b"gps", b"atitude", b"ongitude", b"ATITUDE", b"geo:l"),
            *(b"\xa9xyz", b"com.apple.quicktime.location", b"loci\0", b"LOCATION"),
        ),
        re.compile(
            rb"gps[ _-]?(?:dest)?(?:latitude|longitude|position|coordinates|areainformation)"
            rb"|(?::l(?:at|ong)itude|geo:l(?:at|ong))\s*[=>]"
            # In films, and in those behind moving pictures: QuickTime, 3GPP, Matroska, and a track of positions.
            rb"|\xa9xyz.{4}(?:data.{8})?[+-]\d|com\.apple\.quicktime\.location|loci\0{4}|LOCATION\x44\x87|GPS5l|GPS9\?",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    "a serial number": ((b"SerialNumber",), re.compile(rb"SerialNumber\s*[=>]")),
    "the camera owner's name": ((b"OwnerName",), re.compile(rb":(?:Camera)?OwnerName\s*[=>]")),
    "a thumbnail": (
        (b"GImg:image", b"8BIM\x04", b"JFIF\0", b"JFXX\0", b"c2pa.thumbnail."),
        re.compile(
            # In XMP, in Photoshop's image resources 1033 and 1036, in JFIF's two forms, in content credentials.
            rb"x[am]pGImg:image|8BIM\x04[\x09\x0c]|JFIF\0[\1\2].[\0-\2].{4}[^\0][^\0]|JFXX\0[\x10\x11\x13]"
            rb"|c2pa\.thumbnail\.",
            re.DOTALL,
        ),
    ),
    # JPEG XL's boxes of Brotli-compressed metadata.
    "packed metadata that cannot be looked into": ((b"brob",), re.compile(rb"brob(?:Exif|xml |jumb)")),
}
"""The signs of each: literals, which are found fast in many megabytes, and a pattern that must match around them.

All bytes are searched, so that a packet that is broken or in parts hides nothing.
"""

_AROUND = 32
"""How far a pattern may reach on either side of the start of its literal, in bytes."""

_MAX_FINDS = 10_000
"""The most occurrences of a literal that are checked in a file, so that no hostile file holds up a build."""

_WIDE = re.compile(rb"r\0{1,3}d\0{1,3}f\0{1,3}:")
"""A sign of XMP whose characters have two or four bytes each."""

_UNREADABLE = (zipfile.BadZipFile, RuntimeError, ValueError, OSError, EOFError, zlib.error)
"""What broken, encrypted or unsupported archives raise; ValueError for names that are not UTF-8."""

_PACKET, _PACKET_END = b"<x:xmpmeta", b"</x:xmpmeta"
"""The tags around XMP in other files."""

_EMBEDDED = re.compile(rb"data:[^,\"'<>]{0,99};base64,((?:[\w+/=\s]+|%[\dA-F]{2})+)", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#(?:x0{0,9}([\da-f]{1,2})|0{0,9}(\d{1,3}));", re.IGNORECASE)
"""A picture inside a drawing, and a numeric character reference, as drawing programs write for line ends."""

_OF_PAGES = frozenset({"tiff", formats.BIG_TIFF, formats.RAW})
"""The formats in which the directories after the first may be pages of their own."""

_PREVIEWS = frozenset({0x01_0001, 0x01_0002})
"""The picture types that are smaller copies of the first, in a file of several (CIPA DC-007 §5.2.3.3)."""


def told(parts: Sequence[Private]) -> str:
    """`parts` as a clause that completes «this file …»; empty without any."""
    place: Private = "a position"
    carried = [part for part in parts if part != place]
    clauses = ["says where it was taken (GPS)"] * (place in parts) + [f"carries {', '.join(carried)}"] * bool(carried)
    return ", and ".join(clauses)


def private_words(path: Path) -> str:
    """That clause for the file `path`. Raises PictureError as `private_parts` does."""
    return told(private_parts(path))


def private_parts(path: Path) -> tuple[Private, ...]:
    """What the file `path` carries that must not be published, in the order of `Private`.

    Empty for a file that neither is nor contains a picture. Films and pictures in unsupported formats are searched as
    well. Raises PictureError where the file cannot be read, or is a picture that is too large.
    """
    try:
        with path.open("rb") as file:
            kind = formats.kind(file.read(_HEAD))
            if kind == formats.ARCHIVE:
                return (ENCLOSED,) if any(map(_shows_where, _members(file))) else ()
            if kind == formats.FILM:  # which may be larger than memory
                with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
                    return ("a position",) if _says(view, "a position") or _is_placed(view) else ()
            if kind in (formats.GZIP, formats.PACKED_SVG):
                return _in_packed(file, kind)
            shown = formats.is_supported(kind) or kind in formats.OTHER_PICTURES
            size = os.fstat(file.fileno()).st_size
            if shown and size > MAX_BYTES:
                raise PictureError(
                    Problem(str(path), 1, f"it has more than {MAX_BYTES >> 20} MB", "publish a smaller picture")
                )
            file.seek(0)
            data = file.read(min(size, MAX_BYTES))
            return found_in(data, kind) if shown else (ENCLOSED,) if _shows_where(data) else ()
    except OSError as e:
        raise PictureError(Problem(str(path), 1, f"it cannot be read: {e.strerror}", "check its permissions")) from None


def found_in(data: bytes, kind: str) -> tuple[Private, ...]:
    """What the picture `data`, in the format `kind`, carries that must not be published."""
    data = formats.plain(data) if kind == formats.SVG else data
    parts = containers.scan(data, kind) if formats.is_supported(kind) else None
    texts = [data] if parts is None else [data, *parts.others]
    found = {name for text in texts for form in _forms(text) for name in _SIGNS if _says(form, name)}
    for source in (data, *(parts.others if parts else ()), parts.exif if parts else b""):
        for tags in _blocks(source):
            found |= set(_in_tags(tags, pages=kind in _OF_PAGES))
    for picture in _embedded(data) if kind == formats.SVG else ():
        found |= set(found_in(picture, formats.kind(picture)))
    if parts and parts.beyond:
        found.add(PACKED)
    order: tuple[Private, ...] = Private.__args__  # type: ignore[attr-defined]  # typing gives Literal no typed access
    return tuple(name for name in order if name in found)


def _in_packed(file: IO[bytes], kind: str) -> tuple[Private, ...]:
    """What a gzip file carries, as far as it can be unpacked: browsers show that much of a drawing."""
    data = b"".join(_unpacked(file))
    if kind == formats.GZIP:
        return (ENCLOSED,) if _shows_where(data) else ()
    return found_in(data, formats.SVG) if len(data) <= MAX_UNPACKED else (PACKED,)


def _unpacked(file: IO[bytes]) -> Iterator[bytes]:
    """The content of a gzip file, up to where it is broken, or little more than `MAX_UNPACKED` bytes."""
    file.seek(0)
    left = MAX_UNPACKED
    with suppress(*_UNREADABLE), gzip.GzipFile(fileobj=file) as packed:
        while left >= 0 and (part := packed.read1(1 << 16)):
            left -= len(part)
            yield part


def _members(file: IO[bytes]) -> Iterator[bytes]:
    """The content of each file in an archive, up to `MAX_BYTES` in all; encrypted or broken ones are skipped."""
    left = MAX_BYTES
    with suppress(*_UNREADABLE), zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                continue
            with suppress(*_UNREADABLE):
                with archive.open(entry) as member:
                    data = member.read(left)
                left -= len(data)
                yield data


def _shows_where(data: bytes) -> bool:
    """Whether a document, or a picture stored unchanged in it, has a position in EXIF or XMP.

    Other bytes are not searched, since texts may well speak of positions.
    """
    if _is_placed(data):
        return True
    start = data.find(_PACKET)
    while start >= 0:
        end = data.find(_PACKET_END, start)
        end = len(data) if end < 0 else end
        if _says(data[start:end], "a position"):
            return True
        start = data.find(_PACKET, end)
    return False


def _is_placed(data: tiff.Data) -> bool:
    """Whether an EXIF block in `data` has a position."""
    return any(tags.has(tiff.GPS, *_POSITION_TAGS) for tags in _blocks(data))


def _embedded(drawing: bytes) -> Iterator[bytes]:
    """The pictures inside an SVG drawing, decoded as leniently as by browsers: padding may be missing."""
    for found in _EMBEDDED.finditer(_REFERENCE.sub(_character, drawing)):
        with suppress(binascii.Error):
            yield base64.b64decode(unquote_to_bytes(found[1]) + b"==")


def _character(reference: re.Match[bytes]) -> bytes:
    code = chr(int(reference[1], 16) if reference[1] else int(reference[2]))
    return code.encode() if code.isascii() else reference[0]


def _forms(text: bytes) -> Iterator[bytes]:
    """`text` and, where it has characters of several bytes, a copy without zero bytes."""
    yield text
    if _WIDE.search(text):
        yield text.replace(b"\0", b"")


def _says(text: tiff.Data, name: Private) -> bool:
    """Whether `text` has a sign of `name`."""
    hints, words = _SIGNS[name]
    places = (at for hint in hints for at in _places(text, hint))
    return any(words.search(text, max(0, at - _AROUND), at + _AROUND) for at in places)


def _blocks(data: tiff.Data) -> Iterator[tiff.Tags]:
    """The tags of every EXIF block anywhere in `data`: also after the first picture, or in an unknown box."""
    yield tiff.read(data)  # raw files have headers of their own, found only at the start
    for header in tiff.HEADERS:
        yield from (tiff.read(data, at) for at in _places(data, header))


def _places(data: tiff.Data, needle: bytes) -> Iterator[int]:
    """The first _MAX_FINDS positions of `needle` in `data`."""
    at = data.find(needle)
    for _ in range(_MAX_FINDS):
        if at < 0:
            return
        yield at
        at = data.find(needle, at + 1)


def _in_tags(tags: tiff.Tags, *, pages: bool) -> Iterator[Private]:
    """What a block carries; `pages` is whether directories after its first may be pages of their own."""
    if tags.has(tiff.GPS, *_POSITION_TAGS):
        yield "a position"
    if tags.has(tiff.EXIF, tiff.BODY_SERIAL, tiff.LENS_SERIAL) or tags.has(tiff.MAIN, tiff.DNG_SERIAL):
        yield "a serial number"
    if tags.has(tiff.EXIF, tiff.OWNER_NAME):
        yield "the camera owner's name"
    if _has_thumbnail(tags, pages=pages):
        yield "a thumbnail"
    if tags.has(tiff.EXIF, tiff.MAKER_NOTE):
        yield "a maker note"


def _has_thumbnail(tags: tiff.Tags, *, pages: bool) -> bool:
    """Whether a block has a smaller picture: as JPEG, uncompressed, or after the first in a file of several."""
    smaller = any(number & 1 for number in tags.numbers(tiff.SUBFILE_TYPE, tiff.THUMBNAIL))
    plain = tags.has(tiff.THUMBNAIL, tiff.STRIP_OFFSETS) and (smaller or not pages)
    packed = tags.has(tiff.THUMBNAIL, tiff.JPEG_OFFSET)
    return packed or plain or not _PREVIEWS.isdisjoint(tags.kinds_of_pictures)
