"""Which of the headings of a saved page, and what of its title, is the headline."""

import re

import pytest
import source_samples as sources
from page_samples import BARE, FILLER, PAGE, page


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The ferry – The Harbour</title><meta property=og:site_name content='The Harbour'>", "", "The ferry"),
        ("<title>The ferry | Harbour</title>", "", "The ferry | Harbour"),
        (
            "<title>The night ferry returns, and more</title>",
            "<h1>The night ferry returns</h1>",
            "The night ferry returns",
        ),
        ("<title>The ferry</title>", "<h1>One</h1><h1>Two</h1>", "The ferry"),
        ("<title>The ferry</title>", "<h1>One</h1>", "One"),
    ],
)
def test_the_title_where_no_machine_is_told(head: str, body: str, title: str) -> None:
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    made = sources.draft("page", f"<html><head>{head}</head><body><article>{body}{text}</article></body></html>")
    assert made.head.title == title


@pytest.mark.parametrize(
    ("title", "headings", "wanted"),
    [
        ("The crane is sold - Harbour", "<h2>Harbour</h2><h2>The crane is sold</h2>", "The crane is sold"),
        ("The crane is sold_Harbour News", '<div class="title">The crane is sold</div>', "The crane is sold"),
        ("The crane is sold: a sad day", "<h2>The crane is sold</h2>", "The crane is sold: a sad day"),
        ("Harbour | The crane is sold", "<h2>The crane is sold</h2>", "The crane is sold"),
        ("The crane is sold « Harbour", "<h1>Harbour</h1><h2>The crane is sold</h2>", "The crane is sold"),
        ("The crane is sold", "<h1><img alt='Harbour News'></h1>", "The crane is sold"),
        ("The crane is sold • Harbour", "<h2>The crane is sold</h2>", "The crane is sold"),
        ("Hafen-Tag", "<h3 class=title>Hafen</h3>", "Hafen-Tag"),
        ("老渡轮回来了-新闻网", "<h2>老渡轮回来了</h2>", "老渡轮回来了"),
        ("The crane is sold - harbour", "", "The crane is sold"),
        ("Sold! | www.harbour.example", "<h1>harbour.example</h1><h1>Sold!</h1>", "Sold!"),
        ("Harbour｜The crane is sold", "", "The crane is sold"),
        ("The old crane of the port is sold to an island", "<h1>Harbour</h1><h2>The old crane of the port is sold</h2>",
         "The old crane of the port is sold"),
        ("The old crane is sold", "<h1>The old crane of the port is sold away</h1><h2>The old crane is sold</h2>",
         "The old crane of the port is sold away"),
    ],
)  # fmt: skip
def test_the_title_of_the_page_and_the_headings_that_agree_with_it(title: str, headings: str, wanted: str) -> None:
    text = PAGE.replace("The night ferry returns | The Harbour", title).replace(
        "<h1>The night ferry returns</h1>", headings
    )
    text = re.sub(r"<script type=.*?</script>", "", text).replace("harbour.example/night", "www.harbour.example/night")
    assert sources.draft("page", text).head.title == wanted


@pytest.mark.parametrize("title", ["港口日報｜夜間渡輪回到港口", "夜間渡輪回到港口｜生活｜港口日報"])
def test_the_name_of_a_site_that_only_the_title_tells_is_in_review(title: str) -> None:
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    made = sources.draft("page", f"<html><head><title>{title}</title></head><body>{text}</body></html>")
    assert made.head.title == "夜間渡輪回到港口"
    assert "title" in made.head.review


@pytest.mark.parametrize("kicker", ["Harbour", "At last!"])
def test_a_kicker_glued_to_the_headline_is_none_of_it(kicker: str) -> None:
    heading = f"<h1><span>{kicker}</span><span>The night ferry returns</span></h1>"
    assert sources.draft("page", page().replace("<h1>The night ferry returns</h1>", heading)).head.title == (
        "The night ferry returns"
    )


@pytest.mark.parametrize(
    ("title", "heading", "wanted"),
    [
        ("harbour.example", "<h2>The night ferry returns</h2>", "The night ferry returns"),
        ("PORT", "<h2>The night ferry returns</h2>", "The night ferry returns"),
        ("Storm", "<h1>Storm</h1><h2>The night ferry returns</h2>", "Storm"),
        ("harbour.example", "", "harbour.example"),
    ],
)
def test_a_title_that_only_names_the_site_gives_way_to_the_heading(title: str, heading: str, wanted: str) -> None:
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    whole = f"<html><head><title>{title}</title></head><body><article>{heading}{text}</article></body></html>"
    made = sources.draft("page", whole)
    assert made.head.title == wanted


def test_the_name_of_a_site_glued_to_the_headline_is_none_of_it() -> None:
    heading = "<h1><span>The night ferry returns to the old port</span><b>Harbour Post</b></h1>"
    head = "<meta property=og:title content='The night ferry returns to the old port'>"
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    made = sources.draft("page", f"<html><head>{head}</head><body>{heading}{text}</body></html>")
    assert made.head.title == "The night ferry returns to the old port"


