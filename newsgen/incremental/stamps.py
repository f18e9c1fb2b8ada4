"""Whether a file is still the one that was read, told without reading it again.

A stamp is what the system says of a file: its size, its times and its inode. Equal stamps mean an unchanged file only
if a later change would have altered the stamp, which it may not within one tick of the clock. So a stamp counts from
`SETTLED` after the file's last change on, and a file in the future (after the clock was set back) never counts. The
change time, which programs cannot set, guards against tools that restore the modification time.
"""

import os
from pathlib import Path

import msgspec

SETTLED = 2_000_000_000
"""Nanoseconds after which a change gets another time on every file system; FAT's clock ticks every two seconds."""


class Stamp(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """The state of a file as the system tells it."""

    size: int
    modified: int
    changed: int
    inode: int


def of(path: Path) -> Stamp:
    """The stamp of the file `path`. Raises OSError."""
    return from_stat(path.stat())


def from_stat(found: os.stat_result) -> Stamp:
    """The stamp that a stat result holds."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def counts(stamp: Stamp, since: int) -> bool:
    """Whether what was read after `since` (nanoseconds, as `time.time_ns` has them) is this stamp's from then on."""
    return max(stamp.modified, stamp.changed) + SETTLED < since
