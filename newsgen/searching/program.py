"""Find and run Pagefind, the program."""

import base64
import functools
import importlib
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from io import BufferedReader, BufferedWriter
from pathlib import Path

import msgspec

from newsgen import folders, languages
from newsgen.config import FILE
from newsgen.errors import Problem, PublishError

PACKAGES = ("pagefind_bin_extended", "pagefind_bin")
"""The packages that contain the program; the first installed one is used. The extended one splits Chinese and Japanese
sentences into words. A program from elsewhere is not used, since each machine might have another.
"""


class Program(msgspec.Struct, frozen=True):
    """The program's file, and its name and version, on which the index depends."""

    file: Path
    version: str


@functools.cache
def installed() -> Program | None:
    """The program; None if it is not installed."""
    for name in PACKAGES:
        try:
            file = importlib.import_module(name).get_executable()
        except (ImportError, FileNotFoundError):
            continue
        if file:
            return Program(Path(file), f"{name} {version(name)}")
    return None


def index(program: Program, folder: Path, language: str, left_out: Sequence[str]) -> Mapping[str, bytes]:
    """The files of an index of the HTML files in `folder`, by name, all indexed as one `language` (BCP 47).

    Elements that the selectors `left_out` match are not searched. One index holds the whole site, so that articles in
    other languages are found as well. Raises PublishError where Pagefind fails, and OSError.
    """
    # Neither the environment nor a pagefind.yml may decide what is published, so it runs in a folder of its own.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with tempfile.TemporaryFile() as said:
        try:
            running = subprocess.Popen(  # noqa: S603  # our own command, no shell
                [str(program.file.resolve()), "--service"],
                cwd=folder,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
            )
        except OSError as e:
            raise _failure(f"Pagefind cannot be run: {e.strerror or e}") from e
        answer = _Answer()
        with suppress(BrokenPipeError), running:  # it may end before it has read everything
            for request in _requests(folder, language, left_out):
                answer = _answer(running, request)
                if answer.message is not None:
                    break
        said.seek(0)
        errors = said.read().decode(errors="replace").strip().splitlines()
    if answer.files:
        return {file.path: file.content for file in answer.files}
    what = f"Pagefind failed: {answer.message or (errors[0] if errors else f'exit code {running.returncode}')}"
    starved = running.returncode < 0 or "memory" in what  # a signal usually means that the system is out of memory
    raise _failure(what, "allow it more memory" if starved else _ANEW)


class _File(msgspec.Struct, frozen=True):
    path: str
    content: bytes


class _Answer(msgspec.Struct, frozen=True):
    """Pagefind's answer to a request: success, an error `message` (empty where it ended), or the `files` it made."""

    message: str | None = None
    files: tuple[_File, ...] = ()


class _Said(msgspec.Struct, frozen=True):
    payload: _Answer


def _requests(folder: Path, language: str, left_out: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """The requests to Pagefind, in its own terms.

    It numbers pages. If it searched the folder itself, their order would be the file system's, which varies. And it
    reports files written before they are, so they are requested instead.
    """
    config = {"force_language": languages.primary(language), "exclude_selectors": left_out}
    yield {"type": "NewIndex", "config": config}
    files = (Path(place, name) for place, _, names in folders.walk(folder) for name in names)
    for page in sorted(path.relative_to(folder).as_posix() for path in files):
        text = (folder / page).read_bytes().decode(errors="replace")
        yield {"type": "AddFile", "index_id": 0, "file_path": page, "file_contents": text}
    yield {"type": "GetFiles", "index_id": 0}


def _answer(running: "subprocess.Popen[bytes]", request: Mapping[str, object]) -> _Answer:
    stdin, stdout = running.stdin, running.stdout
    assert isinstance(stdin, BufferedWriter)  # noqa: S101  # both are pipes
    assert isinstance(stdout, BufferedReader)  # noqa: S101  # as above
    stdin.write(base64.b64encode(msgspec.json.encode({"message_id": 0, "payload": request})) + b",")
    stdin.flush()
    found = bytearray()
    while not found.endswith(b","):
        part = stdout.read1()
        if not part:
            return _Answer("")
        found += part
    return msgspec.json.decode(base64.b64decode(found[:-1]), type=_Said).payload


_ANEW = "install newsgen anew, with its extra `search` (docs/search.md)"


def _failure(what: str, remedy: str = _ANEW) -> PublishError:
    return PublishError(Problem(FILE, 1, what, f"{remedy}, or set `search: false`"))
