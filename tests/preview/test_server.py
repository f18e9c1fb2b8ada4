"""The preview: what it answers, whom it refuses, and what a save does."""

import asyncio
import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from samples import article
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

MakeSite = Callable[..., Path]
PATIENCE = 30
"""Seconds to wait for something that takes far less."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Running:
    """A preview in a process of its own, and what it says."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.port = free_port()
        command = [sys.executable, "-m", "newsgen", "serve", "--site", str(site), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603  # our own command
        self.wait_for("Ctrl-C ends it")

    def wait_for(self, words: str) -> None:
        """Read what it says until `words` come."""
        assert self.process.stderr
        said = []
        for line in self.process.stderr:
            said.append(line)
            if words in line:
                return
        pytest.fail(f"the preview ended, and said: {''.join(said)}")

    def get(self, path: str = "/", **headers: str) -> tuple[int, str]:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  # loopback
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as e:
            return e.code, e.read().decode()

    async def socket(self, origin: str) -> WebSocketClientConnection:
        url = f"ws://127.0.0.1:{self.port}/livereload"
        return await websocket_connect(HTTPRequest(url, headers={"Origin": origin}, connect_timeout=PATIENCE))

    def reload_after(self, change: Callable[[], object]) -> None:
        """Wait, as a browser does, until the preview asks for a reload after `change`."""

        async def wait() -> None:
            connection = await self.socket(f"http://127.0.0.1:{self.port}")
            for message in ({"command": "hello"}, {"command": "info", "url": "x"}):
                await connection.write_message(json.dumps(message))
            assert "hello" in str(await connection.read_message())
            change()
            asked = await asyncio.wait_for(asyncio.ensure_future(connection.read_message()), PATIENCE)
            assert json.loads(str(asked))["command"] == "reload"
            connection.close()

        asyncio.run(wait())


@pytest.fixture
def preview(make_site: MakeSite) -> Iterator[Running]:
    site = make_site(
        {"content/a.md": article("First."), "content/secret.md": article("A canary.", title="S", draft="true")}
    )
    for folder in ("seeds", "templates", "static"):
        (site / folder).mkdir()
    running = Running(site)
    yield running
    running.process.terminate()
    running.process.wait(PATIENCE)
    assert running.process.stderr
    running.process.stderr.close()


PAGE = "/2026/03/a-title/"


def test_pages_are_served_with_the_listener(preview: Running) -> None:
    status, page = preview.get(PAGE)
    assert status == 200
    assert "First." in page
    assert "/livereload.js" in page
    assert preview.get("/livereload.js?x=1")[0] == 200
    assert preview.get("/css/site.css")[0] == 200
    assert preview.get(PAGE.rstrip("/"))[0] == 200


def test_the_published_site_has_no_listener(preview: Running) -> None:
    pages = list((preview.site / ".newsgen" / "preview").rglob("*.html"))
    assert pages
    assert not [p for p in pages if "livereload" in p.read_text()]
    assert not (preview.site / "public").exists()


def test_each_kind_of_save_reloads(preview: Running) -> None:
    site = preview.site
    preview.reload_after(lambda: (site / "content/a.md").write_text(article("Second.")))
    assert "Second." in preview.get(PAGE)[1]
    preview.reload_after(lambda: (site / "templates/404.html").write_text("Gone {{ site.title }}"))
    assert "Gone The Test Post" in preview.get("/nowhere")[1]
    preview.reload_after(lambda: (site / "static/own.css").write_text("p {}"))
    assert preview.get("/own.css")[1] == "p {}"


def test_an_error_shows_over_the_last_good_page_and_goes_again(preview: Running) -> None:
    file = preview.site / "content/a.md"
    preview.reload_after(lambda: file.write_text(article("Broken.", weather="<fine>")))
    page = preview.get(PAGE)[1]
    assert "First." in page
    assert "content/a.md:4" in page
    assert "unknown key `weather`" in page
    preview.reload_after(lambda: file.write_text(article("Mended.")))
    assert "Mended." in preview.get(PAGE)[1]
    assert "newsgen-problems" not in preview.get(PAGE)[1]


@pytest.mark.parametrize(
    "path",
    [
        "/../newsgen.yml",
        "/..%2f..%2fnewsgen.yml",
        "/%2e%2e/%2e%2e/newsgen.yml",
        "/.newsgen/manifest.json",
        "//etc/passwd",
        "/css/",
        "/%00",
        "/\\..\\newsgen.yml",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_served(preview: Running, path: str) -> None:
    status, page = preview.get(path)
    assert status in (400, 404)
    assert "base_url" not in page
    assert "Traceback" not in page


def test_foreign_hosts_and_origins_are_refused(preview: Running) -> None:
    assert preview.get(PAGE, Host="evil.example")[0] == 403
    assert preview.get(PAGE, Host=f"evil.example:{preview.port}")[0] == 403
    assert preview.get(PAGE, Origin="http://evil.example")[0] == 403
    assert preview.get("/livereload.js", Origin="null")[0] == 403
    assert preview.get(PAGE, Host=f"localhost:{preview.port}")[0] == 200
    assert preview.get("/forcereload")[0] == 404
    for origin in ("http://evil.example", "null", f"http://evil.example:{preview.port}"):
        with pytest.raises(Exception, match="403"):
            asyncio.run(preview.socket(origin))


def test_a_taken_port_is_said(preview: Running) -> None:
    command = [sys.executable, "-m", "newsgen", "serve", "--site", str(preview.site), "--port", str(preview.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603  # our own command
    assert done.returncode == 1
    assert f"port {preview.port} cannot be used" in done.stderr
