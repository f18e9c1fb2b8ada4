"""Which feeds exist, and where: a channel is a list that readers can subscribe to, in the configured formats."""

import functools
from collections.abc import Iterator, Mapping

import msgspec

from newsgen import context
from newsgen.config import Config, FeedFormat
from newsgen.site import urls


class Format(msgspec.Struct, frozen=True):
    """A feed format: its file name, its template, its media type, and the label that readers see."""

    name: str
    template: str
    type: str
    label: str


FORMATS: Mapping[FeedFormat, Format] = {
    "rss": Format("feed.xml", "feeds/rss.xml", "application/rss+xml", "RSS"),
    "atom": Format("atom.xml", "feeds/atom.xml", "application/atom+xml", "Atom"),
    "json": Format("feed.json", "feeds/feed.json", "application/feed+json", "JSON Feed"),
}


def files(page: str, config: Config) -> Iterator[tuple[Format, str]]:
    """The feed formats and output files of the list whose newest page is the output file `page`."""
    for form in dict.fromkeys(config.feeds):
        yield FORMATS[form], urls.beside(page, FORMATS[form].name)


@functools.lru_cache(maxsize=1024)
def links(page: str, title: str, config: Config) -> tuple[context.FeedLink, ...]:
    """The links to the feeds of the list `page`, for browsers and readers; `title` is the list's."""
    return tuple(
        context.FeedLink(f"{title} ({form.label})", form.type, urls.href(file, config))
        for form, file in files(page, config)
    )
