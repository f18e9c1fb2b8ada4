"""What blank lines add to the model's opinion, in a dump that has few of them.

Where a page's figures left the blank lines, the line after each is a caption, and no other is. But blank lines may as
well part the sections of a text, or its head from its body. The lines after them tell together which it is: in the
first case they look like captions more often than other lines, in the second like subheads or like any line.
"""

import math
import re
from collections.abc import Sequence

from newsgen.importing.lines import marks
from newsgen.importing.lines.model.linear_model import Opinion
from newsgen.importing.lines.seen import PROSE, Seen
from newsgen.importing.lines.shapes import Block, Shape
from newsgen.importing.words import agencies, dates, timestamps
from newsgen.importing.words.cue_words import REPORTING, words_of
from newsgen.importing.words.vocabulary import RIGHTS_HOLDERS

USUAL_SHARE = 0.07
"""The share of captions among the lines of a page, and equally that of subheads."""

FIGURES_AT_FIRST = 2.7
"""The log odds of figures against sections before any line is looked at."""

UNLIKELY = -2.0
"""The log odds below which a single line after a blank line speaks by itself against figures."""

MANY, TOO_MANY = 0.2, 25.0
"""The share of lines after blank lines that figures may leave, and how fast more of them lower the log odds."""

SUBHEADS = 0.08
"""The share of sections that are known to open with a subhead; small, since many a caption looks like one."""

AFTER_GAP = 6.5
"""The log odds that a blank line before a line adds, where figures left the blank lines."""

AFTER_HEAD = 4.5
"""The same before the first few lines and the last, where people leave a blank line for other reasons."""

WITHOUT_GAP = -4.0
"""The log odds that are added there without a blank line."""

HEAD = 3
"""The most lines of a head: the headline, the standfirst and the byline."""

UNSURE = 0.89
"""The most that a single blank line is worth, as a probability, where the words do not show a caption.

And the most that a form is worth of which other lines are as well, though most are captions.
"""

LONGEST_LABELLED = 240
"""From how many characters on a paragraph with a label at its end may be text."""

UNLIKE_CAPTION = 0.07
"""The chance below which a whole sentence is text in spite of a blank line, where no line credits anybody.

People part their paragraphs now and then. Of the 140 pages, none without a credit has a caption that is so unlike one.
"""

_LEAST, _MOST = 0.001, 0.999
_SPEECH = ("– ", "— ")  # dashes of print
_QUOTES = ('"', "“", "”", "„", "«", "»")
_IS = words_of("is are ist sind est sont está están são è sono zijn är jest są")
"""Forms of «to be» that are no other words in the languages of captions, as «on», which is Finnish, is in English."""

_TAKEN = re.compile(r"[^\W\d_]{3,9}\.? \d{1,2}\b")
"""The day behind the place in a caption of Getty Images: «LONDON, ENGLAND - MARCH 12: A man rows»."""

_LEAST_ODDS = -50.0
_LONGEST_SECTION = 65
_FEW_GAPS = 1


def chances(seen: Sequence[Seen], opinions: Sequence[Opinion], shape: Shape) -> list[float]:
    """The probability that each line is a caption, blank lines considered."""
    found = [entry.block for entry in seen]
    plain = [
        _LEAST
        if _is_time(entry) or (shape == "sparse" and _opens_text(entry, opinion))
        else min(max(opinion.chances["caption"], _LEAST), _most(entry))
        for entry, opinion in zip(seen, opinions, strict=True)
    ]
    if shape != "sparse":
        return plain
    gaps = sum(block.blank_before for block in found)
    figures = _figures(found, opinions, plain)
    most = [
        _most(entry) if gaps > _FEW_GAPS or opinion.form else max(UNSURE, p)
        for p, entry, opinion in zip(plain, seen, opinions, strict=True)
    ]
    credited = _credits(seen, opinions)
    moved = (
        p
        if p == _LEAST
        or (not credited and _is_unlike_caption(seen[i], p))
        or (_is_counted_up(block.text) and not opinion.form)
        else _moved(p, block, len(found), opens=_opens(seen, i))
        for i, (p, block, opinion) in enumerate(zip(plain, found, opinions, strict=True))
    )
    return [min(figures * m + (1 - figures) * p, top) for m, p, top in zip(moved, plain, most, strict=True)]


