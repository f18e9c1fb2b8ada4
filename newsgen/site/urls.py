"""The output file and the address of each page."""

import functools
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote

from newsgen import slugs
from newsgen.config import Config, SectionEntry
from newsgen.incremental import digests
from newsgen.model import Article

INDEX = slugs.INDEX
"""The output file of the front page, and the name of that of any other."""

ARCHIVE, TAGS, AUTHORS, CORRECTIONS, SEARCH = (
    f"{word}/{INDEX}" for word in ("archive", "tags", "authors", "corrections", "search")
)
"""The output files of pages of which there is only one."""

_SLUG = "\0"
"""A placeholder for a slug, which no address contains."""

_SECTION = "{section}"
"""How a permalink names the section."""


def article_file(article: Article, config: Config) -> str:
    """The output file that shows the text of `article`.

    The site's permalink decides it; for a plain page the slug alone, and a profile is shown on its author's page.
    """
    if article.date is None:
        return author_file(article.title) if article.is_profile else f"{article.slug}/{INDEX}"
    section = section_slug(article.section, config) if article.section and _SECTION in config.permalink else ""
    return _filled(config.permalink, article.day, section).replace(_SLUG, article.slug)


def article_address(article: Article, config: Config) -> str:
    """The absolute address of an article's page."""
    return absolute(article_file(article, config), config)


def section_slug(name: str, config: Config) -> str:
    """A section's slug: that of the settings, or one made from its name.

    Spellings that differ only in case or accents share it.
    """
    made = word(name)
    return _own_slugs(config.sections).get(made, made)


def section_file(name: str, config: Config) -> str:
    """The output file of a section's newest page."""
    return f"{section_slug(name, config)}/{INDEX}"


def tag_file(name: str) -> str:
    """The output file of a tag's newest page; spellings that differ only in case or accents share it."""
    return f"tags/{word(name)}/{INDEX}"


def author_file(name: str) -> str:
    """The output file of an author's newest page; spellings that differ only in case or accents share it."""
    return f"authors/{word(name)}/{INDEX}"


def year_file(year: int) -> str:
    """The output file of a year of the archive."""
    return f"{year:04}/{INDEX}"


def month_file(day: date) -> str:
    """The output file of the archive's month of `day`."""
    return f"{day.year:04}/{day.month:02}/{INDEX}"


def numbered(file: str, number: int) -> str:
    """The output file of page `number`, counted from the oldest, of the list whose newest page is `file`."""
    return f"{slugs.bare(file)}page/{number}/{INDEX}"


def href(file: str, config: Config) -> str:
    """The address of an output file, starting with the site's path."""
    return config.base_path + slugs.bare(file)


def absolute(file: str, config: Config) -> str:
    """The absolute address of an output file."""
    return config.base_url.rstrip("/") + "/" + slugs.bare(file)


def whole(href: str, config: Config) -> str:
    """An address that begins with the site's path, made absolute."""
    return absolute(href.removeprefix(config.base_path), config)


def from_site(address: str, config: Config) -> str:
    """An address of the settings, made absolute; one that begins with `/` is relative to the front page."""
    return absolute(address[1:], config) if address.startswith("/") else address


def ascii_only(address: str) -> str:
    """`address` with every character escaped that a URI may not hold, for formats that know no IRIs."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~")


def beside(file: str, name: str) -> str:
    """The output file called `name` that belongs to the page `file`."""
    folder = slugs.bare(file)
    return f"{file.rpartition('.')[0]}.{name}" if folder == file else folder + name


@functools.lru_cache(maxsize=16384)
def _filled(permalink: str, day: str, section: str) -> str:
    """The output file by the pattern `permalink`, with `_SLUG` for the slug; cached, as days and sections recur."""
    filled = permalink.format(year=day[:4], month=day[5:7], day=day[8:], section=section, slug=_SLUG)
    return slugs.page_file("/".join(filter(None, filled.split("/"))))


@functools.lru_cache(maxsize=8)
def _own_slugs(sections: tuple[SectionEntry | str, ...]) -> Mapping[str, str]:
    """The slugs of the settings, by the slug that each section's name would give."""
    return {word(entry.name): entry.slug for entry in sections if isinstance(entry, SectionEntry) and entry.slug}


@functools.lru_cache(maxsize=65536)
def word(name: str) -> str:
    """The slug of a name; one that would be empty is replaced by a digest of the name.

    Spellings that differ only in case or accents share it.
    """
    return slugs.slug(name, "") or digests.raw(name.encode(), size=6).hex()
