"""Markdown as plain text: its paragraphs, its words, and the summary that its start makes."""

import html
import math
import re
from collections.abc import Iterator

from newsgen import languages
from newsgen.formats import figures, markup
from newsgen.formats.figures import Ids

SUMMARY_LENGTH = 200
"""The most characters that a summary taken from the text has."""

LONGEST_WORD = 60
"""The most characters that a word has."""

ENOUGH = 2000
"""How much of a paragraph is looked at for its summary, in characters: marks can be far longer than words."""

_TABLE = re.compile(r"(?=[^\n]*\|)[^\n]*\n(?=[^\n]*\|)[ |:-]*-[ |:-]*(?:\n|$)")
_QUOTED = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_LISTED = re.compile(r"^ *[-*+] +", re.MULTILINE)
_TITLE = re.compile(r"\A[^\n]*\n(?:=+|-+) *(?:\n|$)")
_NO_PROSE = re.compile(
    r"^(?:#.*$"  # a heading
    r"| {0,3}(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,}) *$"  # a rule
    r"| {0,3}\[\^[^\]\n]*\]:[^\0]*"  # a footnote, which goes on to the end of its paragraph
    # an address that links refer to, with its title
    r"""| {0,3}\[[^\[\]\n]*\]: *(?:\n *)?\S+ *(?:\n *)?(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))? *$)""",
    re.MULTILINE,
)
_LINK = re.compile(
    r"\\.|\[\^[^\[\]]*\]|!?\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?:\[[^\[\]]*\]|\( *(?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)"
    r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))?\s*\))"""
)
_MARKS = re.compile(
    r"\\(?:([!-/:-@\[-`{-~])|(?=\n))|<(https?://[^<>\s]+|[^<>\s]+@[^<>@\s]+)>|(&(?:[a-zA-Z0-9]+|#\d+|#x[0-9a-fA-F]+);)"
    # What marks no emphasis stays: `7*7`, `2 * 3`, `ada_lind`.
    # A run is looked at from its start and as a whole, which takes linear time.
    r"|(?<![\d*])\*++(?=\S)|(?<=[^\s*])\*++(?!\d)|(?<!\w)_++(?=\S)|(?<=[^\s_])_++(?!\w)|`+"
)
_MARKED = re.compile(r"[\\<&*_`]")
_UNSPACED = frozenset({"ja", "zh"})
_SIGN = "[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SIGN_OR_WORD = re.compile(rf"{_SIGN}|(?:(?!{_SIGN})\w)+")
"""In these two languages, a letter or an ideograph of theirs, or a word of another script."""

_PHRASED = frozenset({"km", "lo", "my", "th"})
_PHRASE_LETTERS = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
_LETTER, _OTHER_WORD = re.compile(rf"(?={_PHRASE_LETTERS})\w"), re.compile(rf"(?:(?!{_PHRASE_LETTERS})\w)+")
_LETTERS_A_WORD = 4
"""In these four, where spaces part phrases, a letter without the marks above and below it, or a word of another script.

