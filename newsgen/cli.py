"""The command line: each command parses, calls one function, prints, and chooses the exit code.

Heavy imports happen inside the commands, so that `newsgen --help` answers at once.
"""

import sys
from pathlib import Path

import click

import newsgen
from newsgen.commands import usage
from newsgen.commands.group import Commands
from newsgen.commands.terminal import counted, folded, if_it_fails, progress, show, show_object, summary
from newsgen.commands.usage import common

PATIENCE = 10
"""Seconds that other writers (import, review, preview) wait for a running build to end."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(newsgen.__version__, prog_name="newsgen")
def main() -> None:
    """Turn article dumps into a news site."""


@main.command(short_help="Import new dumps, then render what changed into public/.")
@common
@click.option("--output", type=usage.PLACE, help="Where to publish (default: public in the site).")
@usage.base_url("The site's address, in place of the one in newsgen.yml.")
@click.option("--jobs", type=click.IntRange(1), help="Processes at most (default: one a processor).")
@usage.executor("Render on a Dask cluster: dask://HOST:PORT.")
@click.option("--clean", is_flag=True, help="Ignore what was built before and build everything.")
@click.option("--at", metavar="TIME", help="Build as of then (ISO 8601), for embargoes.")
@click.option("--drafts", is_flag=True, help="Show drafts and articles under embargo as well.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--verify", is_flag=True, help="Prove that a clean build gives the same bytes.")
def build(
    site: Path,
    as_json: bool,
    output: Path | None,
    base_url: str | None,
    jobs: int | None,
    executor: str | None,
    clean: bool,
    at: str | None,
    drafts: bool,
    strict: bool,
    verify: bool,
) -> None:
    """Import new and changed dumps, then render what changed into public/."""
    from newsgen import config as settings
    from newsgen.build import Options
    from newsgen.build import build as run
    from newsgen.commands.verifying import verify as prove
    from newsgen.errors import json_line

    config = settings.load(site)
    options = Options(
        site=site,
        output=output or site / "public",
        at=usage.moment(at, config.zone),
        base_url=base_url,
        jobs=jobs,
        executor=executor,
        drafts=drafts,
        strict=strict,
        clean=clean,
    )
    with if_it_fails(options.output):
        report = run(options)
    if not as_json:
        show(*report.warnings, *report.notes, *summary(report, options.output))
    if drafts:
        show("This build shows drafts and embargoed articles, so do not publish it.")
    elif options.at > usage.moment(None, config.zone):
        show("This build shows what is under embargo until the time of --at, so do not publish it before then.")
    if not as_json and base_url is None and config.base_url == settings.EXAMPLE:
        show(f"Before you publish, set `base_url` in {site / settings.FILE}: it is still the example's.")
    # Only now: people see what was built even if the proof fails; programs get one object, the report or the problems.
    if verify:
        prove(options)
        show(f"A clean build gives the same bytes as there are in {options.output}.")
    if as_json:
        click.echo(json_line(report))


@main.command("import", short_help="Read dumps into content/.")
@common
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(allow_dash=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@click.option("--why", metavar="ARTICLE", help="Import nothing; show what became of each line of ARTICLE's dump.")
def import_(site: Path, as_json: bool, paths: tuple[Path, ...], dry_run: bool, why: str | None) -> None:
    """Read dumps (files, folders, or - for standard input; by default all of seeds/) into content/."""
    from contextlib import nullcontext

    from newsgen import config as settings
    from newsgen import importing, losses
    from newsgen.errors import visible
    from newsgen.publishing.lock import one_at_a_time

    if why is not None:
        if paths or dry_run:
            raise click.UsageError("--why stands alone: newsgen import --why content/ferry.md")
        _explain(site, why, as_json)
        return
    config = settings.load(site)
    losses.check_content(site, site / "public", on_record=True)
    if paths and not any(str(path) == "-" or path.exists() for path in paths):
        raise click.BadParameter(f"there is no {' and no '.join(map(str, paths))}", param_hint="PATH")
    found = importing.named_seeds(site, paths)
    show(*found.problems, *importing.stray_files(site, found))
    now = usage.moment(None, config.zone)
    outcomes = importing.import_dumps(site, config, found.dumps, write=not dry_run, named=bool(paths), now=now)
    refused = bool(found.problems)
    # A build imports too; run at once, the two could give two articles one name.
    with one_at_a_time(site, PATIENCE) if found.dumps and not dry_run else nullcontext():
        for outcome in progress(outcomes, len(found.dumps), "Reading dumps"):
            show(*outcome.problems)
            refused |= outcome.done == "refused"
            if as_json and outcome.receipt:
                click.echo(importing.receipt_json(outcome.receipt))
            elif outcome.receipt:
                done = outcome.done.replace("-", " ")
                click.echo(visible(f"{outcome.seed}: {done}: {outcome.receipt.article}"))
    if refused:
        sys.exit(1)


def _explain(site: Path, article: str, as_json: bool) -> None:
    from newsgen.commands import explaining
    from newsgen.importing import article_name, receipt_json

    receipt = explaining.receipt_of(site, article_name(site, article))
    if as_json:
        click.echo(receipt_json(receipt))
        return
    from rich.console import Console

    # Without a terminal, rich may not know any width.
    Console(width=None if sys.stdout.isatty() else 140, highlight=False).print(explaining.table(receipt))


@main.command()
@common
@click.option("--done", metavar="ITEM", help="Take ITEM off the list of ARTICLE.")
@click.argument("article", required=False)
def review(site: Path, as_json: bool, done: str | None, article: str | None) -> None:
    """List what the importer was unsure of, with where and why."""
    from newsgen import config as settings
    from newsgen import importing
    from newsgen.commands import reviewing, settling
    from newsgen.errors import json_line
    from newsgen.publishing.lock import one_at_a_time

    config = settings.load(site)
    wanted = None if article is None else importing.article_name(site, article)
    if done is not None:
        if wanted is None:
            raise click.UsageError("--done needs the article: newsgen review --done title content/ferry.md")
        # An import at the same time may rewrite the article.
        with one_at_a_time(site, PATIENCE):
            settling.settle(site, wanted, done)
        return
    found = reviewing.review(site, config, wanted)
    for item in found.items:
        click.echo(json_line(item.row) if as_json else item)
    if found.items and not as_json:
        click.echo(found.remedy(site), err=True)
    if found.problems:
        show_object(found.problems) if as_json else show(*found.problems)
        sys.exit(1)
    if not found.items:
        click.echo("Nothing waits for review.", err=True)


@main.command()
@common
@click.option("--output", type=usage.PLACE, help="The built site (default: public in the site).")
@usage.base_url("The address it was built for, in place of the one in newsgen.yml.")
def check(site: Path, as_json: bool, output: Path | None, base_url: str | None) -> None:
    """Check the built output: links, pictures, feeds, structured data."""
    from newsgen import config as settings
    from newsgen.checking import checker
    from newsgen.errors import json_line
    from newsgen.pictures import metadata, scrub

    folder = output or site / "public"
    config = settings.load(site, base_url=base_url)
    report = checker.check(folder, config, scrub.private_words, metadata.shown_size)
    for line in map(json_line, report.problems) if as_json else folded(report.problems):
        click.echo(line)
    count = len(report.problems)
    if count:
        click.echo(f"{counted(count, 'problem')}; the files named are in {folder}", err=True)
        sys.exit(1)
    click.echo(f"Nothing is wrong in {folder}: {report.summary()}", err=True)


@main.command()
@click.argument("folder", metavar="DIR", required=False, type=usage.FOLDER)
@click.option("--site", type=usage.FOLDER, help="The same as DIR.")
@usage.as_json
def init(folder: Path | None, site: Path | None, as_json: bool) -> None:
    """Start a site in DIR."""
    import shlex

    from newsgen import config as settings
    from newsgen.commands.starting import start_site
    from newsgen.errors import json_line

    folder = usage.new_site(folder, site)
    start_site(folder)
    if as_json:
        click.echo(json_line({"site": str(folder)}))
    else:
        dumps, file = folder / "seeds", folder / settings.FILE
        click.echo(f"{folder} is a site now. Put dumps into {dumps}, then run", err=True)
        click.echo(f"  newsgen build --site {shlex.quote(str(folder))}", err=True)
        click.echo(f"First, set title, base_url, language, timezone and sections in {file}.", err=True)


@main.command()
@common
@click.argument("title", metavar="TITLE", callback=usage.one_title, nargs=-1, required=True)
def new(site: Path, as_json: bool, title: str) -> None:
    """Start an article with the headline TITLE, as a draft."""
    from newsgen import config as settings
    from newsgen.commands.starting import start_article
    from newsgen.errors import json_line

    try:
        path = start_article(site, title, usage.moment(None, settings.load(site).zone))
    except ValueError as e:
        raise click.BadParameter(f"the headline {e}; write it in quotation marks", param_hint="TITLE") from None
    click.echo(json_line({"article": path}) if as_json else path)
    click.echo(
        "It is a draft, which `newsgen serve --drafts` shows. To publish it, remove `draft: true` and set `date`.",
        err=True,
    )


@main.command()
@common
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--drafts", is_flag=True, help="Show drafts and articles under embargo as well.")
def serve(site: Path, as_json: bool, port: int, drafts: bool) -> None:
    """Preview on 127.0.0.1, rebuilt and reloaded at each save."""
    import errno

    from newsgen import config as settings
    from newsgen import disk
    from newsgen.build import Built, Options, make
    from newsgen.preview import server, telling
    from newsgen.publishing.lock import PREVIEW, one_at_a_time

    if not (site / settings.FILE).is_file():
        settings.load(site)  # raises; the browser shows any other mistake until it is fixed
    host = "127.0.0.1"
    preview = server.Preview(site / ".newsgen" / "preview", host, port)
    teller = telling.Objects() if as_json else telling.Lines()
    address = f"http://{host}:{port}/"

    def rebuild() -> Built:
        at = usage.moment(None, settings.load(site).zone)
        root = preview.root
        return make(Options(site=site, output=root, at=at, base_url=address, drafts=drafts, patience=PATIENCE))

    try:
        # Two previews would write to one folder, and one could show the drafts of the other's `--drafts`.
        with one_at_a_time(site, work=PREVIEW, address=address):
            server.run(disk.real(site), preview, rebuild, teller)
    except OSError as e:
        if e.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise click.ClickException(f"port {port} cannot be used: {e.strerror}; choose another with --port") from None
