"""What stands below a text: comments of readers, the titles of other articles, tags, the pages of the site."""

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from newsgen.importing.lines import bylines, marks
from newsgen.importing.lines.seen import FRAGMENT, FURNITURE, PROSE, Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import SURE
from newsgen.importing.words import timestamps

_OPEN_ENDS = frozenset({"no mark", "a question mark", "a bracket"})
_SOME_TEXT, _COMMENT = 2, 8
"""How many sentences make a text, and how many lines a comment has at most, with its buttons."""


def settle(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Set aside what follows the line that closes the text if it all may be no part of that."""
    start = _close(seen)
    below = [i for i in range(start + 1, len(seen)) if seen[i].kind != FURNITURE]
    if all(_may_be_link(seen[i], verdicts[i]) for i in below):
        for i in below:
            verdicts[i] = Verdict("boilerplate", 0.8, "it stands below the text, and below a line that closes it")


def _close(seen: Sequence[Seen]) -> int:
    """The first line below the last sentence or caption that closes the text; `len(seen)` where there is none."""
    texts = [i for i, entry in enumerate(seen) if entry.kind != FURNITURE and entry.kind not in FRAGMENT]
    below = range(texts[-1] + 1, len(seen)) if texts else ()
    return next((i for i in below if (piece := seen[i].piece) and piece.closes), len(seen))


def _may_be_link(entry: Seen, verdict: Verdict) -> bool:
    text = entry.block.text
    if not any(map(str.isalpha, text)) or verdict.role == "timestamp":
        return True
    doubtful = verdict.confidence < SURE or (entry.kind in FRAGMENT and bylines.has_address(text))
    return doubtful and entry.end in _OPEN_ENDS and not marks.is_marked(text)


def comments(seen: Sequence[Seen]) -> range:
    """The lines of readers' comments: from the last heading for them below a text to the last reply button.

    Reply buttons, and lines that say how long ago a comment was made, are at most a few lines apart.
    """
    about = [(i, piece) for i, entry in enumerate(seen) if (piece := entry.piece) and piece.answers]
    buttons = [i for i, piece in about if not piece.closes]
    text = [i for i, entry in enumerate(seen) if entry.kind in PROSE]
    if not buttons or len(text) < _SOME_TEXT:
        return range(0)
    told = sorted({*buttons, *(i for i in range(text[1], buttons[-1]) if timestamps.is_ago(seen[i].block.text))})
    apart = max((text[1], *(above for above, below in pairwise(told) if below - above > _COMMENT)))
    for head in (i for i, piece in reversed(about) if piece.closes and i > apart):
        place = bisect(told, head)
        if place + 1 < len(told) and told[place] - head <= _COMMENT:
            return range(head, told[-1] + 1)
    return range(0)
