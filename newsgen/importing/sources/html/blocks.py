"""HTML to blocks: paragraphs, subheads, quotes, lists, tables and pictures, each with its words and its Markdown."""

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain, islice
from typing import Any

import msgspec

from newsgen import web
from newsgen.importing.drafting.escaping import fenced, guard_heading
from newsgen.importing.lines import furniture
from newsgen.importing.lines.shapes import plain
from newsgen.importing.sources.html import figures, inline, nesting, preformatted, tables, tags, unseen
from newsgen.importing.sources.html.inline import Run
from newsgen.importing.sources.records import Block, Part

_EMBEDDED = "something embedded from elsewhere"
HIDDEN, CONTROL, FORM = "hidden there", "a control of the page", "a form"
"""Why a block is set aside that readers cannot see, or that is no text."""

CAPTION = "a caption by its markup"
"""Why a block is a caption, or what is below something other than a picture."""

ROW = "a row of a table"
"""Why a block is a row of a table, by which it is recognised as one."""

_DEEPEST = 80
_SOME, _PARAGRAPH = 3, 100
_LONGEST_CREDIT, _LONGEST_CELL = 200, 300


class _Place(msgspec.Struct, frozen=True):
    base: str
    depth: int = 0
    nested: bool = False
    heading: str = ""
    part: Part = ""
    group: Any = None
    leads: str = ""


def read(root: Any, base: str) -> Iterator[Block]:
    """The blocks below `root`, an lxml element, then the hidden words within lines; links are relative to `base`."""
    holders = set()
    for element in root.iter():
        if isinstance(element.tag, str) and (_is_block(element) or _is_part(element)):
            holder = element
            while holder is not None and holder not in holders:
                holders.add(holder)
                holder = holder.getparent()
    yield from _flow(root, _Place(base), holders.__contains__)
    for element in unseen.in_lines(root, holders.__contains__):
        yield Block("boilerplate", inline.words(element.text_content()).strip(), HIDDEN, element=element)


def _is_block(element: Any) -> bool:
    # Some pictures stand for a character.
    return element.tag in tags.FLOW and not (element.tag == "img" and figures.is_inline(element))


def _is_part(element: Any) -> bool:
    """Whether `element`, inside a figure or a caption, is marked as the caption or the credit."""
    if not (figures.is_credit(element) or figures.is_caption(element)):
        return False
    return any(parent.tag == "figure" or figures.is_caption(parent) for parent in element.iterancestors())


Holds = Callable[[Any], bool]
"""Whether an element is a block or has one inside."""


def _flow(element: Any, place: _Place, holds: Holds) -> Iterator[Block]:
    """The blocks inside `element`: its own words between its children, and the blocks of these."""
    if place.depth > _DEEPEST:
        yield from _paragraphs(inline.runs(element, place.base), element, place)
        return
    held = [Run(inline.words(element.text))]
    for child in element:
        if holds(child):
            yield from _paragraphs(held, element, place)
            held = []
            yield from _block(child, msgspec.structs.replace(place, depth=place.depth + 1), holds)
        else:
            held += inline.runs(child, place.base)
        held.append(Run(inline.words(child.tail)))
    yield from _paragraphs(held, element, place)


def _paragraphs(held: Iterable[Run], element: Any, place: _Place) -> Iterator[Block]:
    for whole in inline.paragraphs(held):
        control = whole[-1] if place.part and len(whole) > 1 and _is_control(whole[-1]) else None
        found = whole[:-1] if control else whole
        text = inline.text_of(found)
        if place.heading and not place.part:
            line = guard_heading(inline.markdown_of(found, one_line=True))
            made = Block("subhead", text, "a heading", f"{place.heading} {line}", element=element, group=place.group)
        else:
            why = CAPTION if place.part else "a paragraph"
            markdown = inline.markdown_of(found)
            made = Block("paragraph", text, why, markdown, element=element, part=place.part, group=place.group)
        yield _linking(made, found, place)
        if control:
            yield Block("boilerplate", control.text.strip(), CONTROL, element=element)


def _is_control(run: Run) -> bool:
    """Whether `run`, behind a caption, is a link that says nothing of the picture, as one to buy it does."""
    return bool(run.leads) and furniture.recognise(plain(run.text)) is not None


