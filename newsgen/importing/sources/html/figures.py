"""Pictures in HTML: where they may lie, what they show, and the caption and credit that the markup gives them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import html as lxml_html

from newsgen.importing import credits as credit_lines
from newsgen.importing.lines.shapes import bare, ends_sentence, plain
from newsgen.importing.sources.html import inline
from newsgen.importing.sources.records import Shown

_PICTURES = ("img", "picture", "amp-img", "video", "noscript")
TAGS = frozenset({*_PICTURES, "figure"})
"""Elements that may be a picture."""

_CAPTION = re.compile(
    r"(?:^|[-_\s]|article|image|img|photo|media|foto|bild)captions?(?:$|[-_\s]|text)|bildunterschrift|bildtext|"
    r"(?:^|[\s_-])(?:legende|cutline|pie-?foto|(?:picture|image|media)[-_]{0,2}description(?:inner)?|img_cptn)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_CAPTION = re.compile(
    r"has-caption|with-caption|closed-caption|no-caption|cta-caption|caption-(?:button|toggle|icon)|text-?track",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|[-_\s]|image|photo|media|(?-i:(?<=[a-z])(?<!Caption)(?=[A-Z])))(?:credits?|copyright|attribution|(?<=photo)author|photographer|copyrightholder|bildnachweis|fotograf)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_BOTH = re.compile(r"(?:^|image[-_]{1,2})caption$", re.IGNORECASE)
"""A name of what is the caption, or holds it, whatever else it is called."""

_LAZY = (
    "data-srcset", "data-lazy-srcset", "srcset", "data-full-src", "data-hi-res-src", "data-large-file",
    "data-orig-file", "data-original", "data-lazy-src", "data-src", "data-image-src", "data-url", "data-actualsrc",
    "src",
)  # fmt: skip
_SRCSET_PART = re.compile(r"(?P<url>[^\s,]\S*(?<!,))(?:\s+(?P<size>\d+(?:\.\d+)?)[wxh])?[^,]*(?:,|$)")
_LONGEST_SRCSET = 20_000
_NO_ALT = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)|null|undefined", re.IGNORECASE)
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)\b", re.IGNORECASE)
_BLANK = re.compile(
    r"(?:^|[-_/])(?:placeholder|spacer|spaceball|blank|transparent|1x1)\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)"
)
"""The name of a file that stands in for a picture until a script loads that."""

_SIZE = re.compile(r"-\d{2,4}x\d{2,4}$")
_SHORT_DATA = 2000
"""A picture in fewer characters stands in for one as well."""

_SMALL = 60
_ORNAMENT = re.compile(
    r"(?:^|[\s_/-])(?:icons?|logos?|avatars?|gravatar|emoji|smiley|spinner|loader|pixel|tracking|badge|byline|author|preload(?:er)?|"
    r"flash_player)(?:$|[\s_/.-])"
    r"|(?:^|\s)(?:[a-z]+-)?(?:facebook|instagram|linkedin|pinterest|twitter|whatsapp)[_-]?"
    r"(?:\d{2,3}x\d\d|icon?|btn|button)(?:\.\w+)?$",
    re.IGNORECASE,
)
_QR_CODE = "Scan me!"
"""What the usual script for codes that phones read says of each."""

_LONGEST_CAPTION = 450
"""In bytes of UTF-8, since a character says more in Chinese than in English."""

_FEW = 200
_NAMES = r"(?:[^\W\d_a-z][^\s()]*|[/&‘'\"-]\S*|by|de|von|of|on|the)"
_BRACKETED = re.compile(rf"\((?P<credit>{_NAMES}(?:\s{_NAMES}){{0,7}})\)\.?")
"""Names alone in brackets, which credit a picture where they are all that is said of it."""

_INLINE_PICTURE = re.compile(r"wp-smiley|emoji|latex|math", re.IGNORECASE)


def is_caption(element: Any) -> bool:
    """Whether the markup of `element` calls it a picture's caption."""
    if element.tag == "figcaption":
        return True
    words = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    called = (element.get("id") == "caption" or bool(_CAPTION.search(words))) and not _NO_CAPTION.search(words)
    # The head of an article may say how the caption in it looks.
    return called and element.find(".//h1") is None


