"""Who wrote a saved page, by what it states and by its markup."""

import pytest
import source_samples as sources
from page_samples import BARE, page

from newsgen.importing.sources.page import authors


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@id": "#jo"}, ("Jo Ash",)),
        ([{"@id": "#jo"}, {"@id": "#kim"}], ("Jo Ash", "Kim Lee")),
        ({"@id": ["#jo"]}, ()),
        ({"@id": {"#jo": 1}}, ()),
        ({"@id": "#nobody"}, ()),
        ({"@type": "Organization", "name": "Smith, Jones and Sons"}, ("Smith, Jones and Sons",)),
        ("Jo Ash, Kim Lee and Al Other", ("Jo Ash", "Kim Lee", "Al Other")),
        ("By Jo Ash; Kim Lee | Al Other", ("Jo Ash", "Kim Lee", "Al Other")),
        ("Jo Ash, Senior Reporter", ("Jo Ash",)),
        ({"name": "Jo Ash, chief political correspondent"}, ("Jo Ash",)),
        ({"name": "by Jo Ash"}, ("Jo Ash",)),
        ({"name": "\U0001f464by Jo Ash"}, ("Jo Ash",)),
        ({"name": "Jo AshJo Ash"}, ("Jo Ash",)),
        ({"name": "@joash"}, ()),
        ({"name": "’t Hart"}, ("’t Hart",)),
        (["Staff Writer", "Jo Ash"], ("Jo Ash",)),
        ({"name": ["Jo Ash", "Kim Lee"]}, ("Jo Ash", "Kim Lee")),
        ("https://harbour.example/jo", ()),
        ("harbour.org", ()),
        ("name, name@harbour.example", ()),
        ("Pier Webdesign - www.pier.example", ()),
        ("Jo Ash, Kim Lee, and Al Other, HNN", ("Jo Ash", "Kim Lee", "Al Other")),
        ("Jo Ash (with Kim Lee)", ("Jo Ash",)),
        ({"name": "Jo Ash,"}, ("Jo Ash",)),
        ("記者王小明", ("王小明",)),
        ({"name": "记者 王小明"}, ("王小明",)),
        ("Reported by Jo Ash; edited by Kim Lee", ("Jo Ash",)),
        ("Jo Ash | Harbour Media for harbour.example", ("Jo Ash",)),
    ],
)
def test_authors(author: object, names: tuple[str, ...]) -> None:
    people = [
        {"@id": "#jo", "@type": "Person", "name": "Jo Ash"},
        {"@id": "#kim", "@type": "Person", "name": "Kim Lee"},
    ]
    made = sources.draft("page", page({"@graph": [{**BARE, "author": author}, *people]}, byline="Harbour news"))
    assert made.head.authors == names


@pytest.mark.parametrize(
    "byline",
    [
        "<a rel=author href=/jo>Jo Ash</a>",
        "<a rel='author nofollow' href=/jo><img alt='A portrait of Jo'></a><a rel=author href=/jo>Jo Ash</a>",
        "<span itemprop=author itemscope><span itemprop=name>Jo Ash</span>, <i>Senior Reporter</i></span>",
        "<span itemprop=author>Jo Ash — <a href=/jo/all>More posts by this author</a></span>",
        "<span itemprop=author><a rel=author>Jo Ash</a><span>Follow</span><button>Contact</button></span>",
        "<span itemprop=author>Jo Ash - Mar 2, 2026 8:02 pm UTC</span>",
        "Jo Ash",
        "Guest post by Jo Ash",
        "Reported by Jo Ash, edited by Kim Lee",
        "Jo Ash Senior Political Reporter",
        "Submitted by Jo Ash",
        "By Jo Ash on June 29, 2025 08:08 pm @joash 76Comments",
        "Jo Ash, 29 June 2025, 8:08 pm – 3 replies",
        "Posted by Jo Ash at 5:11 AM",
        "Von Jo Ash um 9.30 Uhr",
        "<span><a href=https://harbour.example/author/joash/>Jo Ash</a></span> <a href=/author/>All authors</a>",
    ],
)
def test_authors_whom_the_markup_alone_names(byline: str) -> None:
    assert sources.draft("page", page(BARE, byline=byline)).head.authors == ("Jo Ash",)


