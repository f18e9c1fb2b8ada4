"""Markdown as plain text: its paragraphs, its prose, a summary from its start, and the number of its words."""

import html
import math
import re
import string
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from newsgen import languages
from newsgen.formats import figures, markup
from newsgen.formats.figures import Ids

SUMMARY_LENGTH = 200
"""The longest summary taken from the text, in characters."""

LONGEST_WORD = 60
"""The longest run without spaces that is kept whole as a word, in characters."""

ENOUGH = 2000
"""How many characters at a time are searched for marks, which keeps the time linear."""

# Line starts are matched by a leading "\n", to which the engine skips; the first line is given one as well.
_OPEN = re.compile(r"""\n(?![^\W\d_]|["'(“„«‘—–])""")
"""The start of a line that may have block marks."""

_TABLE = re.compile(r"\n(?=[^\n]*\|)[^\n]*\n(?=[^\n]*\|)[ |:-]*-[ |:-]*(?:\n|\Z)")
_QUOTED = re.compile(r"\n {0,3}(?:> ?)+")
_TITLE = re.compile(r"\n[^\n]*\n(?:=+|-+) *(?=\n|\Z)")
_DEFINITION = re.compile(
    r"\n {0,3}\[([^\[\]\n]*)\]: *(?:\n *)?\S+ *(?:\n *)?(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))? *(?=\n|\Z)"
)
"""A link definition: its name, its address and its title."""

_NO_PROSE = re.compile(
    r"\n(?:#[^\n]*"  # a heading
    r"| {0,3}(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,}) *(?=\n|\Z)"  # a rule
    r"| {0,3}\[\^[^\]\n]*\]:[^\0]*)"  # a footnote, which goes on to the end of its paragraph
    rf"|{_DEFINITION.pattern}"
)
_FIRST_ITEM = re.compile(r"\s*(?:[-*+]|(?P<number>\d+\.)) ")
_BULLETS, _NUMBERS = (re.compile(rf"\n(?: {{0,3}}{mark}| {{4,}}(?:[-*+]|\d+\.)) +") for mark in (r"[-*+]", r"\d+\."))
"""The marks of items in a list of either kind; those of the other kind are text there, unless indented."""

