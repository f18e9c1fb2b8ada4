"""The links of a text that stay on its site: found where the page has them, and nowhere else."""

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsgen.config import Config
from newsgen.content import links, written
from newsgen.context import Body
from newsgen.errors import ContentError
from newsgen.formats.budget import check_text
from newsgen.model import Reference
from newsgen.rendering.markdown import BodyRenderer

CONFIG = Config(title="T", base_url="https://t.example/news/")
RAW = Config(title="T", base_url="https://t.example/news/", raw_html="sanitised")
RENDERER = BodyRenderer()


def found(body: str, config: Config = CONFIG) -> tuple[Reference, ...]:
    return links.find(written.take_apart(f"---\ntitle: x\n---\n{body}", "content/a.md"), config)


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("See [the plan](/nope/) and [b](b.md).", [(4, "/nope/", "nope/index.html"), (4, "b.md", "")]),
        ('One.\n\nTwo [a\nb](/x/ "Of it")\nand [c](</y>).', [(7, "/x/", "x/index.html"), (8, "/y", "y")]),
        ("> [a](/a_b/?c=d&e#f)\n\n- [*b*](/)\n- [c](/c(d)/)", [
            (4, "/a_b/?c=d&e#f", "a_b/index.html"), (6, "/", "index.html"), (7, "/c(d)/", "c(d)/index.html"),
        ]),
        ("[a](/caf%C3%A9/)", [(4, "/caf%C3%A9/", "café/index.html")]),
        ("[a](https://t.example/news/x/) <https://t.example/news/y.html>", [
            (4, "https://t.example/news/x/", "x/index.html"), (4, "https://t.example/news/y.html", "y.html"),
        ]),
        ("[a][One two] and [b][] and [c].\n\n[one\ntwo]: /x/ 'Of it'\n[b]: <../b.md#c>\n[C]: /y/\n[d]: /z/", [
            (7, "/x/", "x/index.html"), (8, "../b.md#c", ""), (9, "/y/", "y/index.html"),
        ]),
        ("[a](https://x.example/) [b](//t.example/x/) [c](x/) [d](#e) [f](mailto:g@t.example) [h](https://x/b.md)", []),
        ("`[a](/x/)` \\[b](/x/) ![c](/x/)\n\n    [d](/x/)\n\n~~~\n[e](/x/)\n~~~~\n\n[f](/x/)\n\n~~~", []),
        ("```code``` [a](/x/)\n\n[b](/y/)\n\n ~~~\n[c](/z/)", [(6, "/y/", "y/index.html"), (9, "/z/", "z/index.html")]),
        ("[a [b](/x/) c](/y/)", []),
        ("[a]: https://x.example/\n\n[b]: /x/\n\n[a] and c", []),
        ("<a href='/x/'>y</a>", []),
    ],
)  # fmt: skip
def test_links_that_stay_on_the_site(body: str, places: list[tuple[int, str, str]]) -> None:
    assert [(link.line, link.address, link.file) for link in found(body)] == places


@pytest.mark.parametrize(
    ("body", "addresses"),
    [
        ("<a href='/x/'>y</a> <em>z</em>\n\n[a](/b/)", ["/x/", "/b/"]),
        ('<div>\n<a href="/x/">y</a>\n\n[a](/b/)\n</div>', ["/x/"]),
        ("<a href='x.example.org/y'>z</a>", ["x.example.org/y"]),
        ("<!-- <a href='/x/'>y</a> [a](/b/) -->", []),
        ("<pre><a href='/x/'>y</a></pre>", []),
        ("<https://t.example/news/x/> <ada@t.example> [a](/b/)", ["/b/", "https://t.example/news/x/"]),
    ],
)
def test_html_counts_where_the_site_lets_it(body: str, addresses: list[str]) -> None:
    assert [link.address for link in found(body, RAW)] == addresses


def shown(body: str, *, raw: bool) -> set[str]:
    """Where the links on the page lead."""
    blocks = RENDERER.render(Body(markdown=body, file="content/a.md", line=4, figures=(), raw_html=raw), "/news/")
    return {html.unescape(address) for block in blocks for address in re.findall(r'href="([^"]*)"', block.html)}


PIECES = (
    *(
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "](/x/)",
        "](x.com/)",
        "[a](/x/)",
        "[a](/y/ 'b')",
        "[b][a]",
        "[a]",
        "[a][]",
        "[a]: /x/",
        "[^a]",
    ),
    *("[^a]: ", "[b]: ", "</x/>", "<https://t.example/news/x/>", "https://t.example/news/z/", "/x/", "b.md", "'", '"'),
    *(
        "`",
        "``",
        "```",
        "~~~",
        "~~~~",
        "\\",
        "\n",
        "\n\n",
        "    ",
        "\t",
        " ",
        "- ",
        "1. ",
        "> ",
        "# ",
        "a|b\n-|-\n",
        "|",
    ),
    *("a", "b c", "*", "**", "_", "&amp;", "&", "<", ">", "<b>", "</b>", "<div>", "</div>", "<!--", "-->", "<pre>"),
    *(
        "<a href='/x/'>",
        "</a>",
        '<a href="/y/">',
        "===",
        "---",
        ":",
        "!",
        "[a](/x/)\n",
        "\n[a]: /y/\n",
        "```\n",
        "~~~\n",
    ),
)


@settings(max_examples=600)
@given(body=st.lists(st.sampled_from(PIECES), max_size=14).map("".join), raw=st.booleans())
@example(body="- [a\n- b](/x/)", raw=False)
@example(body="[b][a](/x/)\n\n[a]: /y/", raw=False)
@example(body="- a ` b\n- ` [a](/x/) `", raw=False)
@example(body="~~~\n[a](/x/)\n~~~~\n\n[a](/y/)\n\n~~~", raw=False)
def test_nothing_is_found_that_the_page_does_not_have(body: str, raw: bool) -> None:
    try:
        check_text(body, "content/a.md", 4, raw_html=raw)
    except ContentError:
        return
    places = shown(body, raw=raw)
    for link in found(body, RAW if raw else CONFIG):
        whole = f"/news{link.address}" if link.address.startswith("/") else link.address
        assert whole in places
        assert link.address in body.split("\n")[link.line - 4]
