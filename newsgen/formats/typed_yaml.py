"""YAML into a typed, frozen record, with a line for every error.

Two choices keep surprises out of a newsroom's files. Scalars stay the text that was typed until a record's field
decides their type, so `title: 1984`, `tags: [no]` and `date: 2026-03-02` need no quotes. And what YAML offers beyond
plain data is refused: aliases (a few lines of them expand to gigabytes), tags that name types, duplicate keys. Where
YAML would drop words that somebody meant, as in `title: Ferry is #1`, newsgen's own files are refused as well.
"""

import functools
import re
from collections.abc import Mapping
from itertools import islice
from typing import Any, Generic, NoReturn, TypeVar

import msgspec
import yaml

from newsgen.errors import NewsgenError, Problem, raise_all
from newsgen.formats import misfits, plain_yaml
from newsgen.formats.misfits import Steps

MAX_BYTES = 256 * 1024
"""The most YAML that is read from a text, in bytes."""

MAX_DIRECTIVES = 100
"""The most lines that start with a percent sign: libyaml compares each directive with all others."""

_BREAKS = str.maketrans(dict.fromkeys("\r\x85\u2028\u2029", " "))
"""Line ends in YAML 1.1 that editors do not count as such, so that line numbers would be wrong."""

_OF_TABS = re.compile("cannot start any token|tab character")
"""YAML's error messages about a tab; the first one may also be about another character."""

MOST = 20
"""The most problems reported for one text."""

Record = TypeVar("Record")


class Found(msgspec.Struct, Generic[Record], frozen=True):
    """The record in a text, the lines of its lists' entries, and its errors.

    `entries` counts lines from 0 in the text. `broken` are the keys that `problems` are about, which the record lacks.
    `empty` keys have no value.
    """

    record: Record
    entries: plain_yaml.Entries
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()


def parse(text: str, kind: type[Record], file: str, *, first_line: int, error: type[NewsgenError]) -> Record:
    """The record of type `kind` in `text`.

    `first_line` is the line of `file` on which `text` starts. Raises one `error` with everything that does not fit
    `kind`, or with one problem if the YAML is broken or too large.
    """
    found = look(text, kind, file, first_line=first_line, error=error)
    raise_all(error, found.problems)
    return found.record


def look(  # noqa: PLR0913  # what is read, where it stands, and what becomes of mistakes
    text: str,
    kind: type[Record],
    file: str,
    *,
    first_line: int,
    error: type[NewsgenError],
    spare: Mapping[str, Any] = {},
) -> Found[Record]:
    """The same, but returns misfits as `problems`, so that the rest can be checked as well.

    `spare` has substitutes for required keys. Raises `error` if no record can be made of the text.
    """

    def refuse(line: int, what: str, remedy: str) -> NoReturn:
        raise error(Problem(file, first_line + line, what, remedy))

    data, entries = _read(text, kind, refuse)
    try:
        record = msgspec.convert(data, kind, strict=False)
        return Found(record, entries, empty=_empty(data))
    except msgspec.ValidationError:
        wrong = tuple(islice(misfits.find(data, kind), MOST))
    lines = (first_line + line_of(text, misfit.steps) for misfit in wrong)
    told = zip(lines, misfits.explain(wrong, kind), strict=True)
    problems = tuple(sorted(Problem(file, line, *said) for line, said in told))
    broken = frozenset(str(misfit.steps[0]) for misfit in wrong if misfit.steps)
    try:
        right = {**spare, **{key: value for key, value in data.items() if key not in broken}}
        return Found(msgspec.convert(right, kind, strict=False), entries, problems, broken, _empty(data))
    except (AttributeError, msgspec.ValidationError):  # AttributeError if the data is no mapping
        raise error(*problems) from None


def _empty(data: Any) -> frozenset[str]:
    return frozenset(key for key, value in data.items() if value is None) if isinstance(data, dict) else frozenset()


def line_of(text: str, steps: Steps) -> int:
    """The line, from 0 in the valid `text`, of what `steps` lead to, or of its nearest existing parent.

    The line of a value in a mapping is that of its key.
    """
    node, line = _composed(text), 0
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in node.value if p[0].value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
    return line


def text_of(text: str, steps: Steps) -> str:
    """The scalar at `steps`, all keys, in the valid `text`, as it was typed; empty if there is none."""
    node = _composed(text)
    for step in steps:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == step), None)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


@functools.lru_cache(maxsize=1)
def _composed(text: str) -> yaml.Node | None:
    """The nodes of `text`, with their positions; cached, since a text with one error often has several."""
    return yaml.compose(text.translate(_BREAKS), Loader=plain_yaml.LOADER)


def _read(text: str, kind: type, refuse: plain_yaml.Refuse) -> tuple[Any, plain_yaml.Entries]:
    """The plain data of `text` and the lines of entries, for a record of type `kind`."""
    if len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        refuse(0, f"there is more than {MAX_BYTES // 1024} KB of YAML here", "move long text into the body")
    if text.count("\n%") > MAX_DIRECTIVES:
        refuse(0, f"more than {MAX_DIRECTIVES} lines start with a percent sign", "put quotes around such values")
    plain_yaml.check_characters(text, 0, refuse)
    text = text.translate(_BREAKS)
    try:
        # A dict is for files of other programs, whose comments may look like anything.
        data, entries = plain_yaml.read(text, refuse, lossless=hasattr(kind, "__struct_fields__"))
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        if "nesting depth" in str(e):  # libyaml's own limit, reached while it reads ahead
            plain_yaml.refuse_depth(_at(mark), refuse)
        if mark is not None and e.context_mark is not None and mark.line > text.count("\n"):
            mark = e.context_mark  # the construct that is not closed
        row = _row(text, mark)
        if mark is not None and "\t" in row[: mark.column + 1] and _OF_TABS.search(e.problem or ""):
            refuse(_at(mark), "there is a tab here", "use spaces")
        refuse(_at(mark), f"the YAML is broken: {e.problem or e.context}", _advice(e, row))
    except yaml.YAMLError as e:
        reason = str(e).splitlines()[0]
        refuse(0, f"the YAML is broken: {reason}", "remove what is not plain text")
    return {} if data is None else data, entries


def _at(mark: Any) -> int:
    return 0 if mark is None else mark.line


def _row(text: str, mark: Any) -> str:
    return "".join(text.split("\n")[_at(mark) :][:1])  # the end of the text may be past its last line


def _advice(e: yaml.MarkedYAMLError, line: str) -> str:
    value = re.split(r":\s+|-\s+", line, maxsplit=1)[-1]
    if value[:1] in {'"', "'"}:
        other = "'" if value[0] == '"' else '"'
        return f"a value that starts with {value[0]} ends at the next one: put {other} around the whole of it"
    if value[:1] == "{" and value.count(":") > 1:
        return "put quotes around the words of each value between braces that have a colon or a comma in them"
    if value[:1] and value[0] in "*&!%@`|>[{?":
        return f"put quotes around a value that starts with {value[0]}"
    if "mapping values are not allowed" in (e.problem or ""):
        return "put quotes around a value that has a colon in it, and a space after the colon of each key"
    if _OF_TABS.search(e.problem or ""):
        return "indent with spaces, and quote a value that starts with a special character"
    return "look at this line and the one before for a missing quote, colon or bracket"
