"""The digest by which newsgen knows bytes again: one kind for all files, texts and records.

Import's receipts alone have another kind: they lie in the sites, and keep the one that they began with.
"""

from hashlib import blake2b


def raw(*parts: bytes | memoryview, size: int = 16) -> bytes:
    """BLAKE2b of `parts`, one after the other, in `size` bytes.

    With 16, no two different values that anybody can make have the same.
    """
    found = blake2b(digest_size=size)
    for part in parts:
        found.update(part)
    return found.digest()


def of(*parts: bytes | memoryview) -> str:
    """The same in hexadecimal."""
    return raw(*parts).hex()


def short(data: bytes) -> str:
    """The same of 8 bytes, for the names of files."""
    return raw(data, size=8).hex()
