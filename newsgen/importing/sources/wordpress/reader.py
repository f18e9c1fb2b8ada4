"""Make articles of the posts and pages of a WordPress export, each with a receipt of its own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from newsgen import languages, slugs, times
from newsgen.config import Config
from newsgen.errors import DumpError, Problem
from newsgen.importing.records import Draft, Note
from newsgen.importing.sources import assemble, statements
from newsgen.importing.sources.html import blocks, captions, figures, inline, struck, trees
from newsgen.importing.sources.records import Block, Entry, Job, Piece, Shown, Stated
from newsgen.importing.sources.wordpress.content import is_for_members, to_html
from newsgen.importing.sources.wordpress.export import index, posts
from newsgen.importing.sources.wordpress.records import Index, Post

_RESIZED = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w{2,5}$)|-scaled(?=\.\w{2,5}$)")
_UPLOADS = re.compile(r"/uploads/|\.files\.wordpress\.com/")
"""What stands for the folder of uploads in addresses, also in those of WordPress.com."""

_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_NAME = re.compile(r"[\s=\]]")
"""What ends the name of a shortcode or block."""

_NEVER = "0000-00-00"
_NO_CATEGORY = frozenset({
    "uncategorized", "uncategorised", "allgemein", "non-classe", "sin-categoria", "sem-categoria", "senza-categoria",
    "geen-categorie",
})  # fmt: skip


def entries(seed: str, path: Path) -> Iterator[Entry]:
    """The posts and pages of the export `path`. Raises DumpError where it is broken, empty or no export."""
    known = index(seed, path)
    aside = tuple(_aside(seed, known))
    found = False
    site = known.site.partition("://")[2].rstrip("/")  # which may have changed to https since
    for post in posts(seed, path, known):
        yield Entry(
            seed=f"{seed}#{post.id}",
            kind="wordpress",
            data=msgspec.json.encode(post),
            aside=() if found else aside,
            origin=f"{site}#{post.id}" if site else "",
        )
        found = True
    if not found:
        raise DumpError(
            Problem(seed, 1, "there is no post in this export", "export it again: Tools, Export, All content")
        )


def _aside(seed: str, known: Index) -> Iterator[Problem]:
    if known.aside:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(known.aside.items()))
        yield Problem(seed, 1, f"no article was made of: {kinds}", "nothing needs doing if you miss none of it")
    if known.taxonomies:
        kinds = ", ".join(f"{kind} ({count})" for kind, count in sorted(known.taxonomies.items()))
        what = f"terms that are neither categories nor tags were left out of the articles that had them: {kinds}"
        fix = f'to have them as tags, replace each domain="{min(known.taxonomies)}" by domain="post_tag" in this file'
        yield Problem(seed, 1, what, fix)


def draft(job: Job) -> Draft:
    """Draft the article of one post, whose record is the data of `job`."""
    post = msgspec.json.decode(job.data, type=Post)
    content = to_html(post.content, post.attachments, post.children, post.footnotes)
    found = tuple(captions.pair(blocks.read(trees.piece(content.html), post.link or post.site)))
    pieces = [
        *_pieces(post, found),
        *_left_out(content.aside),
        *(Piece("boilerplate", text, "a shortcode, whose address is a link in the text") for text in content.linked),
        *(
            Piece(
                "boilerplate", text, blocks.HIDDEN, note=("text", f"left out, since it was hidden there: {text[:80]}")
            )
            for text in content.hidden
        ),
    ]
    pieces += [Piece("boilerplate", term, "a term that is neither a category nor a tag") for term in post.terms]
    if post.comments:
        pieces.append(Piece("boilerplate", f"{post.comments} comments", "comments are not taken along"))
    return assemble.draft(job, pieces, _stated(post, job.config, job.now))


def _left_out(codes: Sequence[str]) -> Iterator[Piece]:
    """Set shortcodes and blocks aside. `review` lists the first of each name: page builders have dozens in a post."""
    openings = Counter(_name(code) for code in codes if not code.startswith("[/"))
    for code in codes:
        count = 0 if code.startswith("[/") else openings.pop(_name(code), 0)
        more = f", and {count - 1} more of this name" if count > 1 else ""
        note = ("text", f"left out: {code[:80]}{more}") if count else None
        yield Piece("boilerplate", code, "a shortcode or block that WordPress fills in itself", note=note)


def _name(code: str) -> str:
    return _NAME.split(code.lstrip("["), maxsplit=1)[0]


def _pieces(post: Post, found: tuple[Block, ...]) -> Iterator[Piece]:
    if title := _plain(post.title):
        yield Piece("headline", title, "the post's title")
    excerpt = _plain(post.excerpt)
    if excerpt:
        yield Piece("standfirst", excerpt, "the post's excerpt")
    if featured := _featured(post, found):
        yield Piece(
            "caption" if featured.caption or featured.credit else "blank",
            _spoken(featured),
            "the post's featured picture",
            shown=featured,
        )
    elif post.thumbnail not in ("", "0", *post.attachments):
        left = f"the featured picture, number {post.thumbnail}"
        yield Piece("boilerplate", left, "it is not in the export", note=("text", f"{left}, is not in the export"))
    for block, out in zip(found, struck.doubts(found), strict=True):
        if block.shown:
            text = block.text if block.role == "caption" else ""
            yield Piece(block.role, text, block.why, shown=_with_places(block.shown, post))
        elif blocks.embedded(block) or (block.role == "paragraph" and _ADDRESS.fullmatch(block.text)):
            href = inline.address(block.text, "")
            note = ("text", f"something was embedded here, and is a link now: {block.text[:120]}")
            yield Piece(
                "paragraph", block.text, "an address that WordPress embeds", 1.0, f"[{href}]({href})", note=note
            )
        else:
            why = f"left out: {block.text[:120]}" if block.role == "boilerplate" and block.text else out
            doubt = ("text", why) if why else None
            yield Piece(block.role, block.text, block.why, 1.0, block.markdown, block.gap, note=doubt)


def _plain(text: str) -> str:
    return inline.words_in(trees.piece(text).find("body")) if text else ""


def _featured(post: Post, found: tuple[Block, ...]) -> Shown | None:
    """The post's featured picture, unless its text shows it already."""
    one = post.attachments.get(post.thumbnail)
    if one is None:
        return None
    name = _original(one.url).rpartition("/")[2]
    if any(name == _original(a).rpartition("/")[2] for b in found if b.shown for a in b.shown.addresses):
        return None
    shown = figures.captioned(Shown((one.url,), one.alt), _plain(one.caption))
    return _with_places(shown, post)


