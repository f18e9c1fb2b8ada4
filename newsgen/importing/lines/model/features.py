"""Named features of a line and its neighbours, each present or not.

The names are the keys of weights.json, so that its numbers can be read. Blank lines are not among them, since their
meaning differs from dump to dump (see gaps.py).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import chain

import msgspec

from newsgen.importing.lines.model import phrasing
from newsgen.importing.lines.seen import CAPTION_OR_LESS, FRAGMENT, FURNITURE, ONE_LINE, PROSE, Seen
from newsgen.importing.words import agencies
from newsgen.importing.words.cue_words import LINKING, PRONOUNS

EVERY_LINE = "any line"
"""The feature of all lines; its weights say how usual each role is."""

_LENGTHS = (16, 28, 40, 56, 76, 100, 130, 170, 220, 300, 420, 700)
_LENGTH_NAMES = (*(f"shorter than {limit}" for limit in _LENGTHS), "very long")
_TOP = 4
_HEAD = 3
_MANY_WORDS = 8
_PARAGRAPH = 90
_ALIKE = 30
_FAR = 6
_FEW_WORDS = 5
_ALL_LINES = 2000
_LONGEST_CREDITED = 600
_QUOTES = '"“”„«»‘'  # quotation marks of print
_STRONG = frozenset({
    "a credit in brackets", "a label before the credit", "a copyright sign", "a line marked as a caption",
    "a picture source", "`via` and an agency", "a name and an agency", "an agency's name",
})  # fmt: skip
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s+(?=[^\W_a-z])|[。\uff01\uff1f]")


class _Page(msgspec.Struct, frozen=True):
    """What is asked of a dump as a whole."""

    counts: Counter[str]
    copies: Counter[str]
    prose_text: str
    first: int
    prose: int
    shorts: int
    usual_capitals: float
    credited: int


def extract(seen: Sequence[Seen]) -> list[tuple[str, ...]]:
    """The features of each of the lines of a dump."""
    page = _survey(seen)
    rows: list[tuple[str, ...]] = []
    for i, entry in enumerate(seen):
        if entry.kind == "long":
            # These are nine lines in ten of an article; more features would change nothing and cost the most time.
            rows.append((EVERY_LINE, "kind: long", *_lengths(entry), *_neighbours(seen, i)))
            continue
        names = [EVERY_LINE, *_own(entry), *_around(seen, i), *_place(page, seen, i), *_echoes(seen, i, page)]
        names.append(f"credited lines in the dump: {min(page.credited, 4)}")
        if entry.kind in FRAGMENT:
            names += _style(entry, page)
        rows.append(tuple(names))
    return rows


def _survey(seen: Sequence[Seen]) -> _Page:
    shorts = sorted(entry.capitals for entry in seen if entry.kind == "short")
    asked = frozenset[str]().union(*(entry.content for entry in seen))
    long_ones = [entry for entry in seen if len(entry.block.text) > _PARAGRAPH]
    prose = (i for i, e in enumerate(seen) if e.kind in PROSE and len(e.block.text) > _PARAGRAPH)
    return _Page(
        counts=Counter(chain.from_iterable(e.content or asked.intersection(e.words) for e in seen)),
        copies=Counter(entry.block.text for entry in seen),
        # This would take a minute for thousands of lines, and so long a file is no article.
        prose_text="\n".join(entry.block.text for entry in long_ones) if len(seen) <= _ALL_LINES else "",
        first=next((i for i, entry in enumerate(seen) if entry.kind != FURNITURE), 0),
        prose=next(prose, len(seen)),
        shorts=len(shorts),
        usual_capitals=shorts[len(shorts) // 2] if shorts else 0.0,
        credited=sum(entry.kind in ("credit", "bare credit") for entry in seen),
    )


def _own(entry: Seen) -> list[str]:
    text = entry.block.text
    names = [
        *_lengths(entry),
        f"ends with {entry.end}",
        f"kind: {entry.kind}",
        f"words: {min(len(entry.words), _MANY_WORDS)}",
    ]
    if len(text) < CAPTION_OR_LESS:
        names += phrasing.cues(entry)
        names.append(f"sentences: {min(len(_SENTENCE.findall(text)) + 1, 4)}")
        names.append(f"{_size(entry)}, ends with {entry.end}")
    if entry.credit.credit:
        names.append(f"credit: {entry.credit.how}")
        if entry.credit.how in _STRONG and len(text) < _LONGEST_CREDITED:
            names.append(
                "a plain credit with an agency" if agencies.has_agency(entry.credit.credit) else "a plain credit"
            )
        if not entry.credit.caption:
            names.append("nothing but a credit")
    if text[:1] in _QUOTES:
        names.append("starts with a quotation")
    elif any(map(text.__contains__, _QUOTES)):
        names.append("holds a quotation")
    return names


def _lengths(entry: Seen) -> tuple[str]:
    return (_LENGTH_NAMES[bisect_right(_LENGTHS, len(entry.block.text))],)


def _size(entry: Seen) -> str:
    return "short" if len(entry.block.text) < ONE_LINE else "longer"


def _neighbours(seen: Sequence[Seen], i: int) -> tuple[str, str]:
    before = seen[i - 1].kind if i else "none"
    after = seen[i + 1].kind if i + 1 < len(seen) else "none"
    return f"before: {before}", f"after: {after}"


def _around(seen: Sequence[Seen], i: int) -> list[str]:
    """The neighbours' kinds, alone and with the line's own, and the length of the run of its kind that it is in."""
    own = seen[i].kind
    kinds = [seen[j].kind if 0 <= j < len(seen) else "none" for j in (i - 2, i - 1, i + 1, i + 2)]
    names = [
        f"two before: {kinds[0]}",
        f"before: {kinds[1]}",
        f"after: {kinds[2]}",
        f"two after: {kinds[3]}",
        f"{own}, before: {kinds[1]}",
        f"{own}, after: {kinds[2]}",
        f"{own} between {kinds[1]} and {kinds[2]}",
        f"{own} in a run of {min(_run(seen, i), 5)}",
    ]
    if i and seen[i - 1].end == "a colon":
        names.append("after a colon")
    if i and kinds[1] == own and abs(len(seen[i - 1].block.text) - len(seen[i].block.text)) < _ALIKE:
        names.append(f"like the line before, {own}")
    if i + 1 < len(seen):
        following = seen[i + 1]
        if following.block.text[:1] in _QUOTES:
            names.append("before a quotation")
        if following.words and (following.words[0] in LINKING or following.words[0] in PRONOUNS):
            names.append(f"{own}, the next line ties in")
    return names


def _run(seen: Sequence[Seen], i: int) -> int:
    """How many lines in a row are of this line's kind, looking a few lines each way."""
    total = 1
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(seen) and seen[j].kind == seen[i].kind and abs(j - i) <= _FAR:
            total, j = total + 1, j + step
    return total


