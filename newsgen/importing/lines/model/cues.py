"""A cue: something that a line may be written with."""

from collections.abc import Callable

import msgspec

from newsgen.importing.lines.seen import Seen


class Cue(msgspec.Struct, frozen=True):
    """What is looked for by `fits`, in the last `reach` characters of a line or, where that is 0, in all of it.

    One of `words` and one of `signs` must be there, unless there are none: to see that takes less time.
    """

    name: str
    fits: Callable[[str], object]
    words: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()
    reach: int = 0

    def holds(self, entry: Seen) -> bool:
        """Whether the line is written with it."""
        if self.words and self.words.isdisjoint(entry.words):
            return False
        text = entry.block.text
        if self.signs and not any(map(text.__contains__, self.signs)):
            return False
        return bool(self.fits(text[-self.reach :]))
