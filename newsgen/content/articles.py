"""From the text of one article file to an `Article`: pure, so that it can be cached and run anywhere."""

from collections.abc import Collection

import msgspec

from newsgen.config import Config
from newsgen.content import figure_files, heads, holding_back, links, pasted, plain_text, written
from newsgen.content.figure_files import Lookup
from newsgen.content.written import Written
from newsgen.errors import ContentError, Problem, raise_all
from newsgen.formats import budget
from newsgen.formats import figures as shown
from newsgen.incremental import digests
from newsgen.model import Article, Figure


class Reading(msgspec.Struct, gc=False, frozen=True, array_like=True):
    """An article, its warnings, and the picture lookups that both depend on."""

    article: Article
    warnings: tuple[Problem, ...]
    lookups: tuple[Lookup, ...]

    def holds(self, files: Collection[str]) -> bool:
        """Whether a new reading with `files`, those of the site, would be the same."""
        return all(lookup.holds(files) for lookup in self.lookups)


def digest(text: str) -> str:
    """The digest of a file's text."""
    return digests.of(text.encode(errors="surrogatepass"))


def body(text: str, line: int) -> str:
    """The part of an article file's text that starts on `line`."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return text[start:]


def read(text: str, path: str, config: Config, files: Collection[str]) -> Reading:
    """The article in the file `path`, whose content is `text`.

    `files` are the files of the site, relative to it: a picture that is not among them does not exist. Raises one
    ContentError with all that is wrong.
    """
    taken, raw_html = written.take_apart(text, path), config.raw_html == "sanitised"
    try:
        budget.check(taken.document, text, path, raw_html=raw_html)
    except ContentError as e:  # such a text is not examined further
        raise_all(ContentError, (*taken.wrong, *e.problems))
    heads.check_addresses(taken)
    holding_back.check(taken)
    holding_back.check_markup(taken, raw_html=raw_html)
    if raw_html:
        pasted.check_dropped(taken)
    else:
        pasted.check_shown(taken)
    figures, lookups = figure_files.find(taken, files)
    article = _article(taken, config, figures)
    for figure in figures:
        if not article.shows(figure):
            what = f"the figure {figure.id!r} stands nowhere in the text"
            taken.warn(figure.line, what, f"add ![][{figure.id}], or remove it")
    raise_all(ContentError, taken.wrong)
    return Reading(article, tuple(taken.doubtful), lookups)


def _article(written: Written, config: Config, figures: tuple[Figure, ...]) -> Article:
    head, body = written.document.head, written.document.body
    ids, raw_html = shown.ids(entry.id for entry in head.figures), config.raw_html == "sanitised"
    paragraphs = plain_text.without_html(body) if raw_html and "<" in body else written.paragraphs
    prose = plain_text.prose(paragraphs, ids)
    summary = head.summary or plain_text.summary(prose)
    extra = heads.extra_fields(written)
    language = heads.language(written, config.language)
    date = heads.time(written, ("date",), head.date, config.zone)
    article = Article(
        path=written.path,
        title=heads.title(written),
        slug=heads.slug(written),
        date=date,
        day=date.astimezone(config.zone).date().isoformat() if date else "",
        updated=heads.updated(written, date, config.zone),
        authors=heads.names(head.authors),
        section=heads.section(written, config),
        tags=heads.names(head.tags),
        summary=summary,
        dateline=head.dateline or "",
        language=language,
        lead=heads.lead(written, figures),
        figures=figures,
        source=heads.source(written),
        draft=head.draft,
        embargo=heads.time(written, ("embargo",), head.embargo, config.zone),
        corrections=heads.corrections(written, date, config.zone),
        aliases=head.aliases,
        review=head.review,
        label=" ".join(extra.label.split()),
        series=" ".join(extra.series.split()),
        key_points=extra.key_points,
        pinned=extra.pin,
        extra=head.extra,
        digest=digest(written.text),
        body_digest=digest(body.strip()),
        body_line=written.document.body_line,
        words=plain_text.count(prose, language),
        repeated=not head.summary or plain_text.repeats(summary, body),
        links=links.find(written, config),
    )
    return article if date else heads.undated(written, article)
