"""The texts on an article's social card, and the file name that follows from them."""

import functools

import msgspec

from newsgen import languages
from newsgen.config import Config
from newsgen.incremental import digests
from newsgen.model import Article
from newsgen.pictures import FOLDER, typesetting
from newsgen.pictures.card_drawing import HEIGHT, LOOK, WIDTH, Words
from newsgen.pictures.typesetting import Direction
from newsgen.supplied import Crop, SocialCard


class Card(msgspec.Struct, frozen=True):
    """A card: its file name, the texts drawn on it, and what a page says of it."""

    name: str
    words: Words
    shown: SocialCard


def card(article: Article, config: Config) -> Card | None:
    """The card of `article`; None if neither its headline nor the site's name can be set.

    If the headline cannot be set, the card has only the site's name, the same for all such articles.
    """
    own = languages.direction(config.language)
    site = _setting(config.title, own)
    headline = typesetting.setting(article.title, languages.direction(article.language))
    if headline is None and site is None:
        return None
    if headline is None:
        words = Words(None, None, site, config.language)
    else:
        words = Words(headline, _setting(article.label or article.section, own), site, article.language)
    name = f"card-{digests.short(msgspec.json.encode((LOOK, typesetting.stamp(), words)))}.png"
    picture = Crop(f"{config.base_path}{FOLDER}/{name}", WIDTH, HEIGHT)
    return Card(name, words, SocialCard(picture, article.title if headline else config.title))


@functools.lru_cache(maxsize=1024)
def _setting(text: str, direction: Direction) -> typesetting.Setting | None:
    """`typesetting.setting`, cached for texts that are on many cards."""
    return typesetting.setting(text, direction)
