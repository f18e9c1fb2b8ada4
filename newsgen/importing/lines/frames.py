"""The frame of a web page around its article, where the whole page was copied: its menus and other links."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, islice

from newsgen.importing.lines import bylines, furniture
from newsgen.importing.lines.furniture import Furniture
from newsgen.importing.lines.seen import FRAGMENT, FURNITURE, PROSE, Seen

_LINES, _KNOWN, _MANY_LINES = 12, 3, 20
"""How many lines a frame has at least, and how many of them are known furniture; of many lines, one is enough."""

_SENTENCES, _LONGEST_SENTENCE = 5, 160
"""How many sentences a frame has at most, as in a cookie notice, and how many characters each."""

_HEADLINE_WORDS, _SIGNED_WITHIN = 4, 6
_TEXT_WITHIN, _PARAGRAPHS, _SHARED = 25, 3, 0.4
"""Within how many lines the text begins, with how many sentences, and how much of a headline's words it has."""

_SHORT, _ROW, _FEWER = FRAGMENT | {FURNITURE}, 15, 3
"""Which lines the row below an article has, and how many; and how many times as many sentences as the lines below the
article has, or lines they are themselves."""

_FOOT, _FOOT_SENTENCES = 15, 2
"""How many lines at the end of a dump are checked for a foot, and how many sentences those have at most."""

_MENU_LINES = 8
"""From this many lines on, menus are a page's, and not a few words above a headline."""

_TOP = 6
"""A dump's own headline is among this many lines at the top."""

_LONG_ROW, _MANY_KNOWN = 30, 8
"""How many lines a foot has where nothing else shows that a whole page was copied, and how many are known."""

_WAY = re.compile(r"\s[/|>»›]\s")
"""What parts the steps of a breadcrumb trail, which may end with the headline."""

