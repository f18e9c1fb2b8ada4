"""Which of two encodings of Windows a text is in, by the letters that languages have beside those of English."""

WESTERN, CENTRAL = "cp1252", "cp1250"
"""The encodings for the west of Europe, and for its middle: each has the other's bytes for letters of its own."""

_ALPHABETS = {
    WESTERN: (
        "äöüßé", "àâçéèêëîïôùûœæ", "áéíñóúü¿", "ãáâàçéêíõóôúü", "àèéìòùî", "ëïéèöüó", "åäöé", "æøåéòô", "äõöüšž",
        "áæðéíóöþúý", "àçéèíïóòúü", "£é",
    ),
    CENTRAL: ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
}  # fmt: skip
"""German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish and Norwegian, Estonian, Icelandic, Catalan and
English; Polish, Czech, Slovak, Hungarian, Romanian, Croatian."""


def of_windows(data: bytes) -> str:
    """WESTERN or CENTRAL, in which more of the letters of `data` are those of one language; WESTERN if both are even.

    Most letters of German are the same in both, so how often words have them tells nothing.
    """
    pairs = zip(*(data.decode(name, "replace").lower() for name in (WESTERN, CENTRAL)), strict=True)
    foreign = [pair for pair in pairs if pair[0] > "\x7f" and any(map(str.isalpha, pair))]
    western, central = map("".join, zip(*foreign, strict=True)) if foreign else ("", "")
    return CENTRAL if _most_of_one(CENTRAL, central) > _most_of_one(WESTERN, western) else WESTERN


def _most_of_one(name: str, letters: str) -> int:
    """How many of `letters` the language has that has most of them, of those written in the encoding `name`."""
    return max(sum(map(letters.count, alphabet)) for alphabet in _ALPHABETS[name])
