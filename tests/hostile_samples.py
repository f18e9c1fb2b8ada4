"""Texts that attack, every place of an article that they can stand in, and a reader that finds what came alive."""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from newsgen import slugs
from newsgen.config import Config
from newsgen.content import articles
from newsgen.errors import ContentError, NewsgenError
from newsgen.formats import frontmatter
from newsgen.model import CorrectionEntry, FigureEntry, FrontMatter, Share, Source

CORPUS = os.environ.get("NEWSGEN_CORPUS", "")
NO_CORPUS = "NEWSGEN_CORPUS names no folder of real inputs"

OWN = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>alert(1)</script>",
    "--><svg onload=alert(1)>",
    "]]><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "` onerror=`alert(1)",
    "<img src=https://evil.example/p.png>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import url(https://evil.example/x.css)</style>",
    "<form action=https://evil.example/><button>x</button></form>",
    "<object data=data:text/html,x></object>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<newsgen-figure id=f0></newsgen-figure>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#x6a;avascript:alert(1)",
    "&amp;#106;avascript:alert(1)",
    "javascript://%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://evil.example/1",
    "view-source:https://evil.example/",
    "//evil.example/x",
    "https://user@evil.example/",
    "x](javascript:alert(1)) [y",
    "x)](javascript:alert(1)",
    'x "onmouseover=alert(1)',
    "{{ 7 * 7 }}",
    "{% include 'newsgen.yml' %}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7}",
    "\x02wzxhzdk:0\x03 klzzwxh:0001",
    "\u202egnp.exe\u202c",
    "a\u0000b",
    "a\u000bb\u000cc\u001cd\u0085e\u2028f",
    "\ufffe\uffff\ufdd0",
    "\U0001f468\u200d\U0001f469 \u0627\u0644",
    "'; DROP TABLE articles; --",
    "../../../etc/passwd",
)
"""The project's own."""

YAML_PIECES = (
    *("title: T", "date: 2026-03-02", "slug: a", "tags: [a, b]", "figures:", "  - id: a", "    src: p.jpg"),
    *("    focus: [0, 1]", "extra: {series: x}", "share: {site: x}", "source: {canonical: true}", "image: a"),
    *("corrections: [{date: 2026-01-01, note: x}]", "aliases: [/x/]", "embargo: 9999-12-31T23:59-12:00"),
    *(
        "updated: 0001-01-01",
        "draft: maybe",
        "---",
        "...",
        "- ",
        "? ",
        ": ",
        "&a ",
        "*a",
        "!!python/object:os.system x",
    ),
    *("!x ", "<<: *a", "|", ">", "|2-", "'", '"', "[", "]", "{", "}", ",", "#", "%TAG ! x", "%YAML 9.9", "@", "`"),
    *("\\x00", "\x00", "\x85", "\u2028", "\ufeff", "\t", " ", "\n", "\n  ", "~", "null", "0x1F", "1e999", ".nan", "="),
    *("a: b: c", "\r", "\r\n"),
)
"""Of which front matter is put together in ways that nobody intends."""

SCHEMES = {"", "http", "https", "mailto", "tel"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "cite", "background", "xlink:href", "srcdoc"}
FORBIDDEN = {"iframe", "object", "embed", "applet", "base", "frame", "frameset", "style", "math", "marquee"}
_TIGHT = re.compile(r"[\x00-\x20]+")
PICTURE = "/favicon.svg"


def corpus() -> list[str]:
    """All lines of the hostile files of the corpus, each once."""
    found: dict[str, None] = {}
    for file in sorted(Path(CORPUS, "hostile").glob("*.txt")):
        text = file.read_text(encoding="utf-8", errors="replace")
        found |= dict.fromkeys(line for line in text.split("\n") if line.strip())
    return list(found)


