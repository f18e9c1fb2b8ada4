"""A line as the model looks at it: its words, its credit, its coarse kind, its capitals."""

import re
from collections.abc import Sequence
from itertools import groupby

import msgspec

from newsgen.importing import credits as credit_lines
from newsgen.importing import furniture, marks
from newsgen.importing.credit_forms import Credited
from newsgen.importing.furniture import Furniture
from newsgen.importing.shapes import Block

FURNITURE = "furniture"
"""The kind of lines that are no part of the article."""

PROSE = frozenset({"long", "sentence"})
"""The kinds of lines that running text has."""

ONE_LINE, THREE_LINES = 76, 160
"""Lengths in characters, as a column sets them."""

LONG_CAPTION, CAPTION_OR_LESS = 320, 420
"""Captions are seldom longer than the first, and hardly ever longer than the second."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_WORD_OF_MOST = re.compile(r"\w+(?:['\u2019]\w+)?")  # the same where there is no underscore, and quicker
_PAIR = re.compile(r"(?=(?<!\w)([^\W\d_a-zà-ÿ][a-zà-ÿ][\w'\u2019-]* [^\W\d_a-zà-ÿ][a-zà-ÿ][\w'\u2019-]*))")
_HEADLINE_TIMES, _LONG_SECTION, _KICKERS, _FEW_WORDS = 1.5, 20, 3, 2
_TELLING = 4
"""From how many letters on a word says what a line is about."""
_ENDS = {
    mark: name
    for name, marks in (
        ("a full stop", ".。।۔။"),
        ("dots", "…"),
        ("a question mark", "?\uff1f؟"),
        ("an exclamation mark", "!\uff01"),
        ("a colon", ":\uff1a"),
        ("a comma", ",;"),
        ("a bracket", ")]"),
        ("a quotation's end", "\"”“’»'"),  # quotation marks of print
    )
    for mark in marks
}
_SENTENCE_ENDS = frozenset({"a full stop", "a quotation's end", "dots", "an exclamation mark"})


class Seen(msgspec.Struct, frozen=True):
    """A block, and what is asked of it more than once.

    `words` are in lower case, `content` those that say something, `pairs` the capitalised words that follow each
    other in a short line, `capitals` the share of capitalised words after the first, 0 in long lines. `piece` is what
    the line is where it is of the kind FURNITURE.
    """

    block: Block
    words: tuple[str, ...]
    content: frozenset[str]
    pairs: frozenset[str]
    capitals: float
    credit: Credited
    end: str
    kind: str
    piece: Furniture | None = None


def look(blocks: Sequence[Block]) -> list[Seen]:
    """The `blocks` of a dump, each with all that the model asks of it.

    Buttons are furniture where several stand in a row, above all text or below a prompt to share; so is the name of a
    section right above a headline.
    """
    seen = list(map(_look, blocks))
    text = next((i for i, entry in enumerate(seen) if entry.kind in PROSE), len(seen))
    start = 0
    for is_row, row in groupby(seen, key=lambda entry: furniture.is_button(entry.block.text)):
        end = start + len(list(row))
        if is_row and end - start > 1:
            buttons = _is_prompt(seen, start - 1) or 0 < start < text
            make = _as_button if buttons else _as_words
            seen[start:end] = map(make, seen[start:end])
        start = end
    _keep_amidst_text(seen)
    for i in _above_headline(seen):
        seen[i] = _as(seen[i], furniture.SECTION)
    return seen


def _as_button(entry: Seen) -> Seen:
    return _as(entry, furniture.BUTTON)


def _as_words(entry: Seen) -> Seen:
    """One of several networks in a row, none of which owns a picture."""
    text, nobody = entry.block.text, Credited(entry.block.text, "", "")
    kind = entry.kind if entry.piece else _kind(text, nobody, entry.end)
    return msgspec.structs.replace(entry, credit=nobody, kind=kind)


def _as(entry: Seen, piece: Furniture) -> Seen:
    # What its form alone says of a line says more than its place does.
    return msgspec.structs.replace(entry, kind=FURNITURE, piece=entry.piece or piece)


def _is_prompt(seen: Sequence[Seen], i: int) -> bool:
    return i >= 0 and (piece := seen[i].piece) is not None and piece.role == "share"


def _keep_amidst_text(seen: list[Seen]) -> None:
    """Take for a line of the text what may be one, where it stands amidst it and nothing beside it says otherwise."""
    prose = [i for i, entry in enumerate(seen) if entry.kind in PROSE]
    for i in range(prose[0] + 1, prose[-1]) if prose else ():
        piece = seen[i].piece
        if piece and piece.in_company and not any(_vouches(seen[j], piece) for j in (i - 1, i + 1)):
            block, credit, end = seen[i].block, seen[i].credit, seen[i].end
            seen[i] = msgspec.structs.replace(seen[i], kind=_kind(block.text, credit, end), piece=None)


def _vouches(beside: Seen, piece: Furniture) -> bool:
    """Whether the line `beside` says that the one next to it is the furniture `piece` that it looks like."""
    if beside.kind in ("credit", "bare credit"):
        return True
    return beside.piece is not None and beside.piece.why != piece.why


def _above_headline(seen: Sequence[Seen]) -> list[int]:
    """The lines above the headline that name its section, or lead there from the front page."""
    lines = [i for i, entry in enumerate(seen) if entry.kind != FURNITURE][: _KICKERS + 2]
    texts = [seen[i].block.text for i in lines]
    count = next((n for n, t in enumerate(texts) if not (furniture.is_section(t) or furniture.is_trail(t))), len(texts))
    named, below = lines[: min(count, _KICKERS)], lines[min(count, _KICKERS) :]
    if not named:
        return []
    shortest = min(len(seen[i].block.text) for i in named)
    if below and len(seen[below[0]].words) <= _FEW_WORDS and not _may_head(seen[below[0]], shortest):
        # A competition or a column, maybe.
        below = below[1:]
    return named if below and _may_head(seen[below[0]], shortest) else []


def _may_head(entry: Seen, length: int) -> bool:
    """Whether a line looks like a headline, and is longer than one of `length` characters above it."""
    text = entry.block.text
    quoted = entry.kind == "sentence" and entry.end == "a quotation's end"
    return (
        (entry.kind in ("short", "medium") or quoted)
        and entry.end not in ("a colon", "a comma")
        and marks.byline(text) is None
        and not marks.is_timestamp(text)
        and len(text) >= _HEADLINE_TIMES * min(length, _LONG_SECTION)
    )


def _look(block: Block) -> Seen:
    text = block.text
    low = text.lower()
    words = tuple((_WORD if "_" in low else _WORD_OF_MOST).findall(low))
    worth = credit_lines.may_have_credit(text, words)
    credit = credit_lines.split(text) if worth else Credited(text, "", "")
    end = _ENDS.get(text[-1:], "no mark")
    piece = furniture.recognise(text)
    kind = FURNITURE if piece else _kind(text, credit, end)
    return Seen(
        block=block,
        words=words,
        content=frozenset([word for word in words if len(word) >= _TELLING]),
        pairs=frozenset(_PAIR.findall(text) if kind in ("short", "medium") else ()),
        capitals=_capitals(text) if kind != "long" and len(text) < CAPTION_OR_LESS else 0.0,
        credit=credit,
        end=end,
        kind=kind,
        piece=piece,
    )


def _kind(text: str, credit: Credited, end: str) -> str:
    if credit.credit and len(text) < LONG_CAPTION:
        return "credit" if credit.caption else "bare credit"
    ended = end in _SENTENCE_ENDS
    if len(text) > THREE_LINES:
        return "long" if ended else "long open"
    if ended:
        return "sentence"
    return "short" if len(text) <= ONE_LINE else "medium"


def _capitals(text: str) -> float:
    firsts = [word[0] for word in text.split()[1:]]
    letters = len(list(filter(str.isalpha, firsts)))
    return len(list(filter(str.isupper, firsts))) / letters if letters else 0.0
