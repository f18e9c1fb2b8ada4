"""Make an article of a Word file (.docx): mammoth finds headings, lists and quotations; comments are left out."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from newsgen.errors import DumpError, Problem
from newsgen.importing import credits as credit_lines
from newsgen.importing.drafting.escaping import guard
from newsgen.importing.lines import marks
from newsgen.importing.lines.classify import read_lines
from newsgen.importing.lines.shapes import plain
from newsgen.importing.records import SURE, Draft, Dump, Reading, Role
from newsgen.importing.sources import assemble
from newsgen.importing.sources.html import blocks, captions, figures, struck, trees
from newsgen.importing.sources.records import Block, Job, Piece, Shown, Stated
from newsgen.importing.sources.word import markup, symbols

MAX_UNPACKED = 512 * 1024 * 1024
MAX_XML = 32 * 1024 * 1024
MAX_PARTS = 10_000
"""The bytes that a Word file may unpack to, those of an XML part, and how many parts it has; a book has a tenth."""

_CAPTION_STYLES = (
    "Caption", "caption", "Photo Caption", "Image Caption", "Cutline", "Illustration", "Figure", "Drawing",
    "Beschriftung", "Bildunterschrift", "Légende", "Légende de figure", "Leyenda", "Epígrafe", "Legenda", "Didascalia",
    "Bijschrift", "Bildtext", "Billedtekst", "Titulek", "Подпись",
)  # fmt: skip
_STYLES = (
    "p[style-name='Title'] => h1.headline:fresh",
    "p[style-name='Headline'] => h1.headline:fresh",
    "p[style-name='Subtitle'] => p.standfirst:fresh",
    "p[style-name='Standfirst'] => p.standfirst:fresh",
    "p[style-name='Byline'] => p.byline:fresh",
    "p[style-name='Quote'] => blockquote > p:fresh",
    "p[style-name='Intense Quote'] => blockquote > p:fresh",
    "p[style-name='Quotations'] => blockquote > p:fresh",
    "p[style-name='Block Text'] => blockquote > p:fresh",
    *(f"p[style-name='{name}'] => p.caption:fresh" for name in _CAPTION_STYLES),
    # Word's numbering has these on the first level, each in a list of its own.
    *(
        f"p[style-name='List {kind} {level}'] => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
        for kind, tag in (("Bullet", "ul"), ("Number", "ol"))
        for level in (2, 3)
    ),
)
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_TYPED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_SHORT_LINE = "a short line below a picture"
_LONGEST_CAPTION, _LONGEST_SHORT, _LONGEST_SUBHEAD = 400, 140, 100
_LOST_SYMBOL = f"a symbol that Word alone can draw stands here as {symbols.UNKNOWN}; write what it means"
_END = re.compile(r"[.!?…][\"”’»)]*$")
_FROM_WORDS = frozenset({"headline", "standfirst", "byline", "dateline", "timestamp", "share", "boilerplate"})
_ASIDE = (
    ("word/comments.xml", "a comment in the margin"),
    ("word/header", "the head of the printed page"),
    ("word/footer", "the foot of the printed page"),
    ("word/diagrams/data", "the words of a diagram"),
    ("word/charts/chart", "the words of a chart"),
)
_LOST = Piece(
    "boilerplate",
    "a picture",
    "it is not in the file",
    note=("text", "a picture stands in the text that is not in the Word file; put it beside the dump, if you have it"),
)
_UNREAD = Piece(
    "boilerplate",
    "another file",
    "it stands in the text, and Word alone can read it",
    note=("text", "another file stands in the text here; open this one in Word and save it again, to have its words"),
)


def draft(job: Job) -> Draft:
    """The article in a Word file. Raises DumpError where it is none, or damaged."""
    data, seed = job.data, job.seed
    if data.startswith(_OLD_WORD):
        what = "it is an old Word file, or one with a password"
        raise DumpError(
            Problem(seed, 1, what, "open it in Word or LibreOffice and save it as .docx, without a password")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, seed)
            made = markup.ready(data, archive)
            html, lost = _html(made.data, archive)
            root = _tree(html)
            hidden = (_hidden(text) for text in made.hidden)
            aside = (*_aside(archive), *hidden, *[_UNREAD] * made.others, *[_LOST] * lost)
    except DumpError:
        raise
    except Exception as e:  # mammoth raises whatever its parsers meet in a damaged file
        what = f"this Word file is damaged ({type(e).__name__})"
        raise DumpError(Problem(seed, 1, what, "open it in Word or LibreOffice and save it again")) from e
    found = tuple(captions.pair(_with_captions(tuple(blocks.read(root, "")))))
    if not any(block.text for block in found):
        raise DumpError(
            Problem(seed, 1, "there is no text in this Word file", "write the article into it, or remove it")
        )
    return assemble.draft(job, (*_pieces(found, seed), *aside), Stated())


def _check(archive: zipfile.ZipFile, seed: str) -> None:
    entries = archive.infolist()
    if not any(entry.filename.endswith("document.xml") or entry.filename == "[Content_Types].xml" for entry in entries):
        raise DumpError(
            Problem(seed, 1, "it is an archive, not a Word file", "put the article into a .docx or .txt file")
        )
    parts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    if (
        sum(e.file_size for e in entries) > MAX_UNPACKED
        or any(e.file_size > MAX_XML for e in parts)
        or len(entries) > MAX_PARTS
    ):
        raise DumpError(
            Problem(seed, 1, "it unpacks to more than any article needs", "split it into one file an article")
        )
    for part in parts:
        with archive.open(part) as stream:
            if _TYPED.search(stream.read(65536)):
                raise DumpError(
                    Problem(seed, 1, "it defines XML entities, as no Word file does", "save it again from Word")
                )


def _html(data: bytes, archive: zipfile.ZipFile) -> tuple[str, int]:
    """The document as HTML, with pictures by their names in the archive, and how many pictures are not in it."""
    import mammoth  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; for Word files alone

    names = {
        hashlib.sha256(archive.read(entry)).digest(): entry.filename
        for entry in archive.infolist()
        if "media/" in entry.filename
    }

    lost = []

    def address(image: Any) -> dict[str, str]:
        try:
            with image.open() as stream:
                return {"src": names.get(hashlib.sha256(stream.read()).digest(), "")}
        except KeyError as e:
            lost.append(e)
            return {"src": ""}

    made = mammoth.convert_to_html(
        io.BytesIO(data),
        convert_image=mammoth.images.img_element(address),
        style_map="\n".join(_STYLES),
        include_embedded_style_map=False,
    )
    return str(made.value), len(lost)


def _tree(text: str) -> Any:
    root = trees.piece(text)
    for link in list(root.iter("a")):
        if (link.get("href") or "").startswith(("#footnote-ref", "#endnote-ref")):
            # The arrow that leads back from a note.
            link.drop_tree()
    for box in list(root.iter("input")):
        box.tail = f"{'☐' if box.get('checked') is None else '☑'}{box.tail or ''}"
        box.drop_tree()
    return root


def _hidden(text: str) -> Piece:
    return Piece("boilerplate", text, "hidden text", note=("text", f"left out, since Word hides it: {text[:80]}"))


def _aside(archive: zipfile.ZipFile) -> Iterator[Piece]:
    """What stands beside the document: comments, heads and feet of printed pages, words in diagrams and charts."""
    seen = set()
    for entry in archive.infolist():
        why = next(
            (why for start, why in _ASIDE if entry.filename.startswith(start) and entry.filename.endswith(".xml")), ""
        )
        if not why:
            continue
        root = trees.xml(archive.read(entry))
        for paragraph in root.iter("{*}p"):
            text = "".join(t.text or "" for t in paragraph.iter("{*}t")).strip()
            if text and (why, text) not in seen:
                seen.add((why, text))
                yield Piece("boilerplate", text, why)


def _with_captions(found: Sequence[Block]) -> Iterator[Block]:
    """`found`, with the line below a picture as its caption if it is italic, names a maker, or is short.

    What Word calls the caption of a table is text.
    """
    picture: Block | None = None
    above = (None, *found)
    below = (*found[1:], None)
    for before, block, after in zip(above, found, below, strict=False):
        if block.part == "caption" and _is_of_table(before, after):
            yield msgspec.structs.replace(block, part="")
            continue
        why = _caption_sign(block) if picture is not None and not block.part and block.role == "paragraph" else ""
        yield msgspec.structs.replace(block, part="caption", why=why) if why else block
        picture = block if block.part == "picture" else None


def _is_of_table(before: Block | None, after: Block | None) -> bool:
    """Whether a caption between two blocks is that of a table, and not of a picture."""
    beside = [block for block in (before, after) if block is not None]
    return any(b.why == blocks.ROW for b in beside) and not any(b.part == "picture" for b in beside)


def _caption_sign(block: Block) -> str:
    text = plain(block.text)
    if len(text) > _LONGEST_CAPTION:
        return ""
    marked = block.markdown
    if marked.startswith("*") and not marked.startswith("**") and marked.endswith("*") and "*" not in marked[1:-1]:
        return "an italic line below a picture"
    if credit_lines.split(text).credit:
        return "a line below a picture that names who made it"
    return _SHORT_LINE if len(text) <= _LONGEST_SHORT and not _END.search(text) else ""


def _pieces(found: Sequence[Block], seed: str) -> Iterator[Piece]:
    """The blocks as pieces; those that Word calls mere paragraphs are read like the lines of a text dump."""
    read = read_lines(Dump(seed, tuple(" ".join(block.text.split()) for block in found)))
    titled = any(_is_title(block) for block in found)
    first = next((i for i, block in enumerate(found) if block.text), 0)
    for index, (block, line, out) in enumerate(zip(found, read, struck.doubts(found), strict=True)):
        piece = _piece(block, line, titled=titled, leads=index == first and not titled)
        lost = _LOST_SYMBOL if symbols.UNKNOWN in block.text else ""
        why = "; ".join(filter(None, (out, lost)))
        yield msgspec.structs.replace(piece, note=("text", why)) if why else piece


def _piece(block: Block, line: Reading, *, titled: bool, leads: bool) -> Piece:
    """A block as a piece; `leads` says that it is the first one, and nothing is a title."""
    if _is_title(block) or (leads and block.role == "subhead"):
        return Piece("headline", block.text, "a title by its style")
    if block.element is not None and block.element.get("class") in ("standfirst", "byline"):
        role: Role = "standfirst" if block.element.get("class") == "standfirst" else "byline"
        return Piece(role, block.text, "by its style")
    if block.role == "paragraph" and not block.part:
        return _paragraph(block, line, titled=titled)
    sure = 0.8 if block.why == _SHORT_LINE else 1.0
    return Piece(block.role, block.text, block.why, sure, block.markdown, block.gap, block.shown)


def _is_title(block: Block) -> bool:
    return block.role == "subhead" and block.element is not None and block.element.get("class") == "headline"


def _paragraph(block: Block, line: Reading, *, titled: bool) -> Piece:
    if line.role in _FROM_WORDS and not (line.role == "headline" and titled):
        return Piece(line.role, block.text, line.why, line.confidence)
    if line.role == "list" and (item := _typed_item(block)):
        return Piece("list", block.text, line.why, line.confidence, item, "\n")
    if name := marks.picture_file(plain(block.text)):
        return Piece("caption", block.text, line.why, line.confidence, shown=Shown((name,)))
    if line.role == "caption" and line.confidence >= SURE:
        shown = figures.captioned(Shown(), block.text)
        return Piece("caption", block.text, line.why, line.confidence, shown=shown)
    bold = re.fullmatch(r"\*\*([^*]+)\*\*", block.markdown)
    if bold and len(block.text) <= _LONGEST_SUBHEAD and not _END.search(block.text):
        return Piece("subhead", block.text, "a short line in bold", 0.9, f"## {bold[1]}")
    return Piece("paragraph", block.text, block.why, 1.0, block.markdown, block.gap)


def _typed_item(block: Block) -> str:
    """The Markdown of an item whose mark or number somebody typed; "" where that has a look of its own."""
    text = plain(block.text)
    number = marks.list_number(text)
    mark = text[: number[1]] if number else marks.list_marker(text)
    signs = "".join(rf"\\?{re.escape(sign)}" for sign in mark.strip())
    found = re.match(rf"{signs}\s*", block.markdown) if signs else None
    if found is None:
        return ""
    return f"{f'{number[0]}.' if number else '-'} {guard(block.markdown[found.end() :])}"
