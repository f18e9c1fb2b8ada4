"""The plain forms of a caption: lines whose wording makes them captions, whatever they say."""

import re
from collections.abc import Sequence

from newsgen.importing import credits as credit_lines
from newsgen.importing.lines import bylines
from newsgen.importing.lines.model.cues import Cue
from newsgen.importing.lines.seen import FRAGMENT, FURNITURE, LONG_CAPTION, PROSE, THREE_LINES, Seen
from newsgen.importing.words.cue_words import (
    ASKING,
    BEING,
    FIRST_PERSON,
    LINKING,
    MODAL,
    PAST,
    REPORTING,
    SHOWING,
    words_of,
)
from newsgen.importing.words.vocabulary import PICTURE_HOUSES

_NUMBERED = r"(?i:fig|figure|abb|abbildung|figura|рис|rys|obr)\.?\s?\d{1,3}"  # Cyrillic
_FIGURE = re.compile(
    rf"{_NUMBERED}(?:\s?[.:|–—-]\s|\s+[^\W_a-z])"  # dashes of print
    r"|(?i:bild|foto|photo|pic|pix|picture|image|plate|tafel)\s\d{1,3}[.:]\s"
)
_FIGURE_BEHIND = re.compile(rf"[(\[]{_NUMBERED}[)\]]$")
_POINTER = re.compile(
    r"(?:file(?: photo| image)?\s?[-–—:]\s|pictured[:,]|(?:from )?left to right:|from left:|clockwise from"
    r"|top row[:,]|shown[:,] |(?:left|above|top):\s.{3,200}\b(?:right|below|bottom):\s|\(?l(?:-|\.? to |/)r(?:\)|[:,.])"
    r"|(?:an? )?(?:[\w-]+ )?(?:screenshot|screengrab) (?:of|from|taken)\b"
    r"|(?:an? |video |film )still from (?:the|an?|his|her)\b"
    r"|representati(?:ve|onal) (?:image|photo|picture)|(?:image |picture |photo )?for representational? purposes"
    r"|an? (?:\w+ )?(?:file|handout|archive|undated|stock) (?:photo|photograph|picture|image)\b"
    r"|(?:in )?(?:this|an?|the) (?:\w+ ){0,2}(?:photo|photograph|picture|image|handout|screengrab|rendering"
    r"|frame grab)(?:, (?:by|from|made|provided|released|shot|taken|using) [^,.:;]{2,40},)?"
    r"(?: \w+){0,3} (?:shows?|depicts?|provided|released|taken|captured|made available|obtained|courtesy)\b|a "
    r"(?:general |aerial )?view of\b"
    # «In this Tuesday, Oct. 3, 2011, file photo, Ada Holm sorts nets»: a day, and no photo finish.
    r"|(?:in )?(?:this|an?) (?=[^;:!?]{0,40}\d)[\w.,’ '-]{3,45}\b(?:photo|photograph|picture|image|frame grab)\b"
    r"|(?:auf )?(?:dem|diesem|dieses|das|ein) (?:undatierte[ns]? )?(?:foto|bild|archivbild|luftbild)(?: "
    r"\w+){0,3} (?:zeigt|aus|vom|von)\b|blick (?:auf|in|von|über)\b|im bild[: ]|symbolbild\b|archivbild\b"
    r"|(?:en la|en esta|esta) (?:imagen|foto|fotografía)[ ,]|vista (?:aérea|general|de)\b|(?:imagen|fotografía"
    r"|foto) de archivo\b|captura de\b"
    r"|(?:sur )?cette (?:photo|image)[ ,]|vue (?:aérienne|générale)\b|n(?:a|esta) (?:imagem|foto)[ ,]|(?:nella"
    r"|in questa) (?:foto|immagine)[ ,])",
    re.IGNORECASE,
)
_AGENCY_DAY = re.compile(
    r"\b(?:on |, )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:Jan|Feb|March|Apr|May|June|July|Aug|Sept?|Oct"
    r"|Nov|Dec)\w*\.? \d{1,2}"
)
_WHOLE_DAY = re.compile(
    r"(?:on |, )(?:Jan|Feb|March|Mar|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.? \d{1,2}, (?:19|20)\d\d"
    r"(?:,? (?:in|at|near|outside) [^.]{3,60})?\.?$"
)
_OF_PICTURE = re.compile(
    r"(?:an? (?:[\w-]+ ){0,2}|(?:aerial|archive|class|family|group|satellite|stock|team|wedding) )"
    r"(?:photo|photograph|picture|image|illustration|rendering|portrait|painting|drawing|engraving|poster|diagram|map"
    r"|selfie) (?:of|from|showing|shows|taken)\b",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"[,(] ?(?:pictured|photographed|seen|shown) (?:here|above|below|left|right|in|at|on|with|during|outside|by)\b"
)
_PLACE = re.compile(
    r"\b(?:at|in|near|outside|inside) (?:an?|the|our|his|her|their) [A-Z]|\b(?:in front of|next to) "
    r"|\b(?:in|at|near|outside) [A-Z][\w.’-]+(?: [A-Z][\w.’-]+)?, [A-Z][\w.]+(?: [A-Z]\w+)?$"
)
_MOVING = re.compile(r"\s[–—-]\s(?:video|in pictures|picture essay|gallery)\b[^.]{0,20}$")  # dashes
_STANDING = re.compile(
    # Several such words in a row place nobody: «(top, right, bottom)».
    r"(?:(?<!left)(?<!right)(?<!top)(?<!bottom), (?:left|right|cent(?:er|re)|far (?:left|right)"
    r"|second (?:from )?(?:left|right)|top|bottom)(?:[.;)]|,(?! (?:left|right|top|bottom)\b)|(?<!top) (?:and|with)\b)"
    r"|\b(?:[Ff]rom left(?: to right)?|[Ll]eft to right)(?:[,:] (?=[A-Z])|\))|\((?:[lL][-/][rR])\)"
    r"|\((?:left|right|cent(?:er|re)|far (?:left|right)|[lrLR]|links|rechts|mitte|Mitte|l\.|r\.|v\.\s?l\."
    r"|izquierda|derecha|izq\.?|der\.?|centro|à gauche|à droite|sinistra|destra|esquerda|direita|слева|справа)\))"
)
_QUOTES = '“”"„«'
_ASIDE = _QUOTES + ":"
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_LONGEST = 700
_LONGEST_LABELLED = 400
_LONGEST_NAME = 60
_SHORT_SENTENCE = 100
_SOME_WORDS, _FEW_WORDS = 8, 2
_TITLE = 0.7
"""From this share of capitalised words on, a line is a title."""
_LINES_BACK = 6
_TELLING = PAST | BEING | MODAL
"""Words of telling, explaining and demanding, which captions do without."""

