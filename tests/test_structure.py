"""The shape of the code itself: which way imports point, and that the documents name what is there."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import newsgen
from newsgen import context as records
from newsgen.config import Config
from newsgen.content import library
from newsgen.importing import at_rest
from newsgen.incremental import provenance
from newsgen.pictures import memory
from newsgen.rendering import makers, software
from newsgen.rendering.themes import Theme

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "newsgen"

# docs/architecture.md shows this order. A module may import from lower rows and, inside one package, from its own.
LAYERS = (
    {"errors", "model", "context", "languages", "slugs", "times", "default_theme", "web", "disk", "stopwatch"},
    {"atomic"},
    {"incremental"},
    {"formats", "folders", "executors", "supplied"},
    {"config", "errands"},
    {"importing", "content", "site", "pictures", "rendering", "searching", "publishing", "checking"},
    {"losses"},
    {"build"},
    {"preview", "commands"},
    {"cli"},
    {"__main__"},
)


def level(name: str) -> int:
    return next(i for i, names in enumerate(LAYERS) if name in names)


def imports(file: Path) -> set[str]:
    """The parts of newsgen that a module imports, by the first name below the package."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "newsgen":
            rest = node.module.split(".")[1:]
            found |= {rest[0]} if rest else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("newsgen.")}
    return {name for name in found if not name.startswith("__")}


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


