"""Where work runs: in this process, in others on this machine, or on a Dask cluster.

All three implement `concurrent.futures.Executor`; arguments and results are plain values. Forked processes inherit what
this one has made so far, so a task need only name its part of that.
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
"""How often a task is retried after its worker was lost."""

T = TypeVar("T")
_held: ContextVar[object] = ContextVar("held")


class Runner(msgspec.Struct, frozen=True):
    """An executor, how many tasks it runs at once, and whether `held` works in them."""

    executor: Executor
    tasks: int
    holds: bool = False


def held(kind: type[T]) -> T:
    """In a task: the `holding` of its runner, a `kind`. Raises LookupError or TypeError if it is not there."""
    found = _held.get()
    if not isinstance(found, kind):
        raise TypeError(found)
    return found


def processes(jobs: int | None) -> int:
    """How many processes `jobs` stands for: by default one per processor."""
    return jobs or os.cpu_count() or 1


def may_fork() -> bool:
    """Whether this process may be forked, which starts another at once; with threads, like the preview, it may hang."""
    return sys.platform == "linux" and threading.active_count() == 1


class InProcess(Executor):
    """Runs each task as it is submitted, in this process."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN201  # Executor's own signature is generic in ways that add nothing here
        """Run `fn` now; returns a finished future."""
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as e:  # noqa: BLE001  # `Future.result` raises it again
            future.set_exception(e)
        return future


@contextmanager
def local(jobs: int | None, holding: object = None) -> Iterator[Runner]:
    """A runner of `jobs` processes, by default one per processor, which start with the first task.

    If the runner `holds`, tasks get `holding` by calling `held`, and it need not be sent to them.
    """
    count = processes(jobs)
    if count == 1:
        before = _held.set(holding)
        try:
            yield Runner(InProcess(), 1, holds=True)
        finally:
            _held.reset(before)
        return
    # Imported here, since most builds need only one process.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import active_children, get_context  # noqa: PLC0415

    class Pool(ProcessPoolExecutor):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202  # as above
            with unheard():  # `submit` may start processes
                return super().submit(fn, *args, **kwargs)

    alone = may_fork()
    context = get_context("fork" if alone else "spawn")
    handed = holding if alone else None  # a fork inherits it, without pickling
    with at_work(), Pool(count, context, initializer=_settle, initargs=(handed,)) as pool:
        try:
            yield Runner(pool, count, holds=alone)
        except BaseException as e:
            if _is_of_starting(e):
                # A thread would tell them to end. Until all are started there is none, and they would wait for ever,
                # and this process for them.
                for process in active_children():
                    process.kill()
            # Otherwise all pending tasks would run first. This call waits, since leaving the pool calls `shutdown`
            # again, without cancelling.
            pool.shutdown(cancel_futures=True)
            raise


@contextmanager
def unheard() -> Iterator[None]:
    """Block SIGINT (Ctrl-C) in processes that are started inside, and hold it back in this one until the end.

    Workers ignore it from `depend_on_parent` on, but before that it would end them while Python starts, with a
    traceback.
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
    """Turn a failure to start or reach a worker process into a NewsgenError."""
    try:
        yield
    except BrokenExecutor as e:
        what = "a process that worked for it was ended from outside, most likely for want of memory"
        raise _trouble(what, "allow it more memory, or build with --jobs 1") from e
    except (OSError, RuntimeError, EOFError) as e:
        if not _is_of_starting(e):
            raise
        what = f"it cannot start another process: {(isinstance(e, OSError) and e.strerror) or 'the system refuses'}"
        remedy = "allow it more processes and memory (ulimit), and to write to /dev/shm, or build with --jobs 1"
        raise _trouble(what, remedy) from e


_NO_PROCESS = frozenset(
    {errno.EAGAIN, errno.ENOMEM, errno.EROFS, errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EMFILE}
    | {errno.EPIPE, errno.ECONNREFUSED, errno.ECONNRESET, errno.ENOSYS}
)
"""The errors of system calls that start or reach a process; such an error names no file."""


def _is_of_starting(e: BaseException) -> bool:
    """Whether `e` says that a process could not be started or reached, or that a thread could not be started, or not
    be joined because it never was.
    """
    if isinstance(e, OSError):
        return e.filename is None and e.errno in _NO_PROCESS
    return isinstance(e, EOFError) or (isinstance(e, RuntimeError) and "thread" in str(e))


def _trouble(what: str, remedy: str) -> NewsgenError:
    return NewsgenError(Problem("--jobs", 1, what, remedy))


def _settle(holding: object) -> None:
    """Set up a worker process. Cycles are collected rarely: what it inherited stays, and tasks make plain values."""
    depend_on_parent()
    _held.set(holding)
    gc.freeze()
    gc.set_threshold(20_000)


def depend_on_parent() -> None:
    """Have this worker process end when its parent does, and not before.

    A terminal sends Ctrl-C to both; it is left to the parent. A parent that is killed cannot end its workers, which
    would then wait for work for ever.
    """
    # Imported here, since a process that starts no others need not load it.
    from multiprocessing import parent_process  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        threading.Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(wait: Callable[[], None]) -> NoReturn:
    wait()
    os._exit(1)


def wrong_address(address: str) -> tuple[str, str] | None:
    """What is wrong with the form of a cluster's address, and what to do; None if nothing is."""
    try:
        parts = urlsplit(address)
        whole = f"{DASK}{parts.netloc}" == address and parts.hostname and parts.port and "@" not in parts.netloc
    except ValueError:  # such as for a port that is no number
        whole = False
    return None if whole else ("is no address of a cluster", f"write {DASK}HOST:PORT")


@contextmanager
def cluster(address: str) -> Iterator[Runner]:
    """A runner on the Dask cluster whose scheduler has `address`. Raises NewsgenError if it is not usable or lost."""

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
    # Errors of the connection are reported below; Dask would also log a traceback.
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

    Dask's own executor reports an error for a result whose worker is lost just after it arrived.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202  # as above
        """Run `fn` on the cluster, again if its worker is lost; returns the future result."""
        there = self._client.submit(fn, *args, retries=RETRIES, **kwargs)
        future: Future[object] = Future()
        self._client.loop.add_callback(_pass_on, there, future)
        return future


async def _pass_on(there: Any, future: Future[object]) -> None:
    try:
        future.set_result(await there)
    except BaseException as e:  # noqa: BLE001  # `Future.result` raises it again
        future.set_exception(e)
