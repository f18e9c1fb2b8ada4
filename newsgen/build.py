"""The pipeline, from a site's folder to its output; only this module calls the stages."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec

from newsgen import config as settings
from newsgen import disk, errands, executors, losses, slugs
from newsgen.config import Config
from newsgen.content import ahead, library, versions
from newsgen.content.library import Library, Listing
from newsgen.errors import DumpError, NewsgenError, Problem, alongside, raise_all
from newsgen.incremental import cache, collector
from newsgen.pictures import gallery, social_card
from newsgen.publishing import standing
from newsgen.publishing.lock import one_at_a_time
from newsgen.publishing.output import Changes, Publication, Rank, publication
from newsgen.rendering import makers, themes
from newsgen.rendering.themes import Theme
from newsgen.searching import documents, index
from newsgen.site import clashes, edition, groups, links, plan
from newsgen.site.edition import Edition
from newsgen.site.recipes import Recipe
from newsgen.stopwatch import Stopwatch


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of a build. It shows the site as of the time `at`; `jobs` is None for one process per processor.

    `executor` is the address of a cluster that renders, `dask://HOST:PORT`, or None for this machine alone. `patience`
    is how many seconds to wait for another build of the site to end.
    """

    site: Path
    output: Path
    at: datetime
    base_url: str | None = None
    jobs: int | None = None
    executor: str | None = None
    drafts: bool = False
    strict: bool = False
    clean: bool = False
    patience: float = 0


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did; `seconds` is by stage. `newsgen build --json` prints it.

    `imported` counts the dumps that became an article or changed one; `guessed`, the articles with a guess to review.
    `notes` never fail `--strict`: they depend on the clock, the last build, newsgen's catalogs, or missing pictures.
    """

    imported: int
    guessed: int
    articles: int
    pages_written: int
    pages_unchanged: int
    pages_removed: int
    images_written: int
    seconds: dict[str, float]
    warnings: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    next_embargo: datetime | None


class Built(msgspec.Struct, frozen=True):
    """A build, with what a preview derives a page from before the next one: settings, theme and recipes."""

    report: Report
    config: Config
    theme: Theme
    recipes: tuple[Recipe, ...]


def build(options: Options) -> Report:
    """Build the site. Raises NewsgenError, which leaves the old output as it was."""
    return make(options).report


def make(options: Options) -> Built:
    """Build the site, and return its plan as well. Raises NewsgenError, which leaves the old output as it was."""
    clock = Stopwatch()
    config = settings.load(options.site, base_url=options.base_url)
    preview = disk.real(options.output).is_relative_to(disk.real(options.site / ".newsgen"))
    search, lacking = index.decide(options.site, config, preview=preview)
    config = msgspec.structs.replace(config, search=search)
    run = _Build(options, config, clock)
    with one_at_a_time(options.site, options.patience):
        if options.clean:
            cache.clear(options.site)
        with clock("import"):
            lost = losses.check(options.site, options.output, on_record=_publishes(options))
            imported, doubtful = _import(run)
        listing = errands.Errand(partial(library.listing, options.site), Listing)
        stood = errands.Errand(partial(standing.look, options.output), standing.Standing)
        apart = errands.possible(options.jobs) and library.is_large(options.site)
        with alongside(doubtful), errands.sender(apart=apart) as send:
            answers = send(listing, stood)
            with collector.at_rest():
                with clock("read"):
                    found = library.load(options.site, config, options.jobs, lambda: answers.to(listing))
                    index.check_static(config, found.static)
                    look, idle = themes.of_site(options.site)
                planned = _plan(run, found, makers.by_template(options.site, look), send)
                with clock("ledger"):
                    ledger = _compared(run, found, planned)
                    told = (lost, doubtful, found.warnings, planned.warnings, ledger.warnings, idle, lacking)
                    warnings = tuple(sorted(problem for problems in told for problem in problems))
                    raise_all(NewsgenError, warnings if options.strict else ())
                with clock("plan"):
                    notes = planned.notes()
            changes = _publish(run, found, planned, look, ledger, partial(answers.to, stood) if apart else None)
    report = Report(
        imported=imported,
        guessed=sum(bool(article.review) for article in found.articles),
        articles=len(planned.shown.published),
        pages_written=changes.written,
        pages_unchanged=changes.unchanged,
        pages_removed=changes.removed,
        images_written=planned.images,
        seconds=clock.seconds,
        warnings=warnings,
        notes=(*notes, *links.gone(changes.gone, options.output, config)),
        next_embargo=planned.shown.next_embargo,
    )
    return Built(report, config, look, planned.recipes)


class _Build(msgspec.Struct, frozen=True):
    """What the stages of one build share: its options, the site's settings, and the watch that times them."""

    options: Options
    config: Config
    clock: Stopwatch


