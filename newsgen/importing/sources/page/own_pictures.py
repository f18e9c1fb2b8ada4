"""Captions that end in their author's name: who wrote the article took the pictures as well."""

import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from newsgen.importing.sources.html.inline import key
from newsgen.importing.sources.records import Block

_BRACKETED = re.compile(r"\s*\((?P<name>[^()]{3,80})\)\.?$")


def credit(found: Iterable[Block], authors: Collection[str]) -> Iterator[Block]:
    """`found`, where a name in brackets at the end of a caption is the credit if it is one of the `authors`.

    Another name there may be anybody's whom the picture shows.
    """
    known = set(map(key, authors))
    for block in found:
        shown = block.shown
        end = _BRACKETED.search(shown.caption) if shown and not shown.credit else None
        if shown and end and key(end["name"]) in known:
            shown = msgspec.structs.replace(shown, caption=shown.caption[: end.start()], credit=end["name"].strip())
        yield msgspec.structs.replace(block, shown=shown) if shown is not block.shown else block
