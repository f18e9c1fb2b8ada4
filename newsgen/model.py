"""The records that everything else is made of: frozen, typed, without I/O.

`FrontMatter` is an article's head as it stands in its file, checked but not yet interpreted; `Article` is what the
site knows about it once times have their zone and every default is filled in. None can hold itself, so the collector of
cycles need not look at them (`gc=False`).
"""

from datetime import datetime
from typing import Any

import msgspec

PROFILES = "content/authors/"
"""Where a newsroom says who its authors are."""


class FigureEntry(msgspec.Struct, gc=False, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A figure in front matter. Without `src`, no picture has been supplied yet.

    `src` names a file beside the article or in content/images/, or, with a leading slash, one in static/. `focus` is
    the point that a crop must keep, as fractions of width and height from the top left.
    """

    id: str
    src: str | None = None
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    license: str | None = None
    focus: tuple[float, float] | None = None


class CorrectionEntry(msgspec.Struct, gc=False, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A correction in front matter: when it was made, as written there, and what it says."""

    date: str
    note: str


class Share(msgspec.Struct, gc=False, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the dump's share line says: the site whose page was copied."""

    site: str


class Source(msgspec.Struct, gc=False, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where an article came from. `seed` is relative to the site; `digest` is that of the dump's bytes.

    `canonical` says that the text at `url` is the original, and this one a copy that search engines should not prefer.
    """

    url: str | None = None
    publisher: str | None = None
    license: str | None = None
    canonical: bool = False
    seed: str | None = None
    digest: str | None = None


class FrontMatter(msgspec.Struct, gc=False, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An article's front matter, field for field as DESIGN's format has it. Times are still text."""

    title: str
    slug: str | None = None
    date: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    dateline: str | None = None
    language: str | None = None
    image: str | None = None
    figures: tuple[FigureEntry, ...] = ()
    share: Share | None = None
    source: Source | None = None
    draft: bool = False
    embargo: str | None = None
    corrections: tuple[CorrectionEntry, ...] = ()
    aliases: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    extra: dict[str, Any] = {}


class Extra(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """What newsgen itself reads of `extra`; the other keys there are the theme's and the plugins' own."""

    label: str = ""
    series: str = ""
    key_points: tuple[str, ...] = ()
    pin: bool = False


class Correction(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """A correction on record."""

    date: datetime
    note: str


class Figure(msgspec.Struct, gc=False, frozen=True, kw_only=True, array_like=True):
    """A figure of an article. Texts are plain, and empty where there is none.

    `picture` is the file's path relative to the site, None where no picture has been supplied. `in_text` says whether
    the text has a place for it.
    """

    id: str
    picture: str | None
    alt: str
    caption: str
    credit: str
    license: str
    focus: tuple[float, float]
    line: int
    in_text: bool


class Reference(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """A link in an article's text that stays on the site: the line of its address, that as written, and the output file
    that it means; none where it is relative, and names a Markdown file or was to lead to another site.
    """

    line: int
    address: str
    file: str


class Article(msgspec.Struct, gc=False, frozen=True, kw_only=True, array_like=True):
    """An article as the site knows it.

    `path` is its file relative to the site; every time is aware; `figures` has those of front matter and those of the
    body's short form. `updated` is later than `date`. `day` is the one that `date` lies in where the site is at home,
    as ISO 8601 has it. Without a `date` it is a plain page, such as «About», that stands in no list and has neither
    authors nor a section, nor what else lists and articles alone show; its `day` is empty.

    The text itself stays in the file, from `body_line` on; `digest` is that of the whole file, `body_digest` that of
    the text without blank lines at its ends. `repeated` says that the summary only repeats how the text begins,
    as one that is made from it does.
    """

    path: str
    title: str
    slug: str
    date: datetime | None
    day: str
    updated: datetime | None
    authors: tuple[str, ...]
    section: str
    tags: tuple[str, ...]
    summary: str
    dateline: str
    language: str
    lead: str | None
    figures: tuple[Figure, ...]
    source: Source | None
    draft: bool
    embargo: datetime | None
    corrections: tuple[Correction, ...]
    aliases: tuple[str, ...]
    review: tuple[str, ...]
    label: str
    series: str
    key_points: tuple[str, ...]
    pinned: bool
    extra: dict[str, Any]
    digest: str
    body_digest: str
    body_line: int
    words: int
    repeated: bool
    links: tuple[Reference, ...]

    @property
    def is_profile(self) -> bool:
        """Whether it says who an author is, whose name is its title; it has no page but that author's."""
        return self.date is None and self.path.startswith(PROFILES)

    @property
    def own_label(self) -> str:
        """Its label, for those who see its section as well: empty where that says the same."""
        return "" if self.label.casefold() == self.section.casefold() else self.label

    def withheld(self, at: datetime) -> bool:
        """Whether nothing of it may be shown at the time `at`."""
        return self.draft or (self.embargo is not None and self.embargo > at)

    def shows(self, figure: Figure) -> bool:
        """Whether `figure`, one of its own, stands anywhere: in the text, or above it as the lead."""
        return figure.in_text or figure.id == self.lead
