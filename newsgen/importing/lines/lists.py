"""Lists and what resembles them: numbered items, items alone, the heading of a list, speakers in turn."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from newsgen.importing.lines import marks, top
from newsgen.importing.lines.seen import FRAGMENT, PROSE, Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import SURE, Role
from newsgen.importing.words.list_heads import HEAD

_SPEAKER = re.compile(
    r"(?P<name>[^\W\d_][\w.'’ -]{0,28}(?=:)|[A-ZА-Я](?=\.\s))[:.]\s+\S"  # a typographic apostrophe
)
_TURNS = 2
_MANY_TURNS = 3
_HEAD_WORDS = 3
_IN_TURN = "somebody speaks in turn with others"
_VALUE = re.compile(r"[^\W\d_][^:?!]{1,40}:\s\S.{0,80}")
_ENTRY = re.compile(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]*[a-zà-ÿ]:(?: [\w.'’,-]+){1,5}\.")  # a typographic apostrophe
_QUOTES = '"“„«‘'  # quotation marks of print
_LOOSE = frozenset[Role]({"subhead", "list", "paragraph"})
_LONGEST_ITEM, _ITEMS = 120, range(2, 21)


def numbered(seen: Sequence[Seen]) -> set[int]:
    """The lines of runs that count 1., 2., 3., without anything between."""
    numbers = [found[0] if (found := marks.list_number(entry.block.text)) else -1 for entry in seen]
    items: set[int] = set()
    start = 0
    for i in range(1, len(numbers) + 1):
        if i == len(numbers) or numbers[i] != numbers[i - 1] + 1 or numbers[i - 1] < 0:
            if numbers[start] == 1 and i - start > 1:
                items.update(range(start, i))
            start = i
    return items


def settle(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Correct what only looks like an item, and take the line right above a list for its heading."""
    for i in _turns(seen):
        if verdicts[i].role in ("subhead", "list") and verdicts[i].confidence < SURE:
            verdicts[i] = Verdict("paragraph", 0.8, _IN_TURN)
    for i, verdict in enumerate(verdicts):
        if not top.is_doubtful_item(verdict):
            continue
        if seen[i].kind == "short" and seen[i].end == "no mark" and _is_marked(verdicts, seen, i + 1):
            verdicts[i] = Verdict("subhead", 0.7, "it stands above the first mark of a list")
    loose = [_may_be_other(verdict) for verdict in verdicts]
    _find_known_heads(verdicts, seen, loose)
    _find_heads(verdicts, seen)
    _join_values(verdicts, seen, loose)
    _free_lone_items(verdicts, seen)


def is_entry(text: str) -> bool:
    """Whether `text` is a few words and what they are, as minutes have it: «Apologies: Cllr Ince.»"""
    return bool(_ENTRY.fullmatch(text))


def _may_be_other(verdict: Verdict) -> bool:
    return verdict.role in _LOOSE and verdict.confidence < SURE


def _find_known_heads(verdicts: list[Verdict], seen: Sequence[Seen], loose: Sequence[bool]) -> None:
    """Take the usual titles of parts of recipes and summaries for headings, of a list where all below is short."""
    heads = {
        i
        for i, entry in enumerate(seen[:-1])
        if loose[i] and entry.kind in FRAGMENT and HEAD.fullmatch(entry.block.text)
    }
    for i in heads:
        stops = (j for j in range(i + 1, len(seen)) if j in heads or _ends_list(verdicts[j], seen[j]))
        items: Sequence[int] = range(i + 1, next(stops, len(seen)))
        if any(marks.is_marked(seen[j].block.text) for j in items):
            # What has no mark below those that have one is no item.
            items = [*takewhile(lambda j: marks.is_marked(seen[j].block.text), items)]
        verdicts[i] = Verdict("subhead", 0.9, "it is called as the head of a list is")
        ended = {seen[j].kind == "sentence" for j in items}
        if len(items) in _ITEMS and len(ended) == 1 and all(len(seen[j].block.text) <= _LONGEST_ITEM for j in items):
            for j in items:
                verdicts[j] = Verdict("list", 0.8, "it stands with others below the head of a list")


