"""Who made a picture and who may use it: records to read from files, write into them, and compare.

The fields follow the IPTC Photo Metadata Standard 2024.1.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime, time

import msgspec

MAX_TEXT = 2000
"""The longest text that is read from a picture or written into one, in characters.

Four such fields, escaped, still fit into the single 64 KB segment that JPEG has for XMP.
"""

_ROLES = re.compile(
    r"photo(?:s|graphs?|grapher|graphy)?|picture|image|fotos?|bild|c|by|von|par|por|de|of|the|and|und|et|y"
    r"|credits?|source|courtesy|copyright|all|rights|reserved|alle|rechte|vorbehalten|tous|droits"
)
"""The words of a credit that name nobody."""

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_WORD = re.compile(r"\w+")


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """The only metadata that a published picture carries. Unknown fields are empty.

    `license` is an address (the IPTC's Web Statement of Rights) or, failing that, words (its Rights Usage Terms).
    """

    creator: str = ""
    credit: str = ""
    copyright: str = ""
    license: str = ""

    @property
    def named(self) -> str:
        """Whom it names: the credit line, else the creator, else the copyright; empty if nobody."""
        return self.credit or self.creator or self.copyright


class Rights(Notice, frozen=True, kw_only=True):
    """A picture's own metadata for readers: plain text, one line each; missing fields are empty.

    `rights_expires` is ISO 8601, as precise as in the file: with a time and an offset only if it has them.
    """

    caption: str = ""
    alt: str = ""
    rights_expires: str = ""

    def notice(self) -> Notice:
        """The part that is published."""
        return Notice(creator=self.creator, credit=self.credit, copyright=self.copyright, license=self.license)


def clean(text: str) -> str:
    """`text` on one line, without characters that XML 1.0 forbids, and at most MAX_TEXT characters long."""
    kept = (c if unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co") else " " for c in text[: 4 * MAX_TEXT])
    return " ".join("".join(kept).split())[:MAX_TEXT].rstrip()


def first_of(sources: Iterable[Rights]) -> Rights:
    """A record with the first non-empty text of `sources` in each field."""
    found: dict[str, str] = {}
    for source in sources:
        for name in Rights.__struct_fields__:
            if value := getattr(source, name):
                found.setdefault(name, value)
    return Rights(**found)


def disagrees(credit: str, rights: Rights) -> bool:
    """Whether a credit in front matter contradicts the names in the picture itself.

    They agree if the names of one contain the other's, in any order and with any words around them: «Photo: Ana Ruiz»
    agrees with the creator «Ruiz, Ana», and «Staff/Coast Pictures» with the credit line «Coast Pictures». If either
    side names nobody, they do not disagree.
    """
    if not rights.named:
        return False  # spares most archives the work below for thousands of credits
    said = _names(credit)
    # A copyright notice often names a publisher's owner, so it counts only where nothing else names anybody.
    stated = [names for text in (rights.creator, rights.credit) if (names := _names(text))]
    stated = stated or [_names(rights.copyright)]
    return bool(said) and not any(said <= names or names <= said for names in stated)


def expired(rights: Rights, at: datetime) -> bool:
    """Whether the date until which the picture may be used has passed at the aware time `at`.

    A date without a time lasts to the end of that day, one without an offset is in the time zone of `at`, and an
    invalid one has not passed.
    """
    if not rights.rights_expires:
        return False
    try:
        until = datetime.fromisoformat(rights.rights_expires)
    except ValueError:
        return False
    if "T" not in rights.rights_expires:
        until = datetime.combine(until.date(), time.max)
    if until.tzinfo is None:
        until = until.replace(tzinfo=at.tzinfo)
    return until < at


def _names(text: str) -> frozenset[str]:
    """The words of a credit that name somebody: casefolded, without accents, years and formulas."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return frozenset(w for w in _WORD.findall(plain) if not _ROLES.fullmatch(w) and not _YEAR.fullmatch(w))
