"""Articles that are published before the date they bear, which their editors may not have meant."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from newsgen import frontmatter
from newsgen.content import library
from newsgen.content.library import Library
from newsgen.errors import Problem
from newsgen.model import Article


def early(found: Library, published: Iterable[Article], at: datetime) -> Iterator[Problem]:
    """A note on each article among `published` whose date lies after `at`, and which nothing else holds back."""
    for article in published:
        if article.date and article.date > at and not article.draft and not article.embargo:
            line = frontmatter.line_of(library.text(found.site / article.path, article.path), "date")
            what = "`date` lies ahead, and the article is published all the same"
            yield Problem(article.path, line, what, "correct it, or add `embargo` with that time to hold it back")
