"""Bylines: who wrote an article, by the form of a line or by what stands around a name."""

import re
from collections.abc import Sequence

import msgspec

from newsgen.importing.lines import furniture
from newsgen.importing.words import agencies, day_names, papers, timestamps
from newsgen.importing.words.cue_words import DESKS, JOBS, words_of
from newsgen.importing.words.letters import UPPER, WORD

_WORDS_AND_PICTURES = (
    r"(?:words|text|story|report|texte|textes|texto|textos|testo|testi|tekst) (?:and|und|&|et|y|e|i|och|og|en) "
    r"(?:photographs|photography|photos|pictures|fotos?|fotografías|fotografie|bilder?|photographies|zdjęcia)"
)
_PICTURES_BY = re.compile(
    r"(?:photographs|photography|photos|pictures|illustrations|graphics|fotos|fotografías|fotografie|bilder"
    r"|illustrationen|photographies)(?: (?:by|von|par|de|por|di|door|av|af)|\s?:) (?P<names>\S.{2,60}[^.\s])",
    re.IGNORECASE,
)
_PICTURES_BEHIND = re.compile(
    r"\s*[;|/]\s*(?=(?:photographs|photography|photos?|pictures|illustrations|fotos?|fotografie|bilder|zdjęcia|foto's)"
    r"(?::| (?:by|von|par|de|por|di|door|av|af) )[^;|/]{3,60}$)",
    re.IGNORECASE,
)
_EDITED_BEHIND = re.compile(r"(?:\s*[;|/,.]|\s)\s*(?:and\s)?(?=edit(?:ed|ing) by\s\S[^;|]{2,80}$)", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:(?:byline|author|autor(?:in)?|text[eo]?|words)\s*:\s*(?:by|von|par|por)(?=\s)"
    r"|(?:(?:(?:a )?guest (?:post|blog|column|essay|commentary|opinion)|an? (?:article|report|feature|profile)"
    r"|written|reported|posted|published|submitted|story|text|words|analysis|column|commentary|review|essay|interview|explainer|recipe)\s)?by"
    r"|(?:(?:eine? )?(?:artikel|beitrag|text|kommentar|interview|bericht|reportage|gastbeitrag|gastkommentar|analyse"
    r"|rezept|glosse|essay|portr[äa]t|verfasst|geschrieben|veröffentlicht) )?von(?: unser(?:em|er) [\w-]+)?"
    r"|(?:(?:propos recueillis|entretien|recette|écrit|publié|rédigé) )?par|from our (?:own )?correspondent"
    r"|dal nostro (?:inviato|corrispondente)"
    r"|das (?:gespräch|interview) führten?"
    r"|de notre (?:envoyée?|correspondante?)(?: spéciale?)?|de nuestr[oa] (?:enviad[oa]|corresponsal)(?: especial)?"
    r"|(?:(?:entrevista|receta|receita|publicado|escrito) )?por|(?:(?:a cura|intervista|ricetta) )?di"
    r"|(?:scritto|pubblicato) da|(?:(?:geschreven|geplaatst) )?door|(?:(?:skrevet|skriven) )?a[vf]|kirjoittanut"
    r"|текст|автор|беседовал[аи]?|розмовля(?:в|ла|ли)|rozmawiała?|reporting by|text|un texte de|autor(?:in)?|author|מאת"
    rf"|(?:{_WORDS_AND_PICTURES}) (?:by|von|par|de|por|di|door|av|af)"
    rf"|(?:{_WORDS_AND_PICTURES}|byline|words|texto|texte|testo|tekst|teksti|haber|σύνταξη|interview|entrevista|intervista|wywiad|röportaj|opracowanie|piše|napisa(?:o|la)|كتب|كتبت|بقلم)(?=\s*:))\s*:?\s+"
    r"(?P<names>(?:[^.!?:;]|(?<=\b\w)\.|(?<=\b(?:Dr|Jr|Sr|St))\.){3,90})",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*|de|da|del|la|van|von|der|di|el|al|bin|ten|af)")  # a typographic apostrophe
_AND = re.compile(
    r"\s*(?:,(?:\s(?:and|und|et|y|e|en|och|og|ja|i|и|та|ve)(?=\s))?|&|/|\||•|·|\s(?:and|und|et|y|e|en|och|og|ja|i|и|та|ve)\s)\s*",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"\s*[|·•,]?\s+[(<]?(?:@\w{1,30}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,20}){1,3})[)>]?$")
