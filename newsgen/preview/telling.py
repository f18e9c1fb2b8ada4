"""The preview's output on the terminal: lines for people, or objects for programs."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import click
import msgspec

from newsgen.build import Built
from newsgen.errors import Problem, json_line, visible


class Teller(Protocol):
    """Has a callback for each kind of step, called as they happen."""

    def ready(self, address: str) -> None:
        """The preview answers at `address` from now on."""
        ...

    def saved(self, files: Sequence[str]) -> None:
        """These files were saved."""
        ...

    def built(self, built: Built) -> None:
        """The site was built."""
        ...

    def failed(self, problems: Sequence[Problem]) -> None:
        """The site cannot be built as it is."""
        ...


class Lines:
    """Lines on stderr. A warning is shown once while it persists: its `file` and `what` stay, the rest may change."""

    def __init__(self) -> None:
        self._known: set[tuple[str, str]] = set()

    def ready(self, address: str) -> None:
        """Print the address."""
        click.echo(f"{address} (Ctrl-C ends it)", err=True)

    def saved(self, files: Sequence[str]) -> None:
        """Print the first of them, and how many more there are."""
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        click.echo(f"{visible(files[0])}{more} changed", err=True)

    def built(self, built: Built) -> None:
        """Print its warnings that the last build did not have."""
        warnings = built.report.warnings
        self.failed([w for w in warnings if (w.file, w.what) not in self._known])
        self._known = {(w.file, w.what) for w in warnings}

    def failed(self, problems: Sequence[Problem]) -> None:
        """Print each problem."""
        for problem in problems:
            click.echo(str(problem), err=True)


class Objects:
    """JSON on stdout, one object per line: the address, then the report or the problems of each build."""

    def ready(self, address: str) -> None:
        """Print the address."""
        _say({"address": address})

    def saved(self, files: Sequence[str]) -> None:
        """Print nothing: the build's result follows."""

    def built(self, built: Built) -> None:
        """Print the report, as `newsgen build --json` does."""
        _say(built.report)

    def failed(self, problems: Sequence[Problem]) -> None:
        """Print all problems as one object."""
        _say({"problems": problems})


def _say(value: msgspec.Struct | Mapping[str, object]) -> None:
    click.echo(json_line(value))
