"""Names of newspapers: with words that nobody is called or, after «The», with words that some are."""

import re

from newsgen.importing.words.letters import UPPER

_WORD = rf"{UPPER}[\w'’&.-]{{0,20}}"  # a typographic apostrophe
_PLAIN = (
    r"Times|Herald|Gazette|Tribune|Chronicle|Observer|Guardian|Telegraph|Journal|Courier|Examiner|Inquirer|Enquirer|Sentinel"
    r"|Advertiser|Dispatch|Bulletin|Tageblatt|Anzeiger|Nachrichten|Rundschau|Kurier|Allgemeine|\w{0,20}[Zz]eitung"
)
_BEHIND_ARTICLE = (
    r"Post|Mail|Star|Sun|Record|Standard|Independent|Echo|Argus|Mirror|Globe|Mercury|News|Press|Express|Review"
)
_NAME = (
    rf"(?:The\s(?:{_WORD}\s){{0,3}}?(?:{_WORD}[ -])?(?:{_PLAIN}|{_BEHIND_ARTICLE})"
    rf"|(?:{_WORD}\s){{0,3}}(?:{_WORD}[ -])(?:{_PLAIN})|\w{{3,20}}zeitung)"
)
_BEHIND = r"(?:,\s|\s?[|·•]\s?|\s[–—-]\s|\s(?:for|of|from)\s|\s\(|\s(?=The\s))"  # dashes of print
_PAPER = re.compile(_NAME)
_IN_BYLINE = re.compile(rf"{_BEHIND}(?:the\s)?(?P<name>{_NAME})(?=\)?(?:$|[,|·•(]))")


def of_byline(text: str) -> str:
    """The paper that the byline `text` names behind the author, "" where it names none."""
    found = _IN_BYLINE.search(text)
    return found["name"] if found else ""


def is_paper(text: str) -> bool:
    """Whether `text` is the name of a newspaper, as a line of print may have it in capitals."""
    return bool(_PAPER.fullmatch(text.title() if text.isupper() else text))
