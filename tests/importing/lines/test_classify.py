"""What the lines of small dumps are read as. The model's own quality is measured by benchmarks/fit_captions.py."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from newsgen.config import Config
from newsgen.importing.drafting import compose
from newsgen.importing.drafting.metadata import gather
from newsgen.importing.lines import bylines
from newsgen.importing.lines.classify import read_lines
from newsgen.importing.lines.model.forms import plain_forms
from newsgen.importing.lines.neighbours import look
from newsgen.importing.lines.seen import Seen
from newsgen.importing.lines.shapes import blocks
from newsgen.importing.records import SURE, Dump, Reading

OPENING = (
    "The night ferry between Aldermouth and the islands sails again on Monday, eleven months after a storm took the "
    "old pier, the harbour office said in a statement that it read out at the quay."
)
SECOND = (
    "“We have waited for this day for almost a year,” harbour master Ada Holm said, and she added that the first "
    "crossing was booked out within an hour of the announcement."
)
THIRD = (
    "Crews finished the last of the forty piles in October, according to the builders, who had been held up by two "
    "more gales and by a dispute over the price of the timber that came from the north."
)
CAPTION = "The ferry at the rebuilt pier in Aldermouth on Sunday evening. (Ada Holm/Coast Pictures)"
BARE = "The old pier after the storm"
NOW = datetime(2026, 5, 1, tzinfo=UTC)
CONFIG = Config(title="The Aldermouth Test", base_url="https://test.example/")


def read(*lines: str) -> list[Reading]:
    return list(read_lines(Dump("seeds/a.txt", lines)))


def roles(*lines: str) -> list[str]:
    return [reading.role for reading in read(*lines) if reading.role != "blank"]


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


def test_an_article_is_not_left_without_text_for_the_sake_of_an_unsure_caption() -> None:
    head = ("The ferry returns to Aldermouth", "By Ada Holm", "")
    (*_, last) = read(*head, "A ferry sailed on Monday.")
    assert (last.role, last.why) == ("paragraph", "it may be a caption, but without it there would be no text")
    assert roles(*head, CAPTION) == ["headline", "byline", "caption"]
    assert roles(*head, BARE, SECOND, THIRD) == ["headline", "byline", "caption", "paragraph", "paragraph"]


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


@pytest.mark.parametrize("head", [("Night ferry returns to Aldermouth",), ("Night ferry returns", "By Ada Holm")])
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


def test_what_is_counted_up_is_a_section_though_a_blank_line_stands_before_it() -> None:
    lines = (OPENING, "", CAPTION, SECOND, "", "2. What it costs", THIRD, OPENING + " So.")
    assert [role for role in roles(*lines) if role != "paragraph"] == ["caption", "subhead"]


def test_blank_lines_before_subheads_make_no_captions() -> None:
    many = (OPENING, SECOND, "", "What happens now?", THIRD, OPENING + " So.", "", "What it costs", SECOND + " So.")
    assert "caption" not in roles(*many)


def test_a_single_blank_line_alone_makes_no_caption_sure() -> None:
    found = read(OPENING, SECOND, THIRD, "", "The pier at noon", OPENING + " So.", SECOND + " So.")
    assert [(r.role, r.confidence < 0.9) for r in found if r.text == "The pier at noon"] == [("caption", True)]


def test_the_top_of_a_story_becomes_its_head() -> None:
    lines = (
        "Night ferry returns to Aldermouth", "Eleven months after the storm the first crossing is booked out",
        "By Ada Holm and Per Lind", "Published: 2 March 2026, 06:30", OPENING, SECOND, THIRD,
    )  # fmt: skip
    assert roles(*lines)[:5] == ["headline", "standfirst", "byline", "timestamp", "paragraph"]


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
    readings = read("Night ferry returns to Aldermouth", line, OPENING, SECOND, THIRD)
    facts = gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC))
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
        ("Von Ada B. Holm, Berlin", ("Ada B. Holm",)),
        ("By Ada B. Holm, Per Lind and Mona Dahl", ("Ada B. Holm", "Per Lind", "Mona Dahl")),
        ("Ada Holm, Senior Reporter", ("Ada Holm",)),
        ("Ada Holm Environment correspondent", ("Ada Holm",)),
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
    readings = read("Night ferry returns to Aldermouth", line, OPENING, SECOND, THIRD)
    assert gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC)).authors == authors


@pytest.mark.parametrize(
    "line", ["By Special Correspondent", "From our own correspondent.", "By a staff reporter", "By our Harbour Editor"]
)
def test_a_byline_that_names_nobody_gives_no_author_and_is_kept(line: str) -> None:
    readings = read("Night ferry returns to Aldermouth", line, OPENING, SECOND, THIRD)
    facts = gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC))
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


@pytest.mark.parametrize(
    ("start", "place"),
    [("ROCHESTER, N.Y., Sept. 3, 2026 /PRNewswire/ --", "ROCHESTER, N.Y."), ("Hildesheim (ots) -", "Hildesheim (ots)")],
)
def test_datelines_of_press_services(start: str, place: str) -> None:
    facts = gather("seeds/a.txt", read(HEAD, f"{start} {OPENING}", SECOND), CONFIG, datetime(2026, 5, 1, tzinfo=UTC))
    assert (facts.dateline, (facts.summary or "").startswith("The night ferry")) == (place, True)


def test_a_headline_with_a_job_is_no_byline() -> None:
    assert roles("Town Council Names Chief Reporter", OPENING, SECOND, THIRD)[0] == "headline"


HEAD = "Night ferry returns to Aldermouth"


@pytest.mark.parametrize(
    "line",
    [
        "Politics", "OPINIONS", "Business · Updated", "Tech —", "Arts & Culture", "World / Europe news", "Wirtschaft",
        "Sport und Kultur", "Économie", "Deportes", "Общество", "社会",
    ],
)  # fmt: skip
def test_the_name_of_a_section_above_the_headline_is_not_it(line: str) -> None:
    readings = read(line, HEAD, OPENING, SECOND, THIRD)
    assert [reading.role for reading in readings[:3]] == ["boilerplate", "headline", "paragraph"]
    assert readings[0].why == "the name of a section above the headline"


@pytest.mark.parametrize(
    "lines",
    [
        ("Politics", OPENING, SECOND, THIRD),
        ("Opinion", "By Ada Holm", OPENING, SECOND, THIRD),
        ("Culture", "Costs:", OPENING, SECOND, THIRD),
        ("Travel", CAPTION, OPENING, SECOND, THIRD),
        (OPENING, "Politics", "What the islands say to the new pier", SECOND, THIRD),
    ],
)
def test_the_name_of_a_section_elsewhere_stays(lines: tuple[str, ...]) -> None:
    assert "boilerplate" not in roles(*lines)


@pytest.mark.parametrize(
    "above",
    [
        ("Deportes", "Fútbol"),
        ("ÉCONOMIE", "Transports"),
        ("News > Harlow > Schools",),
        ("Strona główna › Kraj",),
        ("Home > News > Local", "Local"),
        ("Share", "Interview", "Advertisement"),
        ("You are here: Front→Collections→Ports",),
    ],
)
def test_several_names_and_the_way_from_the_front_page_are_above_it_too(above: tuple[str, ...]) -> None:
    assert roles(*above, HEAD, "By Ada Holm", OPENING, SECOND)[len(above)] == "headline"


@pytest.mark.parametrize(
    "menu",
    [
        ("Home", "What's on", "Property", "Local democracy"),
        ("Skip to content", "Football", "Scores & fixtures", "Tables", "Transfers"),
        ("Accueil", "Bretagne", "Finistère"),
        ("Rugby union", "Results", "Live scores", "Standings"),
        ("Skip to recipe", "Recipes", "Baking", "Vegetarian"),
        ("الرئيسية", "أخبار", "محليات"),
        ("ホーム", "ニュース", "地域"),
    ],
)
def test_a_menu_above_the_headline_is_set_aside(menu: tuple[str, ...]) -> None:
    found = roles(*menu, HEAD, "By Ada Holm", "2 March 2026, 06:30", OPENING, SECOND)
    assert found[: len(menu)] == ["boilerplate"] * len(menu)
    assert found[len(menu) : len(menu) + 3] == ["headline", "byline", "timestamp"]


@pytest.mark.parametrize(
    "lines",
    [("Night ferry", "Old pier", "New pier"), ("Travel", "By Ada Holm", "Night ferry")],
)
def test_few_words_above_a_longer_line_are_no_menu_without_a_known_name_and_a_row(lines: tuple[str, ...]) -> None:
    assert roles(*lines, HEAD, "By Ada Holm", OPENING, SECOND)[len(lines) - 1] != "boilerplate"


WHOLE_PAGE = (
    "Skip to content", "Sign in", "Subscribe", "Harbour News", "Fishing boats and their owners", "Property in the town",
    "Pictures of the week", "Recipes from the harbour", "Puzzles, quizzes and games", "Weather for the coast", "Tides",
    "Letters to the editor", "Our papers of a hundred years ago", "Jobs in the harbour", "Home / Night ferry returns",
)  # fmt: skip
NOTICE = "The tide turns at noon today."
ARTICLE = ("By Ada Holm", "2 March 2026, 06:30", OPENING, SECOND, "The ferry to Aldermouth sails each night at ten.")


def test_what_stands_above_the_headline_of_a_page_that_was_copied_whole_is_set_aside() -> None:
    found = roles(*WHOLE_PAGE, HEAD, *ARTICLE)
    assert found[: len(WHOLE_PAGE)] == ["boilerplate"] * len(WHOLE_PAGE)
    assert found[len(WHOLE_PAGE) :] == ["headline", "byline", "timestamp", "paragraph", "paragraph", "paragraph"]


def test_a_sentence_among_the_menus_of_a_page_is_set_aside_and_in_review() -> None:
    found = {reading.text: reading for reading in read(NOTICE, *WHOLE_PAGE, HEAD, *ARTICLE)}
    assert (found[NOTICE].role, found[HEAD].role) == ("boilerplate", "headline")
    assert found[NOTICE].confidence < SURE


FOOT = ("Read more", "A whale has come into the bay", *WHOLE_PAGE[:-1], "Terms of use")


def test_what_stands_below_the_article_of_a_page_that_was_copied_whole_is_set_aside() -> None:
    found = read(*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT, "The crane is sold.", "Privacy policy")
    assert {r.role for r in found[-len(FOOT) - 2 :]} == {"boilerplate"}
    assert [r.confidence < SURE for r in found if r.text == "The crane is sold."] == [True]
    assert [r.role for r in found if r.text in ARTICLE[2:]] == ["paragraph"] * 3


def test_the_headlines_of_other_articles_with_a_sentence_each_are_below_a_page_that_was_copied_whole() -> None:
    teasers = [
        line for n in range(4) for line in (f"Boat number {n} is sold", f"Who buys boat number {n} is not known.")
    ]
    found = read(*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT, *teasers, "Privacy policy")
    assert {r.role for r in found[-len(FOOT) - len(teasers) - 1 :]} == {"boilerplate"}
    assert [r.text for r in found if r.confidence < SURE and r.text in teasers] == teasers[1::2]
    assert [r.role for r in found if r.text in ARTICLE[2:]] == ["paragraph"] * 3


@pytest.mark.parametrize(
    "year", ["The night ferry of 2026 returns to Aldermouth", "By night the ferry returns to Aldermouth"]
)
def test_a_headline_below_menus_may_have_a_year_or_begin_as_a_byline_does(year: str) -> None:
    assert roles(*WHOLE_PAGE, year, *ARTICLE)[len(WHOLE_PAGE)] == "headline"


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, *ARTICLE, *FOOT),
        (*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT[:12]),
        (*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT[5:16]),
        (*WHOLE_PAGE, HEAD, *ARTICLE, *FOOT, THIRD, SECOND),
    ],
    ids=["the article alone", "a short row", "little known", "more text"],
)
def test_a_row_of_lines_below_a_text_stays_where_it_may_be_of_it(lines: tuple[str, ...]) -> None:
    foot = "it stands below the article, at the foot of a page"
    assert foot not in {reading.why for reading in read(*lines)}


UNSIGNED = (HEAD, *ARTICLE[2:])
SECTIONS = (*("News", "Sport", "Politics", "Business", "Culture", "Travel"), *WHOLE_PAGE[4:11], "Opinion")
LONG_FOOT = (
    "Share this article", "Follow us on Twitter", "Subscribe", "Sign in", "Contact us", "About us", "Privacy policy",
    "Terms of use", "Advertisement", "Skip to content", "Our sections:",
    *(f"The street of the old boat number {n}" for n in range(25)),
)  # fmt: skip


@pytest.mark.parametrize("menu", [WHOLE_PAGE, SECTIONS], ids=["known", "sections"])
def test_the_menus_of_a_whole_page_are_set_aside_where_nobody_signed_and_are_in_review(menu: tuple[str, ...]) -> None:
    found = read(*menu, *UNSIGNED, *FOOT)
    assert [r.role for r in found[: len(menu) + 4]] == [
        *["boilerplate"] * len(menu), "headline", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip
    assert {r.role for r in found[-len(FOOT) :]} == {"boilerplate"}
    assert len([r for r in found[: len(menu)] if r.confidence < SURE]) == 1


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, *WHOLE_PAGE[3:14], "The ferry sails to Aldermouth again", *ARTICLE[2:], *FOOT),
        (*WHOLE_PAGE, *UNSIGNED),
        (*WHOLE_PAGE[3:14], *UNSIGNED, *FOOT[5:16]),
    ],
    ids=["its own headline", "no foot", "little known"],
)
def test_short_lines_stay_where_they_may_be_of_an_article_that_nobody_signed(lines: tuple[str, ...]) -> None:
    assert [r.text for r in read(*lines) if r.role == "boilerplate" and r.text in WHOLE_PAGE[4:9]] == []


def test_a_headline_that_ends_with_what_was_said_is_found_below_the_menus_of_a_page() -> None:
    said = "Captain of the night ferry to Aldermouth: “We sail”"
    assert roles(*WHOLE_PAGE, said, *ARTICLE)[len(WHOLE_PAGE)] == "headline"


def test_a_long_foot_below_an_article_without_menus_is_set_aside() -> None:
    found = roles(*UNSIGNED, *LONG_FOOT)
    assert set(found[len(UNSIGNED) :]) <= {"boilerplate", "share"}
    assert found[: len(UNSIGNED)] == ["headline", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "end",
    [
        tuple(line for n in range(1, 20) for line in (str(n), f"Boat {n}")),
        tuple(line for n in range(20) for line in ("Share", f"Boat {n}")),
    ],
    ids=["counted up", "one button"],
)
def test_a_long_list_below_an_article_is_no_foot(end: tuple[str, ...]) -> None:
    assert [r.text for r in read(*UNSIGNED, *end) if "foot" in r.why] == []


def test_blank_lines_in_a_page_that_was_copied_whole_mark_no_captions() -> None:
    said = ("The harbour master said so on Monday.", "Nobody on the quay had heard of it before.")
    found = read(*WHOLE_PAGE, HEAD, *ARTICLE, "", said[0], THIRD, "", CAPTION, SECOND, "", said[1], *FOOT)
    assert [r.role for r in found if r.text in said] == ["paragraph"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        (*WHOLE_PAGE, HEAD, *ARTICLE[2:]),
        (*WHOLE_PAGE, HEAD, *ARTICLE[:3]),
        (*WHOLE_PAGE[3:], HEAD, *ARTICLE),
        (*WHOLE_PAGE[:9], HEAD, *ARTICLE),
        (*WHOLE_PAGE, "A whale has come into the bay", *ARTICLE),
        (SECOND * 2, *WHOLE_PAGE, HEAD, *ARTICLE),
        (*[NOTICE] * 6, *WHOLE_PAGE, HEAD, *ARTICLE),
    ],
    ids=["unsigned", "little text", "nothing known", "few lines", "another subject", "a paragraph", "many sentences"],
)  # fmt: skip
def test_lines_above_what_may_be_a_headline_stay_where_it_was_not_surely_a_whole_page(
    lines: tuple[str, ...],
) -> None:
    assert [r.text for r in read(*lines) if r.role == "boilerplate" and r.text in WHOLE_PAGE[4:9]] == []


@pytest.mark.parametrize("below", [OPENING, "Five parties run for the council:"])
def test_few_words_are_no_menu_where_no_headline_follows(below: str) -> None:
    assert "boilerplate" not in roles("News", "Sport", "Weather", below, OPENING, SECOND)


def test_a_headline_that_ends_with_a_quotation_is_one_below_a_section() -> None:
    assert roles("Gesellschaft", "„Ich habe nie an diese Fähre geglaubt“", OPENING, SECOND, THIRD)[:2] == [
        "boilerplate", "headline",
    ]  # fmt: skip


def test_a_headline_of_few_words_is_not_sure_where_a_longer_line_may_be_it() -> None:
    readings = read("Unfall auf der A7", "Lastwagen verliert zwanzig Tonnen Honig im Tunnel", "Von Ada Holm", OPENING)
    assert [r.confidence < 0.9 for r in readings if r.role == "headline"] == [True]


@pytest.mark.parametrize("near", [("By Ada Holm",), ("Published: 2 March 2026",), (CAPTION, "By Ada Holm")])
def test_a_few_words_above_a_longer_headline_are_set_aside_and_the_headline_stands_in_review(
    near: tuple[str, ...],
) -> None:
    readings = read("The Harbour Column", HEAD, *near, OPENING, SECOND, THIRD)
    facts = gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC))
    assert [reading.role for reading in readings[:2]] == ["boilerplate", "headline"]
    assert [(note.item, note.line) for note in facts.notes if note.item == "title"] == [("title", 2)]


@pytest.mark.parametrize(
    "below",
    [
        ("What happens next on the quay",),
        ("By Ada Holm",),
        ("Eleven months after the storm the first crossing is booked out.", "By Ada Holm"),
        ("Crowds at quay", "By Ada Holm"),
    ],
)
def test_a_headline_of_few_words_stays_where_what_stands_below_is_none(below: tuple[str, ...]) -> None:
    assert roles("Night ferry returns", *below, OPENING, SECOND, THIRD)[0] == "headline"


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
    readings = read("Night ferry returns to Aldermouth", line, OPENING, SECOND, THIRD)
    assert gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC)).authors == ()


def test_a_day_that_is_yet_to_come_dates_an_article_above_its_text_alone() -> None:
    now = datetime(2026, 5, 1, tzinfo=UTC)
    head, days = "Night ferry returns to Aldermouth", ("Sat 13 June 2026", "Sun 14 June 2026")
    below = gather("seeds/a.txt", read(head, OPENING, SECOND, THIRD, *days), CONFIG, now)
    assert not below.date.startswith("2026-06")
    above = gather("seeds/a.txt", read(head, "13 June 2026", OPENING, SECOND, THIRD), CONFIG, now)
    assert above.date == "2026-06-13"


@pytest.mark.parametrize("line", ["Royal Albert Hall", "Local News", "Santa Cruz, El Alto", "New York — 2 March 2026"])
def test_a_place_or_a_desk_beside_the_time_is_no_author(line: str) -> None:
    readings = read("Night ferry returns to Aldermouth", line, "2 March 2026", OPENING, SECOND, THIRD)
    assert gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC)).authors == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Holm · Mar 2, 2026", "Ada Holm"),
        ("2 March 2026 | Ada Holm", "Ada Holm"),
        ("Ada Holm and Per Lind — 2 March 2026 · 5 min read", "Ada Holm and Per Lind"),
        ("Ada Holm 02.03.2026, 09:14 Uhr", "Ada Holm"),
        ("New York, 2 March 2026", "New York"),
    ],
)
def test_a_day_beside_what_may_be_a_name_dates_the_article_and_the_name_is_in_review(line: str, name: str) -> None:
    readings = read(HEAD, line, OPENING, SECOND, THIRD)
    facts = gather("seeds/a.txt", readings, CONFIG, NOW)
    assert [reading.role for reading in readings][:2] == ["headline", "byline"]
    assert (facts.date[:10], facts.authors, facts.byline) == ("2026-03-02", (), line)
    notes = [(note.line, note.why) for note in facts.notes if note.item == "authors"]
    assert notes == [(2, f"{name!r} stands beside the time, and may be the author")]


@pytest.mark.parametrize(
    "line", ["The Harbour Gazette | 2 March 2026", "Local News · 2 March 2026", "Reuters, 2 March 2026"]
)
def test_a_day_beside_a_paper_a_section_or_an_agency_names_nobody(line: str) -> None:
    facts = gather("seeds/a.txt", read(HEAD, line, OPENING, SECOND, THIRD), CONFIG, NOW)
    assert (facts.authors, [note for note in facts.notes if note.item == "authors"]) == ((), [])


def test_a_paper_and_its_day_above_the_text_date_it_and_are_no_text_on_its_next_page() -> None:
    head = "THE ALDERMOUTH COURIER, SATURDAY, MARCH 14, 1896."
    readings = read(head, "", "LOSS OF THE BRIG “HOPEFUL.”", "", OPENING, "", "4", "", head, "", SECOND, "", THIRD)
    facts = gather("seeds/a.txt", readings, CONFIG, NOW)
    assert (facts.title, facts.date, facts.authors, facts.byline) == (
        "LOSS OF THE BRIG “HOPEFUL.”",
        "1896-03-14",
        (),
        head,
    )
    assert [r.role for r in readings if r.text in ("4", head)] == ["byline", "boilerplate", "boilerplate"]
    assert [r.text for r in readings if r.role == "paragraph"] == [OPENING, SECOND, THIRD]


def test_who_took_the_pictures_stands_with_who_wrote() -> None:
    facts = gather("seeds/a.txt", read(HEAD, "By Ada Holm", "Photos: Per Lind", OPENING, SECOND), CONFIG, NOW)
    assert (facts.authors, facts.byline) == (("Ada Holm",), "Photos: Per Lind")


def test_what_is_no_part_of_the_article_does_not_push_the_byline_down() -> None:
    above = ("Share", "Advertisement", "1 of 3", "Skip to content", "Accept all", "Reject all", "Log in")
    assert roles(*above, HEAD, "By Ada Holm", "2 March 2026", OPENING)[-4:] == [
        "headline", "byline", "timestamp", "paragraph",
    ]  # fmt: skip


def test_the_day_of_publication_comes_before_that_of_a_change() -> None:
    readings = read(HEAD, "Updated: 4 March 2026", "Published: 2 March 2026", OPENING, SECOND)
    assert gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC)).date == "2026-03-02"


def test_a_name_alone_beside_the_time_stands_in_review() -> None:
    readings = read(HEAD, "Lucía Herrero", "2 March 2026", OPENING, SECOND, THIRD)
    facts = gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC))
    assert [(note.item, note.line) for note in facts.notes if note.item == "authors"] == [("authors", 2)]
    signed = read(HEAD, "By Ada Holm", "Lucía Herrero", "2 March 2026", OPENING, SECOND, THIRD)
    notes = gather("seeds/a.txt", signed, CONFIG, datetime(2026, 5, 1, tzinfo=UTC)).notes
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
    facts = gather("seeds/a.txt", read(HEAD, *above, OPENING, SECOND, THIRD), CONFIG, datetime(2026, 5, 1, tzinfo=UTC))
    assert [note.line for note in facts.notes if note.item == "authors"] == [2]


def test_a_name_beside_the_time_whom_the_end_presents_is_the_author() -> None:
    end = "Lucía Herrero teaches planning in Aldermouth and is the author of The Walking Town"
    readings = read(HEAD, "Lucía Herrero", "2 March 2026", OPENING, SECOND, THIRD, end)
    assert gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC)).authors == ("Lucía Herrero",)
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
        ("מאת דנה לוי", ("דנה לוי",)),
    ],
)
def test_bylines_of_those_who_took_the_pictures_too_of_forms_and_in_hebrew(line: str, names: tuple[str, ...]) -> None:
    found = bylines.byline(line)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize("line", ["Associated Press", "The Associated Press", "Photographs by Per Lind"])
def test_what_goes_on_with_a_byline_is_no_picture_and_kept_with_it(line: str) -> None:
    facts = gather("seeds/a.txt", read(HEAD, "By Ada Holm", line, "2 March 2026", OPENING, SECOND), CONFIG, NOW)
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
    ],
)
def test_bylines_with_a_label_of_a_desk_and_of_those_who_took_the_pictures(line: str, authors: tuple[str, ...]) -> None:
    readings = read("Night ferry returns to Aldermouth", line, "2 March 2026", OPENING, SECOND, THIRD)
    assert readings[1].role == "byline"
    assert gather("seeds/a.txt", readings, CONFIG, datetime(2026, 5, 1, tzinfo=UTC)).authors == authors


@pytest.mark.parametrize("line", ["2025-10-14 09:20", "03/08/2025 - 05:00", "14.10.2025"])
def test_a_time_of_digits_alone_is_one(line: str) -> None:
    assert roles("Night ferry returns to Aldermouth", line, OPENING, SECOND, THIRD)[1] == "timestamp"


def test_a_day_above_what_is_told_of_it_is_no_time_of_the_article() -> None:
    days = ("12 March 2018", SECOND, "4 November 2021", THIRD)
    found = roles("How the pier came to burn: a timeline", "2 March 2026", OPENING, *days)
    assert (found[1], found[3], found[5]) == ("timestamp", "subhead", "subhead")


def test_a_dateline_that_ends_its_line_with_a_hyphen_is_one() -> None:
    assert roles("Night ferry returns", "LEEDS, England, Oct 21 (Reuters) -", OPENING, SECOND)[1] == "dateline"


def test_the_source_below_the_time_is_of_the_text() -> None:
    facts = gather("seeds/a.txt", read(HEAD, "2026年3月5日 09:30", "来源：江城晚报", OPENING, SECOND), CONFIG, NOW)
    assert (facts.authors, facts.byline) == ((), "来源:江城晚报")


def test_the_fields_of_a_content_system_are_the_head() -> None:
    readings = read(
        "ID: 0307-44", "Slug: FERRY-0307", "Section: Local", "Status: Ready for edit", f"Headline: {HEAD}",
        "Subhead: Eleven months after the storm, crossings are booked out", "Byline: Ada Holm", "Body:", OPENING,
        SECOND,
    )  # fmt: skip
    facts = gather("seeds/a.txt", readings, CONFIG, NOW)
    assert (facts.title, facts.authors) == (HEAD, ("Ada Holm",))
    assert facts.summary == "Eleven months after the storm, crossings are booked out"
    assert [r.text for r in readings if r.role == "paragraph"] == [OPENING, SECOND]


def test_the_subject_of_a_mail_is_a_headline_to_look_at_and_its_head_no_text() -> None:
    mail = ("Subject: Re: Fwd: Night ferry returns", "From: Ada Holm <ada@post.example>", "To: desk@post.example")
    facts = gather("seeds/a.txt", read(*mail, OPENING, SECOND), CONFIG, NOW)
    assert (facts.title, [note.line for note in facts.notes if note.item == "title"]) == ("Night ferry returns", [1])


MAIL = (
    "From: Ada Holm <ada@post.example>", "To: News desk", "Date: Thu, 12 Mar 2026 09:14:00 +0000",
    "Subject: COPY: ferry, 300 words", "", "Hi all,", "", "copy below, pictures follow from Jo.", "",
    f"HEADLINE: {HEAD}", "BYLINE: Ada Holm", "", OPENING, "", SECOND, "", "PIC 1: The ferry on Sunday (Jo Ash)",
)  # fmt: skip
SIGNATURE = ("Thanks,", "Ada", "--", "Ada Holm", "Reporter, The Coast Post", "+44 1632 960 123")


def test_what_a_mail_has_below_its_end_and_between_its_head_and_a_headline_is_looked_at() -> None:
    """Captions stand below the end of many a text, and the day below the subject of many a mail."""
    head = (*MAIL[:2], MAIL[3], MAIL[2], *MAIL[4:-1])
    readings = read(*head, "ENDS", "", "The ferry on Sunday. (Jo Ash/Coast Pictures)", "", *SIGNATURE[2:])
    assert gather("seeds/a.txt", readings, CONFIG, NOW).date == "2026-03-12T09:14:00+00:00"
    assert [r.text for r in readings if r.role == "caption"] == ["The ferry on Sunday. (Jo Ash/Coast Pictures)"]
    assert {r.role for r in readings[-4:]} == {"boilerplate"}


def test_an_answer_below_a_headline_is_to_nobody() -> None:
    assert "boilerplate" not in roles(
        f"Title: {HEAD}", OPENING, "Q: Was it lonely?", "A: No.", "Q: And then?", "A: Yes."
    )


def test_in_a_mail_that_calls_a_line_the_headline_what_stands_above_it_is_a_note() -> None:
    readings = read(*MAIL)
    facts = gather("seeds/a.txt", readings, CONFIG, NOW)
    assert (facts.title, facts.authors, facts.date) == (HEAD, ("Ada Holm",), "2026-03-12T09:14:00+00:00")
    assert [r.text for r in readings if r.role == "paragraph"] == [OPENING, SECOND]
    assert [r.confidence < SURE for r in readings if r.text in (MAIL[3], MAIL[5], MAIL[7])] == [True] * 3
    assert [r.role for r in readings if r.text.startswith("PIC")] == ["caption"]


@pytest.mark.parametrize("end", [("ENDS", *SIGNATURE), SIGNATURE[2:]])
def test_the_signature_of_a_mail_is_set_aside_and_in_review(end: tuple[str, ...]) -> None:
    readings = read(*MAIL, "", *end)
    assert {r.role for r in readings[len(MAIL) + 1 :]} == {"boilerplate"}
    unmailed = read(HEAD, OPENING, SECOND, THIRD, *end)
    assert "boilerplate" not in [r.role for r in unmailed if r.text in end and r.text != "ENDS"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Slug: FERRY", "Headline: The pier", f"Body: {OPENING}", SECOND),
        ("The wound of the sea", "Title: Salt Road", "Publisher: Pine Press", OPENING, SECOND),
        ("Status: Single, a comedy of the coast", OPENING, SECOND),
    ],
    ids=["label and text", "a book's title", "no fields"],
)
def test_what_resembles_a_field_is_kept(lines: tuple[str, ...]) -> None:
    made = compose.draft(Dump("seeds/a.txt", lines), CONFIG, "digest", NOW)
    kept = f"{made.head.title} {made.body}"
    assert all(word in kept for word in lines[2].split())
    assert made.head.title in (*lines, "The pier")


def test_a_few_words_above_the_headline_are_set_aside_where_the_time_stands_above_them_too() -> None:
    readings = read("2 March 2026", "Harbour Office", "Pier closed after a burglary at the bakery", OPENING, SECOND)
    assert [r.role for r in readings[:3]] == ["timestamp", "boilerplate", "headline"]


def test_a_line_below_the_time_that_stands_above_all_is_a_headline_to_look_at() -> None:
    zetas = "Harbour had support from the council in the pier dispute says office; asks court to act"
    readings = read("Sunday, October 16, 2016", "Contact: Ada Holm, ada@post.example", zetas, OPENING, SECOND, THIRD)
    assert [(r.text, r.confidence < 0.9) for r in readings if r.role == "headline"] == [(zetas, True)]


def test_a_quotation_above_what_may_be_the_headline_is_it() -> None:
    lines = ("Fútbol", "«No vamos a salir a empatar»", "El técnico del Villarrubia advierte de la dureza del rival",
             "Iker Sanz", "05/03/2026 a las 13:45h.", OPENING, SECOND)  # fmt: skip
    readings = read(*lines)
    assert [(r.text, r.confidence < 0.9) for r in readings if r.role == "headline"] == [(lines[1], True)]


@pytest.mark.parametrize(
    ("line", "names", "day"),
    [
        ("2026-03-05 08:12 来源：江城发布", (), date(2026, 3, 5)),
        ("Rita Sousa (texto) e Jorge Lima (fotografias)", ("Rita Sousa",), None),
        ("Екатерина Смирнова (Редактор)", ("Екатерина Смирнова",), None),
    ],
)
def test_the_source_a_task_and_a_job_behind_time_and_names_are_kept_with_them(
    line: str, names: tuple[str, ...], day: date | None
) -> None:
    readings = read("Night ferry returns to Aldermouth", line, OPENING, SECOND, THIRD)
    facts = gather("seeds/a.txt", readings, CONFIG, NOW)
    assert (readings[1].role, facts.authors, bool(facts.byline)) == ("byline", names, True)
    assert day is None or facts.date.startswith(day.isoformat())


def test_a_day_in_the_headline_bounds_the_date() -> None:
    head = "Minutes of the meeting of the harbour board held on 4 March 2026"
    facts = gather("seeds/a.txt", read(head, SECOND, THIRD), CONFIG, NOW)
    assert facts.date == "2026-03-04"
    assert "date" in [note.item for note in facts.notes]


def test_a_chain_of_agencies_after_by_is_a_credit() -> None:
    assert roles("By ADA HOLM/AFP/Getty Images", OPENING, SECOND, THIRD)[0] == "caption"


def test_there_is_one_headline() -> None:
    assert (
        roles("Night ferry returns", "Aldermouth celebrates", "Crowds at the quay", OPENING, SECOND).count("headline")
        <= 1
    )


def test_a_short_line_between_paragraphs_is_a_subhead() -> None:
    assert roles(OPENING, SECOND, "What happens now?", THIRD, OPENING + " So.")[2] == "subhead"


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


def test_below_which_nothing_stands_no_line_is_a_subhead() -> None:
    text = (HEAD, "By Ada Holm", "2 March 2026", OPENING, "Three more piers", SECOND, "What it costs", THIRD)
    assert roles(*text, "Harbour office press desk", "Advertisement", "Log in").count("subhead") == 2
    assert roles(*text, "Harbour office press desk", "Advertisement", SECOND).count("subhead") == 3


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


def test_a_head_above_numbers_is_no_item() -> None:
    recipe = ("200 g flour", "two eggs", "Zo maak je het deeg", "1. Stir the flour", "2. Bake it")
    assert roles(HEAD, "By Ada Holm", OPENING, *recipe)[5] == "subhead"


def test_names_and_values_in_a_row_are_items() -> None:
    facts = (
        "Umsatz: 143 Millionen Euro (minus 11 Prozent)",
        "Ergebnis vor Steuern: minus 4,2 Millionen Euro",
        "Mitarbeiter: 940",
    )
    assert roles(HEAD, OPENING, SECOND, "Die Zahlen", *facts, THIRD)[3:7] == ["subhead", "list", "list", "list"]
    assert "list" not in roles(HEAD, OPENING, SECOND, "The bill: who pays for it", THIRD)


def test_a_mark_of_quoted_text_alone_is_a_blank_line_of_a_quotation() -> None:
    lines = (OPENING, "> The pier is done.", ">", "> 1952", SECOND, ">", THIRD)
    made = compose.draft(Dump("seeds/a.txt", lines), CONFIG, "digest", NOW)
    parts = made.body.split("\n\n")
    assert parts == [OPENING, "> The pier is done.\n>\n> 1952", SECOND, "\\>", THIRD]
    assert [r.role for r in made.readings[1:4]] == ["quote"] * 3


def test_speech_after_long_dashes_is_no_list() -> None:
    said = ("– To wielki dzień dla miasta – powiedział starosta.", "– Czekaliśmy na to rok.")
    assert "list" not in roles(OPENING, *said, SECOND)


def test_times_numbers_and_single_words_are_text_amidst_it_and_furniture_beside_others() -> None:
    programme = ("10:30", "Opening by the Lord Mayor", "11:00", "Brass band of the harbour office")
    assert "boilerplate" not in roles(OPENING, SECOND, *programme, "5", "Tide", THIRD)
    assert roles(OPENING, "Advertisement", "5", SECOND)[1:3] == ["boilerplate"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ("18:42", OPENING, "18:05", SECOND, CAPTION, "17:31", THIRD),
        (OPENING, SECOND, "18:00", "News and weather", "18:30", "The long pier", "19:00", "Music"),
        (OPENING, SECOND, "Ada Holm", "2,114", "Kai Brandt", "1,902", "Tom Wray", "1,311", "Majority", "212"),
    ],
    ids=["live blog", "programme", "table"],
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
    sources = ("Further reading", "Holm, A. (1911). The Herring Towns. Aldermouth: Pine Press.")
    assert roles(OPENING, SECOND, *sources)[2] != "boilerplate"
    assert roles(OPENING, SECOND, "Further reading", "The ferry in ten numbers")[2] == "boilerplate"


def test_what_an_editor_has_to_know_of_is_set_aside_without_certainty() -> None:
    aside = read("Paid for by Coast Bank", "Five questions to ask before you fix your mortgage", OPENING, SECOND)[0]
    assert (aside.role, aside.confidence < 0.9) == ("boilerplate", True)


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


def test_prompts_are_set_aside_wherever_they_stand() -> None:
    assert roles(OPENING, "Advertisement", SECOND, "Read more: The ferry in pictures", THIRD) == [
        "paragraph", "boilerplate", "paragraph", "boilerplate", "paragraph",
    ]  # fmt: skip


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
        "Ada Holm (left) and Per Lind (right) at the quay in Aldermouth",
        "(L-R) Ada Holm, Per Lind and Mona Dahl",
        "The owners of the ferry (from left to right): Ada Holm, Per Lind and Mona Dahl.",
        "A still from the film about the old pier, which the harbour museum shows on Friday evenings",
        "A painting of the old pier by an artist of the town",
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


def test_buttons_in_a_row_are_set_aside_above_the_text_and_below_a_prompt() -> None:
    buttons = ("Facebook", "Twitter", "Email")
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


TITLES = ("Harbour office to close on Sundays", "Why the islands want a tunnel")


def test_titles_under_the_head_of_a_list_of_links_are_set_aside_below_the_text() -> None:
    readings = read(OPENING, SECOND, "Most read today", *TITLES)
    assert [reading.role for reading in readings[2:]] == ["boilerplate"] * 3
    assert all(reading.confidence < 0.9 for reading in readings[3:])


@pytest.mark.parametrize(
    "lines",
    [
        ("Related", "And if the storm comes back before the spring, who is going to pay for it then?"),
        ("Related", *TITLES, OPENING),
        ("Continue reading", "Ingredients", "• 200 g flour", "• two eggs"),
        ("Top stories", "Method", "1. Stir the flour", "2. Bake it"),
        ("Most popular", "The Thursday Murder Club", "Where the Crawdads Sing"),
        ("Recommended", "Fish soup with saffron", "Bread from the old mill"),
    ],
)
def test_what_may_be_text_under_such_a_head_is_not(lines: tuple[str, ...]) -> None:
    assert "boilerplate" not in roles(OPENING, SECOND, *lines)[3:]


def test_tags_and_the_pages_of_the_site_are_set_aside_below_a_line_that_closes_the_text() -> None:
    tail = (
        "Related topics",
        "Ferries",
        "aldermouth",
        "41",
        "Have you a story for us?",
        "2 March 2026",
        "Privacy notice",
    )
    assert roles(OPENING, SECOND, *tail)[2:] == ["boilerplate"] * len(tail)


def test_what_may_head_a_part_of_the_text_closes_it_beside_other_furniture_alone() -> None:
    topics = ("Themen", "Neue Fähre", "Alter Anleger", "Was es kostet")
    assert "boilerplate" not in roles(OPENING, SECOND, *topics)
    books = ("Most popular", "The Thursday ferry", "More from the shelf", "A short history of rope", "The lamplighter")
    assert roles(OPENING, SECOND, *books)[3:].count("boilerplate") == 0
    assert roles(OPENING, SECOND, *topics, "Impressum")[3:] == ["boilerplate"] * 4
    assert roles(OPENING, "Themen", SECOND, THIRD)[1] != "boilerplate"


COMMENTS = (
    "Gull44",
    "2 hours ago",
    "About time, they say.",
    "Like",
    "14",
    "Reply",
    "Tern",
    "1 hour ago",
    THIRD,
    "Report",
)


def test_what_readers_say_below_the_text_is_set_aside() -> None:
    found = roles(HEAD, "By Ada Holm", "3 comments", OPENING, SECOND, "Comments (2)", *COMMENTS, "Log in to comment")
    assert found[3:] == ["paragraph"] * 2 + ["boilerplate"] * 12


@pytest.mark.parametrize(
    "lines",
    [
        ("3 comments", OPENING, SECOND, *COMMENTS),
        (OPENING, SECOND, "Related stories", THIRD, "2 hours ago", "Reply"),
        (OPENING, SECOND, "Comments", THIRD, *["The tide turns at noon."] * 9, "Reply"),
    ],
)
def test_text_above_buttons_to_answer_is_not_without_a_head_of_comments_near(lines: tuple[str, ...]) -> None:
    found = roles(*lines)
    assert [found[i] for i, text in enumerate(lines) if text in (OPENING, SECOND, THIRD)] == ["paragraph"] * 3


def test_a_quoted_post_keeps_its_signature() -> None:
    assert roles(OPENING, "— Ada Holm (@adaholm) March 2, 2026", SECOND)[1] == "quote"


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
