"""Rules for addresses and pictures: valid and invalid, at the root and below a path."""

from pathlib import Path

import lxml.html
import pytest
from checking.check_samples import CONFIG, SUB, assert_said, faults, page, picture

from newsgen.checking import references
from newsgen.config import Config
from newsgen.errors import PictureError, Problem
from newsgen.pictures import scrub

OTHERS: dict[str, str | bytes] = {
    "a/index.html": page('<h1 id="top-story">x</h1>'),
    "p.png": picture(),
    "wide.png": picture(60, 40),
    "_headers": "/*\n  Content-Security-Policy: style-src 'self' 'unsafe-inline'\n",
}


def body(text: str, head: str = "") -> dict[str, str | bytes]:
    return {**OTHERS, "b/index.html": page(f"<h1>x</h1>\n{text}", head)}


@pytest.mark.parametrize(
    "text",
    [
        '<a href="/a/">x</a><a href="../a/#top-story">x</a><a href="https://post.example/a/?q=1#top-story">x</a>',
        '<a href="//post.example/a/">x</a><a href="HTTPS://POST.example:443/a/">x</a><a href="">x</a><a href="#">x</a>',
        '<a href="/a/#:~:text=x">x</a><a href="/a/#top">x</a><a href="/%61/">x</a><a href="/wide.png#any">x</a>',
        '<a href="https://elsewhere.example/none">x</a><a href="mailto:x@post.example">x</a><a href="tel:1">x</a>',
        '<img src="/p.png" width="30" height="20" alt=""><img src="/wide.png" width="30" height="20" alt="">',
        '<img src="/p.png" srcset="/p.png 30w, /wide.png 60w" width="60" height="40" alt="">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""><form action="/a/"></form>',
        '<p style="background: url(/p.png)">x</p><svg id="s"><use href="#s"/></svg>',
    ],
)
def test_sound_addresses_are_passed(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, body(text)) == []


