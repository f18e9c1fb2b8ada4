"""Where code begins and ends within the lines of Markdown."""

import re
from bisect import bisect_left

MARK = r"`+"
"""A run of backticks, which opens code or closes it."""

_RUN = re.compile(MARK)


class Ticks:
    """The runs of backticks in a text, by their length, so that each is looked for once."""

    def __init__(self, text: str) -> None:
        self._starts: dict[int, list[int]] = {}
        for run in _RUN.finditer(text):
            self._starts.setdefault(len(run[0]), []).append(run.start())

    def closing(self, opening: re.Match[str], before: int) -> int:
        """Where the code that the run `opening` starts ends, 0 where no run as long stands behind it and `before`."""
        length = len(opening[0])
        starts = self._starts.get(length, [])
        place = bisect_left(starts, opening.end())
        return starts[place] + length if place < len(starts) and starts[place] < before else 0
