"""Where work runs: in this process, or in others on this machine, through the interface of `concurrent.futures`."""

import os
import sys
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context


class InProcess(Executor):
    """Runs each task when it is handed in."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN201  # Executor's own signature is generic in ways that add nothing here
        """Run `fn` now; the future is done."""
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as e:  # noqa: BLE001  # it is raised again where the result is asked for
            future.set_exception(e)
        return future


def local(jobs: int) -> Executor:
    """What runs tasks in `jobs` processes, which start with the first task; in this one where that is 1."""
    if jobs == 1:
        return InProcess()
    # A fork starts at once, but one of a process with threads, such as the preview's, may hang.
    alone = sys.platform == "linux" and threading.active_count() == 1
    return ProcessPoolExecutor(jobs, get_context("fork" if alone else "spawn"))


def processes(jobs: int | None) -> int:
    """How many processes work best: `jobs` or, where that is left open, one for each processor."""
    return jobs or os.cpu_count() or 1
