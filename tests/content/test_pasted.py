"""HTML that was pasted into an article is told of at its line, with what to do."""

import pytest
from samples import MakeSite, article, run
from source_samples import take_in

from newsgen.config import Config
from newsgen.content import articles
from newsgen.context import Body
from newsgen.rendering.markdown import BodyRenderer

CONFIG = Config(title="T", base_url="https://t.example/")
RAW = Config(title="T", base_url="https://t.example/", raw_html="sanitised")
LINK = "write a link to what it shows, such as [the video](https://…), in its place"
MARK = "write it in Markdown, or write &lt; for each < that readers are meant to see"


def told(body: str, settings: Config = CONFIG) -> list[str]:
    return [str(p) for p in articles.read(f"---\ntitle: A\n---\n{body}\n", "a.md", settings, ()).warnings]


@pytest.mark.parametrize(
    ("body", "line", "remedy"),
    [
        ('<iframe src="https://v.example/1"></iframe>', 4, LINK),
        ("One.\n\nTwo\n<SCRIPT\nasync src='x.js'>\n</script>", 7, LINK),
        ('<blockquote class="post"><p>Two</p></blockquote>\n<script src="x.js"></script>', 4, LINK),
        ("<div>One</div>", 4, MARK),
        ("> One<br/>two", 4, MARK),
        ("- one\n\n    <b>two</b>", 6, MARK),
        ("`code` \\`<i>two</i>`", 4, MARK),
        ("A \\<b>c</b>", 4, MARK),
    ],
)
def test_html_that_readers_see_is_told_at_its_line(body: str, line: int, remedy: str) -> None:
    assert told(body) == [f"a.md:{line}: this HTML is shown to readers as it is written; {remedy}"]
    dropped = [f"a.md:{line}: this HTML is left out of the page; {LINK}"] if remedy == LINK else []
    assert told(body, RAW) == dropped
    blocks = BodyRenderer().render(Body(markdown=body, file="a.md", line=4, figures=()), "/")
    assert "&lt;" in "".join(block.html for block in blocks)


def test_of_a_page_that_was_pasted_whole_each_kind_is_told_once() -> None:
    said = "this HTML is shown to readers as it is written, here and in"
    assert told("<p>One</p>\n\n<p>Two</p>\n\n<video src=a>\n\n<p>Three</p>\n\n<audio src=b>") == [
        f"a.md:4: {said} 2 more paragraphs; {MARK}",
        f"a.md:8: {said} 1 more paragraph; {LINK}",
    ]


@pytest.mark.parametrize(
    "body",
    [
        *("<https://v.example/a> <ada@v.example>", "a < b > c, 1<2", "I <3 <name> and <a-b>", "&lt;b>c&lt;/b>"),
        *("`<b>`", "``a ` <b> ` c``", "`a\n<b>`", "```\n<b>\n```", "    <b>", "\t<b>", "[a](<b>)"),
    ],
)
def test_what_is_no_html_or_code_is_not_told(body: str) -> None:
    assert told(body) == []


def test_a_comment_is_told_as_one_alone() -> None:
    assert [said.partition("; ")[0] for said in told("One <!-- <b>two</b> -->")] == [
        "a.md:4: readers see this comment as it is written"
    ]


def test_what_import_wrote_is_not_told(make_site: MakeSite) -> None:
    dump = "Pier opens\n\nThe tag <b> and <iframe src=x></iframe> stand on the page, the council said on Friday.\n"
    site = make_site({"seeds/a.txt": dump})
    take_in(site)
    assert "HTML" not in "".join(map(str, run(site).warnings))
    (site / "content/b.md").write_text(article("<b>Bold</b>"))
    assert "HTML" in "".join(map(str, run(site).warnings))


def test_a_picture_in_html_that_works_is_told_as_left_out() -> None:
    remedy = "write it as a figure, such as ![what it shows](picture.jpg)"
    assert told('<p>One <img src="pier.jpg"></p>', RAW) == [f"a.md:4: this HTML is left out of the page; {remedy}"]
    blocks = BodyRenderer().render(
        Body(markdown='<p>One <img src="pier.jpg"></p>', file="a.md", line=4, figures=(), raw_html=True), "/"
    )
    assert "<img" not in "".join(block.html for block in blocks)
