"""The benchmark's articles as a newsgen site."""

from pathlib import Path

from building.articles import PICTURE, SECTIONS, Sample, figures_yaml, save

SETTINGS = f"""\
title: The Benchmark Post
base_url: https://post.example/
timezone: UTC
sections: [{", ".join(SECTIONS)}]
permalink: /{{year}}/{{month}}/{{slug}}/
search: false
social_cards: false
feeds: [rss]
"""


def start(site: Path, picture: bytes) -> None:
    """The site without its articles."""
    (site / "content").mkdir(parents=True)
    (site / "static" / "images").mkdir(parents=True)
    (site / "newsgen.yml").write_text(SETTINGS)
    (site / "static" / "images" / PICTURE).write_bytes(picture)


def add(site: Path, sample: Sample) -> Path:
    """Write an article, and return its file."""
    return save(site / "content", sample, text(sample))


def text(sample: Sample) -> str:
    """The text of the article's file."""
    inside = sample.figures[1]
    body = [*sample.paragraphs]
    body.insert(4, f"![{inside.alt}][{inside.id}]")
    return (
        f"---\ntitle: {sample.title}\nslug: {sample.slug}\ndate: {sample.date:%Y-%m-%dT%H:%M:%SZ}\n"
        f"authors: [{sample.author}]\nsection: {sample.section}\ntags: [{', '.join(sample.tags)}]\n"
        f"summary: {sample.summary}\nimage: {sample.figures[0].id}\nfigures:\n{figures_yaml(sample)}---\n\n"
        + "\n\n".join(body)
        + "\n"
    )
