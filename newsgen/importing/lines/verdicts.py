"""What is made of a line of a dump."""

import msgspec

from newsgen.importing.records import Role


class Verdict(msgspec.Struct, frozen=True):
    """The role of a line, how sure that is from 0 to 1, and why it is so in words for an editor."""

    role: Role
    confidence: float
    why: str
