"""Which derivatives of a picture were made before, and whether they are intact, without loading what makes them."""

from pathlib import Path

import msgspec

from newsgen.incremental import cache
from newsgen.pictures.derivatives import Derivation, Rendition
from newsgen.pictures.seals import Seal

_RECORD = "1"
"""The version of the record's format."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What was made: `seals` show whether each file, by its name, is intact; `written` names the new files.

    `placeholder` is a tiny blurred copy as a `data:` address, empty where the picture may be transparent.
    """

    placeholder: str
    seals: dict[str, Seal] = {}
    written: tuple[str, ...] = ()


def made_before(derivation: Derivation, into: Path) -> Made | None:
    """What an earlier making left in the folder `into`; None if a file is missing or damaged."""
    made = recorded(derivation, into)
    return made if made and not lacking(derivation, made, into) else None


def recorded(derivation: Derivation, into: Path) -> Made | None:
    """The record of an earlier making, whatever has become of its files; None without one."""
    return cache.load(into / derivation.record, Made, _RECORD)


def record(derivation: Derivation, made: Made, into: Path) -> None:
    """Record in the folder `into` what was made. Raises OSError."""
    cache.save(into / derivation.record, made, _RECORD)


def lacking(derivation: Derivation, made: Made | None, into: Path) -> list[Rendition]:
    """The renditions whose files are missing or changed."""
    known = made.seals if made else {}
    return [r for r in derivation.renditions if r.name not in known or not known[r.name].holds(into / r.name)]
