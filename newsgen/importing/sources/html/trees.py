"""Trees of lxml: HTML without comments and with formulas as words, and XML. Neither fetches anything."""

import re
from typing import Any

from newsgen.importing.sources.html import formulas

_EMPTY = ("bgsound", "embed", "keygen", "source", "track", "wbr")
"""Elements that are always empty, which libxml2 does not know."""
_ADDRESS = re.compile(r"(</?)address(?=[\s/>])", re.IGNORECASE)
"""libxml2 ends `address` where a list begins in it, and browsers do not: the rest would be outside."""


def page(text: str) -> Any:
    """The tree of a page. Raises ValueError or one of lxml's own errors where the page is empty."""
    from lxml import html  # noqa: PLC0415  # not for those who import text

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    # Encoded, since lxml refuses text that states an encoding.
    root = html.document_fromstring(_ADDRESS.sub(r"\1div", text).encode("utf-8", "replace"), parser=parser)
    _empty(root)
    for math in list(root.iter("math")):
        math.text, math[:], math.tag = formulas.spelled(math), (), "span"
    return root


def piece(text: str) -> Any:
    """The tree of a page with `text` as its body."""
    return page(f"<html><body>{text}</body></html>")


def xml(data: bytes) -> Any:
    """The tree of an XML file, with entities left as they are. Raises lxml's XMLSyntaxError where it is broken."""
    from lxml import etree  # noqa: PLC0415  # as above

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def name(element: Any) -> str:
    """The name of `element` in XML, without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _empty(root: Any) -> None:
    """Move what was read into always empty elements behind them, where it was written."""
    for element in list(root.iter(*_EMPTY)):
        words, element.text = element.text or "", None
        for child in reversed(element):
            element.addnext(child)
        element.tail = words + (element.tail or "")
