"""All articles of a site, read from content/; a file that has not changed is not read again."""

from collections.abc import Collection, Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec

import newsgen
from newsgen import cache, folders, stamps
from newsgen.config import Config
from newsgen.content import articles
from newsgen.content.articles import Reading
from newsgen.errors import ContentError, Problem, raise_all
from newsgen.model import Article
from newsgen.stamps import Stamp


class Library(msgspec.Struct, frozen=True):
    """A site's articles in the order of their paths, the files in static/, and what is doubtful.

    `static` has paths relative to static/.
    """

    site: Path
    articles: tuple[Article, ...]
    static: tuple[str, ...]
    warnings: tuple[Problem, ...]

    def text(self, article: Article) -> str:
        """The article's text, in Markdown. Raises ContentError where its file is no longer the one that was read."""
        text = _text(self.site / article.path, article.path)
        if articles.digest(text) != article.digest:
            what = "the file was changed while the site was being built"
            raise ContentError(Problem(article.path, 1, what, "build again"))
        return articles.body(text, article.body_line)


def load(site: Path, config: Config) -> Library:
    """Everything in content/ and static/ of the folder `site`. Raises one ContentError with all that is wrong."""
    content, static = dict(folders.scan(site, "content")), dict(folders.scan(site, "static"))
    files = content.keys() | static.keys()
    file, version = site / ".newsgen" / "cache" / "articles", _version(config)
    known = cache.load(file, dict[str, tuple[Stamp, Reading]], version) or {}
    readings, problems = dict[str, tuple[Stamp, Reading]](), list[Problem]()
    unsettled = set[str]()
    for path, stamp in content.items():
        if path.endswith(".md"):
            before = known.get(path)
            try:
                if before is None or before[0] != stamp or not before[1].holds(files):
                    if not stamps.counts(stamp):
                        unsettled.add(path)
                    before = stamp, _read(site, path, config, files)
                readings[path] = before
            except ContentError as e:
                problems += e.problems
    _keep(file, version, known, {path: row for path, row in readings.items() if path not in unsettled})
    raise_all(ContentError, problems)
    return Library(
        site=site,
        articles=tuple(reading.article for _, reading in readings.values()),
        static=tuple(path.removeprefix("static/") for path in static),
        warnings=tuple(warning for _, reading in readings.values() for warning in reading.warnings),
    )


def _read(site: Path, path: str, config: Config, files: Collection[str]) -> Reading:
    return articles.read(_text(site / path, path), path, config, files)


def _text(file: Path, path: str) -> str:
    try:
        data = file.read_bytes()
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as e:
        line = data[: e.start].count(b"\n") + 1
        raise ContentError(Problem(path, line, "it is not UTF-8 text", "save the file as UTF-8")) from None
    except OSError as e:
        raise ContentError(Problem(path, 1, f"it cannot be read: {e.strerror or e}", "check its rights")) from None


def _keep(
    file: Path,
    version: str,
    before: Mapping[str, tuple[Stamp, Reading]],
    now: Mapping[str, tuple[Stamp, Reading]],
) -> None:
    same = len(before) == len(now) and all(before.get(path) is row for path, row in now.items())
    if not same:
        cache.save(file, now, version)


def _version(config: Config) -> str:
    """What readings depend on besides their files: the settings, and the code that reads."""
    digest = blake2b(msgspec.msgpack.encode(config), digest_size=16)
    package = Path(newsgen.__file__).parent
    for path in sorted([*package.glob("*.py"), *(package / "content").glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
