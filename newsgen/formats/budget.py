"""A budget for the text of each article, so that none takes more than its share of a build's time.

Python-Markdown looks for the end of each mark as far as its paragraph goes, so a text that is made of beginnings alone
costs time with the square of its length, and lists in lists exhaust Python's stack. What is bounded here keeps the
whole linear; real articles stay far below. It is counted and not timed: a text is refused on every machine or on none.
"""

import re
from collections.abc import Iterator

from newsgen.errors import ContentError, Problem
from newsgen.formats import frontmatter

MAX_BYTES = 256 * 1024
"""The longest text of an article, in bytes: some forty thousand words."""

MAX_BLOCKS = 10_000
"""The most stretches of text between blank lines."""

MAX_BLOCK_BYTES = 64 * 1024
"""The longest of them, in bytes."""

MAX_OPEN = 100
"""How many brackets may be open in one stretch, `[` and the `(` of links each."""

MAX_DEPTH = 20
"""How deep lists and quotations may stand in each other."""

MAX_RULES = 200
"""The most headings and rules in one stretch."""

MAX_BACKTICKS = 1000
"""The most backticks in one stretch."""

MAX_BACKSLASHES = 5000
"""The most backslashes in one stretch."""

MAX_BREAKS = 2000
"""The most lines of one stretch that end with a break, which two spaces are."""

MAX_QUOTES = 500
"""The most quotation marks and round brackets in one line where references are defined."""

MAX_TAGS = 100
"""How many HTML tags may not end before the next one begins, where HTML counts as such."""

MAX_FENCES = 1000
"""The most lines of an article that begin or end a code block."""

MAX_NOTES = 1000
"""The most references to footnotes in an article."""

SPARE_CELLS = 200
"""How many cells a table may have beyond one for each of its characters, since short rows are filled up."""

MAX_ENTRIES = {"figures": 500, "tags": 200, "authors": 200, "aliases": 500, "corrections": 500}
"""The most entries of each list in front matter: each tag, author and alias makes pages of its own."""

_OPEN_TAG = re.compile(r"<(?=[A-Za-z/!?])[^<>]*(?=<|\Z)")
_BRACKET = re.compile(r"\\.|\]\(|[\[\]()]", re.DOTALL)
_NESTED = re.compile(r"(?:[ \t]*(?:>|(?:[*+-]|\d+\.)(?=[ \t])))*")
_SET_IN = re.compile(r"\n(?:(?:[ \t]*(?:>|[*+-]|\d+\.)){4}| {16}|[ ]{0,3}\t)")
_MARK = re.compile(r">|[*+-]|\d+\.")
_NO_WORDS = " \t>*+-_=.0123456789"
_TABLE_HEAD = re.compile(r"[ \t>*+|:-]*")


def check(document: frontmatter.Document, text: str, path: str, *, raw_html: bool) -> None:
    """Refuse an article that exceeds the budget: the file `path` with the content `text`, taken apart.

    With `raw_html`, HTML in it will count as such. Raises ContentError.
    """
    for key, most in MAX_ENTRIES.items():
        if len(getattr(document.head, key)) > most:
            line, what = frontmatter.line_of(text, key), f"there are more than {most} entries in `{key}`"
            raise ContentError(Problem(path, line, what, "split the article, or shorten the list"))
    check_text(document.body, path, document.body_line, raw_html=raw_html)


def check_text(body: str, path: str, first_line: int, *, raw_html: bool = False) -> None:
    """Refuse the Markdown `body`, which starts on `first_line` of the file `path`, where it exceeds the budget.

    With `raw_html`, HTML in it will count as such. Raises ContentError.
    """
    if raw_html and len(_OPEN_TAG.findall(body)) > MAX_TAGS:
        what = f"more than {MAX_TAGS} HTML tags do not end"
        raise ContentError(Problem(path, first_line, what, "close them, or write &lt; where no tag is meant"))
    if _is_modest(body):
        return
    # Python-Markdown drops these two first of all.
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
    """Whether `body` is so short and plain that nothing in it can exceed the budget, which most articles are."""
    return (
        4 * len(body) <= MAX_BLOCK_BYTES
        and max(map(body.count, ("[", "(", "`", "\\", "  \n"))) <= MAX_OPEN
        and ("]:" not in body or max(map(body.count, "\"'")) <= MAX_OPEN)
        and "|" not in body
        and body.count("~~~") <= MAX_OPEN
        and "\x02" not in body
        and "\x03" not in body
        and not _SET_IN.search("\n" + body)
        and (body.count("\n") < MAX_RULES or all(block.count("\n") < MAX_RULES for block in body.split("\n\n")))
    )


def _blocks(body: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """The stretches between blank lines, each with the line on which it starts."""
    held: list[str] = []
    for number, row in enumerate([*body.split("\n"), ""], first_line):
        # What else counts as a space in Unicode does not make a line blank for Markdown.
        if row.strip(" \t\r"):
            held.append(row)
        elif held:
            yield number - len(held), held
            held = []


def _exceeded(rows: list[str]) -> Iterator[tuple[str, str]]:
    """What of one stretch exceeds the budget, and what to do."""
    block = "\n".join(rows)
    if len(block.encode(errors="surrogatepass")) > MAX_BLOCK_BYTES:
        yield f"a paragraph is longer than {MAX_BLOCK_BYTES // 1024} KB", "put blank lines between its parts"
    if block.count("`") > MAX_BACKTICKS:
        yield f"there are more than {MAX_BACKTICKS} backticks in a paragraph", "put blank lines between its parts"
    if block.count("\\") > MAX_BACKSLASHES:
        yield f"there are more than {MAX_BACKSLASHES} backslashes in a paragraph", "put blank lines between its parts"
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
    """The most brackets that are open at a time; round ones count in links alone."""
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
    """Whether a line is a heading, underlines one, or is a rule, in a list or a quotation or outside."""
    rest = row.lstrip(_NO_WORDS)
    return rest.startswith("#") or (not rest.strip() and any(c in row for c in "-=*_"))


def _cells(rows: list[str]) -> int:
    """How many cells a table has, of which its head says how wide each row is."""
    widths = [row.count("|") for row in rows if "|" in row and _TABLE_HEAD.fullmatch(row)]
    return max(widths, default=0) * len(rows)
