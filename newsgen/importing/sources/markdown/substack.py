"""What Substack's editor leaves in HTML for its own program: prompts, footnotes, and embeds."""

from collections.abc import Iterator
from typing import Any

import msgspec

from newsgen.importing.lines import furniture
from newsgen.importing.sources.html import inline

_WIDGETS = ("subscription-widget-wrap", "subscription-widget-wrap-editor")
_SHOWN = ("img", "iframe", "video", "audio")
_LONGEST = 120


class _Image(msgspec.Struct, frozen=True):
    src: str


class _Gallery(msgspec.Struct, frozen=True):
    images: list[_Image]
    caption: str | None = None
    alt: str | None = None


class _Embed(msgspec.Struct, frozen=True):
    url: str | None = None
    gallery: _Gallery | None = None


def settle(root: Any) -> Iterator[str]:
    """Turn Substack's own elements below `root`, an lxml element, into common HTML; yield what is left out."""
    yield from _without_prompts(root)
    for quote in root.find_class("pullquote"):
        quote.tag = "blockquote"
    for mark in root.find_class("footnote-anchor"):
        mark.tag = "sup"
    for note in root.find_class("footnote"):
        _list(note)
    for element in root.iterfind(".//div[@data-attrs]"):
        if not element.text_content().strip() and next(element.iter(*_SHOWN), None) is None:
            yield from _embed(element)


def _without_prompts(root: Any) -> Iterator[str]:
    widgets = [element for name in _WIDGETS for element in root.find_class(name)]
    buttons = [e for e in root.find_class("button-wrapper") if furniture.recognise(inline.words_in(e))]
    for element in (*widgets, *buttons):
        words = " ".join(element.text_content().split())
        yield f"left out: a prompt of the newsletter: {words[:_LONGEST]}"
        element.drop_tree()


def _list(note: Any) -> None:
    """Make a footnote, an element of its own, an item of one list with the footnotes before it."""
    notes = note.getprevious()
    if notes is None or notes.get("class") != "footnotes":
        notes = note.makeelement("ol", {"class": "footnotes"})
        note.addprevious(notes)
    for number in note.find_class("footnote-number"):
        number.drop_tree()
    note.tag = "li"
    notes.append(note)


def _embed(element: Any) -> Iterator[str]:
    """Show in `element`, which is empty, what Substack's program would fetch."""
    try:
        said = msgspec.json.decode(element.get("data-attrs"), type=_Embed)
    except (ValueError, RecursionError):
        said = _Embed()
    if said.gallery:
        element.tag = "figure"
        for image in said.gallery.images:
            element.append(element.makeelement("img", {"src": image.src, "alt": said.gallery.alt or ""}))
        caption = element.makeelement("figcaption")
        caption.text = said.gallery.caption
        element.append(caption)
    elif said.url:
        element.append(element.makeelement("iframe", {"src": said.url}))
    else:
        yield f"left out: something that Substack embeds: {(element.get('class') or '')[:_LONGEST]}"
