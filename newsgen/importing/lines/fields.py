"""Lines that start with the name of a field, as content systems and mails have them above a text."""

import re

from newsgen.importing.records import Role

_FIELDS: dict[Role, str] = {
    "headline": "headline|hed|title|überschrift|titel|titelzeile|titre|titular|título|titolo|kop|tytuł|заголовок",
    "standfirst": "sub-?head(?:line)?|standfirst|dek|deck|unterzeile|vorspann|chapô|entradilla|bajada|sommario|ingress",
    "boilerplate": "(?:section|desk|status|priority|category|version|ressort|rubrik)(?=\\s*[:\uff1a].{1,40}$)"
    "|(?:body|copy|text)(?=\\s*[:\uff1a]\\s*$)",
}
_FIELD = {role: re.compile(rf"(?:{labels})\s*[:\uff1a]\s*", re.IGNORECASE) for role, labels in _FIELDS.items()}
_SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|тема|konu)\s*[:\uff1a]\s*"
    r"(?:(?:re|fwd?|aw|wg|tr|rv|enc|sv|vs|odp|i)\s?:\s*)*",
    re.IGNORECASE,
)


def find(text: str) -> tuple[Role, int] | None:
    """The role of a line that starts as the fields of a content system or of a mail do, and where its value starts."""
    if ":" not in text and "\uff1a" not in text:
        return None
    if subject := _SUBJECT.match(text):
        return "headline", subject.end()
    return next(((role, found.end()) for role, form in _FIELD.items() if (found := form.match(text))), None)


def is_subject(text: str) -> bool:
    """Whether `text` is the subject of a mail."""
    return bool(_SUBJECT.match(text))


def value(text: str, role: Role) -> str:
    """`text` without the name of the field of this `role` that it starts with."""
    found = find(text)
    return text[found[1] :] or text if found and found[0] == role else text
