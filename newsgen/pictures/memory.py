"""A cache, kept between builds, of what was read from picture files: an unchanged file is not read again."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from newsgen.errors import PictureError, Problem
from newsgen.incremental import cache, provenance, stamps
from newsgen.incremental.stamps import Stamp
from newsgen.pictures import metadata, scrub
from newsgen.pictures.metadata import PictureFacts

Private = tuple[scrub.Private, ...]
Found = TypeVar("Found")

_STAGES, _LIBRARIES = ("pictures",), ("msgspec", "pillow")


class _Kept(msgspec.Struct):
    """What is known of each file, with its stamp at that time."""

    facts: dict[str, tuple[Stamp, PictureFacts]] = {}
    private: dict[str, tuple[Stamp, Private]] = {}


class Memory:
    """Reads the pictures of the site in the folder `site`; paths are relative to it."""

    def __init__(self, site: Path, max_megapixels: int) -> None:
        self._site = site
        self._max = max_megapixels
        self._file = cache.place(site, "pictures")
        self._version = f"{provenance.of(_STAGES, _LIBRARIES)} {max_megapixels}"
        self._before = cache.load(self._file, _Kept, self._version) or _Kept()
        self._now = _Kept()
        self._unsettled: set[str] = set()

    def facts(self, file: str) -> PictureFacts:
        """The facts of the picture `file`. Raises PictureError."""
        return self._find(
            file, self._before.facts, self._now.facts, lambda path: metadata.read(path, max_megapixels=self._max)
        )

    def private(self, file: str) -> Private:
        """What `file` carries that must not be published. Raises PictureError."""
        return self._find(file, self._before.private, self._now.private, scrub.private_parts)

    def save(self) -> None:
        """Save what later builds may rely on."""
        kept = _Kept(
            {file: row for file, row in self._now.facts.items() if file not in self._unsettled},
            {file: row for file, row in self._now.private.items() if file not in self._unsettled},
        )
        if (kept.facts, kept.private) != (self._before.facts, self._before.private):
            cache.save(self._file, kept, self._version)

    def _named(self, file: str, read: Callable[[Path], Found]) -> Found:
        """What `read` finds in `file`; its PictureError names that, and not the site's folder."""
        try:
            return read(self._site / file)
        except PictureError as e:
            raise PictureError(*(msgspec.structs.replace(problem, file=file) for problem in e.problems)) from None

    def _find(
        self,
        file: str,
        before: dict[str, tuple[Stamp, Found]],
        now: dict[str, tuple[Stamp, Found]],
        read: Callable[[Path], Found],
    ) -> Found:
        if file not in now:
            try:
                stamp = stamps.of(self._site / file)
            except OSError as e:
                why = f"it cannot be read: {e.strerror}"
                raise PictureError(Problem(file, 1, why, "check its name and permissions")) from None
            known = before.get(file)
            if known is None or known[0] != stamp:
                if not stamps.counts(stamp, time.time_ns()):
                    self._unsettled.add(file)
                known = stamp, self._named(file, read)
            now[file] = known
        return now[file][1]
