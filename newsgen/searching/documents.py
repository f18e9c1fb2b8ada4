"""Make the searched document of a rendered page: its main element without navigation, its authors and its tags."""

import re
from html import escape

from newsgen import languages
from newsgen.model import Article

TEMPLATES = ("article.html", "page.html")
"""The templates of searched pages; all others are lists of them."""

LEFT_OUT = (
    "h1",
    ".trail",
    ".article-rail",
    ".no-picture",
    ".series",
    ".tags",
    ".more",
    ".related",
    ".footnote-backref",
)
"""Selectors for elements of the main element that are not searched. A template can mark more with
`data-pagefind-ignore`.
"""

_MAIN = re.compile(rb"<main[ >].*</main>", re.DOTALL)
_FIGURE = re.compile(rb'<figure class="figure[ "].*?</figure>', re.DOTALL)
_CAPTION = re.compile(rb"<figcaption[ >].*?</figcaption>", re.DOTALL)
_MARK = re.compile(rb"<[^>]*>")


def document(article: Article, html: bytes) -> bytes:
    """The HTML for Pagefind of `article`, whose page is `html`: the text, and the facts that a result shows.

    A page without a main element is taken whole. Captions come after the text, so that none interrupts a sentence in
    an excerpt.
    """
    found = _MAIN.search(html)
    text = found.group() if found else html
    figures = _FIGURE.findall(text)
    facts = {
        "title": article.title,
        "section": " · ".join(filter(None, (article.section, article.label))),
        "date": article.day,
        "language": article.language,
        "direction": languages.direction(article.language),
    }
    meta = "".join(f'<p data-pagefind-meta="{name}">{escape(text)}</p>' for name, text in facts.items() if text)
    # Pagefind refuses a site without any words, and an article may have only a picture and a headline.
    names = escape(", ".join((*article.authors, *article.tags)) or article.title)
    parts = (
        f"<!DOCTYPE html><html><body><div data-pagefind-ignore>{meta}</div>".encode(),
        _FIGURE.sub(b"", text),
        *figures,
        f"<p>{names}</p></body></html>".encode(),
    )
    return _CAPTION.sub(_paragraph, b"\n".join(parts))


def _paragraph(caption: re.Match[bytes]) -> bytes:
    """A caption in the form that Pagefind separates from what follows: a paragraph without a final space."""
    return b"<p>%s</p>" % b" ".join(_MARK.sub(b" ", caption.group()).split())