_CHINESE_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?"
_FEW_SIGNS = re.compile(r"[\u4e00-\u9fff]{2,4}(?:\s[\u4e00-\u9fff]{1,3})?")
_KOREAN_NAME = r"[\uac00-\ud7a3]{2,4}"
_SURNAME = (
    "[王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧肖田董袁潘"
    "蔡蔣蒋余于杜葉叶程魏蘇苏呂吕丁任沈姚盧卢姜崔鍾鐘钟譚谭陸陆汪范石廖賈贾韋韦付方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙"
    "史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔湯汤溫温施洪涂詹柯賴赖簡简翁阮倪辛紀纪巫卓]"
)
"""The commonest Chinese family names, in both scripts."""

_REPORTER = rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}"
_REPORTED = re.compile(
    r"[(\uff08\u3010\u3014]?(?:本報|本报|本社|實習|实习|特約|特约|[\u4e00-\u9fff]{1,4}[報报社網网])?(?:記者|记者)\s?"
    rf"(?P<names>{_REPORTER}(?:[、,\uff0c\s]+{_REPORTER}){{0,4}})"
    r"(?:\s?[/\uff0f|\uff5c]\s?[\u4e00-\u9fff]{1,10}(?:報導|報道|报导|报道|電|电))?[)\uff09\u3011\u3015]?"
)
"""Who reported, and perhaps from where, with no space before the name."""

_UNSPACED = re.compile(
    r"(?:(?:作者|撰文|撰稿|文)\s*[:\uff1a/\uff0f|]|(?:記者|记者)\s*[:\uff1a/\uff0f|\s])\s*"
    rf"(?P<chinese>{_CHINESE_NAME}(?:[、,\uff0c\s]+{_CHINESE_NAME}){{0,4}})"
    rf"|(?P<korean>{_KOREAN_NAME}(?:[,\s]+{_KOREAN_NAME}){{0,3}}?)\s?(?:선임|인턴|수습)?기자"
)
"""Bylines in scripts that write a name as one word: a label and Chinese names, or Korean names and «reporter»."""

_UNSPACED_AND = re.compile("[、,\uff0c\\s]+")
_BYLINE_START = re.compile(r"(?<![,|])\s+(?=(?:by|von|par|por|di)\s)", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:sources?|quellen?|fuentes?|fontes?|bron|källa|kilde|lähde|źródło|zdroj|forrás|sursa|kaynak|πηγή|источник|джерело"
    r"|المصدر|来源|來源|出典|출처)\s*[:\uff1a]|©\s?(?:Agence France-Presse|AFP|AP|EFE|dpa|Reuters|ANSA|APA)\b",
    re.IGNORECASE,
)
_SOURCE_BEHIND = re.compile(rf"(?<=\d)\s+(?={_SOURCE.pattern}).{{3,40}}$", re.IGNORECASE)
_JOINING = words_of("and und et y e en och & i")
_MAILBOX = re.compile(r"[\w.+-]@[\w-]{1,60}\.\w")
_SEPARATORS = " |·•,–—-"  # dashes
_PART = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+")  # dashes of print
_TAIL = re.compile(
    r"\s(?:at|in|for|of|avec|bei|with)\s|(?<=[a-z])\sIN\s|\s*[(@]|\s(?=The\s)|\s+[–—-]\s"  # dashes
    r"|,?\s(?=(?:[Ee]nvoyée?s?\s[Ss]péci|[Cc]orrespondante?s?\b|[Ee]nviad[oa]s?\s[Ee]special|[Cc]orresponsal))"
)
_NO_NAMES = JOBS | {"staff"}
_WITH_JOB = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]*){1,3}?),?\s"  # a typographic apostrophe
    rf"(?:\(?(?:[\w-]+\s){{0,3}}(?i:{'|'.join(sorted(JOBS))})\)?"
    rf"|\((?:[\w-]+\s){{0,3}}(?i:{'|'.join(sorted(JOBS))})\s[^()]{{2,60}}\))"
)
_DESK = re.compile(DESKS, re.IGNORECASE)
_UNNAMED = re.compile(
    rf"(?:by|from)\s(?:[\w-]+\s){{0,4}}(?:{'|'.join(sorted(JOBS))}|staff|team|desk|newsroom)\.?"
    rf"|{_DESK.pattern}",
    re.IGNORECASE,
)
_WITH_TASK = re.compile(
    rf"(?P<name>{UPPER}[^(),;:/]{{2,40}}?)\s\((?P<task>(?i:text[oe]?s?|testo|words|fotos?|fotografi(?:as?|es?)|photos?|imagens?"
    r"|bilder?|ilustraç(?:ão|ões)|illustrations?|vídeo|video|infografia))\)"
)
_WRITING = words_of("text texto textos texte textes testo words")
_STATES = words_of("u.s. u.k. e.u. u.n.")
_LEADING = words_of(
    "byline by written reported posted submitted story text words reporting von par por a cura di door av af publicado "
    "escrito verfasst geschrieben veröffentlicht écrit publié rédigé scritto pubblicato da geschreven geplaatst "
    "skrevet skriven "
    "kirjoittanut текст автор un texte de autor autorin author texto texte testo tekst teksti haber σύνταξη "
    "opracowanie كتب كتبت 作者 撰文 撰稿 文 記者 记者 기자 "
    "and und et y e en och og ja i и та ve the"
)
"""The words before and between the names of a byline."""

