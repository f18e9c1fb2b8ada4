"""Where each page lies: its file in the output, and its address."""

import re

from newsgen import slugs
from newsgen.config import Config
from newsgen.model import Article

INDEX = "index.html"


def article_file(article: Article, config: Config) -> str:
    """The output file of `article`, by the site's permalink; of a plain page, by its slug alone."""
    if article.date is None:
        return f"{article.slug}/{INDEX}"
    day = article.date.astimezone(config.zone)
    filled = config.permalink.format(
        year=f"{day.year:04}",
        month=f"{day.month:02}",
        day=f"{day.day:02}",
        section=section_slug(article.section, config) if article.section else "",
        slug=article.slug,
    )
    path = re.sub(r"/{2,}", "/", filled).strip("/")
    return path if path.endswith(".html") else f"{path}/{INDEX}"


def section_slug(name: str, config: Config) -> str:
    """The word for a section in addresses: the settings' own, or made from its name."""
    own = next((entry.slug for entry in config.section_entries() if entry.name == name), None)
    return own or slugs.slug(name, "section")


def href(file: str, config: Config) -> str:
    """The address of an output file, from the site's path on."""
    return config.base_path + _bare(file)


def absolute(file: str, config: Config) -> str:
    """The address of an output file, whole."""
    return config.base_url.rstrip("/") + "/" + _bare(file)


def _bare(file: str) -> str:
    return file[: -len(INDEX)] if file == INDEX or file.endswith("/" + INDEX) else file
