"""Python's collector of cycles, and work that makes none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """No cycles are looked for inside this, where many records are made that have none.

    Looking at all of them again and again, as they grow in number, takes a quarter of a build that changes little.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
