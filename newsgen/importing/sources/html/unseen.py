"""What HTML shows nobody, by its own marks: it stays unseen."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newsgen.formats import markup
from newsgen.importing.sources.html import tags

_WHOLES = frozenset({"html", "body", "main", "article"})
_BLOCK = re.compile(
    r" {0,3}<(?P<tag>div|section|article|aside|p|details|blockquote|ul|ol|table)(?P<rest>\s[^<>]*)>", re.IGNORECASE
)


def is_hidden(element: Any) -> bool:
    """Whether the markup of `element`, which is a part of a page, says that nobody sees it."""
    if element.tag in _WHOLES:
        return False
    stated = element.get("hidden")
    # What a reader's search may open is only folded up.
    return (stated is not None and stated.lower() != "until-found") or bool(
        markup.UNSEEN.search(element.get("style") or "")
    )


def in_lines(root: Any, is_apart: Callable[[Any], bool]) -> Iterator[Any]:
    """The elements below `root` with words that nobody sees, within lines: those that are not `is_apart` from them."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in tags.SILENT and not is_apart(element):
            around = (e for e in element.iterancestors() if not is_apart(e))
            if is_hidden(element) and not any(map(is_hidden, around)) and any(map(str.isalnum, element.text_content())):
                yield element


def end_of(lines: Sequence[str], number: int) -> tuple[int, bool]:
    """Where the element ends that the line `number` starts and nobody sees, 0 if there is none, past all if it never
    does; and whether words stand behind it on its last line.
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
