"""The demonstration newspaper, built and served on loopback, to be looked at in a browser."""

import contextlib
import functools
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.build import Options, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
AT = datetime(2026, 3, 12, 9, tzinfo=UTC)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Send the site's own Content-Security-Policy with each file, as a host does that reads `_headers`."""
        headers = Path(self.directory, "paper", "_headers").read_text()
        for policy in re.findall(r"Content-Security-Policy: (.*)", headers)[:1]:
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def send_error(self, code: int, *args: object, **kwargs: object) -> None:
        """Answer with the site's own 404 page, as a host does."""
        missing = Path(self.directory, "paper", "404.html")
        if code != 404 or not missing.exists():
            super().send_error(code, *args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
            return
        data = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the demonstration, built from a copy of its sources."""
    site = tmp_path_factory.mktemp("demo")
    for name in ("seeds", "content", "static", "templates"):
        shutil.copytree(ROOT / name, site / name)
    shutil.copy(ROOT / "newsgen.yml", site)
    build(Options(site=site, output=site / "public", at=AT, base_url="http://127.0.0.1/paper/"))
    return site / "public"


@contextlib.contextmanager
def _serving(folder: Path) -> Iterator[str]:
    root = folder.parent / "served"
    root.mkdir()
    (root / "paper").symlink_to(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/paper/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], contextlib.AbstractContextManager[str]]:
    """Serves a folder below a path, and gives the address of its front page."""
    return _serving


@pytest.fixture(scope="session")
def home(folder: Path) -> Iterator[str]:
    """The address of the demonstration's front page, which lies below a path."""
    with _serving(folder) as address:
        yield address


@pytest.fixture(params=[360, 1280], ids=["narrow", "wide"])
def width(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def page(browser: "Browser", width: int, scheme: str) -> "Iterator[Page]":
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def html_errors() -> Callable[[Path], object]:
    """What the Nu HTML checker finds wrong in the pages of a folder."""
    jar = next((ROOT / ".venv" / "tools").glob("node_modules/vnu-jar/build/dist/vnu.jar"), None)
    if jar is None or shutil.which("java") is None:
        pytest.skip("needs Java and npm's vnu-jar (make tools)")

    def check(folder: Path) -> object:
        command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, folder.rglob("*.html"))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # the checker's own command
        return json.loads(done.stderr)["messages"]

    return check
