"""How large a picture is, from the first bytes of its file: nothing is decoded, so it costs next to nothing."""

import re
import struct
from pathlib import Path
from typing import BinaryIO

from newsgen.checking.records import Size

_HEAD = 4096
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG's SOF markers, whose segment states the size (ITU T.81, table B.1)."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SIDEWAYS = range(5, 9)
"""The orientations (EXIF) that lie on their side."""


def read(path: Path) -> Size | None:
    """Width and height in pixels as displayed; None for what is no JPEG, PNG, GIF, WebP or AVIF, or is broken."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith(b"\xff\xd8"):
                return _jpeg(file)
            return _from_head(head)
    except (OSError, struct.error, IndexError):
        return None


def _from_head(head: bytes) -> Size | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _pair(">II", head, 16)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return _pair("<HH", head, 6)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp(head)
    if head[4:12] in (b"ftypavif", b"ftypavis"):
        # Parts of a picture and its thumbnail have their sizes there as well; the whole is the largest.
        sizes = [_pair(">II", head, found.end() + 4) for found in re.finditer(rb"ispe", head)]
        turned = re.search(rb"irot([\x01\x03])", head)
        size = max(sizes, default=None)
        return (size[1], size[0]) if size and turned else size
    return None


def _webp(head: bytes) -> Size | None:
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = _pair("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg(file: BinaryIO) -> Size | None:
    """From segment to segment, up to the one that states the size."""
    sideways = False
    file.seek(2)
    while (start := file.read(2)) and start[0] == 0xFF:  # noqa: PLR2004  # each marker begins so
        if start[1] == 0xFF:  # noqa: PLR2004  # padding, as above
            file.seek(-1, 1)
        elif start[1] not in _ALONE:
            (length,) = struct.unpack(">H", file.read(2))
            if start[1] in _FRAMES:
                height, width = _pair(">HH", file.read(5), 1)
                return (height, width) if sideways else (width, height)
            body = file.read(max(length, 2) - 2)
            if start[1] == 0xE1 and body.startswith(b"Exif\0\0"):  # noqa: PLR2004  # APP1
                sideways = _orientation(body[6:]) in _SIDEWAYS
    return None


def _orientation(exif: bytes) -> int:
    order = "<" if exif[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, first)
    for place in range(first + 2, first + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, place)
        if tag == 0x0112:  # noqa: PLR2004  # Orientation
            return int(value)
    return 1


def _pair(form: str, data: bytes, at: int) -> Size:
    first, second = struct.unpack_from(form, data, at)
    return int(first), int(second)
