"""The text of a WordPress post as HTML: its shortcodes, blocks, and the paragraphs that blank lines stand for."""

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

import msgspec

from newsgen.importing.sources.stash import Stash
from newsgen.importing.sources.wordpress.records import Attachment

_BLOCK_TAGS = (
    "address|article|aside|blockquote|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|nav|ol|p|pre|"
    "section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK_START = re.compile(rf"(<(?:{_BLOCK_TAGS})(?=[\s>/]))", re.IGNORECASE)
_BLOCK_END = re.compile(rf"(</(?:{_BLOCK_TAGS})>|<hr[^<>]{{0,200}}>)", re.IGNORECASE)
_LINE_END = re.compile(r"(?:<br ?/?>)?\n", re.IGNORECASE)
_RAW_CHUNK = re.compile(rf"</|<(?:{_BLOCK_TAGS})(?=[\s>/])", re.IGNORECASE)
_DYNAMIC = re.compile(r"<!--\s+(?P<all>wp:(?P<name>[\w/-]{1,80})\s.*)/-->", re.DOTALL)
_BLOCK = re.compile(r"<!--\s+(?P<close>/)?wp:[\w/-]{1,80}\s(?P<rest>.*?)(?P<void>/)?-->", re.DOTALL)
_HIDES = re.compile(r"\"blockVisibility\":\s*false|\"hideBlock\":\s*true")
"""What marks a block as hidden from all readers, in WordPress itself or in common plugins."""

_TAGS = re.compile(r"<[^<>]*>")
_TAG = re.compile(r"(?<!\[)\[(?P<close>/)?(?P<name>[A-Za-z][\w-]{0,40})(?P<rest>(?:[\s=][^\[\]]{0,2000})?)\](?!\])")
_ESCAPED = re.compile(r"\[(\[[\w/][^\[\]]{0,2000}\])\]")
"""A shortcode in double brackets, which WordPress shows as written."""

_CODE = {
    tag: (re.compile(rf"<{tag}\b", re.IGNORECASE), re.compile(rf"</{tag}>", re.IGNORECASE)) for tag in ("pre", "code")
}
_FOR_SOME = (
    r"(?<!team-)(?<!team_)member|private|restrict|paid|paywall|premium|protect|subscri|logged-?_?in|s2if|mepr|"
    r"hide-?_?content"
)
_MEMBERS = re.compile(
    rf"\[/(?:[\w-]{{0,40}}?(?:{_FOR_SOME})[\w-]{{0,40}}|access)\]|"
    rf"<!--\s+wp:[\w/-]{{0,80}}?(?:{_FOR_SOME.replace('|subscri', '')})|"
    r"\"visibilityByRole\":\s*\"(?!all\")|\"schedules\":\s*\[\s*\{",
    re.IGNORECASE,
)
"""The end of a shortcode, or the start of a block, for readers who have an account or pay; or a block's condition."""

_PLAYERS = frozenset(
    {
        "audio", "dailymotion", "facebook", "flickr", "instagram", "soundcloud", "spotify", "ted", "tiktok", "tweet",
        "twitter", "video", "vimeo", "wpvideo", "youtube",
    }
)  # fmt: skip
_NUMBERED = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}
_NUMBER = re.compile(
    r"\[(?P<name>youtube|vimeo)(?:\s+(?P<own>[\w-]{6,20})\s*\]|\]\s*(?P<inner>[\w-]{6,20})\s*\[/(?P=name)\])"
)
"""A player that names the film by its number alone."""

_PICTURED = re.compile(r"(?:^|_)image$")
"""What page builders call the shortcode of a picture."""

_WEB = re.compile(r"https?://[^\s\"'<>\[\]]+")
_ATTRIBUTE = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_FOOTNOTES = re.compile(r"<!--\s+wp:footnotes\s+(?:\{[^<>]{0,500}\}\s+)?/-->")
_BUTTON = re.compile(r"<a\b[^<>]*\bwp-block-file__button\b[^<>]*>[^<>]{0,100}</a>")
"""A button that repeats the link to a file above it."""

_BACKGROUND = re.compile(
    r"<div\b(?=[^<>]*\bwp-block-cover\b)[^<>]*\bbackground-image:\s*url\((?:&quot;|')?(?P<address>[^<>()\"'\s]+?)(?:&quot;|')?\)[^<>]*>"
)
"""A cover whose picture is given in its style."""

_CREDITED = re.compile(
    r"\[media-credit(?=[^\[\]]*\bname=)(?P<rest>[^\[\]]{0,2000})\](?P<media>[^\[\]]{0,5000})\[/media-credit\]"
)
"""A picture with its maker, as a plugin of many newsrooms writes it."""

