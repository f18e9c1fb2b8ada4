"""Where code spans begin and end within the lines of Markdown."""

import re
from bisect import bisect_left

MARK = r"`+"
"""A run of backticks, which opens or closes code."""

_RUN = re.compile(MARK)


class Ticks:
    """The runs of backticks in a text, by their length, found once for all."""

    def __init__(self, text: str) -> None:
        self._starts: dict[int, list[int]] = {}
        for run in _RUN.finditer(text):
            self._starts.setdefault(len(run[0]), []).append(run.start())

    def closing(self, opening: re.Match[str], before: int) -> int:
        """Where the code that the run `opening` starts ends, 0 where no run of its length starts `before`."""
        length = len(opening[0])
        starts = self._starts.get(length, [])
        place = bisect_left(starts, opening.end())
        return starts[place] + length if place < len(starts) and starts[place] < before else 0
