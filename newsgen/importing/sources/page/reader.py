"""Make an article of a saved web page: trafilatura finds the text, the page's own markup tells the rest."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from newsgen import times
from newsgen.errors import DumpError, Problem
from newsgen.importing.drafting.metadata import stamp_of
from newsgen.importing.lines import furniture, marks
from newsgen.importing.lines.shapes import plain
from newsgen.importing.records import Draft, Note, Reading, Role
from newsgen.importing.sources import assemble, statements, visibility
from newsgen.importing.sources.html import blocks, captions, inline, nesting, struck, tags, trees, unseen
from newsgen.importing.sources.html.inline import TELLING, key
from newsgen.importing.sources.html.places import (
    OTHERS,
    OUTSIDE,
    ancestors,
    is_classed,
    is_heading_or_classed,
    kind_of,
    reason,
)
from newsgen.importing.sources.page import authors, copies, encodings, facts, json_ld, own_pictures, regions, titles
from newsgen.importing.sources.records import Block, Job, Piece, Stated
from newsgen.importing.words import timestamps
from newsgen.importing.words.timestamps import Timestamp

_STANDFIRST = re.compile(
    r"(?:^|[-_\s])(?:standfirst|stand-first|subtitle|sub-?headline|subhead|dek|deck|article-?summary|teaser-?text|vorspann|chapo|"
    r"introduction|bajada|entradilla|ingress|alternativeHeadline|(?:article|entry|post|story)[-_]{1,2}desc(?:ription)?|(?:article[-_]?)?lead(?:[-_](?:text|in|paragraph))?)(?:$|[-_\s])",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"(?:^|\s)p-summary(?:$|\s)")
"""The class of a subtitle on Medium and other pages with microformats."""

_PLAYERS = re.compile(
    r"https://(?:(?:www\.)?youtube(?:-nocookie)?\.com/embed/|player\.vimeo\.com/video/|(?:www\.)?dailymotion\.com/embed/|"
    r"open\.spotify\.com/embed/|w\.soundcloud\.com/player)"
)
"""Where players lead that newspapers put among their text; the frames of advertisements and programs lead elsewhere."""

_PARTS_OF_TITLE = re.compile(r"\s[|–—·»-]\s")  # dashes
_LEAD = range(20, 600)


def draft(job: Job, noted: str = "") -> Draft:
    """The article in a web page, whose address is `noted` beside it, if anywhere. Raises DumpError if there is none."""
    text, doubt = encodings.decode_html(job.data)
    root = _parse(text, job.seed)
    address = copies.settle(root, text, noted)
    stated = facts.read(root, job.config)
    if not stated.url and address:
        stated = msgspec.structs.replace(stated, url=address, base=stated.base or address)
    found = list(own_pictures.credit(captions.pair(blocks.read(root, stated.base)), stated.authors))
    region = regions.find(found, _seen(root), stated)
    if not region.chosen:
        what = "there is no article in this page" if found else "this page is empty"
        raise DumpError(Problem(job.seed, 1, what, "save the article's own page, or paste its text into a .txt file"))
    stated = titles.headed(stated, found, region.chosen)
    pieces = _ended(tuple(nesting.outdented(_pieces(found, region, stated))))
    if any(p.role == "standfirst" for p in pieces):
        stated = msgspec.structs.replace(stated, summary=None)
    if all(key(name) == key(stated.publisher or "") or authors.is_firm(name) for name in stated.authors):
        stated = _signed(stated, root, found, region)
    stated = _held(root, _dated(root, stated, pieces), job)
    if doubt:
        stated = msgspec.structs.replace(stated, notes=(*stated.notes, Note("encoding", 1, doubt)))
    return assemble.draft(job, pieces, stated)


def _seen(root: Any) -> str:
    """The page `root` as HTML, after taking out of it what trafilatura would read though nobody sees it."""
    from lxml import html  # noqa: PLC0415  # as below

    hidden = [element for element in root.iter() if isinstance(element.tag, str) and _is_unseen(element)]
    for element in hidden:
        element.drop_tree()
    return str(html.tostring(root, encoding="unicode"))


def _is_unseen(element: Any) -> bool:
    # trafilatura knows hidden styles, but not within lines. Of pictures in a row, one is seen at a time.
    within = element.get("hidden") is not None or element.tag not in tags.FLOW
    return within and unseen.is_hidden(element) and element.find(".//img") is None


def _signed(stated: Stated, root: Any, found: Sequence[Block], region: regions.Region) -> Stated:
    """`stated` with the authors that the page shows, which are doubtful where its byline does not name them.

    A page that states no author, or its own publisher, may have a byline all the same.
    """
    places = authors.Places.of(found, region.chosen, stated.title)
    if names := authors.shown(found, region.chosen, places, stated.authors):
        return msgspec.structs.replace(stated, authors=names)
    names = () if stated.authors else authors.marked(root)
    if len(names) != 1:
        return stated
    note = Note("authors", 1, "no byline says so; the page names this author somewhere, and no other")
    return msgspec.structs.replace(stated, authors=names, notes=(*stated.notes, note))


def _dated(root: Any, stated: Stated, pieces: Sequence[Piece]) -> Stated:
    """`stated` with what is doubtful about its date: its zone, or that the page does not state it."""
    unzoned = Note("date", 1, "the page does not say in which time zone this is; it is taken for the site's own")
    if stated.date:
        certain = "T" not in stated.date or datetime.fromisoformat(stated.date).tzinfo is not None
        return stated if certain else msgspec.structs.replace(stated, notes=(*stated.notes, unzoned))
    import htmldate  # noqa: PLC0415  # comes with trafilatura

    found = _day_in_title(root) or htmldate.find_date(root, extensive_search=False, original_date=True, url=stated.url)
    shown = _shown(pieces)
    if not found or (shown and str(shown.day) == found):
        # What readers see is read as in pasted text, with its time.
        certain = not shown or not shown.timed or shown.zone is not None
        return stated if certain else msgspec.structs.replace(stated, notes=(*stated.notes, unzoned))
    note = Note("date", 1, "the page does not state it; this day stands in its title, its text or its address")
    return msgspec.structs.replace(stated, date=found, notes=(*stated.notes, note))


def _day_in_title(root: Any) -> str:
    """The day that is a part of the title of the page `root`, else "". The text may have other days."""
    title = next((inline.words(title.text) for title in root.iter("title")), "")
    stamps = (timestamps.timestamp(part.strip()) for part in _PARTS_OF_TITLE.split(title))
    return next((str(stamp.day) for stamp in stamps if stamp and stamp.day), "")


def _shown(pieces: Sequence[Piece]) -> Timestamp | None:
    """The time of publication, or else of a change, that readers see beside the headline."""
    stamps = (stamp_of(Reading(0, p.role, p.text, p.confidence, p.why)) for p in pieces)
    days = [stamp for stamp in stamps if stamp and stamp.day and not stamp.lifts]
    return min(days, key=lambda stamp: stamp.changed, default=None)


def _held(root: Any, stated: Stated, job: Job) -> Stated:
    """`stated`, held back where the page's time is still to come, or where not everybody may see the page."""
    said = (
        (tag.get("content") or "").strip().lower()
        for tag in root.iter("meta")
        if key(tag.get("name") or "") == "status"
    )
    status = next(filter(visibility.is_for_few, said), "")
    if status or visibility.is_drafts(job.seed):
        why = f"its status there is `{status}`" if status else "by its name, or its folder, it is a draft there too"
        return msgspec.structs.replace(stated, draft=True, notes=(*stated.notes, Note("draft", 1, why)))
    date = statements.certain(stated.date, job.config) if stated.date else ""
    coming = date and times.parse(date, job.config.zone) > job.now
    return msgspec.structs.replace(stated, embargo=date) if coming else stated


