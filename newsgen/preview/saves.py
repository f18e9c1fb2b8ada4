"""Watches a site for saves: yields the first at once, and a burst after it as one batch."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from watchfiles import Change, awatch
from watchfiles._rust_notify import WatchfilesRustInternalError

from newsgen import config, folders
from newsgen.config import FOLDERS

QUIET = 0.5
"""Seconds without a save that end a burst."""

LONG = 100
"""The most notifications in a burst; after these, its end is not awaited."""

_STEP = 30
"""Milliseconds for which the system's notifications are gathered."""

_Batches = asyncio.Queue[set[str] | None]


@asynccontextmanager
async def watching(site: Path) -> AsyncIterator[tuple[AsyncIterator[list[str]], Callable[[], None]]]:
    """Yields (batches, wake): lists of files saved from now on, relative to `site`; `wake()` queues an empty batch.

    `site` is the folder's real, absolute path, since the system reports that. Iterating over the batches raises OSError
    if the system cannot watch that many files.
    """
    batches = _Batches()
    watch = asyncio.create_task(_watch(site, batches))
    watch.add_done_callback(lambda _: batches.put_nowait(None))
    try:
        yield _told(batches, watch), lambda: batches.put_nowait(set())
    finally:
        watch.cancel()


async def _told(batches: _Batches, watch: asyncio.Task[None]) -> AsyncIterator[list[str]]:
    while (saved := await batches.get()) is not None:
        yield sorted(saved)
        burst = set[str]()
        with suppress(TimeoutError):
            for _ in range(LONG):
                more = await asyncio.wait_for(batches.get(), QUIET)
                if more is None:
                    batches.put_nowait(None)  # ends the outer loop too, after this burst
                    break
                burst |= more
        if burst:
            yield sorted(burst)
    await watch  # raises the error that ended it


async def _watch(site: Path, batches: _Batches) -> None:
    """Queue saves as the system reports them, which costs nothing while there are none.

    This watches what a build reads, and not the output or the cache, so a build never triggers itself. The top of the
    site has a watch of its own: many editors replace the settings file, which a watch on the file would miss; and a
    source folder that is created, or created again, must be watched from then on.
    """
    try:
        async with asyncio.TaskGroup() as tasks:
            below = tasks.create_task(_watch_below(site, batches))
            async for changes in _heard([site], partial(_is_at_top, site), recursive=False):
                if any(Path(path).name in FOLDERS for _, path in changes):
                    below.cancel()
                    below = tasks.create_task(_watch_below(site, batches))
                batches.put_nowait({_name(path, site) for _, path in changes})
    except* OSError as e:
        raise e.exceptions[0] from None


async def _watch_below(site: Path, batches: _Batches) -> None:
    roots = [site / name for name in FOLDERS if (site / name).exists()]
    if not roots:
        return
    async for changes in _heard(roots, partial(_is_read, site)):
        batches.put_nowait({_name(path, site) for _, path in changes})


async def _heard(
    roots: Sequence[Path], counts: Callable[[Change, str], bool], *, recursive: bool = True
) -> AsyncIterator[set[tuple[Change, str]]]:
    """Yields the changes in `roots` that count.

    A name that is not UTF-8 ends the system's notifications. Then all of `roots` are reported as changed, so that a
    build reports the name, and watching starts again; if it ends at once, because a folder has such a name, by polling.
    """
    looking = False
    while True:
        began = time.monotonic()
        try:
            there = filter(Path.exists, roots)
            news = awatch(*there, watch_filter=counts, recursive=recursive, step=_STEP, force_polling=looking or None)
            async for changes in news:
                yield changes
        except* WatchfilesRustInternalError:
            looking = time.monotonic() - began < QUIET
        if looking:
            await asyncio.sleep(QUIET)
        # Only now: the build that this triggers sees all changes made while nothing was watching.
        yield {(Change.modified, str(root)) for root in roots}


def _is_read(site: Path, _: Change, path: str) -> bool:
    """Whether a build reads the file at `path`, which is no temporary one of an editor or of newsgen itself."""
    return all(folders.counts(step) or step in folders.SERVED for step in Path(_name(path, site)).parts)


def _is_at_top(site: Path, change: Change, path: str) -> bool:
    """Whether this is a change of the settings, or the creation or removal of a source folder."""
    place = Path(path)
    came_or_went = change is not Change.modified and place.name in FOLDERS
    return place.parent == site and (place.name == config.FILE or came_or_went)


def _name(path: str, site: Path) -> str:
    place = Path(path)
    return place.relative_to(site).as_posix() if place.is_relative_to(site) else path
