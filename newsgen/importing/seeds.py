"""Which files are dumps, and under what names a site knows them."""

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from newsgen import disk, folders
from newsgen.errors import Problem
from newsgen.importing.sources import opening
from newsgen.importing.sources.markdown import bundles
from newsgen.importing.sources.page import saved

_SKIPPED = frozenset({"readme", "license", "licence", "notes", "changelog"})
_FOR_MACHINES = frozenset(
    {"robots.txt", "humans.txt", "ads.txt", "security.txt", "requirements.txt", "404.html", "404.md"}
)
_OF_GENERATORS = frozenset(
    {"_layouts", "_includes", "_site", "_data", "_plugins", "_sass", "archetypes", "node_modules"}
)
"""Folders in which site generators keep templates, programs and output."""

_OF_SETTINGS = frozenset({"layouts", "themes", "theme", "templates", "public", "output", "resources"})
"""The same, but only beside a generator's settings, since other folders may have these names."""

_SETTINGS = re.compile(r"(?:hugo|_?config)\.(?:toml|ya?ml|json)|(?:pelican)?conf\.py")


class Found(msgspec.Struct, frozen=True):
    """The files below a folder, sorted: its dumps, and `others`, which no reader takes, such as pictures.

    `astray` maps each link that is not followed to the reason and the remedy. `problems` are of folders that cannot be
    read, and of named paths that are not imported.
    """

    dumps: list[Path]
    others: list[Path]
    astray: dict[Path, tuple[str, str]] = {}
    problems: tuple[Problem, ...] = ()


def find_seeds(site: Path) -> list[Path]:
    """The dumps below seeds/, sorted; none where there is no such folder."""
    return look_through(site / "seeds").dumps


def look_through(folder: Path) -> Found:
    """Sort out what lies below `folder`, which need not exist.

    Files that nobody put there, notes, and what a browser saved with a page are left out. Links are followed only to
    files inside the folder.
    """
    found: list[Path] = []
    links: list[Path] = []
    closed: list[OSError] = []
    for place, inner, names in os.walk(folder, onerror=closed.append):
        templates = _OF_SETTINGS if any(map(_SETTINGS.fullmatch, names)) else frozenset[str]()
        inner[:] = [n for n in inner if n not in templates and _is_of_dumps(Path(place, n))]
        found += [Path(place, name) for name in filter(folders.counts, names)]
        links += [path for name in inner if (path := Path(place, name)).is_symlink()]
    named = [f for f in sorted(found) if f.stem.lower() not in _SKIPPED and f.name.lower() not in _FOR_MACHINES]
    links += [file for file in named if file.is_symlink()]
    root = disk.real(folder)
    astray = {link: why for link in sorted(links) if (why := folders.astray(link, root, f"{folder.name}/"))}
    dumps, others = list[Path](), list[Path]()
    look = cache(bundles.signs)
    for file in named:
        if file not in astray and file.is_file():
            own = opening.is_dump(file) and bundles.holder(file, folder, look) is None
            (dumps if own else others).append(file)
    return Found(dumps, others, astray, tuple(map(_closed, closed)) if folder.exists() else ())


def _is_of_dumps(folder: Path) -> bool:
    """Whether there may be dumps in `folder`."""
    return folders.counts(folder.name) and folder.name not in _OF_GENERATORS and not saved.is_folder(folder)


def _closed(error: OSError) -> Problem:
    return Problem(
        f"{error.filename}/", 1, f"it cannot be looked through: {error.strerror}", "give yourself the right to"
    )


def named_seeds(site: Path, paths: Iterable[Path]) -> Found:
    """The files that `paths` lead to, each a dump or a folder of dumps; without paths, those in seeds/."""
    found = [_named(site, path) for path in paths]
    if not found:
        return look_through(site / "seeds")
    return Found(
        [dump for each in found for dump in each.dumps],
        [other for each in found for other in each.others],
        {link: why for each in found for link, why in each.astray.items()},
        tuple(problem for each in found for problem in each.problems),
    )


def _named(site: Path, path: Path) -> Found:
    """What `path` leads to. Inside the site only seeds/ is read, or its articles would be imported again."""
    home, seeds, real = disk.real(site), disk.real(site / "seeds"), disk.real(path)
    if path == opening.STDIN:
        return Found([path], [])
    if home.is_relative_to(real) or (real.is_relative_to(home) and not real.is_relative_to(seeds)):
        what = "inside the site, import reads seeds/ alone"
        remedy = "put dumps into seeds/, or into a folder outside the site"
        return Found([], [], problems=(Problem(str(path), 1, what, remedy),))
    if not path.exists():
        missing = Problem(str(path), 1, "there is no such file or folder", "correct its name")
        return Found([], [], problems=(missing,))
    return look_through(path) if path.is_dir() else Found([path], [])


def article_name(site: Path, named: str) -> str:
    """The path, relative to `site`, of the article `named`: a path from the current folder or else from the site."""
    for path in (Path(named), site / named):
        name = seed_name(disk.real(site), disk.real(path.parent) / path.name)
        if path.is_file() and not name.startswith("../"):
            return name
    return Path(named).as_posix()


def no_article(name: str) -> Problem:
    """What is wrong with the name of an article that is not there."""
    remedy = "give its path from here or from the site, such as content/ferry.md"
    return Problem(name, 1, "there is no such article", remedy)


def seed_name(site: Path, path: Path) -> str:
    """The name under which the dump `path` is known in `site`: its path from there, with forward slashes."""
    try:
        return os.path.relpath(path, site).replace(os.sep, "/")
    except ValueError:
        # On Windows, no relative path leads to another drive.
        return path.name
