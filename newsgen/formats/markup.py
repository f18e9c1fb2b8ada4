"""HTML that people write in Markdown: its tags, and what it hides."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

SILENT = frozenset({"script", "style", "iframe", "object", "template", "noscript", "svg", "math"})
"""The elements whose content is no text."""

_WITHIN_WORDS = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
})  # fmt: skip
"""The tags that may stand within a word."""

EMBEDDED = frozenset({"audio", "embed", "iframe", "object", "script", "video"})
"""The elements that other sites use for embedding."""

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "canvas", "caption", "center", "col", "dd",
    "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "img", "input", "li", "link", "main", "meta", "nav", "ol", "option", "p",
    "picture", "pre", "section", "select", "source", "summary", "table", "tbody", "td", "textarea", "tfoot", "th",
    "thead", "tr", "track", "ul",
})  # fmt: skip
"""All other elements; unknown names, as in «<name>», are no HTML."""

_KNOWN = SILENT | _WITHIN_WORDS | EMBEDDED | _BLOCKS

CODE = r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
"""An inline code span, which may continue over lines."""

UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
"""A style declaration that hides an element."""

_QUOTED = re.compile(r"(?<!hidden=)(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?:^|\s)hidden(?!\s*=\s*[\"']?until-found)(?=[\s=/]|$)", re.IGNORECASE)
_STYLE = re.compile(r"(?:^|\s)style\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)", re.IGNORECASE)
# Code on one line comes first, to skip it; a backslash does not escape HTML. All takes linear time.
_HTML = re.compile(
    r"\\`|`[^`\n]*`|(?P<comment><!--.*?(?:-->|\Z))"
    rf"|<(?P<silent>{'|'.join(sorted(SILENT))})\b.*?(?:</(?P=silent)\s*>|\Z)"
    r"|</?(?P<tag>[a-z][a-z0-9-]*)(?P<rest>\s[^<>]*)?/?>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = r"(?<!\]\()</?(?P<tag>[a-z][a-z0-9]*)(?:\s[^<>]*)?/?>"
_SOME_TAG = re.compile(_TAG, re.IGNORECASE)
_ELEMENT = re.compile(rf"\\[\\`]|{CODE}|<!--.*?(?:-->|\Z)|{_TAG}", re.DOTALL | re.IGNORECASE)

_APART = re.compile(r"\n[ \t>]*\n")
"""The end of a paragraph, also inside a quotation."""


class Hiding(NamedTuple):
    """The position of something in a text that its author may want to hide, and by what means."""

    start: int
    by: Literal["a comment", "an open comment", "hidden"]


def is_hidden_by(attributes: str) -> bool:
    """Whether the `attributes` of an element, as written, hide it."""
    bare = _QUOTED.sub("", attributes)
    style = _STYLE.search(attributes)
    return bool(_ATTRIBUTE.search(bare)) or bool(style and UNSEEN.search(style[1].strip("\"'")))


def hiding(text: str) -> Iterator[Hiding]:
    """Yields the comments in a paragraph, also those that do not end in it, and the hidden elements."""
    for found in _HTML.finditer(text) if "<" in text else ():
        if found["comment"]:
            ends = found["comment"].endswith("-->") and not _APART.search(found["comment"])
            yield Hiding(found.start(), "a comment" if ends else "an open comment")
        elif found["rest"] and is_hidden_by(found["rest"]):
            yield Hiding(found.start(), "hidden")


def has_tags(text: str) -> bool:
    """Whether `text` may contain any of the tags that `tags` yields; it may be only in code."""
    return "<" in text and bool(_SOME_TAG.search(text))


def tags(text: str) -> Iterator[tuple[int, str]]:
    """Yields (position, name) of each HTML tag in a paragraph, outside code and comments."""
    for found in _ELEMENT.finditer(text) if "<" in text else ():
        name = (found["tag"] or "").lower()
        if name in _KNOWN:
            yield found.start(), name


def without(text: str) -> str:
    """Markdown, which must be without blocks of code, with its HTML reduced to its words."""
    return _HTML.sub(_words, text) if "<" in text else text


def _words(found: re.Match[str]) -> str:
    if found[0][0] in "\\`":
        return found[0]
    return "" if found["comment"] or (found["tag"] or "").lower() in _WITHIN_WORDS else " "
