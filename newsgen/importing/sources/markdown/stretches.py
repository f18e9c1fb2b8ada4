"""The stretches of a Markdown body: paragraphs, blank lines, code, HTML with blank lines in it, hidden parts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from newsgen.importing.sources.html import unseen
from newsgen.importing.sources.markdown import backticks, pictures

Kind = Literal["text", "code", "html", "hidden", "unending"]
"""`text` is a paragraph, a blank line, a picture or a mark of the generator; `hidden` a comment or a script; `unending`
all that follows one without an end."""

ITEM = re.compile(r"\s*(?:[*+-]|\d{1,9}[.)])\s+\S")
ASIDE = re.compile(
    r"\s*(?:\{:[^{}]*\}|\{\{[<%]\s*/?\s*(?:raw-?_?html|html|raw|unsafe)\s*[%>]\}\}|\{%-?\s*(?:end)?raw\s*-?%\}"
    r"|\[TOC\]|\[\[_?TOC_?\]\]|\{?\{?TEASER_END\}?\}?)\s*$"
)
"""A line without words that tells the generator how another one looks."""

TOC = re.compile(r"\s*\{:\s?toc\b[^{}]*\}\s*$")
"""Where kramdown puts a table of contents, in place of this line and the item right above."""

HTML = re.compile(
    r" {0,3}<(?:/?(?:p|div|figure|img|picture|iframe|table|blockquote|h[1-6]|ul|ol|dl|center|video|audio|section|"
    r"article|aside|details|form|embed|object)(?=[\s>/])|a\b[^<>]*>\s*<img\b)",
    re.IGNORECASE,
)
"""The start of a paragraph that is HTML."""

_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
_HIGHLIGHT = re.compile(
    r"\s*(?:\{%-?\s*(?:highlight\s+(?P<language>\w{1,30})[^{}%]*|endhighlight[^{}%]*)%\}"
    r"|\{\{[<%]\s*/?\s*highlight\b[^{}]{0,200}[>%]\}\})\s*$"
)
_BLANK = re.compile(r"\n[ \t]*(?=\n|\Z)")
_BEFORE_BLOCK = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_REGIONS = tuple(
    (re.compile(rf" {{0,3}}<{tag}(?=[\s>]|$)", re.IGNORECASE), re.compile(rf"</{tag}\s*>", re.IGNORECASE))
    for tag in ("pre", "textarea", "figure")
)
"""HTML that goes on to its own end tag, across blank lines."""

_HIDING = {
    "comment": (r"<!--", r"-->"),
    "script": (r"<script(?=[\s>]|$)", r"</script\s*>"),
    "style": (r"<style(?=[\s>]|$)", r"</style\s*>"),
    "template": (r"<template(?=[\s>]|$)", r"</template\s*>"),
    "liquid": (r"\{%-?\s*comment\b[^{}%]*%\}", r"\{%-?\s*endcomment\s*-?%\}"),
    "kramdown": (r"\{::comment\b[^{}/]*\}", r"\{:/(?:comment)?\}"),
    "obsidian": (r"(?<![\w%])%%(?!%)", r"%%"),
    "hugo": (r"\{\{[<%]\s*comment\s*[%>]\}\}", r"\{\{[<%]\s*/\s*comment\s*[%>]\}\}"),
}
"""What readers never saw, by the marks at its start and its end."""

_ENDS = {name: re.compile(end, re.IGNORECASE) for name, (_, end) in _HIDING.items()}
_NO_CODE_BEYOND = re.compile(
    rf"\n(?:[ \t]*(?=\n|\Z)| {{0,3}}(?={'|'.join(start for start, _ in _HIDING.values())}|`{{3}}|~{{3}}))",
    re.IGNORECASE,
)
"""Where a block ends, and with it any code within its lines."""

_MARK = re.compile(
    "|".join(
        (
            r"(?P<escaped>\\[\\`<{])",
            f"(?P<code>{backticks.MARK})",
            *(f"(?P<{name}>{start})" for name, (start, _) in _HIDING.items()),
        )
    ),
    re.IGNORECASE,
)


def stretches(lines: Sequence[str]) -> Iterator[tuple[Sequence[str], Kind]]:
    """The stretches of `lines`, in their order; each line is in one of them.

    Fences are in Markdown's form. Text and HTML come without what is hidden: a line of which nothing is left is blank.
    """
    body = _Body([_as_fence(line) for line in lines])
    start = number = 0
    listed = marked_up = False
    while number < len(body.lines):
        line, fresh, within = body.lines[number], start == number, body.reached > body.starts[number]
        whole = None if within else _whole(body, number, fresh=fresh, listed=listed)
        opens = not within and bool(HTML.match(line))
        if not fresh and (whole or (opens and not marked_up)):
            yield body.shown(start, number), "text"
            start = number
        if whole is None:
            marked_up = opens if start == number else marked_up
            listed = listed if within else _is_listed(line, listed=listed, fresh=fresh)
            number += 1
            ended = body.read(number - 1, code=not marked_up)
        else:
            number, ended = body.region(number, whole) if whole.kind == "html" else (whole.end, True)
            yield body.shown(start, number) if whole.kind == "html" else body.lines[start:number], whole.kind
            start = number
        if not ended:
            break
    if start < number:
        yield body.shown(start, number), "text"
    if number < len(body.lines):
        yield body.lines[number:], "unending"


def _is_listed(line: str, *, listed: bool, fresh: bool) -> bool:
    """Whether what follows `line` may be part of a list; `listed` says whether `line` itself may."""
    return bool(ITEM.match(line)) or (listed and (not fresh or line.startswith((" ", "\t"))))


def _as_fence(line: str) -> str:
    """`line`, as a fence if it opens or closes code by a shortcode of Jekyll or Hugo."""
    found = _HIGHLIGHT.match(line)
    return line if found is None else f"```{found['language'] or ''}"


class _Body:
    """The text of a body, read line by line: how far it is read, and what of it is hidden."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self.reached = 0
        self._text = "\n".join(lines)
        self._ticks = backticks.Ticks(self._text)
        self._ends: dict[re.Pattern[str], list[tuple[int, int]]] = {}
        self._hidden: list[tuple[int, int]] = []
        self._opening = 0

    def next(self, mark: re.Pattern[str], at: int) -> tuple[int, int] | None:
        """The span of `mark` next from `at` on; all its matches are found at once."""
        if mark not in self._ends:
            self._ends[mark] = [m.span() for m in mark.finditer(self._text)]
        spans = self._ends[mark]
        place = bisect_left(spans, (at, 0))
        return spans[place] if place < len(spans) else None

    def line_of(self, at: int) -> int:
        """The line of the character before `at`."""
        return bisect_left(self.starts, at) - 1

    def shown(self, start: int, end: int) -> list[str]:
        """The lines from `start` to `end`, without what is hidden."""
        return self._cut(self.starts[start], self.starts[end] - 1).split("\n")

    def _cut(self, at: int, stop: int) -> str:
        parts = []
        first = bisect_right(self._hidden, at, key=lambda span: span[1])
        for start, end in self._hidden[first:]:
            inside, last = max(start, at), min(end, stop)
            parts += [self._text[at:inside], "\n" * self._text.count("\n", inside, last)]
            at = max(last, at)
        return "".join([*parts, self._text[at:stop]])

    def region(self, start: int, whole: "_Whole") -> tuple[int, bool]:
        """Read the HTML `whole` from the line `start` on; return the line behind it, and whether all in it ended."""
        for number in range(start, whole.end):
            if not self.read(number, code=False):
                return number + 1, False
            if whole.closing and whole.closing.search(self._cut(self.starts[number], self.starts[number + 1] - 1)):
                return number + 1, True
        return whole.end, True

    def hidden_from(self, number: int) -> int:
        """Where the hidden part that starts on the line `number` ends, 0 where none does."""
        self._open(self.starts[number])
        mark = _MARK.match(self._text, self._opening, self.starts[number + 1] - 1)
        return max(self._past(mark), 0) if mark and mark.lastgroup in _HIDING else 0

    def read(self, number: int, *, code: bool) -> bool:
        """Read the line `number`, past what is hidden and, if there can be any, `code`; return whether it ended."""
        at, end = max(self.reached, self.starts[number]), self.starts[number + 1] - 1
        if at == self.starts[number]:
            self._open(at)
        while at < end and (mark := _MARK.search(self._text, at, end)):
            past = self._past(mark) if mark.lastgroup in _HIDING or (code and mark.lastgroup == "code") else 0
            if past < 0:
                self._hidden.append((mark.start(), end))
                return False
            if mark.lastgroup in _HIDING and past:
                self._hidden.append((mark.start(), past))
                if mark.start() <= self._opening:
                    self._open(past)
            # In HTML, a backslash does not escape the mark behind it.
            at = past or (mark.end() if code or mark.lastgroup != "escaped" else mark.start() + 1)
        self.reached = max(self.reached, at)
        return True

    def _open(self, at: int) -> None:
        found = _BEFORE_BLOCK.match(self._text, at)
        self._opening = found.end() if found else at

    def _past(self, mark: re.Match[str]) -> int:
        """Where what `mark` starts ends: 0 where it starts nothing, below 0 where it hides all that follows.

        Amidst a paragraph, a comment without an end before the next blank line is text, as for browsers and generators;
        at the start of a block it is not.
        """
        name = mark.lastgroup
        if name == "code":
            return self._ticks.closing(mark, self._start_of(_NO_CODE_BEYOND, mark.end()))
        if name not in _ENDS:
            return 0
        # `<!-->` is a whole comment.
        end = self.next(_ENDS[name], mark.start() + 2)
        starts_block = mark.start() <= self._opening
        if end is None:
            return -1 if starts_block else 0
        within = name not in ("comment", "obsidian") or end[0] < self._start_of(_BLANK, mark.end())
        return end[1] if starts_block or within else 0

    def _start_of(self, mark: re.Pattern[str], at: int) -> int:
        found = self.next(mark, at)
        return found[0] if found else len(self._text)