def test_the_headline_of_a_page_without_a_title_is_the_heading_above_its_text() -> None:
    text = f"<h3>Nine hours at sea</h3><p>By Jo Ash</p><p>{FILLER[0] * 2}</p><h2>Next</h2><p>{FILLER[1] * 2}</p>"
    menu = "<div class=menu><h2>Stories of this week</h2></div>"
    made = sources.draft("page", f"<html><body>{menu}<div><h2>The ferry returns</h2>{text}</div></body></html>")
    assert made.head.title == "The ferry returns"
    assert "The ferry returns" not in made.body
    assert "title" in made.head.review


@pytest.mark.parametrize(
    "own",
    [
        {"url": "https://harbour.example/night-ferry#top"},
        {"@id": "https://harbour.example/night-ferry"},
        {"mainEntityOfPage": "https://harbour.example/night-ferry"},
        {"mainEntityOfPage": {"@id": "https://harbour.example/night-ferry"}},
        {"headline": "The night ferry returns"},
    ],
)
def test_of_several_articles_that_which_the_page_is(own: dict[str, object]) -> None:
    others = {"@type": "NewsArticle", "headline": "Another story", "url": "", "author": "Al Other"}
    made = sources.draft("page", page([others, {**own, "@type": "NewsArticle", "author": "Jo Ash"}, others]))
    assert (made.head.title, made.head.authors) == ("The night ferry returns", ("Jo Ash",))


def test_an_empty_address_is_no_page() -> None:
    other = {"@type": "NewsArticle", "headline": "Another story", "url": "", "author": "Al Other"}
    empty = page([other, {**BARE, "author": "Jo Ash"}]).replace("https://harbour.example/night-ferry", "")
    assert sources.draft("page", empty).head.authors == ("Jo Ash",)


def test_the_headline_in_a_menu_is_not_where_the_article_begins() -> None:
    menu = "<ul><li>The night ferry returns</li><li>A whale</li></ul><p class=byline>By Pat Nob</p>"
    made = sources.draft(
        "page", page(BARE, byline="By Jo Ash").replace("<article>", f"{menu}{'<p>Menu</p>' * 9}<article>")
    )
    assert made.head.authors == ("Jo Ash",)
    assert "The night ferry returns" not in made.body


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<h1>How a wooden pier was mended</h1>", "How a wooden pier was mended"),
        ("<h1>Night ferry</h1>", "Night ferry"),
        ("<h1>Boats</h1>", "Night ferry | Ferries, piers and timetables"),
        ("<h2>How a wooden pier was mended</h2>", "Night ferry | Ferries, piers and timetables"),
        ("<h2>Night ferry | Ferries, piers and timetables</h2><h1>Where it all began again</h1>",
         "Night ferry | Ferries, piers and timetables"),
    ],
)  # fmt: skip
def test_the_main_heading_above_the_text_is_the_headline_where_that_for_machines_is_not_there(
    heading: str, title: str
) -> None:
    data = {**BARE, "headline": "Night ferry | Ferries, piers and timetables"}
    made = sources.draft("page", page(data).replace("<h1>The night ferry returns</h1>", heading))
    assert made.head.title == title
    assert ("title" in made.head.review) == ("|" not in title)
    assert title not in made.body


@pytest.mark.parametrize(
    "line", ["<h1>Latest news</h1>", "<p>2 March 2026, a report</p>", "<p>The paper of the bay</p>"]
)
def test_what_stands_above_the_headline_is_no_text(line: str) -> None:
    made = sources.draft(
        "page",
        page().replace("<article><h1>The night ferry returns</h1>", f"<article>{line}<h2>The night ferry returns</h2>"),
    )
    assert made.body.removeprefix("![][the-ferry-at-the-pier]\n\n").startswith(FILLER[0].strip())


def test_a_heading_that_says_the_headline_again_amidst_the_text_begins_nothing() -> None:
    made = sources.draft("page", page(text="<h2>The night ferry returns</h2>"))
    assert FILLER[0].strip() in made.body


def test_a_main_heading_with_a_label_before_the_headline_is_no_subhead() -> None:
    heading = "<h1>Consumers<br>The night ferry returns to the bay</h1>"
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    menu = "<h1>Harbour board</h1><ul><li class=title>The night ferry returns to the bay</li></ul>"
    title = "<title>HB | The night ferry returns to the bay</title>"
    made = sources.draft("page", f"<html><head>{title}</head><body>{menu}<div>{heading}{text}</div></body></html>")
    assert made.head.title == "The night ferry returns to the bay"
    assert made.body.startswith(FILLER[0])


def test_the_headline_and_its_gallery_above_the_text_belong_to_it() -> None:
    slides = "".join(
        f'<div class="slide"><img alt="Boat {n}"><p class="caption">Boat {n} in the harbour.</p></div>'
        for n in range(12)
    )
    head = "<h1>Monday</h1><h1>What captains think of the pier</h1>"
    gallery = f"<div style='visibility: hidden'>{slides}</div>"
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    title = "<title>Captains are asked about the boats | The Harbour</title>"
    made = sources.draft("page", f"<html><head>{title}</head><body><div>{head}{gallery}</div>{text}</body></html>")
    assert made.head.title == "What captains think of the pier"
    assert len(made.head.figures) == 12
