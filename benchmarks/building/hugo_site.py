"""The benchmark's articles as a Hugo site, whose templates in hugo/ make the same kinds of page as newsgen's theme.

Each article's page has the same head (Open Graph, X, JSON-LD for the article and its breadcrumbs), figures, share
links, neighbours and related articles; sections, subjects, authors, years and months have lists, and the first three
also have full-text feeds. What Hugo does by itself (sitemap, pagination) is left to it.
"""

import shutil
from pathlib import Path

from building.articles import PICTURE, Sample, figures_yaml, save

_TEMPLATES = Path(__file__).parent / "hugo"


def start(site: Path, picture: bytes) -> None:
    """The site without its articles."""
    shutil.copytree(_TEMPLATES, site)
    (site / "static" / "images").mkdir(parents=True)
    (site / "static" / "images" / PICTURE).write_bytes(picture)


def add(site: Path, sample: Sample) -> Path:
    """Write an article, and return its file."""
    return save(site / "content" / "articles", sample, text(sample))


def text(sample: Sample) -> str:
    """The text of the article's file."""
    body = [*sample.paragraphs]
    body.insert(4, "{{< figure-at 1 >}}")
    return (
        f"---\ntitle: {sample.title}\nslug: {sample.slug}\ndate: {sample.date:%Y-%m-%dT%H:%M:%SZ}\n"
        f"authors: [{sample.author}]\ncategories: [{sample.section}]\ntags: [{', '.join(sample.tags)}]\n"
        f'years: ["{sample.date:%Y}"]\nmonths: ["{sample.date:%Y-%m}"]\n'
        f"summary: {sample.summary}\nfigures:\n{figures_yaml(sample)}---\n\n" + "\n\n".join(body) + "\n"
    )