def may_be_caption(text: str) -> bool:
    """Whether `text` beside a picture may by its form be the caption, where no markup says so."""
    return len(text.encode()) <= _LONGEST_CAPTION and not text.endswith(":")


def is_credit(element: Any) -> bool:
    """Whether the markup of `element` calls it the credit of a picture."""
    if element.tag == "cite" and _cites_picture(element):
        return True
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".split()
    if "source" in names and _shares_box(element):
        return True
    return any(map(_CREDIT.search, names)) and not any(map(_BOTH.search, names))


def _shares_box(element: Any) -> bool:
    """Whether `element` stands in a box with a picture and few other words."""
    box = element.getparent()
    if box is None or box.tag in ("article", "main", "body") or next(box.iter("img", "picture"), None) is None:
        return False
    return len(box.text_content().strip()) - len(element.text_content().strip()) <= _FEW


def is_credit_line(text: str) -> bool:
    """Whether `text` is a credit and nothing else."""
    said = credit_lines.split(plain(text))
    return bool(said.credit and not said.caption) or bool(_BRACKETED.fullmatch(plain(text)))


def _cites_picture(cite: Any) -> bool:
    """Whether `cite` stands in a figure with a picture beside its caption, where it names no work or speaker."""
    around = next(cite.iterancestors("figure", "blockquote", "figcaption"), None)
    return around is not None and around.tag == "figure" and has_picture(around)


def has_picture(element: Any) -> bool:
    """Whether `element` is a picture or holds one."""
    return next(element.iter(*_PICTURES), None) is not None


def is_told_by_pointing(element: Any) -> bool:
    """Whether `element` is the only caption of the picture right before it, as shown when somebody points at that."""
    before = element.getprevious() if is_caption(element) else None
    return before is not None and has_picture(before) and not any(map(is_caption, before.iter()))


def is_inline(image: Any) -> bool:
    """Whether `image` stands for a character of the text."""
    if _INLINE_PICTURE.search(image.get("class") or ""):
        return True
    size = _number(image.get("height")) or _number(image.get("width"))
    return bool(image.get("alt")) and size is not None and 3 < size <= 24  # noqa: PLR2004  # the height of a line


def is_ornament(image: Any) -> bool:
    """Whether `image` is an icon, a logo, an author's portrait or a counter, and no picture of the article."""
    sizes = [size for key in ("width", "height") if (size := _number(image.get(key))) is not None]
    if sizes and min(sizes) < _SMALL:
        return True
    if image.get("alt") == _QR_CODE:
        return True
    about = f"{image.get('class') or ''} {image.get('id') or ''} {(image.get('src') or '')[-80:].rpartition('/')[2]}"
    return bool(_ORNAMENT.search(about))


def _number(text: str | None) -> float | None:
    found = re.match(r"\s*(\d{1,5})(?:px)?\s*$", text or "")
    return float(found[1]) if found else None


def shown(element: Any) -> Shown | None:
    """The picture that `element` is or holds: an img, a picture, a video with a poster, or a noscript with one."""
    found = tuple(dict.fromkeys(_addresses(element)))
    said = (inline.words(image.get("alt")).strip() for image in _images(element))
    # Content systems put the file's name or the like there where nobody wrote anything.
    alt = next((text for text in said if text and not _NO_ALT.fullmatch(text)), "")
    return Shown(found, alt) if found or alt else None


def same(one: Shown | None, other: Shown | None) -> bool:
    """Whether both are one picture, which lazy loading and sizes for several screens show twice."""
    if one is None or other is None:
        return False
    if not one.addresses or not other.addresses or (one.alt and one.alt == other.alt):
        return True
    return not _stems(one).isdisjoint(_stems(other))


