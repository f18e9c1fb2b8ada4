"""The body of Markdown files: what is hidden, code, inline HTML, pictures; every line of it is accounted for."""

import re

import pytest
import source_samples as sources
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.importing.records import Draft

HEAD = "---\ntitle: T\ndate: 2020-01-01\n---\n"


def made(text: str) -> Draft:
    return sources.draft("markdown", f"{HEAD}{text}\n")


def body(text: str) -> str:
    return made(text).body


HIDING = (
    ("<!--", "-->"), ("{% comment %}", "{% endcomment %}"), ("{::comment}", "{:/comment}"), ("{::comment}", "{:/}"),
    ("%%", "%%"), ("{{% comment %}}", "{{% /comment %}}"), ("{{< comment >}}", "{{< /comment >}}"),
    ("<script type=x>", "</script>"), ("<STYLE>", "</STYLE >"), ("<template>", "</template>"),
)  # fmt: skip


@pytest.mark.parametrize(("start", "end"), HIDING, ids=[start for start, _ in HIDING])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A\n\n‹ s\n\n![s](s.png)\n\n```\ns\n ›\n\nB", "A\n\nB"),
        ("A ‹ s › B", "A  B"),
        ("‹ s › B", " B"),
        ("A ‹ s\ns\n![s](s.png)\n    s\n› B", "A \n B"),
        ("- a\n- ‹ s\n\n  s\n  ›\n- b", "- a\n- \n- b"),
        ("- a\n\n    ‹ s\n\n    s ›\n    b", "- a\n\n\n    b"),
        ("> a ‹ s\n> s › b", "> a \n b"),
        ("‹ s › ‹ s\n\ns ›\n\nB", "B"),
        ("A\n\n‹ s\n\ns", "A"),
    ],
)
def test_what_is_hidden_there_is_hidden_here(start: str, end: str, text: str, wanted: str) -> None:
    found = made(text.replace("‹", start).replace("›", end))
    assert re.sub(r"\n{3,}", "\n\n", found.body) == re.sub(r"\n{3,}", "\n\n", wanted).strip("\n")
    assert found.attached == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A <span style='color: red; display:none'>s</span> <b hidden>s</b> B", "A   B"),
        ('A\n\n<div style="display: none">\n\ns\n\n<div>\n\ns\n</div>\n\ns\n\n</div>\n\nB', "A\n\nB"),
        ("A\n\n<p hidden>s</p>\n\nB", "A\n\nB"),
        ("A\n\n<div hidden>\n\ns\n\ns", "A"),
        ("A\n\n<section class=x hidden>\ns\n</section>\n\nB", "A\n\nB"),
        ("A\n\n<div hidden>s</div> B <!-- s -->\nC\n\nD", "A\n\nB\n\nC\n\nD"),
        ("A\n\n<div hidden>\ns\n\n<div>s</div>\n\ns</div> <div>B</div>\n\nC", "A\n\nB\n\nC"),
        ("<span class='hidden' title=\"display:none\">A</span> <span hidden='until-found'>B</span>", "A B"),
    ],
)
def test_what_html_shows_nobody_is_hidden_here(text: str, wanted: str) -> None:
    assert re.sub(r"\n{3,}", "\n\n", body(text)) == wanted


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("{% if page.late %}\nWords.\n{% endif %}", True),
        ("{{< members-only >}}\nWords.\n{{< /members-only >}}", True),
        ("Words.\n\n<!--members-only-->\n\nMore.", True),
        ("```\n{% if x %}\n```", False),
        ("{{< team-members >}}", False),
        ("{% include members.html %}", False),
    ],
)
def test_what_some_readers_alone_were_shown_is_a_draft(text: str, draft: bool) -> None:
    head = made(text).head
    assert (head.draft, "draft" in head.review) == (draft, draft)


def test_what_never_ends_hides_the_rest_and_is_named() -> None:
    found = made("A\n\n<!-- s\n\nAll of it")
    assert (found.body, [n.why for n in found.notes]) == (
        "A", ["left out, since a comment or a script above does not end: All of it"],
    )  # fmt: skip
    assert [(r.role, r.text) for r in found.readings[-3:]] == [
        ("blank", ""), ("boilerplate", "All of it"), ("blank", ""),
    ]  # fmt: skip


def test_between_blank_lines_a_mark_without_an_end_is_text_and_named() -> None:
    found = made("Write <!-- to begin\n\none --> there")
    assert found.body == "Write <!-- to begin\n\none --> there"
    assert [n.why for n in found.notes] == ["HTML is shown as it is written: <!--"]


@pytest.mark.parametrize(
    "text",
    [
        "Write `<!--` and `<em>a</em>`, then `-->`.",
        "Write ``<!-- ` <br>`` and\n`<b>x\ny</b>` so.",
        "```\n<!-- a\n\n<em>b</em>\n```\n\nc",
        "```html x`y\n\n\nc",
        "~~~\n<script>\n\n</script>\n~~~",
        "a\n\n    <!-- b -->\n    <em>c</em>\n\nd",
        "- a\n\n    ```\n    <b>c</b>\n\n    <!-- d -->\n    ```\n",
        r"a \<em>b\</em> \<!-- c -->",
        "<https://x.example/> 1 < 2 > 0 <a@b.example>",
    ],
)
def test_code_and_what_merely_looks_like_html_is_left_alone(text: str) -> None:
    found = made(text)
    assert (found.body, found.notes) == (text.rstrip("\n"), ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a <em>b</em> <I class=x>c</I>d", "a *b* *c*d"),
        ("a <strong> b </strong> <b>c</b>", "a  **b**  **c**"),
        ("<strong><em>a</em></strong> <b>b <i>c</i></b>", "***a*** **b *c***"),
        ("<em>a\nb</em>", "*a\nb*"),
        ("<em></em>a<span style='x'>b</span><u>c</u>", "abc"),
        ("a<br>b<BR />\nc<br class=x>", "a  \nb  \nc  "),
        ("| a<br>b | c |\n| --- | --- |\n| d<br/>e | f |", "| a b | c |\n| --- | --- |\n| d e | f |"),
        ("a | b\n- | -\nc<br>d | e", "a | b\n- | -\nc d | e"),
        ("## a<br>b", "## a b"),
        ("10<sup>6</sup> CO<sub>2</sub> 4<sup>th</sup>", "10⁶ CO₂ 4th"),
        ('<a href="https://x.example/a(b)">c</a>', "[c](https://x.example/a%28b%29)"),
        ("<a href=/a/>b</a> <a href='//x.example/'>c</a> <a name=d></a>e", "[b](/a/) [c](https://x.example/) e"),
        ("<a href='#a'>b</a> <a href=' java\tscript:alert(1)'>c</a>", "b c"),
        ("<a href='{{ site.url }}/a'>b</a>", "[b](/a)"),
        ("<a data-href=/x title='href=/y' HREF=/a href=/z>b</a>", "[b](/a)"),
        ("<q>a</q> b<wbr>c", "“a” bc"),
        ("<code>&lt;em> *a* <b>b</b></code> <kbd>c`</kbd>", "`<em> *a* b` `` c` ``"),
        ("<em>`a` <code>b</code></em>", "*`a` `b`*"),
        ("a\n<hr>\nb", "a\n***\nb"),
        ("> a <b>c</b>\n> d", "> a **c**\n> d"),
        ("Words\n<ul><li>a</li></ul>", "Words\n\n- a"),
    ],
)
def test_inline_html_is_markdown(text: str, wanted: str) -> None:
    assert body(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "doubt"),
    [
        ("a <del>b `c`</del>", "a b `c`", "words that were struck out stand in the text: b `c`"),
        ("a ~~b `c`~~ d", "a b `c` d", "words that were struck out stand in the text: b `c`"),
        ("# ~~A~~ ~b~ ~~~c~~~", "# A ~b~ ~~~c~~~", "words that were struck out stand in the text: A"),
        ("a <blink>b</blink>", None, "HTML is shown as it is written: <blink>"),
        ("a <my-tag x=1>b", None, "HTML is shown as it is written: <my-tag x=1>"),
        ("<em>a", None, "HTML is shown as it is written: <em>"),
        ("<a href='{filename}b.md'>a</a>", "a", "a link to {filename}b.md lost its address"),
        ("[a](@/posts/b.md)", "a", "a link to @/posts/b.md lost its address"),
        ("[[Harbour#Depth|a]]", "a", "a link to Harbour#Depth lost its address"),
        ("![[Other note]]", None, "a shortcode or variable stands in the text: ![[Other note]]"),
        ("<audio src=a.mp3></audio>", "", "left out: something embedded from elsewhere: a.mp3"),
        (
            "<iframe src='https://v.example/1'></iframe>",
            "<https://v.example/1>",
            "something was embedded here, and is a link now: https://v.example/1",
        ),
        ("- <img src=b.png alt='c d'>", "- ![c d](b.png)", "a picture inside a paragraph is shown as its words"),
        ("a <img src=b.png alt='c d'>", "a\n\n![][c-d]", "a picture that stood within a paragraph stands below it now"),
    ],
)
def test_what_is_lost_or_left_of_html_is_named(text: str, wanted: str | None, doubt: str) -> None:
    found = made(text)
    assert found.body == (text if wanted is None else wanted)
    assert doubt in [note.why for note in found.notes]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[Pier]] and [[Harbour#Depth]]", "Pier and Harbour"),
        ("[[1]](https://x.example/) and [[x]]: y", "[[1]](https://x.example/) and [[x]]: y"),
        ("`[[Pier]]` and 20%% of 30%%", "`[[Pier]]` and 20%% of 30%%"),
        ("> [!note]- Read *this*\n> Words.", "> **Read *this***\n> Words."),
        ("> [!warning]\n> Words.", "> **Warning**\n> Words."),
    ],
)
def test_the_marks_of_wikis_become_markdown(text: str, wanted: str) -> None:
    assert body(text) == wanted


