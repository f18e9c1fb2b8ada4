"""Words that are struck out: the text cannot show that, so they stand in it like any others, with a note."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from newsgen.importing.sources.records import Block

_TAGS = ("s", "strike", "del")
_MOST = 100
_SHOWN = 80


def doubts(found: Sequence[Block]) -> list[str]:
    """For each block, a clause for `review` that says which of its words are struck out; "" where none are."""
    struck = {element: _words(element) for block in found if (element := block.element) is not None}
    return [_doubt(block.text, struck.get(block.element, [])) for block in found]


def _words(element: Any) -> list[str]:
    """The first words in `element` that are struck out. All rows of a table share one element."""
    whole = any(parent.tag in _TAGS for parent in element.iterancestors())
    found = (element,) if whole else islice(element.iter(*_TAGS), _MOST)
    return [" ".join(one.text_content().split()) for one in found]


def _doubt(text: str, struck: list[str]) -> str:
    """The clause for a block's `text`; the struck words that it has are removed from `struck`."""
    whole = " ".join(text.split())
    found = [words for words in struck if words and words in whole]
    struck[:] = [words for words in struck if words not in found]
    return f"words that were struck out stand in the text: {', '.join(found)[:_SHOWN]}" if found else ""
