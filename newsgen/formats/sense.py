"""What words in settings must be like to make sense: addresses, patterns for them, and days."""

import re
from datetime import date
from urllib.parse import urlsplit

from newsgen import slugs, web

_DAY_OR_YEAR = re.compile(r"(?:\d{4}(?:-\d\d-\d\d)?)?", re.ASCII)
_PARTS = ("year", "month", "day", "section", "slug")


def wrong_base_url(url: str) -> tuple[str, str] | None:
    """What is wrong with the address of the site, and what to do; None where nothing is."""
    host = _host(url) if web.is_address(url) and url.isprintable() and not set("?# ") & set(url) else ""
    if host.isascii() and host:
        return None
    if host:
        # What sitemaps, feeds and the servers of others compare is the form that is sent.
        try:
            return "has letters that are not sent as they are", f"write its host as {host.encode('idna').decode()}"
        except UnicodeError:
            pass
    return "is not a web address", "write the address of the home page, such as https://example.org/"


def is_address(text: str) -> bool:
    """Whether `text` is an address, whole or from the front page on."""
    return text.startswith("/") or (web.is_address(text) and bool(_host(text)))


def _host(address: str) -> str:
    """The host that the web address `address` leads to; empty where it names none."""
    try:
        return urlsplit(address).netloc
    except ValueError:  # as by one bracket of an IPv6 address
        return ""


def is_day_or_year(text: str) -> bool:
    """Whether `text` is a day or a year as ISO 8601 has them, or empty."""
    if not _DAY_OR_YEAR.fullmatch(text):
        return False
    try:
        return len(text) <= len("1894") or bool(date.fromisoformat(text))
    except ValueError:
        return False


def wrong_permalink(pattern: str) -> tuple[str, str] | None:
    """What is wrong with `permalink`, and what to do; None where nothing is."""
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
    if "%" in pattern:  # a host looks for the file that it means, and not for one that is called so
        return f"`permalink` {pattern!r} has an escape", "write its letters as they are, such as é for %C3%A9"
    try:
        slugs.address_file(filled)
    except ValueError as e:
        return f"`permalink` {pattern!r} {e}", "write a path such as /{year}/{month}/{slug}/"
    return None
