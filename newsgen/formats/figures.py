"""The one rule for what is a figure in Markdown: a paragraph that holds an image and nothing else.

    ![alternative text][figure-id]                   a figure that front matter defines
    ![figure-id][]  ![figure-id]                     the same, in fewer words
    ![alternative text](file.jpg "Caption. (Credit)") the short form, which needs no front matter

Reading an article finds its figures by this rule, and rendering puts them in place by it.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from newsgen.formats import markup

# Every part is bounded by a character that it cannot contain itself, so matching takes linear time.
_FIGURE = re.compile(
    r"""[ ]{0,3}!\[(?P<alt>(?:[^\]\\]|\\.)*)\]
        (?:\[(?P<id>[^\]\n]*)\]|\((?P<src><[^>\n]*>|[^\s()"]+)(?:[ \t\n]+"(?P<title>(?:[^"\\]|\\.)*)")?[ \t]*\))?
        [ \t]*""",
    re.VERBOSE,
)
_PLACE = re.compile(rf"\\.|{markup.CODE}|(?P<image>!\[)", re.DOTALL)
"""What is escaped, what is code, and where else an image may begin."""

_IMAGE = re.compile(r"!\[(?P<alt>(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\](?P<to>\s?[\[(])?", re.DOTALL)
_ODDLY_QUOTED = re.compile(
    r"!\[(?:[^\]\\]|\\.)*\]\((?:<[^>\n]*>|[^\s()]+)\s+[\"'\u2018\u201c\u201e\xab].*\)", re.DOTALL
)
_CREDIT = re.compile(r"\(([^()]+)\)\.?$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

Ids = Mapping[str, str]
"""The ids that front matter gives figures, by what stands for each in a text; `known` looks one up."""

NONE: Ids = MappingProxyType({})


class FigureMark(msgspec.Struct, frozen=True):
    """A figure paragraph: either the id of a figure of front matter, or a picture with its caption and credit."""

    alt: str
    id: str
    src: str
    caption: str
    credit: str

    @property
    def key(self) -> str:
        """What tells this figure from others of its text: its id or, in the short form, all that it says."""
        return self.id or " ".join(f'![{self.alt}]({self.src} "{self.caption} ({self.credit})")'.split())


def ids(given: Iterable[str]) -> Ids:
    """`given` ids, to be found as Markdown finds its references: in any case, and with any white space."""
    exact = {one: one for one in given}
    return {_label(one): one for one in reversed(exact)} | exact


def known(written: str, among: Ids) -> str | None:
    """The id that is `written` in a text."""
    return among.get(written) or among.get(_label(written))


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def parse(paragraph: str, among: Ids = NONE) -> FigureMark | None:
    """The figure that `paragraph` is, or None where it is anything else.

    An id that is not `among` those of front matter stays as it is written; where it stands alone, without a second pair
    of brackets, it is text.
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
        # An id says nothing to who does not see the picture.
        alt="" if found and not own else " ".join(_unescape(match["alt"]).split()),
        id=found or " ".join(written.split()),
        src=(match["src"] or "").strip("<>"),
        caption=title[: credit.start()].rstrip() if credit else title,
        credit=credit[1].strip() if credit else "",
    )


def why_not(paragraph: str, among: Ids) -> tuple[str, str] | None:
    """Why `paragraph` is no figure though it has an image in it, as far as the first one tells: what becomes of the
    image, and what to do.

    None where it has none: nothing in code is one, nor what is escaped, nor brackets that hold no id of a figure.
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
