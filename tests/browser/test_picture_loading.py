"""Which file of a picture each screen loads, and that nothing moves while they arrive: in a real browser."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

import picture_samples
import pytest
from browser.conftest import Quiet
from browser.examining import SHIFT
from playwright.sync_api import Browser, Page, Route
from samples import DEMO_AT, DEMO_BASE, SETTINGS, article

from newsgen.build import Options, build

SCREENS = {
    "phone": (360, 1),
    "dense phone": (360, 3),
    "tablet": (768, 2),
    "laptop": (1280, 1),
    "fine laptop": (1280, 2),
}
"""The width of a window in CSS pixels, and how many of the screen's there are in each."""

EVERYDAY = ("phone", "dense phone", "fine laptop")
"""The smallest screen and the largest, and the one whose window and pixels differ most; the others lie between."""

ARTICLE = "2026/03/report-0/"
PAGES = {"front": "", "article": ARTICLE, "list": "local/"}
PLACES = {
    "front": {"lead": ".card-lead img", "card": ".card-plain img"},
    "article": {
        "lead figure": ".figure-lead img",
        "figure in the text": ".figure:not(.figure-lead, .figure-upright) img",
        "upright figure in the text": ".figure-upright img",
    },
    "list": {"first": ".card-major img", "row": ".card-row img"},
}
"""Where the pictures of each page are."""

SEEN = """image => ({
    source: image.currentSrc,
    slot: image.getBoundingClientRect().width,
    candidates: [...image.parentElement.querySelectorAll('source')][0].srcset.match(/\\d+(?=w)/g).map(Number),
})"""
LOADED = "[...document.querySelectorAll('main img')].every(i => i.complete || !i.checkVisibility())"


class Seen(NamedTuple):
    """What one screen made of one picture: the file's width and format; the slot's width, in the screen's pixels."""

    width: int
    format: str
    slot: float
    candidates: list[int]


class _Slow(Quiet):
    """Sends pictures only when the text has long been laid out."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if "/media/" in self.path:
            time.sleep(0.2)
        super().copyfile(source, outputfile)


@pytest.fixture(scope="module")
def paper(
    once: Callable[[str, Callable[[Path], object]], Path], serving: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    """The address of a site whose pictures are larger than any screen needs."""
    with serving(once("pictures", _fill) / "public", _Slow) as home:
        yield home


def _fill(site: Path) -> None:
    (site / "content").mkdir()
    (site / "newsgen.yml").write_text(SETTINGS)
    for name, size in {"wide.jpg": (1800, 1200), "tall.jpg": (1800, 2700)}.items():
        (site / "content" / name).write_bytes(picture_samples.jpeg(picture_samples.photo(*size)))
    text = "A paragraph of the report.\n\n" * 8
    for number in range(12):
        head = {"title": f"Report {number}", "section": "Local", "date": f"2026-03-02T06:{59 - number}:00+01:00"}
        # All on one picture would let the browser answer a small slot with what it has for a larger one. Only the first
        # two are looked at; the others fill the lists.
        size = {0: (2700, 1800), 1: (1800, 1201)}.get(number, (600, 400 + number))
        (site / "content" / f"photo-{number}.jpg").write_bytes(picture_samples.jpeg(picture_samples.photo(*size)))
        figures = f'![A pier](photo-{number}.jpg "The pier.")\n\n'
        if number == 0:
            figures += f'{text}![A crane](wide.jpg "The crane.")\n\n{text}![A mast](tall.jpg "The mast.")\n\n'
        (site / "content" / f"report-{number}.md").write_text(article(figures + text, **head))
    build(Options(site=site, output=site / "public", at=DEMO_AT, base_url=DEMO_BASE))


def read_through(page: Page, url: str) -> None:
    """Open a page and scroll slowly to its end, until all its pictures are there."""
    page.goto(url, wait_until="load")
    for y in range(0, page.evaluate("document.documentElement.scrollHeight"), 700):
        page.evaluate(f"scrollTo(0, {y})")
        page.wait_for_timeout(60)
    page.wait_for_function(LOADED)


def seen(page: Page, selector: str, density: int) -> Seen:
    """What the screen made of the first picture that `selector` finds."""
    found: dict[str, Any] = page.locator(f"main {selector}").first.evaluate(SEEN)
    name = re.search(r"-(\d+)-[0-9a-f]+\.(\w+)$", found["source"])
    assert name, found
    return Seen(int(name[1]), name[2], found["slot"] * density, found["candidates"])


def right(found: Seen) -> int:
    """The width of the smallest file that is not smaller than the slot."""
    return next((w for w in found.candidates if w >= found.slot), found.candidates[-1])


@pytest.mark.parametrize(
    "screen", [pytest.param(name, marks=() if name in EVERYDAY else pytest.mark.slow) for name in SCREENS]
)
@pytest.mark.parametrize("kind", PAGES)
def test_each_screen_loads_the_smallest_file_that_is_large_enough_and_nothing_moves_meanwhile(
    browser: Browser, paper: str, kind: str, screen: str
) -> None:
    width, density = SCREENS[screen]
    # A page of its own for each, since a browser is content with a larger file that it has already.
    page = browser.new_page(viewport={"width": width, "height": 900}, device_scale_factor=density)
    read_through(page, paper + PAGES[kind])
    for place, selector in PLACES[kind].items():
        found = seen(page, selector, density)
        assert found.format == "avif"
        assert found.width == right(found), f"{place}: {found}"
    assert page.evaluate(SHIFT) == 0
    page.close()


def test_a_page_whose_pictures_have_no_size_is_seen_to_move(browser: Browser, paper: str) -> None:
    def without_sizes(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r' (width|height)="\d+"', "", answer.text()))

    page = browser.new_page(viewport={"width": 360, "height": 900})
    page.route(paper + ARTICLE, without_sizes)
    read_through(page, paper + ARTICLE)
    assert page.evaluate(SHIFT) > 0
    page.close()
