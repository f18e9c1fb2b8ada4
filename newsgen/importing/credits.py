"""A caption's line, parted into what the picture shows and who made it."""

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from newsgen.importing.vocabulary import (
    AGENCIES,
    CREDIT_LABELS,
    MAKER_PHRASES,
    PLAIN_LABELS,
    alternatives,
)

MAX_LINE = 900
"""The longest line that is looked at, in characters; no caption is longer."""

MAX_CREDIT = 140
"""The longest credit, in characters; a longer tail is a sentence that happens to hold a cue."""


class Credited(msgspec.Struct, frozen=True):
    """A caption and its credit, either of which may be empty. `how` names the form that told them apart."""

    caption: str
    credit: str
    how: str


_LABEL = re.compile(
    rf"(?<![^\W_])(?:{alternatives(CREDIT_LABELS)})(?:\s*(?:by|:|：)\s*|\s*/\s*(?=\w+:))", re.IGNORECASE
)  # noqa: RUF001  # the full-width colon of Chinese and Japanese
_LABEL_START = re.compile(
    rf"(?:(?:{alternatives(CREDIT_LABELS)})\s*(?:[:：]|©)|(?:{alternatives(MAKER_PHRASES)})\s)\s*",
    re.IGNORECASE,  # noqa: RUF001  # as above
)
_PLAIN_LABEL = re.compile(
    rf"(?:{alternatives(PLAIN_LABELS)})(?:\s*(?:{alternatives(PLAIN_LABELS)}))?\s*(?:(?:by|von|par|por|di|av|af)\s+|[:：]\s*)",
    re.IGNORECASE,  # noqa: RUF001  # as above
)
_MAKER = re.compile(rf"(?<![^\W_])(?:{alternatives(MAKER_PHRASES)})\s+(?=\W?[^\W\d_a-z])", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<=[^\W\d_.!?”\"’'»)])(?:Image )?Credit(?=[A-Z][a-z])|(?<=[.!?”\"’'»)])(?:Image )?(?:Credit|Foto|Photo|Bild)(?::\s*|(?=[A-Z]))"
)
_AGENCY = rf"(?:{alternatives(AGENCIES)})"
_ENDS_IN_AGENCY = re.compile(rf"(?<![^\W_]){_AGENCY}\W*$", re.IGNORECASE)
_HAS_AGENCY = re.compile(rf"(?<![^\W_]){_AGENCY}(?![^\W_])", re.IGNORECASE)
_STARTS_WITH_AGENCY = re.compile(rf"{_AGENCY}(?![^\W_])", re.IGNORECASE)
_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_BBC_CAPTION = re.compile(r"^(?P<before>.{0,80}?)\b(?:Image|Media|Video) caption,?\s+", re.IGNORECASE)
_BBC_SOURCE = re.compile(r"^Image source,\s*", re.IGNORECASE)
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_NAME_RUN = re.compile(rf"{_NAME}(?:\s+(?:{_NAME}|de|da|del|la|van|von|der|di|el|al|bin|and|y|e|und|et|&)){{0,4}}$")
_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]{2,140}(?:\([^()]{1,60}\)[^()]{0,60})?)[)\]）]\s*\.?$")  # noqa: RUF001  # full-width brackets
_SEPARATOR = re.compile(r"\s+[|—–]\s+|\s+/\s+(?=\(c\)|©)|\s+-\s+(?=[^-]*$)|\s+//?\s+(?=Fot|Źródło)", re.IGNORECASE)
_END_MARK = re.compile(r"[.!?…。！？][\"”’»)]?(?:\s+|(?=[^\W\d_a-z]))")  # noqa: RUF001  # full-width marks
_SLASHED = re.compile(r"(?P<first>[^\s/]+(?:\s+[^\s/]+){0,5}?)\s*(?:/\s*[^/]{1,40}){1,4}$")
_VIA = re.compile(r"\bvia\s+[^\W\d_a-z]")
_LATER_SENTENCE = re.compile(r"[.!?]\s+[^\W\d_a-z][^.!?]{40,}")


def split(text: str) -> Credited:
    """`text` parted into caption and credit."""
    text = text.strip()
    if len(text) > MAX_LINE:
        return Credited(text, "", "no credit in it")
    for form in _FORMS:
        for found in form(text):
            if len(found.credit) <= MAX_CREDIT and not _LATER_SENTENCE.search(found.credit):
                return found
    return Credited(text, "", "no credit in it")


def may_have_credit(text: str, words: Iterable[str]) -> bool:
    """Whether it is worth to `split` the text, whose words in lower case are `words`; quick, and never wrong in saying no."""
    return len(text) < MAX_LINE and (
        any(sign in text for sign in "/©|—–")
        or not _CUES.isdisjoint(words)
        or text.endswith((")", ").", "]"))
        or " - " in text
        or "Credit" in text
        or bool(_MAYBE_NAME.search(text[-60:]))
        or not text.isascii()
    )


