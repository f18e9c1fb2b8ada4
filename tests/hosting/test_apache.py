"""The recipe of docs/hosting.md for Apache, run by Apache itself, and what rsync is told there."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from hosting.servers import Ask, blocks, running
from samples import MakeSite, article, free_port, run

TITLE = "Apache, and rented web space"
APACHE = shutil.which("apache2", path="/usr/sbin:/usr/bin")
RSYNC = shutil.which("rsync")
MODULES = ("mpm_event", "authz_core", "alias", "dir", "mime", "headers", "filter", "deflate")
MAIN = """\
ServerRoot /usr/lib/apache2
Listen 127.0.0.1:{port}
ServerName 127.0.0.1
PidFile {folder}/pid
ErrorLog {folder}/errors
Mutex file:{folder} default
{modules}
TypesConfig /etc/mime.types
DocumentRoot {root}
<Directory {root}>
    AllowOverride FileInfo
    Require all granted
</Directory>
"""
needs_apache = pytest.mark.skipif(APACHE is None, reason="needs Apache (Debian's package apache2)")


@contextmanager
def served(folder: Path, root: Path) -> Iterator[Ask]:
    """Asks an Apache that serves `root` as a host of web space does; `folder` is for its own files."""
    port = free_port()
    folder.mkdir()
    modules = "\n".join(f"LoadModule {name}_module modules/mod_{name}.so" for name in MODULES)
    (folder / "conf").write_text(MAIN.format(port=port, folder=folder, root=root, modules=modules))
    with running([str(APACHE), "-f", str(folder / "conf"), "-DFOREGROUND"], port, folder / "log") as ask:
        yield ask


def published(make_whole_site: MakeSite, root: Path, path: str) -> Path:
    """The output of a site with the recipe, which is built for `path`, below the folder `root` that is served."""
    recipe = blocks(TITLE)[0].replace("404 /404.html", f"404 {path}404.html")
    moved = article("Text.", title="Ferry", section="Local", aliases="[/für/alt/]")
    files = {"content/a.md": moved, "static/.htaccess": recipe, "static/.well-known/security.txt": "Contact"}
    run(make_whole_site(files), output=root / path.strip("/"), base_url=f"http://example.org{path}")
    return root / path.strip("/")


@needs_apache
@pytest.mark.parametrize("path", ["/", "/news/"])
def test_the_recipe_serves_every_page_and_file(make_whole_site: MakeSite, tmp_path: Path, path: str) -> None:
    output = published(make_whole_site, tmp_path / "www", path)
    policy = re.search(r"Content-Security-Policy: (.*)", (output / "_headers").read_text())
    assert policy
    with served(tmp_path / "apache", tmp_path / "www") as ask:
        for file in (p for p in output.rglob("*") if p.is_file()):
            name = file.relative_to(output).as_posix()
            status, headers, body = ask(quote(path + name.removesuffix("index.html")))
            hidden = name.startswith((".", "_")) and not name.startswith(".well-known/")
            assert status == (404 if hidden else 200), name
            assert body == (output / "404.html" if hidden else file).read_bytes()
            assert headers["X-Content-Type-Options"] == "nosniff"
        page = ask(f"{path}2026/03/ferry/").headers
        assert page["Content-Type"] == "text/html; charset=utf-8"
        assert page.get_all("Content-Security-Policy") == [policy[1]]
        assert page["Cache-Control"] == "no-cache"
        picture = next((output / "media").iterdir()).name
        assert ask(f"{path}media/{picture}").headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert ask(f"{path}css/site.css").headers["Cache-Control"] == "public, max-age=3600"
        assert ask(f"{path}feed.json").headers["Content-Type"] == "application/feed+json"
        compressed = {"Accept-Encoding": "gzip"}
        for name in ("", "feed.json", "feed.xml", "css/site.css"):
            assert ask(path + name, **compressed).headers["Content-Encoding"] == "gzip", name
        known = ask(path, **compressed).headers["ETag"]
        assert ask(path, **compressed, **{"If-None-Match": known}).status == 304


@needs_apache
def test_the_recipe_knows_what_is_not_there(make_whole_site: MakeSite, tmp_path: Path) -> None:
    output = published(make_whole_site, tmp_path / "www", "/")
    with served(tmp_path / "apache", output) as ask:
        for path in ("/nothing/", "/.newsgen/manifest.json", "/media/none.jpg", "/_headers"):
            status, headers, body = ask(path)
            assert (status, headers["Cache-Control"]) == (404, "no-cache"), path
            assert body == (output / "404.html").read_bytes()
        slash = ask("/2026/03/ferry")
        assert (slash.status, slash.headers["Location"].endswith("/2026/03/ferry/")) == (301, True)
        assert b'url=/2026/03/ferry/"' in ask("/f%C3%BCr/alt/").body


@pytest.mark.skipif(RSYNC is None, reason="needs rsync (Debian's package rsync)")
def test_rsync_sends_all_but_newsgens_own_and_removes_what_is_gone(make_whole_site: MakeSite, tmp_path: Path) -> None:
    output = published(make_whole_site, tmp_path / "www", "/")
    (tmp_path / "host").mkdir()
    (tmp_path / "host" / "gone.html").write_text("old")
    build, send = blocks(TITLE)[1].splitlines()
    assert build == "newsgen build --strict"
    places = {"public/": f"{output}/", "NAME@example.org:htdocs/": f"{tmp_path}/host/"}
    words = [places.get(word, word) for word in shlex.split(send)]
    subprocess.run(words, check=True)  # noqa: S603  # the line of the page, between two folders of this test
    there = {p.relative_to(tmp_path / "host").as_posix() for p in (tmp_path / "host").rglob("*") if p.is_file()}
    ours = {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()}
    assert there == {name for name in ours if not name.startswith(".newsgen/")}
