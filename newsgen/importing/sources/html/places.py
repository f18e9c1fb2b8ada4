"""Where the blocks of a web page stand: in which elements, and what those are called."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from newsgen.importing.sources.records import Block

OTHERS = "a link to other articles"
OUTSIDE = "outside the article"
BESIDE = "beside the article"
COMMENT = "a comment, or a prompt to write one"
HEAD = "the head of the page"
SHARE, ADVERTISEMENT, SUBSCRIBE = "a prompt to share or follow", "an advertisement", "a prompt to subscribe"
"""Why a block is set aside: what it is, or where it stands if that says no more."""

_REASONS = {
    r"(?:^|[-_\s])(?:share|sharing|social|addtoany|sharedaddy|follow)": SHARE,
    r"(?:^|[-_\s])(?:ads?|advert\w*|sponsor\w*|promo\w*|outbrain|taboola)(?:$|[-_\s])": ADVERTISEMENT,
    r"newsletter|subscri|paywall|signup|sign-up": SUBSCRIBE,
    r"related(?![-_](?:image|photo|media))|"
    r"recommend|read-?more|more-(?:from|on|stories)|trending|most-(?:read|popular)|teaser|recirc": OTHERS,
    r"comment|comentario|kommentar|disqus": COMMENT,
    r"cookie|consent|gdpr": "a notice of the site",
    r"(?:^|\s|(?<!accordion)(?<!card)(?<!panel)(?<!toggle)[-_])"
    r"(?:nav\w*|menu|breadcrumbs?|header|masthead|footer|sidebar)(?:$|[-_\s])": "the frame of the page",
}
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), why) for pattern, why in _REASONS.items())
_FRAMES = {
    "nav": "navigation",
    "footer": "the foot of the page",
    "aside": BESIDE,
    "header": HEAD,
}
_OTHER = re.compile(
    r"(?:^|(?<!has)(?<!with)(?<!no)[-_\s])(?:related(?![-_](?:image|photo|media))\w*|recommend\w*|more-(?:from|on|stories)|trending|most-(?:read|popular)|teasers?|recirc\w*|"
    r"promo\w*|share-(?:buttons?|bar|icons?|links?|tools?)|addtoany\w*|sharedaddy|(?:video-?)?playlist\w*|ads?|advert\w*|outbrain|taboola|newsletter\w*|sidebar|comments?|read-?next|up-?next|sponsored?|"
    r"site-?(?:header|footer)|menu|nav\w*)(?:$|[-_\s])",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"(?:^|[-_\s])author-(?:bio|box|info|card)(?:$|[-_\s])", re.IGNORECASE)


def ancestors(block: Block) -> list[Any]:
    """The elements around that of `block`, the innermost first."""
    return [] if block.element is None else list(block.element.iterancestors())


def around(block: Block) -> list[Any]:
    """The element of `block`, and those around it."""
    return [] if block.element is None else [block.element, *ancestors(block)]


def is_within(block: Block, element: Any) -> bool:
    """Whether `block` stands in `element`."""
    return element in around(block)


def inside(block: Block, element: Any) -> list[Any]:
    """Those `around` a block that stand in `element`; none where the block stands elsewhere."""
    holders = around(block)
    return holders[: holders.index(element)] if element in holders else []


def is_listed(block: Block) -> bool:
    """Whether `block` stands in a list, as links to other articles above a headline do."""
    return any(element.tag == "li" for element in around(block))


def innermost(found: Sequence[Block], texts: Collection[int]) -> Any:
    """The smallest element that holds at least four in five of the blocks `texts`; None where there is none."""
    counts = Counter(holder for index in texts for holder in around(found[index]))
    holders = (element for element, n in counts.items() if n >= 0.8 * len(texts))
    return min(holders, key=lambda element: len(list(element.iterdescendants())), default=None)


def enclosing(inner: Any) -> frozenset[Any]:
    """The element `inner` and those around it; none for None."""
    return frozenset() if inner is None else frozenset((inner, *inner.iterancestors()))


def names(element: Any) -> str:
    """The classes and the id of `element`."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def reason(block: Block, whole: Collection[Any] = ()) -> str:
    """Why a block that is not the article's is set aside, by where it stands.

    `whole` are the elements around the article's whole text, whose names say nothing of a part of the page.
    """
    if block.role == "boilerplate" and block.why not in ("a paragraph", ""):
        return block.why
    for element in around(block):
        if element in whole:
            break
        if why := _FRAMES.get(element.tag) or kind_of(element):
            return why
    return OUTSIDE


def kind_of(element: Any) -> str:
    """What `element` is, if its class or id name it as something without text of an article; else ""."""
    if element.tag in ("body", "html"):
        return ""
    # What an aside is called for those who hear the page tells as much.
    said = f"{names(element)} {element.get('aria-label') or ''}" if element.tag == "aside" else names(element)
    return next((why for pattern, why in _PATTERNS if pattern.search(said)), "")


def home(found: Sequence[Block], texts: Collection[int]) -> Any:
    """The element with nearly all of the blocks `texts`, widened to the article around it; or None."""
    inner = innermost(found, texts)
    if inner is None:
        return None
    for element in (inner, *inner.iterancestors()):
        if element.tag in ("article", "main") or "Article" in (element.get("itemtype") or ""):
            return element
    return inner


def is_elsewhere(block: Block, article: Any, boxes: Collection[Any] = ()) -> bool:
    """Whether `block` stands in a part of the page about something else, beside or in the element `article`.

    `boxes` are elements with text of the article.
    """
    apart = (e for e in _apart(block, article) if e not in boxes)
    return any(_OTHER.search(names(e)) or e.tag in ("nav", "aside") or _is_foot(e) for e in apart)


def _is_foot(element: Any) -> bool:
    """Whether `element` is the foot of a page, and not of an article."""
    return element.tag == "footer" and next(element.iterancestors("article"), None) is None


def is_about_author(block: Block, article: Any) -> bool:
    """Whether `block` stands in a part of the page about the author, beside or in the element `article`."""
    return any(_AUTHOR.search(names(element)) for element in _apart(block, article))


def _apart(block: Block, article: Any) -> Iterator[Any]:
    """The elements around `block` that are not around `article` as well."""
    shared = set() if article is None else {article, *article.iterancestors()}
    for element in ancestors(block):
        if element in shared or element.tag in ("body", "html"):
            return
        yield element


def is_classed(element: Any, pattern: re.Pattern[str]) -> bool:
    """Whether a class or the id of `element`, or of the two elements around it, matches."""
    near: Iterator[Any] = (e for e in (element, *list(element.iterancestors())[:2]))
    return any(pattern.search(f"{names(e)} {e.get('itemprop') or ''} {e.get('rel') or ''}") for e in near)


def is_heading_or_classed(element: Any, pattern: re.Pattern[str]) -> bool:
    """Whether `element` is a heading, or `is_classed`."""
    return element.tag in ("h2", "h3", "h4") or is_classed(element, pattern)