class _Whole(NamedTuple):
    """Lines up to `end`, or up to `closing` where that comes before."""

    end: int
    kind: Kind
    closing: re.Pattern[str] | None = None


def _whole(body: _Body, number: int, *, fresh: bool, listed: bool) -> _Whole | None:
    """What the line `number` starts, and where that ends; None for a line of a paragraph.

    `fresh`: no paragraph goes on before it; `listed`: it may be a part of a list.
    """
    line = body.lines[number]
    if not line.strip():
        return _Whole(number + 1, "text")
    if end := _fenced(body.lines, number, listed=listed):
        return _Whole(end, "code")
    if found := _element(body, number):
        return found
    if fresh and (found := _apart(body, number, listed=listed)):
        return found
    toc = bool(ITEM.match(line)) and any(map(TOC.match, body.lines[number + 1 : number + 2]))
    if toc or ASIDE.match(line):
        return _Whole(number + 1 + toc, "text")
    end = pictures.end_of(body.lines, number)
    return _Whole(end, "text") if end else None


def _element(body: _Body, number: int) -> _Whole | None:
    """The HTML that the line `number` starts, if it is hidden or goes on to its own end tag."""
    end, goes_on = unseen.end_of(body.lines, number)
    if end:
        last = len(body.lines)
        # Where words follow on its last line, all of it is read as HTML, which leaves out the same.
        return _Whole(end, "html" if goes_on else "hidden") if end <= last else _Whole(last, "unending")
    for opening, closing in _REGIONS:
        mark = opening.match(body.lines[number])
        if mark and body.next(closing, body.starts[number] + mark.end()):
            return _Whole(len(body.lines), "html", closing)
    return None


