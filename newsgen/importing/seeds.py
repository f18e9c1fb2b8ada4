"""Which files are dumps, and under what names a site knows them."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from newsgen import folders
from newsgen.errors import DumpError, Problem
from newsgen.importing.sources import files, opening

_SKIPPED = frozenset({"readme", "license", "licence", "notes", "changelog"})


class Found(msgspec.Struct, frozen=True):
    """The files below a folder, sorted: its dumps, and `others`, which no reader takes, pictures among them.

    `astray` has the links there that are not followed, each with why, and what to do.
    """

    dumps: list[Path]
    others: list[Path]
    astray: dict[Path, tuple[str, str]] = {}


def find_seeds(site: Path) -> list[Path]:
    """The dumps below seeds/, sorted; none where there is no such folder."""
    return look_through(site / "seeds").dumps


def look_through(folder: Path) -> Found:
    """What lies below `folder`, which need not be there.

    What nobody put there, notes, and what a browser saved with a page are left out; links are followed to files in the
    folder.
    """
    found: list[Path] = []
    links: list[Path] = []
    for place, inner, names in os.walk(folder):
        inner[:] = [n for n in inner if folders.counts(n) and not files.is_saved_folder(Path(place, n))]
        found += [Path(place, name) for name in filter(folders.counts, names)]
        links += [path for name in inner if (path := Path(place, name)).is_symlink()]
    named = [file for file in sorted(found) if file.stem.lower() not in _SKIPPED]
    links += [file for file in named if file.is_symlink()]
    root = folder.resolve()
    astray = {link: why for link in sorted(links) if (why := folders.astray(link, root, f"{folder.name}/"))}
    sorts: tuple[list[Path], list[Path]] = [], []
    for file in named:
        if file not in astray and file.is_file():
            sorts[not opening.is_dump(file)].append(file)
    return Found(*sorts, astray)


def named_seeds(site: Path, paths: Iterable[Path]) -> Found:
    """What `paths` lead to, dumps and folders of them, or what lies in seeds/ where there are none.

    Raises DumpError for a path that leads to other parts of the site, whose articles would come in a second time.
    """
    named = [*paths]
    home, seeds = site.resolve(), (site / "seeds").resolve()
    for path in named:
        real = path.resolve()
        if path != opening.STDIN and (
            home.is_relative_to(real) or (real.is_relative_to(home) and not real.is_relative_to(seeds))
        ):
            what = "inside the site, import reads seeds/ alone"
            raise DumpError(Problem(str(path), 1, what, "put dumps into seeds/, or into a folder outside the site"))
    if not named:
        return look_through(site / "seeds")
    found = [look_through(path) if path.is_dir() else Found([path], []) for path in named]
    astray = {link: why for each in found for link, why in each.astray.items()}
    return Found([d for each in found for d in each.dumps], [o for each in found for o in each.others], astray)


def article_name(site: Path, named: str) -> str:
    """The path from `site` of the article that `named` is, seen from the current folder or else from the site."""
    for path in (Path(named), site / named):
        name = seed_name(site.resolve(), path.parent.resolve() / path.name)
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
        # On Windows, from another drive.
        return path.name
