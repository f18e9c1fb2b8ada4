"""Where work runs: in this process, in others on this machine, or on a Dask cluster.

All of them are known by the one interface of `concurrent.futures.Executor`; what they are given and give are values.
Forked processes also hold what this one had made by then, so a task need only say which part of it it is about.
"""

import errno
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn, TypeVar
from urllib.parse import urlsplit

import msgspec

from newsgen.errors import NewsgenError, Problem

DASK = "dask://"
"""How the address of a Dask scheduler begins: `dask://HOST:PORT`."""

PATIENCE = 10
"""Seconds to wait for a scheduler to answer."""

RETRIES = 3
"""How often a task is tried again whose worker was lost."""

T = TypeVar("T")
_held: ContextVar[object] = ContextVar("held")


class Runner(msgspec.Struct, frozen=True):
    """An executor, how many tasks it works at at a time, and whether a task finds there what it was opened with."""

    executor: Executor
    tasks: int
    holds: bool = False


def held(kind: type[T]) -> T:
    """In a task: what its runner was opened with, which has to be of this `kind`. Raises LookupError or TypeError."""
    found = _held.get()
    if not isinstance(found, kind):
        raise TypeError(found)
    return found


class InProcess(Executor):
    """Runs each task when it is handed in."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN201  # Executor's own signature is generic in ways that add nothing here
        """Run `fn` now; the future is done."""
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as e:  # noqa: BLE001  # it is raised again where the result is asked for
            future.set_exception(e)
        return future


@contextmanager
def local(jobs: int | None, holding: object = None) -> Iterator[Runner]:
    """`jobs` processes or, where that is left open, one for each processor. They start with the first task.

    Tasks find `holding` by `held`, without its being sent to them, where the runner says that it `holds`.
    """
    count = jobs or os.cpu_count() or 1
    if count == 1:
        before = _held.set(holding)
        try:
            yield Runner(InProcess(), 1, holds=True)
        finally:
            _held.reset(before)
        return
    # Here, since most builds need one process alone.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import active_children, get_context  # noqa: PLC0415

    class Pool(ProcessPoolExecutor):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202  # as above
            with unheard():  # it may start processes
                return super().submit(fn, *args, **kwargs)

    # A fork starts at once, but one of a process with threads, such as the preview's, may hang.
    alone = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if alone else "spawn")
    handed = holding if alone else None  # a fork has it already, without its being written and read
    with at_work(), Pool(count, context, initializer=_settle, initargs=(handed,)) as pool:
        try:
            yield Runner(pool, count, holds=alone)
        except BaseException as e:
            if _is_no_thread(e):
                # It is a thread that tells them to end, so they would wait for ever, and this process for them.
                for process in active_children():
                    process.kill()
            # Else all that waits would be worked off first. It is waited for here, since leaving the pool asks anew,
            # without that wish.
            pool.shutdown(cancel_futures=True)
            raise


@contextmanager
def unheard() -> Iterator[None]:
    """Have processes that are started meanwhile not hear of Ctrl-C, and this one only afterwards.

    They leave it to this one by `depend_on_parent`, but one that is pressed before they come to that would end them in
    the midst of Python's own start, which tells so.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield  # as on Windows
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def at_work() -> Iterator[None]:
    """Take what keeps other processes from working for what it is. Raises NewsgenError."""
    try:
        yield
    except BrokenExecutor as e:
        what = "a process that worked for it was ended from outside, most likely for want of memory"
        raise _trouble(what, "allow it more memory, or build with --jobs 1") from e
    except (OSError, RuntimeError, EOFError) as e:
        own = (
            e.filename is None and e.errno in _NO_PROCESS if isinstance(e, OSError) else not isinstance(e, RuntimeError)
        )
        if not (own or _is_no_thread(e)):
            raise
        what = f"it cannot start another process: {(isinstance(e, OSError) and e.strerror) or 'the system refuses'}"
        remedy = "allow it more processes and memory (ulimit), and to write to /dev/shm, or build with --jobs 1"
        raise _trouble(what, remedy) from e


