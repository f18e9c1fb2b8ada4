"""Lists of links to other articles above and below the article of a web page."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from typing import Any

from newsgen.importing.lines.shapes import ends_sentence, plain
from newsgen.importing.sources.html.blocks import ROW
from newsgen.importing.sources.html.inline import TELLING, key
from newsgen.importing.sources.html.places import OTHERS, ancestors, around, innermost, is_within, kind_of
from newsgen.importing.sources.records import Block

_LITTLE, _SEVERAL = 3, 2
_LINKED = {"list": 0.4, "paragraph": 0.7, "quote": 0.9, "subhead": 0.9}
"""The share of links, at least, in the text of a block that is a link to another article, by its role."""

_CUT = re.compile(r"\[(?:…|\.{3})\]\s*$")
"""How the beginning of another article ends that stands below its headline."""

_MORE = 40
"""More letters beside its links than this are not just another article's date and author: they tell something."""


def leading_away(found: Sequence[Block], texts: Collection[int], page: str) -> set[int]:
    """Those of the blocks `texts` outside of the element with the article's own text that lead to other articles.

    They lead to the site of the address `page`, if that is known: an article's sources lie elsewhere. Subheads that
    head nothing else go with them.
    """
    told = [i for i in sorted(texts) if len(key(found[i].text)) >= TELLING and found[i].linked < _LINKED["list"]]
    home = innermost(found, told)
    if home is None or len(told) < _LITTLE:
        return set()
    inside = {i for i in texts if is_within(found[i], home)}
    first, last = min(inside), max(inside)
    above = sorted(i for i in texts if i < first)
    below = sorted(i for i in texts if i > last)
    return _leading(found, above, page) | _leading(found, below, page)


def other_articles(found: Sequence[Block], texts: Collection[int], links: Collection[int], page: str) -> set[int]:
    """Those of `texts` that are teasers and cards of other articles, and the subheads above these and above `links`."""
    told = _teasers(found, texts, page) | _cards(found, texts, page)
    return told | _heads(found, set(texts) - told, {*links, *told})


def _teasers(found: Sequence[Block], texts: Collection[int], page: str) -> set[int]:
    """The blocks among `texts` that are links to the page's own site: subheads apart from other text, and lone lines.

    So are subheads that the page calls so, the lines that close the text, and what is cut short between such links.
    """
    told = [i for i in texts if found[i].role != "subhead" and found[i].linked < _LINKED["paragraph"]]
    # A row of a table is read with the others.
    linked = [i for i in texts if _is_link(found[i]) and found[i].why != ROW and _is_of_own_site(found[i], page)]
    apart = {
        i
        for i in linked
        if found[i].role == "subhead" and not any(is_within(found[k], found[i].element.getparent()) for k in told)
    }
    called = {i for i in texts if found[i].role == "subhead" and kind_of(found[i].element) == OTHERS}
    lines = {i for i in linked if found[i].role == "paragraph" and _stands_alone(found, i, told)}
    cut = {i for i in texts if _CUT.search(found[i].text) and _stands_between_links(found, i, page)}
    return apart | called | lines | cut | _closing(found, texts, linked)


def _stands_between_links(found: Sequence[Block], index: int, page: str) -> bool:
    """Whether the words right above the block at `index` and those right below it are links to the page's own site."""
    above = next((found[i] for i in range(index - 1, -1, -1) if _has_words(found[i])), None)
    below = next((found[i] for i in range(index + 1, len(found)) if _has_words(found[i])), None)
    return all(block is not None and _is_link(block) and _is_of_own_site(block, page) for block in (above, below))


def _closing(found: Sequence[Block], texts: Collection[int], linked: Collection[int]) -> set[int]:
    """The several lines at the end of `texts` that are only links of those `linked`, and the subhead above.

    Items of a list are some only below a subhead. Lines that all lead to one place are text in a link that the page
    does not close.
    """
    end = list(takewhile(lambda i: i in linked and found[i].role != "subhead", sorted(texts, reverse=True)))
    above = max((i for i in texts if i < min(end, default=0)), default=0)
    headed = found[above].role == "subhead"
    places = {address for i in end for address in found[i].leads}
    if len(places) < _SEVERAL or not (headed or all(found[i].role == "paragraph" for i in end)):
        return set()
    return {*end, above} if headed else set(end)


