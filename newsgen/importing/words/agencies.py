"""Whether a name, or the end of a line, is that of a photo agency."""

import re

from newsgen.importing.words.vocabulary import ACRONYMS, AGENCIES, PICTURE_HOUSES, alternatives

PATTERN = rf"(?:(?i:{alternatives(AGENCIES)})|{alternatives(ACRONYMS)})"
"""An agency's name: long names in any case of letters, short ones only as they are written."""

_LONGEST = 60
_WHOLE = re.compile(rf"{PATTERN}(?:\.com)?")
_ANYWHERE = re.compile(rf"(?<![^\W_]){PATTERN}(?![^\W_])")
_AT_START = re.compile(rf"{PATTERN}(?![^\W_])")
_AT_END = re.compile(rf"(?<![^\W_]){PATTERN}(?:\.com)?\W*$")


def is_agency(text: str) -> bool:
    """Whether `text` is an agency's name and nothing else."""
    return bool(_WHOLE.fullmatch(text.strip(" .")))


def sends_text(text: str) -> bool:
    """Whether `text` is an agency's name and nothing else, of one that sends not only pictures."""
    return is_agency(text) and text.strip(" .").lower().removesuffix(".com") not in PICTURE_HOUSES


def has_agency(text: str) -> bool:
    """Whether an agency is named in `text`."""
    return bool(_ANYWHERE.search(text))


def starts_with_agency(text: str) -> bool:
    """Whether `text` starts with an agency's name."""
    return bool(_AT_START.match(text))


def ends_in_agency(text: str) -> bool:
    """Whether `text` ends with an agency's name."""
    return bool(_AT_END.search(text[-_LONGEST:]))
