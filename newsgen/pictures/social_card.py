"""Social cards: the picture that networks show for an article which has none of its own.

A card's name follows from what is drawn on it, so that planning knows it before a pixel is drawn, and a card that lies
in the cache is never drawn again.
"""

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from newsgen import executors, languages, whole
from newsgen.config import Config
from newsgen.errors import PictureError, of_disk
from newsgen.incremental import cache, digests
from newsgen.model import Article
from newsgen.pictures import FOLDER, card_drawing, seals, typesetting
from newsgen.pictures.card_drawing import HEIGHT, LOOK, WIDTH, Words
from newsgen.pictures.seals import Seal
from newsgen.pictures.typesetting import Direction
from newsgen.supplied import Crop, SocialCard, Supplied

WORTH_A_POOL = 100
"""From this many cards on, starting processes pays: each costs what some twenty cards do."""

LEAST_WIDTH = 300
"""A picture that is narrower, in pixels, is shown small by networks, or not at all."""

_BATCH = 16
_SEALS, _FORMAT = "seals", "1"


class Cards(msgspec.Struct, frozen=True):
    """The card of each article that has one, by the article's path; the files to publish, by their place in the
    output; and how many had to be drawn.
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
    """Draw what cards the `articles` still need; `pictured` has what each picture file that can be shown offers.

    Raises PictureError where the cache cannot be written.
    """
    shown: dict[str, SocialCard] = {}
    wanted: dict[str, Words] = {}
    for article in articles if config.social_cards else ():
        if not _has_picture(article, pictured) and (words := _words(article, config)):
            name = _name(words)
            wanted[name] = words
            picture = Crop(f"{config.base_path}{FOLDER}/{name}", WIDTH, HEIGHT)
            shown[article.path] = SocialCard(picture, article.title if words.headline else config.title)
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
        shown=shown,
        files={f"{FOLDER}/{name}": folder / name for name in sorted(wanted)},
        made=len(missing),
    )


def _has_picture(article: Article, pictured: Mapping[str, Supplied]) -> bool:
    """Whether there is a lead figure that networks can be shown, and that they do not think too small."""
    leads = (pictured.get(figure.picture or "") for figure in article.figures if figure.id == article.lead)
    return any(lead is not None and lead.picture.width >= LEAST_WIDTH for lead in leads)


def _words(article: Article, config: Config) -> Words | None:
    """What stands on the card of `article`; None where nothing of it can be set.

    Where its headline cannot, the site's name stands alone, the same for all such articles.
    """
    own = languages.direction(config.language)
    site = _setting(config.title, own)
    headline = typesetting.setting(article.title, languages.direction(article.language))
    if headline is None:
        return Words(None, None, site, config.language) if site else None
    return Words(headline, _setting(article.label or article.section, own), site, article.language)


@functools.lru_cache(maxsize=1024)
def _setting(text: str, direction: Direction) -> typesetting.Setting | None:
    """As `typesetting.setting`, for texts that stand on many cards."""
    return typesetting.setting(text, direction)


def _name(words: Words) -> str:
    return f"card-{digests.short(msgspec.json.encode((LOOK, typesetting.stamp(), words)))}.png"


def _draw(cards: Mapping[str, Words], folder: Path, jobs: int | None) -> None:
    if not cards:
        return
    folder.mkdir(parents=True, exist_ok=True)
    draw = functools.partial(_draw_one, folder)
    with executors.local(jobs if len(cards) >= WORTH_A_POOL else 1) as runner:
        for _ in runner.executor.map(draw, cards.items(), chunksize=_BATCH):
            pass


def _draw_one(folder: Path, card: tuple[str, Words]) -> None:
    name, words = card
    whole.put(folder / name, card_drawing.draw(words))
