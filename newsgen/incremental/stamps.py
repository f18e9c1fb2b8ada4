"""Tells whether a file is unchanged without reading it again.

A stamp is a file's size, times and inode. Equal stamps mean an unchanged file only if a later change would have altered
the stamp, which it might not within one tick of the clock. So a stamp counts only from `SETTLED` after the file's last
change on, and that of a file in the future (after the clock was set back) never does. The change time (ctime), which
programs cannot set, guards against tools that restore the modification time.
"""

import os
from pathlib import Path

import msgspec

SETTLED = 2_000_000_000
"""Nanoseconds after which another change gets another time on every file system; FAT's have steps of two seconds."""


class Stamp(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """A file's size in bytes, mtime and ctime in nanoseconds, and inode."""

    size: int
    modified: int
    changed: int
    inode: int


def of(path: Path) -> Stamp:
    """The stamp of the file `path`. Raises OSError."""
    return from_stat(path.stat())


def from_stat(found: os.stat_result) -> Stamp:
    """The stamp in a stat result."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def counts(stamp: Stamp, since: int) -> bool:
    """Whether an equal stamp later vouches for what was read after `since` (nanoseconds, as from `time.time_ns`)."""
    return max(stamp.modified, stamp.changed) + SETTLED < since
