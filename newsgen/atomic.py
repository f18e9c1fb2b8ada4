"""Writes files atomically: a reader sees the old file or the new one, never a part of one.

Never writes through a link: one that somebody left where newsgen writes may lead anywhere.
"""

import contextlib
import os
import re
from pathlib import Path

from newsgen import disk

_FRESH = re.compile(r"\.new-[0-9a-f]{16}")


def put(file: Path, *parts: bytes | memoryview, within: Path | None = None) -> None:
    """Replace the content of `file` by the concatenated `parts`, atomically.

    Raises OSError, which names `file`, also if a link leads it out of the folder `within`.
    """
    if within is not None:
        disk.stay_inside(within, file)
    new = fresh(file)
    try:
        write(new, *parts)
        new.replace(file)
    except BaseException as e:
        with contextlib.suppress(OSError):  # it may not exist
            new.unlink()
        if isinstance(e, OSError):
            e.filename = str(file)  # not the temporary one, which nobody knows
        raise


def fresh(file: Path) -> Path:
    """An unused temporary name beside `file`, for its replacement."""
    return file.with_name(f".new-{os.urandom(8).hex()}")


def clear(folder: Path) -> None:
    """Remove temporary files below `folder` that were never put in place. Nobody else may be writing there."""
    for place, _, names in () if folder.is_symlink() else os.walk(folder):
        for name in filter(_FRESH.fullmatch, names):
            with contextlib.suppress(OSError):
                Path(place, name).unlink()


def draft(path: Path, data: bytes) -> None:
    """Write a new file at `path`, after removing what lies there; not atomic. Raises OSError."""
    path.unlink(missing_ok=True)
    write(path, data)


def write(path: Path | str, *parts: bytes | memoryview) -> None:
    """Write a new file at `path`, creating its folders. Raises OSError, also if anything is there."""
    try:
        opened = open(path, "xb")  # noqa: PTH123, SIM115  # making a Path costs as much as opening
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        opened = open(path, "xb")  # noqa: PTH123, SIM115  # as above
    with opened:
        opened.writelines(parts)
