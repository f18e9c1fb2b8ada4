"""From the text of one article file to an `Article`: pure, so that it can be cached and run anywhere."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any

import msgspec

from newsgen import figures, frontmatter, languages, slugs, times
from newsgen.config import Config
from newsgen.content import budget, deception
from newsgen.errors import ContentError, Problem
from newsgen.model import Article, Correction, Extra, Figure, FigureEntry, FrontMatter, Source

SUMMARY_LENGTH = 200
"""The most characters that a summary taken from the text has."""

_MARKS = re.compile(
    r"\\([!-/:-@\[-`{-~])|!?\[((?:[^\]\\]|\\.)*)\](?:\((?:[^()\s]|\([^()\s]*\))*\)|\[[^\]]*\])|[*_`]+|^[#>\s-]+"
)
_NO_WORD = re.compile(r"\W+")
_CODE = re.compile(r"^(?: {4}|\t)|^ {0,3}(`{3,}|~{3,})")


class Lookup(msgspec.Struct, frozen=True):
    """Where a picture was looked for, in this order, and which of these files was there."""

    places: tuple[str, ...]
    found: str | None


class Reading(msgspec.Struct, frozen=True):
    """An article, what is doubtful about it, and the files that this depends on besides its own."""

    article: Article
    warnings: tuple[Problem, ...]
    lookups: tuple[Lookup, ...]

    def holds(self, files: Collection[str]) -> bool:
        """Whether the same would be read while these are the files of the site."""
        return all(_first(lookup.places, files) == lookup.found for lookup in self.lookups)


def digest(text: str) -> str:
    """The digest of a file's text: BLAKE2b, 16 bytes, in hexadecimal."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def body(text: str, line: int) -> str:
    """The part of an article file's text that starts on `line`."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return text[start:]


def read(text: str, path: str, config: Config, files: Collection[str]) -> Reading:
    """The article in the file `path`, whose content is `text`.

    `files` are the files of the site, relative to it: a picture that is not among them does not exist. Raises
    ContentError.
    """
    document = frontmatter.parse(text, path)
    head, warnings = document.head, list[Problem]()
    budget.check(document, text, path, raw_html=config.raw_html == "sanitised")

    def time(key: str, value: str | None) -> datetime | None:
        try:
            return None if value is None else times.parse(value, config.zone)
        except ValueError as e:
            line = frontmatter.line_of(text, key)
            raise ContentError(Problem(path, line, f"`{key}`: the time {e}", times.REMEDY)) from None

    date = time("date", head.date)
    corrections = [Correction(when, c.note) for c in head.corrections if (when := time("corrections", c.date))]
    warn = warnings.append
    lookups: list[Lookup] = []
    found = tuple(_figure(placed, path, files, warn, lookups) for placed in _placed(document, text, path, warn))
    summary = head.summary or _summary(document.body)
    _check_aliases(head.aliases, text, path)
    _check_source(head.source, text, path)
    extra = _extra(head.extra, text, path)
    article = Article(
        path=path,
        title=_title(head, text, path, warn),
        slug=_slug(head, text, path),
        date=date,
        updated=time("updated", head.updated),
        authors=_names(head.authors),
        section=head.section or "",
        tags=_names(head.tags),
        summary=summary,
        dateline=head.dateline or "",
        language=_language(head, text, path) or config.language,
        lead=_lead(head, found, text, path),
        figures=found,
        share_site=head.share.site if head.share else "",
        source=head.source,
        draft=head.draft,
        embargo=time("embargo", head.embargo),
        corrections=tuple(sorted(corrections, key=lambda c: c.date)),
        aliases=head.aliases,
        review=head.review,
        series=" ".join(extra.series.split()),
        key_points=extra.key_points,
        extra=head.extra,
        digest=digest(text),
        body_digest=digest(document.body.strip()),
        body_line=document.body_line,
        words=len(document.body.split()),
        repeated=_repeats(summary, document.body),
    )
    return Reading(article, tuple(warnings), tuple(lookups))


def _title(head: FrontMatter, text: str, path: str, warn: Callable[[Problem], None]) -> str:
    title = " ".join(head.title.split())
    for what, remedy in deception.doubts(title):
        warn(Problem(path, frontmatter.line_of(text, "title"), f"the headline {what}", remedy))
    return title


def _slug(head: FrontMatter, text: str, path: str) -> str:
    """The word for an article in addresses: its own, or from its title."""
    slug = head.slug if head.slug is not None else slugs.slug(head.title)
    if not slugs.is_slug(slug):
        better = f"such as `{slugs.slug(slug)}`"
        line = frontmatter.line_of(text, "slug")
        raise ContentError(
            Problem(path, line, f"`slug` {slug!r} cannot be an address", f"use small letters, digits and -, {better}")
        )
    return slug


def _language(head: FrontMatter, text: str, path: str) -> str | None:
    if head.language and not languages.is_tag(head.language):
        line = frontmatter.line_of(text, "language")
        raise ContentError(Problem(path, line, f"there is no language {head.language!r}", languages.REMEDY))
    return head.language


def _lead(head: FrontMatter, found: Collection[Figure], text: str, path: str) -> str | None:
    """The id of the figure above the text: the one that the head names, else the first with a picture."""
    if head.image is None:
        return next((f.id for f in found if f.picture), None)
    if all(f.id != head.image for f in found):
        line = frontmatter.line_of(text, "image")
        raise ContentError(
            Problem(path, line, f"there is no figure {head.image!r}", "name the `id` of one of `figures`")
        )
    return head.image


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Names of authors or tags, each once, without spaces around them."""
    return tuple(dict.fromkeys(name for text in names if (name := " ".join(text.split()))))


