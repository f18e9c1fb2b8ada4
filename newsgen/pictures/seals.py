"""Check whether a file in the cache is still as it was made: a damaged one is made again, and never published."""

from pathlib import Path

import msgspec

from newsgen.incremental import digests, stamps
from newsgen.incremental.stamps import Stamp


class Seal(msgspec.Struct, frozen=True, array_like=True):
    """The state of a finished file: its stamp, and the digest of its bytes."""

    stamp: Stamp
    digest: str

    def holds(self, file: Path) -> bool:
        """Whether `file` is unchanged; it is read only if its stamp differs."""
        try:
            return stamps.of(file) == self.stamp or digests.of(file.read_bytes()) == self.digest
        except OSError:
            return False


def seal(file: Path) -> Seal:
    """The seal of a file just made. Raises OSError."""
    return Seal(stamps.of(file), digests.of(file.read_bytes()))
