"""Addresses on the web, told from places on this machine, from scripts, and from mere words."""

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""How the address of a link may begin that leads out of the site."""


def has_scheme(text: str) -> bool:
    """Whether `text`, as an address, says how to get there, and so leads to no place within a site."""
    return bool(_SCHEME.match(text))


def is_address(text: str) -> bool:
    """Whether `text` begins as a web address does; what follows is not looked at."""
    return text.lower().startswith(("https://", "http://"))


def address(text: str | None) -> str:
    """`text` where it is a web address, else nothing."""
    return text if text and is_address(text) else ""
