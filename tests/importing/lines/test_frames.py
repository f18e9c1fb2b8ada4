"""Pages that were copied whole: their menus above an article, and what stands below it."""

import pytest
from line_samples import CAPTION, HEAD, OPENING, SECOND, THIRD, read, roles

from newsgen.importing.records import SURE

WHOLE_PAGE = (
    "Skip to content", "Sign in", "Subscribe", "Harbour News", "Fishing boats and their owners", "Property in the town",
    "Pictures of the week", "Recipes from the harbour", "Puzzles, quizzes and games", "Weather for the coast", "Tides",
    "Letters to the editor", "Our papers of a hundred years ago", "Jobs in the harbour", "Home / Night ferry returns",
)  # fmt: skip
NOTICE = "The tide turns at noon today."
ARTICLE = ("By Ada Holm", "2 March 2026, 06:30", OPENING, SECOND, "The ferry to Aldermouth sails each night at ten.")


def test_what_stands_above_the_headline_of_a_page_that_was_copied_whole_is_set_aside() -> None:
    found = roles(*WHOLE_PAGE, HEAD, *ARTICLE)
    assert found[: len(WHOLE_PAGE)] == ["boilerplate"] * len(WHOLE_PAGE)
    assert found[len(WHOLE_PAGE) :] == ["headline", "byline", "timestamp", "paragraph", "paragraph", "paragraph"]


def test_a_sentence_among_the_menus_of_a_page_is_set_aside_and_in_review() -> None:
    found = {reading.text: reading for reading in read(NOTICE, *WHOLE_PAGE, HEAD, *ARTICLE)}
    assert (found[NOTICE].role, found[HEAD].role) == ("boilerplate", "headline")
    assert found[NOTICE].confidence < SURE


FOOT = ("Read more", "A whale has come into the bay", *WHOLE_PAGE[:-1], "Terms of use")


def test_what_stands_below_the_article_of_a_page_that_was_copied_whole_is_set_aside() -> None:
    found = read(*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT, "The crane is sold.", "Privacy policy")
    assert {r.role for r in found[-len(FOOT) - 2 :]} == {"boilerplate"}
    assert [r.confidence < SURE for r in found if r.text == "The crane is sold."] == [True]
    assert [r.role for r in found if r.text in ARTICLE[2:]] == ["paragraph"] * 3


def test_the_headlines_of_other_articles_with_a_sentence_each_are_below_a_page_that_was_copied_whole() -> None:
    teasers = [
        line for n in range(4) for line in (f"Boat number {n} is sold", f"Who buys boat number {n} is not known.")
    ]
    found = read(*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT, *teasers, "Privacy policy")
    assert {r.role for r in found[-len(FOOT) - len(teasers) - 1 :]} == {"boilerplate"}
    assert [r.text for r in found if r.confidence < SURE and r.text in teasers] == teasers[1::2]
    assert [r.role for r in found if r.text in ARTICLE[2:]] == ["paragraph"] * 3


@pytest.mark.parametrize(
    "year", ["The night ferry of 2026 returns to Aldermouth", "By night the ferry returns to Aldermouth"]
)
def test_a_headline_below_menus_may_have_a_year_or_begin_as_a_byline_does(year: str) -> None:
    assert roles(*WHOLE_PAGE, year, *ARTICLE)[len(WHOLE_PAGE)] == "headline"


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, *ARTICLE, *FOOT),
        (*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT[:12]),
        (*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT[5:16]),
        (*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT, THIRD, SECOND),
    ],
    ids=["the article alone", "a short row", "little known", "more text"],
)
def test_a_row_of_lines_below_a_text_stays_where_it_may_be_of_it(lines: tuple[str, ...]) -> None:
    foot = "it stands below the article, at the foot of a page"
    assert foot not in {reading.why for reading in read(*lines)}


