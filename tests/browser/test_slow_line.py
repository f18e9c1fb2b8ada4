"""Pages that arrive piece by piece, as on a slow line: what is there already stays where it is."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from browser.conftest import Quiet
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


class _Slow(Quiet):
    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a page in pieces, and anything else at once."""
        data = source.read()
        size = PIECE if self.path.endswith("/") else len(data)
        for start in range(0, len(data), size or 1):
            outputfile.write(data[start : start + size])
            outputfile.flush()
            time.sleep(PAUSE)


@pytest.fixture(scope="module")
def home(folder: Path, serving: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serving(folder, _Slow) as address:
        yield address


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_arrives(browser: Browser, home: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(home + path, wait_until="load")
    assert page.evaluate(SHIFT) == 0
    context.close()
