"""What Markdown says in plain words: the start that a summary takes, and how many there are."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.content import plain_text
from newsgen.context import Body
from newsgen.formats import figures
from newsgen.rendering.markdown import BodyRenderer

IDS = figures.ids(["pier"])


def prose(body: str) -> plain_text.Prose:
    return plain_text.prose(tuple(plain_text.paragraphs(body, 1)), IDS)


def summary(body: str) -> str:
    return plain_text.summary(prose(body))


def count(body: str, language: str = "en") -> int:
    return plain_text.count(prose(body), language)


def page(body: str) -> str:
    """The text of the page, in one line."""
    blocks = BodyRenderer().render(Body(markdown=body, file="a.md", line=1, figures=(), ids=("pier",)), "/")
    return " ".join(html.unescape(re.sub("<[^>]*>", "", "".join(block.html for block in blocks))).split())


DEFINED = "\n\n[harbour office]: https://x.example/a 'The office'\n[Quay]: <https://x.example/b>\n"
PIECES = [
    *("The ferry", "sails.", "«Über»", "7", "2 * 3", "ada_lind", "(so)", "R&D", "1 < 2", "a | b"),
    *("*weak*", "**strong**", "***both***", "_weak words_", "__strong words__", "**a [link](/b/) in it**"),
    *("`a *b* c`", "``a ` b``", "`[x](y)`", "`&amp; <b>`", "`\\*`", "`` `x` ``"),
    *("[the *long* pier](https://x.example/a_(b))", "[a boat](/b/ 'Its *title*')", "[the `code*`](<a b>)"),
    *("[harbour office]", "[Harbour\nOffice]", "[words][quay]", "[words] [QUAY]", "[quay][]", "[*weak*][quay]"),
    *(
        "[sic]",
        "[words][nothing]",
        "[sic] [quay]",
        "[quay] [sic]",
        "[a [quay]]",
        "![the pier](p.jpg)",
        "![a boat][quay]",
    ),
    *("[![a boat](b.jpg)](/b/)", "\\*no star\\*", "\\[no link\\](x)", "\\`no code\\`", "\\_ \\\\ \\# \\&"),
    *("&amp; &copy; &#8211; &x", "<https://x.example/a_b*c>", "<ada@post.example>", "<b>text</b>", "end,\\\nand on"),
]
LAYOUTS = {
    "in lines": "{}\n{}\n{}",
    "a list": "- {}\n- {}\n- {}",
    "a list of stars": "* {}\n* {}\n* {}",
    "a numbered list": "1. {}\n2. {}\n12. {}",
    "a list in a list": "3. {}\n    - {}\n    - {}",
    "a quotation": "> {}\n> {}\n> {}",
    "a list in a quotation": "> 1. {}\n> 2. {}\n> 3. {}",
    "a list of two kinds": "- {}\n1. {}\n- {}",
}
said = st.lists(st.sampled_from(PIECES), max_size=3).map(lambda pieces: " and ".join(["So", *pieces]))


@given(st.tuples(said, said, said), st.sampled_from([*LAYOUTS.values()]))
def test_a_summary_begins_the_text_of_the_page(parts: tuple[str, str, str], layout: str) -> None:
    text = layout.format(*(part.replace("\n", " ") for part in parts)) + DEFINED
    made = summary(text).removesuffix("…")
    assert made
    assert page(text).startswith(made)
    assert count(text) == len(page(text).split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The [harbour office] said so.\n\n[harbour\n OFFICE]: https://x.example", "The [harbour office] said so."),
        ("The [harbour office] said so.\n\n[Harbour  office]: https://x.example", "The harbour office said so."),
        ("The [harbour office] said so [sic].\n\n[harbour office]: /x/", "The harbour office said so [sic]."),
        ("The [office] said.\n\n    [office]: /x/", "The [office] said."),
        ("1. First item\n2. Second", "First item Second"),
        ("- First item\n1. Second", "First item 1. Second"),
        ("# Head\n1. First item", "First item"),
        ("12. Mai", "Mai"),
        ("12\\. Mai", "12. Mai"),
        ("12.5 metres\n1. deep", "12.5 metres 1. deep"),
        ("The code `a *b* c` and \\`*d*\\`.", "The code a *b* c and `d`."),
        ("One ` and `` two.", "One ` and `` two."),
        ("An & of \\& and \\<.", "An & of \\& and \\<."),
    ],
)
def test_a_summary_has_what_marks_nothing_and_no_mark(text: str, said: str) -> None:
    assert summary(text) == said


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("in time.", "in time."),
        ("in time!", "in time!"),
        ("in time?”", "in time?”"),
        ("«in time.»)", "«in time.»)"),
        ("in time。", "in time。"),
        ("in time…", "in time…"),
        ("in time,", "in time…"),
        ("in time: –", "in time…"),
        ("in 2.5", "in 2.5…"),
    ],
)
def test_a_summary_ends_in_an_ellipsis_where_a_sentence_is_cut_alone(start: str, end: str) -> None:
    before = "The ferry sails again, " * 8
    assert summary(f"{before}{start} {'on' * 20}.") == before + end
    assert summary(before + start) == before + start


REFERENCES = "{}\n\n![][pier]\n\n![The pier][pier]\n\n![pier]\n\n"
SHORT = '{}\n\n![](a.jpg "A caption. (Credit)")\n\n![Some words](<b c.jpg> "Another caption")\n\n![](c.jpg)\n\n'


@pytest.mark.parametrize("form", ["{}", REFERENCES, SHORT])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two words.", 2),
        ("Two\nwords.", 2),
        ("A [link](https://x.example 'Its title') and [one](<a b c>), [two][the quay] words.\n\n[the quay]: /x/", 6),
        ("A [link][to nothing].", 3),
        ("- Two words\n- in a list", 5),
        ("1. Two words\n2. in a list", 5),
        ("> Two words\n> quoted", 3),
        ("## A subhead\nTwo words.", 2),
        ("A subhead\n---------\n\nTwo words.", 2),
        ("Two words.[^1]\n\n[^1]: A note.", 2),
        ("Two words. [^1]\n\n[^1]: A note.", 2),
        ("Two words.\n\n```\nsome code\n```\n\n    more code", 2),
        ("Run `make it so` now.", 5),
        ("A&nbsp;b &mdash; c", 4),
        ("Two words.\n\na | b\n--|--\n1 | 2", 2),
        ("Two words.\n\n* * *\n\nAnd *two* more **words**.", 6),
    ],
)
def test_words_are_those_of_prose(text: str, words: int, form: str) -> None:
    assert count(form.format(text)) == words


@pytest.mark.parametrize(
    ("text", "words"), [("`<b>` one <b>two</b><!-- not three --> <i>four</i>", 4), ("<p>1 < 2</p>", 3)]
)
def test_html_that_counts_is_no_word(text: str, words: int) -> None:
    assert plain_text.count(plain_text.prose(plain_text.without_html(text), IDS), "en") == words


@given(
    st.integers(0, 30), st.sampled_from(["word ", "[link](/x/) ", "`code` ", "&amp; ", "*b* ", "so [harbour office] "])
)
def test_the_words_of_a_long_paragraph_are_all_counted(more: int, piece: str) -> None:
    text = piece * (plain_text.ENOUGH // len(piece) + more) + DEFINED
    assert count(text) == len(page(text).split())
