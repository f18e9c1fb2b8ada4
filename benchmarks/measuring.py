"""Measure the seconds, processor time and memory of a command and of all processes that it starts. Linux only."""

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PAUSE = 0.1
"""Seconds between two samples of the memory."""

FEW = 20
"""With fewer samples the peak may be missed; then the system's own figure counts, which has all shared memory."""


_BECOME_PARENT = 36
"""Linux's PR_SET_CHILD_SUBREAPER: orphaned descendants become children of this process."""


class Run(NamedTuple):
    """What one run took: seconds of wall-clock and of processor time; peak megabytes of all processes together, with
    shared memory counted once, and of the largest process.
    """

    seconds: float
    processor: float
    memory: float
    largest: float


def measured(command: Sequence[str | Path], folder: Path) -> Run:
    """Run `command` in `folder` to its end. Raises CalledProcessError where it fails."""
    others = _children(os.getpid())
    ctypes.CDLL(None).prctl(_BECOME_PARENT, 1, 0, 0, 0)
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603  # the benchmark's own
    together, largest, ended = [0.0], [0.0], threading.Event()

    def look() -> None:
        while not ended.wait(PAUSE):
            found = memory(process.pid)
            together.append(sum(found))
            largest.append(max(found, default=0.0))

    watch = threading.Thread(target=look)
    watch.start()
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    ended.set()
    watch.join()
    if process.stderr:
        process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)), stderr=said.decode()[-2000:])
    # A short run may end between two samples.
    orphans = _time_of_orphans(others)
    ctypes.CDLL(None).prctl(_BECOME_PARENT, 0, 0, 0, 0)
    least = used.ru_maxrss / 1024 if len(largest) < FEW else 0.0
    return Run(seconds, used.ru_utime + used.ru_stime + orphans, max(*together, least), max(*largest, least))


def memory(root: int) -> list[float]:
    """Megabytes of a process and of each of its descendants."""
    return list(map(_megabytes, {root, *_descendants(root)}))


def _time_of_orphans(others: set[int]) -> float:
    """Wait for processes that outlived their parent, as a fork server does; return their seconds of processor time.
    `others` are the children that this process had before.
    """
    total = 0.0
    while left := _children(os.getpid()) - others:
        for pid in left:
            _, _, used = os.wait4(pid, 0)
            total += used.ru_utime + used.ru_stime
    return total


def _descendants(root: int) -> set[int]:
    found, waiting = set[int](), [root]
    while waiting:
        children = _children(waiting.pop())
        waiting += children
        found |= children
    return found


def _children(pid: int) -> set[int]:
    found = set[int]()
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            found.update(map(int, (task / "children").read_text().split()))
        except OSError:
            continue
    return found


def _megabytes(pid: int) -> float:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:")), 0.0)
