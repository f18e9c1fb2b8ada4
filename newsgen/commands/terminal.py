"""The commands' output on the terminal, and their progress bar."""

import io
import select
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from newsgen.build import Report
    from newsgen.errors import Problem

Item = TypeVar("Item")

SHOW_PROGRESS_FROM = 50
"""The fewest dumps for which a progress bar is shown."""

MOST_ALIKE = 3
"""The most files with the same problem for which each is shown."""


def take_any_text() -> None:
    """Print characters that the encoding of stdout or stderr lacks as escapes, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def show(*problems: object) -> None:
    """Print each problem on its own line of stderr."""
    for problem in problems:
        click.echo(str(problem), err=True)


def show_object(problems: Sequence["Problem"]) -> None:
    """Print `problems` as one object of JSON, on stdout."""
    from newsgen.errors import json_line  # noqa: PLC0415  # only commands that fail need it

    click.echo(json_line({"problems": problems}))


@contextmanager
def if_it_fails(output: Path) -> Iterator[None]:
    """Add to a failed build's problems a note that nothing was published into the folder `output`."""
    from newsgen.errors import NewsgenError, PublishError  # noqa: PLC0415  # as above

    try:
        yield
    except (NewsgenError, OSError) as e:
        # A disk may fail while publishing is half done; the next build finishes it. What fails so is a PublishError.
        if not isinstance(e, PublishError):
            e.add_note(
                f"Nothing was published: {output} is as it was." if output.is_dir() else "Nothing was published."
            )
        raise


def folded(problems: Sequence["Problem"]) -> Iterator[str]:
    """Yields a line for each problem, but one for all where many files share it, such as a template's mistake."""
    files: dict[tuple[str, str], set[str]] = {}
    for problem in problems:
        files.setdefault((problem.what, problem.remedy), set()).add(problem.file)
    first = {fault: min(alike) for fault, alike in files.items()}
    for problem in problems:
        fault = problem.what, problem.remedy
        if len(files[fault]) <= MOST_ALIKE:
            yield str(problem)
        elif problem.file == first[fault]:
            yield f"{problem} (and in {len(files[fault]) - 1} more files)"


def is_closed() -> bool:
    """Whether the reader of stdout or stderr, a pipe, is gone."""
    if not hasattr(select, "poll"):
        return True  # as on Windows, which cannot tell
    asked = select.poll()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # no real file, or closed
            asked.register(stream.fileno(), 0)
    return any(state & (select.POLLERR | select.POLLHUP) for _, state in asked.poll(0))


def counted(count: int, noun: str) -> str:
    """`count` with its `noun`, such as «1 file» and «2 files»."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def summary(report: "Report", output: Path) -> Iterator[str]:
    """Yields the lines that say what a build into the folder `output` did."""
    yield (
        f"{counted(report.articles, 'article')} in {output}: {counted(report.pages_written, 'file')} written, "
        f"{report.pages_unchanged} unchanged, {report.pages_removed} removed"
    )
    if report.imported:
        were = "was" if report.imported == 1 else "were"
        hint = "; `newsgen review` lists what had to be guessed" if report.guessed else ""
        yield f"{counted(report.imported, 'dump')} {were} read{hint}."
    if report.next_embargo:
        yield f"The next embargo lifts at {report.next_embargo.isoformat()}."


def progress(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    """Yields `items`, showing a progress bar on stderr if that is a terminal and there are many."""
    if not sys.stderr.isatty() or total < SHOW_PROGRESS_FROM:
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415  # slow to load, and few commands take long
    from rich.progress import track  # noqa: PLC0415  # as above

    yield from track(items, label, total=total, console=Console(stderr=True), transient=True)