def _linking(block: Block, found: Iterable[Run], place: _Place) -> Block:
    """`block`, whose words are `found`, with the share and the addresses of its links."""
    # A heading that leads to a place of its own page folds up what is below it, or is an anchor.
    within = "#" if block.role == "subhead" else "\0"
    if place.leads and not place.leads.startswith(within):
        return msgspec.structs.replace(block, linked=1, leads=frozenset({place.leads}))
    links = [run for run in found if run.leads and not run.leads.startswith(within)]
    if not links:
        return block
    share = sum(len(inline.key(run.text)) for run in links) / (len(inline.key(block.text)) or 1)
    return msgspec.structs.replace(block, linked=share, leads=frozenset(run.leads for run in links))


def _block(element: Any, place: _Place, holds: Holds) -> Iterator[Block]:
    if element.tag in tags.SILENT:
        return
    hidden = unseen.is_hidden(element) and element.tag not in figures.TAGS
    yield from _hidden(element, place, holds) if hidden else _shown(element, place, holds)


def _shown(element: Any, place: _Place, holds: Holds) -> Iterator[Block]:
    tag = element.tag
    if tag in tags.EMBEDS or tag == "video":
        yield from _picture(element, place, holds) if element.get("poster") else ()
        yield _embed(element, place)
    elif (tag == "form" and not _frames_page(element)) or tag in tags.CONTROLS:
        yield from _control(element, place, holds)
    elif tag in ("img", "amp-img", "picture", "noscript"):
        yield from _picture(element, place, holds)
    elif tag in tags.HEADINGS:
        yield from _flow(element, msgspec.structs.replace(place, heading=tags.HEADINGS[tag]), holds)
    elif tag in ("ul", "ol", "menu"):
        yield from nesting.items(_listed(element, place, holds))
    elif tag == "blockquote" and not figures.is_caption(element):
        yield from nesting.quoted(_flow(element, msgspec.structs.replace(place, nested=True), holds))
    elif tag == "pre":
        yield from _preformatted(element, place)
    elif tag == "table":
        yield from _table(element, place, holds)
    else:
        yield from _flow(element, _grouped(element, place), holds)


def _frames_page(form: Any) -> bool:
    """Whether `form` has the article in it: some systems write one around a whole page."""
    if next(form.iter("article", "main", "h1"), None) is not None:
        return True
    told = (p for p in form.iter("p") if len(p.text_content()) >= _PARAGRAPH)
    return form.getparent().tag == "body" and len(list(islice(told, _SOME))) == _SOME


def _hidden(element: Any, place: _Place, holds: Holds) -> Iterator[Block]:
    """Set hidden blocks aside, except pictures and what is said of them.

    Of pictures in a row, one is seen at a time, and what is said of one may be seen when somebody points at it.
    """
    pictured = figures.has_picture(element) or figures.is_told_by_pointing(element)
    for block in _flow(element, _grouped(element, place), holds):
        if (block.part and pictured) or not block.text:
            yield block
        else:
            yield msgspec.structs.replace(block, role="boilerplate", markdown="", why=HIDDEN, part="")


def _grouped(element: Any, place: _Place) -> _Place:
    """The place inside `element`, which may be a figure, a part of one, or a link."""
    if element.tag == "a":
        return msgspec.structs.replace(place, leads=element.get("href") or place.leads)
    if element.tag == "figure":
        return msgspec.structs.replace(place, group=element, part="")
    if figures.is_credit(element) and not _is_of_quotation(element) and _is_short(element):
        return msgspec.structs.replace(place, part="credit")
    if figures.is_caption(element):
        # An element with a picture beside its caption is a figure; one with words alone is a caption.
        if next(element.iter("img", "amp-img", "video", "iframe"), None) is not None and element.tag != "figcaption":
            return place if place.group is not None else msgspec.structs.replace(place, group=element)
        return msgspec.structs.replace(place, part="caption")
    return place


def _is_short(element: Any) -> bool:
    return all(n <= _LONGEST_CREDIT for n in accumulate(len(text.strip()) for text in element.itertext()))


def _is_of_quotation(element: Any) -> bool:
    """Whether `element` names who is quoted, and not who made a picture."""
    around = next(element.iterancestors("blockquote", "figure"), None)
    return around is not None and around.tag == "blockquote"


