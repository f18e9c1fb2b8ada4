"""The body of a Markdown file, kept but for what newsgen writes differently: figures, shortcodes, some links."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from newsgen import figures as figure_rule
from newsgen.importing.records import Reading, Role
from newsgen.importing.sources import figures, inline_html
from newsgen.importing.sources.markdown_stretches import SLANTED, Kind, stretches
from newsgen.importing.sources.records import Shown

_DEFINITION = re.compile(
    r" {0,3}\[(?P<id>[^\]^][^\]]{0,200})\]:\s*<?(?P<address>[^\s>]+)>?(?:\s+[\"'(](?P<title>.*)[\"')])?\s*$"
)
_ATTRIBUTE = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|`([^`]*)`|([^\s\"'`]+))")
_LINKED = re.compile(r"\[(?P<image>!\[[^\]]*\]\([^()]*\))\]\([^()\s]*\)$")
_CODE = re.compile(
    r"\{\{[<%]\s*(?P<close>/)?\s*(?P<name>[\w/.-]{1,60})(?P<rest>[^{}]{0,2000}?)/?\s*[%>]\}\}|\{%-?\s*(?P<tag>\w{1,40})(?P<words>[^{}%]{0,2000}?)-?%\}"
)
_EMBEDS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://x.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "gist": "https://gist.github.com/{}",
}
_FIGURE_CODES = frozenset({"figure", "img", "image"})
_SITE_ROOT = re.compile(
    r"\{\{\s*site\.(?:baseurl|url)\s*(?:\|[^{}]{0,60})?\}\}|\{\{\s*['\"](?P<path>/[^'\"{}]{0,300})['\"]\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.baseurl)\s*\}\}"
)
_INTERNAL = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.){0,500})\]\((?P<target>\{filename\}[^()]{0,300}|\|filename\|[^()]{0,300}|\{(?:static|attach)\}[^()]{0,300}|\{\{[<%]\s*(?:rel)?ref\b[^{}]{0,300}\}\}[^()]{0,100}|\{%-?\s*(?:post_url|link)\b[^{}]{0,300}%\}[^()]{0,100})\)"
)
_PLACES = re.compile(r"^(?:\{(?:static|attach|filename)\}|\|(?:static|filename)\|)")
_ASIDE = re.compile(r"\s*(?:\{:.*\}|<!--\s*(?:more|excerpt)\s*-->|\{%-?\s*(?:end)?raw\s*-?%\})\s*$", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\s*\{:[^{}]*\}$")
_LEFT = re.compile(r"\{\{|\{%")
_HTML = re.compile(
    r" {0,3}<(?:/?(?:p|div|figure|img|picture|iframe|table|blockquote|h[1-6]|ul|ol|dl|center|video|audio|section|"
    r"article|aside|details|script|style|form|embed|object)(?=[\s>/]))",
    re.IGNORECASE,
)
_HEADING = re.compile(r" {0,3}#{1,6}\s")
_HEADING_ID = re.compile(r"(?<=\w)\s*\{[#.:][^{}]*\}\s*$")
_LIST = re.compile(r"\s*(?:[*+-]|\d{1,9}[.)])\s+\S")


class Body(msgspec.Struct, frozen=True):
    """A body with its figures: the Markdown names each by its number, from 0, as `![][newsgen-figure-N]`."""

    markdown: str
    readings: tuple[Reading, ...]
    shown: tuple[Shown, ...]
    doubts: tuple[tuple[int, str], ...]


class _Made(msgspec.Struct, frozen=True):
    """What becomes of a stretch of lines: Markdown, with NUL where a figure stands, and the role of its readings."""

    markdown: str
    role: Role
    why: str
    shown: tuple[Shown, ...] = ()
    doubts: tuple[str, ...] = ()


def read(lines: Sequence[str], first: int) -> Body:
    """The body in `lines`, the first of which is the line `first` of its file."""
    definitions = {m["id"].casefold(): m for line in lines if (m := _DEFINITION.match(line))}
    out: list[str] = []
    readings: list[Reading] = []
    shown: list[Shown] = []
    doubts: list[tuple[int, str]] = []
    number, figure = first, False
    for chunk, kind in stretches(lines):
        made = _made(chunk, kind, definitions)
        markdown = made.markdown
        for one in made.shown:
            markdown = markdown.replace("\0", f"![][newsgen-figure-{len(shown)}]", 1)
            shown.append(one)
        # A figure stands alone in its paragraph.
        if out and out[-1].strip() and markdown.strip() and (made.shown or figure):
            out.append("")
        figure = bool(made.shown)
        out.append(markdown)
        doubts += [(number, why) for why in made.doubts]
        for offset, line in enumerate(lines[number - first : number - first + len(chunk)]):
            role, why = (made.role, made.why) if made.role != "paragraph" or kind == "code" else _line_role(line)
            role, why = ("blank", "nothing stands on it") if not line.strip() else (role, why)
            readings.append(Reading(number + offset, role, line, 1.0, why))
        number += len(chunk)
    return Body("\n".join(out).strip("\n"), tuple(readings), tuple(shown), tuple(doubts))


def _made(chunk: Sequence[str], kind: Kind, definitions: Mapping[str, re.Match[str]]) -> _Made:
    match kind:
        case "code":
            return _kept(chunk, "preformatted text")
        case "hidden":
            return _Made("", "boilerplate", "hidden there too", (), (f"left out: {chunk[0].strip()[:80]}",))
        case "html":
            return _html("\n".join(chunk))
        case "text":
            return _chunk(chunk, definitions)


def _kept(chunk: Sequence[str], why: str) -> _Made:
    return _Made("\n".join(chunk), "paragraph", why)


def _line_role(line: str) -> tuple[Role, str]:
    if _HEADING.match(line):
        return "subhead", "a heading"
    if line.lstrip().startswith(">"):
        return "quote", "a quotation"
    return ("list", "an item of a list") if _LIST.match(line) else ("paragraph", "a paragraph")


def _chunk(chunk: Sequence[str], definitions: Mapping[str, re.Match[str]]) -> _Made:
    text = "\n".join(chunk)
    whole = text.strip()
    if not whole or text.startswith(("    ", "\t")):
        return _kept(chunk, "preformatted text")
    if picture := _picture(chunk, definitions):
        return _Made("\0", "caption", "a picture", (picture,))
    code = _CODE.fullmatch(whole)
    if code and (made := _shortcode(code)):
        return made
    if _HTML.match(text):
        return _html(whole)
    doubts: list[str] = []
    shown = inline_html.as_markdown(text, doubts).split("\n")
    lines: list[str] = []
    for line in filter(str.strip, shown):
        if _ASIDE.match(line):
            doubts.append(f"left out: {line.strip()[:80]}")
        else:
            lines.append(_mended(line, doubts))
    if not lines:
        return _Made("", "boilerplate", "a mark of the generator", (), tuple(d for d in doubts if "{:" not in d))
    return _Made("\n".join(lines), "paragraph", "", (), tuple(doubts))


def _picture(chunk: Sequence[str], definitions: Mapping[str, re.Match[str]]) -> Shown | None:
    """The figure that a paragraph is; a line all in italics below it is its caption."""
    slanted = SLANTED.match(chunk[-1]) if len(chunk) > 1 else None
    text = "\n".join(chunk[:-1] if slanted else chunk).strip()
    picture = _image(_ATTRIBUTES.sub("", _SITE_ROOT.sub(lambda m: m["path"] or "", text)), definitions)
    return figures.captioned(picture, [slanted["words"]], "") if picture and slanted else picture


def _image(text: str, definitions: Mapping[str, re.Match[str]]) -> Shown | None:
    """The figure that a paragraph is, in Markdown's inline or reference form, a link around it or not."""
    if linked := _LINKED.match(text):
        text = linked["image"]
    mark = figure_rule.parse(text)
    if mark is None:
        return None
    if mark.src:
        return Shown((mark.src,), mark.alt, mark.caption, mark.credit)
    found = definitions.get(mark.id.casefold())
    caption = (found["title"] or "") if found else ""
    return figures.captioned(Shown((found["address"],) if found else (), mark.alt), [caption] if caption else [], "")


