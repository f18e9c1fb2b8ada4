"""A site of nasty titles: valid pages that read and look as they should, whatever a headline holds."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from browser.examining import examine
from nasty_samples import TITLES, articles
from playwright.sync_api import Browser
from samples import DEMO_BASE, SETTINGS, Newsgen, run


@pytest.fixture(scope="module")
def folder(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    def fill(site: Path) -> None:
        (site / "content").mkdir()
        (site / "newsgen.yml").write_text(SETTINGS)
        for path, text in articles().items():
            (site / path).write_text(text)
        run(site, base_url=DEMO_BASE)

    return once("nasty", fill) / "public"


def test_every_page_is_valid_html(folder: Path, html_errors: Callable[[Path], object]) -> None:
    assert len(list(folder.rglob("*.html"))) > 3 * len(TITLES)
    assert html_errors(folder) == []


@pytest.fixture(scope="module")
def home(folder: Path, serving: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.mark.slow
@pytest.mark.parametrize(
    "where", ["", "tags/", "authors/", "corrections/", *(f"2026/03/n{n}/" for n in range(len(TITLES)))]
)
def test_a_page_is_whole_accessible_and_stands_alone(browser: Browser, home: str, where: str) -> None:
    for width in (360, 1280):
        context = browser.new_context(viewport={"width": width, "height": 900})
        # Names of fourteen sections, some as long as a line, wrap anew as they arrive, if the browser paints between.
        examine(context.new_page(), home + where, steady=False)
        context.close()


def test_the_check_command_finds_nothing(folder: Path, newsgen: Newsgen) -> None:
    done = newsgen("check", "--site", folder.parent, "--base-url", DEMO_BASE)
    assert done.code == 0, done.out