def _cards(found: Sequence[Block], texts: Collection[int], page: str) -> set[int]:
    """Those of the blocks `texts` at the end that are cards: a heading and a picture that are one link, and some words.

    They are less than what stands above them, unlike the parts of an article that lists articles.
    """
    boxes = [box for i in sorted(texts) if (box := _card(found[i], page)) is not None]
    inside = {i for i in texts if any(is_within(found[i], box) for box in boxes)}
    last = max((i for i in texts if found[i].role != "subhead" and i not in inside), default=0)
    below = {i for i in inside if i > last}
    return below if len(below) < len(texts) / 2 else set()


def _card(block: Block, page: str) -> Any:
    """The element around the heading `block`, if that has a link, and a picture there leads to the same; else None."""
    if block.role != "subhead" or not block.leads or not _is_of_own_site(block, page):
        return None
    box = block.element.getparent()
    pictured = (link for link in box.iter("a") if next(link.iter("img", "picture"), None) is not None)
    hrefs = {link.get("href") for link in block.element.iter("a")}
    return box if any(link.get("href") in hrefs for link in pictured) else None


def _stands_alone(found: Sequence[Block], index: int, told: Collection[int]) -> bool:
    """Whether the line at `index` is no sentence, and stands below a block of the text that does not announce it.

    Another block of the text, or a subhead, is below.
    """
    above = next((i for i in range(index - 1, -1, -1) if _has_words(found[i])), index)
    below = next((i for i in range(index + 1, len(found)) if _has_words(found[i])), index)
    amidst = above in told and (below in told or found[below].role == "subhead")
    announced = found[above].text.rstrip().endswith((":", "\uff1a"))
    return amidst and not announced and not ends_sentence(plain(found[index].text))


def _has_words(block: Block) -> bool:
    return bool(block.text.strip()) and block.role != "boilerplate"


def _is_of_own_site(block: Block, page: str) -> bool:
    """Whether the links of `block` surely lead to the site of the address `page`."""
    return leads_on(block, page) and (bool(_site(page)) or all(_site(a) is None for a in block.leads))


def _heads(found: Sequence[Block], texts: Collection[int], links: Collection[int]) -> set[int]:
    """The subheads amidst `texts` that stand right above some of the `links`, and in one element with no other text."""
    told = [i for i in texts if found[i].role != "subhead"]
    above: set[int] = set()
    for index in (i for i in texts if found[i].role == "subhead" and i > min(told, default=i)):
        following = next((i for i in range(index + 1, len(found)) if found[i].text.strip()), index)
        holders = around(found[following])
        shared = next((e for e in ancestors(found[index]) if e in holders), None)
        if following in links and not any(is_within(found[i], shared) for i in told):
            above.add(index)
    return above


def _leading(found: Sequence[Block], stretch: Sequence[int], page: str) -> set[int]:
    """The links in a `stretch` of blocks, and the subheads above them."""
    links = {i for i in stretch if _is_link(found[i]) and leads_on(found[i], page)}
    for i, following in reversed(tuple(pairwise(stretch))):
        if found[i].role == "subhead" and following in links:
            links.add(i)
    return links


def _is_link(block: Block) -> bool:
    """Whether `block` is a link and little else."""
    own = (1 - block.linked) * len(key(block.text))
    return block.linked >= _LINKED.get(block.role, 1) and own < _MORE


def leads_on(block: Block, page: str) -> bool:
    """Whether all links of `block` lead to the site of the address `page`; True where that is unknown."""
    site = _site(page)
    return not site or {_site(address) for address in block.leads} <= {site, None}


def _site(address: str) -> str | None:
    """The registered domain of `address`; None for an address within a site."""
    from courlan import extract_domain  # noqa: PLC0415  # comes with trafilatura

    return extract_domain(address) or extract_domain(address, fast=True)
