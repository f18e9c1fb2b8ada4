"""Copies of pages that programs and archives keep: where the page came from, and what they add to it."""

import pytest
import source_samples as sources
from page_samples import FILLER, PAGE

from newsgen.importing.records import Draft

ADDRESS = "https://quay.example/2003/fire.html"
ARCHIVE = "https://web.archive.org/web/20040102030405"
TEXT = (
    f'<h1>Fire on Pier Nine</h1><p>{FILLER[0]}</p><p>{FILLER[1]}<a href="pier.html">The pier</a>.</p><p>{FILLER[2]}</p>'
)
BANNER = (
    '<div id="wm-ipp-base" style="display: block"><table><tr><td>JAN</td><td>Feb</td></tr><tr><td>2</td><td>3</td></tr>'
    f"</table><p>Collected by an archive of the web. {FILLER[1]}</p></div>"
    f'<div id="wm-ipp-print">The Wayback Machine - {ARCHIVE}/{ADDRESS}</div>'
)


def came_from(made: Draft) -> str | None:
    return made.head.source.url if made.head.source else None


@pytest.mark.parametrize(
    "note",
    [
        f"<!-- saved from url=(0035){ADDRESS} -->",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Sat Nov 28 2026 \n-->",
        f"<!-- saved from url=(0085){ARCHIVE}/{ADDRESS} -->",
    ],
)
def test_a_copy_tells_where_its_page_came_from_unless_the_page_does(note: str) -> None:
    made = sources.draft("page", f"<html>{note}<body>{TEXT}</body></html>")
    assert came_from(made) == ADDRESS
    assert "[The pier](https://quay.example/2003/pier.html)" in made.body
    assert (
        came_from(sources.draft("page", PAGE.replace("<head>", f"{note}<head>")))
        == "https://harbour.example/night-ferry"
    )


@pytest.mark.parametrize(("place", "url"), [(ADDRESS, ADDRESS), ("cid:frame-1@mhtml.blink", None)])
def test_an_archive_of_a_page_tells_where_that_came_from(place: str, url: str | None) -> None:
    head = "Content-Type: multipart/related; boundary=XX\n\n--XX\nContent-Type: text/html; charset=utf-8\n"
    made = sources.draft("page archive", f"{head}Content-Location: {place}\n\n<body>{TEXT}</body>\n--XX--\n")
    assert came_from(made) == url


def test_links_within_a_page_stay_so_though_its_copy_has_them_in_full() -> None:
    text = TEXT.replace("pier.html", f"{ADDRESS}#pier")
    body = sources.draft("page", f"<!-- saved from url=(0035){ADDRESS} --><body>{text}</body>").body
    assert "The pier." in body
    assert "#pier" not in body


def test_what_the_wayback_machine_adds_to_a_page_is_taken_off_it() -> None:
    text = TEXT.replace("pier.html", f"{ARCHIVE}/https://other.example/pier")
    head = f'<head><link rel="canonical" href="/web/20040102030405/{ADDRESS}"></head>'
    made = sources.draft("page", f"<html>{head}<body>{BANNER}{text}</body></html>")
    assert came_from(made) == ADDRESS
    assert "[The pier](https://other.example/pier)" in made.body
    assert "archive" not in made.body
    assert "JAN" not in made.body
    assert [r.role for r in made.readings if "Collected by" in r.text] == ["boilerplate"]


def test_a_page_that_is_no_copy_keeps_its_links_to_the_wayback_machine() -> None:
    cited = f"{ARCHIVE}/https://other.example/pier"
    assert f"[The pier]({cited})" in sources.draft("page", f"<body>{TEXT.replace('pier.html', cited)}</body>").body


def test_links_lead_where_google_docs_would_lead_on_to() -> None:
    links = {
        "https://www.google.com/url?q=https://other.example/a?b%3D1%26c&amp;sa=D&amp;usg=x": "https://other.example/a?b=1&c",
        "https://www.google.com/url?q=javascript:alert(1)": "https://www.google.com/url?q=javascript:alert%281%29",
    }
    for link, address in links.items():
        body = sources.draft("page", f"<body>{TEXT.replace('pier.html', link)}</body>").body
        assert f"[The pier]({address})" in body or f"[The pier](<{address}>)" in body


def test_a_document_of_google_docs_has_its_headline_and_standfirst_and_no_remarks() -> None:
    remark = (
        '<div class="c5"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Check this with the port.</span></p></div>'
    )
    made = sources.draft(
        "page",
        '<html><body class="c2 doc-content"><p class="c1 title">The ferry is back</p>'
        '<p class="c1 subtitle">It sails at noon on Monday</p>'
        f'<p>{FILLER[0]}<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p>{FILLER[1]}</p>{remark}</body></html>',
    )
    assert (made.head.title, made.head.summary) == ("The ferry is back", "It sails at noon on Monday")
    assert made.body == f"{FILLER[0].strip()}\n\n{FILLER[1].strip()}"
    assert [r.role for r in made.readings if "Check this" in r.text] == ["boilerplate"]


def test_what_firefox_shows_for_reading_tells_where_it_came_from_and_who_wrote_it() -> None:
    head = (
        f'<div class="header reader-header"><a class="domain reader-domain" href="{ADDRESS}">quay.example</a>'
        '<h1 class="reader-title">Fire on Pier Nine</h1><div class="credits reader-credits">Jo Ash</div>'
        '<div class="reader-estimated-time">1 minute</div></div>'
    )
    text = TEXT.partition("</h1>")[2]
    made = sources.draft("page", f'<body><div class="container">{head}<div class="content">{text}</div></div></body>')
    assert (came_from(made), made.head.authors) == (ADDRESS, ("Jo Ash",))
    assert "1 minute" not in made.body
