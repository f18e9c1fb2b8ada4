"""Social cards: the pictures that networks show for articles without a picture of their own.

A card's name follows from its content, so that planning knows it before a pixel is drawn, and a card in the cache is
not drawn again.
"""

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from newsgen import atomic, executors
from newsgen.config import Config
from newsgen.errors import PictureError, of_disk
from newsgen.incremental import cache
from newsgen.model import Article
from newsgen.pictures import FOLDER, seals
from newsgen.pictures.seals import Seal
from newsgen.supplied import SocialCard, Supplied

if TYPE_CHECKING:
    from newsgen.pictures.card_drawing import Words

WORTH_A_POOL = 100
"""The number of cards from which starting processes pays: each costs as much as some twenty cards."""

LEAST_WIDTH = 300
"""Networks show a picture narrower than this, in pixels, small or not at all."""

_BATCH = 16
_SEALS, _FORMAT = "seals", "1"


class Cards(msgspec.Struct, frozen=True):
    """The cards, by their article's path; the files to publish, by their path in the output; and how many had to be
    drawn.
    """

    shown: Mapping[str, SocialCard]
    files: Mapping[str, Path]
    made: int


def prepare(
    site: Path,
    articles: Iterable[Article],
    pictured: Mapping[str, Supplied],
    config: Config,
    *,
    jobs: int | None = None,
) -> Cards:
    """Draw the missing cards of `articles`; `pictured` has the data of each picture file that can be shown.

    Raises PictureError where the cache cannot be written.
    """
    bare = [article for article in articles if not _has_picture(article, pictured)] if config.social_cards else []
    if not bare:
        return Cards({}, {}, 0)
    # Imported here, since it is slow to load.
    from newsgen.pictures import card_words  # noqa: PLC0415

    cards = {article.path: card for article in bare if (card := card_words.card(article, config))}
    wanted = {card.name: card.words for card in cards.values()}
    folder = site / ".newsgen" / "pictures" / "cards"
    try:
        sealed = cache.load(folder / _SEALS, dict[str, Seal], _FORMAT) or {}
        missing = sorted(name for name in wanted if name not in sealed or not sealed[name].holds(folder / name))
        _draw({name: wanted[name] for name in missing}, folder, jobs)
        if missing:
            sealed |= {name: seals.seal(folder / name) for name in missing}
            cache.save(folder / _SEALS, sealed, _FORMAT)
    except OSError as e:
        raise PictureError(of_disk(e, str(folder), "cards cannot be written")) from e
    return Cards(
        shown={path: card.shown for path, card in cards.items()},
        files={f"{FOLDER}/{name}": folder / name for name in sorted(wanted)},
        made=len(missing),
    )


def _has_picture(article: Article, pictured: Mapping[str, Supplied]) -> bool:
    """Whether `article` has a lead picture that is not too small for networks."""
    leads = (pictured.get(figure.picture or "") for figure in article.figures if figure.id == article.lead)
    return any(lead is not None and lead.picture.width >= LEAST_WIDTH for lead in leads)


def _draw(cards: Mapping[str, "Words"], folder: Path, jobs: int | None) -> None:
    if not cards:
        return
    folder.mkdir(parents=True, exist_ok=True)
    draw = functools.partial(_draw_one, folder)
    with executors.local(jobs if len(cards) >= WORTH_A_POOL else 1) as runner:
        for _ in runner.executor.map(draw, cards.items(), chunksize=_BATCH):
            pass


def _draw_one(folder: Path, card: "tuple[str, Words]") -> None:
    from newsgen.pictures import card_drawing  # noqa: PLC0415  # as above

    name, words = card
    atomic.put(folder / name, card_drawing.draw(words))
