"""Lists within lists, indented by two or three spaces as most programs write them, and CommonMark allows.

    - By day
      - At seven
      - At noon

Python-Markdown asks for four spaces, and would take the inner items for outer ones, or for words of the item above.
"""

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from newsgen.formats import budget

_ITEM = re.compile(r"( *)(?:[-*+]|\d+\.) +(?=\S)")

_STEP = 4
"""The spaces by which Python-Markdown knows an inner item."""

_LEAST = 2
"""The spaces by which an item must be indented further than one to be within it."""


def install(engine: Markdown) -> None:
    """Have `engine` know such lists."""
    # After fenced code (25) is taken out of the lines, and tabs (30) are spaces.
    engine.preprocessors.register(_Nesting(engine), "newsgen-nesting", 22)


class _Nesting(Preprocessor):
    """Indents each item as far as the engine needs it; those that are, and what is no item, stay as they are."""

    def run(self, lines: list[str]) -> list[str]:
        return list(_indented(lines))


def _indented(lines: list[str]) -> Iterator[str]:
    around: list[int] = []  # of each item that the next may be within, from the outermost on: its indent as written
    for line in lines:
        found = _ITEM.match(line)
        if found is None:
            if line[:1].strip():  # words at the margin end all lists
                around = []
            yield line
            continue
        indent = found.end(1)
        while around and indent < around[-1] + _LEAST:
            around.pop()
        depth = min(len(around), budget.MAX_DEPTH)
        if around or indent < _STEP:  # else it is code
            around.append(indent)
        yield line if indent >= depth * _STEP else " " * (depth * _STEP) + line[indent:]
