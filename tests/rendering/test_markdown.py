"""Article text to HTML: what it makes of Markdown, and what it never lets through."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.content import plain_text
from newsgen.context import Body, Figure
from newsgen.formats import figures
from newsgen.rendering.markdown import BodyRenderer

PIER = Figure(id="pier", alt="A pier", caption="The pier.", credit="A. B.", license="", picture=None)


def html(text: str, root: str = "/", ids: tuple[str, ...] = ()) -> str:
    blocks = BodyRenderer().render(Body(markdown=text, file="a.md", line=1, figures=(PIER,), ids=ids), root)
    return "".join(f"[{b.figure.id}]" if b.figure else b.html for b in blocks)


def test_a_figure_is_put_in_place() -> None:
    assert html("One.\n\n![A pier][pier]\n\nTwo.") == "<p>One.</p>\n[pier]<p>Two.</p>"


@pytest.mark.parametrize("text", ["![pier]", "![Pier][]", "![x][PIER]", "  ![pier]  ", "![pier]\n\n<>\n\n"])
def test_a_figure_is_found_by_its_id_alone_and_in_any_case(text: str) -> None:
    assert html(text, ids=("pier", "other")).startswith("[pier]")
    assert html(f"> {text}", ids=("pier", "other")).startswith("<blockquote>")


def test_brackets_without_the_id_of_a_figure_stay_text() -> None:
    assert html("![peer]\n\nTwo.", ids=("pier",)) == "<p>![peer]</p>\n<p>Two.</p>"
    assert html("![other]\n\nTwo.", ids=("pier", "other")) == "<p>Two.</p>"


@given(
    st.lists(
        st.sampled_from(["```", "````", "~~~ ", "``` python", "``` two words", "``` {.x}", "```x```", "  ```", "text"])
        | st.sampled_from(["", "    code", "- item", "> quote", "\n![A pier](pier)\n"]),
        max_size=8,
    )
)
def test_a_figure_is_drawn_where_one_is_read(lines: list[str]) -> None:
    """Code is the same to those who read an article and to those who draw it, or a figure would be lost below it."""
    text = "\n".join(lines)
    read = [found for _, paragraph in plain_text.paragraphs(text, 1) if (found := figures.parse(paragraph))]
    assert html(text).count("[pier]") == len(read)


def test_the_lead_figure_is_not_drawn_twice() -> None:
    assert html("![A pier][other]\n\nTwo.") == "<p>Two.</p>"


def test_an_image_among_words_becomes_its_words() -> None:
    assert html("See ![the pier](https://x.example/p.png) here.") == "<p>See <span>the pier</span> here.</p>"


@pytest.mark.parametrize(
    ("text", "verse"),
    [
        ("The tide is out,\\\nthe *pier*\\\nis dry.", "<p>The tide is out,<br>\nthe <em>pier</em><br>\nis dry.</p>"),
        ("The tide is out,  \nthe pier is dry.", "<p>The tide is out,<br>\nthe pier is dry.</p>"),
        ("> The tide\\\n> is out.", "<blockquote>\n<p>The tide<br>\nis out.</p>\n</blockquote>"),
        ("In C:\\\\\nit lies, and ends in D:\\", "<p>In C:\\\nit lies, and ends in D:\\</p>"),
        ("`a\\\nb`", "<p><code>a\\\nb</code></p>"),
    ],
)
def test_a_verse_ends_with_two_spaces_or_a_backslash(text: str, verse: str) -> None:
    assert html(text) == verse


def test_the_headline_is_the_only_heading_of_the_first_level() -> None:
    assert html("# One\n\n## Two") == "<h2>One</h2>\n<h3>Two</h3>"
    assert html("## Two") == "<h2>Two</h2>"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("## Learning C#", "<h2>Learning C#</h2>"),
        ("##Pier ##  \nOpen", "<h2>Pier</h2>\n<p>Open</p>"),
        ("Open\n## # 5 # of\t###", "<p>Open</p>\n<h2># 5 # of</h2>"),
        ("## C\\#", "<h2>C#</h2>"),
        ("## A \\", "<h2>A \\</h2>"),
        ("## ##", "<h2></h2>"),
    ],
)
def test_signs_end_a_heading_only_behind_a_space(text: str, heading: str) -> None:
    assert html(text) == heading


def test_raw_html_is_text() -> None:
    assert html("<b>x</b> <script>y</script>") == "<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;y&lt;/script&gt;</p>"
    assert "<div" not in html("<div onclick=x>\n\ny\n\n</div>")


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("text", ["[a](/b/)", "[a](/b/ 'c')"])
def test_a_link_is_set_below_the_sites_path_once(raw: bool, text: str) -> None:
    body = Body(markdown=text, file="a.md", line=1, figures=(), raw_html=raw)
    for base, target in (("", "/news/b/"), ("https://x.example/news/2026/a/", "https://x.example/news/b/")):
        (block,) = BodyRenderer().render(body, "/news/", base)
        assert f'href="{target}"' in block.html


@pytest.mark.parametrize("raw", [False, True])
def test_columns_are_aligned_by_classes(raw: bool) -> None:
    text = "| a | b | c | d |\n| --- | :-- | :-: | --: |\n| 1 | 2 | 3 | 4 |"
    body = Body(markdown=text, file="a.md", line=1, figures=(), raw_html=raw)
    found = "".join(block.html for block in BodyRenderer().render(body, "/"))
    assert "style" not in found
    assert '<th>a</th>\n<th class="cell-start">b</th>\n<th class="cell-center">c</th>' in found
    assert '<td class="cell-end">4</td>' in found
    assert re.match('<div .*class="table".*>', found)


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize(
    ("heads", "name"),
    [
        ("Year | **Visitors** |", "Year, Visitors"),
        (" | |", "Tabelle"),
        ('`"><b>` & x | y |', "&quot;&gt;&lt;b&gt; &amp; x, y"),
        ("&#34;&quot; | y |", "Tabelle"),
        ("a\\* | y |", "Tabelle"),
    ],
)
def test_the_frame_of_a_table_has_a_name(heads: str, name: str, raw: bool) -> None:
    text = f"| {heads}\n| --- | --- |\n| 1 | 2 |"
    body = Body(markdown=text, file="a.md", line=1, figures=(), language="de", raw_html=raw)
    (block,) = BodyRenderer().render(body, "/")
    frame = block.html.partition(">")[0]
    assert [f'aria-label="{name}"' in frame, 'role="group"' in frame, 'tabindex="0"' in frame] == [True] * 3


@pytest.mark.parametrize("raw", [False, True])
def test_a_table_read_elsewhere_is_aligned_without_the_stylesheet_and_not_framed(raw: bool) -> None:
    body = Body(markdown="A | B\n--- | ---:\n3 | 4", file="a.md", line=1, figures=(), raw_html=raw)
    (block,) = BodyRenderer().render(body, "/", "https://x.example/a/")
    assert '<td align="right">4</td>' in block.html
    assert block.html.startswith("<table>")


def test_the_name_of_a_table_is_in_the_language_of_the_text() -> None:
    text = "| السنة | الركاب |\n| --- | --- |\n| 1 | 2 |"
    body = Body(markdown=text, file="a.md", line=1, figures=(), language="ar", raw_html=False)
    (block,) = BodyRenderer().render(body, "/")
    assert 'aria-label="السنة، الركاب"' in block.html


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Jump back to footnote 2 in the text"),
        ("de-AT", "Zurück zu Fußnote 2 im Text"),
        ("xx", "Jump back to footnote 2 in the text"),
    ],
)
def test_footnotes_lead_back_in_the_language_of_the_text(language: str, said: str, raw: bool) -> None:
    text = "One[^a] and two[^b] and two[^b].\n\n[^a]: First.\n\n[^b]: Second."
    renderer = BodyRenderer()
    for other in ("fr", language):
        body = Body(markdown=text, file="a.md", line=1, figures=(), language=other, raw_html=raw)
        (block,) = renderer.render(body, "/")
    assert block.html.count(f'aria-label="{said}"') == 2
    assert "title=" not in block.html


def test_templates_in_an_article_are_text() -> None:
    assert html("{{ 7 * 7 }} {% raw %}") == "<p>{{ 7 * 7 }} {% raw %}</p>"


def test_links_within_the_site_begin_with_its_path() -> None:
    assert html("[a](/about/)", "/news/") == '<p><a href="/news/about/">a</a></p>'


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("<https://x.example/a?b=1&c=2>", True),
        ("<a@b.example>", True),
        ("[a@b.example](mailto:a@b.example)", True),
        ("[A](mailto:a@b.example)", False),
        ("[x.example](https://x.example/)", False),
    ],
)
def test_a_link_whose_words_are_its_address_is_marked(text: str, bare: bool, raw: bool) -> None:
    body = Body(markdown=text, file="a.md", line=1, figures=(), raw_html=raw)
    (block,) = BodyRenderer().render(body, "/")
    assert ('class="bare"' in block.html) == bare


@pytest.mark.parametrize(
    "address", ["https://x.example/a?b=1", "http://x.example", "mailto:a@b.example", "tel:+491", "#x", "b.html"]
)
def test_safe_addresses_stay(address: str) -> None:
    assert f'href="{address}"' in html(f"[a]({address})")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&amp;colon;alert(1)",
        "&#106;avascript:alert(1)",
        "java&#10;script:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_other_addresses_are_dropped(address: str) -> None:
    for text in (f"[a](<{address}>)", f"<{address}>", f"[a][b]\n\n[b]: <{address}>"):
        assert "href" not in html(text)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('<a class="share" title="Up" href="/a/">x</a>', '<a href="/a/" title="Up">x</a>'),
        ('<a class="footnote-ref x">x</a>', "<a>x</a>"),
        ('<span style="x" id="main" onclick="x">x</span>', "<span>x</span>"),
        ('<div class="masthead" role="alert" tabindex="9">x</div>', "<div>x</div>"),
        ('<ol start="3"><li id="top">x</li></ol>', '<ol start="3"><li>x</li></ol>'),
        ('<ol start="-3"><li>x</li></ol>', "<ol><li>x</li></ol>"),
    ],
)
def test_html_of_a_writers_own_says_what_the_theme_cannot_take_for_its_own(written: str, left: str) -> None:
    (block,) = BodyRenderer().render(Body(markdown=written, file="a.md", line=1, figures=(), raw_html=True), "/")
    assert block.html.removeprefix("<p>").removesuffix("</p>") == left


@given(st.text(alphabet=st.sampled_from(list("ab<>&\"'`*_[]()!#:;/\\ \n-=\tjavscript1")), max_size=60))
def test_no_text_makes_a_script_or_a_handler(text: str) -> None:
    found = html(text).lower()
    assert "<script" not in found
    assert 'href="javascript' not in found
    assert "<newsgen-figure" not in found
