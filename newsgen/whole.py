"""How files of the site's own are written of which nobody ever sees a part, whoever else reads or writes them then.

A link that somebody left where newsgen writes may lead anywhere. None is written through.
"""

import contextlib
import errno
import functools
import os
import re
from collections.abc import Iterator
from pathlib import Path

NOTHING = (FileNotFoundError, NotADirectoryError)
"""What a system says of a file or a folder that is not there."""

_FRESH = re.compile(r"\.new-[0-9a-f]{16}")


def put(file: Path, *parts: bytes | memoryview, within: Path | None = None) -> None:
    """Have `parts`, one after the other, for the file `file`: a reader finds the old file or the new one.

    Raises OSError, which names `file`; also where a link leads out of the folder `within`.
    """
    if within is not None:
        stay_inside(within, file)
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
