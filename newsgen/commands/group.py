"""All commands, and what is told where one of them meets a fault."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

import click

from newsgen.commands import terminal, usage
from newsgen.commands.terminal import show

if TYPE_CHECKING:
    from newsgen.errors import Problem


_LINES = frozenset({"import", "check"})
"""The commands of which programs read lines of another kind: receipts, and problems one by one."""


class Commands(click.Group):
    """Shows a mistake of the user's as its lines and exit code 1; anything else is a fault of newsgen's own."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Take the words of the command apart, and print its help where that is asked for."""
        try:
            return super().make_context(*args, **kwargs)
        except OSError as e:
            show(_failure(e))
            raise click.exceptions.Exit(1) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Carry the command out."""
        from newsgen.errors import NewsgenError, Problem

        terminal.take_any_text()
        try:
            return super().invoke(ctx)
        except NewsgenError as e:
            _tell(ctx, *e.problems, notes=getattr(e, "__notes__", ()))
        except MemoryError:
            remedy = "allow it more (ulimit, or the host's settings), then try again"
            _tell(ctx, Problem(".", 1, "there is not enough memory", remedy))
        except OSError as e:
            _tell(ctx, _failure(e))


def _tell(ctx: click.Context, *problems: "Problem", notes: Iterable[str] = ()) -> NoReturn:
    """Print what is wrong, for people or as one object for programs, and exit with 1."""
    if ctx.meta.get(usage.FOR_PROGRAMS) and ctx.invoked_subcommand not in _LINES:
        terminal.show_object(problems)
    else:
        show(*problems, *notes)
    ctx.exit(1)


def _failure(e: OSError) -> "Problem":
    """A failure of the disk, as a problem."""
    from newsgen.errors import of_disk

    if isinstance(e, BrokenPipeError) and terminal.is_closed():
        raise e  # whoever read what was printed has had enough
    return of_disk(e, ".")
