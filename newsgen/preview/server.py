"""The preview server: livereload's protocol and script, on tornado, with watchfiles telling what was saved.

It answers this machine alone: a request or socket from a page of another origin, or under another host name, is
refused, so that no web page can read a draft through it (DNS rebinding included).
"""

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from urllib.parse import urlsplit

from livereload.handlers import (  # type: ignore[import-untyped]  # livereload ships no types
    LiveReloadHandler,
    LiveReloadJSHandler,
)
from tornado import web
from watchfiles import DefaultFilter, awatch

from newsgen.errors import NewsgenError, Problem
from newsgen.preview import overlay

WATCHED = ("newsgen.yml", "seeds", "content", "templates", "static")
"""What of a site is watched; the output and the cache are not, so a build never wakes itself."""

_LISTENER = b'<script src="/livereload.js?host=%s&amp;port=%d" defer></script></head>'


class Preview:
    """The state that requests share: where the last good site lies, and what is wrong since."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        self.root = root
        self.host = host
        self.port = port
        self.problems: tuple[Problem, ...] = ()

    def page(self, data: bytes) -> bytes:
        """An HTML page with the listener in its head and, where something is wrong, the problems over it."""
        page = data.replace(b"</head>", _LISTENER % (self.host.encode(), self.port), 1)
        if self.problems:
            page = page.replace(b"</body>", overlay.html(self.problems).encode() + b"</body>", 1)
        return page

    def own(self, netloc: str) -> bool:
        """Whether `netloc` (host and port) is this preview's own address."""
        names = {self.host, "127.0.0.1", "localhost", "[::1]"}
        return netloc.lower() in {f"{name}:{self.port}" for name in names}


class _Guard(web.RequestHandler):
    """Refuses what does not come from this machine's own pages."""

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def prepare(self) -> None:
        origin = self.request.headers.get("Origin")
        if not self.preview.own(self.request.host):
            raise web.HTTPError(403, reason="Foreign host")
        if origin is not None and not self.preview.own(urlsplit(origin).netloc):
            raise web.HTTPError(403, reason="Foreign origin")

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
                self.redirect(f"/{path}/")
                return
            hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
            data = None if hidden else file.read_bytes()
        except (OSError, ValueError):
            data = None
        if data is None:
            self.set_status(404)
            missing = root / "404.html"
            data, file = missing.read_bytes() if missing.is_file() else _EMPTY, missing
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if kind == "text/html":
            data = self.preview.page(data)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.finish(data)

    head = get


class _Script(_Guard, LiveReloadJSHandler):  # type: ignore[misc]  # livereload ships no types
    """livereload's own script."""


class _Socket(_Guard, LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    """The socket on which pages wait for a reload."""

    def check_origin(self, origin: str) -> bool:
        return self.preview.own(urlsplit(origin).netloc)


_EMPTY = b"<!doctype html><html lang=en><head><title>newsgen</title></head><body></body></html>"


def application(preview: Preview) -> web.Application:
    """The preview's requests and sockets."""
    shared = {"preview": preview}
    return web.Application(
        [(r"/livereload", _Socket, shared), (r"/livereload\.js", _Script, shared), (r"/(.*)", _File, shared)],
        log_function=lambda _handler: None,
    )


async def serve(site: Path, preview: Preview, rebuild: Callable[[], bool], told: Callable[[str], None]) -> None:
    """Serve until cancelled; rebuild and reload at each save.

    `rebuild` builds into the preview's folder and says whether anything changed; `told` is given a line for each step.
    Raises OSError where the port is taken.
    """
    await _attempt(preview, rebuild, told)
    server = application(preview).listen(preview.port, address=preview.host)
    told(f"http://{preview.host}:{preview.port}/ (Ctrl-C ends it)")
    try:
        async for files in _saves(site):
            told(f"{files[0]} changed" if len(files) == 1 else f"{files[0]} and {len(files) - 1} more changed")
            if await _attempt(preview, rebuild, told):
                _reload_all()
    finally:
        server.stop()


async def _attempt(preview: Preview, rebuild: Callable[[], bool], told: Callable[[str], None]) -> bool:
    """Build once; whether pages should be loaded again. What is wrong is told, and shown over the last good site."""
    before = preview.problems
    try:
        changed = await asyncio.to_thread(rebuild)
        preview.problems = ()
    except NewsgenError as e:
        changed = False
        preview.problems = e.problems
        for problem in e.problems:
            told(str(problem))
    return changed or preview.problems != before


async def _saves(site: Path) -> AsyncIterator[list[str]]:
    """The names of the files that were saved, in batches: a burst of saves is one batch."""
    roots = [site / name for name in WATCHED if (site / name).exists()]
    async for changes in awatch(*roots, watch_filter=DefaultFilter(), step=30):
        yield sorted({_name(Path(path), site) for _, path in changes})


def _name(path: Path, site: Path) -> str:
    real = site.resolve()
    return path.relative_to(real).as_posix() if path.is_relative_to(real) else str(path)


def _reload_all() -> None:
    for waiter in list(LiveReloadHandler.waiters):
        waiter.send_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})


__all__ = ["Preview", "application", "serve"]
