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


def without(text: str) -> str:
    """Markdown without blocks of code, of whose HTML only the words are left."""
    return _HTML.sub(_words, text) if "<" in text else text


def _words(found: re.Match[str]) -> str:
    if found[0][0] in "\\`":
        return found[0]
    return "" if found["comment"] or (found["tag"] or "").lower() in _WITHIN_WORDS else " "
