"""Decode bytes to a `Dump`, whatever their encoding and line ends, or refuse them with a DumpError."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import charset_normalizer

from newsgen.errors import DumpError, Problem
from newsgen.importing.records import Dump, Note
from newsgen.importing.words import alphabets

MAX_BYTES = 8 * 1024 * 1024
"""The largest dump, in bytes; a thousand times a long article."""

EMPTY = "it is empty", "put the article into it, or remove the file"
"""What is wrong with a dump that has nothing in it, and what to do."""

_KNOWN_FORMATS = (
    (b"%PDF", "a PDF", "copy its text into a .txt file"),
    (b"PK\x03\x04", "a Word file or an archive", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as plain text"),
    (b"{\\rtf", "rich text", "save it as plain text"),
    (b"\x89PNG", "a picture", "name it after its dump, such as ferry-1.png beside ferry.txt"),
    (b"\xff\xd8\xff", "a picture", "name it after its dump, such as ferry-1.jpg beside ferry.txt"),
    (b"GIF8", "a picture", "name it after its dump, such as ferry-1.gif beside ferry.txt"),
)

# Encodings that newsrooms still meet, and those of old machines.
_LEGACY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_OLDER = ["cp850", "mac_roman", "cp852", "iso8859_2", "cp866", "iso8859_5", "mac_cyrillic", "koi8_u"]
_ELISIONS, _SIGNS = "’‘", "”“»«„…–—™®©"  # signs of print that stand within words, and behind them
_MISPLACED = re.compile(
    rf"(?<=[^\W\d_])[^\w\s\x00-\x7f{_ELISIONS}{_SIGNS}](?=[^\W\d_]|\s|$)|(?<=[a-zà-ÿ])(?:[À-ÞŒŠŽŸ]|[{_SIGNS}])(?=[a-zà-ÿ])"
)
"""What no word has in a text that was decoded rightly: other signs, and capitals between small letters."""

_SOFT_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = 3
_FEW_LETTERS = 12
_ASCII = re.compile(rb"[\x00-\x7f]")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u200b\u2060\ufeff")
_GARBLED = re.compile("â€.?|Ã[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]|Â[\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf]")
"""Quotation marks, accented letters and spaces in UTF-8, as they look in cp1252."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\u2028-\u202e\u2066-\u2069\ufffd\ud800-\udfff\ufffe\uffff]"
)


def read(data: bytes, seed: str) -> Dump:
    """The dump in `data`. Raises DumpError with one problem where it is empty, too large or not text."""
    if len(data) > MAX_BYTES:
        raise _refusal(seed, f"it is larger than {MAX_BYTES // 1024 // 1024} MB", "split it into one file an article")
    for magic, what, remedy in _KNOWN_FORMATS:
        if data.startswith(magic):
            raise _refusal(seed, f"it is {what}, not text", remedy)
    text, doubt = decode(data)
    odd = _SUSPECT.search(text) is not None
    if odd and _is_binary(text):
        raise _refusal(seed, "it is not text", "put the article's text into a .txt file")
    if not any(not char.isspace() and unicodedata.category(char)[0] != "C" for char in text):
        raise _refusal(seed, *EMPTY)
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    lines, notes = _clean(_SOFT_BREAK.sub(" ", whole).split("\n")) if odd else (tuple(whole.split("\n")), ())
    first = (Note("encoding", 1, doubt),) if doubt else ()
    return Dump(seed, lines, (*first, *notes, *garbled(lines)))


def _refusal(seed: str, what: str, remedy: str) -> DumpError:
    return DumpError(Problem(seed, 1, what, remedy))


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data`, and what is doubtful about its encoding, else ""."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ""
    elif wide := _utf16_without_bom(data):
        return data.decode(wide, "replace"), f"the encoding is not stated and looks like {wide.upper()}"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _utf16_without_bom(data: bytes) -> str | None:
    """The encoding of Latin text in UTF-16: it has a zero in every other byte, which no other text has."""
    sample = data[: 4096 - len(data) % 2]
    half = len(sample) // 2
    if half > 1:
        if sample[1::2].count(0) > 0.7 * half > 7 * sample[::2].count(0):
            return "utf-16-le"
        if sample[::2].count(0) > 0.7 * half > 7 * sample[1::2].count(0):
            return "utf-16-be"
    return None


def _decode_legacy(data: bytes) -> tuple[str, str]:
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    if sum(char > "\x7f" for char in damaged) - bad > 4 * bad:
        return damaged, f"{bad} characters are damaged, each shown as \ufffd"
    # Encodings of old machines fit too many texts to be tried on one that needs none.
    known = [*_LEGACY, *_OLDER] if _MISPLACED.search(data.decode("cp1252", "replace")) else _LEGACY
    found = charset_normalizer.from_bytes(data[:65536], cp_isolation=known).best()
    name = found.encoding if found else "cp1252"
    if name == alphabets.CENTRAL:
        name = alphabets.of_windows(data[:65536])
    # With too few non-ASCII letters the choice of a Western code page is a coin's toss; this is the likely side.
    if len(data) - len(_ASCII.findall(data)) < _FEW_LETTERS and name.startswith("cp125"):
        name = next(
            (e for e in ("cp1252", "mac_roman", "cp850") if not _MISPLACED.search(data.decode(e, "replace"))), "cp1252"
        )
    for encoding in (name, "cp1252"):
        try:
            return data.decode(encoding), f"the text is not UTF-8 and was read as {encoding}; check its accents"
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "the text is not UTF-8 and was read as Latin-1; check its accents"


def _is_binary(text: str) -> bool:
    sample = text[:65536]
    control = len(_CONTROL.findall(sample))
    return control > _STRAY and control > 0.02 * len(sample)


def _clean(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """The lines without control characters, and a note on each line that had something invisible in it."""
    kept, notes = [], list[Note]()
    for number, line in enumerate(lines, 1):
        if not _SUSPECT.search(line):
            kept.append(line)
            continue
        whole = "".join(char for char in line if char not in _ZERO_WIDTH and not _is_control(char))
        kept.append(whole)
        if removed := len(line) - len(whole):
            notes.append(Note("characters", number, f"{removed} invisible characters were removed"))
        notes += turned(number, whole)
    return tuple(kept), tuple(notes)


def turned(line: int, text: str) -> Iterator[Note]:
    """A note where hidden marks change the direction of the `text` on a line."""
    if not _BIDI.isdisjoint(text):
        yield Note("characters", line, "hidden marks change the direction of the text")


def garbled(lines: Iterable[str]) -> Iterator[Note]:
    """A note on the first of `lines` that was UTF-8 and was read as another encoding before it came here."""
    odd = ((number, line) for number, line in enumerate(lines, 1) if not line.isascii())
    found = ((number, found[0]) for number, line in odd if (found := _GARBLED.search(line)))
    for number, letters in islice(found, 1):
        yield Note("encoding", number, f"it has “{letters}”, as UTF-8 looks where it was read in another encoding")


def _is_control(char: str) -> bool:
    return (unicodedata.category(char) in ("Cc", "Cs") and char != "\t") or char in "\ufffe\uffff"
