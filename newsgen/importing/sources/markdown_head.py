"""The keys of front matter in Hugo, Jekyll, Eleventy and Pelican, mapped to newsgen's."""

import re
from pathlib import PurePosixPath
from typing import Any

import msgspec

from newsgen import slugs, times
from newsgen.config import Config
from newsgen.importing.records import Note
from newsgen.importing.sources import assemble, figures, page_facts, schedule
from newsgen.importing.sources.front_matter import Taken
from newsgen.importing.sources.keys import FALSE, TRUE, Keys, text
from newsgen.importing.sources.records import Job, Shown, Stated

_JEKYLL = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")
_SEVERAL = re.compile(r";|,\s+(?=\w+\s)|\s+(?:and|und|et|&)\s+(?=\w+\s+\w)")
_UPDATES = (
    "updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "updatedat", "updatedon", "dateupdated",
    "updateddate", "datemodified", "modifieddate", "lastupdated",
)  # fmt: skip
_SUMMARIES = ("summary", "description", "excerpt", "customexcerpt", "subtitle")
_PICTURES = ("image", "cover", "featuredimage", "featureimage", "thumbnail", "images", "header", "hero", "banner")


class Mapped(msgspec.Struct, frozen=True):
    """What front matter states, and the lead picture that it names."""

    stated: Stated
    lead: Shown | None


def read(taken: Taken, job: Job) -> Mapped:
    """What the front matter states of the article of `job`."""
    seed, config = job.seed, job.config
    keys = Keys(taken.data)
    named = _JEKYLL.fullmatch(PurePosixPath(seed).stem)
    release = schedule.read(keys, job, named["date"] if named else None)
    lead = _lead(keys)
    section, tags = page_facts.place_first(
        _list(keys.take("section"), ",")
        + _list(keys.take("category"), ",")
        + _words(keys.take("categories"), taken.form),
        _words(keys.take("tags", "tag", "keywords"), taken.form),
        config,
    )
    changed = keys.take(*_UPDATES)
    updated = schedule.when(changed, config)
    unread = f"the day of its last change {str(changed)[:60]!r} cannot be read"
    notes = (Note("updated", 1, unread),) if changed is not None and not updated else ()
    aliases, odd = assemble.former(_aliases(keys))
    stated = Stated(
        title=text(keys.take("title")) or None,
        date=release.date,
        page=bool(taken.form) and release.undated,
        updated=updated if _is_later(updated, release.date, config) else None,
        authors=_authors(keys),
        section=section,
        tags=tags,
        summary=next((words for name in _SUMMARIES if (words := text(keys.take(name)))), None),
        language=text(keys.take("language", "lang", "locale")).partition("-")[0].partition("_")[0].lower() or None,
        slug=_slug(keys, seed, named, taken.form),
        draft=release.draft,
        embargo=release.embargo,
        aliases=aliases,
        extra=_extra(keys.rest()),
        notes=(*release.notes, *notes, *odd),
    )
    return Mapped(stated, lead)


def _is_later(one: str | None, other: str | None, config: Config) -> bool:
    return bool(one and other and times.parse(one, config.zone) > times.parse(other, config.zone))


def _list(value: Any, separators: str) -> list[str]:
    if isinstance(value, list):
        # Hexo has categories in categories.
        entries = (inner for entry in value for inner in (entry if isinstance(entry, list) else [entry]))
        return [words for entry in entries if (words := text(entry))]
    return [part.strip() for part in re.split(f"[{separators}]", text(value)) if part.strip()]


def _words(value: Any, form: str) -> list[str]:
    # Jekyll parts a line of tags or categories at its spaces, the others at its commas.
    return _list(value, "," if form != "YAML" or "," in str(value) else ",\\s")


def _authors(keys: Keys) -> tuple[str, ...]:
    value = keys.take("authors", "author")
    entries = value if isinstance(value, list) else [value]
    names = [text(entry.get("name")) if isinstance(entry, dict) else text(entry) for entry in entries]
    parted = (
        part.strip() for name in names for part in re.split(r";|,\s+(?=\w+\s)|\s+(?:and|und|et|&)\s+(?=\w+\s+\w)", name)
    )
    return tuple(dict.fromkeys(name for name in parted if name))


def _slug(keys: Keys, seed: str, named: re.Match[str] | None, form: str) -> str | None:
    """The word in the article's address: as stated, or from the name of its file, as Hugo and Jekyll have it."""
    stated = text(keys.take("slug"))
    path = PurePosixPath(seed)
    stem = named["slug"] if named else path.parent.name if path.stem == "index" else path.stem
    # What comes on standard input has no name of its own.
    name = stated or ("" if form in ("", "Pelican") or not path.suffix else stem)
    return name if slugs.is_slug(name) else slugs.slug(name, fallback="") or None


def _aliases(keys: Keys) -> tuple[str, ...]:
    """The addresses that the article had, from the site's root on."""
    values = (keys.take("aliases", "redirectfrom"), keys.take("url", "permalink", "saveas"))
    paths = [path for value in values for path in (value if isinstance(value, list) else [value])]
    named = (text(p) for p in paths if str(p).lower() not in TRUE | FALSE)
    whole = (f"/{p.lstrip('/')}" for p in named if p and ":" not in p)
    return tuple(dict.fromkeys(p for p in whole if p != "/"))


def _lead(keys: Keys) -> Shown | None:
    """The picture that stands above the article."""
    for name in _PICTURES:
        value = keys.take(name)
        value = value[0] if isinstance(value, list) and value else value
        alt, caption = "", ""
        if isinstance(value, dict):
            alt, caption = text(value.get("alt")), text(value.get("caption"))
            value = next(
                (
                    value[k]
                    for k in ("image", "src", "path", "url", "overlay_image", "teaser", "feature")
                    if value.get(k)
                ),
                None,
            )
        if address := text(value):
            return figures.captioned(Shown((address,), alt), [caption] if caption else [], "")
    return None


def _extra(rest: dict[str, Any]) -> dict[str, Any]:
    """What has no key of its own, in the forms that newsgen's own keys under `extra` have."""
    own = rest.pop("extra", None)
    found = {**rest, **own} if isinstance(own, dict) else rest
    for key in ("label", "series"):
        if key in found:
            found[key] = ", ".join(_list(found[key], "\n"))
    if "key_points" in found:
        found["key_points"] = _list(found["key_points"], "\n")
    # Names that mean something to newsgen, which other programs gave to something else.
    for key in [key for key in found if key.strip().casefold() in ("pictures", "draft", "embargo")]:
        found[f"front_matter_{key}"] = found.pop(key)
    return found
