"""HTML to Markdown: the words come out as they went in, and figures have what their markup says."""

import html as entities
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.context import Body
from newsgen.importing.sources import assemble
from newsgen.importing.sources.html import blocks, captions, trees
from newsgen.importing.sources.records import Block, Piece
from newsgen.rendering.markdown import BodyRenderer

RENDERER = BodyRenderer()
WORDS = st.text("ab1.*_`[](){}<>#+-=|!&;:~\\/\"' é\u00a0漢", max_size=12).map(entities.escape)
MARKS = ("b", "em", "code", "span", "a")
BLOCKS = ("p", "h2", "h3", "li", "div", "pre", "td")
FRAMES = ("ul", "ol", "blockquote", "div", "table", "tr")


def tagged(tags: tuple[str, ...], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(tag: str, parts: list[str]) -> str:
        start = "a href='http://x.example/a_b*c(d)'" if tag == "a" else tag
        return f"<{start}>{''.join(parts)}</{tag}>"

    return st.builds(made, st.sampled_from(tags), st.lists(inside, max_size=3))


INLINE = st.recursive(WORDS | st.just("<br>"), lambda inside: tagged(MARKS, inside), max_leaves=5)
PAGES = st.lists(
    st.recursive(tagged(BLOCKS, INLINE) | INLINE, lambda i: tagged(FRAMES, i), max_leaves=5), min_size=1, max_size=3
)


def tree(text: str) -> Any:
    return trees.piece(text)


def read(text: str) -> list[Block]:
    return list(captions.pair(blocks.read(tree(text), "https://post.example/a/")))


def markdown(text: str) -> str:
    pieces = [Piece(b.role, b.text, b.why, 1.0, b.markdown, b.gap, b.shown) for b in read(text)]
    return assemble.body_of(pieces, [f"f{n}" for n in range(50)])


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(PAGES)
def test_words_come_out_as_they_went_in(parts: list[str]) -> None:
    page = "".join(parts)
    made = RENDERER.render(Body(markdown=markdown(page), file="x.md", line=1, figures=()), "/")
    shown = tree("".join(str(block.html) for block in made))
    assert bare(shown.text_content()) == bare(tree(page).text_content())


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<p>A <b>bold</b> and <i>slanted</i> word</p>", "A **bold** and *slanted* word"),
        ("<p>half<b>way</b></p>", "halfway"),
        ("<p><a href='/b'>x</a> <a href='mailto:a@b.c'>y</a></p>", "[x](https://post.example/b) [y](mailto:a@b.c)"),
        ("<p><a href='javascript:alert(1)'>x</a><a href='data:text/html,y'>y</a></p>", "xy"),
        ("<p><a href=' java\nscript:alert(1)'>x</a></p>", "x"),
        ("<p>Hey!<a href='https://a.example/'>x</a></p>", "Hey\\![x](https://a.example/)"),
        ("<p>one<br>two<br><br>three</p>", "one  \ntwo\n\nthree"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n    - b\n- c"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
        ("<table><tr><th>a<th>b<tr><td>1|2<td>3</table>", "| a | b |\n| --- | --- |\n| 1&#124;2 | 3 |"),
        ("<pre>a\n```\nb</pre>", "````\na\n```\nb\n````"),
        ("<pre>a<br>b <i>c<br></i> d<img alt=e></pre>", "```\na\nb c\n de\n```"),
        ("<table><tr><th>a<th>b<tr><td><p>1</p><p>2</p><td><ul><li>3<li>4</ul></table>",
         "| a | b |\n| --- | --- |\n| 1 2 | 3 4 |"),
        ("<table><tr><th>a<th>b<tr><td rowspan=2>1<td>2<tr><td>3<tr><td>4<td>5</table>",
         "| a | b |\n| --- | --- |\n| 1 | 2 |\n|  | 3 |\n| 4 | 5 |"),
        ("<table><tr><th colspan=2>a<th>b<tr><td>1<td>2<td>3</table>",
         "| a |  | b |\n| --- | --- | --- |\n| 1 | 2 | 3 |"),
        ("<table><tr><td>1<td rowspan=2>2<tr><td>3<tr><td>4<td>5</table>",
         "| 1 | 2 |\n| --- | --- |\n| 3 |  |\n| 4 | 5 |"),
        ("<table><tr><td>1<td colspan=x>2<tr><td colspan=-1>3<td rowspan=9999>4</table>",
         "| 1 | 2 |\n| --- | --- |\n| 3 | 4 |"),
        ("<table><tbody><tr><td rowspan=0>1<td>2<tr><td>3<tr><td>4</tbody><tbody><tr><td>5<td>6</tbody></table>",
         "| 1 | 2 |\n| --- | --- |\n|  | 3 |\n|  | 4 |\n| 5 | 6 |"),
        ("<table><tfoot><tr><td>5<td>6</tfoot><tbody><tr><td>3<td rowspan=9>4</tbody><thead><tr><td>1<td>2</table>",
         "| 1 | 2 |\n| --- | --- |\n| 3 | 4 |\n| 5 | 6 |"),
        ("<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>", "## a\n\nb\n\nc\n\nd"),
        ("<figure><table><caption>Boats</caption><tr><td>1<td>2<tr><td>3<td>4</table><figcaption>Port</figcaption></figure>",
         "Boats\n\n| 1 | 2 |\n| --- | --- |\n| 3 | 4 |\n\nPort"),
        ("<figure><blockquote>a</blockquote><figcaption>Jo</figcaption></figure>", "> a\n\nJo"),
        ("<blockquote><p>a</p><footer>Jo</footer></blockquote>", "> a\n>\n> Jo"),
        ("<blockquote>a<p class=attribution>Jo</p></blockquote>", "> a\n>\n> Jo"),
        ("<p>a</p><p class=copyright>The Harbour</p>", "a\n\nThe Harbour"),
        ("<p>10<sup>6</sup> H<sub>2</sub>O a<sup>b</sup></p>", "10⁶ H₂O ab"),
        ("<h4>1. A heading #</h4>", "#### 1. A heading \\#"),
        ("<ul><li>a<img src=b.jpg alt=c>d</ul>", "- a\n\n![][f0]\n\n- d"),
        ("<ul>One <b>two</b> more<li>a</li>three<li>b</li>4</ul>", "One **two** more\n\n- a\n\nthree\n\n- b\n\n4"),
        ("<table>One<tr>two <b>three</b> more<th>a<th>b</th>four</tr><tr><td>1<td>2</table>",
         "One\n\ntwo **three** more\n\nfour\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"),
        ("<table>One<tr>two<td>a</table>", "One\n\ntwo\n\na"),
    ],
)  # fmt: skip
def test_markdown(page: str, wanted: str) -> None:
    assert markdown(page) == wanted


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<p>Fähr<wbr>hafen<wbr> Nord</p><p>b</p>", "Fährhafen Nord\n\nb"),
        ("<p>a</p><embed src=x.swf><p>b</p><p>c</p>", "a\n\nb\n\nc"),
        ("<audio><source src=a.mp3><track src=a.vtt></audio><p>b</p>", "b"),
        ("<div><source>a<b>b</b>c</div>", "abc"),
    ],
)
def test_words_behind_what_holds_nothing_are_kept(page: str, wanted: str) -> None:
    assert markdown(page) == wanted


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<ul>a<li>b</li>c<li>d</li></ul>", "a\n\n- b\n\nc\n\n- d"),
        ("<ol><b>a</b><li>b</li><a href=x:y>c</a><li>d</li></ol>", "**a**\n\n1. b\n\nc\n\n2. d"),
        ("<ul><li>a<ul>b<li>c</ul></ul>", "- a\n\n    b\n\n    - c"),
        ("<table>a<tr><td>b</table>", "a\n\nb"),
    ],
)
def test_words_beside_the_items_of_a_list_are_kept(page: str, wanted: str) -> None:
    assert markdown(page) == wanted


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("<mi>E</mi> <mo>=</mo> <mi>m</mi>", "E=m"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a+b)/2"),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x²"),
        ("<msup><mi>e</mi><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></msup>", "e^(x+1)"),
        ("<msub><mi>x</mi><mi>i</mi></msub>", "x_i"),
        ("<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover>", "∑₁^n"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x+1)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x"),
        ("<semantics><mi>x</mi><annotation>\\x</annotation></semantics>", "x"),
        ("<mtext>so  many</mtext>", "so many"),
        ("<mi>x<!-- y --></mi><!-- z -->", "x"),
        ("<mi>x</mi><mi style='display:none'>y</mi>", "x"),
    ],
)
def test_formulas_are_words(formula: str, wanted: str) -> None:
    assert markdown(f"<p>It has <math>{formula}</math> boats.</p>") == f"It has {wanted} boats."


