"""The shorter way through Python-Markdown gives what the stock engine gives, byte for byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from newsgen.rendering.prose import shorten

EXTENSIONS = ["tables", "footnotes", "fenced_code", "sane_lists"]


def engine(*, short: bool) -> Markdown:
    md = Markdown(extensions=EXTENSIONS, output_format="html")
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    if short:
        shorten(md)
    return md


STOCK, SHORT = engine(short=False), engine(short=True)


def same(text: str) -> None:
    assert SHORT.reset().convert(text) == STOCK.reset().convert(text)


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
        "Trailing \n\nspaces  ",
        "[ref]: http://x.example\n\nPlain [ref].",
        "Plain &amp; more\n\nPlain <b>",
        "(Plain in brackets)\n\n“Quoted.”\n\n'Single' plain",
        "\tTabbed\n\nPlain\twith a tab",
        "Plain\x0bwith\x0cbreaks\x1c\u2028\u00a0",
        "2024 was plain.\n\n2024. Was a list.",
        "Ein Wort\n1. kein Listenpunkt",
        "\u0645\u0631\u062d\u0628\u0627\n\n\u5317\u4eac\u3002",
        "wzxhzdk:0\n\nklzzwxh:0001",
        "Term\n:   Definition",
        "***\n\nPlain\n\n---\n\nPlain\n---",
    ],
)
def test_articles_come_out_as_from_the_stock_engine(text: str) -> None:
    same(text)


# fmt: off
MARKS = [
    "Plain words", "a", "2024", "\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\t", "* ", "- ", "1. ", "> ", "# ", "==",
    "--", "|", "*", "**", "_", "`", "```", "~~~", "[", "](x)", "![", "[^1]", "[^1]: ", "[a]: x", "<", ">", "&", "&amp;",
    "\\", '"', "“", ":", "\x02", "\x03",
]
# fmt: on


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
@settings(max_examples=400)
def test_any_markup_comes_out_as_from_the_stock_engine(text: str) -> None:
    same(text)


@given(st.text(max_size=200))
def test_any_text_comes_out_as_from_the_stock_engine(text: str) -> None:
    same(text)
