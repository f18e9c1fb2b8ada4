"""What blank lines mean in a dump: pictures' captions where they are few, and nothing where they are anywhere."""

import pytest
from line_samples import BARE, CAPTION, HEAD, OPENING, SECOND, THIRD, read, roles


def test_where_blank_lines_are_few_they_mark_the_captions() -> None:
    lines = (
        "Share this @news.example.com",
        OPENING,
        SECOND,
        "",
        CAPTION,
        THIRD,
        "",
        BARE,
        OPENING + "..",
        SECOND + ".",
    )
    assert roles(*lines) == ["share", *["paragraph"] * 2, "caption", "paragraph", "caption", *["paragraph"] * 2]


@pytest.mark.parametrize("gap", [(), ("",)], ids=["tight", "spaced"])
def test_where_blank_lines_say_nothing_captions_are_known_by_their_credit(gap: tuple[str, ...]) -> None:
    lines = [part for line in (OPENING, CAPTION, SECOND, THIRD) for part in (line, *gap)]
    assert roles(*lines) == ["paragraph", "caption", "paragraph", "paragraph"]


def test_blank_lines_between_sections_make_no_captions() -> None:
    many = (
        OPENING,
        SECOND,
        THIRD,
        "",
        SECOND + " So.",
        THIRD + " So.",
        OPENING + " So.",
        "",
        THIRD + " Well.",
        OPENING + " Well.",
    )
    assert set(roles(*many)) == {"paragraph"}


@pytest.mark.parametrize("head", [(HEAD,), ("Night ferry returns", "By Ada Holm")])
def test_a_blank_line_below_the_head_makes_no_caption(head: tuple[str, ...]) -> None:
    assert roles(*head, "", OPENING, SECOND, THIRD) in (
        ["headline", "paragraph", "paragraph", "paragraph"],
        ["headline", "byline", "paragraph", "paragraph", "paragraph"],
    )


def test_blank_lines_between_all_paragraphs_and_nowhere_else_make_no_captions() -> None:
    head, tail = ("Night ferry returns", "By Ada Holm", "2 March 2026", "Aldermouth"), ("Ferries", "Harbour", "Islands")
    body = [part for text in (OPENING, SECOND, THIRD, "The quay is whole again.") for part in ("", text)]
    assert "caption" not in roles(*head, *body, "", *tail)


def test_where_blank_lines_are_missing_here_and_there_the_others_make_no_captions() -> None:
    """As where a dump was put together from a mail, with its lists in one piece."""
    letter = (
        "The vote ends six years of dispute",
        "By Ada Holm",
        "",
        "The town council approved a new wall on Tuesday.",
        "",
        "“It is the best day of my career,” said the harbour master.",
        "",
        "What changes:",
        "- The wall will be 340 metres long",
        "- Work begins in September",
        "",
        "Owners of yachts fear that silt will fill the marina.",
        "It is not known who is to clear it.",
        "",
        CAPTION,
    )
    found = roles(*letter)
    assert (found[2:4], found[-3:]) == (["paragraph"] * 2, ["paragraph", "paragraph", "caption"])
    assert "caption" not in found[:-1]


def test_the_last_sentences_are_text_where_only_the_agency_that_sent_it_stands_behind() -> None:
    end = "Die Feuerwehr rückte 41 Mal aus. Verletzt wurde niemand."
    assert roles(HEAD, OPENING, SECOND, f"{end} (dpa)")[3] == "paragraph"
    for line in (f"{end} (Getty Images)", f"{end} (Ada Holm/dpa)", "Links am Kai: das neue Boot der Feuerwehr. (dpa)"):
        assert roles(HEAD, OPENING, SECOND, line)[3] == "caption"
    assert roles(HEAD, OPENING, f"{end} (dpa)", SECOND)[2] == "caption"
    assert roles(HEAD, OPENING, SECOND, THIRD, "", f"{end} (dpa)")[4] == "caption"


def test_what_is_counted_up_is_a_section_though_a_blank_line_stands_before_it() -> None:
    lines = (OPENING, "", CAPTION, SECOND, "", "2. What it costs", THIRD, OPENING + " So.")
    assert [role for role in roles(*lines) if role != "paragraph"] == ["caption", "subhead"]


def test_blank_lines_before_subheads_make_no_captions() -> None:
    many = (OPENING, SECOND, "", "What happens now?", THIRD, OPENING + " So.", "", "What it costs", SECOND + " So.")
    assert "caption" not in roles(*many)


def test_a_single_blank_line_alone_makes_no_caption_sure() -> None:
    found = read(OPENING, SECOND, THIRD, "", "The pier at noon", OPENING + " So.", SECOND + " So.")
    assert [(r.role, r.confidence < 0.9) for r in found if r.text == "The pier at noon"] == [("caption", True)]


WAITED = "We have waited for this for almost a year, and now it is here."


@pytest.mark.parametrize(
    "said",
    [
        f"ALDERMOUTH, Maine — {WAITED}",
        f"ALDERMOUTH (AP) — {WAITED}",
        f"– {WAITED}",
        '"Vi tror på langsom rejse," siger direktør Ada Holm.',
    ],
)
def test_what_starts_with_a_place_or_with_speech_is_text_though_a_blank_line_stands_before_it(said: str) -> None:
    lines = (HEAD, OPENING, SECOND, THIRD, "", BARE, OPENING + " So.", SECOND + " So.", "", said, THIRD + " So.")
    assert [role for role in roles(*lines) if role != "blank"][7] == "paragraph"


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Quake hits islands",
            "A quake shook the islands on Thursday.",
            "",
            "The harbour was closed for an hour.",
            "Divers will look at the pier.",
            "Schools open again on Friday.",
        ),
        (
            "Un phoque dans la piscine",
            "Par Leïla Barre",
            "13 mars 2026",
            "",
            "Un phoque gris a élu domicile dans la piscine en plein air de Havrelay.",
            "Il a été aperçu mardi par une nageuse, qui a d'abord cru reconnaître un voisin.",
            "",
            "Le grand bassin est fermé",
            "La mairie a fermé le grand bassin jusqu'à nouvel ordre.",
            "Les spécialistes pensent que l'animal partira quand il aura faim.",
        ),
        (
            "市议会批准新渡轮码头",
            "记者 王小明",
            "市议会周二批准了新渡轮码头的建设计划。",
            "",
            "市长表示，工程将于明年春天开始，预计耗资三千万元。",
            "反对者担心噪音会影响附近居民的生活。",
            "议会将在下个月公布详细的时间表。",
        ),
        (
            "Rada zatwierdziła nowe nabrzeże",
            "Jan Kowalski",
            "12 marca 2026",
            "",
            "Rada miasta zatwierdziła we wtorek budowę nowego nabrzeża.",
            "Burmistrz zapowiedział, że prace ruszą wiosną przyszłego roku i potrwają dwa lata.",
        ),
    ],
)
def test_a_sentence_and_a_clause_unlike_a_caption_are_text_after_a_blank_line_where_no_line_credits_anybody(
    lines: tuple[str, ...],
) -> None:
    assert "caption" not in roles(*lines)


def test_a_sentence_after_a_blank_line_may_be_a_caption_where_another_line_has_a_credit() -> None:
    lines = (
        OPENING,
        SECOND,
        "",
        "Schools open again on Friday.",
        THIRD,
        "",
        CAPTION,
        OPENING + " So.",
        SECOND + " So.",
    )
    assert [role for role in roles(*lines) if role != "paragraph"] == ["caption"] * 2
