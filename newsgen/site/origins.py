"""Where an article first appeared, for readers and search engines."""

from urllib.parse import urlsplit

from newsgen import context, web
from newsgen.config import Config
from newsgen.model import Article


def origin(article: Article, config: Config) -> context.Source | None:
    """Where a republished text came from, or its licence; None where neither is known.

    A text from the site's own host has only moved, as with an export of the newsroom's former system: nobody else
    published it first.
    """
    source = article.source
    if source is None:
        return None
    url, publisher, license_ = web.address(source.url), source.publisher or "", source.license or ""
    if url and _host(url) == _host(config.base_url):
        url = publisher = ""
    return context.Source(publisher, url, license_, web.address(license_)) if url or publisher or license_ else None


def _host(address: str) -> str:
    """The host of `address`, without `www.`; empty where it cannot be parsed."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
