"""Lists that no mark tells, what heads them, and who speaks in turn."""

import pytest
from line_samples import HEAD, OPENING, SECOND, THIRD, roles


def test_a_question_and_a_line_alone_are_no_items() -> None:
    assert "list" not in roles(OPENING, "What do you think?", SECOND, "Pieniądze z trzech źródeł", THIRD)


def test_who_speaks_in_turn_is_neither_a_subhead_nor_an_item() -> None:
    talk = (
        "Q: How did you start?",
        "A: By accident, it was.",
        "Q: And then?",
        "A: We sold the boat.",
        "Q: Never?",
        "A: No.",
    )
    assert {"subhead", "list"}.isdisjoint(roles(OPENING, *talk, SECOND))


def test_initials_and_a_full_stop_tell_who_speaks_in_turn_too() -> None:
    asked = ("P. ¿Por qué nueve años?", "P. ¿Sigue conduciendo el autobús?", "P. ¿Le reconoce alguien?")
    said = (f"R. {OPENING}", f"R. {SECOND}", f"R. {THIRD}")
    talk = [line for pair in zip(asked, said, strict=True) for line in pair]
    assert "subhead" not in roles(HEAD, "2 March 2026", OPENING, *talk)


def test_key_events_head_a_live_blog() -> None:
    head = ("Storm Petra live: bridge closed and trains stopped", "By Ada Holm", "21 February 2026, 18:42")
    live = ("18.32", "Power back on", OPENING, "17.55", "Pier closed", SECOND, "16.20", THIRD)
    assert roles(*head, "Key events", *live)[3] == "subhead"


def test_what_stands_right_above_the_marks_of_a_list_heads_it() -> None:
    head = ("Storm Petra live: bridge closed and trains stopped", "Updated 21 February 2026, 18:42", "Key points")
    assert roles(*head, "• The bridge is closed", "• No trains run", "• Homes are dark", OPENING)[2] == "subhead"


@pytest.mark.parametrize(
    ("head", "items"),
    [
        ("Ingredients", ("1 cup pearl barley", "2 tablespoons olive oil", "3 lemons")),
        ("Zutaten für 4 Personen:", ("1 Hokkaido-Kürbis", "2 reife Birnen", "800 ml Gemüsebrühe")),
        ("Préparation", ("Préchauffez le four à 180 °C.", "Battez les œufs et le sucre.", "Enfournez.")),
        ("Key points", ("The bridge is closed.", "No trains run before noon.", "Homes are dark.")),
    ],
)
def test_what_is_called_as_the_head_of_a_list_is_one_of_short_lines(head: str, items: tuple[str, ...]) -> None:
    assert roles(HEAD, "By Ada Holm", OPENING, head, *items, THIRD)[3:7] == ["subhead", "list", "list", "list"]
    said = "“They are not lost,” said Ada Holm."
    assert roles(HEAD, "By Ada Holm", OPENING, head, *items, said, THIRD)[3:8] == [
        "subhead",
        *["list"] * 3,
        "paragraph",
    ]
    assert roles(HEAD, "By Ada Holm", OPENING, head, SECOND, THIRD)[3:] == ["subhead", "paragraph", "paragraph"]


def test_what_has_no_mark_below_marks_or_numbers_is_no_item() -> None:
    steps = ("Method", "1. Melt the butter in a pan.", "2. Add the stock.", "3. Serve with bread.")
    assert roles(HEAD, OPENING, "3 leeks", "1 litre of stock", *steps, "It keeps for three days, and freezes well.")[
        4:
    ] == ["subhead", "list", "list", "list", "paragraph"]
    points = ("• The mill strike is over", "• Frost tonight", "• A lost umbrella is still lost")
    assert roles(HEAD, OPENING, *points, "One more thing", SECOND, THIRD)[2:6] == ["list"] * 3 + ["subhead"]


def test_speech_after_dashes_and_in_corners_and_a_contact_are_no_subheads() -> None:
    talk = ("– Pourquoi neuf ans ?", "– Parce que j’avais un travail, puis un autre, et que personne ne vous paie.")
    assert "subhead" not in roles(HEAD, OPENING, *talk, "– Conduisez-vous encore ?", "– Trois nuits par semaine.")
    corners = (
        "「週に3晩。46番で、石切り場まで往復です」",
        "――気づく人はいますか。",
        "「一人だけ。47番は遅れているのかと聞かれました」",
    )
    assert "subhead" not in roles(
        "今もバスの中で歌を書く", "2026年3月14日", "9年ぶりの新作を出す歌手に聞いた。", *corners
    )
    contact = "Contact: Ruth Ansell, press@harbour.example, 555-0142"
    assert roles(HEAD, "By Ada Holm", contact, OPENING, SECOND)[2] == "paragraph"


def test_a_head_above_numbers_is_no_item() -> None:
    recipe = ("200 g flour", "two eggs", "Zo maak je het deeg", "1. Stir the flour", "2. Bake it")
    assert roles(HEAD, "By Ada Holm", OPENING, *recipe)[5] == "subhead"


@pytest.mark.parametrize("entry", ["Apologies: Cllr Ince.", "Assente giustificato: Ince."])
def test_a_few_words_and_what_they_are_are_no_caption(entry: str) -> None:
    head = ("Minutes of the meeting of Coldbrook Parish Council held on 4 March 2026",)
    present = "Present: Cllrs Moody (chair), Tull, Bray, Corrow; the clerk; nine members of the public."
    said = ("1. Declarations of interest", "None.", "2. Minutes of the last meeting", "They were agreed and signed.")
    assert roles(*head, present, entry, *said)[2] == "paragraph"


def test_names_and_values_in_a_row_are_items() -> None:
    facts = (
        "Umsatz: 143 Millionen Euro (minus 11 Prozent)",
        "Ergebnis vor Steuern: minus 4,2 Millionen Euro",
        "Mitarbeiter: 940",
    )
    assert roles(HEAD, OPENING, SECOND, "Die Zahlen", *facts, THIRD)[3:7] == ["subhead", "list", "list", "list"]
    assert "list" not in roles(HEAD, OPENING, SECOND, "The bill: who pays for it", THIRD)


def test_long_lines_in_thai_which_have_no_end_marks_are_paragraphs() -> None:
    lines = (
        "ท่าเรือเก่าของเมืองเปิดให้บริการอีกครั้งหลังจากซ่อมแซมนานสิบเอ็ดเดือน นายกเทศมนตรีกล่าวเมื่อวันจันทร์ที่ผ่านมา",
        "คนงานเปลี่ยนเสาเข็มสี่ร้อยต้นในช่วงฤดูหนาว ซึ่งบางต้นตั้งอยู่ที่นั่นมานานเก้าสิบปีแล้ว เจ้าหน้าที่ท่าเรือกล่าว",
        "ผู้โดยสารที่ต้องขับรถอ้อมอ่าวตั้งแต่เกิดพายุกล่าวว่าพวกเขาจะขึ้นเรือเที่ยวแรกของเช้าวันพรุ่งนี้ด้วยความดีใจ",
        "เรือลำที่เก่าแก่ที่สุดสร้างขึ้นในปีที่เกิดพายุใหญ่และบรรทุกผู้คนมาแล้วสี่ล้านคนนับตั้งแต่นั้นเป็นต้นมา",
    )
    longer = [f"{line} {other}" for line, other in zip(lines, (*lines[1:], lines[0]), strict=True)]
    assert "list" not in roles(*(part for line in longer for part in (line, "")))
