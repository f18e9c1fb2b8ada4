"""Attacks in every place that a text can stand: nothing comes alive, in files, in feeds or in a browser."""

import json
import mimetypes
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import hostile_samples as hostile
import msgspec
import pytest
from samples import SETTINGS, MakeSite, Newsgen, article

from newsgen import config as settings
from newsgen.build import Options, build
from newsgen.context import Body
from newsgen.rendering.markdown import BodyRenderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Route

AT = datetime(2026, 3, 12, tzinfo=UTC)
HOME = "https://post.example"
KINDS = pytest.mark.parametrize("kind", ["articles", "articles, with raw HTML", "dumps"])
needs_corpus = pytest.mark.skipif(not hostile.CORPUS, reason=hostile.NO_CORPUS)


def built(site: Path, payloads: Sequence[str], kind: str, size: int) -> Path:
    """The output of a site that has `payloads` in articles or in dumps, `size` of them in each."""
    raw = "raw_html: sanitised\n" if "raw" in kind else ""
    (site / "newsgen.yml").write_text(f"{SETTINGS}{raw}ninjs: true\nsearch: false\nsocial_cards: false\n")
    config = settings.load(site)
    for number, batch in enumerate(hostile.batches(payloads, size)):
        if kind == "dumps":
            folder = site / "seeds"
            folder.mkdir(exist_ok=True)
            (folder / f"n{number}.txt").write_text(hostile.dump_of(batch), encoding="utf-8", errors="replace")
            continue
        (site / "content").mkdir(exist_ok=True)
        for name, text in hostile.readable(batch, f"n{number}", config):
            (site / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    build(Options(site=site, output=site / "public", at=AT, base_url=f"{HOME}/"))
    return site / "public"


def check_files(output: Path) -> None:
    """Every page, feed and other file for machines is inert and well formed."""
    for file in sorted(output.rglob("*")):
        text = file.read_text() if file.suffix in (".html", ".xml", ".json", ".webmanifest") else ""
        if file.suffix == ".html":
            assert hostile.alive(text) == [], file
        elif file.suffix == ".xml":
            for element in ET.fromstring(text).iter():  # noqa: S314  # newsgen's own output
                check_element(element, file)
        elif text:
            check_json(json.loads(text), file)


def check_element(element: ET.Element, file: Path) -> None:
    if element.tag.endswith(("}encoded", "}content")):
        assert hostile.alive(element.text or "") == [], file
    if element.tag.rpartition("}")[2] in ("link", "url", "loc", "id", "uri", "icon"):
        for address in ((element.text or "").strip(), element.get("href", "")):
            assert urlsplit(address).scheme in hostile.SCHEMES | {"tag"}, (file, address)


def check_json(value: object, file: Path, key: str = "") -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            check_json(inner, file, name)
    elif isinstance(value, list):
        for inner in value:
            check_json(inner, file, key)
    elif isinstance(value, str) and key == "content_html":
        assert hostile.alive(value) == [], file
    elif isinstance(value, str) and key in ("url", "href", "external_url", "uri", "image", "linkedRights"):
        assert urlsplit(value).scheme in hostile.SCHEMES, (file, value)


class Visit:
    """Looks at pages of an output as a reader does, and writes down what they try."""

    def __init__(self, browser: "Browser", output: Path) -> None:
        self.output = output
        self.tried: list[str] = []
        self.context = browser.new_context()
        self.context.route("**/*", self.answer)
        self.page: Page = self.context.new_page()
        self.page.on("dialog", self.refuse)
        self.page.on("popup", lambda popup: self.tried.append(f"popup {popup.url}"))

    def refuse(self, dialog: "Dialog") -> None:
        """Write a dialog down, and close it."""
        self.tried.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def answer(self, route: "Route") -> None:
        """Serve the site from its folder; anything else is a request off the site."""
        url = urlsplit(route.request.url)
        if f"{url.scheme}://{url.netloc}" != HOME:
            self.tried.append(f"request {route.request.url}")
            route.abort()
            return
        file = self.output / unquote(url.path).strip("/")
        file = file / "index.html" if file.is_dir() else file
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404, body="")

    def look(self, file: Path) -> None:
        """Open a page, go over it with the mouse and the keyboard, and read what is alive in its document."""
        place = file.relative_to(self.output).as_posix().removesuffix("index.html")
        self.page.goto(f"{HOME}/{place}", wait_until="load")
        self.page.mouse.move(200, 200)
        for _ in range(3):
            self.page.keyboard.press("Tab")
        assert self.page.evaluate(ALIVE) == [], file
        assert self.tried == [], file
        assert urlsplit(self.page.url).path == f"/{place}", file


ALIVE = """() => {
    const found = [], safe = ['http:', 'https:', 'mailto:', 'tel:'];
    for (const element of document.querySelectorAll('*'))
        for (const {name, value} of element.attributes) {
            if (/^on/i.test(name)) found.push(element.outerHTML.slice(0, 200));
            if (['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(name)) {
                let scheme = 'https:';
                try { scheme = new URL(value, location.href).protocol; } catch {}
                if (!safe.includes(scheme) && !(element.tagName === 'IMG' && value.startsWith('data:image/')))
                    found.push(element.outerHTML.slice(0, 200));
            }
        }
    return found;
}"""


