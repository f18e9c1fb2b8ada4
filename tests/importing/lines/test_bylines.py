"""Who wrote an article, by the form of a line or by what stands around a name."""

from datetime import date

import pytest
from line_samples import CAPTION, HEAD, OPENING, SECOND, THIRD, gathered, read, roles

from newsgen.importing.lines import bylines


@pytest.mark.parametrize(
    "line",
    [
        "By Ada B. Holm March 2, 2026",
        "By Ada B. Holm on March 2, 2026",
        "Published: March 2, 2026 By Ada B. Holm",
        "by Ada B. Holm, March 2, 2026",
        "By Ada B. Holm Published on March 2, 2026",
        "By Ada B. Holm | Last updated: Mon March 2, 2026",
        "By Ada B. Holm, AP March 2, 2026",
        "By Ada B. Holm Contributor March 2, 2026",
        "Von Ada B. Holm | 02.03.2026",
        "Par Ada B. Holm Publié le 2 mars 2026",
        "Por Ada B. Holm Actualizado el 2 de marzo de 2026",
        "Le 2 mars 2026 par Ada B. Holm",
    ],
)
def test_a_byline_may_have_the_date(line: str) -> None:
    readings = read(HEAD, line, OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert readings[1].role == "byline"
    assert (facts.authors, facts.date) == (("Ada B. Holm",), "2026-03-02")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada B. Holm | ada.holm@coast.example", ("Ada B. Holm",)),
        ("By Ada B. Holm (ada@coast.example)", ("Ada B. Holm",)),
        ("By Ada B. Holm, @adaholm", ("Ada B. Holm",)),
        ("Column by Ada B. Holm", ("Ada B. Holm",)),
        ("By Ada B. Holm, Harbour Reporter", ("Ada B. Holm",)),
        ("By Ada B. Holm, The Aldermouth Post, Aldermouth", ("Ada B. Holm",)),
        ("By Ada B. Holm in Aldermouth", ("Ada B. Holm",)),
        ("Von Ada B. Holm IN Hafen", ("Ada B. Holm",)),
        ("Von Ada B. Holm, Berlin", ("Ada B. Holm",)),
        ("By Ada B. Holm, Per Lind and Mona Dahl", ("Ada B. Holm", "Per Lind", "Mona Dahl")),
        ("Ada Holm, Senior Reporter", ("Ada Holm",)),
        ("Ada Holm Environment correspondent", ("Ada Holm",)),
        ("By Ada B. Holm and Per Lind - AP Technology Writers", ("Ada B. Holm", "Per Lind")),
        ("Par Ada B. Holm, Per Lind Envoyés spéciaux à Toulouse", ("Ada B. Holm", "Per Lind")),
        ("Interview: Ada B. Holm", ("Ada B. Holm",)),
        ("Propos recueillis par Ada B. Holm", ("Ada B. Holm",)),
        ("EIN KOMMENTAR VON ADA B. HOLM", ("ADA B. HOLM",)),
        ("A cura di Ada B. Holm", ("Ada B. Holm",)),
        ("记者 李明", ("李明",)),
        ("記者 王小明／台北報導", ("王小明",)),
        ("記者王小明", ("王小明",)),
        ("〔記者王小明、李大華／高雄報導〕", ("王小明", "李大華")),
        ("海港报记者 李明", ("李明",)),
        ("Reported by Ada B. Holm; edited by Per Lind", ("Ada B. Holm",)),
        ("Reporting by Ada B. Holm and Mona Dahl; Editing by Per Lind", ("Ada B. Holm", "Mona Dahl")),
        ("Guest post by Ada B. Holm", ("Ada B. Holm",)),
        ("作者：贾纪者", ("贾纪者",)),
        ("撰文：陈一、李二", ("陈一", "李二")),
        ("정지은 기자 ada@coast.example", ("정지은",)),
    ],
)
def test_a_byline_may_have_an_address_or_a_name_of_one_word(line: str, authors: tuple[str, ...]) -> None:
    readings = read(HEAD, line, OPENING, SECOND, THIRD)
    assert gathered(readings).authors == authors


