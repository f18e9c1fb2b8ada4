"""Recognise a new dump that was renamed, moved or exported anew, or that is a copy of another."""

import os
from functools import cached_property
from pathlib import Path, PurePosixPath

import msgspec

from newsgen.errors import Problem
from newsgen.importing import receipts
from newsgen.importing.records import Receipt, Summary


class Mark(msgspec.Struct, frozen=True):
    """What identifies a dump under any name.

    `digest` is that of the dump alone, without pictures, and `size` its length in bytes. `origin` is the site and the
    number of a post in an export.
    """

    digest: str
    size: int = 0
    origin: str = ""


class _Kept(msgspec.Struct, frozen=True):
    """The files of receipts: of dumps that are gone; of others, by their size; of posts, by their number."""

    gone: tuple[str, ...]
    by_size: dict[int, list[str]]
    by_number: dict[str, list[str]]


class Renames:
    """Compares new dumps with the receipts of `site` and with the dumps seen so far.

    Receipts are listed once, and read only where their dump is gone or may equal a new one.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._seen: dict[str, str] = {}
        self._followed = set[str]()
        self._told = set[tuple[str, str]]()

    def see(self, seed: str, mark: Mark) -> None:
        """Take note of a dump that is there."""
        self._seen.setdefault(mark.origin or mark.digest, seed)

    def before(self, seed: str, mark: Mark) -> Receipt | None:
        """The receipt of the same post or bytes that the new dump `seed` continues, as its own dump is gone; else None.

        Each is given once. Raises DumpError where it is damaged.
        """
        name = PurePosixPath(seed).name
        for key in filter(None, (mark.origin, mark.digest)):
            found = [one.seed for one in self._gone.get(key, ()) if one.seed not in self._followed]
            if found:
                chosen = min(found, key=lambda each: (PurePosixPath(each).name != name, each))
                self._followed.add(chosen)
                return receipts.load(self._site, chosen)
        return None

    def twin(self, mark: Mark) -> str:
        """The name of an equal dump that is there, as far as receipts and the dumps seen so far tell; else ""."""
        if seen := self._seen.get(mark.origin or mark.digest):
            return seen
        kept, number = self._kept, mark.origin.rpartition("#")[2]
        for file in kept.by_number.get(number, ()) if number else kept.by_size.get(mark.size, ()):
            one = receipts.summary(self._site, file)
            if one and mark.origin in ("", one.origin) and (mark.origin or one.text_digest == mark.digest):
                return one.seed
        return ""

    def shared(self, seed: str, twin: str) -> tuple[Problem, ...]:
        """What to say of the post `seed`, which another export has as `twin`; once per pair of exports."""
        export, other = (each.rpartition("#")[0] for each in (seed, twin))
        if (export, other) in self._told:
            return ()
        self._told.add((export, other))
        what = f"{other} has posts of this export as well, and they are taken from there alone"
        return (Problem(export, 1, what, "remove the older of the two exports"),)

    @cached_property
    def _gone(self) -> dict[str, list[Summary]]:
        """The receipts of dumps that are gone, by origin and by digest."""
        found: dict[str, list[Summary]] = {}
        for one in (receipts.summary(self._site, file) for file in self._kept.gone):
            if one and not self._is_there(one.seed):
                for key in filter(None, (one.origin, one.text_digest)):
                    found.setdefault(key, []).append(one)
        return found

    @cached_property
    def _kept(self) -> _Kept:
        kept, gone, exports = _Kept((), {}, {}), list[str](), dict[str, bool]()
        for file in receipts.files(self._site):
            seed = f"seeds{file.removeprefix(receipts.FOLDER).removesuffix('.json')}"
            export, _, number = seed.rpartition("#")
            if (size := _size(f"{self._site}/{seed}")) is not None:
                kept.by_size.setdefault(size, []).append(file)
            elif export and exports.setdefault(export, _size(f"{self._site}/{export}") is not None):
                kept.by_number.setdefault(number, []).append(file)
            else:
                gone.append(file)
        return msgspec.structs.replace(kept, gone=tuple(gone))

    def _is_there(self, seed: str) -> bool:
        """Whether a dump is in the site. One from elsewhere never is, or each machine would answer differently."""
        files = (seed, seed.rpartition("#")[0])
        return seed.startswith("seeds/") and any(_size(f"{self._site}/{file}") is not None for file in files if file)


def copy(seed: str, twin: str) -> Problem:
    """What to say of the dump `seed`, which equals `twin`."""
    what = f"it is the same as {twin}, so its article is in the site twice"
    return Problem(seed, 1, what, "remove one of the two, and its article")


def namesake(seed: str, article: str) -> Problem:
    """What to say of the dump `seed`, which has the headline, or stated slug, and the day of `article`."""
    what = f"{article} has the same headline or slug, and the same day, so one article may be in the site twice"
    return Problem(seed, 1, what, "if they are, remove one of the two dumps, and its article")


def _size(file: str) -> int | None:
    """The length of a file in bytes, None where it is not there."""
    try:
        return os.stat(file).st_size  # noqa: PTH116  # some ten thousand calls where a dump is new
    except OSError:
        return None