def test_nine_elements_within_each_other_are_left() -> None:
    assert body("<u>" * 8 + "a" + "</u>" * 8) == "a"
    assert body("<u>" * 9 + "a" + "</u>" * 9) == "<u>a</u>"


@pytest.mark.parametrize(
    ("text", "figures", "wanted"),
    [
        ("![A](a.png)\n![B](b.png)", [("A", None), ("B", None)], "![][a]\n\n![][b]"),
        ('a\n![A](a.png "The pier. (Jo Ash/AP)")\nb', [("A", "The pier.")], "a\n\n![][the-pier]\n\nb"),
        ("![A](a.png)\n*The pier.*", [("A", "The pier.")], "![][the-pier]"),
        ("![[a.png|A]]\n*The pier.*", [("A", "The pier.")], "![][the-pier]"),
        ("a\n![[my pictures/a.png|300]]", [(None, None)], "a\n\n![][figure-1]"),
        ("![A](a.png)\n_The pier._\nb", [("A", "The pier.")], "![][the-pier]\n\nb"),
        ("![A](a.png)\n*a* b", [("A", None)], "![][a]\n\n*a* b"),
        ("![A](a.png){: .center}\nb", [("A", None)], "![][a]\n\nb"),
        ("![A](a.png)\n{: .center}\n*The pier.*", [("A", "The pier.")], "![][the-pier]"),
        ("![A]({{ site.url }}/a.png)", [("A", None)], "![][a]"),
        ("![A]({{ '/a.png' | relative_url }})", [("A", None)], "![][a]"),
        ("[![A](a.png)](b.png)\n![B](b.png)", [("A", None), ("B", None)], "![][a]\n\n![][b]"),
        ("![A][a]\n*The pier.*\n\n[a]: a.png", [("A", "The pier.")], "![][the-pier]\n\n[a]: a.png"),
        ('![A][a]\n\n[a]: a.png "One."\n[a]: b.png "Two."', [("A", "One.")],
         '![][one]\n\n[a]: a.png "One."\n[a]: b.png "Two."'),
        ("a\n<img src=a.png alt=A>\n*The pier.*\nb", [("A", "The pier.")], "a\n\n![][the-pier]\n\nb"),
        ("<a href=b.png><img src=a.png alt=A></a>", [("A", None)], "![][a]"),
        ('{{< figure src="a.png" alt="A" >}}\n*The pier.*', [("A", "The pier.")], "![][the-pier]"),
        ("<figure>\n\n<img src=a.png alt=A>\n\n<figcaption>The pier.</figcaption>\n\n</figure>\n\nb",
         [("A", "The pier.")], "![][the-pier]\n\nb"),
        ("- ![A](a.png) b", [], "- ![A](a.png) b"),
        ("![A](a.png){width=300 .x}", [("A", None)], "![][a]"),
        ("![A](a.png =300x200)", [("A", None)], "![][a]"),
        ("![A](<a.png> 'The pier.')", [("A", "The pier.")], "![][the-pier]"),
        ("![A](a.png (The pier.))", [("A", "The pier.")], "![][the-pier]"),
        ("![A](__GHOST_URL__/i/a.png)", [("A", None)], "![][a]"),
        ("![A](a.png) ![B](b.png)", [("A", None), ("B", None)], "![][a]\n\n![][b]"),
        ('a ![A](a.png "The pier.") b\nc', [("A", "The pier.")], "a b\nc\n\n![][the-pier]"),
        ("![A](a.png) *The pier.*", [("A", "The pier.")], "![][the-pier]"),
        ("![A](a.png) a", [("A", None)], "a\n\n![][a]"),
        ("a `![A](a.png)`", [], "a `![A](a.png)`"),
    ],
)  # fmt: skip
def test_pictures(text: str, figures: list[tuple[str, str | None]], wanted: str) -> None:
    found = made(text)
    assert ([(f.alt, f.caption) for f in found.head.figures], found.body) == (figures, wanted)
    assert len(found.attached) == len(figures)
    if figures:
        assert "a.png" in {name.rpartition("/")[2] for name in found.attached[0].names}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("## What now? {#now}", "## What now?"),
        ("### A {: .x}\n\nb", "### A\n\nb"),
        ("A {#b}\n---\nc", "A\n---\nc"),
        ("Set {:a}", "Set {:a}"),
        ("a\n{: .lead}\nb", "a\n\nb"),
        ("{% raw %}\na\n{% endraw %}", "a"),
        ("a\n\n* toc\n{:toc}\n\n- b\n{: .c}", "a\n\n\n\n- b"),
        ("a\n\n[TOC]\n\nb\n\nTEASER_END\n\nc", "a\n\n\n\nb\n\n\n\nc"),
        ("1. The headings come here\n{:toc .x}\n## b", "## b"),
        ("<pre>a\n\n<b>b</b>\n</pre>\nc", "```\na\n\nb\n```\n\nc"),
        ("<textarea>a\n\nb</textarea>", ""),
    ],
)
def test_marks_of_the_generator(text: str, wanted: str) -> None:
    assert body(text) == wanted


