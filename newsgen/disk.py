"""Asks the disk: whether a file is there, what is in it, and where a path leads, by whatever links."""

import contextlib
import errno
import functools
import os
from collections.abc import Iterator
from pathlib import Path

NOTHING = (FileNotFoundError, NotADirectoryError)
"""What a system says of a file or a folder that is not there."""


def is_there(path: Path) -> bool:
    """Whether something lies where `path` leads. Raises OSError where nobody can tell, for which Python says no from
    3.14 on.
    """
    try:
        path.stat()
    except NOTHING:
        return False
    return True


@contextlib.contextmanager
def naming(file: Path) -> Iterator[None]:
    """Have an OSError name `file`, as it does not where a disk fails while it is read."""
    try:
        yield
    except OSError as e:
        e.filename = e.filename or str(file)
        raise


def read(file: Path) -> bytes | None:
    """What is in `file`; None where there is none. Raises OSError, which names it."""
    try:
        with naming(file):
            return file.read_bytes()
    except (*NOTHING, IsADirectoryError):
        return None


def stay_inside(site: Path, path: Path) -> None:
    """Raise OSError where a link leads what is written at `path` out of the folder `site`."""
    if not real(path.parent).is_relative_to(_real(site)):
        raise OSError(errno.ELOOP, "a link there leads out of the site", str(path.parent))


def real(path: Path) -> Path:
    """Where `path` leads. What links that go round in a circle lead to is never there, while `Path.resolve` fails."""
    return Path(os.path.realpath(path))


_real = functools.lru_cache(maxsize=1)(real)
"""The same for the site, which is asked for each time."""
