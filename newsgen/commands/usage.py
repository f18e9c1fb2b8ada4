"""The types of options and arguments, and their checks: click reports wrong usage at once, and exits with 2.

What makes a valid address or time is up to the part that uses it, which is asked here.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsgen import disk

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Command = TypeVar("Command", bound=Callable[..., Any])


class _Place(click.Path):
    """A path that is not empty: an empty one would mean the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            otherwise = ", or leave it out" if isinstance(param, click.Option) else ""
            self.fail(f"the path is empty; name a folder{otherwise}", param, ctx)
        return super().convert(value, param, ctx)


PLACE = _Place(path_type=Path)
"""A path, which need not exist."""

FOLDER = _Place(file_okay=False, path_type=Path)
"""A folder, which need not exist."""

SITE = _Place(file_okay=False, exists=True, path_type=Path)
"""An existing folder."""


def _noted(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
    """Record in the command's context whether programs read its output."""
    ctx.meta[FOR_PROGRAMS] = value
    return value


FOR_PROGRAMS = "newsgen.for_programs"
"""The key in a command's context that says so."""

as_json = click.option("as_json", "--json", is_flag=True, callback=_noted, help="Print JSON for programs.")


def common(command: Command) -> Command:
    """Add the options of every command that works on a site."""
    site = click.option("--site", type=SITE, default=Path(), help="The site's folder (default: the current one).")
    return site(as_json(command))


def base_url(help_text: str) -> Callable[[Command], Command]:
    """The option for the site's address."""
    return click.option("--base-url", metavar="URL", callback=_checked_address, help=help_text)


def executor(help_text: str) -> Callable[[Command], Command]:
    """The option for a cluster."""
    return click.option("--executor", metavar="ADDRESS", callback=_checked_cluster, help=help_text)


def new_site(folder: Path | None, site: Path | None) -> Path:
    """The folder for a new site, given as an argument or by --site. Raises UsageError if neither is, or they differ."""
    if folder and site and disk.real(folder) != disk.real(site):
        raise click.UsageError("DIR and --site name two folders; leave one of them out")
    if found := folder or site:
        return found
    raise click.UsageError("Missing argument 'DIR': name the folder of the new site, such as harbour-news")


def one_title(ctx: click.Context, param: click.Parameter, words: tuple[str, ...]) -> str:
    """The headline of a new article, as one argument. Raises BadParameter if it is several."""
    if len(words) > 1:
        raise click.BadParameter("it is more than one word; write it in quotation marks", ctx, param)
    return words[0]


def moment(text: str | None, zone: "ZoneInfo") -> datetime:
    """The time given by --at, in the site's `zone` if it has no offset; now if it is left out. Raises BadParameter."""
    from newsgen import times

    if text is None:
        return datetime.now(zone)
    try:
        return times.parse(text, zone)
    except ValueError as e:
        raise click.BadParameter(f"the time {e}; {times.REMEDY}", param_hint="--at") from None


def _checked_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from newsgen.formats import sense

    return _sound(ctx, param, value, sense.wrong_base_url)


def _checked_cluster(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from newsgen import executors

    return _sound(ctx, param, value, executors.wrong_address)


def _sound(
    ctx: click.Context, param: click.Parameter, value: str | None, wrong: Callable[[str], tuple[str, str] | None]
) -> str | None:
    if value is not None and (found := wrong(value)):
        raise click.BadParameter(f"{value!r} {found[0]}; {found[1]}", ctx, param)
    return value
