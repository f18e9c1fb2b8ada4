"""The demonstration newspaper, built and served on loopback, to be looked at in a browser."""

import contextlib
import functools
import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


class Quiet(SimpleHTTPRequestHandler):
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
def folder(demo: Path) -> Path:
    """The output of the demonstration."""
    return demo / "public"


@contextlib.contextmanager
def _serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="served-") as root:
        Path(root, "paper").symlink_to(folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=root))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/paper/"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def serving() -> Callable[..., contextlib.AbstractContextManager[str]]:
    """Serves a folder below a path, and gives the address of its front page; another handler may do it."""
    return _serving


@pytest.fixture(scope="session")
def home(folder: Path) -> Iterator[str]:
    """The address of the demonstration's front page, which lies below a path."""
    with _serving(folder) as address:
        yield address


@pytest.fixture(
    params=[
        pytest.param((360, "dark"), id="narrow-dark"),
        pytest.param((1280, "light"), id="wide-light"),
        # What a width does to a page and what a scheme does are seen in the two above; together, in the long forms.
        pytest.param((360, "light"), id="narrow-light", marks=pytest.mark.slow),
        pytest.param((1280, "dark"), id="wide-dark", marks=pytest.mark.slow),
    ]
)
def page(browser: "Browser", request: pytest.FixtureRequest) -> "Iterator[Page]":
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def html_errors() -> Callable[[Path], object]:
    """What the Nu HTML checker finds wrong in the pages of a folder."""
    jar = next((ROOT / ".venv" / "tools").glob("node_modules/vnu-jar/build/dist/vnu.jar"), None)
    if jar is None or shutil.which("java") is None:
        pytest.skip("needs Java and npm's vnu-jar (make tools)")

    def check(folder: Path) -> object:
        # With its quick compiler alone, since the thorough one would still be at work when the last page is checked.
        java = ["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
        command = [*java, "-jar", str(jar), "--errors-only", "--format", "json", *map(str, folder.rglob("*.html"))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # the checker's own command
        return json.loads(done.stderr)["messages"]

    return check
