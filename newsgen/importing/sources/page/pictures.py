"""Choose the pictures of a web page that are its article's."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import Any

from newsgen.importing.sources.html import figures
from newsgen.importing.sources.html.inline import key
from newsgen.importing.sources.html.places import (
    OUTSIDE,
    ancestors,
    around,
    enclosing,
    home,
    innermost,
    is_about_author,
    is_elsewhere,
    is_listed,
    is_within,
    reason,
)
from newsgen.importing.sources.records import Block, Shown, Stated

_LABEL, _NEAR = 40, 8
"""The most letters of a label above a headline, and how many blocks above that a picture of the article may be."""


def pictures_of_article(found: Sequence[Block], texts: set[int], stated: Stated) -> set[int]:
    """The figures among the text, and those that open the article."""
    article, inner = home(found, texts), innermost(found, texts)
    whole = enclosing(inner)
    boxes = {*whole, *_asides(found[i] for i in texts), *_framing(found)}
    first, last = min(texts), _end(found, texts)
    title = key(stated.title or "")
    headlines = (i for i in range(first) if found[i].role == "subhead" and title and key(found[i].text) == title)
    headline = next((i for i in headlines if not is_listed(found[i])), first)
    top = headline - _has_label(found, headline)
    above = tuple(takewhile(_is_figure, reversed(found[:top])))
    # One picture above the headline may open the article; several are those of other articles.
    opens = sum(block.shown is not None for block in above) == 1 and _is_opening(above[-1], article)
    start = top - len(above) if opens else headline
    others = [block for i, block in enumerate(found) if i not in texts and block.is_text]
    heads = {link for block in others if block.role == "subhead" for link in _links(block)}
    # A picture beside a link of words to another article is that article's.
    teasers = {_address(e) for block in others for e in _links(block) if any(map(str.strip, e.itertext()))} - {""}
    amidst = range(min(texts), last + 1)
    chosen, seen = set[int](), dict[str, int]()
    for index, block in enumerate(found):
        if not _is_figure(block):
            continue
        if is_elsewhere(block, article, boxes) or is_about_author(block, article):
            continue
        within = article is not None and article in ancestors(block)
        near = start <= index <= last
        if not (near or (within and (block.role == "caption"))):
            continue
        # Amidst the text, a picture that is no link and in no box of another kind needs no words.
        known = _is_known(block) or (index in amidst and _is_own(block, inner, ()) and reason(block, whole) == OUTSIDE)
        if block.role == "blank" and not (near and known and teasers.isdisjoint(map(_address, _links(block)))):
            continue
        if _is_of_card(block, heads):
            continue
        if block.shown is None:
            # A further line of the caption above it.
            chosen |= {index} if index - 1 in chosen else set()
            continue
        mark = _mark(block.shown)
        if mark not in seen or _is_another(found, seen[mark], index, texts):
            chosen.add(index)
        seen[mark] = index
    own = [i for i in range(max(0, headline - _NEAR), last + 1) if not is_elsewhere(found[i], article, boxes)]
    return chosen | _stated(found, chosen, own, stated.picture)


def _stated(found: Sequence[Block], chosen: Collection[int], places: Sequence[int], address: str | None) -> set[int]:
    """The first picture at `places` that is the one at `address`, which links to the article show; none if `chosen`."""
    lead = Shown((address,) if address else ())
    if not address or any(figures.same(found[i].shown, lead) for i in chosen):
        return set()
    own = (
        i
        for i in places
        if (shown := found[i].shown)
        and shown.addresses
        and figures.same(shown, lead)
        and not any(map(_address, _links(found[i])))
    )
    return set(islice(own, 1))


def _has_label(found: Sequence[Block], headline: int) -> bool:
    """Whether a label, as of a section, stands right above the block `headline`, in a box without what is above it."""
    if not 1 < headline < len(found):
        return False
    above, label = found[headline - 2 : headline]
    box = next((e for e in around(label) if is_within(found[headline], e)), None)
    return label.is_text and 0 < len(label.text) <= _LABEL and not is_within(above, box)


def _asides(blocks: Iterable[Block]) -> Iterator[Any]:
    """The asides around `blocks`."""
    return (e for block in blocks for e in around(block) if e.tag == "aside")


def _framing(found: Sequence[Block]) -> set[Any]:
    """The asides that hold a figure with its caption and no other words: they frame it."""
    framing = set(_asides(block for block in found if block.role == "caption" and not block.linked))
    if not framing:
        return framing
    return framing - set(_asides(block for block in found if not _is_figure(block) and key(block.text)))


def _end(found: Sequence[Block], texts: set[int]) -> int:
    """The index of the article's last block: of its text, or of pictures right below that link to no other page."""
    inner, last = innermost(found, texts), max(texts)
    end = next((i for i in range(last + 1, len(found)) if not _is_figure(found[i])), len(found))
    own = takewhile(lambda i: _is_own(found[i], inner, found[end : end + 1]), range(last + 1, end))
    return max((last, *own))


def _is_own(block: Block, inner: Any, following: Sequence[Block]) -> bool:
    """Whether a picture stands in the element `inner` by itself, and not in a box with the words `following` it."""
    holders = around(block)
    if inner not in holders or any(map(_address, _links(block))) or _is_button(block):
        return False
    box = holders[holders.index(inner) - 1]
    return not any(is_within(other, box) for other in following)


def _is_button(block: Block) -> bool:
    """Whether a small picture in a list leads nowhere but to the larger one, which a script shows."""
    return is_listed(block) and any((link.get("href") or "").startswith("#") for link in _links(block))


def _is_of_card(block: Block, heads: Collection[Any]) -> bool:
    """Whether a picture is a card of another page, as one link with a heading is; `heads` are the links with any.

    Of some, only the words are there, and a script loads the picture.
    """
    bare = block.linked == 1 and block.shown is not None and not block.shown.addresses
    return bare or not set(heads).isdisjoint(_links(block))


def _links(block: Block) -> list[Any]:
    """The links in `block` and around it."""
    return [] if block.element is None else [e for e in (*around(block), *block.element.iter("a")) if e.tag == "a"]


def _address(link: Any) -> str:
    """The address of `link`, if it is that of another page, else ""."""
    address = link.get("href") or ""
    return "" if address.startswith("#") or figures.PICTURE_FILE.search(address) else address


def _is_opening(block: Block, article: Any) -> bool:
    """Whether the figure `block` right above a headline may be the article's: it has a caption, or stands in it."""
    return block.role == "caption" or (article is not None and article.tag == "article" and is_within(block, article))


def _is_figure(block: Block) -> bool:
    return block.shown is not None or block.role == "caption"


def _mark(shown: Shown) -> str:
    """What identifies a figure that the page has twice: its caption, or else its credit and its picture."""
    return key(shown.caption) or " ".join((key(shown.credit), *shown.addresses[:1]))


def _is_another(found: Sequence[Block], one: int, other: int, texts: Collection[int]) -> bool:
    """Whether two figures with one caption are two: text stands between them, and their files differ."""
    apart = any(i in texts for i in range(one, other))
    return apart and figures.differ(found[one].shown, found[other].shown)


def _is_known(block: Block) -> bool:
    """Whether a picture without a caption is worth keeping: it is described, or in a figure of its own."""
    element = block.element
    in_figure = any(e.tag == "figure" for e in ancestors(block)[:4])
    return bool(block.shown and block.shown.addresses and (block.shown.alt or in_figure)) and element is not None
