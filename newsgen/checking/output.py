"""The output folder: which files exist, which of them newsgen wrote, and which conflict."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from newsgen import folders, slugs
from newsgen.checking.records import Fault, Index

STATE = ".newsgen"
MANIFEST = f"{STATE}/manifest.json"
STAGE = f"{STATE}/stage"
_ENDINGS = (*(f"/index{ending}" for ending in slugs.PAGES), *slugs.PAGES)


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    """A file that newsgen wrote, as the manifest has it."""

    key: str
    digest: str
    size: int


class _Manifest(msgspec.Struct, frozen=True):
    """What is needed of the manifest that a build leaves in the output."""

    files: dict[str, _Entry] = {}


def files(folder: Path) -> dict[str, int]:
    """The files of the output and their sizes in bytes, by path; without newsgen's own records.

    Raises OSError for a folder that cannot be listed, whose files would seem to be gone.
    """
    found: dict[str, int] = {}
    for where, below, names in folders.walk(folder):
        place = Path(where).relative_to(folder).as_posix()
        prefix = "" if place == "." else f"{place}/"
        below[:] = sorted(name for name in below if f"{prefix}{name}" not in (STATE, ".git"))
        for name in sorted(names):
            path = Path(where) / name
            with suppress(FileNotFoundError):  # for a file that a build has just removed
                if path.is_file():  # and no broken link, nor a pipe, from which nobody may ever read
                    found[prefix + name] = path.stat().st_size
    return found


def written(folder: Path) -> Mapping[str, int] | None:
    """The files that newsgen wrote into the output and their sizes then; None without a readable manifest."""
    try:
        found = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=_Manifest).files
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return {file: entry.size for file, entry in found.items()}


def unfinished(folder: Path) -> Iterator[tuple[str, Fault]]:
    """No killed build has left staged pages: whoever copies the whole folder would publish them, even withheld ones."""
    if any(names for _, _, names in os.walk(folder / STAGE)):
        what = "a build was killed, or is at work, and pages that it made lie here"
        yield STAGE, Fault(1, what, "build again before you copy the site, and leave this folder out")


def gone(index: Index, own: Mapping[str, int] | None) -> Iterator[tuple[str, Fault]]:
    """Every file that newsgen wrote exists whole: a full disk, a broken transfer or a loss of power may cut it off."""
    for file, size in sorted((own or {}).items()):
        if file not in index.files:
            yield file, Fault(1, "newsgen wrote this file, and it is gone", "build again")
        elif index.files[file] < size:
            state = "shorter" if index.files[file] else "empty"
            yield file, Fault(1, f"newsgen wrote this file, and it is {state} now", "build again")


def shadowed(index: Index, own: Mapping[str, int] | None) -> Iterator[tuple[str, Fault]]:
    """No two files have the same address.

    Some hosts serve `/a` from both `a.html` and `a/index.html`, and some do not distinguish `A` from `a`. In the first
    case, one may redirect to the other.
    """
    for group in _groups(index.files, folders.folded):
        yield from _clash(group, own, "differ in case or Unicode form alone, so some hosts serve one for both")
    real = [file for file in index.files if not (file in index.stated and index.stated[file].redirect)]
    for group in _groups(real, _without_ending):
        if len({folders.folded(file) for file in group}) == len(group):
            yield from _clash(group, own, "answer to one address")


def _clash(group: list[str], own: Mapping[str, int] | None, what: str) -> Iterator[tuple[str, Fault]]:
    """The fault of the files in `group`, reported at those that newsgen did not write, if there are any."""
    strange = [file for file in group if own is not None and file not in own]
    if strange and len(strange) < len(group):
        others = ", ".join(file for file in group if file not in strange)
        for file in strange:
            yield file, Fault(1, f"newsgen did not write this file, and it and {others} {what}", "remove it")
    else:
        yield group[-1], Fault(1, f"{' and '.join(group)} {what}", "give one of them another address")


def _groups(names: Iterable[str], key: Callable[[str], str]) -> Iterator[list[str]]:
    found: Mapping[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        found[key(name)].append(name)
    yield from (group for group in found.values() if len(group) > 1)


def _without_ending(file: str) -> str:
    rooted = f"/{file}"
    return next((rooted.removesuffix(ending) for ending in _ENDINGS if rooted.endswith(ending)), rooted)


RULES = (gone, shadowed)
