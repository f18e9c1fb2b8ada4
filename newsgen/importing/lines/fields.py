"""Lines that start with a field's name, as content systems and mails have them above a text."""

import re
from collections.abc import Sequence

from newsgen.importing.lines import bylines
from newsgen.importing.lines.seen import Seen
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import Role

_MANY = 16
_WHY = "it is called so, as fields of a content system or a mail are"
_NOTE = Verdict("boilerplate", 0.8, "it stands in a mail above what that calls the headline")

_FIELDS: dict[Role, str] = {
    "headline": "headline|hed|title|überschrift|titel|titelzeile|titre|titular|título|titolo|kop|tytuł|заголовок",
    "standfirst": "sub-?head(?:line)?|standfirst|dek|deck|teaser|unterzeile|vorspann|chapô|entradilla|bajada|sommario"
    "|ingress",
    "byline": "byline|author|autor(?:in)?",
    "boilerplate": "(?:section|desk|status|priority|category|version|ressort|rubrik|id|tags|keywords)"
    "(?=\\s*[:\uff1a].{1,40}$)|(?:body|copy|text)(?=\\s*[:\uff1a]\\s*$)",
}
_FIELD = {role: re.compile(rf"(?:{labels})\s*[:\uff1a]\s*", re.IGNORECASE) for role, labels in _FIELDS.items()}
_SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|тема|konu)\s*[:\uff1a]\s*"
    r"(?:(?:re|fwd?|aw|wg|tr|rv|enc|sv|vs|odp|i)\s?:\s*)*",
    re.IGNORECASE,
)

_TO = re.compile(r"(?:to|cc|an|kopie|à|a|para|aan|till)\s*[:\uff1a]\s*\S.{0,60}", re.IGNORECASE)
"""The recipients of a mail. Elsewhere it may be an answer: «A: No.»"""


def find(text: str) -> tuple[Role, int] | None:
    """The role of a line that starts with a field's name, and where its value starts; else None."""
    if ":" not in text and "\uff1a" not in text:
        return None
    if subject := _SUBJECT.match(text):
        return "headline", subject.end()
    return next(((role, found.end()) for role, form in _FIELD.items() if (found := form.match(text))), None)


def value(text: str, role: Role) -> str:
    """`text` without the field's name, if it starts with one of this `role`."""
    found = find(text)
    return text[found[1] :] or text if found and found[0] == role else text


def named(seen: Sequence[Seen]) -> dict[int, Verdict]:
    """Verdicts on the fields of a content system or of a mail at the top; none where no field is the headline.

    The subject of a mail is the headline where no other field is; else what stands between them is a note to the desk.
    """
    kinds = [_kind(entry) for entry in seen[:_MANY]]
    heads = [i for i, role in enumerate(kinds) if role == "headline"]
    for i in range(heads[0] if heads else 0):
        if not seen[i].piece and _TO.fullmatch(seen[i].block.text):
            kinds[i] = "boilerplate"
    # The title of a book that an article is about stands below its own.
    if not heads or not all(kinds[i] or seen[i].piece or bylines.signs(seen[i].block.text) for i in range(heads[0])):
        return {}
    first, subjects = heads[0], {i for i in heads if _SUBJECT.match(seen[i].block.text)}
    head = next((i for i in heads if i not in subjects), first) if first in subjects else first
    between = (i for i in range(first, head) if not seen[i].piece and not bylines.signs(seen[i].block.text))
    note = dict.fromkeys(between, _NOTE)
    others = {i: Verdict(role, 0.92, _WHY) for i, role in enumerate(kinds) if role and role != "headline"}
    return {**note, **others, head: Verdict("headline", 0.8 if head in subjects else 0.95, _WHY)}


def _kind(entry: Seen) -> Role | None:
    """The role of a field; a byline's only where it names somebody."""
    found = None if entry.piece else find(entry.block.text)
    if found is None or (found[0] == "byline" and not bylines.byline(entry.block.text)):
        return None
    return found[0]
