"""The real command, many times over: in processes that share one start, that can be killed, and whose disk can fail."""

import errno
import multiprocessing
import os
import sys
from collections.abc import Sequence
from multiprocessing import forkserver
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["loaded"])

WRITES = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate", "os.remove", "os.rmdir"}
"""What Python tells its audit hooks before it changes a file system, besides opening a file to write."""

TAKES_SPACE = {"open", "os.mkdir", "os.link"}
"""Of these, what needs room on a disk."""


class Fault:
    """A disk on which the `nth` change below `folder` fails and, where it is full, all that need room from then on.

    It leaves the file `met`, which lies elsewhere, when it strikes.
    """

    def __init__(self, folder: Path, nth: int, met: Path, *, full: bool) -> None:
        self.folder, self.nth, self.met, self.full = f"{folder.resolve()}{os.sep}", nth, met, full

    def install(self) -> None:
        """Have it from now on, in this process."""
        self.count = 0
        sys.addaudithook(self.hook)

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in WRITES or (event == "open" and _writes(arguments)):
            path = next((a for a in arguments[:2] if isinstance(a, str | bytes | os.PathLike)), None)
            # What a link leads to is another file, so nothing is resolved.
            if path is None or not os.path.abspath(os.fsdecode(path)).startswith(self.folder):  # noqa: PTH100
                return
            if self.full and event not in TAKES_SPACE:
                return
            self.count += 1
            if self.count == self.nth or (self.full and self.count > self.nth):
                self.met.touch()
                raise OSError(errno.ENOSPC if self.full else errno.EACCES, "no luck", os.fsdecode(path))


def _writes(arguments: tuple[object, ...]) -> bool:
    _, mode, flags = arguments
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


class Running:
    """A command at work, as `newsgen ARGUMENTS` on a terminal; `said` is a file for what it says there.

    What it prints goes into the file `out`, and what it reads comes from the file `stdin`, where they are given.
    """

    def __init__(
        self,
        arguments: Sequence[object],
        said: Path,
        fault: Fault | None = None,
        *,
        out: Path = Path(os.devnull),
        stdin: Path = Path(os.devnull),
    ) -> None:
        self._said = said
        streams = (stdin, out, said)
        # It starts where this process is, which the one that starts it may have left since.
        here = (Path.cwd(), dict(os.environ))
        with pytest.MonkeyPatch.context() as patch:
            # The server of forks finds `loaded` by this alone.
            patch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)
            forkserver.ensure_running()
        self._process: ForkServerProcess = _FORKS.Process(
            target=_run, args=([*map(str, arguments)], streams, here, fault)
        )
        self._process.start()

    def kill(self, after: float) -> bool:
        """End it as `kill -9` does, `after` so many seconds; whether it was still at work."""
        self._process.join(after)
        alive = self._process.is_alive()
        self._process.kill()
        self._process.join()
        return alive

    def wait(self, patience: float | None = None) -> tuple[int | None, str]:
        """Its exit code, and what it said; None, and it is killed, where it takes more than `patience` seconds."""
        self._process.join(patience)
        if self._process.is_alive():
            self._process.kill()
            return None, self._said.read_text()
        return self._process.exitcode, self._said.read_text()

    @property
    def pid(self) -> int | None:
        """The number of its process."""
        return self._process.pid


def _run(arguments: list[str], streams: Sequence[Path], here: tuple[Path, dict[str, str]], fault: Fault | None) -> None:
    for stream, name in enumerate(streams):
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC if stream else os.O_RDONLY, 0o644)
        os.dup2(handle, stream)
        os.close(handle)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # as Python does at its start
    os.chdir(here[0])
    os.environ.clear()
    os.environ.update(here[1])
    if fault:
        fault.install()
    from newsgen import cli  # noqa: PLC0415  # in the child, which has it already

    cli.main(arguments, prog_name="newsgen")
