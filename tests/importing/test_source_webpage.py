"""Saved web pages: the article, what it states, its pictures, and what hostile pages get."""

import base64
import email
import json
import os
import quopri
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from encodings.aliases import aliases
from pathlib import Path
from typing import Any

import pytest
import source_samples as sources
import trafilatura

from newsgen import config, importing
from newsgen.errors import DumpError
from newsgen.importing.sources import opening
from newsgen.importing.sources.page import archive, authors
from newsgen.importing.sources.page.encodings import decode_html
from newsgen.importing.sources.records import Job

FILLER = (
    "The port said on Monday that the ferry would sail again after eleven months of repairs to the old wooden pier. ",
    "Crews worked through the winter to replace four hundred piles, some of which had stood there for ninety years. ",
    "Passengers who had driven around the bay since the storm said they would be on the first boat of the morning. ",
)
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Harbour"},
        {
            "@type": "NewsArticle",
            "headline": "The night ferry returns",
            "datePublished": "2026-02-27T06:30:00+0100",
            "dateModified": "2026-02-27T09:00:00+01:00",
            "author": [{"@type": "Person", "name": "Jo Ash"}, {"name": "Kim Lee"}],
            "publisher": {"name": "The Harbour"},
            "articleSection": "local",
            "keywords": ["ferries", "piers"],
            "inLanguage": "de-DE",
        },
    ],
}
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>The night ferry returns | The Harbour</title><link rel="canonical" href="https://harbour.example/night-ferry">
<script type="application/ld+json">{json.dumps(LD)}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>The night ferry returns</h1><p class="byline">By Jo Ash and Kim Lee</p>
<figure><img src="ferry_files/ferry.jpg" data-src="https://harbour.example/i/ferry.jpg" alt="A white ferry">
<figcaption>The ferry at the pier. (Jo Ash/Coast Pictures)</figcaption></figure>
<p>{FILLER[0] * 2}</p><p>{FILLER[1]} It cost 1. more than <b>planned</b>. <a href="/pier">More on the pier</a>.</p>
<h2>What comes next</h2><p>{FILLER[2] * 2}</p><ul><li>{FILLER[0]}</li><li>{FILLER[1]}</li></ul>
<div class="share">Share on Facebook</div></article><aside class="related"><h3>Other stories</h3>
<figure><img src="x.jpg"><figcaption>Another story</figcaption></figure></aside>
<footer><p>About us</p></footer></body></html>"""


def test_names_that_a_page_states_twice_stay_where_they_are_first() -> None:
    people = json.dumps([{"@type": "Person", "name": "Jo Ash"}, {"name": "Kim Lee"}])
    page = PAGE.replace(people, '"Kim Lee; Jo Ash; KIM LEE"').replace('["ferries",', '["Piers", "ferries",')
    made = sources.draft("page", page)
    assert (made.head.authors, made.head.tags) == (("Kim Lee", "Jo Ash"), ("Piers", "ferries"))


@pytest.mark.parametrize(
    ("name", "status", "held"),
    [
        ("status", "draft", True),
        ("Status", " Hidden", True),
        ("status", "published", False),
        ("viewport", "draft", False),
    ],
)
def test_a_page_of_pelican_that_is_a_draft_stays_one(name: str, status: str, held: bool) -> None:
    words = "The night ferry is back at the pier of Aldermouth, the harbour office said on Monday. " * 3
    head = f'<title>Pier</title><meta name="{name}" content="{status}"/>'
    page = f"<html><head>{head}</head><body><p>{words}</p></body></html>"
    made = sources.draft("page", page)
    assert (made.head.draft, "draft" in made.head.review) == (held, held)


def test_the_article_of_a_page() -> None:
    made = sources.draft("page", PAGE, language="de", sections=("Local",))
    head = made.head
    assert head.title == "The night ferry returns"
    assert (head.date, head.updated) == ("2026-02-27T06:30:00+01:00", "2026-02-27T09:00:00+01:00")
    assert head.authors == ("Jo Ash", "Kim Lee")
    assert (head.section, head.tags, head.language) == ("Local", ("ferries", "piers"), "en")
    assert head.source is not None
    assert (head.source.url, head.source.publisher) == ("https://harbour.example/night-ferry", "The Harbour")
    (figure,) = head.figures
    assert (figure.alt, figure.caption, figure.credit) == (
        "A white ferry",
        "The ferry at the pier.",
        "Jo Ash/Coast Pictures",
    )
    assert head.extra == {"pictures": {figure.id: "https://harbour.example/i/ferry.jpg"}}
    assert head.review == ()
    assert made.body.startswith(f"![][{figure.id}]\n\nThe port said")
    assert "1. more than **planned**. [More on the pier](https://harbour.example/pier)." in made.body
    assert "## What comes next" in made.body
    assert "Home" not in made.body
    assert "Another story" not in made.body


def test_a_page_that_its_own_script_shows_is_read_and_what_it_says_in_short_is_the_summary() -> None:
    head = '<head><meta name="description" content="The night ferry sails again."></head>'
    text = f"<article><h1>Ferry</h1><p>{FILLER[0]}</p><p>{FILLER[1]}</p></article>"
    made = sources.draft("page", f'<html>{head}<body style="visibility:hidden">{text}</body></html>')
    assert (made.head.summary, made.body.split("\n\n")[0]) == ("The night ferry sails again.", FILLER[0].strip())


def test_hidden_marks_that_a_page_has_as_numbers_are_in_review() -> None:
    made = sources.draft("page", f"<article><h1>Ferry</h1><p>{FILLER[0]}</p><p>&#8238;{FILLER[1]}</p></article>")
    assert [note.line for note in made.notes if note.item == "characters"] == [3]


@pytest.mark.parametrize(
    ("opening_text", "dateline", "start"),
    [
        ("ALDERMOUTH — # <i>The</i> port", "ALDERMOUTH", r"\# *The* port"),
        ("<b>ALDERMOUTH</b> — The port", None, "**ALDERMOUTH** — The port"),
    ],
)
def test_a_dateline_is_in_the_head_alone_or_where_markup_runs_through_it_in_the_text_alone(
    opening_text: str, dateline: str | None, start: str
) -> None:
    first = FILLER[0].removeprefix("The port")
    made = sources.draft("page", f"<article><h1>Ferry</h1><p>{opening_text}{first}</p><p>{FILLER[1]}</p></article>")
    assert made.head.dateline == dateline
    assert made.body == f"{start}{first}".strip() + f"\n\n{FILLER[1]}".rstrip()


def test_every_block_of_a_page_is_accounted_for() -> None:
    made = sources.draft("page", PAGE)
    assert [r.line for r in made.readings] == list(range(1, len(made.readings) + 1))
    found = sources.roles(made)
    assert ("headline", "The night ferry returns") in found
    assert ("byline", "By Jo Ash and Kim Lee") in found
    assert ("caption", "The ferry at the pier. (Jo Ash/Coast Pictures)") in found
    assert ("boilerplate", "Home") in found
    assert ("boilerplate", "About us") in found
    assert ("boilerplate", "Another story") in found
    assert {r.why for r in made.readings if r.role == "boilerplate"} >= {"navigation", "the foot of the page"}


def test_pictures_saved_with_a_page_are_taken_along(make_site: Callable[..., Path]) -> None:
    site = make_site(
        {"seeds/ferry.html": PAGE, "seeds/ferry_files/ferry.jpg": sources.png(1), "seeds/ferry_files/ad.html": PAGE}
    )
    settings = config.load(site)
    seeds = importing.find_seeds(site)
    assert [p.name for p in seeds] == ["ferry.html"]
    (outcome,) = importing.import_dumps(site, settings, seeds, write=True, named=False, now=sources.NOW)
    assert (outcome.done, outcome.problems) == ("imported", ())
    assert outcome.receipt is not None
    text = (site / outcome.receipt.article).read_text()
    # The name follows from the bytes.
    assert "src: the-ferry-at-the-pier.png" in text
    assert "https://harbour.example/i/ferry.jpg" not in text
    assert (site / "content/images/the-ferry-at-the-pier.png").read_bytes() == sources.png(1)
    (again,) = importing.import_dumps(site, settings, seeds, write=True, named=False, now=sources.NOW)
    assert again.done == "unchanged"
    (site / "seeds/ferry_files/ferry.jpg").write_bytes(sources.png(2))
    (changed,) = importing.import_dumps(site, settings, seeds, write=True, named=False, now=sources.NOW)
    assert changed.done == "updated"


def test_of_several_places_of_a_picture_the_first_that_is_there_counts(make_site: Callable[..., Path]) -> None:
    written = sources.png(1) + bytes(2000)
    images = (
        '<img data-src="ferry_files/pier.png?w=600" src="ferry_files/small.png">',
        f'<img src="data:image/png;base64,{base64.b64encode(written).decode()}">',
    )
    figures = "".join(f"<figure>{image}<figcaption>Pier {n}.</figcaption></figure>" for n, image in enumerate(images))
    page = f"<article><h1>Ferry</h1><p>{FILLER[0]}</p>{figures}<p>{FILLER[1]}</p></article>"
    files = {"pier.png": sources.png(2), "small.png": sources.png(3)}
    site = make_site({"seeds/ferry.html": page, **{f"seeds/ferry_files/{name}": data for name, data in files.items()}})
    seeds = importing.find_seeds(site)
    list(importing.import_dumps(site, config.load(site), seeds, write=True, named=False, now=sources.NOW))
    placed = {file.name: file.read_bytes() for file in (site / "content/images").iterdir()}
    assert placed == {"pier-0.png": sources.png(2), "pier-1.png": written}


@pytest.mark.parametrize(
    "place",
    [
        "../../secret.png",
        "..%2F..%2Fsecret.png",
        "/etc/passwd",
        "file:///etc/passwd",
        "link.png",
        "\\\\host\\share\\a.png",
        "a\x00b.png",
        "seeds/../../secret.png",
    ],
)
def test_no_picture_is_read_from_outside(make_site: Callable[..., Path], place: str) -> None:
    site = make_site({"seeds/ferry.html": PAGE.replace("ferry_files/ferry.jpg", place), "secret.png": sources.png(3)})
    (site.parent / "secret.png").write_bytes(sources.png(4))
    (site / "seeds/link.png").symlink_to(site / "secret.png")
    (outcome,) = importing.import_dumps(
        site, config.load(site), importing.find_seeds(site), write=True, named=False, now=sources.NOW
    )
    assert outcome.done == "imported"
    assert not (site / "content/images").exists()


def test_a_page_in_an_old_encoding() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("eleven months", "“élèven” months")
    made = sources.draft("page", page.encode("cp1252", "replace"))
    assert "“élèven” months" in made.body


def test_a_page_without_a_stated_date_says_so() -> None:
    made = sources.draft("page", re.sub(r'"date\w+": "[^"]+", ', "", PAGE))
    assert "date" in made.head.review


def test_a_time_without_a_zone_is_the_sites_and_says_so() -> None:
    made = sources.draft("page", PAGE.replace("+0100", ""))
    assert made.head.date == "2026-02-27T06:30:00"
    assert "date" in made.head.review


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!-- nothing -->", " ", "<html><body><img src=x></body></html>", "\x00\x01"]
)
def test_a_page_without_an_article_is_one_problem(page: str) -> None:
    with pytest.raises(DumpError) as e:
        sources.draft("page", page, seed="seeds/a.html")
    (problem,) = e.value.problems
    assert str(problem).startswith("seeds/a.html:1: ")
    assert problem.remedy


@pytest.mark.parametrize(
    "script",
    [
        "{",
        '{"@type": "NewsArticle", "headline": 7, "author": [[]], "publisher": [{}], "datePublished": "soon"}',
        "[" * 3000,
        '"x"',
        "null",
    ],
)
def test_odd_json_is_survived(script: str) -> None:
    made = sources.draft("page", re.sub(r"(ld\+json\">).*?(</script>)", lambda m: m[1] + script + m[2], PAGE))
    assert made.head.title == "The night ferry returns"


def test_words_of_a_page_stay_words() -> None:
    page = PAGE.replace("Passengers", "{{ 7 * 7 }} &lt;script&gt;alert(1)&lt;/script&gt; ![x](y) Passengers")
    made = sources.draft("page", page)
    assert "{{ 7 \\* 7 }} &lt;script>alert(1)&lt;/script> !\\[x](y) Passengers" in made.body


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x0c", "\x00", "\ufffe", "&#1;", "&#x0B;", "&#12;", "&#xfffe;"])
def test_control_characters_in_a_page_are_no_hindrance(sign: str) -> None:
    text = re.sub("<script.*?</script>", f"{sign}<script></script>a", PAGE).replace(
        "Passengers", f"All{sign} passengers"
    )
    made = sources.draft("page", text)
    assert f"All passengers{FILLER[2][10:]}".strip() in made.body


@pytest.mark.parametrize("name", ["ferry.mhtml", "ferry.html"])
def test_a_page_archive(make_site: Callable[..., Path], name: str) -> None:
    parts = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n--XX\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://harbour.example/night-ferry\r\n\r\n"
        + PAGE.replace("ferry_files/ferry.jpg", "i/ferry.png").replace(
            'data-src="https://harbour.example/i/ferry.jpg"', ""
        )
        + "\r\n--XX\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: 8bit\r\n"
        "Content-Location: https://harbour.example/i/ferry.png\r\n\r\n"
    )
    site = make_site(
        {f"seeds/{name}": parts.encode() + sources.png(5) + b"\r\n--XX--\r\n", "seeds/bad.mhtml": "nothing"}
    )
    outcomes = list(
        importing.import_dumps(
            site, config.load(site), importing.find_seeds(site), write=True, named=False, now=sources.NOW
        )
    )
    assert [o.done for o in outcomes] == ["refused", "imported"]
    assert (site / "content/images/the-ferry-at-the-pier.png").read_bytes() == sources.png(5)


@pytest.mark.parametrize("name", ["shift_jis", "euc-jp", "iso-2022-jp"])
def test_a_page_is_read_in_the_encoding_that_it_states(name: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{name}"').replace("eleven", "港で")
    made = sources.draft("page", page.replace("–", "-").encode(name))
    assert "港で months" in made.body
    assert "encoding" not in made.head.review


def test_letters_that_are_none_in_the_stated_encoding_are_told_of() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="euc-jp"').replace("eleven", "港で").encode("euc-jp", "replace")
    made = sources.draft("page", page.replace("で".encode("euc-jp"), b"\xff"))
    assert [note.why for note in made.notes if note.item == "encoding"] == [
        f"{made.body.count(chr(0xFFFD))} characters are damaged, each shown as \ufffd"
    ]


def test_the_page_of_an_archive_is_read_without_the_rest_of_it() -> None:
    encoded = quopri.encodestring(PAGE.encode()).decode()
    saved = (
        "From: <Saved>\nSubject: The night ferry, as saved\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="XX"\n\nWords for old mail programs.\n'
        "--XX\nContent-Type: text/css\n\n.ferry { color: red }\n"
        "--XX\nContent-Type: text/html; charset=utf-8\n\n  \n"
        f"--XX\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{encoded}\n"
        "--XX\nContent-Type: text/html; charset=utf-8\n\n<p>An advertisement in a frame.</p>\n--XX--\n"
    )
    whole, alone = sources.draft("page archive", saved), sources.draft("page", PAGE)
    assert (whole.head, whole.body) == (alone.head, alone.body)
    assert sources.roles(whole) == sources.roles(alone)


PARTS = (
    "Content-Type: multipart/related; boundary=XX\n\n"
    "--XX\nContent-Type: text/html\nContent-Location: https://harbour.example/a/\n\n<p>A</p>\n"
    "--XX\nContent-Type: image/png\nContent-Location: https://harbour.example/i/pier.png\n\nby its address\n"
    "--XX\nContent-Type: image/png\nContent-ID: <one@x>\n\nby its number\n"
    "--XX\nContent-Type: image/png\nContent-Location: https://[\n\nby an address that is none\n--XX--\n"
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("https://harbour.example/i/pier.png", b"by its address"),
        (" /i/pier.png ", b"by its address"),
        ("../i/pier.png", b"by its address"),
        ("cid:one@x", b"by its number"),
        ("https://[", b"by an address that is none"),
        ("cid:two@x", None),
        ("pier.png", None),
    ],
)
def test_pictures_of_an_archive_are_known_by_number_and_address(name: str, found: bytes | None) -> None:
    assert archive.part(PARTS.encode(), name) == found


def test_data_of_a_page_that_nests_without_end_is_left() -> None:
    deep = f'{{"@type": "NewsArticle", "headline": {"[" * 600}"No headline"{"]" * 600}}}'
    made = sources.draft("page", PAGE.replace(json.dumps(LD), deep))
    assert (made.head.title, made.head.authors) == ("The night ferry returns", ("Jo Ash", "Kim Lee"))


def test_a_page_archive_is_taken_apart_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[bytes]()
    take_apart = email.message_from_bytes

    def noted(data: bytes, **how: Any) -> Any:
        asked.append(data)
        return take_apart(data, **how)

    monkeypatch.setattr(email, "message_from_bytes", noted)
    data = b"Content-Type: multipart/related; boundary=XX\n\n--XX\nContent-Location: a.png\n\n1\n--XX--\n"
    assert [archive.part(data, name) for name in ("a.png", "b.png", "cid:c")] == [b"1", None, None]
    assert asked == [data]


def page(data: object = None, head: str = "", text: str = "", byline: str = "By Jo Ash and Kim Lee") -> str:
    """The page with JSON-LD of its own, more in its head, more in the midst of its text, and another byline."""
    said = LD if data is None else data
    changed = re.sub(r"(ld\+json\">).*?(</script>)", lambda m: m[1] + json.dumps(said) + m[2], PAGE)
    changed = changed.replace("By Jo Ash and Kim Lee", byline).replace("</head>", f"{head}</head>")
    return changed.replace("<h2>What", f"{text}<h2>What")


BARE = {"@type": "NewsArticle", "headline": "The night ferry returns"}


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The ferry – The Harbour</title><meta property=og:site_name content='The Harbour'>", "", "The ferry"),
        ("<title>The ferry | Harbour</title>", "", "The ferry | Harbour"),
        (
            "<title>The night ferry returns, and more</title>",
            "<h1>The night ferry returns</h1>",
            "The night ferry returns",
        ),
        ("<title>The ferry</title>", "<h1>One</h1><h1>Two</h1>", "The ferry"),
        ("<title>The ferry</title>", "<h1>One</h1>", "One"),
    ],
)
def test_the_title_where_no_machine_is_told(head: str, body: str, title: str) -> None:
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    made = sources.draft("page", f"<html><head>{head}</head><body><article>{body}{text}</article></body></html>")
    assert made.head.title == title


@pytest.mark.parametrize(
    ("title", "headings", "wanted"),
    [
        ("The crane is sold - Harbour", "<h2>Harbour</h2><h2>The crane is sold</h2>", "The crane is sold"),
        ("The crane is sold_Harbour News", '<div class="title">The crane is sold</div>', "The crane is sold"),
        ("The crane is sold: a sad day", "<h2>The crane is sold</h2>", "The crane is sold: a sad day"),
        ("Harbour | The crane is sold", "<h2>The crane is sold</h2>", "The crane is sold"),
        ("The crane is sold « Harbour", "<h1>Harbour</h1><h2>The crane is sold</h2>", "The crane is sold"),
        ("The crane is sold", "<h1><img alt='Harbour News'></h1>", "The crane is sold"),
        ("Hafen-Tag", "<h3 class=title>Hafen</h3>", "Hafen-Tag"),
        ("老渡轮回来了-新闻网", "<h2>老渡轮回来了</h2>", "老渡轮回来了"),
        ("The crane is sold - harbour", "", "The crane is sold"),
        ("Harbour｜The crane is sold", "", "The crane is sold"),
        ("The old crane of the port is sold to an island", "<h1>Harbour</h1><h2>The old crane of the port is sold</h2>",
         "The old crane of the port is sold"),
        ("The old crane is sold", "<h1>The old crane of the port is sold away</h1><h2>The old crane is sold</h2>",
         "The old crane of the port is sold away"),
    ],
)  # fmt: skip
def test_the_title_of_the_page_and_the_headings_that_agree_with_it(title: str, headings: str, wanted: str) -> None:
    text = PAGE.replace("The night ferry returns | The Harbour", title).replace(
        "<h1>The night ferry returns</h1>", headings
    )
    text = re.sub(r"<script type=.*?</script>", "", text).replace("harbour.example/night", "www.harbour.example/night")
    assert sources.draft("page", text).head.title == wanted


@pytest.mark.parametrize("title", ["港口日報｜夜間渡輪回到港口", "夜間渡輪回到港口｜生活｜港口日報"])
def test_the_name_of_a_site_that_only_the_title_tells_is_in_review(title: str) -> None:
    text = "".join(f"<p>{words * 2}</p>" for words in FILLER)
    made = sources.draft("page", f"<html><head><title>{title}</title></head><body>{text}</body></html>")
    assert made.head.title == "夜間渡輪回到港口"
    assert "title" in made.head.review


def test_the_headline_of_a_page_without_a_title_is_the_heading_above_its_text() -> None:
    text = f"<h3>Nine hours at sea</h3><p>By Jo Ash</p><p>{FILLER[0] * 2}</p><h2>Next</h2><p>{FILLER[1] * 2}</p>"
    menu = "<div class=menu><h2>Stories of this week</h2></div>"
    made = sources.draft("page", f"<html><body>{menu}<div><h2>The ferry returns</h2>{text}</div></body></html>")
    assert made.head.title == "The ferry returns"
    assert "The ferry returns" not in made.body
    assert "title" in made.head.review


@pytest.mark.parametrize(
    "own",
    [
        {"url": "https://harbour.example/night-ferry#top"},
        {"@id": "https://harbour.example/night-ferry"},
        {"mainEntityOfPage": "https://harbour.example/night-ferry"},
        {"mainEntityOfPage": {"@id": "https://harbour.example/night-ferry"}},
        {"headline": "The night ferry returns"},
    ],
)
def test_of_several_articles_that_which_the_page_is(own: dict[str, object]) -> None:
    others = {"@type": "NewsArticle", "headline": "Another story", "url": "", "author": "Al Other"}
    made = sources.draft("page", page([others, {**own, "@type": "NewsArticle", "author": "Jo Ash"}, others]))
    assert (made.head.title, made.head.authors) == ("The night ferry returns", ("Jo Ash",))


def test_an_empty_address_is_no_page() -> None:
    other = {"@type": "NewsArticle", "headline": "Another story", "url": "", "author": "Al Other"}
    empty = page([other, {**BARE, "author": "Jo Ash"}]).replace("https://harbour.example/night-ferry", "")
    assert sources.draft("page", empty).head.authors == ("Jo Ash",)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@id": "#jo"}, ("Jo Ash",)),
        ([{"@id": "#jo"}, {"@id": "#kim"}], ("Jo Ash", "Kim Lee")),
        ({"@id": ["#jo"]}, ()),
        ({"@id": {"#jo": 1}}, ()),
        ({"@id": "#nobody"}, ()),
        ({"@type": "Organization", "name": "Smith, Jones and Sons"}, ("Smith, Jones and Sons",)),
        ("Jo Ash, Kim Lee and Al Other", ("Jo Ash", "Kim Lee", "Al Other")),
        ("By Jo Ash; Kim Lee | Al Other", ("Jo Ash", "Kim Lee", "Al Other")),
        ("Jo Ash, Senior Reporter", ("Jo Ash",)),
        ({"name": "Jo Ash, chief political correspondent"}, ("Jo Ash",)),
        ({"name": "by Jo Ash"}, ("Jo Ash",)),
        (["Staff Writer", "Jo Ash"], ("Jo Ash",)),
        ({"name": ["Jo Ash", "Kim Lee"]}, ("Jo Ash", "Kim Lee")),
        ("https://harbour.example/jo", ()),
        ("harbour.org", ()),
        ("Jo Ash, Kim Lee, and Al Other, HNN", ("Jo Ash", "Kim Lee", "Al Other")),
        ("Jo Ash (with Kim Lee)", ("Jo Ash",)),
        ({"name": "Jo Ash,"}, ("Jo Ash",)),
        ("記者王小明", ("王小明",)),
        ({"name": "记者 王小明"}, ("王小明",)),
        ("Reported by Jo Ash; edited by Kim Lee", ("Jo Ash",)),
        ("Jo Ash | Harbour Media for harbour.example", ("Jo Ash",)),
    ],
)
def test_authors(author: object, names: tuple[str, ...]) -> None:
    people = [
        {"@id": "#jo", "@type": "Person", "name": "Jo Ash"},
        {"@id": "#kim", "@type": "Person", "name": "Kim Lee"},
    ]
    made = sources.draft("page", page({"@graph": [{**BARE, "author": author}, *people]}, byline="Harbour news"))
    assert made.head.authors == names


@pytest.mark.parametrize(
    "byline",
    [
        "<a rel=author href=/jo>Jo Ash</a>",
        "<a rel='author nofollow' href=/jo><img alt='A portrait of Jo'></a><a rel=author href=/jo>Jo Ash</a>",
        "<span itemprop=author itemscope><span itemprop=name>Jo Ash</span>, <i>Senior Reporter</i></span>",
        "<span itemprop=author>Jo Ash — <a href=/jo/all>More posts by this author</a></span>",
        "<span itemprop=author><a rel=author>Jo Ash</a><span>Follow</span><button>Contact</button></span>",
        "<span itemprop=author>Jo Ash - Mar 2, 2026 8:02 pm UTC</span>",
        "Jo Ash",
        "Guest post by Jo Ash",
        "Reported by Jo Ash, edited by Kim Lee",
        "Jo Ash Senior Political Reporter",
        "Submitted by Jo Ash",
    ],
)
def test_authors_whom_the_markup_alone_names(byline: str) -> None:
    assert sources.draft("page", page(BARE, byline=byline)).head.authors == ("Jo Ash",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jo Ash<br>Kim Lee", ("Jo Ash", "Kim Lee")),
        ("By Jo Ash<br>Court reporter", ("Jo Ash",)),
        ("<b>Jo Ash</b><br><br>Kim Lee", ("Jo Ash", "Kim Lee")),
    ],
)
def test_each_line_of_a_byline_is_one(byline: str, names: tuple[str, ...]) -> None:
    assert sources.draft("page", page(BARE, byline=byline)).head.authors == names


@pytest.mark.parametrize(
    ("card", "names"),
    [
        ("Silke", ("Silke",)),
        ("王小明", ("王小明",)),
        ("Written by Jo Ash", ("Jo Ash",)),
        ("Por Ana Gil y Luis Paz", ("Ana Gil", "Luis Paz")),
        ("<b class=fn>Jo Ash</b> <i class=org>The Post</i>", ("Jo Ash",)),
    ],
)
def test_the_card_of_an_author_straight_in_the_article(card: str, names: tuple[str, ...]) -> None:
    text = page(BARE, byline="").replace("</h1>", f'</h1><p class="author vcard">{card}</p>')
    assert sources.draft("page", text).head.authors == names


def test_each_name_in_a_byline_that_the_markup_tells_apart() -> None:
    names = "By <a itemprop=name>Jo Ash</a>, <a itemprop=name>Kim Lee</a> and <a itemprop=name>Al Other</a>"
    assert sources.draft("page", page(BARE, byline=f"<b itemprop=author>{names}</b>")).head.authors == (
        "Jo Ash",
        "Kim Lee",
        "Al Other",
    )


MENU = "".join(
    f"<li><h3>Story {n}</h3><p class=byline>By <a rel=author>Pat No{c}</a></p></li>" for n, c in enumerate("bc")
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<nav>", f"<ul>{MENU}</ul><nav>"),
        ("<footer>", f"<h2>More</h2><ul>{MENU}</ul><footer>"),
        (
            "<footer>",
            "<ol><li><p class=comment-author>Pat Nob</p><p>No!</p><p class=comment-author>Pat Noc</p></ol><footer>",
        ),
        ("<h2>What", f"<div class=related><ul>{MENU}</ul></div><h2>What"),
    ],
)
def test_who_wrote_something_else_on_the_page_is_not_its_author(before: str, after: str) -> None:
    for byline, names in (("Harbour news, 2026", ()), ("By Jo Ash", ("Jo Ash",))):
        made = sources.draft("page", page(BARE, byline=byline).replace(before, after))
        assert made.head.authors == names


def test_a_byline_below_the_text() -> None:
    text = page(BARE, byline="").replace('<div class="share">', '<p>By Jo Ash</p><div class="share">')
    assert sources.draft("page", text).head.authors == ("Jo Ash",)


def test_an_author_whom_the_page_names_far_from_its_headline_is_in_review() -> None:
    box = "<div><p>On this site</p><p>Since 1990</p><p>Mail</p><p>Written by <a rel=author>Jo Ash</a></p></div>"
    made = sources.draft("page", page(BARE, byline="").replace("<footer>", f"{box}<footer>"))
    assert made.head.authors == ("Jo Ash",)
    assert "authors" in made.head.review


def test_the_headline_in_a_menu_is_not_where_the_article_begins() -> None:
    menu = "<ul><li>The night ferry returns</li><li>A whale</li></ul><p class=byline>By Pat Nob</p>"
    made = sources.draft(
        "page", page(BARE, byline="By Jo Ash").replace("<article>", f"{menu}{'<p>Menu</p>' * 9}<article>")
    )
    assert made.head.authors == ("Jo Ash",)
    assert "The night ferry returns" not in made.body


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2026-02-27T06:30:00.123+0100", "2026-02-27T06:30:00+01:00"),
        ("20260227T063000Z", "2026-02-27T06:30:00+00:00"),
        ("20260227T0630+0100", "2026-02-27T06:30:00+01:00"),
        ("20260227", "2026-02-27"),
        ("2026-02-27 06:30:00 +0100", "2026-02-27T06:30:00+01:00"),
        ("2026-02-27 06:30:00 UTC", "2026-02-27T06:30:00+00:00"),
        ("Fri, 27 Feb 2026 06:30:00 +0100", "2026-02-27T06:30:00+01:00"),
        ("27 Feb 2026 06:30:00 GMT", "2026-02-27T06:30:00+00:00"),
        ("February 27, 2026", "2026-02-27"),
        ("27 February 2026, 06:30", "2026-02-27T06:30"),
    ],
)
def test_dates_in_many_forms(stated: str, date: str) -> None:
    assert sources.draft("page", page({**BARE, "datePublished": stated})).head.date == date


@pytest.mark.parametrize(
    "stated", ["soon", "2026-02-30", "20260227063000", "02/03/2026", "0001-01-01", "32 Feb 2026 1", "9" * 99]
)
def test_a_date_that_cannot_be_read_is_looked_for_elsewhere(stated: str) -> None:
    made = sources.draft("page", page({**BARE, "datePublished": stated}, text="<p>It was 26 February 2026 then.</p>"))
    assert "date" in made.head.review


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<time datetime=2026-02-27>Friday</time>", "2026-02-27"),
        ("<time datetime=2026-02-26>a</time><time class=entry-date datetime=2026-02-27>b</time>", "2026-02-27"),
        ("<span itemprop=datePublished content=2026-02-27>Friday</span>", "2026-02-27"),
        ("<span itemprop='datePublished dateModified'>27 February 2026</span>", "2026-02-27"),
        ("<span itemprop=datePublished></span><time pubdate datetime=2026-02-27>Friday</time>", "2026-02-27"),
        (f"<p>{FILLER[0]}<time datetime=2026-05-01>1 May</time></p>", None),
    ],
)
def test_dates_in_the_markup(markup: str, date: str | None) -> None:
    made = sources.draft("page", page(BARE, text=markup))
    assert (made.head.date == date and "date" not in made.head.review) == (date is not None)


POEM = "Roses are red<br>violets are blue<br>sugar is sweet<br>and so are you"
QUOTATION = "We waited for a year, and it was worth every single day of it."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"<p>{POEM}</p>", POEM.replace("<br>", "  \n")),
        (f"<div>{POEM}</div>", POEM.replace("<br>", "  \n")),
        ("<address>The Harbour Office<br>12 Harbour Street<br>Aldermouth</address>",
         "The Harbour Office  \n12 Harbour Street  \nAldermouth"),
        ("<pre>Boat     Leaves   Arrives\nSwallow  06:00    07:15</pre>",
         "```\nBoat     Leaves   Arrives\nSwallow  06:00    07:15\n```"),
        (f"<blockquote><p>{QUOTATION}</p><footer>Jo Ash</footer></blockquote>", f"> {QUOTATION}\n>\n> Jo Ash"),
        (f"<blockquote>{QUOTATION}<footer>Jo Ash</footer></blockquote>", f"> {QUOTATION}\n>\n> Jo Ash"),
        (f"<figure><blockquote>{QUOTATION}</blockquote><figcaption>Jo Ash</figcaption></figure>",
         f"> {QUOTATION}\n\nJo Ash"),
        ("<figure><table><tr><th>Year<th>Boats<tr><td>2020<td>12</table><figcaption>Boats a year</figcaption></figure>",
         "| Year | Boats |\n| --- | --- |\n| 2020 | 12 |\n\nBoats a year"),
        ("<table><caption>Boats a year</caption><tr><th>Year<th>Boats<tr><td>2020<td>12</table>",
         "Boats a year\n\n| Year | Boats |\n| --- | --- |\n| 2020 | 12 |"),
    ],
)  # fmt: skip
def test_what_is_no_plain_paragraph_stays_in_the_text(text: str, wanted: str) -> None:
    made = sources.draft("page", page(text=text))
    before, _, _ = made.body.partition("\n\n## What comes next")
    assert before.endswith(f"](https://harbour.example/pier).\n\n{wanted}")
    assert made.head.review == ()


def test_a_table_that_lays_out_a_page_brings_no_menu_along() -> None:
    made = sources.draft("page", PAGE.replace("<nav>", "<table><tr><td><nav>").replace("</body>", "</table></body>"))
    assert "Home" not in made.body


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p>Seen. <span style='display:none'>{}</span></p>",
        "<div hidden><p>{}</p></div>",
        "<ul hidden><li>{}<img src=a.jpg></li></ul>",
    ],
)
def test_what_a_page_hides_stays_hidden(hidden: str) -> None:
    made = sources.draft("page", page(text=hidden.format("The secret words that nobody was to see here.")))
    assert "secret" not in made.body
    assert len(made.head.review) == 0


@pytest.mark.parametrize(
    "text",
    [
        "<p>Boats <ruby>leave <label><em>from the</em> old</label></ruby> pier at nine on each of the seven days.</p>",
        "<p>Boats leave from the old pier at nine on each of the seven days. <button>Show where that is</button></p>",
        "<p><code><font>Boats leave from the <sub>old pier</sub> at nine</font> on each</code> of the seven days.</p>",
    ],
)
def test_what_trafilatura_reads_in_another_way_is_not_there_twice(text: str) -> None:
    assert sources.draft("page", page(text=text)).body.count("of the seven days") == 1


SAID = (("At two", "Ada"), ("At six", "Kim"))


def test_lines_that_trafilatura_puts_into_one_and_leaves_words_out_of_are_not_there_twice() -> None:
    lines = "<pre>To sea at one.</pre>" + "".join(f"<pre>{at} <label>says</label> {who}.</pre>" for at, who in SAID)
    made = sources.draft("page", page(text=f"<p>{FILLER[0]}</p><blockquote>{lines}</blockquote><p>{FILLER[1]}</p>"))
    assert made.body.count("Ada") == 1


def test_a_page_that_is_to_appear_later_is_held_back_until_then() -> None:
    head = sources.draft("page", page({**BARE, "datePublished": "2030-02-27T06:30:00Z"})).head
    assert (head.date, head.embargo) == ("2030-02-27T06:30:00+00:00", "2030-02-27T06:30:00+00:00")


MORE = (
    "The oldest of the boats was built in the year of the great storm and has carried four million people since then.",
    "Her sister was sold to an island in the north and came back after the war with another name and a new engine.",
    "The third was to be the fastest of them, but the money was gone before anybody had ordered the second engine.",
)
REFRAIN = "Row on, row on, the tide is with us still."


def test_a_refrain_is_in_the_text_as_often_as_it_is_sung() -> None:
    verses = "".join(f"<p>{line * 2}</p><p>{REFRAIN}</p>" for line in FILLER)
    made = sources.draft("page", page(text=verses))
    assert made.body.count(REFRAIN) == len(FILLER)
    assert made.head.review == ()


def test_a_paragraph_said_again_in_another_section_is_in_the_text_again() -> None:
    first, second = (f"<div><p>{line * 2}</p><p>{QUOTATION}</p></div>" for line in FILLER[:2])
    made = sources.draft("page", page(text=f"<article>{first}<h2>What comes next</h2>{second}</article>"))
    assert made.body.count(QUOTATION) == 2


def test_what_a_page_has_once_for_each_width_of_screen_is_in_the_text_once() -> None:
    twice = "".join(f"<div class={width}><p>{QUOTATION}</p></div>" for width in ("narrow", "wide"))
    assert sources.draft("page", page(text=twice)).body.count(QUOTATION) == 1


def test_a_subhead_that_a_list_of_contents_has_as_well_is_in_the_text() -> None:
    contents = "<ul><li><a href=#next>What comes next</a></li></ul>"
    made = sources.draft("page", PAGE.replace("<h2>", f"{contents}<h2 id=next>"))
    assert "## What comes next" in made.body


@pytest.mark.parametrize("tag", ["p", "h3"])
@pytest.mark.parametrize("name", ["rating", "tags", "widget"])
def test_what_stands_among_paragraphs_is_text_whatever_its_class(tag: str, name: str) -> None:
    stars = f'<{tag} class="{name}">Four stars of five, said the master of the harbour</{tag}>'
    text = f"<p>{MORE[0]}</p>{stars}<p>{MORE[1]}</p>"
    assert "Four stars of five" in sources.draft("page", page(text=text)).body


def test_words_with_a_name_for_links_to_them_are_no_link() -> None:
    text = f"<p>{MORE[0]}</p><p class=rating><a name=stars>Four stars of five, said the master</a></p><p>{MORE[1]}</p>"
    assert "Four stars of five" in sources.draft("page", page(text=text)).body


def test_what_only_line_breaks_part_from_links_to_other_articles_is_no_link() -> None:
    links = "".join(
        f"<br><br><a href=/{n}>A story of the harbour that is told on another page, {n}</a>" for n in range(4)
    )
    box = f"<div class=widget><h3>More stories</h3>The pier is open to all at any time.{links}</div>"
    why = {r.text: r.why for r in sources.draft("page", page(text=box)).readings}
    assert why["The pier is open to all at any time."] == "outside the article"
    assert why["A story of the harbour that is told on another page, 3"] == "a link to other articles"


def test_markup_is_asked_once_for_authors_however_many_line_breaks_part_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[object]()
    is_author = authors._is_author

    def noted(element: object) -> bool:
        asked.append(element)
        return is_author(element)

    monkeypatch.setattr(authors, "_is_author", noted)
    lines = "<br><br>".join(f"The boat leaves the old pier at {hour} in the morning." for hour in range(90))
    sources.draft("page", f"<article><h1>Ferry</h1><div>{lines}</div></article>")
    assert len(asked) < 90 * 9


def test_a_subhead_in_the_item_of_a_list_is_in_the_text() -> None:
    text = "".join(f"<li><h4>Boat {n}</h4><p>{line}</p></li>" for n, line in enumerate(MORE))
    body = sources.draft("page", page(text=f"<ul>{text}</ul>")).body
    assert all(f"#### Boat {n}" in body and line in body for n, line in enumerate(MORE))


@pytest.mark.parametrize(
    ("tags", "levels"),
    [
        (["h4", "h4"], [2, 2]),
        (["h2", "h4", "h4", "h3", "h2"], [2, 3, 3, 3, 2]),
        (["h3", "h4", "h2", "h3"], [2, 3, 2, 3]),
        (["h2", "h3", "h4"], [2, 3, 4]),
    ],
)
def test_subheads_skip_no_level_on_the_way_down(tags: list[str], levels: list[int]) -> None:
    text = "".join(f"<{tag}># Boat {n}</{tag}><p>{MORE[n % len(MORE)]} ({n})</p>" for n, tag in enumerate(tags))
    body = sources.draft("page", page(text=text)).body
    assert re.findall(r"^(#+) # Boat", body, re.MULTILINE) == ["#" * level for level in levels]


def with_below(below: str) -> str:
    """The page with more text, and something below all of it that is in the article and not in the text."""
    text = page(text="".join(f"<p>{line} It was so.</p>" for line in MORE))
    return text.replace("<article>", "<article><div>").replace("</article>", f"</div>{below}</article>")


@pytest.mark.parametrize(
    ("before", "after"),
    [("</article>", "</div>{}</article>"), ("<article>", "<article>{}<div>")],
    ids=["below", "above"],
)
def test_links_to_other_articles_beside_the_text_are_set_aside_with_their_heads(before: str, after: str) -> None:
    titles = ("Harbour prices rise for the tenth year", "A whale has come into the bay", "The old crane is sold")
    links = "".join(f"<li>Today, 9:30 <a href=/{n}>{title}</a></li>" for n, title in enumerate(titles))
    box = f"<div><h2>More from The Harbour</h2><ul>{links}</ul></div>"
    text = page(text="".join(f"<p>{line}</p>" for line in MORE)).replace("<article>", "<article><div>")
    made = sources.draft("page", text.replace("</article>", "</div></article>").replace(before, after.format(box), 1))
    assert "whale" not in made.body
    assert "More from" not in made.body
    assert {r.text: r.why for r in made.readings}[f"Today, 9:30 {titles[1]}"] == "a link to other articles"
    assert made.head.review == ()


def test_what_an_article_rests_on_lies_elsewhere_and_stays() -> None:
    item = "The port, in 2025: <a href=https://port.example/plan>What the port wants to do with its old pier</a>"
    items = "".join(f"<li>{text}</li>" for text in ("Talks at the pier", item, "The log of the boats"))
    body = sources.draft("page", with_below(f"<div><h3>Sources</h3><ul>{items}</ul></div>")).body
    assert "\n- The port, in 2025: [What the port wants to do with its old pier](https://port.example/plan)\n" in body


def test_a_list_below_the_text_that_tells_something_of_what_it_links_to_stays() -> None:
    own = "built by the yard of the town for the line to the island"
    items = "".join(
        f"<li><a href=/{n}>The boat of 19{n}0 and the men who sailed on her</a>, {own}</li>" for n in (3, 4)
    )
    body = sources.draft("page", with_below(f"<h3>The boats</h3><ul>{items}</ul>")).body
    assert "### The boats\n\n- [The boat of 1930 and" in body


def test_words_above_links_to_other_articles_go_with_them_only_where_they_are_a_heading() -> None:
    titles = ("Harbour prices rise for the tenth year", "A whale has come into the bay of the harbour")
    links = "".join(f"<p><a href=/{n}>{title}</a></p>" for n, title in enumerate(titles))
    words = "The port has more to tell about all of its boats in the spring of the next year."
    last = "Until then the old pier stays as it is, and nobody may go there after the last boat."
    more = links.replace("Harbour", "Bread and butter").replace("A whale", "The old crane")
    made = sources.draft(
        "page", with_below(f"<h3>Other stories of the harbour</h3>{links}<p>{words}</p>{more}<p>{last}</p>")
    )
    assert made.body.endswith(f"{words}\n\n{last}")
    assert "Other stories" not in made.body


def test_a_list_of_links_in_the_text_stays() -> None:
    links = "<ul><li>In 2025, <a href=https://port.example/plan>the plan of the port for its pier</a></li></ul>"
    body = sources.draft("page", PAGE.replace('<div class="share">', f"{links}<div>")).body
    assert body.endswith("- In 2025, [the plan of the port for its pier](https://port.example/plan)")


def test_what_another_article_says_in_short_is_not_this_ones_standfirst() -> None:
    teaser = '<div><h3>A whale</h3><p class="dek">A whale has come into the bay, and nobody knows why.</p></div>'
    made = sources.draft("page", PAGE.replace("<footer>", f"{teaser}<footer>"))
    assert "standfirst" not in [role for role, _ in sources.roles(made)]


PICTURE = '<img src="pier.jpg" alt="The pier">'


@pytest.mark.parametrize(
    ("box", "caption", "credit"),
    [
        ('<div class="img_wrapper">{}<span>The pier in winter</span></div>', "The pier in winter", ""),
        ('<div class="inline-photo">{}<br>The pier. (Jo Ash/Coast)</div>', "The pier.", "Jo Ash/Coast"),
        ('<div class="image on-image">{}<p class="source">Coast Pictures</p></div>', "Coast Pictures", ""),
        ("<div>{}<div>The pier. (Jo Ash/Coast)</div></div>", "The pier.", "Jo Ash/Coast"),
        ("<p>{}<br>Photo: Jo Ash</p>", "", "Jo Ash"),
        ('<div class="photo"><div><div><div><b>{}</b></div></div><p>The old pier</p></div></div>', "The old pier", ""),
        ("<div>{}<cite>The pier</cite></div>", "The pier", ""),
        ("<table align=right><tr><td>{}<tr><td><font size=1>The old pier</font></table>", "The old pier", ""),
        ("<table align=Left><tbody><tr><td>{}<tr><td>The old pier</tbody></table>", "The old pier", ""),
        ('<div style="width: 9em; float: left">{}<br>The old pier</div>', "The old pier", ""),
        ('<div class="photo"><a href=/large>View larger image</a>{}<p>The old pier</p></div>', "The old pier", ""),
        ('<div class="photo"><p><a href=/boats>All boats</a></p>{}<p>The old pier</p></div>', "The old pier", ""),
        ('<span class="photo-large"><a href=/large>{}</a><span class="caption">The pier</span></span>', "The pier", ""),
        ("<figure>{}<p>The old pier</p><p>3:14 Sponsored Content Now Playing</p></figure>", "The old pier", ""),
        ("<figure>{}<p>View this image ›</p><figcaption>The old pier</figcaption></figure>", "The old pier", ""),
        ("<figure>{}<figcaption><h4>The old pier</h4>Jo Ash</figcaption></figure>", "The old pier Jo Ash", ""),
    ],
)  # fmt: skip
def test_words_that_share_a_box_with_a_picture_are_its_caption(box: str, caption: str, credit: str) -> None:
    made = sources.draft("page", page(text=box.format(PICTURE)))
    assert [(f.caption or "", f.credit or "") for f in made.head.figures[1:]] == [(caption, credit)]
    assert "pier](" not in made.body.replace("More on the pier](", "")


TWO = ('<img src=pier.jpg alt="The pier">', '<img src=boat.jpg alt="The boat">')
WORDS = ("The pier in winter", "The boat in dock (Jo Ash/Coast)")


@pytest.mark.parametrize(
    "table",
    [
        f"<tr><td>{TWO[0]}<td>{TWO[1]}<tr><td>{WORDS[0]}<td>{WORDS[1]}",
        f"<tr><td>{TWO[0]}<br>{WORDS[0]}<td>{TWO[1]}<br>{WORDS[1]}",
        f"<tr><td>{TWO[0]}<p>{WORDS[0]}</p><td>{TWO[1]}<p>{WORDS[1]}</p>",
    ],
    ids=["below", "beside", "paragraphs"],
)
def test_the_words_below_pictures_in_a_table_are_their_captions(table: str) -> None:
    made = sources.draft("page", page(text=f"<table>{table}</table><p>{MORE[1]}</p>"))
    assert [(f.alt, f.caption, f.credit) for f in made.head.figures[1:]] == [
        ("The pier", WORDS[0], None),
        ("The boat", "The boat in dock", "Jo Ash/Coast"),
    ]
    assert "in winter" not in made.body


def test_a_table_of_pictures_and_text_stays_text() -> None:
    table = f"<tr><td>{TWO[0]}<td>{TWO[1]}<tr><td>The pier<td>{FILLER[1] * 5}<tr><td>The port says:<td>Nothing"
    made = sources.draft("page", page(text=f"<table>{table}</table><p>{MORE[1]}</p>"))
    assert [f.caption for f in made.head.figures[1:]] == [None, None]


@pytest.mark.parametrize(
    ("below", "taken"),
    [
        ("<p>{}</p>", True),
        ("<p><a href=/large.jpg>{}</a></p>", True),
        ("<p><a href=/whale>{}</a></p>", False),
        ("<div>{}<button>Play 3:14</button></div>", False),
    ],
    ids=["alone", "enlarged", "a link", "a video"],
)
def test_a_picture_below_the_last_paragraph_is_the_articles(below: str, *, taken: bool) -> None:
    made = sources.draft("page", PAGE.replace('<div class="share">', f'{below.format(PICTURE)}<div class="share">'))
    assert [f.alt for f in made.head.figures[1:]] == ["The pier"] * taken


HERO = '<figure><img src=pier.jpg alt="The pier">{}</figure>'
CAPTION = "<figcaption>The pier in winter</figcaption>"


@pytest.mark.parametrize(
    ("before", "after", "taken"),
    [
        ("<article>", f"<div>{HERO.format(CAPTION)}</div><article>", True),
        ("<article>", f"<article>{HERO.format('')}", True),
        ("<article>", f"<div>{HERO.format('')}</div><article>", False),
        (
            "<article>",
            f"<div>{HERO.format(CAPTION)}{HERO.format(CAPTION).replace('pier', 'crane')}</div><article>",
            False,
        ),
        ("<article>", f"<div>{HERO.format(CAPTION)}</div><p>Today</p><article>", False),
        ("<nav>", f"<ul><li><h3>The night ferry returns</h3><li>{HERO.format(CAPTION)}</ul><nav>", False),
    ],
    ids=["captioned", "within", "bare", "several", "apart", "listed"],
)
def test_a_picture_right_above_the_headline_is_the_articles(before: str, after: str, taken: bool) -> None:
    made = sources.draft("page", PAGE.replace(before, after))
    assert [f.alt for f in made.head.figures] == ["The pier"] * taken + ["A white ferry"]


def test_what_a_gallery_is_of_is_in_the_text() -> None:
    images = "".join(f'<figure><img src={n}.jpg alt="Boat {n}"></figure>' for n in range(3))
    made = sources.draft("page", page(text=f"<figure>{images}<figcaption>The boats of the port</figcaption></figure>"))
    assert [f.alt for f in made.head.figures[1:]] == ["Boat 0", "Boat 1", "Boat 2"]
    assert "\n\nThe boats of the port\n\n" in made.body


def test_pictures_of_one_credit_are_all_in_the_article() -> None:
    text = "".join(
        f"<figure><img src={n}.jpg><figcaption>Jo Ash/AFP</figcaption></figure><p>{MORE[n]}</p>" for n in range(3)
    )
    made = sources.draft("page", page(text=text))
    assert [f.credit for f in made.head.figures[1:]] == ["Jo Ash/AFP"] * 3


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        ("<p><a href=/pier>{}</a></p>", 1),
        ("<p><a href=/pier/large.jpg>{}</a></p><div><a href=/pier/large.jpg>Enlarge</a></div>", 1),
        ("<div><a href=/whale>{}</a></div><ul><li><a href=/whale>A whale</a></li></ul>", 0),
        ("<p>{}</p>".replace("{}", '<img src="jo.jpg" alt="Jo Ash">'), 0),
        ("<p>{}</p>".replace("{}", '<img src="jo.jpg" alt="Jo Ash on the pier">'), 1),
    ],
    ids=["linked", "enlarged", "a teaser", "a portrait", "an author in the news"],
)
def test_pictures_of_other_articles_and_portraits_of_the_authors_stay_out(shown: str, count: int) -> None:
    made = sources.draft("page", page(text=shown.format(PICTURE)))
    assert len(made.head.figures[1:]) == count


def test_a_figure_that_a_page_has_for_each_width_is_in_the_article_once() -> None:
    text = "".join(f"<figure><img src={n}.jpg><figcaption>The old pier. AFP</figcaption></figure>" for n in range(2))
    assert len(sources.draft("page", page(text=text)).head.figures) == 1 + 1


def test_a_credit_beside_a_marked_caption_is_the_pictures() -> None:
    box = f'<div>{PICTURE}<p class="caption">The old pier</p>(Credit: Jo Ash/AFP)</div>'
    made = sources.draft("page", page(text=box))
    assert [(f.caption, f.credit) for f in made.head.figures[1:]] == [("The old pier", "Jo Ash/AFP")]
    made = sources.draft("page", page(text=box.replace("(Credit", "<p>The boat in dock. (Jo Ash/AFP)</p> (Credit")))
    assert [(f.caption, f.credit) for f in made.head.figures[1:]] == [("The old pier", "Jo Ash/AFP")]
    assert "The boat in dock. (Jo Ash/AFP)" in made.body


@pytest.mark.parametrize(
    "box",
    [
        f"<div>{{}}<p>{FILLER[2]}</p></div>",
        f'<div class="photo">{{}}<p>{FILLER[0]}</p><p>{FILLER[1]}</p><p>{FILLER[2]}</p></div>',
        f"<p>{{}} {FILLER[2] * 5}</p>",
        f'<div class="story">{{}}<p>{FILLER[2]} (Reuters)</p></div>',
        f'<p class="photo">{{}} {FILLER[2]}</p>',
        f"<table align=center><tr><td>{{}}<tr><td>{FILLER[2]}</table>",
        f'<div class="photo">{{}}<h3>{FILLER[2]}</h3></div>',
        f'<div class="text-image">{{}}<p>{FILLER[2]}</p></div>',
        f'<div class="box image_with_text">{{}}<p>{FILLER[2]}</p></div>',
        f'<div class="photo-essay">{{}}<p>{FILLER[2]}</p></div>',
        f'<div class="key-figures">{{}}<p>{FILLER[2]}</p></div>',
        f'<div class="photo">{{}}<p>{FILLER[2] * 5}</p></div>',
        f'<div class="photo">{{}}<p>{FILLER[2]} They are:</p></div>',
        f"<div align=right>{{}}<p>{FILLER[2]}</p></div>",
        f'<div class="photo">{{}}<h3>{FILLER[2]} (Jo Ash/Coast)</h3></div>',
    ],
)
def test_text_beside_a_picture_stays_text(box: str) -> None:
    made = sources.draft("page", page(text=box.format(PICTURE)))
    assert FILLER[2].strip() in made.body.partition("## What comes next")[0]
    assert [f.caption for f in made.head.figures[1:]] == [None]


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_words_that_are_struck_out_are_in_review(tag: str) -> None:
    aside = f"<aside class=ads><p><{tag}>Was 5, is 4.</{tag}></p></aside>"
    made = sources.draft("page", page(text=f"<p>{FILLER[0]} It sails <{tag}>at nine</{tag}> at ten.</p>{aside}"))
    assert "It sails at nine at ten." in made.body
    assert [n.why for n in made.notes if n.item == "text"] == ["words that were struck out stand in the text: at nine"]


def test_what_is_left_out_amidst_the_text_is_named_but_for_copies() -> None:
    text = (
        "<ul><li><a href=https://port.example/x>Harbour prices rise for the tenth year</a></li></ul>"
        "<ul><li><a href=/whale>A whale has come into the bay</a></li></ul>"
        f"<div class=narrow><p>{QUOTATION}</p></div><div class=wide><p>{QUOTATION}</p></div>"
        "<button>Show the numbers of this winter</button><aside>Words beside the text of it</aside>"
    )
    made = sources.draft("page", page(text=text))
    assert [n.why for n in made.notes] == [
        "left out: Harbour prices rise for the tenth year",
        "links to the page's own site were left out: A whale has come into the bay",
    ]
    why = {reading.text: reading.why for reading in made.readings if reading.role == "boilerplate"}
    assert why["A whale has come into the bay"] == "a link to other articles"
    assert why[QUOTATION] == "it stands in the article once more"


FACTS = "The boat was built at Aldermouth in 1998, carries sixty cars and needs nine hours to the island."
BOX = f"<h3>The boat in numbers</h3><p>{FACTS}</p><ul><li>Length: 92 metres</li><li>Cabins: 40</li></ul>"


def test_a_box_of_facts_amidst_the_text_stays_in_its_place_with_its_picture_and_is_in_review() -> None:
    picture = "<figure><img src=boat.jpg><figcaption>The boat in dock (Jo Ash/Coast)</figcaption></figure>"
    made = sources.draft("page", page(text=f"<aside class=facts>{picture}{BOX}</aside><p>{MORE[1]}</p>"))
    before, _, after = made.body.partition("## The boat in numbers\n\n")
    assert FILLER[0].strip() in before
    assert after.startswith(f"{FACTS}\n\n- Length: 92 metres\n- Cabins: 40\n\n{MORE[1]}")
    assert made.head.figures[-1].caption == "The boat in dock"
    line = next(r.line for r in made.readings if r.text == "The boat in numbers")
    assert [(n.item, n.line) for n in made.notes] == [("text", line)]


@pytest.mark.parametrize(
    ("box", "is_named"),
    [
        (f"<aside><p>{FILLER[1][:70]}</p><p>Kim Lee</p></aside>", False),
        ("<aside><p>The port said the ferry would sail again after repairs to the old wooden pier</p></aside>", True),
        ("<aside><p>The boat, nine hours to the island. <a href=/b>Read more</a></p></aside>", True),
        ("<aside><p>Photograph by Jo Ash for the Harbour</p></aside>", True),
        (f'<aside class="related-story"><h3>A whale</h3><p>{FACTS}</p></aside>', False),
        (f"<aside><h3><a href=/whale>A whale has come</a></h3><p>{FACTS}</p></aside>", False),
        ("<aside><p><a href=/whale>A whale has come into the bay of the harbour</a></p></aside>", False),
        ("<aside><p>Sign up for our newsletter</p></aside>", False),
    ],
    ids=["quote", "changed quote", "teaser", "credit", "by its name", "by its head", "links", "prompt"],
)
def test_what_stands_beside_the_text_is_left_out_where_it_is_no_part_of_it(box: str, *, is_named: bool) -> None:
    made = sources.draft("page", page(text=f"{box}<p>{MORE[1]}</p>"))
    plainly = sources.draft("page", page(text=f"<p>{MORE[1]}</p>"))
    assert made.body == plainly.body
    assert ("text" in made.head.review) is is_named
    kinds = {r.role for r in made.readings if r.text and r.text in re.sub(r"<[^>]+>", "", box)}
    assert kinds == {"boilerplate"}


def test_a_box_below_the_text_is_left_out_and_named() -> None:
    made = sources.draft("page", PAGE.replace('<div class="share">', f"<aside>{BOX}</aside><div>"))
    assert FACTS not in made.body
    assert [n.why.partition(":")[0] for n in made.notes] == ["a box beside the text was left out"]


LINKS = "".join(f"<li><a href=/{n}>What the port wants of pier {n}</a></li>" for n in range(3))


@pytest.mark.parametrize(
    ("listed", "done"),
    [
        (f"<p>The port has told so in three reports of this year:</p><ul>{LINKS}</ul>", "kept"),
        (f"<p>{MORE[0]}</p><ul>{LINKS}</ul>", "left out"),
        (f"<p>Read also:</p><ul>{LINKS}</ul>", "left out"),
    ],
    ids=["announced", "alone", "below a prompt"],
)
def test_links_to_the_own_site_that_stand_in_the_text_are_in_review(listed: str, done: str) -> None:
    made = sources.draft("page", page(text=f"{listed}<p>{QUOTATION}</p>"))
    assert ("pier 1" in made.body) is (done == "kept")
    line = next(r.line for r in made.readings if r.text == "What the port wants of pier 0")
    assert [(n.item, n.line) for n in made.notes] == [("text", line)]
    assert f"were {done}" in made.notes[0].why


@pytest.mark.parametrize(
    "name",
    [
        *("idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape"),
        *("utf-7", "utf-16", "utf-32", "base64", "rot13", "no-such"),
    ],
)
def test_a_charset_that_no_page_is_written_in(name: str) -> None:
    data = PAGE.replace('charset="utf-8"', f'charset="{name}"').replace("eleven", "élèven").encode("cp1252")
    made = sources.draft("page", data)
    assert "élèven months" in made.body
    assert "encoding" in made.head.review


@pytest.mark.parametrize("name", sorted(set(aliases.values())))
def test_whatever_charset_a_page_states_its_bytes_are_read(name: str) -> None:
    text, _ = decode_html(b'<meta charset="%s"><p>Eleven' % name.encode() + bytes(range(256)) + b"\x1b$B\x0e~{")
    assert text


CORPUS = os.environ.get("NEWSGEN_CORPUS", "")


@pytest.mark.skipif(not CORPUS, reason="NEWSGEN_CORPUS names no folder of labelled pages")
def test_real_pages() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    scores, captions = [], Counter[str]()
    for page in sorted(Path(CORPUS, "pages").glob("*.html")):
        labelled = next(iter(Path(CORPUS, "captions/seed").glob(f"readability__*__{page.stem}.json")))
        truth = json.loads(labelled.read_text())
        text = "\n".join(row["text"] for row in truth if row["label"] in ("paragraph", "subhead", "quote", "list"))
        job = Job("page", page.name, page.read_bytes(), "d", sources.CONFIG, now)
        made = opening.draft(job)
        mine = "\n".join(r.text for r in made.readings if r.role in ("paragraph", "subhead", "quote", "list"))
        theirs = trafilatura.bare_extraction(page.read_bytes(), include_comments=False, with_metadata=False)
        scores.append((score(mine, text), score(str(theirs.text), text)))  # type: ignore[union-attr]
        # The labels have each text of a page once, though several pictures may have one credit.
        wanted = {key(row["text"]) for row in truth if row["label"] == "caption"}
        found = {key(r.text) for r in made.readings if r.role == "caption"}
        captions.update(hit=len(wanted & found), wanted=len(wanted), found=len(found))
    assert sum(mine for mine, _ in scores) >= sum(theirs for _, theirs in scores)
    assert 2 * captions["hit"] / (captions["wanted"] + captions["found"]) >= 0.95


def key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def score(one: str, other: str) -> float:
    """F1 of runs of four words, as in the public benchmark of article extraction."""
    first, second = (
        Counter(zip(*(words[n:] for n in range(4)), strict=False))
        for words in (re.findall(r"\w+", t.lower()) for t in (one, other))
    )
    return 2 * (first & second).total() / max(1, first.total() + second.total())


MEDIUM = """<!DOCTYPE html><html><head><title>The ferry</title></head><body><article class="h-entry">
<header><h1 class="p-name">The ferry</h1></header>
<section data-field="subtitle" class="p-summary">It is back.</section>
<section data-field="body" class="e-content"><div class="section-inner">
<h3 class="graf graf--h3 graf--title">The ferry</h3><h4 class="graf graf--h4 graf--subtitle">It is back.</h4>
<figure class="graf"><img src="https://cdn.example/1.jpeg"><figcaption>The pier. Photo by Bo</figcaption></figure>
<p class="graf">The ferry to the island sails again from Monday on.</p>{more}
<h3 class="graf graf--h3">The ferry</h3><p class="graf">It was away for a year, and nobody was glad of that.</p>
</div></section>
<footer><p>By <a href="https://m.example/@ada" class="p-author h-card">Ada Lind</a> on
<time class="dt-published" datetime="2019-03-04T05:06:07.000Z">March 4, 2019</time>.</p>
</footer></article></body></html>"""
LONGER = "The crew finished the pier, and tickets cost what they did before, the operator said in the town hall."


@pytest.mark.parametrize("more", ["", f"<p>{QUOTATION}</p><p>{LONGER}</p>"], ids=["short", "long"])
def test_an_export_of_medium_says_its_headline_and_its_subtitle_once(more: str) -> None:
    draft = sources.draft("page", MEDIUM.replace("{more}", more))
    assert (draft.head.title, draft.head.summary, draft.head.authors) == ("The ferry", "It is back.", ("Ada Lind",))
    text = draft.body.split("\n\n")
    assert text[:2] == ["![][the-pier]", "The ferry to the island sails again from Monday on."]
    assert text[-2:] == ["## The ferry", "It was away for a year, and nobody was glad of that."]
    assert len(text) == 4 + more.count("<p")
