"""What a preview tells whoever started it: lines for people, or objects for programs."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import click
import msgspec

from newsgen.build import Built
from newsgen.errors import Problem, json_line, visible


class Teller(Protocol):
    """Is told of each step, in order."""

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
    """Lines on stderr. A warning is told once, for as long as it holds: its line and its words move while somebody
    writes.
    """

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
        """Print its warnings, but for those that the last build had."""
        warnings = built.report.warnings
        self.failed([w for w in warnings if (w.file, w.what) not in self._known])
        self._known = {(w.file, w.what) for w in warnings}

    def failed(self, problems: Sequence[Problem]) -> None:
        """Print each problem."""
        for problem in problems:
            click.echo(str(problem), err=True)


class Objects:
    """JSON on stdout, an object a line: the address, then of each build its report or its problems."""

    def ready(self, address: str) -> None:
        """Print the address."""
        _say({"address": address})

    def saved(self, files: Sequence[str]) -> None:
        """Print nothing: what comes of it is told."""

    def built(self, built: Built) -> None:
        """Print what `newsgen build --json` does."""
        _say(built.report)

    def failed(self, problems: Sequence[Problem]) -> None:
        """Print all problems as one object."""
        _say({"problems": problems})


def _say(value: msgspec.Struct | Mapping[str, object]) -> None:
    click.echo(json_line(value))