def _shortcode(code: re.Match[str]) -> _Made | None:
    """A shortcode that stands alone."""
    name, rest = (code["name"] or code["tag"] or "").lower(), code["rest"] or code["words"] or ""
    attributes = {m[1].lower(): _first(m.groups()[1:]) for m in _ATTRIBUTE.finditer(rest)}
    if name in _FIGURE_CODES or (name == "include" and re.match(r"\s*(?:figure|image|img|picture)", rest)):
        return _figure(attributes)
    if name in _EMBEDS or name == "x":
        key = attributes.get("id") or next(iter(re.findall(r"[\w-]{4,}(?:/\w+)?", rest)), "")
        address = _EMBEDS.get(name, _EMBEDS["tweet"]).format(key)
        return _Made(
            f"<{address}>", "paragraph", "", (), (f"something was embedded here, and is a link now: {address}",)
        )
    return None


def _first(values: Sequence[str | None]) -> str:
    return re.sub(r"\\(.)", r"\1", next((v for v in values if v is not None), ""))


def _figure(attributes: Mapping[str, str]) -> _Made | None:
    src = next((attributes[k] for k in ("src", "image_path", "url", "image", "file", "path") if attributes.get(k)), "")
    if not src:
        return None
    words = " ".join(attributes[k] for k in ("title", "caption", "description") if attributes.get(k))
    # A caption may be Markdown or HTML; a figure's is plain.
    plain = re.sub(
        r"<[^<>]{1,300}>|\[([^\[\]]{0,300})\]\([^()]{0,300}\)|[*_`]{1,3}(?=\w)|(?<=[\w.])[*_`]{1,3}", r"\1", words
    )
    credit = attributes.get("attr") or attributes.get("credit") or ""
    picture = figures.captioned(Shown((src,), attributes.get("alt", "")), [plain] if plain else [], credit)
    return _Made("\0", "caption", "a picture by its shortcode", (picture,))


