"""The preview: what it answers, whom it refuses, and what a save does."""

import asyncio
import contextlib
import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from samples import SETTINGS, MakeSite, article, free_port
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect
from watchfiles import Change

from newsgen.build import Built, Options, make
from newsgen.errors import Problem
from newsgen.preview import saves, server, telling

T = TypeVar("T")
PATIENCE = 30
"""Seconds to wait for something that takes far less."""


def run_alone(conversation: Coroutine[Any, Any, T]) -> T:
    """What comes of `conversation`, in a thread of its own: in this one, a browser's loop may be running."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, conversation).result()


@contextlib.asynccontextmanager
async def connected(port: int, origin: str) -> AsyncIterator[WebSocketClientConnection]:
    """A socket to the preview on `port`, as a page of `origin` opens it."""
    url = f"ws://127.0.0.1:{port}/livereload"
    connection = await websocket_connect(HTTPRequest(url, headers={"Origin": origin}, connect_timeout=PATIENCE))
    assert connection.protocol
    stream = connection.protocol.stream
    assert stream
    try:
        yield connection
    finally:
        connection.close()
        while not stream.closed():  # noqa: ASYNC110  # the farewell is on its way; tornado has no event of its own for it
            await asyncio.sleep(0.01)


class Running:
    """A preview in a process of its own, and what it says."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.port = free_port()
        self.answer = b""
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

    def get(self, path: str = "/") -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as e:
            with e:
                return e.code, e.read().decode()

    def ask(self, *lines: str) -> int | None:
        """Send a request as it is, with this preview's port for `{port}`; the status, or None where it hangs up."""
        asked = "\r\n".join((*lines, "Connection: close", "", "")).replace("{port}", str(self.port))
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as connection:
            connection.sendall(asked.encode("latin-1", "replace"))
            self.answer = b""
            while part := connection.recv(65536):
                self.answer += part
                if UPGRADE[0] in lines and b"\r\n\r\n" in self.answer:
                    break  # a socket stays open
        return int(self.answer.split(b" ")[1]) if self.answer.startswith(b"HTTP/1") else None

    def socket(self, origin: str) -> contextlib.AbstractAsyncContextManager[WebSocketClientConnection]:
        return connected(self.port, origin)

    def told(self) -> list[str]:
        """End it; what it has told of saves that nobody read until now."""
        self.process.terminate()
        assert self.process.stderr
        return [line for line in self.process.stderr if line.rstrip().endswith("changed")]

    def reload_after(self, change: Callable[[], object]) -> None:
        """Wait, as a browser does, until the preview asks for a reload after `change`."""

        async def wait() -> None:
            async with self.socket(f"http://127.0.0.1:{self.port}") as connection:
                for message in ({"command": "hello"}, {"command": "info", "url": "x"}):
                    await connection.write_message(json.dumps(message))
                assert "hello" in str(await connection.read_message())
                change()
                asked = await asyncio.wait_for(asyncio.ensure_future(connection.read_message()), PATIENCE)
                assert json.loads(str(asked))["command"] == "reload"

        run_alone(wait())


@contextlib.contextmanager
def running(site: Path) -> Iterator[Running]:
    """A preview of `site`, which ends with this."""
    preview = Running(site)
    try:
        yield preview
    finally:
        preview.process.terminate()
        preview.process.wait(PATIENCE)
        assert preview.process.stderr
        preview.process.stderr.close()


FILES = {
    "newsgen.yml": SETTINGS,
    "content/a.md": article("First."),
    "content/secret.md": article("A canary.", title="S", draft="true"),
}


