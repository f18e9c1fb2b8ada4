"""The article format on disk: a YAML head between two `---` lines, then Markdown.

Importing writes it, the content stage reads it, and nothing else does either.
"""

from typing import Any

import msgspec
import yaml

from newsgen import typed_yaml
from newsgen.errors import ContentError, Problem
from newsgen.model import FrontMatter

FENCE = "---"


class Document(msgspec.Struct, frozen=True):
    """An article file, taken apart: `body` starts on line `body_line` of the file, counted from 1."""

    head: FrontMatter
    body: str
    body_line: int


def parse(text: str, file: str) -> Document:
    """Take the text of `file` apart. Raises ContentError where the front matter is missing or wrong."""
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() != FENCE:
        raise ContentError(Problem(file, 1, "there is no front matter", f"start the file with a line `{FENCE}`"))
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise ContentError(
            Problem(file, 1, "the front matter does not end", f"put a line `{FENCE}` between it and the text")
        )
    head = typed_yaml.parse("\n".join(lines[1:end]), FrontMatter, file, first_line=2, error=ContentError)
    if not head.title.strip():
        raise ContentError(Problem(file, 2, "`title` is empty", "give the article a headline"))
    return Document(head, "\n".join(lines[end + 1 :]), end + 2)


def write(head: FrontMatter, body: str) -> str:
    """The file's text. `parse(write(head, body), …)` gives `head` again, and `body` but for blank lines at its ends."""
    values: dict[str, Any] = msgspec.to_builtins(head)
    text = yaml.dump(values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2**31 - 1)
    return f"{FENCE}\n{text}{FENCE}\n\n{body.strip(chr(10))}\n"


def line_of(text: str, key: str, value: str = "") -> int:
    """The line of the file's `text` on which the top-level `key` stands or, below it, the first line with `value`."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if number > 1 and line.rstrip() == FENCE:
            break
        if at and value in line:
            return number
        if line.startswith(f"{key}:"):
            at = number
            if not value:
                break
    return at or 1


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
