"""Errands: work for a forked process while this one goes on, which changes nothing and whose answer is short.

To look at each of a hundred thousand files takes a second, and so does to plan their pages. An errand whose answer does
not arrive, for whatever reason, is simply run here.
"""

import io
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO, Generic, NoReturn, Protocol, TypeVar

import msgspec

from newsgen import executors

T = TypeVar("T")

_SIZE = 8
"""In how many bytes the length of an answer is written before it."""


class Errand(msgspec.Struct, Generic[T], frozen=True):
    """Work that gives a `kind`, which msgspec must be able to encode."""

    run: Callable[[], T]
    kind: type[T]


class Answers:
    """The answers to errands, in the order in which they were sent."""

    def __init__(self, arriving: BinaryIO) -> None:
        self._arriving = arriving

    def to(self, errand: Errand[T]) -> T:
        """The answer to `errand`, the next one; waits for it. Raises what running it raises."""
        size = int.from_bytes(self._arriving.read(_SIZE), "big")
        data = self._arriving.read(size)
        return msgspec.msgpack.decode(data, type=errand.kind) if data and len(data) == size else errand.run()


class Send(Protocol):
    """What sends errands."""

    def __call__(self, *errands: Errand[Any]) -> Answers:
        """Send `errands`; returns what waits for their answers."""


def possible(jobs: int | None) -> bool:
    """Whether there may be a second process, by `jobs`, and this one may be forked."""
    return executors.processes(jobs) > 1 and executors.may_fork()


@contextmanager
def sent(*errands: Errand[Any], apart: bool) -> Iterator[Answers]:
    """Send `errands` to another process if they are to be run `apart`, which must be `possible`; else to none."""
    if not apart:
        yield Answers(io.BytesIO())
        return
    ours, theirs = os.pipe()
    with executors.unheard():
        process = _forked()
        if process == 0:
            os.close(ours)  # so that writing fails, and this process ends, once nobody reads
            _run(errands, theirs)
    os.close(theirs)
    with os.fdopen(ours, "rb") as arriving:
        try:
            yield Answers(arriving)
        finally:
            if process:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


@contextmanager
def sender(*, apart: bool) -> Iterator[Send]:
    """What sends errands, as `sent` does, whose answers may be waited for until the end of the context."""
    with ExitStack() as waited:
        yield lambda *errands: waited.enter_context(sent(*errands, apart=apart))


def _forked() -> int | None:
    """0 in the new process and its number in this one; None if the system refuses to start one."""
    try:
        return os.fork()
    except OSError:
        return None


def _run(errands: Sequence[Errand[Any]], theirs: int) -> NoReturn:
    """Run `errands` and write the answers; then, or if anything fails, end, without what Python does at an end."""
    try:
        with os.fdopen(theirs, "wb") as answers:
            for errand in errands:
                data = msgspec.msgpack.encode(errand.run())
                answers.write(len(data).to_bytes(_SIZE, "big") + data)
                answers.flush()
    finally:
        os._exit(0)
