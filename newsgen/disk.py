"""Asks the disk: whether a file is there, what is in it, and where a path leads, by whatever links."""

import contextlib
import errno
import functools
import os
from collections.abc import Iterator
from pathlib import Path

NOTHING = (FileNotFoundError, NotADirectoryError)
"""The errors for a file or a folder that does not exist."""


def is_there(path: Path) -> bool:
    """Whether `path` leads to something. Raises OSError if the system cannot tell; `Path.exists` says False then, from
    Python 3.14 on.
    """
    try:
        path.stat()
    except NOTHING:
        return False
    return True


@contextlib.contextmanager
def naming(file: Path) -> Iterator[None]:
    """Make an OSError raised inside name `file`: one from a failing read names none."""
    try:
        yield
    except OSError as e:
        e.filename = e.filename or str(file)
        raise


def read(file: Path) -> bytes | None:
    """The content of `file`; None if there is no such file. Raises OSError, which names it."""
    try:
        with naming(file):
            return file.read_bytes()
    except (*NOTHING, IsADirectoryError):
        return None


def stay_inside(site: Path, path: Path) -> None:
    """Raise OSError if a link would lead a file written at `path` out of the folder `site`."""
    if not real(path.parent).is_relative_to(_real(site)):
        raise OSError(errno.ELOOP, "a link there leads out of the site", str(path.parent))


def real(path: Path) -> Path:
    """Where `path` leads. For a circle of links it is a path that does not exist, while `Path.resolve` raises."""
    return Path(os.path.realpath(path))


_real = functools.lru_cache(maxsize=1)(real)
"""The same, cached, for the site."""
