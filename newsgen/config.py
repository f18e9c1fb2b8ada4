"""newsgen.yml, read into a typed, frozen `Config`."""

import functools
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from newsgen import disk, languages, slugs
from newsgen.errors import Problem, SettingsError, raise_all
from newsgen.formats import merges, sense, typed_yaml
from newsgen.formats.misfits import Steps

FILE = "newsgen.yml"

_MISNAMED = "newsgen.yaml"
"""A common wrong name of it."""

EXAMPLE = "https://example.org/"
"""The address of a new site, reserved for examples (RFC 2606)."""

FOLDERS = ("seeds", "content", "static", "templates")
"""The folders of a site that newsgen reads. None may be a link out of the site."""

_KEPT = ("content/images", "content/receipts", "content/versions")
"""The folders inside them that newsgen writes to."""

_ZONES_OF_MACHINES = frozenset({"localtime", "posixrules", "Factory"})
"""Zone files that mean the machine's own zone, so that each machine would build other bytes."""

_SWITCHES = ("search", "social_cards", "ninjs")
_WIDTHS = range(16, 16_384)
"""The possible widths of pictures, in pixels, up to WebP's limit."""

_MOST_WIDTHS = 20
_MOST_MEGAPIXELS = 120
"""What fits into the memory that one picture may take: a pixel of a JPEG takes at least four bytes."""

Network = Literal["mail", "mastodon", "bluesky", "facebook", "x", "whatsapp", "telegram", "linkedin", "reddit"]


class SectionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section in newsgen.yml: its name as readers see it, and optionally its slug and a description."""

    name: str
    slug: str | None = None
    description: str = ""


FeedFormat = Literal["rss", "atom", "json"]


class Policies(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The addresses of the newsroom's policies, whole or from the front page on (`/ethics/`).

    `principles` may stand alone, for a newsroom that has one page for all. `ownership` is on who owns and funds it,
    `sources` on unnamed sources, `feedback` on how readers are heard, `bylines` on why an article may have none;
    `staffing` is a report on its diversity.
    """

    principles: str = ""
    ethics: str = ""
    corrections: str = ""
    verification: str = ""
    sources: str = ""
    ownership: str = ""
    masthead: str = ""
    mission: str = ""
    feedback: str = ""
    diversity: str = ""
    staffing: str = ""
    bylines: str = ""


