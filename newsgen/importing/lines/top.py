"""The lines above a text: its section, its headline, its standfirst, who wrote it and when.

The name of a section looks like a headline, and a headline like a subhead. `sections` finds the known names of sections
before the model has its say; `settle` finds other few words above the headline after it.
"""

import re
from collections.abc import Sequence
from itertools import islice

from newsgen.importing.lines import bylines, furniture, marks, unlabelled
from newsgen.importing.lines.furniture import Furniture
from newsgen.importing.lines.seen import FRAGMENT, FURNITURE, PROSE, Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import SURE, Role
from newsgen.importing.words import letters, timestamps

TEXT: frozenset[Role] = frozenset({"paragraph", "quote", "list"})
"""The roles of lines that an article's text is made of."""

_NEAR = 6
"""How many lines into a dump bylines and datelines may stand, below a headline, a standfirst and a picture.

Lines that are no part of the article do not count.
"""

_SIGNED: frozenset[Role] = frozenset({"byline", "timestamp"})
_BETWEEN: frozenset[Role] = frozenset({"boilerplate", "share", "caption"})
_KICKERS, _FEW_WORDS, _LONG_SECTION, _HEADLINE_TIMES = 3, 2, 20, 1.5
_MENU, _MENU_AT_LEAST, _UNKNOWN_MENU, _LONGEST_ITEM, _ITEM_WORDS = 16, 3, 4, 24, 3
_FREED = 0.6
_KICKER_WORDS, _SHORT_HEAD, _HEAD_WORDS = 3, 5, 5
_OPEN_ENDS = frozenset({"no mark", "a question mark"})
_SENTENCE_ENDS = frozenset({"a full stop", "an exclamation mark", "dots"})
_QUOTED = re.compile(r"[“\"‘'«„][^“”\"«»„]{8,120}[”\"’'»“]")  # quotation marks of print
_STANDFIRST, _HEADLINE = range(40, 420), range(8, 180)


def sections(seen: Sequence[Seen]) -> dict[int, Furniture]:
    """The lines above the headline that name its section, make up a breadcrumb trail, or are menus."""
    own = (i for i, e in enumerate(seen) if e.kind != FURNITURE and not marks.is_timestamp(e.block.text))
    lines, known = list[int](), list[bool]()
    # They end with the first line that is neither known nor of few words; it or the next one may be the headline.
    for i in islice(own, _MENU):
        lines.append(i)
        known.append(furniture.is_section(seen[i].block.text) or furniture.is_trail(seen[i].block.text))
        if not (known[-1] or _is_few_words(seen[i])):
            break
    few, count = len(lines) - 1, next((n for n, is_known in enumerate(known) if not is_known), len(known))
    if few > 0 and _is_menu(seen, lines[:few], lines[few], known=any(known[:few])):
        # Three lines may as well be a breadcrumb trail.
        return dict.fromkeys(lines[:few], furniture.SECTION if few <= _KICKERS else furniture.MENU)
    lines += islice(own, 1)
    named, below = lines[: min(count, _KICKERS)], lines[min(count, _KICKERS) :]
    if below and len(seen[below[0]].words) <= _FEW_WORDS and not _heads(seen, named, below[0]):
        # It may name a competition or a column.
        below = below[1:]
    return dict.fromkeys(named, furniture.SECTION) if below and _heads(seen, named, below[0]) else {}


def _is_menu(seen: Sequence[Seen], items: Sequence[int], head: int, *, known: bool) -> bool:
    """Whether lines of few words are a menu above the line `head`: one is `known`, or a byline or time stands below."""
    signed = any(bylines.signs(entry.block.text) for entry in seen[head + 1 : head + 5])
    return (
        len(items) >= (_MENU_AT_LEAST if known else _UNKNOWN_MENU) and (known or signed) and _heads(seen, items, head)
    )


def _is_few_words(entry: Seen) -> bool:
    """Whether a line may be an item of a menu. A character of a script without spaces counts as three letters."""
    text = entry.block.text
    width = len(text) + 2 * len(letters.UNPARTED.findall(text))
    few = width <= _LONGEST_ITEM and len(text.split()) <= _ITEM_WORDS and entry.end == "no mark"
    return few and bylines.byline(text) is None


def _heads(seen: Sequence[Seen], above: Sequence[int], i: int) -> bool:
    """Whether line `i` looks like the headline below the lines `above`."""
    return bool(above) and _stands_below(seen[i], min(len(seen[j].block.text) for j in above))


def _stands_below(entry: Seen, length: int) -> bool:
    """Whether a line looks like a headline, and is well longer than one of `length` characters above it."""
    text = entry.block.text
    quoted = entry.kind == "sentence" and entry.end == "a quotation's end"
    return (
        (entry.kind in FRAGMENT or quoted)
        and entry.end not in ("a colon", "a comma")
        and not bylines.signs(text)
        and len(text) >= _HEADLINE_TIMES * min(length, _LONG_SECTION)
    )


