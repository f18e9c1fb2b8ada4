"""The headline of a web page, as readers see it or as stated for machines, without the name of the site."""

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

import msgspec

from newsgen.importing.lines import furniture
from newsgen.importing.lines.shapes import plain
from newsgen.importing.records import Note
from newsgen.importing.sources.html import inline
from newsgen.importing.sources.html.places import home, is_elsewhere, names
from newsgen.importing.sources.page import json_ld
from newsgen.importing.sources.records import Block, Stated

_A_HEADLINE = 4
_SHORTEST, _LONGEST = 10, 600
"""The bytes of UTF-8 in a heading that may be a headline: a character says more in Chinese than in English."""

_ABOVE = 8
# «Ukraine-Krieg» is one word, but a hyphen alone parts Chinese from the name of a site.
_DASH = r"(?:\s*[|\uff5c–—·•«»_]+\s*|\s+-+\s+|(?<=[\u2e80-\uffff])-+\s*)"  # dashes
_SITE, _BEHIND_SITE = re.compile(rf"{_DASH}\S"), re.compile(rf"{_DASH}$")
_TITLED = re.compile(r"(?:^|[-_\s])(?:title|headline|hed|tit)(?:$|[-_\s])", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}", re.IGNORECASE)
_KICKER = re.compile(r"[^\W\d_][!?]?$")
_WIDE_BAR = "\uff5c"
_SEPARATORS = (" | ", " – ", " — ", " - ", " · ", " • ", " » ", " :: ", _WIDE_BAR)


def read(root: Any, stated: str, called: Collection[str]) -> tuple[str, str]:
    """The headline of the page `root`, and why that is doubtful; both may be empty.

    `stated` is what the page states for machines, `called` are the keys of the names of its site.
    """
    # A logo alone is no headline, nor is the name of the site.
    main = [
        text
        for h in root.iter("h1")
        if (own := inline.key(h.text_content())) and (text := inline.words_in(h)) and own not in called
    ]
    whole = next((text for t in root.iter("title") if (text := inline.words(t.text).strip())), "")
    # Prefer the headline that readers see, where the one for machines agrees with it.
    if agreed := next((heading for heading in main if json_ld.is_same(heading, stated or whole)), ""):
        # The name of the site, or a kicker, may stand in the heading as well, with no space between.
        glued = bool(stated) and (
            (agreed.startswith(stated) and agreed[len(stated) :][:1].isalnum())
            or (agreed.endswith(stated) and stated[0].isupper() and bool(_KICKER.search(agreed[: -len(stated)])))
        )
        return (stated if glued else agreed), ""
    alone = main[0] if len(main) == 1 else ""
    if not stated and not _shares_words(alone, whole):
        lower = (text for e in root.iter() if _is_headline(e) and inline.key(text := inline.words_in(e)) not in called)
        alone = next((text for text in lower if _is_of_title(text, whole)), alone)
    title = stated or alone or whole
    begun = (text for e in root.iter() if _is_headline(e) and _goes_on(title, text := inline.words_in(e)))
    heading = next((text for text in begun if inline.key(text) not in called), "")
    if found := heading or _without_site(title, called):
        return found, ""
    if title == whole and (longest := _longest_part(title)):
        return longest, f"the name of the site was taken from the page's title: {title}"
    return title, ""


def _shares_words(heading: str, title: str) -> bool:
    """Whether `heading` is a headline that shares half of its words, or of the fewer ones of `title`, with that."""
    words, others = set(heading.lower().split()), set(title.lower().split())
    return len(words) >= _A_HEADLINE and len(words & others) * 2 >= min(len(words), len(others))


def _is_of_title(heading: str, title: str) -> bool:
    return (json_ld.is_same(heading, title) and len(heading) <= len(title)) or _goes_on(title, heading)


def _is_headline(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    return element.tag in ("h1", "h2", "h3") or bool(_TITLED.search(names(element)))


def _goes_on(title: str, heading: str) -> bool:
    """Whether `title` is the `heading` with no more than a site's name behind or before it."""
    behind = _starts(title, heading)
    before = title.endswith(heading) and _BEHIND_SITE.search(title.removesuffix(heading))
    return bool(behind or before) and len(inline.key(title)) < 2 * len(inline.key(heading))


def _starts(title: str, heading: str) -> bool:
    """Whether `title` begins with the `heading`, and a dash or a bar behind it."""
    return title.startswith(heading) and _SITE.match(title, len(heading)) is not None


def _without_site(title: str, called: Collection[str]) -> str:
    """`title` without the site's name at one of its ends; "" where that is not there."""
    for separator in _SEPARATORS:
        head, mark, tail = title.rpartition(separator)
        if mark and head and inline.key(tail) in called:
            return head.strip()
        head, mark, tail = title.partition(separator)
        if mark and tail and inline.key(head) in called:
            return tail.strip()
    return ""


def _longest_part(title: str) -> str:
    """The longest part of `title` between the wide bars of Chinese and Japanese sites, if there is one."""
    parts = sorted(map(str.strip, title.split(_WIDE_BAR)), key=len, reverse=True)
    return parts[0] if len(parts) > 1 and len(parts[0]) > len(parts[1]) else ""


def _names_site(title: str, found: Sequence[Block]) -> bool:
    """Whether `title`, which none of the headings on the page says, is no more than a host's name or a short word."""
    bare = bool(_HOST.fullmatch(title)) or (len(title.encode()) < _SHORTEST and " " not in title)
    return bare and all(inline.key(b.text) != inline.key(title) for b in found if b.role == "subhead")


def headed(stated: Stated, found: Sequence[Block], chosen: Collection[int]) -> Stated:
    """`stated`, with the heading above the text as its title where it has none of its own, or one that is not there.

    `chosen` are the indexes of the blocks of the text.
    """
    headings = _headings_above(found, chosen)
    if not stated.title or _names_site(stated.title, found):
        highest = min(headings, key=lambda block: len(block.markdown.partition(" ")[0]), default=None)
        heading, why = highest.text if highest else "", "the page has no title of its own; this heading"
    else:
        heading, why = _shown_instead(headings, stated.title), f"for machines the page states “{stated.title}”; this"
    if not heading:
        return stated
    note = Note("title", 1, f"{why} stands above its text")
    return msgspec.structs.replace(stated, title=heading, notes=(*stated.notes, note))


def _shown_instead(headings: Sequence[Block], title: str) -> str:
    """The nearest main heading of `headings`, if the `title` is none of them; else ""."""
    if any(json_ld.is_same(block.text, title) for block in headings):
        return ""
    main = (block.text for block in headings if block.element is not None and block.element.tag == "h1")
    return next((text for text in main if len(text.split()) >= _A_HEADLINE or _starts(title, text)), "")


def _headings_above(found: Sequence[Block], chosen: Collection[int]) -> list[Block]:
    """The headings of the article right above its text, whose blocks are `chosen`, the nearest first."""
    first = next((i for i in sorted(chosen) if _tells(found[i])), 0)
    article = home(found, chosen)
    # A gallery may stand between, of many pictures.
    above = islice((block for block in reversed(found[:first]) if block.is_text and not block.shown), _ABOVE)
    return [block for block in above if _may_be_headline(block) and not is_elsewhere(block, article)]


def _tells(block: Block) -> bool:
    return block.role in ("paragraph", "quote", "list") and len(inline.key(block.text)) >= inline.TELLING


def _may_be_headline(block: Block) -> bool:
    fits = block.role == "subhead" and _SHORTEST <= len(block.text.encode()) <= _LONGEST
    return fits and furniture.recognise(plain(block.text)) is None
