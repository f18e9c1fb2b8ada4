"""Gather an article's head from the readings of its dump: what it states, and guesses, each with its reason."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise, takewhile
from pathlib import PurePosixPath

import msgspec

from newsgen import slugs, times, web
from newsgen.config import Config
from newsgen.importing.drafting import headlines, likely_day, sections, subjects
from newsgen.importing.lines import bylines, fields, furniture, marks, unlabelled
from newsgen.importing.lines.shapes import plain
from newsgen.importing.records import SURE, Note, Reading, Role
from newsgen.importing.words import agencies, languages, mail_words, papers, timestamps, zones
from newsgen.languages import primary

NO_HEADLINE = "the dump has no headline; this is made from its first sentence"
MAYBE_HEADLINE = "this line may not be the headline, though it looks like one"
NO_DATE = "nothing in the text bounds it; this is the time of import"
"""Why a headline, or a date, is a guess."""

_UNSURE: frozenset[Role] = frozenset({"subhead", "list", "paragraph"})
_RUNNING = 160
_TEXT_ROLES: frozenset[Role] = frozenset({"paragraph", "quote", "list", "subhead", "standfirst", "caption"})
_DATED_ROLES: frozenset[Role] = _TEXT_ROLES | {"headline", "dateline", "timestamp"}


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the head of an article says, apart from its figures. `dated` is False where `date` is the time of import."""

    title: str
    date: str
    dated: bool
    updated: str | None
    embargo: str | None
    authors: tuple[str, ...]
    byline: str | None
    section: str | None
    tags: tuple[str, ...]
    summary: str | None
    dateline: str | None
    language: str | None
    share_site: str | None
    publisher: str | None
    url: str | None
    notes: tuple[Note, ...]


def gather(seed: str, readings: Sequence[Reading], config: Config, now: datetime) -> Facts:
    """The facts of the dump `seed`, whose lines are `readings`; `now` is timezone-aware."""
    title, title_notes = _title(seed, readings)
    when = _when(readings, config, now)
    language, language_notes = _language(readings, config)
    section, section_notes = _section(seed, readings, config)
    signed = tuple(_bylines(readings))
    authors = tuple(dict.fromkeys(name for _, line in signed for name in line.names))
    author_notes = () if authors else tuple(_maybe_authors(readings, signed))
    standfirst = " ".join(fields.value(r.text.strip(), "standfirst") for r in readings if r.role == "standfirst")
    opening = next((r for r in readings if r.role == "paragraph" and not _is_link(r.text)), None)
    dateline = _dateline(readings, opening)
    publisher, publisher_notes = _publisher(readings, config)
    return Facts(
        title=title,
        date=when.date,
        dated=when.dated,
        updated=when.updated,
        embargo=when.embargo,
        authors=authors,
        byline="\n".join(plain(r.text) for r, line in signed if line.says_more) or None,
        section=section,
        tags=subjects.tags(readings),
        summary=standfirst or _summary(readings, opening, dateline),
        dateline=dateline,
        language=language,
        share_site=next((s for r in readings if r.role == "share" and (s := _site(r.text))), None),
        publisher=publisher,
        url=_address(readings),
        notes=(*title_notes, *when.notes, *author_notes, *section_notes, *language_notes, *publisher_notes),
    )


def _bylines(readings: Sequence[Reading]) -> Iterator[tuple[Reading, bylines.Byline]]:
    """The lines that say who wrote the article, and what they say."""
    for r in (r for r in readings if r.role == "byline"):
        text = plain(r.text)
        known = bylines.byline(text) or bylines.job_line(text) or bylines.beside_day(text)
        if found := known or _alone(text, readings):
            yield r, found


def _alone(text: str, readings: Sequence[Reading]) -> bylines.Byline | None:
    """Read a line without `by`: one that goes on with a byline above it, or a name, sure in the text or beside a job or
    a `by`.
    """
    if unlabelled.is_of_pictures(text) or any(
        form(text) for form in (bylines.is_part_of_byline, bylines.is_source, bylines.is_post)
    ):
        return bylines.Byline((), says_more=True)
    presented = any(r.role in _TEXT_ROLES and r.text.strip().startswith(f"{text} ") for r in readings)
    signed = [plain(r.text) for r in readings if r.role == "byline"]
    posted = any(
        (above == text and bylines.is_post(below)) or (below == text and unlabelled.is_by(above))
        for above, below in pairwise(signed)
    )
    if not bylines.may_be_names(unlabelled.without_place(text)):
        return None
    return bylines.Byline((text,)) if presented or posted else bylines.Byline((), says_more=True, perhaps=text)


