"""Code, stanzas and addresses amidst a text come out as the lines that they are."""

import html
import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from line_samples import drafted

PROSE = (
    "The library of Aldermouth keeps a notebook in which a lighthouse keeper wrote his poems, and showed it this week.",
    "Visitors queued for two hours on Saturday, said the librarian, who had set out three chairs and one pot of tea.",
    "The notebook will stay on show until the end of April, when it goes back to the archive of the county for repair.",
)
STANZA = (
    "The boats lie down like cattle in the mud",
    "And nobody has told them what it intends.",
    "I trim the wick, I count the hours in blood",
    "And write to you, as one who never sends",
)
CODE = ("    def count(votes):", "        total = {}", "", "        return *total")


def test_stanzas_keep_their_lines() -> None:
    made = drafted("Poems on show", "", PROSE[0], "", *STANZA, "", *STANZA[:3], "", PROSE[1], "", PROSE[2])
    assert made.body.split("\n\n") == [PROSE[0], "  \n".join(STANZA), "  \n".join(STANZA[:3]), *PROSE[1:]]
    assert [note.line for note in made.notes if note.item == "text"] == [5]
    assert [r.kept for r in made.readings if r.text in STANZA] == ["verse"] * 7


@pytest.mark.parametrize("gap", [(), ("",)])
def test_code_is_code(gap: tuple[str, ...]) -> None:
    made = drafted("How we count", *gap, PROSE[0], *gap, *CODE, *gap, PROSE[1], *gap, PROSE[2])
    code = "def count(votes):\n    total = {}\n\n    return *total"
    assert made.body.split("\n\n", 1)[1] == f"```\n{code}\n```\n\n{PROSE[1]}\n\n{PROSE[2]}"
    assert [note.line for note in made.notes if note.item == "text"] == [3 + 2 * len(gap)]


@pytest.mark.parametrize("gap", [(), ("",)])
@pytest.mark.parametrize("bar", ["\t", " | "])
def test_a_table_is_one(gap: tuple[str, ...], bar: str) -> None:
    rows = (("", "Party", "Votes"), ("Ida *Moss*", "Harbour", "8,412"), ("Jo Ash", "", "3,811"))
    made = drafted("Moss wins", *gap, PROSE[0], *gap, *map(bar.join, rows), *gap, PROSE[1])
    table = "|  | Party | Votes |\n|---|---|---|\n| Ida \\*Moss\\* | Harbour | 8,412 |\n| Jo Ash |  | 3,811 |"
    assert made.body.split("\n\n") == [PROSE[0], table, PROSE[1]]
    assert [r.kept for r in made.readings if "Jo Ash" in r.text] == ["table"]


def test_a_table_is_one_beside_a_text_of_short_lines_alone() -> None:
    rows = ("Club\tWon\tLost", "Harbour\t5\t1", "Norrby\t4\t2")
    made = drafted("Harbour wins", "Harbour won the derby by three goals to two.", "", *rows)
    assert made.body.endswith("\n\n| Club | Won | Lost |\n|---|---|---|\n| Harbour | 5 | 1 |\n| Norrby | 4 | 2 |")


def test_a_menu_with_tabs_above_a_text_of_short_lines_is_no_table() -> None:
    menu = ("Home\tNews\tSport", "Local\tWorld\tMail", "Login\tShop\tAbout")
    made = drafted(*menu, "", "Ferry is back", "By Ada Lind", "2 March 2026", "The ferry sails again.")
    assert not any(r.kept for r in made.readings)


def test_a_row_of_signs_is_kept_and_one_that_draws_a_line_is_not() -> None:
    rows = ("Boat | Mon | Tue", "--- | :---: | ===", "✓ | ✗ | ✓", "- | - | -")
    made = drafted("The ferries", "", PROSE[0], "", *rows, "", PROSE[1])
    shown = "| Boat | Mon | Tue |\n|---|---|---|\n| ✓ | ✗ | ✓ |\n| \\- | \\- | \\- |"
    assert made.body.split("\n\n") == [PROSE[0], shown, PROSE[1]]


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE[0], "Ada | The pier", "Per | The sea", "Jo | The gull", PROSE[1]),
        (PROSE[0], "News | Sport | Local", "Sign in | Help", "About | Contact | Terms | Privacy", PROSE[1]),
        (PROSE[0], *STANZA, PROSE[1], PROSE[2]),
        (PROSE[0], "", *STANZA, PROSE[1], "", PROSE[2]),
        (PROSE[0], "", PROSE[1], PROSE[2], "", *STANZA, "", PROSE[1]),
        (PROSE[0], "", "The ferry sails.", "The pier is done.", "It rains.", "", PROSE[1]),
        (PROSE[0], "", "What it brings:", "- tea", "- rope", "", PROSE[1]),
        (PROSE[0], "", "The pier", "The ferry", "(Ada Holm/AP Photo)", "", PROSE[1]),
        (PROSE[0], "", *STANZA, "", "The end"),
        (PROSE[0], "    as it was said", PROSE[1]),
        tuple(f"    {line}" for line in (*PROSE, "total = {};")),
    ],
)
def test_what_may_be_something_else_is_left(lines: tuple[str, ...]) -> None:
    assert not any(r.kept for r in drafted("Poems on show", "", *lines).readings)


LINE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40)


@example(lines=["|", "0", "0", "0", "|0"], start="a|b|")
@given(st.lists(LINE, min_size=3, max_size=8), st.sampled_from(["", "    = ", "\t{};", "a\t", "a|b|"]))
def test_the_words_come_out_as_they_went_in(lines: list[str], start: str) -> None:
    made = drafted("Poems on show", "", PROSE[0], "", *(f"{start}{line}" for line in lines), "", PROSE[1])
    if made.head.figures or {r.role for r in made.readings[4:-1]} != {"paragraph", "blank"}:
        return
    rendered = markdown.markdown(made.body, extensions=["tables", "footnotes", "fenced_code", "sane_lists"])
    plain = html.unescape(re.sub(r"<[^>]*>", "\n", rendered))
    key = re.compile(r"[\W_]+")
    cut = start if start.startswith("a") else ""
    assert key.sub("", plain) == key.sub("", "".join((PROSE[0], *(f"{cut}{line}" for line in lines), PROSE[1])))
