"""XMP, the metadata that IPTC, Adobe and the search engines read first (ISO 16684-1)."""

import html
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET  # the usual name; `_root` refuses what makes it unsafe

from newsgen import web
from newsgen.pictures.rights import Notice, Rights, clean

MAX_BYTES = 1 << 20
"""The longest packet that is parsed, in bytes, after removing what only editors use."""

_BULK = (b"photoshop:DocumentAncestors", b"xmp:Thumbnails", b"xmpMM:History")
"""Elements that may fill megabytes of a packet and tell readers nothing."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CC = "{http://creativecommons.org/ns#}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXPIRY = (
    "{http://ns.useplus.org/ldf/xmp/1.0/}LicenseEndDate",
    "{http://prismstandard.org/namespaces/prismusagerights/2.1/}expirationDate",
    "{http://prismstandard.org/namespaces/prl/2.1/}expirationDate",
    "{http://prismstandard.org/namespaces/basic/2.0/}expirationDate",
)
_ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""Encodings other than UTF-8, by the first two bytes: a byte-order mark, or «<» if the mark is only inside."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d.*")
_DECLARATION = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def read(packet: bytes) -> Rights:
    """The texts of the XMP `packet`; empty where it is broken, or has a document type or entity, which XMP forbids."""
    root = _root(packet)
    if root is None:
        return Rights()
    properties: dict[str, str] = {}
    for name, value in _properties(root):
        properties.setdefault(name, value)

    def text(*names: str) -> str:
        return next((value for name in names if (value := properties.get(name))), "")

    return Rights(
        caption=text(_DC + "description"),
        creator=text(_DC + "creator"),
        credit=text(_PHOTOSHOP + "Credit"),
        copyright=text(_DC + "rights"),
        license=text(_RIGHTS + "WebStatement", _CC + "license", _RIGHTS + "UsageTerms"),
        alt=text(_CORE + "AltTextAccessibility"),
        rights_expires=next((day for name in _EXPIRY if _DATE.fullmatch(day := properties.get(name, ""))), ""),
    )


def packet(notice: Notice) -> bytes:
    """`notice` as an XMP packet, deterministically; empty if all its fields are."""
    linked = web.is_address(notice.license)
    parts = (
        ("dc:creator", "Seq", notice.creator),
        ("dc:rights", "Alt", notice.copyright),
        ("photoshop:Credit", "", notice.credit),
        ("xmpRights:WebStatement" if linked else "xmpRights:UsageTerms", "" if linked else "Alt", notice.license),
    )
    body = "".join(_element(name, container, clean(text)) for name, container, text in parts if text)
    if not body:
        return b""
    spaces = (("dc", _DC), ("photoshop", _PHOTOSHOP), ("xmpRights", _RIGHTS))
    names = "".join(f' xmlns:{prefix}="{space[1:-1]}"' for prefix, space in spaces)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_RDF[1:-1]}"><rdf:Description rdf:about=""{names}>{body}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _element(name: str, container: str, text: str) -> str:
    """A property, with its text in an RDF `container` if one is given."""
    value = html.escape(text, quote=False)
    if container:
        lang = ' xml:lang="x-default"' if container == "Alt" else ""
        value = f"<rdf:{container}><rdf:li{lang}>{value}</rdf:li></rdf:{container}>"
    return f"<{name}>{value}</{name}>"


def _root(packet: bytes) -> ET.Element | None:
    """The packet as a tree; None where it is broken or too long, or declares anything: entities allow attacks."""
    if len(packet) > MAX_BYTES:
        packet = _without_bulk(packet)
    if len(packet) > MAX_BYTES:
        return None
    encoding = _ENCODINGS.get(packet[:2], "utf-8")
    text = packet.decode(encoding, "replace").strip("\0 \r\n\t\ufeff")
    # Decoded, and without its XML declaration, so that the parser reads exactly the characters that were checked.
    text = re.sub(r"\A<\?xml\b[^>]*\?>", "", text)
    if _DECLARATION.search(text):
        return None
    try:
        return ET.fromstring(text)  # noqa: S314  # no document type gets this far
    except (ET.ParseError, ValueError):
        return None


def _without_bulk(packet: bytes) -> bytes:
    """`packet` without the first element of each name in `_BULK`, in the form in which all programs write them."""
    for name in _BULK:
        start = packet.find(b"<%s>" % name)
        end = packet.find(b"</%s>" % name, start)
        if 0 <= start < end:
            packet = packet[:start] + packet[end + len(b"</%s>" % name) :]
    return packet


def _properties(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Each top-level property with its text; lists are joined, and of several languages one is chosen."""
    # Only children of rdf:RDF: deeper descriptions belong to a structure, such as a work that the picture shows.
    for description in (child for rdf in root.iter(_RDF + "RDF") for child in rdf.findall(_RDF + "Description")):
        for name, value in description.attrib.items():
            if text := clean(value):
                yield name, text
        for child in description:
            if text := _text(child):
                yield child.tag, text


def _text(element: ET.Element) -> str:
    """A property's text: plain, an address, the default language's, or its list joined by commas."""
    items = list(element.iter(_RDF + "li"))
    if not items:
        return _value(element)
    texts = [(item.get(_LANG, ""), _value(item)) for item in items]
    if any(lang for lang, _ in texts):
        texts.sort(key=lambda item: item[0] != "x-default")
        return next((text for _, text in texts if text), "")
    return ", ".join(text for _, text in texts if text)


def _value(element: ET.Element) -> str:
    """The text of a property or an item: its own, an address, or the rdf:value beside qualifiers."""
    own = clean(element.get(_RDF + "resource", "") or element.text or "")
    return own or clean(next((value.text for value in element.iter(_RDF + "value") if value.text), ""))
