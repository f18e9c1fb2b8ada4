"""Which blocks of a web page are its article."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile
from typing import Any

import msgspec

from newsgen.importing.lines import bylines
from newsgen.importing.sources.html.blocks import CONTROL, FORM, HIDDEN
from newsgen.importing.sources.html.inline import TELLING, key
from newsgen.importing.sources.html.places import (
    HEAD,
    OUTSIDE,
    ancestors,
    around,
    enclosing,
    innermost,
    is_within,
    reason,
)
from newsgen.importing.sources.page import asides, ends, framed, left_over, missed, titles
from newsgen.importing.sources.page.links import leading_away, leads_on, other_articles
from newsgen.importing.sources.page.pictures import pictures_of_article
from newsgen.importing.sources.records import Block, Stated
from newsgen.importing.words import dates

_NEAR = 3
_WRITTEN = frozenset({"p", "li", "h2", "h3", "h4", "h5", "h6"})
_SOME = 3
_SHOWN = 120
_MOSTLY_LINKS, _LINK = 0.5, 0.9


class Region(msgspec.Struct, frozen=True):
    """The indexes of the article's blocks, of links to other articles, of copies of its text, and of quotes from it.

    By index, `extra` is further text, as pairs (plain, Markdown), that goes before a block; `doubts` says what is
    doubtful about one. `whole` are the elements around the whole text.
    """

    chosen: frozenset[int] = frozenset()
    links: frozenset[int] = frozenset()
    copies: frozenset[int] = frozenset()
    quoted: frozenset[int] = frozenset()
    extra: Mapping[int, tuple[tuple[str, str], ...]] = {}
    doubts: Mapping[int, str] = {}
    whole: frozenset[Any] = frozenset()


def find(found: Sequence[Block], html: str, stated: Stated) -> Region:
    """Choose the article's blocks among `found`, which were read from `html`."""
    lines = _extracted(html)
    keys = [key(block.text) if block.is_text else "" for block in found]
    anchors = _anchors(keys, lines, found)
    if not anchors:
        return Region()
    whole = enclosing(innermost(found, anchors))
    texts = anchors | _short_ones(keys, lines, anchors, found, whole)
    stated = titles.headed(stated, found, texts)
    texts |= ends.opening(found, texts)
    texts |= ends.points(found, texts, whole)
    below = ends.commented(found, texts) | ends.prompted(found, texts)
    texts -= below
    texts |= ends.going_on(found, texts, whole)
    page = stated.url or stated.base
    texts |= _siblings(found, texts, page, whole)
    texts |= framed.in_figures(found, texts)
    texts |= framed.spoken_beside(found, texts)
    links = leading_away(found, texts, page)
    texts -= links
    amidst = [i for i in range(min(texts), max(texts)) if i not in texts]
    links |= {i for i in amidst if keys[i] and found[i].linked >= _LINK and leads_on(found[i], page)}
    others = other_articles(found, texts, links, page)
    # Where all is in a link that is not closed, it is the text.
    links |= others if texts - others else set()
    texts -= links
    over = ends.overlines(found, texts, stated.title or "")
    texts -= over
    pulled = asides.pulled(found, texts)
    texts -= pulled
    said_once = {keys[i] for i in texts if len(keys[i]) >= TELLING}
    copies = {i for i in amidst if keys[i] in said_once}
    beside = asides.find(found, texts, links, page)
    texts |= beside.kept
    links -= beside.kept
    passed_over = missed.sentences(found, texts | links | copies, page)
    texts |= passed_over.keys()
    pictures = pictures_of_article(found, texts, stated)
    captions = {key(found[index].text) for index in pictures} | {""}
    said = "\n".join(captions)
    # trafilatura puts the captions in the cells of a row on one line.
    lines = [(t.strip("| "), k) for t, k in lines if k not in said and not captions.issuperset(map(key, t.split("|")))]
    # Of a short page, trafilatura makes one line, with its headline and its captions.
    apart = [key(block.text) for block in found if block.why in (HIDDEN, CONTROL, FORM) or block.role == "caption"]
    apart += [keys[i] for i in below | over]
    extra = left_over.find(keys, lines, texts | links, [key(stated.title or ""), *apart])
    chosen = frozenset(texts | pictures)
    doubts = {**_times(found, chosen, whole), **beside.doubts, **passed_over}
    return Region(chosen, frozenset(links), frozenset(copies), beside.quoted | pulled, extra, doubts, whole)


