"""What stands beside the text of a web page and in it: fact boxes, pull quotes, lists of links to its own site."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from newsgen.importing import credits as credit_lines
from newsgen.importing.lines import furniture
from newsgen.importing.lines.shapes import plain
from newsgen.importing.sources.html.inline import TELLING, key
from newsgen.importing.sources.html.places import (
    BESIDE,
    OUTSIDE,
    around,
    enclosing,
    innermost,
    inside,
    kind_of,
    names,
    reason,
)
from newsgen.importing.sources.page import echoes
from newsgen.importing.sources.page.links import leads_on
from newsgen.importing.sources.records import Block

_SOME_TEXT = 3
_LINK, _TEASER = 0.9, 250
_SHOWN = 120
_LISTS = ("ul", "ol")
_PULLED = re.compile(r"pull[-_]?quote", re.IGNORECASE)
_SAID, _NEARLY_SAID = 0.8, 0.5
"""Shares of a box that the text has as well: from the first on it is a pull quote, below the second it may be kept."""


class Beside(msgspec.Struct, frozen=True):
    """The indexes of what is kept, and of pull quotes; and what a person should look at, by index."""

    kept: frozenset[int]
    quoted: frozenset[int]
    doubts: Mapping[int, str]


def find(found: Sequence[Block], texts: Collection[int], links: Collection[int], page: str) -> Beside:
    """Judge what stands beside the blocks `texts`; `links` lead to other articles, `page` is the page's address."""
    inner = innermost(found, texts)
    boxes = {box: indexes for box, indexes in _boxes(found, texts, inner).items() if _is_told(found, indexes, page)}
    runs = echoes.runs(["".join(key(found[i].text) for i in sorted(texts))] if boxes else ())
    kept, quoted, doubts = set[int](), set[int](), dict[int, str]()
    for indexes in boxes.values():
        share = echoes.share([key(found[i].text) for i in indexes], runs)
        if share >= _SAID:
            quoted.update(indexes)
        elif share < _NEARLY_SAID and min(texts) < indexes[0] < max(texts) and _is_text(found, indexes, page):
            kept.update(indexes)
            doubts[indexes[0]] = f"it stands in a box beside the text, and was kept: {_words(found, indexes)}"
        else:
            doubts[indexes[0]] = f"a box beside the text was left out: {_words(found, indexes)}"
    for indexes, is_kept in _lists(found, texts, links, inner):
        kept.update(indexes if is_kept else ())
        done = "kept" if is_kept else "left out"
        doubts[indexes[0]] = f"links to the page's own site were {done}: {_words(found, indexes)}"
    return Beside(frozenset(kept), frozenset(quoted), doubts)


def pulled(found: Sequence[Block], texts: Collection[int]) -> set[int]:
    """Those of the blocks `texts` that the page calls pull quotes, and whose words the rest of the text has as well."""
    called: dict[Any, list[int]] = {}
    for index in sorted(texts):
        for element in [e for e in around(found[index]) if _PULLED.search(names(e))][-1:]:
            called.setdefault(element, []).append(index)
    rest = set(texts).difference(*called.values())
    runs = echoes.runs(["".join(key(found[i].text) for i in sorted(rest))] if called else ())
    longest = {element: max((key(found[i].text) for i in indexes), key=len) for element, indexes in called.items()}
    return {
        i for element, indexes in called.items() if echoes.share([longest[element]], runs) >= _SAID for i in indexes
    }


def _words(found: Sequence[Block], indexes: Sequence[int]) -> str:
    return " / ".join(found[i].text for i in indexes)[:_SHOWN]


def _boxes(found: Sequence[Block], texts: Collection[int], inner: Any) -> dict[Any, list[int]]:
    """The blocks of each aside in `inner`, the element with the text, unless class or id name it as something else."""
    boxes: dict[Any, list[int]] = {}
    for index, block in enumerate(found):
        if index in texts or not block.is_text or not key(block.text):
            continue
        within = inside(block, inner)
        outermost = max((n for n, e in enumerate(within) if e.tag == "aside"), default=None)
        if outermost is not None and not any(map(kind_of, within[outermost:])):
            boxes.setdefault(within[outermost], []).append(index)
    return boxes


def _is_told(found: Sequence[Block], indexes: Sequence[int], page: str) -> bool:
    """Whether the blocks of a box tell something, and do not lead to other articles."""
    if furniture.recognise(plain(found[indexes[0]].text)) or all(reason(found[i]) != BESIDE for i in indexes):
        return False
    letters = sum(len(key(found[i].text)) for i in indexes)
    leading = [block for i in indexes if leads_on(block := found[i], page)]
    linked = sum(block.linked * len(key(block.text)) for block in leading)
    teases = any(block.linked >= _LINK and block.role == "subhead" for block in leading)
    return letters >= TELLING and not teases and linked < letters / 2


def _is_text(found: Sequence[Block], indexes: Sequence[int], page: str) -> bool:
    """Whether the blocks of a box are surely text: no teaser with a link, and no picture's credit."""
    text = " ".join(found[i].text for i in indexes)
    leads = any(found[i].linked and leads_on(found[i], page) for i in indexes)
    return not (leads and len(text) < _TEASER) and bool(credit_lines.split(plain(text)).caption)


def _lists(
    found: Sequence[Block], texts: Collection[int], links: Collection[int], inner: Any
) -> Iterator[tuple[list[int], bool]]:
    """The lists among `links` in one element with the text, unless class or id name them as something else.

    With each comes whether it is text, as where a sentence announces it.
    """
    held = Counter(block.element.getparent() for i in texts if (block := found[i]).element is not None)
    lists: dict[Any, list[int]] = {}
    for index in sorted(links):
        block = found[index]
        holder = _list_around(block, inner)
        if holder is not None and held[holder.getparent()] >= _SOME_TEXT and reason(block, enclosing(inner)) == OUTSIDE:
            lists.setdefault(holder, []).append(index)
    yield from ((indexes, _is_led_up_to(found, texts, indexes[0])) for indexes in lists.values())


def _list_around(block: Block, inner: Any) -> Any:
    """The outermost list around `block` in `inner`, or else its own element; None where it is not in `inner`."""
    within = inside(block, inner)
    return next((e for e in reversed(within) if e.tag in _LISTS), within[0] if within else None)


def _is_led_up_to(found: Sequence[Block], texts: Collection[int], index: int) -> bool:
    """Whether the item `index` begins a list that the sentence above it announces."""
    above = next((i for i in range(index - 1, -1, -1) if found[i].text.strip()), index)
    text = found[above].text.rstrip()
    announced = above in texts and found[above].role == "paragraph" and text.endswith((":", "："))  # full-width
    return announced and found[index].role == "list" and len(key(text)) >= TELLING and not furniture.recognise(text)