_NEWSROOM = re.compile(rf"(?:BBC|ABC|CBC|CNN|DW|NBC|NPR)(?: {UPPER}[\w.]+){{1,3}}(?:,? (?:in )?{UPPER}[\w ]{{2,30}})?")
_LONGEST_BYLINE = 160
_JOB_WORDS = 3
_LONGEST_NAME = 5
"""The most words that a name has."""


class Byline(msgspec.Struct, frozen=True):
    """Who wrote an article and, where the line says so, when.

    `says_more`: the line also has a job, a paper or an address. `perhaps` stands beside the day without a word that
    leads to it, and may be a name, a place or a desk.
    """

    names: tuple[str, ...]
    stamp: timestamps.Timestamp | None = None
    says_more: bool = False
    perhaps: str = ""


def byline(text: str) -> Byline | None:
    """Read `text` as a byline, None where it is anything else. A date may stand before or after it."""
    if len(text) > _LONGEST_BYLINE:
        return None
    for behind in (_PICTURES_BEHIND, _EDITED_BEHIND):
        writers, *rest = behind.split(text, maxsplit=1)
        if rest and (found := byline(writers)):
            return msgspec.structs.replace(found, says_more=True)
    if dated := _dated(text) or _sourced(text):
        return dated
    names = _authors(text) or _with_tasks(text)
    return Byline(names, says_more=_says_more(text, names)) if names else None


def beside_day(text: str) -> Byline | None:
    """Read a line of a day and a paper or what may be a name: «Ada Holm | 12 March 2026»; else None."""
    start = timestamps.stamp_start(text)
    if start is None:
        return None
    parts = _PART.split(text) if _PART.search(text) else [text[:start].rstrip(_SEPARATORS), text[start:]]
    for i, part in enumerate(map(str.strip, parts)):
        paper = papers.is_paper(part)
        if paper or may_sign(part):
            stamp = timestamps.timestamp(" · ".join((*parts[:i], *parts[i + 1 :])))
            if stamp and stamp.day:
                return Byline((), stamp, says_more=True, perhaps="" if paper else part)
    return None


def may_sign(text: str) -> bool:
    """Whether `text` may be the names of people, and not of an agency or a section."""
    known = agencies.has_agency(text) or furniture.is_section(text)
    return not known and may_be_names(text) and text.split(maxsplit=1)[0].lower() not in _LEADING


def signs(text: str) -> bool:
    """Whether `text` says who wrote an article, or when, and little else."""
    return any(form(text) is not None for form in (timestamps.timestamp, byline, beside_day))


def _dated(text: str) -> Byline | None:
    start = timestamps.stamp_start(text)
    if start is None:
        return None
    cut = _BYLINE_START.search(text, start)
    names, rest = (text[cut.end() :], text[: cut.start()]) if cut else (text[:start], text[start:])
    names = names.rstrip(_SEPARATORS)
    found, stamp = _authors(names), timestamps.timestamp(rest)
    known = found or _UNNAMED.fullmatch(names)
    return Byline(found, stamp, _says_more(names, found)) if known and stamp else None


def _sourced(text: str) -> Byline | None:
    """Read a line of the time and the source of the text; else None."""
    found = _SOURCE_BEHIND.search(text) if ":" in text else None
    stamp = timestamps.timestamp(text[: found.start()]) if found else None
    return Byline((), stamp, says_more=True) if stamp else None


