"""Preformatted text of HTML, whose white space counts."""

from collections.abc import Iterator
from typing import Any

from newsgen.importing.sources.html import inline, unseen


def typed(element: Any) -> str:
    """The words of `element` as they were typed, without blank lines around them."""
    words = "".join(_parts(element)).replace("\r\n", "\n").replace("\r", "\n")
    return words.strip("\n").translate(inline.INVISIBLE)


def _parts(element: Any) -> Iterator[str]:
    yield {"br": "\n", "img": element.get("alt") or ""}.get(element.tag, element.text or "")
    for child in element:
        yield from _parts(child) if isinstance(child.tag, str) and not unseen.is_hidden(child) else ()
        yield child.tail or ""
