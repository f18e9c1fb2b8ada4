"""Allows one build and one preview of a site at a time, by locks that the system releases when their process ends."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import filelock

from newsgen import atomic, disk
from newsgen.errors import Problem, PublishError, of_disk

FOLDER = ".newsgen"
"""The folder of a site with the locks and, beside each, a file with the process id of its holder."""


class Work(NamedTuple):
    """Work on a site for one process at a time: its lock's name, and what another process reports, and its remedy."""

    lock: str
    refusal: str
    remedy: str


BUILD = Work("lock", "another build of this site is at work", "wait for it to end, then build again")
PREVIEW = Work("preview-lock", "another preview of this site runs", "look at that one, or end it")

_INNER = ("cache", "pictures", "pictures/cards", "search", "preview")
"""The folders that builds make in `FOLDER`."""

_LOOKS, _PAUSE = 20, 0.01
"""How often, and how many seconds apart, to look for the process id: the holder writes it, at once, just after it gets
the lock; until then there is no file, or an empty one."""


@contextlib.contextmanager
def one_at_a_time(site: Path, patience: float = 0, work: Work = BUILD, address: str = "") -> Iterator[None]:
    """Hold the lock of `work` on the site in the folder `site`, after waiting for it up to `patience` seconds.

    `address` is recorded for others to report. Raises PublishError if the lock is taken, naming the process that holds
    it and its address, or if the folder cannot be written.
    """
    folder = site / FOLDER
    for name in (FOLDER, *(f"{FOLDER}/{inner}" for inner in _INNER)):
        if not disk.real(site / name).is_relative_to(disk.real(site)):
            what = "this folder is a link that leads out of the site"
            raise PublishError(Problem(name, 1, what, "remove the link; a build makes the folder anew"))
    lock, holder = filelock.FileLock(folder / work.lock, timeout=patience), folder / f"{work.lock}-holder"
    try:
        folder.mkdir(exist_ok=True)
        lock.acquire()
        if work is BUILD and holder.exists():  # the last holder was killed
            atomic.clear(folder)
            atomic.clear(site / "content")
        # Not in the lock file itself: any attempt to get the lock truncates it.
        atomic.draft(holder, f"{os.getpid()} {address}\n".encode())
    except filelock.Timeout:
        what = f"{work.refusal}{_holder(holder)}"
        raise PublishError(Problem(f"{FOLDER}/{work.lock}", 1, what, work.remedy)) from None
    except OSError as e:
        lock.release()
        raise PublishError(of_disk(e, str(folder), "it cannot be written")) from e
    try:
        yield
    finally:
        # In this order, so that nobody who finds the lock taken reads an outdated process id.
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _holder(file: Path) -> str:
    """The holder's address and process id, to append to a clause; empty if unknown."""
    for _ in range(_LOOKS):
        with contextlib.suppress(OSError, ValueError):
            number, _, address = file.read_text(encoding="ascii").strip().partition(" ")
            return f"{address and f' at {address}'} (process {int(number)})"
        time.sleep(_PAUSE)
    return ""
