"""What a page says of its article for machines: where it is looked for, and which of two says counts."""

import json
from typing import Any

import lxml.html
import pytest

from newsgen.config import Config, SectionEntry
from newsgen.importing.sources.page import facts
from newsgen.importing.sources.records import Stated

CONFIG = Config(
    title="The Test Post", base_url="https://post.example/", sections=("Local", SectionEntry("World", slug="abroad"))
)
LONG = "It is back at the pier."


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(content: str, *names: str, key: str = "property") -> str:
    return "".join(f'<meta {key}="{name}" content="{content}">' for name in names)


def stated(head: str, body: str = "", tag: str = "<html>") -> Stated:
    return facts.read(
        lxml.html.document_fromstring(f"{tag}<head>{head}</head><body>{body}<p>Text.</p></body></html>"), CONFIG
    )


def check(head: str, field: str, said: Any, body: str = "") -> None:
    assert getattr(stated(head, body), field) == said


@pytest.mark.parametrize(
    "name",
    [
        *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created"),
        *("date", "DC.Date", "parsely-pub-date", "sailthru.date", "publication_date", "pubdate", "article.published"),
        *("cXenseParse:recs:publishtime", "dcterms.date", "dc.date.created", "dcterms.issued"),
    ],
)
@pytest.mark.parametrize("key", ["property", "name", "itemprop"])
def test_a_day_stands_under_many_names(name: str, key: str) -> None:
    check(meta("2026-02-27", name, key=key), "date", "2026-02-27")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (ld(dateCreated="2026-02-26") + meta("2026-02-25", "date"), "2026-02-26"),
        (ld(dateCreated="2026-02-26", datePublished="2026-02-27"), "2026-02-27"),
        (meta("1600-12-31", "date"), None),
        (meta("1601-01-01", "date"), "1601-01-01"),
        (meta("2199-12-31", "date"), "2199-12-31"),
        (meta("2200-01-01", "date"), None),
    ],
)
def test_the_day_of_publication_counts_before_others_and_is_of_our_times(head: str, date: str | None) -> None:
    check(head, "date", date)


OTHER = "<article><h2>x</h2><time datetime=2026-02-26>x</time></article>"


@pytest.mark.parametrize(
    ("times", "date"),
    [
        ("<article><time datetime=2026-02-27>x</time></article>", "2026-02-27"),
        ("<main><p><time datetime=2026-02-27>x</time></p></main>", "2026-02-27"),
        ("<article><time datetime=2026-02-27>x</time><time datetime=2026-02-28>y</time></article>", None),
        ("<div><time datetime=2026-02-27>x</time></div>", None),
        ("<div><time datetime=2026-02-27 pubdate>x</time></div>", "2026-02-27"),
        ("<div><time datetime=2026-02-27 class=post-date>x</time></div>", "2026-02-27"),
        ("<article><time>x</time><time datetime=2026-02-27>y</time></article>", "2026-02-27"),
        ("<article><blockquote><p>Jo, <time datetime=2026-02-27>x</time></p></blockquote></article>", None),
        ("<article><h1>x</h1><time class=post-date>27 February 2026, 6:30</time></article>", "2026-02-27T06:30"),
        ("<article><h2>x</h2><time class=post-date>27 February 2026, 6:30</time></article>", None),
        (f"{OTHER}<article><h1>y</h1><p><time datetime=2026-02-27>x</time></p></article>", "2026-02-27"),
        (f"{OTHER}<article><h1>y</h1><time datetime=2026-02-27>on 20 February 2026</time></article>", None),
        (f"<article><p>{24 * 'word '}<time datetime=2026-02-27>x</time></p></article>", None),
        ("<div><time itemprop=datePublished datetime=2026-02-27>Friday</time></div>", "2026-02-27"),
        ("<div><meta itemprop='x datePublished' content=2026-02-27></div>", "2026-02-27"),
    ],
)
def test_a_day_in_the_text_counts_where_it_can_be_of_nothing_but_the_article(times: str, date: str | None) -> None:
    check("", "date", date, times)


@pytest.mark.parametrize(
    ("said", "updated"),
    [
        *(
            (meta("2026-02-28", name), "2026-02-28")
            for name in (
                "article:modified_time",
                "og:updated_time",
                "datemodified",
                "dcterms.modified",
                "last-modified",
            )
        ),
        (ld(dateModified="2026-02-28", datePublished="2026-02-27"), "2026-02-28"),
        (meta("2026-02-27", "og:updated_time"), None),
        (meta("2026-02-26", "og:updated_time"), None),
    ],
)
def test_a_change_counts_where_it_is_later_than_the_publication(said: str, updated: str | None) -> None:
    check(meta("2026-02-27", "date") + said, "updated", updated)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (ld(headline="One") + meta("Two", "og:title"), "One"),
        (meta("Two", "og:title") + meta("Three", "twitter:title", "dc.title"), "Two"),
        (meta("Three", "twitter:title"), "Three"),
        (meta("Four", " DC.title ", key="name"), "Four"),
        (meta(" ", "og:title") + meta("Two", "og:title"), "Two"),
        (ld(headline="One – The Harbour", publisher={"name": "The Harbour"}), "One"),
        ("", None),
    ],
)
def test_a_headline_for_machines(head: str, title: str | None) -> None:
    check(head, "title", title)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (ld(author={"name": "Jo Ash"}) + meta("Al Other", "author"), ("Jo Ash",)),
        (ld(creator="Jo Ash"), ("Jo Ash",)),
        (ld(author=["Jo Ash", {"name": "Kim Lee"}]), ("Kim Lee", "Jo Ash")),
        *(
            (meta("Jo Ash", name), ("Jo Ash",))
            for name in ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
        ),
        (meta("Jo Ash", "author") + meta("Kim Lee", "author", "dc.creator"), ("Jo Ash", "Kim Lee")),
    ],
)
def test_authors_stand_under_many_names(head: str, authors: tuple[str, ...]) -> None:
    check(head, "authors", authors)


