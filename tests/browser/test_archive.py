"""A site with years behind it, in both directions: long lists, and articles that have everything."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from browser.examining import examine
from playwright.sync_api import Browser
from samples import article

from newsgen.build import Options, build

ROOT = Path(__file__).parent.parent.parent
ARTICLES = 45  # two full pages of a list, and the newest
TOPS = """nodes => nodes.map(node => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect().top;
})"""
BASELINES = """row => [...row.children].slice(0, 2).map(part => {
    const mark = document.createElement('i');
    mark.style.display = 'inline-block';
    (part.querySelector('a, time') ?? part).prepend(mark);
    return Math.round(mark.getBoundingClientRect().bottom);
})"""
"""Where the first line stands of what a row is called, and of what stands beside it."""
SETTINGS = """\
title: The Long Standing
tagline: Since 1851
description: A newspaper with an archive.
base_url: http://127.0.0.1/paper/
language: {language}
sections:
  - {{name: Local, description: "What happens in the town, and what does not."}}
  - World
"""
FULL = """\
---
title: Everything that an article can have
slug: everything
date: 2026-03-01T06:30
updated: 2026-03-01T09:10
authors: [Ada Lind, Ben Roy, Ćirila Ō]
section: Local
tags: [Ferries, Harbour]
summary: "In a standfirst that is not the first sentence of the text."
dateline: Aldermouth
image: lead
figures:
- {id: lead, src: lead.jpg, alt: A ferry, caption: The ferry., credit: Mara Quill, license: "https://licence.example/"}
- {id: tall, src: tall.jpg, alt: A tower, caption: The tower., credit: Ola Brandt}
- {id: awaited, alt: A crowd, caption: The crowd., credit: Staff}
source: {url: "https://other.example/a/", publisher: The Other Paper, license: CC BY 4.0}
corrections:
- {date: 2026-03-01T09:10, note: An earlier version gave the wrong year.}
- {date: 2026-03-01T10:00, note: "It gave the wrong month, too."}
aliases: [/old/]
extra: {series: The Pier Papers, key_points: [The first point., The second point.]}
---

The first paragraph has a [link](https://elsewhere.example/), *emphasis*, `code` and a note.[^1]

## A heading

![][tall]

> The pier is older than the town.
> — Ada Lind, engineer

1. One
2. Two

    - Within

### A lesser heading

| Boat | Price |
| --- | ---: |
| Dinghy | 12 |

![][awaited]

    a line of code that is longer than the screen of a telephone is wide, and then some more of it

---

> A quotation without a name.

[^1]: The note.
"""
KINDS = {
    "an article with everything": "2026/03/everything/",
    "the newest of a section": "local/",
    "the second page of a section": "local/page/2/",
    "the oldest page of a tag": "tags/ferries/page/1/",
    "subjects by letters": "tags/",
    "an author with a picture": "authors/ada-lind/",
    "an article in another language": "2026/03/autre/",
    "a month of many days": "2026/02/",
    "the archive of many years": "archive/",
    "corrections": "corrections/",
    "the front page": "",
}


def sources(site: Path, language: str) -> None:
    content = site / "content"
    (content / "authors").mkdir(parents=True)
    (site / "newsgen.yml").write_text(SETTINGS.format(language=language))
    for name, picture in {"lead": "the-linnet-at-the-rebuilt", "tall": "lighthouse-in-fog"}.items():
        shutil.copy(ROOT / "content" / "images" / f"{picture}.jpg", content / f"{name}.jpg")
    (content / "everything.md").write_text(FULL)
    autre = {"language": "fr", "section": "World", "date": "2026-03-02T10:00"}
    text = article("Un texte, « entre guillemets ».", title="Un autre article", slug="autre", **autre)
    (content / "autre.md").write_text(text)
    profile = "---\ntitle: Ada Lind\nsummary: Harbour correspondent\nimage: p\n"
    figure = "figures: [{id: p, src: ../tall.jpg, alt: Ada Lind, credit: Mara Quill}]\n---\n\nSince 2019.\n"
    (content / "authors" / "ada.md").write_text(profile + figure)
    for year in range(1851, 1863):
        text = article("A text of then.", title=f"The year {year}", section="World", date=f"{year}-05-01")
        (content / f"{year}.md").write_text(text)
    for n in range(ARTICLES):
        head = {
            "title": f"Number {n}",
            "slug": f"n{n}",
            "date": f"2026-0{1 + n % 2}-{1 + n // 2:02d}T08:00",
            "section": "Local",
            "tags": f"[Ferries, {chr(65 + n % 26)} subject {n}]",
            "authors": "[Ada Lind]",
            "corrections": f"[{{date: 2026-03-03, note: Note {n}.}}]",
        }
        extra = "{series: The Pier Papers}" if n % 9 == 0 else None
        (content / f"n{n}.md").write_text(article(f"Text {n}.", extra=extra, **head))


@pytest.fixture(scope="module", params=["en", "ar"], ids=["left-to-right", "right-to-left"])
def folder(once: Callable[[str, Callable[[Path], object]], Path], request: pytest.FixtureRequest) -> Path:
    def fill(site: Path) -> None:
        sources(site, request.param)
        build(Options(site=site, output=site / "public", at=datetime(2026, 3, 5, tzinfo=UTC)))

    return once(f"archive-{request.param}", fill) / "public"


@pytest.fixture(scope="module")
def home(folder: Path, serving: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")], ids=["narrow-dark", "wide-light"])
def test_a_page_is_whole_accessible_and_stands_alone(
    browser: Browser, home: str, kind: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    examine(context.new_page(), home + KINDS[kind])
    context.close()


def test_every_page_is_valid_html(folder: Path, html_errors: Callable[[Path], object]) -> None:
    assert html_errors(folder) == []


def test_the_words_of_a_pager_stand_on_one_line(browser: Browser, home: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{home}local/page/1/")
    words = page.locator(".pager a, .pager li:not(:has(a))")
    assert words.count() > 1
    assert len(set(words.evaluate_all(TOPS))) == 1
    page.close()


@pytest.mark.parametrize("where", ["archive/", "authors/", "corrections/", "2026/02/"])
def test_what_a_row_is_called_stands_on_one_line_with_what_is_beside_it(
    browser: Browser, home: str, where: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(home + where)
    rows = page.locator(".day:not(:has(> .names:first-child))")
    for row in rows.all():
        called, beside = row.evaluate(BASELINES)
        assert called == beside
    page.close()
