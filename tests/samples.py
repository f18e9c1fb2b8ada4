"""What many tests start from: the settings of a site, an article, and what a command said."""

import errno
import os
import socket
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from newsgen import default_theme
from newsgen.build import Options, Report, build
from newsgen.config import Config
from newsgen.content import articles
from newsgen.model import Article
from newsgen.site.edition import Edition
from newsgen.site.plan import Plan
from newsgen.site.recipes import Recipe
from newsgen.supplied import Supplied

SETTINGS = "title: The Test Post\nbase_url: https://post.example/\ntimezone: Europe/Berlin\nsections: [Local, World]\n"
"""The least that a site of the tests has in its newsgen.yml."""

LEAN = f"{SETTINGS}search: false\nsocial_cards: false\n"
"""The same without what costs half of a build, for tests of anything else."""

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
"""As of when the sites of the tests are built."""

TEMPLATES = default_theme.folder("templates")
MAKERS = dict.fromkeys(["", *(file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.*"))], "")
"""What makes a page with each template, for plans that no build renders."""

DEMO_AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
DEMO_BASE = "http://127.0.0.1/paper/"
"""As of when the demonstration is built, and for which address."""


class Result(NamedTuple):
    """A command's exit code, what it printed, and what it said on the terminal."""

    code: int | None
    out: str
    err: str


MakeSite = Callable[..., Path]
"""What the fixture `make_site` is."""

Newsgen = Callable[..., Result]
"""What the fixture `newsgen` is."""


def article(body: str = "The text.", **head: object) -> str:
    """An article file; values of `head` are YAML in one line."""
    lines = {"title": "A title", "date": "2026-03-02T06:30:00+01:00", **head}
    return (
        "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None) + f"---\n\n{body}\n"
    )


def run(site: Path, **options: Any) -> Report:
    """Build a site into its public/, as of `NOON` and in this process, unless `options` of the build say otherwise."""
    usual = Options(site=site, output=site / "public", at=NOON, jobs=1)
    return build(msgspec.structs.replace(usual, **options))


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


_TEXTS: dict[str, str] = {}


def read_article(text: str, path: str, config: Config, files: Collection[str] = ()) -> Article:
    """The article in the file `path`; `text_of` gives its text, as the library would from the disk."""
    article = articles.read(text, path, config, files).article
    _TEXTS[article.digest] = articles.body(text, article.body_line)
    return article


def text_of(article: Article) -> str:
    """The text of an article that `read_article` read."""
    return _TEXTS[article.digest]


def planned(edition: Edition, config: Config, pictures: Mapping[str, Supplied]) -> tuple[Recipe, ...]:
    """The recipes of all pages of an edition of articles that `read_article` read, as a build makes them."""
    plan = Plan(edition, config, pictures, text_of, MAKERS)
    return *plan.article_pages.recipes(plan.article_pages.keys()), *plan.others()


def close(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have nobody list `folder`, root included, for whom rights do not count."""

    def closed(real: Callable[..., Any]) -> Callable[..., Any]:
        def listed(place: Any = ".") -> Any:
            if str(place) == str(folder):
                raise PermissionError(errno.EACCES, "Permission denied", str(folder))
            return real(place)

        return listed

    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, closed(getattr(os, name)))


def hide(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Have a disk that tells nothing of `file`, of which Python says then, from 3.14 on, that it is not there."""
    stat = os.stat

    def failing(place: Any, *arguments: Any, **options: Any) -> os.stat_result:
        if str(place) == str(file):
            raise OSError(errno.EIO, "Input/output error", str(file))
        return stat(place, *arguments, **options)

    monkeypatch.setattr(os, "stat", failing)
    monkeypatch.setattr(Path, "exists", os.path.exists)
    monkeypatch.setattr(Path, "is_file", os.path.isfile)