@pytest.mark.parametrize(
    "line", ["By Special Correspondent", "From our own correspondent.", "By a staff reporter", "By our Harbour Editor"]
)
def test_a_byline_that_names_nobody_gives_no_author_and_is_kept(line: str) -> None:
    readings = read(HEAD, line, OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert (readings[1].role, facts.authors, facts.byline) == ("byline", (), line)


@pytest.mark.parametrize(
    "line",
    [
        "기자 회견",
        "记者会",
        "記者證",
        "記者王小明攝",
        "记者从港口了解到",
        "Edited by Per Lind",
        "Words Matter Most",
        "文：这是一篇关于海港的长文章标题并不是名字",
        "ada@coast.example",
    ],
)
def test_a_line_that_resembles_such_a_byline_is_none(line: str) -> None:
    assert bylines.byline(line) is None


def test_a_headline_with_a_job_is_no_byline() -> None:
    assert roles("Town Council Names Chief Reporter", OPENING, SECOND, THIRD)[0] == "headline"


@pytest.mark.parametrize(
    "line",
    [
        "By U.S. Navy",
        "By Good Friday, April 3, 2026",
        "March 2, 2026, by Lake Superior",
        "2 May 2026 | Von Trapp Family",
    ],
)
def test_what_is_no_name_after_by_is_no_author(line: str) -> None:
    readings = read(HEAD, line, OPENING, SECOND, THIRD)
    assert gathered(readings).authors == ()


def test_a_name_below_the_word_that_leads_to_it_is_the_author() -> None:
    for by in ("by", "By", "Von", "par"):
        readings = read(HEAD, by, "Ada Holm", "2 March 2026", OPENING, SECOND, THIRD)
        assert [reading.role for reading in readings][1:3] == ["byline", "byline"]
        assert gathered(readings).authors == ("Ada Holm",)
    assert gathered(read(HEAD, "by", OPENING, SECOND, THIRD)).authors == ()


@pytest.mark.parametrize("below", ["Today 12:34pm", "an hour ago", "vor einer Stunde", "Advertisement", "Share"])
def test_a_name_alone_below_the_headline_may_be_the_author_where_no_text_stands_below(below: str) -> None:
    readings = read(HEAD, "Cleo Marsh", below, OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert (readings[1].role, facts.authors, facts.byline) == ("byline", (), "Cleo Marsh")
    assert [note.line for note in facts.notes if note.item == "authors"] == [2]


def test_a_name_that_the_text_tells_of_is_no_byline() -> None:
    assert read(HEAD, "Cleo Marsh", "Share", OPENING, "Cleo Marsh sails the ferry.", THIRD)[1].role != "byline"


def test_a_day_and_a_time_before_those_who_wrote_date_the_article() -> None:
    facts = gathered(read(HEAD, "3/14/2026 11:00 AM PST BY HARBOUR STAFF", OPENING, SECOND, THIRD))
    assert (facts.date[:16], facts.authors) == ("2026-03-14T11:00", ())


@pytest.mark.parametrize("line", ["Royal Albert Hall", "Local News", "Santa Cruz, El Alto", "New York — 2 March 2026"])
def test_a_place_or_a_desk_beside_the_time_is_no_author(line: str) -> None:
    readings = read(HEAD, line, "2 March 2026", OPENING, SECOND, THIRD)
    assert gathered(readings).authors == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Holm · Mar 2, 2026", "Ada Holm"),
        ("2 March 2026 | Ada Holm", "Ada Holm"),
        ("Ada Holm and Per Lind — 2 March 2026 · 5 min read", "Ada Holm and Per Lind"),
        ("Ada Holm 02.03.2026, 09:14 Uhr", "Ada Holm"),
        ("New York, 2 March 2026", "New York"),
        ("Mar 2, 2026 / 6:02 AM EST / Ada Holm", "Ada Holm"),
    ],
)
def test_a_day_beside_what_may_be_a_name_dates_the_article_and_the_name_is_in_review(line: str, name: str) -> None:
    readings = read(HEAD, line, OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert [reading.role for reading in readings][:2] == ["headline", "byline"]
    assert (facts.date[:10], facts.authors, facts.byline) == ("2026-03-02", (), line)
    notes = [(note.line, note.why) for note in facts.notes if note.item == "authors"]
    assert notes == [(2, f"{name!r} stands above the text, and may be the author")]


@pytest.mark.parametrize(
    "line", ["The Harbour Gazette | 2 March 2026", "Local News · 2 March 2026", "Reuters, 2 March 2026"]
)
def test_a_day_beside_a_paper_a_section_or_an_agency_names_nobody(line: str) -> None:
    facts = gathered(read(HEAD, line, OPENING, SECOND, THIRD))
    assert (facts.authors, [note for note in facts.notes if note.item == "authors"]) == ((), [])


def test_a_paper_and_its_day_above_the_text_date_it_and_are_no_text_on_its_next_page() -> None:
    head = "THE ALDERMOUTH COURIER, SATURDAY, MARCH 14, 1896."
    readings = read(head, "", "LOSS OF THE BRIG “HOPEFUL.”", "", OPENING, "", "4", "", head, "", SECOND, "", THIRD)
    facts = gathered(readings)
    assert (facts.title, facts.date, facts.authors, facts.byline) == (
        "LOSS OF THE BRIG “HOPEFUL.”",
        "1896-03-14",
        (),
        head,
    )
    assert [r.role for r in readings if r.text in ("4", head)] == ["byline", "boilerplate", "boilerplate"]
    assert [r.text for r in readings if r.role == "paragraph"] == [OPENING, SECOND, THIRD]


def test_who_took_the_pictures_stands_with_who_wrote() -> None:
    facts = gathered(read(HEAD, "By Ada Holm", "Photos: Per Lind", OPENING, SECOND))
    assert (facts.authors, facts.byline) == (("Ada Holm",), "Photos: Per Lind")


def test_what_is_no_part_of_the_article_does_not_push_the_byline_down() -> None:
    above = ("Share", "Advertisement", "1 of 3", "Skip to content", "Accept all", "Reject all", "Log in")
    assert roles(*above, HEAD, "By Ada Holm", "2 March 2026", OPENING)[-4:] == [
        "headline", "byline", "timestamp", "paragraph",
    ]  # fmt: skip


def test_a_name_alone_beside_the_time_stands_in_review() -> None:
    readings = read(HEAD, "Lucía Herrero", "2 March 2026", OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert [(note.item, note.line) for note in facts.notes if note.item == "authors"] == [("authors", 2)]
    signed = read(HEAD, "By Ada Holm", "Lucía Herrero", "2 March 2026", OPENING, SECOND, THIRD)
    notes = gathered(signed).notes
    assert not [note for note in notes if note.item == "authors"]


@pytest.mark.parametrize(
    "above",
    [
        ("Ada Holm and Per Lind", "2 March 2026"),
        ("Lucía Herrero", "Aldermouth", "2 March 2026"),
        ("山本恵", "2026年3月2日"),
    ],
)
def test_names_near_the_time_stand_in_review_too(above: tuple[str, ...]) -> None:
    facts = gathered(read(HEAD, *above, OPENING, SECOND, THIRD))
    assert [note.line for note in facts.notes if note.item == "authors"] == [2]


@pytest.mark.parametrize("signed", [("Petra Havlová", "14. 3. 2026 7:02"), ("14. 3. 2026 7:02", "Petra Havlová")])
def test_a_name_alone_beside_the_day_is_a_byline_to_look_at_and_hides_no_standfirst(signed: tuple[str, ...]) -> None:
    standfirst = "The route reopens after eleven months of repairs to the pier"
    readings = read(HEAD, standfirst, *signed, OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert {r.text: r.role for r in readings}["Petra Havlová"] == "byline"
    assert (facts.summary, facts.authors, facts.byline) == (standfirst, (), "Petra Havlová")
    assert [note.line for note in facts.notes if note.item == "authors"] == [3 + signed.index("Petra Havlová")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Night Ferry", "2 March 2026", OPENING),
        (HEAD, "Night Ferry", "09:40", OPENING),
        (HEAD, "Ada Holm", "2 March 2026", OPENING, SECOND.replace("harbour master", "captain")),
        (HEAD, OPENING, SECOND, "Petra Havlová", "2 March 2026", THIRD),
        ("Night Ferry Returns", "Petra Havlová", "2 March 2026", OPENING),
    ],
    ids=["headline", "live blog", "subject", "amidst the text", "names only"],
)
def test_what_may_be_another_thing_than_a_byline_is_none(lines: tuple[str, ...]) -> None:
    assert "byline" not in roles(*lines)


def test_a_name_beside_the_time_whom_the_end_presents_is_the_author() -> None:
    end = "Lucía Herrero teaches planning in Aldermouth and is the author of The Walking Town"
    readings = read(HEAD, "Lucía Herrero", "2 March 2026", OPENING, SECOND, THIRD, end)
    assert gathered(readings).authors == ("Lucía Herrero",)
    place = read(HEAD, "Port Aldermouth", "2 March 2026", OPENING, "Port Aldermouth said no.", THIRD, end)
    assert "byline" not in [r.role for r in place]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Words and photographs by Ada Holm", ("Ada Holm",)),
        ("Text und Fotos: Ada Holm", ("Ada Holm",)),
        ("Ein Artikel von Ada Holm | 27.01.2022 - 12:45", ("Ada Holm",)),
        ("An article by Ada Holm", ("Ada Holm",)),
        ("Byline: Ada Holm", ("Ada Holm",)),
        ("Byline: By Ada Holm", ("Ada Holm",)),
        ("מאת דנה לוי", ("דנה לוי",)),
    ],
)
def test_bylines_of_those_who_took_the_pictures_too_of_forms_and_in_hebrew(line: str, names: tuple[str, ...]) -> None:
    found = bylines.byline(line)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize("line", ["Associated Press", "The Associated Press", "Photographs by Per Lind"])
