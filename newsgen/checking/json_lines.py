"""On which line of a JSON text a value stands; parsers do not tell."""

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""The way to a value: the keys and, in lists, the numbers, counted from 0."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+')


def line_of(text: str, path: Path) -> int:
    """The line, counted from 1, at which the value at `path` begins; without one, that of what would hold it."""
    best, line = -1, 1
    for found, at in _values(text):
        if len(found) > best and found == path[: len(found)]:
            best, line = len(found), at
    return line


def lines(text: str, depth: int) -> dict[Path, int]:
    """The lines at which the values begin that are at most `depth` steps deep."""
    return {path: at for path, at in _values(text) if len(path) <= depth}


def _values(text: str) -> Iterator[tuple[Path, int]]:
    """Every value of a JSON text, as its path and its line, in their order; the text has been parsed before."""
    steps: list[str | int] = []
    in_object: list[bool] = []
    before, line, counted = "", 1, 0
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word in ("}", "]"):
            in_object.pop()
            steps.pop()
        elif word == ",":
            if not in_object[-1]:
                steps[-1] = int(steps[-1]) + 1
        elif word == ":":
            pass
        elif in_object and in_object[-1] and before in ("{", ","):
            steps[-1] = word[1:-1]
        else:
            line += text.count("\n", counted, token.start())
            counted = token.start()
            yield tuple(steps), line
            if word in ("{", "["):
                in_object.append(word == "{")
                steps.append("" if word == "{" else 0)
        before = word
