"""Lines that say by their form what they are: datelines, times, items of lists and quoted text."""

import pytest
from line_samples import HEAD, OPENING, SECOND, THIRD, drafted, gathered, read, roles


@pytest.mark.parametrize(
    ("start", "place"),
    [("ROCHESTER, N.Y., Sept. 3, 2026 /PRNewswire/ --", "ROCHESTER, N.Y."), ("Hildesheim (ots) -", "Hildesheim (ots)")],
)
def test_datelines_of_press_services(start: str, place: str) -> None:
    facts = gathered(read(HEAD, f"{start} {OPENING}", SECOND))
    assert (facts.dateline, (facts.summary or "").startswith("The night ferry")) == (place, True)


@pytest.mark.parametrize("line", ["2025-10-14 09:20", "03/08/2025 - 05:00", "14.10.2025"])
def test_a_time_of_digits_alone_is_one(line: str) -> None:
    assert roles(HEAD, line, OPENING, SECOND, THIRD)[1] == "timestamp"


def test_a_dateline_that_ends_its_line_with_a_hyphen_is_one() -> None:
    assert roles("Night ferry returns", "LEEDS, England, Oct 21 (Reuters) -", OPENING, SECOND)[1] == "dateline"


def test_marks_make_lists_and_quotations() -> None:
    lines = (
        OPENING,
        "• a new pier",
        "• a new ferry",
        SECOND,
        "> Quoted.",
        THIRD,
        "1. First of all",
        "2. Then this",
        OPENING + " So.",
    )
    assert roles(*lines) == [
        "paragraph",
        "list",
        "list",
        "paragraph",
        "quote",
        "paragraph",
        "list",
        "list",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "line", ["1984. That was the year.", "3. The third of nothing that was counted here before.", "– Said he."]
)
def test_a_number_or_a_dash_alone_makes_no_list(line: str) -> None:
    assert roles(OPENING, SECOND, line, THIRD)[2] != "list"


def test_a_mark_of_quoted_text_alone_is_a_blank_line_of_a_quotation() -> None:
    lines = (OPENING, "> The pier is done.", ">", "> 1952", SECOND, ">", THIRD)
    made = drafted(*lines)
    parts = made.body.split("\n\n")
    assert parts == [OPENING, "> The pier is done.\n>\n> 1952", SECOND, "\\>", THIRD]
    assert [r.role for r in made.readings[1:4]] == ["quote"] * 3


def test_speech_after_long_dashes_is_no_list() -> None:
    said = ("– To wielki dzień dla miasta – powiedział starosta.", "– Czekaliśmy na to rok.")
    assert "list" not in roles(OPENING, *said, SECOND)


def test_a_quoted_post_keeps_its_signature() -> None:
    assert roles(OPENING, "— Ada Holm (@adaholm) March 2, 2026", SECOND)[1] == "quote"