def _times(found: Sequence[Block], chosen: frozenset[int], whole: Collection[Any]) -> dict[int, str]:
    """The doubt about times of day amidst the text, which are left out, where there are several as in a live blog."""
    amidst = [i for i in range(min(chosen), max(chosen)) if i not in chosen and found[i].text]
    times = [i for i in amidst if dates.is_time(found[i].text) and reason(found[i], whole) in (OUTSIDE, HEAD)]
    said = ", ".join(found[i].text for i in times)
    return {times[0]: f"times amidst the text were left out: {said[:_SHOWN]}"} if len(times) >= _SOME else {}


def _extracted(html: str) -> list[tuple[str, str]]:
    """The lines of the text that trafilatura finds, each with its key."""
    import trafilatura  # noqa: PLC0415  # a second of imports, for pages alone

    made = trafilatura.bare_extraction(html, include_comments=False, include_tables=True, with_metadata=False)
    text = (made.text if made is not None and not isinstance(made, dict) else None) or ""
    found = ((line.strip().removeprefix("- "), key(line)) for line in text.split("\n"))
    return [(line, k) for line, k in found if k]


def _anchors(keys: Sequence[str], lines: Sequence[tuple[str, str]], found: Sequence[Block]) -> set[int]:
    """The blocks with enough words to be known by them: each as often as trafilatura found it, as a refrain is.

    Where the page has one more often, the copy amidst most of the others counts, and with it those beside paragraphs
    that stand nowhere else: copies for another width of the page come with all that is around them.
    """
    whole = {k for _, k in lines}
    # A block with line breaks, as a poem or an address has, is several lines there.
    run_on = "".join(k for _, k in lines)
    long_lines = [k for k in whole if len(k) >= TELLING]
    hits: dict[str, list[int]] = {}
    for index, k in enumerate(keys):
        if len(k) < TELLING:
            continue
        # In an aside, a part of a line is a quote from the text.
        if k in whole or (
            (k in run_on or _mostly(k, long_lines)) and not any(e.tag == "aside" for e in around(found[index]))
        ):
            hits.setdefault(k, []).append(index)
    hits = _of_their_own(hits, lines)
    if not hits:
        # A page of a few words.
        return {index for index, k in enumerate(keys) if k and k in whole}
    crowd = Counter(parent for indexes in hits.values() for index in indexes for parent in ancestors(found[index]))
    once = (found[indexes[0]] for indexes in hits.values() if len(indexes) == 1)
    unlike = {block.element.getparent() for block in once if block.role == "paragraph" and block.element is not None}
    chosen: set[int] = set()
    for k, indexes in hits.items():
        best = max(indexes, key=lambda i: (sum(crowd[p] for p in ancestors(found[i])[:4]), -i))
        held = {*ancestors(found[best])[:1], *unlike}
        beside = [i for i in indexes if held.intersection(ancestors(found[i])[:1])]
        chosen.update(beside[: max(1, run_on.count(k))] if len(beside) > 1 else beside)
    return chosen


def _of_their_own(hits: dict[str, list[int]], lines: Sequence[tuple[str, str]]) -> dict[str, list[int]]:
    """`hits` without those above or below all whole lines whose words stand elsewhere: a menu's entry, a teaser."""
    whole = {k for _, k in lines}
    sure = [i for k, indexes in hits.items() if k in whole for i in indexes]
    if not sure:
        return hits
    amidst = range(min(sure), max(sure))
    run_on, said = "".join(k for _, k in lines), "\n".join(hits)
    parts = "".join(k for _, k in lines if k not in hits)
    return {
        k: indexes
        for k, indexes in hits.items()
        if k in whole or indexes[0] in amidst or (said.count(k) == 1 and (k in parts or k not in run_on))
    }


def _mostly(k: str, lines: Sequence[str]) -> bool:
    """Whether `lines` are most of the block with the key `k`, which trafilatura parts at line breaks."""
    return sum(len(line) for line in lines if line in k) >= 0.8 * len(k)


