"""Templates as values: a `Theme` holds their sources, so that a page can be rendered in any process."""

import difflib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import msgspec

from newsgen import default_theme, disk, folders
from newsgen.errors import Problem, TemplateError
from newsgen.formats import merges
from newsgen.incremental import cache, digests
from newsgen.rendering import software

OWN = "templates"
"""The folder of a site's own templates, which messages name."""


_ALIKE = 0.85


class TemplateSource(msgspec.Struct, frozen=True):
    """A template's text and, for messages, its file."""

    file: str
    text: str


class Theme(msgspec.Struct, frozen=True):
    """All templates of a site by name; the site's own replace the default theme's. `usual` is true without own ones."""

    templates: dict[str, TemplateSource]
    usual: bool = False


def of_site(site: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """The theme of the site in the folder `site`, and warnings of own templates that nothing uses, and of parts of them
    that no page shows. Raises TemplateError.
    """
    default, own = default_theme.folder(OWN), own_folder(site)
    _check_links(site)
    usual = load({OWN: default})
    if own is None or not any(names(own, OWN)):
        return Theme(usual.templates, usual=True), tuple(_misnamed(site, usual.templates))
    found = load({"newsgen/templates": default, OWN: own})
    return found, (*idle(found, usual.templates), *_unshown(site, found, tuple(names(own, OWN))))


def _unshown(site: Path, theme: Theme, own: Sequence[str]) -> tuple[Problem, ...]:
    """The warnings of `unshown`, cached in `site` until a template changes."""
    file, state = cache.place(site, "unshown"), digests.of(msgspec.msgpack.encode(theme)) + software.stamp()
    known = cache.load(file, tuple[Problem, ...], state)
    if known is None:
        from newsgen.rendering import unshown  # noqa: PLC0415  # it loads Jinja2

        texts = {name: source.text for name, source in theme.templates.items()}
        known = tuple(unshown.told(texts, {name: theme.templates[name].file for name in own}))
        cache.save(file, known, state)
    return known


def own_folder(site: Path) -> Path | None:
    """The folder of a site's own templates; None where it has none, or they are the default theme's."""
    own = site / OWN
    return own if own.is_dir() and disk.real(own) != default_theme.folder(OWN) else None


def _check_links(site: Path) -> None:
    """Refuse symbolic links among the own templates of `site` that are not followed: the default theme's templates
    would be used instead, or files from outside published. Raises TemplateError.
    """
    for place, below, here in os.walk(site / OWN):
        below[:] = filter(folders.counts, below)
        for path in (Path(place, name) for name in (*below, *filter(folders.counts, here))):
            if path.is_symlink() and (why := folders.astray(path, disk.real(site))):
                raise TemplateError(Problem(path.relative_to(site).as_posix(), 1, *why))


def load(places: Mapping[str, Path]) -> Theme:
    """The theme in the folders `places`, later ones overriding earlier; a key is the folder's name in messages.

    Raises TemplateError.
    """
    found: dict[str, TemplateSource] = {}
    for label, folder in places.items():
        for name in sorted(names(folder, label)):
            file = f"{label}/{name}"
            try:
                # Notepad begins files with a byte-order mark, which would appear in each page.
                text = (folder / name).read_text(encoding="utf-8-sig")
            except UnicodeDecodeError:
                raise TemplateError(Problem(file, 1, "it is not UTF-8 text", "save it as UTF-8")) from None
            except OSError as e:
                raise _unreadable(file, e) from None
            if (merged := merges.line_of(text)) is not None:
                raise TemplateError(Problem(file, merged + 1, merges.WHAT, merges.REMEDY))
            found[name] = TemplateSource(file, text)
    return Theme(found)


def names(folder: Path, label: str) -> Iterator[str]:
    """The files below `folder` that count, relative to it. Raises TemplateError."""

    def refuse(e: OSError) -> NoReturn:
        place = Path(e.filename).relative_to(folder).as_posix()
        raise _unreadable(f"{label}/{place}", e) from None

    for place, below, here in os.walk(folder, onerror=refuse):
        below[:] = filter(folders.counts, below)
        for name in filter(folders.counts, here):
            path = Path(place, name)
            relative = path.relative_to(folder).as_posix()
            if problem := folders.odd_name(f"{label}/{relative}"):
                raise TemplateError(problem)
            if path.is_file():
                yield relative


def _misnamed(site: Path, default: Collection[str]) -> Iterator[Problem]:
    """A warning of each folder of `site` with nearly the name of OWN that has a template named as in `default`."""
    for place in sorted(filter(Path.is_dir, site.iterdir())):
        likeness = difflib.SequenceMatcher(None, place.name.lower(), OWN).ratio()
        if place.name != OWN and likeness > _ALIKE and any((place / name).is_file() for name in default):
            yield Problem(place.name, 1, "there are templates in it that no page uses", f"move them into `{OWN}`")


def _unreadable(file: str, e: OSError) -> TemplateError:
    return TemplateError(Problem(file, 1, f"it cannot be read: {e.strerror or e}", "check its rights"))


def idle(found: Theme, default: Collection[str]) -> Iterator[Problem]:
    """A warning for each template whose name is not in `default`, the default theme's names, and that no other
    template names: usually its name is misspelt. There is none if a template works out names, which may be any.
    """
    texts = {name: source.text for name, source in found.templates.items()}
    unnamed = [name for name in texts if name not in default and not _is_named(name, texts)]
    if not unnamed:
        return
    from newsgen.rendering import unshown  # noqa: PLC0415  # it loads Jinja2

    for name in () if unshown.works_out_names(texts.values()) else unnamed:
        near = difflib.get_close_matches(name, default, n=1)
        remedy = f"did you mean `{near[0]}`?" if near else "name it as one of the theme's, or include it in one"
        yield Problem(found.templates[name].file, 1, "no page uses this template", remedy)


def _is_named(name: str, texts: Mapping[str, str]) -> bool:
    """Whether another template than `name` names it; `texts` are all templates', by name."""
    others = (text for other, text in texts.items() if other != name)
    return any(f'"{name}"' in text or f"'{name}'" in text for text in others)
