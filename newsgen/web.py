"""Tells web addresses from local paths, scripts and mere words."""

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""The schemes that a link out of the site may have."""

HOST = (
    r"(?:[\w.+-]+@)?(?:www\.[\w.-]+|(?:[\w-]+\.)+(?:com|edu|gov|info|net|news|org|[a-z]{2}(?<!md|js|ts|gz|ps)))"
    r"(?::\d+)?(?=[/?#)>\s\"']|\Z)"
)
"""The first step of an address whose https:// or mailto: was left out, in any case. Two letters
are a country's domain, unless files end so.
"""

_AT_HOST = re.compile(HOST, re.IGNORECASE)


def starts_at_host(text: str) -> bool:
    """Whether `text`, a relative address, looks as if meant for another site."""
    return bool(_AT_HOST.match(text))


def has_scheme(text: str) -> bool:
    """Whether `text`, as an address, has a scheme, and so is not relative to the site."""
    return bool(_SCHEME.match(text))


def is_address(text: str) -> bool:
    """Whether `text` begins with https:// or http://; the rest is not checked."""
    return text.lower().startswith(("https://", "http://"))


def address(text: str | None) -> str:
    """`text` if it is a web address, else ""."""
    return text if text and is_address(text) else ""
