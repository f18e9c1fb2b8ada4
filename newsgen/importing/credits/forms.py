"""The forms in which a line names the maker of a picture, each as a function of the line."""

import re
from collections.abc import Callable, Iterator

import msgspec

from newsgen.importing.words import agencies
from newsgen.importing.words.cue_words import PARTICLES
from newsgen.importing.words.letters import NAME, UPPER
from newsgen.importing.words.vocabulary import (
    CREDIT_LABELS,
    HANDED_OUT,
    MAKER_OPENERS,
    MAKER_PHRASES,
    PLAIN_LABELS,
    alternatives,
)


class Credited(msgspec.Struct, frozen=True):
    """A caption and its credit, either of which may be empty. `how` names the form, empty where there is no credit."""

    caption: str
    credit: str
    how: str


Form = Callable[[str], Iterator[Credited]]

LONGEST = 80
"""The longest credit without a label, in characters."""

_LONGEST_LABELLED = 140
_LAST_FEW = 3
_LABELS = alternatives(CREDIT_LABELS)
_PLAIN = alternatives(PLAIN_LABELS)
_MAKERS = alternatives(MAKER_PHRASES)
_OPENERS = alternatives(MAKER_OPENERS)
_COLON = r"\s*[:\uff1a]\s*"
_STEMS = tuple(
    {phrase.split()[0] for phrase in (*MAKER_PHRASES, *MAKER_OPENERS)}
    | {"photo", "foto", "bild", "credit", "crédit", "cedida", "facilitada", "фото"}
)
_ANNOUNCER = re.compile(r"\s*[:\uff1a]\s*|\s+by\s+", re.IGNORECASE)
# The vowel signs of Indian scripts, from Devanagari to Sinhala, are marks, and none of them is a letter to \w.
_LAST_WORDS = re.compile(r"(?:[^\W\d_][\w'\u2019\u0900-\u0dff]*\.?\s?){1,3}$")
_LABEL_SET = frozenset(CREDIT_LABELS)
_LABEL_START = re.compile(
    rf"(?:(?:{_LABELS})(?:{_COLON}|\s*©)|(?:{_MAKERS})(?:{_COLON}|\s)|(?:{_OPENERS})\s(?=(?-i:{UPPER}))"
    rf"|credit(?:\.{{3}}|…)\s?(?=\S)|courtesy\s(?=(?-i:{NAME}(?: {NAME})?\.?$))|(?:{_PLAIN})\s/\s(?=(?-i:{UPPER})))\s*",
    re.IGNORECASE,
)
_LABEL_WORD = re.compile(rf"(?:{_LABELS})\s*", re.IGNORECASE)
_DROPPED = re.compile(
    rf"(?:{_PLAIN})(?:\s+(?:{_PLAIN}))?(?:\s+(?:by|von|par|por|di|av|af)(?:\s+|{_COLON})|{_COLON}|\.{{3}}|…"
    r"|\s*[=/]\s*|\s*(?=©))",
    re.IGNORECASE,
)
_MAKER = re.compile(rf"(?<![^\W_])(?<!\w-)(?i:{_MAKERS})\s+(?=\W?(?:the\s)?{UPPER})")
_CAPITAL_LABEL = re.compile(
    rf"(?<=[.!?…]\s)(?:FOTO|Foto|Photo|PHOTO|Bild)(?: d['’](?:archives?|illustration))?\s+(?={UPPER}[^.!?]{{1,60}}\.?$)"
)
_GLUED = re.compile(
    rf"(?<=[^\s(\[|:/])(?:Image )?(?:Credit(?=[A-Z])|(?:Credit|Foto|Fotos|Photo|Bild|Quelle|Source)(?={_COLON}))"
    r"|(?<=[^\s(\[|:/])\s?Credit(?:\.{3}|…)\s?(?=\S)|(?<=[^\s(\[|:/])Cedida$|(?<=[.!?”\"’»)])(?:Foto|Photo|Bild)(?=\s?[A-Z])"
)
_COURTESY = re.compile(rf"(?<=[.!?…”\"’)]\s)(?:Courtesy|COURTESY)\s+(?={NAME}(?:[ /]{NAME}){{0,4}}\.?$)")
_NAMED_CREDIT = re.compile(
    rf"(?<=[.!?…”\"’)]\s)(?:(?:Photo|Image|Picture)\s)?[Cc]redit,?\s+(?={NAME}(?:,?\s{NAME}){{0,5}}\.?$)"
)
_HANDED_OUT = re.compile(
    r"(?<=[.!?…]\s)(?:(?:Imagen|Foto|Fotografía|Imagem) (?:cedida|facilitada) (?:por|pel[oa])"
    r"|(?:Фото (?:из (?:личного|семейного|открытых)|предоставлен|пресс-служб)))(?=[^.!?]{3,70}\.?$)"
)
"""Pictures that somebody lent, or gave to the press."""

