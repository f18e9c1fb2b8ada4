"""What a mail has around a text: the greeting below its head, the signature at its end, the mail that it answers."""

from collections.abc import Sequence

from newsgen.importing.lines import furniture
from newsgen.importing.lines.seen import PROSE, Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.words import mail_words

_HEAD = 12
"""How many lines the head of a mail has at most, with what stands right below it."""


def settle(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Set aside the greeting and the signature of a mail, and the mail that it answers.

    None of it is sure, so `review` lists them.
    """
    head = [i for i, entry in enumerate(seen[:_HEAD]) if _says(entry, furniture.MAIL)]
    if head:
        for i in _greeting(seen, head[0]):
            verdicts[i] = Verdict("boilerplate", 0.8, "it greets, below the head of a mail")
    quoted = _quoted(seen)
    for i in quoted:
        verdicts[i] = Verdict("boilerplate", 0.8, "it quotes the mail that this one answers")
    for i in _signature(verdicts, seen[: quoted.start]):
        verdicts[i] = Verdict("boilerplate", 0.8, "it stands below the text of a mail, as greetings and signatures do")


def _greeting(seen: Sequence[Seen], start: int) -> list[int]:
    """The first line from `start` on that greets, if it stands in the head of a mail or right below that."""
    near = range(start, min(_HEAD, len(seen)))
    return [i for i in near if mail_words.GREETING.fullmatch(seen[i].block.text)][:1]


def _quoted(seen: Sequence[Seen]) -> range:
    """The last lines, all quoted below one that says who wrote them; empty where they are more than all the text."""
    start = len(seen)
    while start and seen[start - 1].block.text.startswith(">"):
        start -= 1
    text, quoted = (sum(len(entry.block.text) for entry in part) for part in (seen[:start], seen[start:]))
    said = start > 0 and _says(seen[start - 1], furniture.MAIL)
    return range(start if said and quoted < text else len(seen), len(seen))


def _signature(verdicts: Sequence[Verdict], seen: Sequence[Seen]) -> range:
    """The lines below a mail's text and captions, from the line that takes leave, or ends a release, or the mark of a
    signature on.

    The mark is that of RFC 3676, section 4.3; spaces at the ends of lines may be gone.
    """
    own = (i for i, entry in enumerate(seen) if entry.kind in PROSE or verdicts[i].role == "caption")
    below = range(max(own, default=len(seen)), len(seen))
    start = next((i for i in below if _begins_signature(seen[i])), len(seen))
    mail = any(_says(entry, furniture.MAIL) for entry in seen[:start])
    return range(start, len(seen)) if mail else range(0)


def _begins_signature(entry: Seen) -> bool:
    text = entry.block.text
    return text == "--" or bool(mail_words.FAREWELL.fullmatch(text)) or _says(entry, furniture.RELEASE)


def _says(entry: Seen, why: str) -> bool:
    return entry.piece is not None and entry.piece.why == why
