"""TIFF's directories, which hold EXIF's metadata (TIFF 6.0; BigTIFF; CIPA DC-008, EXIF 3.0).

Cameras and editors write them wrongly in every possible way, so nothing here raises: what lies outside the data, loops
or makes no sense is left out, and the rest is kept.
"""

import mmap
import struct
from collections import deque
from collections.abc import Iterator
from typing import TypeAlias

import msgspec

# Tags, named as in the standards.
SUBFILE_TYPE, IMAGE_WIDTH, IMAGE_LENGTH = 0x00FE, 0x0100, 0x0101
IMAGE_DESCRIPTION, STRIP_OFFSETS, ORIENTATION = 0x010E, 0x0111, 0x0112
STRIP_BYTE_COUNTS, ARTIST = 0x0117, 0x013B
TILE_OFFSETS, TILE_BYTE_COUNTS, EXTRA_SAMPLES = 0x0144, 0x0145, 0x0152
JPEG_OFFSET, COPYRIGHT = 0x0201, 0x8298
XMP, IPTC, PHOTOSHOP = 0x02BC, 0x83BB, 0x8649
SUB_IFDS, DNG_VERSION, MPF_ENTRIES = 0x014A, 0xC612, 0xB002
MAKER_NOTE, OWNER_NAME, BODY_SERIAL, LENS_SERIAL, DNG_SERIAL = 0x927C, 0xA430, 0xA431, 0xA435, 0xC62F

Data: TypeAlias = bytes | mmap.mmap
"""The content of a file or of a block in it."""

SIDEWAYS = 5
"""The first of the orientations, 1 to 8, that swap width and height."""

MAIN, EXIF, GPS, THUMBNAIL = "main", "exif", "gps", "thumbnail"
"""The directories, by content. One after or below the first is a thumbnail in EXIF, and may be a page in TIFF."""


class _Layout(msgspec.Struct, frozen=True):
    """A file's layout, as `struct` codes: byte order, a count, an offset, an entry's start; and the first offset's
    position.
    """

    order: str
    count: str = "H"
    offset: str = "I"
    entry: str = "HHI"
    first: int = 4

    def number(self, code: str, data: Data, at: int) -> int | None:
        """The number at `at`; None if that is outside the data, as with negative offsets in broken files."""
        if at < 0 or at + struct.calcsize(code) > len(data):
            return None
        (number,) = struct.unpack_from(f"{self.order}{code}", data, at)
        return int(number)

    @property
    def entry_size(self) -> int:
        """The size of an entry in bytes: its head, then its value or the offset of that."""
        return struct.calcsize(f"={self.entry}{self.offset}")


_LITTLE, _BIG = _Layout("<"), _Layout(">")
_LAYOUTS = {
    b"II*\0": _LITTLE,
    b"MM\0*": _BIG,
    b"II+\0": _Layout("<", "Q", "Q", "HHQ", 8),  # BigTIFF
    b"MM\0+": _Layout(">", "Q", "Q", "HHQ", 8),
    b"IIRO": _LITTLE,
    b"IIRS": _LITTLE,
    b"MMOR": _BIG,
    b"IIU\0": _LITTLE,
}
"""The layout by header: TIFF's and BigTIFF's, then those of Olympus' and Panasonic's similar raw files."""

HEADERS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
"""TIFF's own headers, and BigTIFF's."""

_POINTERS = {0x8769: EXIF, 0x8825: GPS, SUB_IFDS: THUMBNAIL}
"""The directories that tags point to. Some programs put the GPS pointer into EXIF's directory."""

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8, 129: 1}
_WHOLE = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_MPF_ENTRY = 16
_MAX_ENTRIES = 1000
_MAX_DIRECTORIES = 64
_MAX_POINTERS = 16
_MAX_NUMBERS = 1 << 20