@pytest.mark.parametrize("file", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_point_one_way(file: Path) -> None:
    own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    wrong = {name for name in imports(file) if name != own and level(name) >= level(own)}
    assert not wrong, f"{own} must not import {wrong}"


def test_what_takes_long_to_load_is_loaded_where_it_is_used() -> None:
    """A build that changes nothing needs none of these."""
    heavy = (
        "jinja2",
        "markdown",
        "babel",
        "PIL",
        "lxml",
        "trafilatura",
        "mammoth",
        "nh3",
        "asyncio",
        "multiprocessing",
    )
    script = f"import newsgen.cli, newsgen.build, newsgen.importing, sys; print(*{{*{heavy}}} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603  # our own command
    assert done.stdout.split() == []


# Likewise of the folders of `importing`: words say what is known, sources make articles of it, and pictures follow.
STEPS = ("words", "credits", "lines", "drafting", "sources", "pictures")
CALLERS = {p.stem for p in (PACKAGE / "importing").glob("*.py")} - {"__init__", "records", "receipts"}
"""What calls the steps; where pictures are put, the ledger tells."""


@pytest.mark.parametrize("step", STEPS)
def test_the_steps_of_an_import_point_one_way(step: str) -> None:
    later = {*STEPS[STEPS.index(step) + 1 :], *CALLERS} - ({"ledger"} if step == "pictures" else set())
    for file in (PACKAGE / "importing" / step).rglob("*.py"):
        wrong = [name for name in later if re.search(rf"newsgen\.importing(\.| import .*\b){name}\b", file.read_text())]
        assert not wrong, f"{step}/{file.name} must not import {wrong}"


def test_every_folder_of_importing_is_a_step() -> None:
    assert {p.parent.name for p in (PACKAGE / "importing").glob("*/*.py")} == set(STEPS)


# And of those of `sources`: each but `html` is for one kind, which knows nothing of another, and `html` knows of none.
KINDS = ("text", "page", "markdown", "word", "wordpress")


@pytest.mark.parametrize("folder", ["html", *KINDS])
def test_the_kinds_of_sources_know_nothing_of_each_other(folder: str) -> None:
    for file in (PACKAGE / "importing" / "sources" / folder).glob("*.py"):
        others = (kind for kind in KINDS if kind != folder)
        wrong = [name for name in others if re.search(rf"\.sources(\.| import .*\b){name}\b", file.read_text())]
        assert not wrong, f"{folder}/{file.name} must not import {wrong}"


def test_every_folder_of_sources_is_of_a_kind() -> None:
    assert {p.parent.name for p in (PACKAGE / "importing" / "sources").glob("*/*.py")} == {"html", *KINDS}


def test_every_part_has_its_place_in_the_order() -> None:
    parts = {p.relative_to(PACKAGE).parts[0].removesuffix(".py") for p in MODULES}
    assert parts == set().union(*LAYERS)


@pytest.mark.parametrize(
    ("makers", "stages"),
    [
        ("content.articles site.plan rendering.pages pictures.gallery", software._STAGES),
        ("content.articles", library._STAGES),
        ("importing.importer importing.sources.wordpress.reader", at_rest._STAGES),
        ("pictures.metadata pictures.scrub", memory._STAGES),
    ],
    ids=["pages", "articles", "dumps", "pictures"],
)
def test_what_is_kept_is_made_anew_when_what_makes_it_changes(makers: str, stages: tuple[str, ...]) -> None:
    imported = "".join(f"import newsgen.{name};" for name in makers.split())
    script = f"{imported} import sys; print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('newsgen')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603  # our own command
    covered = set(provenance.code(stages))
    assert len(covered) > 5
    assert {Path(path) for path in done.stdout.split()} <= covered


VERSIONS: dict[str, Callable[[Path], object]] = {
    "pages": lambda site: makers.by_template(site, Theme({})),
    "articles": lambda _: library._version(Config(title="T", base_url="https://t.example/")),
    "dumps": lambda site: at_rest.AtRest(site)._version,
    "pictures": lambda site: memory.Memory(site, 1)._version,
}


@pytest.mark.parametrize("kind", VERSIONS)
def test_what_is_kept_is_known_by_what_made_it(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = VERSIONS[kind](tmp_path)
    monkeypatch.setattr(provenance, "of", lambda *_: "another newsgen")
    assert VERSIONS[kind](tmp_path) != before


def test_a_maker_is_another_when_a_file_or_a_library_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsgen, "__file__", str(tmp_path / "__init__.py"))
    made = set()
    for text in ("one", "two"):
        (tmp_path / "code.py").write_text(text)
        for name in ("jinja2", "pillow"):
            made.add(provenance.of.__wrapped__((), (name,)))
    assert len(made) == 4


def test_the_architecture_page_names_every_part_in_its_order() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    order, parts = (re.findall(r"^\| (.*) \|$", table, re.MULTILINE)[1:] for table in page.split("\n\n| ")[1:3])
    shown = [set(cell.split(", ")) for cell in order[-1].split(" | ")]
    assert shown == [names for names in LAYERS if names != {"__main__"}]
    named = [name for row in parts for name in re.findall(r"`(\w+)`", row.partition(" | ")[0])]
    assert sorted(named) == sorted(set().union(*shown))


def test_every_dependency_has_its_line() -> None:
    settings = (ROOT / "pyproject.toml").read_text()
    named = re.findall(r'^    "([a-z0-9-]+)(?:>=[^"]+)?",$', settings, re.MULTILINE)
    page = (ROOT / "docs" / "dependencies.md").read_text().lower()
    assert len(named) > 10
    for name in named:
        assert f"**{name}**" in page, f"docs/dependencies.md has no line on {name}"


def test_the_fields_that_templates_get_are_those_that_the_themes_page_lists() -> None:
    inner = {"Body", "Page", "TextFile"}  # what planning and rendering pass on between them
    listed, held = set[tuple[str, str]](), list[str]()
    for of, field in re.findall(r"^\| (.*?) \| `(\w+)` \| ", (ROOT / "docs" / "themes.md").read_text(), re.MULTILINE):
        held = of.strip().strip("*").split(", ") if of.strip() else held
        listed |= {(name, field) for name in held}
    given = set[tuple[str, str]]()
    for name in set(dir(records)) - inner:
        record = getattr(records, name)
        if isinstance(record, type) and issubclass(record, msgspec.Struct) and record.__module__ == records.__name__:
            given |= {(name, field.name) for field in msgspec.structs.fields(record)}
    for_all = {(name, field) for name, field in given if name.endswith("Page") and field in {"site", "meta"}}
    assert {name for name, field in for_all if field == "meta"} == {
        name for name, field in for_all if name not in {"RedirectPage", "FeedPage"}
    }
    assert given - for_all == listed


def test_locks_hold_hashes_and_no_addresses() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
