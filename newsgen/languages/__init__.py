"""Languages: the interface's translations, and the direction of writing.

This folder has one gettext catalog (.po) per language. Catalogs are compiled in memory, so there is no build step and
no outdated compiled file. The English words are in the templates and the code themselves.
"""

import functools
import gettext
import io
import re
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent

_TAG = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")

REMEDY = "write its code, such as de or pt-BR"


def is_tag(text: str) -> bool:
    """Whether `text` has the form of a language tag (BCP 47), which pages must declare."""
    return bool(_TAG.fullmatch(text))


def primary(language: str) -> str:
    """The primary language of a tag (BCP 47) or a Python locale's name, in lower case, such as `pt` of `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].lower()


@functools.lru_cache(maxsize=256)
def locale(language: str) -> str:
    """The name of Babel's locale nearest to `language` (BCP 47): exact, else its primary language, else English."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # settings are read without it

    for name in (language.replace("-", "_"), primary(language)):
        try:
            return str(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"


@functools.lru_cache(maxsize=256)
def direction(language: str) -> Literal["ltr", "rtl"]:
    """The direction in which `language` (BCP 47) is written."""
    if primary(language) == "en":
        return "ltr"  # without Babel, which most builds need for nothing else
    from babel import Locale  # noqa: PLC0415  # as above

    return "rtl" if Locale.parse(locale(language)).text_direction == "rtl" else "ltr"


@functools.cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalog for `language` (BCP 47), else for its primary language, else an empty one, which leaves English."""
    path = _catalog(language)
    return _compile(path) if path else gettext.NullTranslations()


@functools.cache
def speaks(language: str) -> bool:
    """Whether the interface speaks `language` (BCP 47): English, or one with a catalog."""
    return primary(language) == "en" or _catalog(language) is not None


def _catalog(language: str) -> Path | None:
    known = {path.stem.lower(): path for path in FOLDER.glob("*.po")}
    return known.get(language.replace("-", "_").lower()) or known.get(primary(language))


def _compile(path: Path) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # an English site needs neither
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.stem))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