def _credits(seen: Sequence[Seen], opinions: Sequence[Opinion]) -> bool:
    """Whether a line of a dump credits somebody, or is a caption by its form."""
    return any(opinion.form or entry.credit.credit for entry, opinion in zip(seen, opinions, strict=True))


def _most(entry: Seen) -> float:
    """The most that the chance of a line may be."""
    return UNSURE if _is_ambiguous(entry) else _MOST


def _is_ambiguous(entry: Seen) -> bool:
    """Whether other lines than captions have a line's form as well.

    An agency that also sends texts, alone, may sign one or be a topic; in brackets, it is where the news of a round-up
    is from. A copyright sign before a day is that of a page. A whole paragraph with a label at its end has its data or
    its help from there.
    """
    text, how, credit = entry.block.text, entry.credit.how, entry.credit.credit
    return (
        _is_of_texts(text)
        or (how == "a credit in brackets" and _is_of_texts(credit))
        or (how == "a label before the credit" and len(entry.credit.caption) > LONGEST_LABELLED)
        or (text.startswith("©") and not entry.credit.caption and any(day.is_whole for day in dates.find(credit)))
    )


def _is_of_texts(name: str) -> bool:
    """Whether `name` is one under which texts appear as well, and nothing else."""
    return agencies.sends_text(name) or name.strip(" .").lower() in RIGHTS_HOLDERS


def _is_time(entry: Seen) -> bool:
    """Whether a line is a time of day or a day, which is no caption, but heads a part of a programme or a live blog."""
    return entry.kind == "short" and timestamps.is_moment(entry.block.text)


def _opens_text(entry: Seen, opinion: Opinion) -> bool:
    """Whether a line starts as only text does: with the place that an agency reports from, or with speech."""
    if opinion.form or entry.kind not in PROSE:
        return False
    text = entry.block.text
    if text.startswith(_QUOTES) and not REPORTING.isdisjoint(entry.words):
        return True
    found = marks.dateline(text)
    return text.startswith(_SPEECH) or (found is not None and not _TAKEN.match(text, found.length))


def _is_unlike_caption(entry: Seen, chance: float) -> bool:
    """Whether a whole sentence has little `chance` to be a caption, or a short line is a clause, as subheads may be."""
    if entry.kind in PROSE:
        return chance < UNLIKE_CAPTION
    return entry.kind == "short" and entry.end == "no mark" and not _IS.isdisjoint(entry.words)


def _is_counted_up(text: str) -> bool:
    """Whether a line is numbered as the heading of a section may be; captions are not."""
    return len(text) <= _LONGEST_SECTION and marks.list_number(text) is not None


def _figures(found: Sequence[Block], opinions: Sequence[Opinion], plain: Sequence[float]) -> float:
    """The probability that figures left the blank lines."""
    looks = [
        math.log(p / USUAL_SHARE / (1 - SUBHEADS + SUBHEADS * opinion.chances.get("subhead", 0.0) / USUAL_SHARE))
        for p, block, opinion in zip(plain, found, opinions, strict=True)
        if block.blank_before
    ]
    if not looks:
        return 0.0
    # Two lines' worth at most: captions of a page resemble each other, so more of them say little more.
    odds = FIGURES_AT_FIRST + sum(looks) / len(looks) * min(len(looks), 2)
    odds += sum(look - UNLIKELY for look in looks if look < UNLIKELY)
    odds -= TOO_MANY * max(0.0, len(looks) / len(found) - MANY)
    return 1 / (1 + math.exp(-max(odds, _LEAST_ODDS)))


def _opens(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` stands after a blank line, or is the credit of the caption that does."""
    if seen[i].block.blank_before or i == 0:
        return seen[i].block.blank_before
    above = seen[i - 1]
    return seen[i].kind == "bare credit" and above.block.blank_before and not above.credit.credit


def _moved(chance: float, block: Block, count: int, *, opens: bool) -> float:
    if block.index == 0 and not block.blank_before:
        # No blank line could stand before it.
        return chance
    at_an_end = block.index <= HEAD or block.index == count - 1
    gap = AFTER_HEAD if at_an_end else AFTER_GAP
    odds = math.log(chance / (1 - chance)) + (gap if opens else WITHOUT_GAP)
    return 1 / (1 + math.exp(-odds))
