"""A WordPress export (WXR), read as a stream: each post is a record of its own, with what it needs of the rest."""

import html
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import IO, Any
from urllib.parse import urljoin

from newsgen.errors import DumpError, Problem
from newsgen.importing.sources import foreign
from newsgen.importing.sources.html import trees
from newsgen.importing.sources.wordpress import numbered, shared_blocks, terms
from newsgen.importing.sources.wordpress.records import Attachment, Index, Post

MARK = b"wordpress.org/export/"
"""A part of the start of every export."""

_HEAD = 64 * 1024
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_USED = re.compile(r"wp-image-(\d{1,12})|attachment_(\d{1,12})|\"id\":(\d{1,12})")
_GALLERY = re.compile(r"\[gallery\b[^\[\]]{0,2000}?\bids=[\"']?([\d,\s]+)|\"ids\":\[([\d,\s]+)\]")
_CREDIT = re.compile(r"_media_credit|(?:media_|photo_|image_)?(?:credit|photographer)|isc_image_source")
_AGENCY = "_navis_media_credit_org"
"""Fields of plugins for who made a picture, and for which agency."""

_NOT_WRITTEN = frozenset({"trash", "auto-draft", "inherit"})
_OWN_KINDS = frozenset(
    {
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
        "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
        "wp_font_face",
        "guest-author",
        "acf-field", "acf-field-group", "shop_order", "shop_coupon", "product_variation", "wpcf7_contact_form",
        "wpforms",
        "jp_pay_order", "feedback", "elementor_library",
    }
)  # fmt: skip