_CONVENTIONS = (
    Cue("words that point at the picture", _POINTER.match),
    Cue(
        "who stands where",
        _STANDING.search,
        words=words_of(
            "left right center centre top bottom l r v links rechts mitte izquierda derecha izq der centro gauche "
            "droite sinistra destra esquerda direita слева справа"
        ),
    ),
)
"""Phrases that agencies and papers put into captions, and reporters not into text."""

_PRESENT = (
    Cue(
        "the day as agencies write it",
        _AGENCY_DAY.search,
        words=words_of("monday tuesday wednesday thursday friday saturday sunday"),
    ),
    Cue("somebody is pictured", _HERE.search, words=words_of("pictured photographed seen shown")),
)
"""Likewise, in lines without words of telling."""

_BELOW = (
    Cue("what kind of picture it is", lambda text: not text.endswith(".") and _OF_PICTURE.match(text)),
    Cue("the kind of picture after a dash", _MOVING.search, words=words_of("video pictures essay gallery")),
)
"""Likewise, but not in a first line, which may be a headline."""

_PLACED_KINDS = FRAGMENT | {"sentence"}
_CREDITS = (
    "`via` and an agency", "a bar or dash before the credit", "a copyright sign", "a credit in brackets",
    "a label before the credit", "a name and an agency", "an agency and a name", "names after bars", "an agency's name",
    "an agency after the last sentence", "a name after the last sentence", "a licence", "a name for a paper",
    "an origin and a name in brackets", "the kind of picture in brackets", "a desk's signature",
)  # fmt: skip
NAMES = (
    "marked as a caption", "counted in a gallery", "a numbered figure", "a leading copyright sign", "a leading label",
    "the name from the subhead above", "a short sentence above a credit", "a short sentence above a label",
    "a place and no sentence", *(cue.name for cue in (*_CONVENTIONS, *_PRESENT, *_BELOW)), *_CREDITS,
    *(f"nothing but {name}" for name in _CREDITS),
)  # fmt: skip
"""All forms, whether or not a line has ever been seen in them."""

UNSURE = frozenset({"a name after the last sentence", "an agency after the last sentence"})
"""Forms of credit that occur in running text as well."""


def plain_forms(seen: Sequence[Seen]) -> list[str]:
    """For each line of a dump, the form that makes it a caption, or ""."""
    first = next((i for i, entry in enumerate(seen) if entry.kind != FURNITURE), len(seen))
    text = next((i for i, entry in enumerate(seen) if entry.kind in PROSE), len(seen))
    return [
        (
            _by_start(entry)
            or _by_credit(entry)
            or _by_convention(entry, is_first=i == first)
            or _by_place(seen, i, below_text=i > text)
        )
        if entry.kind != FURNITURE and len(entry.block.text) <= _LONGEST
        else ""
        for i, entry in enumerate(seen)
    ]


