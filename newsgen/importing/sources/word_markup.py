"""Word's own markup made ready for mammoth, which passes over some words and shows some that Word hides."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_STYLES = "word/styles.xml"
_OFF = frozenset({"0", "false", "off"})


class Ready(msgspec.Struct, frozen=True):
    """A Word file as mammoth should see it, and the words in it that Word does not show."""

    data: bytes
    hidden: tuple[str, ...]


def ready(data: bytes, archive: zipfile.ZipFile) -> Ready:
    """The Word file `data`, opened as `archive`, without hidden text, and with fields and formulas as their words."""
    from lxml import etree  # noqa: PLC0415  # for Word files alone

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    names = set(archive.namelist())
    hiding = _hiding(etree.fromstring(archive.read(_STYLES), parser)) if _STYLES in names else frozenset()
    changed: dict[str, bytes] = {}
    hidden: list[str] = []
    for name in _PARTS:
        if name not in names:
            continue
        root = etree.fromstring(archive.read(name), parser)
        found = [*_take_hidden(root, hiding)]
        if _say(root) or found:
            changed[name] = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        hidden += filter(None, found)
    return Ready(_rewritten(archive, changed) if changed else data, tuple(hidden))


def _hiding(styles: Any) -> frozenset[str]:
    """The ids of the styles whose text is not shown."""
    return frozenset(_value(style, "styleId") for style in styles.iter("{*}style") if _vanishes(style))


def _vanishes(element: Any) -> bool:
    mark = element.find("{*}rPr/{*}vanish")
    return mark is not None and _value(mark, "val") not in _OFF


def _value(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _take_hidden(root: Any, hiding: frozenset[str]) -> Iterator[str]:
    """The words of each run that is not shown, which is taken out."""
    for run in list(root.iter("{*}r")):
        style = run.find("{*}rPr/{*}rStyle")
        if _vanishes(run) or (style is not None and _value(style, "val") in hiding):
            run.getparent().remove(run)
            yield "".join(text.text or "" for text in run.iter("{*}t")).strip()
    for paragraph in list(root.iter("{*}p")):
        style = paragraph.find("{*}pPr/{*}pStyle")
        if style is not None and _value(style, "val") in hiding:
            yield "".join(text.text or "" for text in paragraph.iter("{*}t")).strip()
            for run in paragraph.findall("{*}r"):
                paragraph.remove(run)


def _say(root: Any) -> bool:
    """Put the words of fields and formulas where mammoth sees them; whether there are any."""
    fields = list(root.iter("{*}fldSimple"))
    for field in fields:
        parent = field.getparent()
        place = parent.index(field)
        parent[place : place + 1] = list(field)
    formulas = [f for f in root.iter("{*}oMath") if f.getparent() is not None]
    for formula in formulas:
        word = root.tag.partition("}")[0] + "}"
        run = formula.makeelement(f"{word}r", {}, None)
        text = run.makeelement(f"{word}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}, None)
        text.text = "".join(t.text or "" for t in formula.iter("{*}t"))
        run.append(text)
        run.tail = formula.tail
        formula.getparent().replace(formula, run)
    return bool(fields or formulas)


def _rewritten(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as copy:
        for entry in archive.infolist():
            copy.writestr(entry.filename, changed.get(entry.filename) or archive.read(entry))
    return made.getvalue()