def _spoken(shown: Shown) -> str:
    return " ".join(part for part in (shown.caption, shown.credit) if part)


def _original(address: str) -> str:
    """The address of a picture in full size, without the suffix of its smaller copies."""
    return _RESIZED.sub("", address.partition("?")[0])


def _with_places(shown: Shown, post: Post) -> Shown:
    """`shown` with the places of its file in a copy of WordPress's folders beside the export, full size first.

    What it does not say itself, the media library may.
    """
    addresses = tuple(dict.fromkeys(a for each in shown.addresses for a in (_original(each), each)))
    names = []
    for address in addresses:
        if inside := _uploaded(address):
            names += [f"{folder}uploads/{inside}" for folder in ("", "wp-content/")]
    for one in post.attachments.values():
        if one.url and _original(one.url) in addresses:
            shown = msgspec.structs.replace(shown, alt=shown.alt or one.alt)
            if one.credit and not shown.credit:
                shown = figures.captioned(shown, shown.caption, one.credit)
    # The largest file at hand is taken; of addresses, only the one that the post shows is sure to exist.
    web = sorted(addresses, key=lambda a: a not in shown.addresses)
    return msgspec.structs.replace(shown, addresses=(*web, *dict.fromkeys(names)))


def _uploaded(address: str) -> str:
    """The path of a file below WordPress's folder for uploads, by its address; else ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return "".join(_UPLOADS.split(f"{parts.netloc}{parts.path}", maxsplit=1)[1:])


def _stated(post: Post, config: Config, now: datetime) -> Stated:
    page = post.kind == "page"
    date = _moment(post.date, post.date_gmt)
    draft_, embargo, notes = _withheld(post, date, config, now)
    updated = _moment(post.modified, post.modified_gmt)
    categories = [name for name in post.categories if slugs.slug(name) not in _NO_CATEGORY]
    section, tags = statements.filed_first(categories, post.tags, config)
    aliases, odd = statements.former(_aliases(post))
    return Stated(
        title=_plain(post.title) or None,
        date=date,
        page=page,
        updated=statements.certain(updated, config) if updated and times.is_later(updated, date, config.zone) else None,
        authors=() if page else post.authors,  # whoever made a page does not sign it
        section=section,
        tags=tags,
        summary=_plain(post.excerpt) or _plain(post.description) or None,
        language=languages.primary(post.language) or None,
        slug=_slug(post),
        url=inline.address(post.link, "") or None if post.status == "publish" else None,
        base=post.link or post.site,
        publisher=post.publisher or None,
        draft=draft_,
        embargo=embargo,
        aliases=aliases,
        notes=(*notes, *odd),
    )


def _moment(local: str, universal: str) -> str | None:
    """The time in ISO 8601, with the offset between `local` and `universal`, or without if only `local` is known."""
    times_ = [None if text.startswith(_NEVER) or not text else _read(text) for text in (local, universal)]
    here, there = times_
    if here and there:
        offset = here - there
        if abs(offset) <= timedelta(hours=14) and offset.total_seconds() % 900 == 0:
            return here.replace(tzinfo=timezone(offset)).isoformat()
    if there:
        return there.replace(tzinfo=UTC).isoformat()
    return here.isoformat() if here else None


def _read(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _withheld(post: Post, date: str | None, config: Config, now: datetime) -> tuple[bool, str | None, tuple[Note, ...]]:
    """Whether the post is a draft, until when it is held back, and why: import shows nothing that WordPress did not."""
    if post.kind not in ("post", "page"):
        return True, None, (Note("draft", 1, f"it is neither post nor page, but a `{post.kind}`, and stays a draft"),)
    if post.locked:
        return True, None, (Note("draft", 1, "it has a password in WordPress, and stays a draft"),)
    if post.members or is_for_members(post.content):
        return True, None, (Note("draft", 1, "a part of it is for members alone in WordPress, and it stays a draft"),)
    if post.status == "publish":
        return False, None, ()
    if post.status == "future" and date and times.is_later(date, now.isoformat(), config.zone):
        return False, statements.certain(date, config), ()
    return True, None, (Note("draft", 1, f"its status in WordPress is `{post.status}`, and it stays a draft"),)


def _slug(post: Post) -> str | None:
    return slugs.stated(unquote(post.slug))


def _aliases(post: Post) -> tuple[str, ...]:
    """The former addresses of the post, as paths from the site's root."""
    try:
        parts = urlsplit(post.link)
    except ValueError:
        return ()
    if post.status != "publish" or parts.query or parts.path in ("", "/"):
        return ()
    path = parts.path
    head, mark, _ = path.rstrip("/").rpartition("/")
    older = (f"{head}{mark}{name}{'/' if path.endswith('/') else ''}" for name in post.old_slugs if name)
    return tuple(dict.fromkeys(unquote(each) for each in (path, *older)))
