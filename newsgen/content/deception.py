"""Finds what may deceive in a headline: hidden characters, and words that mix scripts."""

import re
import unicodedata
from collections.abc import Iterator

_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LEANS = frozenset("\u061c\u200e\u200f")
"""Directional characters (UAX 9): those that embed, override or isolate; implicit marks, usual in Arabic and Hebrew."""

_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU", "DESERET"})
"""The scripts with letters that look alike; any other stands out among these, and is often mixed with them."""

_PLAIN = re.compile("[ -~\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_WORD = re.compile(r"[^\W\d_]{2,}")


def doubts(text: str) -> Iterator[tuple[str, str]]:
    """Yields what is doubtful in `text`, and what to do about it."""
    if _PLAIN.fullmatch(text):
        return
    leftward = any(unicodedata.bidirectional(c) in ("R", "AL") and c not in _LEANS for c in text)
    if not _TURNS.isdisjoint(text) or not (leftward or _LEANS.isdisjoint(text)):
        yield "has hidden marks that change the direction of its text", "type it anew, without them"
    if any(_is_invisible(c) for c in text):
        yield "has invisible characters", "type it anew, without them"
    for word in _WORD.findall(text):
        scripts = sorted(_ALIKE & {unicodedata.name(c, "").partition(" ")[0] for c in word})
        if len(scripts) > 1:
            names = " and ".join(name.capitalize() for name in scripts)
            yield f"has {names} letters in one word, {word!r}", "type that word anew, if they only look alike"
            return  # one makes the editor look


def _is_invisible(char: str) -> bool:
    """Whether `char` is not shown, and no language or emoji is written with it."""
    if char in _TURNS | _LEANS or char in "\t\n\u00ad\u200c\u200d" or "\U000e0020" <= char <= "\U000e007f":
        return False
    # The format characters that Arabic puts around numbers (AN) are visible.
    return unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs") and unicodedata.bidirectional(char) != "AN"
