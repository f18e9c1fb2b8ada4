"""What keeps plain data from being a record of a type: all of it, with the way to each place and what to do.

msgspec alone says what comes first.
"""

import difflib
import functools
import re
import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

Steps = tuple[str | int, ...]
"""The way to a value: keys and, in lists, numbers from 0."""


class Misfit(msgspec.Struct, frozen=True):
    """Where something does not fit, and why, in msgspec's words."""

    steps: Steps
    reason: str


_UNKNOWN, _CUT, _MISSING = "unknown key", "unknown key without a value", "missing key"
"""Reasons that msgspec does not say in these words."""

_ELSEWHERE = frozenset(
    {"status", "state", "published", "publish", "publishdate", "publish_date", "unpublished", "private", "hidden"}
    | {"visible", "visibility", "unlisted", "public", "release", "release_date", "sperrfrist", "entwurf"}
)
"""Keys with which other programs, and people, hold an article back."""

_REFUSAL = re.compile(r"(.*?)(?: - at `\$([^`]*)`)?", re.DOTALL)
"""What msgspec says is wrong, and the path of where."""

_PATH_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_TYPE_NAMES = {
    "str": "text",
    "array": "a list",
    "object": "a mapping",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "null": "nothing",
}

_EXAMPLES = (
    (msgspec.inspect.BoolType, "true` or `false"),
    (msgspec.inspect.IntType, "800"),
    (msgspec.inspect.FloatType, "0.5"),
    (msgspec.inspect.DictType, "{key: …}"),
)


def find(value: Any, kind: Any, steps: Steps = ()) -> Iterator[Misfit]:
    """All that keeps `value`, to which `steps` lead, from being a `kind`."""
    try:
        msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as e:
        options = typing.get_args(kind) if typing.get_origin(kind) in (types.UnionType, typing.Union) else (kind,)
        record = next((option for option in options if hasattr(option, "__struct_fields__")), None)
        entry = next((typing.get_args(option)[0] for option in options if typing.get_args(option)[1:] == (...,)), None)
        if record and isinstance(value, dict):
            yield from _of_record(value, record, steps)
        elif entry and isinstance(value, list):
            for number, part in enumerate(value):
                yield from find(part, entry, (*steps, number))
        else:
            reason, path = _REFUSAL.fullmatch(str(e)).groups(default="")  # type: ignore[union-attr]  # it matches any text
            yield Misfit((*steps, *(name or int(index) for name, index in _PATH_STEP.findall(path))), reason)


