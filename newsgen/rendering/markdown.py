"""Convert an article's Markdown to HTML, and leave its figures for a template to draw.

The engine is Python-Markdown with tables, footnotes, fenced code and sane lists. Raw HTML is off: it is shown as text.
Where a site turns it on, the engine's output passes through an allow-list. A link leads to an http, https, mailto or
tel address or within the site; any other loses its address.
"""

import functools
import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

import markdown
import msgspec
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX
from markupsafe import Markup

from newsgen import languages, web
from newsgen.context import Body, Figure
from newsgen.formats import figures
from newsgen.rendering import nesting, prose, quotes, sanitising

_EXTENSIONS = ("tables", "footnotes", "fenced_code", "sane_lists")
# Without raw HTML the text of an article cannot contain this tag; with it, it can only place its own figures.
_PLACE = re.compile(r'<newsgen-figure id="(.*?)" mark="(.*?)"></newsgen-figure>\n?')
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")


class Block(msgspec.Struct, frozen=True):
    """A part of an article's text: either finished HTML, or a figure."""

    html: Markup
    figure: Figure | None


class BodyRenderer:
    """Renders bodies, one at a time. Setting up Python-Markdown costs more than an article, so it is done only once,
    for the first text that needs it.
    """

    def __init__(self) -> None:
        self._links, self._words = Links(), Words()

    def render(self, body: Body, root: str, base: str = "") -> tuple[Block, ...]:
        """The blocks of `body`, in order. `root` is the site's path, which is put before links that begin with `/`.

        For a text read elsewhere than on its page, `base` is that page's absolute address, and links become absolute.
        """
        self._links.root, self._links.base, self._links.ids = root, base, figures.ids(body.ids)
        self._words.language = body.language
        # With raw HTML, links are rewritten when it is cleaned, and none may be rewritten twice.
        text = prose.whole(body.markdown, str if body.raw_html else self._links.target, self._links.ids)
        if text is None:
            way = self._for_raw_html if body.raw_html else self._for_text
            text = way.reset().convert(body.markdown)
        by_id = {figure.id: figure for figure in body.figures}
        blocks = []
        parts = _PLACE.split(text)
        for stretch, known, mark in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True):
            if stretch.strip():
                safe = sanitising.clean(stretch, self._links.target) if body.raw_html else stretch
                blocks.append(Block(Markup(safe), None))  # noqa: S704  # Python-Markdown escaped it, or the allow-list
            if figure := by_id.get(unquote(mark)) or by_id.get(unquote(known)):
                blocks.append(Block(Markup(), figure))
        return tuple(blocks)

    @functools.cached_property
    def _for_text(self) -> markdown.Markdown:
        return prose.shorten(engine(self._links, self._words, raw_html=False))

    @functools.cached_property
    def _for_raw_html(self) -> markdown.Markdown:
        return prose.shorten(engine(self._links, self._words, raw_html=True))


def engine(links: "Links", words: "Words", *, raw_html: bool) -> markdown.Markdown:
    """Python-Markdown as newsgen uses it; with `raw_html`, its output is not safe yet."""
    made = markdown.Markdown(extensions=list(_EXTENSIONS), output_format="html")
    if raw_html:
        made.treeprocessors.register(_Images(), "newsgen-images", 15)
    else:
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.deregister("html")
        made.treeprocessors.register(links, "newsgen-links", 15)
    made.treeprocessors.register(_Addresses(), "newsgen-addresses", 16)
    quotes.install(made)
    nesting.install(made)
    made.treeprocessors.register(_Headings(), "newsgen-headings", 14)
    made.treeprocessors.register(_Tables(links), "newsgen-tables", 13)
    made.treeprocessors.register(words, "newsgen-words", 12)
    made.parser.blockprocessors.register(_Figures(made.parser, links), "newsgen-figures", 95)
    # CommonMark's second form of a hard line break, so that verses from Hugo or Eleventy keep their lines.
    made.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "newsgen-linebreak", 95)
    made.parser.blockprocessors.register(_Signs(made.parser), "hashheader", 70)
    return made


class _Signs(HashHeaderProcessor):
    """Ends a heading at # only after a space, as CommonMark does, so that «C#» keeps its sign."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>[^\n]*?)(?:[ \t]#+[ \t]*)?(?:\n|$)")


class _Figures(BlockProcessor):
    """Replaces a paragraph that is a figure by a placeholder."""

    def __init__(self, parser: BlockParser, links: "Links") -> None:
        super().__init__(parser)
        self._links = links

    def test(self, parent: ET.Element, block: str) -> bool:
        return parent.tag == self.parser.md.doc_tag and figures.parse(block, self._links.ids) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        mark = figures.parse(blocks.pop(0), self._links.ids)
        if mark is not None:
            ET.SubElement(parent, "newsgen-figure", dict(prose.place(mark)))


class _Headings(Treeprocessor):
    """Lowers all headings of a text that has first-level ones, by one: the first level is the headline's."""

    def run(self, root: ET.Element) -> None:
        headings = [e for e in root.iter() if len(e.tag) == 2 and e.tag[0] == "h" and e.tag[1] in "123456"]  # noqa: PLR2004  # h1 to h6
        if any(heading.tag == "h1" for heading in headings):
            for heading in headings:
                heading.tag = f"h{min(6, int(heading.tag[1]) + 1)}"


