"""What is read from a WordPress export: frozen records, no I/O."""

from collections.abc import Mapping

import msgspec


class Attachment(msgspec.Struct, frozen=True, omit_defaults=True):
    """A picture of the export: its address, what it shows, and who made it by a field of the media library."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Post(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A post or page as exported, with all that is needed to read it; the digest covers its bytes.

    `footnotes` is JSON: a list of {"id": …, "content": HTML}; `terms` are "TAXONOMY: NAME" of what is neither category
    nor tag.
    """

    id: str
    kind: str
    status: str
    title: str
    link: str
    slug: str
    date: str
    date_gmt: str
    modified: str
    modified_gmt: str
    locked: bool = False
    members: bool = False
    authors: tuple[str, ...] = ()
    excerpt: str = ""
    description: str = ""
    content: str = ""
    footnotes: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    old_slugs: tuple[str, ...] = ()
    thumbnail: str = ""
    children: tuple[str, ...] = ()
    attachments: dict[str, Attachment] = {}
    comments: int = 0
    site: str = ""
    publisher: str = ""
    language: str = ""


class Index(msgspec.Struct, frozen=True):
    """What an export says of all its posts.

    `patterns` are blocks that several posts show, by their ids; `aside` counts the entries that become no article, by
    kind; `taxonomies` counts the articles with terms that have no place in them; `links` are the addresses of public
    posts by their ids, as HTML.
    """

    site: str
    publisher: str
    language: str
    authors: Mapping[str, str]
    attachments: Mapping[str, Attachment]
    children: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]
    aside: Mapping[str, int]
    taxonomies: Mapping[str, int]
    links: Mapping[str, str]
