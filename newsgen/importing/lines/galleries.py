"""The captions of a gallery or photo essay: lines counted there, or below a headline that announces pictures."""

import re
from collections.abc import Iterator, Sequence

from newsgen.importing.lines.seen import CAPTION_OR_LESS, LONG_CAPTION, Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import SURE, Role

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
_TEXT: frozenset[Role] = frozenset({"paragraph", "subhead", "list", "caption"})


def settle(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Take lines for captions by their place in a gallery."""
    for i, above in _counted(verdicts, seen):
        # With text on both sides of the numbers, the captions may be on the other side.
        sure = above is None or verdicts[above].role not in _TEXT
        if verdicts[i].role in _TEXT and (verdicts[i].role != "caption" or verdicts[i].confidence < SURE):
            verdicts[i] = Verdict("caption", 0.92 if sure else 0.75, "it stands beside its number in a gallery")
    _fill(verdicts, seen)


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
    for i in text[1:]:
        verdicts[i] = Verdict("caption", 0.7, "the headline promises pictures, and nothing else here could be theirs")
