"""Interprets an article's front matter: each function handles one key, or a few that belong together.

A value of the right type that makes no sense is added to the errors, with its line.
"""

import difflib
import functools
from collections.abc import Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from newsgen import languages, slugs, times, web
from newsgen.config import Config
from newsgen.content import deception
from newsgen.content.written import Written
from newsgen.formats import misfits
from newsgen.formats.misfits import Steps
from newsgen.model import Article, Correction, Extra, Figure, Source

_EXTRA = {
    "label": ("text", "Opinion"),
    "series": ("text", "its name"),
    "key_points": ("a list of texts", "[first, second]"),
    "pin": ("true or false", "true"),
}
"""The type of each field of `extra`, as shown to users, and an example."""

_DATED: dict[str, Steps] = {
    **{key: (key,) for key in ("authors", "section", "tags", "dateline")},
    **{key: ("extra", key) for key in ("label", "series", "key_points")},
    "pinned": ("extra", "pin"),
}
"""The fields of an article that no page shows without a date, and the steps to each in its head."""


def title(written: Written) -> str:
    """The headline, in one line. Warns of deceptive characters in it."""
    found = " ".join(written.document.head.title.split())
    for what, remedy in deception.doubts(found):
        written.warn(written.line("title"), f"the headline {what}", remedy)
    return found


def slug(written: Written) -> str:
    """The slug: its own, or made from the title."""
    head = written.document.head
    found = head.slug if head.slug is not None else slugs.slug(head.title)
    if not slugs.is_slug(found):
        remedy = f"use small letters, digits and -, such as `{slugs.slug(found)}`"
        written.refuse(written.line("slug"), f"`slug` {found!r} cannot be an address", remedy)
    return found


def section(written: Written, config: Config) -> str:
    """The section. Warns if it is not in the settings but similar to one that is."""
    found = " ".join((written.document.head.section or "").split())
    if found and (near := _nearly(found, tuple(entry.name for entry in config.section_entries()))):
        remedy = f"did you mean `{near}`? If not, name it there under `sections`"
        written.warn(written.line("section"), f"newsgen.yml has no section {found!r}", remedy)
    return found


@functools.lru_cache(maxsize=256)
def _nearly(name: str, known: tuple[str, ...]) -> str:
    """The name among `known` most similar to `name`; empty if there is none, or one differs only in case."""
    if name.casefold() in (other.casefold() for other in known):
        return ""
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.75)), "")


def language(written: Written, default: str) -> str:
    """The language of the text (BCP 47)."""
    found = written.document.head.language
    if found and not languages.is_tag(found):
        written.refuse(written.line("language"), f"there is no language {found!r}", languages.REMEDY)
    return found or default


def lead(written: Written, figures: Collection[Figure]) -> str | None:
    """The id of the figure above the text: the head's `image`, else the first of `figures` with a picture."""
    image = written.document.head.image
    if image is None:
        return next((figure.id for figure in figures if figure.picture), None)
    if all(figure.id != image for figure in figures) and "figures" not in written.document.broken:
        written.refuse(written.line("image"), f"there is no figure {image!r}", "name the `id` of one of `figures`")
    return image


def time(written: Written, steps: Steps, value: str | None, zone: ZoneInfo) -> datetime | None:
    """The time of `value`, which is at `steps` in the head; None if there is none, or it is wrong."""
    try:
        return None if value is None else times.parse(value, zone)
    except ValueError as e:
        written.refuse(written.line(*steps), f"`{steps[0]}`: the time {e}", times.REMEDY)
        return None


def updated(written: Written, date: datetime | None, zone: ZoneInfo) -> datetime | None:
    """The time of the last change; None if that is not after `date`. Warns if it is before."""
    found = time(written, ("updated",), written.document.head.updated, zone)
    if found is None or date is None or found > date:
        return found
    if found < date:
        what = "`updated` is earlier than `date`, and readers are not shown it"
        written.warn(written.line("updated"), what, "correct it, with the time of day where both are on one day")
    return None


