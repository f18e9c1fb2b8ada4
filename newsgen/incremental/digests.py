"""The digest for all files, texts and records: BLAKE2b.

Only import's receipts use another: they are part of the sites, and keep the one that they began with.
"""

from hashlib import blake2b


def raw(first: bytes | memoryview, *others: bytes | memoryview, size: int = 16) -> bytes:
    """BLAKE2b of `first` and `others`, concatenated, in `size` bytes.

    With 16, no two different values will collide by accident, and to make two that do takes some 2⁶⁴ attempts.
    """
    found = blake2b(first, digest_size=size)
    for part in others:
        found.update(part)
    return found.digest()


def of(*parts: bytes | memoryview) -> str:
    """The same in hexadecimal."""
    return raw(*parts).hex()


def short(data: bytes) -> str:
    """The same in 8 bytes, for file names."""
    return raw(data, size=8).hex()