def height(seen: Sequence[Seen]) -> int:
    """How many lines the top of a dump has, counting those that are no part of the article."""
    lines = [i for i, entry in enumerate(seen) if not entry.piece]
    return lines[_NEAR] if len(lines) > _NEAR else len(seen)


def mark(seen: Sequence[Seen], i: int) -> Verdict | None:
    """Judge line `i` of the top by its form or its place; None where neither tells."""
    text = seen[i].block.text
    if bylines.byline(text):
        return Verdict("byline", 0.95, "it is a name after `by`")
    if bylines.beside_day(text):
        return Verdict("byline", 0.8, "it is a day, and beside it what may be a name")
    if any(not entry.piece for entry in seen[:i]) and bylines.job_line(text):
        return Verdict("byline", 0.9, "it is a name and a job, or a job alone, below the headline")
    if timestamps.is_label(text) and i + 1 < len(seen) and marks.is_timestamp(seen[i + 1].block.text):
        return Verdict("boilerplate", 0.9, "it says what the time below it is")
    if marks.is_dateline(text):
        return Verdict("dateline", 0.92, "it is a place in capitals and a dash")
    return unlabelled.mark(seen, i)


def may_head(above: Sequence[Verdict], seen: Sequence[Seen], i: int, first: int) -> bool:
    """Whether line `i` may be the headline: one of the three lines from `first` on, with no headline or text above."""
    if i > first + 2 or {verdict.role for verdict in above} & {"headline", *TEXT}:
        return False
    # A line with an address names a contact.
    return not bylines.has_address(seen[i].block.text)


def settle(verdicts: list[Verdict], seen: Sequence[Seen], first: int) -> None:
    """Tell headline, standfirst and the lines that lead up to them apart, once all lines have a first verdict.

    `first` is the first line that may be part of the article. Where it has a few words, as the name of a section or a
    column has, and a longer line below may be the headline as well, then that is the headline, or none is sure.
    """
    # Below a byline or a time at the very top stands the headline.
    first = next((i for i in range(first, min(first + 3, len(verdicts))) if verdicts[i].role not in _SIGNED), first)
    headed = first < len(verdicts) and verdicts[first].role == "headline"
    if not headed:
        _lift_quotation(verdicts, seen, first)
        _find_below_time(verdicts, seen, first)
        _find_above_signature(verdicts, seen, first)
    rival = _rival(verdicts, seen, first) if headed else None
    if rival is not None and _is_kicker(verdicts, seen, first, rival):
        verdicts[first] = Verdict("boilerplate", 0.75, "a few words above the headline, as of a section or a column")
        verdicts[rival] = Verdict("headline", 0.8, "it is longer than the few words above it, which are set aside")
    _find_standfirst(verdicts, seen)
    _keep_one_dateline(verdicts)
    _free_days(verdicts, seen)
    _set_heads_aside(verdicts, seen)
    if headed and rival is None:
        _confirm(verdicts, seen, first)


def _lift_quotation(verdicts: list[Verdict], seen: Sequence[Seen], first: int) -> None:
    """Take a line that is all quotation for the headline, where a byline or a time stands soon below it.

    Other lines there that may be the headline must be doubtful.
    """
    below = range(first + 1, min(first + 5, len(seen)))
    heads = [i for i in below if verdicts[i].role == "headline"]
    if first >= len(seen) or verdicts[first].role not in ("subhead", "paragraph") or verdicts[first].confidence >= SURE:
        return
    if any(verdicts[i].confidence >= SURE for i in heads) or not any(verdicts[i].role in _SIGNED for i in below):
        return
    if _QUOTED.fullmatch(seen[first].block.text):
        verdicts[first] = Verdict("headline", 0.8, "it is what somebody said, above all else")
        for i in heads:
            verdicts[i] = Verdict("paragraph", 0.6, "a quotation above it is the headline")


def _find_below_time(verdicts: list[Verdict], seen: Sequence[Seen], first: int) -> None:
    """Where there is no headline, take a line right below a time at the very top for it."""
    if not first or any(verdict.role == "headline" for verdict in verdicts):
        return
    if verdicts[first - 1].role != "timestamp" and not bylines.beside_day(seen[first - 1].block.text):
        return
    # A contact may stand between them.
    i = first + bylines.has_address(seen[first].block.text)
    if i == len(seen) or verdicts[i].confidence >= SURE:
        return
    plain = seen[i].kind in FRAGMENT and seen[i].end in _OPEN_ENDS
    # Old papers set headlines in capitals, some of them with a full stop.
    capitals = len(seen[i].block.text) in _HEADLINE and seen[i].block.text.isupper()
    if (plain and len(seen[i].words) >= _HEAD_WORDS - 1) or capitals:
        verdicts[i] = Verdict("headline", 0.8, "it stands right below the time, above all text")


