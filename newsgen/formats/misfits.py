"""Finds everything in which plain data does not fit a record type, where it is, and what to do.

msgspec alone reports only the first misfit.
"""

import difflib
import functools
import json
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from newsgen.model import Extra

Steps = tuple[str | int, ...]
"""The path to a value: keys and, in lists, indices."""


class Misfit(msgspec.Struct, frozen=True):
    """The place of a misfit, the reason in msgspec's words, and the `value` there, None if unknown."""

    steps: Steps
    reason: str
    value: Any = None


_UNKNOWN, _CUT, _MISSING = "unknown key", "unknown key without a value", "missing key"
"""Reasons of newsgen's own, besides msgspec's."""

_HOLDING = frozenset(
    {"status", "state", "published", "publish", "publishdate", "publish_date", "unpublished", "private", "hidden"}
    | {"visible", "visibility", "unlisted", "public", "release", "release_date", "sperrfrist", "entwurf"}
)
"""Keys by which other programs, and people, withhold an article."""

_ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "draft": {
        **dict.fromkeys(
            _HOLDING, "to hold the article back, write `draft: true`, or `embargo` with a time; otherwise remove it"
        ),
        **{key: f"write it as `extra: {{{key}: %s}}`" for key in Extra.__struct_fields__},
    },
    "base_url": {
        "url": "did you mean `base_url`?",
        "logo": "write it as `publisher: {logo: %s}`",
        **dict.fromkeys(("author", "authors"), "name them in each article, as `authors: [Ada Lind]`"),
    },
}
"""Remedies for unknown top-level keys, by a known key that tells the kind of file; `%s` is the value."""

_NOTHING = frozenset({"", "none", "no", "nothing", "false", "off", "null", "-", "[]"})
"""What people write for an empty list."""

_LONGEST = 100
"""The longest text, in characters, that a remedy quotes."""

_PLAIN = re.compile(r"[\w/](?:[\w ./&’'-]*[\w./])?")
"""Text that needs no quotes in a YAML list or mapping on one line."""

_KNOWN = "remove it; known here: "

_REFUSAL = re.compile(r"(.*?)(?: - at `\$([^`]*)`)?", re.DOTALL)
"""Parts a message of msgspec into the reason and the path."""

