"""Lines that are furniture beside others, and text amidst it."""

import pytest
from line_samples import CAPTION, OPENING, SECOND, THIRD, read, roles


def test_times_numbers_and_single_words_are_text_amidst_it_and_furniture_beside_others() -> None:
    programme = ("10:30", "Opening by the Lord Mayor", "11:00", "Brass band of the harbour office")
    assert "boilerplate" not in roles(OPENING, SECOND, *programme, "5", "Tide", THIRD)
    assert roles(OPENING, "Advertisement", "5", SECOND)[1:3] == ["boilerplate"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ("18.42", OPENING, "18.05", SECOND, CAPTION, "17.31", THIRD),
        ("18:42", OPENING, "18:05", SECOND, CAPTION, "17:31", THIRD),
        (OPENING, SECOND, "18:00", "News and weather", "18:30", "The long pier", "19:00", "Music"),
        (OPENING, SECOND, "Ada Holm", "2,114", "Kai Brandt", "1,902", "Tom Wray", "1,311", "Majority", "212"),
    ],
    ids=["live blog with full stops", "live blog", "programme", "table"],
)
def test_times_and_numbers_that_belong_together_are_text_wherever_they_stand(lines: tuple[str, ...]) -> None:
    assert "boilerplate" not in roles(*lines)


def test_a_word_on_a_button_is_a_subhead_amidst_the_text() -> None:
    assert roles(OPENING, "Like", SECOND, "Follow", THIRD, "Report", SECOND, "Save", OPENING)[1::2] == ["subhead"] * 4


def test_numbers_that_count_up_and_those_beside_furniture_belong_to_no_text() -> None:
    assert set(roles(OPENING, SECOND, "1", "2", "3", "4", "5")[2:]) == {"boilerplate"}
    row = ("12 comments", "7", "Share", "3", "Share", "9", "Share", "4", "Share")
    assert "boilerplate" in roles(OPENING, SECOND, *row)
    assert {"paragraph", "list", "subhead"}.isdisjoint(roles(OPENING, SECOND, *row)[2:])


def test_a_head_that_pages_have_too_is_the_texts_where_a_sentence_stands_below_it() -> None:
    assert roles("Corrections and clarifications", OPENING, SECOND)[0] == "headline"
    assert roles("Corrections and clarifications", "13 March 2026", OPENING, SECOND)[0] == "headline"
    sources = ("Further reading", "Holm, A. (1911). The Herring Towns. Aldermouth: Pine Press.")
    assert roles(OPENING, SECOND, *sources)[2] != "boilerplate"
    assert roles(OPENING, SECOND, "Further reading", "The ferry in ten numbers")[2] == "boilerplate"


def test_what_an_editor_has_to_know_of_is_set_aside_without_certainty() -> None:
    aside = read("Paid for by Coast Bank", "Five questions to ask before you fix your mortgage", OPENING, SECOND)[0]
    assert (aside.role, aside.confidence < 0.9) == ("boilerplate", True)


def test_prompts_are_set_aside_wherever_they_stand() -> None:
    assert roles(OPENING, "Advertisement", SECOND, "Read more: The ferry in pictures", THIRD) == [
        "paragraph", "boilerplate", "paragraph", "boilerplate", "paragraph",
    ]  # fmt: skip


def test_buttons_in_a_row_are_set_aside_above_the_text_and_below_a_prompt() -> None:
    buttons = ("Facebook", "X", "Email")
    assert roles("Night ferry returns", *buttons, OPENING, SECOND, THIRD)[1:4] == ["share"] * 3
    assert roles(OPENING, SECOND, "Share this:", *buttons, THIRD)[2:6] == ["share"] * 4


@pytest.mark.parametrize(
    "lines",
    [
        ("Facebook",),
        ("These are the networks that people use most:", "Facebook", "Instagram"),
        ("Which networks do teenagers use?", "Instagram", "Snapchat", "WhatsApp"),
        ("• Facebook", "• Instagram"),
        ("1", "Instagram", "2", "Facebook"),
        ("Advertisement", "Instagram"),
    ],
)
def test_names_of_networks_that_are_no_buttons_stay(lines: tuple[str, ...]) -> None:
    assert "share" not in roles(OPENING, SECOND, *lines, THIRD)


def test_networks_in_a_row_own_no_picture() -> None:
    assert "caption" not in roles(OPENING, SECOND, "Facebook", "Twitter", THIRD)


def test_a_box_that_readers_may_skip_is_no_text_and_an_open_one_takes_nothing() -> None:
    box = (
        "Skip past newsletter promotion",
        "Sign up to The Tide Table",
        "The harbour, every Friday, from those at it.",
    )
    assert set(roles(OPENING, *box, "After newsletter promotion", SECOND, THIRD)[1:5]) == {"boilerplate"}
    assert "boilerplate" not in roles(OPENING, *box, SECOND, THIRD)[2:]
