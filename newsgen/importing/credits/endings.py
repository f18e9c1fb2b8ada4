"""Forms of a credit without label, sign or bracket: an agency, a name at the end, a licence, a signature."""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsgen.importing.credits.forms import (
    LONGEST,
    NAME_RUN,
    NUMBERS,
    VIA,
    Credited,
    Form,
    is_clause,
    made,
)
from newsgen.importing.words import agencies
from newsgen.importing.words.cue_words import LINKING, OPENING, PARTICLES
from newsgen.importing.words.letters import NAME, UPPER
from newsgen.importing.words.vocabulary import RIGHTS_HOLDERS

_LONG_CAPTION, _SHORT_SENTENCE, _MANY_WORDS = 400, 12, 6

_CLAUSE = re.compile("[\u3001\u3002\uff0c]")
_END_MARK = re.compile(rf"[.!?…\u3002][\"”’»)]?(?:\s+|(?={UPPER}|\(c\)|©))")
_INITIAL = re.compile(
    rf"(?<![^\W_]){UPPER}\.\s*$|\b(?:Dr|Mr|Mrs|St|Jr|Sr|[Ff]ot)\.\s*$|\b(?:Abb|Abbildung|Fig|Figure|Nr|No)\.?\s?\d{{1,3}}\.\s*$"
)
_BARE = re.compile(rf"{NAME}(?:\s+{NAME}){{1,2}}\s?/\s?{NAME}(?:\s+{NAME}){{0,2}}")
_LEADING = re.compile(
    rf"(?:{agencies.PATTERN}\s?/\s?{NAME}\s+{NAME}|{NAME}\s+{NAME}\s?/\s?{agencies.PATTERN})(?=\s+{UPPER}[\w.'-]*\s)"
)
_LICENCE = re.compile(
    r"(?:\bCC[ -]?(?:BY|0)(?:[ -](?:NC|SA|ND)){0,2}(?:[ -]?\d\.\d)?(?: [A-Z]{2,3})?|\bpublic domain|\bgemeinfrei)\W*$"
)
_LICENCES = ("CC", "public domain", "gemeinfrei")
_OWN_PHOTOGRAPHER = re.compile(
    rf"(?:{NAME}\s){{1,3}}{NAME}(?:(?:,? for (?:The\s)?|, The\s){UPPER}[\w.'\u2019& -]{{2,40}}"
    rf"| (?:POUR|pour) [«“\"]\s?[^«»“”\"]{{2,30}}[»”\"])\.?$"
)
_PAPER = re.compile(
    r" for The | for (?:[A-Z]{2,5}|ProPublica)\b|\b(?:Chronicle|Courier|Daily|Dispatch|Gazette|Globe|Guardian|Herald"
    r"|Independent|Inquirer|Journal|Magazine|Media|Monitor|News|Observer|Post|Press|Record|Register|Review|Star|Sun"
    r"|Telegraph|Times|Today|Tribune|Weekly)\.?$"
)
_BARE_LABELLED = re.compile(
    rf"(?:Beeld(?: {NAME}){{1,4}}|(?:Foto|FOTO)(?: {NAME}){{2,3}}"
    rf"|[Ff]ot\.(?:(?: {NAME}){{1,4}}|\s?[\w.-]+\s?/\s?\w*{UPPER}\w*))\.?"
)
_NAMED_ORIGIN = re.compile(rf"[(\[]({UPPER}[\w.& -]{{1,30}}: {NAME}(?:[ /]{NAME}){{0,4}})[)\]]\.?$")
_KINDS = frozenset({
    "archivbild", "archivfoto", "archiv", "symbolbild", "symbolfoto", "file", "file photo", "archives", "archivo",
    "arkiv", "public domain", "gemeinfrei",
})  # fmt: skip
_KIND = re.compile(r"\s*[(\[]([^()\[\]]{4,14})[)\]]\.?$")
_DESK_SIGNS = "影摄攝供共時ロ진처공료写图圖기"
_OPENING, _CLOSING = " ([\uff08【/", " )]\uff09】"
_SIGNED = r"(?:撮影|提供|摄|攝|제공)"
_DESKS = re.compile(
    r"(?:^|(?<=[\s。.!?(\[\uff08【/]))(?P<label>사진\s?제공|사진|출처|제공|자료|写真提供|写真|[图圖])\s*[=/:＝／\uff1a]\s*(?=\S)"
    r"|(?:[\uff08(＝=](?P<agency>共同|時事|ロイター|AFP時事)[\uff09)]?"
    rf"|[\uff08(](?P<inside>[^\uff08\uff09()]{{1,30}}{_SIGNED})[\uff09)]"
    r"|(?:[\s、，。＝=]|^)(?P<maker>[^\s、，。＝=()\uff08\uff09]{2,20}(?:\s[^\s、，。＝=()\uff08\uff09]{1,8})?\s?(?:撮影|摄|攝))"
    # What follows a whole sentence signs a text.
    r"|(?<=[^다요]\.\s)(?P<korean>[\uac00-\ud7a3\w·]{2,20}\s?(?:기자|제공)))\s*$"
)