def _apart(body: _Body, number: int, *, listed: bool) -> _Whole | None:
    """The indented code, or the hidden part without words behind it, that the line `number` starts."""
    if not listed and _is_indented(body.lines[number]):
        ends = (n for n in range(number, len(body.lines)) if not _is_indented(body.lines[n]))
        return _Whole(next(ends, len(body.lines)), "code")
    if past := body.hidden_from(number):
        last = body.line_of(past)
        if not body.lines[last][past - body.starts[last] :].strip():
            return _Whole(last + 1, "hidden")
    return None


def _is_indented(line: str) -> bool:
    return line.startswith(("    ", "\t")) and bool(line.strip())


def _fenced(lines: Sequence[str], number: int, *, listed: bool) -> int:
    """Where the code ends that a fence on the line `number` opens, 0 where none does."""
    mark = _FENCE.match(lines[number])
    deep = len(mark["indent"].expandtabs(4)) if mark else 0
    if mark is None or (deep > 3 and not listed):  # noqa: PLR2004  # what is further in is code itself
        return 0
    closing = (n for n in range(number + 1, len(lines)) if _closes(lines[n], mark["mark"], deep + 3))
    return next(closing, len(lines) - 1) + 1


def _closes(line: str, fence: str, deepest: int) -> bool:
    mark = _FENCE.match(line)
    return bool(
        mark
        and mark["mark"].startswith(fence)
        and not line[mark.end() :].strip()
        and len(mark["indent"].expandtabs(4)) <= deepest
    )