@pytest.mark.parametrize("file", ["b/index.html", "b/my-index.html", "b/c.html", "c.html"])
def test_what_names_no_other_page_means_its_own(tmp_path: Path, file: str) -> None:
    sound = '<h1 id="own">x</h1><a href="#own">x</a><a href="?q=1#own">x</a><a href="">x</a>'
    broken = '<h1>x</h1><a href="#own">x</a><a href="?q=1#own">x</a>'
    assert faults(tmp_path / "sound", {**OTHERS, file: page(sound)}) == []
    said = faults(tmp_path / "broken", {**OTHERS, file: page(broken)})
    assert [what for what in said if f"names 'own', which is no id in {file}" in what] == said
    assert len(said) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<a href="/none/">x</a>', "a href: '/none/' leads to nothing; correct the address, or add what it names"),
        ('<a href="none.html">x</a>', "a href: 'none.html' leads to nothing"),
        ('<a href="/a">x</a>', "a href: '/a' leads to a folder and has no slash at its end; add the slash"),
        (
            '<a href="/a/#none">x</a>',
            "a href: '/a/#none' names 'none', which is no id in a/index.html; correct the part",
        ),
        ('<a href="#fnref:n">↩</a>', "a href: nothing refers to the footnote 'n'; write [^n] where it belongs in the "),
        ('<a href="#none">x</a>', "a href: '#none' names 'none', which is no id in b/index.html"),
        (
            '<a href="java\nscript:x()">x</a>',
            "a href: the address 'java\\nscript:x()' would run script; link to a page",
        ),
        ('<a href="http://[x/">x</a>', "a href: 'http://[x/' is no address; correct it"),
        ('<form action="/none/"></form>', "form action: '/none/' leads to nothing"),
        ('<img src="/none.png" alt="">', "img src: '/none.png' leads to nothing"),
        ('<img src="" alt="">', "img src is empty; name a file, or remove it"),
        (
            '<picture><source srcset="/p.png 30w, /none.png 9w"></picture>',
            "source srcset: '/none.png' leads to nothing",
        ),
        (
            '<script src="//cdn.example/x.js"></script>',
            "script src asks another host for '//cdn.example/x.js'; put the",
        ),
        ('<img src="https://cdn.example/x.png" alt="">', "img src asks another host for"),
        ('<iframe src="https://video.example/1"></iframe>', "iframe src asks another host for"),
        ('<style media="all">@import "https://cdn.example/x.css";</style>', "style asks another host for"),
        ('<p style="background: url(https://cdn.example/x.png)">x</p>', "p style asks another host for"),
        ('<p style="background: URL(/none.png)">x</p>', "p style: '/none.png' leads to nothing"),
        ('<img src="/p.png" alt="">', "the picture '/p.png' does not state its width and height, so the text jumps"),
        (
            '<img src="/p.png" width="30" height="30" alt="">',
            "the picture '/p.png' has 30×20 pixels, and its width and height say 30×30; write the file's own",
        ),
        (
            '<img src="/p.png" width="60" height="40" alt="">',
            "the picture '/p.png' has 30×20 pixels, and its width and",
        ),
        (
            '<picture><source srcset="/p.png 31w"></picture>',
            "'/p.png' is 30 pixels wide, and its srcset says 31w; write 30w",
        ),
    ],
)
def test_an_unsound_address_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert_said(faults(tmp_path, body(text)), [f"b/index.html:8: {said}"])


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<link rel="stylesheet" href="/none.css">', "link rel=stylesheet: '/none.css' leads to nothing"),
        ('<link rel="preconnect" href="https://cdn.example">', "link rel=preconnect asks another host for"),
        ('<link rel="shortcut icon" href="https://cdn.example/i.png">', "link rel=icon shortcut asks another host for"),
        ('<link rel="alternate" href="/feed.xml">', "link rel=alternate: '/feed.xml' leads to nothing"),
        (
            '<link rel="canonical" href="https://post.example/none/">',
            "link rel=canonical: 'https://post.example/none/'",
        ),
        (
            '<meta property="og:image" content="https://post.example/none.png">',
            "meta og:image: 'https://post.example/no",
        ),
        ('<meta property="og:image" content="/p.png">', "the address '/p.png' in og:image is not whole; begin it with"),
        ('<meta http-equiv="refresh" content="0; url=/none/">', "meta refresh: '/none/' leads to nothing"),
        (
            '<meta name="og:image" content="https://post.example/p.png"><meta name="og:image:width" content="9">',
            "og:image has 30×20 pixels, and og:image:width and height say 9×; write the file's own width and height",
        ),
    ],
)
def test_the_head_is_held_to_the_same(tmp_path: Path, head: str, said: str) -> None:
    found = [line for line in faults(tmp_path, body("", head)) if "is another page's" not in line]
    assert_said(found, [f"b/index.html:5: {said}"])


def test_below_a_path_a_link_from_the_root_leaves_the_site(tmp_path: Path) -> None:
    links = '<a href="/news/a/">x</a><a href="../a/">x</a><a href="https://post.example/shop/">x</a>'
    assert faults(tmp_path / "valid", body(links), SUB) == []
    found = faults(tmp_path / "invalid", body('<a href="/a/">x</a>'), SUB)
    said = "'/a/' leads out of the site, which lies at /news/; begin it with /news/"
    assert_said(found, [f"b/index.html:8: a href: {said}"])


@pytest.mark.parametrize("path", ["/größe/", "/gr%C3%B6%C3%9Fe/", "/gr%c3%b6%c3%9fe/"])
def test_the_sites_own_path_may_be_escaped_or_not(tmp_path: Path, path: str) -> None:
    config = Config(title="x", base_url=f"https://post.example{path}")
    assert faults(tmp_path, body('<a href="/gr%C3%B6%C3%9Fe/a/">x</a><a href="/größe/a/">x</a>'), config) == []


