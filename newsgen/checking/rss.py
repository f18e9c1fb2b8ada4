"""Rules for RSS 2.0, by its specification (rssboard.org/rss-specification)."""

from collections.abc import Iterator
from typing import Any

from newsgen.checking import feeds, times, xml_files
from newsgen.checking.feeds import Address, Entry, Feed
from newsgen.checking.records import Fault, Index
from newsgen.checking.xml_files import ATOM

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_TIME = "write it as Mon, 02 Mar 2026 06:30:00 +0100"


def read(file: str, data: bytes) -> Feed | Fault:
    """The feed in the output file `file`; a Fault where it is broken."""
    found = xml_files.read(file, data)
    if isinstance(found, Fault):
        return found
    channel = found.root.find("channel")
    if channel is None:
        return Feed(file=file, source=found.root)
    others = [Address(xml_files.line(e), e.tag, (e.text or "").strip()) for e in channel.findall("link")]
    others += [
        Address(xml_files.line(e), "picture", e.get("url") or "")
        for e in channel.iter("enclosure", f"{_MEDIA}content", f"{_MEDIA}thumbnail")
    ]
    return Feed(
        file=file,
        source=found.root,
        own=feeds.linked_as_own(channel, "atom:link"),
        others=tuple(others),
        entries=tuple(map(_entry, channel.findall("item"))),
    )


def channel(feed: Feed, _: Index) -> Iterator[Fault]:
    """The channel has the required elements, and valid times."""
    root = feed.source
    if root.get("version") != "2.0":
        yield Fault(xml_files.line(root), "the feed does not say that it is RSS 2.0", 'write <rss version="2.0">')
    found = root.find("channel")
    if found is None:
        yield Fault(xml_files.line(root), "the feed has no <channel>", "add it")
        return
    yield from xml_files.missing(found, ("title", "link", "description"), "the channel")
    yield from xml_files.repeated(found, ("title", "link", "description"), "the channel")
    for name in ("pubDate", "lastBuildDate"):
        yield from _time(found, name)


def items(feed: Feed, _: Index) -> Iterator[Fault]:
    """Each item has a title or description, one id, valid times, and complete enclosures."""
    for item in feed.source.iter("item"):
        if not xml_files.text(item, "title") and not xml_files.text(item, "description"):
            yield Fault(xml_files.line(item), "the item has neither <title> nor <description>", "add one")
        yield from xml_files.repeated(item, ("title", "link", "description", "guid", "pubDate"), "the item")
        yield from _time(item, "pubDate")
        guid = item.find("guid")
        if guid is None:
            yield Fault(xml_files.line(item), "the item has no <guid>", "add one, so that programs know it again")
        elif guid.get("isPermaLink", "true") == "true" and not (guid.text or "").strip().startswith("http"):
            what = f"the <guid> {guid.text!r} is no address"
            yield Fault(xml_files.line(guid), what, 'add isPermaLink="false"')
        for enclosure in item.iter("enclosure"):
            for name in ("url", "length", "type"):
                if not enclosure.get(name):
                    yield Fault(xml_files.line(enclosure), f"the <enclosure> has no {name}", "add it")


def _time(element: Any, name: str) -> Iterator[Fault]:
    text = xml_files.text(element, name)
    if text and not times.rfc_822(text):
        yield Fault(xml_files.line(element, name), f"<{name}> {text!r} is no time as RSS has them", _TIME)


def _entry(item: Any) -> Entry:
    return Entry(
        line=xml_files.line(item),
        id=xml_files.text(item, "guid"),
        link=xml_files.text(item, "link"),
        published=times.rfc_822(xml_files.text(item, "pubDate")),
        updated=times.rfc_3339(xml_files.text(item, f"{ATOM}updated")),
        texts=tuple(t for name in ("description", _CONTENT) if (t := xml_files.text(item, name)) and "<" in t),
    )


RULES = (channel, items)
