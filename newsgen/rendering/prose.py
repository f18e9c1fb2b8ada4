"""A shorter way through Python-Markdown for what articles mostly are: paragraphs of plain words.

Both parts give what the stock engine gives, byte for byte; `tests/rendering/test_prose.py` holds that.
"""

import re
from collections.abc import Mapping

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# A first line may not begin with a digit, which could begin a numbered list.
_START = r"[^\W\d_]|[“„«»‘‚‹\"'(]"
_LINE = r"[^\n`\\*_\[\]<>&|\x02\x03]*(?<![\n ])"
_PLAIN = re.compile(rf"(?:{_START}){_LINE}(?:\n(?:{_START}|\d){_LINE})*")

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
    "not_strong": ("*", "_"),
    "em_strong": ("*", "_"),
    "em_strong2": ("*", "_"),
}
"""What a text must hold for an inline pattern, by its name in Python-Markdown, to match in it."""


def shorten(md: Markdown) -> None:
    """Have `md` take the shorter way. All extensions that add preprocessors or inline patterns must be loaded."""
    md.preprocessors.register(_PlainParagraphs(md), "newsgen-plain-paragraphs", -10)
    md.treeprocessors.register(_TriggeredInlines(md), "inline", 20)


class _PlainParagraphs(Preprocessor):
    """Finishes paragraphs that hold nothing that Markdown could act on, before the parser sees them.

    Such a paragraph stands between blank lines; each of its lines begins with a letter, a digit or a quotation mark,
    so it is not indented, listed or quoted; and it has none of the characters that begin markup. Fenced code has been
    taken out by then.
    """

    def run(self, lines: list[str]) -> list[str]:
        held: list[str] = []
        found: list[str] = []
        for block in "\n".join(lines).split("\n\n"):
            if _PLAIN.fullmatch(block):
                held.append(f"<p>{block}</p>")
                continue
            if held:
                found.append(self.md.htmlStash.store("\n".join(held)))
                held = []
            found.append(block)
        if held:
            found.append(self.md.htmlStash.store("\n".join(held)))
        return "\n\n".join(found).split("\n")


class _TriggeredInlines(InlineProcessor):
    """Tries an inline pattern only on text that has what it cannot match without."""

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
