"""What belongs to the text of a web page and stands in the frames of figures, quotations and tables."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from newsgen.importing.sources.html.blocks import CAPTION, ROW
from newsgen.importing.sources.html.places import around, home, is_elsewhere
from newsgen.importing.sources.records import Block

_LONGEST_ATTRIBUTION = 150
_MOST_PARTS = 20


def in_figures(found: Sequence[Block], texts: set[int]) -> set[int]:
    """The quotations and tables among the text that stand in figures, which trafilatura takes for pictures.

    A caption for several figures, or for a film, may stand in one as well.
    """
    between = [(i, found[i]) for i in range(min(texts), max(texts)) if _may_be_framed(found[i])]
    framed = [(i, block) for i, block in between if any(element.tag == "figure" for element in around(block))]
    article = home(found, texts) if framed else None
    return {i for i, block in framed if not is_elsewhere(block, article)}


def _may_be_framed(block: Block) -> bool:
    if block.role == "quote" or block.why == ROW:
        return True
    if block.role != "paragraph" or block.group is None:
        return False
    return block.why == CAPTION or block.group.find(".//figure") is not None


def spoken_beside(found: Sequence[Block], texts: set[int]) -> set[int]:
    """The other words of quotations and figures that are partly in the text: an attribution, a caption."""
    parts = Counter(holder for block in found for holder in _holders(block))
    held = {h for index in texts for h in _holders(found[index]) if parts[h] <= _MOST_PARTS}
    return {
        i
        for i, block in enumerate(found)
        if block.is_text and len(block.text) <= _LONGEST_ATTRIBUTION and held.intersection(_holders(block))
    }


def _holders(block: Block) -> set[Any]:
    """The quotations and figures around `block`, and the table, if it is a row or the caption of that."""
    tabled = block.why == ROW or (block.element is not None and block.element.tag == "caption")
    tags = ("blockquote", "figure", "table") if tabled else ("blockquote", "figure")
    return {element for element in around(block) if element.tag in tags}
