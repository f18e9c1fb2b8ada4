"""Lists of links to other articles below the article of a web page."""

from collections.abc import Collection, Sequence

from newsgen.importing.sources.blocks import Block
from newsgen.importing.sources.inline import key
from newsgen.importing.sources.page_places import around, innermost, is_within, linked

_SENTENCE = 25
_LITTLE = 3
_LINKED = {"list": 0.4, "paragraph": 0.9, "quote": 0.9, "subhead": 0.9}
"""How much of its text is links, at least, in a block that is a link to another article."""


def below(found: Sequence[Block], texts: Collection[int], page: str) -> set[int]:
    """Those of the blocks `texts` that stand below the article's own text, outside of what holds it, and lead away.

    They lead to the site of the address `page`, if that is known: what an article rests on lies elsewhere. With them go
    the subheads that head nothing else.
    """
    told = [i for i in sorted(texts) if len(key(found[i].text)) >= _SENTENCE and linked(found[i]) < _LINKED["list"]]
    home = innermost(found, told)
    if home is None or len(told) < _LITTLE:
        return set()
    inside = {i for i in texts if is_within(found[i], home)}
    under = sorted(i for i in texts if i > max(inside) and i not in inside)
    leading = {i for i in under if linked(found[i]) >= _LINKED.get(found[i].role, 1) and leads_on(found[i], page)}
    heads = bool(leading)
    for i in reversed(under):
        if heads and found[i].role == "subhead":
            leading.add(i)
        heads = i in leading
    return leading


def leads_on(block: Block, page: str) -> bool:
    """Whether all links of `block` lead to the site of the address `page`; they may, where that is not known."""
    site = _site(page)
    addresses = (e.get("href") for e in (*around(block), *block.element.iter("a")) if e.tag == "a")
    return not site or {_site(address) for address in addresses if address} <= {site, None}


def _site(address: str) -> str | None:
    """Whose `address` is: what stands in it of a domain somebody registered. None for an address within a site."""
    from courlan import extract_domain  # noqa: PLC0415  # comes with trafilatura

    return extract_domain(address) or extract_domain(address, fast=True)