_SIGNED = re.compile(r"by\b|.*\b(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_LONGEST_BYLINE = 100
_CLOCK = re.compile(r"\d:\d\d")


def around(seen: Sequence[Seen]) -> dict[int, Furniture]:
    """The lines above the headline of a page that was copied whole, and those at its foot."""
    top, is_signed = _above(seen)
    foot = (_below(seen, top.stop) if top else None) or _end(seen)
    parts = (*((i, furniture.FRAME) for i in top), *((i, furniture.FOOT) for i in foot))
    own = ((i, piece) for i, piece in parts if seen[i].kind != FURNITURE)
    found = {i: piece if seen[i].kind in FRAGMENT else furniture.NOTICE for i, piece in own}
    if is_signed or not any(i in top for i in found):
        return found
    # One line is enough to make a person look.
    return found | {min(found): furniture.UNSIGNED}


def has_menus(seen: Sequence[Seen]) -> bool:
    """Whether `seen` is a page copied with its menus, as the furniture found before shows."""
    menus = (furniture.MENU, furniture.FRAME, furniture.UNSIGNED)
    return sum(entry.piece in menus for entry in seen) >= _MENU_LINES


def _above(seen: Sequence[Seen]) -> tuple[range, bool]:
    """The lines above the headline of a page copied whole, and whether that is signed; none where no frame is found.

    Nearly all of the lines are short, some are known furniture, and the headline has words of the text below. It is
    signed, or the page has a foot as well, and nothing above it has such words.
    """
    known = sentences = 0
    has_foot = _has_foot(seen)
    for i, entry in enumerate(seen):
        if i >= _LINES and known >= (_KNOWN if i < _MANY_LINES and not has_foot else 1) and _is_headline(seen, i):
            if any(map(_is_signed, seen[i + 1 : i + 1 + _SIGNED_WITHIN])):
                return range(i), True
            if has_foot and not _is_headed(seen, i):
                return range(i), False
        known += _is_known(entry)
        sentences += entry.kind in PROSE
        if sentences > _SENTENCES or (entry.kind in PROSE and len(entry.block.text) > _LONGEST_SENTENCE):
            break
    return range(0), False


def _has_foot(seen: Sequence[Seen]) -> bool:
    """Whether a dump ends with lines of which hardly any is a sentence, and several are known furniture."""
    end = seen[-_FOOT:]
    return sum(map(_is_known, end)) >= _KNOWN and _told(end) <= _FOOT_SENTENCES


def _is_known(entry: Seen) -> bool:
    """Whether a line is known furniture, or may be the name of a section."""
    return entry.kind == FURNITURE or furniture.is_section(entry.block.text)


def _is_headed(seen: Sequence[Seen], i: int) -> bool:
    """Whether one of the first lines may be the headline as well as line `i`, since it has words of the text."""
    words, same = _words_below(seen, i), seen[i].block.text
    first = islice((e for e in islice(seen, i) if e.kind != FURNITURE), _TOP)
    return any(len(e.words) >= _HEADLINE_WORDS and e.block.text != same and _is_about(e, words) for e in first)


def _below(seen: Sequence[Seen], headline: int) -> range:
    """The lines below the article of a page copied whole, whose headline is line `headline`.

    They begin with a long row of lines that are no sentences, some of them known furniture. They have far fewer
    sentences than the article, or few that stand alone, as below the headlines of other articles.
    """
    prose = [entry.kind in PROSE for entry in seen]
    together = (i + 2 for i in range(headline, len(seen) - 1) if prose[i] and prose[i + 1])
    text_end, told = max(together, default=len(seen)), [0, *accumulate(prose)]
    for start in _long_rows(seen, headline + 1):
        sentences = told[-1] - told[start]
        alone = start >= text_end and sentences * _FEWER <= len(seen) - start
        if alone or sentences * _FEWER <= told[start] - told[headline]:
            return range(start, len(seen))
    return range(0)


def _long_rows(seen: Sequence[Seen], start: int) -> Iterator[int]:
    """Where, from line `start` on, long rows of lines without a sentence begin that have known furniture."""
    for is_short, row in groupby(islice(seen, start, None), lambda entry: entry.kind in _SHORT):
        lines = list(row)
        if is_short and len(lines) > _ROW and sum(map(_is_known, lines)) >= _KNOWN:
            yield start
        start += len(lines)


def _end(seen: Sequence[Seen]) -> range:
    """The long row of lines without a sentence at the end of a dump, from the first known furniture on.

    Many different lines of it are known. Numbers that count up a list are left out, as they may be the article's.
    """
    start = next((i + 1 for i in reversed(range(len(seen))) if seen[i].kind not in _SHORT), 0)
    known = [i for i in range(start, len(seen)) if (piece := seen[i].piece) and not piece.in_company]
    if (
        len({seen[i].words for i in known} - {()}) < _MANY_KNOWN
        or len(seen) - known[0] < _LONG_ROW
        or _told(seen[:start]) < _PARAGRAPHS
    ):
        return range(0)
    return range(known[0], len(seen))


def _told(lines: Sequence[Seen]) -> int:
    """How many of `lines` are sentences."""
    return sum(entry.kind in PROSE for entry in lines)


def _is_headline(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` may be the headline of what stands below it."""
    entry, text = seen[i], seen[i].block.text
    if not _may_be_title(entry) or len(entry.words) < _HEADLINE_WORDS or _WAY.search(text):
        return False
    if bylines.signs(text) or _CLOCK.search(text) or _told(seen[i + 1 : i + 1 + _TEXT_WITHIN]) < _PARAGRAPHS:
        return False
    return _is_about(entry, _words_below(seen, i))


def _may_be_title(entry: Seen) -> bool:
    called_out = entry.kind == "sentence" and entry.end in ("a quotation's end", "an exclamation mark")
    return entry.kind in FRAGMENT or called_out


def _words_below(seen: Sequence[Seen], i: int) -> frozenset[str]:
    """The words of the sentences below line `i`."""
    return frozenset(w for below in seen[i + 1 : i + 1 + _TEXT_WITHIN] if below.kind in PROSE for w in below.words)


def _is_about(entry: Seen, words: frozenset[str]) -> bool:
    """Whether a line is about the same as a text of these `words`."""
    return len(entry.content & words) >= max(2, _SHARED * len(entry.content))


def _is_signed(entry: Seen) -> bool:
    """Whether a line says who wrote something or when, however it goes on."""
    text = entry.block.text
    loosely = entry.kind not in PROSE and len(text) <= _LONGEST_BYLINE and bool(_SIGNED.match(text.strip()))
    return loosely or bylines.signs(text)
