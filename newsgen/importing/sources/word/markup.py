"""Prepare Word's markup for mammoth, which passes over some words, and shows some that Word hides."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from newsgen.importing.sources.html import formulas, trees
from newsgen.importing.sources.word import symbols

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_STYLES = "word/styles.xml"
_OFF = frozenset({"0", "false", "off"})
_DEEPEST = 20
_PARTS_OF_FORMULAS = frozenset({"f", "sSup", "sSub", "rad"})
_HOLDERS = tuple(f"{{*}}{name}" for name in ("fldSimple", "oMathPara", "dir", "bdo"))
"""Elements that mammoth passes over with all that they hold."""

_SIGNS = {"cr": "br", "ptab": "tab", "dstrike": "strike"}
"""Line breaks, tabs and marks that mammoth does not know, with equal ones that it knows."""


class Ready(msgspec.Struct, frozen=True):
    """A Word file for mammoth, the hidden words taken out of it, and the number of other files inside its text."""

    data: bytes
    hidden: tuple[str, ...]
    others: int


def ready(data: bytes, archive: zipfile.ZipFile) -> Ready:
    """The Word file `data`, opened as `archive`, without hidden text, with fields, formulas and text boxes as words."""
    from lxml import etree  # noqa: PLC0415  # for Word files alone

    names = set(archive.namelist())
    changed: dict[str, bytes] = {}
    hiding = frozenset[str]()
    if _STYLES in names:
        styles = trees.xml(archive.read(_STYLES))
        hiding = _hiding(styles)
        if _type(styles):
            changed[_STYLES] = etree.tostring(styles, encoding="utf-8", xml_declaration=True)
    hidden: list[str] = []
    others = 0
    for name in _PARTS:
        if name not in names:
            continue
        root = trees.xml(archive.read(name))
        drawn = symbols.replace(root)
        found = _take_hidden(root, hiding)
        if any([drawn, _say(root), _unbox(root), found]):
            changed[name] = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        hidden += found
        others += sum(1 for _ in root.iter("{*}altChunk"))
    return Ready(_rewritten(archive, changed) if changed else data, tuple(hidden), others)


def _type(styles: Any) -> bool:
    """Give a type to styles without one, which mammoth cannot read; return whether there were any."""
    untyped = [style for style in styles.iter("{*}style") if not _value(style, "type")]
    for style in untyped:
        style.set(f"{style.tag.rpartition('}')[0]}}}type", "paragraph")
    return bool(untyped)


def _hiding(styles: Any) -> frozenset[str]:
    """The ids of the styles that hide their text, by themselves or through the styles that they are based on."""
    known = {_value(style, "styleId"): style for style in styles.iter("{*}style")}

    def hides(name: str, deep: int = 0) -> bool:
        style = known.get(name)
        if style is None or deep > _DEEPEST:
            return False
        own = _vanishes(style)
        based = style.find("{*}basedOn")
        return own if own is not None else based is not None and hides(_value(based, "val"), deep + 1)

    return frozenset(filter(hides, known))


def _vanishes(element: Any) -> bool | None:
    """Whether a run or a style hides its text, None where it does not say."""
    mark = element.find("{*}rPr/{*}vanish")
    return None if mark is None else _value(mark, "val") not in _OFF


def _value(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _take_hidden(root: Any, hiding: frozenset[str]) -> list[str]:
    """Take hidden words out, and return those of each paragraph."""
    taken: dict[Any, str] = {}
    for run in list(root.iter("{*}r")):
        paragraph = next(run.iterancestors("{*}p"), None)
        own = _vanishes(run)
        if own or (own is None and (_is_styled(run, "r", hiding) or _is_styled(paragraph, "p", hiding))):
            words = "".join(text.text or "" for text in run.iter("{*}t", "{*}tab", "{*}br"))
            taken[paragraph] = taken.get(paragraph, "") + words
            run.getparent().remove(run)
    return [text for words in taken.values() if (text := " ".join(words.split()))]


def _is_styled(element: Any, kind: str, names: frozenset[str]) -> bool:
    """Whether `element`, a run (r) or a paragraph (p), has one of the styles `names`."""
    style = None if element is None else element.find(f"{{*}}{kind}Pr/{{*}}{kind}Style")
    return style is not None and _value(style, "val") in names


def _say(root: Any) -> bool:
    """Put words of fields, formulas, ruby and bidirectional text where mammoth sees them; return whether any are."""
    found = [f for f in root.iter("{*}oMath") if next(f.iterancestors("{*}oMath"), None) is None]
    space = root.tag.partition("}")[0] + "}"
    for formula in found:
        run = formula.makeelement(f"{space}r", {}, None)
        run.append(_text(run, space, _spelled(formula)))
        formula.getparent().replace(formula, run)
    holders = list(root.iter(*_HOLDERS))
    for holder in holders:
        _unwrap(holder)
    rubies = list(root.iter("{*}ruby"))
    for ruby in rubies:
        base, above = ("".join(_words(part)) for part in (ruby.iterfind("{*}rubyBase"), ruby.iterfind("{*}rt")))
        ruby.getparent().replace(ruby, _text(ruby, space, f"{base}({above})" if above else base))
    signs = list(root.iter(*(f"{{*}}{name}" for name in _SIGNS)))
    for sign in signs:
        sign.tag = space + _SIGNS[trees.name(sign)]
    # Mammoth passes over the end of a page or a column, which may stand between two words.
    ends = [sign for sign in root.iter("{*}br") if _value(sign, "type") in ("page", "column")]
    for end in ends:
        end.attrib.clear()
    return bool(found or holders or rubies or signs or ends)


def _unbox(root: Any) -> bool:
    """Put text boxes without an older form beside them where mammoth sees them; return whether there are any."""
    space = root.tag.partition("}")[0] + "}"
    alone = [a for a in root.iter("{*}AlternateContent") if all(len(older) == 0 for older in a.iterfind("{*}Fallback"))]
    for alternate in alone:
        choice = alternate.find("{*}Choice")
        alternate[:] = [] if choice is None else list(choice)
        _unwrap(alternate)
    drawings = [d for d in root.iter("{*}drawing") if next(d.iterancestors("{*}Choice"), None) is None]
    boxes = [(d, box) for d in drawings for box in d.iter("{*}txbxContent")]
    for drawing, box in reversed(boxes):
        shape = drawing.makeelement(f"{space}pict", {}, None)
        shape.append(box)
        drawing.addnext(shape)
    return bool(alone or boxes)


def _unwrap(holder: Any) -> None:
    parent = holder.getparent()
    place = parent.index(holder)
    parent[place : place + 1] = list(holder)


def _text(beside: Any, space: str, words: str) -> Any:
    text = beside.makeelement(f"{space}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}, None)
    text.text = words
    return text


def _words(parts: Iterable[Any]) -> Iterator[str]:
    for part in parts:
        yield from (text.text or "" for text in part.iter("{*}t"))


def _spelled(part: Any) -> str:
    """A part of a formula on one line: `(a+b)/2`, x², √(x); a part without a form of its own as its letters."""
    within = {trees.name(child): _spelled(child) for child in part} if trees.name(part) in _PARTS_OF_FORMULAS else {}
    match trees.name(part):
        case "t":
            return part.text or ""
        case "f":
            return formulas.ratio(within.get("num", ""), within.get("den", ""))
        case "sSup":
            return within.get("e", "") + formulas.aside(within.get("sup", ""), "sup")
        case "sSub":
            return within.get("e", "") + formulas.aside(within.get("sub", ""), "sub")
        case "rad":
            return formulas.root(within.get("e", ""), within.get("deg", ""))
    return "".join(map(_spelled, part))


def _rewritten(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as copy:
        for entry in archive.infolist():
            copy.writestr(entry.filename, changed.get(entry.filename) or archive.read(entry))
    return made.getvalue()
