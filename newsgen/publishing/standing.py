"""How the published files stand: whether each is as newsgen wrote it, told without reading it."""

import os
import stat
from pathlib import Path

import msgspec

from newsgen.publishing import manifest as manifests
from newsgen.publishing.manifest import Entry, Manifest


class Standing(msgspec.Struct, frozen=True):
    """When the manifest was put in place, as from `published`, and which of its files are not surely as it says."""

    published: int
    doubtful: set[str]


def look(output: Path) -> Standing:
    """Look at all published files in the folder `output`. Raises OSError."""
    since, before = published(output), manifests.load(output) or Manifest()
    doubtful = {path for path, entry in before.files.items() if not untouched(f"{output}/{path}", entry, since)}
    return Standing(since, doubtful)


def published(output: Path) -> int:
    """When the manifest of the folder `output` was put in place: its ctime, in nanoseconds; 0 if there is none."""
    try:
        return manifests.path_in(output).stat().st_ctime_ns
    except OSError:
        return 0


def untouched(file: str, entry: Entry, since: int) -> bool | None:
    """Whether `file` is what was published as `entry`, `since` a time in nanoseconds; None if its bytes must tell."""
    try:
        found = os.lstat(file)
    except OSError:
        return False
    if found.st_size != entry.size or not stat.S_ISREG(found.st_mode):
        return False
    # ctime as well, since tools that copy or restore a file set its mtime.
    return True if max(found.st_mtime_ns, found.st_ctime_ns) < since else None
