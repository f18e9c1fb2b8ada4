"""Checks of values in settings: addresses, permalink patterns, and days."""

import re
from datetime import date
from urllib.parse import urlsplit

from newsgen import slugs, web

_DAY_OR_YEAR = re.compile(r"(?:\d{4}(?:-\d\d-\d\d)?)?", re.ASCII)
_PARTS = ("year", "month", "day", "section", "slug")


def wrong_base_url(url: str) -> tuple[str, str] | None:
    """What is wrong with the site's address, and what to do; None if nothing is."""
    host = _host(url) if web.is_address(url) and url.isprintable() and not set("?# ") & set(url) else ""
    if "@" in host:
        return "holds a name or a password, which each page would show", "leave out what is before the @, and the @"
    if host.isascii() and host:
        return None
    if host:
        # Sitemaps, feeds and other servers compare the encoded (IDNA) form.
        try:
            return "has letters that are not sent as they are", f"write its host as {host.encode('idna').decode()}"
        except UnicodeError:
            pass
    return "is not a web address", "write the address of the home page, such as https://example.org/"


def is_address(text: str) -> bool:
    """Whether `text` is an address, whole or from the front page on."""
    return text.startswith("/") or (web.is_address(text) and bool(_host(text)))


def _host(address: str) -> str:
    """The host, and port, of the web address `address`; empty if it has none."""
    try:
        return urlsplit(address).netloc
    except ValueError:  # such as for a single bracket of an IPv6 address
        return ""


def is_day_or_year(text: str) -> bool:
    """Whether `text` is a day or a year (ISO 8601), or empty."""
    if not _DAY_OR_YEAR.fullmatch(text):
        return False
    try:
        return len(text) <= len("1894") or bool(date.fromisoformat(text))
    except ValueError:
        return False


def wrong_permalink(pattern: str) -> tuple[str, str] | None:
    """What is wrong with `permalink`, and what to do; None if nothing is."""
    if "{slug}" not in pattern or not pattern.startswith("/"):
        return (
            "`permalink` does not tell articles apart",
            "start it with / and use {slug}, such as /{year}/{month}/{slug}/",
        )
    filled = pattern
    for part in _PARTS:
        filled = filled.replace(f"{{{part}}}", "x")
    if "{" in filled or "}" in filled:
        return "`permalink` has an unknown part", "use only {year} {month} {day} {section} {slug}"
    if "%" in pattern:  # a host decodes it, and would not find a file of this name
        return f"`permalink` {pattern!r} has an escape", "write its letters as they are, such as é for %C3%A9"
    try:
        slugs.address_file(filled)
    except ValueError as e:
        return f"`permalink` {pattern!r} {e}", "write a path such as /{year}/{month}/{slug}/"
    return None
