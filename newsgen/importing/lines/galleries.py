"""Captions by their place: those of a gallery or photo essay, and those below or above credits that stand alone."""

import re
from collections.abc import Iterator, Sequence

from newsgen.importing.lines.model.forms import is_of_picture
from newsgen.importing.lines.seen import CAPTION_OR_LESS, FRAGMENT, LONG_CAPTION, PROSE, Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import SURE, Role
from newsgen.importing.words import timestamps
from newsgen.importing.words.cue_words import ASKING

_COUNT = re.compile(
    r"\W?(?:(?:image|photo|slide|picture|bild|foto|imagen|imagem|immagine|фото) ?)?"
    r"(?P<nth>\d{1,3}) ?(?:/|of|von|de|sur|di|из|van) ?(?P<all>\d{1,3})\W?(?:\W*\s(?P<text>[^\W\d].*))?",
    re.IGNORECASE,
)
_MAY_COUNT = re.compile(r"\D{0,10}\d").match  # in a tenth of the time
_SAYS_SO = (
    "in pictures|in photos|in images|photo essay|photo gallery|picture gallery|in bildern|bildergalerie|fotogalerie"
    "|bilderstrecke|fotostrecke|fotoessay|en images|en photos|diaporama|en imágenes|en fotos|fotogalería|fotogallery"
    "|in foto|fotogaleria|em imagens|em fotos|in beeld|fotoserie|i bilder|kuvissa"
    "|w obiektywie|фоторепортаж|в фотографиях"
)
_TITLE = re.compile(rf"(?:^|[:(|–—-] ?|, )(?:{_SAYS_SO})\b", re.IGNORECASE)  # dashes of print
_COUNTED, _MANY = 3, 4
_CREDITED, _CAPTION_WORDS = 2, 7
_MOST = 0.75
"""The share of the credits alone that must have a caption or a short line above, if such lines are to be captions."""
_CHANCE = 0.25
"""The chance from which on short lines of the text may as well stand there."""
_HEAD: frozenset[Role] = frozenset({"headline", "standfirst", "byline", "timestamp", "boilerplate", "share"})
_TEXT: frozenset[Role] = frozenset({"paragraph", "subhead", "list", "caption"})


def settle(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Take lines for captions by their place."""
    for i, above in _counted(verdicts, seen):
        # With text on both sides of the numbers, the captions may be on the other side.
        sure = above is None or verdicts[above].role not in _TEXT
        if verdicts[i].role in _TEXT and (verdicts[i].role != "caption" or verdicts[i].confidence < SURE):
            verdicts[i] = Verdict("caption", 0.92 if sure else 0.75, "it stands beside its number in a gallery")
    _fill(verdicts, seen)
    _take_below_credits(verdicts, seen)
    _take_above_credits(verdicts, seen)


def _counted(verdicts: Sequence[Verdict], seen: Sequence[Seen]) -> Iterator[tuple[int, int | None]]:
    """The captions that a gallery's numbers begin or stand beside, with the line above the first number, or None.

    That line is given where the numbers stand above their captions, as they do unless a caption stands above each.
    """
    counts = [
        (i, found) for i, entry in enumerate(seen) if entry.kind != "long" and (found := _count(entry.block.text))
    ]
    if len(counts) < _COUNTED or len({found["all"] for _, found in counts}) > 1:
        return
    numbers = [int(found["nth"]) for _, found in counts]
    if numbers != [*range(numbers[0], numbers[0] + len(counts))] or numbers[-1] > int(counts[0][1]["all"]):
        return
    taken = {i for i, found in counts if not found["text"]}
    below = counts[-1][0] + 1 < len(seen) and not all(i and verdicts[i - 1].role == "caption" for i, _ in counts)
    beside = 1 if below else -1
    above = counts[0][0] - 1 if counts[0][0] and beside > 0 else None
    for i, found in counts:
        place = i if found["text"] else i + beside
        if 0 <= place < len(seen) and place not in taken and len(seen[place].block.text) <= CAPTION_OR_LESS:
            yield place, None if found["text"] else above


def _count(text: str) -> re.Match[str] | None:
    return _COUNT.fullmatch(text) if _MAY_COUNT(text) else None


def _fill(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Below a headline that promises pictures, take short paragraphs for their captions where no credit marks any.

    The first of them is the text.
    """
    head = next((i for i, verdict in enumerate(verdicts) if verdict.role == "headline"), None)
    if head is None or not _TITLE.search(seen[head].block.text):
        return
    # A line above or below them may name who took all pictures.
    own = [i for i, entry in enumerate(seen) if i > head and entry.kind != "bare credit"]
    text = [i for i in own if verdicts[i].role in _TEXT]
    known = any(verdicts[i].role == "caption" for i in text)
    if known or len(text) <= _MANY or any(len(seen[i].block.text) > LONG_CAPTION for i in text[1:]):
        return
    # Where only some have a blank line before them, those are the captions.
    apart = [i for i in text[1:] if seen[i].block.blank_before]
    for i in apart or text[1:]:
        verdicts[i] = Verdict("caption", 0.7, "the headline promises pictures, and nothing else here could be theirs")


def _take_below_credits(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Where credits stand alone above their captions, as on pages of the BBC, take what stands below each for one.

    One such place may be a credit that has no caption, above a subhead.
    """
    alone = [i for i in range(1, len(seen) - 1) if verdicts[i].role == "caption" and seen[i].kind == "bare credit"]
    # What stands above a credit and is no whole sentence may be its caption.
    alone = [i for i in alone if seen[i - 1].kind in PROSE or verdicts[i - 1].role in _HEAD]
    below = [i + 1 for i in alone if _may_be_caption(verdicts[i + 1], seen[i + 1])]
    if len(below) >= max(_CREDITED, len(alone) / 2):
        for i in below:
            verdicts[i] = Verdict("caption", 0.75, "it stands below a credit alone, as others do here")


def _may_be_caption(verdict: Verdict, entry: Seen) -> bool:
    plain = verdict.role in ("subhead", "list", "paragraph") and verdict.confidence < SURE and entry.kind in FRAGMENT
    # A subhead that asks something may have lost its mark.
    asks = not ASKING.isdisjoint(entry.words[:1])
    return plain and not asks and entry.end == "no mark" and len(entry.words) >= _CAPTION_WORDS


def _take_above_credits(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Where credits stand alone below their captions, take the short lines above them for those.

    A short line of the text may stand above a picture without a caption, but hardly above each of several.
    """
    own = [verdicts[i].role == "caption" and entry.kind != "bare credit" for i, entry in enumerate(seen)]
    alone = [
        i
        for i in range(1, len(seen))
        if verdicts[i].role == "caption" and is_of_picture(seen[i]) and not any(own[i + 1 : i + 2])
    ]
    text = [i for i, verdict in enumerate(verdicts) if verdict.role in _TEXT and verdict.role != "caption"]
    short = {i for i in text if seen[i].kind != "long" and len(seen[i].block.text) <= LONG_CAPTION}
    above = {i - 1 for i in alone if i - 1 in short and not timestamps.is_moment(seen[i - 1].block.text)}
    captioned = len(above) + sum(own[i - 1] for i in alone)
    usual = (len(short) - len(above) + 1) / (len(text) - len(above) + 2)
    if captioned >= max(_CREDITED, _MOST * len(alone)) and usual**captioned < _CHANCE:
        for i in above:
            verdicts[i] = Verdict("caption", 0.75, "it stands above a credit alone, as others do here")
