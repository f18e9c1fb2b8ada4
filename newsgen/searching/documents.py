"""What of a rendered page is searched: its main element, without what leads elsewhere, and who wrote it on what."""

import re
from html import escape

from newsgen import languages
from newsgen.model import Article

TEMPLATES = ("article.html", "page.html")
"""The templates of the pages that readers look for; all others are lists of them."""

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
"""What stands in a main element and is not its text, as selectors. A template can mark more with
`data-pagefind-ignore`.
"""

_MAIN = re.compile(rb"<main[ >].*</main>", re.DOTALL)
_FIGURE = re.compile(rb'<figure class="figure[ "].*?</figure>', re.DOTALL)
_CAPTION = re.compile(rb"<figcaption[ >].*?</figcaption>", re.DOTALL)
_MARK = re.compile(rb"<[^>]*>")


def document(article: Article, html: bytes) -> bytes:
    """What Pagefind is given for `article`, whose page is `html`: the text, and what a result shows of it.

    A page whose template has no main element is taken whole. Captions follow the text, so that no sentence of it is
    shown with one in its middle.
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
    # Pagefind refuses a site without any word, and an article may be nothing but a picture and a headline.
    names = escape(", ".join((*article.authors, *article.tags)) or article.title)
    parts = (
        f"<!DOCTYPE html><html><body><div data-pagefind-ignore>{meta}</div>".encode(),
        _FIGURE.sub(b"", text),
        *figures,
        f"<p>{names}</p></body></html>".encode(),
    )
    return _CAPTION.sub(_paragraph, b"\n".join(parts))


def _paragraph(caption: re.Match[bytes]) -> bytes:
    """A caption as Pagefind tells it from what follows: a paragraph, and no space at its end."""
    return b"<p>%s</p>" % b" ".join(_MARK.sub(b" ", caption.group()).split())
