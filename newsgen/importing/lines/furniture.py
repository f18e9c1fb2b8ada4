"""Page furniture, lines that are no part of an article: share and follow lines, prompts, counts, gallery controls.

Their forms are in furniture.yml. A rule fits a whole line, no longer than a prompt, and must be so plain that it sets
no sentence of a text aside.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import yaml

from newsgen.formats import plain_yaml
from newsgen.importing.records import Role
from newsgen.importing.words import agencies, embargo_words

MAX_LENGTH = 160
"""No prompt is longer, in characters."""

_LONGEST_NOTICE = 700
_FAR = 80
"""Words that give a line away begin within this many characters."""

_LONGEST_BUTTON = 24
LONGEST_SECTION = 40
"""No name of a section is longer, in characters."""

_SHARE_SITE = re.compile(
    r"\W*(?:share|teilen|partager|compartir|comparte|compartilhar|condividi|delen|dela|jaa|udostępnij|sdílet|поделиться"
    r"|поділитися|paylaş|مشاركة|分享|シェア|공유)\b"
    r"(?! (?:of|prices?)\b).{0,40}?@?\s*(?P<site>(?:[\w-]{1,63}\.){1,4}[a-z]{2,18})\W*",
    re.IGNORECASE,
)
_TO_GALLERY = re.compile(
    r"(?:PHOTOS|PICTURES|VIDEOS): (?!(?i:by|courtesy|credit)\b|\S+ \S+ (?:and|for|of) )(?=(?:\S+ ){4})[^,/|©;]{16,140}"
)
"""In capitals and before a title, these words lead to a gallery; before a name or two, they credit somebody."""
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<!\.)[.;][\"”’»)]?$")
_TRAIL = re.compile(r"(?:you are here: )?[^>»›→/.]{2,30}(?:(?:\s[>»›]\s|\s?→\s?)[^>»›→.]{2,40}){1,6}", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d")  # a line with a year is a time
_END = re.compile(r"#(?:\s?#)+")
_NOTHING = r"(?!)"
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_DOT_ABOVE = "\u0307"  # what a Turkish İ leaves when lowered
_PLAIN = re.compile(r"[\w |&-]+")
_MARKS = " \t\u00a0\u200e\u200f.,:;!|·•»«>→›‹<-–—*#[]【】…"  # marks that stand around prompts


class Furniture(msgspec.Struct, frozen=True):
    """A line that is set aside: its role, why, the site that a share line names, and whether it closes the text.

    `in_company`: it may as well be text, and amidst text counts only beside other furniture or a credit. `heads`: it
    may as well head what stands below. `answers`: readers' comments stand below it where it closes the text, else above
    it. `told`: an editor has to know that it was there.
    """

    role: Role
    why: str
    site: str = ""
    closes: bool = False
    in_company: bool = False
    heads: bool = False
    told: bool = False
    answers: bool = False


MAIL, RELEASE, PRINTED = "the head of a mail", "a line of a press release", "a line of a printed page"
"""Kinds that also tell what sort of dump it is."""

GALLERY = "a control of a gallery or player"
"""A kind that markup may call a caption."""

BUTTON = Furniture("share", "one of several buttons to share")
COMMENT = Furniture("boilerplate", "it stands among the comments of readers")
EMBARGO = Furniture("boilerplate", "a note on when the text may be published", told=True)
SECTION = Furniture("boilerplate", "the name of a section above the headline")
MENU = Furniture("boilerplate", "the menu of a page above the headline")
FRAME = Furniture("boilerplate", "the menus of a page that was copied whole, above the headline")
UNSIGNED = Furniture("boilerplate", "the menus of a page begin, it seems, and end above the headline", told=True)
FOOT = Furniture("boilerplate", "it stands below the article, at the foot of a page")
BOX = Furniture("boilerplate", "it stands in a box of the site, which readers are told to skip")
NOTICE = Furniture("boilerplate", "a sentence among the menus of a page, or at its foot", told=True)


class _Kind(Furniture, frozen=True, forbid_unknown_fields=True):
    """An entry of furniture.yml: what a line of its kind is, and the forms by which it is known."""

    of_site: bool = False
    needs: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    notice: tuple[str, ...] = ()
    button: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    house: tuple[str, ...] = ()


class _Forms(msgspec.Struct, frozen=True):
    """Forms of lines in lower case: whole lines as words, other forms, and words that a line has near its start."""

    words: frozenset[str]
    any: re.Pattern[str]
    holding: tuple[str, ...]

    def fits(self, low: str) -> bool:
        """Whether the line `low`, in lower case, has one of the forms."""
        if low in self.words or self.any.fullmatch(low):
            return True
        # Few lines have any of the words, and asking for that first takes a quarter of the time.
        return any(map(low.__contains__, self.holding)) and any(0 <= low.find(words) <= _FAR for words in self.holding)


class _Rule(msgspec.Struct, frozen=True):
    """A kind and its forms in lower case: whole lines that are no words, and all."""

    kind: _Kind
    whole: re.Pattern[str]
    all: _Forms

    def fits(self, low: str) -> bool:
        """Whether the line `low`, in lower case, is of this kind."""
        needs = self.kind.needs
        return (not needs or any(map(low.__contains__, needs))) and self.all.fits(low)

    def is_whole(self, low: str) -> bool:
        """Whether the whole line, not only a part of it, is of this kind."""
        return low in self.all.words or bool(self.whole.fullmatch(low))


def recognise(text: str) -> Furniture | None:
    """The piece of furniture that the line `text` is, None where it is none."""
    text = text.strip()
    if len(text) > MAX_LENGTH:
        return _notice(text) if len(text) <= _LONGEST_NOTICE else None
    if found := _SHARE_SITE.fullmatch(text):
        return Furniture("share", "a prompt to share that names its site", found["site"].lower())
    if _ADDRESS.fullmatch(text):
        return Furniture("boilerplate", "a web address alone on its line")
    if _TO_GALLERY.fullmatch(text) and not agencies.has_agency(text):
        return Furniture("boilerplate", "it leads to a gallery")
    if embargo_words.holds_back(text) and not _YEAR.search(text):
        return EMBARGO
    return _by_words(text)


def _notice(text: str) -> Furniture | None:
    """What a long line is whose first words only the site's lawyers write; else None."""
    low = text[:_FAR].lower()
    if not low.startswith(_notice_starts()):
        return None
    return next(kind for words, kind in _notices().items() if low.startswith(words))


