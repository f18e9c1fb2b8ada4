"""What the lines of small dumps are read as. The model's own quality is measured by benchmarks/fit_captions.py."""

import pytest
from line_samples import BARE, CAPTION, HEAD, OPENING, SECOND, THIRD, read, roles

from newsgen.importing.records import SURE


def test_an_article_is_not_left_without_text_for_the_sake_of_an_unsure_caption() -> None:
    head = ("The ferry returns to Aldermouth", "By Ada Holm", "")
    (*_, last) = read(*head, "A ferry sailed on Monday.")
    assert (last.role, last.why) == ("paragraph", "it may be a caption, but without it there would be no text")
    assert roles(*head, CAPTION) == ["headline", "byline", "caption"]
    assert roles(*head, BARE, SECOND, THIRD) == ["headline", "byline", "caption", "paragraph", "paragraph"]


def test_a_short_line_between_paragraphs_is_a_subhead() -> None:
    assert roles(OPENING, SECOND, "What happens now?", THIRD, OPENING + " So.")[2] == "subhead"


def test_below_which_nothing_stands_no_line_is_a_subhead() -> None:
    text = (HEAD, "By Ada Holm", "2 March 2026", OPENING, "Three more piers", SECOND, "What it costs", THIRD)
    assert roles(*text, "Harbour office press desk", "Advertisement", "Log in").count("subhead") == 2
    assert roles(*text, "Harbour office press desk", "Advertisement", SECOND).count("subhead") == 3


def test_the_source_of_a_text_below_it_is_no_picture() -> None:
    for source in (
        "Quelle: dpa/lni",
        "Zdroj: Obec Lhota",
        "© Agence France-Presse",
        "© dpa-infocom, dpa:260304-99-1/2",
    ):
        assert "caption" not in roles(OPENING, SECOND, THIRD, source)
    assert roles(OPENING, SECOND, THIRD, "The pier in numbers (Ada Holm/AP)", "Source: Harbour office")[-2:] == [
        "caption", "caption",
    ]  # fmt: skip


def test_an_agency_that_may_as_well_sign_the_text_is_never_sure_to_be_a_credit() -> None:
    for before, after in ((OPENING, SECOND), ("", SECOND), (f"{OPENING}\n", f"\n{SECOND}\n\n{THIRD}")):
        sure = {}
        for name in ("Getty Images", "gettyimages.com", "Reuters", "AP"):
            lines = (HEAD, *before.split("\n"), name, *after.split("\n"), THIRD, f"{OPENING} So.")
            found = next(reading for reading in read(*lines) if reading.text == name)
            sure[name] = found.role == "caption" and found.confidence >= SURE
        assert sure == {"Getty Images": True, "gettyimages.com": True, "Reuters": False, "AP": False}


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        ("The pier at dusk. (Ada Holm/Reuters)", "Harbour fees fall for the third time. (Bloomberg)"),
        ("© Ada Holm", "© Harbour News Service, 13.07.2021"),
        ("Photo: Facebook", "FACEBOOK"),
        ("The pier at dusk. Photo: Ada Holm", f"{'The harbour office counts its ferries. ' * 7}Source: Harbour office"),
    ],
)
def test_a_form_that_other_lines_have_as_well_is_never_sure_to_be_a_caption(sure: str, unsure: str) -> None:
    found = {reading.text: reading for reading in read(HEAD, OPENING, sure, SECOND, unsure, THIRD, f"{OPENING} So.")}
    assert (found[sure].role, found[sure].confidence >= SURE) == ("caption", True)
    assert found[unsure].role != "caption" or found[unsure].confidence < SURE


def test_every_reading_has_a_confidence_and_a_reason() -> None:
    for reading in read(OPENING, "", CAPTION, SECOND, "What now?", "Share", ""):
        assert 0 < reading.confidence <= 1
        assert reading.why


@pytest.mark.parametrize(
    "text",
    [
        "وقال مدير الميناء إن العبارة ستبحر من جديد يوم الاثنين بعد أحد عشر شهرا من الإصلاحات.",
        "桟橋は十一か月の工事を終え、月曜日に船が再び出る。",
        "ท่าเรือเปิดอีกครั้งในวันจันทร์",
    ],
)
def test_other_scripts_are_read_as_text(text: str) -> None:
    assert roles(text, text + text, text)[1] in ("paragraph", "subhead")
