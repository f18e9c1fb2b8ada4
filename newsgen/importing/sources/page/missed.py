"""Whole sentences amidst the text of a web page that trafilatura passes over, as in boxes without a telling tag."""

from collections.abc import Collection, Sequence
from typing import Any

from newsgen.importing.lines import bylines, furniture
from newsgen.importing.lines.shapes import ends_sentence, plain
from newsgen.importing.sources.html.inline import key
from newsgen.importing.sources.html.places import OUTSIDE, enclosing, innermost, is_within, reason
from newsgen.importing.sources.page import echoes
from newsgen.importing.sources.page.links import leads_on
from newsgen.importing.sources.records import Block

_TELLING = 50
"""The least letters of such a sentence: prompts are shorter."""

_SAID = 0.5
_SHOWN = 120

KEPT = "the usual reading of pages leaves this out, but it is a sentence amidst the text, and was kept"


def sentences(found: Sequence[Block], texts: Collection[int], page: str) -> dict[int, str]:
    """What is doubtful about each block that is kept, by its index.

    It stands in the element with the blocks `texts`, leads to no other article of the site of the address `page`, and
    says what the text does not say as well, as a pull quote would.
    """
    inner = innermost(found, texts)
    whole = enclosing(inner)
    amidst = [i for i in range(min(texts), max(texts)) if i not in texts and _tells(found[i], page, whole)]
    within = [i for i in amidst if is_within(found[i], inner)]
    said = echoes.runs(["".join(key(found[i].text) for i in sorted(texts))] if within else ())
    own = (i for i in within if echoes.share([key(found[i].text)], said) < _SAID)
    return {i: f"{KEPT}: {found[i].text[:_SHOWN]}" for i in own}


def _tells(block: Block, page: str, whole: Collection[Any]) -> bool:
    text = plain(block.text)
    return (
        block.role in ("paragraph", "quote", "list")
        and block.group is None
        and len(key(text)) >= _TELLING
        and ends_sentence(text)
        and not (block.linked and leads_on(block, page))
        and reason(block, whole) == OUTSIDE
        and furniture.recognise(text) is None
        and not bylines.signs(text)
    )
