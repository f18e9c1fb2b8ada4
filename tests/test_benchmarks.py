"""The ruler of the benchmarks."""

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

MEASURING = Path(__file__).parent.parent / "benchmarks" / "measuring.py"

OUTLIVED = """
import os, time
if os.fork() == 0 and os.fork() == 0:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    while time.process_time() < 0.5:
        pass
"""


def test_what_the_fitting_of_captions_needs_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "scipy.py").write_text("raise ImportError")
    (tmp_path / "numpy.py").write_text("raise ImportError")
    paths = os.pathsep.join([str(tmp_path), str(MEASURING.parent.parent)])
    run = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, MEASURING.with_name("fit_captions.py"), tmp_path],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert "needs SciPy: python3 -m pip --python .venv/bin/python install scipy" in run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")
def test_processor_time_is_counted_of_what_outlives_its_parent(tmp_path: Path) -> None:
    spec = spec_from_file_location("measuring", MEASURING)
    assert spec
    assert spec.loader
    measuring = module_from_spec(spec)
    spec.loader.exec_module(measuring)
    assert measuring.measured([sys.executable, "-c", OUTLIVED], tmp_path).processor > 0.5
