"""Pages that arrive piece by piece, as on a slow line: what is there already stays where it is."""

import functools
import threading
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browser.examining import SHIFT
from playwright.sync_api import Browser

PIECE, PAUSE = 1500, 0.03  # bytes, seconds
PAGES = (
    "",
    "local/",
    "archive/",
    "tags/",
    "authors/nell-asher/",
    "2026/03/night-ferry-sails-again-after-eleven-months/",
)


class _Slow(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a page in pieces, and anything else at once."""
        data = source.read()
        size = PIECE if self.path.endswith("/") else len(data)
        for start in range(0, len(data), size or 1):
            outputfile.write(data[start : start + size])
            outputfile.flush()
            time.sleep(PAUSE)


@pytest.fixture(scope="module")
def home(folder: Path) -> Iterator[str]:
    root = folder.parent / "slow"
    root.mkdir()
    (root / "paper").symlink_to(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Slow, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/paper/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_arrives(browser: Browser, home: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(home + path, wait_until="load")
    assert page.evaluate(SHIFT) == 0
    context.close()
