"""Rules for Atom, by RFC 4287."""

from collections.abc import Iterator
from typing import Any

from newsgen.checking import feeds, times, xml_files
from newsgen.checking.addresses import is_whole
from newsgen.checking.feeds import Address, Entry, Feed
from newsgen.checking.records import Fault, Index
from newsgen.checking.xml_files import ATOM

_NEEDED = (f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated")


def read(file: str, data: bytes) -> Feed | Fault:
    """The feed in the output file `file`; a Fault where it is broken."""
    found = xml_files.read(file, data)
    if isinstance(found, Fault):
        return found
    root = found.root
    others = [
        Address(xml_files.line(e), "link", e.get("href") or "")
        for e in root.iter(f"{ATOM}link")
        if e.get("rel") != "self" and not (e.getparent().tag == f"{ATOM}entry" and _is_alternate(e))
    ]
    others += [
        Address(xml_files.line(e), e.tag.removeprefix(ATOM), (e.text or "").strip())
        for e in root.iter(f"{ATOM}icon", f"{ATOM}logo", f"{ATOM}uri")
    ]
    return Feed(
        file=file,
        source=root,
        own=feeds.linked_as_own(root, "link"),
        others=tuple(others),
        entries=tuple(map(_entry, root.findall(f"{ATOM}entry"))),
    )


def feed(feed: Feed, _: Index) -> Iterator[Fault]:
    """The feed and each entry have the required elements, once, and valid times (§4.1)."""
    root = feed.source
    if root.tag != f"{ATOM}feed":
        yield Fault(xml_files.line(root), "the feed is not Atom", f'write <feed xmlns="{ATOM[1:-1]}">')
        return
    entries = root.findall(f"{ATOM}entry")
    for element, what in ((root, "the feed"), *((entry, "the entry") for entry in entries)):
        yield from xml_files.missing(element, _NEEDED, what)
        yield from xml_files.repeated(element, (*_NEEDED, f"{ATOM}published", f"{ATOM}content"), what)
        for name in (f"{ATOM}updated", f"{ATOM}published"):
            yield from _time(element, name)
        if (name := xml_files.text(element, f"{ATOM}id")) and not is_whole(name):
            yield Fault(xml_files.line(element, f"{ATOM}id"), f"the <id> {name!r} is no address", "write a whole one")


def authors(feed: Feed, _: Index) -> Iterator[Fault]:
    """Each entry has an author, or the feed has one for all (§4.1.1); an author has a name (§3.2)."""
    has_own = feed.source.find(f"{ATOM}author") is not None
    for entry in feed.source.findall(f"{ATOM}entry"):
        if not has_own and entry.find(f"{ATOM}author") is None:
            yield Fault(xml_files.line(entry), "the entry has no <author>, and nor has the feed", "add one to either")
    for author in feed.source.iter(f"{ATOM}author"):
        yield from xml_files.missing(author, (f"{ATOM}name",), "the author")


def links(feed: Feed, _: Index) -> Iterator[Fault]:
    """An entry without content links to its page, and no entry does so twice with one type and language (§4.1.2)."""
    for entry in feed.source.findall(f"{ATOM}entry"):
        alternates = [link for link in entry.findall(f"{ATOM}link") if _is_alternate(link)]
        if not alternates and entry.find(f"{ATOM}content") is None:
            yield Fault(xml_files.line(entry), "the entry has neither <content> nor a link to its page", "add one")
        kinds = [(link.get("type"), link.get("hreflang")) for link in alternates]
        for link, kind, before in ((a, k, kinds[:n]) for n, (a, k) in enumerate(zip(alternates, kinds, strict=True))):
            if kind in before:
                yield Fault(xml_files.line(link), "the entry has a second link of one kind to its page", "leave one")


def _is_alternate(link: Any) -> bool:
    return bool(link.get("rel", "alternate") == "alternate")


def _time(element: Any, name: str) -> Iterator[Fault]:
    text = xml_files.text(element, name)
    if text and not times.rfc_3339(text):
        what = f"<{name.removeprefix(ATOM)}> {text!r} is no time as Atom has them"
        yield Fault(xml_files.line(element, name), what, times.REMEDY)


def _entry(entry: Any) -> Entry:
    link = next((e for e in entry.findall(f"{ATOM}link") if _is_alternate(e)), None)
    return Entry(
        line=xml_files.line(entry),
        id=xml_files.text(entry, f"{ATOM}id"),
        link="" if link is None else link.get("href") or "",
        published=times.rfc_3339(xml_files.text(entry, f"{ATOM}published")),
        updated=times.rfc_3339(xml_files.text(entry, f"{ATOM}updated")),
        texts=tuple(
            element.text or ""
            for name in ("summary", "content")
            for element in entry.findall(ATOM + name)
            if element.get("type") == "html"
        ),
    )


RULES = (feed, authors, links)
