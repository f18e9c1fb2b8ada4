"""Rules for a single page: its title, language, headings, ids, alternative texts and times."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree

from newsgen import slugs
from newsgen.checking import pages, times
from newsgen.checking.addresses import is_whole
from newsgen.checking.pages import Page
from newsgen.checking.records import BEGIN_WHOLE, SAY_ONE_TIME, Fault, Index

_SCRIPTS = re.compile(
    r"|module|importmap|speculationrules"
    r"|(?:application|text)/(?:x-)?(?:java|ecma)script|text/(?:javascript1\.[0-5]|jscript|livescript)"
)
"""The script types that browsers act on (HTML, MIME Sniffing §4.6: all names of JavaScript); all others are data."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DAY = 10
"""The length of a date in ISO 8601, in characters."""


def title(page: Page, _: Index) -> Iterator[Fault]:
    """A page has exactly one title, which is not blank."""
    if not page.whole:
        return
    found = [element for head in page.root.iter("head") for element in head.iter("title")]
    if not found or not "".join(found[0].itertext()).strip():
        yield page.fault(found[0] if found else page.root, "the page has no title", "write a <title> into its head")
    for extra in found[1:]:
        yield page.fault(extra, "the page has a second title", "leave one <title> in its head")


def language(page: Page, _: Index) -> Iterator[Fault]:
    """A page states its language."""
    if page.whole and not str(page.root.get("lang") or "").strip():
        yield page.fault(page.root, "the page does not state its language", 'write it as <html lang="…">')


def headings(page: Page, index: Index) -> Iterator[Fault]:
    """A page has a first-level heading, and no heading skips a level downwards."""
    if not page.whole or index.stated[page.file].redirect:
        return
    before = 0
    for element in page.root.iter(*_HEADINGS):
        level = int(element.tag[1])
        if level > before + 1:
            after = f"after h{before}" if before else "before any h1"
            yield page.fault(element, f"the heading h{level} comes {after}", f"make it h{before + 1}")
        before = level
    if next(page.root.iter("h1"), None) is None:
        yield page.fault(page.root, "the page has no h1", "make its main heading one")


def ids(page: Page, _: Index) -> Iterator[Fault]:
    """Each id is unique, not empty, and without white space."""
    seen: dict[str, int] = {}
    for element in page.root.iterfind(".//*[@id]"):
        name = element.get("id")
        if not name or any(character.isspace() for character in name):
            yield page.fault(element, f"the id {name!r} is empty or has white space", "write a word")
        elif name in seen:
            yield page.fault(element, f"the id {name!r} stands in line {seen[name]} already", "give each its own")
        else:
            seen[name] = pages.line_of(element, page.rows)


def alternatives(page: Page, _: Index) -> Iterator[Fault]:
    """A picture has an alternative text, which is empty for mere decoration."""
    for element in page.root.iter("img", "area", "input"):
        needs = {"img": True, "area": element.get("href") is not None, "input": element.get("type") == "image"}
        if needs[element.tag] and element.get("alt") is None:
            what = f"the picture {element.get('src')!r} has no alternative text"
            yield page.fault(element, what, 'write what it shows as alt="…"; alt="" where it is mere decoration')


def inline(page: Page, index: Index) -> Iterator[Fault]:
    """A page has no inline styles and scripts, which its Content-Security-Policy would block."""
    if index.allows_inline:
        return
    remedy = "put it into a file in static/, or allow it in a `_headers` of your own"
    for element in page.root.iter(etree.Element):
        for name in element.keys():  # noqa: SIM118  # lxml's element is no mapping
            if name == "style" or name.startswith("on"):
                yield page.fault(element, f"the site's `_headers` block the attribute `{name}`", remedy)
        kind = element.get("type", "").strip().lower()
        runs = element.tag == "script" and element.get("src") is None and _SCRIPTS.fullmatch(kind)
        if element.tag == "style" or runs:
            yield page.fault(element, f"the site's `_headers` block what stands in <{element.tag}>", remedy)


def own_address(page: Page, index: Index) -> Iterator[Fault]:
    """The canonical address is absolute and unique; if it is on the site, it is the page's own."""
    found = [reference for reference in page.references if reference.kind == "canonical"]
    for extra in found[1:]:
        yield page.fault(extra.element, "the page names a second canonical address", "leave one")
    for reference in found[:1]:
        place = index.place(reference.address, page.file)
        if not is_whole(reference.address):
            what = f"the canonical address {reference.address!r} is not whole"
            yield page.fault(reference.element, what, BEGIN_WHOLE)
        elif place.where == "site" and place.path != slugs.bare(page.file) and not index.stated[page.file].redirect:
            what = f"the canonical address {reference.address!r} is another page's"
            yield page.fault(reference.element, what, f"write {index.base.whole(page.file)}")


def shown_times(page: Page, index: Index) -> Iterator[Fault]:
    """The head and the article show the times that the structured data states."""
    known = index.stated[page.file]
    for name, stated in (("published", known.published), ("modified", known.modified)):
        said = pages.meta(page, f"article:{name}_time")
        if said and not _same(said, stated):
            element = pages.meta_element(page, f"article:{name}_time")
            yield page.fault(element, *_differs(f"article:{name}_time is {said}", stated))
    shown = [element for element in pages.article(page).iter("time") if element.get("datetime")]
    for element in shown:
        if not times.is_w3c(element.get("datetime")):
            yield page.fault(element, f"{element.get('datetime')!r} is no time", times.REMEDY)
    for stated in dict.fromkeys((known.published, known.modified)):
        if shown and stated and not any(_same(element.get("datetime"), stated) for element in shown):
            yield page.fault(shown[0], *_differs("no <time> of the article shows it", stated))


def _differs(what: str, stated: datetime | None) -> tuple[str, str]:
    where = f"the structured data says {stated.isoformat()}" if stated else "the structured data has no such time"
    return f"{what}, and {where}", SAY_ONE_TIME


def _same(text: str, stated: datetime | None) -> bool:
    """Whether `text`, a date or a time, is that of `stated`."""
    if stated is None:
        return False
    if len(text) == _DAY:
        return text == date.isoformat(stated)
    return times.with_offset(text) == stated
