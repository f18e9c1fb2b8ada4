"""Rules for a page by itself: valid and invalid."""

from pathlib import Path

import pytest
from checking.check_samples import TIME, assert_said, data, faults, news, page

CANONICAL = '<link rel="canonical" href="{}">'
PUBLISHED = f'<meta property="article:published_time" content="{TIME}">'


def article(*times: str) -> str:
    return "<article><h1>x</h1>" + "".join(f'<time datetime="{time}">then</time>' for time in times) + "</article>"


@pytest.mark.parametrize(
    "text",
    [
        page(),
        page('<h1 id="a">x</h1><h2 id="b">y</h2><h3>z</h3><h2>y</h2><img src="/p.gif" alt="">'),
        page("<h1>x</h1><svg><title>a drawing</title></svg>"),
        page('<h1>x</h1><script type="text/plain">no script</script><!-- a remark -->'),
        page("<p>moved</p>", '<meta http-equiv="Refresh" content="0; url=/">'),
        page(article(TIME)),
        page(head=CANONICAL.format("https://post.example/a/")),
        page(head=CANONICAL.format("https://elsewhere.example/original")),
        page(article(TIME), PUBLISHED + news()),
        page(article("2026-03-02"), news()),
        page(article("2026-03-02T05:30:00Z"), news()),
        page(article() + '<time datetime="2001-01-01">another article</time>', news()),
        "google-site-verification: google0123456789abcdef.html",
        "",
    ],
)
def test_a_sound_page_is_passed(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, {"a/index.html": text, "p.gif": b""}) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (page().replace("<title>x</title>", ""), "2: the page has no title; write a <title> into its head"),
        (page().replace("<title>x", "<title> "), "4: the page has no title"),
        (page(head="<title>y</title>"), "5: the page has a second title; leave one"),
        (page().replace(' lang="en"', ""), "2: the page does not state its language; write it as <html lang"),
        (page("<p>x</p>"), "2: the page has no h1; make its main heading one"),
        (page("<h1>x</h1>\n<h3>y</h3>"), "8: the heading h3 comes after h1; make it h2"),
        (page("<h2>y</h2>\n<h1>x</h1>"), "7: the heading h2 comes before any h1; make it h1"),
        (page('<h1 id="a">x</h1>\n<p\n id="a">'), "8: the id 'a' stands in line 7 already; give each its own"),
        (page('<h1 id="">x</h1>'), "7: the id '' is empty or has white space"),
        (page('<h1 id="two words">x</h1>'), "7: the id 'two words' is empty or has white space"),
        (page('<h1>x</h1>\n<img\n  src="/p.gif">'), "8: the picture '/p.gif' has no alternative text; write what it"),
        (page('<h1>x</h1>\n<IMG\n  src="/p.gif">'), "8: the picture '/p.gif' has no alternative text"),
        (page('<h1>x</h1><input type="image" src="/p.gif">'), "7: the picture '/p.gif' has no alternative text"),
        (
            page("<h1>x</h1>\n<p style='color: red'>y"),
            "8: the site's `_headers` block the attribute `style`; put it into",
        ),
        (page("<h1>x</h1>\n<p onclick='y()'>y"), "8: the site's `_headers` block the attribute `onclick`"),
        (page("<h1>x</h1>", "<style>p {}</style>"), "5: the site's `_headers` block what stands in <style>"),
        (
            page("<h1>x</h1>", '<script type="application/x-javascript">y()</script>'),
            "5: the site's `_headers` block what stands in <script>",
        ),
        (page("<h1>x</h1>\n<script>y()</script>"), "8: the site's `_headers` block what stands in <script>; put it"),
        (
            page("<h1>x</h1>\n<script type=' Module'>y()</script>"),
            "8: the site's `_headers` block what stands in <script>",
        ),
        (page(head=CANONICAL.format("/a/")), "5: the canonical address '/a/' is not whole; begin it with https://"),
        (
            page(head=CANONICAL.format("https://post.example/")),
            "5: the canonical address 'https://post.example/' is another page's; write https://post.example/a/",
        ),
        (
            page(head=2 * (CANONICAL.format("https://post.example/a/") + "\n")),
            "6: the page names a second canonical address; leave one",
        ),
        (
            page(head=PUBLISHED.replace("06:30", "06:31") + news()),
            "5: article:published_time is 2026-03-02T06:31:00+01:00, and the structured data says 2026-03-02T06:30:00",
        ),
        (
            page(head=PUBLISHED.replace("06:30", "06:31").replace("property", "name") + news()),
            "5: article:published_time is 2026-03-02T06:31:00+01:00, and the structured data says 2026-03-02T06:30:00",
        ),
        (
            page(article("2026-03-01"), news()),
            "18: no <time> of the article shows it, and the structured data says 2026-03-02T06:30:00+01:00; state one",
        ),
        (
            page(article("2026-03-01"), data(type_="WebSite", name="x") + news()),
            "23: no <time> of the article shows it, and the structured data says 2026-03-02T06:30:00+01:00",
        ),
        (page(article(TIME, "yesterday"), news()), "18: 'yesterday' is no time; write it as 2026-03-02T06:30:00"),
    ],
)
def test_an_unsound_page_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert_said(faults(tmp_path, {"a/index.html": text, "p.gif": b""}), [f"a/index.html:{said}"])


def test_a_site_may_allow_what_stands_inside_its_pages(tmp_path: Path) -> None:
    text = page("<h1 style='color: red'>x</h1><script>y()</script>")
    headers = "/*\n  Content-Security-Policy: style-src 'self' 'unsafe-inline'\n"
    assert faults(tmp_path, {"index.html": text, "_headers": headers}) == []
    assert len(faults(tmp_path, {"index.html": text, "_headers": headers.replace(" 'unsafe-inline'", "")})) == 2


def test_all_that_is_wrong_is_said_in_the_order_of_the_lines(tmp_path: Path) -> None:
    found = faults(tmp_path, {"index.html": page("<h3>x</h3>\n<img src=/none.png>")})
    assert [said.split(": ")[0] for said in found] == ["index.html:2", "index.html:7", "index.html:8", "index.html:8"]
