"""All articles of a site, read from content/."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from newsgen.config import Config
from newsgen.content.articles import Reading, read
from newsgen.errors import ContentError, Problem, raise_all
from newsgen.model import Article


class Library(msgspec.Struct, frozen=True):
    """A site's articles in the order of their paths, the files in static/, and what is doubtful.

    `static` has paths relative to static/.
    """

    articles: tuple[Article, ...]
    static: tuple[str, ...]
    warnings: tuple[Problem, ...]


def load(site: Path, config: Config) -> Library:
    """Everything in content/ and static/ of the folder `site`. Raises one ContentError with all that is wrong."""
    content = sorted(scan(site, "content"))
    static = sorted(scan(site, "static"))
    files = {*content, *static}
    readings, problems = list[Reading](), list[Problem]()
    for path in content:
        if path.endswith(".md"):
            try:
                readings.append(read(_text(site, path), path, config, files))
            except ContentError as e:
                problems += e.problems
    raise_all(ContentError, problems)
    return Library(
        articles=tuple(reading.article for reading in readings),
        static=tuple(path.removeprefix("static/") for path in static),
        warnings=tuple(warning for reading in readings for warning in reading.warnings),
    )


def scan(site: Path, folder: str) -> Iterator[str]:
    """The files below `folder`, relative to `site`, without hidden ones; links are followed inside the site only."""
    real_site = site.resolve()
    for parent, folders, files in os.walk(site / folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if name.startswith(".") or (path.is_symlink() and not _inside(path, real_site)):
                continue
            yield path.relative_to(site).as_posix()


def _inside(path: Path, real_site: Path) -> bool:
    target = path.resolve()
    return target.is_file() and target.is_relative_to(real_site)


def _text(site: Path, path: str) -> str:
    try:
        return (site / path).read_text(encoding="utf-8")
    except UnicodeDecodeError as e:
        line = (site / path).read_bytes()[: e.start].count(b"\n") + 1
        raise ContentError(Problem(path, line, "it is not UTF-8 text", "save the file as UTF-8")) from None
