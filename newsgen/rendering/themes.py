"""Templates as values: a `Theme` holds their sources, so that a page can be rendered in any process."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from newsgen.errors import Problem, TemplateError


class TemplateSource(msgspec.Struct, frozen=True):
    """A template's text and, for messages, its file."""

    file: str
    text: str


class Theme(msgspec.Struct, frozen=True):
    """All templates of a site by name, the site's own in place of the default theme's."""

    templates: dict[str, TemplateSource]


def load(folders: Mapping[str, Path]) -> Theme:
    """The theme in `folders`, the later ones over the earlier; a key is the name of its folder in messages."""
    found: dict[str, TemplateSource] = {}
    for label, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path.name.startswith("."):
                continue
            name = path.relative_to(folder).as_posix()
            file = f"{label}/{name}"
            try:
                found[name] = TemplateSource(file, path.read_text(encoding="utf-8"))
            except UnicodeDecodeError:
                raise TemplateError(Problem(file, 1, "it is not UTF-8 text", "save it as UTF-8")) from None
    return Theme(found)
