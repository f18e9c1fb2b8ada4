"""The front door of importing: dumps in, articles and receipts out."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from newsgen import atomic, executors
from newsgen.config import Config
from newsgen.errors import DumpError, Problem
from newsgen.formats import frontmatter
from newsgen.importing import receipts, renames, strays
from newsgen.importing.at_rest import AtRest
from newsgen.importing.drafting import compose, holding
from newsgen.importing.ledger import INCOMING, Case, Known, Shelf, Step, decide
from newsgen.importing.making import Made, make
from newsgen.importing.pictures import attachments, numbered
from newsgen.importing.pictures.placing import Album
from newsgen.importing.records import Done, Draft, Outcome, Picture, Receipt
from newsgen.importing.renames import Mark, Renames
from newsgen.importing.seeds import look_through, seed_name
from newsgen.importing.sources import opening
from newsgen.importing.sources.records import Entry, Job

BATCH = 128
"""How many dumps are opened at a time. Two batches are in memory: one is written while the next is read."""

BATCH_BYTES = 32 * 1024 * 1024
"""A batch is full from this many bytes of dumps on."""

POOL_FROM = 96
"""How much work, counted in dumps of plain text, a batch must have to be worth starting worker processes."""

_EFFORT = 16
"""How many dumps of plain text a dump of any other kind counts as."""

_DONE: dict[Step, Done] = {
    "write": "imported",
    "adopt": "unchanged",
    "regenerate": "updated",
    "lay beside": "beside",
}
"""The steps that read the dump, with the outcome that each leads to."""


_OF_THE_EDITOR: frozenset[Step] = frozenset({"lay beside", "adopt"})
"""The steps that leave the article as its editor has it."""


def import_changes(site: Path, config: Config, *, now: datetime, jobs: int | None = None) -> Iterator[Outcome]:
    """Import those dumps below seeds/ that may have changed, as `import_dumps` does.

    Dumps at rest (see `AtRest`) are not read and have no outcome. Each file that makes no article, though somebody may
    have meant it to, has an outcome too.
    """
    memory, found = AtRest(site), look_through(site / "seeds")
    for problem in found.problems:
        yield Outcome(seed=problem.file, done="refused", problems=(problem,))
    left = memory.unsettled({seed_name(site, path): path for path in found.dumps})
    for problem in strays.stray_files(site, found, memory.look, memory.named):
        yield Outcome(seed=problem.file, done="passed over", problems=(problem,))
    settled, looked = memory.articles, list[Outcome]()
    dumps = [*left.values()]
    for outcome in import_dumps(site, config, dumps, write=True, named=False, now=now, settled=settled, jobs=jobs):
        yield outcome
        looked.append(_without_lines(outcome))
    memory.keep(looked)


def _without_lines(outcome: Outcome) -> Outcome:
    receipt = outcome.receipt and msgspec.structs.replace(outcome.receipt, lines=())
    return msgspec.structs.replace(outcome, receipt=receipt)


def import_dumps(  # noqa: PLR0913  # the front door: what, how and when
    site: Path,
    config: Config,
    seeds: Sequence[Path],
    *,
    write: bool,
    named: bool,
    now: datetime,
    settled: Collection[str] = (),
    jobs: int | None = None,
) -> Iterator[Outcome]:
    """Import the dumps `seeds` into `site` and yield one outcome per article, in their order.

    `named`: the editor asked for these by name, which brings a deleted article back. `now` is timezone-aware. `settled`
    are articles known to stand where the receipts of other dumps say. Where there is much to read, `jobs` processes
    read it, by default one per processor. Without `write`, nothing is written. A bad dump raises nothing: its outcome
    has the problem.
    """
    shelf, others, album = Shelf(site, settled), Renames(site), Album(site, write=write)
    paths = {seed_name(site, path): path for path in seeds}
    look, above = cache(numbered.beside), opening.lookout()
    entries = ((entry, path) for seed, path in paths.items() for entry in opening.entries(seed, path, above))
    batches = (
        [_open(shelf, others, entry, path, look, named=named) for entry, path in batch] for batch in _batches(entries)
    )
    with ExitStack() as stack:
        for cases, made in _one_ahead(_read(batches, config, now, jobs, stack)):
            for case in cases:
                if isinstance(case, Outcome):
                    yield case
                elif _is_read(case):
                    yield _close(site, shelf, album, case, next(made), write=write)
                else:
                    yield _leave(site, case, write=write)


def _read(
    batches: Iterable[list[Case | Outcome]], config: Config, now: datetime, jobs: int | None, stack: ExitStack
) -> Iterator[tuple[list[Case | Outcome], Iterator[Made]]]:
    """Yield each batch with the results for its dumps; processes, started where they pay, end with `stack`."""
    runner: executors.Runner | None = None
    for cases in batches:
        work = [
            Job(c.entry.kind, c.seed, c.data, c.digest, config, now, c.entry.inherited)
            for c in cases
            if isinstance(c, Case) and _is_read(c)
        ]
        if runner is None and sum(1 if job.kind == "text" else _EFFORT for job in work) >= POOL_FROM:
            runner = stack.enter_context(executors.local(jobs))
        size = max(1, min(16, len(work) // 8))
        yield cases, runner.executor.map(make, work, chunksize=size) if runner else map(make, work)


Item = TypeVar("Item")


def _one_ahead(items: Iterable[Item]) -> Iterator[Item]:
    """Yield each item once the next exists, so that processes read the next batch while this one writes the last."""
    waiting = deque[Item]()
    for item in items:
        waiting.append(item)
        if len(waiting) > 1:
            yield waiting.popleft()
    yield from waiting


def _batches(entries: Iterable[tuple[Entry, Path]]) -> Iterator[list[tuple[Entry, Path]]]:
    batch, size = list[tuple[Entry, Path]](), 0
    for entry, path in entries:
        batch.append((entry, path))
        size += len(entry.data or b"")
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _is_read(case: Case) -> bool:
    return case.step in _DONE


def _open(  # noqa: PLR0913  # what is known, what comes, and how
    shelf: Shelf, others: Renames, entry: Entry, path: Path, look: numbered.Look, *, named: bool
) -> Case | Outcome:
    """The dump with what the site knows of it, or an outcome that says why it is not read."""
    if entry.data is None:
        return Outcome(seed=entry.seed, done="refused", problems=entry.problems)
    numbered = () if entry.kind == "wordpress" or path == opening.STDIN else look(path.parent).get(path.stem, ())
    saved = [Picture(0, path.parent / name) for name in entry.beside]
    plain = entry.data if entry.kind == "word" else receipts.plain_ends(entry.whole)
    mark, twin = Mark(receipts.dump_digest(plain, ()), len(entry.data), entry.origin), ""
    try:
        known = shelf.known(entry.seed)
        if known.receipt is None and known.article is None:
            if before := others.before(entry.seed, mark):
                known = shelf.renamed(entry.seed, before)
            else:
                twin = others.twin(mark)
        total = _digest(mark, plain, entry.whole, known, [*numbered, *saved])
    except DumpError as e:
        return Outcome(seed=entry.seed, done="refused", problems=e.problems)
    except OSError as e:
        met = seed_name(shelf.site, Path(e.filename)) if e.filename else entry.seed
        return Outcome(seed=entry.seed, done="refused", problems=(opening.unreadable(met, e),))
    if twin and entry.origin:
        return Outcome(seed=entry.seed, done="passed over", problems=others.shared(entry.seed, twin))
    others.see(entry.seed, mark)
    awaited = known.receipt.awaited if known.receipt else ()
    more = any(attachments.pictures_of(shelf.site, entry.kind, path, b"", awaited))
    step = decide(known, total, named=named, more=more)
    return Case(entry, path, entry.data, total, mark, twin, known, step, numbered)


def _digest(mark: Mark, plain: bytes, data: bytes, known: Known, beside: Sequence[Picture]) -> str:
    """The digest of a dump and its pictures, regardless of line ends.

    Earlier versions of newsgen took the digest of the exact bytes; where the site knows that one, it is returned.
    """
    total = receipts.dump_digest(plain, beside) if beside else mark.digest
    if plain != data and total not in known.dump_digests:
        exact = receipts.dump_digest(data, beside)
        return exact if exact in known.dump_digests else total
    return total


def _leave(site: Path, case: Case, *, write: bool) -> Outcome:
    """Return the outcome of a dump that need not be read; save its receipt where the article or the dump moved."""
    receipt, article = case.known.receipt, case.known.article
    if receipt and article:
        receipt = msgspec.structs.replace(receipt, article=article)
    if write and receipt and (case.step == "follow" or case.known.former):
        _keep(site, receipt, case.known.former)
    if case.step == "stay removed" or article is None:
        taken = (_taken(case.seed, receipt.article),) if receipt and (site / receipt.article).is_file() else ()
        return Outcome(seed=case.seed, done="removed-by-editor", receipt=receipt, problems=taken)
    if case.step in ("remind", "remind of older"):
        return Outcome(seed=case.seed, done="beside", receipt=receipt, problems=(_reminder(case, article),))
    return Outcome(seed=case.seed, done="unchanged", receipt=receipt)


def _keep(site: Path, receipt: Receipt, former: str) -> None:
    """Save `receipt`, and remove the one under the dump's `former` name, if any."""
    receipts.save(site, receipt)
    if former:
        receipts.remove(site, former)


