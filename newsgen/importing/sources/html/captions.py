"""Pair pictures with the captions and credits that belong to them, from blocks that stand beside each other."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from newsgen.importing.lines import bylines, furniture
from newsgen.importing.lines.shapes import plain
from newsgen.importing.sources.html import boxes, figures
from newsgen.importing.sources.html.blocks import CONTROL
from newsgen.importing.sources.records import Block, Shown

_LONGEST_CAPTION, _LONGEST_CREDIT = 600, 80


def pair(found: Iterable[Block]) -> Iterator[Block]:
    """`found`, with all words of a figure as its caption, whose first line carries the picture.

    A picture without words becomes a blank line that carries it.
    """
    for unit in _units(boxes.grouped(found)):
        yield from _figure(unit) if any(block.part for block in unit) else unit


def _units(found: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks of each figure together; every other block by itself."""
    unit: list[Block] = []
    for block in found:
        if unit and not _joins(unit, block):
            yield unit
            unit = []
        unit.append(block)
        if block.group is None and not block.part:
            yield unit
            unit = []
    if unit:
        yield unit


def _joins(unit: Sequence[Block], block: Block) -> bool:
    last = unit[-1]
    if block.part == "caption" and block.group is None and all(b.part == "picture" for b in unit):
        # Some close a figure above its caption.
        return True
    if block.group is not None or last.group is not None:
        return block.group is last.group
    if not block.part:
        return False
    if block.part == "picture":
        return len(unit) == 1 and (last.part != "picture" or _is_fallback(last, block))
    return True


def _is_fallback(one: Block, other: Block) -> bool:
    """Whether one of two pictures is the other's for browsers without scripts."""
    return "noscript" in (one.element.tag, other.element.tag) and figures.same(one.shown, other.shown)


def _figure(unit: Sequence[Block]) -> Iterator[Block]:
    pictures = _distinct([b for b in unit if b.part == "picture"])
    unit = [_without_control(block) for block in unit]
    unit = _with_credit_lines(_with_loose_words(unit) if pictures else list(unit))
    spoken = [b for b in unit if b.part in ("caption", "credit")]
    if not pictures and _is_of_something_else(unit):
        # A table or a quotation has the words below it as a paragraph.
        yield from (msgspec.structs.replace(block, part="") for block in unit)
        return
    caption = " ".join(b.text for b in spoken if b.part == "caption")
    credit = " ".join(dict.fromkeys(b.text for b in spoken if b.part == "credit"))
    picture = pictures[0].shown if pictures and pictures[0].shown else Shown()
    made = figures.captioned(picture, caption, credit)
    if spoken:
        for position, block in enumerate(_lines(spoken)):
            yield msgspec.structs.replace(block, role="caption", markdown="", shown=made if position == 0 else None)
    elif pictures:
        yield _uncaptioned(pictures[0])
    yield from (_uncaptioned(block) for block in pictures[1:])
    yield from (block for block in unit if not block.part)


def _without_control(block: Block) -> Block:
    """`block`, set aside where it is called a caption and is a control of a gallery: «Slideshow (15 pictures)»."""
    thing = furniture.recognise(plain(block.text)) if block.part == "caption" else None
    if thing is None or thing.why != furniture.GALLERY:
        return block
    return msgspec.structs.replace(block, part="", role="boilerplate", markdown="", why=CONTROL)


def _is_of_something_else(unit: Sequence[Block]) -> bool:
    """Whether the words in `unit`, which has no picture, belong to something other than a picture."""
    group = unit[0].group
    if group is None:
        return all(block.part == "credit" for block in unit)
    if "wp-block-embed" in (group.get("class") or "").split():
        return True
    return next(group.iterdescendants("table", "blockquote", "pre", "figure", "audio"), None) is not None


def _uncaptioned(block: Block) -> Block:
    name = next(iter(block.shown.addresses), "") if block.shown else ""
    name = "" if name.startswith("data:") else f": {name}"
    return msgspec.structs.replace(block, role="blank", text="", why=f"a picture without a caption{name}")


def _lines(spoken: Sequence[Block]) -> Iterator[Block]:
    """The lines of a caption: all words in one element, such as a credit inside it, are one line."""
    held: list[Block] = []
    for block in spoken:
        if held and _caption_element(held[-1]) is not _caption_element(block):
            yield _merged(held)
            held = []
        held.append(block)
    if held:
        yield _merged(held)


def _merged(held: Sequence[Block]) -> Block:
    return msgspec.structs.replace(held[0], text=" ".join(block.text for block in held))


def _caption_element(block: Block) -> object:
    """The outermost element that the markup calls a caption, or else the block's own."""
    found = element = block.element
    while element is not None and element is not block.group:
        if figures.is_caption(element):
            found = element
        element = element.getparent()
    return found


def _distinct(pictures: Sequence[Block]) -> list[Block]:
    """One block for each picture: lazy loading and sizes for several screens show some twice."""
    kept: list[Block] = []
    for block in pictures:
        if block.shown is None:
            continue
        twin = next((n for n, other in enumerate(kept) if figures.same(other.shown, block.shown)), None)
        if twin is None:
            kept.append(block)
        else:
            kept[twin] = msgspec.structs.replace(kept[twin], shown=figures.both(kept[twin].shown, block.shown))
    return kept


def _with_loose_words(unit: Sequence[Block]) -> list[Block]:
    """In a figure without a caption, take short words beside the picture for it, if they are no control."""
    if any(b.part == "caption" for b in unit):
        return list(unit) if any(b.part == "credit" for b in unit) else [_with_credit(b) for b in unit]
    return [
        msgspec.structs.replace(b, part="caption", why="words in a figure") if _may_be_caption(b) else b for b in unit
    ]


def _with_credit_lines(unit: Sequence[Block]) -> list[Block]:
    """`unit`, where a credit alone on a line beside the caption is the credit."""
    if not any(b.part == "caption" and not figures.is_credit_line(b.text) for b in unit):
        return list(unit)
    return [
        msgspec.structs.replace(b, part="credit") if b.part == "caption" and figures.is_credit_line(b.text) else b
        for b in unit
    ]


def _may_be_caption(block: Block) -> bool:
    """Whether `block` is short words that lead nowhere else, as those in a card of another page do."""
    fits = not block.part and block.role == "paragraph" and len(block.text) < _LONGEST_CAPTION
    leads_on = block.linked == 1 and not all(map(figures.PICTURE_FILE.search, block.leads))
    return fits and not leads_on and furniture.recognise(block.text) is None


def _with_credit(block: Block) -> Block:
    """`block`, which stands beside a caption and which no tag calls anything, as the credit if it names people."""
    text = plain(block.text)
    fits = not block.part and block.role == "paragraph" and not block.linked and len(text) <= _LONGEST_CREDIT
    if not fits or furniture.recognise(text) or not (bylines.may_be_names(text) or figures.is_credit_line(text)):
        return block
    return msgspec.structs.replace(block, part="credit", why="a name beside a caption")
