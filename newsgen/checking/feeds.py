"""What feeds of all three formats have, and the rules for that."""

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
    """An entry: its line, its id, the address that it leads to, its times where they can be read, its texts as HTML."""

    line: int
    id: str
    link: str
    published: datetime | None
    updated: datetime | None
    texts: tuple[str, ...]


class Address(msgspec.Struct, frozen=True):
    """An address that a feed states: its line, the name of its place, itself."""

    line: int
    place: str
    address: str


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed. `source` is what its own format's rules look at: lxml's element, or a record of JSON.

    `own` is what it says its own address is. `others` are the addresses in it that are not those of entries.
    """

    file: str
    source: Any
    text: str = ""
    own: Address | None = None
    others: tuple[Address, ...] = ()
    entries: tuple[Entry, ...] = ()


def linked_as_own(holder: Any, place: str) -> Address | None:
    """What a feed in XML says its own address is, by a link of Atom's right below `holder`, which is called `place`."""
    links = (link for link in holder.findall(f"{ATOM}link") if link.get("rel") == "self")
    return next((Address(xml_files.line(link), place, link.get("href") or "") for link in links), None)


def own_address(feed: Feed, index: Index) -> Iterator[Fault]:
    """A feed that states its own address is right."""
    if feed.own and index.file_of(feed.own.address, feed.file) != feed.file:
        what = f"the feed says that its address is {feed.own.address!r}"
        yield Fault(feed.own.line, what, f"write {index.base.whole(feed.file)}")


def addresses(feed: Feed, index: Index) -> Iterator[Fault]:
    """All addresses are whole, since a feed is read away from its site; those on the site lead somewhere."""
    links = [Address(entry.line, "link", entry.link) for entry in feed.entries if entry.link]
    for found in (*feed.others, *links):
        if not is_whole(found.address):
            yield Fault(found.line, f"the {found.place} {found.address!r} is not whole", BEGIN_WHOLE)
        elif wrong := problem_of(found.address, feed.file, index):
            yield Fault(found.line, f"{found.place}: {wrong[0]}", wrong[1])


def ids(feed: Feed, _: Index) -> Iterator[Fault]:
    """No two entries have one id, or readers' programs show one of them alone."""
    seen: dict[str, int] = {}
    for entry in feed.entries:
        if entry.id and entry.id in seen:
            yield Fault(entry.line, f"the id {entry.id!r} stands in line {seen[entry.id]} already", "give each its own")
        seen.setdefault(entry.id, entry.line)


def agrees(feed: Feed, index: Index) -> Iterator[Fault]:
    """An entry has the times that its page states. One that leads to a part of a page has times of its own."""
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
    """The addresses inside an entry's text are whole, lead somewhere, and make no reader's program ask another host.

    A text stands in many feeds; what is wrong in it is told at the first.
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
