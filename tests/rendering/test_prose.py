"""The shorter way through Python-Markdown gives what the stock engine gives, byte for byte."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.formats import figures
from newsgen.rendering import markdown, prose

LINKS = markdown.Links()
LINKS.root = "/news/"
LINKS.ids = figures.ids(["fig"])
WORDS = markdown.Words()
STOCK = markdown.engine(LINKS, WORDS, raw_html=False)
SHORT = prose.shorten(markdown.engine(LINKS, WORDS, raw_html=False))


def same(text: str) -> None:
    stock = STOCK.reset().convert(text)
    assert SHORT.reset().convert(text) == stock
    assert prose.whole(text, LINKS.target, LINKS.ids) in (stock, None)


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\nTwo.",
        "One\ntwo.\n\n\n\nThree",
        "* item\n\nPlain after a list.\n\n    code",
        "* item\n\n    Plain in an item.\n\nPlain after.",
        "1. item\n\nPlain\n\n2. item",
        "> quote\n\nPlain\n\n> quote",
        "[^1]: A note.\n\nPlain with a note[^1].\n\n    more of no note",
        "Head\n====\n\nPlain",
        "Plain\n# Head",
        "Plain\n- item",
        "a | b\n--|--\n1 | 2",
        "```\nPlain\n\nPlain\n```\n\nPlain",
        "~~~\nPlain\n\nPlain",
        "Line  \nbreak",
        "Line\\\nbreak",
        "Trailing \n\nspaces  ",
        "[ref]: http://x.example\n\nPlain [ref].",
        "Plain &amp; more\n\nPlain <b>",
        "(Plain in brackets)\n\n“Quoted.”\n\n'Single' plain",
        "\tTabbed\n\nPlain\twith a tab",
        "Plain\x0bwith\x0cbreaks\x1c\u2028\u00a0",
        "2024 was plain.\n\n2024. Was a list.",
        "2 * 3 * 4 or 2 _ 3 _ 4, [and](/x/).",
        "Ein Wort\n1. kein Listenpunkt",
        "\u0645\u0631\u062d\u0628\u0627\n\n\u5317\u4eac\u3002",
        "wzxhzdk:0\n\nklzzwxh:0001",
        "Term\n:   Definition",
        "***\n\nPlain\n\n---\n\nPlain\n---",
    ],
)
def test_articles_come_out_as_from_the_stock_engine(text: str) -> None:
    same(text)


MARKS = [
    *("Plain words", "a", "2024", "7", "12. ", "\n", "\n\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\t", "é", "ж", "£"),
    *("* ", "- ", "1. ", "2. ", "> ", "# ", "## ", "### ", "==", "--", "|", "_", "`", "```", "~~~", "[", "] ", "](x)"),
    *("*", "**", "***", "*em*", "**strong**", "*a b* c", "x*y", "[li nk](https://x.example/a_b?c=1)", "[x](/y/)"),
    *("[x](javascript:y)", "![", "![alt][fig]", '![alt](p.jpg "C. (D)")', "[^1]", "[^1]: ", "[a]: x", "<", ">", "&"),
    *("![fig]", "![FIG][]", "![x][ Fig]", "![no]", "![no][]", ":"),
    *("& ", "&amp;", "\\", '"', "“", "— ", "–", ":", "!", "(", ")", "\x02", "\x03", "\u00a0", "\u2028", "é."),
]
marked = st.lists(st.sampled_from(MARKS), max_size=40).map("".join)


@given(marked)
@settings(max_examples=400)
def test_any_markup_comes_out_as_from_the_stock_engine(text: str) -> None:
    same(text)


BLOCKS = [
    *("Plain words.", "Two\nlines.", "2024 was.", "Some *words* are not plain.", "*Begins* marked.", "**Strong**."),
    *(
        "A [link](https://x.example/) & more.",
        "To [x@a.example](mailto:x@a.example), by [x](/x).",
        "“Quoted,” she said.",
        "## Subhead",
        "### Subhead",
        "# Head",
    ),
    *(
        "- one\n- two",
        "* one",
        "1. one\n2. two",
        "> Said.\n> More.",
        "> Said.\n> — Ada",
        "![alt][fig]",
        "![fig]",
        "![Fig][]",
        "![no]",
        "    code",
    ),
    *("a | b\n--|--\n1 | 2",),
]


@given(st.lists(st.sampled_from(BLOCKS), max_size=8), st.sampled_from(["\n\n", "\n\n\n"]))
@settings(max_examples=400)
def test_any_blocks_come_out_as_from_the_stock_engine(found: list[str], between: str) -> None:
    same(between.join(found))


def test_an_article_of_plain_blocks_needs_no_engine() -> None:
    text = "Plain *words*.\n\n## Subhead\n\n- one\n- two\n\n> Said.\n\n![alt][fig]\n\nA [link](/x/link), & more."
    assert prose.whole(text, LINKS.target) == STOCK.reset().convert(text)


@given(st.text(max_size=200))
def test_any_text_comes_out_as_from_the_stock_engine(text: str) -> None:
    same(text)


def test_the_examples_of_commonmark_come_out_as_from_the_stock_engine() -> None:
    """They are inputs here: Python-Markdown answers many of them in its own way."""
    spec = Path(__file__).parents[2] / ".venv/tools/node_modules/commonmark-spec/spec.txt"
    if not spec.exists():
        pytest.skip("needs npm's commonmark-spec (make tools)")
    found = re.findall(r"^`{10,} example\n(.*?)^\.\n", spec.read_text(), re.MULTILINE | re.DOTALL)
    assert len(found) > 600
    for text in found:
        same(text.replace("→", "\t"))
        same(f"Before.\n\n{text}\n\nAfter.")
