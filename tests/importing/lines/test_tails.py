"""What stands below a text: the titles of other articles, tags, and what readers say."""

import pytest
from line_samples import HEAD, OPENING, SECOND, THIRD, read, roles

TITLES = ("Harbour office to close on Sundays", "Why the islands want a tunnel")


def test_titles_under_the_head_of_a_list_of_links_are_set_aside_below_the_text() -> None:
    readings = read(OPENING, SECOND, "Most read today", *TITLES)
    assert [reading.role for reading in readings[2:]] == ["boilerplate"] * 3
    assert all(reading.confidence < 0.9 for reading in readings[3:])


@pytest.mark.parametrize(
    "lines",
    [
        ("Related", "And if the storm comes back before the spring, who is going to pay for it then?"),
        ("Related", *TITLES, OPENING),
        ("Continue reading", "Ingredients", "• 200 g flour", "• two eggs"),
        ("Top stories", "Method", "1. Stir the flour", "2. Bake it"),
        ("Most popular", "The Thursday Murder Club", "Where the Crawdads Sing"),
        ("Recommended", "Fish soup with saffron", "Bread from the old mill"),
    ],
)
def test_what_may_be_text_under_such_a_head_is_not(lines: tuple[str, ...]) -> None:
    assert "boilerplate" not in roles(OPENING, SECOND, *lines)[3:]


def test_whom_the_press_may_ask_is_set_aside_below_a_release() -> None:
    contact = ("Pressekontakt:", "Ruth Anselm", "Telefon: 0555 142", "E-Mail: presse@hafen.example")
    assert roles(HEAD, OPENING, SECOND, *contact)[3:] == ["boilerplate"] * 4
    assert roles(HEAD, OPENING, SECOND, "Pressekontakt:", THIRD)[4] == "paragraph"


def test_tags_and_the_pages_of_the_site_are_set_aside_below_a_line_that_closes_the_text() -> None:
    tail = (
        "Related topics",
        "Ferries",
        "aldermouth",
        "41",
        "Have you a story for us?",
        "2 March 2026",
        "Privacy notice",
    )
    assert roles(OPENING, SECOND, *tail)[2:] == ["boilerplate"] * len(tail)


def test_what_may_head_a_part_of_the_text_closes_it_beside_other_furniture_alone() -> None:
    topics = ("Themen", "Neue Fähre", "Alter Anleger", "Was es kostet")
    assert "boilerplate" not in roles(OPENING, SECOND, *topics)
    books = ("Most popular", "The Thursday ferry", "More from the shelf", "A short history of rope", "The lamplighter")
    assert roles(OPENING, SECOND, *books)[3:].count("boilerplate") == 0
    assert roles(OPENING, SECOND, *topics, "Impressum")[3:] == ["boilerplate"] * 4
    assert roles(OPENING, "Themen", SECOND, THIRD)[1] != "boilerplate"


COMMENTS = (
    "Gull44",
    "2 hours ago",
    "About time, they say.",
    "Like",
    "14",
    "Reply",
    "Tern",
    "1 hour ago",
    THIRD,
    "Report",
)


def test_what_readers_say_below_the_text_is_set_aside() -> None:
    found = roles(HEAD, "By Ada Holm", "3 comments", OPENING, SECOND, "Comments (2)", *COMMENTS, "Log in to comment")
    assert found[3:] == ["paragraph"] * 2 + ["boilerplate"] * 12


@pytest.mark.parametrize(
    "lines",
    [
        ("3 comments", OPENING, SECOND, *COMMENTS),
        (OPENING, SECOND, "Related stories", THIRD, "2 hours ago", "Reply"),
        (OPENING, SECOND, "Comments", THIRD, *["The tide turns at noon."] * 9, "Reply"),
    ],
)
def test_text_above_buttons_to_answer_is_not_without_a_head_of_comments_near(lines: tuple[str, ...]) -> None:
    found = roles(*lines)
    assert [found[i] for i, text in enumerate(lines) if text in (OPENING, SECOND, THIRD)] == ["paragraph"] * 3
