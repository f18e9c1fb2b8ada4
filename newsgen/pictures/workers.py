"""The making of many pictures in processes of their own, none of which can take the build with it.

A picture that crashes its decoder, or needs more memory or time than it may have, costs itself: it is named, and all
the others are made. The operating system holds the limits, since nothing in a process can interrupt its own C code.
"""

import contextlib
import functools
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from newsgen.errors import PictureError, Problem
from newsgen.pictures.derivatives import Derivation
from newsgen.pictures.making import Made, make

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one picture may take: `megabytes` of memory, and `seconds` of processor time.

    POSIX systems hold the time, and Linux the memory.
    """

    megabytes: int = 640
    seconds: float = 120.0


class Job(msgspec.Struct, frozen=True):
    """One picture to be made."""

    source: Path
    derivation: Derivation


def make_all(
    jobs: Sequence[Job], into: Path, *, processes: int, limits: Limits | None = None
) -> Iterator[tuple[Job, Made | Problem]]:
    """Make every job's files in the folder `into`; give each job with what became of it, as it gets ready.

    Jobs that were made before are not seen by this: ask `making.made_before` first.
    """
    limits = limits or Limits()
    task = functools.partial(_make_limited, into=into, limits=limits)
    waiting = list(reversed(jobs))
    while waiting:
        suspects: list[Job] = []
        with ProcessPoolExecutor(processes, mp_context=_context(), initializer=_prepare, initargs=(limits,)) as pool:
            yield from _drain(pool, task, waiting, suspects, processes)
        # A process died, and one of these was in it. Each alone shows which.
        for job in suspects:
            yield job, _make_alone(job, into, limits)


def _drain(
    pool: ProcessPoolExecutor,
    task: Callable[[Job], Made | Problem],
    waiting: list[Job],
    suspects: list[Job],
    processes: int,
) -> Iterator[tuple[Job, Made | Problem]]:
    """Make the jobs of `waiting`, taking them off, until all are made or the pool breaks; then fill `suspects`.

    No more are handed to the pool than it works on, so that a death puts no more than these in question.
    """
    running: dict[Future[Made | Problem], Job] = {}
    while (waiting or running) and not suspects:
        while waiting and len(running) < processes and not suspects:
            job = waiting.pop()
            try:
                running[pool.submit(task, job)] = job
            except BrokenProcessPool:
                suspects.append(job)
        done = wait(running, return_when=FIRST_COMPLETED).done if running else set()
        for future in done:
            job = running.pop(future)
            try:
                result = future.result()
            except BrokenProcessPool:
                suspects.append(job)
            else:
                yield job, result
    suspects += running.values()


def _make_alone(job: Job, into: Path, limits: Limits) -> Made | Problem:
    """Make one job in a process that is used for nothing else, and whose death therefore has only one reason."""
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_make_and_send, args=(sender, job, into, limits))
    process.start()
    sender.close()
    result: Made | Problem | None = None
    with contextlib.suppress(EOFError):
        result = receiver.recv()
    process.join()
    if result is not None:
        return result
    code = -(process.exitcode or 0)
    if code == getattr(signal, "SIGPROF", None):
        return _problem(job, f"it takes more than {limits.seconds:g} s to decode and encode", "make it smaller")
    if code == getattr(signal, "SIGKILL", None):
        return _problem(job, "the system ended its process, most likely for want of memory", "make it smaller")
    return _problem(job, f"it crashes its decoder (signal {code})", "export it again from a picture editor")


def _make_and_send(sender: Connection, job: Job, into: Path, limits: Limits) -> None:
    _prepare(limits)
    sender.send(_make_limited(job, into, limits))


def _make_limited(job: Job, into: Path, limits: Limits) -> Made | Problem:
    """Make one job in this process, which ends where the job takes too long."""
    _limit_time(limits.seconds)
    try:
        return make(job.source, job.derivation, into)
    except PictureError as e:
        return e.problems[0]
    except MemoryError:
        return _problem(job, f"it needs more than {limits.megabytes} MB of memory", "make it smaller")
    except OSError as e:
        return _problem(
            job, f"its derivatives cannot be written: {e.strerror}", f"make room, or free {into} for writing"
        )
    finally:
        _limit_time(0)


def _problem(job: Job, what: str, remedy: str) -> Problem:
    return Problem(str(job.source), 1, what, remedy)


def _context() -> "ForkServerContext | SpawnContext":
    """How processes are started: never as a copy of this one, which may have threads and open files."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _prepare(limits: Limits) -> None:
    """Bound what this process may allocate, silence it, and leave it to the parent to end it on Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Decoders in C write what they stumble on to the terminal, thousands of lines of it.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # POSIX only

        # Not the address space, of which threads and libraries reserve far more than they use.
        size = limits.megabytes << 20
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _limit_time(seconds: float) -> None:
    """End this process after so many seconds of processor time; 0 takes the limit away.

    Not of the clock, by which a machine that is busy would refuse pictures that another accepts.
    """
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
