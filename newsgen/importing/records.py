"""Frozen records that importing passes from step to step; no I/O."""

from pathlib import Path
from typing import Literal

import msgspec

from newsgen.errors import Problem
from newsgen.model import FrontMatter

Role = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "timestamp",
    "paragraph",
    "subhead",
    "quote",
    "list",
    "caption",
    "share",
    "boilerplate",
    "blank",
]

Done = Literal["imported", "unchanged", "updated", "beside", "removed-by-editor", "refused", "passed over"]

SURE = 0.9
"""Readings of at least this confidence need no look by a person."""


class Note(msgspec.Struct, frozen=True, order=True):
    """A guess: the item of `review` that it belongs to, the line of the dump that it rests on, and the reason."""

    item: str
    line: int
    why: str


class Dump(msgspec.Struct, frozen=True):
    """A dump as text. `seed` is its path as the site writes it; `lines` have no line ends and no control characters.

    `notes` says what had to be guessed or removed to read it.
    """

    seed: str
    lines: tuple[str, ...]
    notes: tuple[Note, ...] = ()


class Reading(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a line of the dump was taken for. `line` counts from 1, `confidence` goes from 0 to 1.

    `goes_on`: the line above was broken off there, so both are one paragraph; where `kept` is given, both are lines of
    one verse, table or piece of code.
    """

    line: int
    role: Role
    text: str
    confidence: float
    why: str
    goes_on: bool = False
    kept: Literal["code", "table", "verse"] | None = None


class Guess(msgspec.Struct, frozen=True):
    """A value that the dump does not state outright, with the line that it rests on and the reason."""

    value: str
    line: int
    why: str


class Attached(msgspec.Struct, frozen=True):
    """Where the picture of a figure may lie, in the dump or beside it: `names`, the best first.

    `figure` is the index of the figure, from 0.
    """

    figure: int
    names: tuple[str, ...]


class Picture(msgspec.Struct, frozen=True):
    """A picture beside a dump, and the number of its caption, from 1; 0 where a browser saved it with a page."""

    number: int
    path: Path


class Draft(msgspec.Struct, frozen=True):
    """An article as import would write it, before it has a file: its head (often without a slug), body and guesses.

    `dated` is False where the date is only the time of import.
    """

    head: FrontMatter
    body: str
    readings: tuple[Reading, ...]
    notes: tuple[Note, ...]
    dated: bool
    attached: tuple[Attached, ...] = ()


class Placed(msgspec.Struct, frozen=True):
    """A picture that import put into content/images/ as `file`, for the figure number `figure`, counted from 1.

    `digest` is that of the dump's picture; a file with another digest has been edited.
    """

    figure: int
    file: str
    digest: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a receipt says of its dump as a whole.

    `article` is the path at which the article was last seen. `dump_digest` covers the dump and its pictures;
    `own_digest` covers the dump alone, where that differs. `origin` is the site and the number of a post in an export.
    `formerly` are earlier names of the dump, which an edited article may still state. `undated` is the date that import
    gave the article where the dump has none.
    """

    seed: str
    article: str
    dump_digest: str
    review: tuple[Note, ...] = ()
    own_digest: str = ""
    origin: str = ""
    formerly: tuple[str, ...] = ()
    undated: str = ""

    @property
    def text_digest(self) -> str:
        """The digest of the dump alone."""
        return self.own_digest or self.dump_digest

    @property
    def seeds(self) -> tuple[str, ...]:
        """The names under which the article may know its dump."""
        return (self.seed, *self.formerly)


class Receipt(Summary, frozen=True, kw_only=True):
    """What became of a dump. It is kept as a file, by which later imports decide.

    `article_digest` is that of the text that import made; an article with another digest has been edited. `pictures` is
    None in receipts older than that field; `awaited` are pictures that the dump names and that were not found.
    `held_by` is another file that held the article back.
    """

    article_digest: str
    held_by: str = ""
    lines: tuple[Reading, ...]
    pictures: tuple[Placed, ...] | None = None
    awaited: tuple[Attached, ...] = ()


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did with one dump. `receipt` is None only where that was refused or passed over."""

    seed: str
    done: Done
    receipt: Receipt | None = None
    problems: tuple[Problem, ...] = ()