def _by_start(entry: Seen) -> str:
    text = entry.block.text
    if entry.credit.how in ("a line marked as a caption", "a picture source"):
        return "marked as a caption"
    if credit_lines.is_counted(text):
        return "counted in a gallery"
    if _FIGURE.match(text) or (len(text) <= THREE_LINES and _FIGURE_BEHIND.search(text)):
        return "a numbered figure"
    if text.startswith("©"):
        return "a leading copyright sign"
    return "a leading label" if len(text) <= _LONGEST_LABELLED and credit_lines.is_labelled(text) else ""


def _by_credit(entry: Seen) -> str:
    found = entry.credit
    if not found.credit:
        return ""
    if not found.caption:
        return f"nothing but {found.how}"
    # Behind a whole paragraph with a quotation, a credit is that of the picture beside it.
    is_text = len(found.caption) > LONG_CAPTION and _holds(entry, _QUOTES)
    is_doubtful = found.how in UNSURE and found.credit.lower() not in PICTURE_HOUSES
    return "" if is_doubtful or is_text else found.how


def _by_convention(entry: Seen, *, is_first: bool) -> str:
    """A caption's usual phrase; quotations and what somebody said are text."""
    if (
        entry.credit.credit
        or len(entry.block.text) > _LONGEST_LABELLED
        or _holds(entry, _QUOTES)
        or not REPORTING.isdisjoint(entry.words)
    ):
        return ""
    if found := next((cue.name for cue in _CONVENTIONS if cue.holds(entry)), ""):
        return found
    if not _TELLING.isdisjoint(entry.words):
        return ""
    below = () if is_first else _BELOW
    if found := next((cue.name for cue in (*_PRESENT, *below) if cue.holds(entry)), ""):
        return found
    shows = not SHOWING.isdisjoint(entry.words[1:12])
    return "the day as agencies write it" if shows and _WHOLE_DAY.search(entry.block.text) else ""


def _by_place(seen: Sequence[Seen], i: int, *, below_text: bool) -> str:
    """A form that counts only by its place."""
    if seen[i].kind not in _PLACED_KINDS:
        return ""
    if _repeats(seen, i):
        return "the name from the subhead above"
    if _is_above_credit(seen, i):
        signed = seen[i + 1].credit.how == "a name and an agency"
        # Such credits stand below text more often.
        return "a short sentence above a credit" if signed else "a short sentence above a label"
    return "a place and no sentence" if below_text and _has_place(seen[i]) else ""


def _holds(entry: Seen, signs: str) -> bool:
    return any(map(entry.block.text.__contains__, signs))


def _has_place(entry: Seen) -> bool:
    """Whether a line of several words names a place, and neither tells nor asks anything."""
    return (
        entry.kind in FRAGMENT
        and entry.end == "no mark"
        and len(entry.words) >= _SOME_WORDS
        and entry.capitals <= _TITLE
        and (ASKING | REPORTING | _TELLING).isdisjoint(entry.words)
        and FIRST_PERSON.isdisjoint(entry.words)
        and not _holds(entry, _ASIDE)
        and bool(_PLACE.search(entry.block.text))
    )


def _is_above_credit(seen: Sequence[Seen], i: int) -> bool:
    """Whether a short sentence amidst the text stands above a line that is only somebody's credit.

    A first line may be a headline, and below a text or a piece of news an agency alone is its signature.
    """
    entry = seen[i]
    return (
        0 < i < len(seen) - 1
        and is_of_picture(seen[i + 1])
        and entry.kind == "sentence"
        and len(entry.words) > _FEW_WORDS
        and len(entry.block.text) < _SHORT_SENTENCE
        and entry.end == "a full stop"
        and not _holds(entry, _QUOTES)
        and (REPORTING | PAST | MODAL).isdisjoint(entry.words)
        and LINKING.isdisjoint(entry.words[:1])
        and any(seen[j].kind in PROSE for j in range(i + 2, len(seen)))
    )


def is_of_picture(entry: Seen) -> bool:
    """Whether a line is only the credit of a picture; an agency alone or a source may be a text's."""
    signed = entry.credit.how == "an agency's name" or bylines.is_source(entry.block.text)
    return entry.kind == "bare credit" and not signed


def _repeats(seen: Sequence[Seen], i: int) -> bool:
    """Whether a short line repeats a numbered subhead above without its number, as a picture's name does."""
    text = seen[i].block.text
    if len(text) > _LONGEST_NAME or seen[i].kind != "short" or not seen[i].content:
        return False
    above = (seen[j] for j in range(max(0, i - _LINES_BACK), i))
    return any(
        other.kind == "short" and _NUMBER.sub("", other.block.text, count=1) == text != other.block.text
        for other in above
    )
