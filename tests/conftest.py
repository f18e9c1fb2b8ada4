"""What tests share: small sites in temporary folders, and the rule about skipped tests."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import hypothesis
import pytest
from samples import SETTINGS, Result

# No deadline, since no test looks at the clock; the same examples each time, so that a failure is everyone's.
hypothesis.settings.register_profile(
    "newsgen", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("newsgen")


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Path]:
    """Makes a site from {path: text or bytes}; newsgen.yml is there unless it is given."""

    def make(files: Mapping[str, str | bytes] = {}, name: str = "site") -> Path:
        site = tmp_path / name
        for path, data in {"newsgen.yml": SETTINGS, **files}.items():
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)
        return site

    return make


@pytest.fixture
def newsgen() -> Callable[..., Result]:
    """Runs the real command, in a process of its own."""

    def run(*arguments: object, stdin: str | None = None) -> Result:
        command = [sys.executable, "-m", "newsgen", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, input=stdin, check=False, timeout=120)  # noqa: S603  # our own command
        return Result(done)

    return run


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where every test must run, say so."""
    if os.environ.get("NEWSGEN_NO_SKIPS") and terminalreporter.stats.get("skipped"):
        terminalreporter.section("skipped tests, where none may be")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where every test must run, a skipped one fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("NEWSGEN_NO_SKIPS") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
