"""The recipe of docs/hosting.md for nginx, run by nginx itself."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest
from hosting.servers import PAGE, Ask, blocks, running
from nasty_samples import articles
from samples import MakeSite, article, free_port, run

from newsgen.config import Config
from newsgen.site.hosting import security_policy

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
TYPES = """types {
    text/html html; text/css css; text/xml xml; text/plain txt; image/svg+xml svg; image/png png;
    application/javascript js; application/json json;
}"""
MAIN = """\
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/errors;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {types}
    {recipe}
}}
"""
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


def recipe() -> str:
    """The first block of the section on nginx."""
    return blocks("nginx")[0]


@contextmanager
def served(folder: Path, text: str) -> Iterator[Ask]:
    """Asks an nginx that runs with the recipe `text`."""
    port = free_port()
    folder.mkdir()
    listening = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, types=TYPES, recipe=listening))
    command = [str(NGINX), "-e", str(folder / "errors"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, port, folder / "errors", host="example.org") as ask:
        yield ask


@pytest.fixture
def site(make_whole_site: MakeSite) -> Path:
    moved = article("Text.", title="Ferry", section="Local", tags="[x]", authors="[Ana]", aliases="[/old/]")
    return make_whole_site(
        {"content/a.md": moved, "static/.well-known/security.txt": "Contact", "static/.htaccess": "no"}
    )


def published(site: Path, output: Path, base_url: str) -> Path:
    run(site, output=output, base_url=base_url)
    return output


def test_the_recipe_serves_every_page_and_file(site: Path, tmp_path: Path) -> None:
    output = published(site, tmp_path / "www", "http://example.org/")
    with served(tmp_path / "nginx", recipe().replace("/var/www/example.org/public", str(output))) as ask:
        for path in (p for p in output.rglob("*") if p.is_file()):
            name = path.relative_to(output).as_posix()
            answer = ask("/" + name.removesuffix("index.html"))
            hidden = name.startswith((".", "_")) and not name.startswith(".well-known/")
            assert answer.status == (404 if hidden else 200), name
            assert hidden or answer.body == path.read_bytes()
        page = ask("/2026/03/ferry/")
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert page.headers["Cache-Control"] == "no-cache"
        assert page.headers.get_all("Content-Security-Policy") == [
            security_policy(Config(title="", base_url="", search=True))
        ]
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert ask("/css/site.css").headers["Cache-Control"] == "public, max-age=3600"
        assert ask("/feed.json").headers["Content-Type"] == "application/feed+json; charset=utf-8"
        assert ask("/site.webmanifest").headers["Content-Type"] == "application/manifest+json"
        assert ask("/", **{"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
        unchanged = ask("/", **{"If-None-Match": ask("/").headers["ETag"]})
        assert unchanged.status == 304
        assert json.loads(ask("/feed.json").body)["items"]


def test_the_recipe_knows_what_is_not_there(site: Path, tmp_path: Path) -> None:
    output = published(site, tmp_path / "www", "http://example.org/")
    with served(tmp_path / "nginx", recipe().replace("/var/www/example.org/public", str(output))) as ask:
        for path in ("/nothing/", "/.newsgen/manifest.json", "/media/none.jpg", "/_headers", "/2026/../../etc/passwd"):
            answer = ask(path)
            assert answer.status in (400, 404), path
            assert answer.headers["Cache-Control"] is None
        missing = ask("/nothing/")
        assert missing.body == (output / "404.html").read_bytes()
        assert missing.headers["Content-Security-Policy"]
        slash = ask("/2026/03/ferry")
        assert (slash.status, slash.headers["Location"]) == (301, "/2026/03/ferry/")
        assert b'url=/2026/03/ferry/"' in ask("/old/").body


@pytest.mark.parametrize("path", ["/", "/news/"])
def test_every_link_within_a_site_leads_somewhere(site: Path, tmp_path: Path, path: str) -> None:
    for name, nasty in articles().items():
        (site / name).write_text(nasty)
    output = published(site, tmp_path / "www" / path.strip("/"), f"http://example.org{path}")
    text = recipe().replace("root /var/www/example.org/public;", f"root {tmp_path / 'www'};")
    with served(tmp_path / "nginx", text.replace("404 /404.html", f"404 {path}404.html")) as ask:
        waiting, seen = [path], set()
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            answer = ask(address)
            assert answer.status == 200, address
            if answer.headers.get_content_type() == "text/html":
                found = [unescape(link) for link in re.findall(r'(?:href|src)="(/[^"#]*)', answer.body.decode())]
                assert all(link.startswith(path) for link in found)
                waiting += found
        for page in output.glob("[0-9]*/**/index.html"):
            assert path + page.relative_to(output).as_posix().removesuffix("index.html") in seen
        assert ask(f"{path}nothing/").body == (output / "404.html").read_bytes()


def test_the_settings_of_the_tests_are_those_of_the_recipe() -> None:
    """A policy that changes has to change in the recipes as well, which are for a site with a search."""
    assert PAGE.count(security_policy(Config(title="", base_url="", search=True))) == 3