def _html(text: str) -> _Made:
    """HTML in Markdown, which newsgen would show as text, as Markdown."""
    from lxml import html  # noqa: PLC0415  # for the few files that have some

    from newsgen.importing.sources import blocks, captions  # noqa: PLC0415  # as above

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    root = html.document_fromstring(f"<html><body>{text}</body></html>".encode(), parser=parser)
    parts, shown, doubts = [], [], ["HTML was turned into Markdown here"]
    for block in captions.pair(blocks.read(root, "")):
        if block.shown:
            shown.append(block.shown)
            parts.append(("\n\n", "\0"))
        elif block.markdown:
            parts.append((block.gap, block.markdown))
        elif block.role == "boilerplate" and block.text:
            doubts.append(f"left out: {block.why}: {block.text[:120]}")
    markdown = "".join((gap if position else "") + part for position, (gap, part) in enumerate(parts))
    role: Role = "caption" if shown and len(parts) == len(shown) else "paragraph" if parts else "boilerplate"
    return _Made(markdown, role, "HTML", tuple(shown), tuple(doubts) if parts or len(doubts) > 1 else ())


def _mended(line: str, doubts: list[str]) -> str:
    """`line` without what only its generator understands."""
    line = _SITE_ROOT.sub(lambda m: m["path"] or "", line)
    line = _HEADING_ID.sub("", line)

    def words(found: re.Match[str]) -> str:
        doubts.append(f"a link to {found['target'][:80]} lost its address")
        return found["words"]

    line = _INTERNAL.sub(words, line)
    if _LEFT.search(re.sub(r"`[^`]*`", "", line)):
        doubts.append(f"a shortcode or variable stands in the text: {line.strip()[:80]}")
    if "![" in line:
        doubts.append("a picture inside a paragraph is shown as its words")
    # A paragraph that merely looks like a figure without a definition is text.
    return line


def places(src: str) -> tuple[str, ...]:
    """Where the picture `src` may lie, from the folder of its Markdown file: beside it, or in its site's folders."""
    bare = _PLACES.sub("", src.strip().strip("<>"))
    if "://" in bare:
        return (bare,)
    bare = _SITE_ROOT.sub(lambda m: m["path"] or "", bare)
    if not bare.startswith("/"):
        near = (
            bare,
            *(
                f"{up}{folder}{bare}"
                for up in ("", "../", "../../")
                for folder in ("images/", "static/", "assets/", "static/images/", "assets/images/")
            ),
        )
        return near if bare != src.strip() or "/" in bare else near[:1] + near[1:]
    inside = bare.lstrip("/")
    return tuple(
        f"{up}{folder}{inside}"
        for up in ("", "../", "../../", "../../../")
        for folder in ("", "static/", "assets/", "content/")
    )
