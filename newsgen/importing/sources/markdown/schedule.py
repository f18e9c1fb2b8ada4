"""When front matter lets an article appear: its date, its embargo, and whether it is a draft."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsgen import times
from newsgen.config import Config
from newsgen.importing.records import Note
from newsgen.importing.sources import statements, visibility
from newsgen.importing.sources.html import inline
from newsgen.importing.sources.markdown.keys import FALSE, TRUE, Keys, each, text
from newsgen.importing.sources.records import Job
from newsgen.importing.words import moments

_PUBLISHED = (
    "publishdate", "pubdate", "publishedat", "publishat", "publishon", "publisheddate", "publishedon", "datepublished",
    "publicationdate", "postdate", "publishtime", "publishedtime",
)  # fmt: skip
_CREATED = ("created", "createdat", "createdon", "datecreated", "creationdate")
_FREE = (
    "embargo", "embargodate", "embargotime", "embargoed", "embargountil", "embargoeduntil", "scheduled", "schedule",
    "scheduledat", "scheduledfor", "scheduleddate", "scheduledate", "publishafter", "publishfrom", "notbefore",
    "golive", "golivedate", "goliveat", "liveat", "livedate", "releaseat", "releasedate", "availablefrom",
)  # fmt: skip
_EXPIRES = (
    "expirydate", "unpublishdate", "expires", "expiresat", "expiresdate", "unpublishat", "unpublishon", "expiry",
    "expirationdate",
)  # fmt: skip
_SEEN = frozenset({"published", "publish", "featured", "public", "live"})
_IF_TRUE = (
    "isdraft", "wip", "private", "hidden", "unlisted", "headless", "password", "membersonly", "subscribersonly",
    "premium", "paywall", "deleted", "trashed", "withdrawn", "retracted", "unpublished",
    "eleventyexcludefromcollections",
)  # fmt: skip
_IF_FALSE = ("publish", "ispublished", "public", "ispublic", "visible", "approved", "render")
_STATES = ("poststatus", "state", "workflow", "workflowstate", "stage", "type")
_READERS = ("visibility", "audience", "access")


class Release(NamedTuple):
    """What front matter says of when an article may appear.

    `undated` is True where it has no date, not even one that cannot be read.
    """

    date: str | None
    undated: bool
    draft: bool
    embargo: str | None
    notes: tuple[Note, ...]


class _Times(NamedTuple):
    """The times of an article as front matter has them; before those in `free` it must not appear."""

    date: tuple[Any, ...]
    published: tuple[Any, ...]
    created: tuple[Any, ...]
    free: tuple[Any, ...]
    expires: tuple[Any, ...]

    @property
    def days(self) -> tuple[Any, ...]:
        """Those of its publication, the best first."""
        return (*self.date, *self.published, *self.created)

    @property
    def all(self) -> tuple[Any, ...]:
        """All of them."""
        return (*self.days, *self.free, *self.expires)


def read(keys: Keys, job: Job, named: str | None) -> Release:
    """When the article of `job` may appear; `named` is the day in its file's name."""
    config = job.config
    found = _times(keys)
    date = next((at for value in (*found.days, named) if (at := when(value, config))), None)
    why = _unpublished(keys, job.seed) or _outside(found, job)
    notes = [Note("draft", 1, why)] if why else []
    if job.inherited and why:
        notes.append(Note("draft", 1, job.inherited.why))
    if found.days and not date:
        notes.append(Note("date", 1, f"its date {str(found.days[0])!r} is none that can be read"))
    if found.expires and not why:
        notes.append(Note("date", 1, f"it was to be taken down on {found.expires[0]}, which newsgen does not do"))
    for value in found.all:
        moment = moments.read(value, config.zone)
        if moment and moment.doubt:
            notes.append(Note("date", 1, f"{str(value)[:60]!r}: {moment.doubt}"))
    return Release(date, not date and not found.days, bool(why), _embargo(found, date, job), tuple(notes))


