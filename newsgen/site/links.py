"""Dead links in articles: reported at each build, since their targets may have gone since the last one.

No build sees links from other sites, so the one that removes pages names them.
"""

import posixpath
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from newsgen import config as settings
from newsgen import web
from newsgen.config import Config
from newsgen.errors import Problem
from newsgen.model import Article, Reference
from newsgen.site import urls
from newsgen.site.edition import Edition

_MOST_GONE = 5
"""The most pages that are gone for which each is named."""


def dead(edition: Edition, articles: Iterable[Article], outputs: Iterable[str], config: Config) -> Iterator[Problem]:
    """A warning for each link in the texts of `edition` that leads to none of `outputs`, the files of the site.

    `articles` has those that are held back as well.
    """
    there = {file if file.isascii() else unicodedata.normalize("NFC", file) for file in outputs}
    shown = {article.path: article for article in edition.everything}
    broken = [
        (article, link)
        for article in shown.values()
        for link in article.links
        if link.file not in there and not _is_there(article, link, there, config)
    ]
    absent = (article for article in articles if article.path not in shown) if broken else ()
    held = {urls.article_file(article, config): article.path for article in absent}
    for article, link in broken:
        told = _held_back(link, held) or _told(article, link, shown, there, config)
        yield Problem(article.path, link.line, *told)


def of_publisher(site: Path, outputs: Collection[str], config: Config) -> Iterator[Problem]:
    """The same for each of the publisher's addresses in the settings of the site in the folder `site`."""
    for steps, address in config.publisher.addresses():
        path = unquote(address.partition("#")[0].partition("?")[0]).strip("/")
        if address.startswith("/") and path not in outputs and f"{path}/{urls.INDEX}".lstrip("/") not in outputs:
            what = f"`{steps[-1]}` in `publisher` leads to {address}, where the site has nothing"
            remedy = "correct the address, or put the file into static/"
            yield Problem(settings.FILE, settings.line_of(site, "publisher", *steps), what, remedy)


def gone(pages: Sequence[str], output: Path, config: Config) -> Iterator[Problem]:
    """Yields a note that names `pages`, files that a build has just removed from the folder `output`."""
    if not pages:
        return
    named = ", ".join(_from_front(page, config) for page in pages[:_MOST_GONE])
    more = f" and {len(pages) - _MOST_GONE} more" if len(pages) > _MOST_GONE else ""
    what = f"readers find nothing any more at {named}{more}"
    yield Problem(str(output), 1, what, "put it into the `aliases` of what took its place, if anything did")


def _is_there(article: Article, link: Reference, there: Collection[str], config: Config) -> bool:
    """Whether a host finds the target all the same: as a folder's page, or relative to the article's page."""
    if link.file:
        return f"{link.file}/{urls.INDEX}" in there
    return _beside(urls.article_file(article, config), link) in there


def _held_back(link: Reference, held: Mapping[str, str]) -> tuple[str, str] | None:
    """The same as `_told` if a dead link leads to a page that is held back; `held` has their articles, by file."""
    if named := held.get(link.file) or held.get(f"{link.file}/{urls.INDEX}"):
        what = f"it links to {link.address}, and {named} is held back"
        return what, "publish that one first, or remove the link until then"
    return None


def _told(
    article: Article, link: Reference, shown: Mapping[str, Article], there: Collection[str], config: Config
) -> tuple[str, str]:
    """What is wrong with a dead link, and the remedy."""
    if not link.file and web.starts_at_host(link.address):
        what = f"it links to {link.address}, which is read as a page of your own site"
        scheme = "mailto:" if "@" in link.address.partition("/")[0] else "https://"
        return what, f"write {scheme}{link.address}"
    return f"it links to {link.address}, where the site has nothing", _remedy(article, link, shown, there, config)


def _remedy(
    article: Article, link: Reference, shown: Mapping[str, Article], there: Collection[str], config: Config
) -> str:
    if named := shown.get(link.file or _beside(article.path, link)):
        return f"write the article's address, {_from_front(urls.article_file(named, config), config)}"
    below = f"/{link.file}".removeprefix(config.base_path)
    if link.address.startswith(config.base_path) and below in there:
        return f"write {_from_front(below, config)}, since addresses in a text count from the front page"
    return "correct the address, or remove the link"


def _from_front(file: str, config: Config) -> str:
    """The address of an output file as articles write it: relative to the front page."""
    return f"/{urls.href(file, config).removeprefix(config.base_path)}"


def _beside(file: str, link: Reference) -> str:
    """The path that `link`, whose address is relative, leads to from `file`."""
    path = unquote(link.address.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
