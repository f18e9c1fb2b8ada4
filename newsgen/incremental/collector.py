"""Python's collector of cycles, and work that makes none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """No cycles are looked for inside this, where many records are made that have none, nor among these afterwards.

    Looking at all of them again and again, as they grow in number, takes a quarter of a build that changes little; once
    takes a thirtieth. A process that goes on after a build should call `look_again`.
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
    """Look for cycles among everything again."""
    gc.unfreeze()
