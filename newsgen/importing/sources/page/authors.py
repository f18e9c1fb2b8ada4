"""The authors of a web page's article: as stated for machines, or as readers see them near the headline."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import msgspec

from newsgen.importing.lines import bylines, furniture
from newsgen.importing.lines.shapes import plain
from newsgen.importing.sources import statements
from newsgen.importing.sources.html import inline
from newsgen.importing.sources.html.places import home, is_classed, is_elsewhere, is_listed
from newsgen.importing.sources.records import Block
from newsgen.importing.words import timestamps
from newsgen.importing.words.cue_words import JOBS

_NO_NAME = re.compile(
    r"https?:|@|^[\W\d]*$|^[\w-]{2,}\.[a-z]{2,4}$|^(?:\w+\s)?by$|\bwww\."
    r"|^(?:admin|editor|staff|null|undefined|name)$",
    re.IGNORECASE,
)
_BY = re.compile(r"^[^\w(@'’]*(?:(?:by|von|par|por)\s+)?", re.IGNORECASE)
_TWICE = re.compile(r"(?P<name>\S+ .+?)(?P=name)")
"""A name that a page has once for each of two widths of the screen."""

_PARTS = re.compile(r"\s*[;|]\s*|,\s+(?=\w+\s+\w)|\s+(?:and|und|et|en|y|och|og)\s+(?=\w+\s+\w)")
_JOB = re.compile(
    r"(?:^(?:(?:senior|chief|staff|deputy|political|science|sports|news|managing)\s+)*"
    r"|,\s+(?:\w+\s+){0,2}|\s+(?:senior|chief|executive|deputy|managing|associate|national)\s+(?:\w+\s+){0,3})"
    rf"(?:{'|'.join(sorted(JOBS))})$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|[-_\s])(?:byline|author|authors|autor|autorin|auteur|reader-credits)(?:$|[-_\s])", re.IGNORECASE
)
_CONTROL = re.compile(
    r"\W*(?:\b(?:more (?:posts|from|by|stories)|follow|unfollow|view|e-?mail|bio|comments?|contact|"
    r"(?:published|posted)(?! by)|updated|subscribe|share)|\d{1,3}[ -]min(?:ute)?s?\.? read)\b.*",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\b(?!Mc|Mac|De|Di|La|Le|Van|O['’])\w*[a-zà-ÿ][A-Z]")  # a typographic apostrophe
_LISTS = re.compile(r"[,;|()&\d]|\s(?:and|und|et)\s")
_DIGIT = re.compile(r"\d")
_LEADING_TO_DAY = re.compile(r"\s+(?:on|le|am|el|em|il|op|den)\s*$", re.IGNORECASE)
_AT_TIME = re.compile(r"\s+(?:at|um|à|alle|a las|om|kl\.?)\s+\d{1,2}[:.h]\d{2}\b.*", re.IGNORECASE)
_PAGE_OF_AUTHOR = re.compile(r"/(?:authors?|autor(?:en|es)?|auteurs?)/[^/?#]")
_FIRM = re.compile(r"\b(?:GmbH|AG|Ltd|Inc|LLC|S\.?A|Verlag)\b|\bwww\.")
_LOOSE = " \t\n,;|–—-"  # dashes
_LONGEST_NAME, _LONGEST_BYLINE = 80, 120
_OPENING = 160
_ABOVE, _BELOW, _APART = 8, 3, 4
"""How many blocks above the headline, and below the text, a byline may stand, and how far apart its parts."""

_CLOSE = 3
"""How many elements out from a name the markup may stand that marks it as an author's."""


