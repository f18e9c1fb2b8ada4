"""The preview server: livereload's protocol and script on tornado, triggered by watchfiles.

It serves this machine alone: a request or socket from a page of another origin, or under another host name, is refused,
so that no web page can read a draft through it (DNS rebinding included).
"""

import asyncio
import json
import mimetypes
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

from livereload.handlers import (  # type: ignore[import-untyped]  # livereload ships no types
    LiveReloadHandler,
    LiveReloadJSHandler,
)
from tornado import web

from newsgen import disk, folders, slugs
from newsgen.build import Built
from newsgen.errors import NewsgenError, Problem, of_disk
from newsgen.incremental import collector
from newsgen.preview import glimpse, overlay
from newsgen.preview.glimpse import Glimpse  # noqa: TC001  # an attribute is one
from newsgen.preview.saves import watching
from newsgen.preview.telling import Teller

CALM = 0.1
"""Seconds without a request after which a page is taken to be loaded."""

PATIENCE = 1.0
"""The most seconds to wait for that."""

_USUAL_PORT = 80

_LISTENER = b'<script src="/livereload.js?host=%s&amp;port=%d" defer></script></head>'


class Preview:
    """The state that requests share: the last good site's folder, the problems since, and a page ahead of its build."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        self.root = root
        self.host = host
        self.port = port
        self.asked = asyncio.Event()
        self.problems: tuple[Problem, ...] = ()
        self.glimpse: Glimpse | None = None

    def read(self, file: Path) -> bytes:
        """The response for `file`, or for the page ahead of its build in its place. Raises OSError."""
        ahead = self.glimpse
        if ahead and file == disk.real(self.root) / ahead.path:
            return self._listening(ahead.page)
        data = file.read_bytes()
        return self.shown(data) if slugs.is_page(file.name) else data

    def shown(self, page: bytes) -> bytes:
        """`page` with livereload's script in its head and, if there are problems, the panel over it."""
        panel = overlay.html(self.problems).encode() if self.problems else b""
        return self._listening(page).replace(b"</body>", panel + b"</body>", 1)

    def _listening(self, page: bytes) -> bytes:
        return page.replace(b"</head>", _LISTENER % (self.host.encode(), self.port), 1)

    def own_host(self, host: str) -> bool:
        """Whether a request's `Host` (name and port) is this preview's own."""
        names = {self.host, "127.0.0.1", "localhost", "[::1]"}
        # Browsers leave out the default port.
        return host.lower() in {f"{name}{port}" for name in names for port in self._ports()}

    def own_origin(self, origin: str) -> bool:
        """Whether a request's `Origin` is this preview."""
        scheme, separator, host = origin.partition("://")
        return bool(separator) and scheme == "http" and self.own_host(host)

    def _ports(self) -> tuple[str, ...]:
        return (f":{self.port}", "") if self.port == _USUAL_PORT else (f":{self.port}",)


class _Guard(web.RequestHandler):
    """Refuses requests that do not come from the preview's own pages."""

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def prepare(self) -> None:
        self.preview.asked.set()
        headers = self.request.headers
        origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site", "none")
        if not self.preview.own_host(self.request.host):
            raise web.HTTPError(403, reason="Foreign host")
        if origin is not None and not self.preview.own_origin(origin):
            raise web.HTTPError(403, reason="Foreign origin")
        # Other pages may link here, but must not probe which articles exist by embedding pictures or frames.
        if site not in ("same-origin", "none") and headers.get("Sec-Fetch-Dest") != "document":
            raise web.HTTPError(403, reason="Foreign page")

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")


class _File(_Guard):
    """A file of the site, or its 404 page."""

    def get(self, path: str) -> None:
        root = disk.real(self.preview.root)
        try:
            file = disk.real(root / path)
            if path.endswith("/") or not path:
                file = file / "index.html"
            elif file.is_dir() and file.is_relative_to(root):
                self.redirect(f"/{quote(file.relative_to(root).as_posix())}/")
                return
            parts = file.relative_to(root).parts
            hidden = any(part.startswith(".") and part not in folders.SERVED for part in parts)
            data = None if hidden else self.preview.read(file)
        except (OSError, ValueError, RuntimeError):  # RuntimeError for a circle of links
            data = None
        if data is None:
            self.set_status(404)
            missing = root / "404.html"
            data = self.preview.read(missing) if missing.is_file() else self.preview.shown(_EMPTY)
            file = missing
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.finish(data)

    head = get


class _Script(_Guard, LiveReloadJSHandler):  # type: ignore[misc]  # livereload ships no types
    """livereload's own script."""


