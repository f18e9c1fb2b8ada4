"""The body of a Markdown file, kept except where newsgen writes differently: figures, shortcodes, HTML, some links."""

import re
from collections.abc import Mapping, Sequence
from itertools import count

import msgspec

from newsgen.importing.drafting import escaping
from newsgen.importing.records import Reading, Role
from newsgen.importing.sources.markdown import inline_html, pictures, substack, wiki
from newsgen.importing.sources.markdown.stretches import ASIDE, HTML, ITEM, TOC, Kind, stretches
from newsgen.importing.sources.records import Shown

_ATTRIBUTE = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|`([^`]*)`|([^\s\"'`]+))")
_CODE = re.compile(
    r"\{\{[<%]\s*(?P<close>/)?\s*(?P<name>[\w/.-]{1,60})(?P<rest>[^{}]{0,2000})[%>]\}\}"
    r"|\{%-?\s*(?P<tag>\w{1,40})(?P<words>[^{}%]{0,2000})%\}"
    r"|\{\{-?\s*(?P<call>\w{1,40})\((?P<given>[^{}]{0,2000})\)\s*-?\}\}"
)
_EMBEDS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://x.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "gist": "https://gist.github.com/{}",
}
_FIGURE_CODES = frozenset({"figure", "img", "image"})
_NAMING = frozenset({"img", "asset_img"})
"""The tags of Hexo that name a picture's file, its title and its alternative text, in this order."""

