"""The front matter at the start of a Markdown file, taken off the text as plain data."""

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

import msgspec

from newsgen.errors import DumpError, Problem
from newsgen.formats import plain_yaml, typed_yaml
from newsgen.importing.records import Reading, Role
from newsgen.importing.sources import decoding

_FENCE = re.compile(r"---\s?(?:yaml|toml|json|js|javascript)?\s*$|\+\+\+\s*$", re.IGNORECASE)
_FORMS = {"+++": "TOML", "---toml": "TOML", "---json": "JSON", "---js": "JavaScript", "---javascript": "JavaScript"}
_COMMENT, _COMMENT_END = "<!--", "-->"
_JSON = re.compile(r"\{\s*(?:\"|$)")
_NIKOLA = re.compile(r"\s*(?:<!--\s{0,9})?\.\. (?P<key>[\w-]{1,40}):(?:\s+(?P<value>.*))?$")
_END_ALONE = re.compile(r"(?:-{3,}|(?P<json>;{3,}))\s*$")
_KEY = re.compile(r"[\"']?(?P<key>[A-Za-z][\w-]{0,40})[\"']?\s*:(?:\s|$)")
_MAY_BE_KEY = re.compile(r"[\w\"' -]{1,60}[:=]|[{#]")
_COMMON = frozenset({"title", "date", "draft", "published", "status", "layout", "slug", "tags", "categories", "author"})
_PELICAN = re.compile(
    r" {0,3}(?:(?P<key>[A-Za-z][\w -]{0,40}?)\s*:(?=\s|$)|(?P<tight>[A-Za-z][\w-]{0,40}):(?!//))(?P<value>.*)$"
)
_ONE_COUNTS = frozenset(
    {"title", "date", "modified", "category", "author", "authors", "tags", "slug", "summary", "lang", "url", "save_as"}
)
"""Keys of which Pelican takes the first value and Nikola the last, where they are repeated. All other keys may hold an
article back, so each value counts."""

_ROLES: tuple[tuple[str, Role], ...] = (
    ("title", "headline"),
    ("author", "byline"),
    ("date", "timestamp"),
    ("summary", "standfirst"),
    ("description", "standfirst"),
)

_PLAIN_KEY = re.compile(r"[\w$.-]+")
_REMARK = re.compile(r"^\s*//.*$", re.MULTILINE)
_AS_TEXT = "put it in quotation marks"


class Taken(msgspec.Struct, frozen=True):
    """A Markdown file's front matter as plain data, and its number of lines; `form` is "" where there is none."""

    form: str
    data: dict[str, Any]
    lines: int


def take(lines: Sequence[str], seed: str) -> Taken:
    """The front matter at the start of `lines`. Raises DumpError where it is broken."""
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    first = lines[start].rstrip() if lines else ""
    if fence := _FENCE.match(first):
        return _fenced(lines, start, seed, fence[0].strip().lower())
    if found := _nikola(lines, start, seed) or _commented(lines, start, seed) or _open(lines, start, seed):
        return found
    if first.startswith("{") and not first.startswith(("{{", "{%", "{:")):
        return _json(lines, seed)
    return _pelican(lines[start:], start)


def is_in(data: bytes) -> bool:
    """Whether the file `data` starts with front matter, even if broken; a title alone may be a text's."""
    lines = decoding.decode(data)[0].splitlines()
    try:
        taken = take(lines, "")
    except DumpError:
        first, second, *_ = [*filter(str.strip, lines[:20]), "", ""]
        return first.startswith(('{"', _COMMENT)) or (
            first.startswith(("---", "+++")) and bool(_MAY_BE_KEY.match(second))
        )
    return bool(taken.form) and (taken.form != "Pelican" or len(taken.data) > 1)


def first_key(lines: Sequence[str]) -> int:
    """The index of the line where the keys of YAML begin: below the fence or, as Hexo has it, with the first line."""
    start = next(i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith(_COMMENT))
    return start + bool(_FENCE.match(lines[start]))


def writable(data: Any) -> Any:
    """`data`, from TOML or JSON, if it can be written out again.

    Raises ValueError for a lone surrogate or for a number with more digits than Python writes, and RecursionError for
    data that nests deeper than an article's may.
    """
    if plain_yaml.is_deep(data):
        raise RecursionError
    json.dumps(data, ensure_ascii=False, default=str).encode()
    return data


def readings(lines: Sequence[str], taken: Taken) -> Iterator[Reading]:
    """Readings of those `lines` of a file that are its front matter."""
    for number, line in enumerate(lines[: taken.lines], 1):
        key = re.match(r"\W*(\w+)", line)
        role: Role = next((role for start, role in _ROLES if key and key[1].lower().startswith(start)), "boilerplate")
        yield Reading(number, role if line.strip() else "blank", line, 1.0, "front matter")