def _check_source(source: Source | None, text: str, path: str) -> None:
    if source and source.canonical and not (source.url or "").lower().startswith(("https://", "http://")):
        what = "`canonical` in `source` needs the address of the original"
        raise ContentError(
            Problem(path, frontmatter.line_of(text, "source", "canonical"), what, "add `url: https://…`")
        )


def _check_aliases(aliases: Iterable[str], text: str, path: str) -> None:
    for alias in aliases:
        try:
            slugs.address_file(alias)
        except ValueError as e:
            line = frontmatter.line_of(text, "aliases", alias)
            what = f"the alias {alias!r} {e}"
            raise ContentError(Problem(path, line, what, "write a path such as /2026/old-name/")) from None


def _extra(extra: dict[str, Any], text: str, path: str) -> Extra:
    """What newsgen itself reads of `extra`."""
    try:
        return msgspec.convert(extra, Extra)
    except msgspec.ValidationError as e:
        key = "key_points" if "key_points" in str(e) else "series"
        what = f"`{key}` in `extra` should be " + ("a list of texts" if key == "key_points" else "text")
        remedy = "write `key_points: [first, second]`" if key == "key_points" else "write `series: its name`"
        raise ContentError(Problem(path, frontmatter.line_of(text, "extra", key), what, remedy)) from None


class _Placed(msgspec.Struct, frozen=True):
    """A figure's definition, with the line that it stands on."""

    entry: FigureEntry
    line: int


def _defined(document: frontmatter.Document, text: str, path: str) -> dict[str, _Placed]:
    """The figures of front matter, by id."""
    found: dict[str, _Placed] = {}
    for entry in document.head.figures:
        line = frontmatter.line_of(text, "figures", entry.id)
        if entry.id in found:
            raise ContentError(Problem(path, line, f"two figures have the id {entry.id!r}", "rename one of them"))
        found[entry.id] = _Placed(entry, line)
    return found


