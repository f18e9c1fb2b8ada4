"""Saved web pages and page archives: what is read, in which encoding, and what hostile ones get."""

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
from page_samples import BARE, FILLER, LD, PAGE
from page_samples import page as with_data

from newsgen import importing
from newsgen.errors import DumpError
from newsgen.importing.sources import opening
from newsgen.importing.sources.page import archive
from newsgen.importing.sources.page.encodings import decode_html
from newsgen.importing.sources.records import Job


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
    assert [p.name for p in importing.find_seeds(site)] == ["ferry.html"]
    (outcome,) = sources.take_in(site)
    assert (outcome.done, outcome.problems) == ("imported", ())
    assert outcome.receipt is not None
    text = (site / outcome.receipt.article).read_text()
    # The name follows from the bytes.
    assert "src: the-ferry-at-the-pier.png" in text
    assert "https://harbour.example/i/ferry.jpg" not in text
    assert (site / "content/images/the-ferry-at-the-pier.png").read_bytes() == sources.png(1)
    (again,) = sources.take_in(site)
    assert again.done == "unchanged"
    (site / "seeds/ferry_files/ferry.jpg").write_bytes(sources.png(2))
    (changed,) = sources.take_in(site)
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
    sources.take_in(site)
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
    (outcome,) = sources.take_in(site)
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
    outcomes = sources.take_in(site)
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


@pytest.mark.parametrize(
    ("above", "section"),
    [("<a>Home</a><a>Local</a>", "Local"), ("<a>Home</a><a>Local</a><a>World</a>", None), ("<a>Home</a>", None)],
)
def test_what_stands_above_the_headline_names_the_section_only_where_it_names_one(
    above: str, section: str | None
) -> None:
    items = above.replace("<a>", "<li><a href=/x>").replace("</a>", "</a></li>")
    made = sources.draft(
        "page", with_data(BARE).replace("<nav>", f"<nav><ul>{items}</ul>"), sections=("Local", "World")
    )
    assert made.head.section == section


def test_the_address_of_what_a_page_embeds_is_not_its_own() -> None:
    frame = "<iframe src=https://ads.example/frame></iframe>"
    body = f"{frame}<p>{FILLER[0] * 2}</p><p>{FILLER[1] * 2}</p>{frame}"
    made = sources.draft("page", f"<html><head><title>The ferry returns</title></head><body>{body}</body></html>")
    assert made.head.source is not None
    assert made.head.source.url is None