# Several forms ask this of the same line, one after the other.
@lru_cache(maxsize=8)
def _last_sentence_end(text: str) -> int:
    """Where the last sentence of `text` ends and something short may follow; 0 where there is no such place."""
    # A credit is short, so an end mark further up does not matter.
    start = max(0, len(text) - 2 * LONGEST)
    ends = [m.end() for m in _END_MARK.finditer(text, start) if m.end() < len(text)]
    return next((end for end in reversed(ends) if not _INITIAL.search(text[max(0, end - 16) : end])), 0)


def _slashed(text: str) -> Iterator[Credited]:
    """`Name/Agency` at the end, from the end of the last sentence or from the name before the slash on."""
    if "/" not in text or (text.startswith("(") and text.endswith(")")):
        return
    cut = _last_sentence_end(text)
    tail = text[cut:]
    first, slash, rest = tail.partition("/")
    words = first.split()
    if not slash or not words or len(rest) > LONGEST or NUMBERS.search(tail):
        return
    bare = not cut and bool(_BARE.fullmatch(text))
    if not (bare or agencies.has_agency(tail) or (cut and len(tail) <= LONGEST)):
        return
    if sum(word.islower() and word not in PARTICLES for word in rest.split()) > 1:
        return
    # Japanese and Chinese write a whole sentence as one word.
    named = [(not word[:1].islower() or word in PARTICLES) and not _CLAUSE.search(word) for word in words]
    one_word = not cut and len(words) == 1 and agencies.ends_in_agency(tail)
    if one_word or (all(named) and (cut or len(words) <= 4)):  # noqa: PLR2004  # first, middle, particle, last
        yield from made(text[:cut], tail, "a name and an agency")
        return
    agency = next((n for n in (3, 2, 1) if agencies.is_agency(" ".join(words[-n:]))), 0)
    back = agency or min(2, next((i for i, ok in enumerate(reversed(named)) if not ok), len(named)))
    if back and agencies.has_agency(tail):
        start = cut + len(first.rstrip()) - len(" ".join(words[-back:])) if " ".join(words) == first.strip() else cut
        yield from made(text[:start], text[start:], "a name and an agency")


def _via(text: str) -> Iterator[Credited]:
    found = VIA.search(text) if "via" in text or "vía" in text else None
    if found and len(text) - found.start() <= LONGEST and not is_clause(text[found.end() :]):
        run = NAME_RUN.search(text[: found.start()].rstrip())
        # The X stands for a name, so that a sentence may end before it.
        end = _last_sentence_end(f"{text[: found.start()]}X")
        start = max(run.start() if run else found.start(), end)
        through = text[found.end() - 1 :]
        # Trains go via Reading, people speak via Zoom, and in Italy a via is a street.
        if any(map(str.islower, through.split())) or (start != end and not (run and agencies.has_agency(through))):
            return
        yield from made(text[:start], text[start:], "`via` and an agency")


def _leading(text: str) -> Iterator[Credited]:
    """`agency/First Last` and then the caption."""
    found = _LEADING.match(text)
    if found and len(text) - found.end() > 30:  # noqa: PLR2004  # a caption, not another name
        yield from made(text[found.end() :], found[0], "an agency and a name")


