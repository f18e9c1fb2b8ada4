"""Where work runs: what becomes of it when the one who asked for it presses Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

WORK = """
import signal, sys, time
from functools import partial
from pathlib import Path
from newsgen import executors

def work(folder, number):
    (folder / f"started-{number}").touch()
    while not (folder / "go").exists():
        time.sleep(0.01)
    time.sleep(0.05)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # it is ignored where a shell started the tests with &
    try:
        with executors.local(2) as runner:
            futures = [runner.executor.submit(work, Path(sys.argv[1]), number) for number in range(200)]
            print("handed in", flush=True)
            for future in futures:
                future.result()
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def test_an_interrupt_is_told_once_and_what_waits_is_left(tmp_path: Path) -> None:
    (tmp_path / "work.py").write_text(WORK)
    command = [sys.executable, str(tmp_path / "work.py"), str(tmp_path)]
    pipe = subprocess.PIPE
    # A terminal sends its Ctrl-C to all processes of a group.
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:  # noqa: S603  # our own code
        assert process.stdout
        assert process.stdout.readline() == "handed in\n"
        while not list(tmp_path.glob("started-*")):
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        (tmp_path / "go").touch()
        said, complained = process.communicate()
    assert (process.returncode, said, complained) == (0, "interrupted\n", "")
    assert len(list(tmp_path.glob("started-*"))) < 100
