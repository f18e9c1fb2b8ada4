"""The recipe of docs/hosting.md for Caddy, run by Caddy itself."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hosting.servers import Ask, blocks, running
from samples import MakeSite, article, free_port, run

CADDY = shutil.which("caddy")

pytestmark = pytest.mark.skipif(CADDY is None, reason="needs Caddy (Debian's package caddy)")


@contextmanager
def served(folder: Path, text: str) -> Iterator[Ask]:
    """Asks a Caddy that serves by the recipe `text`; `folder` is for its own files."""
    port = free_port()
    folder.mkdir()
    text = text.replace("example.org {", f"http://127.0.0.1:{port} {{", 1)
    (folder / "Caddyfile").write_text("{\n    admin off\n}\n" + text)
    command = [str(CADDY), "run", "--config", str(folder / "Caddyfile")]
    with running(command, port, folder / "log", {"HOME": str(folder), "PATH": "/usr/bin:/bin"}) as ask:
        yield ask


def at_root(output: Path) -> str:
    """The recipe for the built site `output`."""
    return blocks("Caddy")[0].replace("/var/www/example.org/public", str(output))


@pytest.fixture
def output(make_whole_site: MakeSite) -> Path:
    moved = article("Text.", title="Ferry", section="Local", tags="[x]", authors="[Ana]", aliases="[/old/]")
    site = make_whole_site({"content/a.md": moved})
    run(site, base_url="http://example.org/")
    return site / "public"


def test_the_recipe_serves_every_page_and_file(output: Path, tmp_path: Path) -> None:
    policy = re.search(r"Content-Security-Policy: (.*)", (output / "_headers").read_text())
    assert policy
    with served(tmp_path / "caddy", at_root(output)) as ask:
        for path in (p for p in output.rglob("*") if p.is_file()):
            name = path.relative_to(output).as_posix()
            status, headers, body = ask("/" + name.removesuffix("index.html"))
            hidden = name.startswith((".newsgen", "_"))
            assert status == (404 if hidden else 200), name
            assert hidden or body == path.read_bytes()
            assert headers["X-Content-Type-Options"] == "nosniff"
        _, headers, _ = ask("/2026/03/ferry/")
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert headers.get_all("Content-Security-Policy") == [policy[1]]
        assert headers["Cache-Control"] == "no-cache"
        picture = next((output / "media").iterdir()).name
        assert ask(f"/media/{picture}")[1]["Cache-Control"] == "public, max-age=31536000, immutable"
        assert ask("/css/site.css")[1]["Cache-Control"] == "public, max-age=3600"
        assert ask("/feed.json")[1]["Content-Type"] == "application/feed+json; charset=utf-8"
        assert ask("/site.webmanifest")[1]["Content-Type"] == "application/manifest+json"
        for address in ("/", "/feed.json", "/feed.xml", "/css/site.css", "/nowhere/"):
            assert ask(address, **{"Accept-Encoding": "gzip"})[1]["Content-Encoding"] == "gzip", address
        assert ask("/", **{"If-None-Match": ask("/")[1]["ETag"]})[0] == 304


def test_the_recipe_knows_what_is_not_there(output: Path, tmp_path: Path) -> None:
    with served(tmp_path / "caddy", at_root(output)) as ask:
        for path in ("/nothing/", "/.newsgen/manifest.json", "/media/none.jpg", "/_headers", "/2026/../../etc/passwd"):
            status, headers, body = ask(path)
            assert status in (400, 404), path
            assert status == 400 or headers["Cache-Control"] == "no-cache"
            assert status == 400 or body == (output / "404.html").read_bytes()
        status, headers, _ = ask("/2026/03/ferry")
        assert (status, headers["Location"]) == (308, "/2026/03/ferry/")
        assert b'url=/2026/03/ferry/"' in ask("/old/")[2]


def test_a_site_below_a_path_has_the_same_headers(make_whole_site: MakeSite, tmp_path: Path) -> None:
    site = make_whole_site({"content/a.md": article("Text.", title="Ferry")})
    run(site, output=tmp_path / "www" / "news", base_url="http://example.org/news/")
    recipe, changed = blocks("Caddy")
    root, rewrite = (line.strip() for line in changed.splitlines())
    text = recipe.replace("root * /var/www/example.org/public", root).replace("rewrite * /404.html", rewrite)
    with served(tmp_path / "caddy", text.replace("/var/www/example.org", str(tmp_path / "www"))) as ask:
        picture = next((tmp_path / "www" / "news" / "media").iterdir()).name
        assert ask(f"/news/media/{picture}")[1]["Cache-Control"] == "public, max-age=31536000, immutable"
        assert ask("/news/css/site.css")[1]["Cache-Control"] == "public, max-age=3600"
        assert ask("/news/site.webmanifest")[1]["Content-Type"] == "application/manifest+json"
        status, headers, body = ask("/news/media/none.jpg")
        assert (status, headers["Cache-Control"]) == (404, "no-cache")
        assert body == (tmp_path / "www" / "news" / "404.html").read_bytes()