_FILE = re.compile(r"(?<!=)(?<!=[\"'])(?<![\w/.-])[\w/.:-]+\.(?:jpe?g|png|gif|webp|avif)(?=\s|$)", re.IGNORECASE)
_QUOTED = re.compile(r"[\"']([^\"']+)[\"']")
_INTERNAL = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.){0,500})\]\((?P<target>@/[^()]{0,300}|\{filename\}[^()]{0,300}|\|filename\|[^()]{0,300}|"
    r"\{(?:static|attach)\}[^()]{0,300}|\{\{[<%]\s*(?:rel)?ref\b[^{}]{0,300}\}\}[^()]{0,100}|"
    r"\{%-?\s*(?:post_url|link)\b[^{}]{0,300}%\}[^()]{0,100})\)"
)
_FOR_SOME = re.compile(
    r"\{%-?\s*(?:if|unless|case|for)\b|<!--\s*(?:members-only|paywall)\s*-->"
    r"|\{\{[<%]\s*[\w-]*(?:private|draft|hidden|(?<!team-)(?<!team_)members?|premium|paywall|paid|subscri|restrict|protect)",
    re.IGNORECASE,
)
"""The start of a part that is shown on a condition, or to readers who have an account or pay."""

_LEFT = re.compile(r"\{\{|\{%|\{::|!\[\[")
_HEADING = re.compile(r" {0,3}#{1,6}\s")
_NO_PARAGRAPH = re.compile(r"^\s*(?:[>|#]|[*+-]\s|\d{1,9}[.)]\s|\[\^)|^[^|\n]*\|", re.MULTILINE)
"""A line of a quotation, a list, a table or a footnote, or a heading."""

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_HIDES = re.compile(r"<(?=!--|(?:script|style)[\s>])", re.IGNORECASE)
_HIDDEN = "hidden there too"
_FROM_HTML = "HTML"
TURNED = "HTML was turned into Markdown here"
"""The doubt about HTML in Markdown."""


class Body(msgspec.Struct, frozen=True):
    """A body with its figures, which the Markdown refers to by number, from 0, as `![][newsgen-figure-N]`.

    `held` are the lines on which parts begin that not everybody sees.
    """

    markdown: str
    readings: tuple[Reading, ...]
    shown: tuple[Shown, ...]
    doubts: tuple[tuple[int, str], ...]
    held: tuple[int, ...]


class _Made(msgspec.Struct, frozen=True):
    """What a stretch of lines becomes: Markdown, with NUL where a figure stands, and the role of its readings."""

    markdown: str
    role: Role
    why: str
    shown: tuple[Shown, ...] = ()
    doubts: tuple[str, ...] = ()


def read(lines: Sequence[str], first: int) -> Body:
    """The body in `lines`, the first of which is the line `first` of its file."""
    found = [match for line in lines if (match := pictures.DEFINITION.match(line))]
    # Of several with one name, the first counts (CommonMark 0.31, §4.7).
    definitions = {match["id"].casefold(): match for match in reversed(found)}
    out: list[str] = []
    readings: list[Reading] = []
    shown: list[Shown] = []
    doubts: list[tuple[int, str]] = []
    held: list[int] = []
    number, apart = first, False
    for chunk, kind in stretches(lines):
        whole = lines[number - first : number - first + len(chunk)]
        if kind != "code" and any(_FOR_SOME.search(line) for line in whole if "{" in line or "<" in line):
            held.append(number)
        made = _made(chunk, kind, definitions)
        numbers = count(len(shown))
        markdown = re.sub("\0", lambda _: f"![][newsgen-figure-{next(numbers)}]", made.markdown)  # noqa: B023  # at once
        shown += made.shown
        # A figure stands alone in its paragraph, and so does what was HTML.
        alone = bool(made.shown) or made.why == _FROM_HTML
        if out and out[-1].strip() and markdown.strip() and (alone or apart):
            out.append("")
        apart = alone
        out.append(markdown)
        doubts += [(number, why) for why in made.doubts]
        for line, left in zip(whole, chunk, strict=True):
            readings.append(Reading(number, *_role(line, left, made, kind)))
            number += 1
    return Body("\n".join(out).strip("\n"), tuple(readings), tuple(shown), tuple(doubts), tuple(held))


def _role(line: str, left: str, made: _Made, kind: Kind) -> tuple[Role, str, float, str]:
    """The role, text, confidence and reason for the reading of a `line`, of which `left` is shown."""
    if not line.strip():
        return "blank", line, 1.0, "nothing stands on it"
    if not left.strip():
        return "boilerplate", line, 1.0, _HIDDEN
    if made.role != "paragraph" or kind == "code":
        return made.role, line, 1.0, made.why
    return as_written(line)


def as_written(line: str) -> tuple[Role, str, float, str]:
    """The role, text, confidence and reason for the reading of a `line` that is kept as it is."""
    if not line.strip():
        return "blank", line, 1.0, "nothing stands on it"
    if _HEADING.match(line):
        return "subhead", line, 1.0, "a heading"
    if line.lstrip().startswith(">"):
        return "quote", line, 1.0, "a quotation"
    return ("list", line, 1.0, "an item of a list") if ITEM.match(line) else ("paragraph", line, 1.0, "a paragraph")


def unclosed(heading: str) -> str:
    """`heading` without its closing signs, which follow a space, unlike that of «C#»."""
    words = heading.rstrip().rstrip("#")
    return heading.rstrip() if words and not words[-1].isspace() else words.rstrip()


def _made(chunk: Sequence[str], kind: Kind, definitions: Mapping[str, re.Match[str]]) -> _Made:
    match kind:
        case "code":
            return _Made("\n".join(chunk), "paragraph", "preformatted text")
        case "hidden":
            return _Made("", "boilerplate", _HIDDEN)
        case "unending":
            words = next((line.strip() for line in chunk if line.strip()), "")
            doubt = f"left out, since a comment or a script above does not end: {words[:80]}"
            return _Made("", "boilerplate", _HIDDEN, (), (doubt,) if words else ())
        case "html":
            return _html("\n".join(chunk))
        case "text":
            return _chunk(chunk, definitions)


def _chunk(chunk: Sequence[str], definitions: Mapping[str, re.Match[str]]) -> _Made:
    """What becomes of a paragraph."""
    doubts: list[str] = []
    lines = [wiki.as_markdown(line, doubts) for line in chunk if line.strip()]
    if not lines:
        return _Made("", "boilerplate", _HIDDEN)
    if all(ASIDE.match(line) for line in lines) or TOC.match(lines[-1]):
        return _Made("", "boilerplate", "a mark of the generator")
    text, caption = pictures.parted(lines)
    if made := _other_than_words(text, definitions):
        if caption and len(made.shown) == 1:
            return msgspec.structs.replace(made, shown=(pictures.captioned(made.shown[0], caption),))
        if not caption:
            return made
    rooted = pictures.SITE_ROOT.sub(lambda m: m["path"] or "", "\n".join(lines))
    shown = inline_html.as_markdown(rooted, doubts).split("\n")
    below = [*shown[1:], ""]
    kept = [_mended(line, under, doubts) for line, under in zip(shown, below, strict=True) if line.strip()]
    return _with_pictures("\n".join(kept), doubts, definitions)


def _with_pictures(text: str, doubts: list[str], definitions: Mapping[str, re.Match[str]]) -> _Made:
    """A paragraph, with the pictures in it moved below."""
    lifted: tuple[Shown, ...] = ()
    if "![" in text and "`" not in text and not _NO_PARAGRAPH.search(text):
        text, lifted = pictures.lifted(text, definitions)
        doubts += ["a picture that stood within a paragraph stands below it now"] if lifted and text else []
    if "![" in text.replace("![[", ""):
        doubts.append("a picture inside a paragraph is shown as its words")
    whole = "\n\n".join([*([text] if text else []), *("\0" for _ in lifted)])
    return _Made(whole, "paragraph" if text else "caption", "" if text else "a picture", lifted, tuple(doubts))


def _other_than_words(text: str, definitions: Mapping[str, re.Match[str]]) -> _Made | None:
    """What a paragraph becomes that is a picture, a shortcode or HTML; else None."""
    if picture := pictures.read(text, definitions):
        return _Made("\0", "caption", "a picture", (picture,))
    if (code := _CODE.fullmatch(text)) and (made := _shortcode(code)):
        return made
    return _html(text) if HTML.match(text) else None


def _shortcode(code: re.Match[str]) -> _Made | None:
    """A shortcode that stands alone, if newsgen knows it."""
    name = (code["name"] or code["tag"] or code["call"]).lower()
    rest = code["rest"] or code["words"] or code["given"] or ""
    if code["tag"] in _NAMING and (file := _FILE.search(rest)):
        title, alt, *_ = [*_QUOTED.findall(rest), "", ""]
        picture = pictures.of_shortcode({"src": file[0], "title": title, "alt": alt})
        return _Made("\0", "caption", "a picture by its shortcode", (picture,)) if picture else None
    if name in _FIGURE_CODES or (name == "include" and re.match(r"\s*(?:figure|image|img|picture)", rest)):
        attributes = {m[1].lower(): _first(m.groups()[1:]) for m in _ATTRIBUTE.finditer(rest)}
        picture = pictures.of_shortcode(attributes)
        return _Made("\0", "caption", "a picture by its shortcode", (picture,)) if picture else None
    if (name in _EMBEDS or name == "x") and not code["close"]:
        stated = re.search(r"\bid\s*=\s*[\"']?([\w-]+)", rest)
        words = re.findall(r"[\w-]{4,}(?:/\w+)?", rest)
        number = stated[1] if stated else "/".join(words[:2]) if name == "gist" else next(iter(words), "")
        if not number:  # what it says stays in the text
            return None
        address = _EMBEDS.get(name, _EMBEDS["tweet"]).format(number)
        doubt = f"something was embedded here, and is a link now: {address}"
        return _Made(f"<{address}>", "paragraph", "", (), (doubt,))
    return None


def _first(values: Sequence[str | None]) -> str:
    return re.sub(r"\\(.)", r"\1", next((v for v in values if v is not None), ""))


def _html(text: str) -> _Made:
    """HTML in Markdown as Markdown, since newsgen would show it as text."""
    from newsgen.importing.sources.html import blocks, captions, trees  # noqa: PLC0415  # for the few files that have some

    # Marks of hidden parts that are left over hide nothing.
    root = trees.piece(_HIDES.sub("&lt;", text))
    parts, shown, doubts = [], [], [TURNED, *substack.settle(root)]
    for block in captions.pair(blocks.read(root, "")):
        if block.shown:
            shown.append(block.shown)
            parts.append(("\n\n", "\0"))
        elif address := blocks.embedded(block):
            parts.append(("\n\n", f"<{address}>"))
            doubts.append(f"something was embedded here, and is a link now: {address[:120]}")
        elif block.markdown:
            parts.append((block.gap, block.markdown))
        elif block.role == "boilerplate" and block.text:
            doubts.append(f"left out: {block.why}: {block.text[:120]}")
    markdown = "".join((gap if position else "") + part for position, (gap, part) in enumerate(parts))
    role: Role = "caption" if shown and len(parts) == len(shown) else "paragraph" if parts else "boilerplate"
    return _Made(markdown, role, _FROM_HTML, tuple(shown), tuple(doubts) if parts or len(doubts) > 1 else ())


def _mended(line: str, below: str, doubts: list[str]) -> str:
    """`line` without what only its generator understands; `below` is the line after it."""

    def words(found: re.Match[str]) -> str:
        doubts.append(f"a link to {found['target'][:80]} lost its address")
        return found["words"]

    line = _INTERNAL.sub(words, line)
    if (heading := _HEADING.match(line)) or _UNDERLINE.match(below):
        line = pictures.unadorned(line)
        line = escaping.guard_heading(line.rstrip()) if heading and unclosed(line) == line.rstrip() else line
    if _LEFT.search(re.sub(r"`[^`]*`", "", line)):
        doubts.append(f"a shortcode or variable stands in the text: {line.strip()[:80]}")
    # A paragraph that looks like a figure, but has no definition, is text.
    return line