def test_a_page_may_have_more_lines_than_the_parser_counts(tmp_path: Path) -> None:
    found = faults(tmp_path, body("\n" * 70_000 + '<a href="/none/">x</a>'))
    assert "'/none/' leads to nothing" in "".join(found)


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("/* url(none.png) */\na { background: url(../p.png), url('data:x'), url(#s) }", []),
        ('a{}\n@import "none.css";', ["css/x.css:2: 'none.css' leads to nothing"]),
        ('/*\n*/\na { src: url( "https://cdn.example/f" ) }', ["css/x.css:3: the style sheet asks another host for"]),
        (b"\n\xff", ["css/x.css:2: the file is not UTF-8 text; save it as UTF-8"]),
    ],
)
def test_style_sheets(tmp_path: Path, sheet: str | bytes, said: list[str]) -> None:
    assert_said(faults(tmp_path, {"css/x.css": sheet, "p.png": picture()}), said)


FETCHED = [
    *("a ping", "audio src", "embed src", "iframe src", "image href", "image xlink:href", "img src", "img srcset"),
    *("input src", "object data", "script src", "source src", "source srcset", "track src", "use href"),
    *("use xlink:href", "video src", "video poster"),
    *(f"link rel={rel} href" for rel in ("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest")),
    *(f"link rel={rel} href" for rel in ("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch")),
    "link rel=preload imagesrcset",
]
LINKED = [
    *("a href", "area href", "form action", "link rel=next href", "link rel=alternate href"),
    *(f"meta property=og:{name} content" for name in ("url", "image", "image:url", "image:secure_url")),
    *(f"meta property=og:{name} content" for name in ("audio", "video")),
    *("meta name=twitter:image content", "meta name=twitter:image:src content"),
]


@pytest.mark.parametrize(("place", "kind"), [*((p, "fetch") for p in FETCHED), *((p, "link") for p in LINKED)])
def test_an_address_is_found_wherever_html_has_one(place: str, kind: str) -> None:
    found = references.in_tree(lxml.html.fragment_fromstring(f'<{place}="/x">', create_parent=True))
    assert [(reference.address, reference.kind) for reference in found] == [("/x", kind)]


def test_a_srcset_is_read_as_browsers_do() -> None:
    assert references.candidates(" a.png 1x,b,c.png 2x , d.png 480w") == (
        ("a.png", "1x"),
        ("b,c.png", "2x"),
        ("d.png", "480w"),
    )


def test_a_position_in_a_picture_is_named(tmp_path: Path) -> None:
    def private(path: Path) -> str:
        if path.name == "broken.png":
            raise PictureError(Problem("x", 1, "it cannot be read", "mend it"))
        return scrub.told(("a position", "a thumbnail")) if path.name == "p.png" else ""

    found = faults(tmp_path, {"p.png": b"", "q.png": b"", "x.txt": b"", "media/broken.png": b""}, CONFIG, private)
    said = "p.png:1: this picture says where it was taken (GPS), and carries a thumbnail; rem"
    assert_said(found, ["media/broken.png:1: it cannot be read; mend it", said])


@pytest.mark.parametrize("config", [CONFIG, Config(title="x", base_url="http://post.example/")])
def test_files_for_hosts_and_crawlers(tmp_path: Path, config: Config) -> None:
    files = {
        "robots.txt": "User-agent: *\nSitemap: https://post.example/none.xml\nSitemap: /x.xml\n",
        "_redirects": "/old/ / 301\n/old/ /none/ 301\n# x y\n/b/* /c/:splat\n",
        "site.webmanifest": '{"start_url": "/", "icons":\n[{"src": "/none.png"},\n{"src": "https://cdn.example/"}, 3]}',
    }
    expected = [
        "_redirects:2: '/none/' leads to nothing",
        "_redirects:2: '/old/' is redirected in line 1 already; leave one",
        "robots.txt:2: 'https://post.example/none.xml' leads to nothing",
        "robots.txt:3: the address of the sitemap, '/x.xml', is not whole",
        "site.webmanifest:2: '/none.png' leads to nothing",
        "site.webmanifest:3: 'https://cdn.example/' lies on another host",
    ]
    assert_said(faults(tmp_path, files, config), expected)
