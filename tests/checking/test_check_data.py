"""Rules for structured data: valid and invalid."""

from pathlib import Path
from typing import Any

import pytest
from checking.check_samples import TIME, assert_said, data, faults, news, page, picture

from newsgen.checking import json_files

FILES: dict[str, str | bytes] = {"p.png": picture()}
AUTHOR = {"@type": "Person", "name": "A. Writer", "url": "https://post.example/"}
IMAGE = {"@type": "ImageObject", "url": "https://post.example/p.png", "width": 30, "height": 20}


def found(folder: Path, head: str) -> list[str]:
    return faults(folder, {**FILES, "index.html": page(head=head)})


def crumbs(*steps: object) -> str:
    return data(type_="BreadcrumbList", itemListElement=list(steps))


def step(position: int, **fields: object) -> dict[str, Any]:
    return {"@type": "ListItem", "position": position, "name": "x", "item": "https://post.example/", **fields}


@pytest.mark.parametrize(
    "head",
    [
        news(),
        news(author=[AUTHOR], image=[IMAGE], dateModified="2026-03-02T06:30:00Z"),
        news(author=AUTHOR, image="https://post.example/p.png"),
        news(mainEntityOfPage={"@type": "WebPage", "@id": "https://post.example/#any"}),
        '<meta name="author" content="A. Writer">' + news(author=[AUTHOR]),
        news(image={"@type": "ImageObject", "contentUrl": "https://post.example/p.png"}),
        crumbs(step(1), step(2, item=None)),
        crumbs(step(1, name=None, item={"@id": "https://post.example/", "name": "x"})),
        data(
            type_="NewsMediaOrganization", name="x", logo={"@type": "ImageObject", "url": "https://post.example/p.png"}
        ),
        data(type_="WebSite", hasPart={"@type": "NewsArticle", "@id": "https://post.example/#article"}),
        data(type_="ImageObject", url="https://elsewhere.example/p.png", width=1, height=1),
    ],
)
def test_sound_data_is_passed(tmp_path: Path, head: str) -> None:
    assert found(tmp_path, head) == []


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<script type="application/ld+json">{"a": }</script>', "5: the structured data is no JSON; correct it"),
        (news(headline=" "), "9: NewsArticle: it has no `headline`; add the article's title"),
        (news(headline=None), "6: NewsArticle: it has no `headline`"),
        (news(datePublished=None), "6: NewsArticle: it has no `datePublished`; give the article a date"),
        (news(datePublished="2026-03-02"), "10: NewsArticle: `datePublished` '2026-03-02' is no time with an offset"),
        (
            news(dateModified="2026-03-02T06:30:00"),
            "11: NewsArticle: `dateModified` '2026-03-02T06:30:00' is no time w",
        ),
        (news(dateModified="2026-03-01T06:30:00Z"), "11: NewsArticle: `dateModified` is before `datePublished`"),
        (news(dateModified=5), "11: NewsArticle: `dateModified` 5 is no time with an offset; write it as 2026-03-02T"),
        (news(publisher=None), "6: NewsArticle: it has no `publisher`; name who publishes the site"),
        (news(publisher={"@type": "Organization", "url": "/"}), "12: Organization: it has no `name`; write it"),
        (news(author=["A. Writer"]), '17: NewsArticle: an `author` has no `name`; write {"@type": "Person"'),
        (news(image=[{"@type": "ImageObject"}]), "16: NewsArticle: an `image` has no address; write its `url`"),
        (
            news(image={**IMAGE, "width": 31}),
            "19: ImageObject: 'https://post.example/p.png' has 30×20 pixels, and it says",
        ),
        (news(image={**IMAGE, "url": "/p.png"}), "16: ImageObject: the address '/p.png' is not whole; begin it with"),
        (
            news(url="https://post.example/none/"),
            "16: structured data: 'https://post.example/none/' leads to nothing; correct the address",
        ),
        (data(type_="Organization", name="x", logo={}), "10: Organization: its `logo` has no address"),
        (data(type_="ImageObject", caption="x"), "6: ImageObject: it has no address; write its `url`"),
        (crumbs(), "6: BreadcrumbList: it has no `itemListElement`"),
        (crumbs(step(2)), "10: BreadcrumbList: step 1 does not have that `position`; count the steps from 1"),
        (crumbs(step(1, name="")), "10: BreadcrumbList: step 1 has no `name`; write it"),
        (crumbs(step(1, item=None), step(2)), "10: BreadcrumbList: step 1 has no `item`; write its address"),
    ],
)
def test_unsound_data_is_named_with_its_line(tmp_path: Path, head: str, said: str) -> None:
    assert_said(found(tmp_path, head), [f"index.html:{said}"])


@pytest.mark.parametrize(
    ("shown", "head", "said"),
    [
        ("", news(), []),
        ('<a rel="author" href="/">x</a>', news(author=AUTHOR), []),
        ('</article><img src="/p.png" width="30" height="20" alt="">', news(), []),
        (
            '<a rel="author" href="/">x</a>',
            news(),
            ["6: the page shows an author, and its structured data has no `author`"],
        ),
        (
            "",
            '<meta name="author" content="x">' + news(),
            ["6: the page shows an author, and its structured data has no"],
        ),
        (
            '<img src="/p.png" width="30" height="20" alt="">',
            news(),
            ["6: the page shows an image, and its structured data has no `image`; add it"],
        ),
    ],
)
def test_data_says_what_the_page_shows(tmp_path: Path, shown: str, head: str, said: list[str]) -> None:
    files = {**FILES, "index.html": page(f"<article><h1>x</h1>{shown}", head)}
    assert_said(faults(tmp_path, files), [f"index.html:{line}" for line in said])


def test_the_line_of_a_value() -> None:
    text = '{\n"a": "}, \\" [",\n"b": [1,\n{"c": null,\n"d": "x"}],\n"e": {}}'
    wanted = {(): 1, ("a",): 2, ("b",): 3, ("b", 1): 4, ("b", 1, "d"): 5, ("e",): 6, ("b", 1, "none"): 4, ("none",): 1}
    assert {path: json_files.line_of(text, path) for path in wanted} == wanted
    assert json_files.lines(text, 1) == {(): 1, ("a",): 2, ("b",): 3, ("e",): 6}


def test_a_time_may_be_written_in_another_zone(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2026-03-02T05:30:00+00:00">'
    assert TIME == "2026-03-02T06:30:00+01:00"
    assert found(tmp_path, head + news()) == []
