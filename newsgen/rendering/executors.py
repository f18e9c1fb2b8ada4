"""Rendering many pages through one interface, that of `concurrent.futures.Executor`."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor

import msgspec

from newsgen.context import Page
from newsgen.rendering.pages import render_batch
from newsgen.rendering.templates import Theme

BATCH = 64
"""Pages in one task: enough to outweigh what a task costs, few enough to spread evenly."""

WORTH_A_POOL = 400
"""From this many pages on, starting processes pays (each costs about 0.2 s)."""


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


def executor(pages: int, jobs: int | None) -> Executor:
    """What renders `pages` pages best with at most `jobs` processes (by default, one for each processor)."""
    jobs = jobs or os.cpu_count() or 1
    return InProcess() if jobs == 1 or pages < WORTH_A_POOL else ProcessPoolExecutor(jobs)


def render_all(theme: Theme, pages: Sequence[Page], runner: Executor) -> Iterator[tuple[Page, bytes]]:
    """Each page with its bytes, in order. Raises TemplateError."""
    packed = msgspec.msgpack.encode(theme)
    batches = [pages[i : i + BATCH] for i in range(0, len(pages), BATCH)]
    futures = (runner.submit(render_batch, packed, msgspec.msgpack.encode(batch)) for batch in batches)
    for batch, future in zip(batches, list(futures), strict=True):
        yield from zip(batch, future.result(), strict=True)