def _fenced(lines: Sequence[str], start: int, seed: str, fence: str) -> Taken:
    form = _FORMS.get(fence.replace(" ", ""), "YAML")
    ends = ("+++",) if fence == "+++" else ("---", "...")
    end = next((i for i, line in enumerate(lines[start + 1 :], start + 1) if line.rstrip() in ends), None)
    if end is None:
        if fence == "---" and not _has_common_key(lines[start + 1 :]):
            # It is a rule across the page, with which some texts begin.
            return Taken("", {}, 0)
        what = f"put a line `{ends[0]}` between it and the text"
        raise DumpError(Problem(seed, start + 1, "the front matter does not end", what))
    text = "\n".join(lines[start + 1 : end])
    if form == "YAML":
        data = typed_yaml.parse(text, dict[str, Any], seed, first_line=start + 2, error=DumpError)
        return Taken(form, data, end + 1)
    if form == "JavaScript":
        return Taken("JSON", _scripted(text, seed, start + 2), end + 1)
    if form == "JSON":
        return _json([*([""] * (start + 1)), *lines[start + 1 : end]], seed, end + 1)
    try:
        return Taken(form, writable(tomllib.loads(text)), end + 1)
    except tomllib.TOMLDecodeError as e:
        place = re.search(r"at line (\d+)", str(e))
        line = int(place[1]) + start + 1 if place else start + 2
        what = f"the TOML is broken: {str(e).partition(' (at')[0]}"
        raise DumpError(Problem(seed, line, what, "look at this line for a missing quote or bracket")) from e
    except ValueError:
        raise DumpError(Problem(seed, start + 2, "the TOML holds a number that is too long", _AS_TEXT)) from None
    except RecursionError:
        raise DumpError(Problem(seed, start + 2, "the TOML nests too deep", "flatten it")) from None


def _scripted(text: str, seed: str, line: int) -> dict[str, Any]:
    """The values of an object in JavaScript, which YAML reads if no part of it is to be run. Raises DumpError else."""
    bare = _REMARK.sub("", text).strip().rstrip(";")
    what = "the front matter is a program, and newsgen runs none"
    refused = DumpError(Problem(seed, line, what, "write it in YAML, between two lines of `---`"))
    if not bare.startswith("{"):
        raise refused
    try:
        found = typed_yaml.parse(bare, dict[str, Any], seed, first_line=line, error=DumpError)
    except DumpError:
        raise refused from None
    # YAML takes a remark for a part of the key behind it, which may be `draft`.
    if not all(map(_PLAIN_KEY.fullmatch, found)):
        raise refused
    return found


def _has_common_key(lines: Sequence[str]) -> bool:
    """Whether one of the keys at the start of `lines` is one that most front matter has."""
    keys = takewhile(bool, map(_KEY.match, lines))
    return any(found["key"].lower() in _COMMON for found in keys if found)


def _nikola(lines: Sequence[str], start: int, seed: str) -> Taken | None:
    """Lines of `.. key: value`, in a comment or in the first paragraph, with any lines between them."""
    inside = _is_comment(lines, start)
    ends = (i for i, line in enumerate(lines[start:], start) if (_COMMENT_END in line if inside else not line.strip()))
    within = lines[start : next(ends, len(lines) - 1) + 1]
    told = {i: _of_nikola(found) for i, line in enumerate(within, start) if (found := _NIKOLA.match(line))}
    if not inside and start not in told:
        return None
    data: dict[str, Any] = {}
    for key, value in reversed(told.values()):  # the last counts
        _tell(data, key, value)
    if "title" not in data:
        return None
    # These two tags say who may see the article.
    tags = {tag.strip().lower() for key, value in told.values() if key == "tags" for tag in value.split(",")}
    held = tags & {"draft", "private"}
    end = _end_of_comment(lines, start, seed) if inside else max(told) + 1
    data = dict(reversed(data.items()))
    return Taken("Nikola", {**data, "status": min(held)} if held else data, end)


def _of_nikola(found: re.Match[str]) -> tuple[str, str]:
    return found["key"].lower(), (found["value"] or "").partition(_COMMENT_END)[0].strip()


def _commented(lines: Sequence[str], start: int, seed: str) -> Taken | None:
    """Front matter between fences, or in JSON, inside a comment or below a one-line comment, as Hugo reads it."""
    first = next((i for i, line in enumerate(lines[start + 1 :], start + 1) if line.strip()), None)
    if first is None or not _is_comment(lines, start) or not (_FENCE.match(lines[first]) or _JSON.match(lines[first])):
        return None
    found = take([*([""] * first), *lines[first:]], seed)
    if not found.form or _COMMENT_END in lines[start]:
        return found
    return Taken(found.form, found.data, _end_of_comment(lines, found.lines, seed))


