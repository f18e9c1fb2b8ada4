"""Pages that arrive piece by piece, as on a slow line: what is there already stays where it is."""

import re
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from browser.conftest import Quiet
from browser.examining import MOVED, SHIFT
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


class _Slow(Quiet):
    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a page in pieces, and anything else at once."""
        data = source.read()
        for piece in self.pieces(data) if self.path.endswith("/") else [data]:
            outputfile.write(piece)
            outputfile.flush()
            time.sleep(PAUSE)

    def pieces(self, data: bytes) -> Iterable[bytes]:
        return (data[start : start + PIECE] for start in range(0, len(data), PIECE))


class _ByItem(_Slow):
    def pieces(self, data: bytes) -> Iterable[bytes]:
        """Cut before each item of a list: the navigation's, to begin with."""
        return re.split(rb"(?=<li)", data)


def moved(browser: Browser, url: str, width: int) -> str:
    """What moved of the page at `url` while it came; empty where nothing did."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(url, wait_until="load")
    found = page.evaluate(MOVED) if page.evaluate(SHIFT) else ""
    context.close()
    return str(found)


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_arrives(
    browser: Browser, folder: Path, serving: Callable[..., AbstractContextManager[str]], path: str, width: int
) -> None:
    with serving(folder, _Slow) as home:
        assert moved(browser, home + path, width) == ""


@pytest.mark.parametrize("width", [360, 1280])
def test_no_half_of_a_masthead_is_painted(
    browser: Browser, folder: Path, serving: Callable[..., AbstractContextManager[str]], width: int
) -> None:
    with serving(folder, _ByItem) as home:
        assert moved(browser, f"{home}search/", width) == ""
