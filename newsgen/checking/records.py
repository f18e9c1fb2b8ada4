"""The input and output of rules."""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from newsgen.checking.addresses import Base, Place

Size = tuple[int, int]

BEGIN_WHOLE = "begin it with https://"
KEEP_HERE = "put the file into static/ and refer to it there"
SAY_ONE_TIME = "state one time everywhere"
"""Remedies for relative addresses, for files on other hosts, and for times that differ."""


class Fault(msgspec.Struct, frozen=True, order=True):
    """A fault in a file, at a line counted from 1. Both texts are clauses, as in `errors.Problem`."""

    line: int
    what: str
    remedy: str


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a page states for machines.

    `redirect` is whether it redirects readers; `hidden`, whether it tells search engines to leave it out or to prefer
    another page.
    """

    published: datetime | None = None
    modified: datetime | None = None
    redirect: bool = False
    hidden: bool = False


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule for one file may need to know of the whole output, by output file, as relative paths with `/`.

    `files` has the sizes in bytes; `anchors` the ids of each page; `listed` the sitemap and line that first list a
    page. `allows_inline` is whether the site's `_headers` allow inline styles and scripts. `picture_size` returns a
    picture file's width and height, None if they are unknown; `picture_private` what it carries that must not be
    published, and may raise NewsgenError.

    `texts` is the only field that a rule changes: the digests of articles' texts that were checked in a feed. Each is
    in many feeds, and checking it in all of them would take most of a check's time.
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
        """Where `address` in the output file `file` leads."""
        return self.base.place(address, file)

    def file_at(self, path: str) -> str | None:
        """The output file that a host serves at `path` below the front page."""
        file = f"{path}index.html" if not path or path.endswith("/") else path
        return file if file in self.files else None

    def file_of(self, address: str, file: str) -> str | None:
        """The output file that `address` in `file` leads to; None if it is not on the site or does not exist."""
        place = self.place(address, file)
        return self.file_at(place.path) if place.where == "site" else None