def listed(own: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The people in `own`, one name each, and in `texts`, which may list several; each person once."""
    kept = [one for name in own for one in bylines.reporters(name.strip()) or (_cleaned(name),)] + [
        name for text in texts for name in _parted(text)
    ]
    return statements.once(name for name in kept if len(name) < _LONGEST_NAME and not _NO_NAME.search(name))


class Places(msgspec.Struct, frozen=True):
    """The blocks among which a byline or a date may stand: from the headline to the text, above it, below the text."""

    between: range
    above: tuple[int, ...]
    below: range

    @classmethod
    def of(cls, found: Sequence[Block], chosen: Collection[int], headline: str | None) -> "Places":
        """The places for an article whose blocks are `chosen`."""
        texts = [i for i in sorted(chosen) if not found[i].shown and found[i].role != "caption"] or sorted(chosen)
        end = texts[-1] + 1
        body = next((i for i in texts if found[i].role == "paragraph" and len(found[i].text) > _OPENING), end)
        title = inline.key(headline or "")
        start = next((i for i in reversed(range(body)) if title and inline.key(found[i].text) == title), texts[0])
        start = min(start, texts[0])
        above = [i for i in range(max(0, start - _ABOVE), start) if not is_listed(found[i])]
        return cls(range(start, body), tuple(above), range(end, min(len(found), end + _BELOW)))

    def __contains__(self, index: int) -> bool:
        return index in self.between or index in self.above or index in self.below


def shown(
    found: Sequence[Block], chosen: Collection[int], places: Places, known: Collection[str] = ()
) -> tuple[str, ...]:
    """The authors in a byline at one of `places`, or in the last line of the article, whose blocks are `chosen`.

    `known` names are not looked for.
    """
    article = home(found, chosen)
    # Many blocks may have one element, as where only line breaks part them.
    by_markup = cache(_by_markup)
    end = range(places.below.start - 1, places.below.stop)
    for window in (places.between, places.above, end):
        said = [[] if is_elsewhere(found[i], article) else _named(found[i], by_markup) for i in window]
        said = [[name for name in names if name not in known] for names in said]
        first = next((n for n, names in enumerate(said) if names), len(said))
        last = next((n for n in range(first, len(said)) if not any(said[n : n + _APART])), len(said))
        if names := listed((name for names in said[first:last] for name in names), ()):
            return names
    return ()


def marked(root: Any) -> tuple[str, ...]:
    """The authors that the markup of the page names, wherever that is."""
    said = [text for element in root.iter() if _is_author(element) for text in _names_in(element)]
    return listed((), (text for text in said if not _DIGIT.search(text)))


def is_firm(name: str) -> bool:
    """Whether `name` is that of a company, by its form."""
    return bool(_FIRM.search(name))


def is_byline(block: Block) -> bool:
    """Whether `block` names who wrote an article, by its words or by what the page calls it."""
    text = plain(block.text)
    says = len(text) <= _LONGEST_BYLINE and bylines.byline(_AT_TIME.sub("", text))
    return bool(says) or (len(text) <= _LONGEST_BYLINE and is_classed(block.element, _BYLINE))


def _named(block: Block, by_markup: Callable[[Any], list[str]]) -> list[str]:
    """The authors that `block` names, by the markup of its element or its words."""
    if block.element is None or block.shown:
        return []
    if names := by_markup(block.element):
        return names
    said = [name for line in _lines(block) for name in _said_in(line)] if is_byline(block) else []
    return said or (_linked(block.element) if len(block.text) <= _LONGEST_BYLINE else [])


def _lines(block: Block) -> list[str]:
    """The lines of `block`, if its element holds nothing else; else its text."""
    whole = "".join(run.text for run in inline.runs(block.element, ""))
    lines = [line.strip() for line in whole.split("\n")]
    return [block.text] if " ".join(filter(None, lines)) != block.text else lines


def _said_in(line: str) -> tuple[str, ...]:
    """The authors that the `line` of a byline names."""
    text = _undated(_JOB.sub("", _CONTROL.sub("", plain(line))))
    found = None if bylines.is_job(text) else bylines.byline(text) or bylines.byline(f"by {text}")
    return found.names if found else ()


def _undated(text: str) -> str:
    """`text` up to the day or the time behind the names: «By Jo Ash on 2 March 2026 @jo 7 comments», «… at 9:30»."""
    text = _AT_TIME.sub("", text)
    start = timestamps.stamp_start(text)
    return _LEADING_TO_DAY.sub("", text[:start]).rstrip(_LOOSE) if start else text


def _by_markup(element: Any) -> list[str]:
    """The authors that the markup in `element`, or close around it, names."""
    within = [e for e in element.iter() if _is_author(e)]
    marked = within or [e for e in islice(element.iterancestors(), _CLOSE) if _is_author(e)]
    # A portrait's alternative text is no name.
    texts = [text for e in marked for text in _names_in(e) if len(text) < _LONGEST_BYLINE]
    return [name for text in texts for name in _parted(text) if name and not _DIGIT.search(name)]


def _is_author(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag == "link":
        return False
    if any("author" in (element.get(key) or "").split() for key in ("rel", "itemprop")):
        return True
    return {"author", "vcard"} <= set((element.get("class") or "").split())


def _linked(element: Any) -> list[str]:
    """The names in `element` that lead, by their address, to all that somebody wrote."""
    links = (link for link in element.iter("a") if _PAGE_OF_AUTHOR.search(link.get("href") or ""))
    return [name for link in links if bylines.may_be_names(name := _CONTROL.sub("", inline.words_in(link)))]


def _names_in(element: Any) -> Iterator[str]:
    """The words in `element`, or in its parts that are marked as names; without controls glued to them."""
    for part in [e for e in element.iter() if _is_name(e)] or [element]:
        text = inline.words(part.text_content()).strip()
        yield next(filter(None, map(str.strip, part.itertext())), "") if _GLUED.search(text) else text


def _is_name(element: Any) -> bool:
    return "name" in (element.get("itemprop") or "").split() or "fn" in (element.get("class") or "").split()


def _parted(text: str) -> list[str]:
    """The names in a text that lists people, with their jobs, papers and dates."""
    text = _CONTROL.sub("", text.strip())
    if reported := bylines.reporters(text):
        return list(reported)
    line = bylines.byline(text) or (bylines.byline(f"by {text}") if _LISTS.search(text) else None)
    if line and line.names:
        return list(line.names)
    first, _, behind = text.partition("|")
    if not bylines.may_be_names(behind.strip()):
        # What stands behind the bar is the paper, or an address.
        text = first
    return [_cleaned(part) for part in _PARTS.split(_BY.sub("", text))]


def _cleaned(name: str) -> str:
    """A name without its job and what leads to it."""
    name = _JOB.sub("", _BY.sub("", name.strip())).strip(_LOOSE)
    name = twice["name"] if (twice := _TWICE.fullmatch(name)) else name
    return "" if furniture.recognise(name) else name
