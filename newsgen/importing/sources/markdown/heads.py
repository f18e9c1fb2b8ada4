"""Map the keys of front matter in Hugo, Jekyll, Eleventy and Pelican to newsgen's."""

import re
from pathlib import PurePosixPath
from typing import Any

import msgspec

from newsgen import languages, slugs, times
from newsgen.importing.records import Note
from newsgen.importing.sources import statements
from newsgen.importing.sources.html import figures
from newsgen.importing.sources.markdown import pictures, schedule
from newsgen.importing.sources.markdown.front_matter import Taken
from newsgen.importing.sources.markdown.keys import FALSE, TRUE, Keys, each, text
from newsgen.importing.sources.records import Job, Shown, Stated

_JEKYLL = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")
_SEVERAL = re.compile(r";|,\s+(?=\w+\s)|\s+(?:and|und|et|&)\s+(?=\w+\s+\w)")
_UPDATES = (
    "updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "updatedat", "updatedon", "dateupdated",
    "updateddate", "datemodified", "modifieddate", "lastupdated",
)  # fmt: skip
_SUMMARIES = ("summary", "description", "excerpt", "customexcerpt", "subtitle")
_ADDRESSES = ("image", "src", "path", "url", "overlay_image", "teaser", "feature")
_TRANSLATED = re.compile(
    r"(?P<stem>.+)\.(?P<language>ar|bg|bn|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|id|is|it|ja|ko|lt|lv|mk|nb|nl|"
    r"nn|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|th|tr|uk|ur|vi|zh)"
)
_PICTURES = (
    "image",
    "cover",
    "featuredimage",
    "featureimage",
    "heroimage",
    "thumbnail",
    "images",
    "header",
    "hero",
    "banner",
)


class Mapped(msgspec.Struct, frozen=True):
    """What front matter states, and the lead picture that it names."""

    stated: Stated
    lead: Shown | None


def read(taken: Taken, job: Job) -> Mapped:
    """What the front matter states of the article of `job`."""
    seed, config = job.seed, job.config
    data = _with(job.inherited.values, taken.data) if job.inherited else taken.data
    taxonomies = data.get("taxonomies")
    # Zola keeps tags and categories under one key.
    keys = Keys({**taxonomies, **data, "taxonomies": None} if isinstance(taxonomies, dict) else data)
    named = _JEKYLL.fullmatch(PurePosixPath(seed).stem)
    release = schedule.read(keys, job, named["date"] if named else None)
    lead = _lead(keys)
    section, tags = statements.filed_first(
        _list(keys.take("section"), ",")
        + _list(keys.take("category"), ",")
        + _words(keys.take("categories"), taken.form),
        [tag for value in keys.take_all("tags", "tag", "keywords") for tag in _words(value, taken.form)],
        config,
    )
    changed = keys.take(*_UPDATES)
    updated = schedule.when(changed, config)
    unread = f"the day of its last change {str(changed)[:60]!r} cannot be read"
    notes = (Note("updated", 1, unread),) if changed is not None and not updated else ()
    aliases, odd = statements.former(_aliases(keys))
    stated = Stated(
        title=text(keys.take("title")) or None,
        date=release.date,
        page=bool(taken.form) and release.undated,
        updated=updated if times.is_later(updated, release.date, config.zone) else None,
        authors=_authors(keys),
        section=section,
        tags=tags,
        summary=next((words for name in _SUMMARIES if (words := text(keys.take(name)))), None),
        language=_language(keys, job) if taken.form else None,
        slug=_slug(keys, job, named, taken.form),
        draft=release.draft,
        embargo=release.embargo,
        aliases=aliases,
        extra=_extra(keys.rest()),
        notes=(*release.notes, *notes, *odd),
    )
    return Mapped(stated, lead)