@pytest.fixture
def preview(make_site: MakeSite) -> Iterator[Running]:
    """A preview of a site that the test changes."""
    site = make_site(FILES)
    for folder in ("seeds", "templates", "static"):
        (site / folder).mkdir()
    with running(site) as started:
        yield started


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview that tests only ask, and so may share."""
    site = tmp_path_factory.mktemp("asked")
    for path, text in FILES.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(text)
    with running(site) as started:
        yield started


PAGE = "/2026/03/a-title/"


def test_pages_are_served_with_the_listener(asked: Running) -> None:
    status, page = asked.get(PAGE)
    assert status == 200
    assert "First." in page
    assert "/livereload.js" in page
    assert asked.get("/livereload.js?x=1")[0] == 200
    assert asked.get("/css/site.css")[0] == 200
    assert asked.get(PAGE.rstrip("/")) == (200, page)


def test_the_published_site_has_no_listener(asked: Running) -> None:
    pages = list((asked.site / ".newsgen" / "preview").rglob("*.html"))
    assert pages
    assert not [p for p in pages if "livereload" in p.read_text()]
    assert not (asked.site / "public").exists()


def test_each_kind_of_save_reloads(preview: Running) -> None:
    site = preview.site
    preview.reload_after(lambda: (site / "content/a.md").write_text(article("Second.")))
    assert "Second." in preview.get(PAGE)[1]
    preview.reload_after(lambda: (site / "templates/404.html").write_text("Gone {{ site.title }}"))
    assert "Gone The Test Post" in preview.get("/nowhere")[1]
    preview.reload_after(lambda: (site / "static/own.css").write_text("p {}"))
    assert preview.get("/own.css")[1] == "p {}"
    (site / "static/.well-known").mkdir()
    preview.reload_after(lambda: (site / "static/.well-known/security.txt").write_text("Contact: mailto:a@b.example"))
    assert preview.get("/.well-known/security.txt")[1].startswith("Contact")


def test_a_save_is_seen_however_editors_and_git_make_it(make_site: MakeSite) -> None:
    """Settings that a new file takes the place of, time and again; a folder that is new; one that comes again."""
    with running(make_site(FILES)) as preview:
        site = preview.site

        def replace(title: str) -> None:
            (site / "new").write_text(SETTINGS.replace("The Test Post", title))
            (site / "new").replace(site / "newsgen.yml")

        def add_folder() -> None:
            (site / "static").mkdir()
            (site / "static/own.css").write_text("p {}")

        for title in ("Two", "Three"):
            preview.reload_after(lambda title=title: replace(title))  # type: ignore[misc]  # called at once
            assert f"<title>{title}</title>" in preview.get()[1]
        preview.reload_after(add_folder)
        preview.reload_after(lambda: (site / "static/own.css").write_text("q {}"))
        assert preview.get("/own.css")[1] == "q {}"
        preview.reload_after(lambda: (site / "content").rename(site / "away"))
        preview.reload_after(lambda: (site / "away").rename(site / "content"))
        preview.reload_after(lambda: (site / "content/a.md").write_text(article("Back.")))
        assert "Back." in preview.get(PAGE)[1]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all names are Unicode")
@pytest.mark.parametrize("name", [b"\xff.md", b"\xfe/b.md"], ids=["file", "folder"])
def test_a_name_that_is_not_utf8_is_told_and_the_preview_goes_on(preview: Running, name: bytes) -> None:
    content = preview.site / "content"
    odd = content / os.fsdecode(name)

    def add() -> None:
        odd.parent.mkdir(exist_ok=True)
        odd.write_text(article("Second.", title="B"))

    preview.reload_after(add)
    assert "its name is not UTF-8" in preview.get(PAGE)[1]
    preview.reload_after(lambda: odd.rename(content / "b.md") if odd.parent == content else shutil.rmtree(odd.parent))
    preview.reload_after(lambda: (content / "a.md").write_text(article("Third.")))
    assert "Third." in preview.get(PAGE)[1]
    assert "its name is not UTF-8" not in preview.get(PAGE)[1]


@pytest.mark.parametrize(
    ("file", "wrong", "mended"),
    [
        ("content/a.md", article(weather="fine"), article("Mended.")),
        ("newsgen.yml", f"{SETTINGS}weather: fine\n", SETTINGS),
    ],
)
def test_a_site_that_cannot_be_built_yet_says_why_and_comes_when_it_can(
    make_site: MakeSite, file: str, wrong: str, mended: str
) -> None:
    with running(make_site({"content/a.md": article("Mended."), file: wrong})) as preview:
        status, page = preview.get()
        assert status == 404
        assert "unknown key `weather`" in page
        assert "/livereload.js" in page
        preview.reload_after(lambda: (preview.site / file).write_text(mended))
        assert "Mended." in preview.get(PAGE)[1]


def test_what_is_saved_during_the_first_build_is_built_as_well(make_site: MakeSite) -> None:
    site = make_site(FILES)
    preview = server.Preview(site / ".newsgen" / "preview", "127.0.0.1", free_port())
    options = Options(site=site, output=preview.root, at=datetime(2026, 3, 5, tzinfo=UTC), jobs=1)
    builds = []

    async def main() -> None:
        loop, again = asyncio.get_running_loop(), asyncio.Event()

        def rebuild() -> Built:
            builds.append(make(options))
            if len(builds) == 1:
                for number in range(20):
                    (site / "content/a.md").write_text(article(f"Save {number}."))
                    time.sleep(0.05)
            else:
                loop.call_soon_threadsafe(again.set)
            return builds[-1]

        serving = asyncio.create_task(server.serve(site.resolve(), preview, rebuild, telling.Lines()))
        await asyncio.wait_for(again.wait(), PATIENCE)
        serving.cancel()

    run_alone(main())
    assert "Save 19." in (preview.root / PAGE.strip("/") / "index.html").read_text()


def test_a_watch_that_ends_right_after_a_save_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async def news(*_: Path, **_how: object) -> AsyncIterator[set[tuple[Change, str]]]:
        yield {(Change.modified, str(tmp_path / "newsgen.yml"))}
        raise OSError(errno.ENOSPC, "OS file watch limit reached")

    async def told() -> None:
        async with saves.watching(tmp_path) as (saved, _), asyncio.timeout(10 * saves.QUIET):
            async for files in saved:
                assert files == ["newsgen.yml"]

    monkeypatch.setattr(saves, "awatch", news)
    with pytest.raises(OSError, match="watch limit"):
        run_alone(told())


@pytest.mark.parametrize("spent", [0, 5])
def test_what_was_under_an_embargo_comes_when_it_lifts_be_it_during_a_build(make_site: MakeSite, spent: int) -> None:
    lifts = datetime(2026, 3, 5, 12, tzinfo=UTC)
    site = make_site(FILES | {"content/b.md": article("Free now.", title="B", embargo=lifts.isoformat())})
    preview = server.Preview(site / ".newsgen" / "preview", "127.0.0.1", free_port())
    times = [lifts - timedelta(seconds=0.2), lifts]
    shown: list[int] = []

    async def main() -> None:
        again, loop = asyncio.Event(), asyncio.get_running_loop()

        def rebuild() -> Built:
            built = make(Options(site=site, output=preview.root, at=times[len(shown)], jobs=1))
            shown.append(built.report.articles)
            if len(shown) > 1:
                loop.call_soon_threadsafe(again.set)
            return built

        def now() -> datetime:
            return times[len(shown) - 1] + timedelta(seconds=spent)

        serving = asyncio.create_task(server.serve(site.resolve(), preview, rebuild, telling.Lines(), now))
        await asyncio.wait_for(again.wait(), PATIENCE)
        serving.cancel()

    run_alone(main())
    assert shown[1] == shown[0] + 1


def test_an_embargo_that_lifts_while_the_site_cannot_be_built_wakes_nobody(make_site: MakeSite) -> None:
    """It would again and again, as fast as builds fail."""
    lifts = datetime(2026, 3, 5, 12, tzinfo=UTC)
    site = make_site(FILES | {"content/b.md": article(title="B", embargo=lifts.isoformat())})
    preview = server.Preview(site / ".newsgen" / "preview", "127.0.0.1", free_port())
    built = make(Options(site=site, output=preview.root, at=lifts - timedelta(hours=1), jobs=1))
    wrong = (Problem("content/a.md", 1, "it is wrong", "mend it"),)

    async def wakes(problems: tuple[Problem, ...], seconds: int) -> bool:
        preview.problems = problems
        now = lifts + timedelta(seconds=seconds)
        return not server._alarm(preview, built, lambda: now, lambda: None).cancelled()

    told = [asyncio.run(wakes(problems, seconds)) for problems in ((), wrong) for seconds in (-1, 0, 1)]
    assert told == [True, True, True, True, False, False]


def test_a_page_that_is_being_written_is_there_before_the_site_is_built(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(FILES)
    preview = server.Preview(site / ".newsgen" / "preview", "127.0.0.1", free_port())
    options = Options(site=site, output=preview.root, at=datetime(2026, 3, 5, tzinfo=UTC), jobs=1)
    monkeypatch.setattr(server, "CALM", 2)
    answered: list[str] = []
    before_builds: list[list[str]] = []

    async def main() -> None:
        loop, ready, again = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()

        def rebuild() -> Built:
            before_builds.append(list(answered))
            if answered:
                loop.call_soon_threadsafe(again.set)
            return make(options)

        teller = telling.Lines()
        monkeypatch.setattr(teller, "ready", lambda _: ready.set())
        serving = asyncio.create_task(server.serve(site.resolve(), preview, rebuild, teller))
        await asyncio.wait_for(ready.wait(), PATIENCE)
        page = f"http://127.0.0.1:{preview.port}{PAGE}"
        async with connected(preview.port, page.removesuffix(PAGE)) as connection:
            for message in ({"command": "hello"}, {"command": "info", "url": page}):
                await connection.write_message(json.dumps(message))
            assert "hello" in str(await connection.read_message())
            (site / "content/a.md").write_text(article("Just written."))
            assert "reload" in str(await connection.read_message())
            answered.append((await AsyncHTTPClient().fetch(page)).body.decode())
            await asyncio.wait_for(again.wait(), PATIENCE)
        serving.cancel()

    run_alone(main())
    assert before_builds[0] == []
    assert "Just written." in before_builds[1][0]


def test_a_warning_is_told_once_for_as_long_as_it_holds(make_site: MakeSite) -> None:
    lacking = "![Boats](boats.jpg)\n\n"
    with running(make_site({"content/a.md": article(lacking)})) as preview:
        for text in (f"One.\n\n{lacking}", f"Two.\n\nThree.\n\n{lacking}", "None.", lacking):
            preview.reload_after(lambda text=text: (preview.site / "content/a.md").write_text(article(text)))  # type: ignore[misc]  # called at once
        preview.process.terminate()
        assert preview.process.stderr
        warnings = [line for line in preview.process.stderr if "there is no picture" in line]
    assert len(warnings) == 2  # of the first build, and of the last save, after one without


def test_what_stops_a_service_ends_it_as_ctrl_c_does(make_site: MakeSite) -> None:
    with running(make_site({"content/a.md": article("First.")})) as preview:
        preview.process.terminate()
        assert preview.process.wait(PATIENCE) == 0
        assert preview.process.stderr
        assert preview.process.stderr.read() == ""


def test_for_programs_it_tells_its_address_and_each_build_as_an_object_a_line(make_site: MakeSite) -> None:
    site, port = make_site({"content/a.md": article("![Boats](boats.jpg)")}), free_port()
    command = [sys.executable, "-m", "newsgen", "serve", "--json", "--site", str(site), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own command
        assert process.stdout
        assert json.loads(process.stdout.readline()) == {"address": f"http://127.0.0.1:{port}/"}
        built = json.loads(process.stdout.readline())
        assert (built["articles"], [w["file"] for w in built["warnings"]]) == (1, ["content/a.md"])
        (site / "content/a.md").write_text(article(weather="fine"))
        (problem,) = json.loads(process.stdout.readline())["problems"]
        assert (problem["file"], problem["line"], problem["what"]) == ("content/a.md", 4, "unknown key `weather`")
        (site / "content/a.md").write_text(article("Mended."))
        assert json.loads(process.stdout.readline())["warnings"] == []
        process.terminate()


def test_an_error_shows_over_the_last_good_page_and_goes_again(preview: Running) -> None:
    file = preview.site / "content/a.md"
    preview.reload_after(lambda: file.write_text(article("Broken.", weather="<fine>")))
    page = preview.get(PAGE)[1]
    assert "First." in page
    assert "content/a.md:4" in page
    assert "unknown key `weather`" in page
    assert 'role="alert" lang="en" dir="ltr" tabindex="0"' in page  # whatever the page's language, and however long
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
def test_nothing_outside_the_site_is_served(asked: Running, path: str) -> None:
    status, page = asked.get(path)
    assert status in (400, 404)
    assert "base_url" not in page
    assert "Traceback" not in page


OWN_HOSTS = ("127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}")
FOREIGN_HOSTS = (
    *("evil.example", "evil.example:{port}", "localhost.evil.example:{port}", "127.0.0.1.evil.example:{port}"),
    *("localhost", "127.0.0.1", "localhost:1", "127.0.0.1:{port}.evil.example", "localhost.:{port}", "0.0.0.0:{port}"),
    *("[::1]", "[::1%25lo]:{port}", "[::ffff:127.0.0.1]:{port}", "[::1:{port}", "2130706433:{port}", "127.1:{port}"),
    *("localhost:{port}@evil.example", "evil.example@localhost:{port}", "localhost:{port}, evil.example", "", "\xff"),
    *("localhost:{port}/", "http://localhost:{port}", "localhost:0{port}", "localhost:{port}#", "*", "null"),
)
FOREIGN_ORIGINS = (
    *("null", "", "http://", "http://evil.example", "http://evil.example:{port}"),
    *("http://localhost.evil.example:{port}", "https://127.0.0.1:{port}", "file://127.0.0.1:{port}"),
    *("http://127.0.0.1", "http://127.0.0.1:1", "127.0.0.1:{port}"),
    *("http://[evil", "http://[::1", "http://a\u2100b", "http://127.0.0.1:{port}@evil.example", "chrome-extension://x"),
    *("http://evil.example#http://127.0.0.1:{port}", "http://127.0.0.1:{port}.evil.example", "//127.0.0.1:{port}"),
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [(PAGE, "text/html; charset=utf-8"), ("/css/site.css", "text/css; charset=utf-8"), ("/icon.png", "image/png")],
)
def test_an_answer_is_kept_nowhere_and_is_what_it_says(asked: Running, path: str, kind: str) -> None:
    (asked.site / ".newsgen/preview/icon.png").write_bytes(b"")
    assert asked.ask(f"GET {path} HTTP/1.1", "Host: 127.0.0.1:{port}") == 200
    head = asked.answer.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    assert {
        *("Cache-Control: no-store", "X-Content-Type-Options: nosniff", "Cross-Origin-Resource-Policy: same-origin"),
        f"Content-Type: {kind}",
    } <= set(head)


@pytest.mark.parametrize(
    ("port", "host", "is_own"),
    [(80, "localhost", True), (80, "LOCALHOST:80", True), (80, "a.example", False), (8000, "localhost", False)],
)
def test_the_usual_port_may_be_left_out(tmp_path: Path, port: int, host: str, is_own: bool) -> None:
    assert server.Preview(tmp_path, "127.0.0.1", port).own_host(host) == is_own


def test_only_its_own_hosts_are_answered(asked: Running) -> None:
    for host in OWN_HOSTS:
        assert asked.ask("GET / HTTP/1.1", f"Host: {host}") == 200, host
    for host in FOREIGN_HOSTS:
        for path in ("/", "/livereload.js", "/livereload", "/forcereload"):
            assert asked.ask(f"GET {path} HTTP/1.1", f"Host: {host}") in (400, 403), (host, path)
    assert asked.ask("GET / HTTP/1.0") == 403
    assert asked.ask("GET http://evil.example/ HTTP/1.1", "Host: evil.example") in (400, 403, 404)
    assert asked.ask("GET / HTTP/1.1", "Host: localhost:{port}", "Host: evil.example") in (400, 403)


def test_only_its_own_origins_are_answered(asked: Running) -> None:
    own = "Host: 127.0.0.1:{port}"
    for origin in ("http://127.0.0.1:{port}", "http://localhost:{port}"):
        assert asked.ask("GET / HTTP/1.1", own, f"Origin: {origin}") == 200
    for origin in FOREIGN_ORIGINS:
        for path in ("/", "/livereload.js", "/forcereload"):
            assert asked.ask(f"GET {path} HTTP/1.1", own, f"Origin: {origin}") in (400, 403), origin
        assert asked.ask("GET /livereload HTTP/1.1", own, f"Origin: {origin}", *UPGRADE) in (400, 403), origin
    assert asked.ask("GET /livereload HTTP/1.1", own, "Origin: http://127.0.0.1:{port}", *UPGRADE) == 101
    assert asked.ask("GET /forcereload HTTP/1.1", own) == 404


UPGRADE = (
    *("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"),
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
)


def test_pages_elsewhere_may_link_here_and_no_more(asked: Running) -> None:
    """Neither a picture nor a frame in them tells which articles there are."""
    own = "Host: 127.0.0.1:{port}"
    for site in ("cross-site", "same-site"):
        for kind in ("image", "script", "iframe", "empty", "style", ""):
            lines = (own, f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Dest: {kind}")
            assert asked.ask(f"GET {PAGE} HTTP/1.1", *lines) == 403
        assert asked.ask(f"GET {PAGE} HTTP/1.1", own, f"Sec-Fetch-Site: {site}", "Sec-Fetch-Dest: document") == 200
    assert asked.ask(f"GET {PAGE} HTTP/1.1", own, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Dest: image") == 200


def test_no_request_makes_it_stumble(asked: Running) -> None:
    """Whatever is asked for in whatever way, the answer is none of a server's own faults, and leads nowhere else."""
    (asked.site / ".newsgen/preview/loop").symlink_to("loop")
    (asked.site / ".newsgen/preview/out.txt").symlink_to(asked.site / "newsgen.yml")
    root = str((asked.site / ".newsgen/preview").resolve())
    paths = [
        *("/", "//", "///", "/.", "/..", "/./", "/../", "/%2e", "/%2e/", "/%2e%2e/", "/a/../..", "/loop", "/loop/x"),
        *("/out.txt", "/css", "//css", "/css/../css", f"/{root}/css", f"/{root}", "//evil.example/%2e%2e"),
        *("/%5cevil.example", "/%00", "/%ff", "/%c0%ae", "/%", "/%zz", "/\xff", "/a%0d%0aX-Y: z"),
        *("/css%0d%0aX-Y: z", "/?", "/#", "/?x=%ff"),
        *("/" + "a" * 300, "/" + "a/" * 300, "/" + "%2e%2e/" * 50, "*", "http://127.0.0.1/", "/con", "/nul", "/x:y"),
        *("/404.html", "/index.html/", "/index.html/x", "/.newsgen/journal", "/livereload", "/livereload.js/x"),
    ]
    for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "X"):
        for path in paths:
            status = asked.ask(f"{method} {path} HTTP/1.1", "Host: 127.0.0.1:{port}")
            assert status is None or status < 500 or (status, method in ("X", "TRACE")) == (501, True), (method, path)
            assert b"base_url" not in asked.answer
            assert b"Traceback" not in asked.answer
            assert b"X-Y: z" not in asked.answer
            assert b"Location: //" not in asked.answer


