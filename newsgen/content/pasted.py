"""Warns of HTML that readers would see as it was typed, which is hardly meant."""

from collections.abc import Iterator

from newsgen.content import plain_text
from newsgen.content.written import Written
from newsgen.formats import markup

_TO_LINK = "write a link to what it shows, such as [the video](https://…), in its place"
_TO_MARK = "write it in Markdown, or write &lt; for each < that readers are meant to see"


def check(written: Written) -> None:
    """Warn of HTML where it is shown as text: once per remedy, since a whole page may have been pasted."""
    if not markup.has_tags(written.document.body):
        return
    lines: dict[str, list[int]] = {}
    for line, remedy in _places(written):
        lines.setdefault(remedy, []).append(line)
    for remedy, (first, *others) in lines.items():
        more = f", here and in {len(others)} more paragraph{'s' if others[1:] else ''}" if others else ""
        written.warn(first, f"this HTML is shown to readers as it is written{more}", remedy)


def _places(written: Written) -> Iterator[tuple[int, str]]:
    """Yields the line of the first tag of each paragraph that has any, and what to do."""
    for line, paragraph in plain_text.paragraphs(written.document.body, written.document.body_line):
        if found := [*markup.tags(paragraph)]:
            embeds = any(name in markup.EMBEDDED for _, name in found)
            yield line + paragraph.count("\n", 0, found[0][0]), _TO_LINK if embeds else _TO_MARK
