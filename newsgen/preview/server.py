"""The preview server: livereload's protocol and script, on tornado, with watchfiles telling what was saved.

It answers this machine alone: a request or socket from a page of another origin, or under another host name, is
refused, so that no web page can read a draft through it (DNS rebinding included).
"""

import asyncio
import json
import mimetypes
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

from livereload.handlers import (  # type: ignore[import-untyped]  # livereload ships no types
    LiveReloadHandler,
    LiveReloadJSHandler,
)
from tornado import web
from watchfiles import Change, DefaultFilter, awatch

from newsgen.build import Built
from newsgen.errors import NewsgenError, Problem, of_disk
from newsgen.preview import glimpse, overlay
from newsgen.preview.glimpse import Glimpse  # noqa: TC001  # an attribute is one

WATCHED = ("newsgen.yml", "seeds", "content", "templates", "static")
"""What of a site is watched; the output and the cache are not, so a build never wakes itself."""

QUIET = 0.5
"""Seconds without a save after which a burst of them is over."""

LONG = 100
"""From how many batches of saves on a burst is not waited for any more."""

_USUAL_PORT = 80

_PAGES = (".html", ".htm")

_LISTENER = b'<script src="/livereload.js?host=%s&amp;port=%d" defer></script></head>'


class Preview:
    """The state that requests share: where the last good site lies, what is wrong since, and what is known ahead."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        self.root = root
        self.host = host
        self.port = port
        self.problems: tuple[Problem, ...] = ()
        self.glimpse: Glimpse | None = None

    def read(self, file: Path) -> bytes:
        """What is answered for `file`: a page has the listener in its head and, where something is wrong, the problems
        over it. The page that is known ahead of its build is that one. Raises OSError.
        """
        ahead = self.glimpse
        if ahead and file == self.root.resolve() / ahead.path:
            return self._listening(ahead.page)
        data = file.read_bytes()
        if not file.name.endswith(_PAGES):
            return data
        page = self._listening(data)
        if self.problems:
            page = page.replace(b"</body>", overlay.html(self.problems).encode() + b"</body>", 1)
        return page

    def _listening(self, page: bytes) -> bytes:
        return page.replace(b"</head>", _LISTENER % (self.host.encode(), self.port), 1)

    def own_host(self, host: str) -> bool:
        """Whether a request's `Host` (name and port) is this preview's own address."""
        names = {self.host, "127.0.0.1", "localhost", "[::1]"}
        # Browsers leave the port out where it is the usual one.
        return host.lower() in {f"{name}{port}" for name in names for port in self._ports()}

    def own_origin(self, origin: str) -> bool:
        """Whether a request's `Origin` is a page of this preview."""
        scheme, separator, host = origin.partition("://")
        return bool(separator) and scheme == "http" and self.own_host(host)

    def _ports(self) -> tuple[str, ...]:
        return (f":{self.port}", "") if self.port == _USUAL_PORT else (f":{self.port}",)


class _Guard(web.RequestHandler):
    """Refuses what does not come from this machine's own pages."""

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def prepare(self) -> None:
        headers = self.request.headers
        origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site", "none")
        if not self.preview.own_host(self.request.host):
            raise web.HTTPError(403, reason="Foreign host")
        if origin is not None and not self.preview.own_origin(origin):
            raise web.HTTPError(403, reason="Foreign origin")
        # A page elsewhere may link here, and may not find out by a picture or a frame which articles there are.
        if site not in ("same-origin", "none") and headers.get("Sec-Fetch-Dest") != "document":
            raise web.HTTPError(403, reason="Foreign page")

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")


class _File(_Guard):
    """A file of the site, or its 404 page."""

    def get(self, path: str) -> None:
        root = self.preview.root.resolve()
        try:
            file = (root / path).resolve()
            if path.endswith("/") or not path:
                file = file / "index.html"
            elif file.is_dir() and file.is_relative_to(root):
                self.redirect(f"/{quote(file.relative_to(root).as_posix())}/")
                return
            hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
            data = None if hidden else self.preview.read(file)
        except (OSError, ValueError, RuntimeError):  # the last is a link that leads round in a circle
            data = None
        if data is None:
            self.set_status(404)
            missing = root / "404.html"
            data, file = self.preview.read(missing) if missing.is_file() else _EMPTY, missing
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.finish(data)

    head = get


class _Script(_Guard, LiveReloadJSHandler):  # type: ignore[misc]  # livereload ships no types
    """livereload's own script."""


