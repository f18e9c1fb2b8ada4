"""The language of a text, from its script and its smallest words."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

import msgspec

_STOPWORDS = {
    "en": "the of and to in that is was for it with as his on be at by had not are but from or have",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus",
    "fr": "le la les de des et un une du en est que dans qui pour par sur pas au avec ce il sont plus",
    "es": "de la que el en los del se las por un para con no una su al lo como más pero sus le ya",
    "pt": "de que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele",
    "it": "di e che il la un a per in è una sono con non del da si i le dei della nel alla gli",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var jag sig från så",
    "da": "og i at det er en til på som af de med for den ikke der var et han har om men fra ved",
    "no": "og i det er på en til som av for at med de den har ikke var et han om men fra ved kan",
    "fi": "ja on ei se että oli hän mutta ovat kun myös sen ole tai joka mukaan kuin vain jos sekä vuoden olla nyt",
    "pl": "i w na z się do nie to że jest o jak za od po przez dla ale tym czy przy są było jego",
    "cs": "a v se na je že s z do o to i ve pro za by ale jsou jako po podle který od při",
    "hu": "a az és hogy nem is egy volt ez meg de mint csak már még van ki azt el szerint után volna lesz",
    "ro": "și de în a la cu pe că nu din o un este care pentru mai sunt au fost fi ca prin sau ale",
    "tr": "ve bir bu da de için ile olarak daha çok en olan gibi sonra kadar ise ancak ne var olduğu",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena oleh ada saya kami bisa sudah",
    "vi": "và của là có trong cho được không với các một những người này đã để khi từ cũng tại",
    "ru": "и в не на что с по это как он а из за к от у его для но все было также был",
    "uk": "і в не на що з та це як він у до за від про його для але було також під що є",
    "bg": "и на за да се от в че с по не е са като до при това но ще към",
    "el": "και το να του η της με που την από για στο ο τα των τον σε ότι είναι στη",
    "ar": "في من على أن إلى عن التي الذي مع هذا هذه كان قد بعد لا ما كما بين",
    "fa": "در و به از که این را با است برای آن یک می های شده خود تا بر",
    "ur": "کے میں کی ہے اور سے کا کو اس پر نے یہ کہ ہیں ایک تھا تھے بھی جو گا",
}  # fmt: skip
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _code, _words in _STOPWORDS.items():
    for _word in _words.split():
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _code)
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[\u0530-\u1fff\u3040-\ud7af]")
_SAMPLE = 1500


class Language(msgspec.Struct, frozen=True):
    """A language code, empty where none was recognised, and whether the evidence is strong."""

    code: str
    sure: bool


def detect(texts: Iterable[str]) -> Language:
    """The language of `texts`."""
    sample = " ".join(texts)[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if letters < 20:  # noqa: PLR2004  # no language shows in less
        return Language("", sure=False)
    other = _OTHER_SCRIPT.search(sample) is not None
    for code, script in _SCRIPTS:
        # Japanese mixes its own letters with Chinese ones, hence the low bar and the order.
        if other and len(script.findall(sample)) > 0.15 * letters:
            return Language(code, sure=True)
    counts = Counter(chain.from_iterable(_LANGUAGES[word] for word in words if word in _LANGUAGES))
    scores = sorted(((counts[code], code) for code in _STOPWORDS), reverse=True)
    (best, code), (second, _) = scores[0], scores[1]
    if best < 3:  # noqa: PLR2004  # by chance
        return Language("", sure=False)
    return Language(code, sure=best >= 12 and best > 1.3 * second)  # noqa: PLR2004  # a paragraph's worth
