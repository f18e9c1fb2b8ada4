"""The group of all commands, and how their errors are shown."""

from typing import TYPE_CHECKING, Any, NoReturn

import click

from newsgen.commands import terminal, usage
from newsgen.commands.terminal import show

if TYPE_CHECKING:
    from newsgen.errors import Problem


_LINES = frozenset({"import", "check"})
"""The commands whose JSON is one object per line, receipts or problems, so their errors are plain lines."""


class Commands(click.Group):
    """Shows a user's mistake as its problems, with exit code 1; any other exception is newsgen's own bug."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Parse the command line, and print the help if asked to."""
        try:
            return super().make_context(*args, **kwargs)
        except OSError as e:
            show(_failure(e))
            raise click.exceptions.Exit(1) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        from newsgen.errors import NewsgenError, Problem

        terminal.take_any_text()
        try:
            return super().invoke(ctx)
        except NewsgenError as e:
            _tell(ctx, e, *e.problems)
        except MemoryError as e:
            remedy = "allow it more (ulimit, or the host's settings), then try again"
            _tell(ctx, e, Problem(".", 1, "there is not enough memory", remedy))
        except OSError as e:
            _tell(ctx, e, _failure(e))


def _tell(ctx: click.Context, cause: BaseException, *problems: "Problem") -> NoReturn:
    """Print the problems, for people, with the notes of their `cause`, or as one object for programs; exit with 1."""
    if ctx.meta.get(usage.FOR_PROGRAMS) and ctx.invoked_subcommand not in _LINES:
        try:
            terminal.show_object(problems)
        except OSError as e:
            # What fails may be stdout itself, such as a file on a full disk.
            show(*dict.fromkeys((*problems, _failure(e))))
    else:
        show(*problems, *getattr(cause, "__notes__", ()))
    ctx.exit(1)


def _failure(e: OSError) -> "Problem":
    """The problem for an OSError. Raises a BrokenPipeError again if the reader of the output is gone."""
    from newsgen.errors import of_disk

    if isinstance(e, BrokenPipeError) and terminal.is_closed():
        raise e  # click ends quietly then
    return of_disk(e, ".")
