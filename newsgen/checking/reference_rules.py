"""Rules for the addresses in a page, and for the pictures that they name; other rules use `problem_of`."""

from collections.abc import Iterator
from typing import Any

from newsgen.checking import pages
from newsgen.checking.addresses import Place, is_whole
from newsgen.checking.pages import Page
from newsgen.checking.records import BEGIN_WHOLE, KEEP_HERE, Fault, Index, Size
from newsgen.checking.references import Reference, candidates

_ROUNDING = 1
"""The tolerance in pixels for a side that was computed from the other one."""

_BACK = "fnref:"
"""The prefix of the id of a footnote's reference, to which the footnote links back."""

WRITE_SIZE = "write the file's own width and height"


def addresses(page: Page, index: Index) -> Iterator[Fault]:
    """Every address on the site has a target, and no browser fetches anything from another host."""
    for reference in page.references:
        if found := _wrong(reference, page.file, index):
            yield page.fault(reference.element, *found)


def pictures(page: Page, index: Index) -> Iterator[Fault]:
    """A picture's width and height have its file's proportions, and each candidate has its stated width."""
    for element in page.root.iter("img", "source"):
        for address, descriptor in candidates(element.get("srcset") or ""):
            size = _size(address, page.file, index)
            if size and descriptor.endswith("w") and descriptor != f"{size[0]}w":
                what = f"{address!r} is {size[0]} pixels wide, and its srcset says {descriptor}"
                yield page.fault(element, what, f"write {size[0]}w")
        size = _size(element.get("src") or "", page.file, index) if element.tag == "img" else None
        if size and (said := _shape(element, size)):
            yield page.fault(element, said, WRITE_SIZE)


def shared_picture(page: Page, index: Index) -> Iterator[Fault]:
    """The picture for networks has an absolute address and its stated size."""
    address = pages.meta(page, "og:image")
    if not address:
        return
    element = pages.meta_element(page, "og:image")
    if not is_whole(address):
        yield page.fault(element, f"the address {address!r} in og:image is not whole", BEGIN_WHOLE)
    said = (pages.meta(page, "og:image:width"), pages.meta(page, "og:image:height"))
    size = _size(address, page.file, index)
    if size and any(said) and said != (str(size[0]), str(size[1])):
        what = f"og:image has {size[0]}×{size[1]} pixels, and og:image:width and height say {said[0]}×{said[1]}"
        yield page.fault(element, what, WRITE_SIZE)


def problem_of(address: str, file: str, index: Index) -> tuple[str, str] | None:
    """What is wrong with an address in `file`, and the remedy; None if it is off the site, or a file exists there."""
    place = index.place(address, file)
    match place.where:
        case "site":
            return _on_site(address, place, index)
        case "script":
            return f"the address {address!r} would run script", "link to a page, or remove it"
        case "broken":
            return f"{address!r} is no address", "correct it"
        case "host" if not is_whole(address):
            root = index.base.path
            return f"{address!r} leads out of the site, which lies at {root}", f"begin it with {root}"
        case _:
            return None


def _wrong(reference: Reference, file: str, index: Index) -> tuple[str, str] | None:
    """What is wrong with `reference` in `file`, and the remedy."""
    address = reference.address
    if reference.kind == "fetch":
        if not address:
            return f"{reference.place} is empty", "name a file, or remove it"
        if index.place(address, file).where == "web":
            what = f"{reference.place} asks another host for {address!r}"
            return what, KEEP_HERE
    found = problem_of(address, file, index)
    return (f"{reference.place}: {found[0]}", found[1]) if found else None


def _on_site(address: str, place: Place, index: Index) -> tuple[str, str] | None:
    file = index.file_at(place.path)
    if file is None and index.file_at(f"{place.path}/"):
        return f"{address!r} leads to a folder and has no slash at its end", "add the slash"
    if file is None:
        return f"{address!r} leads to nothing", "correct the address, or add what it names"
    name = place.fragment.partition(":~:")[0]
    if name in ("", "top") or file not in index.anchors or name in index.anchors[file]:
        return None
    if name.startswith(_BACK):
        what = f"nothing refers to the footnote {name.removeprefix(_BACK)!r}"
        return what, f"write [^{name.removeprefix(_BACK)}] where it belongs in the text, or remove it"
    return f"{address!r} names {name!r}, which is no id in {file}", "correct the part after #"


def _size(address: str, file: str, index: Index) -> Size | None:
    found = index.file_of(address, file) if address else None
    return index.picture_size(found) if found else None


def _shape(element: Any, size: Size) -> str | None:
    """What is wrong with the width and height of a picture whose file has `size`."""
    source = element.get("src")
    given = (element.get("width"), element.get("height"))
    if not all(value and value.isascii() and value.isdigit() for value in given):
        return f"the picture {source!r} does not state its width and height, so the text jumps when it comes"
    width, height = int(given[0]), int(given[1])
    is_alike = abs(height * size[0] - width * size[1]) <= _ROUNDING * max(size)
    if not is_alike or (width > size[0] + _ROUNDING and not element.get("srcset")):
        return f"the picture {source!r} has {size[0]}×{size[1]} pixels, and its width and height say {width}×{height}"
    return None