def is_credit_only(text: str) -> bool:
    """Whether `text` names who made a picture, and nothing else."""
    found = split(text)
    return bool(found.credit) and not found.caption


def has_agency(text: str) -> bool:
    """Whether an agency is named in `text`."""
    return bool(_HAS_AGENCY.search(text))


def ends_in_agency(text: str) -> bool:
    """Whether `text` ends with an agency's name."""
    return bool(_ENDS_IN_AGENCY.search(text))


def _made(caption: str, credit: str, how: str) -> Iterator[Credited]:
    credit = credit.strip().removeprefix("©").removeprefix("(c)").removeprefix("(C)").strip()
    credit = (
        _PLAIN_LABEL.sub("", credit, count=1).strip(" \t|—–:;,")
        if _PLAIN_LABEL.match(credit)
        else credit.strip(" \t|—–:;,")
    )
    if credit.endswith(".") and not re.search(r"\b(?:\w\.|Inc\.|Corp\.|Ltd\.|Co\.|Jr\.|Sr\.)$", credit):
        credit = credit[:-1]
    if any(char.isalpha() for char in credit):
        yield Credited(caption.strip().rstrip("|—–/ ").strip(), credit.strip(), how)


def _bbc(text: str) -> Iterator[Credited]:
    if source := _BBC_SOURCE.match(text):
        yield from _made("", text[source.end() :], "a picture source")
    elif found := _BBC_CAPTION.match(text):
        rest = split(text[found.end() :])
        yield Credited(rest.caption, rest.credit or found["before"].strip(), "a line marked as a caption")


def _bracketed(text: str) -> Iterator[Credited]:
    found = _BRACKET.search(text)
    if found and looks_like_credit(found[1]):
        yield from _made(text[: found.start()], found[1], "a credit in brackets")


def looks_like_credit(inner: str) -> bool:
    """Whether the words of a bracket name a maker or an owner."""
    return bool(
        _LABEL_START.match(inner)
        or _PLAIN_LABEL.match(inner)
        or _MAKER.search(inner)
        or _SIGN.search(inner)
        or _VIA.search(inner)
        or has_agency(inner)
        or ("/" in inner and len(inner) < 80 and not re.search(r"\d\s*/\s*\d|^\w/\w$", inner) and inner[:1].isupper())
        or re.match(r"(?:foto|photo|bild)\s", inner, re.IGNORECASE)
    )


def _labelled(text: str) -> Iterator[Credited]:
    """After a label: at the start, after an end mark or a bar, or glued to the last word."""
    if (start := _LABEL_START.match(text)) and _is_short(text[start.end() :]):
        yield from _made("", text, "a label before the credit")
    for found in sorted([*_LABEL.finditer(text), *_MAKER.finditer(text), *_GLUED.finditer(text)], key=re.Match.start):
        before = text[: found.start()].rstrip()
        if found.start() and (not before or not before[-1:].isalpha() or found[0][:1].isupper() or before[-1:] in "|"):
            opened = before.endswith(("(", "["))
            credit = text[found.start() :]
            if opened:
                before, credit = before[:-1], re.sub(r"[)\]]\s*\.?$", "", credit)
            if _is_short(text[found.end() :]):
                label = re.sub(r"^(?:Image )?Credit(?=[A-Z])", "", credit)
                yield from _made(before, label, "a label before the credit")
                return


def _is_short(credit: str) -> bool:
    return bool(credit.strip()) and len(credit) <= MAX_CREDIT and not re.search(r"[.!?]\s+\w[^.]{30,}", credit)


def _signed(text: str) -> Iterator[Credited]:
    """After ©, (c) or Copyright; a leading sign's credit ends where the caption's words begin."""
    signs = list(_SIGN.finditer(text))
    if not signs:
        return
    last = signs[-1]
    if last.start() > 0:
        before = text[: last.start()]
        # «Photos © Name»: the word before the sign is a label.
        if _LABEL_START.fullmatch(before + "©"):
            before = ""
        yield from _made(before, text[last.end() :].lstrip(" :"), "a copyright sign")
        return
    rest = text[last.end() :].lstrip(" :")
    cut = re.match(
        rf"(?:.{{0,60}}?(?:\([^()]{{2,40}}\)|/\s*[\w.]+\.(?:com|net|de|org)|{_AGENCY}))(?=\s+[^\W\d_a-z/])",
        rest,
        re.IGNORECASE,
    )
    if cut:
        yield from _made(rest[cut.end() :], rest[: cut.end()], "a copyright sign")
    elif len(rest) <= 60:  # noqa: PLR2004  # a name and a firm; more is a caption whose start cannot be told
        yield from _made("", rest, "a copyright sign")