_NO_PROCESS = frozenset(
    {errno.EAGAIN, errno.ENOMEM, errno.EROFS, errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EMFILE}
    | {errno.EPIPE, errno.ECONNREFUSED, errno.ECONNRESET, errno.ENOSYS}
)
"""Why a process cannot be started, or not be reached: of the system's calls alone, which name no file."""


def _is_no_thread(e: BaseException) -> bool:
    """Whether a thread could not be started, or therefore not be waited for."""
    return isinstance(e, RuntimeError) and "thread" in str(e)


def _trouble(what: str, remedy: str) -> NewsgenError:
    return NewsgenError(Problem("--jobs", 1, what, remedy))


def _settle(holding: object) -> None:
    """In a new process: what it was given stays as it is, and what it makes are values, so cycles are rare."""
    depend_on_parent()
    _held.set(holding)
    gc.freeze()
    gc.set_threshold(20_000)


def depend_on_parent() -> None:
    """Have this process, which another one started for its work, end with that one and not before.

    Ctrl-C, which a terminal sends to both, is left to the parent. Where the parent is killed it cannot end this one,
    which would wait for more work for ever.
    """
    # Here, since a process that starts no others need not load it.
    from multiprocessing import parent_process  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        threading.Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(wait: Callable[[], None]) -> NoReturn:
    wait()
    os._exit(1)


def wrong_address(address: str) -> tuple[str, str] | None:
    """What is wrong with the address of a cluster, and what to do; None where nothing is, though none may be there."""
    try:
        parts = urlsplit(address)
        whole = f"{DASK}{parts.netloc}" == address and parts.hostname and parts.port and "@" not in parts.netloc
    except ValueError:  # as by a port that is none
        whole = False
    return None if whole else ("is no address of a cluster", f"write {DASK}HOST:PORT")


@contextmanager
def cluster(address: str) -> Iterator[Runner]:
    """The Dask cluster whose scheduler has `address`. Raises NewsgenError where there is none."""

    def refuse(what: str, remedy: str) -> NewsgenError:
        return NewsgenError(Problem(address, 1, what, remedy))

    if wrong := wrong_address(address):
        raise refuse(f"this {wrong[0]}", wrong[1])
    try:
        from distributed import CancelledError, Client, KilledWorker  # noqa: PLC0415  # an extra, and much to load
        from distributed.comm.core import CommClosedError  # noqa: PLC0415  # as above
    except ImportError:
        raise refuse("Dask is not installed", "install newsgen with its extra `dask`") from None
    try:
        client: Any = Client(f"tcp://{address.removeprefix(DASK)}", timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask has no types
    except (OSError, ValueError) as e:
        raise refuse(f"no scheduler answers there: {e}", "start one with `dask scheduler`, or correct it") from None
    # What becomes of the connection is told here, and not by a traceback.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    with client:
        tasks = sum(client.nthreads().values())
        if not tasks:
            raise refuse("this cluster has no workers", "start some with `dask worker`")
        try:
            yield Runner(_OnCluster(client), tasks)
        except (CommClosedError, CancelledError):
            raise refuse("its scheduler was lost during the build", "start it again, then build again") from None
        except KilledWorker:
            what = "its workers ended several times at the same work, most likely for want of memory"
            raise refuse(what, "allow them more, then build again") from None


class _OnCluster(Executor):
    """Runs each task on the cluster of Dask's `client`.

    Dask's own executor takes a result for an error where its worker is lost the moment after it has come.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202  # as above
        """Have `fn` run there, again where its worker is lost; the future has what becomes of it."""
        there = self._client.submit(fn, *args, retries=RETRIES, **kwargs)
        future: Future[object] = Future()
        self._client.loop.add_callback(_pass_on, there, future)
        return future


async def _pass_on(there: Any, future: Future[object]) -> None:
    try:
        future.set_result(await there)
    except BaseException as e:  # noqa: BLE001  # it is raised again where the result is asked for
        future.set_exception(e)
