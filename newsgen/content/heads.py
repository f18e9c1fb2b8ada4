"""What an article's front matter means: each function is for one of its keys, or a few that go together.

All raise ContentError, at the key's line, for what has the right type and makes no sense.
"""

import difflib
import functools
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from newsgen import languages, slugs, times, web
from newsgen.config import Config
from newsgen.content import deception
from newsgen.content.written import Written
from newsgen.errors import Problem
from newsgen.model import PROFILES, Correction, Extra, Figure, Source

_EXTRA = {
    "series": ("text", "its name"),
    "key_points": ("a list of texts", "[first, second]"),
    "pin": ("true or false", "true"),
}
"""What the fields of `extra` should be, and an example of each."""


def title(written: Written, warn: Callable[[Problem], None]) -> str:
    """The headline, in one line; `warn` is told what in it may not be what it seems."""
    found = " ".join(written.document.head.title.split())
    for what, remedy in deception.doubts(found):
        warn(written.problem("title", f"the headline {what}", remedy))
    return found


def slug(written: Written) -> str:
    """The word for an article in addresses: its own, or from its title."""
    head = written.document.head
    found = head.slug if head.slug is not None else slugs.slug(head.title)
    if not slugs.is_slug(found):
        remedy = f"use small letters, digits and -, such as `{slugs.slug(found)}`"
        written.refuse("slug", f"`slug` {found!r} cannot be an address", remedy)
    return found


def section(written: Written, config: Config, warn: Callable[[Problem], None]) -> str:
    """The section; `warn` is told of one that is nearly called as one of the settings', and is then another."""
    found = written.document.head.section or ""
    if found and (near := _nearly(found, tuple(entry.name for entry in config.section_entries()))):
        remedy = f"did you mean `{near}`? If not, name it there under `sections`"
        warn(written.problem("section", f"newsgen.yml has no section {found!r}", remedy))
    return found


@functools.lru_cache(maxsize=256)
def _nearly(name: str, known: tuple[str, ...]) -> str:
    """The name among `known` that is nearly `name`; empty where there is none, or one differs in case alone."""
    if name.casefold() in (other.casefold() for other in known):
        return ""
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.75)), "")


def language(written: Written, default: str) -> str:
    """The language of the text (BCP 47)."""
    found = written.document.head.language
    if found and not languages.is_tag(found):
        written.refuse("language", f"there is no language {found!r}", languages.REMEDY)
    return found or default


def lead(written: Written, figures: Collection[Figure]) -> str | None:
    """The id of the figure above the text: the one that the head names, else the first of `figures` with a picture."""
    image = written.document.head.image
    if image is None:
        return next((figure.id for figure in figures if figure.picture), None)
    if all(figure.id != image for figure in figures):
        written.refuse("image", f"there is no figure {image!r}", "name the `id` of one of `figures`")
    return image


def time(written: Written, key: str, value: str | None, zone: ZoneInfo) -> datetime | None:
    """The time that `value` of `key` names; None where there is none."""
    return None if value is None else _time(written, key, value, zone)


def updated(
    written: Written, date: datetime | None, zone: ZoneInfo, warn: Callable[[Problem], None]
) -> datetime | None:
    """When the text was last changed; None where that is not after its `date`. `warn` is told where it is before."""
    found = time(written, "updated", written.document.head.updated, zone)
    if found is None or date is None or found > date:
        return found
    if found < date:
        what = "`updated` is earlier than `date`, and readers are not shown it"
        warn(written.problem("updated", what, "correct it, with the time of day where both are on one day"))
    return None


def check_undated(written: Written, extra: Extra, warn: Callable[[Problem], None]) -> None:
    """Tell `warn` which keys of the head nothing shows, where there is no date: that of a plain page or a profile."""
    head = written.document.head
    if head.date is not None:
        return
    idle = {key: key for key in ("authors", "section", "tags", "dateline") if getattr(head, key)}
    idle |= {key: "extra" for key in ("series", "key_points") if getattr(extra, key)}
    remedy = "add `date`, or remove them"
    if written.path.startswith(PROFILES):
        source = head.source and (head.source.publisher or head.source.url or head.source.license)
        idle |= {key: key for key, there in (("corrections", head.corrections), ("source", source)) if there}
        remedy = "remove them, since this is an author's own page"
    for key in list(idle)[:1]:
        what = f"without `date`, no page shows {', '.join(f'`{name}`' for name in idle)}"
        warn(written.problem(idle[key], what, remedy, value=key))


def corrections(written: Written, zone: ZoneInfo) -> tuple[Correction, ...]:
    """The corrections, the oldest first."""
    entries = written.document.head.corrections
    found = (Correction(_time(written, "corrections", entry.date, zone), entry.note) for entry in entries)
    return tuple(sorted(found, key=lambda correction: correction.date))


def names(listed: Iterable[str]) -> tuple[str, ...]:
    """Names of authors or tags, each once and as it is first written, without spaces around them."""
    found: dict[str, str] = {}
    for text in listed:
        name = " ".join(text.split())
        found.setdefault(name.casefold(), name)
    return tuple(filter(None, found.values()))


def check_addresses(written: Written) -> None:
    """Refuse former addresses at which no file can stand."""
    for alias in written.document.head.aliases:
        try:
            slugs.address_file(alias)
        except ValueError as e:
            written.refuse("aliases", f"the alias {alias!r} {e}", "write a path such as /2026/old-name/", value=alias)


def source(written: Written, warn: Callable[[Problem], None]) -> Source | None:
    """Where the text appeared first; `warn` is told of an address that is none, and leads nowhere."""
    found = written.document.head.source
    if found is None or web.address(found.url):
        return found
    if found.canonical:
        what = "`canonical` in `source` needs the address of the original"
        written.refuse("source", what, "add `url: https://…`", value="canonical")
    if found.url:
        what = f"the `url` {found.url!r} in `source` is no address, and is not shown"
        warn(written.problem("source", what, "write https://…, or put a name into `publisher`", value=found.url))
    return found


def extra_fields(written: Written) -> Extra:
    """What newsgen itself reads of `extra`."""
    try:
        return msgspec.convert(written.document.head.extra, Extra, strict=False)
    except msgspec.ValidationError as e:
        key = next(key for key in _EXTRA if f"$.{key}" in str(e))
        wanted, example = _EXTRA[key]
        written.refuse("extra", f"`{key}` in `extra` should be {wanted}", f"write `{key}: {example}`", value=key)


def _time(written: Written, key: str, value: str, zone: ZoneInfo) -> datetime:
    try:
        return times.parse(value, zone)
    except ValueError as e:
        written.refuse(key, f"`{key}`: the time {e}", times.REMEDY)
