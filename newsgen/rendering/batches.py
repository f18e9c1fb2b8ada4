"""Many pages, rendered in batches through one interface, that of `concurrent.futures.Executor`."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from newsgen import executors
from newsgen.context import Page
from newsgen.executors import Runner
from newsgen.rendering import pages
from newsgen.rendering.themes import Theme

BATCH = 64
"""Pages in one task: enough to outweigh what a task costs, few enough to spread evenly."""

WORTH_A_POOL = 400
"""From this many pages on, starting processes pays (each costs about 0.2 s)."""

AHEAD = 3
"""Tasks that wait for each process; only these pages are in memory at a time."""


P = TypeVar("P", bound="Planned")
R = TypeVar("R")


class Planned(Protocol):
    """A page to be, which gathers what it shows when it is asked to."""

    def page(self) -> Page:
        """The page with all that it shows."""
        ...


class Work(msgspec.Struct, Generic[P, R], frozen=True):
    """Pages to be made with a packed theme, and what is done with each one's bytes, given its number among them."""

    theme: bytes
    planned: Sequence[P]
    keep: Callable[[int, bytes], R]


def work(theme: Theme, planned: Sequence[P], keep: Callable[[int, bytes], R]) -> Work[P, R]:
    """The work of making the pages `planned`."""
    return Work(msgspec.msgpack.encode(theme), planned, keep)


def make_ready(work: Work[P, R], language: str, templates: Iterable[str]) -> None:
    """Compile `templates` for pages in `language` before processes are forked, which then have them.

    Raises TemplateError.
    """
    pages.renderer(work.theme).make_ready(language, templates)


def carry_out(work: Work[P, R], runner: Runner) -> Iterator[tuple[P, R]]:
    """Each page with what became of it, in order. Raises TemplateError, and what gathering and keeping a page raises.

    Where `runner` holds the work, pages are gathered and kept there; else here, as far ahead as the runner needs.
    """
    starts = iter(range(0, len(work.planned), BATCH))
    waiting: deque[tuple[int, Future[list[Any]]]] = deque()
    while True:
        start = next(starts, None)
        if start is not None:
            waiting.append((start, _submit(work, start, runner)))
        if not waiting:
            return
        if start is None or len(waiting) > AHEAD * runner.tasks or waiting[0][1].done():
            first, future = waiting.popleft()
            for number, found in enumerate(future.result(), first):
                yield work.planned[number], found if runner.holds else work.keep(number, found)


def _submit(work: Work[P, R], start: int, runner: Runner) -> Future[list[Any]]:
    if runner.holds:
        return runner.executor.submit(_carry_out_held, start)
    gathered = [planned.page() for planned in work.planned[start : start + BATCH]]
    return runner.executor.submit(pages.render_batch, work.theme, msgspec.msgpack.encode(gathered))


def _carry_out_held(start: int) -> list[Any]:
    """What became of the batch of the held work that begins with the page of the number `start`."""
    held = executors.held(Work)
    renderer = pages.renderer(held.theme)
    batch = held.planned[start : start + BATCH]
    return [held.keep(number, renderer.render(planned.page())) for number, planned in enumerate(batch, start)]
