"""Rendering many pages through one interface, that of `concurrent.futures.Executor`."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice

import msgspec

from newsgen.context import Page
from newsgen.rendering.pages import render_batch
from newsgen.rendering.templates import Theme

BATCH = 64
"""Pages in one task: enough to outweigh what a task costs, few enough to spread evenly."""

WORTH_A_POOL = 400
"""From this many pages on, starting processes pays (each costs about 0.2 s)."""

AHEAD = 3
"""Tasks that wait for each process; only these pages are in memory at a time."""


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


def processes(pages: int, jobs: int | None) -> int:
    """How many processes render `pages` pages best; at most `jobs` or, by default, one for each processor."""
    return 1 if pages < WORTH_A_POOL else jobs or os.cpu_count() or 1


def executor(jobs: int) -> Executor:
    """What renders in `jobs` processes; in this one where that is 1."""
    return InProcess() if jobs == 1 else ProcessPoolExecutor(jobs)


def render_all(theme: Theme, pages: Iterable[Page], runner: Executor, jobs: int) -> Iterator[tuple[Page, bytes]]:
    """Each page with its bytes, in order; `pages` is drawn from as far as `runner` needs. Raises TemplateError."""
    packed = msgspec.msgpack.encode(theme)
    rest = iter(pages)
    waiting: deque[tuple[list[Page], Future[list[bytes]]]] = deque()
    while True:
        batch = list(islice(rest, BATCH))
        if batch:
            waiting.append((batch, runner.submit(render_batch, packed, msgspec.msgpack.encode(batch))))
        if not waiting:
            return
        if not batch or len(waiting) > AHEAD * jobs or waiting[0][1].done():
            done, future = waiting.popleft()
            yield from zip(done, future.result(), strict=True)
