"""Many pages, rendered in batches through one interface, that of `concurrent.futures.Executor`."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future  # noqa: TC003  # a deque of them is made here
from itertools import islice

import msgspec

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


def make_ready(theme: Theme, language: str, templates: Iterable[str]) -> None:
    """Compile `templates` for pages in `language` before processes are forked, which then have them.

    Raises TemplateError.
    """
    pages.make_ready(msgspec.msgpack.encode(theme), language, templates)


def render_all(theme: Theme, planned: Iterable[Page], runner: Runner) -> Iterator[tuple[Page, bytes]]:
    """Each page with its bytes, in order; `planned` is drawn from as far as `runner` needs. Raises TemplateError."""
    packed = msgspec.msgpack.encode(theme)
    rest = iter(planned)
    waiting: deque[tuple[list[Page], Future[list[bytes]]]] = deque()
    while True:
        batch = list(islice(rest, BATCH))
        if batch:
            waiting.append((batch, runner.executor.submit(pages.render_batch, packed, msgspec.msgpack.encode(batch))))
        if not waiting:
            return
        if not batch or len(waiting) > AHEAD * runner.tasks or waiting[0][1].done():
            done, future = waiting.popleft()
            yield from zip(done, future.result(), strict=True)