@pytest.mark.parametrize("kind", ["katex-mathml", "MJX_Assistive_MathML"])
def test_formulas_that_stand_beside_their_own_letters_are_read_once(kind: str) -> None:
    page = f"<p><span><span class='{kind} x'><math><mi>x</mi></math></span><span>x</span></span></p>"
    assert markdown(page) == "x"


@pytest.mark.parametrize("reading", ["<rt>taka</rt>", "<rp>(</rp><rt>taka</rt><rp>)</rp>"])
def test_how_a_word_is_read_stands_in_brackets_behind_it(reading: str) -> None:
    assert markdown(f"<p>A <ruby>鷹{reading}</ruby>.</p>") == "A 鷹(taka)."


HIDE = "style='display:none'"


@pytest.mark.parametrize(
    "page",
    [
        "<p>a</p><p {}>secret</p>",
        "<ul><li>a</li><li {}>secret</li></ul>",
        "<table><tr><td>a<td>b<tr {}><td>secret<td>x<tr><td>c<td>d</table>",
        "<table><tr><td>a<td>b<tr><td {}>secret</td><td>x<tr><td>c<td>d</table>",
        "<table><tr><td>a<td>b<tbody {}><tr><td>secret<td>x</tbody></table>",
        "<table><tr><td>a<td>b<tr><td><div {}>secret</div>x<td>y</table>",
        "<table><caption {}>secret</caption><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<table><tr {}><td>secret</table><p>a</p>",
    ],
)
def test_what_is_hidden_is_set_aside(page: str) -> None:
    assert "secret" in markdown(page.format(""))
    found = read(page.format(HIDE))
    assert [b.text for b in found if "secret" in b.text and (b.role, b.why) == ("boilerplate", "hidden there")]
    assert "secret" not in markdown(page.format(HIDE))


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<pre>a<b hidden>secret</b>b</pre>", "```\nab\n```"),
        ("<p>a<sup>1<b hidden>2</b></sup></p>", "a¹"),
        ("<p>a<sup><b hidden>[</b>1<b hidden>]</b></sup></p>", "a¹"),
        ("<p>a <math hidden><mi>x</mi></math>b</p>", "a b"),
    ],
)
def test_what_is_hidden_in_a_line_is_not_in_it(page: str, wanted: str) -> None:
    assert markdown(page) == wanted


