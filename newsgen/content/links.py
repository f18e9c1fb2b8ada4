"""Finds the links of a text that stay on its site, without rendering it.

Only rendering knows for sure what is a link. What is found here is one on the page as well: wherever Markdown might
parse a text differently, such as nested brackets, nothing is found. Each step takes linear time.
"""

import functools
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from newsgen import web
from newsgen.config import Config
from newsgen.content.plain_text import label
from newsgen.content.written import Written
from newsgen.model import Reference

# Within one paragraph or list item: a link's words do not go on in the next one.
_WORDS = r"(?:[^\[\]\\`<|\n]|\n(?! {0,3}(?:[-*+>#=]|\d+[.)])))+"
_TO = r"(?:[^\s()<>\"'\\`\[\]|]|\([^\s()<>\"'\\`\[\]|]*\))+"
_TITLE = r"""(?:"[^"\[\]\\`\n]*"|'[^'\[\]\\`\n]*')"""
# Each alternative begins with its own sign, which lets the engine skip words.
_TOKEN = re.compile(
    r"\\.|`[^`\n]*`"
    rf"|\[(?<![!\]]\[)(?<!\]\s\[)(?!\^){_WORDS}\]\([ ]*(?:<(?P<pointed>{_TO})>|(?P<to>{_TO}))(?:[ ]+{_TITLE})?[ ]*\)"
    rf"|\[(?<![!\]]\[)(?!\^)(?P<words>{_WORDS})\](?:\s?\[(?P<id>[^\[\]\\`|\n]*)\])?(?![(\[:])"
    r"|<(?P<auto>https?://[^\s<>\[\]\\`|\"']+)>"
    r"|\](?P<odd>\()|\[|\]"
)
# Separate patterns, since the engine skips to a literal that all of a pattern begins with.
_MAYBE = tuple(re.compile(pattern) for pattern in (r"\](?:\(|:) *<?/(?!/)", "=[\"']/", r"\.[mM][dD]"))
_TO_HOST = re.compile(rf"\](?:\(|:) *<?(?!https?:){web.HOST}", re.IGNORECASE)
_ODD_BLOCK = re.compile(r"!\[|\t|    |``|\\`|^(?:=+|-+) *$", re.MULTILINE)
_DEFINES = re.compile(
    rf"^ {{0,3}}\[(?P<id>[^\[\]^][^\[\]]*)\]: *(?:<(?P<pointed>{_TO})>|(?P<to>{_TO}))(?: +{_TITLE})? *$", re.MULTILINE
)
_DEFINED = re.compile(r"\[([^\[\]]*)\]:")
_NOTE = re.compile(r"^ {0,3}\[(\^[^\[\]\n]*)\]:", re.MULTILINE)
_TAG = re.compile(r"</?([a-z][a-z0-9-]*+)(?![:@.+])", re.IGNORECASE)
_ODD_TAG = re.compile(r"<(?:[!?]|/?[a-z][^<>]*(?:<|\Z))", re.IGNORECASE)
_ANCHOR = re.compile(r"""(?<!\\)<a href=(["'])(?P<to>[^\s"'<>\\]+)\1[^<>`]*>""", re.IGNORECASE)
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "br", "cite", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
})  # fmt: skip
_BLOCKS = frozenset({
    "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5",
    "h6", "hr", "li", "ol", "p", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""The tags that hide nothing of their content. Inside those of `_BLOCKS`, Markdown is not parsed."""


def find(written: Written, config: Config) -> tuple[Reference, ...]:
    """The links in an article's text that stay on the site, each address once per line, in order of lines."""
    body, base = written.document.body, f"{config.base_url.rstrip('/')}/"
    raw = config.raw_html == "sanitised" and "<" in body
    if not any(mark in body for mark in ("](", "]:", "<a", "<http")):
        return ()
    if not (any(p.search(body) for p in (*_MAYBE, _TO_HOST)) or base in body or (raw and "<a" in body)):
        return ()
    tags = {tag.lower() for tag in _TAG.findall(body)} if raw else set[str]()
    if not tags <= _INLINE | _BLOCKS or (raw and _ODD_TAG.search(body)):
        return ()
    found = dict[tuple[int, str], Reference]()
    blocks = written.paragraphs
    for line, address in _in_html(blocks) if tags else ():
        _keep(found, line, address, base)
    if tags <= _INLINE:
        for line, address in _in_markdown([(n, text) for n, text in blocks if not (tags and "<" in text)]):
            _keep(found, line, address, base)
    return tuple(found[place] for place in sorted(found))


def _keep(found: dict[tuple[int, str], Reference], line: int, address: str, base: str) -> None:
    file = _file(address, base)
    if file is not None:
        found[line, address] = Reference(line, address, file)


def _in_markdown(blocks: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yields (line, address) of each link in `blocks`, paragraphs with their first lines."""
    defined, used = dict[str, tuple[int, str]](), set[str]()
    ids = Counter(label(name) for _, text in blocks if "]:" in text for name in _DEFINED.findall(text))
    for line, text in blocks:
        if ("[" not in text and "<" not in text) or _is_odd(text):
            continue
        notes = _NOTE.findall(text) if "]:" in text else ()
        if len(notes) == text.count("]:") and all(ids[label(name)] == 1 for name in notes):
            yield from _in_paragraph(line, text, used)
        elif "|" not in text and not notes:
            found = _DEFINES.finditer(text)
            defined |= {label(one["id"]): _at(one, line, one["pointed"] or one["to"]) for one in found}
    yield from (place for name, place in defined.items() if name in used and ids[name] == 1)


def _is_odd(text: str) -> bool:
    """Whether Markdown may not parse a paragraph as one run of text: because of code, tables or other blocks."""
    rows = text.split("\n")
    uneven = "|" in text and len({(row.count("|"), row[:1] == "|", row[-1:] == "|") for row in rows}) > 1
    return (
        uneven
        or ("|" in text and "`" in text)
        or bool(_ODD_BLOCK.search(text))
        or any(row.count("`") % 2 for row in rows)
    )


def _in_paragraph(line: int, text: str, used: set[str]) -> Iterator[tuple[int, str]]:
    """The same for one paragraph; adds the ids of the definitions it refers to to `used`."""
    depth = 0
    for found in _TOKEN.finditer(text):
        mark = found[0]
        if found["odd"]:
            return
        if mark in "[]":
            depth = depth + 1 if mark == "[" else max(0, depth - 1)
        elif depth == 0 and (address := found["pointed"] or found["to"] or found["auto"]):
            yield _at(found, line, address)
        elif depth == 0 and found["words"]:
            used.add(label(found["id"] or found["words"]))


def _in_html(blocks: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The same for links written as HTML."""
    for line, text in blocks:
        if not any(mark in text for mark in ("`", "](", "]:")) and not _is_odd(text):
            yield from (_at(found, line, found["to"]) for found in _ANCHOR.finditer(text))


def _at(found: re.Match[str], line: int, address: str) -> tuple[int, str]:
    return line + bisect_left(_breaks(found.string), found.end()), address


@functools.lru_cache(maxsize=1)
def _breaks(text: str) -> list[int]:
    return [found.start() for found in re.finditer("\n", text)]


def _file(address: str, base: str) -> str | None:
    """The output file that `address` means on the site whose front page is at `base`; None if it leads elsewhere.

    It is empty for a relative address that names a Markdown file, or seems meant for another site.
    """
    path = re.split("[?#]", address, maxsplit=1)[0]
    if not address.isprintable() or "&" in path:
        return None
    if path.startswith(base):
        path = path[len(base) :]
    elif path.startswith("/") and not path.startswith("//"):
        path = path[1:]
    else:
        names_article = path.lower().endswith(".md") and ":" not in path and not path.startswith("/")
        return "" if names_article or web.starts_at_host(address) else None
    path = unicodedata.normalize("NFC", unquote(path, errors="replace"))
    if "//" in path or "\ufffd" in path or not {".", ".."}.isdisjoint(path.split("/")):
        return None
    return f"{path}index.html" if not path or path.endswith("/") else path
