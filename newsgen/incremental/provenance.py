"""The code and libraries that made a cached value: it is valid as long as they are the same."""

import functools
import unicodedata
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import newsgen
from newsgen.incremental import digests

_SHARED = ("*.py", "formats/*.py", "incremental/*.py", "languages/*.py")
"""The code that every value depends on."""


@functools.cache
def of(stages: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """A text that identifies the code and libraries that make a value.

    `stages` are the parts of newsgen that make it, besides the shared ones; `libraries` are installed packages. Raises
    PackageNotFoundError, which is a bug, for one that is not installed.
    """
    own = digests.of(*(path.read_bytes() for path in code(stages)))
    # Names are case-folded and sorted by Python's Unicode tables.
    found = [f"{name} {version(name)}" for name in libraries]
    return "; ".join([*found, f"unicode {unicodedata.unidata_version}", own])


def code(stages: Iterable[str]) -> list[Path]:
    """The source files and catalogs of `stages` and the shared parts, in a fixed order."""
    package = Path(newsgen.__file__).parent
    patterns = (*_SHARED, *(f"{stage}/**/*.p[oy]" for stage in stages))
    return sorted({path for pattern in patterns for path in package.glob(pattern)})
