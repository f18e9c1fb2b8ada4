"""What a file carries that must not be published: where a picture was taken, and with whose camera.

Derivatives are written anew and carry none of it. This is for files that are copied as they are.
"""

import mmap
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from newsgen.errors import PictureError, Problem
from newsgen.pictures import containers, formats, tiff

Private = Literal["a position", "a serial number", "the camera owner's name", "a thumbnail", "a maker note"]

MAX_BYTES = 256 << 20
"""The largest picture file that is read, in bytes."""

_HEAD = 4096
_POSITION_TAGS = (0x02, 0x04, 0x14, 0x16, 0x1C)
"""GPSLatitude, GPSLongitude, GPSDestLatitude, GPSDestLongitude, GPSAreaInformation (EXIF 3.0 §4.6.6)."""

_WORDS: dict[Private, tuple[tuple[bytes, ...], re.Pattern[bytes]]] = {
    "a position": (
        (b"GPS", b"Gps", b"gps", b"atitude", b"ongitude", b"ATITUDE"),
        re.compile(
            rb"gps[ _-]?(?:dest)?(?:latitude|longitude|position|coordinates|areainformation)|:l(?:at|ong)itude\s*[=>]",
            re.IGNORECASE,
        ),
    ),
    "a serial number": ((b"SerialNumber",), re.compile(rb"SerialNumber\s*[=>]")),
    "the camera owner's name": ((b"OwnerName",), re.compile(rb":(?:Camera)?OwnerName\s*[=>]")),
    "a thumbnail": ((b"GImg:image",), re.compile(rb"x[am]pGImg:image")),
}
"""As XMP names them: literals, which are found fast in many megabytes, and what must stand around them.

They are looked for in all bytes, so that a packet that is broken or in parts hides nothing.
"""

_AROUND = 32
"""How far around a literal its pattern may reach, in bytes."""

_MAX_FINDS = 10_000
"""How often one thing is looked at in one file, so that none made for it holds up a build."""

_FILM_POSITION = re.compile(rb"\xa9xyz|com\.apple\.quicktime\.location|loci\0\0\0\0")


def private_parts(path: Path) -> tuple[Private, ...]:
    """What the file `path` carries that must not be published, in the order of `Private`.

    Nothing for what is no picture. Films and pictures of formats that are not otherwise supported are looked into as
    well. Raises PictureError where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            kind = formats.kind(head)
            if not (formats.is_supported(kind) or kind in (formats.RAW, formats.HEIC, formats.FILM)):
                return ()
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
                if kind == formats.FILM:
                    return ("a position",) if _FILM_POSITION.search(view) else ()
                if len(view) > MAX_BYTES:
                    raise PictureError(
                        Problem(str(path), 1, f"it has more than {MAX_BYTES >> 20} MB", "publish a smaller picture")
                    )
                return found_in(bytes(view), kind)
    except OSError as e:
        raise PictureError(Problem(str(path), 1, f"it cannot be read: {e.strerror}", "check its permissions")) from None


def found_in(data: bytes, kind: str) -> tuple[Private, ...]:
    """What the picture `data`, of the format `kind`, carries that must not be published."""
    parts = containers.scan(data, kind) if formats.is_supported(kind) else None
    texts = [data] if parts is None else [data, parts.xmp, *parts.others]
    found: set[Private] = set()
    for text in texts:
        found |= {name for name, (hints, words) in _WORDS.items() if _says(_narrow(text), hints, words)}
    for source in (data, *(parts.others if parts else ()), parts.exif if parts else b""):
        for tags in _blocks(source):
            found |= set(_in_tags(tags))
    order: tuple[Private, ...] = Private.__args__  # type: ignore[attr-defined]  # typing gives Literal no typed access
    return tuple(name for name in order if name in found)


def _narrow(text: bytes) -> bytes:
    """A UTF-16 packet as plain ASCII, and everything else as it is."""
    return text.replace(b"\0", b"") if text[:2] in (b"\xff\xfe", b"\xfe\xff") else text


def _says(text: bytes, hints: tuple[bytes, ...], words: re.Pattern[bytes]) -> bool:
    """Whether `text` has `words`, each of which holds one of `hints`."""
    places = (at for hint in hints for at in _places(text, hint))
    return any(words.search(text, max(0, at - _AROUND), at + _AROUND) for at in places)


def _blocks(data: bytes) -> Iterator[tiff.Tags]:
    """Every EXIF block in `data`, wherever it stands: after the first picture, or in a box that nobody knows."""
    for header in (b"II*\0", b"MM\0*"):
        yield from (tiff.read(data, at) for at in _places(data, header))


def _places(data: bytes, needle: bytes) -> Iterator[int]:
    """Where `needle` stands in `data`."""
    at = data.find(needle)
    for _ in range(_MAX_FINDS):
        if at < 0:
            return
        yield at
        at = data.find(needle, at + 1)


def _in_tags(tags: tiff.Tags) -> Iterator[Private]:
    if tags.has(tiff.GPS, *_POSITION_TAGS):
        yield "a position"
    if tags.has(tiff.EXIF, tiff.BODY_SERIAL, tiff.LENS_SERIAL) or tags.has(tiff.MAIN, tiff.DNG_SERIAL):
        yield "a serial number"
    if tags.has(tiff.EXIF, tiff.OWNER_NAME):
        yield "the camera owner's name"
    if tags.has(tiff.THUMBNAIL, tiff.JPEG_OFFSET):
        yield "a thumbnail"
    if tags.has(tiff.EXIF, tiff.MAKER_NOTE):
        yield "a maker note"
