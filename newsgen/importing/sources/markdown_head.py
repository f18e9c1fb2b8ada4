"""The front matter of Hugo, Jekyll and Pelican: taken off the text, and its keys mapped to newsgen's."""

import json
import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Any

import msgspec

from newsgen import slugs, times, typed_yaml
from newsgen.config import Config
from newsgen.errors import DumpError, Problem
from newsgen.importing.records import Note
from newsgen.importing.sources import assemble, figures, page_facts
from newsgen.importing.sources.records import Job, Shown, Stated

_PELICAN = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)\s*:(?:\s+(?P<value>.*))?$")
_JEKYLL = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")
_WHEN = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[T ]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\s*$"
)
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})
_DATES = ("date", "publishdate", "pubdate", "published_at")
_UPDATES = ("updated", "lastmod", "modified", "last_modified_at", "last_modified", "lastmodified")
_SUMMARIES = ("summary", "description", "excerpt", "subtitle")
_PICTURES = ("image", "cover", "featured_image", "featuredimage", "thumbnail", "images", "header", "hero", "banner")


class Taken(msgspec.Struct, frozen=True):
    """A Markdown file's front matter as plain data, and its number of lines; `form` is empty where there is none."""

    form: str
    data: dict[str, Any]
    lines: int


class Mapped(msgspec.Struct, frozen=True):
    """What front matter states, and the lead picture that it names."""

    stated: Stated
    lead: Shown | None


def take(lines: Sequence[str], seed: str) -> Taken:
    """The front matter at the start of `lines`. Raises DumpError where it is broken."""
    first = lines[0].rstrip() if lines else ""
    if first == "---":
        return _fenced(lines, seed, ("---", "..."), "YAML")
    if first == "+++":
        return _fenced(lines, seed, ("+++",), "TOML")
    if first.startswith("{") and not first.startswith(("{{", "{%", "{:")):
        return _json(lines, seed)
    return _pelican(lines)


def _fenced(lines: Sequence[str], seed: str, ends: tuple[str, ...], form: str) -> Taken:
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ends), None)
    if end is None:
        if form == "YAML":
            # A rule across the page, as some texts begin with.
            return Taken("", {}, 0)
        raise DumpError(Problem(seed, 1, "the front matter does not end", "put a line `+++` between it and the text"))
    text = "\n".join(lines[1:end])
    if form == "YAML":
        data = typed_yaml.parse(text, dict[str, Any], seed, first_line=2, error=DumpError)
        return Taken(form, data, end + 1)
    try:
        return Taken(form, tomllib.loads(text), end + 1)
    except tomllib.TOMLDecodeError as e:
        place = re.search(r"at line (\d+)", str(e))
        line = int(place[1]) + 1 if place else 2
        what = f"the TOML is broken: {str(e).partition(' (at')[0]}"
        raise DumpError(Problem(seed, line, what, "look at this line for a missing quote or bracket")) from e
    except RecursionError:
        raise DumpError(Problem(seed, 2, "the TOML nests too deep", "flatten it")) from None


def _json(lines: Sequence[str], seed: str) -> Taken:
    text = "\n".join(lines)
    try:
        data, end = json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as e:
        raise DumpError(
            Problem(seed, e.lineno, f"the JSON is broken: {e.msg}", "correct it, or write it as YAML")
        ) from e
    except RecursionError:
        raise DumpError(Problem(seed, 1, "the JSON nests too deep", "flatten it")) from None
    return Taken("JSON", data, text.count("\n", 0, end) + 1)


def _pelican(lines: Sequence[str]) -> Taken:
    """Lines of `Key: value` up to the first blank one; without a title they are text."""
    data: dict[str, Any] = {}
    last = ""
    count = 0
    for count, line in enumerate(lines, 1):  # noqa: B007  # how many were read
        found = _PELICAN.match(line)
        if found:
            last = found["key"].strip().lower()
            data[last] = (found["value"] or "").strip()
        elif last and line.startswith(("    ", "\t")) and line.strip():
            data[last] = f"{data[last]} {line.strip()}".strip()
        else:
            break
    ended = count == len(lines) or not lines[count - 1].strip()
    if "title" not in data or not ended:
        return Taken("", {}, 0)
    return Taken("Pelican", data, count if not lines[count - 1].strip() else len(lines))