def holding(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of `values` that hold an article back by themselves or, like times, may."""
    return {key: value for key, value in values.items() if _holds(Keys({key: value}))}


def _holds(keys: Keys) -> bool:
    return bool(keys.take_all(*_PUBLISHED, *_FREE, *_EXPIRES)) or bool(_unpublished(keys, ""))


def when(value: Any, config: Config) -> str | None:
    """`value` as a time in ISO 8601, None where it is none."""
    moment = moments.read(value, config.zone) if value is not None else None
    if moment is None:
        return None
    try:
        whole = statements.certain(moment.text, config)
        times.parse(whole, config.zone)
    except ValueError:
        return None
    return whole


def _times(keys: Keys) -> _Times:
    date, published = keys.take_all("date"), keys.take_all(*_PUBLISHED)
    for name in ("published", "publish"):
        if str(keys.look(name)).lower() not in TRUE | FALSE:
            # Some generators put the day there.
            published += keys.take_all(name)
    found = (date, published, keys.take_all(*_CREATED), keys.take_all(*_FREE), keys.take_all(*_EXPIRES))
    # A value such as `no` says that there is no time.
    days, public, made, free, expires = (tuple(v for v in some if str(v).lower() not in FALSE) for some in found)
    # An expiry in the year 9999 means never.
    return _Times(days, public, made, free, tuple(v for v in expires if not str(v).startswith("9999")))


def _outside(found: _Times, job: Job) -> str:
    """Why the times of an article hold it back; "" where they do not."""
    read = [(value, when(value, job.config)) for value in found.expires]
    over = next((at for _, at in read if at and times.parse(at, job.config.zone) <= job.now), None)
    if over:
        return f"it was taken down there on {over}"
    unread = next((value for value in found.all if not when(value, job.config)), None)
    if unread is None:
        return ""
    return f"{str(unread)[:60]!r} is no time that can be read, so when it may be published is not known"


def _embargo(found: _Times, date: str | None, job: Job) -> str | None:
    """Until when the article, dated `date`, is held back: its last time if to come, or else a stated embargo."""
    zone = job.config.zone
    free = [at for value in found.free if (at := when(value, job.config))]
    known = [*(at for value in found.days if (at := when(value, job.config))), *filter(None, [date]), *free]
    last = max(known, key=lambda at: times.parse(at, zone), default=None)
    return last if last and times.parse(last, zone) > job.now else next(iter(free), None)


def _unpublished(keys: Keys, seed: str) -> str:
    """Why the article's own generator does not publish it, or not to all; "" where it does."""
    # A value that is neither true nor false holds the article back, and so does one of several spellings.
    drafts, published = ({str(value).lower() for value in keys.take_all(name)} for name in ("draft", "published"))
    if drafts - FALSE or published - TRUE or visibility.is_drafts(seed):
        return "it is a draft there too"
    states = (one for value in keys.take_all("status") for one in each(value))
    if status := next((state for state in map(_spelled, states) if state and state not in _SEEN), ""):
        return f"its status there is `{status}`"
    build = keys.look("build")
    if str(keys.look("permalink")).lower() in FALSE or (isinstance(build, dict) and _is_unrendered(build)):
        return "it has no page there"
    said = ((key, keys.look(key)) for key in (*_IF_TRUE, *_IF_FALSE, *_STATES, *_READERS))
    shut = next((key for key, value in said if value is not None and _shuts(key, value)), "")
    return f"it is not for everybody there: `{shut}`" if shut else ""


def _spelled(state: Any) -> str:
    return text(state).lower() or str(state)


def _shuts(key: str, value: Any) -> bool:
    """Whether `value` for `key` says that not everybody sees the article."""
    said = inline.key(str(value))
    if key in _IF_TRUE:
        return said in TRUE or (key == "password" and bool(said))
    return (
        said in FALSE
        if key in _IF_FALSE
        else said in visibility.HELD
        if key in _STATES
        else visibility.is_for_few(said)
    )


def _is_unrendered(build: dict[str, Any]) -> bool:
    return str(build.get("render", "always")).lower() not in ("always", *TRUE)
