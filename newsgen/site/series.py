"""Series: articles that tell one story in parts, in the order in which they were published."""

from collections.abc import Mapping, Sequence

from newsgen import context
from newsgen.model import Article
from newsgen.site.views import Views


def parts(articles: Sequence[Article], view: Views) -> Mapping[str, context.Series]:
    """The place in its series of each article that is in one, by the article's path; `articles` is newest first.

    The number of parts is left out, so that a new part changes only the one before it.
    """
    held: dict[str, list[Article]] = {}
    for article in reversed(articles):
        if article.series:
            held.setdefault(article.series.casefold(), []).append(article)
    return {
        article.path: context.Series(
            name=found[0].series,
            part=place + 1,
            previous=view.link(found[place - 1]) if place else None,
            next=view.link(found[place + 1]) if place + 1 < len(found) else None,
        )
        for found in held.values()
        for place, article in enumerate(found)
    }
