"""Pauses Python's cyclic garbage collector for work that makes no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """Pause the garbage collector inside, where many records without cycles are made, and exempt them afterwards.

    Scanning all of them repeatedly, as their number grows, takes a quarter of a build that changes little; scanning
    once takes a thirtieth. A process that goes on after a build should call `look_again`.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def look_again() -> None:
    """Let the garbage collector scan all objects again."""
    gc.unfreeze()
