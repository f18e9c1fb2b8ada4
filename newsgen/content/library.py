"""All articles of a site, read from content/; unchanged files come from the cache."""

import functools
import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import repeat
from pathlib import Path

import msgspec

from newsgen import default_theme, disk, executors, folders, slugs
from newsgen.config import FILE, Config, line_of
from newsgen.content import articles
from newsgen.content.articles import Reading
from newsgen.errors import ContentError, Problem, raise_all
from newsgen.formats import frontmatter
from newsgen.incremental import cache, digests, provenance, stamps
from newsgen.incremental.stamps import Stamp
from newsgen.model import Article

BATCH = 128
"""The number of articles in a task."""

MAX_BYTES = 1024 * 1024
"""The largest article file, so that none fills the memory; its parts have limits of their own."""

WORTH_KEEPING = 300
"""The cache is rewritten once one article in so many has changed; below that, reading those again is faster."""

WORTH_A_POOL = 500
"""From this many articles on, starting processes pays."""

LARGE = 20_000_000
"""From so many bytes of cache on, as of some 20,000 articles, a second process beside the build's own pays."""

_CACHE = "articles"
_STAGES = ("content",)
_LIBRARIES = ("msgspec", "python-slugify", "pyyaml", "text-unidecode", "tzdata")


_TEXTS = (".md", ".markdown", ".mdown", ".txt", ".text", ".docx", ".html", ".htm")
"""Endings, in any case, of files that may have been meant as articles."""


class Listing(msgspec.Struct, frozen=True):
    """The files below content/ and static/ by their paths, and warnings about what is there and not read."""

    content: dict[str, Stamp]
    static: dict[str, Stamp]
    astray: tuple[Problem, ...]


class Library(msgspec.Struct, frozen=True):
    """A site's articles in the order of their paths, the files in static/, and warnings.

    `static` has their stamps, by paths relative to static/.
    """

    site: Path
    articles: tuple[Article, ...]
    static: Mapping[str, Stamp]
    warnings: tuple[Problem, ...]

    def text(self, article: Article) -> str:
        """The article's text, in Markdown. Raises ContentError if its file changed since it was read."""
        found = text(f"{self.site}/{article.path}", article.path)
        if articles.digest(found) != article.digest:
            raise ContentError(_changed(article.path))
        return articles.body(found, article.body_line)

    @property
    def static_files(self) -> Mapping[str, Path]:
        """The files to copy, by their path in the output; the site's own override the default theme's."""
        default = default_theme.folder("static")
        found = sorted(Path(place, name) for place, _, names in folders.walk(default) for name in names)
        own = {path: self.site / "static" / path for path in self.static}
        return {path.relative_to(default).as_posix(): path for path in found} | own

    def check_static(self) -> None:
        """Raise ContentError if a file in static/ changed or vanished since it was listed: nobody checked it."""
        now = dict(folders.scan(self.site, "static"))
        before = {f"static/{path}": stamp for path, stamp in self.static.items()}
        raise_all(ContentError, (_changed(path) for path, stamp in before.items() if now.get(path) != stamp))

    def line(self, origin: str, output: str) -> int:
        """The line of the file `origin` that sets the output file `output`: an article's alias, `slug` or title.

        It is 1 for any file that is no article. Raises ContentError.
        """
        if not origin.endswith(".md") or not origin.startswith("content/"):
            return 1
        found = text(f"{self.site}/{origin}", origin)
        head = frontmatter.parse(found, origin).head
        for number, alias in enumerate(head.aliases):
            if slugs.address_file(alias) == output:
                return frontmatter.line_of(found, "aliases", number)
        return frontmatter.line_of(found, "title" if head.slug is None else "slug")

    def line_of(self, origin: str, *steps: str | int) -> int:
        """The line of what `steps` lead to in `origin`, the settings or an article. Raises ContentError."""
        if origin == FILE:
            return line_of(self.site, *steps)
        return frontmatter.line_of(text(f"{self.site}/{origin}", origin), *steps)


def listing(site: Path) -> Listing:
    """List content/ and static/ of the folder `site`. Raises ContentError for a name that is not UTF-8."""
    astray = list[Problem]()
    content, static = (dict(folders.scan(site, folder, astray.append)) for folder in ("content", "static"))
    return Listing(content, static, tuple(astray))


def is_large(site: Path) -> bool:
    """Whether so much is known of the site's articles that a second process beside the build's own pays."""
    try:
        return cache.place(site, _CACHE).stat().st_size > LARGE
    except OSError:
        return False


