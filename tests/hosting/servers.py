"""The recipes of docs/hosting.md, and real web servers that run them."""

import http.client
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import documents

PAGE = (documents.ROOT / "docs" / "hosting.md").read_text()


class Answer(NamedTuple):
    """A response, read to its end."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


Ask = Callable[..., Answer]
"""Asks for a path, with further headers by name, and with another method than GET as `method`."""


def blocks(title: str) -> list[str]:
    """The blocks of code in the section `title`."""
    return documents.blocks("docs/hosting.md", title)


@contextmanager
def running(
    command: Sequence[str], port: int, log: Path, environment: Mapping[str, str] | None = None, host: str | None = None
) -> Iterator[Ask]:
    """Asks the server that `command` starts on `port`, by the name `host`; what it says goes into the file `log`."""

    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        named = {} if host is None else {"Host": host}
        try:
            connection.request(method, path, headers={**named, **headers})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    with log.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)  # noqa: S603  # a server of this system
    try:
        while True:
            assert process.poll() is None, log.read_text()
            try:
                ask("/")
                break
            except ConnectionRefusedError:
                time.sleep(0.05)
        yield ask
    finally:
        process.terminate()
        process.wait(10)