def test_what_goes_on_with_a_byline_is_no_picture_and_kept_with_it(line: str) -> None:
    facts = gathered(read(HEAD, "By Ada Holm", line, "2 March 2026", OPENING, SECOND))
    assert (facts.authors, facts.byline) == (("Ada Holm",), line)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Tekst: Joke van Dam", ("Joke van Dam",)),
        ("Haber: Zeynep Kaya", ("Zeynep Kaya",)),
        ("Von unserem Redaktionsmitglied Svenja Roth", ("Svenja Roth",)),
        ("Story by Ada Holm; photographs by Per Lind", ("Ada Holm",)),
        ("Texto: Ada Holm | Fotos: Per Lind", ("Ada Holm",)),
        ("By Coast News team", ()),
        ("Staff report", ()),
        ("Par la rédaction avec AFP", ()),
        ("Redacción y agencias", ()),
        ("Dal nostro inviato Piero Sanna", ("Piero Sanna",)),
        ("De notre envoyée spéciale Jeanne Aubrac", ("Jeanne Aubrac",)),
        ("Explainer by Ada Holm", ("Ada Holm",)),
        ("Rezept von Ada Holm", ("Ada Holm",)),
        ("Intervista di Ada Holm", ("Ada Holm",)),
        ("Piše: Ada Holm", ("Ada Holm",)),
        ("Беседовал Юрий Ланин", ("Юрий Ланин",)),
        ("Rédaction avec AFP", ()),
        ("Von unserer Wetterredaktion", ()),
        ("Agencias", ()),
        ("Redaktion", ()),
        ("Von der Redaktion", ()),
        ("Von der Redaktion, 2. März 2026", ()),
        ("Das Gespräch führte Ada Holm", ("Ada Holm",)),
        ("Publicado por Ada Holm", ("Ada Holm",)),
        ("Verfasst von Ada Holm", ("Ada Holm",)),
        ("Scritto da Ada Holm", ("Ada Holm",)),
        ("Écrit par Ada Holm", ("Ada Holm",)),
        ("dpa", ()),
        ("EFE", ()),
        ("নিজস্ব প্রতিবেদক", ()),
    ],
)
def test_bylines_with_a_label_of_a_desk_and_of_those_who_took_the_pictures(line: str, authors: tuple[str, ...]) -> None:
    readings = read(HEAD, line, "2 March 2026", OPENING, SECOND, THIRD)
    assert readings[1].role == "byline"
    assert gathered(readings).authors == authors


