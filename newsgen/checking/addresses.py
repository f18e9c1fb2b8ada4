"""Addresses: which of them lie on the site, and where."""

import functools
import re
from typing import Literal
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

Where = Literal["site", "host", "web", "script", "other", "broken"]
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WEB = ("http", "https")
_PORTS = {"http": ":80", "https": ":443"}


class Place(msgspec.Struct, frozen=True):
    """Where an address leads.

    `site`: to `path`, decoded and counted from the front page. `host`: beside the site on its own host. `web`: to
    another host. `script`: it would run script. `other`: mail, telephone, data. `broken`: it is no address.
    """

    where: Where
    path: str = ""
    fragment: str = ""


class Base(msgspec.Struct, frozen=True):
    """The address of the front page, in its parts; `path` begins and ends with a slash."""

    scheme: str
    host: str
    path: str

    def place(self, address: str, file: str) -> Place:
        """Where `address` leads that stands in the output file `file`."""
        if address.startswith("data:"):
            return Place("other")
        return _place(self, address.strip(), _start(address.strip(), file))

    def whole(self, file: str) -> str:
        """The address of an output file."""
        return f"{self.scheme}://{self.host}{self.path}{bare(file)}"


def base(address: str) -> Base:
    """The parts of the front page's address."""
    parts = urlsplit(address)
    return Base(parts.scheme.lower(), _host(parts.scheme.lower(), parts.netloc), parts.path.rstrip("/") + "/")


def bare(file: str) -> str:
    """The path at which a host serves an output file."""
    return file.removesuffix("index.html") if file.rpartition("/")[2] == "index.html" else file


def is_whole(address: str) -> bool:
    """Whether `address` means the same wherever it stands."""
    return bool(_SCHEME.match(address))


def is_relative(address: str) -> bool:
    """Whether `address` may mean different things in different folders."""
    return not (address.startswith("/") or is_whole(address))


def _start(address: str, file: str) -> str:
    """From where on the site `address` counts that stands in `file`: nowhere in particular, that page, its folder."""
    if not is_relative(address):
        return ""
    return bare(file) if address[:1] in ("", "?", "#") else file[: file.rfind("/") + 1]


@functools.lru_cache(maxsize=1 << 15)
def _place(base: Base, address: str, start: str) -> Place:
    """A page's links are mostly those of the page before, so most answers are remembered."""
    # A browser looks through control characters that stand inside the name of a scheme.
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
    path = unquote(parts.path, errors="replace") or "/"
    if f"{path}/".startswith(base.path):
        return Place("site", path[len(base.path) :], unquote(parts.fragment))
    return Place("host")


def _host(scheme: str, netloc: str) -> str:
    return netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(scheme, ":"))