_ANNOUNCED = (
    (_HANDED_OUT, ("cedida", "facilitada", "фото")),
    (_NAMED_CREDIT, ("credit",)),
    (_MAKER, MAKER_PHRASES),
    (_COURTESY, ("courtesy",)),
    (_GLUED, ("credit", "foto", "photo", "bild", "quelle", "source", "cedida")),
    (_CAPITAL_LABEL, ("foto", "photo", "bild")),
)
"""Patterns that announce a maker without a colon, each with words of which a line needs one to be worth a look."""
_SIGN = re.compile(r"[©ⓒ]|\(c\)(?=\s)|\bcopyright\b(?=\s*(?:[:©(\d]|(?-i:[A-Z])))", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d,?\s")
_SIGN_ALONE = re.compile(rf"^(?:©|\(c\))(?!\s*{_YEAR_FIRST.pattern})\s*", re.IGNORECASE)
_DPA_DESK = re.compile(r"l[a-z]{2}|tmn")  # as in (dpa/lno)
_SQUARE = re.compile(rf"[.!?…”\"]\s\[(?:(?:the|The)\s)?{NAME}(?:\s(?:of\s)?{NAME}){{1,3}}\]$")
_BRACKET = re.compile(r"\s*[(\[\uff08]([^()\[\]\uff08\uff09]{2,140}(?:\([^()]{1,60}\)[^()]{0,60})?)[)\]\uff09]\s*\.?$")
_SEPARATOR = re.compile(
    r"\s*\|\s+|\s+[—–]\s+|\s+/\s+(?=\(c\)|©)|(?<=[.!?”\"]) / (?=(?-i:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+)(?: [\w.'’-]+){0,3}$)"
    r"|\s+-\s+(?=[^-]*$)",
    re.IGNORECASE,
)
_BARRED = re.compile(rf"(?:^|(?<=[.!?…”\"] )){NAME}(?: {NAME}){{1,2}}(?: \| [^|.!?]{{2,40}}){{2}}$")
_NO_NAME = re.compile(r"\d|https?:|doi:|@")
_WITH_MAIL = re.compile(rf"{NAME}(?: {NAME}){{1,3}}\s?[/|]\s?[\w.+-]{{1,60}}@[\w.-]{{3,60}}")
_SEPARATING = frozenset("|—–-/")
VIA = re.compile(rf"\b(?:via|vía)\s+{UPPER}")
NAME_RUN = re.compile(rf"(?:Photo |Image )?{NAME}(?:[\s/]+{NAME}){{0,4}}$")
NUMBERS = re.compile(r"\d\s*/\s*\d|https?:|\.(?:com|net|org|de)/|doi:|\band/or\b|@")
_TEXT_SOURCE = re.compile(
    r"(?:con información|con datos|with (?:files|reporting|information|additional)|mit (?:material|informationen)|"
    r"additional reporting|reporting by|com informações|avec)\b",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(r"(?:foto|fotos|photo|photos|bild|crédito|фото|fot\.)\s", re.IGNORECASE)
_CAMERA = re.compile("[\U0001f4f7\U0001f4f8\U0001f3a5]\ufe0f?\\s*[:|]?\\s*(?=[@\\w])")
_NAME_AND_PAPER = re.compile(rf"{NAME}(?: {NAME}){{1,2}}, The {NAME}(?: {NAME}){{0,3}}")
_OF = tuple(f" {word} " for word in ("de", "von", "di", "van", "par", "por", "av", "af"))
_ARTICLE = re.compile(r"(?:A|An|Ein|Eine|Un|Una|Une|Um|Uma)\s\S+\s\S+\s")
_LEFT_OVER = re.compile(r"(?:\s*(?:[|/—–©]|\s-|\(c\)|(?<=[.!?”\"’»)])\s?Credit(?:\.{3}|…)|(?<=[\s/|(])[Ff]ot\.))+\s*$")
"""Marks and labels that stood between a caption and its credit."""
_RESERVED = re.compile(r"rights reserved|rechte vorbehalten|public domain \(", re.IGNORECASE)
_IN_THE_FILM = re.compile(r"(?:^|\s)(?:im|the|this|a|ein|el|le|la)$", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:\w\.\w|Inc|Corp|Ltd|Co|Jr|Sr|V)\.$")
_WEB_FIRM = r"/\s*[\w.]+\.(?:com|net|de|org)"
_LEADING_SIGN = re.compile(rf".{{0,60}}(?:\([^()]{{2,40}}\)|{_WEB_FIRM}|{agencies.PATTERN})(?=\s+{UPPER})")


def made(caption: str, credit: str, how: str) -> Iterator[Credited]:
    """The parts without the marks and labels between them; nothing where the credit has no letters.

    A sign before a year stays: without it, the year would say when the picture was taken.
    """
    for _ in range(2):
        credit = _SIGN_ALONE.sub("", credit.strip())
        credit = _DROPPED.sub("", credit, count=1) if _DROPPED.match(credit) else credit
    credit = re.sub(
        rf"^(?:(?:Image |Photo |Picture )?[Cc]redit,?\s*|(?:[Ff]oto|Beeld)\s+)+(?={UPPER})|^[Ff]ot\.\s+", "", credit
    ).strip(" \t|/—–-:;,")
    if credit.endswith(".") and not _FIRM.search(credit):
        credit = credit[:-1]
    if any(char.isalpha() for char in credit):
        caption = _LEFT_OVER.sub("", caption).strip()
        yield Credited(caption if any(map(str.isalnum, caption)) else "", credit.strip(), how)


def _bracketed(text: str) -> Iterator[Credited]:
    closed = text.removesuffix(".").rstrip().endswith((")", "]", "\uff09"))
    found = _BRACKET.search(text) if closed else None
    if not found or not (_names_maker(found[1]) or _SQUARE.search(text)):
        return
    before = text[: found.start()].rstrip()
    if _SIGN.match(before) or (not before and _only_agencies(found[1])):
        return
    # «(Israel/France)» inside a sentence is no credit.
    announced = (
        agencies.has_agency(found[1]) or ":" in found[1] or any(p.search(found[1]) for p in (VIA, _SIGN, _MAKER))
    )
    ended = before.endswith((".", "”", '"', "’", "»")) or not before
    if announced or _BARE_LABEL.match(found[1]) or ended or not text.endswith("."):
        yield from made(before, found[1], "a credit in brackets")


def _names_maker(inner: str) -> bool:
    """Whether the words in a bracket name a maker or an owner."""
    if _TEXT_SOURCE.match(inner):
        return False
    if _LABEL_START.match(inner) or _BARE_LABEL.match(inner) or _MAKER.search(inner) or _SIGN.search(inner):
        return True
    if _WITH_MAIL.fullmatch(inner) or _NAME_AND_PAPER.fullmatch(inner) or inner.strip(" .").lower() in HANDED_OUT:
        return True
    slashed = {"/", " "} <= set(inner) and inner[:1].isupper() and len(inner) <= LONGEST and not NUMBERS.search(inner)
    return not is_clause(inner) and (bool(VIA.search(inner)) or agencies.has_agency(inner) or slashed)


def _only_agencies(inner: str) -> bool:
    """Whether a bracket holds only agencies, as it does below a text that they sent."""
    parts = re.split(r"[/,&]|\s(?:and|und|et|y|e)\s", inner)
    return all(agencies.is_agency(part) or _DPA_DESK.fullmatch(part) for part in parts)


def is_clause(text: str) -> bool:
    """Whether `text` has more small words than a name has."""
    return sum(word.islower() and word not in PARTICLES for word in text.split()) > 3  # noqa: PLR2004  # «courtesy of the museum»


def _labelled(text: str) -> Iterator[Credited]:
    """A credit after a label: at the start, after an end mark or a bar, or glued to the last word."""
    low = text.lower()
    if not (":" in text or "\uff1a" in text or any(map(low.__contains__, _STEMS))):
        return
    start = _LABEL_START.match(text)
    if start and _names_after(start[0].lower(), text[start.end() :]):
        yield from made("", text, "a label before the credit")
    # After a label further up, the credit would be too long.
    near = max(0, len(text) - LONGEST - _LONGEST_LABELLED)
    matches = (
        m.span()
        for pattern, words in _ANNOUNCED
        if any(map(low.__contains__, words))
        for m in pattern.finditer(text, near)
    )
    announced = ":" in text or "\uff1a" in text or "by" in low
    for at, end in sorted([*(_labels(text, near) if announced else ()), *matches]):
        before, credit = text[:at].rstrip(), text[at:]
        if not before or (credit[:1].islower() and before[-1:].isalpha()) or _IN_THE_FILM.search(before):
            continue
        if before.endswith(("(", "[")):
            before, credit = before[:-1], re.sub(r"[)\]]\s*\.?$", "", credit)
        if _is_short(text[end:]):
            yield from made(before, credit, "a label before the credit")
            return


def _names_after(label: str, rest: str) -> bool:
    """Whether a name follows the label at a line's start, and neither the caption nor a sentence about a photo."""
    if label.startswith("file") or (label.startswith("video") and not ("/" in rest or agencies.has_agency(rest))):
        return False
    marked = "/" in rest or "|" in rest or agencies.has_agency(rest) or "©" in rest
    if label.strip() in MAKER_OPENERS and is_clause(rest):
        return False
    if not marked and (_ARTICLE.match(rest) or (rest[:1].islower() and (is_clause(rest) or label.endswith(_OF)))):
        return False
    return _is_short(rest) and (len(rest) <= LONGEST or _separates(rest))


def _labels(text: str, near: int) -> Iterator[tuple[int, int]]:
    """Where labels of up to three words start, from `near` on, and where the credits that they announce do."""
    for found in _ANNOUNCER.finditer(text, near):
        near_by = text[max(0, found.start() - LONGEST) : found.start()].rsplit(maxsplit=_LAST_FEW)
        # At most one space follows each word, so a label lies within the last few words between spaces.
        reach = len(near_by[0]) if len(near_by) > _LAST_FEW else 0
        words = _LAST_WORDS.search(text, max(0, found.start() - LONGEST) + reach, found.start())
        starts = [m.start() for m in re.finditer(r"\S+", words[0])] if words else []
        for start in starts:
            if words and words[0][start:].strip(" .").lower() in _LABEL_SET:
                yield words.start() + start, found.end()
                break


def _separates(text: str) -> bool:
    return any(sign in text for sign in "/,|")


def _is_short(credit: str) -> bool:
    return len(credit) <= _LONGEST_LABELLED and not re.search(
        r"[.!?]\s+\w[^.]{30}", credit
    )  # a name, a firm, a licence


def _signed(text: str) -> Iterator[Credited]:
    """A credit after ©, (c) or Copyright; after a leading sign, it ends where the caption's words begin."""
    low = text.lower()
    signs = list(_SIGN.finditer(text)) if "©" in text or "ⓒ" in text or "(c)" in low or "copyright" in low else []
    if not signs or _RESERVED.search(text):
        return
    last = signs[-1]
    before, rest = text[: last.start()], text[last.end() :].lstrip(" :")
    rest = f"© {rest}" if _YEAR_FIRST.match(rest) else rest
    if before.strip():
        label = _LABEL_WORD.fullmatch(before)
        yield from made("" if label else before, text if label else rest, "a copyright sign")
        return
    if (cut := _LEADING_SIGN.match(rest)) and not agencies.ends_in_agency(rest):
        yield from made(rest[cut.end() :], rest[: cut.end()], "a copyright sign")
    elif len(rest) <= LONGEST:
        yield from made("", rest, "a copyright sign")


def _pictured(text: str) -> Iterator[Credited]:
    """A credit after a camera sign, as people write it in posts."""
    if (found := _CAMERA.search(text)) and len(text) - found.end() <= LONGEST and not is_clause(text[found.end() :]):
        yield from made(text[: found.start()], text[found.end() :], "a label before the credit")


def _separated(text: str) -> Iterator[Credited]:
    """A credit after a bar or a dash, or a name, a paper and an agency with bars between."""
    if text.count(" | ") > 1 and (whole := _BARRED.search(text)) and agencies.ends_in_agency(text):
        yield from made(text[: whole.start()], whole[0], "names after bars")
    near = max(0, len(text) - LONGEST - len(" — "))
    parts = list(_SEPARATOR.finditer(text, near)) if not _SEPARATING.isdisjoint(text[near:]) else []
    for found in parts:
        tail = text[found.end() :]
        names = found is parts[-1] and "/" in tail and NAME_RUN.search(tail) and not _NO_NAME.search(tail)
        after_bar = "|" in found[0] and text[: found.start()].endswith((".", "!", "?")) and not _NO_NAME.search(tail)
        capitals = tail.isupper() and (found[0] == " / " or after_bar)
        if len(tail) <= LONGEST and (_names_maker(tail) or names or capitals) and not _is_agency_pair(text, found):
            yield from made(text[: found.start()], tail, "a bar or dash before the credit")
            return


def _is_agency_pair(text: str, dash: re.Match[str]) -> bool:
    """Whether the dash stands inside the credit, as in «Name / AFP - Getty Images»."""
    return (
        "|" not in dash[0]
        and agencies.ends_in_agency(text[: dash.start()])
        and agencies.starts_with_agency(text[dash.end() :])
    )


FORMS: tuple[Form, ...] = (_pictured, _bracketed, _labelled, _signed, _separated)
"""The forms in the order in which they are tried."""
