"""What a command takes: seconds, processor time and memory of it and of all processes that it starts. Linux only."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PAUSE = 0.1
"""Seconds between two looks at the memory."""

FEW = 20
"""Looks that are too few to have met the peak; then the system's own figure counts, which has shared memory whole."""


class Run(NamedTuple):
    """What one run took: seconds by the clock and of processor time; megabytes at the peak, of all processes together,
    where shared ones count once, and of the largest.
    """

    seconds: float
    processor: float
    memory: float
    largest: float


def measured(command: Sequence[str | Path], folder: Path) -> Run:
    """Run `command` in `folder` to its end. Raises CalledProcessError where it fails."""
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
    # A short run may end between two looks.
    least = used.ru_maxrss / 1024 if len(largest) < FEW else 0.0
    return Run(seconds, used.ru_utime + used.ru_stime, max(*together, least), max(*largest, least))


def memory(root: int) -> list[float]:
    """Megabytes of a process and of each of its descendants."""
    return list(map(_megabytes, {root, *_descendants(root)}))


def _descendants(root: int) -> set[int]:
    found, waiting = set[int](), [root]
    while waiting:
        pid = waiting.pop()
        for task in Path(f"/proc/{pid}/task").glob("*"):
            try:
                children = [int(word) for word in (task / "children").read_text().split()]
            except OSError:
                continue
            waiting += children
            found.update(children)
    return found


def _megabytes(pid: int) -> float:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:")), 0.0)
