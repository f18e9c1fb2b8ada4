"""The plain forms of a caption: lines that are captions by the way they are written, whatever they say."""

import re
from collections.abc import Sequence

from newsgen.importing import credits as credit_lines
from newsgen.importing.credit_forms import Credited
from newsgen.importing.cue_words import REPORTING
from newsgen.importing.seen import THREE_LINES, Seen

_NUMBERED = r"(?i:fig|figure|abb|abbildung|figura|рис|rys|obr)\.?\s?\d{1,3}"  # Cyrillic
_FIGURE = re.compile(rf"{_NUMBERED}(?:\s?[.:|–—-]\s|\s+[^\W_a-z])")  # dashes
_FIGURE_BEHIND = re.compile(rf"[(\[]{_NUMBERED}[)\]]$")
_POINTER = re.compile(
    r"(?:file(?: photo| image)?\s?[-–—:]\s|pictured[:,]|from left[:,]|clockwise from|top row[:,]|shown[:,] "
    r"|\(?l(?:-|\.? to |/)r\)?[:,.]|(?:screenshot|screengrab|video still|film still) (?:of|from|taken)\b"  # dashes
    r"|representati(?:ve|onal) (?:image|photo|picture)|(?:image |picture |photo )?for representational? purposes"
    r"|an? (?:\w+ )?(?:file|handout|archive|undated|stock) (?:photo|photograph|picture|image)\b"
    r"|(?:in )?(?:this|an?|the) (?:\w+ ){0,2}(?:photo|photograph|picture|image|handout|screengrab|rendering"
    r"|frame grab)"
    r"(?: \w+){0,3} (?:shows?|depicts?|provided|released|taken|captured|made available|obtained|courtesy)\b|a "
    r"(?:general |aerial )?view of\b"
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
_STANDING = re.compile(
    r"(?:, (?:left|right|cent(?:er|re)|far (?:left|right)|second (?:from )?(?:left|right)|top|bottom)[,.;) ]"
    r"|\((?:left|right|cent(?:er|re)|far (?:left|right)|[lrLR]|links|rechts|mitte|Mitte|l\.|r\.|v\.\s?l\."
    r"|izquierda|derecha|izq\.?|der\.?|centro|à gauche|à droite|sinistra|destra|esquerda|direita|слева|справа)\))"
)
_QUOTES = frozenset('“”"„«')
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_LONGEST = 700
_LONGEST_LABELLED = 400
_LONGEST_NAME = 60
_LINES_BACK = 6

_CONVENTIONS = (
    ("words that point at the picture", _POINTER.match),
    ("the day as agencies write it", _AGENCY_DAY.search),
    ("who stands where", _STANDING.search),
)
_CREDITS = (
    "`via` and an agency", "a bar or dash before the credit", "a copyright sign", "a credit in brackets",
    "a label before the credit", "a name and an agency", "an agency and a name", "names after bars", "an agency's name",
    "an agency after the last sentence", "a name after the last sentence", "a licence", "a name for a paper",
    "an origin and a name in brackets", "the kind of picture in brackets", "a desk's signature",
)  # fmt: skip
NAMES = (
    "marked as a caption", "counted in a gallery", "a numbered figure", "a leading copyright sign", "a leading label",
    "the name from the subhead above", *(name for name, _ in _CONVENTIONS), *_CREDITS,
    *(f"nothing but {name}" for name in _CREDITS),
)  # fmt: skip
"""All forms, whether or not a line has ever been seen in them."""

UNSURE = frozenset({"a name after the last sentence", "an agency after the last sentence"})
"""Forms of credit that running text has as well."""


def plain_form(seen: Sequence[Seen], i: int) -> str:
    """The form that makes line `i` of a dump a caption, empty where there is none."""
    entry = seen[i]
    if entry.kind == "furniture" or len(entry.block.text) > _LONGEST:
        return ""
    named = _by_start(entry) or _by_credit(entry.credit) or _by_convention(entry)
    return named or ("the name from the subhead above" if _repeats(seen, i) else "")


def _by_start(entry: Seen) -> str:
    text = entry.block.text
    tests = (
        ("marked as a caption", entry.credit.how in ("a line marked as a caption", "a picture source")),
        ("counted in a gallery", credit_lines.is_counted(text)),
        ("a numbered figure", _FIGURE.match(text) or (len(text) <= THREE_LINES and _FIGURE_BEHIND.search(text))),
        ("a leading copyright sign", text.startswith("©")),
        ("a leading label", len(text) <= _LONGEST_LABELLED and credit_lines.is_labelled(text)),
    )
    return next((name for name, holds in tests if holds), "")


def _by_credit(found: Credited) -> str:
    if not found.credit:
        return ""
    if not found.caption:
        return f"nothing but {found.how}"
    return "" if found.how in UNSURE else found.how


def _by_convention(entry: Seen) -> str:
    """What agencies and papers put into captions, and reporters not into text; quotations are text."""
    text = entry.block.text
    if (
        not _QUOTES.isdisjoint(text)
        or entry.credit.credit
        or len(text) > _LONGEST_LABELLED
        or not REPORTING.isdisjoint(entry.words)
    ):
        return ""
    return next((name for name, matches in _CONVENTIONS if matches(text)), "")


def _repeats(seen: Sequence[Seen], i: int) -> bool:
    """Whether a short line says again what the subhead above says, as a picture's name does."""
    text = seen[i].block.text
    if len(text) > _LONGEST_NAME or seen[i].kind != "short" or not seen[i].content:
        return False
    above = (seen[j] for j in range(max(0, i - _LINES_BACK), i))
    return any(
        other.kind == "short" and _NUMBER.sub("", other.block.text, count=1) == text != other.block.text
        for other in above
    )
