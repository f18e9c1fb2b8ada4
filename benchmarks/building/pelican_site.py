"""The benchmark's articles as a Pelican site, with a theme in pelican/ that makes the same kinds of page."""

import shutil
from pathlib import Path

from building.articles import PICTURE, Caption, Sample, save

_OWN = Path(__file__).parent / "pelican"


def start(site: Path, picture: bytes) -> None:
    """The site without its articles."""
    shutil.copytree(_OWN / "templates", site / "theme" / "templates")
    shutil.copy(_OWN / "pelicanconf.py", site)
    (site / "content" / "images").mkdir(parents=True)
    (site / "content" / "images" / PICTURE).write_bytes(picture)
    (site / "theme" / "static").mkdir()


def add(site: Path, sample: Sample) -> Path:
    """Write an article, and return its file."""
    return save(site / "content" / "articles", sample, text(sample))


def text(sample: Sample) -> str:
    """The text of the article's file. Pelican's metadata has no nested records, so each part of the lead is a field."""
    lead, inside = sample.figures
    body = [*sample.paragraphs]
    body.insert(4, _figure(inside))
    return (
        f"Title: {sample.title}\nSlug: {sample.slug}\nDate: {sample.date:%Y-%m-%d %H:%M:%S}\nAuthor: {sample.author}\n"
        f"Category: {sample.section}\nTags: {', '.join(sample.tags)}\nStandfirst: {sample.summary}\nAlt: {lead.alt}\n"
        f"Caption: {lead.caption}\nCredit: {lead.credit}\n\n" + "\n\n".join(body) + "\n"
    )


def _figure(figure: Caption) -> str:
    return (
        f'<figure class="figure"><img src="/images/{PICTURE}" width="1200" height="800" alt="{figure.alt}">'
        f'<figcaption><span class="caption">{figure.caption}</span><span class="credit">{figure.credit}</span>'
        "</figcaption></figure>"
    )
