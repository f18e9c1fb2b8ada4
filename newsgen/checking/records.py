"""What the rules are given, and what they give back."""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from newsgen.checking.addresses import Base, Place

Size = tuple[int, int]

BEGIN_WHOLE = "begin it with https://"
KEEP_HERE = "put the file into static/ and refer to it there"
SAY_ONE_TIME = "state one time everywhere"
"""What to do about an address that counts from where it stands, a file of another host, and two times of one thing."""


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong in a file, at a line counted from 1. Both texts are clauses, as in `errors.Problem`."""

    line: int
    what: str
    remedy: str


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself for machines.

    `redirect` is whether it sends readers on at once; `hidden`, whether search engines are told to leave it out or to
    prefer another page.
    """

    published: datetime | None = None
    modified: datetime | None = None
    redirect: bool = False
    hidden: bool = False


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """The whole output, as far as a rule for one file may ask: by output file, relative and with `/`.

    `files` are the sizes in bytes; `anchors` the ids of each page; `listed` is where a page first stands in a sitemap.
    `allows_inline` is whether its `_headers` let styles and scripts run that stand inside a page.
    `picture_size` tells how wide and high a picture file is, None where that cannot be told; `picture_private` what it
    carries that is not to be published, and may raise NewsgenError.

    `texts` is the one thing that a rule writes: the digests of the articles' texts that were looked at in a feed. Each
    stands in many feeds, and to look at it in all of them would take most of the time of a check.
    """

    base: Base
    files: Mapping[str, int]
    anchors: Mapping[str, frozenset[str]] = {}
    stated: Mapping[str, Stated] = {}
    listed: Mapping[str, tuple[str, int]] = {}
    allows_inline: bool = False
    picture_size: Callable[[str], Size | None] = lambda _: None
    picture_private: Callable[[str], str] = lambda _: ""
    texts: set[bytes] = set()

    def place(self, address: str, file: str) -> Place:
        """Where `address` leads that stands in the output file `file`."""
        return self.base.place(address, file)

    def file_at(self, path: str) -> str | None:
        """The output file that a host serves at `path` below the front page."""
        file = f"{path}index.html" if not path or path.endswith("/") else path
        return file if file in self.files else None

    def file_of(self, address: str, file: str) -> str | None:
        """The output file at `address`, which stands in `file`; None where it is not on the site or not there."""
        place = self.place(address, file)
        return self.file_at(place.path) if place.where == "site" else None
