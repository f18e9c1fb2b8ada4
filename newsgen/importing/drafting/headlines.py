"""A headline and a summary for a dump that has none, from the words of its first sentence."""

import re

from newsgen.importing.words import letters
from newsgen.importing.words.cue_words import words_of

MAX_TITLE = 90
MAX_SUMMARY = 240

_CLAUSE, _LONGEST_PHRASE = 4, 16
_SHORT_SUMMARY = 40
_STUB = 30
_SHORTEST, _LONGEST_ABBREVIATION = 12, 12
_WIDE_ENDS = "。！？।؟"

_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sgt|Capt|Rep|Sen|Gov|Rev|Hon|Jr|Sr|vs|No|Nr|Inc|Ltd|Corp|Co"
    r"|U\.S|U\.K|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|bzw|ca|z\. ?B|d\. ?h|u\. ?a|Sr|Sra|Dra|Ud|M|Mme|Mlle|EE|UU|approx"
    r"|etc|e\.g|i\.e|a\.m|p\.m)|(?<!\w)\d{1,2})\.$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?=\s+[^\sa-zà-ÿ])|[。！？।؟]")  # full-width marks
_OPENERS = words_of(
    "in on at after as while when before during since following despite amid with without according for from "
    "under over by although though if because once until unlike like through throughout within among given but "
    "and however meanwhile still yet earlier later today yesterday this last next two three speaking citing "
    "nach am im bei seit während wenn als mit trotz obwohl laut vor zum zur unter nachdem bevor dans en à après "
    "avant selon pendant depuis malgré lors avec sur ce cette tras durante según con desde pese aunque cuando "
    "mientras ante após segundo apesar quando enquanto no na em dopo durante secondo nonostante mentre na w po "
    "podczas według mimo na op bij sinds volgens tijdens i på efter under enligt trots в на после по во "
    "несмотря"
)
"""Words that open a phrase which only leads up to the sentence."""
_VERBISH = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|be|says?|said|[a-z]{3,}ed"
    r"|ist|sind|war|waren|hat|haben|wird|werden|wurden?|kann|soll|muss|sagte|stellte|machte|zeigte|konnte|wollte|sollte"
    r"|musste|gab|kam|ging|liegt|steht|geht|kommt|gibt|bleibt|fordert|plant|warnt|est|sont|était|ont|va|será|son|fue|ha"
    r"|han|está|están|é|são|foi|tem|vai|[a-zñáéí]{3,}(?:ió|aron|ieron|ou|aram))\b"
)
_TRAILING = re.compile(
    r"(?:\s[—–]\s|;\s|:\s|,\s|\s\(|\s(?=(?:and|but|which|who|whose|where|after|as|while|because|amid|following"
    r"|when|that|since|before|"
    r"und|aber|nachdem|weil|während|et|mais|qui|après|y|pero|que|tras|mientras|e|mas|após|dopo|ma|che)\s))"
)  # typographic dashes


def first_sentence(text: str) -> str:
    """The first sentence of `text`, or all of it."""
    for found in _SENTENCE_END.finditer(text):
        before = text[max(0, found.end() - _LONGEST_ABBREVIATION) : found.end()]
        # «No. 1» and «St. Ives» are no sentences.
        if found[0] in _WIDE_ENDS or (found.end() >= _SHORTEST and not _ABBREVIATION.search(before)):
            return text[: found.end()].strip()
    return text.strip()


def headline(text: str) -> str:
    """A headline of at most MAX_TITLE characters from the first sentence of `text`, never cut inside a word."""
    sentence = " ".join(first_sentence(text).split()).rstrip(".。।")
    if letters.UNPARTED.search(sentence):
        return _cut_wide(sentence)
    clauses = sentence.split(", ")
    if len(clauses) > 1 and _is_opening(clauses[0]) and len(" ".join(clauses[1:]).split()) >= _CLAUSE:
        clauses = clauses[1:]
    title = clauses[0]
    for clause in clauses[1:]:
        # Anything further would be cut off.
        if len(title) > MAX_TITLE + 2 or _stands_alone(title):
            break
        title = f"{title}, {clause}"
    return _tidy(_shorten(title.strip(), MAX_TITLE))


def summary(text: str) -> str:
    """The first sentence of `text`, or two where it is short, cut between words where it is longer than MAX_SUMMARY."""
    first = first_sentence(text)
    second = first_sentence(text.strip()[len(first) :].strip()) if len(first) < _SHORT_SUMMARY else ""
    both = " ".join(f"{first} {second}".split())
    if len(both) <= MAX_SUMMARY:
        return both
    sentence = " ".join(first.split())
    return sentence if len(sentence) <= MAX_SUMMARY else _cut(sentence, MAX_SUMMARY)


def _is_opening(clause: str) -> bool:
    words = clause.split()
    return bool(words) and words[0].lower().strip("“\"«„'’") in _OPENERS and len(words) <= _LONGEST_PHRASE


def _stands_alone(clause: str) -> bool:
    words = clause.split()
    return len(words) >= _CLAUSE and bool(_VERBISH.search(clause.partition(" ")[2]))


def _shorten(title: str, limit: int) -> str:
    """Cut `title` to `limit` characters: to the last clause that fits, or else to a word and an ellipsis."""
    if len(title) <= limit:
        return title
    cuts = [m.start() for m in _TRAILING.finditer(title, 0, limit + 2) if _STUB <= m.start() <= limit]
    whole = [cut for cut in cuts if _stands_alone(title[:cut])]
    # Failing a clause with a known verb, one that ends at a comma reads better than one that is broken off.
    commas = [cut for cut in cuts if title[cut] == "," and cut >= limit // 2]
    best = whole or commas
    return title[: best[-1]] if best else _cut(title, limit)


def _cut(text: str, limit: int) -> str:
    head, space, _ = text[:limit].rpartition(" ")
    return (head if space else text[: limit - 1]).rstrip(" ,;:–—-") + "…"  # typographic dashes


def _cut_wide(sentence: str) -> str:
    """Cut a sentence in a script without spaces at a mark; its characters are as wide as two."""
    limit = MAX_TITLE // 2
    if len(sentence) <= limit:
        return sentence
    cut = max(sentence.rfind(mark, 8, limit) for mark in "，、；：,; ")  # full-width marks
    return sentence[:cut] if cut > 0 else sentence[: limit - 1] + "…"


def _tidy(title: str) -> str:
    """`title` without unpaired quotation marks, and starting with a capital, or with one soon («iPhone»)."""
    for opening, closing in (("“", "”"), ("«", "»"), ("„", "“"), ("(", ")")):
        if title.count(opening) != title.count(closing):
            title = title.replace(opening, "").replace(closing, "")
    if title.count('"') % 2:
        title = title.replace('"', "")
    title = title.strip(" ,;:")
    return title if title[1:2].isupper() else title[:1].upper() + title[1:]
