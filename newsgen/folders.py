"""Which files of a site's folder count: one rule for all code that walks content/, static/ or templates/."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from newsgen import disk
from newsgen.errors import ContentError, Problem
from newsgen.incremental import stamps
from newsgen.incremental.stamps import Stamp

SERVED = (".well-known", ".htaccess", ".nojekyll")
"""Hidden names that count in static/ all the same, since hosts and other sites look for them."""

_NOBODYS = re.compile(r"\..*|~\$.*|.*~|#.*#|.*\.sw[nop]|thumbs\.db|desktop\.ini", re.DOTALL | re.IGNORECASE)
"""Files that systems and programs leave behind: hidden files, lock files of open documents, backups."""


_LONGEST_NAME = 255
"""In bytes, on nearly all file systems."""


def counts(name: str) -> bool:
    """Whether a file or folder of this name is meant to be read."""
    return not _NOBODYS.fullmatch(name)


def may_be(name: str) -> bool:
    """Whether a file of this name can exist: asking the system for a longer one is an error."""
    return len(os.fsencode(name)) <= _LONGEST_NAME


def folded(name: str) -> str:
    """`name` in a form for comparison: regardless of case, and of how a system writes accents.

    Some file systems and hosts do not tell names apart that are equal so.
    """
    return (name if name.isascii() else unicodedata.normalize("NFC", name)).casefold()


def walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """`os.walk`, but raises OSError for a folder that cannot be listed. The folder need not exist."""

    def refuse(e: OSError) -> None:
        if not isinstance(e, disk.NOTHING):
            raise e

    return os.walk(folder, onerror=refuse)


def names(folder: Path) -> list[str]:
    """The names in `folder`, which need not exist. Raises OSError if it cannot be listed."""
    try:
        return os.listdir(folder)  # noqa: PTH208  # names are all that is asked for
    except disk.NOTHING:
        return []


def scan(site: Path, folder: str, warn: Callable[[Problem], object] = lambda _: None) -> Iterator[tuple[str, Stamp]]:
    """Yields (path, stamp) of each file below `folder` that counts, sorted; paths are relative to `site`.

    Calls `warn` for each link that is not followed, and for anything else that looks like a file to read and is none.
    Raises ContentError for a name that is not UTF-8.
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
    """Why an entry that looks like a file to read is none, and what to do; None if it is one, or looks like none.

    `folder` is the one that is scanned.
    """
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
    """The problem with a name that is not UTF-8: it cannot be in an address, nor be the same on every machine."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode(errors="backslashreplace")
        return Problem(shown, 1, "its name is not UTF-8", "rename it")
    return None


def astray(link: str | Path, root: str | Path, name: str = "the site") -> tuple[str, str] | None:
    """Why `link` is not followed, and what to do; None if it leads to a file below the real folder `root`.

    Links into hidden folders, links to folders, and links that lead nowhere or in a circle are not followed. `name` is
    what messages call `root`.
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
