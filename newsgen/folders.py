"""Which files of a site's folder count: one rule for everything that walks through content/, static/ or templates/."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from newsgen import stamps
from newsgen.errors import ContentError, Problem
from newsgen.stamps import Stamp

SERVED = (".well-known", ".htaccess", ".nojekyll")
"""What is hidden and counts in static/ all the same, since hosts and other sites look for it by these names."""

_NOBODYS = re.compile(r"\..*|~\$.*|.*~|#.*#|.*\.sw[nop]|thumbs\.db|desktop\.ini", re.DOTALL | re.IGNORECASE)
"""What systems and programs leave in folders: hidden files, the locks of documents that are open, backups."""


def counts(name: str) -> bool:
    """Whether somebody put a file or folder of this name there to be read."""
    return not _NOBODYS.fullmatch(name)


def scan(site: Path, folder: str) -> Iterator[tuple[str, Stamp]]:
    """The files below `folder` that count, with their stamps, sorted, relative to `site`.

    Links to files are followed inside the site only, and not into its hidden parts; links to folders are not, and a
    link that leads nowhere or round in a circle is no file. Raises ContentError for a name that is not UTF-8.
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
            elif not entry.is_symlink():
                if entry.is_file():
                    found.append((path, stamps.from_stat(entry.stat())))
            elif stamp := _followed(entry.path, real_site):
                found.append((path, stamp))
    return iter(sorted(found))


def odd_name(path: str) -> Problem | None:
    """What is wrong with a name that is not UTF-8: it cannot stand in an address, nor be the same on every machine."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode(errors="backslashreplace")
        return Problem(shown, 1, "its name is not UTF-8", "rename it")
    return None


def _followed(link: str, real_site: str) -> Stamp | None:
    """The stamp of the file that `link` leads to; None where it may not be followed."""
    real = Path(os.path.realpath(link))
    if not real.is_relative_to(real_site) or any(p.startswith(".") for p in real.relative_to(real_site).parts):
        return None
    return stamps.of(real) if real.is_file() else None