class _Tables(Treeprocessor):
    """Aligns table cells by classes, since the Content-Security-Policy allows no inline styles, and wraps each table
    in a frame in which a wide one can be scrolled, also with the keyboard. Read elsewhere, where the site's stylesheet
    is not, cells say how they are aligned, and there is no frame.
    """

    CLASSES: Mapping[str, str] = {"left": "cell-start", "center": "cell-center", "right": "cell-end"}

    def __init__(self, links: "Links") -> None:
        super().__init__()
        self._links = links

    def run(self, root: ET.Element) -> None:
        elsewhere = bool(self._links.base)
        for cell in (*root.iter("th"), *root.iter("td")):
            side = cell.attrib.pop("style", "").removeprefix("text-align: ").removesuffix(";")
            if side in self.CLASSES:
                cell.set(*(("align", side) if elsewhere else ("class", self.CLASSES[side])))
        if elsewhere:
            return
        for parent in [element for element in root.iter() if element.find("table") is not None]:
            for place, child in enumerate(parent):
                if child.tag == "table":
                    frame = ET.Element("div", {"class": "table", "tabindex": "0"})
                    frame.append(child)
                    frame.tail, child.tail = child.tail, None
                    parent[place] = frame


class Words(Treeprocessor):
    """Translates the engine's English words into the language of the text, and labels each table's frame, which is a
    group: a region would be one of the main parts of the page.
    """

    language = "en"

    def run(self, root: ET.Element) -> None:
        """Set the words in `root`."""
        notes = (item for item in root.iter("li") if item.get("id", "").startswith("fn:"))
        for number, note in enumerate(notes, 1):
            said = self.gettext("Jump back to footnote %(number)s in the text") % {"number": number}
            for link in note.iter("a"):
                if link.get("class") == "footnote-backref":
                    link.attrib.pop("title", None)  # which screen readers say after the arrow, if at all
                    link.set("aria-label", said)
        for frame in root.iter("div"):
            if frame.get("class") == "table":
                frame.set("role", "group")
                frame.set("aria-label", self.gettext(", ").join(_headings(frame)) or self.gettext("Table"))

    def gettext(self, text: str) -> str:
        """`text` in the language of the body. Babel's extraction looks for this method's name."""
        return languages.translations(self.language).gettext(text)


def _headings(table: ET.Element) -> list[str]:
    """The headings of its columns; none where it has none, or where the engine has not finished one."""
    found = [" ".join("".join(cell.itertext()).split()) for cell in table.iter("th")]
    return [] if STX in "".join(found) else list(filter(None, found))


class _Addresses(Treeprocessor):
    """Marks the links whose words are their address, so that paper does not repeat it."""

    def run(self, root: ET.Element) -> None:
        for link in root.iter("a"):
            if _decoded("".join(link.itertext())) == _decoded(link.get("href", "")).removeprefix("mailto:"):
                link.set("class", "bare")


class _Images(Treeprocessor):
    """Replaces an image inside a paragraph by its alternative text."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter("img"):
            element.tag, element.text = "span", element.get("alt", "")
            element.attrib.clear()


class Links(_Images):
    """Also rewrites links, and removes forbidden addresses. `ids` are those of the article's figures."""

    root = "/"
    base = ""
    ids = figures.NONE

    def run(self, root: ET.Element) -> None:
        """Rewrite the links in `root`."""
        for element in root.iter("a"):
            target = self.target(element.get("href", ""))
            if target is None:
                del element.attrib["href"]
            else:
                element.set("href", target)
        super().run(root)

    def target(self, written: str) -> str | None:
        """The address for a link `written` so; None if it is not allowed or invalid."""
        address = _decoded(written)
        within = address.startswith("/") and not address.startswith("//")
        target = self.root + address[1:] if within else address
        try:
            scheme = urlsplit(_INVISIBLE.sub("", address)).scheme
            whole = urljoin(self.base, target) if self.base else target
        except ValueError:
            return None
        return whole if not scheme or scheme.lower() in web.SCHEMES else None


def _decoded(address: str) -> str:
    """`address` as a browser reads it, with entities decoded, however often they are nested."""
    address = address.replace(AMP_SUBSTITUTE, "&")
    while (once := html.unescape(address)) != address:
        address = once
    return address