def _place(page: _Page, seen: Sequence[Seen], i: int) -> list[str]:
    entry, nth = seen[i], i - page.first
    names = [f"line {nth} of the article" if nth < _TOP else "further down"]
    if nth < _HEAD:
        names += [f"{entry.kind} as line {nth}", f"{entry.kind} as line {nth}, ends with {entry.end}"]
    else:
        names.append(f"{entry.kind}, further down")
    if i < page.prose:
        names += ["before all running text", f"{entry.kind}, before all running text"]
    if i == len(seen) - 1:
        names += ["last line", f"{entry.kind}, last line"]
    return names


def _style(entry: Seen, page: _Page) -> list[str]:
    """How a short line compares with the other short lines of its dump, and whether it has a name from the text."""
    few = next(
        (name for most, name in ((2, str(page.shorts)), (5, "3 to 5"), (12, "6 to 12")) if page.shorts <= most), "many"
    )
    names = [f"{entry.kind}, short lines in the dump: {few}"]
    if page.shorts > 2:  # noqa: PLR2004  # enough for a habit
        gap = round((entry.capitals - page.usual_capitals) * 2)
        names.append(
            ("fewer capitals than", "capitals like", "more capitals than")[min(max(gap, -1), 1) + 1]
            + " the other short lines"
        )
    if any(pair in page.prose_text for pair in entry.pairs):
        names.append(f"{entry.kind}, a name from the text")
    return names


def _echoes(seen: Sequence[Seen], i: int, page: _Page) -> list[str]:
    """How much of the line is said elsewhere in the dump."""
    entry, names = seen[i], []
    text = entry.block.text
    if page.copies[text] > 1:
        names.append("the same line stands here twice")
    if len(entry.words) <= _FEW_WORDS and len(text) < ONE_LINE and text[:1].isupper() and text in page.prose_text:
        names.append(f"{'one word' if len(entry.words) == 1 else 'a phrase'} that the text has as it is")
    if not entry.content:
        return names
    shared = sum(page.counts[word] > 1 for word in entry.content) / len(entry.content)
    names.append(f"{_size(entry)}, echoed: {round(shared * 4)} of 4")
    for where, j in (("before", i - 1), ("after", i + 1), ("two before", i - 2)):
        common = len(entry.content.intersection(seen[j].words)) if 0 <= j < len(seen) else 0
        if common > 1 and common >= 0.6 * len(entry.content):
            names.append(f"its words stand in the line {where}")
    return names