def test_of_a_row_of_pictures_those_that_are_not_seen_at_first_stay() -> None:
    page = "<div><img src=a.jpg alt=a></div><div hidden><img src=b.jpg alt=b><p>b</p></div>"
    assert [b.shown.addresses for b in read(page) if b.shown] == [("a.jpg",), ("b.jpg",)]
    assert markdown(page) == "![][f0]\n\n![][f1]"


@pytest.mark.parametrize(
    "page",
    [
        "<p>a</p><p class=caption {}>secret</p>",
        "<figure><img src=a.jpg><figcaption>a<p {}>secret</p></figcaption></figure>",
        "<div class=caption>a<div {}><h3>secret</h3></div></div>",
    ],
)
def test_what_is_hidden_is_in_no_caption(page: str) -> None:
    assert any(b.role == "caption" and "secret" in b.text for b in read(page.format("")))
    assert [(b.role, b.why) for b in read(page.format(HIDE)) if "secret" in b.text] == [("boilerplate", "hidden there")]


@pytest.mark.parametrize(
    "picture", ["<img src=a.jpg>{}", "<a href=a.jpg><img src=a.jpg></a>{}", "<figure><img src=a.jpg>{}</figure>"]
)
def test_a_caption_that_is_seen_by_pointing_at_its_picture_stays(picture: str) -> None:
    found = read(picture.format(f"<div class=caption {HIDE}>The pier.</div>"))
    assert [(b.role, b.shown and b.shown.caption) for b in found if b.text] == [("caption", "The pier.")]


