"""What looks as if it held an article, or a part of it, back and does not: it is published in spite of its editor."""

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
"""A line that says so, wherever it stands."""

_REMEDY = "put it between the two lines `---`, without spaces before it"


def check(written: Written) -> None:
    """Note each `draft` or `embargo` that is part of something else in the head, or stands right below it."""
    document, text = written.document, written.text
    if document.head.draft:
        return
    known = {*map(str.casefold, document.broken), *(("embargo",) if document.head.embargo is not None else ())}
    for key in document.head.extra:
        if (name := key.strip().casefold()) in ("draft", "embargo") and name not in known:
            what = f"`{key}` in `extra` holds nothing back"
            written.refuse(written.line("extra", key), what, _REMEDY)
            known.add(name)  # which need not be told as a line once more
    start, rest = len(text) - len(document.body), document.body.lstrip()
    first, _, _ = rest.partition("\n\n")
    above = text[: len(text) - len(rest) + len(first)]
    low = above.lower()
    # The search would begin at each letter, and hardly any article has either word.
    for match in _LINE.finditer(above) if "draft" in low or "embargo" in low else ():
        key = (match[1] or match[2]).lower()
        if key not in known:
            where = "stands in the text" if match.start() >= start else "is part of another value"
            what = f"`{key}` {where}, and holds nothing back"
            written.refuse(text.count("\n", 0, match.start()) + 1, what, _REMEDY)


def check_markup(written: Written, *, raw_html: bool) -> None:
    """Warn of what HTML in the text would keep from sight, and readers see here: comments where HTML is text, and
    elements that are hidden where it counts by its harmless part (`raw_html`).

    There a comment that goes on in another paragraph counts where it begins its line, and ends.
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
