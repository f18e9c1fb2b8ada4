"""The records that everything else is made of: frozen, typed, without I/O.

`FrontMatter` is an article's front matter as written, checked but not yet interpreted; `Article` is what the site knows
once times have their zone and every default is filled in. No record can contain itself, so the garbage collector need
not track them (`gc=False`).
"""

from datetime import datetime
from typing import Any

import msgspec

PROFILES = "content/authors/"
"""The folder of the author profiles."""


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
    """The dump's share line: the site whose page was copied."""

    site: str


class Source(msgspec.Struct, gc=False, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where an article came from. `seed` is the dump's path in the site; `digest` is of its bytes.

    `canonical` says that the text at `url` is the original, and this one a copy that search engines should not prefer.
    """

    url: str | None = None
    publisher: str | None = None
    license: str | None = None
    canonical: bool = False
    seed: str | None = None
    digest: str | None = None


class FrontMatter(msgspec.Struct, gc=False, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An article's front matter, field for field as in docs/editing.md. Times are still text."""

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
    """The keys of `extra` that newsgen itself reads; all others belong to the theme."""

    label: str = ""
    series: str = ""
    key_points: tuple[str, ...] = ()
    pin: bool = False


class Correction(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """A correction on record."""

    date: datetime
    note: str


class Figure(msgspec.Struct, gc=False, frozen=True, kw_only=True, array_like=True):
    """A figure of an article. Texts are plain, and empty where there are none.

    `picture` is the file's path relative to the site, or None if no picture has been supplied. `line` is where the file
    defines it; `in_text` says whether the text places it.
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
    """A link in an article's text that stays on the site: its line, its address as written, the output file it means.

    `file` is empty for a relative address that names a Markdown file, or seems meant for another site.
    """

    line: int
    address: str
    file: str


class Article(msgspec.Struct, gc=False, frozen=True, kw_only=True, array_like=True):
    """An article as the site knows it.

    `path` is its file relative to the site; every time is aware; `figures` has those of front matter and those of the
    body's short form. `updated` is later than `date`. `day` is the ISO 8601 day of `date` in the site's time zone.
    Without a `date` it is a plain page, such as «About»: it is in no list, has no authors, no section and nothing else
    that only articles and lists show, and its `day` is empty.

    The text itself stays in the file, from `body_line` on; `digest` is of the whole file, `body_digest` of the text,
    stripped. `repeated` says that the summary only repeats the start of the text, as a generated one does.
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
        """Whether it describes the author named by its title; it is shown on that author's page alone."""
        return self.date is None and self.path.startswith(PROFILES)

    @property
    def own_label(self) -> str:
        """Its label, for places that also show its section: empty if both say the same."""
        return "" if self.label.casefold() == self.section.casefold() else self.label

    def withheld(self, at: datetime) -> bool:
        """Whether it is a draft, or under embargo at the time `at`: nothing of it may be shown."""
        return self.draft or (self.embargo is not None and self.embargo > at)

    def shows(self, figure: Figure) -> bool:
        """Whether its `figure` is shown anywhere: in the text, or above it as the lead."""
        return figure.in_text or figure.id == self.lead
