"""What HTML hides from readers by its own marks, and import hides too."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newsgen.formats import markup
from newsgen.importing.sources.html import tags

_WHOLES = frozenset({"html", "body", "main", "article"})
_SPOKEN = frozenset({"span", "b", "i", "strong", "em", "label", "small"})
_FOR_HEARING = frozenset(
    {"sr-only", "screen-reader-text", "screen-reader-only", "visually-hidden", "visuallyhidden", "off-screen"}
)
"""Classes of labels within lines that only programs say which read a page aloud."""

_SCRAMBLED = frozenset({"obfuscated", "scrambled"})
"""Classes of text whose letters a page has changed for those who have not paid."""

_BLOCK = re.compile(
    r" {0,3}<(?P<tag>div|section|article|aside|p|details|blockquote|ul|ol|table)(?P<rest>\s[^<>]*)>", re.IGNORECASE
)


def is_hidden(element: Any) -> bool:
    """Whether the markup of `element`, a part of a page, hides it from everybody."""
    if element.tag in _WHOLES:
        return False
    stated = element.get("hidden")
    # A part that the browser's search can open is only folded up.
    return (
        (stated is not None and stated.lower() != "until-found")
        or bool(markup.UNSEEN.search(element.get("style") or ""))
        or not _SCRAMBLED.isdisjoint((element.get("class") or "").split())
        or _is_for_hearing(element)
    )


def _is_for_hearing(element: Any) -> bool:
    """Whether `element` is a label for those who hear the page; that of a caption tells what the words are."""
    if element.tag not in _SPOKEN or _FOR_HEARING.isdisjoint((element.get("class") or "").split()):
        return False
    return next(element.iterancestors("figcaption"), None) is None


def in_lines(root: Any, is_apart: Callable[[Any], bool]) -> Iterator[Any]:
    """The hidden elements below `root` with words, within lines: those that are not `is_apart` from these."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in tags.SILENT and not is_apart(element):
            around = (e for e in element.iterancestors() if not is_apart(e))
            if is_hidden(element) and not any(map(is_hidden, around)) and any(map(str.isalnum, element.text_content())):
                yield element


def end_of(lines: Sequence[str], number: int) -> tuple[int, bool]:
    """The end of the hidden element that starts on line `number`, and whether words follow on its last line.

    The end is the number of lines up to there: 0 where no such element starts, more than all where it has no end.
    """
    mark = _BLOCK.match(lines[number])
    if mark is None or not markup.is_hidden_by(mark["rest"]):
        return 0, False
    inside = re.compile(rf"<(?P<close>/)?{mark['tag']}(?=[\s>])[^<>]*>?", re.IGNORECASE)
    depth = 0
    for end, line in enumerate(lines[number:], number + 1):
        for tag in inside.finditer(line):
            depth += -1 if tag["close"] else 1
            if depth <= 0:
                return end, bool(line[tag.end() :].strip())
    return len(lines) + 1, False
