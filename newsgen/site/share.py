"""Plain links that share an article on a network: no script, and nothing is sent until a reader follows one."""

from collections.abc import Mapping
from urllib.parse import quote

from newsgen import languages
from newsgen.config import Config, Network
from newsgen.context import ShareLink

_NETWORKS: Mapping[Network, tuple[str, str]] = {
    "mail": ("Mail", "mailto:?subject={title}&body={url}"),
    "mastodon": ("Mastodon", "https://share.joinmastodon.org/#text={title}%20{url}"),
    "bluesky": ("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "x": ("X", "https://x.com/intent/post?text={title}&url={url}"),
    "whatsapp": ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    "reddit": ("Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
}


def links(title: str, url: str, config: Config) -> tuple[ShareLink, ...]:
    """The links to the configured networks, in that order, for the article at the absolute address `url`."""
    words = {"title": quote(title, safe=""), "url": quote(url, safe="")}
    own = {"mail": languages.translations(config.language).gettext("Mail")}  # the others are names
    chosen = ((network, *_NETWORKS[network]) for network in config.share)
    return tuple(
        ShareLink(network, own.get(network, label), pattern.format_map(words)) for network, label, pattern in chosen
    )
