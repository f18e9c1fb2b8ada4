"""The wording of `review` items for people: the question, and why import asks it."""

import re

from newsgen.importing.drafting import metadata
from newsgen.importing.records import Note

_QUESTIONS = {
    "title": "is this the headline?",
    "date": "is this when it was published?",
    "authors": "who wrote it?",
    "section": "which section is it for?",
    "language": "is this the language of the text?",
    "source": "did it appear elsewhere first?",
    "draft": "may it be published?",
    "updated": "when was it changed last?",
    "aliases": "did it have another address?",
    "text": "is this part of the text as it should be?",
    "captions": "is this a caption?",
    "credits": "who made the picture?",
    "characters": "is every letter there?",
    "encoding": "is every letter as it should be?",
}

_UNSURE = re.compile(r"read as (\w+) with confidence [\d.]+: (.*)", re.DOTALL)
_ROLES = {"caption": "a caption", "share": "the line of its share buttons", "boilerplate": "no part of the text"}


OF_FIGURES = {
    "picture": "a missing picture goes off the list when its file is there",
    "alt": "a picture without words goes off the list when its `alt` is there",
}
"""The items that are not listed in any `review`, and how to settle them."""


def asked(note: Note, seed: str, *, changed: bool) -> str:
    """The question for a `note` on a line of the dump `seed`.

    `changed` says that the date that import gave an undated article has been changed since.
    """
    if note.why == metadata.NO_DATE:
        if changed:
            return "it has the `date` that you set; take this off the list"
        return f"{seed} gives no date, so this is when it was imported: set `date`"
    if note.why == metadata.NO_HEADLINE:
        return put(note.item, f"it is made of the first sentence of {seed}, on line {note.line}")
    if note.why.startswith(metadata.MAYBE_HEADLINE):
        return put(note.item, f"it is {'the first line' if note.line == 1 else f'line {note.line}'} of {seed}")
    why = note.why
    if found := _UNSURE.fullmatch(why):
        why = f"it was taken for {_ROLES.get(found[1], found[1])}, which is not sure: {found[2]}"
    return put(note.item, f"{why} ({seed}:{note.line})")


def put(item: str, why: str) -> str:
    """The question for `item`, followed by `why` it is asked."""
    question = _QUESTIONS.get(item)
    return f"{question} {why[0].upper()}{why[1:]}" if question else why
