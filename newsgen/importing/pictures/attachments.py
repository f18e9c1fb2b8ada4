"""Pictures that came with a source: beside it, inside it, or as data in it. Nothing is read from anywhere else."""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from newsgen import disk, web
from newsgen.importing.records import Attached
from newsgen.importing.sources.records import Kind

MAX_BYTES = 64 * 1024 * 1024
"""The largest picture that is taken along, in bytes."""

_DATA = re.compile(r"data:image/[\w.+-]{1,20};base64,", re.IGNORECASE)
_LONGEST = 4096
"""The longest path that most systems allow, in bytes."""


def pictures_of(
    site: Path, kind: Kind, path: Path, data: bytes, attached: Iterable[Attached]
) -> Iterator[tuple[int, str, bytes]]:
    """For each figure whose picture came with the source in `path`: its index, the picture's suffix, its bytes."""
    root = path.parent
    seeds = site / "seeds"
    if kind == "markdown" and disk.real(path).is_relative_to(disk.real(seeds)):
        # A site's posts and pictures lie in folders beside each other.
        root = seeds
    for one in attached:
        for name in one.names:
            found = picture(kind, path, root, data, name)
            if found and (ending := suffix(found)):
                yield one.figure, ending, found
                break


def awaited(kind: Kind, attached: Iterable[Attached], shown: Collection[int]) -> tuple[Attached, ...]:
    """Those of `attached` that may yet be put beside a source, since their figures are not among `shown`."""
    if kind in ("word", "page archive"):
        return ()
    left = ((one.figure, tuple(filter(_may_lie_beside, one.names))) for one in attached if one.figure not in shown)
    return tuple(Attached(figure, names) for figure, names in left if names)


def picture(kind: Kind, path: Path, root: Path, data: bytes, name: str) -> bytes | None:
    """The picture that the source in `path`, with the bytes `data`, calls `name`; None where there is none.

    A file is read only below `root`, and no link is followed out of it.
    """
    if _DATA.match(name):
        return _written(name)
    if kind == "word":
        return _zipped(data, name)
    if kind == "page archive":
        from newsgen.importing.sources.page import archive  # noqa: PLC0415  # for the few that need it

        return archive.part(data, name)
    return _beside(path, root, name)


def _written(name: str) -> bytes | None:
    try:
        return base64.b64decode(unquote(name.partition(",")[2]), validate=False)
    except ValueError:
        return None


def _zipped(data: bytes, name: str) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(name) if archive.getinfo(name).file_size <= MAX_BYTES else None
    except (KeyError, OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return None


def _beside(path: Path, root: Path, name: str) -> bytes | None:
    """The bytes of the file that the address `name` leads to from the folder of `path`; else None."""
    for place in places(path, name):
        try:
            file = disk.real(place)
            if file.is_relative_to(disk.real(root)) and file.is_file() and file.stat().st_size <= MAX_BYTES:
                return file.read_bytes()
        except (OSError, ValueError, RuntimeError):
            continue
    return None


def places(path: Path, name: str) -> tuple[Path, ...]:
    """Where the file may lie whose address in the source `path` is `name`."""
    if not _may_lie_beside(name):
        return ()
    plain = unquote(name.partition("#")[0].partition("?")[0])
    return tuple(path.parent / each for each in dict.fromkeys((plain, unquote(name), name)))


def _may_lie_beside(name: str) -> bool:
    return len(name) <= _LONGEST and not web.has_scheme(name) and not name.startswith(("/", "\\")) and "\0" not in name


def suffix(data: bytes) -> str | None:
    """The suffix for a picture with these bytes, whatever its name; None where they are none that can be shown."""
    starts = (
        (b"\xff\xd8\xff", ".jpg"),
        (b"\x89PNG\r\n", ".png"),
        (b"GIF8", ".gif"),
        (b"II*\0", ".tif"),
        (b"MM\0*", ".tif"),
    )
    for start, found in starts:
        if data.startswith(start):
            return found
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    return ".avif" if data[4:12] in (b"ftypavif", b"ftypavis") else None