def test_words_that_are_hidden_in_lines_are_set_aside_once() -> None:
    page = (
        "<p>a <b hidden>one <i hidden>two</i></b><b hidden>[</b> c</p>"
        "<div hidden>d <b hidden>e</b></div><style hidden>f</style>"
    )
    aside = [(b.text, b.why) for b in read(page) if b.role == "boilerplate"]
    assert aside == [(words, "hidden there") for words in ("d", "one two", "e")]


FIGURE = '<figure><img src="p.gif" {}><figcaption>{}</figcaption></figure>'


@pytest.mark.parametrize(
    "places",
    [
        'data-src="big.jpg"',
        'data-srcset="small.jpg 100w, big.jpg 900w"',
        'srcset="small.jpg 1x, big.jpg 2x"',
        'srcset="small.jpg 1..5x, big.jpg 900w 600h, none.jpg"',
        'srcset=",small.jpg 1x,big.jpg 2x,,"',
        'data-lazy-src="big.jpg"',
    ],
)
def test_lazy_pictures(places: str) -> None:
    assert read(FIGURE.format(places, "C"))[0].shown.addresses[0] == "big.jpg"  # type: ignore[union-attr]


def test_a_picture_of_several_sizes_and_one_without_script_is_one() -> None:
    found = read(
        '<figure><picture><source srcset="a-900.webp 900w"><img src="data:image/gif;base64,R0" alt="A pier"></picture>'
        '<noscript><img src="a-900.jpg"></noscript><figcaption>The pier. <span class="credit">Photo: Jo Ash/AP</span>'
        "</figcaption></figure>"
    )
    assert [b.role for b in found] == ["caption"]
    shown = found[0].shown
    assert shown is not None
    assert shown.addresses == ("a-900.webp", "a-900.jpg")
    assert (shown.alt, shown.caption, shown.credit) == ("A pier", "The pier.", "Jo Ash/AP")


@pytest.mark.parametrize(
    ("pictures", "addresses"),
    [
        ("<img data-src=a-300.jpg alt=x><noscript><img src=a.jpg alt=x></noscript>", [("a-300.jpg", "a.jpg")]),
        ("<noscript><img src=a.jpg></noscript><img data-src=a.jpg>", [("a.jpg",)]),
        ("<img src=a.jpg><noscript><img src=b.jpg></noscript>", [("a.jpg",), ("b.jpg",)]),
        ("<img src=a.jpg alt=x><img src=b.jpg alt=x>", [("a.jpg",), ("b.jpg",)]),
    ],
)
def test_a_picture_in_no_figure_and_the_one_without_script_beside_it_are_one(
    pictures: str, addresses: list[tuple[str, ...]]
) -> None:
    assert [block.shown.addresses for block in read(f"<p>{pictures}</p>") if block.shown] == addresses