def _parse(text: str, seed: str) -> Any:
    """The page as a tree of lxml. Raises DumpError where it is empty."""
    from lxml import etree  # noqa: PLC0415  # not for those who import text

    try:
        return trees.page(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise DumpError(Problem(seed, 1, "this page is empty", "save the page again, or remove the file")) from None


def _pieces(found: Sequence[Block], region: regions.Region, stated: Stated) -> Iterator[Piece]:
    """Every block of the page, as part of the article or set aside."""
    titled, told = False, set[str]()
    first, last = min(region.chosen), max(region.chosen)
    opening = next((i for i in sorted(region.chosen) if found[i].role == "paragraph"), last)
    places = authors.Places.of(found, region.chosen, stated.title)
    for index, (block, out) in enumerate(zip(found, struck.doubts(found), strict=True)):
        yield from (Piece("paragraph", t, "only trafilatura found it", 0.95, m) for t, m in region.extra.get(index, ()))
        inside = index in region.chosen
        why_doubtful = "; ".join(filter(None, (region.doubts.get(index), out if inside else "")))
        doubt = ("text", why_doubtful) if why_doubtful else None
        head = _head_role(block, stated, titled=titled) if index in places else None
        amidst_text = inside and block.role != "subhead"
        if head and head[0] == "standfirst" and (amidst_text or index in places.below):
            # It is the first paragraph as well, or that of another article below this one.
            head = None
        if head:
            titled = titled or head[0] == "headline"
            told.add(key(block.text))
            yield Piece(head[0], block.text, head[1], 0.95)
        elif block.role == "subhead" and index < opening and key(block.text) in told:
            yield Piece("boilerplate", block.text, "the head of the article has these words", 0.95)
        elif block.shown or block.role == "caption":
            yield _figure(block, region.whole, inside=inside and not _is_portrait(block, stated))
        elif not inside:
            why = _why_aside(index, block, region)
            telling = (why == OUTSIDE and len(key(block.text)) >= TELLING) or _plays(block)
            note = ("text", f"left out: {block.text[:120]}") if telling and first < index < last else None
            yield Piece("boilerplate", block.text, why, 0.95, note=doubt or note)
        elif thing := furniture.recognise(plain(block.text)):
            yield Piece(thing.role, block.text, thing.why, 0.98)
        else:
            yield Piece(
                block.role, block.text, f"{block.why} of the article", 0.97, block.markdown, block.gap, note=doubt
            )


def _ended(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Set aside the headings with nothing below them in the article, as that of a prompt is; `review` says so."""
    told = [i for i, p in enumerate(pieces) if p.role != "subhead" and (p.markdown or p.shown)]
    loose = range(told[-1], len(pieces)) if told else range(0)
    return tuple(_bare(p) if i in loose and p.role == "subhead" else p for i, p in enumerate(pieces))


def _bare(heading: Piece) -> Piece:
    why = "a heading with nothing below it"
    note = ("text", f"left out, as {why}: {heading.text[:80]}")
    return msgspec.structs.replace(heading, role="boilerplate", markdown="", why=why, note=note)


def _plays(block: Block) -> bool:
    """Whether `block` plays something of a common player, and stands in no part of the page about something else."""
    return bool(_PLAYERS.match(blocks.embedded(block))) and not any(map(kind_of, ancestors(block)))


def _why_aside(index: int, block: Block, region: regions.Region) -> str:
    if index in region.copies:
        return "it stands in the article once more"
    if index in region.quoted:
        return "a quote from the text, whose words stand there as well"
    return OTHERS if index in region.links else reason(block, region.whole)


def _is_portrait(block: Block, stated: Stated) -> bool:
    """Whether `block` is a picture without words whose alternative text names an author."""
    described = key(block.shown.alt).removesuffix("mugshot") if block.shown and block.role == "blank" else ""
    return bool(described) and described in map(key, stated.authors)


def _figure(block: Block, whole: frozenset[Any], *, inside: bool) -> Piece:
    if inside:
        return Piece(block.role, block.text, block.why, 1.0, gap=block.gap, shown=block.shown)
    role: Role = "boilerplate" if block.text else "blank"
    return Piece(role, block.text, f"{block.why}, {reason(block, whole)}", 0.95)


def _head_role(block: Block, stated: Stated, *, titled: bool) -> tuple[Role, str] | None:
    """The role in the article's head of a block above the text, and why; None where it has none."""
    text = plain(block.text)
    if not block.is_text or not text or block.element is None:
        return None
    if not titled and stated.title and key(text) == key(stated.title):
        return "headline", "it is the headline that the page states"
    if block.element.tag == "h1" and json_ld.is_same(text, stated.title or ""):
        return "headline", "it has the words of the headline that the page states"
    if why := _why_standfirst(text, block, stated, titled=titled):
        return "standfirst", why
    if marks.is_timestamp(text):
        return "timestamp", "it is a date and little else"
    return ("byline", "it names who wrote the article") if authors.is_byline(block) else None


def _why_standfirst(text: str, block: Block, stated: Stated, *, titled: bool) -> str:
    """Why a block is the standfirst; empty where it is not."""
    said = bool(stated.summary) and key(text) == key(stated.summary or "")
    if said and is_heading_or_classed(block.element, _STANDFIRST):
        return "it is the summary that the page states"
    if titled and len(text) < _LEAD.stop and is_classed(block.element, _SUMMARY):
        return "the page calls it its summary"
    # A colon announces what stands below.
    if not titled or len(text) not in _LEAD or text.endswith(":"):
        return ""
    if is_classed(block.element, _STANDFIRST):
        return "it stands below the headline, and the page calls it so"
    head = next(block.element.iterancestors("header", "hgroup"), None) if block.role == "subhead" else None
    return "a heading in one head with the headline" if head is not None and head.find(".//h1") is not None else ""