def _ends_list(verdict: Verdict, entry: Seen) -> bool:
    """Whether a line below the heading of a list is none of its items, as a quotation is none."""
    return verdict.role not in _LOOSE or entry.kind == "long" or entry.block.text[:1] in _QUOTES


def _join_values(verdicts: list[Verdict], seen: Sequence[Seen], loose: Sequence[bool]) -> None:
    """Take lines of a name and a value in a row for items, and the short line right above for their heading."""
    colons = [i for i, entry in enumerate(seen) if loose[i] and entry.kind in FRAGMENT and ": " in entry.block.text]
    values = {i for i in colons if _VALUE.fullmatch(seen[i].block.text) and verdicts[i].why != _IN_TURN}
    for i in sorted(values):
        if i - 1 in values or i + 1 in values:
            verdicts[i] = Verdict("list", 0.7, "it is a name and a value beside others")
            if i and i - 1 not in values and top.is_doubtful_item(verdicts[i - 1]) and seen[i - 1].end == "no mark":
                verdicts[i - 1] = Verdict("subhead", 0.6, "a few words above names and values")


def _find_heads(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Take a few words above a list that may be a caption for its heading: below a caption the text goes on."""
    for i in range(1, len(verdicts) - 2):
        items = [verdict.role for verdict in verdicts[i + 1 : i + 3]] == ["list", "list"]
        doubtful = verdicts[i].role == "caption" and verdicts[i].confidence < SURE and not seen[i].credit.credit
        if items and doubtful and len(seen[i].words) <= _HEAD_WORDS and seen[i].end in ("no mark", "a colon"):
            verdicts[i] = Verdict("subhead", 0.6, "a few words above a list")


def _free_lone_items(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Take an item without a marker and without another such beside it for a paragraph, or for what heads one."""
    items = [verdict.role == "list" for verdict in verdicts]
    plain = [is_item and not marks.is_marked(seen[i].block.text) for i, is_item in enumerate(items)]
    for i, verdict in enumerate(verdicts):
        beside = plain if plain[i] else items
        if not top.is_doubtful_item(verdict) or any(beside[max(0, i - 1) : i] + beside[i + 1 : i + 2]):
            continue
        heads = i > 0 and items[i - 1] and seen[i].kind == "short" and seen[i].end == "no mark"
        if heads and i + 1 < len(seen) and seen[i + 1].kind in PROSE:
            verdicts[i] = Verdict("subhead", 0.6, "it stands below a list with marks, and above a paragraph")
        else:
            verdicts[i] = Verdict("paragraph", min(0.6, verdict.confidence), "an item alone is no list")


def _is_marked(verdicts: Sequence[Verdict], seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` is an item by its marker or its number."""
    if i == len(seen) or verdicts[i].role != "list":
        return False
    text = seen[i].block.text
    return bool(marks.list_number(text) or (marks.list_marker(text) and not marks.is_dash(text)))


def _turns(seen: Sequence[Seen]) -> list[int]:
    """The lines that start with a speaker's name, where two speak repeatedly, or one asks again and again."""
    colons = [(i, text) for i, entry in enumerate(seen) if ":" in (text := entry.block.text) or text[1:2] == "."]
    named = {i: found["name"] for i, text in colons if (found := _SPEAKER.match(text))}
    counts = Counter(named.values())
    asked = Counter(name for i, name in named.items() if seen[i].end == "a question mark")
    speakers = {name for name, count in counts.items() if count >= _TURNS}
    askers = {name for name, count in asked.items() if count >= _MANY_TURNS and count == counts[name]}
    speak = speakers if len(speakers) > 1 and asked else askers
    return [i for i, name in named.items() if name in speak]