class _Planned(msgspec.Struct, frozen=True):
    """All that will be in the output, by path: pages as recipes, pictures (`images` of them new), static files.

    `notes` waits for the notes; ask it once, while errands may be waited for.
    """

    shown: Edition
    recipes: tuple[Recipe, ...]
    pictures: Mapping[str, Path]
    static: Mapping[str, Path]
    images: int
    warnings: tuple[Problem, ...]
    notes: Callable[[], tuple[Problem, ...]]

    @property
    def places(self) -> Mapping[str, str]:
        """The output file of each article and plain page, by the path of its source."""
        return {recipe.origin: recipe.path for recipe in self.recipes if recipe.template in documents.TEMPLATES}


def _plan(run: _Build, found: Library, makes: Mapping[str, str], send: errands.Send) -> _Planned:
    """Decide what is published, and make its pictures; `makes` has what makes pages. Raises NewsgenError."""
    options, config, clock = run.options, run.config, run.clock
    site, at, jobs = options.site, options.at, options.jobs
    with clock("plan"):
        shown = edition.compose(found.articles, config, at, drafts=options.drafts)
    with clock("pictures"):
        pictures = gallery.prepare(site, shown.everything, found.static, config, at=at, jobs=jobs)
    with clock("cards"):
        cards = social_card.prepare(site, shown.published, pictures.supplied, config, jobs=jobs)
    with clock("plan"):
        drawn = plan.Plan(shown, config, pictures.supplied, found.text, makes, found.static, social=cards.shown)
        keyed = errands.Errand(drawn.article_pages.keys, list[str])
        noted = errands.Errand(partial(_notes, run, found, shown), tuple[Problem, ...])
        answers = send(keyed, noted)
        others = drawn.others()
        files, static = {**pictures.files, **cards.files}, found.static_files
        outputs = [
            *drawn.article_pages.files(),
            *((recipe.path, recipe.origin) for recipe in others),
            *((path, f"static/{path}") for path in static),
            *((path, settings.FILE) for path in (*files, *(index.OWN if config.search else ()))),
        ]
        clashes.check(outputs, shown.sections, found)
        there = dict(outputs)
        nowhere = (*links.dead(shown, found.articles, there, config), *links.of_publisher(site, there, config))
        warnings = (*pictures.warnings, *groups.mistakable(shown), *nowhere)
        # As late as can be, since nothing else takes as long.
        recipes = (*drawn.article_pages.recipes(answers.to(keyed)), *others)
    return _Planned(shown, recipes, files, static, pictures.made + cards.made, warnings, partial(answers.to, noted))


def _compared(run: _Build, found: Library, planned: _Planned) -> versions.Ledger:
    """The ledger beside what is planned. Raises NewsgenError where it tells that articles were lost."""
    site, shown = run.options.site, planned.shown.articles
    ledger = versions.compare(site, shown, found.articles, found.text, planned.places)
    if not _publishes(run.options):
        ledger = msgspec.structs.replace(ledger, edits={}, gone=())
    losses.check_articles(ledger)
    return ledger


def _notes(run: _Build, found: Library, shown: Edition) -> tuple[Problem, ...]:
    """The notes on what is shown."""
    options, config = run.options, run.config
    early = (*ahead.early(found, shown.published, options.at, config.zone), *ahead.uncovered(found, shown.everything))
    lacking = (*settings.unspoken(options.site, config), *gallery.unsupplied(options.site, shown.everything, config))
    return (*early, *groups.unnamed(shown, found), *clashes.twins(shown, found.articles, config), *lacking)


