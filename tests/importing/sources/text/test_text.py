"""Dumps of plain text: what is told of them that no line says."""

import pytest
import source_samples as sources

STORY = "The ferry returns\n\nThe night ferry sails again on Monday.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Crews finished the pier.</p>",
        'Crews finished <a href="https://port.example/">the pier</a>.',
        "Crews<br />finished the pier.",
        "Crews finished the pier&nbsp;&ndash; and the quay.",
        "It&#8217;s done.",
    ],
)
def test_html_in_a_text_stays_and_is_named_once(line: str) -> None:
    made = sources.draft("text", f"{STORY}{line}\n\n{line}\n")
    (note,) = (note for note in made.notes if note.item == "text")
    assert note.line == 5
    assert note.why.startswith("HTML stays in a text as it is: ")


@pytest.mark.parametrize("line", ["5 < 6, and 7 > 6.", "Ash & Lee; and others", "<jo@port.example>", "AT&T; <3"])
def test_signs_that_html_uses_as_well_are_no_html(line: str) -> None:
    made = sources.draft("text", f"{STORY}{line}\n")
    assert [note for note in made.notes if note.item == "text"] == []
