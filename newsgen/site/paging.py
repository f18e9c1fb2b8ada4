"""Split lists into pages numbered from the oldest, so that a numbered page never changes its items.

The newest page has the list's own address and as many items as fit; page 1 has the oldest. A numbered page exists once
it is full and newer items follow. So a new item changes only the newest page and, once in a while, adds a page. The
newest page repeats items of the last numbered one to be full itself.
"""

from collections.abc import Iterator
from typing import Generic, Protocol, Self, TypeVar

import msgspec

from newsgen.config import Config
from newsgen.context import Pager
from newsgen.site import urls


class Sliceable(Protocol):
    """A sequence whose slices are of its own kind."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: slice, /) -> Self: ...


Items = TypeVar("Items", bound=Sliceable)


class Slice(msgspec.Struct, Generic[Items], frozen=True):
    """One page of a list: its output file, its number (0 for the newest), its items, and links to the others."""

    file: str
    number: int
    items: Items
    pager: Pager | None


def paged(file: str, items: Items, size: int, config: Config) -> Iterator[Slice[Items]]:
    """The pages of the list of `items`, newest first, whose newest page is `file`; always at least that page."""
    full = (len(items) - 1) // size if items else 0
    href = [urls.href(urls.numbered(file, number) if number else file, config) for number in range(full + 1)]
    end = len(items)
    newest = Pager(number=0, newer="", older=href[full], newest="", oldest=href[1]) if full else None
    yield Slice(file, 0, items[:size], newest)
    for number in range(1, full + 1):
        pager = Pager(
            number=number,
            newer=href[number + 1] if number < full else href[0],
            older=href[number - 1] if number > 1 else "",
            newest=href[0],
            oldest=href[1] if number > 1 else "",
        )
        yield Slice(urls.numbered(file, number), number, items[end - number * size : end - (number - 1) * size], pager)
