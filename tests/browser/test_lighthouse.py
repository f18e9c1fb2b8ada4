"""The demonstration as Lighthouse judges it, on a telephone with a slow line."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TOOL = ROOT / ".venv" / "tools" / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROMIUM = Path("/usr/bin/chromium")
RUNS = 3
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"
PAGES = {"front": "", "article": "2026/03/night-ferry-sails-again-after-eleven-months/", "list": "local/"}
LEAST = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}

pytestmark = pytest.mark.slow


def scores(url: str, report: Path) -> dict[str, int]:
    """What Lighthouse gives the page at `url`, by category, of 100."""
    node = shutil.which("node")
    if node is None or not TOOL.exists() or not CHROMIUM.exists():
        pytest.skip("needs Node.js, npm's lighthouse (make tools) and Debian's package chromium")
    command = [node, str(TOOL), url, "--quiet", "--no-enable-error-reporting", f"--chrome-flags={FLAGS}"]
    output = ["--output=json", f"--output-path={report}"]
    # Proxies are for the way out, and these tests stay on this machine.
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    subprocess.run([*command, *output], env={**kept, "CHROME_PATH": str(CHROMIUM)}, check=False, timeout=300)  # noqa: S603  # the tool's own command
    found = json.loads(report.read_text())["categories"] if report.exists() else {}
    # A run that went wrong, as happens on a busy machine, gives nothing.
    return {name: round(100 * (found[name]["score"] or 0)) if name in found else 0 for name in LEAST}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_as_good_as_it_gets(home: str, tmp_path: Path, kind: str) -> None:
    # Its performance is worked out from what this machine took, which other work can only make worse: the best counts.
    runs = []
    for number in range(RUNS):
        runs.append(scores(home + PAGES[kind], tmp_path / f"{number}.json"))
        if all(runs[-1][name] >= least for name, least in LEAST.items()):
            break
    best = {name: max(run[name] for run in runs) for name in LEAST}
    assert all(best[name] >= least for name, least in LEAST.items()), runs