def batches(payloads: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """`payloads` in parts of `size`."""
    for start in range(0, len(payloads), size):
        yield tuple(payloads[start : start + size])


def article_of(payloads: Sequence[str], name: str) -> str:
    """An article, as an editor may have been made to write it, that has `payloads` in every place."""
    first, several = payloads[0], " ".join(payloads)
    figures = tuple(
        FigureEntry(id=f"f{n}", src=PICTURE, alt=p, caption=p, credit=p, license=p) for n, p in enumerate(payloads)
    )
    head = FrontMatter(
        title=f"T {several}",
        slug=name,
        date="2026-03-02T06:30:00+01:00",
        updated="2026-03-03",
        authors=(f"A {first}", f"B {several}"),
        section=f"S {first}",
        tags=(f"T {first}", f"U {several}"),
        summary=several,
        dateline=several,
        language="en",
        figures=figures,
        share=Share(site=first),
        source=Source(url=first, publisher=several, license=first),
        corrections=tuple(CorrectionEntry(date="2026-03-04", note=p) for p in payloads),
        aliases=tuple(alias for n, p in enumerate(payloads) if (alias := _alias(f"/{name}/{n}{p}"))),
        extra={"label": several, "series": several, "key_points": list(payloads)},
    )
    return frontmatter.write(head, "\n\n".join(part for n, p in enumerate(payloads) for part in _parts(n, p)))


def _alias(address: str) -> str:
    """`address` where it may be an alias; what becomes of others is for tests of paths."""
    try:
        slugs.address_file(address)
    except ValueError:
        return ""
    return address


def _parts(n: int, p: str) -> Iterator[str]:
    """Markdown that has `p` in each place, `n` for the `n`th time."""
    yield p
    yield f"## {p}"
    yield f"> {p}\n> — {p}"
    yield f"* {p}"
    yield f"[x]({p}) [x](<{p}>) <{p}>"
    yield f'[x](https://x.example/ "{p}")'
    yield f"[x][r{n}] [{p}](/a/) [{p}]"
    yield f"[r{n}]: {p}"
    yield f"Words ![{p}](https://evil.example/p.png) words"
    yield f"`{p}` **{p}** _{p}_"
    yield f"```{p}\n{p}\n```"
    yield f"    {p}"
    yield f"a | b\n--|--:\n{p} | {p}"
    yield f"Note[^{n}].\n\n[^{n}]: {p}"
    yield f"![{p}][f{n}]"
    yield f'![x]({PICTURE} "{p} ({p})")'


def readable(payloads: Sequence[str], name: str, config: Config) -> Iterator[tuple[str, str]]:
    """Articles, by name, that together have all of `payloads`; those that are refused alone too are left out.

    A payload may change what stands beside it, such as by a reference to a figure that is not there, which is refused.
    """
    try:
        text = article_of(payloads, name)
        articles.read(text, f"content/{name}.md", config, [f"static{PICTURE}"])
    except ContentError:
        if len(payloads) > 1:
            middle = len(payloads) // 2
            yield from readable(payloads[:middle], f"{name}a", config)
            yield from readable(payloads[middle:], f"{name}b", config)
        return
    yield name, text


def dump_of(payloads: Sequence[str]) -> str:
    """A dump, as people copy them, that has `payloads` in every place."""
    parts = [f"Share this @{payloads[0]}", f"By {payloads[0]}"]
    for p in payloads:
        parts += [p, f"The words of the {p} came late on Monday, and nobody had expected so many of them.", f"• {p}"]
        parts += [f"“{p}”, said {p}.", f"The ferry at the pier: {p}. (Photo by {p}/AP)", f"Credit: {p}"]
    return "\n\n".join(parts)


class Reader(HTMLParser):
    """Reads a page as a browser does, and finds what is alive in it that newsgen's own templates do not write."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in FORBIDDEN:
            self.found.append(f"<{tag}>")
        if tag == "script" and not _own_script(values):
            self.found.append(f"<script {values}>")
        if tag == "meta" and (values.get("http-equiv") or "").lower() not in ("", "refresh"):
            self.found.append(f"<meta {values}>")
        for name, value in attrs:
            if name.startswith("on") or name == "srcdoc":
                self.found.append(f"<{tag} {name}={value}>")
            if name in ADDRESSES and value is not None and not _safe(tag, value):
                self.found.append(f"<{tag} {name}={value}>")


def _own_script(values: dict[str, str | None]) -> bool:
    if "src" in values:
        return bool(re.fullmatch(r"/(?:[a-z]+/)*js/[a-z-]+\.js", values["src"] or ""))
    return values.get("type") == "application/ld+json"


def _safe(tag: str, value: str) -> bool:
    tight = _TIGHT.sub("", value)
    if tag == "img" and tight.startswith("data:image/"):
        return True
    try:
        return urlsplit(tight).scheme.lower() in SCHEMES
    except ValueError:
        return ":" not in tight.split("/")[0]


@cache  # an article's text stands in many feeds
def alive(page: str) -> list[str]:
    """What is alive in the HTML `page` that should not be."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.found


SETTINGS = Config(title="T", base_url="https://t.example/", timezone="Europe/Berlin")


def read_or_refuse(text: str) -> None:
    """Read an article; a refusal has its file, a line that is there, and a remedy. Raises AssertionError."""
    try:
        articles.read(text, "content/a.md", SETTINGS, ["content/p.jpg"])
    except NewsgenError as e:
        for problem in e.problems:
            assert problem.file == "content/a.md"
            assert 1 <= problem.line <= text.count("\n") + 1
            assert problem.what
            assert problem.remedy
            assert "\n" not in str(problem)
