"""What a kept value was made by: it holds for as long as the same code and libraries would make it again."""

import functools
import unicodedata
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import newsgen
from newsgen.incremental import digests

_SHARED = ("*.py", "formats/*.py", "incremental/*.py", "languages/*.py")
"""The code that everything is made with."""


@functools.cache
def of(stages: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """What makes a value, as text that is equal where the value would be.

    `stages` are those parts of newsgen that make it with the shared ones; `libraries` are packages as they are
    installed. Raises PackageNotFoundError, a fault of newsgen's own, for one that is not.
    """
    own = digests.of(*(path.read_bytes() for path in code(stages)))
    # Python's tables of letters say how names are folded and sorted.
    found = [f"{name} {version(name)}" for name in libraries]
    return "; ".join([*found, f"unicode {unicodedata.unidata_version}", own])


def code(stages: Iterable[str]) -> list[Path]:
    """The files of newsgen that a value is made by which `stages` make, in a fixed order."""
    package = Path(newsgen.__file__).parent
    patterns = (*_SHARED, *(f"{stage}/**/*.p[oy]" for stage in stages))
    return sorted({path for pattern in patterns for path in package.glob(pattern)})
