"""The write-ahead journal of a publication.

It is written into the output's state folder once everything new is staged. A build that is killed leaves it there, and
the next one carries it out; a build that meets an error undoes what it did. Each file, or folder of new files, is put
in place by one rename, so a reader finds the old page or the new one.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import msgspec

from newsgen import atomic, disk
from newsgen.incremental import digests
from newsgen.publishing import manifest as manifests
from newsgen.publishing.manifest import STATE, Manifest

_NEW = "new"
"""The folder in the stage with the new files, at the same paths as in the output."""


_IN_THE_WAY = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM})
"""The errors of a rename that something to be removed obstructs."""

_NOT_WHOLE = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP})
"""The errors of renaming a folder: its target is not empty, or the file system cannot move folders."""


class Move(msgspec.Struct, frozen=True, array_like=True):
    """A staged file, or a folder of only new files, and its path in the output; `over` says that it replaces a file."""

    staged: str
    path: str
    over: bool


class Journal(msgspec.Struct, frozen=True):
    """The moves in order, then the removals. The new manifest, which is staged as well, is moved last."""

    moves: tuple[Move, ...]
    removals: tuple[str, ...]


def stage(output: Path) -> Path:
    """The folder of staged files."""
    return output / STATE / "stage"


def new(path: str) -> str:
    """The name in the stage of the new file or folder for `path`; a file that replaces one has a number instead."""
    return f"{_NEW}/{path}"


def take(output: Path, journal: Journal, after: Manifest) -> None:
    """Carry out `journal`, whose files are all staged, to the state of the manifest `after`.

    Everything that takes disk space is written before the first move. Raises OSError, having restored the old site.
    """
    atomic.draft(_staged_manifest(output), manifests.encode(after))
    _keep_old(output, journal)
    fresh = stage(output) / "journal"  # in the stage, which every build clears
    atomic.draft(fresh, _encode(journal))
    fresh.replace(_file(output))
    try:
        _carry_out(output, journal)
    except OSError:
        _undo(output, journal)
        raise


def finish(output: Path, wanted: AbstractSet[str]) -> None:
    """Carry out the journal that an interrupted build left, if any. Raises OSError.

    It is undone instead if it adds a page that is not among the `wanted` files: that may be withheld now.
    """
    try:
        left = _decode(_file(output).read_bytes())
    except disk.NOTHING:
        pass
    else:
        if left is None:
            # Journals are written atomically, so this one was damaged later and cannot be trusted.
            _file(output).unlink()
        else:
            if _shows_more(output, wanted):
                for path in (*_arrived(output, left), *_touched(left)):
                    _refuse_links(output, path)
                _undo(output, left)
            if is_open(output):
                _carry_out(output, left)
    shutil.rmtree(stage(output), ignore_errors=True)


def is_open(output: Path) -> bool:
    """Whether there is an unfinished journal."""
    return disk.is_there(_file(output))


def first_link(output: Path, folders: Iterable[str]) -> Path | None:
    """The first of `folders` in `output` that is a link, through which newsgen never writes; None if none is."""
    # Not by Path, for speed with many files.
    found = (folder for folder in folders if os.path.islink(f"{output}/{folder}"))  # noqa: PTH114  # as above
    return next((output / folder for folder in found), None)


def parents(path: str) -> list[str]:
    """The folders that the file `path` lies in, the nearest first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:n]) for n in range(len(parts), 0, -1)]


def _file(output: Path) -> Path:
    return output / STATE / "journal"


def _shows_more(output: Path, wanted: AbstractSet[str]) -> bool:
    """Whether the unfinished journal adds pages that are not `wanted`, and removes none of those.

    One that does both is carried out, so that what was withdrawn stays so.
    """
    before, after = manifests.load(output) or Manifest(), manifests.read(_staged_manifest(output))
    if after is None or any(map(manifests.leads_out, after.files)):
        return False
    return manifests.pages(before) - wanted < manifests.pages(after) - wanted


def _encode(journal: Journal) -> bytes:
    data = msgspec.json.encode(journal)
    return digests.of(data).encode() + b"\n" + data


