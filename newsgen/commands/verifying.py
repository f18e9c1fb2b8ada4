"""The proof that a build of what changed gives the bytes of a clean one: `newsgen build --verify`."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from newsgen import config, disk, folders
from newsgen.build import Options, build
from newsgen.errors import NewsgenError, Problem, raise_all
from newsgen.rendering import themes


class MismatchError(NewsgenError):
    """A file in the output is not as a clean build makes it."""


def verify(options: Options) -> None:
    """Build a copy of the site's sources, elsewhere and from nothing, and compare it with the output byte for byte.

    The copy has no cache, and its files have other times and places. Raises MismatchError with a problem for each file
    that differs, and whatever the build raises.
    """
    with tempfile.TemporaryDirectory(prefix="newsgen-") as folder:
        site = Path(folder, "site")
        site.mkdir()
        _copy(options.site, site)
        output = _same_place(options, site)
        build(msgspec.structs.replace(options, site=site, output=output, strict=False))
        raise_all(MismatchError, _differences(options.output, output))


def _same_place(options: Options, site: Path) -> Path:
    """The output of the copy `site`: where that of the site lies in it, since a preview has no search, or beside it."""
    real, output = disk.real(options.site), disk.real(options.output)
    return site / output.relative_to(real) if output.is_relative_to(real) else site.parent / "output"


def _copy(site: Path, into: Path) -> None:
    """Put what the folder `site` is built from into the folder `into`, as plain files.

    A build follows links to elsewhere in the site, and none of them would lead there in the copy.
    """
    shutil.copy(site / config.FILE, into)
    if (site / "seeds").is_dir():
        # What import reads there lies below it, and its articles are in content/ by now.
        shutil.copytree(site / "seeds", into / "seeds", symlinks=True)
    own = themes.own_folder(site)
    look = themes.names(own, themes.OWN) if own else ()
    files = (path for folder in ("content", "static") for path, _ in folders.scan(site, folder))
    for path in (*files, *(f"{themes.OWN}/{name}" for name in look)):
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / path, into / path)


def _differences(built: Path, clean: Path) -> Iterator[Problem]:
    """What is otherwise in the folder `built` than in `clean`, among the files that newsgen writes."""
    remedy = "build with --clean, and report what you did before: this is a fault of newsgen's own"
    wanted = {p.relative_to(clean).as_posix(): p for p in clean.rglob("*") if p.is_file()}
    for path, file in sorted(wanted.items()):
        found = built / path
        if not found.is_file():
            yield Problem(path, 1, "a clean build has this file, and the output does not", remedy)
        elif found.read_bytes() != file.read_bytes():
            yield Problem(path, 1, "a clean build gives this file other bytes", remedy)
