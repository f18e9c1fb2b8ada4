"""What can be seen of a line and its neighbours: named features, each present or not.

The names are the keys of weights.json, so that its numbers can be read.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from newsgen.importing import credits as credit_forms
from newsgen.importing import furniture, marks
from newsgen.importing.cue_words import ASKING, FIRST_PERSON, LINKING, POINTING, REPORTING
from newsgen.importing.shapes import Block, Shape
from newsgen.importing.vocabulary import ARCHIVE_WORDS, POSITION_WORDS, alternatives

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")  # noqa: RUF001  # a typographic apostrophe
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s+(?=[^\W_a-z])|[。！？]")  # noqa: RUF001  # full-width marks
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ARCHIVE = re.compile(rf"(?<!\w)(?:{alternatives(ARCHIVE_WORDS)})(?!\w)", re.IGNORECASE)
_POSITION = re.compile(rf"[(,]\s*(?:{alternatives(POSITION_WORDS)})\b|(?<!\w)\((?:{alternatives(POSITION_WORDS)})", re.IGNORECASE)
_FIGURE = re.compile(r"(?:fig|figure|abb|abbildung|bild|foto|photo|image|grafik|tabelle|table|chart|map)\.?\s?\d{1,3}\b", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-z]{2,12}", re.IGNORECASE)
_QUOTES = "\"“”„«»‘"  # noqa: RUF001  # typographic quotation marks
_LENGTHS = (16, 28, 40, 56, 76, 100, 130, 170, 220, 300, 420, 700)
_ENDS = {".": "a full stop", "…": "dots", "?": "a question mark", "!": "an exclamation mark", ":": "a colon", ",": "a comma",
         ")": "a bracket", "]": "a bracket", "。": "a full stop", "।": "a full stop", "۔": "a full stop", "။": "a full stop",
         "？": "a question mark", "؟": "a question mark", "！": "an exclamation mark", "：": "a colon", ";": "a comma"}  # noqa: RUF001  # full-width marks


class Seen(msgspec.Struct, frozen=True):
    """A block with what is asked of it more than once: its words in lower case, its coarse kind, its credit."""

    block: Block
    words: tuple[str, ...]
    kind: str
    credit: credit_forms.Credited
    content: frozenset[str]


def look(block: Block) -> Seen:
    """`block` with its words, kind and credit."""
    text = block.text
    words = tuple(_WORD.findall(text.lower()))
    credit = credit_forms.split(text) if credit_forms.may_have_credit(text, words) else credit_forms.Credited(text, "", "")
    content = frozenset(word for word in words if len(word) > 3)  # noqa: PLR2004  # small words say nothing
    return Seen(block, words, _kind(text, credit), credit, content)


def _kind(text: str, credit: credit_forms.Credited) -> str:
    if furniture.recognise(text):
        return "furniture"
    if credit.credit and len(text) < 320:  # noqa: PLR2004  # a long caption
        return "credit" if credit.caption else "bare credit"
    ended = _end_of(text) in ("a full stop", "a quotation's end", "dots", "an exclamation mark")
    if len(text) > 160:  # noqa: PLR2004  # three lines of print
        return "long" if ended else "long open"
    if ended:
        return "sentence"
    return "short" if len(text) <= 76 else "medium"  # noqa: PLR2004  # one line of print


def extract(seen: Sequence[Seen], shape: Shape) -> list[tuple[str, ...]]:
    """The features of each of the lines of a dump of this shape."""
    counts: dict[str, int] = {}
    for entry in seen:
        for word in entry.content:
            counts[word] = counts.get(word, 0) + 1
    texts: dict[str, int] = {}
    for entry in seen:
        texts[entry.block.text] = texts.get(entry.block.text, 0) + 1
    start = next((i for i, entry in enumerate(seen) if entry.kind != "furniture"), 0)
    prose = next((i for i, e in enumerate(seen) if e.kind == "long" or (e.kind == "sentence" and len(e.block.text) > 90)), len(seen))  # noqa: PLR2004  # a paragraph
    credited = sum(entry.kind in ("credit", "bare credit") for entry in seen)
    rows = []
    for i, entry in enumerate(seen):
        names = ["any line", *_own(entry), *_around(seen, i)]
        names += _place(i, start, prose, len(seen), entry.block, shape)
        names += _echoes(seen, i, counts, texts[entry.block.text])
        names.append(f"credited lines in the dump: {min(credited, 4)}")
        rows.append(tuple(names))
    return rows


def _own(entry: Seen) -> list[str]:
    text, words = entry.block.text, entry.words
    length = next((f"shorter than {limit}" for limit in _LENGTHS if len(text) < limit), "very long")
    end = _end_of(text)
    names = [length, f"ends with {end}", f"kind: {entry.kind}", f"words: {min(len(words), 8)}"]
    if len(text) < 420:  # noqa: PLR2004  # what follows tells short lines apart
        names += _phrasing(text, words)
        sentences = len(_SENTENCE.findall(text)) + 1
        names.append(f"sentences: {min(sentences, 4)}")
        names.append(f"{'short' if len(text) < 76 else 'longer'}, ends with {end}")  # noqa: PLR2004  # one line of print
    if entry.credit.credit:
        names += [f"credit: {entry.credit.how}", f"credit in a {'short' if len(text) < 300 else 'long'} line"]  # noqa: PLR2004  # a caption's length
        if not entry.credit.caption:
            names.append("nothing but a credit")
    if text[:1] in _QUOTES:
        names.append("starts with a quotation")
    elif any(mark in text for mark in _QUOTES):
        names.append("holds a quotation")
    return names


def _end_of(text: str) -> str:
    last = text[-1:]
    if last in "\"”“’»'":  # noqa: RUF001  # typographic quotation marks
        return "a quotation's end"
    return _ENDS.get(last, "no mark")


def _phrasing(text: str, words: Sequence[str]) -> list[str]:
    """Cues in the words: who speaks, what is shown, when."""
    present, head = set(words), words[:8]
    names = []
    if present & REPORTING:
        names.append("somebody says something")
    if present & FIRST_PERSON:
        names.append("in the first person")
    if present & POINTING:
        names.append("points at a picture")
    if any(word.endswith("ing") and len(word) > 5 for word in head[1:]):  # noqa: PLR2004  # not «king», «thing»
        names.append("a participle near its start")
    if any(word.endswith("s") and not word.endswith("ss") and len(word) > 4 for word in head[1:6]):  # noqa: PLR2004  # a verb in the present
        names.append("an s-form near its start")
    if words and words[0] in ASKING:
        names.append("starts with a question word")
    if words and words[0] in LINKING:
        names.append("starts with a linking word")
    names += [label for label, pattern in _cues() if pattern.search(text)]
    capitals = [word for word in text.split() if word[:1].isalpha()]
    if capitals:
        share = sum(word[:1].isupper() for word in capitals) / len(capitals)
        names.append(f"capitals: {round(share * 4)} of 4")
        if text.isupper() and len(text) > 3:  # noqa: PLR2004  # not an abbreviation
            names.append("all in capitals")
    if text[:1].islower():
        names.append("starts in lower case")
    if marks.list_number(text):
        names.append("starts with a number")
    elif text[:1].isdigit():
        names.append("starts with a digit")
    return names


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        ("holds a year", _DATE),
        ("an archive picture", _ARCHIVE),
        ("where somebody stands in a picture", _POSITION),
        ("a numbered figure", re.compile(rf"^\W?{_FIGURE.pattern}", re.IGNORECASE)),
        ("a bar in it", re.compile(r"\s\|\s")),
        ("nothing but a domain", re.compile(rf"^{_DOMAIN.pattern}$", re.IGNORECASE)),
        ("a colon within", re.compile(r":\s")),
        ("a dash within", re.compile(r"\s[–—-]\s")),  # noqa: RUF001  # typographic dashes
        ("brackets at its end", re.compile(r"\)\.?$")),
        ("a comma within", re.compile(r",\s")),
    )


def _around(seen: Sequence[Seen], i: int) -> list[str]:
    """The neighbours' kinds, alone and with its own, and the run of short lines that it stands in."""
    own = seen[i].kind
    before = seen[i - 1].kind if i else "none"
    after = seen[i + 1].kind if i + 1 < len(seen) else "none"
    before2 = seen[i - 2].kind if i > 1 else "none"
    after2 = seen[i + 2].kind if i + 2 < len(seen) else "none"
    names = [
        f"before: {before}", f"after: {after}", f"two before: {before2}", f"two after: {after2}",
        f"{own}, before: {before}", f"{own}, after: {after}", f"{own} between {before} and {after}",
    ]  # fmt: skip
    if i and seen[i - 1].block.text.endswith((":", "：")):  # noqa: RUF001  # a full-width colon
        names.append("after a colon")
    if i + 1 < len(seen) and seen[i + 1].block.text[:1] in _QUOTES:
        names.append("before a quotation")
    if i and abs(len(seen[i - 1].block.text) - len(seen[i].block.text)) < 30 and before == own:  # noqa: PLR2004  # as alike as items
        names.append(f"like the line before, {own}")
    names.append(f"{own} in a run of {min(_run(seen, i), 5)}")
    return names


