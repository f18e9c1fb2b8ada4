"""The demonstration in a real browser: every kind of page, narrow and wide, light and dark."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.examining import examine
from playwright.sync_api import Browser, Page

TARGET = 14 * 1024
"""The most that the HTML and CSS of an article page may weigh together, compressed, in bytes."""


PLACES = {
    "front": "",
    "section": "local/",
    "year": "2026/",
    "month": "2026/03/",
    "archive": "archive/",
    "tags": "tags/",
    "authors": "authors/",
    "corrections": "corrections/",
    "search": "search/",
    "plain": "about/",
    "missing": "nowhere/",
}
PATTERNS = {"article": "2026/*/*/index.html", "tag": "tags/*/index.html", "author": "authors/*/index.html"}


def address(kind: str, folder: Path) -> str:
    """The address, from the front page on, of one page of a kind: the fullest article, the longest list."""
    if kind in PLACES:
        return PLACES[kind]
    files = [p for p in folder.glob(PATTERNS[kind]) if 'http-equiv="refresh"' not in p.read_text()]
    fullest = max(files, key=lambda p: p.stat().st_size)
    return fullest.parent.relative_to(folder).as_posix() + "/"


@pytest.mark.parametrize("kind", [*PLACES, *PATTERNS])
def test_a_page_is_whole_accessible_and_stands_alone(page: Page, home: str, folder: Path, kind: str) -> None:
    examine(page, home + address(kind, folder), missing=kind == "missing")


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
    for file in folder.glob("2026/*/*/index.html"):
        sheets = re.findall(r'<link rel="stylesheet" href="/paper/([^"]+)">', file.read_text())
        weight = sum(len(gzip.compress(p.read_bytes(), mtime=0)) for p in (file, *(folder / s for s in sheets)))
        assert sheets
        assert weight < TARGET, file


def test_every_page_is_valid_html(folder: Path, html_errors: Callable[[Path], object]) -> None:
    assert html_errors(folder) == []