class Entry(msgspec.Struct, frozen=True):
    """One value: its TIFF type, the data that holds its bytes, their position, number and order («<» or «>»).

    Bytes are copied only on demand: a hostile file may have thousands of values that each span all of it.
    """

    kind: int
    data: Data
    where: int
    size: int
    order: str

    @property
    def raw(self) -> bytes:
        """The value's bytes, unchanged."""
        return self.data[self.where : self.where + self.size]

    def text(self) -> str:
        """The value as text: as UTF-8 if possible, as EXIF 3.0 and all editors write it, else as Latin-1."""
        raw = self.raw.strip(b"\0 ")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("latin-1")

    def numbers(self, most: int = _MAX_NUMBERS) -> tuple[int, ...]:
        """The value as integers, at most `most`; empty where it holds something else."""
        code = _WHOLE.get(self.kind)
        count = min(self.size // _SIZES.get(self.kind, 1), most)
        return struct.unpack_from(f"{self.order}{count}{code}", self.data, self.where) if code else ()


class Tags(msgspec.Struct, frozen=True):
    """All values found, by directory and tag."""

    entries: dict[tuple[str, int], Entry]

    def text(self, tag: int, directory: str = MAIN) -> str:
        """The text of a tag; empty without one."""
        entry = self.entries.get((directory, tag))
        return entry.text() if entry else ""

    def raw(self, tag: int, directory: str = MAIN) -> bytes:
        """The bytes of a tag; empty without one."""
        entry = self.entries.get((directory, tag))
        return entry.raw if entry else b""

    def numbers(self, tag: int, directory: str = MAIN) -> tuple[int, ...]:
        """The integers of a tag; empty without any."""
        entry = self.entries.get((directory, tag))
        return entry.numbers() if entry else ()

    def has(self, directory: str, *tags: int) -> bool:
        """Whether one of `tags` has a value that is not all zeros or blanks."""
        return any(self.raw(tag, directory).strip(b"\0 ") for tag in tags)

    @property
    def kinds_of_pictures(self) -> frozenset[int]:
        """The types of the pictures in a JPEG of several (CIPA DC-007 §5.2.3.3); empty where it lists none."""
        entry = self.entries.get((MAIN, MPF_ENTRIES))
        if entry is None:
            return frozenset()
        whole = entry.raw[: len(entry.raw) // _MPF_ENTRY * _MPF_ENTRY]
        return frozenset(first & 0xFF_FFFF for (first,) in struct.iter_unpack(f"{entry.order}I12x", whole))

    @property
    def orientation(self) -> int:
        """The EXIF orientation, 1 to 8; 1 where it is missing or invalid."""
        value = (*self.numbers(ORIENTATION), 1)[0]
        return value if value in range(1, 9) else 1


def is_header(data: bytes) -> bool:
    """Whether `data` begins with a TIFF header."""
    return data[:4] in _LAYOUTS


def read(data: Data, start: int = 0) -> Tags:
    """The tags below the TIFF header at `start`, from which offsets count; empty where there is no such header."""
    found: dict[tuple[str, int], Entry] = {}
    layout = _LAYOUTS.get(data[start : start + 4])
    first = layout.number(layout.offset, data, start + layout.first) if layout else None
    if layout is None or first is None:
        return Tags(found)
    todo, seen = deque([(MAIN, first)]), set[int]()
    while todo and len(seen) < _MAX_DIRECTORIES:
        directory, offset = todo.popleft()
        if offset in seen:
            continue
        seen.add(offset)
        for tag, entry in _directory(data, start, offset, layout):
            found.setdefault((directory, tag), entry)
            if tag in _POINTERS:
                todo += [(_POINTERS[tag], n) for n in entry.numbers(_MAX_POINTERS)]
        if directory in (MAIN, THUMBNAIL):
            todo += [(THUMBNAIL, n) for n in _next(data, start + offset, layout)]
    return Tags(found)


def _directory(data: Data, start: int, offset: int, layout: _Layout) -> Iterator[tuple[int, Entry]]:
    """The entries of the directory at `offset`, as far as they lie inside the data."""
    count = layout.number(layout.count, data, start + offset)
    if count is None:
        return
    place = start + offset + struct.calcsize(layout.count)
    step, room = layout.entry_size, struct.calcsize(layout.offset)
    for at in range(place, min(place + step * min(count, _MAX_ENTRIES), len(data) - step + 1), step):
        tag, kind, number = struct.unpack_from(layout.order + layout.entry, data, at)
        size = _SIZES.get(kind, 0) * number
        if not size:
            continue
        where = at + step - room  # a value that fits stands in the entry itself (TIFF 6.0 §2)
        if size > room:
            where = start + struct.unpack_from(layout.order + layout.offset, data, where)[0]
        if where + size <= len(data):
            yield tag, Entry(kind, data, where, size, layout.order)
        elif where < len(data):  # a broken count or a truncated file: what is there may still be worth reading
            yield tag, Entry(kind, data, where, min(size, 1 << 16, len(data) - where), layout.order)


def _next(data: Data, place: int, layout: _Layout) -> tuple[int, ...]:
    """The offset of the directory after the one at `place`; empty at the end of the chain."""
    count = layout.number(layout.count, data, place)
    if count is None:
        return ()
    after = layout.number(layout.offset, data, place + struct.calcsize(layout.count) + layout.entry_size * count)
    return (after,) if after else ()


def block(texts: dict[int, str]) -> bytes:
    """A TIFF header and one directory with a text for each tag; empty if all texts are."""
    values = [(tag, text.encode() + b"\0") for tag, text in sorted(texts.items()) if text]
    if not values:
        return b""
    place = 8 + 2 + 12 * len(values) + 4
    entries = tail = b""
    for tag, value in values:
        short = len(value) <= 4  # noqa: PLR2004  # TIFF 6.0 §2: four bytes fit the entry itself
        where = value.ljust(4, b"\0") if short else struct.pack(">I", place + len(tail))
        entries += struct.pack(">HHI", tag, 2, len(value)) + where
        tail += b"" if short else value + b"\0" * (len(value) % 2)
    return b"MM\0*" + struct.pack(">IH", 8, len(values)) + entries + b"\0\0\0\0" + tail
