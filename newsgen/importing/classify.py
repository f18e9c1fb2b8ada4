"""The lines of a dump, each with the role that it plays in the article."""

import re

from newsgen.importing import credits as credit_forms
from newsgen.importing import furniture
from newsgen.importing.marks import is_byline, is_dateline, is_timestamp, list_marker, quote_marker
from newsgen.importing.records import Dump, Reading, Role
from newsgen.importing.shapes import Block, Shape, blocks, shape_of

_END_MARKS = re.compile(r"[.!?…。！？؟।][\"”’»)\]]*$")  # noqa: RUF001  # the end marks of several scripts


def read_lines(dump: Dump) -> tuple[Reading, ...]:
    """A reading for every line of `dump`, in its order."""
    found = blocks(dump.lines)
    shape = shape_of(found)
    read = {block.line: _read(block, found, shape) for block in found}
    return tuple(
        read.get(number) or Reading(number, "blank", text, 1.0, "nothing stands on it")
        for number, text in enumerate(dump.lines, 1)
    )


def _read(block: Block, found: tuple[Block, ...], shape: Shape) -> Reading:
    role, confidence, why = _decide(block, found, shape)
    return Reading(block.line, role, block.raw, confidence, why)


def _decide(block: Block, found: tuple[Block, ...], shape: Shape) -> tuple[Role, float, str]:
    text = block.text
    if thing := furniture.recognise(text):
        return thing.role, 0.98, thing.why
    if quote_marker(text):
        return "quote", 0.97, "it starts with a quotation mark of e-mail and Markdown"
    if list_marker(text):
        return "list", 0.95, "it starts with a list's mark"
    near_top = block.index < 6  # noqa: PLR2004  # a headline, a standfirst, a byline and a picture
    if near_top and is_byline(text):
        return "byline", 0.95, "it starts like a byline and is short"
    if is_timestamp(text):
        return "timestamp", 0.95, "it is a date and little else"
    if near_top and is_dateline(text):
        return "dateline", 0.9, "it is a place in capitals and a dash"
    if shape == "sparse" and block.blank_before:
        return "caption", 0.98, "a blank line stands before it, as before no paragraph here"
    if credit_forms.split(text).credit and len(text) < 400:  # noqa: PLR2004  # a long caption
        return "caption", 0.9, "it ends with a credit"
    if _END_MARKS.search(text) or len(text) > 120:  # noqa: PLR2004  # no headline is longer
        return "paragraph", 0.97, "it is running text"
    if block.index == 0 or (block.index == 1 and furniture.recognise(found[0].text)):
        return "headline", 0.8, "it is the first line and no sentence"
    if len(text) < 80:  # noqa: PLR2004  # a subhead's usual length
        return "subhead", 0.7, "it is short and no sentence"
    return "paragraph", 0.8, "nothing speaks against it"
