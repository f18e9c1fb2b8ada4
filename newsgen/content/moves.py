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


def left(article: Article, published: Sequence[str], place: str) -> str:
    """The output file that `article` was `published` in last, if it goes to another `place` now and none of its aliases
    is there; else nothing.
    """
    if not published or place in published:
        return ""
    former = published[-1]
    return "" if former in map(slugs.address_file, article.aliases) else former


def warnings(moved: Mapping[str, str]) -> Iterator[Problem]:
    """The warnings about the articles, by their paths, that have left these output files."""
    addresses = {path: f"/{former.removesuffix('index.html')}" for path, former in moved.items()}
    if len(moved) >= MANY:
        path, address = min(addresses.items())
        what = f"{len(moved)} articles have left addresses that lead to nothing now, such as {address} of {path}"
        remedy = "set `permalink` and `timezone` as they were, or put such addresses into the articles' `aliases`"
        yield Problem(FILE, 1, what, remedy)
        return
    for path, address in addresses.items():
        what = f"it was published at {address}, which leads to nothing now"
        yield Problem(path, 1, what, f"put `{address}` into `aliases`, or take back what changed its address")