def undated(written: Written, article: Article) -> Article:
    """`article`, which has no date, without the fields that are not shown then. Warns of them."""
    head = written.document.head
    idle = {str(steps[-1]): steps for field, steps in _DATED.items() if getattr(article, field)}
    remedy = "add `date`, or remove them"
    if article.is_profile:
        source = head.source and (head.source.publisher or head.source.url or head.source.license)
        idle |= {key: (key,) for key, there in (("corrections", head.corrections), ("source", source)) if there}
        remedy = "remove them, since this is an author's own page"
    if idle:
        what = f"without `date`, no page shows {', '.join(f'`{name}`' for name in idle)}"
        written.warn(written.line(*next(iter(idle.values()))), what, remedy)
    return msgspec.structs.replace(article, **{field: type(getattr(article, field))() for field in _DATED})


def corrections(written: Written, published: datetime | None, zone: ZoneInfo) -> tuple[Correction, ...]:
    """The corrections, the oldest first. Warns of one dated on a day before the article was `published`."""
    found = []
    for number, entry in enumerate(written.document.head.corrections):
        steps = ("corrections", number, "date")
        if date := time(written, steps, entry.date, zone):
            found.append(Correction(date, entry.note))
            if published and date.astimezone(zone).date() < published.astimezone(zone).date():
                what = "a correction is dated before the `date` of the article"
                written.warn(written.line(*steps), what, "correct one of the two")
    return tuple(sorted(found, key=lambda correction: correction.date))


def names(listed: Iterable[str]) -> tuple[str, ...]:
    """Names of authors or tags, stripped, without duplicates in any case; the first spelling stays."""
    found: dict[str, str] = {}
    for text in listed:
        name = " ".join(text.split())
        found.setdefault(name.casefold(), name)
    return tuple(filter(None, found.values()))


def check_addresses(written: Written) -> None:
    """Add an error for each alias at which there can be no file."""
    for number, alias in enumerate(written.document.head.aliases):
        try:
            slugs.address_file(alias)
        except ValueError as e:
            line, remedy = written.line("aliases", number), "write a path such as /2026/old-name/"
            written.refuse(line, f"the alias {alias!r} {e}", remedy)


def source(written: Written) -> Source | None:
    """Where the text appeared first. Warns of a `url` that is no web address."""
    found = written.document.head.source
    if found is None or web.address(found.url):
        return found
    if found.canonical:
        what = "`canonical` in `source` needs the address of the original"
        written.refuse(written.line("source", "canonical"), what, "add `url: https://…`")
    elif found.url:
        what = f"the `url` {found.url!r} in `source` is no address, and is not shown"
        written.warn(written.line("source", "url"), what, "write https://…, or put a name into `publisher`")
    return found


@functools.lru_cache(maxsize=256)
def _nearly_own(key: str) -> str:
    """The key of newsgen's own in `extra` that `key` is similar to; empty if it is one itself, or similar to none."""
    if key in _EXTRA:
        return ""
    plain = "".join(filter(str.isalnum, key.casefold()))
    # Too short for similarity: many words are close to three letters.
    if plain in ("pin", "pinned"):
        return "pin"
    # Misspelt words mostly have the right first letter; «points» may be a theme's.
    own = {name.replace("_", ""): name for name in _EXTRA if name != "pin" and name[0] == plain[:1]}
    return next((own[near] for near in difflib.get_close_matches(plain, own, n=1, cutoff=0.8)), "")


def extra_fields(written: Written) -> Extra:
    """The fields of `extra` that newsgen itself reads. Warns of a key that is similar to one of them."""
    found = written.document.head.extra
    for key in found:
        if (meant := _nearly_own(key)) and meant not in found:
            what = f"`{key}` in `extra` does nothing here"
            written.warn(written.line("extra", key), what, f"did you mean `{meant}`?")
    for key in (key for key, value in found.items() if value is None and " " in key):
        what, remedy = f"`{key}` in `extra` has no value", "put quotes around all of the words that this belongs to"
        written.refuse(written.line("extra", key), what, remedy)
    try:
        return msgspec.convert(found, Extra, strict=False)
    except msgspec.ValidationError:
        for misfit in misfits.find(found, Extra):
            key = str(misfit.steps[0])
            wanted, example = _EXTRA[key]
            line, what = written.line("extra", *misfit.steps), f"`{key}` in `extra` should be {wanted}"
            written.refuse(line, what, f"write `{key}: {example}`")
        return Extra()
