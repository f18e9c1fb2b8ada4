"""The first files of a site, and of an article."""

import string
from datetime import datetime
from pathlib import Path

import msgspec

from newsgen import config, disk, slugs
from newsgen.errors import ContentError, Problem, SettingsError
from newsgen.formats import frontmatter
from newsgen.model import FrontMatter

_SETTINGS = """\
# The settings of the site. docs/settings.md of newsgen describes them all.

title: {title}
tagline: ""

# The address of the home page. It may have a path, such as https://example.org/news/
base_url: {address}

# The language and the time zone of the newsroom.
language: en
timezone: UTC

# In the order of the navigation, such as [Local, World]. A dump in seeds/local/ goes into Local, if that is named here.
sections: []
"""
_FOR_GIT = {
    ".gitignore": "public/\n.newsgen/\n",
    ".gitattributes": """\
# Every machine has the same bytes: Git for Windows would give texts other line ends.
* -text
# Where two branches published on one day, git keeps the lines of both, which newsgen reads.
content/versions/**/*.jsonl merge=union
""",
}


def start_site(folder: Path) -> None:
    """Make a site in `folder`, which may exist. Raises SettingsError if there is a site in it already."""
    settings = folder / config.FILE
    if settings.exists():
        raise SettingsError(Problem(str(settings), 1, "there is a site here already", "choose another folder"))
    for name in config.FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    title = string.capwords(_words(disk.real(folder).name.replace("-", " ").replace("_", " "))) or "News"
    # A JSON string is a YAML string as well, whatever it contains.
    files = {
        **_FOR_GIT,
        config.FILE: _SETTINGS.format(title=msgspec.json.encode(title).decode(), address=config.EXAMPLE),
    }
    for name, text in files.items():
        if not (folder / name).exists():
            _write_new(folder / name, text)


def start_article(site: Path, title: str, now: datetime) -> str:
    """Write a draft with this headline into content/; returns its path relative to `site`.

    Raises ValueError, with a clause that completes «the headline …», if that has no words, and ContentError if there is
    such a file already.
    """
    words = _words(title)
    if not words:
        raise ValueError("has no words")
    path = f"content/{slugs.slug(words)}.md"
    head = FrontMatter(title=words, date=now.isoformat(timespec="minutes"), draft=True)
    (site / "content").mkdir(exist_ok=True)
    try:
        _write_new(site / path, frontmatter.write(head, "Write here."))
    except FileExistsError:
        raise ContentError(
            Problem(path, 1, "there is an article of this name already", "edit it, or choose another title")
        ) from None
    return path


def _words(text: str) -> str:
    """`text` in one line, without unprintable characters, surrogates of names that are not UTF-8 included."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _write_new(path: Path, text: str) -> None:
    """Write a new file, whole or not at all: half of one would be in the way of another try.

    Raises OSError, which names it, also if the file exists.
    """
    file = path.open("x", encoding="utf-8")  # outside of `try`, so that a file that exists is not removed
    try:
        with file:
            file.write(text)
    except BaseException as e:
        path.unlink(missing_ok=True)
        if isinstance(e, OSError):
            e.filename = str(path)  # which is missing if the disk is full
        raise
