"""The search page of the demonstration in a real browser, under the site's own Content-Security-Policy."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from browser.examining import SIDEWAYS, accessible
from playwright.sync_api import Browser, Page, expect
from samples import DEMO_BASE, SETTINGS, article, run

from newsgen.searching import index

TITLE = "Night ferry sails again after eleven months"


@pytest.fixture(autouse=True)
def _search(folder: Path) -> None:
    if not (folder / "pagefind").exists():
        pytest.skip("needs Pagefind (newsgen[search])")


@pytest.fixture(params=[(360, "dark"), (1280, "light")], ids=["narrow-dark", "wide-light"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that fails the test where something complains, such as the site's Content-Security-Policy."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    made = context.new_page()
    said: list[str] = []
    made.on("console", lambda message: said.append(message.text))
    made.on("pageerror", lambda error: said.append(str(error)))
    yield made
    context.close()
    assert said == []


def focus(page: Page, there: Callable[[], bool]) -> None:
    """Go on with the tabulator until `there`."""
    for _ in range(60):
        if there():
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not lead there")


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")
    return found


def test_a_reader_finds_an_article_by_the_keyboard_alone(page: Page, home: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(home, wait_until="networkidle")
    focus(page, lambda: focused(page) == "Search")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if "pagefind" in url], "nothing is loaded before it is asked for"
    focus(page, lambda: focused(page) == "search-words")
    page.keyboard.type("ferries rebuilt")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Results: [1-9]"))
    assert page.url.endswith("/search/?q=ferries+rebuilt")
    focus(page, lambda: focused(page) == TITLE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert "/paper/2026/03/" in page.url
    page.go_back()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    assert page.get_by_role("searchbox").input_value() == "ferries rebuilt"


def test_results_are_accessible_and_fit(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=harbour")
    page.locator(".search-result").first.wait_for()
    assert page.locator("mark").first.text_content()
    assert page.evaluate(SIDEWAYS) <= 0
    accessible(page)


def test_large_letters_on_a_small_screen_leave_the_field_its_room(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 160, "height": 900})  # 320 pixels with letters of 200 %
    page = context.new_page()
    page.goto(f"{home}search/")
    field, form = (page.locator(f".search-{part}").bounding_box() for part in ("field input", "form"))
    assert field
    assert form
    assert field["width"] == form["width"]
    context.close()


def test_what_is_not_there_is_said(page: Page, home: str) -> None:
    page.goto(f"{home}search/")
    field = page.get_by_role("searchbox")
    field.fill("xyzzyplugh")
    field.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Nothing was found. Try other words, or fewer.")
    field.fill("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("status")).not_to_have_text("")
    field.fill("")
    expect(page.get_by_role("status")).to_have_text("")
    assert page.url.endswith("/search/")


def test_further_results_follow_on_demand(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=the")
    page.locator(".search-result").first.wait_for()
    assert page.locator(".search-result").count() == 10
    page.get_by_role("button", name="More results").press("Enter")
    eleventh = page.locator(".search-result a").nth(10)
    expect(eleventh).to_be_focused()


def test_an_index_that_is_out_of_reach_is_said(browser: Browser, home: str) -> None:
    context = browser.new_context()
    context.route("**/pagefind/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{home}search/?q=ferry")
    expect(page.get_by_role("status")).to_have_text(re.compile("could not be loaded"))
    context.close()


def test_what_is_found_in_several_volumes_is_put_together(
    page: Page,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    serving: Callable[[Path], AbstractContextManager[str]],
) -> None:
    monkeypatch.setattr(index, "SIZE", 2)
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.yml").write_text(SETTINGS)
    for n in range(1, 6):
        (tmp_path / "content" / f"{n}.md").write_text(
            article(f"The ferry sails, number {n}.", title=f"Ferry {n}", slug=f"f{n}", date=f"2026-03-0{n}")
        )
    run(tmp_path, base_url=DEMO_BASE)
    assert (tmp_path / "public/pagefind/3/pagefind-entry.json").exists()
    with serving(tmp_path / "public") as home:
        page.goto(f"{home}search/?q=ferry")
        expect(page.get_by_role("status")).to_have_text("Results: 5")
        links = page.locator(".search-result a")
        assert sorted(links.all_text_contents()) == [f"Ferry {n}" for n in range(1, 6)]
        page.get_by_role("link", name="Ferry 3").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Ferry 3")
        assert page.url == f"{home}2026/03/f3/"
        page.wait_for_load_state("networkidle")  # or what it still asks for is refused


def test_without_javascript_the_page_leads_to_the_archive(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}search/")
    expect(page.get_by_text("Searching needs JavaScript.")).to_be_visible()
    assert not page.get_by_role("searchbox").is_visible()
    page.get_by_role("main").get_by_role("link", name="Archive").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Archive")
    context.close()