def _with(inherited: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """An article's `own` values, and those `inherited` that it does not override."""
    whole = {**inherited, **{key: value for key, value in own.items() if key not in inherited or value is not None}}
    inner = (key for key in inherited if isinstance(inherited[key], dict) and isinstance(own.get(key), dict))
    return whole | {key: inherited[key] | own[key] for key in inner}


def _list(value: Any, separators: str) -> list[str]:
    if isinstance(value, list):
        # Hexo nests categories.
        entries = (inner for entry in value for inner in each(entry))
        return [words for entry in entries if (words := text(entry))]
    whole = value if isinstance(value, str) else text(value)
    return [words for part in re.split(f"[{separators}]", whole) if (words := text(part))]


def _words(value: Any, form: str) -> list[str]:
    # Jekyll splits a line of tags or categories at spaces, the others at commas.
    return _list(value, "," if form != "YAML" or "," in str(value) else ",\\s")


def _authors(keys: Keys) -> tuple[str, ...]:
    people = each(keys.take("authors", "author"))
    names = [text(entry.get("name")) if isinstance(entry, dict) else text(entry) for entry in people]
    return statements.once(part.strip() for name in names for part in _SEVERAL.split(name))


def _slug(keys: Keys, job: Job, named: re.Match[str] | None, form: str) -> str | None:
    """The slug of the article: as stated, or from the name of its file, as Hugo and Jekyll have it."""
    stated = text(keys.take("slug"))
    path = PurePosixPath(job.seed)
    told = _TRANSLATED.fullmatch(path.stem)
    whole, language = (told["stem"], told["language"]) if told else (path.stem, "")
    stem = named["slug"] if named else path.parent.name if whole == "index" else whole
    # A translation needs another address than its original.
    stem += f"-{language}" if language and language != languages.primary(job.config.language) else ""
    # What comes on standard input has no file name.
    name = stated or ("" if form in ("", "Pelican") or not path.suffix else stem)
    return slugs.stated(name)


def _language(keys: Keys, job: Job) -> str | None:
    """The language as stated, or from the name of a translation's file, such as `ferry.de.md`."""
    stated = languages.primary(text(keys.take("language", "lang", "locale")))
    told = _TRANSLATED.fullmatch(PurePosixPath(job.seed).stem)
    return stated or (told["language"] if told else None)


def _aliases(keys: Keys) -> tuple[str, ...]:
    """The former addresses of the article, as paths from the site's root."""
    values = (keys.take("aliases", "redirectfrom"), keys.take("url", "permalink", "saveas"))
    paths = [path for value in values for path in each(value)]
    named = (text(p) for p in paths if str(p).lower() not in TRUE | FALSE)
    whole = (f"/{p.lstrip('/')}" for p in named if p and ":" not in p)
    return tuple(dict.fromkeys(p for p in whole if p != "/"))


def _lead(keys: Keys) -> Shown | None:
    """The picture above the article; where there are several, they also stay in the front matter."""
    for name in _PICTURES:
        whole = keys.look(name)
        first = whole[0] if isinstance(whole, list) and whole else whole
        said = first if isinstance(first, dict) else {"src": first}
        address = next((found for key in _ADDRESSES if (found := text(said.get(key)))), "")
        if not address:
            continue
        if not isinstance(whole, list) or len(whole) == 1:
            keys.take(name)
        alt, caption, credit = (
            next((words for key in endings if (words := text(said.get(key) or keys.take(f"{name}{key}")))), "")
            for endings in (("alt", "alttext"), ("caption",), ("credit", "credits", "attribution", "copyright"))
        )
        picture = Shown((address,), alt)
        return figures.captioned(picture, pictures.plain(caption), pictures.plain(credit))
    return None


def _extra(rest: dict[str, Any]) -> dict[str, Any]:
    """Keys without a counterpart; those that newsgen knows under `extra`, in the forms that it expects."""
    own = rest.pop("extra", None)
    found = {**rest, **own} if isinstance(own, dict) else rest
    for key in ("label", "series"):
        if key in found:
            found[key] = ", ".join(_list(found[key], "\n"))
    if "key_points" in found:
        found["key_points"] = _list(found["key_points"], "\n")
    # These names mean something to newsgen, but another program gave them.
    for key in [key for key in found if key.strip().casefold() in ("pictures", "draft", "embargo")]:
        found[f"front_matter_{key}"] = found.pop(key)
    return found
