"""YAML to dicts, lists, text and None; anything beyond such plain data is refused, with its line.

This reads the parser's events: composing nodes first takes twice as long, and recurses. Scalars stay the text that was
typed, so that a record's field can decide their type.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NoReturn

import yaml

MAX_DEPTH = 20
"""How deep lists and mappings may nest."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser: libyaml, if PyYAML was built with it."""

_UNFIT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML and XML forbid. YAML's escapes can still produce them, and no text needs them."""

_HASH_WORD = re.compile(r"\s+(#(?:[^\s#]\S*|$))")
"""A comment that looks like text: `Ferry is #1` has one."""

_AT_TOP = 2
"""The number of open levels where a top-level value begins: that of documents, and the top mapping."""

_NO_VALUES = ("", "~", "null")
_NO_TAGS = (None, "!")
_PLAIN = "tag:yaml.org,2002:"

Refuse = Callable[[int, str, str], NoReturn]
"""A callback that raises the caller's error, for a line (from 0 in the YAML), what is wrong, and what to do."""

Entries = Mapping[str, Sequence[int]]
"""The lines, from 0, on which the entries of top-level lists start, by the list's key."""


def read(text: str, refuse: Refuse, *, lossless: bool) -> tuple[Any, Entries]:
    """The data in `text`, None if it is empty, and the lines of entries. Raises yaml.YAMLError if it is broken.

    Words that YAML would drop are refused: an anchor (&) and, if `lossless`, as for files written for newsgen, also a
    comment that looks like text.
    """
    reading = _Reading(text.split("\n") if lossless and "#" in text else (), refuse)
    takers = {
        yaml.ScalarEvent: reading.take_scalar,
        yaml.MappingStartEvent: reading.enter,
        yaml.SequenceStartEvent: reading.enter,
        yaml.MappingEndEvent: reading.leave,
        yaml.SequenceEndEvent: reading.leave,
        yaml.AliasEvent: reading.refuse_alias,
        yaml.DocumentStartEvent: reading.begin,
    }
    loader = LOADER(text)
    while type(event := loader.get_event()) is not yaml.StreamEndEvent:
        if take := takers.get(type(event)):
            take(event)
    loader.dispose()
    if reading.anchor is not None:
        refuse(reading.anchor, "YAML drops a word that starts with &", "put quotes around the value")
    return (reading.whole.held[0] if reading.whole.held else None), reading.entries


def unfit(text: str) -> str:
    """The first character of `text` that YAML forbids; empty if there is none."""
    found = _UNFIT.search(text)
    return found[0] if found else ""


def check_characters(text: str, line: int, refuse: Refuse) -> None:
    """Refuse a forbidden character in `text`, which starts on `line`."""
    if character := unfit(text):
        line += text.count("\n", 0, text.index(character))
        refuse(line, f"there is a control character here (U+{ord(character):04X})", "remove it")


def is_deep(value: Any, most: int = MAX_DEPTH) -> bool:
    """Whether lists and mappings nest deeper than `most` in the plain data `value`, itself included."""
    level = [value]
    for _ in range(most):
        level = [inner for one in level for inner in _inside(one)]
    return any(isinstance(one, dict | list) for one in level)


def _inside(value: Any) -> Collection[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def refuse_depth(line: int, refuse: Refuse) -> NoReturn:
    """Refuse data that nests too deep."""
    refuse(line, f"lists or mappings nest deeper than {MAX_DEPTH}", "flatten them")


class _Reading:
    """The state of reading a text, event by event. `lines` are the text's, or empty if comments do not matter.

    Events are typed as Any: PyYAML's stubs say that marks may be missing, but libyaml's events always have them.
    """

    def __init__(self, lines: Sequence[str], refuse: Refuse) -> None:
        self._lines = lines
        self._refuse = refuse
        self.whole = _List()
        self._levels: list[_List | _Mapping] = [self.whole]
        self.entries: dict[str, list[int]] = {}
        self.anchor: int | None = None

    def take_scalar(self, event: Any) -> None:
        value = event.value
        if not value.isprintable():
            check_characters(value.replace("\n", " "), event.start_mark.line, self._refuse)
        if self._lines:
            self._check_comment(event)
        self._look_at_marks(event)
        self._levels[-1].add(None if value in _NO_VALUES and not event.style else value, event, self._refuse)

    def enter(self, event: Any) -> None:
        self._look_at_marks(event)
        below = _Mapping() if type(event) is yaml.MappingStartEvent else _List()
        above = self._levels[-1]
        if type(below) is _List and type(above) is _Mapping and above.key is not None and len(self._levels) == _AT_TOP:
            self.entries[above.key] = below.lines
        above.add(below.held, event, self._refuse)
        self._levels.append(below)
        if len(self._levels) > MAX_DEPTH + 1:
            refuse_depth(event.start_mark.line, self._refuse)

    def leave(self, event: Any) -> None:
        del event
        self._levels.pop()

    def refuse_alias(self, event: Any) -> NoReturn:
        self._refuse(event.start_mark.line, "YAML aliases (&, *) are not accepted", "write the value out in full")

    def begin(self, event: Any) -> None:
        if self.whole.held:
            self._refuse(event.start_mark.line, "another document starts here", "remove this line and what follows")

    def _look_at_marks(self, event: Any) -> None:
        tag = event.tag
        if event.anchor is not None and self.anchor is None:
            self.anchor = event.start_mark.line
        if tag not in _NO_TAGS and (not tag.startswith(_PLAIN) or tag.startswith(f"{_PLAIN}python")):
            self._refuse(event.start_mark.line, f"the YAML tag {tag!r} is not accepted", "remove it")

    def _check_comment(self, event: Any) -> None:
        """Refuse a comment that looks like part of the scalar before it."""
        end = event.end_mark
        if event.style in ("|", ">") or end.line >= len(self._lines):
            return
        if comment := _HASH_WORD.match(self._lines[end.line], end.column):
            what = f"YAML takes {comment[1]!r} and what follows for a comment, and drops it"
            self._refuse(end.line, what, "put quotes around the value, or a space after the # if it is one")


class _List:
    """A list being read, and the lines, from 0, on which its entries start."""

    def __init__(self) -> None:
        self.held: list[Any] = []
        self.lines: list[int] = []

    def add(self, value: Any, event: Any, refuse: Refuse) -> None:
        """Append an entry."""
        del refuse
        self.held.append(value)
        self.lines.append(event.start_mark.line)


class _Mapping:
    """A mapping being read: keys and values in turn. `key` is the one that awaits its value."""

    def __init__(self) -> None:
        self.held: dict[str, Any] = {}
        self.key: str | None = None

    def add(self, value: Any, event: Any, refuse: Refuse) -> None:
        """Add a key, or the value of the last one. Keys are always text."""
        if self.key is not None:
            self.held[self.key], self.key = value, None
            return
        line = event.start_mark.line
        if type(event) is not yaml.ScalarEvent:
            refuse(line, "a key here is not plain text", "use a word as the key")
        if event.value in self.held:
            refuse(line, f"the key `{event.value}` stands here twice", "keep one of them")
        self.key = event.value
