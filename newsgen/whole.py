"""How files of the site's own are written of which nobody ever sees a part, whoever else reads or writes them then.

A link that somebody left where newsgen writes may lead anywhere. None is written through.
"""

import contextlib
import errno
import functools
import os
from collections.abc import Iterable
from pathlib import Path


def put(file: Path, *parts: bytes | memoryview, within: Path | None = None) -> None:
    """Have `parts`, one after the other, for the file `file`: a reader finds the old file or the new one.

    Raises OSError, which names `file`; also where a link leads out of the folder `within`.
    """
    if within is not None:
        stay_inside(within, file)
    fresh = file.with_name(f".new-{os.urandom(8).hex()}")
    try:
        _write(fresh, parts)
        fresh.replace(file)
    except BaseException as e:
        with contextlib.suppress(OSError):  # it may not have come to be
            fresh.unlink()
        if isinstance(e, OSError):
            e.filename = str(file)  # not the fresh one, which nobody knows
        raise


def draft(path: Path, *parts: bytes | memoryview) -> None:
    """Write a new file at `path`, in place of whatever lies there. Raises OSError."""
    path.unlink(missing_ok=True)
    _write(path, parts)


def stay_inside(site: Path, path: Path) -> None:
    """Raise OSError where a link leads what is written at `path` out of the folder `site`."""
    if not Path(os.path.realpath(path.parent)).is_relative_to(_real(site)):
        raise OSError(errno.ELOOP, "a link there leads out of the site", str(path.parent))


@functools.lru_cache(maxsize=1)
def _real(site: Path) -> Path:
    return Path(os.path.realpath(site))


def _write(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    try:
        opened = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = path.open("xb")
    with opened:
        opened.writelines(parts)