def _run(seen: Sequence[Seen], i: int) -> int:
    """How many lines in a row are of this line's kind, at most six each way."""
    kind, total = seen[i].kind, 1
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(seen) and seen[j].kind == kind and abs(j - i) <= 6:  # noqa: PLR2004  # enough to tell a list
            total, j = total + 1, j + step
    return total


def _place(i: int, start: int, prose: int, count: int, block: Block, shape: Shape) -> list[str]:
    names = []
    nth = i - start
    names.append(f"line {nth} of the article" if nth < 4 else "further down")  # noqa: PLR2004  # headline, standfirst, byline, picture
    if i < prose:
        names.append("before all running text")
    if nth == 0 and count - i > 1:
        names.append("first, and shape " + shape)
    if i == count - 1:
        names.append("last line")
    if shape == "sparse":
        marked = block.blank_before and i > 0 or (block.blank_before and block.line > 1)
        names.append("a telling blank line before" if marked else "no blank line before")
    else:
        names.append(f"shape: {shape}")
    return names


def _echoes(seen: Sequence[Seen], i: int, counts: dict[str, int], copies: int) -> list[str]:
    """How much of the line is said elsewhere in the dump."""
    entry = seen[i]
    names = []
    if copies > 1:
        names.append("the same line stands here twice")
    if not entry.content:
        return names
    shared = sum(counts[word] > 1 for word in entry.content) / len(entry.content)
    names.append(f"{'short' if len(entry.block.text) < 76 else 'longer'}, echoed: {round(shared * 4)} of 4")  # noqa: PLR2004  # one line of print
    for name, j in (("before", i - 1), ("after", i + 1), ("two before", i - 2)):
        if 0 <= j < len(seen):
            other = seen[j]
            common = len(entry.content & other.content)
            if common >= 2 and common >= 0.6 * len(entry.content):  # noqa: PLR2004  # not by chance
                names.append(f"its words stand in the line {name}")
            elif common and len(entry.content) <= 4 and common == len(entry.content):  # noqa: PLR2004  # a name
                names.append(f"a name from the line {name}")
    return names
