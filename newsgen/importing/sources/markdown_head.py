"""The keys of front matter in Hugo, Jekyll, Eleventy and Pelican, mapped to newsgen's."""

import re
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import msgspec

from newsgen import slugs, times
from newsgen.config import Config
from newsgen.importing.records import Note
from newsgen.importing.sources import assemble, figures, page_facts
from newsgen.importing.sources.front_matter import Taken
from newsgen.importing.sources.records import Job, Shown, Stated
from newsgen.importing.words import dates

_JEKYLL = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")
_WHEN = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[T ]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\s*$"
)
_SEVERAL = re.compile(r";|,\s+(?=\w+\s)|\s+(?:and|und|et|&)\s+(?=\w+\s+\w)")
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})
_DATES = ("date", "publishdate", "pubdate", "published_at")
_UPDATES = ("updated", "lastmod", "modified", "last_modified_at", "last_modified", "lastmodified")
_SUMMARIES = ("summary", "description", "excerpt", "subtitle")
_PICTURES = ("image", "cover", "featured_image", "featuredimage", "thumbnail", "images", "header", "hero", "banner")


class Mapped(msgspec.Struct, frozen=True):
    """What front matter states, and the lead picture that it names."""

    stated: Stated
    lead: Shown | None


class Schedule(NamedTuple):
    """When an article was written, is published, is free and is taken down; None where front matter does not say."""

    written: Any
    published: Any
    free: Any
    expires: Any


class _Keys:
    """The keys of front matter, in small letters; what nobody asked for is left over."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._left = {str(key): value for key, value in data.items() if value not in (None, "", [], {})}

    def take(self, *names: str) -> Any:
        """The first value that one of `names` has; all of them are taken."""
        found = [self._left.pop(key) for name in names for key in list(self._left) if key.lower() == name]
        return found[0] if found else None

    def look(self, name: str) -> Any:
        """The value of `name`, which stays."""
        return next((value for key, value in self._left.items() if key.lower() == name), None)

    def rest(self) -> dict[str, Any]:
        return {key: _plain(value) for key, value in self._left.items()}


def _plain(value: Any) -> Any:
    """`value` as YAML can say it."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value


def read(taken: Taken, job: Job) -> Mapped:
    """What the front matter states of the article of `job`."""
    seed, config = job.seed, job.config
    keys = _Keys(taken.data)
    notes: list[Note] = []
    named = _JEKYLL.fullmatch(PurePosixPath(seed).stem)
    schedule = _schedule(keys)
    written, published = schedule.written, schedule.published
    date_ = next((at for v in (written, published, named and named["date"]) if (at := _when(v, config))), None)
    if (written or published) and not date_:
        notes.append(Note("date", 1, f"its date {str(written or published)!r} is none that can be read"))
    draft, embargo, why = _withheld(keys, job, schedule, date_)
    notes += [Note("draft", 1, why)] if why else []
    if schedule.expires and not draft:
        notes.append(Note("date", 1, f"it was to be taken down on {schedule.expires}, which newsgen does not do"))
    lead = _lead(keys)
    section, tags = page_facts.place_first(
        _list(keys.take("section"), ",")
        + _list(keys.take("category"), ",")
        + _words(keys.take("categories"), taken.form),
        _words(keys.take("tags", "tag", "keywords"), taken.form),
        config,
    )
    updated = _when(keys.take(*_UPDATES), config)
    aliases, odd = assemble.former(_aliases(keys))
    stated = Stated(
        title=_text(keys.take("title")) or None,
        date=date_,
        page=bool(taken.form) and not date_ and not (written or published),
        updated=updated
        if updated and date_ and times.parse(updated, config.zone) > times.parse(date_, config.zone)
        else None,
        authors=_authors(keys),
        section=section,
        tags=tags,
        summary=next((text for name in _SUMMARIES if (text := _text(keys.take(name)))), None),
        language=_text(keys.take("language", "lang", "locale")).partition("-")[0].partition("_")[0].lower() or None,
        slug=_slug(keys, seed, named, taken.form),
        draft=draft,
        embargo=embargo,
        aliases=aliases,
        extra=_extra(keys.rest()),
        notes=(*notes, *odd),
    )
    return Mapped(stated, lead)


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _list(value: Any, separators: str) -> list[str]:
    if isinstance(value, list):
        return [text for entry in value if (text := _text(entry))]
    return [part.strip() for part in re.split(f"[{separators}]", _text(value)) if part.strip()]


def _words(value: Any, form: str) -> list[str]:
    # Jekyll parts a line of tags or categories at its spaces, the others at its commas.
    return _list(value, "," if form != "YAML" or "," in str(value) else ",\\s")


def _authors(keys: _Keys) -> tuple[str, ...]:
    value = keys.take("authors", "author")
    entries = value if isinstance(value, list) else [value]
    names = [_text(entry.get("name")) if isinstance(entry, dict) else _text(entry) for entry in entries]
    parted = (
        part.strip() for name in names for part in re.split(r";|,\s+(?=\w+\s)|\s+(?:and|und|et|&)\s+(?=\w+\s+\w)", name)
    )
    return tuple(dict.fromkeys(name for name in parted if name))


