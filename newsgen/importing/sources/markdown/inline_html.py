"""Turn HTML within the lines of Markdown into Markdown, since newsgen would show it as written."""

import re
from collections.abc import Iterator
from html import unescape

from newsgen.formats import markup
from newsgen.importing.sources.html import formulas, inline
from newsgen.importing.sources.markdown import backticks
from newsgen.importing.sources.stash import Stash

_TICKS = re.compile(rf"\\`|(?P<code>{backticks.MARK})")
_BREAK = re.compile(r"<br(?:\s[^<>]*)?/?>[ \t]*\n?", re.IGNORECASE)
_ONE_LINE = re.compile(r"^(?: {0,3}#|[^\n|]*\|)[^\n]*", re.MULTILINE)
"""A heading or a row of a table, which cannot have line breaks."""

_RULE = re.compile(r"^ {0,3}<hr(?:\s[^<>]*)?/?>[ \t]*$", re.IGNORECASE | re.MULTILINE)
_IMAGE = re.compile(r"(?<!\\)<img(?P<rest>\s[^<>]*)>", re.IGNORECASE)
_NOTHING = re.compile(r"(?<!\\)</?wbr(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CODE_TAGS = "code|kbd|samp|tt"
_MARKS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), ("*", "*")),
    **dict.fromkeys(("strong", "b"), ("**", "**")),
    "q": ("“", "”"),
    **dict.fromkeys(
        (
            "a", "u", "span", "small", "big", "mark", "abbr", "font", "time", "ins", "bdi", "bdo", "nobr", "sup", "sub",
            "del", "s", "strike", "label", "acronym", "center",
        ),
        ("", ""),
    ),
}  # fmt: skip
_ELEMENT = r"(?<!\\)<(?P<tag>{})(?P<rest>\s[^<>]*)?>(?P<inner>(?:(?!</?(?P=tag)[\s>]).)*)</(?P=tag)\s*>"
_CODE = re.compile(_ELEMENT.format(_CODE_TAGS), re.IGNORECASE | re.DOTALL)
_PAIR = re.compile(_ELEMENT.format("|".join(_MARKS)), re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_TAG = re.compile(r"(?<!\\)(?:</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--)", re.IGNORECASE)
_LONGEST_DOUBT = 120
_DEPTH = 8
"""How many elements within each other are read; deeper ones are reported as left."""


_STRUCK = re.compile(r"(?<![~\\])~~(?![~\s])([^~]+)(?<!\s)~~(?!~)")
"""Words struck out as several generators write them; newsgen, like CommonMark, would show the signs."""


def as_markdown(text: str, doubts: list[str]) -> str:
    """The Markdown `text` with its inline HTML as Markdown; code stays as it shows.

    `text` has no control characters. `doubts` gets what is left of the HTML.
    """
    if "<" not in text and "~~" not in text:
        return text
    stash = Stash()
    text = "".join(stash.keep(part) if is_code else part for part, is_code in _parted(text))
    text = _STRUCK.sub(r"<del>\1</del>", text)
    text = _CODE.sub(lambda m: stash.keep(_code(stash.restored(m["inner"]))), text)
    text = _IMAGE.sub(lambda m: _image(m["rest"]), _NOTHING.sub("", _RULE.sub("***", text)))
    text = _BREAK.sub("  \n", _ONE_LINE.sub(lambda m: _BREAK.sub(" ", m[0]), text))
    found: list[str] = []
    for _ in range(_DEPTH):
        changed = _PAIR.sub(lambda m: _marked(m, found), text)
        if changed == text:
            break
        text = changed
    found += [f"HTML is shown as it is written: {tag}" for tag in dict.fromkeys(_TAG.findall(text))]
    doubts += [stash.restored(doubt)[:_LONGEST_DOUBT] for doubt in found]
    return stash.restored(text)


def _parted(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of `text`, each with whether it is code."""
    ticks, at = backticks.Ticks(text), 0
    for run in _TICKS.finditer(text):
        end = ticks.closing(run, len(text)) if run["code"] and run.start() >= at else 0
        if end:
            yield text[at : run.start()], False
            yield text[run.start() : end], True
            at = end
    yield text[at:], False


def _code(inner: str) -> str:
    """The words of an element `code` as code."""
    words = unescape(_TAG.sub("", inner)).strip()
    ticks = "`" * (1 + max((len(run) for run in re.findall(backticks.MARK, words)), default=0))
    space = " " if "`" in (words[:1], words[-1:]) else ""
    return f"{ticks}{space}{words}{space}{ticks}" if words else ""


def _image(rest: str) -> str:
    said = _attributes(rest)
    source = inline.local(unescape(said.get("data-src") or said.get("src", "")))
    words = " ".join(said.get("alt", "").split())
    return f"![{words}]({source})" if source else words


def _attributes(rest: str) -> dict[str, str]:
    """The attributes of a tag; of two with one name, the first counts."""
    found = [*_ATTRIBUTE.finditer(rest)]
    return {m[1].lower(): next(filter(None, m.groups()[1:]), "") for m in reversed(found)}


def _marked(found: re.Match[str], doubts: list[str]) -> str:
    """An element as Markdown."""
    tag, inner = found["tag"].lower(), found["inner"]
    core = inner.strip()
    if markup.is_hidden_by(found["rest"] or ""):
        doubts.append(f"left out, since it was hidden there: {core}")
        return ""
    start, end = _MARKS[tag]
    if tag in ("sup", "sub"):
        return formulas.raised(inner, tag)
    if tag in ("del", "s", "strike"):
        doubts.append(f"words that were struck out stand in the text: {core}")
    if tag == "a":
        href = _attributes(found["rest"] or "").get("href", "")
        if href.startswith(("{", "|")):
            doubts.append(f"a link to {href} lost its address")
        elif address := inline.local(href):
            start, end = "[", f"]({address})"
    if not core or not start:
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}{start}{core}{end}{after}"