def _find_above_signature(verdicts: list[Verdict], seen: Sequence[Seen], first: int) -> None:
    """Where there is no headline, take the first line for it if a byline or a time stands soon below, and no text."""
    if first >= len(seen) or any(verdict.role == "headline" for verdict in verdicts):
        return
    signed = next((i for i in range(first + 1, min(first + 4, len(seen))) if verdicts[i].role in _SIGNED), 0)
    entry, doubtful = seen[first], verdicts[first].confidence < SURE and verdicts[first].role in ("subhead", *TEXT)
    wordy = len(entry.words) >= _HEAD_WORDS - 1 or len(letters.UNPARTED.findall(entry.block.text)) in _HEADLINE
    plain = entry.kind in FRAGMENT and entry.end in _OPEN_ENDS and wordy and len(entry.block.text) in _HEADLINE
    if signed and doubtful and plain and not any(between.kind in PROSE for between in seen[first:signed]):
        verdicts[first] = Verdict("headline", 0.8, "it is the first line, and a byline or a time stands soon below")


def _rival(verdicts: Sequence[Verdict], seen: Sequence[Seen], first: int) -> int | None:
    """The longer line below the few words of line `first` that may be the headline instead."""
    if len(seen[first].block.text.split()) > _SHORT_HEAD:
        return None
    for i in range(first + 1, min(first + 4, len(seen))):
        if verdicts[i].role == "byline":
            return None
        may_be_head = verdicts[i].role in ("subhead", *TEXT) and seen[i].end not in _SENTENCE_ENDS
        if may_be_head and len(seen[i].words) >= _HEAD_WORDS:
            return i
    return None


def _is_kicker(verdicts: Sequence[Verdict], seen: Sequence[Seen], first: int, rival: int) -> bool:
    """Whether the words of line `first` only lead up to the line `rival`.

    A byline or a time must stand near, as it does near a headline, but not near a subhead.
    """
    return (
        seen[first].end == "no mark"
        and len(seen[first].block.text.split()) <= _KICKER_WORDS
        and (verdicts[rival].role in ("subhead", "list") or verdicts[rival].confidence <= _FREED)
        and seen[rival].end in _OPEN_ENDS
        and any(verdict.role in _SIGNED for verdict in verdicts[max(0, first - 1) : rival + 5])
    )


def _confirm(verdicts: list[Verdict], seen: Sequence[Seen], first: int) -> None:
    """Make the headline sure if it is the first line, has no end mark, and a byline or a time stands soon below."""
    below = {verdict.role for verdict in verdicts[first + 1 : first + 5]}
    text = seen[first].block.text.rstrip()
    if below & {"standfirst", *_SIGNED} and len(text) in _HEADLINE and not text.endswith((".", ":", ";", ",")):
        verdicts[first] = Verdict("headline", 0.96, "it is the first line, and a byline or a time stands below")


def _find_standfirst(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Take the line between a headline and a byline or time for the standfirst; buttons and pictures do not count."""
    own = [i for i, verdict in enumerate(verdicts) if verdict.role not in _BETWEEN]
    heads = (n for n, i in enumerate(own[:-2]) if verdicts[i].role == "headline")
    for i, below in (own[n + 1 : n + 3] for n in heads):
        plain = verdicts[i].role in ("paragraph", "subhead") or is_doubtful_item(verdicts[i])
        # A credit alone belongs to the caption below it.
        plain = plain and seen[i - 1].kind != "bare credit"
        if plain and verdicts[below].role in _SIGNED and len(seen[i].block.text) in _STANDFIRST:
            verdicts[i] = Verdict("standfirst", 0.9, "it stands between the headline and the byline")


def _keep_one_dateline(verdicts: list[Verdict]) -> None:
    """Keep one dateline: what looks like another is the text of several stories."""
    for i in [i for i, verdict in enumerate(verdicts) if verdict.role == "dateline"][1:]:
        verdicts[i] = Verdict("paragraph", 0.8, "it looks like a dateline, but another stands above it")


def _free_days(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Take a day below the time and below some text for the subhead of what follows, as in a timeline."""
    roles = [verdict.role for verdict in verdicts]
    for i in range(1, len(roles) - 1):
        if roles[i] == "timestamp" and seen[i + 1].kind in PROSE and "timestamp" in roles[:i] and TEXT & {*roles[:i]}:
            verdicts[i] = Verdict("subhead", 0.7, "a day amidst the text, above what is told of it")


def _set_heads_aside(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Set aside the paper and its day where they stand again at the head of a printed page, with its number."""
    heads: dict[str, int] = {}
    for i, verdict in enumerate(verdicts):
        found = bylines.beside_day(seen[i].block.text) if verdict.role == "byline" else None
        if found and not found.perhaps:
            heads.setdefault(seen[i].block.text, i)
    again = [i for i, entry in enumerate(seen) if heads.get(entry.block.text, i) < i]
    numbers = [j for i in again for j in (i - 1, i + 1) if j < len(seen) and seen[j].block.text.isdigit()]
    for i in (*again, *numbers):
        verdicts[i] = Verdict("boilerplate", 0.9, furniture.PRINTED)


def is_doubtful_item(verdict: Verdict) -> bool:
    """Whether a line is read as an item of a list without a marker."""
    return verdict.role == "list" and verdict.confidence < SURE
