"""Resolve addresses: whether they are on the site, and where."""

import functools
import re
from typing import Literal
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from newsgen import slugs

Where = Literal["site", "host", "web", "script", "other", "broken"]
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WEB = ("http", "https")
_PORTS = {"http": ":80", "https": ":443"}


class Place(msgspec.Struct, frozen=True):
    """Where an address leads.

    `site`: to `path`, decoded and relative to the front page. `host`: outside the site on its own host. `web`: to
    another host. `script`: it would run script. `other`: mail, telephone, data. `broken`: it is not an address.
    """

    where: Where
    path: str = ""
    fragment: str = ""


class Base(msgspec.Struct, frozen=True):
    """The parts of the front page's address; `path` begins and ends with a slash."""

    scheme: str
    host: str
    path: str

    def place(self, address: str, file: str) -> Place:
        """Where `address` in the output file `file` leads."""
        if address.startswith("data:"):
            return Place("other")
        return _place(self, address.strip(), _start(address.strip(), file))

    def whole(self, file: str) -> str:
        """The absolute address of an output file."""
        return f"{self.scheme}://{self.host}{self.path}{slugs.bare(file)}"


def base(address: str) -> Base:
    """The parts of the front page's address."""
    parts = urlsplit(address)
    return Base(parts.scheme.lower(), _host(parts.scheme.lower(), parts.netloc), parts.path.rstrip("/") + "/")


def is_whole(address: str) -> bool:
    """Whether `address` has a scheme, and so means the same everywhere."""
    return bool(_SCHEME.match(address))


def is_relative(address: str) -> bool:
    """Whether `address` may mean something else in another folder."""
    return not (address.startswith("/") or is_whole(address))


def _start(address: str, file: str) -> str:
    """What `address` in `file` is relative to: nothing (empty), the page, or its folder."""
    if not is_relative(address):
        return ""
    return slugs.bare(file) if address[:1] in ("", "?", "#") else file[: file.rfind("/") + 1]


@functools.lru_cache(maxsize=1 << 15)
def _place(base: Base, address: str, start: str) -> Place:
    """Cached, since most links of a page are also on the page before."""
    # Browsers ignore control characters in the name of a scheme.
    scheme, colon, _ = address.partition(":")
    if colon and re.sub(r"[\0-\x20]", "", scheme).lower() in ("javascript", "vbscript"):
        return Place("script")
    try:
        parts = urlsplit(urljoin(f"{base.scheme}://{base.host}{base.path}{start}", address))
        host = _host(parts.scheme, parts.netloc)
    except ValueError:
        return Place("broken")
    if parts.scheme not in _WEB or not host:
        return Place("broken" if parts.scheme in _WEB else "other")
    if host != base.host:
        return Place("web")
    path, front = unquote(parts.path, errors="replace") or "/", unquote(base.path, errors="replace")
    if f"{path}/".startswith(front):
        return Place("site", path[len(front) :], unquote(parts.fragment))
    return Place("host")


def _host(scheme: str, netloc: str) -> str:
    return netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(scheme, ":"))
