"""A faster way to HTML for what most articles consist of: plain paragraphs, subheads, lists, quotations, figures.

Its output equals Python-Markdown's, byte for byte, as the tests check. `whole` converts a text that has nothing else,
as most do; for all others, `shorten` has the engine skip paragraphs that have no markup.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from newsgen.formats import figures
from newsgen.formats.figures import FigureMark, Ids

Target = Callable[[str], str | None]
"""Maps a link's address as written to its address in HTML; None where it is not allowed."""

# The start of a line that is no list, heading, quotation or rule; digits may begin a numbered list.
_START = r"(?:[^\W\d_]|(?!\d+\.)\d|[“„«»‘‚‹\"'(£€¿¡])"
_CHAR = r"[^\n`\\*_\[\]<>&|\x02\x03]"
_LINE = rf"{_CHAR}*(?<![\n ])"
_PLAIN = re.compile(rf"{_START}{_LINE}(?:\n(?:{_START}|\d){_LINE})*")

_WORDS = rf"[^\W_](?:{_CHAR}*[^\s`\\*_\[\]<>&|\x02\x03])?"
_INLINE = re.compile(
    rf"(?<![\w*!\]])(?:(?P<mark>\*\*?)(?P<said>{_WORDS})(?P=mark)(?![\w*])"
    rf"|\[(?P<link>{_WORDS})\]\((?P<to>[\w:/.~%?=+,;@#-]+)\)(?![(\[]))"
    r"|(?P<amp>&)(?= )"
)
_MAY_BE_MARKED = r"[^\n`\\<>|\x02\x03]*(?<![\n ])"
_MARKED = re.compile(rf"(?:{_START}|\*{{1,2}}(?=[^\W_])|\[){_MAY_BE_MARKED}(?:\n(?:{_START}|\d){_MAY_BE_MARKED})*")
_LEFT = re.compile(r"[*_\[\]&]")
_SAFE = re.compile(r"[\w:/.~%?=+,;@#-]+", re.ASCII)
_HEADING = re.compile(r"(#{2,6}) ([^\W_](?:[^#\n`\\*_\[\]<>&|\x02\x03]*[^#\s`\\*_\[\]<>&|\x02\x03])?)")
_ITEM = rf"{_START}{_LINE}"
_BULLETS = re.compile(rf"- {_ITEM}(?:\n- {_ITEM})*|\* {_ITEM}(?:\n\* {_ITEM})*")
_NUMBERS = re.compile(rf"1\. {_ITEM}(?:\n\d{{1,3}}\. {_ITEM})*")
_QUOTE = re.compile(rf"> {_ITEM}(?:\n> {_ITEM})*")
_BLANK = re.compile(r"\n\n+")

_UNUSUAL = "\t\r\x02\x03"
"""Characters that the engine replaces, or uses as its own marks, before it parses blocks."""


def whole(text: str, target: Target, ids: Ids = figures.NONE) -> str | None:
    """The HTML of `text`, with figure `ids` from front matter; None if it has syntax that this module does not know."""
    if any(map(text.__contains__, _UNUSUAL)):
        return None
    found, before = [], ""
    for block in _BLANK.split(text.strip("\n")):
        kind, html = _block(block, target, ids)
        # The engine joins two successive lists.
        if html is None or (kind and kind == before):
            return None
        found.append(html if kind == "figure" else f"{html}\n")
        before = kind if kind != "figure" else ""
    return "".join(found).removesuffix("\n")


def _block(block: str, target: Target, ids: Ids) -> tuple[str, str | None]:
    """The kind of a block, if that matters for the next one, and its HTML; None if it is not known here."""
    if _PLAIN.fullmatch(block):
        return "", f"<p>{block}</p>"
    first = block[:1]
    if first == "#":
        found = _HEADING.fullmatch(block)
        return "", f"<h{len(found[1])}>{found[2]}</h{len(found[1])}>" if found else None
    if first == "!":
        mark = figures.parse(block, ids)
        return "figure", _place(mark) if mark else None
    if first == ">" and _QUOTE.fullmatch(block):
        return "", "<blockquote>\n<p>{}</p>\n</blockquote>".format(block[2:].replace("\n> ", "\n"))
    if (first in "-*" and _BULLETS.fullmatch(block)) or (first == "1" and _NUMBERS.fullmatch(block)):
        kind = "ol" if first == "1" else "ul"
        items = "\n".join(f"<li>{row.partition(' ')[2]}</li>" for row in block.split("\n"))
        return "list", f"<{kind}>\n{items}\n</{kind}>"
    return "", _marked(block, target)