_PATH_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_TYPE_NAMES = {
    "str": "text",
    "array": "a list",
    "object": "keys with values",
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
    """Yields every misfit of `value`, at `steps`, with the type `kind`."""
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
            inner = [name or int(index) for name, index in _PATH_STEP.findall(path)]
            yield Misfit((*steps, *inner), reason, None if inner else value)


def _of_record(value: dict[str, Any], record: type, steps: Steps) -> Iterator[Misfit]:
    """The same for a mapping that should be a `record`. A missing key that seems only misspelt is not reported."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(record)}
    meant = set[str]()
    for key, part in value.items():
        if key in fields:
            yield from find(part, fields[key].type, (*steps, key))
        elif record.__struct_config__.forbid_unknown_fields:  # type: ignore[attr-defined]  # each msgspec.Struct has it
            meant.update(_near(key, fields))
            yield Misfit((*steps, key), _CUT if part is None and " " in key else _UNKNOWN, part)
    for key, field in fields.items():
        if field.required and key not in value and key not in meant:
            yield Misfit((*steps, key), _MISSING)


def _near(key: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(key, known, n=1)


def explain(misfits: Iterable[Misfit], kind: type) -> Iterator[tuple[str, str]]:
    """Yields what is wrong and what to do for each of `misfits` with `kind`.

    The list of known keys is shown once, since the settings have many.
    """
    said = set[str]()
    for misfit in misfits:
        what, remedy = _explain(misfit, kind)
        yield what, "remove it" if remedy in said else remedy
        said |= {remedy} if remedy.startswith(_KNOWN) else set()


def _explain(misfit: Misfit, kind: type) -> tuple[str, str]:
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
        return f"{where} cannot be {wrong[1]!r}", f"did you mean `{near[0]}`?" if near else _to_choose(wanted)
    remedy = _to_choose(wanted) if _choices(wanted) else _rewritten(misfit, kind, wanted)
    if wrong := re.search(r"Expected `(.*?)`(?:, got `(.*?)`)?$", reason):
        names = " or ".join(_TYPE_NAMES.get(t, t) for t in wrong[1].split(" | ") if t != "null")
        got = f", and is {_TYPE_NAMES.get(wrong[2], wrong[2])}" if wrong[2] else ""
        return f"{where} should be {names}{got}", remedy
    return f"{where} is wrong: {reason}", remedy


def _rewritten(misfit: Misfit, kind: type, wanted: Any) -> str:
    """The remedy that shows how to write a value of the type `wanted`."""
    *above, last = misfit.steps
    example = _usual(kind, misfit.steps) or _listed(misfit.value, wanted) or _example(wanted)
    if isinstance(last, str):
        return f"write `{last}: {example}`"
    each = f"each {str(above[-1]).removesuffix('s')}" if _fields(wanted) else "each"
    return f"write {each} as {'text' if example == '…' else f'`{example}`'}"


def _explain_key(misfit: Misfit, kind: type) -> tuple[str, str]:
    """The same for an unknown or a missing key."""
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
    meant = next((keys.get(str(key).casefold()) for own, keys in _ELSEWHERE.items() if own in known), None)
    if meant and not above:
        remedy = meant.replace("%s", _flow(misfit.value))
    elif near := _near(str(key), known):
        remedy = f"did you mean `{near[0]}`?"
    else:
        remedy = "remove it, or move it under `extra`" if "extra" in known else _KNOWN + ", ".join(known)
    return f"unknown key `{shown}`", remedy


def _flow(value: Any) -> str:
    """Plain data as YAML on one line; an ellipsis if that would be empty or long."""
    if isinstance(value, list):
        found = f"[{', '.join(map(_flow, value))}]"
    else:
        found = value if isinstance(value, str) else ""
        found = found if _PLAIN.fullmatch(found) else json.dumps(found, ensure_ascii=False) if found else ""
    return found if 0 < len(found) <= _LONGEST else "…"


def _listed(value: Any, wanted: Any) -> str:
    """The list, as YAML, that a text with commas stands for, if a list is `wanted` and the parts fit it; else empty."""
    entry = next((t.item_type for t in _options(wanted) if hasattr(t, "item_type")), None)
    if entry is None or not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    if value.strip().casefold() in _NOTHING:
        return "[]"
    parts = [part for text in value.split(",") if (part := text.strip(" \t\n[]"))]
    choices, texts = _choices(entry), any(isinstance(t, msgspec.inspect.StrType) for t in _options(entry))
    numbers = any(isinstance(t, msgspec.inspect.IntType) for t in _options(entry))
    fit = all(part in choices or texts or (numbers and part.isdecimal()) for part in parts)
    return f"[{', '.join(map(_flow, parts))}]" if parts and fit else ""


@functools.lru_cache
def _described(kind: Any) -> Any:
    return msgspec.inspect.type_info(kind)


def _type_at(kind: type, steps: Sequence[str | int]) -> Any:
    """The type at `steps` inside `kind`, as msgspec describes it."""
    info = _described(kind)
    for step in steps:
        if isinstance(step, str):
            info = next(field.type for field in _fields(info) if field.encode_name == step)
        else:
            array = next(t for t in _options(info) if hasattr(t, "item_type") or hasattr(t, "item_types"))
            info = array.item_type if hasattr(array, "item_type") else array.item_types[step]
    return info


def _usual(kind: type, steps: Steps) -> str:
    """The default of the field at `steps`, if it is a whole number; else empty."""
    fields = _fields(_type_at(kind, steps[:-1])) if isinstance(steps[-1], str) else ()
    usual = next((field.default for field in fields if field.encode_name == steps[-1]), None)
    return str(usual) if type(usual) is int else ""


def _options(info: Any) -> list[Any]:
    """The members of the union `info`, without None; only itself if it is no union."""
    return [t for t in getattr(info, "types", (info,)) if not isinstance(t, msgspec.inspect.NoneType)]


def _fields(info: Any) -> tuple[Any, ...]:
    """The fields of the record that `info` is, or that its union contains; empty if there is none."""
    return next((t.fields for t in _options(info) if hasattr(t, "fields")), ())


def _choices(info: Any) -> list[str]:
    """The literal values that `info` allows."""
    return [str(value) for t in _options(info) for value in getattr(t, "values", ())]


def _to_choose(info: Any) -> str:
    return "choose from " + ", ".join(_choices(info))


def _example(info: Any) -> str:
    """An example of a value of this type, as YAML on one line."""
    options = _options(info)
    if any(isinstance(t, msgspec.inspect.StrType | msgspec.inspect.LiteralType) for t in options):
        return "…"
    if fields := _fields(info):
        needed = [field for field in fields if field.required] or fields[:1]
        return "{" + ", ".join(f"{field.encode_name}: {_example(field.type)}" for field in needed) + "}"
    if hasattr(options[0], "item_types"):
        return f"[{', '.join(map(_example, options[0].item_types))}]"
    if hasattr(options[0], "item_type"):
        entry, choices = _example(options[0].item_type), _choices(options[0].item_type) or ["first", "second"]
        return f"[{', '.join(choices[:2])}]" if entry == "…" else f"[{entry}]"
    return next((example for kind, example in _EXAMPLES if isinstance(options[0], kind)), "…")
