"""The demonstration in a real browser: every kind of page, narrow and wide, light and dark."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, Request

KINDS = ("front", "article", "section", "tag", "author", "archive", "corrections", "missing")
TARGET = 14 * 1024
"""The most that the HTML and CSS of an article page may weigh together, compressed, in bytes."""


PLACES = {"front": "", "corrections": "corrections/", "missing": "nowhere/"}
PATTERNS = {
    "article": "2026/*/*/index.html",
    "section": "local/index.html",
    "tag": "tags/*/index.html",
    "author": "authors/*/index.html",
    "archive": "2026/*/index.html",
}


def address(kind: str, folder: Path) -> str:
    """The address, from the front page on, of one page of a kind: the fullest article, the longest list."""
    if kind in PLACES:
        return PLACES[kind]
    files = [p for p in folder.glob(PATTERNS[kind]) if 'http-equiv="refresh"' not in p.read_text()]
    fullest = max(files, key=lambda p: p.stat().st_size)
    return fullest.parent.relative_to(folder).as_posix() + "/"


@pytest.fixture(params=[360, 1280], ids=["narrow", "wide"])
def width(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def page(browser: Browser, width: int, scheme: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_accessible_and_stands_alone(page: Page, home: str, folder: Path, kind: str) -> None:
    said: list[str] = []
    requests: list[Request] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108  # it cannot mark a built-in
    page.goto(home + address(kind, folder), wait_until="load")
    page.wait_for_load_state("networkidle")
    if kind == "missing":  # the browser itself reports the page's own status
        said = [words for words in said if "404" not in words]
    assert said == []
    own = urlsplit(home).netloc
    assert {urlsplit(r.url).netloc for r in requests if not r.url.startswith("data:")} == {own}
    assert page.context.cookies() == []
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, "the page scrolls sideways"
    shift = page.evaluate(_SHIFT)
    assert shift == 0, "the page shifts while it loads"
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=options)
    assert found.response["violations"] == [], found.generate_report()


_SHIFT = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => { for (const e of list.getEntries()) total += e.value; })
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(total), 100);
})"""


def test_each_screen_loads_the_right_candidate(browser: Browser, home: str) -> None:
    """A narrow screen gets a small file, a wide or dense one a large one, in the best format."""
    got = {}
    for width, density in ((360, 1), (360, 2), (1280, 1), (1280, 2)):
        context = browser.new_context(viewport={"width": width, "height": 900}, device_scale_factor=density)
        page = context.new_page()
        page.goto(home, wait_until="networkidle")
        shown, slot = page.evaluate(
            "() => { const i = document.querySelector('main img[fetchpriority=high]');"
            " return [i.currentSrc, i.getBoundingClientRect().width]; }"
        )
        got[width, density] = int(re.search(r"-(\d+)-[0-9a-f]+\.avif$", shown)[1])  # type: ignore[index]  # else it fails, as it should
        assert got[width, density] >= min(slot * density, 1600) * 0.9
        context.close()
    assert got[360, 1] < got[1280, 1] <= got[1280, 2]
    assert got[360, 1] <= got[360, 2]


def test_an_article_can_be_shared_without_a_script(browser: Browser, home: str, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + address("article", folder))
    links = page.locator(".share a").all()
    assert len(links) >= 5
    for link in links:
        href = link.get_attribute("href") or ""
        assert href.startswith(("https://", "mailto:"))
        assert "127.0.0.1%2Fpaper%2F2026" in href
    assert not page.locator(".share button").first.is_visible()
    context.close()


def test_the_share_sheet_is_used_where_there_is_one(browser: Browser, home: str, folder: Path) -> None:
    context = browser.new_context()
    context.add_init_script("navigator.share = data => { window.shared = data; return Promise.resolve(); };")
    page = context.new_page()
    page.goto(home + address("article", folder))
    page.locator("[data-share=sheet]").click()
    shared = page.evaluate("window.shared")
    assert shared["url"].startswith("http://127.0.0.1/paper/2026/")
    assert shared["title"]
    context.close()


def test_a_link_can_be_copied(browser: Browser, home: str, folder: Path) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(home + address("article", folder))
    page.locator("[data-share=copy]").click()
    page.get_by_role("status").filter(has_text=re.compile(".")).wait_for()
    assert "/paper/2026/" in page.evaluate("navigator.clipboard.readText()")
    context.close()


def test_an_article_weighs_little(folder: Path) -> None:
    style = len(gzip.compress((folder / "css" / "site.css").read_bytes(), mtime=0))
    for file in folder.glob("2026/*/*/index.html"):
        assert style + len(gzip.compress(file.read_bytes(), mtime=0)) < TARGET, file


def test_every_page_is_valid_html(folder: Path, html_errors: Callable[[Path], object]) -> None:
    assert html_errors(folder) == []
