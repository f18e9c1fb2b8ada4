"""The one rule for figures in Markdown: a paragraph that contains an image and nothing else.

    ![alternative text][figure-id]                   a figure that front matter defines
    ![figure-id][]  ![figure-id]                     the same, in fewer words
    ![alternative text](file.jpg "Caption. (Credit)") the short form, which needs no front matter

Both reading and rendering an article apply this rule.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from newsgen.formats import markup

# Every part ends with a character that it cannot contain, so matching takes linear time.
_FIGURE = re.compile(
    r"""[ ]{0,3}!\[(?P<alt>(?:[^\]\\]|\\.)*)\]
        (?:\[(?P<id>[^\]\n]*)\]|\((?P<src><[^>\n]*>|[^\s()"]+)(?:[ \t\n]+"(?P<title>(?:[^"\\]|\\.)*)")?[ \t]*\))?
        [ \t]*""",
    re.VERBOSE,
)
_PLACE = re.compile(rf"\\.|{markup.CODE}|(?P<image>!\[)", re.DOTALL)
"""Escapes and code, to skip them, and where an image may begin."""

_IMAGE = re.compile(r"!\[(?P<alt>(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\](?P<to>\s?[\[(])?", re.DOTALL)
_ODDLY_QUOTED = re.compile(
    r"!\[(?:[^\]\\]|\\.)*\]\((?:<[^>\n]*>|[^\s()]+)\s+[\"'\u2018\u201c\u201e\xab].*\)", re.DOTALL
)
_CREDIT = re.compile(r"\(([^()]+)\)\.?$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

Ids = Mapping[str, str]
"""The ids of figures in front matter, by themselves and by their normalised form; `known` looks one up."""

NONE: Ids = MappingProxyType({})


class FigureMark(msgspec.Struct, frozen=True):
    """A figure paragraph: either the id of a figure in front matter, or a picture with its caption and credit."""

    alt: str
    id: str
    src: str
    caption: str
    credit: str

    @property
    def key(self) -> str:
        """What identifies this figure in its text: its id or, in the short form, its whole content."""
        return self.id or " ".join(f'![{self.alt}]({self.src} "{self.caption} ({self.credit})")'.split())


def ids(given: Iterable[str]) -> Ids:
    """An `Ids` of those `given`, which ignores case and white space, as Markdown's references do."""
    exact = {one: one for one in given}
    return {_label(one): one for one in reversed(exact)} | exact


def known(written: str, among: Ids) -> str | None:
    """The id `among` the known ones that is `written` in a text; None if it is none of them."""
    return among.get(written) or among.get(_label(written))


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def parse(paragraph: str, among: Ids = NONE) -> FigureMark | None:
    """The figure that `paragraph` is, or None if it is anything else.

    An id that is not `among` those of front matter stays as written, but without a second pair of brackets it is
    text.
    """
    if "![" not in paragraph[:6]:
        return None
    match = _FIGURE.fullmatch(paragraph.rstrip("\n"))
    if match is None:
        return None
    own = (match["id"] or "").strip()
    written = "" if match["src"] else own or match["alt"].strip()
    found = known(written, among)
    if not match["src"] and (not written or (match["id"] is None and found is None)):
        return None
    title = _unescape(match["title"] or "").strip()
    credit = _CREDIT.search(title)
    return FigureMark(
        # An id is no alternative text.
        alt="" if found and not own else " ".join(_unescape(match["alt"]).split()),
        id=found or " ".join(written.split()),
        src=(match["src"] or "").strip("<>"),
        caption=title[: credit.start()].rstrip() if credit else title,
        credit=credit[1].strip() if credit else "",
    )


def why_not(paragraph: str, among: Ids) -> tuple[str, str] | None:
    """What becomes of the first image in `paragraph`, which is no figure, and what to do to make it one.

    None if it has no image. Code, escapes, and brackets without the id of a figure are none.
    """
    starts = (place.start() for place in _PLACE.finditer(paragraph) if place["image"])
    images = (image for start in starts if (image := _IMAGE.match(paragraph, start)))
    image = next((image for image in images if image["to"] or known(image["alt"], among)), None)
    if image is None:
        return None
    rest = paragraph[image.start() :].rstrip()
    figure = _FIGURE.match(rest)
    if figure and (figure["src"] or figure["id"] or not image["to"]):
        remedy = "give it a paragraph of its own outside of lists and quotations, with empty lines around it"
    elif image["to"] != "(":
        remedy = "write it as ![][id], with the `id` of one of `figures`, or as ![](file.jpg), without spaces between"
    elif _ODDLY_QUOTED.fullmatch(rest):
        remedy = 'put its caption between double quotes, and write \\" for each double quote inside'
    else:
        remedy = "put <> around a file's name that has spaces or brackets"
    return f"an image that is no figure is shown {'as its words' if image['to'] == '(' else 'as it is written'}", remedy


def _unescape(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