def _publish(  # noqa: PLR0913, PLR0917  # all that was read and planned
    run: _Build,
    found: Library,
    planned: _Planned,
    look: Theme,
    ledger: versions.Ledger,
    seen: Callable[[], standing.Standing] | None,
) -> Changes:
    """Update the output and the ledger. Raises NewsgenError, which leaves the old output as it was."""
    options, clock = run.options, run.clock
    wanted = {recipe.path for recipe in planned.recipes} | planned.static.keys()
    with publication(options.output, options.site, wanted, seen) as output, ledger.recording(options.site) as record:
        with clock("render"):
            _render(run, planned.recipes, look, output, meanwhile=record)
            output.place(planned.pictures)
            output.copy(planned.static)
            found.check_static()
        with clock("search"):
            _index(run, planned, output)
        with clock("publish"):
            changes = output.commit()
    if _publishes(options):
        losses.remember(options.site)
    return changes


def _publishes(options: Options) -> bool:
    """Whether the build is for readers, and so recorded in the ledger; previews and trial builds are not."""
    return not options.drafts and disk.real(options.output) == disk.real(options.site / "public")


def _import(run: _Build) -> tuple[int, tuple[Problem, ...]]:
    """Import what is new or changed in seeds/; returns how many dumps gave or changed an article, and the warnings.

    Raises one DumpError if dumps cannot be read, with the warnings about the others too: no later build repeats them.
    """
    site, at, jobs = run.options.site, run.options.at, run.options.jobs
    if not (site / "seeds").is_dir():
        return 0, ()
    # Imported here, since it is slow to load and only sites with dumps need it.
    from newsgen.importing import import_changes  # noqa: PLC0415

    # Keep only these two of each outcome, which holds all lines of its dump.
    found = [(o.done, o.problems) for o in import_changes(site, run.config, now=at, jobs=jobs)]
    problems = tuple(p for _, told in found for p in told)
    if any(done == "refused" for done, _ in found):
        raise_all(DumpError, problems)
    return sum(done in ("imported", "updated") for done, _ in found), problems


def _render(
    run: _Build, recipes: Sequence[Recipe], look: Theme, output: Publication, *, meanwhile: Callable[[], None]
) -> None:
    """Stage every page whose published file is not up to date.

    Calls `meanwhile` once: while other processes render, or first of all if none do.
    """
    changed = [recipe for recipe in recipes if run.options.clean or not output.keep(recipe.path, recipe.key)]
    if not changed:
        meanwhile()
    else:
        # Imported here, since a build that changes no page needs none of it.
        from newsgen.rendering import batches  # noqa: PLC0415

        numbers = output.numbers(len(changed))
        work = batches.work(look, changed, lambda n, data: output.draft(numbers[n], changed[n].path, data))
        jobs = run.options.jobs if len(changed) >= batches.WORTH_A_POOL else 1
        if jobs != 1:  # other processes inherit what is compiled
            batches.make_ready(work, run.config.language, {recipe.template for recipe in changed if recipe.template})
        address = run.options.executor
        with executors.cluster(address) if address else executors.local(jobs, holding=work) as runner:
            staged = batches.carry_out(work, runner)
            meanwhile()
            for recipe, draft in staged:
                output.take(recipe.path, recipe.key, draft, _rank(recipe))


def _index(run: _Build, planned: _Planned, output: Publication) -> None:
    """Stage the volumes of the search index that contain a changed page."""
    options, config = run.options, run.config
    if not config.search:
        return
    shown, places = planned.shown, planned.places
    articles = {places[article.path]: article for article in (*reversed(shown.articles), *shown.pages)}
    made = {recipe.path: recipe.key for recipe in planned.recipes}
    volumes = index.volumes(config, {path: made[path] for path in articles})
    there = set() if options.clean else output.keep_all({volume.key for volume in volumes})
    left = [volume for volume in volumes if volume.key not in there]
    if not left:
        return
    with index.spool(options.site) as spool:
        for volume in left:
            for path in volume.pages:
                spool.add(volume, path, articles[path], output.read(path))
        for volume, path, data in spool.index(left, config.language, options.jobs):
            output.stage(path, volume.key, data, Rank.FEED if index.leads_on(path) else Rank.ASSET)


def _rank(recipe: Recipe) -> Rank:
    """Feeds and sitemaps come last, since they link to everything else."""
    if not slugs.is_page(recipe.path):
        return Rank.FEED
    return Rank.ARTICLE if recipe.template == plan.ARTICLE else Rank.LISTING
