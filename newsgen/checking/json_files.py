"""JSON files, and the line numbers of JSON values, which parsers do not report."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from newsgen.checking.records import Fault

Path = tuple[str | int, ...]
"""The path to a value: its keys and, in lists, its indices, from 0."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+')


class Json(msgspec.Struct, frozen=True):
    """A JSON file: its text and its value."""

    file: str
    text: str
    value: Any


def read(file: str, data: bytes) -> Json | Fault:
    """The JSON in the output file `file`; a Fault where it is broken."""
    try:
        return Json(file, data.decode(), msgspec.json.decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        said = str(e).removeprefix("JSON is malformed: ")
        return Fault(1, f"the JSON is broken: {said}", "mend the template that it is made with")


def has_words(value: Any) -> bool:
    """Whether a value is a text that is not blank."""
    return isinstance(value, str) and bool(value.strip())


def line_of(text: str, path: Path) -> int:
    """The line, from 1, at which the value at `path` begins; if there is none, that of its nearest container."""
    best, line = -1, 1
    for found, at in _values(text):
        if len(found) > best and found == path[: len(found)]:
            best, line = len(found), at
    return line


def lines(text: str, depth: int) -> dict[Path, int]:
    """The lines at which values up to `depth` steps deep begin, by path."""
    return {path: at for path, at in _values(text) if len(path) <= depth}


def _values(text: str) -> Iterator[tuple[Path, int]]:
    """The path and line of every value in a JSON text, in order; the text must be valid JSON."""
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
