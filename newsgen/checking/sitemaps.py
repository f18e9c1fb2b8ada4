"""Rules for sitemaps, by the protocol (sitemaps.org, 0.9) and Google's rules for news."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from newsgen.checking import times, xml_files
from newsgen.checking.records import SAY_ONE_TIME, Fault, Index, Stated
from newsgen.checking.reference_rules import problem_of
from newsgen.checking.xml_files import Xml

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_MOST, _MOST_BYTES, _LONGEST = 50_000, 52_428_800, 2_048
_MOST_NEWS, _NEWS_AGE = 1_000, timedelta(days=2)
_OFTEN = frozenset({"always", "hourly", "daily", "weekly", "monthly", "yearly", "never"})
_ISO_639 = (2, 3)
_CHINESE = ("zh-cn", "zh-tw")


def addresses(found: Xml) -> Iterator[tuple[str, int]]:
    """The addresses of pages in a sitemap, with their lines; without news entries, which repeat other sitemaps'."""
    if found.root.tag == f"{MAP}urlset":
        for url in found.root.findall(f"{MAP}url"):
            if url.find(f"{NEWS}news") is None:
                yield xml_files.text(url, f"{MAP}loc"), xml_files.line(url, f"{MAP}loc")


def frame(found: Xml, index: Index) -> Iterator[Fault]:
    """A sitemap is in the protocol's namespace, and not too large."""
    root = found.root
    if root.tag not in (f"{MAP}urlset", f"{MAP}sitemapindex"):
        yield Fault(
            xml_files.line(root), "the sitemap is not in the protocol's namespace", f'write xmlns="{MAP[1:-1]}"'
        )
    if len(root) > _MOST:
        yield Fault(1, f"the sitemap has {len(root)} addresses; the most is {_MOST}", "split it")
    if index.files[found.file] > _MOST_BYTES:
        yield Fault(1, f"the sitemap has {index.files[found.file]} bytes; the most is {_MOST_BYTES}", "split it")


def places(found: Xml, index: Index) -> Iterator[Fault]:
    """Each address is absolute, not too long, on the site, has a target, and is listed once."""
    for entry in found.root:
        address, line = xml_files.text(entry, f"{MAP}loc"), xml_files.line(entry, f"{MAP}loc")
        if not address:
            yield Fault(line, "the entry has no <loc>", "add it")
        elif len(address) >= _LONGEST:
            yield Fault(line, f"the address has {len(address)} characters; the most is {_LONGEST - 1}", "shorten it")
        elif not address.startswith(f"{index.base.scheme}://") or index.place(address, "").where != "site":
            yield Fault(line, f"{address!r} does not lie on the site", f"begin it with {index.base.whole('')}")
        elif wrong := problem_of(address, "", index):
            yield Fault(line, *wrong)
        elif found.root.tag == f"{MAP}urlset":
            yield from _page(address, line, entry, found, index)


def times_and_hints(found: Xml, index: Index) -> Iterator[Fault]:
    """Times are valid, and agree with the pages; the hints have valid values."""
    for entry in found.root:
        changed = xml_files.text(entry, f"{MAP}lastmod")
        line = xml_files.line(entry, f"{MAP}lastmod")
        if changed and not times.is_w3c(changed):
            yield Fault(line, f"<lastmod> {changed!r} is no time as sitemaps have them", "write it as 2026-03-02")
        page = _stated(entry, index)
        stated = (page.modified or page.published) if page else None
        here = times.with_offset(changed)
        if stated and here and stated != here:
            yield Fault(line, f"<lastmod> is {changed}, and the page says {stated.isoformat()}", SAY_ONE_TIME)
        often = xml_files.text(entry, f"{MAP}changefreq")
        if often and often not in _OFTEN:
            yield Fault(line, f"<changefreq> {often!r} is none of {', '.join(sorted(_OFTEN))}", "leave it out")
        weight = xml_files.text(entry, f"{MAP}priority")
        if weight and not _is_share(weight):
            yield Fault(line, f"<priority> {weight!r} is no number from 0.0 to 1.0", "leave it out")


def news(found: Xml, index: Index) -> Iterator[Fault]:
    """News entries are complete, recent and not too many (Google, «Create a News sitemap»)."""
    entries = [entry for entry in found.root if entry.find(f"{NEWS}news") is not None]
    if len(entries) > _MOST_NEWS:
        yield Fault(1, f"the sitemap has {len(entries)} news; the most is {_MOST_NEWS}", "split it")
    published = []
    for entry in entries:
        item = entry.find(f"{NEWS}news")
        yield from xml_files.missing(item, (f"{NEWS}publication_date", f"{NEWS}title"), "the news")
        yield from _publication(item)
        text, line = xml_files.text(item, f"{NEWS}publication_date"), xml_files.line(item, f"{NEWS}publication_date")
        here = times.with_offset(text)
        if text and not times.is_w3c(text):
            yield Fault(line, f"<publication_date> {text!r} is no time", times.REMEDY)
        page = _stated(entry, index)
        if here and page and page.published and page.published != here:
            what = f"<publication_date> is {text}, and the page says {page.published.isoformat()}"
            yield Fault(line, what, SAY_ONE_TIME)
        published += [(here, line)] if here else []
    newest = max(published, default=None)
    for here, line in published:
        if newest and newest[0] - here > _NEWS_AGE:
            yield Fault(line, "the news is more than two days older than the newest", "list the last two days alone")


def _stated(entry: Any, index: Index) -> Stated | None:
    """What the page that an entry lists states; None if it does not exist."""
    return index.stated.get(index.file_of(xml_files.text(entry, f"{MAP}loc"), "") or "")


def _page(address: str, line: int, entry: Any, found: Xml, index: Index) -> Iterator[Fault]:
    """The faults in listing the page at `address`."""
    file = index.file_of(address, "") or ""
    if "#" in address:
        yield Fault(line, f"{address!r} names a part of a page", "list the page alone")
    if file in index.stated and index.stated[file].hidden:
        what = f"{address!r} is a page that asks to be left out: it leads elsewhere, or has noindex"
        yield Fault(line, what, "take it out of the sitemap")
    first = index.listed.get(file, (found.file, line))
    if entry.find(f"{NEWS}news") is None and first != (found.file, line):
        yield Fault(line, f"{address!r} stands in {first[0]}:{first[1]} already", "list it once")


def _publication(item: Any) -> Iterator[Fault]:
    publication = item.find(f"{NEWS}publication")
    if publication is None:
        yield Fault(xml_files.line(item), "the news has no <publication>", "add it")
        return
    yield from xml_files.missing(publication, (f"{NEWS}name", f"{NEWS}language"), "the publication")
    language = xml_files.text(publication, f"{NEWS}language")
    is_code = len(language) in _ISO_639 and language.isalpha() and language.islower()
    if language and not is_code and language not in _CHINESE:
        line = xml_files.line(publication, f"{NEWS}language")
        yield Fault(line, f"<language> {language!r} is no code of ISO 639", "write two or three letters, such as en")


def _is_share(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


RULES = (frame, places, times_and_hints, news)
