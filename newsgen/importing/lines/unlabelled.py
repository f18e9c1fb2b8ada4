"""Bylines without a word that leads to them, known by their place."""

import re
from collections.abc import Sequence

from newsgen.importing.lines import bylines, marks
from newsgen.importing.lines.seen import PROSE, Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.words import agencies, timestamps
from newsgen.importing.words.cue_words import REPORTING, words_of
from newsgen.importing.words.letters import NAME, UPPER

_LAST_FEW = 3
_MOST_ABOVE, _HEAD_WORDS = 2, 4
_FULL_NAME, _LONGEST = 2, 80
_BY = words_of("by von par por di da door av af")
_OF_TEXT = re.compile(r"(?:text[eo]?|testo|tekst|teksti|words|report)\s*:", re.IGNORECASE)
_OF_PICTURES = re.compile(rf"(?i:foto|photos?|bild|bilder|kuva|kuvat|fot\.)\s*:?\s(?:{NAME}[ ,&/]*){{1,6}}")
_FROM_PLACE = re.compile(
    rf"(?:,| (?:at|in)(?: the)?) {UPPER}[\w'’-]+(?: {UPPER}[\w'’-]+){{0,3}}$"
)  # a typographic apostrophe
_IS = re.compile(
    r" (?:is|ist|est|es|è|é|är|er|on|jest) (?:an?|the|eine?|une?|un|una|en|ett|et|um|uma|der|die|le|la|el|il)\b"
)


def mark(seen: Sequence[Seen], i: int) -> Verdict | None:
    """Recognise line `i` of the top as a byline by its place; None where it is none."""
    return next((Verdict("byline", sure, why) for holds, sure, why in _PLACES if holds(seen, i)), None)


def is_of_pictures(text: str) -> bool:
    """Whether `text` may say who took the pictures of an article, as well as who took one: «Foto: Per Lind»."""
    return bool(_OF_PICTURES.fullmatch(text))


def without_place(text: str) -> str:
    """What may be names, without the place from where people report and a mark behind: «Ada Holm in Brussels •»."""
    text = text.rstrip(" •·|,")
    found = _FROM_PLACE.search(text)
    return text[: found.start()] if found else text


def _goes_on(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` goes on with the byline above it."""
    text, above = seen[i].block.text, seen[i - 1].block.text if i else ""
    goes_on = bylines.is_part_of_byline(text) or (_OF_TEXT.match(above) and is_of_pictures(text))
    return bool(goes_on) and bylines.byline(above) is not None


def _is_source(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` says where the text is from, below who wrote it or when."""
    return i > 0 and bylines.is_source(seen[i].block.text) and bylines.signs(seen[i - 1].block.text)


def _is_job(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` is a job beside the time."""
    return i > 0 and bylines.is_job(seen[i].block.text) and any(_is_time(seen, j) for j in (i - 1, i + 1))


def _is_posted(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` is a name, below the headline and above the job or the newsroom of who wrote the text."""
    below = seen[i + 1].block.text if any(not entry.piece for entry in seen[:i]) and i + 1 < len(seen) else ""
    return bool(below) and bylines.may_be_name(seen[i].block.text) and bylines.is_post(below)


def _is_presented(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` is a name that one of the last lines alone explains, outright, or else beside the time."""
    name = seen[i].block.text
    if not i or not bylines.may_be_name(name) or bylines.is_part_of_byline(name):
        return False
    below = next((entry for entry in seen[i + 2 :] if name in entry.block.text), None)
    last = [entry for entry in seen if not entry.piece][-_LAST_FEW:]
    # Somebody who says something there is a subject of the text.
    if below not in last or not below.block.text.startswith(f"{name} ") or not REPORTING.isdisjoint(below.words):
        return False
    return any(_is_time(seen, j) for j in (i - 1, i + 1)) or bool(_IS.match(below.block.text, len(name)))


def _is_agency(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` is an agency alone, right below the headline and beside the day."""
    if not agencies.sends_text(seen[i].block.text):
        return False
    above = [entry for entry in seen[:i] if not entry.piece and not marks.is_timestamp(entry.block.text)]
    return len(above) == 1 and any(_is_day(seen, j) for j in (i - 1, i + 1))


def _is_time(seen: Sequence[Seen], i: int) -> bool:
    return i < len(seen) and marks.is_timestamp(seen[i].block.text)


def is_by(text: str) -> bool:
    """Whether `text` is the word before an author's name, and nothing else."""
    return text.lower() in _BY


def _is_led_to(seen: Sequence[Seen], i: int) -> bool:
    return i > 0 and _leads_to_name(seen, i - 1)


def _is_job_of_posted(seen: Sequence[Seen], i: int) -> bool:
    return i > 0 and _is_posted(seen, i - 1)


def _leads_to_name(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` of the top is the word before the name on the line below."""
    return is_by(seen[i].block.text) and i + 1 < len(seen) and bylines.may_sign(seen[i + 1].block.text)


def _is_alone(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` is what may be names, with a headline above it.

    Beside the day there may also be a standfirst above it, and a place on the line. A place or somebody that the text
    tells of may stand there as well, and the headline must be longer than a name.
    """
    text = seen[i].block.text
    name = without_place(text) if i and text[0].isupper() and len(text) <= _LONGEST else ""
    if len(name.split()) < _FULL_NAME or not bylines.may_sign(name):
        return False
    above = [entry for entry in seen[:i] if not entry.piece and not marks.is_timestamp(entry.block.text)]
    if not above or len(above[0].words) < _HEAD_WORDS or above[0].kind in PROSE:
        return False
    dated = len(above) <= _MOST_ABOVE and any(_is_day(seen, j) for j in (i - 1, i + 1))
    piece = seen[i + 1].piece if i + 1 < len(seen) and len(above) == 1 else None
    apart = piece and not piece.in_company and bylines.may_be_name(text) and not text.isupper()
    return bool(dated or apart) and not any(entry.kind in PROSE and name in entry.block.text for entry in seen)


def _is_day(seen: Sequence[Seen], i: int) -> bool:
    """Whether line `i` is a time that names its day, as that of an article does, and no time of a live blog."""
    text = seen[i].block.text if i < len(seen) else ""
    stamp = timestamps.timestamp(text)
    return stamp is not None and (bool(stamp.day) or timestamps.is_yearless(text) or timestamps.is_ago(text))


_PLACES = (
    (_is_presented, 0.9, "it is a name, and the text's end says who that is"),
    (_goes_on, 0.92, "it goes on with the byline above it"),
    (_is_source, 0.9, "it says where the text is from, below who wrote it or when"),
    (_is_job, 0.9, "it is a job beside the time"),
    (_is_agency, 0.9, "it is an agency alone below the headline, beside the time"),
    (_is_posted, 0.9, "it is a name below the headline, and below it the job"),
    (_is_job_of_posted, 0.9, "it is the job of the person named above it"),
    (_leads_to_name, 0.9, "it leads to the name below it"),
    (_is_led_to, 0.9, "it is a name below `by`"),
    (_is_alone, 0.75, "it is what may be names, alone below the headline, beside the day or what is no text"),
)
"""The places that make a line a byline, how sure each does, and why."""
