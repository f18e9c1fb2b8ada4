"""What a page's JSON-LD says: where it is read, which of several articles is the page's, and what its values hold."""

import json
from typing import Any

import lxml.html
import pytest

from newsgen.importing.sources.page import json_ld

ONE = {"@type": "NewsArticle", "headline": "One"}
TWO = {"@type": "NewsArticle", "headline": "Two", "url": "https://a.example/two#top"}


def script(text: object, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{text if isinstance(text, str) else json.dumps(text)}</script>'


def headline(page: str, canonical: tuple[str, ...] = (), **meta: list[str]) -> Any:
    root = lxml.html.document_fromstring(f"<html><body>{page}<p>Text.</p></body></html>")
    return json_ld.article(root, canonical, {name.replace("_", ":"): said for name, said in meta.items()}).get(
        "headline"
    )


@pytest.mark.parametrize(
    "page",
    [
        script(ONE),
        script(ONE, "Application/LD+JSON; charset=utf-8"),
        script(f"\n<!-- {json.dumps(ONE)} -->\n"),
        script(f" {json.dumps(ONE)};; "),
        script("{no JSON}") + script(ONE),
        script([[{"@graph": [ONE]}]]),
        script({"mainEntity": ONE}),
        script({"mainEntityOfPage": {"hasPart": [ONE]}}),
        script([[[[[[ONE]]]]]]),
        *(script({**ONE, "@type": kind}) for kind in ("Article", "OpinionNewsArticle", "BlogPosting", "Report")),
        script({**ONE, "@type": ["Thing", "Review"]}),
        script('{"@type": "NewsArticle", "headline": "One", "x": "a\tb"}'),
    ],
)
def test_an_article_is_found_wherever_papers_put_it(page: str) -> None:
    assert headline(page) == "One"


@pytest.mark.parametrize(
    "page",
    [
        script(ONE, "application/json"),
        script({**ONE, "@type": "ArticleList"}),
        script({"about": ONE}),
        script([[[[[[[ONE]]]]]]]),
        script({**ONE, "@type": 5}),
        "",
    ],
)
def test_what_is_no_article_of_the_page_is_none(page: str) -> None:
    assert headline(page) is None


@pytest.mark.parametrize(
    ("page", "canonical", "meta", "found"),
    [
        (script([ONE, TWO]), (), {}, "One"),
        (script([ONE, TWO]), ("https://a.example/two",), {}, "Two"),
        (script([ONE, TWO]), (), {"og_url": ["https://a.example/two/"]}, "Two"),
        (f"<h1>Two</h1>{script([ONE, TWO])}", (), {}, "Two"),
        (script([ONE, TWO]), (), {"og_title": ["Two", "One"]}, "Two"),
        (f"<h1>One</h1>{script([ONE, TWO])}", ("https://a.example/two",), {}, "Two"),
    ],
)
def test_of_several_articles_the_pages_own_is_known_by_its_address_then_by_its_headline(
    page: str, canonical: tuple[str, ...], meta: dict[str, list[str]], found: str
) -> None:
    assert headline(page, canonical, **meta) == found


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("The ferry – returns!", "the ferry returns", True),
        ("The night ferry returns to us", "The night ferry returns to us, at last", True),
        ("The night ferry returns to us, at last", "The night ferry returns to us", True),
        ("The ferry", "The ferry returns to us, at last", False),
        ("The night ferry returns to us", "The day ferry goes away from us", False),
        ("", "", False),
        ("The night ferry returns to us", "", False),
        ("…", "The ferry", False),
    ],
)
def test_headlines_are_the_same_by_their_letters_or_where_a_long_one_is_part_of_another(
    one: str, other: str, are: bool
) -> None:
    assert json_ld.is_same(one, other) == are


@pytest.mark.parametrize(
    ("value", "texts", "names"),
    [
        (" a&amp;amp;b <b>c</b> ", ["a&amp;b c"], ["a&amp;b c"]),
        (["a", ["b"], 5, None, ""], ["a", "b"], ["a", "b"]),
        ({"name": "a"}, [], ["a"]),
        ([{"name": ["a", "b"]}, "c", {"url": "d"}], ["c"], ["a", "b", "c"]),
        ([str(n) for n in range(60)], [str(n) for n in range(50)], [str(n) for n in range(30)]),
        (None, [], []),
    ],
)
def test_the_texts_and_the_names_that_a_value_holds(value: object, texts: list[str], names: list[str]) -> None:
    assert (json_ld.texts(value), json_ld.names(value)) == (texts, names)
    assert (json_ld.text_of(value), json_ld.name_of(value)) == (texts[0] if texts else "", names[0] if names else "")


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ({"@id": "#jo"}, {"@id": "#jo", "name": "Jo Ash"}),
        ({"@id": "#jo", "name": "Kim Lee"}, {"@id": "#jo", "name": "Kim Lee"}),
        ([{"@id": "#jo"}, "Al Other"], [{"@id": "#jo", "name": "Jo Ash"}, "Al Other"]),
        ({"@id": "#nobody"}, {"@id": "#nobody"}),
    ],
)
def test_a_person_who_is_named_by_an_id_is_looked_up(author: object, found: object) -> None:
    root = lxml.html.document_fromstring(script([{**ONE, "author": author}, {"@id": "#jo", "name": "Jo Ash"}]))
    assert json_ld.article(root, (), {})["author"] == found
