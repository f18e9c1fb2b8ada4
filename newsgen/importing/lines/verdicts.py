"""The verdict on a line of a dump."""

import msgspec

from newsgen.importing.records import Role


class Verdict(msgspec.Struct, frozen=True):
    """The role of a line, the confidence in that from 0 to 1, and why, in words for an editor."""

    role: Role
    confidence: float
    why: str
