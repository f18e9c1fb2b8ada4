"""The published search index: made again when a searched page has changed, and kept otherwise.

Pagefind numbers all pages of an index, so an index can only be made as a whole. A large archive has several, called
volumes, of SIZE pages each, from the oldest on: a new article changes only the last one, and none takes more memory
than so many pages do. The reader's browser merges their results.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from newsgen.config import FILE, Config, line_of
from newsgen.errors import ContentError, Problem, PublishError, of_disk, raise_all
from newsgen.incremental import digests
from newsgen.model import Article
from newsgen.searching import documents, program
from newsgen.searching.program import Program

SIZE = 1000
"""Pages in a volume."""

FOLDER = "pagefind"
"""The index's folder in the output; the first volume is in the folder itself, the others are below it."""

LIST = f"{FOLDER}/volumes.json"
"""The file that names the folders of all volumes but the first."""

_ENTRY = "pagefind-entry.json"
"""The file of a volume that refers to all its other files."""

OWN = (LIST, f"{FOLDER}/{_ENTRY}", f"{FOLDER}/pagefind.js")
"""Files that every index has; the last is what the search page loads."""

_INTERFACES = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Pagefind's own interfaces, which the search page does not use."""

_SEARCHING = (".js", ".pagefind")
"""The suffixes of the files that do the searching, which only the first volume needs."""


class Volume(msgspec.Struct, frozen=True):
    """A part of the index: its folder in the output, the digest of all that decides its bytes, its pages, its program.

    The last one `tells` the search page of all volumes after the first, by their folders' names in the first's.
    """

    folder: str
    key: str
    pages: tuple[str, ...]
    program: Program
    tells: tuple[str, ...] | None


def decide(site: Path, config: Config, *, preview: bool) -> tuple[bool, tuple[Problem, ...]]:
    """Whether the site has a search, and warnings about that.

    A preview has none: its index would be made again after each save.
    """
    if config.search is False or preview:
        return False, ()
    if program.installed():
        return True, ()
    if not config.search:
        return False, ()
    what = "`search` is on, but Pagefind is not installed, so the site has none"
    remedy = "install newsgen with its extra `search` (docs/search.md), or set `search: false`"
    return False, (Problem(FILE, line_of(site, "search"), what, remedy),)


def check_static(config: Config, files: Iterable[str]) -> None:
    """Refuse `files`, relative to static/, that would lie in the index's folder, ignoring case.

    Which files the index has is known only after Pagefind has made it. Raises one ContentError.
    """
    what = f"the search index lies in {FOLDER}/"
    remedy = f"move it elsewhere, or set search: false in {FILE}"
    mixed = (file for file in files if config.search and file.partition("/")[0].casefold() == FOLDER)
    raise_all(ContentError, (Problem(f"static/{file}", 1, what, remedy) for file in mixed))


def volumes(config: Config, keys: Mapping[str, str]) -> tuple[Volume, ...]:
    """The volumes of the index. `keys` has the keys of the searched pages by their path in the output, oldest first.

    Without Pagefind there are none.
    """
    found = program.installed()
    if found is None:
        return ()
    own = [Path(module.__file__ or "").read_bytes() for module in (documents, program)]
    maker = digests.of(msgspec.json.encode((own, found.version, config.language, config.timezone)))
    pages = list(keys.items())
    parts = [pages[start : start + SIZE] for start in range(0, len(pages), SIZE)]
    names = tuple(str(number) for number in range(2, len(parts) + 1))
    made = []
    for number, part in enumerate(parts, 1):
        folder = FOLDER if number == 1 else f"{FOLDER}/{number}"
        tells = names if number == len(parts) else None
        key = digests.of(msgspec.json.encode((maker, folder, tells, sorted(part))))
        made.append(Volume(folder, key, tuple(path for path, _ in part), found, tells))
    return tuple(made)


def leads_on(path: str) -> bool:
    """Whether the index file at `path` refers to others, which must be published before it."""
    return path == LIST or path.endswith(f"/{_ENTRY}")


class Spool:
    """A folder that collects the documents to be indexed."""

    def __init__(self, site: Path) -> None:
        self._folder = site / ".newsgen" / "search"

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, volume: Volume, path: str, article: Article, html: bytes) -> None:
        """Add `article`, whose page is `html` at `path` in the output, to `volume`. Raises PublishError."""
        file = self._pages(volume) / path
        with _disk():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(documents.document(article, html))

    def index(self, volumes: Sequence[Volume], language: str, jobs: int | None) -> Iterator[tuple[Volume, str, bytes]]:
        """The files of `volumes`, whose pages were added: volume, path in the output, bytes. Raises PublishError.

        `jobs` programs run at a time; by default, one for each processor.
        """
        # Imported here, since most builds find the index up to date.
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

        with ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
            made = pool.map(lambda volume: self._made(volume, language), volumes)
            for volume, files in zip(volumes, made, strict=True):
                for name, data in files.items():
                    if _is_needed(name, volume):
                        yield volume, f"{volume.folder}/{name}", data
                if volume.tells is not None:
                    yield volume, LIST, msgspec.json.encode(volume.tells)

    def _made(self, volume: Volume, language: str) -> Mapping[str, bytes]:
        with _disk():
            return program.index(volume.program, self._pages(volume), language, documents.LEFT_OUT)

    def _pages(self, volume: Volume) -> Path:
        return self._folder / volume.key


@contextmanager
def spool(site: Path) -> Iterator[Spool]:
    """A new spool, whose folder is removed at the end."""
    made = Spool(site)
    made.clear()
    try:
        yield made
    finally:
        made.clear()


def _is_needed(name: str, volume: Volume) -> bool:
    return not (name.startswith(_INTERFACES) or (volume.folder != FOLDER and name.endswith(_SEARCHING)))


@contextmanager
def _disk() -> Iterator[None]:
    """Turn OSError into PublishError."""
    try:
        yield
    except OSError as e:
        raise PublishError(of_disk(e, FOLDER, "the search index cannot be made")) from e
