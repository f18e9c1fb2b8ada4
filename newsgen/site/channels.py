"""Which feeds there are, and where: a channel is a list that readers can subscribe to, in the settings' formats."""

import functools
from collections.abc import Iterator, Mapping

import msgspec

from newsgen import context
from newsgen.config import Config, FeedFormat
from newsgen.site import urls


class Format(msgspec.Struct, frozen=True):
    """A format of feeds: the name of its files, its template, its media type, and what readers call it."""

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
    """The output files of the feeds of the list whose newest page is the output file `page`."""
    for form in dict.fromkeys(config.feeds):
        yield FORMATS[form], urls.beside(page, FORMATS[form].name)


@functools.lru_cache(maxsize=1024)
def links(page: str, title: str, config: Config) -> tuple[context.FeedLink, ...]:
    """What browsers and readers find the feeds of the list `page` by; `title` is the list's."""
    return tuple(
        context.FeedLink(f"{title} ({form.label})", form.type, urls.href(file, config))
        for form, file in files(page, config)
    )
