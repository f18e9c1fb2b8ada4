"""Lines whose form says what they are: datelines, timestamps, items of lists and quoted text."""

import re

import msgspec

from newsgen.importing.words import timestamps
from newsgen.importing.words.cue_words import KICKERS
from newsgen.importing.words.letters import UPPER

_CAPITALS = r"[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄ][A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄ.'’]{1,30}"
_DAY = r",?\s\(?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\.?\s[^\W\d_]{3,10}\.?)(?:,?\s(?:19|20)\d\d)?\)?"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITALS}(?:[ -]{_CAPITALS}){{0,3}}(?:,\s[A-ZÀ-Þ][\w.'’ -]{{1,30}}?){{0,2}}"
    rf"(?:{_DAY})?(?:\s\([\w /.-]{{2,30}}\))?)"
    r"\s*(?:[—–]|--|-(?=\s|$))\s*"
)
_AGENCY_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w.'’ -]{1,30}(?:\s\([^\W\d_][\w.'’ -]{2,30}\))?(?:,\s[\w.'’ -]{2,30})?,?\s"
    r"\((?:AP|AFP|Reuters|REUTERS|dpa|EFE|UPI|Xinhua|IANS|PTI|ANI|APA|KNA|epd|ots|dpa/\w{2,4}|TASS|PAP|ANSA|Lusa|Bloomberg|CNN)\))"
    r"\s*(?:\.?[—–-](?=\s)|[—–:.]|--)?\s*"
)
_LEADING_DATELINE = re.compile(
    rf"(?P<place>\((?:ANSA|AGI|Adnkronos|ADNKRONOS|LaPresse|Belga|ATS|AWP)\)\s?[—–-]\s?{_CAPITALS}"
    rf"(?:[ -]{_CAPITALS}){{0,3}}(?:{_DAY})?)\s?[—–-]\s+"
)
_WIRE_DATELINE = re.compile(
    rf"(?P<place>{_CAPITALS}(?:[ -]{_CAPITALS}){{0,3}}(?:,\s[A-Z][\w.]{{1,14}})?)"
    r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)?\s/[\w .-]{3,24}/\s*(?:[—–]|--?)\s*"
)
_WHOLE_DAY = (
    r"(?:\d{1,2}(?:er|º|\.)?\s(?:de )?[^\W\d_]{3,14}\.?\s(?:de )?|[^\W\d_]{3,14}\.?\s\d{1,2},\s"
    r"|\d{1,2}[./]\s?\d{1,2}[./]\s?)(?:19|20)\d\d"
)
_RELEASE_DATELINE = re.compile(
    rf"(?P<place>{UPPER}[\w.'’-]{{1,24}}(?: [\w.'’-]{{2,24}}){{0,3}},\s(?:(?:le|am|den|el|il|dnia|em)\s)?"
    rf"{_WHOLE_DAY})"
    r"\.?\s?(?:[–—]|-(?=\s|$))\s*"
)
"""A place, the day and a dash, as press releases begin: «Estnes, le 14 mars 2026 – »."""

_BULLET = re.compile(r"(?:[•◦▪▫‣⁃●○■□►▶✓✔➢➤·]\s*|[*+–-]\s+)(?=\S)")  # the dashes of lists
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?=\S)")
_QUOTE = re.compile(r">+\s*(?=\S|$)")
_SIGNATURE = re.compile(r"[—–-]\s?[^()]{1,60}\(@\w{1,30}\)[^()]{0,40}")  # dashes
PICTURE_ENDING = r"\.(?:jpe?g|png|webp|gif|avif|tiff?)"
"""The suffix of a picture's file, as the inside of a pattern."""

_PICTURE_FILE = re.compile(
    r"[\[(<{]*\s*(?:(?:image|photo|picture|pic|img|bild|foto|figure|imagen|imagem|immagine)\s?\d{0,3}\s*[:=]\s*)?"
    r"(?P<name>\w[\w.()'-]{0,60}(?: [\w.()'-]{1,30}){0,4}" + PICTURE_ENDING + r")\s*[\])>}]*",
    re.IGNORECASE,
)
_LONGEST_DATELINE = 120


class Dateline(msgspec.Struct, frozen=True):
    """Where a story was filed, and the length of the dateline in characters."""

    place: str
    length: int


def is_signature(text: str) -> bool:
    """Whether `text` is the signature of a quoted post of a social network."""
    return bool(_SIGNATURE.fullmatch(text))


def picture_file(text: str) -> str:
    """The file of a picture that `text` names, where it says nothing else; else ""."""
    # Where only a sentence ends, trying the pattern would take the most time.
    found = _PICTURE_FILE.fullmatch(text) if "." in text[-8:-3] else None
    return found["name"] if found else ""


def is_timestamp(text: str) -> bool:
    """Whether `text` is a date with its label, and nothing else."""
    return timestamps.timestamp(text) is not None


def dateline(text: str) -> Dateline | None:
    """The dateline that `text` starts with."""
    for pattern in (_WIRE_DATELINE, _DATELINE, _AGENCY_DATELINE, _LEADING_DATELINE, _RELEASE_DATELINE):
        found = pattern.match(text[:_LONGEST_DATELINE])
        # «US -» is a label, and so are «EXCLUSIVE -» and «MATCH REPORT -».
        if found and len(found["place"]) >= 4 and found["place"].lower().split()[-1] not in KICKERS:  # noqa: PLR2004
            return Dateline(found["place"].strip(), found.end())
    return None


def is_dateline(text: str) -> bool:
    """Whether `text` is a dateline, and nothing else."""
    found = dateline(text)
    return found is not None and found.length == len(text)


def list_marker(text: str) -> str:
    """The bullet that `text` starts with, or nothing."""
    found = _BULLET.match(text)
    return found[0] if found else ""


def is_dash(text: str) -> bool:
    """Whether `text` starts with a dash, which opens speech and asides as well as items."""
    return text[:1] in "-–—"  # the dashes of print


def list_number(text: str) -> tuple[int, int] | None:
    """The number that `text` starts with as an item of a list, and how many characters that takes."""
    found = _NUMBER.match(text)
    return (int(found["number"]), found.end()) if found else None


def quote_marker(text: str) -> str:
    """The mark of quoted text that `text` starts with, or nothing."""
    found = _QUOTE.match(text)
    return found[0] if found else ""


def is_marked(text: str) -> bool:
    """Whether `text` starts with the mark or the number of an item, or with the mark of quoted text."""
    return bool(list_marker(text) or list_number(text) or quote_marker(text))