_MEDIA = re.compile(r"\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", re.IGNORECASE)


class Content(msgspec.Struct, frozen=True):
    """A post's text as HTML, the shortcodes and blocks that were left out of it, and the words of hidden blocks.

    The address that one of the shortcodes `linked` plays stands in the text in its place.
    """

    html: str
    aside: tuple[str, ...]
    linked: tuple[str, ...]
    hidden: tuple[str, ...]


class _Footnote(msgspec.Struct, frozen=True):
    content: str = ""


def is_for_members(text: str) -> bool:
    """Whether a part of the post `text` is shown only to some readers."""
    return bool(_MEMBERS.search(text))


def to_html(
    text: str, attachments: Mapping[str, Attachment], children: tuple[str, ...], footnotes: str = ""
) -> Content:
    """The HTML that WordPress would make of `text`; `children` are the pictures of a gallery that names none.

    `footnotes` is a list in JSON of {"content": HTML}.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    listed = _listed(footnotes)
    # Footnotes that cannot be read are set aside with the other blocks that WordPress fills in.
    text = text if listed is None else _FOOTNOTES.sub(lambda _: listed, text)
    text = text.translate({1: None, 2: None})
    blocks = "<!-- wp:" in text
    words, comments, hidden = _seen(*_parted(text, "<!--", "-->"))
    aside = [m["all"].rstrip() for comment in comments if (m := _DYNAMIC.fullmatch(comment)) and m["name"] != "more"]
    text = ("" if blocks else "\n\n").join(words)
    text = _BUTTON.sub("", _BACKGROUND.sub(r'\g<0><img src="\g<address>">', text))
    text = _CREDITED.sub(lambda m: _figure("", m[0]), _captions(text))
    text, codes, linked = _shortcodes(text, attachments, children)
    return Content(text if blocks else _paragraphs(text), (*aside, *codes), linked, hidden)


def _listed(footnotes: str) -> str | None:
    """Footnotes as a numbered list, None where they cannot be read."""
    try:
        notes = msgspec.json.decode(footnotes, type=list[_Footnote]) if footnotes else []
    except msgspec.DecodeError:
        return None
    return f"<ol>{''.join(f'<li>{note.content}</li>' for note in notes)}</ol>" if notes else ""


def _parted(text: str, start: str, end: str) -> tuple[list[str], list[str]]:
    """`text` outside of the stretches from `start` to `end`, and those; a stretch without an end is text."""
    around, inside, at = [], [], 0
    while (opening := text.find(start, at)) >= 0 and (closing := text.find(end, opening)) >= 0:
        around.append(text[at:opening])
        inside.append(text[opening : closing + len(end)])
        at = closing + len(end)
    return [*around, text[at:]], inside


def _seen(words: Sequence[str], comments: Sequence[str]) -> tuple[list[str], list[str], tuple[str, ...]]:
    """`words` and the `comments` between them without hidden blocks, and the words of those."""
    kept, left, hidden, depth = [words[0]], list[str](), list[str](), 0
    for comment, behind in zip(comments, words[1:], strict=True):
        block, inside = _BLOCK.fullmatch(comment), depth > 0
        if block and not block["void"] and (inside or (not block["close"] and _HIDES.search(block["rest"]))):
            depth += -1 if block["close"] else 1
            hidden += [] if inside else [""]
        if depth:
            hidden[-1] += behind
        else:
            kept.append(behind)
            left.append(comment)
    spoken = (" ".join(html.unescape(_TAGS.sub(" ", each)).split()) for each in hidden)
    return kept, left, tuple(filter(None, spoken))


def _captions(text: str) -> str:
    """`text` with its [caption] shortcodes as figures."""
    out, at = [], 0
    openings = [tag for tag in _TAG.finditer(text) if tag["name"] in ("caption", "wp_caption") and not tag["close"]]
    for opening, following in zip(openings, [*openings[1:], None], strict=False):
        ending = f"[/{opening['name']}]"
        # A caption without an end before the next begins is none.
        end = text.find(ending, opening.end(), following.start() if following else len(text))
        if end < 0:
            continue
        out += [text[at : opening.start()], _figure(opening["rest"], text[opening.end() : end])]
        at = end + len(ending)
    return "".join([*out, text[at:]])


def _figure(attributes: str, inner: str) -> str:
    inner = _CREDITED.sub(_credited, inner)
    media = _MEDIA.match(inner)
    words = inner[media.end() :].strip() if media else inner.strip()
    caption = html.escape(_attributes(attributes).get("caption", ""))
    picture = media[0] if media else ""
    shown = f"\n\n<figure>{picture}<figcaption>{caption or words}</figcaption></figure>\n\n"
    # Where the shortcode states a caption, all that it holds is shown above that.
    return f"{shown}{words}\n\n" if caption else shown


def _credited(found: re.Match[str]) -> str:
    return f'{found["media"]}<span class="credit">{html.escape(_attributes(found["rest"]).get("name", ""))}</span>'


def _attributes(text: str) -> dict[str, str]:
    return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(text)}


def _shortcodes(
    text: str, attachments: Mapping[str, Attachment], children: tuple[str, ...]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """`text` with galleries and embeds as HTML; the other shortcodes; and those that became links.

    A shortcode has attributes or an end; other words in brackets are text.
    """
    stash = Stash()
    text = "".join(stash.keep(part) if is_code else part for part, is_code in _by_code(text))
    text = _ESCAPED.sub(lambda m: stash.keep(m[1]), text)
    text = _NUMBER.sub(lambda m: f"[{m['name']} {_NUMBERED[m['name']]}{m['own'] or m['inner']}]", text)
    ends = {m["name"] for m in _TAG.finditer(text) if m["close"]}
    starts = {m["name"] for m in _TAG.finditer(text) if not m["close"]}
    aside: list[str] = []
    linked: list[str] = []

    def made(found: re.Match[str]) -> str:
        name, attributes = found["name"], _attributes(found["rest"])
        if name == "gallery" and not found["close"]:
            keys = _pictures(attributes) or children
            if not keys or any(key not in attachments for key in keys):
                aside.append(found[0])
            return "".join(_gallery(attachments[key] for key in keys if key in attachments))
        if name == "embed":
            return "\n\n"
        if _PICTURED.search(name) and attributes.get("src"):
            return _picture(attributes["src"], attributes.get("alt", ""), attributes.get("caption", ""))
        played = _played(name, found["rest"])
        if attributes or played or (name in ends and name in starts):
            (linked if played else aside).append(found[0])
            return f"\n\n{html.escape(played)}\n\n" if played else ""
        return found[0]

    text = stash.restored(_TAG.sub(made, text))
    return text, tuple(map(stash.restored, aside)), tuple(map(stash.restored, linked))


def _by_code(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of `text`, each with whether it is code."""
    at = 0
    ends = {tag: [m.end() for m in closing.finditer(text)] for tag, (_, closing) in _CODE.items()}
    starts = sorted((m.start(), tag) for tag, (opening, _) in _CODE.items() for m in opening.finditer(text))
    for start, tag in starts:
        place = bisect_left(ends[tag], start)
        if start >= at and place < len(ends[tag]):
            yield text[at:start], False
            at = ends[tag][place]
            yield text[start:at], True
    yield text[at:], False


