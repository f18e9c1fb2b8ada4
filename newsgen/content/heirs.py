"""Recorded articles whose files were renamed or moved: which file of today continues the record of one that is gone."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from newsgen.content.ledger_files import Noted
from newsgen.model import Article


def of(
    gone: Mapping[str, Sequence[Noted]], fresh: Iterable[Article], places: Mapping[str, str]
) -> dict[str, Sequence[Noted]]:
    """The lines that `fresh` articles, which have none, take over from those `gone`, by the path of each heir.

    An heir is at an address of the former article, as readers take the two for one, or has its text. `places` has the
    output files by article path, without those of withheld articles.
    """
    left, found = dict(gone), dict[str, Sequence[Noted]]()
    if left:
        dated = [article for article in fresh if article.date]
        _match(left, found, dated, lambda line: (line.place, *line.since), lambda article: places.get(article.path))
        _match(left, found, dated, lambda line: (line.digest,), _text)
    return found


def _text(article: Article) -> str | None:
    """What tells the text of `article`; pictures without words have none of their own."""
    return article.body_digest if article.words else None


def _match(
    left: dict[str, Sequence[Noted]],
    found: dict[str, Sequence[Noted]],
    articles: Iterable[Article],
    marks: Callable[[Noted], Iterable[str]],
    mark: Callable[[Article], str | None],
) -> None:
    """Move from `left` to `found` what has an heir by one of the `marks`: the first article that bears it."""
    owners = {sign: path for path, lines in left.items() for line in lines for sign in marks(line) if sign}
    for article in articles:
        owner = owners.get(mark(article) or "")
        if owner in left and article.path not in found:
            found[article.path] = left.pop(owner)
