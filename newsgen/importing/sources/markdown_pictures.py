"""Pictures in Markdown that newsgen shows as figures: alone on a line or in a paragraph, or by a shortcode."""

import re
from collections.abc import Mapping, Sequence

from newsgen import figures as figure_rule
from newsgen.importing.sources import figures
from newsgen.importing.sources.records import Shown

DEFINITION = re.compile(
    r" {0,3}\[(?P<id>[^\]^][^\]]{0,200})\]:\s*<?(?P<address>[^\s>]+)>?(?:\s+[\"'(](?P<title>.*)[\"')])?\s*$"
)
"""A line that says where the address of a link or a picture leads."""

SITE_ROOT = re.compile(
    r"\{\{\s*site\.(?:baseurl|url)\s*(?:\|[^{}]{0,60})?\}\}|\{\{\s*['\"](?P<path>/[^'\"{}]{0,300})['\"]\s*\|"
    r"\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url))[^{}]{0,60}\}\}"
)
"""The root of the site, or an address from there on, as Jekyll has it."""

_LINKED = re.compile(r"\[(?P<image>!\[[^\]]*\]\([^()]*\))\]\([^()\s]*\)$")
_TAG = re.compile(r"\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?\s*$", re.IGNORECASE)
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*figure\b[^{}]*[%>]\}\}|\{%-?\s*include\s+(?:figure|image)\b[^{}%]*%\}", re.IGNORECASE
)
_LOOK = re.compile(r"\s*\{:[^{}]*\}\s*$")
_SLANTED = re.compile(r"\s*(?P<mark>[*_])(?![*_\s])(?P<words>[^*_]+)(?<!\s)(?P=mark)\s*$")
_PLACES = re.compile(r"^(?:\{(?:static|attach|filename)\}|\|(?:static|filename)\|)")
_MARKUP = re.compile(r"<[^<>]{1,300}>|\[([^\[\]]{0,300})\]\([^()]{0,300}\)|[*_`]{1,3}(?=\w)|(?<=[\w.])[*_`]{1,3}")


def end_of(lines: Sequence[str], number: int) -> int:
    """Where the picture ends that the line `number` is, with the lines below it that belong to it; 0 if it is none.

    What stands below is how it looks (`{: .center}`) and a line all in italics, its caption.
    """
    line = lines[number]
    if line.startswith("  ") or not _is_picture(line):
        return 0
    below = number + 1
    if below < len(lines) and _LOOK.match(lines[below]):
        below += 1
    return below + (below < len(lines) and bool(_SLANTED.match(lines[below])))


def _is_picture(line: str) -> bool:
    if not line.lstrip().startswith(("![", "[![", "<", "{")):
        return False
    text = _bare(line)
    return bool(figure_rule.parse(text) or _SHORTCODE.fullmatch(text) or _TAG.match(text))


def _bare(text: str) -> str:
    """`text` without what only the generator understands, and without the link around a picture."""
    text = unadorned(SITE_ROOT.sub(lambda m: m["path"] or "", text)).strip()
    linked = _LINKED.match(text)
    return linked["image"] if linked else text


def unadorned(text: str) -> str:
    """`text` without what braces at its end say: how it looks (`{: .center}`), or what links call it (`{#name}`)."""
    head, mark, tail = text.rstrip().rpartition("{")
    return head.rstrip() if mark and tail.startswith(("#", ".", ":")) and tail.endswith("}") else text


def parted(chunk: Sequence[str]) -> tuple[str, str]:
    """The paragraph `chunk` without how a picture looks, and the caption below it, empty where there is none."""
    slanted = _SLANTED.match(chunk[-1]) if len(chunk) > 1 else None
    return _bare("\n".join(chunk[:-1] if slanted else chunk)), slanted["words"] if slanted else ""


def read(text: str, definitions: Mapping[str, re.Match[str]]) -> Shown | None:
    """The figure that a paragraph's `text` is, in Markdown's inline or reference form."""
    mark = figure_rule.parse(text)
    if mark is None:
        return None
    if mark.src:
        return Shown((mark.src,), mark.alt, mark.caption, mark.credit)
    found = definitions.get(mark.id.casefold())
    picture = Shown((found["address"],) if found else (), mark.alt)
    return captioned(picture, (found["title"] or "") if found else "")


def captioned(picture: Shown, words: str) -> Shown:
    """`picture`, where `words` stand below it as well."""
    said = [text for text in dict.fromkeys((picture.caption, words)) if text]
    return figures.captioned(picture, said, picture.credit) if words else picture


def of_shortcode(attributes: Mapping[str, str]) -> Shown | None:
    """The figure of a shortcode with these attributes."""
    src = next((attributes[k] for k in ("src", "image_path", "url", "image", "file", "path") if attributes.get(k)), "")
    if not src:
        return None
    words = " ".join(attributes[k] for k in ("title", "caption", "description") if attributes.get(k))
    # A caption may be Markdown or HTML; a figure's is plain.
    plain = _MARKUP.sub(r"\1", words)
    credit = attributes.get("attr") or attributes.get("credit") or ""
    return figures.captioned(Shown((src,), attributes.get("alt", "")), [plain] if plain else [], credit)


def places(src: str) -> tuple[str, ...]:
    """Where the picture `src` may lie, from the folder of its Markdown file: beside it, or in its site's folders."""
    bare = _PLACES.sub("", src.strip().strip("<>"))
    if "://" in bare:
        return (bare,)
    bare = SITE_ROOT.sub(lambda m: m["path"] or "", bare)
    if not bare.startswith("/"):
        folders = ("images/", "static/", "assets/", "static/images/", "assets/images/")
        return (bare, *(f"{up}{folder}{bare}" for up in ("", "../", "../../") for folder in folders))
    inside = bare.lstrip("/")
    return tuple(
        f"{up}{folder}{inside}"
        for up in ("", "../", "../../", "../../../")
        for folder in ("", "static/", "assets/", "content/")
    )
