"""Warns of HTML that does not come out as it was meant: shown as code or, where HTML works, left out."""

from collections.abc import Callable, Collection, Iterator

from newsgen.content.written import Written
from newsgen.formats import markup

_TO_LINK = "write a link to what it shows, such as [the video](https://…), in its place"
_TO_MARK = "write it in Markdown, or write &lt; for each < that readers are meant to see"
_TO_FIGURE = "write it as a figure, such as ![what it shows](picture.jpg)"


def check_shown(written: Written) -> None:
    """Warn of HTML where it is shown as text."""
    _warn(written, "this HTML is shown to readers as it is written", _to_be_marked)


def check_dropped(written: Written) -> None:
    """Warn of HTML where its harmless part works: embedded things and pictures are left out of the page."""
    _warn(written, "this HTML is left out of the page", _to_be_replaced)


def _to_be_marked(tags: Collection[str]) -> str:
    return _TO_MARK if markup.EMBEDDED.isdisjoint(tags) else _TO_LINK


def _to_be_replaced(tags: Collection[str]) -> str:
    if not markup.EMBEDDED.isdisjoint(tags):
        return _TO_LINK
    return _TO_FIGURE if "img" in tags else ""


def _warn(written: Written, what: str, remedy_of: Callable[[Collection[str]], str]) -> None:
    """Warn of the tags for which there is a remedy: once per remedy, since a whole page may have been pasted."""
    if not markup.has_tags(written.document.body):
        return
    lines: dict[str, list[int]] = {}
    for line, tags in _places(written):
        if remedy := remedy_of(tags):
            lines.setdefault(remedy, []).append(line)
    for remedy, (first, *others) in lines.items():
        more = f", here and in {len(others)} more paragraph{'s' if others[1:] else ''}" if others else ""
        written.warn(first, f"{what}{more}", remedy)


def _places(written: Written) -> Iterator[tuple[int, frozenset[str]]]:
    """Yields the line of the first tag of each paragraph that has any, and the names of all."""
    for line, paragraph in written.paragraphs:
        if found := [*markup.tags(paragraph)]:
            yield line + paragraph.count("\n", 0, found[0][0]), frozenset(name for _, name in found)
