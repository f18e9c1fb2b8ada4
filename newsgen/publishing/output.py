"""The transaction from the old site to the new one.

Files are first staged in a hidden folder. Then a journal records all moves, and they are made: new files first, then
changed ones, so that no reader meets a link to a page that is not there yet. Withdrawn files are removed last.
"""

import contextlib
import functools
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

import msgspec

from newsgen import atomic, disk, slugs
from newsgen.config import FOLDERS
from newsgen.errors import Problem, PublishError, of_disk
from newsgen.incremental import digests
from newsgen.publishing import journal as journals
from newsgen.publishing import manifest as manifests
from newsgen.publishing import standing
from newsgen.publishing.journal import Journal, Move
from newsgen.publishing.manifest import STATE, Entry, Manifest
from newsgen.publishing.standing import Standing

FRONT = "index.html"
"""The front page."""

_LINK = "it is a link, through which nothing is published"


class Rank(IntEnum):
    """The order in which files are put in place."""

    ASSET = 0
    ARTICLE = 1
    LISTING = 2
    FEED = 3


class Changes(msgspec.Struct, frozen=True):
    """How many files a publication wrote, left as they were, and removed; `gone` are the pages among the latter."""

    written: int
    unchanged: int
    removed: int
    gone: tuple[str, ...] = ()


class Draft(msgspec.Struct, frozen=True):
    """A file staged under `name`; that is empty if the published file is the same."""

    digest: str
    size: int
    name: str = ""


class Publication:
    """One publication of a site into the folder `output`, which has no files if `before`, its manifest, is None.

    `seen` is how its files stood a while ago, which holds as long as the manifest is the same.
    """

    def __init__(self, output: Path, before: Manifest | None, seen: Standing | None = None) -> None:
        self._output = output
        self._empty = before is None
        self._before = before or Manifest()
        self._stage = journals.stage(output)
        self._entries: dict[str, Entry] = {}
        self._staged: list[tuple[Rank, str, str]] = []
        self._names: dict[str, str] = {}
        self._free = 0
        self._passable: set[str] = set()
        self._published = standing.published(output)
        self._seen = seen if seen and seen.published == self._published else None

    def keep(self, path: str, key: str) -> bool:
        """Keep the published file at `path` if it was made for `key` and is intact; returns whether it is kept."""
        entry = self._before.files.get(path)
        if entry is None or entry.key != key or not self._intact(path, entry):
            return False
        self._entries[path] = entry
        return True

    def keep_all(self, keys: Collection[str]) -> set[str]:
        """Keep the published files made for `keys`; returns the keys with files, all of which are intact and kept."""
        made: dict[str, list[str]] = {}
        for path, entry in self._before.files.items():
            if entry.key in keys:
                made.setdefault(entry.key, []).append(path)
        return {key for key, paths in made.items() if all(self.keep(path, key) for path in paths)}

    def stage(self, path: str, key: str, data: bytes, rank: Rank) -> None:
        """Stage `data` for `path`, relative to the output and with `/`. Raises PublishError."""
        self.take(path, key, self.draft(self.numbers(1)[0], path, data), rank)

    def place(self, files: Mapping[str, Path]) -> None:
        """Stage `files`, by output path. Each path follows from the file's bytes, so a published one is kept."""
        for path, file in files.items():
            if not self.keep(path, path):
                self.stage(path, path, _read(file), Rank.ASSET)

    def copy(self, files: Mapping[str, Path]) -> None:
        """Stage `files`, by output path, after reading each to compare its digest."""
        for path, file in files.items():
            data = _read(file)
            key = digests.of(data)
            if not self.keep(path, key):  # saves another digest for published ones
                self.stage(path, key, data, Rank.ASSET)

    def numbers(self, count: int) -> range:
        """Reserve unique numbers for `count` drafts."""
        first, self._free = self._free, self._free + count
        return range(first, self._free)

    def draft(self, number: int, path: str, data: bytes) -> Draft:
        """Write `data` for `path` into the stage, unless it is published already. Raises PublishError.

        This changes only the disk, so forked processes may call it and return the draft, for this one to `take`.
        """
        self._guard(path)
        digest, old = digests.of(data), self._before.files.get(path)
        if old is not None and old.digest == digest and self._intact(path, old):
            return Draft(digest, len(data))
        if old is None:
            self._guard_others(path, digest)
        name = f"{number:06}" if old is not None else journals.new(path)
        with _disk(self._output):
            atomic.write(f"{self._stage}/{name}", data)  # no Path, for speed with many files
        return Draft(digest, len(data), name)

    def take(self, path: str, key: str, draft: Draft, rank: Rank) -> None:
        """Add a draft for `path`, made for `key`, to the publication."""
        self._entries[path] = Entry(key, draft.digest, draft.size)
        if draft.name:
            self._staged.append((rank, path, draft.name))
            self._names[path] = draft.name

    def read(self, path: str) -> bytes:
        """The content that `path` will have; it must have been kept or staged. Raises PublishError."""
        name = self._names.get(path)
        with _disk(self._output):
            return (self._stage / name if name else self._output / path).read_bytes()

    def commit(self) -> Changes:
        """Publish what was staged and remove what was neither staged nor kept. Raises PublishError."""
        removals = tuple(sorted(self._before.files.keys() - self._entries.keys()))
        for path in removals:
            self._guard(path)
        order = sorted(self._staged, key=self._turn)
        gone = tuple(filter(slugs.is_page, removals))
        changes = Changes(len(order), len(self._entries) - len(order), len(removals), gone)
        after = Manifest(self._entries)
        if order or after != self._before:
            with _disk(self._output):
                journals.take(self._output, Journal(tuple(self._moves(order)), removals), after)
        return changes

    def _moves(self, order: Sequence[tuple[Rank, str, str]]) -> Iterator[Move]:
        """Yields the moves of the staged files, in `order`; a new folder is moved whole with the first of its files."""
        changed = {folder for _, path, _ in order if path in self._before.files for folder in journals.parents(path)}

        @functools.cache
        def is_new(folder: str) -> bool:
            return folder not in changed and not os.path.lexists(f"{self._output}/{folder}")

        moved = set[str]()
        for _, path, name in order:
            if path in self._before.files:
                yield Move(name, path, over=True)
                continue
            whole = next(filter(is_new, reversed(journals.parents(path))), path)
            if whole not in moved:
                moved.add(whole)
                yield Move(journals.new(whole), whole, over=False)

    def _turn(self, staged: tuple[Rank, str, str]) -> tuple[bool, bool, Rank, str]:
        """The sort key of a staged file: new ones first, and a new front page, which links to them, after those."""
        rank, path, _ = staged
        known = path in self._before.files
        return known, not known and path == FRONT, rank, path

    def _guard(self, path: str) -> None:
        """Raise PublishError if `path` leads out of the output, by its name or through a link."""
        if manifests.leads_out(path):
            _refuse(self._output, f"{path!r} is no name of a file in it", "give what has this address another one")
        if self._empty:
            return  # so it contains no link
        folders = [parent for parent in journals.parents(path) if parent not in self._passable]
        if link := journals.first_link(self._output, folders):
            _refuse(link, _LINK, "remove the link")
        self._passable.update(folders)

    def _guard_others(self, path: str, digest: str) -> None:
        """Raise PublishError if a new file would replace one that newsgen did not write, unless the bytes are equal."""
        place = self._output / path
        with _disk(self._output):
            if self._empty or not os.path.lexists(place) or (place.is_dir() and not place.is_symlink()):
                return
            if not stat.S_ISREG(place.lstat().st_mode) or digests.of(place.read_bytes()) != digest:
                what = "newsgen did not write this file, and the site has one of this name now"
                _refuse(place, what, "move it elsewhere, or remove it")

    def _intact(self, path: str, entry: Entry) -> bool:
        """Whether the published file is as newsgen wrote it; its bytes are read only if it was touched since."""
        if self._seen and path not in self._seen.doubtful:
            return True
        file = f"{self._output}/{path}"  # no Path, for speed with many files
        untouched = standing.untouched(file, entry, self._published)
        if untouched is not None:
            return untouched
        with _disk(self._output):
            return digests.of(Path(file).read_bytes()) == entry.digest


