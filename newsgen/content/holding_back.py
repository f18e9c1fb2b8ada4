"""What looks as if it held an article back and does not: the article would be published in spite of its editor."""

import re

from newsgen.content.written import Written

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