def _picture(element: Any, place: _Place, holds: Holds) -> Iterator[Block]:
    found = figures.shown(element)
    if found is None:
        if element.tag == "noscript":
            yield from _flow(element, place, holds)
        return
    image = next(element.iter("img", "amp-img"), element)
    if figures.is_ornament(image):
        yield Block("boilerplate", found.alt, "an icon, a logo or a counter", element=element, group=place.group)
        return
    yield Block("blank", found.alt, "a picture", element=element, shown=found, part="picture", group=place.group)
    title = inline.words(image.get("title")).strip()
    if title and figures.is_caption(image) and not figures.is_caption(element.getparent()):
        # Joomla's script shows it below the picture.
        yield Block("paragraph", title, CAPTION, element=element, part="caption", group=place.group)


def _embed(element: Any, place: _Place) -> Block:
    holders = (element, *element.iter("source", "embed"))
    places = (e.get(key) for e in holders for key in ("src", "data-src", "data"))
    films = (e.get("value") for e in element.iter("param") if e.get("name") == "movie")
    source = next(filter(None, (*places, *films)), "")
    text = inline.address(source, place.base) or inline.words(source) or inline.words_in(element)
    return Block("boilerplate", text, _EMBEDDED, element=element, group=place.group)


def embedded(block: Block) -> str:
    """The address of what `block` embeds from elsewhere, or plays, if a reader may follow it; else ""."""
    return block.text if block.why == _EMBEDDED and web.is_address(block.text) else ""


def _control(element: Any, place: _Place, holds: Holds) -> Iterator[Block]:
    why = FORM if element.tag == "form" else CONTROL
    for block in _flow(element, place, holds):
        yield msgspec.structs.replace(block, role="boilerplate", markdown="", shown=None, part="", why=why)


def _listed(element: Any, place: _Place, holds: Holds) -> Iterator[tuple[Block, str]]:
    """The blocks of a list, each with the marker or indent before it, "" outside of any item."""
    number, inside = nesting.first_number(element), msgspec.structs.replace(place, nested=True, depth=place.depth + 1)
    held = [Run(inline.words(element.text))]
    for item in element:
        if not holds(item):
            held += inline.runs(item, place.base)
        else:
            yield from ((block, "") for block in _paragraphs(held, element, place))
            held = []
            is_item = item.tag == "li" and (element.tag == "ol" or not nesting.lays_out(item))
            if is_item and not unseen.is_hidden(item):
                mark = f"{number}. " if element.tag == "ol" else "- "
                number += 1
                yield from nesting.behind(mark, _flow(item, inside, holds))
            else:
                yield from ((block, "") for block in _block(item, place, holds))
        held.append(Run(inline.words(item.tail)))
    yield from ((block, "") for block in _paragraphs(held, element, place))


def _preformatted(element: Any, place: _Place) -> Iterator[Block]:
    code = preformatted.typed(element)
    if not code.strip():
        return
    if place.nested or "wp-block-verse" in (element.get("class") or ""):
        held = [part for line in code.split("\n") for part in (Run(inline.words(line)), inline.BREAK)]
        yield from _paragraphs(held, element, place)
        return
    yield Block("paragraph", code, "preformatted text", fenced(code), element=element, group=place.group)


def _table(element: Any, place: _Place, holds: Holds) -> Iterator[Block]:
    """A table of words, row by row; a table that only lays out a page is read as the blocks in it."""
    rows = tables.rows(element)
    width = max(map(len, rows), default=0)
    several = len(rows) > 1 and 1 < width <= tables.WIDEST
    if not several or place.nested or any(_holds_blocks(cell) for row in rows for cell in row if cell is not None):
        yield from _flow(element, place, holds)
        return
    yield from _paragraphs(tables.outside_cells(element, place.base), element, place)
    for part in tables.hidden(element):
        yield from _hidden(part, place, holds)
    for child in element.iter("caption"):
        yield from () if unseen.is_hidden(child) else _flow(child, place, holds)
    for number, row in enumerate(rows):
        cells = tables.cells(row, place.base)
        text, line = tables.line(cells, width)
        head = f"\n{tables.rule(rows, width)}" if number == 0 else ""
        gap = "\n" if number else "\n\n"
        made = Block("paragraph", text, ROW, line + head, gap, element, group=place.group)
        yield _linking(made, chain.from_iterable(cells), place)


def _holds_blocks(cell: Any) -> bool:
    """Whether `cell` holds more than words."""
    inside = [e for e in cell.iterdescendants() if isinstance(e.tag, str) and e.tag in tags.FLOW]
    several = len(inside) > 1 and len(inline.words_in(cell)) > _LONGEST_CELL
    return several or any(e.tag not in tables.IN_CELLS for e in inside)
