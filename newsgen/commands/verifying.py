"""Proves that an incremental build gives the same bytes as a clean one: `newsgen build --verify`."""

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
    """A file in the output differs from a clean build's."""


def verify(options: Options) -> None:
    """Build a copy of the site's sources from scratch, and compare the result with the output byte for byte.

    The copy has no cache, and its files have other times and paths. Raises MismatchError with a problem for each file
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
    """The output folder of the copy `site`: at the same path inside it, since previews have no search, or beside it."""
    real, output = disk.real(options.site), disk.real(options.output)
    return site / output.relative_to(real) if output.is_relative_to(real) else site.parent / "output"


def _copy(site: Path, into: Path) -> None:
    """Copy the sources in the folder `site` into the folder `into`, as plain files.

    A build follows links within the site; copied as links, they would lead nowhere or back.
    """
    shutil.copy(site / config.FILE, into)
    if (site / "seeds").is_dir():
        # Import follows no link out of seeds/, and its articles are in content/ already.
        shutil.copytree(site / "seeds", into / "seeds", symlinks=True)
    own = themes.own_folder(site)
    look = themes.names(own, themes.OWN) if own else ()
    files = (path for folder in ("content", "static") for path, _ in folders.scan(site, folder))
    for path in (*files, *(f"{themes.OWN}/{name}" for name in look)):
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / path, into / path)


def _differences(built: Path, clean: Path) -> Iterator[Problem]:
    """Yields a problem for each file of `clean` that `built` lacks or has with other bytes."""
    remedy = "build with --clean, and report what you did before: this is a fault of newsgen's own"
    wanted = {p.relative_to(clean).as_posix(): p for p in clean.rglob("*") if p.is_file()}
    for path, file in sorted(wanted.items()):
        found = built / path
        if not found.is_file():
            yield Problem(path, 1, "a clean build has this file, and the output does not", remedy)
        elif found.read_bytes() != file.read_bytes():
            yield Problem(path, 1, "a clean build gives this file other bytes", remedy)