def test_who_took_the_pictures_stands_with_a_label_below_that_of_the_text() -> None:
    readings = read(HEAD, "Text: Petra Holm", "Foto: Per Lind", "2 March 2026", CAPTION, OPENING, SECOND)
    facts = gathered(readings)
    assert [reading.role for reading in readings[1:5]] == ["byline", "byline", "timestamp", "caption"]
    assert (facts.authors, facts.byline) == (("Petra Holm",), "Foto: Per Lind")
    assert roles(HEAD, "By Ada Holm", "Foto: Per Lind", "2 March 2026", OPENING, SECOND)[2] == "caption"


@pytest.mark.parametrize(
    "line", ["Tom Ashdown and Leila Barr", "Rob Fenn at Quarry Lane", "Leila Barr in Brussels", "Leila Barr, Marl •"]
)
def test_names_beside_the_day_may_be_several_or_have_a_place_behind_them(line: str) -> None:
    readings = read(HEAD, line, "2 March 2026", OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert (readings[1].role, facts.authors, facts.byline) == ("byline", (), line)
    assert [note.line for note in facts.notes if note.item == "authors"] == [2]
    assert roles(HEAD, "Tides in Brussels", "2 March 2026", OPENING, SECOND, THIRD)[1] != "byline"


def test_an_agency_below_a_picture_or_far_from_the_day_is_no_byline() -> None:
    assert roles(HEAD, CAPTION, "EFE", "2 March 2026", OPENING, SECOND)[2] == "caption"
    assert roles(HEAD, "Getty Images", "2 March 2026", OPENING, SECOND)[1] == "caption"


def test_a_name_beside_a_day_without_its_year_is_a_byline_to_look_at() -> None:
    assert roles(HEAD, "Leila Barr", "13 mars, 09:41", OPENING, SECOND)[1] == "byline"


def test_the_source_below_the_time_is_of_the_text() -> None:
    facts = gathered(read(HEAD, "2026年3月5日 09:30", "来源：江城晚报", OPENING, SECOND))
    assert (facts.authors, facts.byline) == ((), "来源:江城晚报")


@pytest.mark.parametrize(
    ("line", "names", "day"),
    [
        ("2026-03-05 08:12 来源：江城发布", (), date(2026, 3, 5)),
        ("Rita Sousa (texto) e Jorge Lima (fotografias)", ("Rita Sousa",), None),
        ("Екатерина Смирнова (Редактор)", ("Екатерина Смирнова",), None),
        ("Екатерина Смирнова (Редактор отдела «Море»)", ("Екатерина Смирнова",), None),
    ],
)
def test_the_source_a_task_and_a_job_behind_time_and_names_are_kept_with_them(
    line: str, names: tuple[str, ...], day: date | None
) -> None:
    readings = read(HEAD, line, OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert (readings[1].role, facts.authors, bool(facts.byline)) == ("byline", names, True)
    assert day is None or facts.date.startswith(day.isoformat())


def test_a_chain_of_agencies_after_by_is_a_credit() -> None:
    assert roles("By ADA HOLM/AFP/Getty Images", OPENING, SECOND, THIRD)[0] == "caption"


@pytest.mark.parametrize(
    "post",
    ["Environment correspondent", "Senior Reporter", "BBC News, Somerset", "BBC Sport", "Colunista", "Da Redação"],
)
def test_a_name_above_a_job_or_a_newsroom_signs_the_text(post: str) -> None:
    readings = read(HEAD, "Ada Holm", post, OPENING, SECOND, THIRD)
    facts = gathered(readings)
    assert [reading.role for reading in readings[:4]] == ["headline", "byline", "byline", "paragraph"]
    assert (facts.authors, facts.byline) == (("Ada Holm",), post)


def test_a_name_at_the_very_top_is_a_headline_though_a_job_stands_below_it() -> None:
    assert "byline" not in roles("Ada Holm", "Harbour reporter", OPENING, SECOND, THIRD)