By so many letters a word, the first article of the Universal Declaration has 26 to 28, and 29 where a Thai parts them.
"""

_NO_WORD, _ANY_WORD = re.compile(r"\W+"), re.compile(r"\w+")
_FENCE = re.compile(r"""(`{3,}|~{3,})[ ]*(?:\{.*\}|(?:\.?[\w#.+-]*[ ]*)(?:hl_lines=(["']).*\2[ ]*)?)""")
"""The first line of a code block as Python-Markdown has it, which ends with a line of the same marks, or is none."""


_ITEM = re.compile(r" {0,3}(?:(?:[*+-]|\d+\.) |\[\^[^\]\n]+\]:)")
_SET_IN = re.compile(r"(?: {4}|\t)(?P<code> {4}|\t)?")
"""How an item of a list or a footnote begins, and what is set in: code, or below these what goes on with them."""


def paragraphs(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The paragraphs of Markdown outside code, each with the line on which it starts."""
    start, held, listed = 0, list[str](), False
    for number, line in enumerate([*_without_fenced(body), ""], first_line):
        set_in = None if held else _SET_IN.match(line)
        if set_in and (set_in["code"] or not listed):
            continue
        if line.strip():
            if not held:
                start, listed = number, bool(set_in or _ITEM.match(line))
            held.append(line)
        elif held:
            yield start, "\n".join(held)
            held = []


def _without_fenced(body: str) -> list[str]:
    """The lines of `body`, those of fenced code blank."""
    lines = body.split("\n")
    marks = [(n, line.expandtabs(4)) for n, line in enumerate(lines) if line.startswith(("```", "~~~"))]
    blocks, ends = list[tuple[int, int]](), dict[str, int]()
    for n, mark in reversed(marks):
        if (opens := _FENCE.fullmatch(mark)) and opens[1] in ends:
            blocks.append((n, ends[opens[1]] + 1))
        ends[mark.rstrip(" ")] = n
    after = 0
    for start, end in reversed(blocks):
        if start >= after:
            lines[start:end] = [""] * (end - start)
            after = end
    return lines


def summary(body: str, among: Ids, *, raw_html: bool = False) -> str:
    """The start of the text, as plain words; empty where it has none. `among` are the ids of its figures.

    With `raw_html`, what HTML keeps from sight there is none of them.
    """
    text = markup.without("\n".join(_without_fenced(body))) if raw_html and "<" in body else body
    for _, paragraph in paragraphs(text, 1):
        if text := _words(paragraph[:ENOUGH], among):
            if len(text) <= SUMMARY_LENGTH:
                return text
            return text[: word_start(text, SUMMARY_LENGTH)].rstrip(" ,;:–—-") + "…"
    return ""


def _words(paragraph: str, among: Ids) -> str:
    """What a paragraph says, in one line; nothing where it is a figure, a table, a heading, or what links refer to."""
    if figures.parse(paragraph, among) is not None or _TABLE.match(paragraph):
        return ""
    text = _NO_PROSE.sub("", _TITLE.sub("", _QUOTED.sub("", paragraph)))
    if _LISTED.match(text):
        text = _LISTED.sub("", text)
    for _ in range(2 if "[" in text else 0):  # a picture may be linked
        text = _LINK.sub(_link_text, text)
    if _MARKED.search(text):
        text = _MARKS.sub(lambda m: m[1] or m[2] or html.unescape(m[3] or ""), text)
    return " ".join(text.split())


def _link_text(found: re.Match[str]) -> str:
    """The words of a link or an image; what is escaped stays, and the mark of a footnote goes."""
    if found[0].startswith("\\"):
        return found[0]
    return found[1] or ""


def word_start(text: str, at: int) -> int:
    """Where the word begins that `at` lies in; `at` itself where no word is so long, as where there are no spaces."""
    begin = max(0, at - LONGEST_WORD)
    return text.rfind(" ", begin, at) + 1 or (at if begin else 0)


def count(body: str, language: str) -> int:
    """How many words there are in Markdown in this `language` (BCP 47).

    Chinese and Japanese have no spaces between them. There each sign counts for one, as word processors have it. Thai,
    Lao, Khmer and Burmese have none either, and words of several signs, so that these are but an estimate.
    """
    primary = languages.primary(language)
    if primary in _PHRASED:
        return math.ceil(len(_LETTER.findall(body)) / _LETTERS_A_WORD) + len(_OTHER_WORD.findall(body))
    return len(_SIGN_OR_WORD.findall(body) if primary in _UNSPACED else body.split())


def repeats(summary: str, body: str) -> bool:
    """Whether the text begins with the words of its summary."""
    first, begins = _ANY_WORD.search(summary), _ANY_WORD.search(body)
    if first and not (begins and begins[0].startswith(first[0])):
        return False
    start = _NO_WORD.sub(" ", body[: 2 * len(summary)]).strip()
    return start.startswith(_NO_WORD.sub(" ", summary).strip())