@pytest.mark.parametrize(
    "page",
    [
        '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">The pier.</p></div>',
        '<div><img src="a.jpg"></div><p class="caption">The pier.</p>',
        '<div class="image"><p class="image-caption">The pier.</p><img src="a.jpg"></div>',
        '<figure><img src="a.jpg"><div>The pier.</div></figure>',
    ],
)
def test_captions_without_a_figcaption(page: str) -> None:
    found = [b for b in read(page) if b.shown]
    assert [(b.role, b.text, b.shown.addresses) for b in found if b.shown] == [("caption", "The pier.", ("a.jpg",))]


@pytest.mark.parametrize(
    "page",
    [
        "<figure><img src=a.jpg><span class=caption>The pier.</span> <span class=credit>{}</span></figure>",
        "<figure><img src=a.jpg><figcaption>The pier. <span itemprop=copyrightHolder>{}</span></figcaption></figure>",
        "<figure><img src=a.jpg><p class=caption>The pier. <span class=photo-credit>{}</span></p></figure>",
        "<div class=image><img src=a.jpg><div class=caption>The pier. <span class=credit>{}</span></div></div>",
        "<div class=image><img src=a.jpg><div class=caption>The pier.</div><div class=credit>{}</div></div>",
        "<img src=a.jpg><p class=caption>The pier.</p><div class=credit>{}</div>",
        "<p><img src=a.jpg></p><div class=image-caption>The pier.</div><div class=image-credit>{}</div>",
        "<figure><img src=a.jpg><b class=copyright>{}</b><figcaption>Image caption, <p>The pier.</figcaption></figure>",
    ],
)
# The words of the second do not say that they are one.
@pytest.mark.parametrize("credit", ["Jo Ash/AP", "the Harbour League"])
def test_captions_and_credits_apart(page: str, credit: str) -> None:
    found = read(f"{page.format(credit)}<p>Text.</p>")
    (shown,) = (block.shown for block in found if block.shown)
    assert (shown.caption, shown.credit) == ("The pier.", credit)
    assert [block.markdown for block in found if block.markdown] == ["Text."]


def test_what_is_called_a_credit_amidst_the_text_is_none() -> None:
    page = "<p>She takes <span class=credit>the credit</span> for it, <span class=caption>it says</span>.</p>"
    assert markdown(page) == "She takes the credit for it, it says."


def test_a_long_text_is_no_credit() -> None:
    assert markdown(f"<div class=attribution><p>{'Words. ' * 40}</p></div>").startswith("Words.")


def test_no_table_is_wider_than_words_are() -> None:
    cells = "<td>a" * 61
    assert "|" not in markdown(f"<table><tr>{cells}<tr>{cells}</table>")


def test_icons_forms_and_embeds_are_set_aside() -> None:
    found = read(
        '<p>a</p><img src="x/icon.png"><img src="b.gif" width=728 height=40px><form><p>Name</p></form>'
        '<iframe src="https://v.example/1">'
    )
    assert [(b.role, b.text) for b in found] == [
        *(("paragraph", "a"), ("boilerplate", ""), ("boilerplate", "")),
        *(("boilerplate", "Name"), ("boilerplate", "https://v.example/1")),
    ]
    assert all(not b.markdown for b in found[1:])


@pytest.mark.parametrize(
    "film",
    [
        '<object data="https://v.example/1"></object>',
        '<object width=425><param name="wmode" value="x"><param name="movie" value="https://v.example/1"></object>',
        '<object><param name="wmode" value="x"><embed src="https://v.example/1"></object>',
    ],
)
def test_an_embedded_film_is_told_by_its_address_in_any_form(film: str) -> None:
    (found,) = read(film)
    assert (found.role, found.text) == ("boilerplate", "https://v.example/1")


@pytest.mark.parametrize("image", ['<img src=a.gif height=18 alt=":-">', '<img src=a.gif class=wp-smiley alt=":-">'])
def test_a_picture_that_stands_for_a_character_is_one(image: str) -> None:
    assert markdown(f"<p>It sails {image} on Monday.</p>") == "It sails :- on Monday."