def test_a_socket_that_talks_nonsense_is_closed(preview: Running) -> None:
    async def talk(message: str | bytes) -> object:
        async with preview.socket(f"http://127.0.0.1:{preview.port}") as connection:
            await connection.write_message(message, binary=isinstance(message, bytes))
            return await asyncio.wait_for(asyncio.ensure_future(connection.read_message()), PATIENCE)

    for message in ("{", "[]", "7", '"x"', "{}", "null", "[" * 100_000, b"\xff"):
        assert run_alone(talk(message)) is None, message
    assert preview.get()[0] == 200
    preview.process.terminate()
    assert preview.process.stderr
    assert "Traceback" not in preview.process.stderr.read()


def test_a_thousand_saves_in_a_second_are_at_most_two_builds(preview: Running) -> None:
    for number in range(1000):
        (preview.site / "content/a.md").write_text(article(f"Save {number}."))
    while "Save 999." not in preview.get(PAGE)[1]:
        time.sleep(0.05)
    assert 1 <= len(preview.told()) <= 2


def test_what_a_build_writes_wakes_no_further_ones(preview: Running) -> None:
    """But for the article of a new dump: that is a change in content/, at which it looks once, and finds nothing."""
    text = "The pier opens\n\nThe ferry sails again on Monday, says the port.\n"
    preview.reload_after(lambda: (preview.site / "seeds/b.txt").write_text(text))
    preview.reload_after(lambda: (preview.site / "content/a.md").write_text(article("Second.")))
    preview.reload_after(lambda: (preview.site / "content/a.md").write_text(article("Third.")))
    told = preview.told()
    assert 3 <= len(told) <= 4
    assert not [line for line in told if ".newsgen" in line]


def refusal(site: Path, *options: str) -> str:
    """What a preview of `site` that does not start says."""
    command = [sys.executable, "-m", "newsgen", "serve", "--site", str(site), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603  # our own command
    assert done.returncode == 1
    return done.stderr


def test_a_taken_port_is_said(asked: Running, make_site: MakeSite) -> None:
    assert f"port {asked.port} cannot be used" in refusal(make_site(FILES), "--port", str(asked.port))


def test_a_second_preview_of_a_site_is_refused_and_shows_no_draft_in_the_first(asked: Running) -> None:
    assert refusal(asked.site, "--port", str(free_port()), "--drafts") == (
        f".newsgen/preview-lock:1: another preview of this site runs at http://127.0.0.1:{asked.port}/ "
        f"(process {asked.process.pid}); "
        "look at that one, or end it\n"
    )
    assert "A canary" not in asked.get("/2026/03/s/")[1]


def test_a_site_whose_folder_has_a_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    site = tmp_path / os.fsdecode(b"caf\xe9")
    site.mkdir()
    (site / "newsgen.yml").write_text(SETTINGS)
    said = rf"{tmp_path}/caf\xe9:1: its name is not UTF-8; rename it"
    assert refusal(site, "--port", str(free_port())).splitlines() == [said]
