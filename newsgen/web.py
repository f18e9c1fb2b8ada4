"""Addresses on the web, told from places on this machine, from scripts, and from mere words."""

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""How the address of a link may begin that leads out of the site."""

HOST = (
    r"(?:www\.[\w.-]+|(?:[\w-]+\.)+(?:com|edu|gov|info|net|news|org|[a-z]{2}(?<!md|js|ts|gz|ps)))"
    r"(?::\d+)?(?=[/?#)>\s\"']|\Z)"
)
"""The first step of an address whose https:// was left out, in any case. Two letters are a country's or a file's."""

_AT_HOST = re.compile(HOST, re.IGNORECASE)


def starts_at_host(text: str) -> bool:
    """Whether `text`, a relative address, looks as if it were to lead to another site."""
    return bool(_AT_HOST.match(text))


def has_scheme(text: str) -> bool:
    """Whether `text`, as an address, says how to get there, and so leads to no place within a site."""
    return bool(_SCHEME.match(text))


def is_address(text: str) -> bool:
    """Whether `text` begins as a web address does; what follows is not looked at."""
    return text.lower().startswith(("https://", "http://"))


def address(text: str | None) -> str:
    """`text` where it is a web address, else nothing."""
    return text if text and is_address(text) else ""
