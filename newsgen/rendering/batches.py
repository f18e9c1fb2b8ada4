"""Many pages, rendered in batches through one interface, that of `concurrent.futures.Executor`."""

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
"""Pages in one task: enough to outweigh what a task costs, few enough to spread evenly."""

FEED_BATCH = 256
"""Feeds in one task, where that costs no memory: they show the same articles, whose texts are then at hand."""

WORTH_A_POOL = 400
"""From this many pages on, starting processes pays (each costs about 0.2 s)."""

AHEAD = 3
"""Tasks that wait for each process that pages are sent to; only these pages are in memory at a time."""


_Task: TypeAlias = tuple[Sequence[int], Future[list[Any]]]

P = TypeVar("P", bound="Planned")
R = TypeVar("R")


class Planned(Protocol):
    """A page to be, which gathers what it shows when it is asked to."""

    @property
    def template(self) -> str:
        """The name of its template; empty for a text file."""
        ...

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
    """Each page with what became of it. Raises TemplateError, and what gathering and keeping a page raises.

    Where `runner` holds the work, pages are gathered and kept there; else here, as far ahead as the runner needs. It is
    at work from now on, and not from when it is asked for the first page.
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
    """What comes of the tasks that are `waiting`, each of which is followed by one of the `further` ones."""
    while waiting:
        batch, future = waiting.popleft()
        found = future.result()
        waiting.extend(itertools.islice(further, 1))
        for number, result in zip(batch, found, strict=True):
            yield work.planned[number], result if runner.holds else work.keep(number, result)


def _batches(planned: Sequence[Planned], feeds_each: int) -> Iterator[Sequence[int]]:
    """The numbers of the pages of each task. Feeds come first, since theirs take longest."""
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
    """What became of the pages of the held work that have the numbers of `batch`."""
    held = executors.held(Work)
    renderer = pages.renderer(held.theme)
    return [held.keep(number, renderer.render(held.planned[number].page())) for number in batch]
