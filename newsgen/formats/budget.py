"""Limits for the text of each article, so that none takes more than its share of a build's time.

Python-Markdown searches for the end of each mark to the end of its paragraph, so a text of opening marks alone takes
quadratic time, and nested lists exhaust Python's stack. These limits keep the whole linear; real articles stay far
below. They count, and do not measure time, so a text is refused on every machine or on none.
"""

import re
from collections.abc import Iterator

from newsgen.errors import ContentError, Problem
from newsgen.formats import frontmatter

MAX_BYTES = 256 * 1024
"""The longest text of an article, in bytes: some 40,000 words."""

MAX_BLOCKS = 10_000
"""The most blocks: stretches of text between blank lines."""

MAX_BLOCK_BYTES = 64 * 1024
"""The longest block, in bytes."""

MAX_OPEN = 100
"""The most brackets open at once in a block, for `[` and the `(` of links each."""

MAX_DEPTH = 20
"""How deep lists and quotations may nest."""

MAX_RULES = 200
"""The most headings and rules in a block."""

MAX_BACKTICKS = 1000
"""The most backticks in a block."""

MAX_BACKSLASHES = 5000
"""The most backslashes in a block."""

MAX_AMPERSANDS = 20_000
"""The most ampersands in a block: what makes HTML safe takes quadratic time for them."""

MAX_BREAKS = 2000
"""The most lines of a block that end with a break (two spaces)."""

MAX_QUOTES = 500
"""The most quotation marks and round brackets in one line of a block with link definitions."""

MAX_TAGS = 100
"""The most HTML tags that lack their `>`, where HTML is kept."""

MAX_FENCES = 1000
"""The most lines of an article that open or close a code block."""

MAX_NOTES = 1000
"""The most references to footnotes in an article."""

SPARE_CELLS = 200
"""How many more cells than characters a table may have, since short rows are filled up."""

MAX_ENTRIES = {"figures": 500, "tags": 200, "authors": 200, "aliases": 500, "corrections": 500}
"""The most entries of each list in front matter; each tag, author and alias makes pages of its own."""

_OPENING = ("[", "(", ")", "`", "\\", "~")
_COUNTED = (
    ("`", MAX_BACKTICKS, "backticks"),
    ("\\", MAX_BACKSLASHES, "backslashes"),
    ("&", MAX_AMPERSANDS, "ampersands"),
)
_OPEN_TAG = re.compile(r"<(?=[A-Za-z/!?])[^<>]*(?=<|\Z)")
_BRACKET = re.compile(r"\\.|\]\(|[\[\]()]", re.DOTALL)
_NESTED = re.compile(r"(?:[ \t]*(?:>|(?:[*+-]|\d+\.)(?=[ \t])))*")
_SET_IN = re.compile(r"\n(?:(?:[ \t]*(?:>|[*+-]|\d+\.)){4}| {16}|[ ]{0,3}\t)")
_MARK = re.compile(r">|[*+-]|\d+\.")
_NO_WORDS = " \t>*+-_=.0123456789"
_TABLE_HEAD = re.compile(r"[ \t>*+|:-]*")


def check(document: frontmatter.Document, text: str, path: str, *, raw_html: bool) -> None:
    """Raise ContentError if an article exceeds the limits: the file `path` with the content `text`, parsed.

    With `raw_html`, its HTML will be kept.
    """
    for key, most in MAX_ENTRIES.items():
        if len(getattr(document.head, key)) > most:
            line, what = frontmatter.line_of(text, key), f"there are more than {most} entries in `{key}`"
            raise ContentError(Problem(path, line, what, "split the article, or shorten the list"))
    check_text(document.body, path, document.body_line, raw_html=raw_html)


