"""A cue: something in the wording of a line."""

from collections.abc import Callable

import msgspec

from newsgen.importing.lines.seen import Seen


class Cue(msgspec.Struct, frozen=True):
    """What `fits` looks for in the last `reach` characters of a line, or in all of it where that is 0.

    Where there are `words` or `signs`, one of each must be in the line, which is quicker to check.
    """

    name: str
    fits: Callable[[str], object]
    words: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()
    reach: int = 0

    def holds(self, entry: Seen) -> bool:
        """Whether the line has this cue."""
        if self.words and self.words.isdisjoint(entry.words):
            return False
        text = entry.block.text
        if self.signs and not any(map(text.__contains__, self.signs)):
            return False
        return bool(self.fits(text[-self.reach :]))
