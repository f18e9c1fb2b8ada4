import html
import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsgen.importing.drafting.escaping import escape, escape_heading

LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=80)
TRICKY = st.lists(
    st.sampled_from([*"#*_`[]()<>!&\\~=-+.:|1a é", "1. ", "    ", "&lt;", "http://x.y", "</p>", "[a]: b", "![x](y)"])
).map("".join)


def render(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", "footnotes", "fenced_code", "sane_lists"])


def words(rendered: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", rendered)).split())


@example("Q&#65 and &#x41, &copy and AT&T")
@given(LINE | TRICKY)
def test_a_paragraph_comes_out_as_it_went_in(text: str) -> None:
    line = escape(text)
    if not line:
        return
    rendered = render(f"Before.\n\n{line}\n\nAfter.").removeprefix("<p>Before.</p>\n").removesuffix("\n<p>After.</p>")
    assert re.fullmatch(r"<p>[^<]*</p>", rendered), rendered
    assert words(rendered) == " ".join(text.split())


def test_a_heading_of_many_signs_is_escaped_at_its_end_alone() -> None:
    signs = "#" * 500_000
    assert escape_heading(f"a {signs} b") == f"a {signs} b"
    assert escape_heading("C ##") == "C \\#\\#"


@given(LINE | TRICKY)
def test_a_heading_a_quotation_and_an_item_do_too(text: str) -> None:
    if not text.strip():
        return
    heading, quoted, item = (
        render(f"## {escape_heading(text)}"),
        render(f"> {escape(text)}"),
        render(f"- {escape(text)}"),
    )
    assert re.fullmatch(r"<h2>[^<]*</h2>", heading), heading
    assert words(heading) == words(quoted) == words(item) == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["1. First", "# Not a heading", "* star", "    indented", "a <b>tag</b>", "[x]: y", "---", "~~~"]
)
def test_marks_of_markdown_are_words(text: str) -> None:
    assert render(escape(text)) == f"<p>{html.escape(text.strip(), quote=False)}</p>".replace("~~~", "&#126;~~")


def test_plain_text_is_left_as_it_is() -> None:
    text = "The 3,000 people (all of them) paid $5 - or 10% more - at night_ferry.example.com; “fine!” they said."
    assert escape(text) == text
