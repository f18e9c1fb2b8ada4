"""Texts that make parsers slow: twice as much of one takes at most two and a half times as long, or is refused.

What it costs is told in the processor's time, at its least of a few runs, since much of the work is done in C and
cannot be counted from Python.
"""

import functools
import gc
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest
from samples import article

from newsgen.config import Config
from newsgen.content import articles
from newsgen.context import Body
from newsgen.errors import ContentError, DumpError
from newsgen.formats import budget
from newsgen.importing.sources import opening
from newsgen.importing.sources.records import Job, Kind
from newsgen.rendering.markdown import BodyRenderer

ROUNDS = 15
"""How often both are run before a text counts as slow: other work on the machine makes a run longer, never shorter."""

ENOUGH = 3
"""How often both are run at least."""

LONG, ENOUGH_OF_LONG = 1.0, 2
"""Where half takes more seconds than the first, the second is enough, since what disturbs a long run evens out."""

MOST = 2.5
"""How many times longer twice the text may take."""

WORTH_MEASURING = 0.05
"""Seconds below which a text is not slow, and its figures are noise."""


def _repeated(piece: str, length: int) -> str:
    return piece * (length // len(piece))


BODIES: Mapping[str, Callable[[int], str]] = {
    name: functools.partial(_repeated, piece)
    for name, piece in {
        "open brackets": "[",
        "open images": "![",
        "open links": "[a](",
        "open links in lines": "[a](b\n",
        "nested links": "[a](<b ",
        "links": "[a](/b/) ",
        "links with titles": '[a](/b "',
        "closed brackets": "[]",
        "references": "[a][b] ",
        "stars": "*",
        "stars and words": "*a ",
        "double stars": "**a ",
        "triple stars": "***a",
        "mixed emphasis": "*_a",
        "underscores": "_a_",
        "backticks": "`",
        "backticks and words": "`a ",
        "rising backticks": "`a``b",
        "backslashes": "\\",
        "backslashes and marks": "\\*`",
        "entities": "&a",
        "ampersands": "&#",
        "angles": "<",
        "open addresses": "<a@b",
        "open tags": "<a b='",
        "tags": "<p>",
        "comments": "<!-- ",
        "declarations": "<![a",
        "processing": "<?",
        "headings": "# a\n",
        "hashes": "#",
        "underlined": "a\n=\n",
        "rules": "---\n",
        "stars as rules": "* * *\n",
        "quotes": "> a\n",
        "deep quotes": ">",
        "deep quotes in lines": "> > > a\n",
        "lists": "* a\n",
        "loose lists": "* a\n\n",
        "numbers": "1. a\n",
        "indented lists": "* a\n    * b\n        * c\n",
        "indents": "    a\n",
        "loose indents": "    a\n\n",
        "tables": "a | b\n",
        "bars": "|",
        "whole tables": "a | b\n--|--\nc | d\n\n",
        "fences": "```\n",
        "tildes": "~~~\na\n",
        "fences with words": "``` a b c\n",
        "definitions": "[a]: b\n",
        "definitions with titles": '[a]: b "c\n',
        "footnotes": "[^a]: b\n",
        "calls of footnotes": "a[^a] ",
        "short figures": "![a](b)\n\n",
        "open figures": '![a](b "c\n\n',
        "figures of brackets": '![[[[](b "((("\n\n',
        "paragraphs": "a\n\n",
        "lines": "a\n",
        "hard breaks": "a  \n",
        "spaces": " ",
        "spaces and lines": " \n",
        "tabs": "\t",
        "a long word": "a",
        "signs of hidden text": "\x02a\x03",
        "speakers": "> a\n> — b\n\n",
        "talk": "> — a\n\n",
        "dashes": "— ",
        "plain words": "The ferry sails again on Monday, says the port. ",
        "letters that grow": "\u0130",
        "marks": "e\u0301",
    }.items()
}
HEADS: Mapping[str, Callable[[int], dict[str, str]]] = {
    "a long headline": lambda n: {"title": "a" * n},
    "a headline of words": lambda n: {"title": "a b " * (n // 4)},
    "a headline of scripts": lambda n: {"title": "a\u0430 " * (n // 4)},
    "a headline of signs": lambda n: {"title": "'" + "\u5317" * (n // 3) + "'"},
    "a headline of quotes": lambda n: {"title": '"' + '\\"' * (n // 2) + '"'},
    "tags": lambda n: {"tags": "[" + "a, " * (n // 3) + "b]"},
    "aliases": lambda n: {"aliases": "[" + "".join(f"/{i}/, " for i in range(n // 8)) + "/x/]"},
    "an alias": lambda n: {"aliases": "[/" + "%41" * (n // 3) + "/]"},
    "figures": lambda n: {"figures": "[" + "".join(f"{{id: f{i}}}, " for i in range(n // 12)) + "{id: x}]"},
    "keys": lambda n: {"extra": "{" + "".join(f"k{i}: x, " for i in range(n // 10)) + "y: z}"},
    "an unknown key": lambda n: {"a" * n: "x"},
    "a summary": lambda n: {"summary": "*[" * (n // 2)},
    "a date": lambda n: {"date": "2" * n},
    "folded text": lambda n: {"summary": ">\n" + "  a\n" * (n // 4)},
    "open quotes": lambda n: {"summary": "'" * n},
    "key points": lambda n: {"extra": "{key_points: [" + "a, " * (n // 3) + "b]}"},
}


DUMPS: Mapping[str, Callable[[int], str]] = {
    name: functools.partial(_repeated, piece)
    for name, piece in {
        "names": "By Ada Holm, ",
        "sections": "News > ",
        "sections in lines": "News\n",
        "labels": "Photo: Ada Holm ",
        "credits": "(Ada Holm/AP) ",
        "slashes": "Ada/",
        "bars": "a | ",
        "signs": "© Ada ",
        "sentences": "It rained. ",
        "agencies": "Reuters via Getty ",
        "days": "2 March 2026, ",
        "numbers": "1. ",
        "prompts": "Read more: Share this ",
        "short lines": "The pier\n",
        "sentences in lines": "The pier was rebuilt.\n",
        "captions in lines": "The pier (Ada Holm/AP)\n",
        "a long word": "a",
        "spaces": " ",
    }.items()
}
MARKED: Mapping[str, Callable[[int], str]] = {
    name: functools.partial(_repeated, piece)
    for name, piece in {
        "comments": "<!-- a --> b ",
        "open comments": "<!--",
        "comments over lines": "<!--\n\n-->\n",
        "elements": "<em>a</em> ",
        "open elements": "<b><i>",
        "open code": "<pre>\n\n",
        "shortcodes": "{{< figure ",
        "hidden": "{% comment %}\n\n",
        "backticks": "`a``b\n\n",
        "images": "![a](b)\n",
        "images in a line": "![a](b 'c') d ",
        "open images": "![a](b(",
        "hidden elements": "<div hidden>\n\n",
        "words behind hidden elements": "<p hidden>a</p> b\n",
        "elements hidden by style": "<p style='display:none'>a</p>\n\n",
        "conditions": "{% if a %}\n",
        "links": '<a href="',
        "tags": "<x ",
    }.items()
}


def cost(text: str, *, raw_html: bool) -> float | None:
    """Seconds of the processor's time that it takes to read and render an article; None where it is refused."""
    config = Config(title="T", base_url="https://t.example/", raw_html="sanitised" if raw_html else "escaped")
    start = time.process_time()
    try:
        found = articles.read(text, "content/a.md", config, ()).article
    except ContentError:
        return None
    markdown = articles.body(text, found.body_line)
    BodyRenderer().render(Body(markdown=markdown, file="a.md", line=1, figures=(), raw_html=raw_html), "/")
    return time.process_time() - start


def import_cost(text: str, *, kind: Kind) -> float | None:
    """Seconds of the processor's time that it takes to read a dump; None where it is refused."""
    config = Config(title="T", base_url="https://t.example/")
    job = Job(kind, "seeds/a", text.encode(), "0", config, datetime(2026, 3, 2, tzinfo=UTC))
    start = time.process_time()
    try:
        opening.draft(job)
    except DumpError:
        return None
    return time.process_time() - start


def growth(make: Callable[[int], str], cost: Callable[[str], float | None]) -> tuple[int, float]:
    """The largest text that is read, in characters, and how many times longer it takes than half of it."""
    size = budget.MAX_BYTES - 1000
    gc.freeze()  # as where pages are rendered, so that what other tests left is not looked at for cycles in between
    try:
        while (whole := cost(make(size))) is None:
            size //= 2
            if not size:
                return 0, 1.0  # it is refused at any length
        halves, wholes = [cost(make(size // 2)) or 0.0], [whole]
        enough = ENOUGH_OF_LONG if halves[0] > LONG else ENOUGH
        while len(halves) < enough or (len(halves) < ROUNDS and min(wholes) > MOST * min(halves)):
            halves.append(cost(make(size // 2)) or 0.0)
            wholes.append(cost(make(size)) or 0.0)
    finally:
        gc.unfreeze()
    if min(wholes) <= WORTH_MEASURING:
        return size, 1.0
    # Each half has run beside its whole, so where the machine is busy all the time, that slows both.
    usual = statistics.median(whole / half for half, whole in zip(halves, wholes, strict=True))
    return size, min(usual, min(wholes) / min(halves))


@pytest.mark.parametrize(
    ("piece", "most", "said"),
    [
        ("> ", budget.MAX_DEPTH, "lists or quotations nest deeper than 20"),
        ("[", budget.MAX_OPEN, "more than 100 brackets are open at once"),
        ("`a ", budget.MAX_BACKTICKS, "there are more than 1000 backticks in a paragraph"),
        ("\\", budget.MAX_BACKSLASHES, "there are more than 5000 backslashes in a paragraph"),
        ("&a", budget.MAX_AMPERSANDS, "there are more than 20000 ampersands in a paragraph"),
        ("# a\n", budget.MAX_RULES, "more than 200 headings or rules follow each other"),
        ("a\n\n", budget.MAX_BLOCKS, "the text has more than 10000 paragraphs"),
    ],
)
def test_a_text_may_have_as_many_marks_as_the_budget_says_and_no_more(piece: str, most: int, said: str) -> None:
    budget.check_text(piece * most, "content/a.md", 1)
    with pytest.raises(ContentError, match=said):
        budget.check_text(piece * (most + 1), "content/a.md", 1)


@pytest.mark.parametrize("piece", ["[a](b) ", "[a](b(c)) ", "(a) ", "[a] "])
def test_brackets_that_are_closed_again_are_not_counted(piece: str) -> None:
    budget.check_text(piece * 10 * budget.MAX_OPEN, "content/a.md", 1)


@pytest.mark.slow
@pytest.mark.parametrize("raw_html", [False, True], ids=["", "raw HTML"])
@pytest.mark.parametrize("kind", BODIES)
def test_a_slow_text_takes_linear_time_or_is_refused(kind: str, raw_html: bool) -> None:
    size, times = growth(lambda n: article(BODIES[kind](n)), functools.partial(cost, raw_html=raw_html))
    assert times <= MOST, f"{size} characters take {times:.1f} times as long as half of them"


@pytest.mark.slow
@pytest.mark.parametrize("kind", HEADS)
def test_a_slow_head_takes_linear_time_or_is_refused(kind: str) -> None:
    size, times = growth(lambda n: article(**HEADS[kind](n)), functools.partial(cost, raw_html=False))
    assert times <= MOST, f"{size} characters take {times:.1f} times as long as half of them"


@pytest.mark.slow
@pytest.mark.parametrize("kind", DUMPS)
def test_a_slow_dump_takes_linear_time_or_is_refused(kind: str) -> None:
    size, times = growth(DUMPS[kind], functools.partial(import_cost, kind="text"))
    assert times <= MOST, f"{size} characters take {times:.1f} times as long as half of them"


@pytest.mark.slow
@pytest.mark.parametrize("kind", MARKED)
def test_slow_markdown_of_others_takes_linear_time_or_is_refused(kind: str) -> None:
    size, times = growth(MARKED[kind], functools.partial(import_cost, kind="markdown"))
    assert times <= MOST, f"{size} characters take {times:.1f} times as long as half of them"