def _when(value: Any, config: Config) -> str | None:
    """`value` as a time in ISO 8601, None where it is none."""
    text = _iso(value) if value is not None else None
    if text is None:
        return None
    try:
        whole = assemble.certain(text, config)
        times.parse(whole, config.zone)
    except ValueError:
        return None
    return whole


def _iso(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    found = _WHEN.match(str(value).strip())
    if not found:
        stamp = dates.timestamp(str(value))
        return stamp.day.isoformat() if stamp and stamp.day and not stamp.ambiguous else None
    day = "-".join(part.zfill(2) for part in found["day"].split("-"))
    zone = (found["zone"] or "").replace("Z", "+00:00").replace("UTC", "+00:00").replace("GMT", "+00:00")
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == len("+0100") else zone
    return f"{day}T{found['clock'].zfill(5)}{zone}" if found["clock"] else day


def _schedule(keys: _Keys) -> Schedule:
    written, published = keys.take(*_DATES[:1]), keys.take(*_DATES[1:])
    if published is None and str(keys.look("published")).lower() not in _TRUE | _FALSE:
        # Some write the day there.
        published = keys.take("published")
    expires = keys.take("expirydate", "unpublishdate")
    # In the last year that there is means never.
    return Schedule(written, published, keys.take("embargo"), None if str(expires).startswith("9999") else expires)


def _withheld(keys: _Keys, job: Job, schedule: Schedule, date_: str | None) -> tuple[bool, str | None, str]:
    """Whether the article, of the day `date_`, is a draft, until when it is held back, and why it is a draft."""
    config, now = job.config, job.now
    why = _unpublished(keys, job.seed)
    times_ = [_when(value, config) for value in schedule]
    unread = next((v for v, at in zip(schedule, times_, strict=True) if v is not None and at is None), None)
    *starts, embargo, expiry = times_
    if not why and expiry and times.parse(expiry, config.zone) <= now:
        why = f"it was taken down there on {expiry}"
    elif not why and unread is not None:
        why = f"{str(unread)[:60]!r} is no time that can be read, so when it may be published is not known"
    later = max((t for t in (*starts, date_, embargo) if t), key=lambda t: times.parse(t, config.zone), default=None)
    held = later if later and times.parse(later, config.zone) > now else embargo
    return bool(why), held, why


def _unpublished(keys: _Keys, seed: str) -> str:
    """Why the generator that it was written for does not publish the article; empty where it does."""
    # What is neither true nor false keeps the article back.
    draft, published = (
        str(value).lower() if (value := keys.take(name)) is not None else "" for name in ("draft", "published")
    )
    status = _text(keys.take("status")).lower()
    build = keys.look("build") or keys.look("_build")
    if draft not in {"", *_FALSE} or published not in {"", *_TRUE} or "_drafts" in PurePosixPath(seed).parts:
        return "it is a draft there too"
    if status and status not in ("published", "publish"):
        return f"its status there is `{status}`"
    if str(keys.look("permalink")).lower() in _FALSE or (isinstance(build, dict) and _is_unrendered(build)):
        return "it has no page there"
    closed = next((name for name in ("headless", "private") if str(keys.look(name)).lower() in _TRUE), "")
    closed = closed or ("password" if keys.look("password") else "")
    return f"it is not for everybody there: `{closed}`" if closed else ""


def _is_unrendered(build: dict[str, Any]) -> bool:
    return str(build.get("render", "always")).lower() not in ("always", *_TRUE)


def _slug(keys: _Keys, seed: str, named: re.Match[str] | None, form: str) -> str | None:
    """The word in the article's address: as stated, or from the name of its file, as Hugo and Jekyll have it."""
    stated = _text(keys.take("slug"))
    path = PurePosixPath(seed)
    stem = named["slug"] if named else path.parent.name if path.stem == "index" else path.stem
    # What comes on standard input has no name of its own.
    name = stated or ("" if form in ("", "Pelican") or not path.suffix else stem)
    return name if slugs.is_slug(name) else slugs.slug(name, fallback="") or None


def _aliases(keys: _Keys) -> tuple[str, ...]:
    """The addresses that the article had, from the site's root on."""
    values = (keys.take("aliases", "redirect_from"), keys.take("url", "permalink", "save_as"))
    paths = [path for value in values for path in (value if isinstance(value, list) else [value])]
    named = (_text(p) for p in paths if str(p).lower() not in _TRUE | _FALSE)
    whole = (f"/{p.lstrip('/')}" for p in named if p and ":" not in p)
    return tuple(dict.fromkeys(p for p in whole if p != "/"))


def _lead(keys: _Keys) -> Shown | None:
    """The picture that stands above the article."""
    for name in _PICTURES:
        value = keys.take(name)
        value = value[0] if isinstance(value, list) and value else value
        alt, caption = "", ""
        if isinstance(value, dict):
            alt, caption = _text(value.get("alt")), _text(value.get("caption"))
            value = next(
                (
                    value[k]
                    for k in ("image", "src", "path", "url", "overlay_image", "teaser", "feature")
                    if value.get(k)
                ),
                None,
            )
        if address := _text(value):
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
