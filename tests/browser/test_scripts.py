"""Scripts that need another setting than Latin, in an article of a site in another language."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from samples import DEMO_BASE, SETTINGS, article, run

STYLE = """element => {
    const style = getComputedStyle(element);
    const leading = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    return [style.fontStyle, style.letterSpacing, leading, style.fontWeight];
}"""
TITLES = {
    "ja": "夜行フェリーが港へ戻る",
    "th": "เรือข้ามฟากกลับมา",
    "hi": "नौका बंदरगाह पर लौटी",
    "en": "The ferry returns",
}


@pytest.mark.parametrize("width", [360, 1280])
def test_headlines_have_room_and_nothing_is_slanted_in_scripts_that_fill_their_line(
    browser: Browser, tmp_path: Path, serving: Callable[[Path], AbstractContextManager[str]], width: int
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.yml").write_text(SETTINGS)
    for language, title in TITLES.items():
        text = article(f"> *{title}*", title=title, slug=language, language=language)
        (tmp_path / "content" / f"{language}.md").write_text(text)
    run(tmp_path, base_url=DEMO_BASE)
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    with serving(tmp_path / "public") as home:
        for language in TITLES:
            page.goto(f"{home}2026/03/{language}/")
            _, spacing, leading, _ = page.locator("h1").evaluate(STYLE)
            slant, _, _, weight = page.locator("blockquote em").evaluate(STYLE)
            if language == "en":
                assert (slant, weight, leading < 1.2) == ("italic", "400", True)
                assert spacing != "normal"
            else:
                assert (slant, weight, spacing, leading > 1.25) == ("normal", "700", "normal", True)
    context.close()


def test_a_japanese_headline_breaks_between_phrases(
    browser: Browser, tmp_path: Path, serving: Callable[[Path], AbstractContextManager[str]]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.yml").write_text(SETTINGS)
    title = "夜行フェリー、11カ月ぶりにオルダーマス港へ戻る桟橋の修理が完了し月曜日から運航を再開する見通し"
    (tmp_path / "content" / "a.md").write_text(article(title=title, slug="a", language="ja"))
    run(tmp_path, base_url=DEMO_BASE)
    context = browser.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    with serving(tmp_path / "public") as home:
        page.goto(f"{home}2026/03/a/")
        headline = page.locator("h1")
        town = title.index("オルダーマス")
        for width in range(250, 320, 10):
            headline.evaluate(
                "(element, width) => { element.style.font = `30px serif`; element.style.width = `${width}px`; }", width
            )
            lines = headline.evaluate(
                """(element, town) => [...Array(6).keys()].map(n => {
                    const range = document.createRange();
                    range.setStart(element.firstChild, town + n);
                    range.setEnd(element.firstChild, town + n + 1);
                    return range.getBoundingClientRect().top;
                })""",
                town,
            )
            assert len(set(lines)) == 1
    context.close()
