"""Templates as values: a `Theme` holds their sources, so that a page can be rendered in any process."""

import difflib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import msgspec

from newsgen import theme
from newsgen.errors import Problem, TemplateError


class TemplateSource(msgspec.Struct, frozen=True):
    """A template's text and, for messages, its file."""

    file: str
    text: str


class Theme(msgspec.Struct, frozen=True):
    """All templates of a site by name, the site's own in place of the default theme's."""

    templates: dict[str, TemplateSource]


def of_site(site: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """The templates of the folder `site`, its own in place of the default theme's, and warnings of those that nothing
    uses. Raises TemplateError.
    """
    default, own = theme.folder("templates"), site / "templates"
    if not own.is_dir() or own.resolve() == default:
        return load({"templates": default}), ()
    found = load({"newsgen/templates": default, "templates": own})
    return found, tuple(idle(found, load({"templates": default}).templates))


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


def idle(found: Theme, default: Collection[str]) -> Iterator[Problem]:
    """A warning for each template that takes the place of none of the default theme's, which are called `default`, and
    that no other template names: as a rule, its name is misspelt.
    """
    for name, source in found.templates.items():
        others = (other.text for key, other in found.templates.items() if key != name)
        if name in default or any(f'"{name}"' in text or f"'{name}'" in text for text in others):
            continue
        near = difflib.get_close_matches(name, default, n=1)
        remedy = f"did you mean `{near[0]}`?" if near else "name it as one of the theme's, or include it in one"
        yield Problem(source.file, 1, "no page uses this template", remedy)
