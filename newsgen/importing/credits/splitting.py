"""Split a caption's line into what the picture shows and who made it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsgen.importing.credits import endings, forms
from newsgen.importing.credits.forms import Credited
from newsgen.importing.words.cue_words import OPENING, PARTICLES
from newsgen.importing.words.letters import UPPER, WORD
from newsgen.importing.words.vocabulary import (
    ACRONYMS,
    AGENCIES,
    CREDIT_LABELS,
    MAKER_OPENERS,
    MAKER_PHRASES,
    PICTURE_CAPTIONS,
    PICTURE_SOURCES,
    RIGHTS_HOLDERS,
    alternatives,
)

MAX_LINE = 900
"""The longest line that is looked at, in characters; no caption is longer."""

MAX_CREDIT = 140
"""The longest credit, in characters; a longer tail is a sentence that happens to hold a cue."""

_MARKED = re.compile(r"^(?P<before>.{0,80}?)(?<!\w)(?:Image|Media|Video|Picture) caption[,:]?\s+", re.IGNORECASE)
_NAMED = ("caption", "cutline", "bildunterschrift", "bildtext", "bildzeile", "légende", "pie de foto", "didascalia",
          "bijschrift")  # fmt: skip
_FIELD = re.compile(rf"(?:(?:{'|'.join(_NAMED)})\s*[:\uff1a]|enlarge\s/)\s*(?=\S)", re.IGNORECASE)
_MARKS = (*_NAMED, "enlarge /", "source", "copyright")
_CLOSING = re.compile(r"\s*(?:hide|toggle) caption$", re.IGNORECASE)
_SOURCE = re.compile(r"^(?:Image|Picture|Media) (?:source[,:]|copyright)\s+", re.IGNORECASE)
_COMMAS = (",", "،")
_BEFORE_COMMA = 24
_ABROAD = re.compile(
    rf"(?:{alternatives(PICTURE_CAPTIONS)})[,،]\s*(?=\S)"
    rf"|(?:{alternatives(PICTURE_SOURCES)})[,،]\s*(?P<source>(?-i:[^\W_a-z])[^.!?;,]{{1,60}})$",
    re.IGNORECASE,
)
"""Such marks. Some may also start a sentence or a headline, so what follows a source has a capital and no end mark."""

_GALLERY_COUNT = re.compile(
    r"^(?:image|photo|slide|picture|bild|foto|imagen|imagem|immagine) \d{1,3} (?:/|of|von|de|sur|di) \d{1,3}\s+(?=\S)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?i:photo|photos|foto|fotos|bild|photograph|photographie|crédit|crédits|credit|image|imagen|fotografía)\s*:\s*"
    + UPPER
)
_LATER_SENTENCE = re.compile(r"\w{3}[.!?]\s+[^\W\d_a-z][^.!?]{40}")
_MAYBE_NAME = re.compile(r"[.!?…。][\"”’»)]?\s*(?:[–—-]\s)?[^\W\d_a-z][^!?]{2,45}$")
_TAIL = 60
_LONG = 320
_SIGNS = ("/", "©", "ⓒ", "|", "\U0001f4f7", "\U0001f4f8", "\U0001f3a5")
_PHRASES = ("(c)", "credit", *_NAMED, "enlarge /", "cedida", " cc", "new york times", "public domain", "gemeinfrei",
            "foto'")  # fmt: skip
_APOSTROPHES = ("'", "\u2019")
_ELIDED = re.compile(r"['\u2019][A-Z]{2}|[–—-] [A-Z]\w*['\u2019]s\b")  # l'AFP; dashes
_FOR_PAPER = re.compile(rf" for (?:The )?{UPPER}")
_FORMS = (*forms.FORMS, *endings.FORMS)
_COMMON = frozenset(
    {"by", "com", "new", "news", "media", "service", "times", "york", "post", "par", "por", "vision", "europa"}
)
_CUES = frozenset(
    word
    for phrase in (
        *CREDIT_LABELS,
        *AGENCIES,
        *map(str.lower, ACRONYMS),
        *RIGHTS_HOLDERS,
        *MAKER_PHRASES,
        *MAKER_OPENERS,
        "via",
        "vía",
    )
    for word in WORD.findall(phrase)
    if len(word) > 1 and word not in OPENING | PARTICLES | _COMMON
)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=1024)
def split(text: str) -> Credited:
    """Split `text` into caption and credit."""
    text = _GALLERY_COUNT.sub("", text.strip())
    if len(text) > MAX_LINE:
        return Credited(text, "", "")
    if marked := _marked(text) or _marked_abroad(text):
        return marked
    for form in _FORMS:
        for found in form(text):
            whole = len(found.credit) <= MAX_CREDIT and not _LATER_SENTENCE.search(found.credit)
            if whole and not found.credit.lower().startswith("doi:"):
                return found
    return Credited(text, "", "")


def may_have_credit(text: str, words: Iterable[str]) -> bool:
    """Whether to `split` a text, whose words in lower case are `words`, is worth it. Fast; only a yes may be wrong."""
    if len(text) > MAX_LINE:
        return False
    is_long = len(text) > _LONG
    # A credit stands at the start or the end.
    ends = f"{text[:_TAIL]} {text[-MAX_CREDIT - _TAIL :]}" if is_long else text
    tail, low = text[-_TAIL:], ends.lower()
    return (
        (not _CUES.isdisjoint(words) and not (is_long and _CUES.isdisjoint(WORD.findall(low))))
        or any(map(ends.__contains__, _SIGNS))
        or text.endswith((")", ").", "]", "]."))
        or any(map(low.__contains__, _PHRASES))
        or (" for " in tail and bool(_FOR_PAPER.search(tail)))
        or bool(_MAYBE_NAME.search(tail))
        or (any(map(ends.__contains__, _APOSTROPHES)) and bool(_ELIDED.search(ends)))
        or bool(_OTHER_SCRIPT.search(text[:_TAIL]))
    )


def is_labelled(text: str) -> bool:
    """Whether `text` starts with a label of credits, such as `Photo:`, and a name."""
    return bool(_LABELLED.match(text))


def is_counted(text: str) -> bool:
    """Whether `text` starts with a picture's number in its gallery, and goes on."""
    return bool(_GALLERY_COUNT.match(text))


