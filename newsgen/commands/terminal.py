"""What commands say on the terminal, and how far they are."""

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
"""How many dumps there must be for a progress bar to be worth showing."""

MOST_ALIKE = 3
"""In how many files the same may be wrong for each of them to be named."""


def take_any_text() -> None:
    """Have letters that the terminal, or the file that stands for it, has no code for printed by their numbers."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def show(*problems: object) -> None:
    """Print each problem on its own line of stderr."""
    for problem in problems:
        click.echo(str(problem), err=True)


def show_object(problems: Sequence["Problem"]) -> None:
    """Print `problems` as one object of JSON, on stdout."""
    from newsgen.errors import json_line  # noqa: PLC0415  # for commands that fail alone

    click.echo(json_line({"problems": problems}))


@contextmanager
def if_it_fails(output: Path) -> Iterator[None]:
    """Say below what is wrong with a build into the folder `output` that its readers see no change."""
    from newsgen.errors import NewsgenError, PublishError  # noqa: PLC0415  # as above

    try:
        yield
    except NewsgenError as e:
        # A disk that fails may do so in the midst of publishing, which the next build then finishes.
        if not isinstance(e, PublishError):
            e.add_note(
                f"Nothing was published: {output} is as it was." if output.is_dir() else "Nothing was published."
            )
        raise


def folded(problems: Sequence["Problem"]) -> Iterator[str]:
    """The line of each problem, but one alone where the same is wrong in many files, as by a fault of a template."""
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
    """Whether nobody reads any more what is printed: the other end of one of its two pipes is closed."""
    if not hasattr(select, "poll"):
        return True  # as on Windows, which cannot tell
    asked = select.poll()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # what is no file, or not open
            asked.register(stream.fileno(), 0)
    return any(state & (select.POLLERR | select.POLLHUP) for _, state in asked.poll(0))


def counted(count: int, noun: str) -> str:
    """`count` of what `noun` names, in words, such as «1 file» and «2 files»."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def summary(report: "Report", output: Path) -> Iterator[str]:
    """What a build into the folder `output` did, in lines."""
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
    """`items` as they are, with a bar on stderr where that is a terminal and there is something to wait for."""
    if not sys.stderr.isatty() or total < SHOW_PROGRESS_FROM:
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415  # much to load, and few commands take long
    from rich.progress import track  # noqa: PLC0415  # as above

    yield from track(items, label, total=total, console=Console(stderr=True), transient=True)
