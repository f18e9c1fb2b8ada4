"""HTML within the lines of Markdown, which newsgen would show as it is written, as Markdown."""

import re

from newsgen.importing.sources import inline

_KEPT = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->", re.DOTALL)
_PLACE = re.compile("\x01(\\d+)\x02")
_BREAK = re.compile(r"<br\s*/?>[ \t]*\n?", re.IGNORECASE)
_ROW_BREAK = re.compile(r"^\|.*<br.*$", re.IGNORECASE | re.MULTILINE)
_MARKS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`"),
    **dict.fromkeys(
        ("a", "u", "span", "small", "big", "mark", "abbr", "font", "time", "ins", "bdi", "bdo", "nobr"), ""
    ),
    **dict.fromkeys(("sup", "sub", "del", "s", "strike", "label", "acronym", "center"), ""),
}
_PAIR = re.compile(
    rf"(?<!\\)<(?P<tag>{'|'.join(_MARKS)})(?P<rest>\s[^<>]*)?>(?P<inner>(?:(?!</?(?P=tag)[\s>]).)*)</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_TAG = re.compile(r"(?<!\\)</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_DEPTH = 8
"""So many elements within each other are read; deeper ones are named as left."""


def as_markdown(text: str, doubts: list[str]) -> str:
    """The Markdown `text` without comments and with its inline HTML as Markdown; `doubts` gets what is left of it.

    Code keeps what it shows.
    """
    if "<" not in text:
        return text
    code: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if not found["ticks"]:
            return ""
        code.append(found[0])
        return f"\x01{len(code) - 1}\x02"

    text = _KEPT.sub(keep, text)
    # In a row of a table, a line cannot end.
    text = _ROW_BREAK.sub(lambda m: _BREAK.sub(" ", m[0]), text)
    text = _BREAK.sub("  \n", text)
    for _ in range(_DEPTH):
        changed = _PAIR.sub(lambda m: _marked(m, doubts), text)
        if changed == text:
            break
        text = changed
    doubts += [f"HTML is shown as it is written: {tag[:60]}" for tag in dict.fromkeys(_TAG.findall(text))]
    return _PLACE.sub(lambda m: code[int(m[1])], text)


def _marked(found: re.Match[str], doubts: list[str]) -> str:
    tag, inner = found["tag"].lower(), found["inner"]
    core = inner.strip()
    if tag in ("sup", "sub"):
        return inline.raised(inner, tag)
    if tag in ("del", "s", "strike"):
        doubts.append(f"words that were struck out stand in the text: {core[:60]}")
    if tag == "a":
        href = _HREF.search(found["rest"] or "")
        address = inline.address(next(filter(None, href.groups()), ""), "") if href else ""
        mark, end = ("[", f"]({address})") if address else ("", "")
    else:
        mark = end = _MARKS[tag]
    if not core or not mark:
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}{mark}{core}{end}{after}"
