"""Find the addresses in a page, and what a browser does with each."""

import functools
import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

Kind = Literal["link", "fetch", "canonical"]
"""A reader may follow a `link`; a browser requests a `fetch` on its own."""

_ATTRIBUTES: dict[str, tuple[tuple[str, Kind], ...]] = {
    "a": (("href", "link"), ("ping", "fetch")),
    "area": (("href", "link"),),
    "audio": (("src", "fetch"),),
    "embed": (("src", "fetch"),),
    "form": (("action", "link"),),
    "iframe": (("src", "fetch"),),
    "image": (("href", "fetch"), ("xlink:href", "fetch")),
    "img": (("src", "fetch"), ("srcset", "fetch")),
    "input": (("src", "fetch"),),
    "object": (("data", "fetch"),),
    "script": (("src", "fetch"),),
    "source": (("src", "fetch"), ("srcset", "fetch")),
    "track": (("src", "fetch"),),
    "use": (("href", "fetch"), ("xlink:href", "fetch")),
    "video": (("src", "fetch"), ("poster", "fetch")),
}
_FETCHING = frozenset(
    {
        *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest"),
        *("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"),
    }
)
"""The values of `rel` whose target a browser fetches on its own (HTML, «Link types»)."""
_SHARED = frozenset(
    {
        *("og:url", "og:image", "og:image:url", "og:image:secure_url", "og:audio", "og:video"),
        *("twitter:image", "twitter:image:src"),
    }
)
"""The names of `meta` whose content is an address."""
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+([^,]*))?")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
_CSS = re.compile(
    r"""@import\s*(?:"([^"]*)"|'([^']*)')|url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)""", re.IGNORECASE
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Reference(msgspec.Struct, frozen=True):
    """An address, with the lxml element that holds it, its place there in words, and its kind."""

    element: Any
    place: str
    address: str
    kind: Kind


def in_tree(root: Any) -> Iterator[Reference]:
    """Each address in `root`, an lxml element."""
    for element in root.iter():
        tag, attributes = element.tag, element.attrib
        if tag == "style":
            yield from (Reference(element, "style", address, "fetch") for _, address in in_css(element.text or ""))
        if not attributes:
            continue
        for name, kind in _ATTRIBUTES.get(tag, ()):
            value = attributes.get(name)
            if value is None:
                continue
            place = f"{tag} {name}"
            if name == "srcset":
                yield from (Reference(element, place, address, kind) for address, _ in candidates(value))
            else:
                yield Reference(element, place, value.strip(), kind)
        if tag == "link":
            yield from _of_link(element)
        elif tag == "meta":
            yield from _of_meta(element)
        if style := attributes.get("style"):
            yield from (Reference(element, f"{tag} style", address, "fetch") for _, address in in_css(style))


@functools.lru_cache(maxsize=4096)
def candidates(srcset: str) -> tuple[tuple[str, str], ...]:
    """The address and descriptor, such as `480w`, of each picture in a `srcset`; cached, as many pages share them."""
    return tuple((found[1], (found[2] or "").strip()) for found in _CANDIDATE.finditer(srcset))


def in_css(text: str) -> Iterator[tuple[int, str]]:
    """The lines and addresses in a style sheet, without mere fragments."""
    bare = _CSS_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in _CSS.finditer(bare):
        address = next((group for group in found.groups() if group is not None), "")
        if not address.startswith("#"):
            yield bare.count("\n", 0, found.start()) + 1, address


def _of_link(element: Any) -> Iterator[Reference]:
    words = set((element.get("rel") or "").lower().split())
    address = element.get("href")
    place = f"link rel={' '.join(sorted(words))}"
    for candidate, _ in candidates(element.get("imagesrcset") or ""):
        yield Reference(element, place, candidate, "fetch")
    if address is None:
        return
    if "canonical" in words:
        yield Reference(element, place, address.strip(), "canonical")
    else:
        yield Reference(element, place, address.strip(), "fetch" if words & _FETCHING else "link")


def _of_meta(element: Any) -> Iterator[Reference]:
    name = element.get("property") or element.get("name") or ""
    content = element.get("content") or ""
    if name in _SHARED:
        yield Reference(element, f"meta {name}", content.strip(), "link")
    elif (element.get("http-equiv") or "").lower() == "refresh":
        address = _REFRESH.match(content)
        if address and address[1].strip():
            yield Reference(element, "meta refresh", address[1].strip(), "link")
