"""Published articles that go to another address, by slug, title, date, section or the settings, while nothing leads on
from the former one.
"""

from collections.abc import Iterator, Mapping, Sequence

from newsgen import slugs
from newsgen.config import FILE
from newsgen.errors import Problem
from newsgen.model import Article

MANY = 10
"""So many articles move by the settings, and not each by itself."""


def left(article: Article, published: Sequence[str], since: Sequence[str], place: str) -> tuple[str, ...]:
    """The output files that `article` has left, if it goes to another `place` now and none of its aliases is there: of
    that which it was `published` in last, and those that it was in `since` then.

    Where it goes back, nothing is left: what it was in since was a mistake that is taken back.
    """
    if not published or place in published:
        return ()
    led = {place, *map(slugs.address_file, article.aliases)}
    return tuple(former for former in (published[-1], *since) if former not in led)


def warnings(moved: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """The warnings about the articles, by their paths, that have left these output files."""
    addresses = {path: [f"/{file.removesuffix('index.html')}" for file in files] for path, files in moved.items()}
    if len(moved) >= MANY:
        path, (address, *_) = min(addresses.items())
        what = f"{len(moved)} articles have left addresses that lead to nothing now, such as {address} of {path}"
        remedy = "set `permalink` and `timezone` as they were, or put such addresses into the articles' `aliases`"
        yield Problem(FILE, 1, what, remedy)
        return
    for path, address in ((path, address) for path, several in addresses.items() for address in several):
        what = f"it was published at {address}, which leads to nothing now"
        yield Problem(path, 1, what, f"put `{address}` into `aliases`, or take back what changed its address")
