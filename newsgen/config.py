"""newsgen.yml, read into a typed, frozen `Config`."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from newsgen import typed_yaml
from newsgen.errors import Problem, SettingsError

FILE = "newsgen.yml"

Network = Literal["mail", "mastodon", "bluesky", "facebook", "x", "whatsapp", "telegram", "linkedin", "reddit"]


class SectionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section in newsgen.yml: its name as readers see it, and optionally the words for its address."""

    name: str
    slug: str | None = None
    description: str = ""


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A site's settings. Every key but `title` and `base_url` has a default.

    `permalink` may use {year} {month} {day} {section} {slug}. `notice` is a line that stands in the foot of each page.
    `picture_widths` are in pixels; `max_megapixels` bounds what a picture may decode to. `missing_pictures` says what
    becomes of a figure that has no picture yet.
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
    search: bool = True
    social_cards: bool = True
    missing_pictures: Literal["placeholder", "omit", "error"] = "placeholder"
    picture_widths: tuple[int, ...] = (480, 800, 1200, 1600, 2400)
    max_megapixels: int = 50

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def base_path(self) -> str:
        """The path part of `base_url`, with a slash at its start and its end."""
        return urlsplit(self.base_url).path.rstrip("/") + "/"

    def section_entries(self) -> tuple[SectionEntry, ...]:
        """The sections in the order of the file, each as a record."""
        return tuple(SectionEntry(s) if isinstance(s, str) else s for s in self.sections)


def load(site: Path, *, base_url: str | None = None) -> Config:
    """The settings of the site in the folder `site`, with `base_url` in place of the file's where it is given.

    Raises SettingsError where the file is missing or wrong.
    """
    try:
        text = (site / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SettingsError(
            Problem(FILE, 1, f"there is none in {site}", "run `newsgen init DIR` to start a site, or pass --site DIR")
        ) from None
    except UnicodeDecodeError:
        raise SettingsError(Problem(FILE, 1, "it is not UTF-8 text", "save it as UTF-8")) from None
    config = typed_yaml.parse(text, Config, FILE, first_line=1, error=SettingsError)
    if base_url is not None:
        config = msgspec.structs.replace(config, base_url=base_url)
    _check(config, text)
    return config


def _check(config: Config, text: str) -> None:
    """Refuse values that have the right type and no sense."""

    def refuse(key: str, what: str, remedy: str) -> None:
        line = next((i for i, row in enumerate(text.splitlines(), 1) if row.startswith(f"{key}:")), 1)
        raise SettingsError(Problem(FILE, line, what, remedy))

    url = urlsplit(config.base_url)
    if url.scheme not in ("http", "https") or not url.netloc or url.query or url.fragment:
        refuse(
            "base_url",
            f"`base_url` {config.base_url!r} is not a web address",
            "write the address of the home page, such as https://example.org/",
        )
    try:
        config.zone  # noqa: B018  # looking it up is the check
    except (ZoneInfoNotFoundError, ValueError):
        refuse(
            "timezone",
            f"there is no time zone {config.timezone!r}",
            "use a name such as Europe/Berlin or America/New_York",
        )
    if "{slug}" not in config.permalink or not config.permalink.startswith("/"):
        refuse(
            "permalink",
            "`permalink` does not tell articles apart",
            "start it with / and use {slug}, such as /{year}/{month}/{slug}/",
        )
    try:
        config.permalink.format(year=1, month=1, day=1, section="", slug="")
    except (KeyError, IndexError, ValueError):
        refuse("permalink", "`permalink` has an unknown part", "use only {year} {month} {day} {section} {slug}")