def _with_tasks(text: str) -> tuple[str, ...]:
    """Who wrote, where people's tasks stand behind their names: «Ada Holm (texto) e Per Lind (fotos)»."""
    found = list(_WITH_TASK.finditer(text)) if ")" in text else []
    if not found or any(word not in _JOINING for word in _WITH_TASK.sub(" ", text).replace(",", " ").split()):
        return ()
    return tuple(entry["name"] for entry in found if entry["task"].lower() in _WRITING)


def _says_more(text: str, names: Sequence[str]) -> bool:
    """Whether a byline has words beside `names` and those that lead to them."""
    named = {word for name in names for word in WORD.findall(name.lower())}
    if set(WORD.findall(text.lower())) <= named | _LEADING:
        return False
    for name in names:
        # A name without a space before it is part of a longer word.
        text = text.replace(name, " ")
    return not set(WORD.findall(text.lower())) <= _LEADING


def reporters(text: str) -> tuple[str, ...]:
    """The reporters that `text` names in Chinese: «reporter», the names, and perhaps where they reported from."""
    found = _REPORTED.fullmatch(text)
    return tuple(_UNSPACED_AND.split(found["names"])) if found else ()


def job_line(text: str) -> Byline | None:
    """Read a line of a name and a job, which is a byline below a headline; None where it is anything else.

    Old papers name nobody: «From our own correspondent».
    """
    text = text.strip()
    if _UNNAMED.fullmatch(text) and not _authors(text):
        return Byline((), says_more=True)
    found = _WITH_JOB.fullmatch(text)
    return Byline((found["name"],), says_more=True) if found else None


def is_job(text: str) -> bool:
    """Whether `text` is a few words for a writer's job, without a name: «Court reporter»."""
    words = text.split()
    return len(words) <= _JOB_WORDS and words[-1:] != [] and words[-1].lower() in JOBS


def is_post(text: str) -> bool:
    """Whether `text` says what somebody named above it is, or for whom: a writer's job, a newsroom."""
    return is_job(text) or bool(_NEWSROOM.fullmatch(text) or _UNNAMED.fullmatch(text))


def may_be_names(text: str) -> bool:
    """Whether `text` may be people's names; it may be a place or a desk as well."""
    return bool(_FEW_SIGNS.fullmatch(text)) or all(map(may_be_name, _AND.split(text)))


def may_be_name(text: str) -> bool:
    """Whether `text` is two or three words that may be a person's name; it may be a place or a desk as well."""
    words = text.split()
    return len(words) in (2, 3) and all(map(_NAME.fullmatch, words)) and not any(map(day_names.is_weekday, words))


def has_address(text: str) -> bool:
    """Whether `text` has a mail address in it."""
    return "@" in text and bool(_MAILBOX.search(text))


def _authors(text: str) -> tuple[str, ...]:
    plain = _HANDLE.sub("", text).strip().rstrip(".")
    if reported := reporters(plain):
        return reported
    if unspaced := _UNSPACED.fullmatch(plain):
        return tuple(_UNSPACED_AND.split((unspaced["chinese"] or unspaced["korean"]).strip()))
    found = _BYLINE.fullmatch(plain)
    if not found or _DESK.fullmatch(plain) or (found["names"].count("/") > 1 and agencies.has_agency(found["names"])):
        # «Ada Holm/AFP/Getty Images» credits a picture.
        return ()
    names: list[str] = []
    for part in _AND.split(_TAIL.split(found["names"], maxsplit=1)[0]):
        if agencies.is_agency(part) or (names and part == papers.of_byline(plain)):
            continue
        words = [word for word in part.split() if word.lower() not in _NO_NAMES]
        if names and (len(words) < len(part.split()) or len(words) == 1 or words[:1] == ["The"]):
            # The job, the place or the paper of the person named before.
            break
        if any(word.lower() in _STATES or day_names.is_weekday(word) for word in words):
            # «By U.S. law», «by Good Friday»
            return ()
        if 1 <= len(words) <= _LONGEST_NAME and all(_NAME.fullmatch(word) for word in words):
            names.append(" ".join(words))
        else:
            # What follows the names: a desk, a job, a date.
            break
    return tuple(names) if names and any(len(name.split()) > 1 for name in names) else ()


def is_part_of_byline(text: str) -> bool:
    """Whether `text`, below a byline, goes on with it: the agency of the person named, or who made the pictures."""
    return agencies.is_agency(text.removeprefix("The ")) or bool(_PICTURES_BY.fullmatch(text))


def is_source(text: str) -> bool:
    """Whether `text` names the source of something, and not its maker."""
    return bool(_SOURCE.match(text))
