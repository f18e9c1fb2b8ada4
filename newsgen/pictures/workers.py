"""Make many pictures in worker processes, none of which can take the build down with it.

A picture that crashes its decoder, or exceeds its memory or time, fails alone: it is reported, and all others are made.
The operating system enforces the limits, since nothing in a process can interrupt its own C code.

Total memory is bounded by taking turns: only half of the processes may hold a decoded original at a time, and a picture
that takes much memory is made while no other is.
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

from newsgen.errors import PictureError, Problem, of_disk
from newsgen.executors import at_work, depend_on_parent, unheard
from newsgen.pictures.derivatives import Derivation
from newsgen.pictures.formats import Format
from newsgen.pictures.kept import Made
from newsgen.pictures.making import make

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext


LARGE = 280
"""The estimated megabytes above which a picture is made alone."""

_DECODING: dict[Format, int] = {"jpeg": 4, "png": 5, "gif": 4, "tiff": 8, "avif": 9, "webp": 17}
"""Bytes that each format's decoder takes for a pixel of the original, as measured, including the decoded pixels."""

_ENCODING = 29
"""Bytes that the hungriest encoder, AVIF's, takes for a pixel, including the pixels that it encodes."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one picture may take: `megabytes` of memory, and `seconds` of processor time.

    POSIX systems enforce the time, and only Linux the memory.
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
    """Make every job's files in the folder `into`; yield each job with its result as it is ready.

    Jobs whose files exist already take a process all the same: ask `kept.made_before` first. Raises NewsgenError where
    processes cannot be started, or `into` cannot be written.
    """
    limits = limits or Limits()
    with at_work():
        yield from _make_some([job for job in jobs if not _is_large(job)], into, processes, limits)
        yield from _make_some([job for job in jobs if _is_large(job)], into, 1, limits)


def _is_large(job: Job) -> bool:
    """Whether decoding the original or encoding the largest file may take more than LARGE megabytes."""
    plan = job.derivation
    result = max((r.width * r.height for r in plan.renditions), default=0)
    return max(plan.width * plan.height * _DECODING[plan.format], result * _ENCODING) > LARGE << 20


def _make_some(jobs: Sequence[Job], into: Path, processes: int, limits: Limits) -> Iterator[tuple[Job, Made | Problem]]:
    """Make the jobs in `processes` processes; if one dies, make the suspects one by one."""
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
        # A process died while it made one of these; making each alone shows which.
        for job in suspects:
            yield job, _make_alone(job, into, limits)


def _drain(
    pool: ProcessPoolExecutor,
    task: Callable[[Job], Made | Problem],
    waiting: list[Job],
    suspects: list[Job],
    processes: int,
) -> Iterator[tuple[Job, Made | Problem]]:
    """Make and remove the jobs of `waiting` until all are made or the pool breaks; then fill `suspects`.

    Only as many jobs are submitted as there are processes, so that a death makes no more of them suspects.
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
    """Make one job in a process of its own, so that only this job can be the cause of its death."""
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_make_and_send, args=(sender, job, into, limits))
    with unheard():
        process.start()
    sender.close()
    ready, result = False, None  # type: bool, Made | Problem | PictureError | None
    with contextlib.suppress(EOFError):
        ready = receiver.recv()
        result = receiver.recv()
    process.join()
    if isinstance(result, PictureError):
        raise result
    if result is not None:
        return result
    if not ready and process.exitcode == 1:
        raise BrokenProcessPool  # an exception ended it before it looked at the picture
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
    try:
        sender.send(_make_limited(job, into, limits))
    except PictureError as e:
        sender.send(e)


def _make_limited(job: Job, into: Path, limits: Limits) -> Made | Problem:
    """Make one job in this process, which the system ends if the job takes too long.

    Raises PictureError where `into` cannot be written.
    """
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
        raise PictureError(of_disk(e, str(into), "pictures cannot be written")) from None
    finally:
        _limit_time(0)


@contextlib.contextmanager
def _turn() -> Iterator[None]:
    """A turn to hold a decoded original, whose memory is returned to the system afterwards.

    By default glibc keeps free memory between blocks in use, so that each process would stay at its largest size.
    """
    with _decoding:
        yield
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
        if trim:  # musl has none, and does not keep freed memory
            trim(0)


def _problem(job: Job, what: str, remedy: str) -> Problem:
    return Problem(str(job.source), 1, what, remedy)


def _context() -> "ForkServerContext | SpawnContext":
    """The context that starts processes: never by forking this one, which may have threads and open files."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


_decoding: AbstractContextManager[object] = nullcontext()
"""Entered to decode an original; a semaphore that the processes of a pool share."""


def _prepare(limits: Limits, decoding: AbstractContextManager[object] | None = None) -> None:
    """Limit this process's memory, silence its stderr, and have it end with its parent."""
    global _decoding  # noqa: PLW0603  # a semaphore can be handed to a process only at its start
    _decoding = decoding or nullcontext()
    depend_on_parent()
    # Decoders in C may write thousands of lines of warnings to the terminal.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # POSIX only

        # Not RLIMIT_AS: threads and libraries reserve far more address space than they use.
        size = _allowed(limits) << 20
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _allowed(limits: Limits) -> int:
    """How many megabytes this process may take; the system may allow fewer than `limits`."""
    if sys.platform != "linux":
        return limits.megabytes
    import resource  # noqa: PLC0415  # POSIX only

    found = (resource.getrlimit(kind)[0] >> 20 for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS))
    return min([limits.megabytes, *(size for size in found if size >= 0)])


def _limit_time(seconds: float) -> None:
    """End this process after `seconds` of processor time; 0 removes the limit.

    Not of wall-clock time, by which a busy machine would refuse pictures that another accepts.
    """
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
