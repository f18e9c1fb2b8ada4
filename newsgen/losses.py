"""What readers or the newsroom would lose by a build whose site is not all there: a disk that was not mounted, a
checkout of a part, the folder of another site.

One article that is gone was taken away by somebody, and the last one too: what was noted of it is still there. Where
nearly everything is gone, or the notes with it, nobody may have meant to.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from newsgen import default_theme, disk, folders
from newsgen.content import ledger_files
from newsgen.content.versions import Ledger
from newsgen.errors import ContentError, Problem
from newsgen.formats import frontmatter
from newsgen.incremental import cache
from newsgen.model import Article
from newsgen.publishing import manifest as manifests
from newsgen.publishing.manifest import Manifest
from newsgen.rendering import themes
from newsgen.site import sitemaps, urls

MANY = 10
"""From how many articles on a site counts as gone when most of them are."""

_USED = "own-templates"
"""Where the names of the site's own templates that were used are kept."""

_RESTORE = "bring it back, as by mounting the disk or checking out the whole repository"

_ONCE = "or leave it so, and build once without --strict"
"""What to do where that was meant: the next build says nothing."""


def check(site: Path, output: Path, *, on_record: bool) -> tuple[Problem, ...]:
    """Look at the folder `site` before anything is imported into it, or published of it into the folder `output`.

    `on_record` says whether what is published there is in the ledger. Warns where the ledger, static files or the
    site's templates are gone. Raises ContentError where articles are, or what import knows of them.
    """
    _check_receipts(site)
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
    """Refuse to go on where articles of the folder `site` are in the folder `output`, and nothing is in content/.

    `on_record` is as above. Raises ContentError.
    """
    before = None if _holds_files(site / "content") else manifests.load(output)
    if before is None:
        return
    dated, what = urls.ARCHIVE in before.files, ""
    if not (site / "content").is_dir():
        if dated or sitemaps.PAGES in before.files:
            what = "this folder is not there"
    elif dated and on_record:
        # Where somebody removed the last article, the ledger would still name it.
        what = "there is no file in it, not even the ledger of versions"
    if what:
        remedy = f"{_RESTORE}; if it is to be without articles, remove {output} as well"
        raise ContentError(Problem("content", 1, f"{what}, and {output} has articles of it", remedy))


def check_articles(ledger: Ledger, articles: Collection[Article]) -> None:
    """Refuse to withdraw most of the articles of the `ledger` at once, where `articles` are those that there are.

    Raises ContentError.
    """
    if len(ledger.gone) < MANY or 2 * len(ledger.gone) < ledger.count:
        return
    texts = {article.body_digest for article in articles}
    gone = sorted(line.article for line in ledger.gone if line.digest not in texts)  # others have moved
    if len(gone) < MANY or 2 * len(gone) < ledger.count:
        return
    what = f"{len(gone)} of the {ledger.count} articles that were published are gone, such as {gone[0]}"
    remedy = f"bring them back; if you did remove them, remove {ledger_files.FOLDER}/ as well"
    raise ContentError(Problem("content", 1, what, remedy))


def _gone_static(site: Path, before: Manifest) -> Iterator[Problem]:
    """A warning where static files of the site `before` are withdrawn with their folder."""
    default = default_theme.folder("static")
    # No other file is published for the key that its own bytes make.
    own = [path for path, entry in before.files.items() if entry.key == entry.digest and not (default / path).is_file()]
    if own and (len(own) > 1 or not (site / "static").is_dir()):
        what = f"there is no file in it any more, so what was published of it is withdrawn, such as {min(own)}"
        yield Problem("static", 1, what, f"{_RESTORE}; {_ONCE}")


def remember(site: Path) -> None:
    """Keep which templates of the site's own the build used that was just published."""
    own = _own_templates(site)
    if own != _used_templates(site):
        cache.save(cache.place(site, _USED), own, "1")


def _gone_templates(site: Path) -> Iterator[Problem]:
    """A warning where a site looks like the default theme since its templates went with their folder.

    Another machine does not know what the last build used, and has nothing to say.
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
    """Refuse to take dumps for new ones where nothing says any more which articles of theirs somebody removed."""
    if not (site / "seeds").is_dir():
        return
    # Here, since it is much to load, and for sites that have dumps alone.
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
    """The dumps that articles of the folder `site` say they were read from, and the exports that have such a dump."""
    for path in (path for path, _ in folders.scan(site, "content") if path.endswith(".md")):
        text = (site / path).read_text(encoding="utf-8", errors="replace")
        with suppress(ContentError):  # which is told where articles are read
            source = frontmatter.look(text, path).head.source
            if source and source.seed:
                yield from (source.seed, source.seed.rpartition("#")[0])


def _holds_files(folder: Path) -> bool:
    """Whether there is a file that counts anywhere below `folder`; the first one ends the search."""
    for _, below, files in folders.walk(folder):
        below[:] = filter(folders.counts, below)
        if any(map(folders.counts, files)):
            return True
    return False
