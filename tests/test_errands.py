"""Work that another process does beside this one: its answers, and what becomes of it when something goes wrong."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from samples import LEAN, article

SCRIPT = """
import os, signal, threading
from newsgen import errands
from newsgen.errands import Errand

here = os.getpid()

def text(size):
    return "é" * size

def fails():
    if os.getpid() != here:
        raise ValueError("only there")
    return "made here"

def dies():
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "made here"

def left():
    try:
        return os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return "nobody"
"""
"""Run in a process of its own, since that of the tests has threads, and so cannot be forked."""


def said(script: str) -> str:
    code = SCRIPT + textwrap.dedent(script)
    # Ends a test whose process would wait for ever.
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)  # noqa: S603  # our own command
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only here are processes forked")
def test_an_errand_runs_in_another_process_if_it_is_to() -> None:
    script = """
    errand = Errand(os.getpid, int)
    for apart in (True, False):
        with errands.sent(errand, apart=apart) as answers:
            print(answers.to(errand) == here)
    print(left())
    """
    assert said(script) == "False\nTrue\nnobody\n"


@pytest.mark.parametrize("apart", [True, False])
def test_answers_come_in_order_and_whole(apart: bool) -> None:
    script = f"""
    sent = [Errand(lambda size=size: text(size), str) for size in (0, 1, 1_000_000, 3)]
    with errands.sent(*sent, apart={apart}) as answers:
        print([len(answers.to(errand)) for errand in sent])
    """
    assert said(script) == "[0, 1, 1000000, 3]\n"


@pytest.mark.parametrize("trouble", ["fails", "dies"])
def test_what_is_not_answered_is_done_here(trouble: str) -> None:
    script = f"""
    sent = [Errand(lambda: "made there", str), Errand({trouble}, str), Errand(lambda: "made", str)]
    with errands.sent(*sent, apart=True) as answers:
        print([answers.to(errand) for errand in sent])
    print(left())
    """
    assert said(script) == "['made there', 'made here', 'made']\nnobody\n"


def test_an_error_is_the_one_that_it_is_here() -> None:
    script = """
    def wrong():
        raise ValueError("wrong there and here")

    errand = Errand(wrong, str)
    try:
        with errands.sent(errand, apart=True) as answers:
            answers.to(errand)
    except ValueError as e:
        print(e, left())
    """
    assert said(script) == "wrong there and here nobody\n"


def test_who_waits_for_no_answer_leaves_no_process() -> None:
    script = """
    with errands.sent(Errand(signal.pause, type(None)), apart=True):
        pass
    print(left())
    """
    assert said(script) == "nobody\n"


def test_a_process_with_threads_runs_none_apart() -> None:
    script = """
    wait = threading.Event()
    print(errands.possible(2), errands.possible(1))
    thread = threading.Thread(target=wait.wait)
    thread.start()
    print(errands.possible(2))
    wait.set()
    thread.join()
    """
    assert said(script) == ("True False\nFalse\n" if sys.platform == "linux" else "False False\nFalse\n")


BUILD = """
import sys
from newsgen import errands
from newsgen.cli import main
from newsgen.content import library

def told(*sent, apart, send=errands.sent):
    print("apart" if apart else "here", file=sys.stderr)
    return send(*sent, apart=apart)

errands.sent = told
library.LARGE = 0  # as if the site were large
main([*sys.argv[1:], "--at", "2026-03-05T12:00:00Z", "--jobs", "2", "--json"])
"""


def test_a_large_site_is_built_as_any_other(tmp_path: Path) -> None:
    """Changes to the sources and to the output are seen by another process as they are here."""
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "newsgen.yml").write_text(LEAN)
    for number in range(12):
        head = {"tags": f"[Sea, t{number % 3}]", "section": "Local", "date": f"2026-02-{number + 1:02}T06:30:00+01:00"}
        (site / "content" / f"a{number}.md").write_text(article(f"The text {number}.", title=f"Title {number}", **head))

    def build(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", BUILD, "build", "--site", str(site), *options]
        return subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own command

    assert build().stderr == "here\nhere\n"  # since nothing is known of the site yet
    again = build()
    assert '"pages_written":0,' in again.stdout
    if sys.platform == "linux":
        assert again.stderr == "apart\napart\n"
    page = next(path for path in (site / "public").rglob("index.html") if "title-3" in str(path))
    page.write_text("Somebody's own words")
    (site / "content" / "a5.md").unlink()
    (site / "content" / "a6.md").write_text(article("Another text.", title="Title 6", tags="[Sea]"))
    build("--verify")
    assert "The text 3." in page.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="only here are processes forked")
def test_processes_end_with_what_sent_them_also_in_an_error() -> None:
    script = """
    large, small = Errand(lambda: text(100_000), str), Errand(lambda: text(1), str)
    try:
        with errands.sender(apart=True) as send:
            first, second = send(large, small), send(small, Errand(signal.pause, type(None)))
            print(len(first.to(large)), second.to(small), first.to(small))
            raise ValueError
    except ValueError:
        print(left())
    """
    assert said(script) == "100000 é é\nnobody\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only here are processes forked")
def test_a_process_whose_sender_was_killed_ends_as_well() -> None:
    script = """
    reading, writing = os.pipe()
    if os.fork() == 0:
        with errands.sender(apart=True) as send:
            send(Errand(lambda: text(1_000_000), str))
            send(Errand(lambda: text(1_000_000), str))
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(writing)
    print(os.read(reading, 1))  # ends once no process has the other end
    """
    assert said(script) == "b''\n"
