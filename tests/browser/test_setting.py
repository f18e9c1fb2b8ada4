"""How pages are set where something is unusual: large letters, small pictures, two directions on one page, paper."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

import picture_samples
import pytest
from playwright.sync_api import Browser, Locator, Page
from samples import DEMO_BASE, SETTINGS, article, run

TEXT = "The council met on Tuesday evening to hear what the harbour office had to say about the pier. " * 3
TAGLINE = "All the news that was found between the wall and the water, and some more"
MEASURE = 38.5 * 16
"""The longest line of a text, in pixels."""

SIGNS = """element => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) for (let n = 0; n < texts.currentNode.length; n++) {
        const range = document.createRange();
        range.setStart(texts.currentNode, n);
        range.setEnd(texts.currentNode, n + 1);
        found.push(range.getBoundingClientRect());
    }
    return found.map(box => [box.left, box.right, box.top]);
}"""
"""The left, right and upper edge of each character of an element, in the order in which they are written."""

ARTICLES = {
    "pictured": article(f"![A pier](pier.jpg)\n\n{TEXT}", title="Pictured", slug="pictured", section="Local"),
    "begun": article(TEXT, title="Begun", slug="begun", section="Local", dateline="Aldermouth"),
    "listed": article(f"- One\n\n{TEXT}", title="Listed", slug="listed", section="Local", dateline="Aldermouth"),
    "noted": article("A text.[^1]\n\n[^1]: A note.", title="Noted", slug="noted", section="Local"),
    "alone": article(TEXT, title="Alone", slug="alone", section="World", summary=TEXT, date="2026-02-01"),
    "small": article(
        f'{TEXT}\n\n![A mast](mast.png "The mast.")\n\n{TEXT}\n\n![A buoy](buoy.jpg "The buoy.")',
        title="Small",
        slug="small",
        section="Local",
        image="pier",
        figures="[{id: pier, src: pier.jpg}]",
    ),
    "sourced": article(
        "Write to <ada@first.example>, or see [the page](https://first.example/) or [ours](/2026/03/small/).",
        title="Sourced",
        slug="sourced",
        source="{publisher: The First Paper of the Whole Coast and the Isles, url: https://first.example/}",
    ),
    "corrected": article(
        TEXT, title=TEXT.strip(), slug="corrected", corrections='[{date: 2026-03-03, note: "It was not the pier."}]'
    ),
    "arabic": article(
        "تعود العبّارة `f(x);` يوم الاثنين.",
        title="العبّارة تعود",
        slug="arabic",
        section="Local",
        language="ar",
        image="pier",
        figures="[{id: pier, src: pier.jpg, caption: العبّارة عند الرصيف}]",
        extra="{label: رأي}",
    ),
}


@pytest.fixture(scope="module")
def home(
    once: Callable[[str, Callable[[Path], object]], Path], serving: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    def fill(site: Path) -> None:
        (site / "content" / "authors").mkdir(parents=True)
        (site / "newsgen.yml").write_text(f"{SETTINGS}tagline: {TAGLINE}\n")
        for name, size in {"pier.jpg": (1200, 800), "buoy.jpg": (300, 200), "mast.png": (200, 300)}.items():
            (site / "content" / name).write_bytes(
                picture_samples.saved(picture_samples.photo(*size), "PNG" if name.endswith("png") else "JPEG")
            )
        for name, text in ARTICLES.items():
            (site / "content" / f"{name}.md").write_text(text)
        run(site, base_url=DEMO_BASE)

    with serving(once("setting", fill) / "public") as address:
        yield address


Opening = Callable[..., Page]
"""Opens a page in a window: its address from the front page on, the width in pixels, and the colours."""


@pytest.fixture
def opened(browser: Browser, home: str) -> Iterator[Opening]:
    contexts = []

    def opening(where: str, width: int, scheme: Literal["dark", "light"] = "light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.goto(home + where, wait_until="load")
        return page

    yield opening
    for context in contexts:
        context.close()


def box(found: Locator) -> dict[str, float]:
    rectangle: dict[str, float] = found.first.evaluate("element => element.getBoundingClientRect().toJSON()")
    return rectangle


def test_large_letters_on_a_small_screen_leave_words_their_room(opened: Opening) -> None:
    page = opened("", 160)  # a screen of 320 pixels with letters of 200 %
    card = page.locator(".card-plain:not(.card-bare)")
    assert box(card.locator(".card-words"))["width"] == box(card)["width"]
    page.set_viewport_size({"width": 320, "height": 900})
    assert box(card.locator(".card-picture"))["left"] > box(card.locator(".card-words"))["right"]


def test_large_letters_break_no_word_of_the_name(opened: Opening) -> None:
    page = opened("", 390)
    page.locator(".nameplate a").evaluate("link => { link.textContent = 'The Aldermouth Courier'; }")
    page.locator("html").evaluate("html => { html.style.fontSize = '200%'; }")
    signs = page.locator(".nameplate a").evaluate(SIGNS)
    assert len({top for _, _, top in signs}) > 1
    assert all(len({top for _, _, top in signs[start:end]}) == 1 for start, end in ((0, 3), (4, 14), (15, 22)))


@pytest.mark.parametrize("width", [360, 1280])
def test_a_dateline_stands_in_the_first_line_of_a_paragraph_and_above_anything_else(
    opened: Opening, width: int
) -> None:
    page = opened("2026/03/begun/", width)
    assert box(page.locator(".dateline"))["top"] == box(page.locator(".dateline + p"))["top"]
    page = opened("2026/03/listed/", width)
    assert box(page.locator(".dateline"))["bottom"] < box(page.locator(".prose ul"))["top"]


@pytest.mark.parametrize("first", ["<h2>18:30</h2>", "<blockquote>Yes.</blockquote>"])
def test_whatever_a_text_begins_with_stands_level_with_the_byline(opened: Opening, first: str) -> None:
    page = opened("2026/03/begun/", 1280)
    page.locator(".prose").evaluate("(text, first) => { text.innerHTML = first + text.innerHTML; }", first)
    assert box(page.locator(".prose > :first-child"))["top"] == box(page.locator(".article-rail"))["top"]


def test_a_mark_stands_between_a_section_and_a_label_that_runs_the_other_way(opened: Opening) -> None:
    page = opened("2026/03/arabic/", 1280)
    label = page.locator(".label-kind")
    assert min(left for left, _, _ in label.evaluate(SIGNS)) > box(label)["left"] + 3
    assert label.locator("bdi").get_attribute("lang") == "ar"


@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_line_starts_with_the_full_stop_after_a_publisher(
    opened: Opening, media: Literal["print", "screen"]
) -> None:
    page = opened("2026/03/sourced/", 320)
    page.emulate_media(media=media)
    source = page.locator(".source")
    left, _, _ = source.evaluate(SIGNS)[(source.text_content() or "").index(".")]
    assert left > box(source)["left"] + 1


def test_code_runs_from_left_to_right(opened: Opening) -> None:
    lefts = [left for left, _, _ in opened("2026/03/arabic/", 1280).locator(".prose code").evaluate(SIGNS)]
    assert lefts == sorted(lefts)


def test_the_caption_of_a_lead_ends_where_a_text_that_runs_the_other_way_begins(opened: Opening) -> None:
    page = opened("2026/03/arabic/", 1280)
    assert abs(box(page.locator(".figure-lead figcaption"))["right"] - box(page.locator(".prose"))["right"]) < 1


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_small_picture_is_never_larger_than_it_is(opened: Opening, media: Literal["print", "screen"]) -> None:
    page = opened("2026/03/small/", 1280)
    page.emulate_media(media=media)
    small = page.locator(".figure-small img")
    assert [image["width"] for image in map(box, small.all())] == [200, 300]
    assert [image["height"] for image in map(box, small.all())] == [300, 200]


def test_no_rule_sticks_out_below_a_small_picture(opened: Opening) -> None:
    caption = opened("2026/03/small/", 1280).locator(".figure-small figcaption").first
    assert caption.evaluate("element => getComputedStyle(element).borderBlockStartWidth") == "0px"


def many_sections(page: Page) -> Locator:
    """The list of sections, after it got so many that it is scrolled sideways, and a last that stays in sight."""
    found = page.locator(".sections ul")
    found.evaluate(
        """list => {
            for (let n = 0; n < 9; n++) list.prepend(list.firstElementChild.cloneNode(true));
            list.lastElementChild.className = "sections-search";
        }"""
    )
    return found


def test_the_way_to_the_search_page_stays_in_sight_beside_many_sections(opened: Opening) -> None:
    page = opened("2026/03/begun/", 360)
    sections = many_sections(page)
    assert sections.evaluate("list => list.scrollWidth > list.clientWidth")
    assert box(page.locator(".sections-search"))["right"] == box(sections)["right"]


def test_no_section_that_has_the_focus_is_under_the_way_to_the_search_page(opened: Opening) -> None:
    page = opened("2026/03/begun/", 360)
    links = many_sections(page).locator("a")
    page.locator(".nameplate a").focus()
    for link in links.all():
        page.keyboard.press("Tab")
        place = box(link)
        there = f"document.elementFromPoint({place['left'] + 2}, {place['top'] + 8})"
        assert page.evaluate(f"{there} == document.activeElement")


def test_the_date_of_a_correction_stands_at_the_first_line_of_the_headline(opened: Opening) -> None:
    page = opened("corrections/", 1280)
    lines = page.locator(".day-article a").evaluate(SIGNS)
    first = lines[0][2]
    assert first < lines[-1][2]
    assert first <= box(page.locator(".day-date time"))["top"] < first + 16


def test_paper_is_white_where_the_screen_is_dark(opened: Opening) -> None:
    page = opened("2026/03/small/", 1280, "dark")
    page.emulate_media(media="print")
    grounds = "document.querySelectorAll('.figure img')"
    found = page.evaluate(f"[...{grounds}].map(image => getComputedStyle(image).backgroundColor)")
    assert set(found) == {"rgba(0, 0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.querySelector('.figure img')).filter") == "none"


def test_one_rule_is_on_paper_above_the_stories_below_the_lead(opened: Opening) -> None:
    page = opened("", 720)
    page.emulate_media(media="print")
    rules = "cards => cards.map(card => getComputedStyle(card, '::before').display)"
    assert page.locator(".top-cards > *").evaluate_all(rules)[:3] == ["none", "none", "block"]


def test_the_address_of_a_link_stands_on_paper_once(opened: Opening) -> None:
    page = opened("2026/03/sourced/", 1280)
    page.emulate_media(media="print")
    after = "links => links.map(link => getComputedStyle(link, '::after').content)"
    mail, other, own = page.locator(".prose a").evaluate_all(after)
    assert mail == own == "none"  # without its host, a path leads nobody anywhere
    assert "https://first.example/" in other


def test_no_summary_runs_on_in_lines_that_are_too_long_to_read(opened: Opening) -> None:
    page = opened("", 1440)
    summary = page.locator(".card-major:only-child .card-summary")
    assert 0 < box(summary)["width"] <= MEASURE


def test_a_summary_that_runs_the_other_way_begins_where_its_card_does(opened: Opening) -> None:
    page = opened("", 1440)
    summary = page.locator(".card-major:only-child .card-summary")
    summary.evaluate("element => { element.dir = 'rtl'; }")
    words = box(page.locator(".card-major:only-child .card-words"))
    assert box(summary)["width"] < words["width"]
    assert abs(box(summary)["right"] - words["right"]) < 1


@pytest.mark.parametrize("part", [".tagline", ".sections li:first-child"])
def test_lines_below_the_name_stand_in_the_middle(opened: Opening, part: str) -> None:
    page = opened("", 320)
    page.locator(".sections a").first.evaluate("(link, words) => { link.textContent = words; }", TAGLINE)
    lines: dict[float, list[float]] = {}
    for left, right, top in page.locator(part).evaluate(SIGNS):
        lines.setdefault(top, []).extend((left, right))
    assert len(lines) > 1
    assert all(abs((min(line) + max(line)) / 2 - 160) < 4 for line in lines.values())


def test_the_marks_of_a_footnote_are_large_enough_for_a_finger(opened: Opening) -> None:
    page = opened("2026/03/noted/", 360)
    for mark in map(box, page.locator(".footnote-ref, .footnote-backref").all()):
        assert mark["width"] >= 24
        assert mark["height"] >= 24
        for x in (mark["left"] + 2, mark["right"] - 2):
            there = f"document.elementFromPoint({x}, {mark['top'] + 12}).className"
            assert "footnote" in page.evaluate(there)
