"""What a kept value was made by: it holds for as long as the same code and libraries would make it again."""

import functools
import unicodedata
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import newsgen


@functools.cache
def of(code: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """What makes a value, as text that is equal where the value would be.

    `code` are newsgen's own files, as patterns below its folder; `libraries` are packages as they are installed. Raises
    PackageNotFoundError, a fault of newsgen's own, for one that is not.
    """
    own = blake2b(digest_size=16)
    package = Path(newsgen.__file__).parent
    for path in sorted(path for pattern in code for path in package.glob(pattern)):
        own.update(path.read_bytes())
    # Python's tables of letters say how names are folded and sorted.
    found = [f"{name} {version(name)}" for name in libraries]
    return "; ".join([*found, f"unicode {unicodedata.unidata_version}", own.hexdigest()])
