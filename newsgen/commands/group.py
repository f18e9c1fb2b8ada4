"""All commands, and what is told where one of them meets a fault."""

from typing import Any, NoReturn

import click

from newsgen.commands import terminal
from newsgen.commands.terminal import show


class Commands(click.Group):
    """Shows a mistake of the user's as its lines and exit code 1; anything else is a fault of newsgen's own."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Take the words of the command apart, and print its help where that is asked for."""
        try:
            return super().make_context(*args, **kwargs)
        except OSError as e:
            _tell(e)

    def invoke(self, ctx: click.Context) -> Any:
        """Carry the command out."""
        from newsgen.errors import NewsgenError, Problem

        terminal.take_any_text()
        try:
            return super().invoke(ctx)
        except NewsgenError as e:
            show(*e.problems)
            ctx.exit(1)
        except MemoryError:
            remedy = "allow it more (ulimit, or the host's settings), then try again"
            show(Problem(".", 1, "there is not enough memory", remedy))
            ctx.exit(1)
        except OSError as e:
            _tell(e)


def _tell(e: OSError) -> NoReturn:
    """Show a failure of the disk as its line, with exit code 1."""
    from newsgen.errors import of_disk

    if isinstance(e, BrokenPipeError) and terminal.is_closed():
        raise e  # whoever read what was printed has had enough
    show(of_disk(e, "."))
    raise click.exceptions.Exit(1)