class _Socket(_Guard, LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    """The socket on which a page waits for a reload; `page` is its path, once the browser has told it."""

    page = ""

    def check_origin(self, origin: str) -> bool:
        return self.preview.own_origin(origin)

    def on_message(self, message: str | bytes) -> None:
        try:
            super().on_message(message)
            self.page = urlsplit(str(json.loads(message).get("url", ""))).path or self.page
        except (ValueError, TypeError, AttributeError, RecursionError):
            self.close()  # it does not speak livereload's protocol


_EMPTY = b"<!doctype html><html lang=en><head><title>newsgen</title></head><body></body></html>"


def application(preview: Preview) -> web.Application:
    """The preview's requests and sockets."""
    shared = {"preview": preview}
    return web.Application(
        [(r"/livereload", _Socket, shared), (r"/livereload\.js", _Script, shared), (r"/(.*)", _File, shared)],
        log_function=lambda _handler: None,
    )


async def serve(site: Path, preview: Preview, rebuild: Callable[[], Built], told: Callable[[str], None]) -> None:
    """Serve until cancelled; rebuild and reload at each save.

    `rebuild` builds into the preview's folder; `told` is given a line for each step. Raises OSError where the port is
    taken.
    """
    built = await _attempt(preview, rebuild, told)
    server = application(preview).listen(preview.port, address=preview.host)
    told(f"http://{preview.host}:{preview.port}/ (Ctrl-C ends it)")
    try:
        async for files in _saves(site):
            told(f"{files[0]} changed" if len(files) == 1 else f"{files[0]} and {len(files) - 1} more changed")
            ahead = glimpse.take(built, site, files[0]) if built and len(files) == 1 else None
            preview.glimpse = ahead
            if ahead:
                _reload(lambda page, ahead=ahead: page == ahead.address)  # type: ignore[misc]  # bound at once
            before = preview.problems
            done = await _attempt(preview, rebuild, told)
            preview.glimpse = None
            if preview.problems != before:
                _reload(lambda _: True)
            elif done and (done.report.pages_written or done.report.pages_removed):
                _reload(lambda page, ahead=ahead: ahead is None or page != ahead.address)  # type: ignore[misc]  # as above
            built = done or built
    finally:
        server.stop()


async def _attempt(preview: Preview, rebuild: Callable[[], Built], told: Callable[[str], None]) -> Built | None:
    """Build once; None where that failed. What is wrong is told, and shown over the last good site."""
    try:
        built = await asyncio.to_thread(rebuild)
    except (NewsgenError, OSError) as e:
        preview.problems = e.problems if isinstance(e, NewsgenError) else (of_disk(e, "."),)
        for problem in preview.problems:
            told(str(problem))
        return None
    preview.problems = ()
    return built


async def _saves(site: Path) -> AsyncIterator[list[str]]:
    """The names of the files that were saved, in batches: the first save at once, and a burst after it as one."""
    batches = asyncio.Queue[set[str] | None]()
    watching = asyncio.create_task(_watch(site, batches))
    watching.add_done_callback(lambda _: batches.put_nowait(None))
    try:
        while (saved := await batches.get()) is not None:
            yield sorted(saved)
            burst = set[str]()
            with suppress(TimeoutError):
                for _ in range(LONG):
                    more = await asyncio.wait_for(batches.get(), QUIET)
                    burst |= more or set()
            if burst:
                yield sorted(burst)
        await watching  # which raises why it ended
    finally:
        watching.cancel()


async def _watch(site: Path, batches: asyncio.Queue[set[str] | None]) -> None:
    """Tell of saves as the system does, which costs nothing while there are none."""
    roots = [site / name for name in WATCHED if (site / name).exists()]
    async for changes in awatch(*roots, watch_filter=_Counts(), step=30):
        batches.put_nowait({_name(Path(path), site) for _, path in changes})


class _Counts(DefaultFilter):
    """What is saved for a build to read: not what editors, and newsgen itself, keep beside it for a moment."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether this change to the file at `path` counts."""
        return super().__call__(change, path) and not Path(path).name.startswith(".")


def _name(path: Path, site: Path) -> str:
    real = site.resolve()
    return path.relative_to(real).as_posix() if path.is_relative_to(real) else str(path)


def _reload(concerns: Callable[[str], bool]) -> None:
    """Have those pages loaded again whose paths it concerns."""
    for waiter in list(LiveReloadHandler.waiters):
        if concerns(waiter.page):
            waiter.send_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})


__all__ = ["Preview", "application", "serve"]
