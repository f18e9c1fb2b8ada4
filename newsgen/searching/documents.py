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


def document(article: Article, html: bytes) -> bytes:
    """What Pagefind is given for `article`, whose page is `html`: the text, and what a result shows of it.

    A page whose template has no main element is taken whole.
    """
    found = _MAIN.search(html)
    facts = {
        "title": article.title,
        "section": article.section,
        "date": article.day,
        "language": article.language,
        "direction": languages.direction(article.language),
    }
    meta = "".join(f'<p data-pagefind-meta="{name}">{escape(text)}</p>' for name, text in facts.items() if text)
    # Pagefind refuses a site without any word, and an article may be nothing but a picture and a headline.
    names = escape(", ".join((*article.authors, *article.tags)) or article.title)
    return b"\n".join(
        (
            f"<!DOCTYPE html><html><body><div data-pagefind-ignore>{meta}</div>".encode(),
            found.group() if found else html,
            f"<p>{names}</p></body></html>".encode(),
        )
    )