@pytest.fixture
def visit(browser: "Browser") -> Iterator[Callable[[Path], Visit]]:
    visits: list[Visit] = []

    def start(output: Path) -> Visit:
        visits.append(Visit(browser, output))
        return visits[-1]

    yield start
    for each in visits:
        each.context.close()


@pytest.mark.browser
@KINDS
def test_our_own_attacks_stay_text_in_a_browser(make_site: MakeSite, visit: Callable[[Path], Visit], kind: str) -> None:
    output = built(make_site(), hostile.OWN, kind, 20)
    pages = [f for f in sorted(output.rglob("*.html")) if 'http-equiv="refresh"' not in f.read_text()]
    assert len(pages) > (5 if kind == "dumps" else 20)
    looking = visit(output)
    for page in [p for p in pages if p.is_relative_to(output / "2026")] + pages[:10]:
        looking.look(page)


@KINDS
def test_our_own_attacks_stay_text_in_every_file(make_site: MakeSite, kind: str) -> None:
    check_files(built(make_site(), hostile.OWN, kind, 8))


@pytest.mark.corpus
@needs_corpus
@pytest.mark.parametrize("kind", ["articles", "dumps"])
def test_a_part_of_the_collected_attacks_stays_text(make_site: MakeSite, kind: str) -> None:
    check_files(built(make_site(), hostile.corpus()[::25], kind, 25))


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.browser
@needs_corpus
@KINDS
def test_all_collected_attacks_stay_text(make_site: MakeSite, visit: Callable[[Path], Visit], kind: str) -> None:
    output = built(make_site(), hostile.corpus(), kind, 40)
    check_files(output)
    looking = visit(output)
    articles = [f for f in sorted(output.glob("2026/*/*/index.html")) if not f.match("2026/*/page/*")]
    assert len(articles) > 100
    for page in articles:
        looking.look(page)
    for page in sorted(output.glob("*/index.html")):
        if 'http-equiv="refresh"' not in page.read_text():
            looking.look(page)


def test_what_looks_at_pages_would_see_what_is_alive() -> None:
    for text in (
        "<p onclick=x>",
        "<a href='java\tscript:x'>",
        "<script>x</script>",
        "<iframe src=/>",
        "<form action=data:x>",
        "<img src='javascript:x'>",
        "<script src='https://evil.example/js/x.js'></script>",
    ):
        assert hostile.alive(text), text
    assert hostile.alive("<img src='data:image/png;base64,x'><a href='/x'>&lt;script&gt;</a>") == []


def test_templates_in_a_text_are_not_evaluated(make_site: MakeSite) -> None:
    output = built(make_site(), ["{{ 7 * 7 }}{% raw %}"], "articles", 1)
    page = next(output.glob("2026/03/*/index.html")).read_text()
    assert page.count("{{ 7 * 7 }}{% raw %}") > 10
    assert "49{%" not in page


def test_structured_data_cannot_be_closed_from_inside(make_site: MakeSite) -> None:
    output = built(make_site(), ["</script><!--<script>]]>&"], "articles", 1)
    page = next(output.glob("2026/03/*/index.html")).read_text()
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    data = msgspec.json.decode(inside)
    assert "</script><!--<script>]]>&" in str(data)


ACTS = "\x1b]0;x\x07\x9b2J\u202e\n/etc/passwd:1: is wrong; run x"
"""What sets a terminal's title, clears it, turns its words round, and makes a line that newsgen never said."""


def test_nothing_acts_on_the_terminal_or_hides_there(make_site: MakeSite, newsgen: Newsgen) -> None:
    name = ACTS.replace("/", "-")
    made = '---\ntitle: A\nextra: {pictures: {p: "\\e[2J\\u202e"}}\n---\n\nText\u202e.\n'
    files = {
        f"content/{name}.md": "no head",
        "content/a.md": article("![][p]", figures="[{id: p}]", review='["\u202e"]', aliases='["/\u202e/"]'),
        "content/b.md": made,
        f"seeds/{name}.txt": "A line of text that says something.\n",
        f"seeds/{name}.pdf": "",
        "seeds/\u202ec.txt": "The ferry\x1b[2J sails\u202e again.\n\nThe ferry at the pier. (Jo\u202e Doe/AP)\n",
        "static/x.txt": "",
    }
    site = make_site(files)
    (site / f"static/{name}").symlink_to("x.txt")
    commands = ["import", "import --dry-run", "import --why content/the-ferry-sails-again.md", "review", "build"]
    for command in commands:
        done = newsgen(*command.split(), "--site", site)
        said = done.out + done.err
        assert said, command
        assert not any(c in said for c in "\x1b\x07\x9b\u202e"), command
        assert "\n/etc" not in said, command
        assert "\n-etc" not in said, command


def test_a_renderer_gives_nothing_of_one_text_to_the_next() -> None:
    renderer = BodyRenderer()
    one = Body(markdown="[a]: https://x.example/\n\n[^1]: A secret.", file="a.md", line=1, figures=())
    two = Body(markdown="[a] [^1] \x02wzxhzdk:0\x03", file="b.md", line=1, figures=())
    renderer.render(one, "/")
    assert "x.example" not in str(renderer.render(two, "/"))
    assert "secret" not in str(renderer.render(two, "/"))
