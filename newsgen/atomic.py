"""Writes files atomically: a reader sees the old file or the new one, never a part of one.

A link that somebody left where newsgen writes may lead anywhere. None is written through.
"""

import contextlib
import os
import re
from pathlib import Path

from newsgen import disk

_FRESH = re.compile(r"\.new-[0-9a-f]{16}")


def put(file: Path, *parts: bytes | memoryview, within: Path | None = None) -> None:
    """Have `parts`, one after the other, for the file `file`: a reader finds the old file or the new one.

    Raises OSError, which names `file`; also where a link leads out of the folder `within`.
    """
    if within is not None:
        disk.stay_inside(within, file)
    new = fresh(file)
    try:
        write(new, *parts)
        new.replace(file)
    except BaseException as e:
        with contextlib.suppress(OSError):  # it may not have come to be
            new.unlink()
        if isinstance(e, OSError):
            e.filename = str(file)  # not the fresh one, which nobody knows
        raise


def fresh(file: Path) -> Path:
    """A name beside `file`, under which nothing lies, for what is to take its place."""
    return file.with_name(f".new-{os.urandom(8).hex()}")


def clear(folder: Path) -> None:
    """Remove what was written below `folder` under fresh names and never put in place. Nobody may write there now."""
    for place, _, names in () if folder.is_symlink() else os.walk(folder):
        for name in filter(_FRESH.fullmatch, names):
            with contextlib.suppress(OSError):
                Path(place, name).unlink()


def draft(path: Path, data: bytes) -> None:
    """Write a new file at `path`, in place of whatever lies there. Raises OSError."""
    path.unlink(missing_ok=True)
    write(path, data)


def write(path: Path | str, *parts: bytes | memoryview) -> None:
    """Write a file at `path`, where nothing lies yet, and the folders around it. Raises OSError."""
    try:
        opened = open(path, "xb")  # noqa: PTH123, SIM115  # to make a path costs as much as the opening
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        opened = open(path, "xb")  # noqa: PTH123, SIM115  # as above
    with opened:
        opened.writelines(parts)
