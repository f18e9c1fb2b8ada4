"""Published articles that move to another address (by slug, title, date, section or settings) without an alias for the
former one.
"""

from collections.abc import Iterator, Mapping, Sequence

from newsgen import slugs
from newsgen.config import FILE
from newsgen.errors import Problem
from newsgen.model import Article

MANY = 10
"""From this many moved articles on, the settings are blamed in one warning."""


def left(article: Article, published: Sequence[str], since: Sequence[str], place: str) -> tuple[str, ...]:
    """The former output files of `article` that no alias covers: the last one on record, and any it had after that.

    Those are the last of `published`, and `since`. There are none if its present `place` is among `published`: a move
    that was undone was a mistake.
    """
    if not published or place in published:
        return ()
    led = {place, *map(slugs.address_file, article.aliases)}
    return tuple(former for former in (published[-1], *since) if former not in led)


def warnings(moved: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Yields the warnings about moved articles; `moved` has their former output files by article path."""
    addresses = {path: [f"/{slugs.bare(file)}" for file in files] for path, files in moved.items()}
    if len(moved) >= MANY:
        path, (address, *_) = min(addresses.items())
        what = f"{len(moved)} articles have left addresses that lead to nothing now, such as {address} of {path}"
        remedy = "set `permalink` and `timezone` as they were, or put such addresses into the articles' `aliases`"
        yield Problem(FILE, 1, what, remedy)
        return
    for path, address in ((path, address) for path, several in addresses.items() for address in several):
        what = f"it was published at {address}, which leads to nothing now"
        yield Problem(path, 1, what, f"put `{address}` into `aliases`, or take back what changed its address")
