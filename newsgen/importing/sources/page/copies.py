"""Copies of web pages: what the programs that keep them note of where a page came from, and what they add to it."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from newsgen import web

_NOTED = re.compile(
    r"<!-- saved from url=\(\d{4}\)(https?://[^\s<>]{1,2000}) -->"
    r"|Page saved with SingleFile\s+url: (https?://[^\s<>]{1,2000})"
)
_BEGINNING = 4096
_ARCHIVED = re.compile(r"(?:(?:https?:)?//web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.IGNORECASE)
"""What the Wayback Machine puts before each address of a page."""

_BY_ARCHIVE = re.compile(r"<!--\s*FILE ARCHIVED ON \d|\sid=[\"']?wm-ipp-base\b")
_DOCUMENT, _REMARK = re.compile(r"(?:^|\s)doc-content(?:\s|$)"), re.compile(r"cmnt(?:_ref)?\d+$")
"""The class of a page that Google Docs saves, and the ids in it of remarks in the margin and of the marks for them."""

_TAGS = {"title": "h1", "subtitle": "h2"}
_BANNER = ("wm-ipp-base", "wm-ipp-print")
"""The ids of the bar that the Wayback Machine shows above a page, and of the line that it prints there."""


def settle(root: Any, text: str, noted: str) -> str:
    """The address of the page `root`, with the source `text`, as far as its copy tells it; else "".

    `noted` is the address that the file beside the page's source names, if any. Links in `root` then lead where they
    did before the page was kept, what an archive shows around it is hidden, and the styles of a document are tags.
    """
    found = _NOTED.search(text[:_BEGINNING])
    links = (link.get("href") for link in root.find_class("reader-domain"))
    address = next(filter(web.address, (noted, *(found.groups() if found else ()), *links)), "")
    archived = bool(_ARCHIVED.match(address) or _BY_ARCHIVE.search(text))
    for element in root.iter("a", "link", "base") if archived else ():
        if href := element.get("href"):
            element.set("href", _ARCHIVED.sub("", href.strip(), count=1))
    for element in root.iter("div") if archived else ():
        if element.get("id") in _BANNER:
            element.set("hidden", "")
    for link in root.iter("a"):
        href = link.get("href") or ""
        if address and href.startswith(f"{address}#"):
            link.set("href", href.removeprefix(address))
        elif behind := _behind_redirect(href):
            link.set("href", behind)
    for body in root.iter("body"):
        if _DOCUMENT.search(body.get("class") or ""):
            _settle_document(body)
    return _ARCHIVED.sub("", address, count=1)


def _behind_redirect(href: str) -> str:
    """Where `href` leads through Google, as all links do that Google Docs saves; "" where it does not."""
    if not href.startswith("https://www.google.com/url?"):
        return ""
    return web.address(parse_qs(urlsplit(href).query).get("q", [""])[0])


def _settle_document(body: Any) -> None:
    """Give the headline and the standfirst of a document of Google Docs their tags, and hide remarks in its margin."""
    for paragraph in body.iter("p"):
        styles = filter(_TAGS.__contains__, (paragraph.get("class") or "").split())
        paragraph.tag = _TAGS.get(next(styles, ""), "p")
    for mark in body.iter("a"):
        if _REMARK.match(mark.get("id") or ""):
            next(mark.iterancestors("sup", "div"), mark).set("hidden", "")
