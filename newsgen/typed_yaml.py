"""YAML to a typed, frozen record, at one boundary, with a line for every refusal.

Two choices keep surprises out of a newsroom's files. Scalars stay the text that was typed until a record's field says
what they are, so `title: 1984`, `tags: [no]` and `date: 2026-03-02` need no quotes. And what YAML offers beyond plain
data is refused: aliases (a few lines of them expand to gigabytes), tags that name types, keys given twice. Where YAML
would leave out words that somebody meant, as in `title: Ferry is #1`, a record of newsgen's own is refused as well.
"""

import difflib
import re
from typing import Any, NoReturn, TypeVar

import msgspec
import yaml

from newsgen import plain_yaml
from newsgen.errors import NewsgenError, Problem

MAX_BYTES = 256 * 1024
"""The most YAML that is read from one file, in bytes."""

_BREAKS = str.maketrans(dict.fromkeys("\r\x85\u2028\u2029", " "))
"""What YAML 1.1 takes for a line's end and an editor does not, so that lines would be counted wrong."""

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

Record = TypeVar("Record")


def parse(text: str, kind: type[Record], file: str, *, first_line: int, error: type[NewsgenError]) -> Record:
    """The record of type `kind` that `text` describes.

    `first_line` is the line of `file` on which `text` starts. Raises `error` with one problem where the YAML is
    broken, too large, or does not fit `kind`.
    """

    def refuse(line: int, what: str, remedy: str) -> NoReturn:
        raise error(Problem(file, first_line + line, what, remedy))

    if len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        refuse(0, f"there is more than {MAX_BYTES // 1024} KB of YAML here", "move long text into the body")
    plain_yaml.check_characters(text, 0, refuse)
    text = text.translate(_BREAKS)
    try:
        # A dict holds what another program wrote.
        data = plain_yaml.read(text, refuse, lossless=hasattr(kind, "__struct_fields__"))
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        if "nesting depth" in str(e):  # libyaml's own limit, met while it looks ahead
            plain_yaml.refuse_depth(_at(mark), refuse)
        if mark is not None and e.context_mark is not None and mark.line > text.count("\n"):
            mark = e.context_mark  # what was opened there never ends
        refuse(_at(mark), f"the YAML is broken: {e.problem or e.context}", _advice(e, _row(text, mark)))
    except yaml.YAMLError as e:
        reason = str(e).splitlines()[0]
        refuse(0, f"the YAML is broken: {reason}", "remove what is not plain text")
    try:
        return msgspec.convert({} if data is None else data, kind, strict=False)
    except msgspec.ValidationError as e:
        refuse(*_explain(str(e), yaml.compose(text, Loader=plain_yaml.LOADER), kind))


def _at(mark: Any) -> int:
    return 0 if mark is None else mark.line


def _row(text: str, mark: Any) -> str:
    return "".join(text.split("\n")[_at(mark) :][:1])  # the end of the text may be past its last line


def _advice(e: yaml.MarkedYAMLError, line: str) -> str:
    value = re.split(r":\s+|-\s+", line, maxsplit=1)[-1]
    if value[:1] in {'"', "'"}:
        other = "'" if value[0] == '"' else '"'
        return f"a value that starts with {value[0]} ends at the next one: put {other} around the whole of it"
    if value[:1] and value[0] in "*&!%@`|>[{?":
        return f"put quotes around a value that starts with {value[0]}"
    if "mapping values are not allowed" in (e.problem or ""):
        return "put quotes around a value that has a colon in it, and a space after the colon of each key"
    if "cannot start any token" in (e.problem or ""):
        return "indent with spaces, and quote a value that starts with a special character"
    return "look at this line and the one before for a missing quote, colon or bracket"


def _explain(message: str, root: yaml.Node | None, kind: type) -> tuple[int, str, str]:
    """A msgspec refusal as (line offset, what, remedy)."""
    reason, _, path = message.partition(" - at `$")
    steps = [name or int(index) for name, index in _PATH_STEP.findall(path)]
    if unknown := re.search(r"unknown field `(.*)`", reason):
        key = unknown[1]
        known = [field.encode_name for field in _fields(_type_at(kind, steps))]
        near = difflib.get_close_matches(key, known, n=1)
        remedy = f"did you mean `{near[0]}`?" if near else "remove it; known here: " + ", ".join(known)
        if not steps and "extra" in known and not near:
            remedy = "remove it, or move it under `extra`"
        return _line(root, [*steps, key]), f"unknown key `{key}`", remedy
    if missing := re.search(r"missing required field `(.*)`", reason):
        return _line(root, steps), f"`{missing[1]}` is missing", f"add a line `{missing[1]}: …`"
    if not steps:
        return 0, "this does not consist of keys and values", "write lines such as `title: …`"
    *above, last = steps
    where = f"`{last}`" if isinstance(last, str) else f"an entry of `{above[-1]}`"
    where += f" in `{above[0]}`" if isinstance(last, str) and above else ""
    wanted = _type_at(kind, steps)
    if wrong := re.search(r"Invalid enum value '(.*)'", reason):
        near = difflib.get_close_matches(wrong[1].lower(), _choices(wanted), n=1)
        remedy = f"did you mean `{near[0]}`?" if near else "choose from " + ", ".join(_choices(wanted))
        return _line(root, steps), f"{where} cannot be {wrong[1]!r}", remedy
    example = _usual(kind, steps) or _example(wanted)
    each = "text" if example == "…" else f"`{example}`"
    remedy = f"write `{last}: {example}`" if isinstance(last, str) else f"write each as {each}"
    if wrong := re.search(r"Expected `(.*?)`(?:, got `(.*?)`)?$", reason):
        names = " or ".join(_TYPE_NAMES.get(t, t) for t in wrong[1].split(" | ") if t != "null")
        got = f", and is {_TYPE_NAMES.get(wrong[2], wrong[2])}" if wrong[2] else ""
        return _line(root, steps), f"{where} should be {names}{got}", remedy
    return _line(root, steps), f"{where} is wrong: {reason}", remedy


def _type_at(kind: type, steps: list[str | int]) -> Any:
    """The type, as msgspec describes it, of what `steps` lead to inside `kind`."""
    info: Any = msgspec.inspect.type_info(kind)
    for step in steps:
        if isinstance(step, str):
            info = next(field.type for field in _fields(info) if field.encode_name == step)
        else:
            array = next(t for t in _options(info) if hasattr(t, "item_type") or hasattr(t, "item_types"))
            info = array.item_type if hasattr(array, "item_type") else array.item_types[step]
    return info


def _usual(kind: type, steps: list[str | int]) -> str:
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


def _line(root: yaml.Node | None, steps: list[str | int]) -> int:
    """The line, from 0, of the deepest node on the way along `steps`."""
    node, line = root, 0
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
