"""Lists and what resembles them: items that are counted, items alone, the head of a list, speakers in turn."""

import re
from collections import Counter
from collections.abc import Sequence

from newsgen.importing.lines import marks, top
from newsgen.importing.lines.seen import Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import SURE

_SPEAKER = re.compile(r"(?P<name>[^\W\d_][\w.'’ -]{0,28}):\s+\S")  # a typographic apostrophe
_TURNS = 2
_MANY_TURNS = 3
_HEAD_WORDS = 3


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
    """Take for no items what are none, and for the head of a list what stands right above its marks."""
    for i in _turns(seen):
        if verdicts[i].role in ("subhead", "list") and verdicts[i].confidence < SURE:
            verdicts[i] = Verdict("paragraph", 0.8, "somebody speaks in turn with others")
    for i, verdict in enumerate(verdicts):
        if not top.is_doubtful_item(verdict):
            continue
        if seen[i].kind == "short" and seen[i].end == "no mark" and _is_marked(seen, i + 1):
            verdicts[i] = Verdict("subhead", 0.7, "it stands above the first mark of a list")
    _find_heads(verdicts, seen)
    _free_lone_items(verdicts)


def _find_heads(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """A few words above a list that may be a caption are its head: below a caption the text goes on."""
    for i in range(1, len(verdicts) - 2):
        items = [verdict.role for verdict in verdicts[i + 1 : i + 3]] == ["list", "list"]
        doubtful = verdicts[i].role == "caption" and verdicts[i].confidence < SURE and not seen[i].credit.credit
        if items and doubtful and len(seen[i].words) <= _HEAD_WORDS and seen[i].end in ("no mark", "a colon"):
            verdicts[i] = Verdict("subhead", 0.6, "a few words above a list")


def _free_lone_items(verdicts: list[Verdict]) -> None:
    """A line that is read as an item of a list, but not by a mark, and has none beside it is no list."""
    roles = ["", *(verdict.role for verdict in verdicts), ""]
    for i, verdict in enumerate(verdicts):
        if top.is_doubtful_item(verdict) and "list" not in (roles[i], roles[i + 2]):
            verdicts[i] = Verdict("paragraph", min(0.6, verdict.confidence), "an item alone is no list")


def _is_marked(seen: Sequence[Seen], i: int) -> bool:
    return i < len(seen) and bool(marks.list_marker(seen[i].block.text)) and not marks.is_dash(seen[i].block.text)


def _turns(seen: Sequence[Seen]) -> list[int]:
    """The lines that start with the name of who speaks, where two speak more than once, or one asks again and again."""
    colons = [(i, entry.block.text) for i, entry in enumerate(seen) if ":" in entry.block.text]
    named = {i: found["name"] for i, text in colons if (found := _SPEAKER.match(text))}
    counts = Counter(named.values())
    asked = Counter(name for i, name in named.items() if seen[i].end == "a question mark")
    speakers = {name for name, count in counts.items() if count >= _TURNS}
    askers = {name for name, count in asked.items() if count >= _MANY_TURNS and count == counts[name]}
    speak = speakers if len(speakers) > 1 and asked else askers
    return [i for i, name in named.items() if name in speak]
