"""Texts whose blank lines part groups of lines, as a recipe, a programme or a review has them, and no pictures."""

import pytest
from line_samples import drafted

from newsgen.importing.lines import lists, tails
from newsgen.importing.lines.neighbours import look
from newsgen.importing.lines.seen import look_at
from newsgen.importing.lines.shapes import blocks
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import Draft
from newsgen.importing.words import dates

HEAD = ("The night ferry returns", "By Ada Holm", "4 March 2026")
LONG = (
    "The night ferry sails again after eleven months of repairs to the pier, the harbour office said on Monday.",
    "Tickets cost what they did before, and bicycles are carried free of charge until the end of April.",
)


def roles(made: Draft) -> dict[str, str]:
    return {r.text: r.role for r in made.readings if r.role != "blank"}


def test_many_heads_of_lists_and_of_comments_take_no_more_time_each() -> None:
    recipe = look(blocks(("Zutaten", "Mehl"))) * 20_000
    verdicts = [Verdict("subhead", 0.5, "") for _ in recipe]
    lists.settle(verdicts, recipe)
    assert {verdict.confidence for verdict in verdicts[::2]} == {0.9}
    above, below = map(look_at, blocks(LONG)), [*map(look_at, blocks(("Comments (3)", "Ada", "Reply")))]
    assert tails.comments([*above, *(below[:1] + below[1:2] * 9 + below[2:]) * 20_000]) == range(0)


def test_two_paragraphs_that_blank_lines_part_tell_that_these_are_no_places_of_pictures() -> None:
    found = roles(drafted(*HEAD, "", LONG[0], "", LONG[1], "", "Food 8/10", "Service 7/10", "", "The Gull", "Pier 1"))
    assert "caption" not in found.values()
    figures = roles(drafted(*HEAD, LONG[0], LONG[1], "", "The pier on Sunday", LONG[0], "", "A gull", LONG[1]))
    assert [text for text, role in figures.items() if role == "caption"] == ["The pier on Sunday", "A gull"]


def test_the_heads_of_lists_and_the_longest_sentence_above_all_are_no_captions() -> None:
    made = drafted(
        *HEAD[:2], "Serves 4", "Cook 40 min", "", LONG[0], "", "Ingredients", "2 tbsp olive oil", "1 onion, chopped",
        "2 cloves garlic", "", "Method", "1. Heat the oil.", "2. Add the garlic.", "3. Put in the fish.", "Serve.",
    )  # fmt: skip
    found = roles(made)
    assert (found["Ingredients"], found["Method"], found[LONG[0]]) == ("subhead", "subhead", "paragraph")
    assert (made.head.summary, made.head.figures) == (LONG[0], ())


def test_days_and_times_head_parts_of_a_programme_and_are_no_captions() -> None:
    made = drafted(
        "Harbour Festival: the programme", "", LONG[0], "", "FRIDAY 5 JUNE", "18:00 Opening, Pier",
        "19:30 Brass band, Fish Market", "", "SATURDAY 6 JUNE", "10:00 Boat race, Harbour", "14:00 Theatre, Library",
    )  # fmt: skip
    assert not made.head.figures
    live = drafted(
        HEAD[0], HEAD[2], "", "18.30", "It is over.", "", "17.12", LONG[0], "", "16.40", "It rains.", "", "15.05", "Hi."
    )  # fmt: skip
    assert not live.head.figures
    assert {"18.30", "17.12", "16.40", "15.05"} <= {*live.body.replace("\\", "").split("\n\n")}


@pytest.mark.parametrize("text", ["18.30", "6:15 pm", "FRIDAY 5 JUNE", "Wednesday", "4 March 2026", "Freitag, 5. Juni"])
def test_nothing_but_a_time(text: str) -> None:
    assert dates.is_time(text)


@pytest.mark.parametrize("text", ["Friday at the pier", "5 June: opening", "18.30 Opening", "May I come in"])
def test_more_than_a_time(text: str) -> None:
    assert not dates.is_time(text)


def test_stars_are_no_summary() -> None:
    assert drafted(HEAD[0], "★★★★☆", *HEAD[1:], "", LONG[0], "", LONG[1]).head.summary == LONG[0]


def test_a_name_below_the_headline_that_the_last_line_presents_wrote_it() -> None:
    bio = "Martha Moss is a retired teacher and lives in Eastfleet."
    made = drafted("The sea owes us no timetable", "Martha Moss", "", LONG[0], "", LONG[1], "", bio)
    assert made.head.authors == ("Martha Moss",)
    spoken = drafted("The sea owes us no timetable", "Martha Moss", "", *LONG, "", "Martha Moss said that it rains.")
    assert spoken.head.authors == ()


def test_a_job_beside_the_time_is_a_byline_without_a_name() -> None:
    made = drafted(HEAD[0], "Court reporter", HEAD[2], *LONG)
    assert (made.head.authors, made.head.extra, made.head.summary) == ((), {"byline": "Court reporter"}, LONG[0])


def test_the_numbers_of_a_wires_pictures_are_set_aside() -> None:
    assert (
        roles(drafted(HEAD[0], "AP Photo XLB101, XLB102", *HEAD[1:], *LONG))["AP Photo XLB101, XLB102"] == "boilerplate"
    )
