"""A line as the model sees it: its words, its credit, its coarse kind, its capitals."""

import re

import msgspec

from newsgen.importing import credits as credit_lines
from newsgen.importing.credits import Credited
from newsgen.importing.lines import furniture
from newsgen.importing.lines.furniture import Furniture
from newsgen.importing.lines.shapes import Block
from newsgen.importing.words.letters import UPPER

FURNITURE = "furniture"
"""The kind of lines that are no part of the article."""

PROSE = frozenset({"long", "sentence"})
"""The kinds of lines that running text has."""

FRAGMENT = frozenset({"short", "medium"})
"""The kinds of lines, up to three long in a column, that are no sentence: headlines, items of lists."""

ONE_LINE, THREE_LINES = 76, 160
"""How many characters fill one line, and three lines, of a column."""

LONG_CAPTION, CAPTION_OR_LESS = 320, 420
"""Captions are seldom longer than the first, and hardly ever longer than the second, in characters."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_WORD_OF_MOST = re.compile(r"\w+(?:['\u2019]\w+)?")  # the same without underscores, and faster
_PAIR = re.compile(rf"(?=(?<!\w)({UPPER}[a-zà-ÿ][\w'\u2019-]* {UPPER}[a-zà-ÿ][\w'\u2019-]*))")
_TELLING = 4
"""Words of at least this many letters tell what a line is about."""
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
_CORNERS = ("」", "』")
_SENTENCE_ENDS = frozenset({"a full stop", "a quotation's end", "dots", "an exclamation mark"})


class Seen(msgspec.Struct, frozen=True):
    """A block, with what is asked of it more than once.

    `words` are in lower case; `content` are the telling ones, empty for long lines; `pairs` are the capitalised words
    that follow each other in a short line; `capitals` is the share of capitalised words after the first, 0 in long
    lines. `piece` says what a line of the kind FURNITURE is.
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


def look_at(block: Block) -> Seen:
    """Look at `block` on its own."""
    text = block.text
    low = text.lower()
    words = tuple((_WORD if "_" in low else _WORD_OF_MOST).findall(low))
    worth = credit_lines.may_have_credit(text, words)
    credit = credit_lines.split(text) if worth else Credited(text, "", "")
    end = _end(text)
    piece = furniture.recognise(text)
    kind = FURNITURE if piece else kind_of(text, credit, end)
    return Seen(
        block=block,
        words=words,
        content=frozenset([word for word in words if len(word) >= _TELLING] if kind != "long" else ()),
        pairs=frozenset(_PAIR.findall(text) if kind in FRAGMENT else ()),
        capitals=_capitals(text) if kind != "long" and len(text) < CAPTION_OR_LESS else 0.0,
        credit=credit,
        end=end,
        kind=kind,
        piece=piece,
    )


def _end(text: str) -> str:
    """What `text` ends with. A quotation with a full stop of its own in it is no title, as one without may be."""
    if text[-1:] in _CORNERS and "。" in text:
        return "a full stop"
    return _ENDS.get(text[-1:], "no mark")


def kind_of(text: str, credit: Credited, end: str) -> str:
    """The coarse kind of an article's line that ends with `end`; that of a fragment goes by its length."""
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
