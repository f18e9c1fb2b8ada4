"""XML files, such as feeds and sitemaps, which their first tag distinguishes."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

from newsgen.checking.records import Fault

ATOM = "{http://www.w3.org/2005/Atom}"
_FIRST_TAG = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")


class Xml(msgspec.Struct, frozen=True):
    """An XML file, as lxml's tree."""

    file: str
    root: Any


def read(file: str, data: bytes) -> Xml | Fault:
    """The XML in the output file `file`; a Fault where it is broken."""
    try:
        # Nothing outside the file is read, and no entity is expanded.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return Xml(file, etree.fromstring(data, parser))
    except etree.XMLSyntaxError as e:
        return Fault(e.lineno or 1, f"the XML is broken: {e.msg}", "mend the template that it is made with")


def first_tag(data: bytes) -> str:
    """The name of the first element in `data`, the start of a file, without its prefix."""
    found = _FIRST_TAG.search(data)
    return found[1].decode() if found else ""


def text(element: Any, name: str) -> str:
    """The text of the first child `name` of `element`; empty without one."""
    return str(element.findtext(name) or "").strip()


def line(element: Any, name: str = "") -> int:
    """The line of the first child `name` of `element`, or of `element` itself without one."""
    found = element.find(name) if name else None
    return int((element if found is None else found).sourceline or 1)


def missing(element: Any, names: tuple[str, ...], what: str) -> Iterator[Fault]:
    """A fault for each of `names` that is missing or empty among the children of `element`, which is called `what`."""
    for name in names:
        found = element.find(name)
        if found is None or not "".join(found.itertext()).strip():
            short = name.rpartition("}")[2]
            yield Fault(line(element, name), f"{what} has no <{short}>", "add it")


def repeated(element: Any, names: tuple[str, ...], what: str) -> Iterator[Fault]:
    """A fault for each repetition of one of `names` among the children of `element`, which is called `what`."""
    for name in names:
        for extra in element.findall(name)[1:]:
            yield Fault(line(extra), f"{what} has a second <{name.rpartition('}')[2]}>", "leave one")
