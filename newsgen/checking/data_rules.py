"""Rules for structured data: what search engines ask of news articles (Google, «Article structured data»; schema.org).

`BY_TYPE` is the table: types of records, and the rule for each.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from newsgen.checking import json_files, pages, times
from newsgen.checking.addresses import is_whole
from newsgen.checking.json_files import Path, has_words
from newsgen.checking.pages import Data, Page
from newsgen.checking.records import BEGIN_WHOLE, Fault, Index
from newsgen.checking.reference_rules import WRITE_SIZE, problem_of

Thing = dict[str, Any]
Found = Iterator[tuple[Path, str, str]]
"""The faults in a record: the path inside it, what is wrong, and the remedy."""


def is_json(page: Page, _: Index) -> Iterator[Fault]:
    """Structured data is valid JSON."""
    for piece in page.data:
        if piece.value is None:
            yield Fault(piece.line, "the structured data is no JSON", "correct it, or write it with `tojson`")


def records(page: Page, index: Index) -> Iterator[Fault]:
    """Each record has what search engines ask for its type."""
    for piece, path, thing in pages.things(page):
        for kinds, rule in BY_TYPE.items():
            if any(kind in kinds for kind in pages.types(thing)) and thing.keys() - {"@type", "@id"}:
                for inner, what, remedy in rule(thing, page, index):
                    yield Fault(_line(piece, (*path, *inner)), f"{pages.types(thing)[0]}: {what}", remedy)


def addresses(page: Page, index: Index) -> Iterator[Fault]:
    """The site's own addresses in structured data lead somewhere."""
    for piece in page.data:
        for path, text in _texts(piece.value, ()):
            # An @id is a name: its fragment need not be on the page.
            address = text.partition("#")[0] if path[-1:] == ("@id",) else text
            if is_whole(address) and index.place(address, page.file).where == "site":
                found = problem_of(address, page.file, index)
                if found:
                    yield Fault(_line(piece, path), f"structured data: {found[0]}", found[1])


def agrees(page: Page, _: Index) -> Iterator[Fault]:
    """If an article shows an author or a picture, its structured data has one as well."""
    shown = pages.article(page)
    by = pages.meta(page, "author") or any("author" in (a.get("rel") or "").split() for a in shown.iter("a"))
    needed = {"author": bool(by), "image": next(shown.iter("img"), None) is not None}
    for piece, path, thing in pages.things(page):
        for field, is_shown in needed.items():
            if pages.is_article(thing) and is_shown and not thing.get(field):
                what = f"the page shows an {field}, and its structured data has no `{field}`"
                yield Fault(_line(piece, path), what, "add it")


def _article(thing: Thing, _: Page, __: Index) -> Found:
    if not has_words(thing.get("headline")):
        yield ("headline",), "it has no `headline`", "add the article's title"
    for number, author in enumerate(_list(thing.get("author"))):
        if not (isinstance(author, dict) and has_words(author.get("name"))):
            yield ("author", number), "an `author` has no `name`", 'write {"@type": "Person", "name": …}'
    if not thing.get("publisher"):
        yield (), "it has no `publisher`", "name who publishes the site"
    if not all(map(_address, _list(thing.get("image")))):
        yield ("image",), "an `image` has no address", "write its `url`"
    yield from _times(thing)


def _times(thing: Thing) -> Found:
    if "datePublished" not in thing:
        yield (), "it has no `datePublished`", "give the article a date"
    read = {}
    for field in ("datePublished", "dateModified"):
        if field in thing:
            read[field] = times.with_offset(thing[field]) if isinstance(thing[field], str) else None
            if read[field] is None:
                yield (field,), f"`{field}` {thing[field]!r} is no time with an offset", times.REMEDY
    first, last = read.get("datePublished"), read.get("dateModified")
    if first and last and last < first:
        yield ("dateModified",), "`dateModified` is before `datePublished`", "correct the article's `updated`"


def _publisher(thing: Thing, _: Page, __: Index) -> Found:
    if not has_words(thing.get("name")):
        yield (), "it has no `name`", "write it"
    if "logo" in thing and not _address(thing["logo"]):
        yield ("logo",), "its `logo` has no address", "write its `url`"


def _picture(thing: Thing, page: Page, index: Index) -> Found:
    address = _address(thing)
    if not address:
        yield (), "it has no address", "write its `url`"
        return
    if not is_whole(address):
        yield (), f"the address {address!r} is not whole", BEGIN_WHOLE
    file = index.file_of(address, page.file)
    size = index.picture_size(file) if file else None
    said = (thing.get("width"), thing.get("height"))
    if size and said != (None, None) and tuple(map(str, said)) != tuple(map(str, size)):
        yield ("width",), f"{address!r} has {size[0]}×{size[1]} pixels, and it says {said[0]}×{said[1]}", WRITE_SIZE


def _breadcrumbs(thing: Thing, _: Page, __: Index) -> Found:
    steps = _list(thing.get("itemListElement"))
    if not steps:
        yield (), "it has no `itemListElement`", "write the steps from the front page to this one"
    for number, step in enumerate(steps):
        path: Path = ("itemListElement", number)
        if not isinstance(step, dict) or step.get("position") != number + 1:
            yield path, f"step {number + 1} does not have that `position`", "count the steps from 1"
        elif not has_words(step.get("name")) and not isinstance(step.get("item"), dict):
            yield path, f"step {number + 1} has no `name`", "write it"
        elif not step.get("item") and number + 1 < len(steps):
            yield path, f"step {number + 1} has no `item`", "write its address; the last step alone may have none"


BY_TYPE: Mapping[tuple[str, ...], Callable[[Thing, Page, Index], Found]] = {
    ("NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "Article", "BlogPosting"): _article,
    ("NewsMediaOrganization", "Organization", "Person"): _publisher,
    ("ImageObject",): _picture,
    ("BreadcrumbList",): _breadcrumbs,
}


def _line(piece: Data, path: Path) -> int:
    return piece.line - 1 + json_files.line_of(piece.text, path)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*path, key))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _address(picture: Any) -> str:
    """The address of a picture, given as a text or a record; empty without one."""
    found = picture.get("url") or picture.get("contentUrl") if isinstance(picture, dict) else picture
    return found if isinstance(found, str) else ""
