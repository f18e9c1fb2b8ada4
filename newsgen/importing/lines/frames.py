"""The frame of a web page around its article, where the whole page was copied: its menus, and what else leads away."""

import re
from collections.abc import Sequence

from newsgen.importing.lines import bylines, furniture, marks
from newsgen.importing.lines.furniture import Furniture
from newsgen.importing.lines.seen import FURNITURE, PROSE, Seen

_LINES, _KNOWN, _MANY_LINES = 12, 3, 20
"""How many lines a frame has at least, how many of them are known to be no article's; of many lines, one is enough."""

_SENTENCES, _LONGEST_SENTENCE = 5, 160
"""How many sentences it has at most, as of a notice about cookies, and of how many characters."""

_HEADLINE_WORDS, _SIGNED_WITHIN = 4, 6
_TEXT_WITHIN, _PARAGRAPHS, _SHARED = 25, 3, 0.4
"""Within how many lines the text begins, with how many sentences; how much of a headline's words that has."""

_SHORT, _ROW, _FEWER = frozenset({"short", "medium", FURNITURE}), 15, 3
"""Of which lines the row below an article is, how many, and how many times as many sentences the article has."""

_WAY = re.compile(r"\s[/|>»›]\s")
"""What parts the steps of the way from the front page, which may end with the headline."""

_SIGNED = re.compile(r"by\b|.*\b(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_LONGEST_BYLINE = 100


def around(seen: Sequence[Seen]) -> dict[int, Furniture]:
    """The lines above the headline of a page that was copied whole, and those at its foot."""
    if not (top := _above(seen)):
        return {}
    parts = (*((i, furniture.MENU) for i in top), *((i, furniture.FOOT) for i in _below(seen, top.stop)))
    own = ((i, piece) for i, piece in parts if seen[i].kind != FURNITURE)
    return {i: piece if seen[i].kind in ("short", "medium") else furniture.NOTICE for i, piece in own}


def _above(seen: Sequence[Seen]) -> range:
    """The lines above the headline of a page that was copied whole; none where the article begins with its own lines.

    Nearly all of them are short, some are known to be no article's, and what follows is signed, and is what the text is
    about.
    """
    known = sentences = 0
    for i, entry in enumerate(seen):
        if i >= _LINES and known >= (_KNOWN if i < _MANY_LINES else 1) and _is_headline(seen, i):
            return range(i)
        known += entry.kind == FURNITURE
        sentences += entry.kind in PROSE
        if sentences > _SENTENCES or (entry.kind in PROSE and len(entry.block.text) > _LONGEST_SENTENCE):
            break
    return range(0)


def _below(seen: Sequence[Seen], headline: int) -> range:
    """The lines below the article of a page that was copied whole, whose headline is line `headline`.

    They begin with a long row of lines that are no sentences, of which some are known to be no article's, and have far
    fewer sentences than the article.
    """
    start, known = headline + 1, 0
    for i in range(headline + 1, len(seen)):
        if seen[i].kind not in _SHORT:
            start, known = i + 1, 0
            continue
        known += seen[i].kind == FURNITURE
        if i - start >= _ROW and known >= _KNOWN:
            return range(start, len(seen)) if _told(seen[start:]) * _FEWER <= _told(seen[headline:start]) else range(0)
    return range(0)


def _told(lines: Sequence[Seen]) -> int:
    """How many of `lines` are sentences."""
    return sum(entry.kind in PROSE for entry in lines)


def _is_headline(seen: Sequence[Seen], i: int) -> bool:
    entry = seen[i]
    if entry.kind not in ("short", "medium") or len(entry.words) < _HEADLINE_WORDS or _WAY.search(entry.block.text):
        return False
    if _is_signed(entry) or not any(map(_is_signed, seen[i + 1 : i + 1 + _SIGNED_WITHIN])):
        return False
    text = [below for below in seen[i + 1 : i + 1 + _TEXT_WITHIN] if below.kind in PROSE]
    words = {word for below in text for word in below.words}
    shared = len(entry.content & words)
    return len(text) >= _PARAGRAPHS and shared >= max(2, _SHARED * len(entry.content))


def _is_signed(entry: Seen) -> bool:
    """Whether a line says who wrote something or when, however it goes on."""
    text = entry.block.text
    loosely = entry.kind not in PROSE and len(text) <= _LONGEST_BYLINE and bool(_SIGNED.match(text.strip()))
    return loosely or marks.is_timestamp(text) or bylines.byline(text) is not None
