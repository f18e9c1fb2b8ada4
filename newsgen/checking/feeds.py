"""The common form of feeds of all three formats, and the rules for it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from newsgen.checking import pages, references, xml_files
from newsgen.checking.addresses import is_whole
from newsgen.checking.records import BEGIN_WHOLE, KEEP_HERE, SAY_ONE_TIME, Fault, Index
from newsgen.checking.reference_rules import problem_of
from newsgen.checking.xml_files import ATOM
from newsgen.incremental import digests


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry: its line, its id, the address that it links to, its times if valid, its texts as HTML."""

    line: int
    id: str
    link: str
    published: datetime | None
    updated: datetime | None
    texts: tuple[str, ...]


class Address(msgspec.Struct, frozen=True):
    """An address in a feed, with its line and the name of its place."""

    line: int
    place: str
    address: str


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed. `source` is for the rules of its format: lxml's element, or a JSON object.

    `own` is the address that it states as its own. `others` are the addresses other than those of entries.
    """

    file: str
    source: Any
    text: str = ""
    own: Address | None = None
    others: tuple[Address, ...] = ()
    entries: tuple[Entry, ...] = ()


def linked_as_own(holder: Any, place: str) -> Address | None:
    """The address that an XML feed states as its own, by an Atom link directly below `holder`, called `place`."""
    links = (link for link in holder.findall(f"{ATOM}link") if link.get("rel") == "self")
    return next((Address(xml_files.line(link), place, link.get("href") or "") for link in links), None)


def own_address(feed: Feed, index: Index) -> Iterator[Fault]:
    """If a feed states its own address, it is right."""
    if feed.own and index.file_of(feed.own.address, feed.file) != feed.file:
        what = f"the feed says that its address is {feed.own.address!r}"
        yield Fault(feed.own.line, what, f"write {index.base.whole(feed.file)}")


def addresses(feed: Feed, index: Index) -> Iterator[Fault]:
    """All addresses are absolute, since a feed is read away from its site; those on the site have targets."""
    links = [Address(entry.line, "link", entry.link) for entry in feed.entries if entry.link]
    for found in (*feed.others, *links):
        if not is_whole(found.address):
            yield Fault(found.line, f"the {found.place} {found.address!r} is not whole", BEGIN_WHOLE)
        elif wrong := problem_of(found.address, feed.file, index):
            yield Fault(found.line, f"{found.place}: {wrong[0]}", wrong[1])


def ids(feed: Feed, _: Index) -> Iterator[Fault]:
    """No two entries have the same id, since feed readers would show only one of them."""
    seen: dict[str, int] = {}
    for entry in feed.entries:
        if entry.id and entry.id in seen:
            yield Fault(entry.line, f"the id {entry.id!r} stands in line {seen[entry.id]} already", "give each its own")
        seen.setdefault(entry.id, entry.line)


def agrees(feed: Feed, index: Index) -> Iterator[Fault]:
    """An entry has the times that its page states. One that links to a part of a page has its own times."""
    for entry in feed.entries:
        file = None if "#" in entry.link else index.file_of(entry.link, feed.file)
        page = index.stated.get(file or "")
        if page is None:
            continue
        for name, here, there in (
            ("published", entry.published, page.published),
            ("modified", entry.updated, page.modified),
        ):
            if here and there and here != there:
                what = (
                    f"{file} was {name} at {here.isoformat()} by this feed, at {there.isoformat()} by the page itself"
                )
                yield Fault(entry.line, what, SAY_ONE_TIME)


def texts(feed: Feed, index: Index) -> Iterator[Fault]:
    """The addresses in an entry's text are absolute, have targets, and make no feed reader fetch from another host.

    A text is in many feeds; its faults are reported only at the first.
    """
    for entry in feed.entries:
        for text in entry.texts:
            digest = digests.raw(text.encode(errors="replace"))
            if digest not in index.texts:
                index.texts.add(digest)
                yield from (Fault(entry.line, *found) for found in _in_text(text, index))


def _in_text(text: str, index: Index) -> Iterator[tuple[str, str]]:
    if not text.strip():
        return
    for reference in references.in_tree(pages.parse(text.encode(errors="replace"))):
        address, place = reference.address, reference.place
        if not is_whole(address):
            yield f"the text has the address {address!r} ({place}), which is not whole", BEGIN_WHOLE
        elif reference.kind == "fetch" and index.place(address, "").where == "web":
            yield (
                f"the text asks another host for {address!r} ({place})",
                KEEP_HERE,
            )
        elif wrong := problem_of(address, "", index):
            yield f"the text: {place}: {wrong[0]}", wrong[1]


RULES = (own_address, addresses, ids, agrees, texts)
