"""Whether a file in the cache is still the one that was made: a damaged one is made again, and never published."""

from hashlib import blake2b
from pathlib import Path

import msgspec

from newsgen import stamps
from newsgen.stamps import Stamp


class Seal(msgspec.Struct, frozen=True, array_like=True):
    """How a file was left: its stamp, and the digest of its bytes (BLAKE2b, 16 bytes, in hexadecimal)."""

    stamp: Stamp
    digest: str

    def holds(self, file: Path) -> bool:
        """Whether `file` is as it was; it is read only where something has touched it since."""
        try:
            return stamps.of(file) == self.stamp or _digest(file) == self.digest
        except OSError:
            return False


def seal(file: Path) -> Seal:
    """The seal of a file that has just been made. Raises OSError."""
    return Seal(stamps.of(file), _digest(file))


def _digest(file: Path) -> str:
    return blake2b(file.read_bytes(), digest_size=16).hexdigest()
