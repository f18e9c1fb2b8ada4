"""What is saved in a site, told as it happens: the first save at once, and a burst after it as one."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch
from watchfiles._rust_notify import WatchfilesRustInternalError

from newsgen import config, folders
from newsgen.config import FOLDERS

QUIET = 0.5
"""Seconds without a save after which a burst of them is over."""

LONG = 100
"""From how many batches of saves on a burst is not waited for any more."""

_STEP = 30
"""Milliseconds for which the system's news are gathered."""

_Batches = asyncio.Queue[set[str] | None]


@asynccontextmanager
async def watching(site: Path) -> AsyncIterator[tuple[AsyncIterator[list[str]], Callable[[], None]]]:
    """The names of the files that are saved in the folder `site` from now on, relative to it, in batches; and what has
    a batch without any told.

    `site` is the real folder, absolute and no link, since that is how the system names what was saved. Asking for the
    next batch raises OSError where the system cannot watch that much.
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
                    batches.put_nowait(None)  # to be met again below, once the burst is told
                    break
                burst |= more
        if burst:
            yield sorted(burst)
    await watch  # which raises why it ended


async def _watch(site: Path, batches: _Batches) -> None:
    """Tell of saves as the system does, which costs nothing while there are none.

    What a build reads is watched; the output and the cache are not, so a build never wakes itself. The top of the site
    is watched apart: many editors put a new file in the place of the settings, which one who watches the file itself
    never hears of; and a folder that comes, or comes again, is to be watched from then on.
    """
    try:
        async with asyncio.TaskGroup() as tasks:
            below = tasks.create_task(_watch_below(site, batches))
            async for changes in _heard([site], _OfTop(site), recursive=False):
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
    async for changes in _heard(roots, _Counts()):
        batches.put_nowait({_name(path, site) for _, path in changes})


async def _heard(
    roots: Sequence[Path], counts: DefaultFilter, *, recursive: bool = True
) -> AsyncIterator[set[tuple[Change, str]]]:
    """The changes in `roots` that count.

    The system's news end at a name that is not UTF-8. All of `roots` may have changed then, and a build is to say what
    is wrong. The news begin anew; where a folder of such a name ends them at once again, changes are looked for.
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
        # Told last, since a build that begins now misses nothing of what comes before the news do.
        yield {(Change.modified, str(root)) for root in roots}


class _Counts(DefaultFilter):
    """What is saved for a build to read: not what editors, and newsgen itself, keep beside it for a moment."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether this change to the file at `path` counts."""
        name = Path(path).name
        return super().__call__(change, path) and (folders.counts(name) or name in folders.SERVED)


class _OfTop(DefaultFilter):
    """The settings, and the coming and going of the folders that are watched."""

    def __init__(self, site: Path) -> None:
        super().__init__()
        self._site = site

    def __call__(self, change: Change, path: str) -> bool:
        """Whether this change to what lies at `path` counts."""
        place = Path(path)
        came_or_went = change is not Change.modified and place.name in FOLDERS
        return place.parent == self._site and (place.name == config.FILE or came_or_went)


def _name(path: str, site: Path) -> str:
    place = Path(path)
    return place.relative_to(site).as_posix() if place.is_relative_to(site) else path