@pytest.mark.parametrize(
    ("name", "byline", "names"),
    [
        ("The Harbour", "By Jo Ash", ("Jo Ash",)),
        ("The Harbour", "Monday", ("The Harbour",)),
        ("Harbour Media GmbH, Aldermouth", "By Jo Ash", ("Jo Ash",)),
        ("Coast News (www.coast.example)", "By Jo Ash", ("Jo Ash",)),
        ("The Harbour", "By The Harbour</p><p>Monday</p><p>1</p><p>2</p><p>3</p><p>Written by: Jo Ash", ("Jo Ash",)),
        ("Coast News", "By Jo Ash", ("Coast News",)),
    ],
)
def test_a_byline_names_the_author_where_the_page_states_its_publisher(
    name: str, byline: str, names: tuple[str, ...]
) -> None:
    data = {**BARE, "author": {"@type": "Organization", "name": name}, "publisher": {"name": "The Harbour"}}
    assert sources.draft("page", page(data, byline=byline)).head.authors == names


@pytest.mark.parametrize("link", ["more", "View author page", "About the harbour office of the port"])
def test_a_link_that_names_nobody_names_no_author(link: str) -> None:
    byline = f"<a href=/authors/joash>{link}</a>"
    assert sources.draft("page", page(BARE, byline=byline)).head.authors == ()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jo Ash<br>Kim Lee", ("Jo Ash", "Kim Lee")),
        ("By Jo Ash<br>Court reporter", ("Jo Ash",)),
        ("<b>Jo Ash</b><br><br>Kim Lee", ("Jo Ash", "Kim Lee")),
        ("<cite>By Jo Ash</cite><span>5 minute Read</span>", ("Jo Ash",)),
    ],
)
def test_each_line_of_a_byline_is_one(byline: str, names: tuple[str, ...]) -> None:
    assert sources.draft("page", page(BARE, byline=byline)).head.authors == names


@pytest.mark.parametrize(
    ("card", "names"),
    [
        ("Silke", ("Silke",)),
        ("王小明", ("王小明",)),
        ("Written by Jo Ash", ("Jo Ash",)),
        ("Por Ana Gil y Luis Paz", ("Ana Gil", "Luis Paz")),
        ("<b class=fn>Jo Ash</b> <i class=org>The Post</i>", ("Jo Ash",)),
    ],
)
def test_the_card_of_an_author_straight_in_the_article(card: str, names: tuple[str, ...]) -> None:
    text = page(BARE, byline="").replace("</h1>", f'</h1><p class="author vcard">{card}</p>')
    assert sources.draft("page", text).head.authors == names


def test_each_name_in_a_byline_that_the_markup_tells_apart() -> None:
    names = "By <a itemprop=name>Jo Ash</a>, <a itemprop=name>Kim Lee</a> and <a itemprop=name>Al Other</a>"
    assert sources.draft("page", page(BARE, byline=f"<b itemprop=author>{names}</b>")).head.authors == (
        "Jo Ash",
        "Kim Lee",
        "Al Other",
    )


MENU = "".join(
    f"<li><h3>Story {n}</h3><p class=byline>By <a rel=author>Pat No{c}</a></p></li>" for n, c in enumerate("bc")
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<nav>", f"<ul>{MENU}</ul><nav>"),
        ("<footer>", f"<h2>More</h2><ul>{MENU}</ul><footer>"),
        (
            "<footer>",
            "<ol><li><p class=comment-author>Pat Nob</p><p>No!</p><p class=comment-author>Pat Noc</p></ol><footer>",
        ),
        ("<h2>What", f"<div class=related><ul>{MENU}</ul></div><h2>What"),
    ],
)
def test_who_wrote_something_else_on_the_page_is_not_its_author(before: str, after: str) -> None:
    for byline, names in (("Harbour news, 2026", ()), ("By Jo Ash", ("Jo Ash",))):
        made = sources.draft("page", page(BARE, byline=byline).replace(before, after))
        assert made.head.authors == names


def test_a_byline_below_the_text() -> None:
    text = page(BARE, byline="").replace('<div class="share">', '<p>By Jo Ash</p><div class="share">')
    assert sources.draft("page", text).head.authors == ("Jo Ash",)


def test_an_author_whom_the_page_names_far_from_its_headline_is_in_review() -> None:
    box = "<div><p>On this site</p><p>Since 1990</p><p>Mail</p><p>Written by <a rel=author>Jo Ash</a></p></div>"
    made = sources.draft("page", page(BARE, byline="").replace("<footer>", f"{box}<footer>"))
    assert made.head.authors == ("Jo Ash",)
    assert "authors" in made.head.review


@pytest.mark.parametrize("word", ["and", "und", "et", "en", "y", "och", "og"])
def test_a_text_may_name_two_authors(word: str) -> None:
    assert authors.listed((), [f"Bram Hoekstra {word} Lotte de Wit"]) == ("Bram Hoekstra", "Lotte de Wit")


def test_a_double_name_is_one_author() -> None:
    assert authors.listed((), ["José Ortega y Gasset"]) == ("José Ortega y Gasset",)
