"""Where work runs: what a task finds there, and what becomes of it when the one who asked for it is interrupted."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsgen import executors
from newsgen.errors import NewsgenError

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

HOLDING = """
import threading
from newsgen import executors

def nth(number):
    return executors.held(tuple)[number]()

def results(jobs):
    with executors.local(jobs, holding=(lambda: "first", lambda: "second")) as runner:
        return list(runner.executor.map(nth, range(2))) if runner.holds else "nothing is held"

if __name__ == "__main__":
    print(results(1), results(2), sep="; ")
    go = threading.Event()
    threading.Thread(target=go.wait).start()
    print(results(1), results(2), sep="; ")
    go.set()
"""


def test_a_task_finds_what_its_runner_was_opened_with_unless_that_would_have_to_be_sent(tmp_path: Path) -> None:
    (tmp_path / "holding.py").write_text(HOLDING)
    told = subprocess.run([sys.executable, str(tmp_path / "holding.py")], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    both = "['first', 'second']"
    # Lambdas cannot be sent. A process with threads is not forked, so the new one has nothing of the old one's.
    assert told.stdout == f"{both}; {both}\n{both}; nothing is held\n"
    assert told.stderr == ""


def test_a_task_that_finds_nothing_says_so() -> None:
    with pytest.raises(LookupError):
        executors.held(tuple)
    with executors.local(1, holding="words") as runner, pytest.raises(TypeError):
        runner.executor.submit(executors.held, tuple).result()


KILLED = """
import multiprocessing, os, sys
from concurrent.futures import ProcessPoolExecutor
from newsgen import executors

def ready():
    return os.getpid()

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with ProcessPoolExecutor(2, context, initializer=executors.depend_on_parent) as pool:
        started = {pool.submit(ready).result() for _ in range(2)}
        print(len(started) > 0, flush=True)
        sys.stdin.read()
"""


@pytest.mark.parametrize("way", ["fork", "forkserver", "spawn"])
def test_processes_end_with_the_one_that_started_them_even_where_that_is_killed(tmp_path: Path, way: str) -> None:
    (tmp_path / "killed.py").write_text(KILLED)
    command = [sys.executable, str(tmp_path / "killed.py"), way]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603  # our own code
        assert process.stdout
        assert process.stdout.readline() == "True\n"
        process.kill()
        # All of them have this pipe, which ends when the last one does.
        assert process.communicate(timeout=60)[0] == ""


def test_an_interrupt_is_told_once_and_what_waits_is_left(tmp_path: Path) -> None:
    (tmp_path / "work.py").write_text(WORK)
    command = [sys.executable, str(tmp_path / "work.py"), str(tmp_path)]
    pipe = subprocess.PIPE
    # A terminal sends its Ctrl-C to all processes of a group.
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:  # noqa: S603  # our own code
        assert process.stdout
        assert process.stdout.readline() == "handed in\n"
        while len(list(tmp_path.glob("started-*"))) < 2:  # one on its way may still be told by Python
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        (tmp_path / "go").touch()
        said, complained = process.communicate()
    assert (process.returncode, said, complained) == (0, "interrupted\n", "")
    assert len(list(tmp_path.glob("started-*"))) < 100


BORN = """
import os, signal
from newsgen import executors

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.register_at_fork(after_in_child=lambda: signal.raise_signal(signal.SIGINT))
    with executors.local(2) as runner:
        print(sum(runner.executor.map(int, "1234")))
"""


def test_an_interrupt_that_comes_when_a_process_is_born_is_left_to_the_one_that_started_it(tmp_path: Path) -> None:
    (tmp_path / "born.py").write_text(BORN)
    told = subprocess.run([sys.executable, str(tmp_path / "born.py")], capture_output=True, text=True, check=False)  # noqa: S603  # our own code
    assert (told.stdout, told.stderr) == ("10\n", "")


def test_a_process_that_is_ended_from_outside_is_told_with_what_to_do() -> None:
    told = r"^--jobs:1: a process that worked for it was ended from outside.*--jobs 1$"
    with pytest.raises(NewsgenError, match=told), executors.local(2) as runner:
        runner.executor.submit(os._exit, 9).result()


@pytest.mark.parametrize(
    "error",
    [
        BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),  # fork, at the limit of processes
        OSError(errno.EROFS, "Read-only file system"),  # a semaphore, without a /dev/shm
        BrokenPipeError(errno.EPIPE, "Broken pipe"),  # the process that starts others
        RuntimeError("can't start new thread"),
        EOFError(),
    ],
)
def test_a_process_that_cannot_be_started_is_told_with_what_to_do(error: Exception) -> None:
    told = r"^--jobs:1: it cannot start another process: .*; allow it more processes"
    with pytest.raises(NewsgenError, match=told), executors.at_work():
        raise error


FEW = """
import os
from newsgen import executors
from newsgen.errors import NewsgenError

if __name__ == "__main__":
    fork, forks = os.fork, []

    def limited():
        forks.append(None)
        if len(forks) > 2:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return fork()

    os.fork = limited
    try:
        with executors.local(4) as runner:
            runner.executor.submit(int, "1")
    except NewsgenError as e:
        print(e)
"""


def test_those_that_were_started_before_one_that_cannot_be_are_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "few.py").write_text(FEW)
    command = [sys.executable, str(tmp_path / "few.py")]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603  # our own code
    assert told.stdout.startswith("--jobs:1: it cannot start another process: Resource temporarily unavailable; ")


@pytest.mark.parametrize(
    "error", [FileNotFoundError(errno.ENOENT, "gone", "a.txt"), RuntimeError("fault"), ValueError()]
)
def test_other_failures_are_not_taken_for_that(error: Exception) -> None:
    with pytest.raises(type(error)), executors.at_work():
        raise error