UNSIGNED = (HEAD, *ARTICLE[2:])
SECTIONS = (*("News", "Sport", "Politics", "Business", "Culture", "Travel"), *WHOLE_PAGE[4:11], "Opinion")
LONG_FOOT = (
    "Share this article", "Follow us on Twitter", "Subscribe", "Sign in", "Contact us", "About us", "Privacy policy",
    "Terms of use", "Advertisement", "Skip to content", "Our sections:",
    *(f"The street of the old boat number {n}" for n in range(25)),
)  # fmt: skip


@pytest.mark.parametrize("menu", [WHOLE_PAGE, SECTIONS], ids=["known", "sections"])
def test_the_menus_of_a_whole_page_are_set_aside_where_nobody_signed_and_are_in_review(menu: tuple[str, ...]) -> None:
    found = read(*menu, *UNSIGNED, *FOOT)
    assert [r.role for r in found[: len(menu) + 4]] == [
        *["boilerplate"] * len(menu), "headline", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip
    assert {r.role for r in found[-len(FOOT) :]} == {"boilerplate"}
    assert len([r for r in found[: len(menu)] if r.confidence < SURE]) == 1


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, *WHOLE_PAGE[3:14], "The ferry sails to Aldermouth again", *ARTICLE[2:], *FOOT),
        (*WHOLE_PAGE, *UNSIGNED),
        (*WHOLE_PAGE[3:14], *UNSIGNED, *FOOT[5:16]),
    ],
    ids=["its own headline", "no foot", "little known"],
)
def test_short_lines_stay_where_they_may_be_of_an_article_that_nobody_signed(lines: tuple[str, ...]) -> None:
    assert [r.text for r in read(*lines) if r.role == "boilerplate" and r.text in WHOLE_PAGE[4:9]] == []


def test_a_headline_that_ends_with_what_was_said_is_found_below_the_menus_of_a_page() -> None:
    said = "Captain of the night ferry to Aldermouth: “We sail”"
    assert roles(*WHOLE_PAGE, said, *ARTICLE)[len(WHOLE_PAGE)] == "headline"


def test_a_long_foot_below_an_article_without_menus_is_set_aside() -> None:
    found = roles(*UNSIGNED, *LONG_FOOT)
    assert set(found[len(UNSIGNED) :]) <= {"boilerplate", "share"}
    assert found[: len(UNSIGNED)] == ["headline", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "end",
    [
        tuple(line for n in range(1, 20) for line in (str(n), f"Boat {n}")),
        tuple(line for n in range(20) for line in ("Share", f"Boat {n}")),
    ],
    ids=["counted up", "one button"],
)
def test_a_long_list_below_an_article_is_no_foot(end: tuple[str, ...]) -> None:
    assert [r.text for r in read(*UNSIGNED, *end) if "foot" in r.why] == []


def test_blank_lines_in_a_page_that_was_copied_whole_mark_no_captions() -> None:
    said = ("The harbour master said so on Monday.", "Nobody on the quay had heard of it before.")
    found = read(*WHOLE_PAGE, HEAD, *ARTICLE, "", said[0], THIRD, "", CAPTION, SECOND, "", said[1], *FOOT)
    assert [r.role for r in found if r.text in said] == ["paragraph"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        (*WHOLE_PAGE, HEAD, *ARTICLE[2:]),
        (*WHOLE_PAGE, HEAD, *ARTICLE[:3]),
        (*WHOLE_PAGE[3:], HEAD, *ARTICLE),
        (*WHOLE_PAGE[:9], HEAD, *ARTICLE),
        (*WHOLE_PAGE, "A whale has come into the bay", *ARTICLE),
        (SECOND * 2, *WHOLE_PAGE, HEAD, *ARTICLE),
        (*[NOTICE] * 6, *WHOLE_PAGE, HEAD, *ARTICLE),
    ],
    ids=["unsigned", "little text", "nothing known", "few lines", "another subject", "a paragraph", "many sentences"],
)  # fmt: skip
def test_lines_above_what_may_be_a_headline_stay_where_it_was_not_surely_a_whole_page(
    lines: tuple[str, ...],
) -> None:
    assert [r.text for r in read(*lines) if r.role == "boilerplate" and r.text in WHOLE_PAGE[4:9]] == []
