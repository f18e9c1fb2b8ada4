"""Rules for JSON Feed, by its version 1.1 (jsonfeed.org/version/1.1)."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsgen.checking import json_files, times
from newsgen.checking.feeds import Address, Entry, Feed
from newsgen.checking.json_files import Path, has_words
from newsgen.checking.records import Fault, Index

_VERSIONS = ("https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1")
_ADDRESSES = ("home_page_url", "icon", "favicon", "next_url")
_ITEM_ADDRESSES = ("image", "banner_image")


def read(file: str, data: bytes) -> Feed | Fault:
    """The feed in the output file `file`; a Fault where it is broken."""
    found = json_files.read(file, data)
    if isinstance(found, Fault):
        return found
    value, text = found.value if isinstance(found.value, dict) else {}, found.text
    items = [item if isinstance(item, dict) else {} for item in _list(value.get("items"))]
    lines = json_files.lines(text, 2)
    starts = [lines.get(("items", number), 1) for number in range(len(items))]
    others = [_address(lines, name, value) for name in _ADDRESSES if value.get(name)]
    for line, item in zip(starts, items, strict=True):
        others += [Address(line, name, str(item[name])) for name in _ITEM_ADDRESSES if item.get(name)]
        others += [
            Address(line, "author's address", str(author["url"]))
            for author in _list(item.get("authors"))
            if isinstance(author, dict) and author.get("url")
        ]
    return Feed(
        file=file,
        source=value,
        text=text,
        own=_address(lines, "feed_url", value) if value.get("feed_url") else None,
        others=tuple(others),
        entries=tuple(_entry(line, item) for line, item in zip(starts, items, strict=True)),
    )


def feed(feed: Feed, _: Index) -> Iterator[Fault]:
    """The feed has its version, its title and its items."""
    if feed.source.get("version") not in _VERSIONS:
        yield _fault(feed, ("version",), "the feed does not say that it is JSON Feed 1.1", f"write {_VERSIONS[0]}")
    if not has_words(feed.source.get("title")):
        yield _fault(feed, ("title",), "the feed has no `title`", "add it")
    if not isinstance(feed.source.get("items"), list):
        yield _fault(feed, ("items",), "the feed has no list of `items`", "add it, be it empty")


def items(feed: Feed, _: Index) -> Iterator[Fault]:
    """Each item has an id, a text, and values of the types that feed readers expect."""
    for number, item in enumerate(_list(feed.source.get("items"))):
        if not isinstance(item, dict):
            yield _fault(feed, ("items", number), "the item is no record", "write it as {…}")
            continue
        for field, what, remedy in _in_item(item):
            yield _fault(feed, ("items", number, field), what, remedy)


def _in_item(item: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    if not has_words(item.get("id")):
        yield "id", "the item has no `id` that is a text", "add one"
    if not any(isinstance(item.get(name), str) for name in ("content_html", "content_text")):
        yield "content_html", "the item has neither `content_html` nor `content_text`", "add one"
    for name in ("date_published", "date_modified"):
        if name in item and not (isinstance(item[name], str) and times.rfc_3339(item[name])):
            yield name, f"`{name}` {item[name]!r} is no time as JSON Feed has them", times.REMEDY
    if not all(isinstance(tag, str) for tag in _list(item.get("tags"))):
        yield "tags", "the `tags` are not all texts", "write them as texts"
    for author in _list(item.get("authors")):
        if not (isinstance(author, dict) and any(author.get(name) for name in ("name", "url", "avatar"))):
            yield "authors", "an author has neither `name` nor `url` nor `avatar`", "add one"
    for attached in _list(item.get("attachments")):
        if not (isinstance(attached, dict) and attached.get("url") and attached.get("mime_type")):
            yield "attachments", "an attachment lacks `url` or `mime_type`", "add both"


def _entry(line: int, item: dict[str, Any]) -> Entry:
    def text(name: str) -> str:
        value = item.get(name)
        return value if isinstance(value, str) else ""

    return Entry(
        line=line,
        id=text("id"),
        link=text("url"),
        published=times.rfc_3339(text("date_published")),
        updated=times.rfc_3339(text("date_modified")),
        texts=(text("content_html"),) if text("content_html") else (),
    )


def _address(lines: Mapping[Path, int], name: str, value: dict[str, Any]) -> Address:
    return Address(lines.get((name,), 1), f"`{name}`", str(value[name]))


def _fault(feed: Feed, path: Path, what: str, remedy: str) -> Fault:
    return Fault(json_files.line_of(feed.text, path), what, remedy)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


RULES = (feed, items)