def _close(  # noqa: PLR0913  # the site, what is known of it, and what comes to it
    site: Path, shelf: Shelf, album: Album, case: Case, made: Made, *, write: bool
) -> Outcome:
    """Write what was made from a dump, and return the outcome."""
    if made.draft is None:
        return Outcome(seed=case.seed, done="refused", problems=made.problems)
    article = case.known.article or f"content/{shelf.free_name(made.slug)}.md"
    head = shelf.head(article) if case.known.article else None
    lost = receipts.lost_holder(site, case.known.receipt)
    hung = album.hang(case, holding.held_on(made.draft, head, lost) if lost else made.draft, head)
    draft, problems = hung.draft, (*case.entry.aside, *hung.problems)
    slug = (head.slug if head else None) or (made.slug if head else Path(article).stem)
    # An article whose dump has no date keeps the day of its first import.
    date = head.date if head and not draft.dated else None
    data = _text(made, draft, slug, date).encode()
    known = case.known.receipt
    receipt = Receipt(
        seed=case.seed,
        article=article,
        dump_digest=case.digest,
        article_digest=receipts.digest(data),
        review=draft.notes,
        lines=draft.readings,
        pictures=hung.placed,
        awaited=attachments.awaited(case.entry.kind, draft.attached, {one.figure - 1 for one in hung.placed}),
        held_by=(case.entry.holder or lost) if draft.head.draft or draft.head.embargo else "",
        own_digest=case.mark.digest if case.mark.digest != case.digest else "",
        origin=case.mark.origin,
        formerly=known.formerly if known and case.step in _OF_THE_EDITOR else (),
        undated=_undated(case, draft, date),
    )
    if case.step == "lay beside":
        problems = (*problems, _reminder(case, article))
    if case.twin:
        problems = (*problems, renames.copy(case.seed, case.twin))
    elif head is None and draft.dated and (other := shelf.namesake(article, made.slug, draft.head.date)):
        problems = (*problems, renames.namesake(case.seed, other))
    if write:
        if case.step != "adopt":
            target = f"{article}{INCOMING}" if case.step == "lay beside" else article
            atomic.put(site / target, data, within=site)
        _keep(site, receipt, case.known.former)
    return Outcome(seed=case.seed, done=_DONE[case.step], receipt=receipt, problems=problems)


