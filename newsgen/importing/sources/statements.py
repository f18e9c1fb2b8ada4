"""Make what sources of several kinds state of their articles fit for a head."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from newsgen import slugs, times
from newsgen.config import Config
from newsgen.importing.drafting import sections
from newsgen.importing.records import Note
from newsgen.importing.words import zones


def certain(time: str, config: Config) -> str:
    """`time`, with the offset of the later moment where the clock of the site's zone skips it or shows it twice."""
    try:
        times.parse(time, config.zone)
    except ValueError:
        return zones.at(config.zone, datetime.fromisoformat(time)).isoformat()
    return time


def former(addresses: Iterable[str]) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Those of an article's old `addresses` that can be files, and a note on each of the others."""
    kept, notes = [], []
    for address in dict.fromkeys(addresses):
        try:
            slugs.address_file(address)
            kept.append(address)
        except ValueError as e:
            notes.append(Note("aliases", 1, f"the old address {address!r} {e}"))
    return tuple(kept), tuple(notes)


def once(names: Iterable[str]) -> tuple[str, ...]:
    """`names` without empty ones and without repetitions in any case, as first written."""
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(name.casefold(), name)
    return tuple(found.values())


def filed(under: Sequence[str], tags: Sequence[str], config: Config) -> tuple[str | None, tuple[str, ...]]:
    """The section that one of the categories `under` names, and the other categories with the `tags`."""
    named = {words: sections.find(words, config) for words in under}
    section = next(filter(None, named.values()), None)
    return section, once((*(words for words in under if named[words] != section or section is None), *tags))


def filed_first(under: Sequence[str], tags: Sequence[str], config: Config) -> tuple[str | None, tuple[str, ...]]:
    """The same for categories that an author chose: the first is the section where the settings name none."""
    section, rest = filed(under, tags, config)
    if section or not under:
        return section, rest
    return under[0], tuple(tag for tag in rest if tag != under[0])