def _separated(text: str) -> Iterator[Credited]:
    """After a bar or a dash."""
    parts = list(_SEPARATOR.finditer(text))
    for found in parts:
        tail = text[found.end() :]
        if len(tail) <= 80 and (
            looks_like_credit(tail) or (found is parts[-1] and "/" in tail and _NAME_RUN.search(tail))
        ):  # noqa: PLR2004  # a credit's length
            yield from _made(text[: found.start()], tail, "a bar or dash before the credit")
            return


def _slashed(text: str) -> Iterator[Credited]:
    """`Name/Agency` at the end, from the last sentence's end or from the name before the slash."""
    cut = max((m.end() for m in _END_MARK.finditer(text) if m.end() < len(text)), default=0)
    tail = text[cut:]
    if "/" not in tail or re.search(r"\d/\d|https?:|\band/or\b", tail):
        return
    first, _, rest = tail.partition("/")
    words = first.split()
    if not words or not (ends_in_agency(tail) or has_agency(tail) or (cut and len(tail) < 60)):  # noqa: PLR2004  # as above
        return
    if len(rest) > 70 or re.search(r"\s[a-zà-ÿ]{3,}\s[a-zà-ÿ]{2,}\s", rest):  # noqa: PLR2004  # words of a sentence
        return
    names = [w[:1].isupper() or not w[:1].isalpha() or w.lower() in _PARTICLES for w in words]
    if all(names) and (cut or len(words) <= 4):  # noqa: PLR2004  # first, middle, particle, last
        yield from _made(text[:cut], tail, "a name and an agency")
        return
    agency = next((n for n in (3, 2, 1) if _is_agency(" ".join(words[-n:]))), 0)
    back = agency or min(2, next((i for i, ok in enumerate(reversed(names)) if not ok), len(names)))
    if back:
        start = len(first) - len(first.split(None, len(words) - back)[-1]) if len(words) > back else 0
        yield from _made(text[: cut + start], tail[start:], "a name and an agency")


_PARTICLES = frozenset(
    {
        "de",
        "da",
        "del",
        "della",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "el",
        "al",
        "bin",
        "and",
        "y",
        "e",
        "und",
        "et",
        "&",
    }
)


def _is_agency(text: str) -> bool:
    return bool(re.fullmatch(_AGENCY, text, re.IGNORECASE))


def _trailing_name(text: str) -> Iterator[Credited]:
    """An agency or a bare name after the last sentence."""
    if len(text) <= 60 and _is_agency(text.strip(" .")):  # noqa: PLR2004  # as above
        yield from _made("", text, "an agency's name")
        return
    cut = max((m.end() for m in _END_MARK.finditer(text) if m.end() < len(text)), default=0)
    tail = text[cut:].strip()
    words = tail.rstrip(".").split()
    if cut < 12 or not 1 <= len(words) <= 6:  # noqa: PLR2004  # a sentence, then a name
        return
    name = all(w[:1].isupper() or w.lower() in _PARTICLES or w in "|/-–" for w in words)
    if (
        _is_agency(tail.strip(" ."))
        or _ENDS_IN_AGENCY.search(tail)
        or (name and 2 <= len(words) <= 4 and not tail.endswith((".", "!", "?")))
    ):  # noqa: PLR2004  # as above
        yield from _made(text[:cut], tail, "a name after the last sentence")


def _via(text: str) -> Iterator[Credited]:
    found = _VIA.search(text)
    if not found or len(text) - found.start() > 50:  # noqa: PLR2004  # as above
        return
    run = _NAME_RUN.search(text[: found.start()].rstrip())
    start = run.start() if run else found.start()
    yield from _made(text[:start], text[start:], "`via` and an agency")


def _leading(text: str) -> Iterator[Credited]:
    """`agency/First Last` and then the caption."""
    if not _STARTS_WITH_AGENCY.match(text):
        return
    found = re.match(rf"{_AGENCY}\s?/\s?{_NAME}\s+{_NAME}(?=\s+[^\W\d_a-z])", text, re.IGNORECASE)
    if found and len(text) - found.end() > 30:  # noqa: PLR2004  # a caption, not another name
        yield from _made(text[found.end() :], found[0], "an agency and a name")


_CUES = frozenset(word for phrase in (*CREDIT_LABELS, *AGENCIES, *MAKER_PHRASES, "via", "c", "copyright") for word in re.findall(r"[^\W_]+", phrase) if len(word) > 1 or word == "c")
_MAYBE_NAME = re.compile(r"[.!?][\"”’»)]?\s*[^\W\d_a-z][^.!?]{2,45}$")

_FORMS: tuple[Callable[[str], Iterator[Credited]], ...] = (
    _bbc, _bracketed, _labelled, _signed, _separated, _slashed, _via, _leading, _trailing_name,
)  # fmt: skip
