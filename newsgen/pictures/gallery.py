"""Read all pictures of an edition, make their derivatives in the cache, and describe them for pages."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from newsgen import context, slugs
from newsgen.config import FILE, Config, line_of
from newsgen.errors import PictureError, Problem, raise_all
from newsgen.model import Article, Figure
from newsgen.pictures import FOLDER, derivatives, kept, rights, scrub
from newsgen.pictures.derivatives import Derivation, Rendition
from newsgen.pictures.kept import Made
from newsgen.pictures.memory import Memory
from newsgen.pictures.metadata import PictureFacts
from newsgen.pictures.rights import Rights
from newsgen.pictures.scrub import ENCLOSED, Private
from newsgen.supplied import Crop, Supplied

FALLBACK_WIDTH = 1200
"""The greatest width of the file for browsers without `srcset`, in pixels."""

_MEANT = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " #%?"})
"""Escapes for characters that a file name may hold and that mean something else in an address."""


class Gallery(msgspec.Struct, frozen=True):
    """What pages need to show each picture, by its file; the files to publish, by their path in the output; the
    warnings; and how many files had to be made.
    """

    supplied: Mapping[str, Supplied]
    files: Mapping[str, Path]
    warnings: tuple[Problem, ...]
    made: int


class _Use(msgspec.Struct, frozen=True):
    """A figure that shows a picture, and its article."""

    article: str
    figure: Figure


def prepare(  # noqa: PLR0913  # the whole of the stage's input
    site: Path,
    articles: Iterable[Article],
    static: Iterable[str],
    config: Config,
    *,
    at: datetime,
    jobs: int | None = None,
) -> Gallery:
    """Make the files that the figures of `articles` need, and check the files `static` (paths relative to static/).

    A picture that cannot be published is left out, with a warning that names the article and its line. Raises
    PictureError where a static file cannot be read or carries what must not be published, where a figure lacks a
    picture and the settings make that an error, or where the cache cannot be written.
    """
    everything = sorted(articles, key=lambda article: article.path)
    memory = Memory(site, config.max_megapixels)
    carried = {name: found for name in static if (found := memory.private(f"static/{name}"))}
    raise_all(PictureError, _private(carried))
    if config.missing_pictures == "error":
        raise_all(PictureError, _missing(everything))
    warnings = [*_enclosed(carried)]
    derivations: dict[str, Derivation] = {}
    supplied: dict[str, Supplied] = {}
    uses = _uses(everything)
    for file, by in uses.items():
        try:
            facts = memory.facts(file)
        except PictureError as e:
            warnings += (_at(use, p) for p in e.problems for use in by)
            continue
        if facts.warnings or facts.rights.named or facts.rights.rights_expires:
            warnings += (doubt for use in by for doubt in _doubts(use, facts, at))
        if file.startswith("static/"):
            supplied[file] = _as_it_is(file, facts, config)
        else:
            derivations[file] = derivation = _derivation([use.figure for use in by], facts, config)
            warnings += (_told(use, p) for p in derivation.warnings for use in by)
            warnings += _at_odds(by)
    folder = site / ".newsgen" / "pictures"
    made, failed, count = _make(site, derivations, folder, jobs)
    warnings += (_at(use, problem) for file, problem in failed.items() for use in uses[file])
    files: dict[str, Path] = {}
    for file, done in made.items():
        derivation = derivations[file]
        supplied[file] = _described(derivation, done, memory.facts(file).rights, config)
        files |= {f"{FOLDER}/{r.name}": folder / r.name for r in derivation.renditions}
    memory.save()
    return Gallery(supplied, files, tuple(sorted(set(warnings))), count)


def _uses(articles: Iterable[Article]) -> dict[str, list[_Use]]:
    """The uses of each picture file; the first decides its crops."""
    found: dict[str, list[_Use]] = {}
    for article in articles:
        for figure in article.figures:
            if figure.picture and article.shows(figure):
                found.setdefault(figure.picture, []).append(_Use(article.path, figure))
    return found


def _enclosed(carried: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for name, found in carried.items():
        if ENCLOSED in found:
            what = "a photograph in this file tells where it was taken, and is published so"
            remedy = "make the file anew from photographs without their position, or leave it where that may be known"
            yield Problem(f"static/{name}", 1, what, remedy)


def _private(carried: Mapping[str, Sequence[Private]]) -> Iterator[Problem]:
    for name, found in carried.items():
        if ENCLOSED not in found:
            what = f"this file {scrub.told(found)}"
            remedy = "remove its metadata or, if it is a picture of an article, put it into content/images/"
            yield Problem(f"static/{name}", 1, what, remedy)


def _missing(articles: Iterable[Article]) -> Iterator[Problem]:
    for article in articles:
        for figure in article.figures:
            if figure.picture is None:
                what = f"the figure {figure.id!r} has no picture, and `missing_pictures` is `error`"
                yield Problem(article.path, figure.line, what, "name its file as `src`, or take the figure out")


def unsupplied(site: Path, articles: Iterable[Article], config: Config) -> Iterator[Problem]:
    """A note on how many figures of `articles` are shown as empty boxes, since they lack a picture; `site` is the
    site's folder.
    """
    lacking = ((a, figure) for a in articles for figure in a.figures if figure.picture is None)
    count = sum(article.shows(figure) for article, figure in lacking)
    if count and config.missing_pictures == "placeholder":
        what, them = f"{count} figures have no picture and are shown to readers as empty boxes", "them"
        if count == 1:
            what, them = "1 figure has no picture and is shown to readers as an empty box", "it"
        remedy = f"`newsgen review` lists {them}, and `missing_pictures: omit` leaves {them} out"
        yield Problem(FILE, line_of(site, "missing_pictures"), what, remedy)


def _at(use: _Use, problem: Problem) -> Problem:
    """Why a picture cannot be shown, reported where it is used."""
    return _told(use, msgspec.structs.replace(problem, what=f"cannot be shown: {problem.what}"))


def _told(use: _Use, problem: Problem) -> Problem:
    """What is wrong with a picture, reported where it is used."""
    what = f"the picture {use.figure.picture} {problem.what}"
    return Problem(use.article, use.figure.line, what, problem.remedy)


def _doubts(use: _Use, facts: PictureFacts, at: datetime) -> Iterator[Problem]:
    place = use.article, use.figure.line
    yield from (_told(use, problem) for problem in facts.warnings)
    if use.figure.credit and rights.disagrees(use.figure.credit, facts.rights):
        own, picture = facts.rights.named, use.figure.picture
        what = f"the credit {use.figure.credit!r} is not the one in {picture}, which says {own!r}"
        yield Problem(*place, what, "ask which is right, and correct the other")
    if rights.expired(facts.rights, at):
        what = f"the rights to {use.figure.picture} ended on {facts.rights.rights_expires}"
        yield Problem(*place, what, "renew them, or take the picture out")


def _at_odds(by: Sequence[_Use]) -> Iterator[Problem]:
    """A warning for each use that credits others than the first that credits anybody, whom the files name."""
    first, *others = [use for use in by if use.figure.credit] or by
    for use in others:
        credit, stated = use.figure.credit, first.figure.credit
        if credit != stated and rights.disagrees(credit, Rights(credit=stated)):
            what = f"the credit {credit!r} of {use.figure.picture} is not that at {first.article}:{first.figure.line}"
            remedy = "ask which is right, and correct the other"
            yield Problem(use.article, use.figure.line, f"{what}, {stated!r}, which its files carry", remedy)


def _derivation(shown: Sequence[Figure], facts: PictureFacts, config: Config) -> Derivation:
    """How to make the files of a picture that the figures `shown` share: the first that names a maker is believed."""
    own = facts.rights.notice()
    credit = next((figure.credit for figure in shown if figure.credit), own.credit)
    terms = next((figure.license for figure in shown if figure.license), own.license)
    notice = msgspec.structs.replace(own, credit=credit, license=terms)
    file = shown[0].picture or ""
    return derivatives.plan(
        facts,
        slug=slugs.slug(Path(file).stem, "picture"),
        widths=config.picture_widths,
        focus=shown[0].focus,
        notice=notice,
        file=file,
    )


def _make(
    site: Path, derivations: Mapping[str, Derivation], folder: Path, jobs: int | None
) -> tuple[dict[str, Made], dict[str, Problem], int]:
    """What was made for each picture, now or earlier; why others failed; and the number of new files."""
    found = {file: kept.made_before(derivation, folder) for file, derivation in derivations.items()}
    made = {file: before for file, before in found.items() if before}
    failed: dict[str, Problem] = {}
    count = 0
    if len(made) < len(found):
        # Imported here: it is slow to load, and most builds find every picture made.
        from newsgen.pictures import workers  # noqa: PLC0415

        folder.mkdir(parents=True, exist_ok=True)
        todo = {site / file: file for file in found if file not in made}
        work = [workers.Job(source, derivations[file]) for source, file in todo.items()]
        processes = min(jobs or os.cpu_count() or 1, len(todo))
        for job, done in workers.make_all(work, folder, processes=processes):
            if isinstance(done, Problem):
                failed[todo[job.source]] = done
            else:
                made[todo[job.source]] = done
                count += len(done.written)
    return made, failed, count


def _described(derivation: Derivation, done: Made, said: rights.Rights, config: Config) -> Supplied:
    fallback = derivation.fallback
    middle = _middle(fallback)
    others = tuple(
        context.PictureFormat(found[0].media_type, _srcset(found, config))
        for form in ("avif", "webp")
        if (found := derivation.of(form))
    )
    return Supplied(
        picture=context.Picture(
            src=_href(middle, config),
            srcset=_srcset(fallback, config),
            width=middle.width,
            height=middle.height,
            formats=others,
            placeholder=done.placeholder,
        ),
        crops=tuple(Crop(_href(r, config), r.width, r.height) for r in derivation.crops),
        alt=said.alt,
        caption=said.caption,
        credit=derivation.notice.named,
        creator=said.creator,
        copyright=said.copyright,
        license=derivation.notice.license,
    )


def _as_it_is(file: str, facts: PictureFacts, config: Config) -> Supplied:
    """A picture from static/, which is published unchanged."""
    href = config.base_path + file.removeprefix("static/").translate(_MEANT)
    said = facts.rights
    return Supplied(
        picture=context.Picture(
            src=href, srcset="", width=facts.width, height=facts.height, formats=(), placeholder=""
        ),
        crops=(),
        alt=said.alt,
        caption=said.caption,
        credit=said.named,
        creator=said.creator,
        copyright=said.copyright,
        license=said.license,
    )


def _srcset(renditions: tuple[Rendition, ...], config: Config) -> str:
    return ", ".join(f"{_href(r, config)} {r.width}w" for r in renditions)


def _href(rendition: Rendition, config: Config) -> str:
    return f"{config.base_path}{FOLDER}/{rendition.name}"


def _middle(renditions: tuple[Rendition, ...]) -> Rendition:
    """The rendition for browsers without `srcset`: no wider than FALLBACK_WIDTH, if there is one."""
    return next((r for r in reversed(renditions) if r.width <= FALLBACK_WIDTH), renditions[0])