def check_text(body: str, path: str, first_line: int, *, raw_html: bool = False) -> None:
    """Raise ContentError if the Markdown `body`, which starts on `first_line` of the file `path`, exceeds the limits.

    With `raw_html`, its HTML will be kept.
    """
    if raw_html and len(_OPEN_TAG.findall(body)) > MAX_TAGS:
        what = f"more than {MAX_TAGS} HTML tags do not end"
        raise ContentError(Problem(path, first_line, what, "close them, or write &lt; where no tag is meant"))
    if _is_modest(body):
        return
    # Python-Markdown removes these two before anything else.
    body = body.replace("\x02", "").replace("\x03", "")
    if len(body.encode(errors="surrogatepass")) > MAX_BYTES:
        what = f"the text is longer than {MAX_BYTES // 1024} KB"
        raise ContentError(Problem(path, first_line, what, "split it into several articles"))
    fences = notes = 0
    for blocks, (line, rows) in enumerate(_blocks(body, first_line), 1):
        fences += sum(row.lstrip().startswith(("```", "~~~")) for row in rows)
        notes += sum(row.count("[^") for row in rows)
        counts = (
            (blocks, MAX_BLOCKS, "paragraphs"),
            (fences // 2, MAX_FENCES // 2, "code blocks"),
            (notes, MAX_NOTES, "footnotes"),
        )
        for found, most, name in counts:
            if found > most:
                what = f"the text has more than {most} {name}"
                raise ContentError(Problem(path, line, what, "split it into several articles"))
        for what, remedy in _exceeded(rows):
            raise ContentError(Problem(path, line, what, remedy))


def _is_modest(body: str) -> bool:
    """Whether `body` is so short and plain, as most are, that it cannot exceed the limits."""
    return (
        4 * len(body) <= MAX_BLOCK_BYTES
        and not any(mark in body and body.count(mark) > MAX_OPEN for mark in _OPENING)
        and ("]" not in body or "]:" not in body or max(map(body.count, "\"'")) <= MAX_OPEN)
        and "|" not in body
        and "\x02" not in body
        and "\x03" not in body
        and not _SET_IN.search("\n" + body)
        # So few lines hold few breaks as well.
        and (body.count("\n") < MAX_RULES or all(block.count("\n") < MAX_RULES for block in body.split("\n\n")))
    )


def _blocks(body: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Yields (line, rows) of each block."""
    held: list[str] = []
    for number, row in enumerate([*body.split("\n"), ""], first_line):
        # For Markdown, a line with other Unicode spaces is not blank.
        if row.strip(" \t\r"):
            held.append(row)
        elif held:
            yield number - len(held), held
            held = []


def _exceeded(rows: list[str]) -> Iterator[tuple[str, str]]:
    """Yields what in a block exceeds the limits, and what to do."""
    block = "\n".join(rows)
    if len(block.encode(errors="surrogatepass")) > MAX_BLOCK_BYTES:
        yield f"a paragraph is longer than {MAX_BLOCK_BYTES // 1024} KB", "put blank lines between its parts"
    for mark, most, name in _COUNTED:
        if block.count(mark) > most:
            yield f"there are more than {most} {name} in a paragraph", "put blank lines between its parts"
    if block.count("  \n") > MAX_BREAKS:
        yield f"more than {MAX_BREAKS} lines of a paragraph end with two spaces", "put blank lines between its parts"
    if "]:" in block and any(sum(map(row.count, "\"'()")) > MAX_QUOTES for row in rows):
        yield f"a line has a reference and more than {MAX_QUOTES} quotation marks", "put the reference apart"
    if _open_brackets(block) > MAX_OPEN:
        yield f"more than {MAX_OPEN} brackets are open at once", "close them, or write \\[ where no link is meant"
    if any(map(_too_deep, rows)):
        yield f"lists or quotations nest deeper than {MAX_DEPTH}", "flatten them"
    if sum(map(_is_rule, rows)) > MAX_RULES:
        yield f"more than {MAX_RULES} headings or rules follow each other", "put blank lines between them"
    if _cells(rows) > len(block) + SPARE_CELLS:
        yield "the rows of a table are much shorter than its head", "give the head fewer columns"


def _open_brackets(block: str) -> int:
    """The most brackets open at once; round ones count only in links."""
    most = square = around = 0
    for mark in _BRACKET.findall(block):
        if mark == "[":
            square += 1
        elif mark[0] == "]":
            square = max(0, square - 1)
            around += mark == "]("
        elif mark == "(":
            around += around > 0
        elif mark == ")":
            around = max(0, around - 1)
        most = max(most, square, around)
    return most


def _too_deep(row: str) -> bool:
    found = _NESTED.match(row)
    marks = len(_MARK.findall(found[0])) if found else 0
    indent = row.expandtabs(4)
    return marks > 0 and marks + (len(indent) - len(indent.lstrip(" "))) // 4 > MAX_DEPTH


def _is_rule(row: str) -> bool:
    """Whether a line is a heading, a heading's underline, or a rule, also in lists and quotations."""
    rest = row.lstrip(_NO_WORDS)
    return rest.startswith("#") or (not rest.strip() and any(c in row for c in "-=*_"))


def _cells(rows: list[str]) -> int:
    """The number of cells of a table, in which each row gets the width of the head."""
    widths = [row.count("|") for row in rows if "|" in row and _TABLE_HEAD.fullmatch(row)]
    return max(widths, default=0) * len(rows)
