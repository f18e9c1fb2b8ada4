"""HTML that people write in Markdown: what of it nobody is meant to see."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

SILENT = frozenset({"script", "style", "iframe", "object", "template", "noscript", "svg", "math"})
"""The elements whose words are none of a text's."""

_WITHIN_WORDS = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
})  # fmt: skip
"""The tags that part no words."""

EMBEDDED = frozenset({"audio", "embed", "iframe", "object", "script", "video"})
"""The elements with which other sites have something of theirs shown."""

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "canvas", "caption", "center", "col", "dd",
    "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "img", "input", "li", "link", "main", "meta", "nav", "ol", "option", "p",
    "picture", "pre", "section", "select", "source", "summary", "table", "tbody", "td", "textarea", "tfoot", "th",
    "thead", "tr", "track", "ul",
})  # fmt: skip
"""The elements besides: other words between such brackets, as in «<name>», are no HTML."""

_KNOWN = SILENT | _WITHIN_WORDS | EMBEDDED | _BLOCKS

CODE = r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
"""Code between words, which may go on over lines."""

UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
"""What says in a style that nobody sees the element."""

_QUOTED = re.compile(r"(?<!hidden=)(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?:^|\s)hidden(?!\s*=\s*[\"']?until-found)(?=[\s=/]|$)", re.IGNORECASE)
_STYLE = re.compile(r"(?:^|\s)style\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)", re.IGNORECASE)
# Code on one line comes first, so that nothing in it counts; a backslash takes nothing from HTML. All is linear.
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
"""What ends a paragraph, in a quotation as well."""


class Hiding(NamedTuple):
    """Where in a text something stands that its writer may not want to be seen, and by what."""

    start: int
    by: Literal["a comment", "an open comment", "hidden"]


def is_hidden_by(attributes: str) -> bool:
    """Whether the `attributes` of an element, as they are written, say that nobody sees it."""
    bare = _QUOTED.sub("", attributes)
    style = _STYLE.search(attributes)
    return bool(_ATTRIBUTE.search(bare)) or bool(style and UNSEEN.search(style[1].strip("\"'")))


def hiding(text: str) -> Iterator[Hiding]:
    """The comments, those that do not end there among them, and the elements that are hidden, in a paragraph."""
    for found in _HTML.finditer(text) if "<" in text else ():
        if found["comment"]:
            ends = found["comment"].endswith("-->") and not _APART.search(found["comment"])
            yield Hiding(found.start(), "a comment" if ends else "an open comment")
        elif found["rest"] and is_hidden_by(found["rest"]):
            yield Hiding(found.start(), "hidden")


def has_tags(text: str) -> bool:
    """Whether `text`, code and all, may have any of those that `tags` tells."""
    return "<" in text and bool(_SOME_TAG.search(text))


def tags(text: str) -> Iterator[tuple[int, str]]:
    """Where in a paragraph the tags of HTML stand, outside code and comments, each with its name."""
    for found in _ELEMENT.finditer(text) if "<" in text else ():
        name = (found["tag"] or "").lower()
        if name in _KNOWN:
            yield found.start(), name


def without(text: str) -> str:
    """Markdown without blocks of code, of whose HTML only the words are left."""
    return _HTML.sub(_words, text) if "<" in text else text


def _words(found: re.Match[str]) -> str:
    if found[0][0] in "\\`":
        return found[0]
    return "" if found["comment"] or (found["tag"] or "").lower() in _WITHIN_WORDS else " "
