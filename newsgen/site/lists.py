"""The pages that list articles: sections, tags, authors, and the corrections to them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from newsgen import context, languages
from newsgen.model import Article, Correction
from newsgen.site import groups, urls
from newsgen.site.edition import Edition, Section, Selection
from newsgen.site.groups import Group
from newsgen.site.paging import Slice, paged
from newsgen.site.recipes import Recipe
from newsgen.site.spellings import initial
from newsgen.site.views import Views

PER_PAGE = 20
"""Articles per page of a list. Changing it would change the content of every numbered page."""

FEW = 30
"""The most names that an index shows without grouping them by letter."""


def section(section: Section, view: Views) -> Iterator[Recipe]:
    """The pages of a section."""
    file = urls.section_file(section.name, view.config)
    named = section.name, section.description
    for part in paged(file, section.articles, PER_PAGE, view.config):
        make = partial(_section, section, file, part, view)
        yield view.recipe(part.file, "section.html", make, listed=part.items, parts=(named, part.number, part.pager))


def tag(group: Group, view: Views) -> Iterator[Recipe]:
    """The pages of a tag."""
    for part in paged(group.file, group.articles, PER_PAGE, view.config):
        make = partial(_tag, group, part, view)
        yield view.recipe(part.file, "tag.html", make, listed=part.items, parts=(group.name, part.number, part.pager))


def author(group: Group, view: Views) -> Iterator[Recipe]:
    """The pages of an author; the newest shows the profile."""
    for part in paged(group.file, group.articles, PER_PAGE, view.config):
        profile = None if part.number else group.profile
        make = partial(_author, group, profile, part, view)
        about = [profile] if profile else []
        parts = group.name, part.number, part.pager
        yield view.recipe(part.file, "author.html", make, articles=about, listed=part.items, parts=parts)


def _section(section: Section, file: str, part: Slice[Selection], view: Views) -> context.SectionPage:
    link = context.Link(section.name, urls.href(file, view.config))
    return context.SectionPage(
        site=view.site,
        meta=view.list_meta(part.file, section.name, part.number, section.description, file),
        section=link,
        trail=(link,) if part.number else (),
        description="" if part.number else section.description,
        cards=tuple(map(view.card, part.items)),
        pager=part.pager,
    )


def _tag(group: Group, part: Slice[Selection], view: Views) -> context.TagPage:
    link = view.tag(group.name)
    return context.TagPage(
        site=view.site,
        meta=view.list_meta(part.file, group.name, part.number, channel=group.file),
        tag=link,
        trail=(view.index(urls.TAGS), link) if part.number else (view.index(urls.TAGS),),
        cards=tuple(map(view.card, part.items)),
        pager=part.pager,
    )


def _author(group: Group, profile: Article | None, part: Slice[Selection], view: Views) -> context.AuthorPage:
    link = view.author(group.name)
    picture = view.lead(profile) if profile else None
    language = profile.language if profile else view.config.language
    return context.AuthorPage(
        site=view.site,
        meta=view.list_meta(part.file, group.name, part.number, profile.summary if profile else "", group.file),
        author=link,
        trail=(view.index(urls.AUTHORS), link) if part.number else (view.index(urls.AUTHORS),),
        language=language,
        direction=languages.direction(language),
        standfirst=view.standfirst(profile) if profile else "",
        picture=picture,
        body=view.body(profile, picture) if profile else None,
        cards=tuple(map(view.card, part.items)),
        pager=part.pager,
        extra=profile.extra if profile else {},
    )


def indexes(held: Mapping[str, Sequence[Group]], view: Views) -> Iterator[Recipe]:
    """A page for each non-empty list of names in `held`, by its output file: the names under their first letters.

    Up to FEW names are not grouped.
    """
    for file, found in held.items():
        if found:
            parts = [(group.name, group.file) for group in found]
            yield view.recipe(file, "index.html", partial(_index, file, found, view), parts=parts)


def _index(file: str, found: Sequence[Group], view: Views) -> context.IndexPage:
    letters: dict[str, list[context.Link]] = {}
    for group in found:
        link = context.Link(group.name, urls.href(group.file, view.config))
        letters.setdefault(initial(group.name) if len(found) > FEW else "", []).append(link)
    title = view.index(file).text
    return context.IndexPage(
        site=view.site,
        meta=view.list_meta(file, title, 0),
        title=title,
        letters=tuple(context.Letter(letter, tuple(links)) for letter, links in letters.items()),
    )


def corrections(edition: Edition, view: Views) -> Iterator[Recipe]:
    """The pages of all corrections, with links to the corrected articles."""
    made = [(article.corrections[place], article) for article, place in groups.corrections(edition)]
    for part in paged(urls.CORRECTIONS, made, PER_PAGE, view.config):
        articles = [article for _, article in part.items]
        parts = [correction for correction, _ in part.items], part.number, part.pager
        make = partial(_corrections, part, view)
        yield view.recipe(part.file, "corrections.html", make, articles=articles, parts=parts)


def _corrections(part: Slice[list[tuple[Correction, Article]]], view: Views) -> context.CorrectionsPage:
    home = view.index(urls.CORRECTIONS)
    return context.CorrectionsPage(
        site=view.site,
        meta=view.list_meta(part.file, home.text, part.number, channel=urls.CORRECTIONS),
        title=home.text,
        trail=(home,) if part.number else (),
        entries=tuple(_corrected(correction, article, view) for correction, article in part.items),
        pager=part.pager,
    )


def _corrected(correction: Correction, article: Article, view: Views) -> context.Corrected:
    language = article.language
    return context.Corrected(view.link(article), language, languages.direction(language), view.correction(correction))
