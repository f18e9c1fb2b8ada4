"""Pagefind, the program: whether it is there, and its run over a folder."""

import functools
import importlib
import os
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import msgspec

from newsgen import languages
from newsgen.config import FILE
from newsgen.errors import Problem, PublishError

PACKAGES = ("pagefind_bin_extended", "pagefind_bin")
"""The packages that carry the program, the first that is installed; the extended one divides Chinese and Japanese
sentences into words. One that is on the system by other ways is not used: each machine would have another.
"""


class Program(msgspec.Struct, frozen=True):
    """The program's file, and its name and version, on which the index depends."""

    file: Path
    version: str


@functools.cache
def installed() -> Program | None:
    """The program, where it is installed."""
    for name in PACKAGES:
        try:
            file = importlib.import_module(name).get_executable()
        except (ImportError, FileNotFoundError):
            continue
        if file:
            return Program(Path(file), f"{name} {version(name)}")
    return None


def index(program: Program, folder: Path, into: Path, language: str, left_out: Sequence[str]) -> None:
    """Index the HTML files in `folder` into the new folder `into`, all in one language (BCP 47).

    What the selectors `left_out` match is not searched. One index holds the whole site, so that an article in another
    language is found as well. Raises PublishError where Pagefind fails.
    """
    # Neither the environment nor a pagefind.yml may decide what is published, so it runs in a folder of its own.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    places = ["--site", str(folder.resolve()), "--glob", "**/*.{html,htm}", "--output-path", str(into.resolve())]
    rules = ["--force-language", languages.primary(language), "--exclude-selectors", ", ".join(left_out)]
    try:
        done = subprocess.run(  # noqa: S603  # our own command, no shell
            [str(program.file.resolve()), *places, *rules, "--silent"],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as e:
        raise _failure(f"Pagefind cannot be run: {e.strerror or e}") from e
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        what = f"Pagefind failed: {said[0] if said else f'exit code {done.returncode}'}"
        starved = done.returncode < 0 or "memory" in what  # as a rule, a signal is that of a system out of memory
        raise _failure(what, "allow it more memory" if starved else _ANEW)


_ANEW = "install `newsgen[search]` anew"


def _failure(what: str, remedy: str = _ANEW) -> PublishError:
    return PublishError(Problem(FILE, 1, what, f"{remedy}, or set `search: false`"))
