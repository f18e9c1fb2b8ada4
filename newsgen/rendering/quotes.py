"""Quotations with the name of who said it: a block quote whose last line begins with a dash.

    > The pier is older than the town.
    > — Ada Lind, engineer

Anywhere else this is still a quotation with a name below it. Where other lines begin with a dash as well, it is talk,
as several languages write it, and stays as it is.
"""

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

_NAMED = re.compile(r"(?P<words>.*?)(?:^|\n)[ ]{0,3}(?:—|–|―)[ \u00a0]*(?P<name>[^\s—–―][^\n]*)", re.DOTALL)

_DASHED = re.compile(r"^[ ]{0,3}[—–―]", re.MULTILINE)


def install(engine: Markdown) -> None:
    """Have `engine` draw such quotations as figures."""
    # Before inline patterns (20), which then see the two texts each for itself.
    engine.treeprocessors.register(_Quotes(engine), "newsgen-quotes", 25)


class _Quotes(Treeprocessor):
    """Takes the name out of a quotation, since HTML keeps in a block quote what was said and nothing else."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "blockquote" and (name := _take_name(child)):
                    parent[place] = _figure(child, name)


def _take_name(quote: ET.Element) -> str:
    """The name that stands on the last line, which is taken away; nothing where the quotation has none, or no words."""
    last = quote[-1] if len(quote) else None
    if sum(len(_DASHED.findall(child.text or "")) for child in quote) > 1:
        return ""
    if last is None or last.tag != "p" or len(last) or not (found := _NAMED.fullmatch(last.text or "")):
        return ""
    if found["words"].strip():
        last.text = found["words"].rstrip()
    elif len(quote) > 1:
        quote.remove(last)
    else:
        return ""
    return found["name"].strip()


def _figure(quote: ET.Element, name: str) -> ET.Element:
    figure = ET.Element("figure", {"class": "quote"})
    figure.tail, quote.tail = quote.tail, "\n"
    figure.append(quote)
    ET.SubElement(figure, "figcaption").text = name
    return figure
