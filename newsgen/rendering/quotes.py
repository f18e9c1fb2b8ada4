"""Quotations with the speaker's name: a block quote whose last line begins with a dash.

    > The pier is older than the town.
    > — Ada Lind, engineer

In other programs this is still a quotation with a name below it. If other lines begin with a dash as well, it is
dialogue, as several languages write it, and stays unchanged. A block quote that follows after a blank line is a
quotation of its own, as in CommonMark: Python-Markdown would join the two, and one person's words to another's name.
"""

import re
import xml.etree.ElementTree as ET
from itertools import islice

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from markdown.treeprocessors import Treeprocessor

_NAMED = re.compile(r"(?P<words>.*?)(?:^|\n)[ ]{0,3}(?:—|–|―)[ \u00a0]*(?P<name>[^\s—–―][^\n]*)", re.DOTALL)

_DASHED = re.compile(r"^[ ]{0,3}[—–―]", re.MULTILINE)

_NO_TALK = re.compile(r"[ ]{0,3}>(?![ ]*[—–―])")


def install(engine: Markdown) -> None:
    """Have `engine` render such quotations as figures."""
    # Before inline patterns (20), which then process the two texts separately.
    engine.treeprocessors.register(_Quotes(engine), "newsgen-quotes", 25)
    engine.parser.blockprocessors.register(_NextQuote(engine.parser), "quote", 20)


class _NextQuote(BlockQuoteProcessor):
    """Begins a new quotation after a blank line, unless that goes on with a dash: with a name, or with dialogue."""

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        last = self.lastChild(parent)
        if last is not None and last.tag == "blockquote" and _NO_TALK.match(blocks[0]):
            ET.SubElement(parent, "blockquote")
        super().run(parent, blocks)


class _Quotes(Treeprocessor):
    """Moves the name out of a quotation, since HTML allows only the quoted words in a block quote."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "blockquote" and (name := _take_name(child)):
                    parent[place] = _figure(child, name)


def _naming(quote: ET.Element) -> re.Match[str] | None:
    """The match of words and name in the last paragraph; None if it names nobody, or there are no other words."""
    last = quote[-1] if len(quote) else None
    if last is None or last.tag != "p" or len(last) or not (found := _NAMED.fullmatch(last.text or "")):
        return None
    dashes = (dash for child in quote for dash in _DASHED.finditer(child.text or ""))
    if sum(1 for _ in islice(dashes, 2)) > 1:
        return None
    return found if found["words"].strip() or len(quote) > 1 else None


def _take_name(quote: ET.Element) -> str:
    """Remove the name from the last line, and return it; empty if the quotation has none."""
    found = _naming(quote)
    if found is None:
        return ""
    if found["words"].strip():
        quote[-1].text = found["words"].rstrip()
    else:
        quote.remove(quote[-1])
    return found["name"].strip()


def _figure(quote: ET.Element, name: str) -> ET.Element:
    figure = ET.Element("figure", {"class": "quote"})
    figure.tail, quote.tail = quote.tail, "\n"
    figure.append(quote)
    ET.SubElement(figure, "figcaption").text = name
    return figure
