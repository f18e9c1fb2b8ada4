"""Symbols that Word draws in fonts of its own, as characters that other fonts have too."""

import sys
import unicodedata
from typing import Any

UNKNOWN = "\ufffd"
"""What stands for a symbol without a known character."""

_FONTS = {name.casefold(): name for name in ("Symbol", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3")}
_COMMON = {
    "Wingdings": "\x28☎\x2a✉\x6f□\xa8☐\xd8➢\xdf←\xe0→\xe1↑\xe2↓\xe3↖\xe4↗\xe5↙\xe6↘\xe7←\xe8➔\xfb✗\xfc✓\xfd☒\xfe☑",
    "Wingdings 2": "\x4f✗\x50✓\x51☒\x52☑\x53☒\x54☒\xa3☐",
}
"""The commonest symbols, each after its number: the standard characters for them are in hardly any font."""

_USUAL = {(font, ord(one[i])): one[i + 1] for font, one in _COMMON.items() for i in range(0, len(one), 2)}
_OWN = range(0xF000, 0xF100)
"""The private code points that Word uses for the 256 numbers of such a font."""


def replace(root: Any) -> bool:
    """Put characters in place of the symbols in a part of a Word file; return whether there were any."""
    symbols = list(root.iter("{*}sym"))
    for symbol in symbols:
        said = {key.rpartition("}")[2]: value for key, value in symbol.attrib.items()}
        symbol.tag = f"{symbol.tag.rpartition('}')[0]}}}t"
        symbol.text = character(said.get("font", ""), _number(said.get("char", "")))
        symbol.attrib.clear()
    typed = [text for text in root.iter("{*}t") if text.text and any(ord(letter) in _OWN for letter in text.text)]
    for text in typed:
        fonts = text.find("../{*}rPr/{*}rFonts")
        font = (
            next((name for name in fonts.attrib.values() if name.casefold() in _FONTS), "") if fonts is not None else ""
        )
        text.text = "".join(character(font, ord(c)) if ord(c) in _OWN else c for c in text.text)
    return bool(symbols or typed)


def character(font: str, number: int) -> str:
    """The character for a symbol of `font`, by its number there."""
    from mammoth.docx.dingbats import dingbats  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; for Word alone

    name = _FONTS.get(font.casefold(), "")
    own = number - _OWN.start if number in _OWN else number
    if name and own <= 0xFF:  # noqa: PLR2004  # such a font has no more
        found = _USUAL.get((name, own)) or chr(dingbats.get((name, own), ord(UNKNOWN)))
    else:
        found = chr(number) if number in range(sys.maxunicode + 1) else UNKNOWN
    # Private, unassigned, surrogate and control characters say nothing outside of Word.
    return UNKNOWN if unicodedata.category(found).startswith("C") else found


def _number(written: str) -> int:
    try:
        return int(written, 16)
    except ValueError:
        return -1
