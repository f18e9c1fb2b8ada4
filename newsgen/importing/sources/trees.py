"""HTML as a tree of lxml, without what a browser shows to nobody, and read without asking any other host."""

from typing import Any


def page(text: str) -> Any:
    """The tree of a page. Raises ValueError or one of lxml's own errors where nothing is in it."""
    from lxml import html  # noqa: PLC0415  # not for those who import text

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    # Encoded, since lxml refuses text that states an encoding.
    return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)


def piece(text: str) -> Any:
    """The tree of a page whose body is `text`."""
    return page(f"<html><body>{text}</body></html>")
