"""What tests share: small sites in temporary folders, and the rule about skipped tests."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import filelock
import hypothesis
import pytest
from running import Running
from samples import DEMO_AT, DEMO_BASE, LEAN, SETTINGS, MakeSite, Newsgen, Result

from newsgen.build import Options, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
CHROMIUM = Path("/usr/bin/chromium")

# No deadline, since no test looks at the clock; the same examples each time, so that a failure is everyone's.
hypothesis.settings.register_profile(
    "newsgen", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
# Other examples each time, and many: `make explore`.
hypothesis.settings.register_profile(
    "explore", hypothesis.settings.get_profile("newsgen"), derandomize=False, max_examples=2000
)
hypothesis.settings.load_profile("newsgen")


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Makes a site from {path: text or bytes}; newsgen.yml is there unless it is given, and lean."""

    def make(files: Mapping[str, str | bytes] = {}, name: str = "site") -> Path:
        site = tmp_path / name
        for path, data in {"newsgen.yml": LEAN, **files}.items():
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)
        return site

    return make


@pytest.fixture
def make_whole_site(make_site: MakeSite) -> MakeSite:
    """The same with search and cards, for what has to hold of all that a build makes."""

    def make(files: Mapping[str, str | bytes] = {}, name: str = "site") -> Path:
        return make_site({"newsgen.yml": SETTINGS, **files}, name)

    return make


@pytest.fixture
def newsgen(tmp_path_factory: pytest.TempPathFactory) -> Newsgen:
    """Runs the real command, in a process of its own, which has loaded it already."""

    def run(*arguments: object, stdin: str = "") -> Result:
        folder = tmp_path_factory.mktemp("command")
        given, out = folder / "stdin", folder / "out"
        given.write_text(stdin)
        code, said = Running(arguments, folder / "said", out=out, stdin=given).wait(120)
        return Result(code, out.read_text(), said)

    return run


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Makes a folder that tests only look at, once for all processes of a run: its name, and what fills it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, fill: Callable[[Path], object]) -> Path:
        folder, whole = shared / name, shared / f"{name}.whole"
        with filelock.FileLock(shared / f"{name}.lock"):
            if not whole.exists():
                folder.mkdir()
                fill(folder)
                whole.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def demo(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A copy of the demonstration's sources, built into its public/ for an address below a path."""

    def fill(site: Path) -> None:
        for name in ("seeds", "content", "static", "templates"):
            shutil.copytree(ROOT / name, site / name)
        shutil.copy(ROOT / "newsgen.yml", site)
        build(Options(site=site, output=site / "public", at=DEMO_AT, base_url=DEMO_BASE))

    return once("demo", fill)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium, headless."""
    if not CHROMIUM.exists():
        pytest.skip("needs Debian's package chromium")
    # Proxies are for the way out, and these tests stay on this machine.
    environment: dict[str, str | float | bool] = {
        name: value for name, value in os.environ.items() if "proxy" not in name.lower()
    }
    # Here, since few tests need it.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            env=environment,
        )
        yield chromium
        chromium.close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors, since many tests wait for a browser, a server or a command."""
    return (os.cpu_count() or 1) + 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where every test must run, say so."""
    if os.environ.get("NEWSGEN_NO_SKIPS") and terminalreporter.stats.get("skipped"):
        terminalreporter.section("skipped tests, where none may be")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where every test must run, a skipped one fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("NEWSGEN_NO_SKIPS") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