def _trailing_name(text: str) -> Iterator[Credited]:
    """An agency alone, or an agency or a bare name after the last sentence."""
    alone = text.strip(" .") if len(text) <= LONGEST else ""
    if agencies.is_agency(alone) or alone.lower() in RIGHTS_HOLDERS:
        yield from made("", text, "an agency's name")
        return
    cut = _last_sentence_end(text)
    tail = text[cut:].strip()
    words = [word for word in re.split(r"[\s|]+", tail.rstrip(".")) if word]
    asked = "?" in text[max(0, cut - 3) : cut]
    if len(text) > _LONG_CAPTION or cut < _SHORT_SENTENCE or not words or len(words) > _MANY_WORDS or asked:
        return
    first = words[0].lower()
    if agencies.ends_in_agency(tail) or tail.strip(" .").lower() in RIGHTS_HOLDERS:
        yield from made(text[:cut], tail, "an agency after the last sentence")
    elif first not in LINKING and first not in OPENING and "," not in tail and not tail.endswith((")", "!", "?")):
        parts = [word for word in words if word not in "/-–"]
        names = bool(parts) and parts[0][:1].isupper() and all(w[:1].isupper() or w in PARTICLES for w in parts)
        if names and 2 <= len(words) <= 4 and (" | " in tail or not tail.endswith(".")):  # noqa: PLR2004  # as names are
            yield from made(text[:cut], tail, "names after bars" if " | " in tail else "a name after the last sentence")


def _licensed(text: str) -> Iterator[Credited]:
    """A licence at the end, with the name before it, from the end of the last sentence on."""
    if not (any(name in text for name in _LICENCES) and _LICENCE.search(text)):
        return
    # «CC BY 4.0» has a full stop of its own.
    cut = _last_sentence_end(_LICENCE.sub("", text) + "X")
    tail = text[cut:]
    if len(tail) <= LONGEST and not is_clause(tail) and (cut or "," in tail or "/" in tail):
        yield from made(text[:cut], tail, "a licence")


def _after_bare_label(text: str) -> Iterator[Credited]:
    """`Beeld` and `Foto` with a name and no colon, alone or after the last sentence."""
    cut = _last_sentence_end(text)
    if _BARE_LABELLED.fullmatch(text[cut:].strip()):
        yield from made(text[:cut], text[cut:].strip().partition(" ")[2], "a label before the credit")


def _for_paper(text: str) -> Iterator[Credited]:
    """«Ada Holm for The Test Post», alone or after the last sentence."""
    cut = _last_sentence_end(text)
    found = _OWN_PHOTOGRAPHER.fullmatch(text[cut:].removeprefix("Credit ").strip(" |/—–-"))
    # «Better Tools for Old Piers» is a headline.
    if found and (cut or _PAPER.search(found[0])):
        yield from made(text[:cut], text[cut:], "a name for a paper")


def _originated(text: str) -> Iterator[Credited]:
    """«(Coast News: Ada Holm)» at the end, and «(Archivbild)», which says what kind of picture it is."""
    if not text.removesuffix(".").endswith((")", "]")):
        return
    if found := _NAMED_ORIGIN.search(text):
        yield from made(text[: found.start()], found[1], "an origin and a name in brackets")
    elif (found := _KIND.search(text)) and found[1].lower() in _KINDS and found.start():
        yield from made(text[: found.start()], found[1], "the kind of picture in brackets")


def _by_desk(text: str) -> Iterator[Credited]:
    """Signatures of pictures in papers of Japan, China and Korea."""
    found = _DESKS.search(text) if any(map(text.__contains__, _DESK_SIGNS)) else None
    if not found:
        return
    if found["label"]:
        if len(text) - found.end() <= LONGEST:
            caption, credit = text[: found.start()].rstrip(_OPENING), text[found.end() :].rstrip(_CLOSING)
            yield from made(caption, credit, "a label before the credit")
    else:
        credit = found["agency"] or found["inside"] or found["maker"] or found["korean"]
        yield from made(text[: found.start()], credit, "a desk's signature")


FORMS: tuple[Form, ...] = (
    _leading,
    _slashed,
    _via,
    _by_desk,
    _trailing_name,
    _licensed,
    _after_bare_label,
    _for_paper,
    _originated,
)
"""The forms in the order in which they are tried, after those of `forms`."""
