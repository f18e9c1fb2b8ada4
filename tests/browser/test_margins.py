"""What goes into the margin of a wide screen beside the text, and what would leave a gap there."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import picture_samples
import pytest
from browser.examining import SIDEWAYS
from playwright.sync_api import Browser, Page
from samples import DEMO_BASE, SETTINGS, article, run

LONG = "The ferry at the rebuilt pier on Sunday evening with the crews who had finished the work on Friday. " * 5
BODY = f"""A text.

![A pier](pier.jpg "{LONG}")

![A pier](pier.jpg "A pier.")

![][none]

| A | B |
| --- | --- |
| 1 | 2 |

{"| Year " * 14}|
{"| --- " * 14}|
{"| 2000000 " * 14}|
"""


@pytest.fixture(scope="module")
def place(
    once: Callable[[str, Callable[[Path], object]], Path], serving: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    def fill(site: Path) -> None:
        (site / "content").mkdir(parents=True)
        (site / "newsgen.yml").write_text(SETTINGS)
        (site / "content" / "pier.jpg").write_bytes(picture_samples.saved(picture_samples.photo(1200, 800), "JPEG"))
        figures = f"[{{id: lead, src: pier.jpg}}, {{id: none, caption: '{LONG[:204]}'}}]"
        (site / "content" / "a.md").write_text(article(BODY, slug="a", image="lead", figures=figures))
        run(site, base_url=DEMO_BASE)

    with serving(once("margins", fill) / "public") as address:
        yield f"{address}2026/03/a/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def rectangles(page: Page, what: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.locator(what).evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().toJSON())"
    )
    return found


def test_a_caption_that_is_taller_than_its_picture_stands_below_it(page: Page, place: str) -> None:
    page.goto(place)
    shown = rectangles(page, ".prose .figure > :first-child")
    captions = rectangles(page, ".prose figcaption")
    below = [words["top"] >= picture["bottom"] for picture, words in zip(shown, captions, strict=True)]
    assert below == [True, False, True]


def test_only_a_table_too_wide_for_the_text_goes_into_the_margin(page: Page, place: str) -> None:
    page.goto(place)
    text = rectangles(page, ".prose")[0]
    narrow, wide = rectangles(page, ".table")
    assert narrow["right"] == text["right"]
    assert wide["right"] > text["right"] + 200
    assert page.evaluate(SIDEWAYS) <= 0
