"""What stands at a site's root for hosts, and at the former addresses of articles."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SETTINGS, MakeSite, article, run

from newsgen import slugs
from newsgen.errors import ContentError, NewsgenError


def published(site: Path) -> Path:
    run(site)
    return site / "public"


def test_a_former_address_leads_to_the_article(make_site: MakeSite) -> None:
    settings = SETTINGS.replace("e/\n", "e/sub/\n")
    moved = article(title="Ferry", aliases="[/old/ferry/, /older.html, /caf%C3%A9/, /2026/03/ferry/]")
    output = published(make_site({"content/a.md": moved, "newsgen.yml": settings}))
    for file in ("old/ferry/index.html", "older.html", "café/index.html"):
        page = (output / file).read_text()
        assert '<meta http-equiv="refresh" content="0; url=/sub/2026/03/ferry/">' in page
        assert '<link rel="canonical" href="https://post.example/sub/2026/03/ferry/">' in page
    assert (output / "_redirects").read_text() == (
        "/sub/caf%C3%A9/ /sub/2026/03/ferry/ 301\n"
        "/sub/old/ferry/ /sub/2026/03/ferry/ 301\n"
        "/sub/older.html /sub/2026/03/ferry/ 301\n"
    )


def test_a_former_address_of_an_author_leads_to_the_authors_page(make_site: MakeSite) -> None:
    profile = article(title="Ada Lind", date=None, aliases="[/team/ada/, /authors/ada-lind/]")
    output = published(make_site({"content/authors/ada.md": profile}))
    assert 'content="0; url=/authors/ada-lind/"' in (output / "team/ada/index.html").read_text()
    assert (output / "_redirects").read_text() == "/team/ada/ /authors/ada-lind/ 301\n"


@pytest.mark.parametrize(
    "alias",
    ["old", "/", "//", "/a/../../b", "/%2e%2e/b", "/.newsgen/manifest.json", "/a?b", "/a#b", "/con/", "/a\\\\b",
     "/a:b/", "/%00/", "/a//b", "/x./", "/%ff/", "/" + "x" * 256],
)  # fmt: skip
def test_an_alias_that_cannot_be_a_file_is_refused_with_its_line(make_site: MakeSite, alias: str) -> None:
    site = make_site({"content/a.md": article(title="A", section="Local", aliases=f'["{alias}"]')})
    with pytest.raises(ContentError, match=r"^content/a\.md:5: the alias .*; write a path such as /2026/old-name/$"):
        published(site)


@pytest.mark.parametrize("alias", ["/feed.xml/", "/robots.txt/x/", "/local/", "/2026/03/b/"])
def test_an_alias_cannot_take_what_is_there(make_site: MakeSite, alias: str) -> None:
    site = make_site({"content/a.md": article(title="A", aliases=f"[{alias}]"), "content/b.md": article(title="B")})
    with pytest.raises(NewsgenError, match=r"its address .* (is taken by|lies below)"):
        published(site)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_no_alias_leads_out_of_the_output(text: str) -> None:
    try:
        file = slugs.address_file("/" + text)
    except ValueError:
        return
    steps = file.split("/")
    assert all(step and not step.startswith(".") and step.isprintable() for step in steps)
    assert not Path(file).is_absolute()


def test_robots_manifest_and_the_rest_are_there(make_site: MakeSite) -> None:
    output = published(make_site({"newsgen.yml": SETTINGS.replace("e/\n", "e/sub/\n")}))
    assert (output / ".nojekyll").read_bytes() == b""
    assert "Sitemap: https://post.example/sub/sitemap.xml" in (output / "robots.txt").read_text()
    manifest = json.loads((output / "site.webmanifest").read_bytes())
    assert (manifest["name"], manifest["start_url"], manifest["lang"]) == ("The Test Post", "/sub/", "en")
    assert all((output / icon["src"].removeprefix("/sub/")).is_file() for icon in manifest["icons"])
    assert 'href="/sub/site.webmanifest"' in (output / "index.html").read_text()


def test_a_site_may_bring_its_own(make_site: MakeSite) -> None:
    output = published(make_site({"static/robots.txt": "User-agent: *\nDisallow: /\n"}))
    assert (output / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


def rules(text: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
        else:
            found[line] = {}
    return found


def test_headers_are_strict_and_name_each_header_once_for_a_path(make_site: MakeSite) -> None:
    found = rules((published(make_site()) / "_headers").read_text())
    policy = dict(rule.split(" ", 1) for rule in found["/*"]["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == "'self'"
    assert "unsafe-inline" not in str(policy)
    assert "immutable" in found["/media/*"]["Cache-Control"]
    assert found["/css/*"] == found["/js/*"] == {"Cache-Control": "public, max-age=3600"}
    assert {"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"} <= set(found["/*"])
    general = set(found["/*"])
    assert all(not general & set(headers) for path, headers in found.items() if path != "/*")
    assert all(len(f"  {name}: {value}") < 2000 for headers in found.values() for name, value in headers.items())


def test_pages_keep_the_policy(make_site: MakeSite) -> None:
    output = published(
        make_site({"content/a.md": article(aliases="[/old/]"), "content/b.md": article(title="B", date=None)})
    )
    for path in output.rglob("*.html"):
        page = path.read_text()
        assert not re.search(r'<style|\sstyle=|\son\w+=|<script>|<base|javascript:|"data:text', page), path
        assert not re.findall(r'<(?:script|link rel="(?:stylesheet|icon|manifest)"|img)[^>]*(?:src|href)="(?!/)', page)
