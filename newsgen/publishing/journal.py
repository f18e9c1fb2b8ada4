"""The step from the old site to the new one, written down before it is taken.

A journal lies in the output's own folder from the moment on at which all that is new has been staged. A build that is
killed leaves it there, and the next one carries it out; a build that meets an error undoes what it did. Each file,
or folder of new ones, goes into place by one rename, so a reader finds the old page or the new one.
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
"""The folder among the staged files in which new ones lie as they will in the output."""


_IN_THE_WAY = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM})
"""How a rename fails where something that goes stands in its way."""

_NOT_WHOLE = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP})
"""How it fails for a folder alone: there is something in its place, or the file system moves no folders."""


class Move(msgspec.Struct, frozen=True, array_like=True):
    """A staged file and its place; `over` says that there is an older file in that place.

    It may also be a folder of files that are all new, which is then put in place whole.
    """

    staged: str
    path: str
    over: bool


class Journal(msgspec.Struct, frozen=True):
    """The moves in their order, then the removals; the new manifest, which is staged as well, goes last."""

    moves: tuple[Move, ...]
    removals: tuple[str, ...]


def stage(output: Path) -> Path:
    """The folder of staged files."""
    return output / STATE / "stage"


def new(path: str) -> str:
    """The name under which the new file or folder for `path` is staged; one that takes another's place has a number."""
    return f"{_NEW}/{path}"


def take(output: Path, journal: Journal, after: Manifest) -> None:
    """Take the step that `journal` describes to the manifest `after`; all of its files are staged.

    All that takes space on the disk is written before the first file is moved. Raises OSError, and the old site stands.
    """
    atomic.draft(_staged_manifest(output), manifests.encode(after))
    _keep_old(output, journal)
    fresh = stage(output) / "journal"  # where nothing stays that a build which failed or was killed left
    atomic.draft(fresh, _encode(journal))
    fresh.replace(_file(output))
    try:
        _carry_out(output, journal)
    except OSError:
        _undo(output, journal)
        raise


def finish(output: Path, wanted: AbstractSet[str] | None = None) -> None:
    """Carry out what an interrupted build left, if it left anything. Raises OSError.

    A step to a new page that is not `wanted`, among the files of the next step, is taken back: it may be withheld now.
    """
    try:
        left = _decode(_file(output).read_bytes())
    except disk.NOTHING:
        pass
    else:
        if left is None:
            # A journal is put in place whole, so this one was damaged afterwards and cannot be relied on.
            _file(output).unlink()
        else:
            if wanted is not None and _shows_more(output, wanted):
                for path in (*_arrived(output, left), *_touched(left)):
                    _refuse_links(output, path)
                _undo(output, left)
            if is_open(output):
                _carry_out(output, left)
    shutil.rmtree(stage(output), ignore_errors=True)


def is_open(output: Path) -> bool:
    """Whether there is a step that has not been finished."""
    return disk.is_there(_file(output))


def first_link(output: Path, folders: Iterable[str]) -> Path | None:
    """The first of `folders` in `output` that is a link, through which nothing may be done."""
    # As text, since this is asked of every file of the site.
    found = (folder for folder in folders if os.path.islink(f"{output}/{folder}"))  # noqa: PTH114  # as above
    return next((output / folder for folder in found), None)


def parents(path: str) -> list[str]:
    """The folders that the file `path` lies in, the nearest first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:n]) for n in range(len(parts), 0, -1)]


def _file(output: Path) -> Path:
    return output / STATE / "journal"


def _shows_more(output: Path, wanted: AbstractSet[str]) -> bool:
    """Whether the step that was left leads to pages that are not `wanted`, and takes none of those away.

    One that does both is taken: what was withdrawn stays so.
    """
    before, after = manifests.load(output) or Manifest(), manifests.read(_staged_manifest(output))
    if after is None or any(map(manifests.leads_out, after.files)):
        return False
    return manifests.pages(before) - wanted < manifests.pages(after) - wanted


def _encode(journal: Journal) -> bytes:
    data = msgspec.json.encode(journal)
    return digests.of(data).encode() + b"\n" + data


def _decode(data: bytes) -> Journal | None:
    """The journal; None where it is damaged, or speaks of what does not lie in the output."""
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
    """Move the staged file or folder `name` to `path`; one that is not there was moved by an earlier attempt."""
    # As text, since this is done to every file of the site.
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
    """Remove those of `removals` that are a folder where the file `path` goes, or a file where its folders go."""
    _remove(output, [old for old in removals if old.startswith(f"{path}/")])
    for parent in parents(path):
        if parent in removals and (output / parent).is_file():
            (output / parent).unlink()
    (output / path).parent.mkdir(parents=True, exist_ok=True)


def _keep_old(output: Path, journal: Journal) -> None:
    """Give what will be replaced or removed a second name, from which it can be brought back."""
    _old(output).mkdir(exist_ok=True)
    old, here = str(_old(output)), str(output)  # as text, since this is done to every file that changes
    for number, path in enumerate(_touched(journal)):
        file, kept = f"{here}/{path}", f"{old}/{number}"
        with contextlib.suppress(*disk.NOTHING):
            try:
                os.link(file, kept)
            except OSError:
                shutil.copy2(file, kept)  # a file system without hard links, each of which says so in its own way


def _undo(output: Path, journal: Journal) -> None:
    """Bring the old site back. Where that fails too, the journal stays, and the next build carries it out."""
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
                # Renaming one name of a file onto another does nothing, so an untouched file is left as it is.
                kept.replace(output / path)
        _file(output).unlink(missing_ok=True)


def _arrived(output: Path, journal: Journal) -> Sequence[str]:
    """The new files that are in their places by now."""
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
    """Looked at again right before each step: what was checked while staging may have been changed since."""
    if link := first_link(output, parents(path)):
        raise OSError(errno.ELOOP, "it is a link, through which nothing is published", str(link))


def _remove(output: Path, paths: Sequence[str]) -> None:
    """Remove files, and the folders that this leaves empty."""
    for path in paths:
        _refuse_links(output, path)
        if not disk.is_there(output / path) or not (output / path).is_file():
            continue  # gone already, or its place has been taken by a folder of the new site
        (output / path).unlink()
        for parent in parents(path):
            try:
                (output / parent).rmdir()
            except OSError:
                break  # not empty, or gone already
