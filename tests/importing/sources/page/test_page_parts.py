"""Parts of a page, each by itself: lists of links around the article, and names near it."""

import lxml.html
import pytest

from newsgen.importing.sources.html import blocks
from newsgen.importing.sources.page import authors, links
from newsgen.importing.sources.records import Block

SENTENCE = "The port said on Monday that the ferry would sail again after eleven months of repairs. "
ARTICLE = f"<h1>The ferry returns</h1><p>{SENTENCE}</p><p>{SENTENCE * 2}</p><p>{SENTENCE}</p><p>{SENTENCE}</p>"
PAGE = "https://www.harbour.example/ferry"


def read(body: str) -> list[Block]:
    return list(blocks.read(lxml.html.document_fromstring(f"<html><body>{body}</body></html>"), ""))


def beside(body: str, page: str = PAGE) -> list[str]:
    found = read(body)
    return [found[i].text for i in sorted(links.leading_away(found, range(len(found)), page))]


@pytest.mark.parametrize(
    ("above", "below", "left_out"),
    [
        ("", "<p><a href=/whale>A whale</a></p>", ["A whale"]),
        ("<p><a href=/whale>A whale</a></p>", "", ["A whale"]),
        ("", "<ul><li><a href=/crane>A crane</a> is sold</ul>", ["A crane is sold"]),
        ("", "<h3>More</h3><h4>At sea</h4><p><a href=/whale>A whale</a></p>", ["More", "At sea", "A whale"]),
        ("", "<h3>More</h3><p>Write to us.</p><p><a href=/whale>A whale</a></p>", ["A whale"]),
        ("", "<p><a href=https://harbour.example/whale>A whale</a></p>", ["A whale"]),
        ("", "<p><a href=https://port.example/plan>The plan</a></p>", []),
        ("", f"<p><a href=/whale>A whale</a> {SENTENCE}</p>", []),
        ("", f"<ul><li><a href=/plan>{SENTENCE[:60]}</a> {SENTENCE[:60]}</ul>", []),
        ("", f"<p>{SENTENCE}</p>", []),
    ],
)  # fmt: skip
def test_links_to_other_articles_stand_above_and_below_the_text(above: str, below: str, left_out: list[str]) -> None:
    assert beside(f"<div>{above}</div><article>{ARTICLE}</article><div>{below}</div>") == left_out


def test_links_among_the_text_are_the_articles() -> None:
    assert beside(f"<article>{ARTICLE}<p><a href=/whale>A whale</a></p><p>{SENTENCE}</p></article>") == []


def test_where_the_address_of_a_page_is_not_known_any_link_may_lead_on() -> None:
    below = "<div><p><a href=https://port.example/plan>The plan</a></p></div>"
    assert beside(f"<article>{ARTICLE}</article>{below}", "") == ["The plan"]


def test_of_a_text_of_two_paragraphs_nobody_can_tell() -> None:
    short = f"<article><p>{SENTENCE}</p><p>{SENTENCE}</p></article>"
    assert beside(f"{short}<div><p><a href=/whale>A whale</a></p></div>") == []


@pytest.mark.parametrize(
    ("own", "texts", "names"),
    [
        ([" Jo Ash ", "jo ash"], ["Jo Ash"], ("Jo Ash",)),
        (["Ash, Jo"], ["Kim Lee and Al Other"], ("Ash, Jo", "Kim Lee", "Al Other")),
        (["J" * 79, "K" * 80], [], ("J" * 79,)),
        (["", "admin", "jo@a.example", "harbour.org", "12"], ["https://a.example/"], ()),
        (["Jo Ash, Reporter"], ["By Kim Lee; Al Other | Follow us"], ("Jo Ash", "Kim Lee", "Al Other")),
    ],
)
def test_each_person_is_named_once(own: list[str], texts: list[str], names: tuple[str, ...]) -> None:
    assert authors.listed(own, texts) == names


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<a rel='author me'>Jo Ash</a>", ("Jo Ash",)),
        ("<span itemprop=author>Jo Ash</span><span itemprop=author>Kim Lee</span>", ("Jo Ash", "Kim Lee")),
        ("<div class='vcard author'><b class=fn>Jo Ash</b> since 2001</div>", ("Jo Ash",)),
        ("<div class=author>Jo Ash</div><div class=vcard>Kim Lee</div>", ()),
        ("<span itemprop=author>Jo Ash 2 March 2026</span>", ()),
        ("<link rel=author href=/jo>", ()),
        ("<!-- <a rel=author>Jo Ash</a> -->", ()),
    ],
)
def test_the_markup_names_an_author(markup: str, names: tuple[str, ...]) -> None:
    root = lxml.html.document_fromstring(f"<html><body>{markup}<p>Text.</p></body></html>")
    assert authors.marked(root) == names


def shown(body: str, headline: str = "The ferry returns") -> tuple[str, ...]:
    """Whom the page shows; the article is what stands in its one `article`."""
    found = read(body)
    chosen = {i for i, block in enumerate(found) if any(e.tag == "article" for e in (block.element.iterancestors()))}
    return authors.shown(found, chosen, authors.Places.of(found, chosen, headline))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (f"<article><h1>The ferry returns</h1><p>By Jo Ash</p><p>{SENTENCE * 2}</p></article>", ("Jo Ash",)),
        (f"<p>By Jo Ash</p><article><h1>The ferry returns</h1><p>{SENTENCE * 2}</p></article>", ("Jo Ash",)),
        (f"<ul><li>By Jo Ash</ul><article><h1>The ferry returns</h1><p>{SENTENCE * 2}</p></article>", ()),
        (f"<h1>The ferry returns</h1><p>By Jo Ash</p><article><p>{SENTENCE * 2}</p></article>", ("Jo Ash",)),
        (f"<article><p>{SENTENCE * 2}</p></article><p>By Jo Ash</p>", ("Jo Ash",)),
        (f"<article><p>{SENTENCE * 2}</p><p>By Jo Ash</p></article>", ("Jo Ash",)),
        (f"<article><p>{SENTENCE * 2}</p></article><p>x</p><p>y</p><p>z</p><p>By Jo Ash</p>", ()),
        (f"<p>By Jo Ash</p>{8 * '<p>x</p>'}<article><p>{SENTENCE * 2}</p></article>", ()),
        (f"<article><p>By Jo Ash</p><p>By Kim Lee</p><p>{SENTENCE * 2}</p></article>", ("Jo Ash", "Kim Lee")),
        (f"<article><p>By Jo Ash</p>{4 * '<p>x</p>'}<p>By Kim Lee</p><p>{SENTENCE * 2}</p></article>", ("Jo Ash",)),
        (f"<article><p>{SENTENCE * 2}</p><p>By Jo Ash</p><p>{SENTENCE * 2}</p></article>", ()),
        (f"<article><h1>The ferry returns</h1><p rel=author>Jo Ash 2026</p><p>{SENTENCE * 2}</p></article>", ()),
    ],
)  # fmt: skip
def test_a_byline_stands_near_the_headline_or_right_below_the_text(body: str, names: tuple[str, ...]) -> None:
    assert shown(body) == names
