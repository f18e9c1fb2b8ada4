"""Which files of a site's folder count: one rule for everything that walks through content/, static/ or templates/."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from newsgen import disk
from newsgen.errors import ContentError, Problem
from newsgen.incremental import stamps
from newsgen.incremental.stamps import Stamp

SERVED = (".well-known", ".htaccess", ".nojekyll")
"""What is hidden and counts in static/ all the same, since hosts and other sites look for it by these names."""

_NOBODYS = re.compile(r"\..*|~\$.*|.*~|#.*#|.*\.sw[nop]|thumbs\.db|desktop\.ini", re.DOTALL | re.IGNORECASE)
"""What systems and programs leave in folders: hidden files, the locks of documents that are open, backups."""


_LONGEST_NAME = 255
"""In bytes, on nearly all file systems."""


def counts(name: str) -> bool:
    """Whether somebody put a file or folder of this name there to be read."""
    return not _NOBODYS.fullmatch(name)


def may_be(name: str) -> bool:
    """Whether a file of this name may be there: systems fail where one is asked for that is longer than they allow."""
    return len(os.fsencode(name)) <= _LONGEST_NAME


def walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """What `os.walk` gives, to whom a folder that cannot be listed is an empty one.

    Here that raises OSError. The folder need not be there.
    """

    def refuse(e: OSError) -> None:
        if not isinstance(e, disk.NOTHING):
            raise e

    return os.walk(folder, onerror=refuse)


def names(folder: Path) -> list[str]:
    """What lies in `folder`, which need not be there. Raises OSError where it cannot be listed."""
    try:
        return os.listdir(folder)  # noqa: PTH208  # names are all that is asked for
    except disk.NOTHING:
        return []


def scan(site: Path, folder: str, warn: Callable[[Problem], object] = lambda _: None) -> Iterator[tuple[str, Stamp]]:
    """The files below `folder` that count, with their stamps, sorted, relative to `site`.

    `warn` is told of each link that is not followed, and of what may seem to be a file and is none. Raises ContentError
    for a name that is not UTF-8.
    """
    found = []
    waiting = [folder]
    real_site = os.path.realpath(site)
    while waiting:
        parent = waiting.pop()
        try:
            entries = list(os.scandir(site / parent))
        except FileNotFoundError:
            continue
        for entry in entries:
            path = f"{parent}/{entry.name}"
            if not counts(entry.name) and not (folder == "static" and entry.name in SERVED):
                continue
            if problem := odd_name(path):
                raise ContentError(problem)
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            if why := _not_read(entry, folder, real_site):
                warn(Problem(path, 1, *why))
            elif entry.is_file():
                found.append((path, stamps.from_stat(entry.stat())))
    return iter(sorted(found))


def _not_read(entry: os.DirEntry[str], folder: str, real_site: str) -> tuple[str, str] | None:
    """Why nothing is read there, though somebody may think so, and what to do; `folder` is the one that is scanned."""
    if entry.is_symlink():
        return astray(entry.path, real_site)
    if entry.is_file():
        return None
    if not entry.is_dir():
        return "this is no file but a pipe or a device, and is not read", "remove it"
    if folder == "content" and entry.name.endswith(".md"):
        return "this is a folder, and has the name of an article's file", "rename it"
    return None


def odd_name(path: str) -> Problem | None:
    """What is wrong with a name that is not UTF-8: it cannot stand in an address, nor be the same on every machine."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode(errors="backslashreplace")
        return Problem(shown, 1, "its name is not UTF-8", "rename it")
    return None


def astray(link: str | Path, root: str | Path, name: str = "the site") -> tuple[str, str] | None:
    """Why `link` is not followed, and what to do; None where it leads to a file below the real folder `root`, which
    messages call `name`.

    Links to files are followed there, and not into hidden parts of it; links to folders are not, and a link that leads
    nowhere or round in a circle is no file.
    """
    real = Path(os.path.realpath(link))
    if not real.is_relative_to(root):
        place = f"out of {name}"
    elif any(part.startswith(".") for part in real.relative_to(root).parts):
        place = "to what is hidden"
    elif real.is_dir():
        place = "to a folder"
    else:
        return None if real.is_file() else ("this link leads to no file", "correct it, or remove it")
    return f"this link leads {place}, and is not followed", "put what it leads to in its place, or remove it"
