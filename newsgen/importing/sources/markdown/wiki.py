"""What notes of Obsidian and other wikis have in place of Markdown: `[[links]]`, `![[pictures]]`, callouts."""

import re

from newsgen.importing.sources.html import figures

_EMBED = re.compile(r"!\[\[(?P<file>[^\[\]|#^]{1,200})(?:\|(?P<words>[^\[\]]{0,200}))?\]\]")
_LINK = re.compile(r"(?<![!\[\\])\[\[(?P<target>[^\[\]|]{1,200}?)(?:\\?\|(?P<words>[^\[\]]{1,200}))?\]\](?![\[(:\]])")
_CALLOUT = re.compile(
    r"(?P<quote>[ >]*>\s?)\[!(?P<kind>[a-z-]{1,20})(?:\|[^\]]{0,40})?\][+-]?(?P<title>.*)$", re.IGNORECASE
)
_SIZE = re.compile(r"\d{1,4}(?:x\d{1,4})?")


def as_markdown(line: str, doubts: list[str]) -> str:
    """`line` with Markdown in their place; `doubts` gets what is lost by that. A line with code is left as it is."""
    if "`" in line:
        return line
    if "[!" in line and (callout := _CALLOUT.match(line)):
        # Without a title, readers see what kind it is.
        title = callout["title"].strip() or callout["kind"].replace("-", " ").capitalize()
        line = f"{callout['quote']}**{title}**"
    if "[[" not in line:
        return line

    def linked(found: re.Match[str]) -> str:
        doubts.append(f"a link to {found['target'][:80]} lost its address")
        return found["words"] or found["target"].partition("#")[0] or found["target"].lstrip("#^")

    return _LINK.sub(linked, _EMBED.sub(_picture, line))


def _picture(found: re.Match[str]) -> str:
    """The picture that is embedded, in Markdown; what else is embedded stays as it is written."""
    file, words = found["file"].strip(), (found["words"] or "").strip()
    if not figures.PICTURE_FILE.search(file):
        return found[0]
    return f"![{'' if _SIZE.fullmatch(words) else words}](<{file}>)"
