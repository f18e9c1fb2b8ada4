"""The contents of the site's lists: the articles by tag, by author and by month, and the corrections."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

import msgspec

from newsgen.config import FILE
from newsgen.errors import ContentError, Problem
from newsgen.model import Article
from newsgen.site import urls
from newsgen.site.clashes import Lines
from newsgen.site.edition import NONE, Edition, Selection
from newsgen.site.spellings import beyond_address, order

_Names = Callable[[Article], Sequence[str]]


class Group(msgspec.Struct, frozen=True):
    """The articles of a tag or an author, newest first, with its name and the output file of its list's newest page.

    `profile` is an author's profile, if there is one.
    """

    name: str
    file: str
    articles: Selection
    profile: Article | None = None


class Month(msgspec.Struct, frozen=True):
    """The articles of a month in the site's time zone, newest first; `first` is its first day."""

    first: date
    articles: Selection


def tags(edition: Edition) -> tuple[Group, ...]:
    """All tags, in the order of an index."""
    return _sorted(_grouped(edition.articles, attrgetter("tags"), urls.tag_file).values())


def authors(edition: Edition) -> tuple[Group, ...]:
    """All authors, in the order of an index: those of articles, and those who have only a profile.

    Raises ContentError where one author has two profiles.
    """
    found = _grouped(edition.articles, attrgetter("authors"), urls.author_file)
    for profile in edition.profiles:
        file = urls.author_file(profile.title)
        known = found.get(file, Group(profile.title, file, NONE))
        if known.profile:
            what = f"{known.profile.path} is about {profile.title!r} already"
            raise ContentError(Problem(profile.path, 1, what, "keep one of the two, or tell the names apart"))
        found[file] = Group(profile.title, file, known.articles, profile)
    return _sorted(found.values())


def mistakable(edition: Edition) -> Iterator[Problem]:
    """A warning for each section, tag and author that shares its page with one of another name, not just another
    spelling: addresses hold no `#`, `+` or letters of other scripts.

    Sections in the settings are not checked: they may well have two names, an old one and the present one.
    """
    oldest_first, own = edition.articles[::-1], [section for section in edition.sections if section.entry is None]
    files = {a.section: f"{section.slug}/{urls.INDEX}" for section in own for a in section.articles}
    kinds: tuple[tuple[str, Mapping[str, Article], Callable[[str], str]], ...] = (
        ("tags", {name: article for article in oldest_first for name in article.tags}, urls.tag_file),
        ("authors", {name: article for article in oldest_first for name in article.authors}, urls.author_file),
        ("section", {a.section: a for section in own for a in reversed(section.articles)}, files.__getitem__),
    )
    for key, newest, file in kinds:
        alike: dict[str, dict[str, str]] = {}
        for name in sorted(newest):
            alike.setdefault(file(name), {}).setdefault(beyond_address(name), name)
        for place, (first, *others) in ((place, found.values()) for place, found in alike.items()):
            for name in others:
                what = f"{name!r} and {first!r}, in `{key}`, have one page together, /{place}"
                yield Problem(newest[name].path, 1, what, "spell them alike if they are one, or tell the names apart")


def unnamed(edition: Edition, lines: Lines) -> Iterator[Problem]:
    """A note on each section that articles name and the settings do not, while one of the settings has no article:
    it may be the same one, renamed only in the settings.
    """
    empty = next((s for s in edition.sections if s.entry is not None and not s.articles), None)
    for section in edition.sections if empty else ():
        if section.entry is None and empty:
            count = len(section.articles)
            many = f"{count} articles are" if count > 1 else f"{section.articles[0].path} is"
            what = f"{many} in the section {section.name!r}, which is not named here, while {empty.name!r} has none"
            remedy = f"give them the new name if you renamed it, or name {section.name!r} here as well"
            yield Problem(FILE, lines.line_of(FILE, "sections", empty.entry or 0), what, remedy)


def months(edition: Edition) -> tuple[Month, ...]:
    """All months that have articles, newest first."""
    found: dict[str, list[int]] = {}
    for place, article in enumerate(edition.articles):
        found.setdefault(article.day[:7], []).append(place)
    return tuple(
        Month(date.fromisoformat(f"{month}-01"), Selection(edition.articles, places)) for month, places in found.items()
    )


def corrections(edition: Edition) -> tuple[tuple[Article, int], ...]:
    """All corrections, newest first: each as its article and its index in `article.corrections`.

    Of equal times, one article's stay together, and the later entry of its front matter comes first.
    """
    corrected = [article for article in edition.published if article.corrections]
    found = ((article, place) for article in corrected for place in range(len(article.corrections)))
    return tuple(
        sorted(found, key=lambda each: (-each[0].corrections[each[1]].date.timestamp(), each[0].path, -each[1]))
    )


def _grouped(articles: Sequence[Article], names: _Names, file: Callable[[str], str]) -> dict[str, Group]:
    """Groups by their file. The oldest article's spelling is the name, so that a new one cannot rename a group."""
    held: dict[str, list[int]] = {}
    spelled: dict[str, str] = {}
    known = functools.cache(file)
    for place, article in enumerate(articles):
        for name in reversed(names(article)):
            page = known(name)
            own = held.setdefault(page, [])
            if not own or own[-1] != place:
                own.append(place)
            spelled[page] = name
    return {page: Group(spelled[page], page, Selection(articles, found)) for page, found in held.items()}


def _sorted(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: (order(group.name), group.file)))
