"""Lists within lists, however far they are indented."""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.context import Body
from newsgen.rendering.markdown import BodyRenderer


def html(text: str, *, raw: bool = False) -> str:
    body = Body(markdown=text, file="a.md", line=1, figures=(), raw_html=raw)
    return "".join(block.html for block in BodyRenderer().render(body, "/"))


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("step", [2, 3, 4])
@pytest.mark.parametrize(("outer", "inner"), [("- ", "- "), ("1. ", "- "), ("* ", "1. ")])
def test_a_list_is_within_the_item_above(outer: str, inner: str, step: int, raw: bool) -> None:
    text = f"{outer}One\n{' ' * step}{inner}Two\n{' ' * 2 * step}{inner}Three\n{' ' * step}{inner}Four\n{outer}Five"
    first, second = ("ol" if mark == "1. " else "ul" for mark in (outer, inner))
    assert re.sub(r"\s", "", html(text, raw=raw)) == (
        f"<{first}><li>One<{second}><li>Two<{second}><li>Three</li></{second}></li><li>Four</li></{second}></li>"
        f"<li>Five</li></{first}>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "- One\n - Two",
        "  - One\n  - Two",
        "- One\n\nText.\n\n  - Two",
        "Code:\n\n    - One\n      - Two",
        "```\n- One\n  - Two\n```",
        "- One\n  goes on\n- Two",
    ],
)
def test_anything_else_stays_as_it_is(text: str) -> None:
    stock = markdown.Markdown(extensions=["fenced_code", "sane_lists"], output_format="html")
    assert html(text) == stock.convert(text)


@given(st.lists(st.sampled_from(["- a", "    - b", "        - c", "    1. d", "1. e", "text", "    text", ""])))
def test_what_the_engine_knows_comes_out_as_from_it(lines: list[str]) -> None:
    stock = markdown.Markdown(extensions=["fenced_code", "sane_lists"], output_format="html")
    assert html("\n".join(lines)) == stock.convert("\n".join(lines))
