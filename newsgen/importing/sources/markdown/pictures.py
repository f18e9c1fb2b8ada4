"""Pictures in Markdown that newsgen shows as figures: alone on a line, in a paragraph, or by a shortcode."""

import re
from collections.abc import Mapping, Sequence

from newsgen.formats import figures as figure_rule
from newsgen.importing.sources.html import figures
from newsgen.importing.sources.records import Shown

DEFINITION = re.compile(
    r" {0,3}\[(?P<id>[^\]^][^\]]{0,200})\]:\s*<?(?P<address>[^\s>]+)>?(?:\s+[\"'(](?P<title>.*)[\"')])?\s*$"
)
"""A definition of the address of a link or a picture."""

SITE_ROOT = re.compile(
    r"__GHOST_URL__|\{\{\s*site\.(?:baseurl|url)\s*(?:\|[^{}]{0,60})?\}\}|\{\{\s*['\"](?P<path>/[^'\"{}]{0,300})['\"]\s*\|"
    r"\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url))[^{}]{0,60}\}\}"
)
"""The root of the site as Ghost and Jekyll write it, or an address from there on."""

_IMAGE = re.compile(
    r"(?<!\\)!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\](?:\[(?P<id>[^\[\]\n]*)\]|"
    r"\(\s*(?P<src><[^<>\n]*>|[^\s()<>\"']+(?:\([^\s()]*\)[^\s()<>\"']*)*)"
    r"(?:\s+(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|\((?P<round>[^()]*)\)))?(?:\s+=\d*x\d*)?\s*\))"
    r"(?:\{[^{}\n]*\})?"
)
"""An image in all of Markdown's forms, with the size or look that some dialects put behind it."""

_LINKED_IMAGE = re.compile(rf"\[\s*(?P<image>{_IMAGE.pattern})\s*\]\([^()\s]*\)")
_NO_WORDS = re.compile(r"(?:\s|<br\s*/?>|&nbsp;|\\$)*", re.IGNORECASE)
_LINKED = re.compile(r"\[(?P<image>!\[[^\]]*\]\([^()]*\))\]\([^()\s]*\)$")
_TAG = re.compile(r"\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?\s*$", re.IGNORECASE)
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*figure\b[^{}]*[%>]\}\}|\{%-?\s*include\s+(?:figure|image)\b[^{}%]*%\}", re.IGNORECASE
)
_LOOK = re.compile(r"\s*\{:[^{}]*\}\s*$")
_SLANTED = re.compile(r"\s*(?P<mark>[*_])(?![*_\s])(?P<words>[^*_]+)(?<!\s)(?P=mark)\s*$")

_DEEPEST = 7
"""How many folders below its site's a file may lie: content/posts/2019/03/04/pier/ is the sixth."""

_PLACES = re.compile(r"^(?:\{(?:static|attach|filename)\}|\|(?:static|filename)\|)")
_MARKUP = re.compile(r"<[^<>]{1,300}>|\[([^\[\]]{0,300})\]\([^()]{0,300}\)|[*_`]{1,3}(?=\w)|(?<=[\w.])[*_`]{1,3}")


def end_of(lines: Sequence[str], number: int) -> int:
    """Where the picture on the line `number` ends, with the lines below that belong to it; 0 if there is none.

    These are its look (`{: .center}`), and a line all in italics, which is its caption.
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
    """`text` without what only the generator understands, and without a link around the picture."""
    text = unadorned(SITE_ROOT.sub(lambda m: m["path"] or "", text)).strip()
    linked = _LINKED.match(text)
    return linked["image"] if linked else text


def unadorned(text: str) -> str:
    """`text` without braces at its end, which say how it looks (`{: .center}`) or how links name it (`{#name}`)."""
    head, mark, tail = text.rstrip().rpartition("{")
    return head.rstrip() if mark and tail.startswith(("#", ".", ":")) and tail.endswith("}") else text


def parted(chunk: Sequence[str]) -> tuple[str, str]:
    """The paragraph `chunk` without its look, and the caption below the picture, "" where there is none."""
    slanted = _SLANTED.match(chunk[-1]) if len(chunk) > 1 else None
    return _bare("\n".join(chunk[:-1] if slanted else chunk)), slanted["words"] if slanted else ""


def read(text: str, definitions: Mapping[str, re.Match[str]]) -> Shown | None:
    """The figure that the paragraph `text` is, in Markdown's inline or reference form."""
    mark = figure_rule.parse(text)
    if mark is None:
        return None
    if mark.src:
        return Shown((mark.src,), mark.alt, mark.caption, mark.credit)
    found = definitions.get(mark.id.casefold())
    picture = Shown((found["address"],) if found else (), mark.alt)
    return captioned(picture, (found["title"] or "") if found else "")


def lifted(text: str, definitions: Mapping[str, re.Match[str]]) -> tuple[str, tuple[Shown, ...]]:
    """The paragraph `text` without its pictures, and these; "" where it has no words but a caption."""
    pictures: list[Shown] = []

    def taken(found: re.Match[str]) -> str:
        picture = _of_image(found, definitions)
        pictures.extend([picture] if picture else ())
        return "" if picture else found[0]

    rest = _IMAGE.sub(taken, _LINKED_IMAGE.sub(lambda m: m["image"], text))
    if _NO_WORDS.fullmatch(rest):
        return "", tuple(pictures)
    if len(pictures) == 1 and (slanted := _SLANTED.fullmatch(rest.strip())):
        return "", (captioned(pictures[0], slanted["words"]),)
    lines = (re.sub(r"(?<=\S)  +(?=\S)", " ", line).rstrip(" ") if pictures else line for line in rest.split("\n"))
    return "\n".join(line for line in lines if line.strip()).lstrip(), tuple(pictures)


def _of_image(found: re.Match[str], definitions: Mapping[str, re.Match[str]]) -> Shown | None:
    alt = " ".join(re.sub(r"\\(.)", r"\1", found["alt"]).split())
    defined = definitions.get((found["id"] or found["alt"]).casefold()) if found["id"] is not None else None
    address = defined["address"] if defined else (found["src"] or "").strip("<>")
    titles = (found["double"], found["single"], found["round"], defined["title"] if defined else None)
    title = next((words for words in titles if words), "")
    return captioned(Shown((address,), alt), re.sub(r"\\(.)", r"\1", title)) if address else None


def captioned(picture: Shown, words: str) -> Shown:
    """`picture` with the `words` below it added to its caption."""
    said = " ".join(filter(None, dict.fromkeys((picture.caption, words))))
    return figures.captioned(picture, said, picture.credit) if words else picture


def of_shortcode(attributes: Mapping[str, str]) -> Shown | None:
    """The figure of a shortcode with these attributes."""
    src = next((attributes[k] for k in ("src", "image_path", "url", "image", "file", "path") if attributes.get(k)), "")
    if not src:
        return None
    words = " ".join(attributes[k] for k in ("title", "caption", "description") if attributes.get(k))
    credit = attributes.get("attr") or attributes.get("credit") or ""
    return figures.captioned(Shown((src,), attributes.get("alt", "")), plain(words), credit)


def plain(words: str) -> str:
    """The `words` of a caption, which may be Markdown or HTML, as a figure has them."""
    return _MARKUP.sub(r"\1", words)


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
    ups = ("../" * level for level in range(_DEEPEST + 1))
    return tuple(f"{up}{folder}{inside}" for up in ups for folder in ("", "static/", "assets/", "content/"))