def _place(mark: FigureMark) -> str:
    """The placeholder of a figure, as the engine writes it as well."""
    return '<newsgen-figure id="{id}" mark="{mark}"></newsgen-figure>'.format(**place(mark))


def place(mark: FigureMark) -> Mapping[str, str]:
    """The attributes of the placeholder for the figure of `mark`: the figure's id, or its picture's address, and the
    key of this mark. They are percent-encoded, so that HTML needs to escape nothing in them.
    """
    known = quote(mark.id or mark.src)
    return {"id": known, "mark": known if mark.id else quote(mark.key)}


def _marked(block: str, target: Target) -> str | None:
    """The HTML of a paragraph whose only markup is one kind of emphasis, links and ampersands; None for others."""
    if not _MARKED.fullmatch(block):
        return None
    parts, at, kinds = [], 0, set[str]()
    for found in _INLINE.finditer(block):
        parts += [block[at : found.start()], ""]
        at = found.end()
        if _LEFT.search(parts[-2]):
            return None
        if found["amp"]:
            parts[-1] = "&amp;"
        elif found["mark"]:
            kinds.add(found["mark"])
            tag = "em" if found["mark"] == "*" else "strong"
            parts[-1] = f"<{tag}>{found['said']}</{tag}>"
        else:
            href = target(found["to"])
            # The engine marks a link whose words are its address.
            if href is None or not _SAFE.fullmatch(href) or found["to"].removeprefix("mailto:") == found["link"]:
                return None
            parts[-1] = f'<a href="{href}">{found["link"]}</a>'
    parts.append(block[at:])
    if _LEFT.search(parts[-1]) or len(kinds) > 1:
        return None
    return f"<p>{''.join(parts)}</p>"


_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "footnote": ("[^",),
    "autolink": ("<",),
    "automail": ("<",),
    "html": ("<",),
    "entity": ("&",),
    "linebreak": ("  \n",),
    "newsgen-linebreak": ("\\\n",),
    "not_strong": ("*", "_"),
    "em_strong": ("*", "_"),
    "em_strong2": ("*", "_"),
}
"""For each inline pattern, by its name in Python-Markdown: strings one of which a text must contain to match it."""


def shorten(md: Markdown) -> Markdown:
    """`md`, made faster. Everything that adds preprocessors or inline patterns must be registered before."""
    md.preprocessors.register(_PlainParagraphs(md), "newsgen-plain-paragraphs", -10)
    md.treeprocessors.register(_TriggeredInlines(md), "inline", 20)
    return md


class _PlainParagraphs(Preprocessor):
    """Converts paragraphs without any markup before the block parser sees them.

    Such a paragraph is between blank lines, is not indented, listed or quoted, and has no inline marks: the engine
    numbers those as it meets them, and broken marks in a text can expose the numbers. Fenced code is already removed.
    """

    def run(self, lines: list[str]) -> list[str]:
        return "\n\n".join(self._shorter("\n".join(lines).split("\n\n"))).split("\n")

    def _shorter(self, blocks: list[str]) -> Iterator[str]:
        held: list[str] = []
        for block in blocks:
            if _PLAIN.fullmatch(block):
                held.append(f"<p>{block}</p>")
                continue
            if held:
                yield self.md.htmlStash.store("\n".join(held))
                held = []
            yield block
        if held:
            yield self.md.htmlStash.store("\n".join(held))


class _TriggeredInlines(InlineProcessor):
    """Tries an inline pattern only on text that contains one of its triggers."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        names = {md.inlinePatterns.get_index_for_name(name): name for name in _TRIGGERS if name in md.inlinePatterns}
        self._needs = [_TRIGGERS.get(names.get(i, ""), ("",)) for i in range(len(md.inlinePatterns))]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  # the name and signature are Python-Markdown's
        if isinstance(data, AtomicString):
            return data
        start, count = 0, len(self._needs)
        while patternIndex < count:
            if not any(need in data for need in self._needs[patternIndex]):
                patternIndex, start = patternIndex + 1, 0  # noqa: N806  # as above
                continue
            data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]  # as above
                self.inlinePatterns[patternIndex], data, patternIndex, start
            )
            if not matched:
                patternIndex += 1  # noqa: N806  # as above
        return data
