"""One build, and one preview, of a site at a time, by a lock that the system releases when its process ends."""

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
"""The folder of a site that has the locks and, beside each, the number of the process that holds it."""


class Work(NamedTuple):
    """What is done to a site by one process at a time: the name of its lock, and what one who comes later is told."""

    lock: str
    refusal: str
    remedy: str


BUILD = Work("lock", "another build of this site is at work", "wait for it to end, then build again")
PREVIEW = Work("preview-lock", "another preview of this site runs", "look at that one, or end it")

_INNER = ("cache", "pictures", "pictures/cards", "search", "preview")
"""The folders that builds make in it."""

_LOOKS, _PAUSE = 20, 0.01
"""How often, and how many seconds apart, to look for that number: the winner writes it just after it has the lock, at
one stroke, and until then nothing is there, or an empty file."""


@contextlib.contextmanager
def one_at_a_time(site: Path, patience: float = 0, work: Work = BUILD, address: str = "") -> Iterator[None]:
    """Hold the lock of `work` on the site in the folder `site`, for which `patience` is how many seconds to wait.

    Raises PublishError, which names the process that holds it, and the `address` that this one gave.
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
        if work is BUILD and holder.exists():  # whoever held it was killed
            atomic.clear(folder)
            atomic.clear(site / "content")
        # The lock file itself will not do: whoever tries for the lock empties it.
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
        # In this order, so that nobody who meets the lock reads a number that no longer holds it.
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _holder(file: Path) -> str:
    """Who holds the lock, as what completes a clause; nothing where it is not known."""
    for _ in range(_LOOKS):
        with contextlib.suppress(OSError, ValueError):
            number, _, address = file.read_text(encoding="ascii").strip().partition(" ")
            return f"{address and f' at {address}'} (process {int(number)})"
        time.sleep(_PAUSE)
    return ""