class _Socket(_Guard, LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    """The socket on which a page waits for a reload; `page` is its path, once the browser has sent it."""

    page = ""

    def check_origin(self, origin: str) -> bool:
        return self.preview.own_origin(origin)

    def on_message(self, message: str | bytes) -> None:
        try:
            super().on_message(message)
            self.page = urlsplit(str(json.loads(message).get("url", ""))).path or self.page
        except (ValueError, TypeError, AttributeError, RecursionError):
            self.close()  # not livereload's protocol


_EMPTY = b"<!doctype html><html lang=en><head><title>newsgen</title></head><body></body></html>"


def application(preview: Preview) -> web.Application:
    """The tornado application that serves the preview."""
    shared = {"preview": preview}
    return web.Application(
        [(r"/livereload", _Socket, shared), (r"/livereload\.js", _Script, shared), (r"/(.*)", _File, shared)],
        log_function=lambda _handler: None,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def run(site: Path, preview: Preview, rebuild: Callable[[], Built], teller: Teller) -> None:
    """Run `serve` until Ctrl-C or SIGTERM; a build under way ends first."""

    async def until_stopped() -> None:
        if sys.platform != "win32" and (task := asyncio.current_task()):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        await serve(site, preview, rebuild, teller)

    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(until_stopped())


async def serve(
    site: Path, preview: Preview, rebuild: Callable[[], Built], teller: Teller, now: Callable[[], datetime] = _now
) -> None:
    """Serve until cancelled; rebuild and reload at each save in `site`, a real path, and when an embargo lifts.

    `rebuild` builds into the preview's folder; `teller` is notified of each step. Raises OSError if the port is taken,
    or the system cannot watch that many files; NewsgenError for a path that is not UTF-8, which cannot be watched.
    """
    if problem := folders.odd_name(str(site)):
        raise NewsgenError(problem)
    async with watching(site) as (saved, wake):
        built = await _attempt(preview, rebuild)
        server = application(preview).listen(preview.port, address=preview.host)
        teller.ready(f"http://{preview.host}:{preview.port}/")
        _tell(teller, preview, built)
        try:
            alarm = _alarm(preview, built, now, wake)
            async for files in saved:
                alarm.cancel()
                built = await _follow(files, site, preview, built, rebuild, teller)
                alarm = _alarm(preview, built, now, wake)
        finally:
            server.stop()


def _alarm(
    preview: Preview, built: Built | None, now: Callable[[], datetime], wake: Callable[[], None]
) -> asyncio.TimerHandle:
    """A timer that calls `wake` when the next embargo lifts, at once if it did during the build.

    It is cancelled if there is no embargo, or if one has lifted and the last build failed, which would repeat for ever.
    """
    loop, lifts = asyncio.get_running_loop(), built.report.next_embargo if built else None
    seconds = (lifts - now()).total_seconds() if lifts else 0
    alarm = loop.call_later(max(seconds, 0), wake)
    if not lifts or (seconds <= 0 and preview.problems):
        alarm.cancel()
    return alarm


async def _follow(  # noqa: PLR0913, PLR0917  # the arguments of `serve`, and what has happened
    files: list[str],
    site: Path,
    preview: Preview,
    built: Built | None,
    rebuild: Callable[[], Built],
    teller: Teller,
) -> Built | None:
    """Show what was saved: an article's page at once, if it was just one, then the site; returns the last good build.

    `files` is empty if an embargo lifted.
    """
    if files:
        teller.saved(files)
    ahead = glimpse.take(built, site, files[0]) if built and len(files) == 1 else None
    preview.glimpse = ahead
    if ahead and _reload(lambda page: page == ahead.address):
        await _loaded(preview)
    before = preview.problems
    done = await _attempt(preview, rebuild)
    _tell(teller, preview, done)
    preview.glimpse = None
    if preview.problems != before:
        _reload(lambda _: True)
    elif done and (done.report.pages_written or done.report.pages_removed):
        _reload(lambda page: ahead is None or page != ahead.address)
    return done or built


async def _loaded(preview: Preview) -> None:
    """Wait until browsers have reloaded: a build in this process leaves little time for responses."""
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while True:
                preview.asked.clear()
                await asyncio.wait_for(preview.asked.wait(), CALM)


def _tell(teller: Teller, preview: Preview, built: Built | None) -> None:
    if built:
        teller.built(built)
    else:
        teller.failed(preview.problems)


async def _attempt(preview: Preview, rebuild: Callable[[], Built]) -> Built | None:
    """Build once; None if that failed. The problems are stored, to be shown over the last good site."""
    try:
        built = await asyncio.to_thread(rebuild)
    except (NewsgenError, OSError) as e:
        preview.problems = e.problems if isinstance(e, NewsgenError) else (of_disk(e, "."),)
        return None
    finally:
        collector.look_again()
    preview.problems = ()
    return built


def _reload(concerns: Callable[[str], bool]) -> bool:
    """Reload the open pages whose paths satisfy `concerns`; returns whether there are any."""
    concerned = [waiter for waiter in LiveReloadHandler.waiters if concerns(waiter.page)]
    for waiter in concerned:
        waiter.send_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})
    return bool(concerned)
