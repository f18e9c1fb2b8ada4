"""Published articles that go to another address: what led to the former one, and whether anything leads there still."""

import re
from collections.abc import Sequence

from newsgen.errors import Problem
from newsgen.model import Article


def left_slug(article: Article, published: Sequence[str]) -> str:
    """The slug with which `article` was `published` last, if it has another now and none of its aliases has that."""
    if not published or article.slug in published:
        return ""
    former = published[-1]
    return "" if any(former in re.split(r"[/.]", alias) for alias in article.aliases) else former


def warning(article: Article, slug: str) -> Problem:
    """The warning about the address with `slug`, which `article` has left."""
    return Problem(
        article.path,
        1,
        f"it was published with the slug `{slug}`, and the address that has this leads to nothing now",
        f"set `slug: {slug}`, or put that address into `aliases`",
    )