class _Keys:
    """The keys of front matter, in small letters; what nobody asked for is left over."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._left = {str(key): value for key, value in data.items() if value not in (None, "", [], {})}

    def take(self, *names: str) -> Any:
        """The first value that one of `names` has; all of them are taken."""
        found = [self._left.pop(key) for name in names for key in list(self._left) if key.lower() == name]
        return found[0] if found else None

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
    written = keys.take(*_DATES[:1])
    published = keys.take(*_DATES[1:])
    date_ = _when(written or published or (named["date"] if named else None), config)
    if (written or published) and not date_:
        notes.append(Note("date", 1, f"its date {str(written or published)!r} is none that can be read"))
    from_ = _when(published, config) or date_
    draft, embargo, why = _withheld(keys, job, date_, from_)
    notes += [Note("draft", 1, why)] if why else []
    lead = _lead(keys)
    section, tags = page_facts.place(
        _list(keys.take("section"), ",") + _list(keys.take("category", "categories"), ","),
        _tags(keys, taken.form),
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


def _tags(keys: _Keys, form: str) -> list[str]:
    value = keys.take("tags", "tag", "keywords")
    # Jekyll parts a line of tags at its spaces, the others at its commas.
    return _list(value, "," if form != "YAML" or "," in str(value) else ",\\s")


def _authors(keys: _Keys) -> tuple[str, ...]:
    value = keys.take("authors", "author")
    entries = value if isinstance(value, list) else [value]
    names = [_text(entry.get("name")) if isinstance(entry, dict) else _text(entry) for entry in entries]
    parted = (part.strip() for name in names for part in (re.split(r";|,\s+(?=\w+\s)", name)))
    return tuple(dict.fromkeys(name for name in parted if name))


def _when(value: Any, config: Config) -> str | None:
    """`value` as a time in ISO 8601, None where it is none."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    found = _WHEN.match(str(value).strip()) if value is not None else None
    if not found:
        return None
    day = "-".join(part.zfill(2) for part in found["day"].split("-"))
    zone = (found["zone"] or "").replace("Z", "+00:00").replace("UTC", "+00:00").replace("GMT", "+00:00")
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == len("+0100") else zone
    text = f"{day}T{found['clock'].zfill(5)}{zone}" if found["clock"] else day
    try:
        times.parse(text, config.zone)
    except ValueError:
        return None
    return text


def _withheld(keys: _Keys, job: Job, date_: str | None, from_: str | None) -> tuple[bool, str | None, str]:
    """Whether the article is a draft, until when it is held back, and why it is a draft."""
    config, seed, now = job.config, job.seed, job.now
    draft = str(keys.take("draft")).lower()
    published = str(keys.take("published")).lower()
    status = _text(keys.take("status")).lower()
    embargo = _when(keys.take("embargo"), config)
    expiry = _when(keys.take("expirydate", "unpublishdate"), config)
    why = ""
    if draft in _TRUE or published in _FALSE or "_drafts" in PurePosixPath(seed).parts:
        why = "it is a draft there too"
    elif status and status not in ("published", "publish"):
        why = f"its status there is `{status}`"
    elif expiry and times.parse(expiry, config.zone) <= now:
        why = f"it was taken down there on {expiry}"
    later = max((t for t in (from_, date_, embargo) if t), key=lambda t: times.parse(t, config.zone), default=None)
    held = later if later and times.parse(later, config.zone) > now else embargo
    return bool(why), held, why


def _slug(keys: _Keys, seed: str, named: re.Match[str] | None, form: str) -> str | None:
    """The word in the article's address: as stated, or from the name of its file, as Hugo and Jekyll have it."""
    stated = _text(keys.take("slug"))
    path = PurePosixPath(seed)
    stem = named["slug"] if named else path.parent.name if path.stem == "index" else path.stem
    name = stated or ("" if form in ("", "Pelican") else stem)
    return name if slugs.is_slug(name) else slugs.slug(name, fallback="") or None


def _aliases(keys: _Keys) -> tuple[str, ...]:
    """The addresses that the article had, from the site's root on."""
    values = (keys.take("aliases", "redirect_from"), keys.take("url", "permalink", "save_as"))
    paths = [path for value in values for path in (value if isinstance(value, list) else [value])]
    whole = (f"/{_text(p).lstrip('/')}" for p in paths if _text(p) and "://" not in _text(p) and ":" not in _text(p))
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
    if "series" in found:
        found["series"] = ", ".join(_list(found["series"], "\n"))
    if "key_points" in found:
        found["key_points"] = _list(found["key_points"], "\n")
    if "pictures" in found:
        found["front_matter_pictures"] = found.pop("pictures")
    return found