def _played(name: str, rest: str) -> str:
    """The address of the film or sound that a shortcode plays."""
    address = _WEB.search(rest) if name.lower() in _PLAYERS or rest.startswith("=") else None
    return address[0] if address else ""


def _pictures(attributes: Mapping[str, str]) -> list[str]:
    """The numbers of the pictures that a gallery names."""
    return [key.strip() for key in (attributes.get("ids") or attributes.get("include", "")).split(",") if key.strip()]


def _gallery(pictures: Iterable[Attachment]) -> Iterator[str]:
    yield from (_picture(one.url, one.alt, one.caption) for one in pictures)


def _picture(address: str, alt: str, caption: str) -> str:
    """A figure of HTML, whose `caption` may have markup."""
    picture = f'<img src="{html.escape(address)}" alt="{html.escape(alt)}">'
    return f"\n\n<figure>{picture}<figcaption>{caption}</figcaption></figure>\n\n"


def _paragraphs(text: str) -> str:
    """`text` with paragraphs where blank lines stand, and line breaks where single ones do."""
    around, inside = _parted(text, "<pre", "</pre>")
    return "".join(_chunks(words) + code for words, code in zip_longest(around, inside, fillvalue=""))


def _chunks(text: str) -> str:
    text = _BLOCK_END.sub(r"\1\n\n", _BLOCK_START.sub(r"\n\n\1", text))
    chunks = (chunk.strip() for chunk in re.split(r"\n\s*\n", text))
    return "\n".join(
        chunk if _RAW_CHUNK.match(chunk) else f"<p>{_LINE_END.sub('<br>', chunk)}</p>" for chunk in chunks if chunk
    )