_LITERAL = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+.!|-])|`(?<!``)(?P<more>`*+)(?P<code>.+?)(?<!`)`(?P=more)(?!`)", re.DOTALL
)
"""Escapes and code, whose characters are literal."""

_AS_TEXT = {ord(mark): 0x10FF00 + ord(mark) for mark in string.punctuation}
_AS_MARK = {shield: mark for mark, shield in _AS_TEXT.items()}
"""Literal punctuation is mapped to private-use characters while marks are removed, then back."""

_LINK = re.compile(
    r"(?:!\[(?!\^)|\[)(?:(?P<note>\^[^\[\]]*)\]|(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"(?:\s?\[(?P<name>[^\[\]]*)\](?!\()"
    r"""|(?P<to>\( *(?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)))?)"""
)
_MARKS = re.compile(
    # Each alternative begins with its own sign, which lets the engine skip words.
    r"\\(?=\n)|<(https?://[^<>\s]+|[^<>\s]+@[^<>@\s]+)>|&((?:[a-zA-Z0-9]+|#\d+|#x[0-9a-fA-F]+);)"
    # Signs that mark no emphasis stay: `7*7`, `2 * 3`, `ada_lind`.
    # A run of signs matches as a whole, from its start only, which takes linear time.
    r"|\*(?<![\d*]\*)\**+(?=\S)|\*(?<=[^\s*]\*)\**+(?!\d)|_(?<!\w_)_*+(?=\S)|_(?<=[^\s_]_)_*+(?!\w)"
)
_UNLIKE_WORDS = "`\\&^"
_UNLIKE_A_WORD = re.compile(r"\](?:(?<=\[\])|\([^()\s]*[\s(]|\s?\[)")
"""Marks that can change the number of words: code, escapes, entities, footnotes, and a few kinds of links."""

_ENDS_SENTENCE = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*\Z")
_UNSPACED = frozenset({"ja", "zh"})
_SIGN = "[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SIGN_OR_WORD = re.compile(rf"{_SIGN}|(?:(?!{_SIGN})\w)+")
"""A word in Japanese and Chinese: a letter or an ideograph of theirs, or a word of another script."""

_PHRASED = frozenset({"km", "lo", "my", "th"})
_PHRASE_LETTERS = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
_LETTER, _OTHER_WORD = re.compile(rf"(?={_PHRASE_LETTERS})\w"), re.compile(rf"(?:(?!{_PHRASE_LETTERS})\w)+")
_LETTERS_A_WORD = 4
"""The letters per word assumed for Khmer, Lao, Burmese and Thai, whose spaces separate phrases.

A letter counts without the marks above and below it. This gives the first article of the Universal Declaration of Human
Rights 26 to 28 words; a Thai counts 29.
"""

_NO_WORD, _ANY_WORD = re.compile(r"\W+"), re.compile(r"\w+")
_FENCE = re.compile(r"""(`{3,}|~{3,})[ ]*(?:\{.*\}|(?:\.?[\w#.+-]*[ ]*)(?:hl_lines=(["']).*\2[ ]*)?)""")
"""The first line of Python-Markdown's fenced code, which is code only if a line of the same marks ends it."""


_ITEM = re.compile(r" {0,3}(?:(?:[*+-]|\d+\.) |\[\^[^\]\n]+\]:)")
_SET_IN = re.compile(r"(?: {4}|\t)(?P<code> {4}|\t)?")
"""The start of a list item or footnote; and indented lines: code or, below such a start, its continuation."""


def paragraphs(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yields (line, paragraph) of Markdown outside code; the body starts on `first_line`."""
    start, held, first, listed = 0, list[str](), "", False
    for number, line in enumerate([*_without_fenced(body), ""], first_line):
        if line.strip():
            if not held:
                set_in = _SET_IN.match(line) if line[0] in " \t" else None
                if set_in and (set_in["code"] or not (listed or _ITEM.match(first))):
                    continue
                start, first, listed = number, line, set_in is not None
            held.append(line)
        elif held:
            yield start, "\n".join(held)
            held = []


def _without_fenced(body: str) -> list[str]:
    """The lines of `body`, with those of fenced code blank."""
    lines = body.split("\n")
    if "`" not in body and "~" not in body:  # searching for single characters is cheap
        return lines
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


def without_html(body: str) -> tuple[tuple[int, str], ...]:
    """The paragraphs of Markdown outside code, without HTML and what it hides; their line numbers are meaningless."""
    return tuple(paragraphs(markup.without("\n".join(_without_fenced(body))), 1))


class Prose(NamedTuple):
    """A text's prose by paragraph, still with inline marks, and the `names` of its link definitions."""

    texts: tuple[str, ...]
    names: frozenset[str]


def prose(found: Iterable[tuple[int, str]], among: Ids) -> Prose:
    """The prose of the paragraphs `found` in a text; `among` are the ids of its figures.

    Headings, tables, rules, footnotes, and figures with their captions are no prose.
    """
    texts = [text for _, text in found]
    named = (name for text in texts if "]" in text for name in _DEFINITION.findall(f"\n{text}"))
    # Most paragraphs are one line that begins with a letter, so it has no block marks.
    told = [text if text[0].isalpha() and "\n" not in text else _within(f"\n{text}", among) for text in texts]
    return Prose(tuple(told), frozenset(map(label, named)))


def summary(prose: Prose) -> str:
    """The start of the text, as plain words in one line; empty if it has none.

    It ends with an ellipsis if it is cut within a sentence.
    """
    plain = (" ".join(_without_marks(text, prose.names).split()) for text in prose.texts)
    text = next(filter(None, plain), "")
    if len(text) <= SUMMARY_LENGTH:
        return text
    start = text[: word_start(text, SUMMARY_LENGTH)].rstrip(" ,;:–—-")
    return start if _ENDS_SENTENCE.search(start) else f"{start}…"


def _within(text: str, among: Ids) -> str:
    """A paragraph, here after a line break, without the block marks of its lines; empty if it is no prose."""
    if not _OPEN.search(text):
        return text
    if ("!" in text and figures.parse(text[1:], among)) or ("|" in text and _TABLE.match(text)):
        return ""
    if ">" in text:
        text = _QUOTED.sub("\n", text)
    if title := _TITLE.match(text):
        text = text[title.end() :]
    text = _NO_PROSE.sub("", text)
    if first := _FIRST_ITEM.match(text):
        text = (_NUMBERS if first["number"] else _BULLETS).sub("\n", text)
    return text


def _without_marks(text: str, names: Collection[str]) -> str:
    """`text` without inline marks; `names` are those of the link definitions."""
    parts, start = [], 0
    while start < len(text):
        end = word_start(text, start + ENOUGH) if len(text) > start + ENOUGH else len(text)
        parts.append(_words(text[start:end], names))
        start = end
    return "".join(parts)


def _words(text: str, names: Collection[str]) -> str:
    shielded = _LITERAL.sub(lambda m: (m["escaped"] or m["code"].strip()).translate(_AS_TEXT), text)
    bare = _MARKS.sub(lambda m: m[1] or html.unescape(f"&{m[2]}" if m[2] else ""), _without_links(shielded, names))
    return bare if shielded == text else bare.translate(_AS_MARK)


def _without_links(text: str, names: Collection[str]) -> str:
    """`text` with its links and images replaced by their words; brackets that refer to nothing stay."""
    parts, at = [], 0
    while found := _LINK.search(text, at):
        words, before, at = found["words"] or "", at, found.end()
        refers = found["note"] or found["to"] or label(found["name"] or words) in names
        if not refers:
            at = found.end("words") + 1
            refers = label(words) in names
        parts.append(text[before : found.start() if refers else at])
        if refers:
            parts.append(_without_links(words, names))  # a link may contain an image
    return "".join(parts) + text[at:]


def label(written: str) -> str:
    """The name of a link definition, as the engine compares those `written` in different ways."""
    return " ".join(written.split()).lower()


def word_start(text: str, at: int) -> int:
    """The start of the word at position `at`; `at` itself if that is over `LONGEST_WORD` away, as without spaces."""
    begin = max(0, at - LONGEST_WORD)
    return text.rfind(" ", begin, at) + 1 or (at if begin else 0)


def count(prose: Prose, language: str) -> int:
    """The number of words of the prose, in this `language` (BCP 47).

    Captions do not count, whether in the head or in the text: readers look at them with their pictures.

    Chinese and Japanese have no spaces between words; each character counts as one, as in word processors. Thai, Lao,
    Khmer and Burmese have none either, but words of several letters, so their number is an estimate.
    """
    primary = languages.primary(language)
    spaced, text = primary not in _UNSPACED | _PHRASED, "\n".join(prose.texts)
    if not spaced or _is_miscounted(text):
        told = (t if spaced and not _is_miscounted(t) else _without_marks(t, prose.names) for t in prose.texts)
        text = "\n".join(told)
    if primary in _PHRASED:
        return math.ceil(len(_LETTER.findall(text)) / _LETTERS_A_WORD) + len(_OTHER_WORD.findall(text))
    return len(text.split() if spaced else _SIGN_OR_WORD.findall(text))


def _is_miscounted(text: str) -> bool:
    """Whether inline marks may change the number of words between spaces in `text`."""
    return any(map(text.__contains__, _UNLIKE_WORDS)) or bool(_UNLIKE_A_WORD.search(text))


def repeats(summary: str, body: str) -> bool:
    """Whether the text begins with the words of the summary."""
    first, begins = _ANY_WORD.search(summary), _ANY_WORD.search(body)
    if first and not (begins and begins[0].startswith(first[0])):
        return False
    start = _NO_WORD.sub(" ", body[: 2 * len(summary)]).strip()
    return start.startswith(_NO_WORD.sub(" ", summary).strip())
