"""The stretches of a Markdown body: paragraphs, blank lines, code, what is hidden, and HTML that holds blank lines."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

Kind = Literal["text", "code", "html", "hidden"]
"""What a stretch is: `text` is a paragraph or a blank line, `hidden` a comment or a script."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HIGHLIGHT = re.compile(
    r"\s*(?:\{%-?\s*(?:highlight\s+(?P<language>\w{1,30})[^{}%]*|endhighlight)\s*-?%\}"
    r"|\{\{[<%]\s*/?\s*highlight\b[^{}]{0,200}[>%]\}\})\s*$"
)
_PICTURE = re.compile(
    r" ?(?:!\[[^\]]*\]\([^()]*\)(?:\{:[^{}]*\})?|\{\{[<%]\s*figure\b[^{}]*[%>]\}\}"
    r"|\{%-?\s*include\s+(?:figure|image)\b[^{}%]*%\})\s*$"
)
"""A picture on a line of its own, which is a figure whatever stands on the next line."""

SLANTED = re.compile(r"\s*(?P<mark>[*_])(?![*_\s])(?P<words>[^*_]+)(?<!\s)(?P=mark)\s*$")
"""A line all in italics, which below a picture is its caption."""

_REGIONS: tuple[tuple[re.Pattern[str], re.Pattern[str], Kind], ...] = (
    (re.compile(r" {0,3}<!--(?!.*-->)"), re.compile(r"-->"), "html"),
    (re.compile(r"\s*\{%-?\s*comment\b[^{}%]*%\}"), re.compile(r"\{%-?\s*endcomment\s*-?%\}"), "hidden"),
    *(
        (re.compile(rf" {{0,3}}<{tag}(?=[\s>]|$)", re.IGNORECASE), re.compile(rf"</{tag}\s*>", re.IGNORECASE), "html")
        for tag in ("script", "style", "pre", "textarea", "figure")
    ),
)
"""What goes on to its own end, whatever blank lines it holds (CommonMark 0.31, HTML blocks): start, end, kind."""

_UNENDING = 3
"""How many of the first regions hide all that follows where they do not end, as browsers and generators have it."""


def stretches(lines: Sequence[str]) -> Iterator[tuple[Sequence[str], Kind]]:
    """The stretches of `lines`, in their order; together they are all of `lines`, but for fences in Markdown's form."""
    lines = [_as_fence(line) for line in lines]
    held: list[str] = []
    start = 0
    while start < len(lines):
        end, kind = _region(lines, start)
        end = end or _lone(lines, start)
        if end:
            if held:
                yield held, "text"
                held = []
            yield lines[start:end], kind
            start = end
        else:
            held.append(lines[start])
            start += 1
    if held:
        yield held, "text"


def _as_fence(line: str) -> str:
    """`line`, where it opens or closes code by a shortcode of Jekyll or Hugo, as a fence."""
    found = _HIGHLIGHT.match(line)
    return line if found is None else f"```{found['language'] or ''}"


def _region(lines: Sequence[str], start: int) -> tuple[int, Kind]:
    """Where the region that begins on the line `start` ends, 0 where none begins there, and of what kind it is."""
    if mark := _FENCE.match(lines[start]):
        closing = (n for n in range(start + 1, len(lines)) if _closes(lines[n], mark[1]))
        return next(closing, len(lines) - 1) + 1, "code"
    for place, (opening, closing_mark, kind) in enumerate(_REGIONS):
        if found := opening.match(lines[start]):
            ends = (
                n for n in range(start, len(lines)) if closing_mark.search(lines[n], found.end() if n == start else 0)
            )
            end = next(ends, None)
            if end is not None:
                return end + 1, kind
            return (len(lines), "hidden") if place <= _UNENDING else (0, "text")
    return 0, "text"


def _lone(lines: Sequence[str], start: int) -> int:
    """Where the blank line or the picture with its caption that the line `start` is ends, 0 where it is neither."""
    if not lines[start].strip():
        return start + 1
    if not _PICTURE.match(lines[start]):
        return 0
    return start + 1 + (start + 1 < len(lines) and bool(SLANTED.match(lines[start + 1])))


def _closes(line: str, fence: str) -> bool:
    mark = _FENCE.match(line)
    return bool(mark and mark[1].startswith(fence) and not line.strip().strip("`~"))
