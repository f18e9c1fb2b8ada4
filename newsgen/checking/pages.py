"""A page as the rules see it: lxml's tree, its lines, its references, and its data for machines."""

import re
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from lxml import etree

from newsgen import slugs
from newsgen.checking import references, times
from newsgen.checking.addresses import Base
from newsgen.checking.records import Fault, Stated
from newsgen.checking.references import Reference

# lxml's stubs describe its trees incompletely, so they are `Any` here.
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
_ANCHORS = etree.XPath("//@id | //a/@name", smart_strings=False)
_DOCUMENT = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head)\b", re.IGNORECASE | re.DOTALL)


class Data(msgspec.Struct, frozen=True):
    """A piece of JSON-LD: its first line, its text, and its value, which is None if it is not JSON."""

    line: int
    text: str
    value: Any


class Page(msgspec.Struct, frozen=True):
    """A page of the output. `whole` is False for an HTML fragment, which readers do not open by itself."""

    file: str
    root: Any
    rows: tuple[bytes, ...]
    whole: bool
    references: tuple[Reference, ...]
    data: tuple[Data, ...]

    def fault(self, element: Any, what: str, remedy: str) -> Fault:
        """A fault at the line of `element`."""
        return Fault(line_of(element, self.rows), what, remedy)


def read(file: str, data: bytes, *, with_references: bool = True) -> Page:
    """The page in the output file `file`."""
    root = parse(data)
    found = tuple(references.in_tree(root)) if with_references else ()
    return Page(file, root, tuple(data.split(b"\n")), bool(_DOCUMENT.match(data)), found, tuple(_data(root)))


def parse(data: bytes) -> Any:
    """The tree of a page or a fragment; an empty one for data without any element."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:  # nothing but white space or comments
        root = None
    # lxml also returns None where white space follows a byte-order mark.
    return etree.fromstring(b"<html></html>", _PARSER) if root is None else root


def line_of(element: Any, rows: tuple[bytes, ...]) -> int:
    """The line at which the tag of `element` begins; the parser only knows where it ends."""
    end = min(int(element.sourceline or 1), len(rows))
    tag = b"<" + element.tag.encode()
    for line in range(end, 0, -1):
        if tag in rows[line - 1] or tag in rows[line - 1].lower():
            return line
    return end


def anchors(page: Page) -> frozenset[str]:
    """The names that fragments may refer to, interned, since most are on many pages."""
    names: Any = _ANCHORS(page.root)
    return frozenset(sys.intern(str(name)) for name in names)


def meta(page: Page, name: str) -> str:
    """The content of the first `meta` called `name`; empty without one."""
    element = meta_element(page, name)
    return "" if element is None else str(element.get("content") or "").strip()


def meta_element(page: Page, name: str) -> Any:
    """The first `meta` called `name`; None without one."""
    return next((e for e in page.root.iter("meta") if name in (e.get("property"), e.get("name"))), None)


def article(page: Page) -> Any:
    """The `article` element around the first h1; an empty tree if there is none."""
    heading = next(page.root.iter("h1"), None)
    around = next(heading.iterancestors("article"), None) if heading is not None else None
    return around if around is not None else parse(b"")


def stated(page: Page, base: Base) -> Stated:
    """What the page states for machines: in its structured data or, failing that, in the head."""
    article: dict[str, Any] = next((thing for _, _, thing in things(page) if is_article(thing)), {})
    refresh = any(str(e.get("http-equiv") or "").lower() == "refresh" for e in page.root.iter("meta"))
    canonical = next((e.get("href") or "" for e in page.root.iter("link") if e.get("rel") == "canonical"), "")
    return Stated(
        published=_time(article.get("datePublished") or meta(page, "article:published_time")),
        modified=_time(article.get("dateModified") or meta(page, "article:modified_time")),
        redirect=refresh,
        hidden=refresh or "noindex" in meta(page, "robots") or _is_elsewhere(canonical, page.file, base),
    )


def things(page: Page) -> Iterator[tuple[Data, tuple[str | int, ...], dict[str, Any]]]:
    """Every typed record in the page's structured data, after its piece of JSON-LD and its path in that."""
    for piece in page.data:
        for path, thing in _walk(piece.value, ()):
            yield piece, path, thing


def types(thing: dict[str, Any]) -> list[str]:
    """The types of a record."""
    found = thing.get("@type")
    return [t for t in (found if isinstance(found, list) else [found]) if isinstance(t, str)]


def is_article(thing: dict[str, Any]) -> bool:
    """Whether a record describes an article, and is not a mere reference to one."""
    return (
        any(t.endswith(("Article", "BlogPosting")) for t in types(thing))
        and thing.keys() - {"@type", "@id", "url"} != set()
    )


def _walk(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield path, value
        for key, inner in value.items():
            yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, (*path, number))


def _data(root: Any) -> Iterator[Data]:
    for script in root.iter("script"):
        if str(script.get("type") or "").strip().lower() == "application/ld+json":
            text = script.text or ""
            try:
                value = msgspec.json.decode(text)
            except (msgspec.DecodeError, RecursionError):
                value = None
            yield Data(int(script.sourceline or 1), text, value)


def _is_elsewhere(canonical: str, file: str, base: Base) -> bool:
    if not canonical:
        return False
    place = base.place(canonical, file)
    return place.where != "site" or place.path != slugs.bare(file)


def _time(text: Any) -> datetime | None:
    return times.with_offset(text) if isinstance(text, str) else None
