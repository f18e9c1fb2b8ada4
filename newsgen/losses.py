"""Guards against builds of an incomplete site: a disk that is not mounted, a partial checkout, another site's folder.

An article that is gone was deleted on purpose, even if it was the last one, as long as the ledger still has it. If
most are gone, or the ledger is too, that may be an accident.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from newsgen import default_theme, disk, folders
from newsgen.content import ledger_files
from newsgen.content.versions import Ledger
from newsgen.errors import ContentError, Problem
from newsgen.formats import frontmatter
from newsgen.incremental import cache
from newsgen.publishing import manifest as manifests
from newsgen.publishing.manifest import Manifest
from newsgen.rendering import themes
from newsgen.site import sitemaps, urls

MANY = 10
"""The fewest missing articles that count as a loss, if they are at least half of all."""

_USED = "own-templates"
"""The name in the cache of the list of the site's own templates that the last published build used."""

_RESTORE = "bring it back, as by mounting the disk or checking out the whole repository"

_ONCE = "or leave it so, and build once without --strict"
"""The remedy if it was intended: the next build does not warn again."""


def check(site: Path, output: Path, *, on_record: bool) -> tuple[Problem, ...]:
    """Check the folder `site` before importing into it, or publishing it into the folder `output`; returns warnings.

    `on_record` says whether the ledger records what is published there. Warns if the ledger, static files or the site's
    templates are gone. Raises ContentError if the articles are, or import's receipts.
    """
    _check_receipts(site)
    if _holds_files(site / "seeds"):
        # Also for a preview or a trial build, since either imports, and so would begin content/ anew.
        check_content(site, site / "public", on_record=True)
    if disk.real(output).is_relative_to(disk.real(site / ".newsgen")):
        return ()  # a preview
    check_content(site, output, on_record=on_record)
    ledger, static = (_holds_files(site / name) for name in (ledger_files.FOLDER, "static"))
    before = None if ledger and static else manifests.load(output)
    warnings = [*_gone_templates(site)] if on_record else []
    if before is None:
        return tuple(warnings)
    if not static:
        warnings += _gone_static(site, before)
    if not ledger and on_record and urls.ARCHIVE in before.files and _holds_files(site / "content"):
        what = "there is no ledger of versions, though articles were published before, so this build begins it anew"
        warnings.append(Problem(ledger_files.FOLDER, 1, what, f"{_RESTORE}; {_ONCE}"))
    return tuple(warnings)


def check_content(site: Path, output: Path, *, on_record: bool) -> None:
    """Raise ContentError if the folder `output` has articles of `site`, and content/ is gone or empty.

    `on_record` is as above.
    """
    before = None if _holds_files(site / "content") else manifests.load(output)
    if before is None:
        return
    dated, what = urls.ARCHIVE in before.files, ""
    if not (site / "content").is_dir():
        if dated or sitemaps.PAGES in before.files:
            what = "this folder is not there"
    elif dated and on_record:
        # If somebody had deleted the last article, the ledger would still be there.
        what = "there is no file in it, not even the ledger of versions"
    if what:
        remedy = f"{_RESTORE}; if it is to be without articles, remove {output} as well"
        raise ContentError(Problem("content", 1, f"{what}, and {output} has articles of it", remedy))


def check_articles(ledger: Ledger) -> None:
    """Raise ContentError if most articles of the `ledger` are gone."""
    gone = sorted(line.article for line in ledger.gone)
    if len(gone) < MANY or 2 * len(gone) < ledger.count:
        return
    what = f"{len(gone)} of the {ledger.count} articles that were published are gone, such as {gone[0]}"
    remedy = f"bring them back; if you did remove them, remove {ledger_files.FOLDER}/ as well"
    raise ContentError(Problem("content", 1, what, remedy))


def _gone_static(site: Path, before: Manifest) -> Iterator[Problem]:
    """Yields a warning if static/ is gone or empty and files published from it, as in `before`, will be withdrawn."""
    default = default_theme.folder("static")
    # Only files from static/ have the digest of their bytes as their key.
    own = [path for path, entry in before.files.items() if entry.key == entry.digest and not (default / path).is_file()]
    if own and (len(own) > 1 or not (site / "static").is_dir()):
        what = f"there is no file in it any more, so what was published of it is withdrawn, such as {min(own)}"
        yield Problem("static", 1, what, f"{_RESTORE}; {_ONCE}")


def remember(site: Path) -> None:
    """Record which of the site's own templates the build just published used."""
    own = _own_templates(site)
    if own != _used_templates(site):
        with suppress(OSError):  # the site is published by now, and no more than a later warning is lost
            cache.save(cache.place(site, _USED), own, "1")


def _gone_templates(site: Path) -> Iterator[Problem]:
    """Yields a warning if the site falls back to the default theme since its templates/ is gone or empty.

    Another machine does not know what the last build used, and cannot warn.
    """
    used = _used_templates(site)
    if used and not _own_templates(site) and (len(used) > 1 or not (site / themes.OWN).is_dir()):
        what = f"there is no file in it any more, so pages look as the default theme has them; {used[0]} was one"
        yield Problem(themes.OWN, 1, what, f"{_RESTORE}; {_ONCE}")


def _used_templates(site: Path) -> tuple[str, ...]:
    return cache.load(cache.place(site, _USED), tuple[str, ...], "1") or ()


def _own_templates(site: Path) -> tuple[str, ...]:
    own = themes.own_folder(site)
    return tuple(sorted(themes.names(own, themes.OWN))) if own else ()


def _check_receipts(site: Path) -> None:
    """Raise ContentError if the receipts are gone, so that the dumps of deleted articles would seem new."""
    if not (site / "seeds").is_dir():
        return
    # Imported here, since it is slow to load and only sites with dumps need it.
    from newsgen.importing import find_seeds, receipts, seed_name  # noqa: PLC0415

    if _holds_files(site / receipts.FOLDER):
        return
    seeds = [seed_name(site, path) for path in find_seeds(site)]
    stated = set(_stated_seeds(site)) if seeds else ()
    lost = [seed for seed in seeds if seed not in stated]
    if stated and lost:
        what = f"the receipts of imports are gone, so nobody knows whether {lost[0]} is new or its article was removed"
        remedy = f"{_RESTORE}; or run `newsgen import`, and look at what it brings in"
        raise ContentError(Problem(receipts.FOLDER, 1, what, remedy))


def _stated_seeds(site: Path) -> Iterator[str]:
    """The dumps that articles of the folder `site` name as their seed, and the export files that contain them."""
    for path in (path for path, _ in folders.scan(site, "content") if path.endswith(".md")):
        text = (site / path).read_text(encoding="utf-8", errors="replace")
        with suppress(ContentError):  # reading the articles will report it
            source = frontmatter.look(text, path).head.source
            if source and source.seed:
                yield from (source.seed, source.seed.rpartition("#")[0])


def _holds_files(folder: Path) -> bool:
    """Whether any file below `folder` counts."""
    for _, below, files in folders.walk(folder):
        below[:] = filter(folders.counts, below)
        if any(map(folders.counts, files)):
            return True
    return False
