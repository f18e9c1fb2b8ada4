"""Captions by the form in which they are written, and what only resembles one."""

from typing import Any

import pytest
from line_samples import OPENING, SECOND, THIRD, roles

from newsgen.importing.lines.model.forms import plain_forms
from newsgen.importing.lines.neighbours import look
from newsgen.importing.lines.seen import Seen
from newsgen.importing.lines.shapes import blocks


@pytest.mark.parametrize(
    "caption",
    [
        "FILE - The ferry Aldermouth at the old pier, Friday, March 6, 2020. (AP Photo/Ada Holm, File)",
        "In this Tuesday, Oct. 3, 2011, photo, Ada Holm sorts the nets of the last boat.",
        "Ada Holm, left, and Per Lind, right, leave the pier.",
        "Im Bild: Die neue Fähre am Kai. Foto: Ada Holm/dpa",
        "Abb. 3: Der alte Kai um 1900 (Foto: Hafenmuseum)",
        "Bild 3. Das Ganze aus einem anderen Blickwinkel",
        "The new timetable of the ferry [Fig. 2]",
        "Image caption The ferry leaves for the islands",
        "© Ada Holm",
        "El nuevo muelle de Aldermouth. (Foto: Puerto Sur)",
        "Getty Images",
        "A branch of Harbour bank in Marl. It will shut in June. ALAMY",
        "1월부터 트럭 통행이 금지된 곡항 회전교. 사진=연합뉴스",
        "Ada Holm (left) and Per Lind (right) at the quay in Aldermouth",
        "(L-R) Ada Holm, Per Lind and Mona Dahl",
        "The owners of the ferry (from left to right): Ada Holm, Per Lind and Mona Dahl.",
        "A still from the film about the old pier, which the harbour museum shows on Friday evenings",
        "A painting of the old pier by an artist of the town",
        "This photo, taken from the lighthouse, shows the pier at low tide.",
        "Ada Holm speaks at the opening of the pier in Aldermouth, Dec. 8, 2024, in Aldermouth.",
        "The ferry leaves the rebuilt pier for the first time – video",
        "Left: Ada Holm, 74, rests on the pier. Right: her gloves.",
    ],
)
def test_captions_by_their_form(caption: str) -> None:
    assert roles(OPENING, caption, SECOND, THIRD)[1] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "The next hearing is on March 12, 2026.",
        "Bild 3 zeigt den Kai aus einem anderen Blickwinkel.",
        "The hearing begins at noon on March 12, 2026.",
        "The same pattern can be seen above the Arctic Circle.",
        "Stars are best seen here on clear nights.",
        "A map of the area is available on the website of the town.",
        "A picture of the suspect is still missing.",
        "A portrait of the founder hangs in the hall.",
        "This picture, however, is false.",
        "The photo, the police say, shows a man on the old pier.",
        "I photographed in the harbour for ten years, mostly boats.",
        "The route shown above takes four hours.",
        "Rain came. Courtesy Cabs doubled its prices on Friday night.",
        "Swipe from left to right, then tap on the green button.",
        "It is to be said on which sites (top, right, bottom, left) the border should be drawn.",
        "The hole in its roof, left open for the rain, is gone.",
        "Fold in the flour, top with rhubarb and bake for 50 minutes.",
        "In a photo finish after 42 kilometres, two runners shared the prize.",
        "A strange frame of mind took hold of the town that winter.",
        "The drama began at ten on Monday, Dec. 14, when the office opened.",
        "Trouble at the White House",
        "Peace in the Middle East",
        "New hope for fishermen in the Baltic",
        "The pier is to close in June, the bank said on Friday. Reuters",
        "Credit Card Fraud",
        "Courtesy Is Not Dead",
        "Ada drives for Courtesy Cabs and likes the work.",
        "Better Tools for Old Piers",
        "Trains will run to Oxford via Reading and Didcot.",
        "He flew to Perth via Singapore on Monday.",
        "The minister spoke to reporters via Zoom on Tuesday.",
        "La manifestazione è partita da via Verdi.",
    ],
)
def test_sentences_and_subheads_that_resemble_a_form_have_none(line: str) -> None:
    assert plain_forms(look(blocks((OPENING, SECOND, line, THIRD))))[2] == ""


def test_the_credit_behind_a_paragraph_that_quotes_somebody_makes_no_caption_of_it() -> None:
    line = f'{OPENING} {SECOND} "We start with the carpet, since it sets the colours," Ada Holm says. {THIRD} '
    line += "She has built her way out from there for twenty years, and would do so again. Image Source: Ben Reel"
    assert len(line) > 320
    assert plain_forms(look(blocks((OPENING, line, THIRD))))[1] == ""


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: Ada Holm", "Foto: Ada Holm", "Bild: Ada Holm", "Credit: Ada Holm", "Image credit: Ada Holm",
        "© Ada Holm", "(Photo: Ada Holm)", "Photograph by Ada Holm", "Ada Holm/Coast Pictures/Getty Images",
    ],
)  # fmt: skip
@pytest.mark.parametrize("shape", ["blank lines before captions", "none", "everywhere"])
def test_a_credit_alone_below_a_caption_belongs_to_it(shape: str, credit: str) -> None:
    caption = "The harbour seen from the town hall."
    gap = ("",) if shape == "everywhere" else ()
    before = ("",) if shape != "none" else ()
    lines = (OPENING, *before, caption, *gap, credit, *gap, SECOND, *gap, THIRD)
    assert roles(*lines) == ["paragraph", "caption", "caption", "paragraph", "paragraph"]


def test_places_in_many_lines_above_all_text_make_no_captions_of_them() -> None:
    class Counted(list[Seen]):
        reads = 0

        def __getitem__(self, place: Any) -> Any:
            self.reads += 1
            return super().__getitem__(place)

    line = "The boats lie at the Old Pier in the evening light of March"
    lines = Counted(look(blocks((line,))) * 500)
    assert set(plain_forms(lines)) == {""}
    assert lines.reads <= 20 * len(lines)
    assert plain_forms(look(blocks((OPENING, line, THIRD))))[1] == "a place and no sentence"


def test_a_sentence_above_a_credit_is_a_caption_in_the_midst_of_the_text_alone() -> None:
    lines = ("The ferry waits at the new quay.", "Ada Holm/Coast Pictures/Getty Images")
    assert roles(OPENING, SECOND, *lines, THIRD)[2:4] == ["caption"] * 2
    assert plain_forms(look(blocks((OPENING, SECOND, THIRD, *lines))))[3] == ""
    assert plain_forms(look(blocks((OPENING, "The airport stays closed.", "Reuters", THIRD))))[1] == ""
    assert plain_forms(look(blocks((OPENING, "And so it is.", "Photo: Ada Holm", THIRD))))[1] == ""
    assert plain_forms(look(blocks((OPENING, THIRD, "Die Arbeiten beginnen im Mai.", "Quelle: dpa"))))[2] == ""


@pytest.mark.parametrize(
    "line", ["Bridge collapses in Aldermouth – video", "A portrait of the artist as a pier master"]
)
def test_a_first_line_that_resembles_a_form_is_a_headline(line: str) -> None:
    assert roles(line, OPENING, SECOND, THIRD)[0] == "headline"


def test_a_sentence_that_refers_to_a_figure_is_text() -> None:
    line = "The timetable that the office showed on Friday has more boats, as it said (Fig. 2)."
    assert roles(OPENING, line, SECOND, THIRD)[1] == "paragraph"