class _Clean:
    """Reads a file without the control characters that WordPress exports and XML forbids."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        # Nothing would mean the end of the file.
        while data and not (clean := _CONTROL.sub(b"", data)):
            data = self._file.read(size)
        return clean if data else b""


def is_export(path: Path) -> bool:
    """Whether `path` is a WordPress export, by its start."""
    with path.open("rb") as file:
        return MARK in file.read(_HEAD)


def index(seed: str, path: Path) -> Index:
    """Collect what the posts of the export need of each other. Raises DumpError where it is broken, or no export."""
    if not is_export(path):
        raise DumpError(Problem(seed, 1, *(foreign.told(path) or foreign.NO_EXPORT)))
    channel: dict[str, str] = {}
    authors: dict[str, str] = {}
    attachments: dict[str, Attachment] = {}
    children: dict[str, list[str]] = {}
    patterns: dict[str, str] = {}
    shared: set[str] = set()
    numbers: set[str] = set()
    aside: Counter[str] = Counter()
    taxonomies: Counter[str] = Counter()
    links: dict[str, str] = {}
    for name, element in _elements(seed, path):
        if name == "author":
            authors[_text(element, "author_login")] = html.unescape(_text(element, "author_display_name"))
        elif name != "item":
            channel.setdefault(name, (element.text or "").strip())
        elif _text(element, "post_type") == "attachment":
            key = _text(element, "post_id")
            attachments[key] = _attachment(element)
            children.setdefault(_text(element, "post_parent"), []).append(key)
        elif _text(element, "post_type") == "guest-author":
            said = _meta(element)
            authors[_first(said, "cap-user_login")] = _first(said, "cap-display_name")
        elif _is_pattern(element):
            content = patterns[_text(element, "post_id")] = _text(element, "encoded", "content")
            shared.update(shared_blocks.named(content))
        elif what := _left_out(element, numbers):
            aside[what] += 1
        else:
            numbers.add(_key(element))
            links.update(_public_link(element))
            taxonomies.update({taxonomy for taxonomy, _ in terms.others(element)})
            shared.update(shared_blocks.named(_text(element, "encoded", "content")))
    if unseen := len(patterns.keys() - shared):
        aside["wp_block"] += unseen
    return Index(
        site=channel.get("base_blog_url") or channel.get("link", ""),
        publisher=channel.get("title", ""),
        language=channel.get("language", ""),
        authors=authors,
        attachments=attachments,
        children={parent: tuple(keys) for parent, keys in children.items()},
        patterns=patterns,
        aside=aside,
        taxonomies=taxonomies,
        links=links,
    )


def posts(seed: str, path: Path, known: Index) -> Iterator[Post]:
    """The posts and pages of the export, in its order, with one in memory at a time."""
    seen = set()
    for name, element in _elements(seed, path):
        if name == "item" and _is_article(element):
            post = _post(element, known)
            if post.id not in seen:
                yield post
            seen.add(post.id)


def _elements(seed: str, path: Path) -> Iterator[tuple[str, Any]]:
    """Each item, each author, and the channel's own elements, with their names.

    Raises DumpError where the XML is broken or defines entities.
    """
    from lxml import etree  # noqa: PLC0415  # for exports alone

    with path.open("rb") as file:
        # Undeclared namespaces, as in exports of wordpress.com, are no damage; all other faults are.
        stream = etree.iterparse(
            _Clean(file),
            events=("end",),
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _, element in stream:
                if element.getroottree().docinfo.internalDTD is not None:
                    raise DumpError(Problem(seed, 1, "it defines XML entities, as no export does", "export it again"))
                parent = element.getparent()
                if parent is None or trees.name(parent) != "channel":
                    continue
                _check(stream, seed)
                yield trees.name(element), element
                element.clear()
                while element.getprevious() is not None:
                    del parent[0]
        except etree.XMLSyntaxError as e:
            raise _broken(seed, e.lineno or 1, str(e.msg)) from e
        _check(stream, seed)


def _check(stream: Any, seed: str) -> None:
    """Raise DumpError where the XML read so far is broken."""
    for fault in stream.error_log.filter_from_fatals():
        raise _broken(seed, fault.line, fault.message)


def _broken(seed: str, line: int, what: str) -> DumpError:
    what = f"this XML is broken: {what.partition(', line ')[0]}"
    return DumpError(Problem(seed, line, what, "export it again, since it may have been cut off"))


def _text(element: Any, name: str, space: str = "") -> str:
    for child in element:
        if trees.name(child) == name and (not space or space in child.tag):
            return "".join(child.itertext()).strip()
    return ""


def _meta(element: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for child in element:
        if trees.name(child) == "postmeta":
            found.setdefault(_text(child, "meta_key"), []).append(_text(child, "meta_value"))
    return found


def _first(meta: Mapping[str, list[str]], key: str) -> str:
    return next(iter(meta.get(key, ())), "")


def _is_for_some(meta: Mapping[str, list[str]]) -> bool:
    """Whether a plugin shows the post only to readers who have an account or pay."""
    newsletter = _first(meta, "_jetpack_newsletter_access") not in ("", "everybody")
    listed = any(any(meta.get(key, ())) for key in ("_members_access_role", "rcp_subscription_level"))
    return newsletter or listed or any(_first(meta, key) not in ("", "0") for key in ("_is_paid", "_wpmem_block"))


def _is_password(text: str) -> bool:
    """Whether `text` is a password: spaces alone may be one, but not the line breaks of a tidied file."""
    return bool(text.strip() or (text and "\n" not in text))


def _is_locked(element: Any) -> bool:
    return any(trees.name(child) == "post_password" and _is_password(child.text or "") for child in element)


def _is_pattern(element: Any) -> bool:
    """Whether `element` is a block that posts share and WordPress shows: published, and without a password."""
    published = _text(element, "post_type") == "wp_block" and _text(element, "status") == "publish"
    return published and not _is_locked(element)


def _key(element: Any) -> str:
    return _text(element, "post_id") or _text(element, "post_name") or _text(element, "link")


def _public_link(element: Any) -> dict[str, str]:
    """The address of a post by its id, as HTML; empty where the post is not public, or has none but its number."""
    link = _text(element, "link")
    has_one = link != "" and "?" not in link
    return {_key(element): html.escape(link)} if has_one and _text(element, "status") == "publish" else {}


def _is_article(element: Any) -> bool:
    kind = _text(element, "post_type")
    return bool(kind) and kind not in _OWN_KINDS and _text(element, "status") not in _NOT_WRITTEN


def _left_out(element: Any, numbers: Container[str]) -> str:
    """What an entry is that becomes no article, "" where it becomes one; earlier posts have the `numbers`."""
    if _is_article(element):
        return "with the number of another" if _key(element) in numbers else ""
    return "in the trash" if _text(element, "status") == "trash" else _text(element, "post_type") or "unknown"


def _attachment(element: Any) -> Attachment:
    meta = _meta(element)
    makers = (next((_first(meta, key) for key in meta if _CREDIT.fullmatch(key)), ""), _first(meta, _AGENCY))
    return Attachment(
        _text(element, "attachment_url"),
        _first(meta, "_wp_attachment_image_alt"),
        _text(element, "encoded", "excerpt"),
        "/".join(filter(None, makers)),
    )


def _post(element: Any, known: Index) -> Post:
    meta = _meta(element)
    content = shared_blocks.whole(_text(element, "encoded", "content"), known.patterns)
    content = numbered.resolved(content, known.site, known.links)
    key = _key(element)
    thumbnail = _first(meta, "_thumbnail_id")
    children = known.children.get(key, ()) if "[gallery" in content else ()
    used = {part for m in _USED.finditer(content) for part in m.groups() if part}
    used |= {part.strip() for m in _GALLERY.finditer(content) for part in (m[1] or m[2]).split(",")}
    used |= {thumbnail, *children}
    creator = _text(element, "creator")
    return Post(
        id=key,
        kind=_text(element, "post_type"),
        status=_text(element, "status"),
        title=_text(element, "title"),
        link=_whole(_text(element, "link"), known.site),
        slug=_text(element, "post_name"),
        date=_text(element, "post_date"),
        date_gmt=_text(element, "post_date_gmt"),
        modified=_text(element, "post_modified"),
        modified_gmt=_text(element, "post_modified_gmt"),
        locked=_is_locked(element),
        members=_is_for_some(meta),
        # A plugin for posts by several people names all of them, as terms.
        authors=tuple(known.authors.get(name) or name for name in terms.names(element, "author") or (creator,) if name),
        excerpt=_text(element, "encoded", "excerpt"),
        description=_first(meta, "_yoast_wpseo_metadesc"),
        content=content,
        footnotes=_first(meta, "footnotes"),
        categories=terms.names(element, "category"),
        tags=terms.names(element, "post_tag"),
        terms=tuple(f"{taxonomy}: {name}" for taxonomy, name in terms.others(element)),
        old_slugs=tuple(meta.get("_wp_old_slug", ())),
        thumbnail=thumbnail,
        children=children,
        attachments={k: known.attachments[k] for k in sorted(used) if k in known.attachments},
        comments=sum(trees.name(child) == "comment" for child in element),
        site=known.site,
        publisher=known.publisher,
        language=terms.language(element) or known.language,
    )


def _whole(link: str, site: str) -> str:
    """A post's absolute address; Squarespace exports only the path."""
    try:
        return urljoin(site, link) if link else ""
    except ValueError:
        return link