def _short_ones(
    keys: Sequence[str],
    lines: Sequence[tuple[str, str]],
    anchors: set[int],
    found: Sequence[Block],
    whole: Collection[Any],
) -> set[int]:
    """The short blocks that trafilatura found too and that stand among the anchors, or next to them.

    Some are on one line with the block above or below them, as subheads in the items of a list are.
    """
    short = Counter(k for _, k in lines if len(k) < TELLING)
    run_on = "".join(k for _, k in lines)
    chosen = set[int]()
    for index in _stretch(keys, found, short, anchors):
        k = keys[index]
        if not k or len(k) >= TELLING:
            continue
        if short[k] > 0:
            short[k] -= 1
            chosen.add(index)
            continue
        above = (index - 1 in anchors or index - 1 in chosen) and keys[index - 1] + k in run_on
        below = index + 1 in anchors and k + keys[index + 1] in run_on
        if (above or below) and reason(found[index], whole) == OUTSIDE:
            chosen.add(index)
    return chosen


def _stretch(keys: Sequence[str], found: Sequence[Block], short: Collection[str], anchors: set[int]) -> range:
    """The indexes from a few blocks above the anchors to a few below, and to the end of the `short` lines there.

    A poem, or a text in lines that say little each, has no anchor for many lines.
    """

    def is_line(index: int) -> bool:
        return not keys[index] or (found[index].role == "paragraph" and keys[index] in short)

    above, below = range(min(anchors) - 1, -1, -1), range(max(anchors) + 1, len(keys))
    first, last = (max(_NEAR, len(list(takewhile(is_line, way)))) for way in (above, below))
    return range(max(0, min(anchors) - first), min(len(keys), max(anchors) + last + 1))


def _siblings(found: Sequence[Block], texts: set[int], page: str, whole: Collection[Any]) -> set[int]:
    """The paragraphs, subheads and items that were missed, amidst the text and in one element with others of it.

    Of a subhead, the text right below it is enough, as in a live blog; of a list, what stands around it counts. A
    paragraph right below the text is of it as well, as a note at its end is; with a link, it is mostly a prompt.
    """
    held = Counter(parent for index in texts for parent in ancestors(found[index])[:1])
    said = {k for index in texts if len(k := key(found[index].text)) >= TELLING}
    return {
        index
        for index in range(min(texts), min(max(texts) + 2, len(found)))
        if (block := found[index]).role in ("paragraph", "subhead", "list")
        and block.element is not None
        and block.element.tag in _WRITTEN
        and (
            held[parent := block.element.getparent()] >= _SOME
            or (block.role == "list" and not block.linked and held[_list_in(block)] >= _SOME)
            or _heads(block, parent, index + 1, found, texts)
        )
        and any(map(str.isalpha, block.text))
        and (index < max(texts) or (block.role == "paragraph" and not block.linked))
        and key(block.text) not in said
        and not (block.linked >= _MOSTLY_LINKS and leads_on(block, page))
        and ((why := reason(block, whole)) == OUTSIDE or (why == HEAD and block.role == "subhead"))
        and not bylines.signs(block.text)
    } - texts


def _list_in(block: Block) -> Any:
    """What the outermost list around an item, `block`, stands in; None where an item is in no list."""
    lists = [element for element in around(block) if element.tag in ("ul", "ol")]
    return lists[-1].getparent() if lists else None


def _heads(block: Block, parent: Any, following: int, found: Sequence[Block], texts: set[int]) -> bool:
    """Whether `block` is a subhead, and the block at `following` is text in its `parent` or in an element of that.

    A box that folds up has its heading in an element of its own, and both in one with no text above them. Programs
    that put pages together of boxes give a heading one of its own; an entry of a live blog has a head with its time.
    """
    if block.role != "subhead" or following not in texts:
        return False
    holders, box = ancestors(found[following]), parent.getparent()
    begins = box in holders and not any(is_within(found[i], box) for i in texts if i < following)
    apart = [e for e in around(block) if not is_within(found[following], e)]
    if begins or parent in holders or not apart:
        return True
    own = apart[-1]
    alone = key(own.text_content()) == key(block.text) and next(own.iter("img", "a"), None) is None
    return alone or own.tag == "header"
