"""What the words of a line tell on their own: who speaks, what is shown, when and where."""

import re

from newsgen.importing.lines import marks
from newsgen.importing.lines.model.cues import Cue
from newsgen.importing.lines.seen import Seen
from newsgen.importing.words.cue_words import (
    ADDRESSING,
    ASKING,
    BEING,
    FIRST_PERSON,
    LINKING,
    MODAL,
    NEGATING,
    OPENING,
    PAST,
    POINTING,
    PRONOUNS,
    REPORTING,
    SCENE,
    SCENE_PHRASES,
    SHOWING,
)  # fmt: skip
from newsgen.importing.words.letters import NAME, UPPER
from newsgen.importing.words.vocabulary import ARCHIVE_WORDS, POSITION_WORDS, alternatives

_FEW_WORDS = 5
_POSITIONS = alternatives(POSITION_WORDS)
_CUES = (
    Cue("holds a year", re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)").search, signs=("19", "20")),
    Cue("where somebody stands in a picture", re.compile(rf"[(,]\s*(?:{_POSITIONS})\b", re.IGNORECASE).search),
    Cue(
        "a numbered figure",
        re.compile(
            r"\W?(?:fig|figure|abb|abbildung|bild|foto|photo|image|grafik|tabelle|table|chart|map)\.?\s?\d{1,3}\b",
            re.IGNORECASE,
        ).match,
    ),
    Cue("a bar in it", re.compile(r"\s\|\s").search, signs=("|",)),
    Cue("nothing but a domain", re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-z]{2,12}", re.IGNORECASE).fullmatch),
    Cue("a colon within", re.compile(r":\s").search),
    Cue("a dash within", re.compile(r"\s[–—-]\s").search, signs=("–", "—", "-")),  # dashes of print
    Cue(
        "a place by name",
        re.compile(
            r"\b(?:in|at|near|outside|from|im|am|bei|vor|aus|en|à|a|em|no|na|nel|op|på|w) (?:the |der |la |el "
            rf"|le )?{UPPER}[\w-]{{2}}"
        ).search,
    ),
    Cue("starts with an indefinite article", re.compile(r"(?:A|An|Ein|Eine|Un|Una|Une|Um|Uma)\s").match),
    Cue("starts with an article", re.compile(r"(?:The|Der|Die|Das|El|La|Los|Las|Le|Les|O|Os|As)\s").match),
    Cue("ends with a year", re.compile(r"(?:19|20)\d\d[.)]?$").search, reach=6),
    Cue(
        "a weekday near its end",
        re.compile(
            r"(?:day|tag|woch|lundi|mardi|credi|jeudi|dredi|medi|manche|lunes|martes|coles|jueves|viernes|bado"
            r"|mingo|feira)(?:,[^.]{0,40})?\.?$"
        ).search,
        reach=64,
    ),
    Cue("a whole day near its end", re.compile(r"[,.] (?:19|20)\d\d(?:[,.][^.]{0,60})?\.?$").search, reach=80),
    Cue("quoted from end to end", re.compile(r"[“\"‘'«„][^.!?]{3,60}[”\"’'»“]").fullmatch),
    Cue(
        "glued capitals near its end",
        re.compile(r"[a-zà-ÿ.”)][A-ZÀ-Þ][a-zà-ÿA-Z]+(?:\W+\w+){0,4}$").search,
        reach=160,
    ),
)
_WORD_CLASSES = {
    "somebody says something": REPORTING, "in the first person": FIRST_PERSON, "points at a picture": POINTING,
    "in the past": PAST, "what may or must be": MODAL, "to the reader": ADDRESSING, "says no": NEGATING,
}  # fmt: skip
_AFTER_NAME = {"": "nothing else", ",": "a comma", "(": "a bracket", "[": "a bracket"}
_FULL_NAME = re.compile(rf"{NAME}(?:\s(?:de|da|del|la|van|von|der|di|al|bin|ten))?(?:\s{NAME}){{1,3}}\s*")


def cues(entry: Seen) -> list[str]:
    """The names of the cues in the line's words."""
    text, words = entry.block.text, entry.words
    present, low = set(words), text.lower()
    names = [name for name, known in _WORD_CLASSES.items() if not known.isdisjoint(present)]
    names += [cue.name for cue in _CUES if cue.holds(entry)]
    if any(map(low.__contains__, ARCHIVE_WORDS)):
        names.append("an archive picture")
    if not SCENE.isdisjoint(present) or any(map(low.__contains__, SCENE_PHRASES)):
        names.append("a place in the scene")
    if not SHOWING.isdisjoint(words[1:12]):
        names.append("something that people do in pictures")
    if not PRONOUNS.isdisjoint(words[:3]):
        names.append("a pronoun near its start")
    # Not «king» and «thing», not «is» and «was».
    if any(word.endswith("ing") and len(word) > len("being") for word in words[1:8]):
        names.append("a participle near its start")
    if any(word.endswith("s") and word[-2:] != "ss" and len(word) >= len("walks") for word in words[1:6]):
        names.append("an s-form near its start")
    if words and words[0] in ASKING:
        names.append("starts with a question word")
    if words and words[0] in LINKING:
        names.append("starts with a linking word")
    return names + _verbs(entry) + _opening(entry) + _letters(entry)


def _verbs(entry: Seen) -> list[str]:
    """Whether the line has a verb common in text; captions and subheads have none, or one in the present."""
    if entry.end == "a colon" and not (PAST | REPORTING | BEING | MODAL).isdisjoint(entry.words):
        return ["announces something with a verb"]
    if not PAST.isdisjoint(entry.words):
        return []
    if not BEING.isdisjoint(entry.words):
        return ["with a form of to be"]
    return ["no common verb"] if MODAL.isdisjoint(entry.words) else []


def _opening(entry: Seen) -> list[str]:
    """A full name at its start, and what follows it."""
    found = _FULL_NAME.match(entry.block.text)
    if not found or (entry.words and entry.words[0] in OPENING):
        return []
    sign = entry.block.text[found.end() :].strip(" .")[:1]
    after = _AFTER_NAME.get(sign, "a word" if sign.isalpha() else "a sign")
    return [f"{entry.kind}, opens with a name and {after}"]


def _letters(entry: Seen) -> list[str]:
    text = entry.block.text
    names = [f"capitals: {round(entry.capitals * 4)} of 4"]
    if text.isupper() and len(text) > _FEW_WORDS:
        names.append("all in capitals")
    if text[:1].islower():
        names.append("starts in lower case")
    if text[:1].isdigit():
        names.append("starts with a number" if marks.list_number(text) else "starts with a digit")
    return names