def _marked_abroad(text: str) -> Credited | None:
    """Read what the BBC has for `Image source, X` and `Image caption, X` in other languages."""
    mark = _ABROAD.match(text) if any(map(text[:_BEFORE_COMMA].__contains__, _COMMAS)) else None
    if not mark or mark["source"]:
        return Credited("", mark["source"], "a picture source") if mark else None
    rest = split(text[mark.end() :])
    return Credited(rest.caption, rest.credit, "a line marked as a caption")


def _marked(text: str) -> Credited | None:
    """Read a marked line: the BBC's `Image source, X`, a field `Caption: X`, `Enlarge / X` of a button and its caption,
    or `X hide caption` of American radio.
    """
    if not any(map(text.lower().__contains__, _MARKS)):
        return None
    if source := _SOURCE.match(text):
        return Credited("", text[source.end() :].strip(), "a picture source")
    if found := _FIELD.match(text):
        rest = split(text[found.end() :])
        return Credited(rest.caption, rest.credit, "a line marked as a caption")
    if found := _MARKED.match(text):
        rest = split(text[found.end() :])
        return Credited(rest.caption, rest.credit or found["before"].strip(), "a line marked as a caption")
    if found := _CLOSING.search(text):
        rest = split(text[: found.start()])
        return Credited(rest.caption, rest.credit, "a line marked as a caption")
    return None


def join(parts: Iterable[Credited]) -> tuple[str, str]:
    """Caption and credit of a figure whose words stand on several lines."""
    found = list(parts)
    return _words(part.caption for part in found), _words(part.credit for part in found)


def _words(texts: Iterator[str]) -> str:
    return " ".join(text for text in texts if text)
