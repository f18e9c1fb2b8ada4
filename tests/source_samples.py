"""What the tests of import share: a dump, imports and jobs; small pictures, Word files and exports, made here."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsgen import config as settings
from newsgen import importing
from newsgen.config import Config
from newsgen.importing import Outcome
from newsgen.importing.records import Draft
from newsgen.importing.sources import opening
from newsgen.importing.sources.records import Job, Kind

CONFIG = Config(title="The Test Post", base_url="https://post.example/", timezone="Europe/Berlin", sections=("Local",))
NOW = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)

DUMP = "The night ferry is back at the pier of Aldermouth, the harbour office said on Monday.\n"


def take_in(
    site: Path, seeds: Sequence[Path] | None = None, *, write: bool = True, named: bool = False, now: datetime = NOW
) -> list[Outcome]:
    """Import `seeds`, by default all dumps of the site."""
    found = importing.find_seeds(site) if seeds is None else seeds
    return list(importing.import_dumps(site, settings.load(site), found, write=write, named=named, now=now))


def looked_at(site: Path) -> dict[str, str]:
    """Import as a build does; returns what was done with each dump that it looked at."""
    return {o.seed: o.done for o in importing.import_changes(site, settings.load(site), now=NOW)}


def draft(kind: Kind, data: str | bytes, seed: str = "seeds/a", **config: Any) -> Draft:
    raw = data.encode() if isinstance(data, str) else data
    return opening.draft(
        Job(kind, seed, raw, "d", Config(title="T", base_url="https://x.example/", **config) if config else CONFIG, NOW)
    )


def roles(made: Draft) -> list[tuple[str, str]]:
    return [(r.role, r.text) for r in made.readings if r.role != "blank"]


def png(shade: int = 0) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes([shade]) * 6) * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


_SPACES = " ".join(
    f'xmlns:{short}="http://schemas.openxmlformats.org/{path}"'
    for short, path in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
        "wp": "drawingml/2006/wordprocessingDrawing",
    }.items()
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(text: str, style: str = "", look: str = "") -> str:
    props = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{props}<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def picture(number: int, alt: str = "") -> str:
    blip = f'<pic:pic><pic:blipFill><a:blip r:embed="rId{number}"/></pic:blipFill></pic:pic>'
    graphic = f'<a:graphic><a:graphicData uri="x">{blip}</a:graphicData></a:graphic>'
    inline = f'<wp:inline><wp:docPr id="1" name="x" descr="{alt}"/>{graphic}</wp:inline>'
    return f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"


def docx(body: str, *pictures: bytes, parts: dict[str, str] | None = None) -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "Subtitle", "Caption", "Heading 1", "Quote")
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_KINDS}/image" Target="media/image{n}.png"/>'
        for n in range(1, len(pictures) + 1)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_KINDS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}</Relationships>',
        **{f"word/media/image{n}.png": data for n, data in enumerate(pictures, 1)},
        **{name: text.replace("SPACES", _SPACES) for name, text in (parts or {}).items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def export(*items: str) -> str:
    spaces = " ".join(
        f'xmlns:{short}="{path}"'
        for short, path in {
            "excerpt": "http://wordpress.org/export/1.2/excerpt/",
            "content": "http://purl.org/rss/1.0/modules/content/",
            "dc": "http://purl.org/dc/elements/1.1/",
            "wp": "http://wordpress.org/export/1.2/",
        }.items()
    )
    author = (
        "<wp:author><wp:author_login>jo</wp:author_login>"
        "<wp:author_display_name>Jo Ash</wp:author_display_name></wp:author>"
    )
    head = (
        "<title>Harbour News</title><link>https://old.example</link>"
        "<wp:base_blog_url>https://old.example</wp:base_blog_url>"
    )
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<rss {spaces}><channel>'
    return f"{start}{head}{author}{''.join(items)}</channel></rss>"


def item(number: int, content: str = "Words.", more: str = "", **fields: str) -> str:
    values = {
        "post_date": "2020-01-02 10:00:00",
        "post_date_gmt": "2020-01-02 09:00:00",
        "post_modified": "2020-01-03 10:00:00",
        "post_modified_gmt": "2020-01-03 09:00:00",
        "post_name": f"post-{number}",
        "status": "publish",
        "post_type": "post",
        "post_password": "",
    } | fields
    title, link = (
        values.pop("title", f"Post {number}"),
        values.pop("link", f"https://old.example/2020/01/post-{number}/"),
    )
    rest = "".join(f"<wp:{key}>{value}</wp:{key}>" for key, value in values.items())
    return (
        f"<item><title>{title}</title><link>{link}</link><dc:creator>jo</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>{number}</wp:post_id>{rest}{more}</item>\n"
    )


def meta(key: str, value: str) -> str:
    return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"


def attachment(number: int, url: str, alt: str = "", caption: str = "") -> str:
    said = f"<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded>"
    alone = meta("_wp_attachment_image_alt", alt) + said + f"<wp:attachment_url>{url}</wp:attachment_url>"
    return item(number, "", alone, status="inherit", post_type="attachment")
