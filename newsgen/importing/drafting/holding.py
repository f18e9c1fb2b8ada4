"""Copy that says it is not to be published yet stays a draft until a person has looked."""

import msgspec

from newsgen.importing.records import Draft, Note
from newsgen.importing.words import embargo_words


def held(made: Draft) -> Draft:
    """`made` as a draft where a line of its dump speaks of an embargo; as it is where none does.

    The time is left to a person: such lines rarely say whose clock they mean.
    """
    line = next((r for r in made.readings if embargo_words.holds_back(r.text)), None)
    if line is None:
        return made
    why = "the dump says that it is not to be published yet, so it stays a draft; set `embargo`, and remove `draft`"
    notes = tuple(sorted((*made.notes, Note("draft", line.line, why))))
    review = tuple(dict.fromkeys((*made.head.review, "draft")))
    return msgspec.structs.replace(
        made, head=msgspec.structs.replace(made.head, draft=True, review=review), notes=notes
    )
