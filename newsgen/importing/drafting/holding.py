"""Keep copy that says it is not to be published yet as a draft until a person has looked."""

import msgspec

from newsgen.importing.records import Draft, Note
from newsgen.importing.words import embargo_words
from newsgen.model import FrontMatter


def held(made: Draft) -> Draft:
    """`made`, as a draft where a line of its dump speaks of an embargo.

    It is a draft even where the line says until when, since it rarely says in which time zone.
    """
    line = next((r.line for r in made.readings if embargo_words.holds_back(r.text)), 1 if made.head.embargo else 0)
    if not line:
        return made
    remedy = f"{'check' if made.head.embargo else 'set'} `embargo`, and remove `draft`"
    return _draft(made, line, f"the dump says that it is not to be published yet, so it stays a draft; {remedy}")


def held_on(made: Draft, before: FrontMatter | None, by: str) -> Draft:
    """`made`, as a draft where the file `by` held the article back `before`, is gone, and nothing else does so.

    Whoever tidies up a folder need not mean to publish what lies in it. `before` is None where the article was removed
    or cannot be read; it is then taken for a draft.
    """
    now, before = made.head, before or FrontMatter(title="", draft=True)
    if not (before.draft and not now.draft) and not (before.embargo and not (now.embargo or now.draft)):
        return made
    return _draft(made, 1, f"{by} held it back and is gone, so it stays a draft; to publish it, remove `draft`")


def _draft(made: Draft, line: int, why: str) -> Draft:
    notes = tuple(sorted((*made.notes, Note("draft", line, why))))
    review = tuple(dict.fromkeys((*made.head.review, "draft")))
    return msgspec.structs.replace(
        made, head=msgspec.structs.replace(made.head, draft=True, review=review), notes=notes
    )
