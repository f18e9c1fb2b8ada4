"""Quotations that name who said it."""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.context import Body
from newsgen.rendering.markdown import BodyRenderer


def html(text: str) -> str:
    blocks = BodyRenderer().render(Body(markdown=text, file="a.md", line=1, figures=()), "/")
    return "".join(block.html for block in blocks)


@pytest.mark.parametrize("dash", ["— ", "—", "– ", "―\u00a0"])
@pytest.mark.parametrize("between", ["\n> ", "\n>\n> "])
def test_a_last_line_with_a_dash_names_the_speaker(dash: str, between: str) -> None:
    found = html(f"Before.\n\n> The *pier* is old.{between}{dash}Ada [Lind](/a/)\n\nAfter.")
    assert found.replace("\n", "") == (
        '<p>Before.</p><figure class="quote"><blockquote><p>The <em>pier</em> is old.</p></blockquote>'
        '<figcaption>Ada <a href="/a/">Lind</a></figcaption></figure><p>After.</p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "> The pier is old.",
        "> — Ada Lind",
        "> The pier — old as it is — stands.",
        "> The pier is old.\n> - a\n> - b",
        "> — Are you going?\n> — I am.",
        "> — Are you going?\n>\n> — I am.",
        "The pier is old.\n— Ada Lind",
        "    > Code.\n    > — Ada",
    ],
)
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert "figure" not in html(text)


def test_quotations_in_a_row_have_each_its_speaker() -> None:
    found = html("> One.\n> — Ada\n\n> Two\n>\n> words.\n>\n> — Ben\n\n> Three.\n\n> Four.\n> – Cy")
    assert found.replace("\n", "") == (
        '<figure class="quote"><blockquote><p>One.</p></blockquote><figcaption>Ada</figcaption></figure>'
        '<figure class="quote"><blockquote><p>Two</p><p>words.</p></blockquote><figcaption>Ben</figcaption></figure>'
        "<blockquote><p>Three.</p></blockquote>"
        '<figure class="quote"><blockquote><p>Four.</p></blockquote><figcaption>Cy</figcaption></figure>'
    )


def test_talk_goes_on_after_a_blank_line() -> None:
    assert html("> She asked:\n> — Are you going?\n\n> — I am.").count("<blockquote>") == 1


@given(st.lists(st.sampled_from(["> One.", "> Two\n> three.", "> a — b", "> > c", "- > d", "Text."]), max_size=6))
def test_quotations_that_name_nobody_come_out_as_from_the_stock_engine_but_are_not_joined(blocks: list[str]) -> None:
    apart = re.sub(r"^(>.*)\n\n(?=>)", r"\1\n\nBetween.\n\n", "\n\n".join(blocks), flags=re.MULTILINE)
    stock = markdown.Markdown(output_format="html").convert(apart)
    assert html("\n\n".join(blocks)) == stock.replace("<p>Between.</p>\n", "")


@given(st.text(alphabet=st.sampled_from(list("> \n—-*ab[](x)")), max_size=40))
def test_no_words_are_lost(text: str) -> None:
    plain, quoted = (re.sub("<[^>]*>", "", html(t)) for t in (text.replace("—", "%"), text))
    assert [plain.count(c) for c in "ab"] == [quoted.count(c) for c in "ab"]