def _read(file: Path) -> bytes:
    with disk.naming(file):
        return file.read_bytes()


@contextlib.contextmanager
def publication(
    output: Path, site: Path, wanted: AbstractSet[str], seen: Callable[[], Standing] | None = None
) -> Iterator[Publication]:
    """Open the folder `output` for a publication of the site in the folder `site`; `seen` waits for a look at it.

    An interrupted earlier one is finished first, or undone if it adds a page that is not among `wanted`, the files to
    publish. Raises PublishError if the folder is not newsgen's to write; an exception inside leaves the old site as it
    was.
    """
    _check(output, site)
    with _disk(output):
        journals.finish(output, wanted)
    before = manifests.load(output)
    if before is None and any(_holds_files(p) for p in output.glob("*") if p.name != STATE):
        what = "it holds files that newsgen did not write, or its list of those that it wrote is damaged"
        _refuse(output, what, "empty it, or choose another with --output")
    try:
        yield Publication(output, before, seen() if seen else None)
    finally:
        if not journals.is_open(output):
            shutil.rmtree(journals.stage(output), ignore_errors=True)


def _holds_files(path: Path) -> bool:
    """Whether `path` is or contains a file; a first build that was killed may leave empty folders."""
    return path.is_symlink() or not path.is_dir() or any(map(_holds_files, path.iterdir()))


def _check(output: Path, site: Path) -> None:
    """Raise PublishError for folders whose loss would hurt."""
    real, real_site = disk.real(output), disk.real(site)
    if real_site.is_relative_to(real):
        _refuse(output, "the site itself lies in it", "choose a folder of its own, such as public")
    if real == disk.real(Path.home()):
        _refuse(output, "it is your home folder", "choose a folder of its own, such as public")
    own = any(real.is_relative_to(disk.real(site / name)) for name in (*FOLDERS, ".newsgen"))
    if own and not real.is_relative_to(disk.real(site / ".newsgen" / "preview")):
        _refuse(output, "it is one of the site's own sources", "choose a folder of its own, such as public")
    if (real / ".git").exists() or ".git" in real.parts:
        _refuse(output, "it is a repository", "choose a folder of its own inside it, such as public")
    if real.exists() and not real.is_dir():
        _refuse(output, "it is a file", "choose a folder")
    if output.is_symlink() and not real.exists():
        _refuse(output, f"it is a link to {real}, which is not there", "make that folder, or mount the disk it lies on")
    for state in (output / STATE, journals.stage(output)):
        if state.is_symlink():
            _refuse(state, _LINK, "remove the link")


@contextlib.contextmanager
def _disk(output: Path) -> Iterator[None]:
    """Turn an OSError inside into a PublishError about the output."""
    try:
        yield
    except OSError as e:
        raise PublishError(of_disk(e, str(output), "it cannot be written")) from e


def _refuse(output: Path, what: str, remedy: str) -> NoReturn:
    raise PublishError(Problem(str(output), 1, what, remedy))
