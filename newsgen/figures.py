"""The one rule for what is a figure in Markdown: a paragraph that holds an image and nothing else.

    ![alternative text][figure-id]                   a figure that front matter defines
    ![alternative text](file.jpg "Caption. (Credit)") the short form, which needs no front matter

Reading an article finds its figures by this rule, and rendering puts them in place by it.
"""

import re

import msgspec

# Every part is bounded by a character that it cannot contain itself, so matching takes linear time.
_FIGURE = re.compile(
    r"""[ ]{0,3}!\[(?P<alt>(?:[^\]\\]|\\.)*)\]
        (?:\[(?P<id>[^\]\n]+)\]|\((?P<src><[^>\n]*>|[^\s()"]+)(?:[ \t\n]+"(?P<title>(?:[^"\\]|\\.)*)")?[ \t]*\))
        [ \t]*""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\[")
_ODDLY_QUOTED = re.compile(
    r"!\[(?:[^\]\\]|\\.)*\]\((?:<[^>\n]*>|[^\s()]+)\s+[\"'\u2018\u201c\u201e\xab].*\)", re.DOTALL
)
_CREDIT = re.compile(r"\(([^()]+)\)\.?$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


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


def parse(paragraph: str) -> FigureMark | None:
    """The figure that `paragraph` is, or None where it is anything else."""
    if "![" not in paragraph[:6]:
        return None
    match = _FIGURE.fullmatch(paragraph.rstrip("\n"))
    if match is None:
        return None
    title = _unescape(match["title"] or "").strip()
    credit = _CREDIT.search(title)
    return FigureMark(
        alt=" ".join(_unescape(match["alt"]).split()),
        id=" ".join((match["id"] or "").split()),
        src=(match["src"] or "").strip("<>"),
        caption=title[: credit.start()].rstrip() if credit else title,
        credit=credit[1].strip() if credit else "",
    )


def why_not(paragraph: str) -> tuple[str, str]:
    """Why `paragraph`, which has an image in it, is no figure, as far as its first image tells: what becomes of the
    image, and what to do.
    """
    image = paragraph[paragraph.index("![") :].rstrip()
    shown = "as it is written" if _REFERENCE.match(image) else "as its words"
    if _FIGURE.match(image):
        remedy = "give it a paragraph of its own, with an empty line before and after it"
    elif _ODDLY_QUOTED.fullmatch(image):
        remedy = 'put its caption between double quotes, and write \\" for each double quote inside'
    else:
        remedy = "put <> around a file's name that has spaces or brackets"
    return f"an image that is no figure is shown {shown}", remedy


def _unescape(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