def _maybe_authors(readings: Sequence[Reading], signed: Iterable[tuple[Reading, bylines.Byline]]) -> Iterator[Note]:
    """Notes on names above the text right beside its time, where places and desks stand as well, and on a mail's
    sender.
    """
    why = "stands above the text, and may be the author"
    yield from (Note("authors", r.line, f"{line.perhaps!r} {why}") for r, line in signed if line.perhaps)
    lines = list(takewhile(lambda r: len(r.text) < _RUNNING, (r for r in readings if r.role != "blank")))
    for n, line in enumerate(lines):
        # A place may stand between the two.
        near = {r.role for r in (*lines[max(0, n - 1) : n], *lines[n + 1 : n + (3 if n else 2)])}
        if "timestamp" in near and line.role in _UNSURE and bylines.may_be_names(plain(line.text)):
            yield Note("authors", line.line, f"{line.text.strip()!r} {why}")
    for r in (r for r in readings if r.why == furniture.MAIL):
        sender = mail_words.SENDER.match(plain(r.text))
        if sender and bylines.may_be_name(sender["name"]):
            yield Note("authors", r.line, f"{sender['name']!r} sent the mail, and may be the author")


def without_dateline(text: str) -> str:
    """`text` without the dateline that it starts with."""
    found = marks.dateline(text.strip())
    return text.strip()[found.length :] if found and found.length < len(text.strip()) else text.strip()


def _title(seed: str, readings: Sequence[Reading]) -> tuple[str, tuple[Note, ...]]:
    stated = next((r for r in readings if r.role == "headline"), None)
    if stated:
        doubt = Note("title", stated.line, f"{MAYBE_HEADLINE} ({stated.why})")
        said = fields.value(stated.text.strip(), "headline")
        return " ".join(said.split()), () if stated.confidence >= SURE else (doubt,)
    for role in ("paragraph", "quote", "list", "subhead", "caption"):
        for r in readings:
            if r.role == role and (title := headlines.headline(without_dateline(r.text))):
                return title, (Note("title", r.line, NO_HEADLINE),)
    stem = PurePosixPath(seed).stem.replace("-", " ").replace("_", " ").strip()
    return stem or "Untitled", (Note("title", 1, "the dump has no text; this is the name of its file"),)


class _When(msgspec.Struct, frozen=True):
    """When an article was published, changed, and is free to appear. `dated` is False where `date` is of import."""

    date: str
    dated: bool = True
    updated: str | None = None
    embargo: str | None = None
    notes: tuple[Note, ...] = ()


def _when(readings: Sequence[Reading], config: Config, now: datetime) -> _When:
    local = now.astimezone(config.zone).replace(microsecond=0)
    text = next((r.line for r in readings if r.role == "paragraph"), 0)
    stamps = [
        (r.line, stamp)
        for r in readings
        # Below the text, a day to come is what the text is about; above, it is when that may be published.
        if (stamp := stamp_of(r)) and stamp.day and (r.line < text or stamp.day <= local.date() + timedelta(days=1))
    ]
    lifts = next((_moment(stamp, stamp.day, config)[0] for _, stamp in stamps if stamp.lifts and stamp.day), None)
    # Papers that state both put the day of the last change first.
    for line, stamp in sorted(stamps, key=lambda pair: (pair[1].lifts, pair[1].changed)):
        said, moment = _moment(stamp, stamp.day or local.date(), config)
        changes = [stamp.update] if stamp.update else [other for _, other in stamps if other.changed]
        later = [_moment(other, other.day, config) for other in changes if other.day and not stamp.changed]
        updated = max((at, text) for text, at in (*later, (said, moment)))[1]
        updated_too = updated if updated != said else None
        return _When(said, updated=updated_too, embargo=lifts, notes=(*_doubts(line, stamp, moment, config),))
    dated = [(r.line, plain(r.text)) for r in readings if r.role in _DATED_ROLES]
    stamped = {r.line for r in readings if r.role == "timestamp"}
    guess = likely_day.guess(dated, local.date(), stamped)
    if guess:
        return _When(guess.value, notes=(Note("date", guess.line, f"guessed: {guess.why}"),))
    return _When(local.isoformat(), dated=False, notes=(Note("date", 1, NO_DATE),))


def _moment(stamp: timestamps.Timestamp, day: date, config: Config) -> tuple[str, datetime]:
    """The time of a stamp on that `day`, as front matter has it, and as a timezone-aware datetime."""
    said = datetime.combine(day, time(stamp.hour, stamp.minute))
    moment = zones.at(config.zone, said)
    # A paper means its own zone by an abbreviation that other zones share.
    if stamp.zone and moment.tzname() != stamp.zone.name:
        moment = zones.at(stamp.zone.rule, said)
    return moment.isoformat() if stamp.timed else day.isoformat(), moment


