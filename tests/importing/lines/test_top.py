"""What stands above a text: the name of its section, menus, its headline and its standfirst."""

import pytest
from line_samples import CAPTION, HEAD, OPENING, SECOND, THIRD, gathered, read, roles


def test_the_top_of_a_story_becomes_its_head() -> None:
    lines = (
        HEAD, "Eleven months after the storm the first crossing is booked out",
        "By Ada Holm and Per Lind", "Published: 2 March 2026, 06:30", OPENING, SECOND, THIRD,
    )  # fmt: skip
    assert roles(*lines)[:5] == ["headline", "standfirst", "byline", "timestamp", "paragraph"]


@pytest.mark.parametrize("between", ["Share", "This article is more than 2 months old", CAPTION])
def test_buttons_and_the_first_picture_may_stand_around_a_standfirst(between: str) -> None:
    standfirst = "Eleven months after the storm the first crossing is booked out"
    expected = ["headline", "standfirst", "byline"]
    for lines in ((HEAD, between, standfirst, "By Ada Holm"), (HEAD, standfirst, between, "By Ada Holm")):
        found = roles(*lines, OPENING, SECOND, THIRD)
        assert [role for role in found[:4] if role not in ("share", "boilerplate", "caption")] == expected


def test_what_stands_below_a_credit_alone_is_a_caption_and_no_standfirst() -> None:
    caption = "A harbour pilot counts the buoys off Aldermouth"
    assert "standfirst" not in roles(
        HEAD, "© Coast Pictures/Ada Holm", caption, "11 March 2026", OPENING, SECOND, THIRD
    )


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
    facts = gathered(readings)
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


def test_a_day_above_what_is_told_of_it_is_no_time_of_the_article() -> None:
    days = ("12 March 2018", SECOND, "4 November 2021", THIRD)
    found = roles("How the pier came to burn: a timeline", "2 March 2026", OPENING, *days)
    assert (found[1], found[3], found[5]) == ("timestamp", "subhead", "subhead")


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


def test_the_first_line_is_the_headline_where_no_other_is_and_its_time_stands_below() -> None:
    above = ("首页", "社会", "市议会再次推迟旋转桥决定")
    signed = ("2026-03-14 06:02", "来源：谷港晚报", "记者 张望", "分享到微信")
    text = (
        "谷港旋转桥一月起禁止货车通行。新华社记者 李海 摄",
        "谷港市议会一年内第三次推迟了对旋转桥的决定，议员们在等待潜水员的报告。",
        "这座桥于1911年通车，一月份发现裂缝之后，货车便不能再通过。",
        "账单越来越高",
        "最初的估算是一百九十万元，如今已升至四百四十万元。",
    )
    assert roles(*above, *signed, *text)[2:4] == ["headline", "timestamp"]


@pytest.mark.parametrize("label", ["Published", "Publié le", "Aktualisiert:", "Published on"])
def test_a_label_alone_above_the_time_is_no_text(label: str) -> None:
    for time in ("14 March 2026", "3 hours ago"):
        assert roles(HEAD, label, time, OPENING, SECOND)[1:3] == ["boilerplate", "timestamp"]
    assert "boilerplate" not in roles(HEAD, label, OPENING, SECOND)


def test_there_is_one_headline() -> None:
    assert (
        roles("Night ferry returns", "Aldermouth celebrates", "Crowds at the quay", OPENING, SECOND).count("headline")
        <= 1
    )
