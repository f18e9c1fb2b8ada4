"""The index as a part of the publication: made when a page that is searched has changed, and kept otherwise."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from newsgen.config import FILE, Config, line_of
from newsgen.errors import Problem, PublishError, of_disk
from newsgen.incremental import cache, digests
from newsgen.model import Article
from newsgen.searching import documents, program
from newsgen.searching.program import Program

FOLDER = "pagefind"
"""Where the index lies in the output."""

ENTRY = f"{FOLDER}/pagefind-entry.json"
"""The file that leads to all others."""

SCRIPT = f"{FOLDER}/pagefind.js"
"""What the search page loads."""

_INTERFACES = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Pagefind's own interfaces, which the search page does not use."""


class Wanted(msgspec.Struct, frozen=True):
    """An index to be published: the digest of all that decides its bytes, its language, and what makes it."""

    key: str
    language: str
    program: Program


class _Kept(msgspec.Struct, frozen=True):
    """The files of the index that was made for `key`."""

    key: str
    files: tuple[str, ...]


def decide(site: Path, config: Config, *, preview: bool) -> tuple[bool, tuple[Problem, ...]]:
    """Whether the site has a search, and what is to be told about it.

    A preview has none: its index would be made anew at each save.
    """
    if config.search is False or preview:
        return False, ()
    if program.installed():
        return True, ()
    if not config.search:
        return False, ()
    what = "`search` is on, but Pagefind is not installed, so the site has none"
    return False, (Problem(FILE, line_of(site, "search"), what, "run: pip install 'newsgen[search]'"),)


def wanted(config: Config, keys: Mapping[str, str]) -> Wanted | None:
    """The index of the pages whose keys are `keys`, by their place in the output; None where there is none."""
    found = program.installed()
    if not config.search or found is None or not keys:
        return None
    own = [Path(module.__file__ or "").read_bytes() for module in (documents, program)]
    parts = (own, found.version, config.language, config.timezone, sorted(keys.items()))
    return Wanted(digests.of(msgspec.json.encode(parts)), config.language, found)


def files_before(site: Path, wanted: Wanted) -> tuple[str, ...]:
    """The files of the last index, by their place in the output, where it was the one that is wanted; else none."""
    kept = cache.load(_memory(site), _Kept, wanted.program.version)
    return kept.files if kept and kept.key == wanted.key else ()


class Spool:
    """A folder in which the documents gather that are to be indexed."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._folder = site / ".newsgen" / "search"

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, path: str, article: Article, html: bytes) -> None:
        """Have `article` indexed, whose page stands at `path` of the output and is `html`. Raises PublishError."""
        file = self._folder / "pages" / path
        with _disk():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(documents.document(article, html))

    def index(self, wanted: Wanted) -> dict[str, bytes]:
        """The files of the index, by their place in the output. Raises PublishError."""
        into = self._folder / "index"
        with _disk():
            program.index(wanted.program, self._folder / "pages", into, wanted.language, documents.LEFT_OUT)
            found = {f"{FOLDER}/{p.relative_to(into).as_posix()}": p.read_bytes() for p in _published(into)}
            cache.save(_memory(self._site), _Kept(wanted.key, tuple(sorted(found))), wanted.program.version)
        return found


@contextmanager
def spool(site: Path) -> Iterator[Spool]:
    """A new spool, whose folder ends with this."""
    made = Spool(site)
    made.clear()
    try:
        yield made
    finally:
        made.clear()


def _published(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(_INTERFACES):
            yield path


def _memory(site: Path) -> Path:
    return cache.place(site, "search")


@contextmanager
def _disk() -> Iterator[None]:
    """Failures of the disk, as a problem."""
    try:
        yield
    except OSError as e:
        raise PublishError(of_disk(e, FOLDER, "the search index cannot be made")) from e
