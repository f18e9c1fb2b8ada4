"""What is wider than a column: tables and many names, set so that nobody misreads them."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from browser.examining import examine
from PIL import Image
from playwright.sync_api import Browser, Page
from samples import DEMO_BASE, SETTINGS, article, run

COLUMNS = 8
ROW = "|" + " 2000000 |" * COLUMNS
TABLE = f"A table.\n\n{ROW}\n|{' --- |' * COLUMNS}\n{ROW}\n"
AUTHORS = "[Ada Lind, Ben Roy, Carla Quist, Dmitri Volkov, Eleanor Holm]"

BROKEN_CELLS = """[...document.querySelectorAll('td, th')].filter(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getClientRects().length != 1;
}).length"""
STRAY_COMMAS = """[...document.querySelector('.byline-authors').childNodes].filter(node => {
    if (node.nodeType != Node.TEXT_NODE || !node.data.startsWith(',')) return false;
    const range = document.createRange();
    range.setStart(node, 0);
    range.setEnd(node, 1);
    const name = [...node.previousSibling.getClientRects()].pop(), comma = range.getBoundingClientRect();
    return comma.top > name.bottom - 1;
}).length"""


@pytest.mark.parametrize("width", [360, 1280])
def test_no_number_is_broken_and_no_line_starts_with_a_comma(
    browser: Browser, tmp_path: Path, serving: Callable[[Path], AbstractContextManager[str]], width: int
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.yml").write_text(SETTINGS)
    (tmp_path / "content" / "a.md").write_text(article(TABLE, authors=AUTHORS))
    run(tmp_path, base_url=DEMO_BASE)
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    with serving(tmp_path / "public") as home:
        examine(page, f"{home}2026/03/a-title/")
        assert page.locator("td").count() == COLUMNS
        assert page.evaluate(BROKEN_CELLS) == 0
        assert page.locator(".byline-authors a").count() == 5
        assert page.evaluate(STRAY_COMMAS) == 0
    context.close()


def edges(page: Page) -> list[object]:
    """The colours of the left and the right edge of the table, above its words."""
    picture = Image.open(io.BytesIO(page.locator(".table").screenshot())).convert("RGB")
    return [picture.getpixel((x, 2)) for x in (1, picture.width - 2)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_beyond_which_a_table_goes_on_is_seen(
    browser: Browser, tmp_path: Path, serving: Callable[[Path], AbstractContextManager[str]], scheme: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.yml").write_text(SETTINGS)
    (tmp_path / "content" / "a.md").write_text(article(TABLE))
    (tmp_path / "content" / "b.md").write_text(article("| A | B |\n| --- | --- |\n| 1 | 2 |\n", slug="b"))
    run(tmp_path, base_url=DEMO_BASE)
    context = browser.new_context(viewport={"width": 360, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    page = context.new_page()
    with serving(tmp_path / "public") as home:
        page.goto(f"{home}2026/03/b/")
        paper, other = edges(page)
        assert paper == other
        page.goto(f"{home}2026/03/a-title/")
        left, right = edges(page)
        assert left == paper != right
        page.locator(".table").evaluate("table => table.scrollBy({left: 9999, behavior: 'instant'})")
        left, right = edges(page)
        assert left != paper == right
    context.close()