def _of_record(value: dict[str, Any], record: type, steps: Steps) -> Iterator[Misfit]:
    """The same of a mapping that should be a `record`. A key that is missing is not told where it is only misspelt."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(record)}
    meant = set[str]()
    for key, part in value.items():
        if key in fields:
            yield from find(part, fields[key].type, (*steps, key))
        elif record.__struct_config__.forbid_unknown_fields:  # type: ignore[attr-defined]  # each msgspec.Struct has it
            meant.update(_near(key, fields))
            yield Misfit((*steps, key), _CUT if part is None and " " in key else _UNKNOWN)
    for key, field in fields.items():
        if field.required and key not in value and key not in meant:
            yield Misfit((*steps, key), _MISSING)


def _near(key: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(key, known, n=1)


def explain(misfit: Misfit, kind: type) -> tuple[str, str]:
    """What is wrong with what should be a `kind`, and what to do."""
    steps, reason = misfit.steps, misfit.reason
    if reason in (_UNKNOWN, _CUT, _MISSING):
        return _explain_key(misfit, kind)
    if not steps:
        return "this does not consist of keys and values", "write lines such as `title: …`"
    *above, last = steps
    where = f"`{last}`" if isinstance(last, str) else f"an entry of `{above[-1]}`"
    where += f" in `{above[0]}`" if isinstance(last, str) and above else ""
    wanted = _type_at(kind, steps)
    if wrong := re.search(r"Invalid enum value '(.*)'", reason):
        near = difflib.get_close_matches(wrong[1].lower(), _choices(wanted), n=1)
        remedy = f"did you mean `{near[0]}`?" if near else "choose from " + ", ".join(_choices(wanted))
        return f"{where} cannot be {wrong[1]!r}", remedy
    example = _usual(kind, steps) or _example(wanted)
    each = "text" if example == "…" else f"`{example}`"
    remedy = f"write `{last}: {example}`" if isinstance(last, str) else f"write each as {each}"
    if wrong := re.search(r"Expected `(.*?)`(?:, got `(.*?)`)?$", reason):
        names = " or ".join(_TYPE_NAMES.get(t, t) for t in wrong[1].split(" | ") if t != "null")
        got = f", and is {_TYPE_NAMES.get(wrong[2], wrong[2])}" if wrong[2] else ""
        return f"{where} should be {names}{got}", remedy
    return f"{where} is wrong: {reason}", remedy


def _explain_key(misfit: Misfit, kind: type) -> tuple[str, str]:
    """The same of a key that should not be there, or should be."""
    *above, key = misfit.steps
    if misfit.reason == _MISSING:
        return f"`{key}` is missing", f"add a line `{key}: …`"
    shown = " ".join(str(key).split())
    if misfit.reason == _UNKNOWN and (shown != key or not shown.isprintable()):
        return f"there is a space or a hidden character in the key `{shown}`", "type it anew, without"
    if misfit.reason == _CUT:
        remedy = "a comma ends a value between braces: put quotes around all of the words that this belongs to"
        return f"`{shown}` has no value", remedy
    known = [field.encode_name for field in _fields(_type_at(kind, above))]
    near = _near(str(key), known)
    remedy = f"did you mean `{near[0]}`?" if near else "remove it; known here: " + ", ".join(known)
    if not above and "extra" in known and not near:
        remedy = "remove it, or move it under `extra`"
    if not above and "draft" in known and str(key).casefold() in _ELSEWHERE:
        remedy = "to hold the article back, write `draft: true`, or `embargo` with a time; otherwise remove it"
    return f"unknown key `{shown}`", remedy


@functools.lru_cache
def _described(kind: Any) -> Any:
    return msgspec.inspect.type_info(kind)


def _type_at(kind: type, steps: Sequence[str | int]) -> Any:
    """The type, as msgspec describes it, of what `steps` lead to inside `kind`."""
    info = _described(kind)
    for step in steps:
        if isinstance(step, str):
            info = next(field.type for field in _fields(info) if field.encode_name == step)
        else:
            array = next(t for t in _options(info) if hasattr(t, "item_type") or hasattr(t, "item_types"))
            info = array.item_type if hasattr(array, "item_type") else array.item_types[step]
    return info


def _usual(kind: type, steps: Steps) -> str:
    """The number that counts where none is written at what `steps` lead to; empty where there is no such."""
    fields = _fields(_type_at(kind, steps[:-1])) if isinstance(steps[-1], str) else ()
    usual = next((field.default for field in fields if field.encode_name == steps[-1]), None)
    return str(usual) if type(usual) is int else ""


def _options(info: Any) -> list[Any]:
    """What `info` is a union of, without nothing; itself where it is none."""
    return [t for t in getattr(info, "types", (info,)) if not isinstance(t, msgspec.inspect.NoneType)]


def _fields(info: Any) -> tuple[Any, ...]:
    """The fields of the record that `info` is or may be."""
    return next((t.fields for t in _options(info) if hasattr(t, "fields")), ())


def _choices(info: Any) -> list[str]:
    """The words that may stand where `info` is wanted."""
    return [str(value) for t in _options(info) for value in getattr(t, "values", ())]


def _example(info: Any) -> str:
    """How a value of this type is written."""
    options = _options(info)
    if any(isinstance(t, msgspec.inspect.StrType | msgspec.inspect.LiteralType) for t in options):
        return "…"
    if fields := _fields(info):
        needed = [field for field in fields if field.required] or fields[:1]
        return "{" + ", ".join(f"{field.encode_name}: {_example(field.type)}" for field in needed) + "}"
    if hasattr(options[0], "item_types"):
        return f"[{', '.join(map(_example, options[0].item_types))}]"
    if hasattr(options[0], "item_type"):
        entry = _example(options[0].item_type)
        return "[first, second]" if entry == "…" else f"[{entry}]"
    return next((example for kind, example in _EXAMPLES if isinstance(options[0], kind)), "…")