def test_a_headline_that_is_made_of_html_has_no_tags() -> None:
    found = sources.draft("markdown", "<p>The <b>ferry</b> sails again from Monday on.</p>")
    assert found.head.title == "The ferry sails again from Monday on"


def test_the_name_of_the_first_heading_is_no_part_of_the_title() -> None:
    assert sources.draft("markdown", "# The ferry {#top}\n\nText.\n").head.title == "The ferry"


LINES = (
    "{}", "", "", "- {}", "> {}", "  {}", "    {}", "1. {}", "## {} {#x}", "| {} | b |", "```", "`<!--` {}", "`-->` {}",
    "<!-- {} -->", "<!-- {}", "{} -->", "a <!-- {}", "- <!-- {}", "{% comment %} {} {% endcomment %}",
    "<script>{}</script>", "<script>", "</script>", "<style>",
    "<em>{}</em>", "<b>{}", "{}</b>", "<a href='/x'>{}</a>", "<br>{}", "<code>{}</code>", "<del>{}</del>", "<x>{}</x>",
    "![{}](a.png)", "![{}](a.png){: .c}", "*{}*", "{: .c}", "![a](b.png) {}", "<img src={n}.png alt={}>",
    "<div>{}</div>", "<div>", "</div>", "<p>{}", "<pre>", "</pre>",
    "<figure>", "<figcaption>{}</figcaption>", "</figure>",
    '{{< figure src="a.png" caption="{}" >}}', "{{< youtube {} >}}", "[{}](b)", "[a]: {}",
)  # fmt: skip
HIDES = re.compile(r"-->|<!--|comment|script|style")
HIDDEN = re.compile(r"(?:<!--|<script>).*(?:-->|</script>)$|\{% comment")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_every_line_is_in_the_article_or_set_aside(templates: list[str]) -> None:
    lines = [line.replace("{}", f"word{n}x").replace("{n}", str(n)) for n, line in enumerate(templates)]
    found = made("\n".join(lines))
    readings = found.readings[HEAD.count("\n") :]
    assert [r.line for r in found.readings] == list(range(1, len(found.readings) + 1))
    assert [r.text for r in readings] == ("\n".join(lines) + "\n").split("\n")
    figures = " ".join(str(text) for f in found.head.figures for text in (f.alt, f.caption, f.credit))
    article = re.sub(r"!\[\]\[[\w-]+\]", "", found.body) + figures
    for n, (line, reading) in enumerate(zip(lines, readings, strict=False)):
        word = f"word{n}x"
        assert article.count(word) <= 1
        if reading.role == "boilerplate":
            assert word not in article
        elif word in line and not HIDES.search(line):
            assert word in article or any(word in note.why for note in found.notes), (line, reading)
        elif reading.why != "preformatted text" and HIDDEN.match(line):
            assert word not in article
