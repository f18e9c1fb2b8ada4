"""The making of many pictures in processes of their own, none of which can take the build with it.

A picture that crashes its decoder, or needs more memory or time than it may have, costs itself: it is named, and all
the others are made. The operating system holds the limits, since nothing in a process can interrupt its own C code.

What all processes take together is bounded by taking turns: half of them may hold a decoded original at a time, and a
picture that is large while it is made is made when no other is.
"""

import contextlib
import ctypes
import functools
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from newsgen.errors import PictureError, Problem
from newsgen.executors import at_work, depend_on_parent, unheard
from newsgen.pictures.derivatives import Derivation
from newsgen.pictures.formats import Format
from newsgen.pictures.kept import Made
from newsgen.pictures.making import make

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext


LARGE = 280
"""From how many megabytes on, by the look of its size, a picture is made when no other is."""

_DECODING: dict[Format, int] = {"jpeg": 4, "png": 5, "gif": 4, "tiff": 8, "avif": 9, "webp": 17}
"""How many bytes the decoder of each format takes for a pixel of the original, as measured, with what it decodes."""

_ENCODING = 29
"""How many bytes the largest encoder, which is AVIF's, takes for a pixel, with what it encodes."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one picture may take: `megabytes` of memory, and `seconds` of processor time.

    POSIX systems hold the time, and Linux the memory.
    """

    megabytes: int = 480
    seconds: float = 120.0


class Job(msgspec.Struct, frozen=True):
    """One picture to be made."""

    source: Path
    derivation: Derivation


def make_all(
    jobs: Sequence[Job], into: Path, *, processes: int, limits: Limits | None = None
) -> Iterator[tuple[Job, Made | Problem]]:
    """Make every job's files in the folder `into`; give each job with what became of it, as it gets ready.

    Jobs that were made before are not seen by this: ask `kept.made_before` first.
    """
    limits = limits or Limits()
    with at_work():
        yield from _make_some([job for job in jobs if not _is_large(job)], into, processes, limits)
        yield from _make_some([job for job in jobs if _is_large(job)], into, 1, limits)


def _is_large(job: Job) -> bool:
    """Whether a picture may take more than LARGE while its original is decoded or its largest file encoded."""
    plan = job.derivation
    result = max((r.width * r.height for r in plan.renditions), default=0)
    return max(plan.width * plan.height * _DECODING[plan.format], result * _ENCODING) > LARGE << 20


def _make_some(jobs: Sequence[Job], into: Path, processes: int, limits: Limits) -> Iterator[tuple[Job, Made | Problem]]:
    """Make the jobs in so many processes, and those in question after a death one by one."""
    task = functools.partial(_make_limited, into=into, limits=limits)
    context = _context()
    waiting = list(reversed(jobs))
    while waiting:
        suspects: list[Job] = []
        decoding = context.BoundedSemaphore((processes + 1) // 2)
        with ProcessPoolExecutor(
            processes, mp_context=context, initializer=_prepare, initargs=(limits, decoding)
        ) as pool:
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
                with unheard():
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
    with unheard():
        process.start()
    sender.close()
    ready, result = False, None  # type: bool, Made | Problem | None
    with contextlib.suppress(EOFError):
        ready = receiver.recv()
        result = receiver.recv()
    process.join()
    if result is not None:
        return result
    if not ready and process.exitcode == 1:
        raise BrokenProcessPool  # by an exception, before it had looked at the picture
    code = -(process.exitcode or 0)
    if code == getattr(signal, "SIGPROF", None):
        return _problem(job, f"it takes more than {limits.seconds:g} s to decode and encode", "make it smaller")
    if code == getattr(signal, "SIGKILL", None):
        return _problem(job, "the system ended its process, most likely for want of memory", "make it smaller")
    how = f"signal {code}" if code > 0 else f"exit code {-code}"
    return _problem(job, f"it crashes its decoder ({how})", "export it again from a picture editor")


def _make_and_send(sender: Connection, job: Job, into: Path, limits: Limits) -> None:
    _prepare(limits)
    sender.send(True)
    sender.send(_make_limited(job, into, limits))


def _make_limited(job: Job, into: Path, limits: Limits) -> Made | Problem:
    """Make one job in this process, which ends where the job takes too long."""
    _limit_time(limits.seconds)
    try:
        return make(job.source, job.derivation, into, _turn())
    except PictureError as e:
        return e.problems[0]
    except MemoryError:
        allowed = _allowed(limits)
        own = allowed == limits.megabytes
        remedy = "make it smaller" if own else f"allow newsgen {limits.megabytes} MB (ulimit), or make it smaller"
        return _problem(job, f"it needs more than {allowed} MB of memory", remedy)
    except OSError as e:
        return _problem(
            job, f"its derivatives cannot be written: {e.strerror}", f"make room, or free {into} for writing"
        )
    finally:
        _limit_time(0)


@contextlib.contextmanager
def _turn() -> Iterator[None]:
    """A turn to hold a decoded original, whose memory is the system's again when it is over.

    By default glibc keeps what lies between blocks in use, so that each process would stay as large as it ever was.
    """
    with _decoding:
        yield
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
        if trim:  # musl has none, and keeps nothing
            trim(0)


def _problem(job: Job, what: str, remedy: str) -> Problem:
    return Problem(str(job.source), 1, what, remedy)


def _context() -> "ForkServerContext | SpawnContext":
    """How processes are started: never as a copy of this one, which may have threads and open files."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


_decoding: AbstractContextManager[object] = nullcontext()
"""What this process enters to decode an original; the processes of a pool share it."""


def _prepare(limits: Limits, decoding: AbstractContextManager[object] | None = None) -> None:
    """Bound what this process may allocate, silence it, and have it end with its parent."""
    global _decoding  # noqa: PLW0603  # a semaphore can be handed to a process only at its start
    _decoding = decoding or nullcontext()
    depend_on_parent()
    # Decoders in C write what they stumble on to the terminal, thousands of lines of it.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # POSIX only

        # Not the address space, of which threads and libraries reserve far more than they use.
        size = _allowed(limits) << 20
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _allowed(limits: Limits) -> int:
    """How many megabytes this process may take, of which the system may allow fewer than `limits`."""
    if sys.platform != "linux":
        return limits.megabytes
    import resource  # noqa: PLC0415  # POSIX only

    found = (resource.getrlimit(kind)[0] >> 20 for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS))
    return min([limits.megabytes, *(size for size in found if size >= 0)])


def _limit_time(seconds: float) -> None:
    """End this process after so many seconds of processor time; 0 takes the limit away.

    Not of the clock, by which a machine that is busy would refuse pictures that another accepts.
    """
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
