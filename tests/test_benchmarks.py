"""The ruler of the benchmarks."""

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


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")
def test_processor_time_is_counted_of_what_outlives_its_parent(tmp_path: Path) -> None:
    spec = spec_from_file_location("measuring", MEASURING)
    assert spec
    assert spec.loader
    measuring = module_from_spec(spec)
    spec.loader.exec_module(measuring)
    assert measuring.measured([sys.executable, "-c", OUTLIVED], tmp_path).processor > 0.5