def _is_comment(lines: Sequence[str], start: int) -> bool:
    return start < len(lines) and lines[start].lstrip().startswith(_COMMENT)


def _end_of_comment(lines: Sequence[str], start: int, seed: str) -> int:
    """The number of `lines` up to the end of the comment. Raises DumpError where it does not end a line."""
    end = next((i for i, line in enumerate(lines[start:], start) if _COMMENT_END in line), None)
    if end is None or lines[end].partition(_COMMENT_END)[2].strip():
        what = "does not end" if end is None else "ends before other words"
        remedy = f"put a line `{_COMMENT_END}` between it and the text"
        raise DumpError(
            Problem(seed, (start if end is None else end) + 1, f"the comment with the front matter {what}", remedy)
        )
    return end + 1


def _tell(data: dict[str, Any], key: str, value: str) -> None:
    """Add a `key` and its `value` to `data`; for keys that may hold an article back, every value counts."""
    if key not in data:
        data[key] = value
    elif key not in _ONE_COUNTS and data[key] != value:
        data[key] = [*(data[key] if isinstance(data[key], list) else [data[key]]), value]


def _open(lines: Sequence[str], start: int, seed: str) -> Taken | None:
    """YAML, or JSON without its braces, with a line at its end and none at its start, as Hexo has it."""
    if not _has_common_key(lines[start : start + 1]):
        return None
    end = next((i for i, line in enumerate(lines[start:], start) if not line.strip() or _END_ALONE.match(line)), 0)
    mark = _END_ALONE.match(lines[end])
    if end < start + 2 or mark is None:
        # A single line above a rule is a heading.
        return None
    if mark["json"]:
        return _json([*([""] * start), f"{{{lines[start]}", *lines[start + 1 : end], "}"], seed, end + 1)
    text = "\n".join(lines[start:end])
    return Taken("YAML", typed_yaml.parse(text, dict[str, Any], seed, first_line=start + 1, error=DumpError), end + 1)


def _json(lines: Sequence[str], seed: str, whole: int = 0) -> Taken:
    """The JSON at the start of `lines` or, if `whole` is given, in all of them; it takes `whole` lines of the file."""
    text = "\n".join(lines)
    try:
        data, end = json.JSONDecoder().raw_decode(text, len(text) - len(text.lstrip()))
        writable(data)
    except json.JSONDecodeError as e:
        raise DumpError(
            Problem(seed, e.lineno, f"the JSON is broken: {e.msg}", "correct it, or write it as YAML")
        ) from e
    except UnicodeEncodeError:
        raise DumpError(Problem(seed, 1, "the JSON holds half a character (\\ud800)", "write it whole")) from None
    except ValueError:
        raise DumpError(Problem(seed, 1, "the JSON holds a number that is too long", _AS_TEXT)) from None
    except RecursionError:
        raise DumpError(Problem(seed, 1, "the JSON nests too deep", "flatten it")) from None
    if not isinstance(data, dict):
        raise DumpError(Problem(seed, 1, "the JSON is no set of keys", 'write it as {"title": "…"}'))
    behind = text[end:] if whole else text[end:].partition("\n")[0]
    if behind.strip():
        line = text.count("\n", 0, end + len(behind) - len(behind.lstrip())) + 1
        remedy = "remove a bracket, or begin the text on a line of its own"
        raise DumpError(Problem(seed, line, "the JSON ends before what stands here", remedy))
    return Taken("JSON", data, whole or text.count("\n", 0, end) + 1)


def _pelican(lines: Sequence[str], skipped: int) -> Taken:
    """Lines of `Key: value`, up to the first other line; without a title among them, all are text."""
    data: dict[str, Any] = {}
    last = ""
    count = 0
    for line in lines:
        found = _PELICAN.match(line)
        if found:
            last = (found["key"] or found["tight"]).strip().lower()
            _tell(data, last, found["value"].strip())
        elif last and line.startswith(("    ", "\t")) and line.strip():
            said = data[last]
            data[last] = [*said, line.strip()] if isinstance(said, list) else f"{said} {line.strip()}".strip()
        else:
            break
        count += 1
    # Without a blank line behind them, they are front matter only if they say more than a title.
    ended = count == len(lines) or not lines[count].strip() or len(data) > 1
    if "title" not in data or not ended:
        return Taken("", {}, 0)
    return Taken("Pelican", data, skipped + count)