class Publisher(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who publishes the site, for search engines and news services.

    `name` defaults to the site's title; `logo` is an address, whole or from the front page on; `founded` is a day or a
    year; `profiles` are the whole addresses of the newsroom's pages elsewhere.
    """

    name: str = ""
    logo: str = "/apple-touch-icon.png"
    founded: str = ""
    profiles: tuple[str, ...] = ()
    policies: Policies = Policies()

    def addresses(self) -> Iterator[tuple[Steps, str]]:
        """Yields (steps, address) for each address here; it may be empty."""
        yield ("logo",), self.logo
        yield from ((("profiles", number), profile) for number, profile in enumerate(self.profiles))
        yield from ((("policies", name), policy) for name, policy in msgspec.structs.asdict(self.policies).items())


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A site's settings. Every key but `title` and `base_url` has a default.

    `permalink` may use {year} {month} {day} {section} {slug}. `notice` is a line in the footer of each page.
    `picture_widths` are in pixels; `max_megapixels` bounds the decoded size of a picture. `missing_pictures` says what
    happens to a figure that has no picture yet. `feeds` are the formats in which the site, each section, each tag, each
    author and the corrections are syndicated; `ninjs` adds each article in the IPTC's format for news agencies.
    `raw_html` says whether HTML in an article's Markdown is shown as text, or kept as far as it is harmless. `search`
    is on by default where Pagefind is installed. `social_cards` draws a picture for sharing each article that has none.
    """

    title: str
    base_url: str
    tagline: str = ""
    description: str = ""
    notice: str = ""
    language: str = "en"
    timezone: str = "UTC"
    sections: tuple[SectionEntry | str, ...] = ()
    permalink: str = "/{year}/{month}/{slug}/"
    share: tuple[Network, ...] = ("mail", "mastodon", "bluesky", "facebook", "x", "whatsapp")
    search: bool | None = None
    social_cards: bool = True
    missing_pictures: Literal["placeholder", "omit", "error"] = "placeholder"
    picture_widths: tuple[int, ...] = (480, 800, 1200, 1600, 2400)
    max_megapixels: int = 50
    publisher: Publisher = Publisher()
    feeds: tuple[FeedFormat, ...] = ("rss", "atom", "json")
    ninjs: bool = False
    raw_html: Literal["escaped", "sanitised"] = "escaped"

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def base_path(self) -> str:
        """The path part of `base_url`, with a slash at either end."""
        return _path_of(self.base_url)

    def section_entries(self) -> tuple[SectionEntry, ...]:
        """The sections in the order of the file, each as a record."""
        return tuple(SectionEntry(s) if isinstance(s, str) else s for s in self.sections)


@functools.lru_cache(maxsize=64)
def _path_of(base_url: str) -> str:
    return urlsplit(base_url).path.rstrip("/") + "/"


def load(site: Path, *, base_url: str | None = None) -> Config:
    """The settings of the site in the folder `site`; a given `base_url` overrides the file's.

    Raises SettingsError for all mistakes in the file, or if one of the site's folders is a link that leads out of it.
    """
    for name in (*FOLDERS, *_KEPT):
        if (site / name).is_symlink() and not disk.real(site / name).is_relative_to(disk.real(site)):
            what = "this folder is a link that leads out of the site"
            raise SettingsError(Problem(name, 1, what, "put the folder itself in its place"))
    try:
        with disk.naming(site / FILE):
            text = (site / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SettingsError(_no_settings(site)) from None
    except UnicodeDecodeError:
        raise SettingsError(Problem(FILE, 1, "it is not UTF-8 text", "save it as UTF-8")) from None
    if (merged := merges.line_of(text)) is not None:
        raise SettingsError(Problem(FILE, merged + 1, merges.WHAT, merges.REMEDY))
    spare = {"title": FILE, "base_url": EXAMPLE}
    found = typed_yaml.look(text, Config, FILE, first_line=1, error=SettingsError, spare=spare)
    config = found.record
    if base_url is not None:
        if wrong := sense.wrong_base_url(base_url):
            raise SettingsError(Problem("--base-url", 1, f"{base_url!r} {wrong[0]}", wrong[1]))
        config = msgspec.structs.replace(config, base_url=base_url)
    senseless = chain(_wrong_identity(config), _wrong_look(config), _wrong_switches(text))
    problems = (Problem(FILE, line_of(site, *steps), what, remedy) for steps, what, remedy in senseless)
    raise_all(SettingsError, (*found.problems, *problems))
    return config


def _no_settings(site: Path) -> Problem:
    what, remedy = f"there is no {FILE} in this folder ({disk.real(site)})", f"rename {_MISNAMED} there to {FILE}"
    if not (site / _MISNAMED).is_file():
        remedy = "go to your site's folder, or run `newsgen init DIR` to start a site"
    return Problem(FILE, 1, what, remedy)


def line_of(site: Path, *steps: str | int) -> int:
    """The line, from 1, of the setting at `steps` in the folder `site`, whose settings must be readable.

    A step is a key or, in a list, an index.
    """
    return typed_yaml.line_of((site / FILE).read_text(encoding="utf-8"), steps) + 1


def unspoken(site: Path, config: Config) -> Iterator[Problem]:
    """Yields a note if there is no catalog for the language of the site in the folder `site`."""
    if not languages.speaks(config.language):
        what = f"the words of the interface are English, since there are none in {config.language!r}"
        yield Problem(FILE, line_of(site, "language"), what, "docs/languages.md says how to add a catalog of them")


_Wrong = tuple[Steps, str, str]
"""The steps to a wrong setting, what is wrong, and what to do."""


def _wrong_identity(config: Config) -> Iterator[_Wrong]:
    """Values of the right type that make no sense: title, address, language, time zone and publisher."""
    if not config.title.strip():
        yield ("title",), "`title` is empty", "give the site a name"
    if wrong := sense.wrong_base_url(config.base_url):
        yield ("base_url",), f"`base_url` {config.base_url!r} {wrong[0]}", wrong[1]
    if not languages.is_tag(config.language):
        yield ("language",), f"there is no language {config.language!r}", languages.REMEDY
    try:
        config.zone  # noqa: B018  # looking it up is the check
        known = config.timezone not in _ZONES_OF_MACHINES
    except (OSError, ValueError, ZoneInfoNotFoundError):  # OSError for a folder of zones, such as Europe
        known = False
    if not known:
        what = f"there is no time zone {config.timezone!r}"
        yield ("timezone",), what, "use a name such as Europe/Berlin or America/New_York"
    if not sense.is_day_or_year(config.publisher.founded):
        what = f"`founded` in `publisher` cannot be {config.publisher.founded!r}"
        yield ("publisher", "founded"), what, "write a year such as 1894, or a day such as 1894-05-31"
    for steps, address in config.publisher.addresses():
        if address and not sense.is_address(address):
            remedy = "start it with https://, or with / where it is counted from the front page"
            yield ("publisher", *steps), f"{address!r} in `publisher` is not an address", remedy


def _wrong_look(config: Config) -> Iterator[_Wrong]:
    """The same for permalink, sections and pictures."""
    if wrong := sense.wrong_permalink(config.permalink):
        yield ("permalink",), *wrong
    for number, section in enumerate(config.section_entries()):
        if not section.name.strip():
            yield ("sections", number, "name"), "a section in `sections` has no name", "give it one, or remove it"
        if section.slug is not None and not slugs.is_slug(section.slug):
            what = f"the `slug` {section.slug!r} in `sections` cannot be an address"
            yield (
                ("sections", number, "slug"),
                what,
                f"use small letters, digits and -, such as `{slugs.slug(section.slug)}`",
            )
    yield from _wrong_pictures(config)


def _wrong_switches(text: str) -> Iterator[_Wrong]:
    """Numbers in place of true and false: converting would accept them."""
    for name in _SWITCHES:
        if typed_yaml.text_of(text, (name,)) in ("0", "1"):
            yield (name,), f"`{name}` should be true or false, and is a number", f"write `{name}: true` or `false`"


def _wrong_pictures(config: Config) -> Iterator[_Wrong]:
    widths = config.picture_widths
    if min(widths, default=0) < 1:
        yield ("picture_widths",), "`picture_widths` needs widths in pixels", "write some, such as [480, 800, 1200]"
    elif odd := next((width for width in widths if width not in _WIDTHS), None):
        what = f"no picture can be {odd} pixels wide on a page"
        remedy = f"write widths from {_WIDTHS.start} to {_WIDTHS.stop - 1}, such as [480, 800, 1200]"
        yield ("picture_widths", widths.index(odd)), what, remedy
    elif len(widths) > _MOST_WIDTHS:
        what = f"`picture_widths` has {len(widths)} widths, and each picture is made in all of them"
        yield ("picture_widths",), what, f"write {_MOST_WIDTHS} at most, such as [480, 800, 1200, 1600, 2400]"
    if config.max_megapixels < 1:
        what = "`max_megapixels` lets no picture in"
        yield ("max_megapixels",), what, "write how many millions of pixels, such as 50"
    elif config.max_megapixels > _MOST_MEGAPIXELS:
        what = f"`max_megapixels` lets in pictures of which none can be made, {config.max_megapixels} million pixels"
        yield ("max_megapixels",), what, f"write {_MOST_MEGAPIXELS} at most"
