"""The folder with a page's pictures that a browser saves beside it."""

from pathlib import Path

from newsgen import folders
from newsgen.importing.sources import kinds

# What browsers of several languages call the folder beside a page.
_ENDINGS = (
    "_files", "-files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "_arquivos", "_bestanden",
    "-filer", "_soubory", "_pliki", ".files", "_file", "_data",
)  # fmt: skip


def pictures_with(page: Path) -> tuple[str, ...]:
    """The pictures in the folder that a browser saved with `page`, relative to the page's own folder, sorted."""
    if page.suffix.lower() not in kinds.PAGES:
        return ()
    names = filter(folders.may_be, (f"{page.stem}{ending}" for ending in _ENDINGS))
    found = (
        file
        for folder in (page.parent / name for name in names)
        if folder.is_dir() and not folder.is_symlink()
        for file in folder.rglob("*")
        if file.is_file() and not file.is_symlink()
    )
    return tuple(sorted(f.relative_to(page.parent).as_posix() for f in found if f.suffix.lower() in kinds.PICTURES))


def is_folder(folder: Path) -> bool:
    """Whether a browser saved `folder` with a page that lies beside it."""
    stems = (folder.name.removesuffix(ending) for ending in _ENDINGS if folder.name.endswith(ending))
    return any((folder.parent / f"{stem}{suffix}").is_file() for stem in stems for suffix in kinds.PAGES)