def load(site: Path, config: Config, jobs: int | None = None, listed: Callable[[], Listing] | None = None) -> Library:
    """Read content/ and list static/ of the folder `site`. Raises one ContentError with all that is wrong.

    If there is much to read, `jobs` processes do it, by default one per processor. `listed` waits for the site's
    listing, which is else made here.
    """
    file, version = cache.place(site, _CACHE), _version(config)
    kept = cache.load(file, _Kept, version) or _Kept((), {})
    there = listed() if listed else listing(site)
    content, static, start = there.content, there.static, time.time_ns()
    unread = [path for path in content if not path.endswith(".md")]
    others = sorted((*unread, *(path for path in static if not path.endswith(".md"))))
    same = kept.others == tuple(others)
    files = frozenset(() if same else (*content, *static))
    written = {path: stamp for path, stamp in content.items() if path.endswith(".md")} if unread else content
    rows, known = dict[str, tuple[Stamp, Reading]](), kept.rows.get
    for path, stamp in written.items():
        row = known(path)
        if row and row[0] == stamp and (same or row[1].holds(files)):
            rows[path] = row
    changes, problems = len(kept.rows) - len(rows), list[Problem]()
    if fresh := [path for path in written if path not in rows]:
        for path, result in zip(fresh, _read_all(site, config, fresh, others, jobs), strict=True):
            if result.reading:
                rows[path] = content[path], result.reading
                changes += 1
            problems += result.problems
        rows = {path: rows[path] for path in written if path in rows}
    if not same or (changes and changes * WORTH_KEEPING >= len(rows)):
        # A file written just before it was read may have changed again within the same tick of the clock.
        settled = {path: row for path, row in rows.items() if stamps.counts(row[0], start)}
        cache.save(file, _Kept(tuple(others), settled), version)
    raise_all(ContentError, problems)
    readings = [reading for _, reading in rows.values()]
    return Library(
        site=site,
        articles=tuple([reading.article for reading in readings]),
        static={path.removeprefix("static/"): stamp for path, stamp in static.items()},
        warnings=(
            *there.astray,
            *[warning for reading in readings if reading.warnings for warning in reading.warnings],
            *(_unread(path) for path in unread if path.lower().endswith(_TEXTS)),
        ),
    )


def _changed(path: str) -> Problem:
    return Problem(path, 1, "the file was changed while the site was being built", "build again")


def _unread(path: str) -> Problem:
    """The warning that the file `path`, which may be meant as an article, does not have the name of one."""
    what = "this is not read, since the name of an article's file ends in .md"
    return Problem(path, 1, what, "rename it; or, if it is a dump, put it into seeds/")


class _Kept(msgspec.Struct, frozen=True):
    """The cache of a site: the files that are no articles, and each reading with its file's stamp, by path."""

    others: tuple[str, ...]
    rows: dict[str, tuple[Stamp, Reading]]


class _Result(msgspec.Struct, frozen=True, array_like=True):
    """The result of reading a file: a reading, or the problems."""

    reading: Reading | None
    problems: tuple[Problem, ...] = ()


class _Work(msgspec.Struct, frozen=True, array_like=True):
    """The input shared by all articles: the site's folder, as the system names it and so perhaps not in UTF-8, its
    settings, and the files that are no articles.
    """

    site: bytes
    config: Config
    files: frozenset[str]


def _read_all(
    site: Path, config: Config, paths: Sequence[str], others: Collection[str], jobs: int | None
) -> Iterator[_Result]:
    """Yields the results of reading the files `paths`, in order; `others` are the site's files that are no articles."""
    work = _Work(os.fsencode(disk.real(site)), config, frozenset(others))
    if len(paths) < WORTH_A_POOL:
        yield from (_read(work, path) for path in paths)
        return
    packed = msgspec.msgpack.encode(work)
    batches = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]
    with executors.local(jobs) as runner:
        for data in runner.executor.map(_read_batch, repeat(packed), batches):
            yield from msgspec.msgpack.decode(data, type=list[_Result])


def _read_batch(work: bytes, paths: Sequence[str]) -> bytes:
    """Read files in another process; `work` and the results are MessagePack."""
    unpacked = _unpacked(work)
    return msgspec.msgpack.encode([_read(unpacked, path) for path in paths])


@functools.lru_cache(maxsize=1)
def _unpacked(work: bytes) -> _Work:
    return msgspec.msgpack.decode(work, type=_Work)


def _read(work: _Work, path: str) -> _Result:
    try:
        return _Result(articles.read(text(f"{os.fsdecode(work.site)}/{path}", path), path, work.config, work.files))
    except ContentError as e:
        return _Result(None, e.problems)


def text(file: Path | str, path: str) -> str:
    """The text of the article file `file`, which messages call `path`. Raises ContentError."""
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  # making a Path of each costs as much as opening
            # Checking the size first is cheaper than `read(MAX_BYTES)`, which allocates that much each time.
            too_large = os.fstat(opened.fileno()).st_size > MAX_BYTES
            data = b"" if too_large else opened.readall()
        if too_large:
            what = f"the file is larger than {MAX_BYTES // 1024} KB"
            raise ContentError(Problem(path, 1, what, "split it into several articles"))
        found = data.decode()
        return found.replace("\r\n", "\n").replace("\r", "\n") if "\r" in found else found
    except UnicodeDecodeError as e:
        line = data[: e.start].count(b"\n") + 1
        raise ContentError(Problem(path, line, "it is not UTF-8 text", "save the file as UTF-8")) from None
    except OSError as e:
        raise ContentError(Problem(path, 1, f"it cannot be read: {e.strerror or e}", "check its rights")) from None


def _version(config: Config) -> str:
    """The version of cached readings: the settings, and the code that reads."""
    settings = digests.of(msgspec.msgpack.encode(config))
    return f"{settings} {provenance.of(_STAGES, _LIBRARIES)}"
