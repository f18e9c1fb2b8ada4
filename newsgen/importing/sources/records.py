"""Frozen records that the readers of sources pass on; no I/O."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec

from newsgen.config import Config
from newsgen.errors import Problem
from newsgen.importing.records import Note, Role

Kind = Literal["text", "page", "page archive", "word", "wordpress", "markdown"]


Lookout = Callable[[str], tuple[str, ...]]
"""Gives the files in a folder that speak for all that lies below it, as `inheritance.said_in` does."""


class Inherited(msgspec.Struct, frozen=True):
    """Values of front matter that hold an article back, set by the file `by`, named as seeds are, for all below it."""

    by: str
    values: dict[str, Any]

    @property
    def why(self) -> str:
        """The reason for `review`."""
        return f"the file {self.by} says so of all below it, or cannot be read: {', '.join(map(str, self.values))}"


class Entry(msgspec.Struct, frozen=True):
    """One article of a file: the name of its seed and its bytes; or `data` is None, and `problems` say why.

    `beside` are pictures that the digest covers; `aside` says what else of the file was left out. `origin` identifies a
    post of an export by its site and number, and outlasts changes of its text. `inherited` comes from files above it;
    `told_by` names the file beside it that has its head.
    """

    seed: str
    kind: Kind
    data: bytes | None
    problems: tuple[Problem, ...] = ()
    beside: tuple[str, ...] = ()
    aside: tuple[Problem, ...] = ()
    origin: str = ""
    inherited: Inherited | None = None
    told_by: str = ""

    @property
    def holder(self) -> str:
        """The other file that may be what holds the article back, named as seeds are."""
        return self.inherited.by if self.inherited else self.told_by

    @property
    def whole(self) -> bytes:
        """The bytes that the digest covers, without those of pictures."""
        return (self.data or b"") + (repr(self.inherited.values).encode() if self.inherited else b"")


class Job(msgspec.Struct, frozen=True):
    """A dump to read, as it goes to a worker process. `digest` covers its pictures too; `now` is timezone-aware."""

    kind: Kind
    seed: str
    data: bytes
    digest: str
    config: Config
    now: datetime
    inherited: Inherited | None = None


class Shown(msgspec.Struct, frozen=True):
    """A picture as its source shows it. `addresses` are where it may lie, as written there, the best first."""

    addresses: tuple[str, ...] = ()
    alt: str = ""
    caption: str = ""
    credit: str = ""


Part = Literal["", "picture", "caption", "credit"]


class Block(msgspec.Struct, frozen=True, eq=False):
    """A block of a page. `element` is what holds it; `part` and `group` say to which figure it belongs.

    `linked` is the share of its text that is links, from 0 to 1; `leads` are their addresses as written.
    """

    role: Role
    text: str
    why: str
    markdown: str = ""
    gap: str = "\n\n"
    element: Any = None
    shown: Shown | None = None
    part: Part = ""
    group: Any = None
    linked: float = 0
    leads: frozenset[str] = frozenset()

    @property
    def is_text(self) -> bool:
        """Whether it may be text of an article: words that are neither a picture's nor set aside."""
        return self.role in ("paragraph", "subhead", "quote", "list")


class Piece(msgspec.Struct, frozen=True):
    """A block of a source whose markup says what it is.

    `text` is what the receipt shows; `markdown` is what stands in the body, empty where the block has no place there.
    Where there is `shown`, a figure stands there instead. `gap` separates it from the block before. `note` is what a
    person should look at: the item of `review` and the reason.
    """

    role: Role
    text: str
    why: str
    confidence: float = 1.0
    markdown: str = ""
    gap: str = "\n\n"
    shown: Shown | None = None
    note: tuple[str, str] | None = None


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a source states of its article. What is None or empty is looked for in the text.

    `page` marks an article without a date; `base` is the address that links are relative to, `picture` that of the
    picture that stands for the article elsewhere.
    """

    title: str | None = None
    date: str | None = None
    page: bool = False
    updated: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    language: str | None = None
    slug: str | None = None
    url: str | None = None
    base: str = ""
    publisher: str | None = None
    license: str | None = None
    picture: str | None = None
    draft: bool = False
    embargo: str | None = None
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, Any] = {}
    notes: tuple[Note, ...] = ()
