"""The digest by which newsgen knows bytes again: one kind for all files, texts and records.

Import's receipts alone have another kind: they lie in the sites, and keep the one that they began with.
"""

from hashlib import blake2b


def of(data: bytes) -> str:
    """BLAKE2b, 16 bytes, in hexadecimal: no two different values that anybody can make have the same."""
    return blake2b(data, digest_size=16).hexdigest()


def short(data: bytes) -> str:
    """The same of 8 bytes, for the names of files."""
    return blake2b(data, digest_size=8).hexdigest()