def test_rows_and_cells_that_nobody_sees_are_set_aside() -> None:
    page = "<table><tr><th>a<th>b<tr style='display:none'><td>1<td>2<tr><td>3<td hidden>4</table>"
    found = read(page)
    assert [(b.text, b.why) for b in found if b.role == "boilerplate"] == [(n, blocks.HIDDEN) for n in "124"]
    assert [b.markdown for b in found if b.markdown] == ["| a | b |\n| --- | --- |", "| 3 |  |"]


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (
            "<figure><img src=a.jpg><img src=b.jpg><figcaption>Both.</figcaption></figure>",
            [("caption", "Both.", "a.jpg"), ("blank", "", "b.jpg")],
        ),
        (
            "<div hidden><figure><img src=a.jpg><figcaption>Two.</figcaption></figure><p>Gone.</p></div>",
            [("caption", "Two.", "a.jpg"), ("boilerplate", "Gone.", "")],
        ),
        ("<div><img src=a.jpg hidden></div>", [("blank", "", "a.jpg")]),
        ("<noscript><p>Words.</p></noscript>", [("paragraph", "Words.", "")]),
        ("<p>a</p><script>b()</script><style>c {}</style>", [("paragraph", "a", "")]),
        ("<menu><li>a<li>b</menu>", [("list", "a", ""), ("list", "b", "")]),
        (
            "<video poster=a.jpg><source src=b.mp4></video>",
            [("blank", "", "a.jpg"), ("boilerplate", "https://post.example/a/b.mp4", "")],
        ),
        (
            "<object data=b.pdf></object><iframe data-src=c.html></iframe><audio>No sound.</audio>",
            [
                ("boilerplate", "https://post.example/a/b.pdf", ""),
                ("boilerplate", "https://post.example/a/c.html", ""),
                ("boilerplate", "No sound.", ""),
            ],
        ),
    ],
)
def test_of_what_is_no_plain_text_nothing_is_lost(page: str, wanted: list[tuple[str, str, str]]) -> None:
    found = [(b.role, b.text, "".join(b.shown.addresses[:1]) if b.shown else "") for b in read(page)]
    assert found == wanted


def test_a_form_around_the_whole_page_is_none() -> None:
    found = read("<form><h1>Ferry</h1><p>It sails.</p><textarea>Search</textarea></form><form><p>Name</p></form>")
    assert [(b.role, b.text) for b in found] == [
        *(("subhead", "Ferry"), ("paragraph", "It sails.")),
        *(("boilerplate", "Search"), ("boilerplate", "Name")),
    ]


def test_deep_nesting_is_read() -> None:
    assert "x" in markdown("<div>" * 250 + "x" + "</div>" * 250)
    assert markdown("<b>" * 250 + "x" + "</b>" * 250)


@pytest.mark.parametrize(
    ("table", "cell", "wanted"),
    [
        ("", 'align="right"', "---:"),
        ("", 'style="width: 9em; text-align:right"', "---:"),
        ("", 'class="has-text-align-right"', "---:"),
        ("", 'class="text-end"', "---:"),
        ("", 'class="right-of-way"', "---"),
        ("", 'align="left"', "---"),
        ('dir="rtl"', 'align="right"', "---"),
    ],
)
def test_columns_of_numbers_stay_at_the_end_of_their_lines(table: str, cell: str, wanted: str) -> None:
    def rule(last: str) -> str:
        rows = "".join(f"<tr><td>Year</td><td {said}>{n}</td></tr>" for n, said in enumerate(("", cell, last)))
        return read(f"<table {table}>{rows}</table>")[0].markdown.split("\n")[1]

    assert rule(cell) == f"| --- | {wanted} |"
    assert rule("") == "| --- | --- |"