def _undated(case: Case, draft: Draft, date: str | None) -> str:
    """The date that import gave the article, now or earlier, where the dump has none; else ""."""
    if draft.dated:
        return ""
    if case.step in _OF_THE_EDITOR:
        return case.known.receipt.undated if case.known.receipt else ""
    return date or draft.head.date or ""


def _text(made: Made, draft: Draft, slug: str, date: str | None) -> str:
    if date or draft is not made.draft:
        return compose.text_of(draft, slug, date)
    return made.text if slug == made.slug else frontmatter.readdressed(made.text, slug)


def _taken(seed: str, article: str) -> Problem:
    what = f"its article was {article}, where that of another dump stands now, as after a merge of two branches"
    return Problem(seed, 1, what, "import this dump by its name to have its article again, or remove it")


def _reminder(case: Case, article: str) -> Problem:
    beside = f"{article}{INCOMING}" if case.step == "lay beside" else case.known.incoming
    if case.step == "remind of older":
        what = f"you edited {beside} as well, and the dump {case.seed} changed since, so an older reading lies there"
        remedy = f"take over what you want of it, then delete {beside}, and the next import lays the newest there"
        return Problem(article, 1, what, remedy)
    what = f"you edited this article and its dump {case.seed} changed, so the new reading lies beside it in {beside}"
    return Problem(article, 1, what, f"take over what you want of it, then delete {beside}")
