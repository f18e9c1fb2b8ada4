"""The encoding of web pages."""

import codecs
import re

from newsgen.importing.sources import decoding

_STATED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# What browsers take these names for (WHATWG Encoding).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
_SHIFTED = frozenset({"iso-2022-jp", "iso-2022-kr"})
"""Encodings in seven bits, where escape sequences tell the script."""
_NO_PAGES = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""Encodings of text to Python that are for names in a network or for programs."""

_BREAKS = re.compile(r"[\x0b\x0c]|&#0*1[12];|&#x0*[bc];", re.IGNORECASE)
_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1f\ufffe\uffff]|&#0*(?:[0-8]|1[4-9]|2\d|3[01]|6553[45]);|&#x0*(?:[0-8ef]|1[\da-f]|fff[ef]);",
    re.IGNORECASE,
)
"""What no tree of a page may hold: lxml refuses to move it, and trafilatura finds no text beside it."""


def decode_html(data: bytes) -> tuple[str, str]:
    """The text of a page without control characters, and what is doubtful about its encoding.

    That is told by a byte order mark, by bytes that are UTF-8, by what the page states, or else by its bytes.
    """
    text, doubt = _decoded(data)
    return _CONTROL.sub("", _BREAKS.sub(" ", text)), doubt


def _decoded(data: bytes) -> tuple[str, str]:
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        stated = _STATED.search(data[:4096])
        name = (stated[1] or stated[2]).decode("ascii").lower() if stated else ""
        name = _MEANT.get(name, name)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = None
        # Text in a seven-bit encoding is valid UTF-8 as well, but makes no sense there.
        if text is not None and not (name in _SHIFTED and b"\x1b" in data):
            return text, ""
        if name and not name.startswith("utf") and _is_for_pages(name):
            return _looked_at(data.decode(name, "replace"))
    return decoding.decode(data)


def _looked_at(text: str) -> tuple[str, str]:
    bad = text.count("\ufffd")
    return text, f"{bad} characters are damaged, each shown as \ufffd" if bad else ""


def _is_for_pages(name: str) -> bool:
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return False
    return codec._is_text_encoding and codec.name not in _NO_PAGES  # noqa: SLF001  # Python names no other way to ask
