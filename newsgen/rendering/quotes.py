"""Quotations with the name of who said it: a block quote whose last line begins with a dash.

    > The pier is older than the town.
    > — Ada Lind, engineer

Anywhere else this is still a quotation with a name below it. Where other lines begin with a dash as well, it is talk,
as several languages write it, and stays as it is. What is quoted next, after a blank line, is a quotation of its own;
without a name, Python-Markdown makes one of the two.
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
    """Have `engine` draw such quotations as figures."""
    # Before inline patterns (20), which then see the two texts each for itself.
    engine.treeprocessors.register(_Quotes(engine), "newsgen-quotes", 25)
    engine.parser.blockprocessors.register(_NextQuote(engine.parser), "quote", 20)


class _NextQuote(BlockQuoteProcessor):
    """Begins a quotation anew after one that names who said it, where Python-Markdown would go on with that one."""

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        last = self.lastChild(parent)
        if last is not None and last.tag == "blockquote" and _NO_TALK.match(blocks[0]) and _naming(last):
            ET.SubElement(parent, "blockquote")
        super().run(parent, blocks)


class _Quotes(Treeprocessor):
    """Takes the name out of a quotation, since HTML keeps in a block quote what was said and nothing else."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "blockquote" and (name := _take_name(child)):
                    parent[place] = _figure(child, name)


def _naming(quote: ET.Element) -> re.Match[str] | None:
    """The last paragraph, taken apart; None where it names nobody, or there are no words besides the name."""
    last = quote[-1] if len(quote) else None
    if last is None or last.tag != "p" or len(last) or not (found := _NAMED.fullmatch(last.text or "")):
        return None
    # From the end on, where a second dash is near in talk: this is asked for each block of a quotation.
    dashes = (dash for child in reversed(quote) for dash in _DASHED.finditer(child.text or ""))
    if sum(1 for _ in islice(dashes, 2)) > 1:
        return None
    return found if found["words"].strip() or len(quote) > 1 else None


def _take_name(quote: ET.Element) -> str:
    """The name that stands on the last line, which is taken away; nothing where the quotation has none."""
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