def _doubts(line: int, stamp: timestamps.Timestamp, moment: datetime, config: Config) -> Iterator[Note]:
    """Notes on what is not sure about the day of publication."""
    if stamp.ambiguous:
        yield Note("date", line, "day and month of this date may be the other way round")
    if not stamp.zone and (doubt := times.doubt_of(moment.replace(tzinfo=None), config.zone)):
        yield Note("date", line, f"{moment:%H:%M} {doubt}; it was read as {moment:%z}")
    if stamp.zone and stamp.zone.ambiguous and moment.utcoffset() != moment.astimezone(config.zone).utcoffset():
        yield Note("date", line, f"{stamp.zone.name} was read as {moment:%z}, and is the name of other zones as well")
    if stamp.changed:
        yield Note("date", line, "this is the day of a change; the text says of no other that it was published then")


def stamp_of(reading: Reading) -> timestamps.Timestamp | None:
    """The time of publication that a line states, if it is a timestamp or a byline."""
    if reading.role == "timestamp":
        return timestamps.timestamp(plain(reading.text))
    if reading.role != "byline":
        return None
    found = bylines.byline(plain(reading.text)) or bylines.beside_day(plain(reading.text))
    return found.stamp if found else None


def _language(readings: Sequence[Reading], config: Config) -> tuple[str | None, tuple[Note, ...]]:
    found = languages.detect(r.text for r in readings if r.role in _TEXT_ROLES)
    if not found.code or not found.sure or found.code == primary(config.language):
        return None, ()
    return found.code, (Note("language", 1, f"the words of the text look like `{found.code}`"),)


def _section(seed: str, readings: Sequence[Reading], config: Config) -> tuple[str | None, tuple[Note, ...]]:
    """The section that a folder of the dump is named after, the nearest first; else one that a line names.

    That line stands above the headline, or says so («Section: Harbour»).
    """
    root, *folders = PurePosixPath(seed).parts[:-1] or ("",)
    above = takewhile(lambda r: r.role in ("boilerplate", "share", "timestamp", "blank"), readings)
    # A menu names all sections, or several where nothing shows that it is one.
    lines = [fields.value(r.text.strip(), "boilerplate") for r in above if r.why != furniture.MENU.why]
    named = dict.fromkeys(filter(None, (sections.find(words, config) for words in lines)))
    for words in (*reversed(folders), *(named if len(named) == 1 else ()), *subjects.filed(readings)):
        if section := sections.find(words, config):
            return section, ()
    # Folders named by numbers, such as years, are meant for no section.
    if root != "seeds" or not folders or folders[-1].isdigit():
        return None, ()
    # The settings may name one by the time that this note is read.
    what = f"when this was imported, `sections` in newsgen.yml named none for the folder {folders[-1]!r}"
    why = f"{what}; if it is one, name it there, and here as `section`"
    return None, (Note("section", 1, why),)


def _dateline(readings: Sequence[Reading], opening: Reading | None) -> str | None:
    """The dateline on a line of its own, before the day, or at the start of the only paragraph that has one.

    Where several do, they are the names of those who died, or who speak, or the places of several stories.
    """
    if own := next((r for r in readings if r.role == "dateline"), None):
        found = marks.dateline(plain(own.text))
        return found.place if found else None
    stamped = (timestamps.place(plain(r.text)) for r in readings if r.role == "timestamp")
    if place := next((p for p in stamped if p and not furniture.is_section(p) and not agencies.is_agency(p)), ""):
        return place
    found = marks.dateline(opening.text.strip()) if opening else None
    others = (r for r in readings if r.role == "paragraph" and r is not opening)
    return None if found is None or any(marks.dateline(r.text.strip()) for r in others) else found.place


def _publisher(readings: Sequence[Reading], config: Config) -> tuple[str | None, tuple[Note, ...]]:
    """The paper that a byline names, unless it is the site's own."""
    own = {slugs.slug(name.removeprefix("The ")) for name in (config.title, config.publisher.name)}
    for r in readings:
        paper = papers.of_byline(plain(r.text)) if r.role == "byline" else ""
        if paper and slugs.slug(paper.removeprefix("The ")) not in own:
            return paper, (Note("source", r.line, f"the byline names {paper!r}, so the text may have appeared there"),)
    return None, ()


def _summary(readings: Sequence[Reading], opening: Reading | None, dateline: str | None) -> str | None:
    """The start of the first paragraph that has letters; above it there may be stars or times."""
    texts = (r for r in readings if r.role == "paragraph" and not _is_link(r.text))
    first = next((r for r in texts if any(map(str.isalpha, r.text))), None)
    if first is None:
        return None
    return headlines.summary(without_dateline(first.text) if dateline and first is opening else first.text)


def _site(text: str) -> str:
    found = furniture.recognise(plain(text))
    return found.site if found else ""


def _address(readings: Sequence[Reading]) -> str | None:
    """The address of the page that was copied, if it stands alone on the first or the last line of the dump."""
    lines = [r for r in readings if r.role != "blank"]
    for r in (*lines[:1], *lines[-1:]):
        if r.role == "boilerplate" and _is_link(r.text):
            return r.text.strip()
    return None


def _is_link(text: str) -> bool:
    return web.is_address(text.strip()) and len(text.split()) == 1