def _placed(
    document: frontmatter.Document, text: str, path: str, warn: Callable[[Problem], None]
) -> Collection[_Placed]:
    """The figures of front matter, with what the body says of them, and those that the body defines itself."""
    found = _defined(document, text, path)
    for line, paragraph in _paragraphs(document.body, document.body_line):
        mark = figures.parse(paragraph)
        if mark is None:
            if "![" in paragraph:
                remedy = "give it a paragraph of its own"
                warn(Problem(path, line, "an image inside a paragraph is shown as its words", remedy))
        elif mark.src:
            entry = FigureEntry(id=mark.src, src=mark.src, alt=mark.alt, caption=mark.caption, credit=mark.credit)
            found.setdefault(mark.src, _Placed(entry, line))
        elif mark.id not in found:
            known = ", ".join(found) or "none yet"
            raise ContentError(
                Problem(path, line, f"there is no figure {mark.id!r}", f"define it under `figures` (there: {known})")
            )
        elif mark.alt and found[mark.id].entry.alt is None:
            placed = found[mark.id]
            found[mark.id] = _Placed(msgspec.structs.replace(placed.entry, alt=mark.alt), placed.line)
    return found.values()


def _figure(
    placed: _Placed, path: str, files: Collection[str], warn: Callable[[Problem], None], lookups: list[Lookup]
) -> Figure:
    entry, line = placed.entry, placed.line
    picture = None
    if entry.src is not None:
        places = _places(entry.src, path)
        picture = _first(places, files)
        lookups.append(Lookup(places, picture))
    if entry.src is not None and picture is None:
        where = "in static/" if entry.src.startswith("/") else "beside the article or in content/images/"
        warn(Problem(path, line, f"there is no picture {entry.src!r}", f"put it {where}, or correct `src`"))
    if entry.focus and not all(0 <= part <= 1 for part in entry.focus):
        what = f"the `focus` of the figure {entry.id!r} lies outside the picture"
        remedy = "write fractions from 0 to 1, from the left and from the top, such as [0.4, 0.6]"
        raise ContentError(Problem(path, line, what, remedy))
    if entry.license and not entry.license.lower().startswith(("https://", "http://")):
        remedy = "write https://…, or put the words into `credit`"
        warn(Problem(path, line, f"the licence {entry.license!r} is no address, and is not shown", remedy))
    return Figure(
        id=entry.id,
        picture=picture,
        alt=entry.alt or "",
        caption=entry.caption or "",
        credit=entry.credit or "",
        license=entry.license or "",
        focus=entry.focus or (0.5, 0.5),
        line=line,
    )


def _places(src: str, path: str) -> tuple[str, ...]:
    """The files that `src` may name in the article `path`, all of them below content/ or static/."""
    if src.startswith("/"):
        root, places = "static/", [f"static{src}"]
    else:
        root, places = "content/", [f"{posixpath.dirname(path)}/{src}", f"content/images/{src}"]
    return tuple(place for place in map(posixpath.normpath, places) if place.startswith(root))


def _first(places: Iterable[str], files: Collection[str]) -> str | None:
    return next((place for place in places if place in files), None)


def _repeats(summary: str, body: str) -> bool:
    """Whether the text begins with the words of its summary."""
    start = _NO_WORD.sub(" ", body[: 2 * len(summary)]).strip()
    return start.startswith(_NO_WORD.sub(" ", summary).strip())


def _paragraphs(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The paragraphs of Markdown outside code, each with the line on which it starts."""
    fence, start, held = "", 0, list[str]()
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        mark = _CODE.match(line)
        if fence or (mark and (mark[1] or not held)):
            if mark and mark[1]:
                fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
            continue
        if line.strip():
            start = start if held else number
            held.append(line)
        elif held:
            yield start, "\n".join(held)
            held = []


def _summary(body: str) -> str:
    """The start of the text, as plain words."""
    for _, paragraph in _paragraphs(body, 1):
        if figures.parse(paragraph) is None and not paragraph.startswith("#"):
            text = " ".join(_MARKS.sub(lambda m: m[1] or m[2] or "", paragraph).split())
            if len(text) <= SUMMARY_LENGTH:
                return text
            return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return ""
