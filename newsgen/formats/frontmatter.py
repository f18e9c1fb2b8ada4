"""The article format on disk: front matter in YAML between two `---` lines, then Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import yaml

from newsgen.errors import ContentError, Problem, raise_all
from newsgen.formats import merges, plain_yaml, typed_yaml
from newsgen.formats.plain_yaml import Entries
from newsgen.model import FrontMatter

FENCE = "---"

HEAD_LINE = 2
"""The line of a file on which its front matter starts, below the fence."""

_PARTS = re.compile(rf"\ufeff?{FENCE}[^\S\n]*\n(?P<head>(?:.*\n)*?){FENCE}[^\S\n]*(?:\n|\Z)")
"""An article file to the end of its head."""


class Document(msgspec.Struct, frozen=True):
    """The parts of an article file: `body` starts on line `body_line` of the file, counted from 1.

    `entries` has the lines of the entries of the head's lists, for `entry_line`. `problems` are the head's errors;
    `broken` are the keys that they are about, which `head` lacks.
    """

    head: FrontMatter
    body: str
    body_line: int
    entries: Entries = {}
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()

    def entry_line(self, key: str, number: int) -> int:
        """The line of the file on which the entry with this index of the list `key` starts."""
        return HEAD_LINE + self.entries[key][number]


def parse(text: str, file: str) -> Document:
    """Parse the text of `file`. Raises ContentError with all that is wrong with the front matter."""
    document = look(text, file)
    raise_all(ContentError, document.problems)
    return document


def look(text: str, file: str) -> Document:
    """The same, but returns errors as `problems`, so that the rest can be checked as well.

    Raises ContentError if the front matter is missing or cannot be read at all, and for conflict markers.
    """
    if (merged := merges.line_of(text)) is not None:
        raise ContentError(Problem(file, merged + 1, merges.WHAT, merges.REMEDY))
    parts = _PARTS.match(text)
    if parts is None:
        begins = text.removeprefix("\ufeff").partition("\n")[0].rstrip() == FENCE
        absent = "there is no front matter", f"start the file with a line `{FENCE}`"
        endless = "the front matter does not end", f"put a line `{FENCE}` between it and the text"
        raise ContentError(Problem(file, 1, *(endless if begins else absent)))
    head = parts["head"]
    found = typed_yaml.look(
        head.removesuffix("\n"), FrontMatter, file, first_line=HEAD_LINE, error=ContentError, spare={"title": "?"}
    )
    problems = found.problems
    if not found.record.title.strip():
        line = line_of(text, "title")
        problems = (*problems, Problem(file, line, "`title` is empty", "give the article a headline"))
    for key in ("date", "embargo"):
        if key in found.empty:
            what, remedy = f"`{key}` is empty", "write a time, such as 2026-03-02T06:30, or remove the line"
            problems = (*problems, Problem(file, line_of(text, key), what, remedy))
    line = HEAD_LINE + head.count("\n") + 1
    return Document(found.record, text[parts.end() :], line, found.entries, problems, found.broken)


def unfit(head: FrontMatter) -> str:
    """The first character in `head` that YAML forbids, so no file with it could be read; empty if there is none."""
    return next(filter(None, map(plain_yaml.unfit, _texts(msgspec.to_builtins(head)))), "")


def _texts(value: object) -> Iterator[str]:
    """Yields all texts in plain data, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for part in pair for text in _texts(part))
    elif isinstance(value, Sequence):
        yield from (text for part in value for text in _texts(part))


def write(head: FrontMatter, body: str) -> str:
    """The file's text. `parse(write(head, body), …)` returns `head`, and `body` but for blank lines at its ends."""
    return f"{FENCE}\n{_yaml(msgspec.to_builtins(head))}{FENCE}\n\n{body.strip(chr(10))}\n"


def readdressed(text: str, slug: str) -> str:
    """`text`, which `write` made of an article with a slug, with another `slug`, much faster than by `write`."""
    # Values over several lines are indented, so the first line that begins like this is the key.
    start = text.index("\nslug: ") + 1
    return text[:start] + _yaml({"slug": slug}) + text[text.index("\n", start) + 1 :]


def line_of(text: str, *steps: str | int) -> int:
    """The line of what `steps` lead to in the head of a file whose `text` can be parsed.

    A step is a key or, in a list, an index. If nothing is there, it is the line of the nearest existing parent.
    """
    parts = _PARTS.match(text)
    return HEAD_LINE + typed_yaml.line_of(parts["head"] if parts else "", steps)


def _yaml(values: dict[str, Any]) -> str:
    text: str = yaml.dump(values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2**31 - 1)
    return text


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # libyaml's, where there is one
    """Lists of plain words on one line, the rest in blocks, as an editor would write them."""

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        plain = all(not isinstance(item, dict | list) for item in sequence)
        flow = plain if flow_style is None else flow_style
        node: yaml.SequenceNode = super().represent_sequence(tag, sequence, flow_style=flow)
        return node


# typed_yaml reads every scalar as text, so times need no quotes here either.
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