def _decode(data: bytes) -> Journal | None:
    """The journal; None if it is damaged, or has paths outside the stage or the output."""
    check, _, rest = data.partition(b"\n")
    if check != digests.of(rest).encode():
        return None
    try:
        journal = msgspec.json.decode(rest, type=Journal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    paths = (*(move.path for move in journal.moves), *journal.removals)
    own = all(move.staged.isdecimal() or move.staged == new(move.path) for move in journal.moves)
    return journal if own and not any(map(manifests.leads_out, paths)) else None


def _carry_out(output: Path, journal: Journal) -> None:
    removals = set(journal.removals)
    for move in journal.moves:
        _put_in_place(output, move.staged, move.path, removals)
    _remove(output, journal.removals)
    if disk.is_there(_staged_manifest(output)):
        _staged_manifest(output).replace(manifests.path_in(output))
    _file(output).unlink(missing_ok=True)


def _put_in_place(output: Path, name: str, path: str, removals: Collection[str]) -> None:
    """Move the staged file or folder `name` to `path`, unless an earlier attempt moved it."""
    # Not by Path, for speed with many files.
    source, place = f"{stage(output)}/{name}", f"{output}/{path}"
    _refuse_links(output, path)
    try:
        os.replace(source, place)  # noqa: PTH105  # as above
    except OSError as e:
        if not disk.is_there(Path(source)):
            return
        if e.errno in _IN_THE_WAY:
            _make_way(output, path, removals)
        elif e.errno not in _NOT_WHOLE:
            raise
        if Path(source).is_dir():
            Path(place).mkdir(exist_ok=True)
            for below in sorted(os.listdir(source)):  # noqa: PTH208  # as above
                _put_in_place(output, f"{name}/{below}", f"{path}/{below}", removals)
        else:
            os.replace(source, place)  # noqa: PTH105  # as above


def _make_way(output: Path, path: str, removals: Collection[str]) -> None:
    """Remove those of `removals` that are below `path`, or are a file where a folder of `path` goes."""
    _remove(output, [old for old in removals if old.startswith(f"{path}/")])
    for parent in parents(path):
        if parent in removals and (output / parent).is_file():
            (output / parent).unlink()
    (output / path).parent.mkdir(parents=True, exist_ok=True)


def _keep_old(output: Path, journal: Journal) -> None:
    """Hard-link, or copy, the files that will be replaced or removed, so that they can be restored."""
    _old(output).mkdir(exist_ok=True)
    old, here = str(_old(output)), str(output)  # no Path, for speed with many files
    for number, path in enumerate(_touched(journal)):
        file, kept = f"{here}/{path}", f"{old}/{number}"
        with contextlib.suppress(*disk.NOTHING):
            try:
                os.link(file, kept)
            except OSError:
                shutil.copy2(file, kept)  # no hard links there, for which file systems have different errors


def _undo(output: Path, journal: Journal) -> None:
    """Restore the old site. If that fails too, the journal stays, and the next build carries it out."""
    with contextlib.suppress(OSError):
        _remove(output, _arrived(output, journal))
        new_ones = (move.path for move in journal.moves if not move.over)
        made = (path for path in new_ones if not first_link(output, (path, *parents(path))))
        _remove_folders([place for path in made for place, _, _ in os.walk(output / path)])
        for number, path in enumerate(_touched(journal)):
            kept = _old(output) / str(number)
            if disk.is_there(kept):
                _refuse_links(output, path)
                (output / path).parent.mkdir(parents=True, exist_ok=True)
                # Renaming a hard link onto another of the same file does nothing, so an untouched file stays as it is.
                kept.replace(output / path)
        _file(output).unlink(missing_ok=True)


def _arrived(output: Path, journal: Journal) -> Sequence[str]:
    """The new files that have been moved into place."""
    places = {move.path for move in journal.moves if not move.over}
    staged = _staged_manifest(output)
    after = msgspec.json.decode(
        (staged if disk.is_there(staged) else manifests.path_in(output)).read_bytes(), type=Manifest
    )
    moved = (path for path in after.files if not places.isdisjoint((path, *parents(path))))
    return [path for path in moved if not disk.is_there(stage(output) / new(path))]


def _staged_manifest(output: Path) -> Path:
    return stage(output) / "manifest.json"


def _touched(journal: Journal) -> Sequence[str]:
    own = manifests.path_in(Path()).as_posix()
    return [*(move.path for move in journal.moves if move.over), *journal.removals, own]


def _old(output: Path) -> Path:
    return stage(output) / "old"


def _remove_folders(folders: Sequence[str]) -> None:
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            Path(folder).rmdir()


def _refuse_links(output: Path, path: str) -> None:
    """Raise OSError if a folder of `path` is a link; again before each move, since staging's check may be outdated."""
    if link := first_link(output, parents(path)):
        raise OSError(errno.ELOOP, "it is a link, through which nothing is published", str(link))


def _remove(output: Path, paths: Sequence[str]) -> None:
    """Remove files, and the folders that this leaves empty."""
    for path in paths:
        _refuse_links(output, path)
        if not disk.is_there(output / path) or not (output / path).is_file():
            continue  # gone already, or replaced by a folder of the new site
        (output / path).unlink()
        for parent in parents(path):
            try:
                (output / parent).rmdir()
            except OSError:
                break  # not empty, or gone already
