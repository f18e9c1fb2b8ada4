"""Whether a file in the cache is still the one that was made: a damaged one is made again, and never published."""

from pathlib import Path

import msgspec

from newsgen.incremental import digests, stamps
from newsgen.incremental.stamps import Stamp


class Seal(msgspec.Struct, frozen=True, array_like=True):
    """How a file was left: its stamp, and the digest of its bytes."""

    stamp: Stamp
    digest: str

    def holds(self, file: Path) -> bool:
        """Whether `file` is as it was; it is read only where something has touched it since."""
        try:
            return stamps.of(file) == self.stamp or digests.of(file.read_bytes()) == self.digest
        except OSError:
            return False


def seal(file: Path) -> Seal:
    """The seal of a file that has just been made. Raises OSError."""
    return Seal(stamps.of(file), digests.of(file.read_bytes()))