@pytest.mark.parametrize(
    ("head", "section", "tags"),
    [
        (ld(articleSection=["Sea", "local"]) + meta("World", "article:section"), "Local", ("Sea",)),
        (meta("local", "article:section"), "Local", ()),
        (meta("Sea", "article:section"), None, ("Sea",)),
        (ld(articleSection=["!", "Abroad"]), "World", ("!",)),
        (ld(keywords=["a", "b:c", "A"]), None, ("a",)),
        (ld(keywords="a"), None, ()),
        (ld(keywords=["a"]) + meta("b:c, d,", "article:tag"), None, ("b:c", "d")),
        (meta("x" * 60, "article:tag") + meta("y" * 61, "article:tag"), None, ("x" * 60,)),
        ("".join(meta(f"t{n}", "article:tag") for n in range(13)), None, tuple(f"t{n}" for n in range(12))),
    ],
)
def test_sections_that_the_settings_do_not_name_are_tags(head: str, section: str | None, tags: tuple[str, ...]) -> None:
    check(head, "section", section)
    check(head, "tags", tags)


@pytest.mark.parametrize(
    ("head", "summary"),
    [
        (ld(description=LONG) + meta("It is something else entirely.", "og:description"), LONG),
        (meta(LONG, "og:description") + meta("It is something else entirely.", "description"), LONG),
        (meta(LONG, "description", key="name"), LONG),
        (meta(LONG, "twitter:description"), LONG),
        (meta("It is back again", "description"), "It is back again"),
        (meta("It is back", "description"), None),
    ],
)
def test_a_description_is_a_summary_where_it_is_no_name(head: str, summary: str | None) -> None:
    check(head, "summary", summary)


@pytest.mark.parametrize(
    ("tag", "head", "language"),
    [
        ("<html lang=' de-AT'>", ld(inLanguage="fr"), "de"),
        ("<html lang='%lang%'>", ld(inLanguage="fr"), "fr"),
        ("<html xml:lang=DE>", ld(inLanguage="fr"), "de"),
        ("<html>", ld(inLanguage="fr-FR") + meta("en_GB", "og:locale"), "fr"),
        ("<html>", meta("en_GB", "og:locale") + meta("it", "language"), "en"),
        ("<html>", meta("es", "Content-Language", key="http-equiv"), "es"),
        ("<html>", meta("it", "language"), "it"),
        ("<html>", "", None),
    ],
)
def test_a_language_is_named_by_its_code(tag: str, head: str, language: str | None) -> None:
    assert stated(head, tag=tag).language == language


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (
            "<link rel='Canonical x' href=https://a.example/>" + meta("https://b.example/", "og:url"),
            "https://a.example/",
        ),
        (f"<link href=https://b.example/>{ld()}<link rel=canonical>" + ld(url="https://d.example/"), None),
        ("<link rel=canonical href=/a/>" + meta("https://b.example/", "og:url"), "https://b.example/"),
        (ld(mainEntityOfPage={"@id": "https://c.example/"}, url="https://d.example/"), "https://c.example/"),
        (ld(mainEntityOfPage="HTTPS://c.example/"), "HTTPS://c.example/"),
        (ld(mainEntityOfPage="mailto:a@c.example", url=" https://d.example/"), "https://d.example/"),
        (ld(url=["https://d.example/"]), None),
        ("", None),
    ],
)
def test_the_address_of_a_page_is_whole(head: str, url: str | None) -> None:
    check(head, "url", url)
    check(head, "base", url or "")


def test_links_count_from_the_base_that_a_page_names() -> None:
    canonical = "<link rel=canonical href=https://a.example/x/>"
    check(f"{canonical}<base><base href=https://b.example/>", "base", "https://b.example/")
    check(f"{canonical}<base href=/y/>", "base", "https://a.example/y/")


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (ld(publisher={"name": "One"}) + meta("Two", "og:site_name"), "One"),
        (meta("Two", "og:site_name") + meta("Three", "application-name"), "Two"),
        (meta("Three", "application-name", key="name"), "Three"),
        ("", None),
    ],
)
def test_the_publisher_is_named(head: str, publisher: str | None) -> None:
    check(head, "publisher", publisher)


@pytest.mark.parametrize(
    ("head", "body", "license_"),
    [
        (ld(license="https://a.example/"), "<a rel=license href=https://b.example/>x</a>", "https://a.example/"),
        (
            ld(license="CC BY"),
            "<a href=https://c.example/>x</a><a rel='nofollow License' href=https://b.example/>x</a>",
            "https://b.example/",
        ),
        ("<link rel=license href=https://b.example/>", "<a href=https://c.example/>x</a>", "https://b.example/"),
        ("", "<a rel=license>x</a><a rel=license href=javascript:x()>x</a>", None),
    ],
)
def test_a_licence_is_an_address(head: str, body: str, license_: str | None) -> None:
    check(head, "license", license_, body)
