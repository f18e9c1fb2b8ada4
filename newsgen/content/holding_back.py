"""Finds what seems to withhold an article or a part of it, and does not, so that it would be published by mistake."""

import re

from newsgen.content.written import Written
from newsgen.formats import markup

_LINE = re.compile(
    r"""^[ \t]*["']?(?:
        (draft)["']?[ \t]*:[ \t]*["']?(?:true|yes|on|y|1|ja|oui|s[ií]|wahr)
        | (embargo)["']?[ \t]*:[ \t]*["']?\d[\d:.+TZ -]*
    )["']?[ \t]*(?:\#.*)?$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""A line that sets `draft` or `embargo`, anywhere in a file."""

_REMEDY = "put it between the two lines `---`, without spaces before it"


def check(written: Written) -> None:
    """Add an error for each `draft` or `embargo` inside another value of the head, or right below it."""
    document, text = written.document, written.text
    if document.head.draft:
        return
    known = {*map(str.casefold, document.broken), *(("embargo",) if document.head.embargo is not None else ())}
    for key in document.head.extra:
        if (name := key.strip().casefold()) in ("draft", "embargo") and name not in known:
            what = f"`{key}` in `extra` holds nothing back"
            written.refuse(written.line("extra", key), what, _REMEDY)
            known.add(name)  # so that its line is not reported again
    start, rest = len(text) - len(document.body), document.body.lstrip()
    first, _, _ = rest.partition("\n\n")
    above = text[: len(text) - len(rest) + len(first)]
    low = above.lower()
    # Hardly any article has either word, and the regular expression is slow.
    for match in _LINE.finditer(above) if "draft" in low or "embargo" in low else ():
        key = (match[1] or match[2]).lower()
        if key not in known:
            where = "stands in the text" if match.start() >= start else "is part of another value"
            what = f"`{key}` {where}, and holds nothing back"
            written.refuse(text.count("\n", 0, match.start()) + 1, what, _REMEDY)


def check_markup(written: Written, *, raw_html: bool) -> None:
    """Warn of what HTML would hide, and readers will see: comments where HTML is shown as text, and hidden elements
    where its harmless part is kept (`raw_html`).

    There, a comment across paragraphs works if it begins its line, and has an end.
    """
    body = written.document.body
    endless = "-->" not in body[body.rfind("<!--") :]
    for first, paragraph in written.paragraphs if "<" in body else ():
        for found in markup.hiding(paragraph):
            line = first + paragraph.count("\n", 0, found.start)
            begins = not paragraph[: found.start].rpartition("\n")[2].strip()
            counts = raw_html and (found.by == "a comment" or (begins and not endless))
            if found.by == "hidden" and raw_html:
                written.warn(line, "what HTML hides here is shown to readers", "remove it")
            elif found.by != "hidden" and not counts:
                what = "readers see this comment as it is written"
                written.warn(line, what, "remove it, or write &lt;!-- where they are meant to")
