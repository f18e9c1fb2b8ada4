"""What was made of a picture before, and whether all of it is still whole; told without loading what makes it."""

from pathlib import Path

import msgspec

from newsgen.incremental import cache
from newsgen.pictures.derivatives import Derivation, Rendition
from newsgen.pictures.seals import Seal

_RECORD = "1"
"""The format in which it is noted what was made."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What was made: `seals` tell of each file, by its name, whether it is still whole, and `written` has the names of
    those that were not there before.

    `placeholder` is a tiny blurred copy as a data address, empty where the picture is transparent.
    """

    placeholder: str
    seals: dict[str, Seal] = {}
    written: tuple[str, ...] = ()


def made_before(derivation: Derivation, into: Path) -> Made | None:
    """What the folder `into` has of an earlier making; None where a file is missing or not whole."""
    made = recorded(derivation, into)
    return made if made and not lacking(derivation, made, into) else None


def recorded(derivation: Derivation, into: Path) -> Made | None:
    """What was said of an earlier making, whatever has become of its files."""
    return cache.load(into / derivation.record, Made, _RECORD)


def record(derivation: Derivation, made: Made, into: Path) -> None:
    """Say in the folder `into` what was made. Raises OSError."""
    cache.save(into / derivation.record, made, _RECORD)


def lacking(derivation: Derivation, made: Made | None, into: Path) -> list[Rendition]:
    """What is not there, or not as it was made."""
    known = made.seals if made else {}
    return [r for r in derivation.renditions if r.name not in known or not known[r.name].holds(into / r.name)]
