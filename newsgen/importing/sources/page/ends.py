"""Where the text of a web page begins and ends: headline, first words in no paragraph, key points, comments below."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Any

from newsgen.importing.lines import bylines, furniture
from newsgen.importing.lines.shapes import ends_sentence, plain
from newsgen.importing.sources.html.inline import TELLING, key
from newsgen.importing.sources.html.places import (
    ADVERTISEMENT,
    COMMENT,
    OUTSIDE,
    SHARE,
    SUBSCRIBE,
    ancestors,
    around,
    innermost,
    is_within,
    kind_of,
    reason,
)
from newsgen.importing.sources.html.tags import HEADINGS
from newsgen.importing.sources.records import Block

_SOME = 3
_LONG = 160
_LINKED = 0.4
_LONGEST_PROMPTS = 600
_PROMPTS = frozenset({SHARE, ADVERTISEMENT, SUBSCRIBE})
_WRITTEN = re.compile(r"(?:^|[-_\s])(?:article|content|story|body|entry|post|text)", re.IGNORECASE)
"""A class of an element that holds text of an article."""

_PAID = re.compile(r"paywall|subscriber", re.IGNORECASE)


def opening(found: Sequence[Block], texts: Collection[int]) -> set[int]:
    """The words right above the blocks `texts` that stand in the element with several of these, outside any paragraph.

    trafilatura passes over them where paragraphs follow.
    """
    index = min(texts) - 1
    block = found[index] if index >= 0 else Block("blank", "", "")
    held = Counter(parent for i in texts for parent in ancestors(found[i])[:1])
    bare = block.role == "paragraph" and block.element is not None and held[block.element] >= _SOME
    tells = len(key(block.text)) >= TELLING and ends_sentence(plain(block.text))
    return {index} if bare and tells and not bylines.signs(block.text) else set()


def going_on(found: Sequence[Block], texts: Collection[int], whole: Collection[Any]) -> set[int]:
    """The paragraphs right below the blocks `texts` in another element that is called like that around the last.

    An advertisement parts the text, and trafilatura stops there. `whole` are the elements around the whole text.
    """
    box = next(iter(ancestors(found[max(texts)])), None)
    if box is None or not _WRITTEN.search(box.get("class") or ""):
        return set()
    following = (i for i in range(max(texts) + 1, len(found)) if found[i].is_text and key(found[i].text))
    return set(takewhile(lambda i: _goes_on(found[i], box, whole), following))


def _goes_on(block: Block, box: Any, whole: Collection[Any]) -> bool:
    """Whether `block` is a paragraph of sentences in an element besides `box` with all classes of that."""
    told = block.role == "paragraph" and len(key(block.text)) >= TELLING and ends_sentence(plain(block.text))
    holder = next(iter(ancestors(block)), box)
    called = holder is not box and _classes(box) <= _classes(holder)
    return told and called and block.linked < _LINKED and reason(block, whole) == OUTSIDE


def _classes(element: Any) -> set[str]:
    return set((element.get("class") or "").split())


def overlines(found: Sequence[Block], texts: Collection[int], title: str) -> set[int]:
    """Those of the blocks `texts` that stand above the heading with the `title`: the section, the day, a slogan.

    None is where that heading stands below a long one, as one that repeats the headline does.
    """
    body = next((i for i in sorted(texts) if len(found[i].text) > _LONG), 0)
    heads = (i for i in range(body) if found[i].role == "subhead" and key(found[i].text) == key(title))
    headline = next(heads, 0) if title else 0
    return {i for i in texts if i < headline}


def points(found: Sequence[Block], texts: Collection[int], whole: Collection[Any]) -> set[int]:
    """The items of a list right below the headline that say what is in the article, whose text is the blocks `texts`.

    `whole` are the elements around the whole text. Menus of a page have links, or items of a word or two.
    """
    last = max(texts)
    headline = next((i for i in range(last) if (e := found[i].element) is not None and e.tag == "h1"), last)
    items = list(takewhile(lambda i: found[i].role == "list", range(headline + 1, last)))
    tells = all(
        not found[i].linked and len(key(found[i].text)) >= TELLING and reason(found[i], whole) == OUTSIDE for i in items
    )
    return set(items) if tells and len(items) > 1 else set()


def prompted(found: Sequence[Block], texts: Collection[int]) -> set[int]:
    """Those of the blocks `texts` below the element with nearly all of them that a part of the page for prompts has."""
    inner = innermost(found, texts)
    last = max((i for i in texts if inner is not None and is_within(found[i], inner)), default=max(texts))
    below = {i for i in texts if i > last and reason(found[i]) in _PROMPTS}
    # The part for those who pay may be called after the wall before it.
    paid = any(_PAID.search(holder.get("class") or "") for i in below for holder in around(found[i]))
    return set() if paid or sum(len(found[i].text) for i in below) > _LONGEST_PROMPTS else below


def commented(found: Sequence[Block], texts: Collection[int]) -> set[int]:
    """Those of the blocks `texts` that are comments of readers, and what stands below them in another element.

    Below a heading that says so and stands apart from the text above it, all are. Several blocks are the text above
    them, since an article may be called a comment itself, and none is below.
    """
    amidst = sorted(texts)
    head = next((i for i in range(amidst[0], amidst[-1]) if _heads_comments(found, i, amidst)), len(found))
    below = {i for i in texts if i >= head}
    said = {i for i in texts if COMMENT in map(kind_of, around(found[i]))}
    above = [i for i in texts if i < min(said, default=0)]
    inner = innermost(found, above) if len(above) >= _SOME else None
    if inner is None:
        return below
    last = max(i for i in texts if i in above or (i not in said and is_within(found[i], inner)))
    return below | {i for i in texts if i > last}


def _heads_comments(found: Sequence[Block], index: int, texts: Sequence[int]) -> bool:
    """Whether the block at `index` is a heading of comments, in an element with none of the several `texts` above."""
    element = found[index].element
    kind = furniture.recognise(plain(found[index].text)) if element is not None and element.tag in HEADINGS else None
    if not (kind and kind.answers and kind.closes):
        return False
    above = [i for i in texts if i < index and len(key(found[i].text)) >= TELLING]
    return len(above) >= _SOME and not any(is_within(found[i], element.getparent()) for i in above)