def _by_words(text: str) -> Furniture | None:
    """The piece of furniture that the line `text` is by the rules, without the marks around it; else None."""
    bare = text.strip(_MARKS)
    if not bare:
        return Furniture("boilerplate", "the mark at a text's end") if _END.fullmatch(text) else None
    low = bare.lower().replace(_DOT_ABOVE, "")
    for rule in _rules() if _most().fits(low) else _needy():
        if rule.fits(low) and (rule.is_whole(low) or _is_prompt(text, low, rule.kind)):
            return rule.kind
    return None


def _is_prompt(text: str, low: str, kind: _Kind) -> bool:
    """Whether a line that starts or ends like one of a `kind`, in lower case `low`, is no line of an article."""
    return not (kind.of_site or _SENTENCE.search(text)) or bool(_of_the_site().search(low))


def is_button(text: str) -> bool:
    """Whether the line `text` may be a button to share; its neighbours say whether it is."""
    return len(text) <= _LONGEST_BUTTON and bool(_buttons().fullmatch(text.strip()))


def is_section(text: str) -> bool:
    """Whether the line `text` may name a section of a paper; its neighbours say whether it does."""
    return len(text) <= LONGEST_SECTION and bool(_sections().fullmatch(text.strip(_MARKS)))


def is_trail(text: str) -> bool:
    """Whether the line `text` may be a breadcrumb trail; its neighbours say whether it is."""
    return len(text) <= MAX_LENGTH and bool(_TRAIL.fullmatch(text.strip()))


@cache
def _notices() -> dict[str, Furniture]:
    return {words: rule.kind for rule in _rules() for words in rule.kind.notice}


@cache
def _notice_starts() -> tuple[str, ...]:
    return tuple(_notices())


@cache
def _buttons() -> re.Pattern[str]:
    return re.compile("|".join(form for rule in _rules() for form in rule.kind.button), re.IGNORECASE)


@cache
def _sections() -> re.Pattern[str]:
    name = "|".join(form for rule in _rules() for form in rule.kind.section)
    between = " ?[&/|,·•>›»–—-] ?| (?:and|und|et|y|e) | "  # dashes of print
    return re.compile(rf"(?:{name})(?:(?:{between})(?:{name}))*", re.IGNORECASE)


@cache
def _of_the_site() -> re.Pattern[str]:
    return re.compile("|".join(form for rule in _rules() for form in rule.kind.house), re.IGNORECASE)


@cache
def _rules() -> tuple[_Rule, ...]:
    text = Path(__file__).with_name("furniture.yml").read_text(encoding="utf-8")
    rules = yaml.load(text, Loader=plain_yaml.LOADER)  # noqa: S506  # a safe one, in a fifth of the time
    kinds = msgspec.convert([{"role": "boilerplate", "why": why, **said} for why, said in rules.items()], list[_Kind])
    return tuple(map(_rule, kinds))


@cache
def _most() -> _Forms:
    """The forms of all kinds that need no words, in one: to ask for each after the other takes three times as long."""
    rules = [rule for rule in _rules() if not rule.kind.needs]
    return _Forms(
        words=frozenset(word for rule in rules for word in rule.all.words),
        any=_compiled([rule.all.any.pattern for rule in rules]),
        holding=tuple(words for rule in rules for words in rule.kind.holding),
    )


@cache
def _needy() -> tuple[_Rule, ...]:
    return tuple(rule for rule in _rules() if rule.kind.needs)


def _rule(kind: _Kind) -> _Rule:
    # Looking words up takes a fraction of the time that trying them one after the other does.
    plain = [form for form in kind.whole if _PLAIN.fullmatch(form)]
    words = frozenset(word for form in plain for word in form.split("|"))
    whole, every = _forms(kind, [form for form in kind.whole if form not in plain])
    return _Rule(kind, _compiled(whole), _Forms(words, _compiled(every), kind.holding))


def _forms(kind: _Kind, whole_lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The forms that fit a whole line, and all forms."""
    whole = [f"(?:{'|'.join(whole_lines)})"] if whole_lines else []
    opening = [f"(?:{'|'.join(kind.opening)}).{{0,100}}"] if kind.opening else []
    heading = [rf"(?:{'|'.join(kind.heading)})(?:\s*[:>»→›|–—-].{{0,120}})?"] if kind.heading else []
    return whole, [*whole, *opening, *heading]


def _compiled(forms: list[str]) -> re.Pattern[str]:
    # Where case is ignored, the engine tries each form to its end; to note what each group has takes half of the time.
    return re.compile(_GROUP.sub("(?:", "|".join(forms)) or _NOTHING)