def differ(one: Shown | None, other: Shown | None) -> bool:
    """Whether both have files, and none of the same name."""
    stems, others = _stems(one or Shown()), _stems(other or Shown())
    return bool(stems and others) and stems.isdisjoint(others)


def _stems(picture: Shown) -> set[str]:
    """The names of a picture's files, without the suffixes and queries that tell its sizes apart."""
    names = (address.partition("?")[0].rpartition("/")[2].partition(".")[0] for address in picture.addresses)
    return {_SIZE.sub("", name).lower() for name in names}


def are_one(pictures: Sequence[Shown | None]) -> bool:
    """Whether all of `pictures` show the same one."""
    return all(same(pictures[0], other) for other in pictures[1:])


def both(one: Shown | None, other: Shown | None) -> Shown:
    """`one` and `other`, which are one picture, put together."""
    first, second = one or Shown(), other or Shown()
    return Shown(tuple(dict.fromkeys((*first.addresses, *second.addresses))), first.alt or second.alt)


def _images(element: Any) -> Iterator[Any]:
    if element.tag == "noscript" and len(element) == 0 and "<img" in (element.text or ""):
        try:
            element = lxml_html.fragment_fromstring(element.text, create_parent="div")
        except (ValueError, lxml_html.etree.ParserError):
            return
    yield from element.iter("img", "amp-img", "video")


def _addresses(element: Any) -> Iterator[str]:
    """Where the picture may lie: the largest of each set first, then what browsers without scripts get."""
    for source in element.iter("source"):
        if source.getparent().tag == "picture":
            yield from _of(source, ("data-srcset", "srcset"))
    for image in _images(element):
        if image.tag == "video":
            yield from _of(image, ("poster",))
        else:
            yield from _of(image, _LAZY)


def _of(element: Any, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        value = (element.get(key) or "").strip()
        if key.endswith("srcset"):
            yield from _largest_first(value)
        elif value and not (value.startswith("data:") and len(value) < _SHORT_DATA) and not _BLANK.search(value):
            yield value


def _largest_first(srcset: str) -> list[str]:
    parts = [(float(m["size"] or 1), m["url"]) for m in _SRCSET_PART.finditer(srcset[:_LONGEST_SRCSET])]
    return [url for _, url in sorted(parts, key=lambda part: -part[0]) if not url.startswith("data:")]


def captioned(picture: Shown, text: str, credit: str = "") -> Shown:
    """`picture` with its caption `text`, and the `credit` in the markup or at the end of the text."""
    if credit:
        # A credit that the caption's own words have as well is not said twice.
        said = _parted(text)
        if said.credit and inline.key(said.credit) in inline.key(credit):
            text = said.caption
        else:
            # Without one, what is split off is a label such as "Image caption".
            text = text if said.credit else said.caption
            text = text[: -len(credit)].rstrip(" |/–—-") if text.endswith(credit) else text
        named = _parted(credit)
        if not text and named.credit and ends_sentence(named.caption):
            # The markup calls the whole caption a credit.
            text = named.caption
        bracketed = _BRACKETED.fullmatch(credit.strip())
        whole = bracketed["credit"] if bracketed else credit.strip()
        return Shown(picture.addresses, picture.alt, text.strip(), named.credit or whole)
    if alone := _BRACKETED.fullmatch(plain(text)):
        return Shown(picture.addresses, picture.alt, "", credit_lines.split(text).credit or alone["credit"])
    parts = _parted(text)
    return Shown(picture.addresses, picture.alt, parts.caption, parts.credit)


def _parted(text: str) -> credit_lines.Credited:
    """The caption and the credit in `text`, in its own characters: «m²» is not «m2», though that credits no less."""
    own = credit_lines.split(bare(text))
    return own if own.credit or not (found := credit_lines.split(plain(text))).credit else found
