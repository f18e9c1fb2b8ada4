"""Render many pages in batches, through the interface of `concurrent.futures.Executor`."""

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

import msgspec

from newsgen import executors
from newsgen.context import Page
from newsgen.executors import Runner
from newsgen.rendering import pages
from newsgen.rendering.templates import FEEDS
from newsgen.rendering.themes import Theme

BATCH = 64
"""Pages in one task: enough to outweigh a task's overhead, few enough to spread evenly."""

FEED_BATCH = 256
"""Feeds in one task, where that costs no memory: they show the same articles, whose texts are then cached."""

WORTH_A_POOL = 400
"""The number of pages from which starting processes pays (each costs about 0.2 s)."""

AHEAD = 3
"""Queued tasks per process that pages are sent to; only their pages are in memory at a time."""


_Task: TypeAlias = tuple[Sequence[int], Future[list[Any]]]

P = TypeVar("P", bound="Planned")
R = TypeVar("R")


class Planned(Protocol):
    """A planned page, which makes its context on demand."""

    @property
    def template(self) -> str:
        """The name of its template; empty for a text file."""
        ...

    def page(self) -> Page:
        """The page with its context."""
        ...


class Work(msgspec.Struct, Generic[P, R], frozen=True):
    """Pages to be made with a packed theme; `keep` is called with each page's index in `planned` and its bytes."""

    theme: bytes
    planned: Sequence[P]
    keep: Callable[[int, bytes], R]


def work(theme: Theme, planned: Sequence[P], keep: Callable[[int, bytes], R]) -> Work[P, R]:
    """The work of making the pages `planned` with `theme`."""
    return Work(msgspec.msgpack.encode(theme), planned, keep)


def make_ready(work: Work[P, R], language: str, templates: Iterable[str]) -> None:
    """Compile `templates` for pages in `language` before processes are forked, which then inherit them.

    Rendering reports their errors.
    """
    pages.renderer(work.theme).make_ready(language, templates)


def carry_out(work: Work[P, R], runner: Runner) -> Iterator[tuple[P, R]]:
    """Each page with what `work.keep` returned. Raises TemplateError, and what making a context or `keep` raises.

    Where `runner` holds the work, contexts are made and pages kept in its processes; else here, only as far ahead as
    the runner needs. Work starts on this call, not when the first result is requested.
    """
    tasks = (
        (batch, _submit(work, batch, runner)) for batch in _batches(work.planned, FEED_BATCH if runner.holds else BATCH)
    )
    most = len(work.planned) if runner.holds else AHEAD * runner.tasks
    waiting = deque(itertools.islice(tasks, most))
    return _results(work, waiting, tasks, runner)


def _results(
    work: Work[P, R], waiting: deque[_Task], further: Iterator[_Task], runner: Runner
) -> Iterator[tuple[P, R]]:
    """The results of the tasks `waiting`; as each finishes, one of the `further` ones is submitted."""
    while waiting:
        batch, future = waiting.popleft()
        found = future.result()
        waiting.extend(itertools.islice(further, 1))
        for number, result in zip(batch, found, strict=True):
            yield work.planned[number], result if runner.holds else work.keep(number, result)


def _batches(planned: Sequence[Planned], feeds_each: int) -> Iterator[Sequence[int]]:
    """The indices of each task's pages. Feeds come first, since they take longest."""
    feeds = [number for number, page in enumerate(planned) if page.template.startswith(FEEDS)]
    others = [number for number, page in enumerate(planned) if not page.template.startswith(FEEDS)]
    for numbers, size in ((feeds, feeds_each), (others, BATCH)):
        yield from (numbers[start : start + size] for start in range(0, len(numbers), size))


def _submit(work: Work[P, R], batch: Sequence[int], runner: Runner) -> Future[list[Any]]:
    if runner.holds:
        return runner.executor.submit(_carry_out_held, batch)
    gathered = [work.planned[number].page() for number in batch]
    return runner.executor.submit(pages.render_batch, work.theme, msgspec.msgpack.encode(gathered))


def _carry_out_held(batch: Sequence[int]) -> list[Any]:
    """The results for the pages of the held work at the indices `batch`."""
    held = executors.held(Work)
    renderer = pages.renderer(held.theme)
    return [held.keep(number, renderer.render(held.planned[number].page())) for number in batch]
