"""Names and links that lead out: nothing is written outside the output, and nothing is read outside the site."""

import contextlib
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeVar

import pytest
from picture_samples import jpeg
from samples import SETTINGS, MakeSite, Newsgen, article, run

from newsgen import config as settings
from newsgen import importing, slugs
from newsgen.content import articles
from newsgen.errors import NewsgenError, Problem
from newsgen.publishing import journal as journals
from newsgen.publishing.manifest import leads_out
from newsgen.publishing.output import Rank, publication
from newsgen.site import urls

Value = TypeVar("Value")
CANARY = b"A canary that nobody may read."

NAMES = (
    *("..", ".", "...", "../x", "../../x", "../../../../../../etc/passwd", "/etc/passwd", "/../x", "//x", "///x"),
    *("\\..\\x", "..\\x", "..\\..\\x", "C:\\x", "C:/x", "C:x", "\\\\host\\share\\x", "\\\\?\\C:\\x", "//host/share/x"),
    *("x\0y", "x\0.jpg", "%00", "%2e%2e/x", "%2e%2e%2fx", "..%2fx", "%252e%252e%252fx", "%5c..%5cx", "%c0%ae%c0%ae/x"),
    *("..;/x", "....//x", ".../x", "~/x", "~root/x", "$HOME/x", "%USERPROFILE%/x", "x/../../y", "x/./y", "x//y", "./x"),
    *(".git/config", ".git", ".newsgen/manifest.json", ".hidden", "x/.hidden", ".", "-rf", "--help", "x;y", "x&y"),
    *("con", "CON", "nul.txt", "aux/x", "com1", "lpt9.html", "com\u00b9", "conin$", "x/prn", "PRN.jpg", "nul "),
    *("a" * 255, "a" * 300, "\u00e9" * 150, "a" * 1001, "x/" * 400, "\U0001f6a2" * 100, "a" * 251 + ".jpg"),
    *("x.", "x ", " x", "x\n", "x\ny: z", "x\ty", "x\r\ny", "\u202egpj.exe", "x\u2028y", "\ufeffx", "\x7f", "\x1b[2J"),
    *("\u2024\u2024/x", "\uff0e\uff0e/x", "\uff0fetc", "\u2215etc", "\u29f5x", "a\u0301", "\u00e1", "\ufb01le"),
    *("file:///etc/passwd", "http://evil.example/x.jpg", "https://evil.example/x.jpg", "data:image/png;base64,AAAA"),
    *("|x", "x|y", "<x>", "x?y", "x#y", "*", "x:y", "x::$DATA", '"', "`x`", "'", "{slug}", "{x}", "{0}", "%(x)s", ""),
    *("../secret.jpg", "../secret.md", "../../secret.jpg", "images/../../../secret.jpg", "/../../secret.jpg"),
)
PLACES = ("slug", "alias", "alias below /", "figure's src", "src in the text", "permalink", "section's slug")
HEADS = ("section", "tag", "author", "language", "series", "dateline")


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


class Watch:
    """Sees which files are opened. Python cannot forget an audit hook, so there is one for all tests."""

    def __init__(self) -> None:
        self.root, self.site, self.seen = "", "", list[str]()
        sys.addaudithook(self.hook)

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.root and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if path.startswith(self.root) and not path.startswith(self.site):
                self.seen.append(path)


WATCH = Watch()


@pytest.fixture
def site(make_site: MakeSite, tmp_path: Path) -> Iterator[Path]:
    """A site, beside which lie files that nobody may read; afterwards all of that is as it was."""
    files = {"content/plain.md": article(title="Plain"), "content/images/x.jpg": b"", "static/x.txt": "x"}
    # The names of cards follow from no name that anybody writes.
    found = make_site({**files, "newsgen.yml": f"{SETTINGS}social_cards: false\n"})
    for folder in ("beside", "beside/2026", "beside/versions"):
        (tmp_path / folder).mkdir()
    for name in ("secret.md", "secret.jpg", "secret.txt", "beside/secret.md", "beside/secret.txt", "beside/index.html"):
        (tmp_path / name).write_bytes(article(CANARY.decode()).encode() if name.endswith(".md") else CANARY)
    WATCH.seen, before = [], outside(tmp_path, found)
    yield found
    assert WATCH.seen == []
    assert outside(tmp_path, found) == before
    assert_inside(found)


def outside(root: Path, site: Path) -> dict[str, bytes]:
    """All files around the site."""
    walked = ((folder, name) for folder, _, names in os.walk(root) for name in names)
    paths = (Path(folder, name) for folder, name in walked if not Path(folder).is_relative_to(site))
    return {str(path): path.read_bytes() for path in paths if path.is_file()}


def assert_inside(site: Path) -> None:
    """What was built has none of the canary in it, and names that every system can hold."""
    places = {"public", ".newsgen", "content", "static", "newsgen.yml", "seeds", "templates", "clean"}
    assert {p.name for p in site.iterdir()} <= places
    for file in (site / "public").rglob("*"):
        if file.is_file():
            assert CANARY not in file.read_bytes(), file
            for part in file.relative_to(site / "public").parts:
                assert len(os.fsencode(part)) <= 255


def attempt(site: Path) -> list[str]:
    """Build; the lines of what was refused, each with its file and line, or nothing."""
    WATCH.root, WATCH.site = f"{site.parent}{os.sep}", f"{site}{os.sep}"
    try:
        _, problems = outcome(lambda: run(site))
    finally:
        WATCH.root = ""
    return [str(p) for p in problems]


def outcome(call: Callable[[], Value]) -> tuple[Value | None, tuple[Problem, ...]]:
    """What `call` gives, or the problems for which it is refused, each of which is whole."""
    try:
        return call(), ()
    except NewsgenError as e:
        problems = e.problems
    assert all(p.file and p.line >= 1 and p.what and p.remedy for p in problems)
    return None, problems


def head_for(place: str, name: str, number: int) -> tuple[dict[str, str], str]:
    """What an article's head and text say that has `name` in `place`."""
    base = {"title": f"N{number}"}
    if place == "slug":
        return {**base, "slug": quoted(name)}, ""
    if place.startswith("alias"):
        alias = f"/{number}/{name}" if "below" in place else name
        return {**base, "aliases": f"[{quoted(alias)}]"}, ""
    if place == "figure's src":
        return {**base, "figures": f"[{{id: f, src: {quoted(name)}}}]"}, "![x][f]"
    if place == "src in the text":
        return base, f"![x](<{name}>)"
    return {**base, place: quoted(name) if place not in ("tag", "author") else ""}, ""


@pytest.mark.parametrize("place", ["slug", "alias", "alias below /", "figure's src", "src in the text"])
def test_an_article_cannot_lead_out(site: Path, place: str) -> None:
    """Each name is refused with its line, or all of those that are left are built together, and stay inside."""
    config, kept, files = settings.load(site), 0, ["content/images/x.jpg", "static/x.txt"]
    for number, name in enumerate(NAMES):
        head, body = head_for(place, name, number)
        text = article(body or "Text.", **head)
        reading, problems = outcome(lambda text=text: articles.read(text, "content/a.md", config, files))  # type: ignore[misc]  # bound at once
        assert all(p.file == "content/a.md" for p in problems)
        if reading is None:
            continue
        found = reading.article
        for file in (urls.article_file(found, config), *map(slugs.address_file, found.aliases)):
            assert_portable(file)
        assert all(f.picture in (None, "content/images/x.jpg") for f in found.figures)
        kept += 1
        (site / "content" / f"n{number}.md").write_text(text, encoding="utf-8")
    assert kept < len(NAMES) - 20 or "src" in place
    attempt(site)


def assert_portable(file: str) -> None:
    """`file` is a name in the output on every system."""
    assert not leads_out(file)
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind(file)
        assert not path.is_absolute()
        assert not path.drive
        assert ".." not in path.parts
    for part in PureWindowsPath(file).parts:
        assert len(part.encode()) <= 255
        assert part == part.rstrip(" ")
        assert not part.startswith(".")
        assert not part.endswith(".")
        assert not set(part) & set('<>:"|?*\\')
        assert part.isprintable()
        assert part.split(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9", "com\u00b9", "conin$"}


@pytest.mark.parametrize("place", ["permalink", "section's slug"])
def test_settings_cannot_lead_out(site: Path, place: str) -> None:
    accepted = []
    for name in NAMES:
        lines = {
            "permalink": SETTINGS + f"permalink: {quoted('/{slug}/' + name)}\n",
            "section's slug": SETTINGS.replace("[Local,", f"[{{name: Local, slug: {quoted(name)}}},"),
        }
        (site / "newsgen.yml").write_text(lines[place], encoding="utf-8")
        config, problems = outcome(lambda: settings.load(site))
        assert all(p.file == "newsgen.yml" and p.line >= 4 for p in problems)
        if config is None:
            continue
        found = articles.read(article(section="Local"), "content/a.md", config, ()).article
        assert_portable(urls.article_file(found, config))
        assert_portable(f"{urls.section_slug('Local', config)}/index.html")
        accepted.append(name)
    assert len(accepted) < len(NAMES) / 2
    for name in accepted[:3]:
        (site / "newsgen.yml").write_text(SETTINGS + f"permalink: {quoted('/{slug}/' + name)}\n", encoding="utf-8")
        attempt(site)


def test_names_of_sections_tags_and_authors_cannot_lead_out(site: Path) -> None:
    config = settings.load(site)
    for number, name in enumerate(NAMES):
        head = {"section": quoted(name), "tags": f"[{quoted(name)}]", "authors": f"[{quoted(name)}]"}
        more = {"language": quoted(name), "dateline": quoted(name), "extra": f"{{series: {quoted(name)}}}"}
        text = article(title=f"N{number}", **head, **more)
        if outcome(lambda text=text: articles.read(text, "content/a.md", config, ()))[0]:  # type: ignore[misc]  # bound at once
            (site / "content" / f"n{number}.md").write_text(text, encoding="utf-8")
    assert attempt(site) == []
    for folder in ("tags", "authors"):
        for file in (site / "public" / folder).rglob("*"):
            assert_portable(file.relative_to(site / "public").as_posix())


def test_ids_of_figures_cannot_lead_out(site: Path) -> None:
    for number, name in enumerate(n for n in NAMES if n.strip()):
        text = article("Text.", title=f"N{number}", image=quoted(name), figures=f"[{{id: {quoted(name)}, src: x.jpg}}]")
        (site / "content" / f"n{number}.md").write_text(text, encoding="utf-8")
    attempt(site)


def test_names_of_files_cannot_lead_out(site: Path) -> None:
    """Every name that this system lets a file have, among articles, pictures, static files and dumps."""
    for folder, text in (("content", article()), ("static", "x"), ("seeds", "A line of text that says something.")):
        (site / folder).mkdir(exist_ok=True)
        for number, name in enumerate(NAMES):
            if "/" in name or "\0" in name or name in ("", ".", "..") or len(os.fsencode(name)) > 250:
                continue
            suffix = ".txt" if folder == "seeds" else ".md"
            body = text.replace("A title", f"N{number}")
            (site / folder / f"{name}{suffix}").write_text(body, encoding="utf-8")
    attempt(site)


LINKS = {
    "an article": ("content/n.md", "../../secret.md"),
    "an article, absolute": ("content/n.md", "{root}/secret.md"),
    "an article, by the way round": ("content/n.md", "../../site/../secret.md"),
    "an article, by a second link": ("content/n.md", "images/hop"),
    "a folder of articles": ("content/more", "../../beside"),
    "a folder of articles, absolute": ("content/more", "{root}/beside"),
    "a picture": ("content/images/n.jpg", "../../../secret.jpg"),
    "a folder of pictures": ("content/images/more", "{root}"),
    "a static file": ("static/n.txt", "../../secret.txt"),
    "a static file, absolute": ("static/n.txt", "{root}/secret.txt"),
    "a static folder": ("static/more", "../../beside"),
    "the whole disk": ("static/more", "/"),
    "the whole disk, as articles": ("content/more", "/"),
    "a file of the system": ("static/n.txt", "/etc/passwd"),
    "a device": ("static/n.txt", "/dev/zero"),
    "a process": ("static/n.txt", "/proc/self/environ"),
    "itself": ("content/n.md", "n.md"),
    "itself, static": ("static/n.txt", "n.txt"),
    "its own folder": ("content/more", "."),
    "the folder above": ("content/more", ".."),
    "the site, as static": ("static/more", ".."),
    "each other": ("static/n.txt", "m.txt"),
    "nothing": ("content/n.md", "gone.md"),
    "nothing, static": ("static/n.txt", "gone.txt"),
    "a dump": ("seeds/n.txt", "../../secret.txt"),
    "a folder of dumps": ("seeds/more", "../../beside"),
    "a dump that is itself": ("seeds/n.txt", "n.txt"),
    "a picture of a dump": ("seeds/a-1.jpg", "../../secret.jpg"),
    "a hidden file of the site": ("static/n.txt", "../.git/config"),
    "the cache": ("static/n.txt", "../.newsgen/lock"),
    "a template": ("templates/404.html", "../../secret.txt"),
    "a part of a template": ("templates/parts/footer.html", "{root}/secret.txt"),
    "a folder of templates": ("templates/more", "../../beside"),
    "a template of the cache": ("templates/404.html", "../.newsgen/lock"),
    "all templates": ("templates", "../beside"),
    "all articles": ("content", "../beside"),
    "all static files": ("static", "../beside"),
    "all dumps": ("seeds", "../beside"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_links_are_not_followed_out(site: Path, kind: str) -> None:
    place, target = LINKS[kind]
    link = site / place
    (site / ".git").mkdir()
    (site / ".git" / "config").write_bytes(CANARY)
    (site / "seeds").mkdir()
    (site / "templates" / "parts").mkdir(parents=True)
    (site / "seeds" / "a.txt").write_text("The ferry sails again on Monday.\n\nThe ferry at the pier. (Jo Doe/AP)\n")
    (site / "content" / "images" / "hop").symlink_to(site.parent / "secret.md")
    (site / "static" / "m.txt").symlink_to("n.txt")
    if "/" not in place:
        link.rename(site.parent / "beside" / "moved")
    link.symlink_to(target.format(root=site.parent))
    before = outside(site.parent, site)
    attempt(site)
    assert outside(site.parent, site) == before
    shutil.rmtree(site / ".git")
    if "/" not in place:
        link.unlink()
        (site.parent / "beside" / "moved").rename(link)
    seen = WATCH.seen[:]
    WATCH.seen.clear()
    assert seen == []


OUT = "this link leads out of the site, and is not followed; put what it leads to in its place, or remove it"


@pytest.mark.parametrize(
    ("place", "target", "said"),
    [
        ("content/n.md", "../../secret.md", OUT),
        ("content/more", "../../beside", OUT),
        ("static/n.txt", "{root}/secret.txt", OUT),
        ("static/n.txt", "../.git/config", OUT.replace("out of the site", "to what is hidden")),
        ("static/more", "../content", OUT.replace("out of the site", "to a folder")),
        ("content/n.md", "gone.md", "this link leads to no file; correct it, or remove it"),
        ("seeds/n.txt", "../../secret.txt", OUT.replace("the site", "seeds/")),
        ("seeds/more", "../../beside", OUT.replace("the site", "seeds/")),
    ],
)
def test_a_link_that_is_not_followed_is_named(site: Path, place: str, target: str, said: str) -> None:
    (site / "seeds").mkdir()
    (site / place).symlink_to(target.format(root=site.parent))
    for _ in range(2):
        report = run(site)
        assert [str(problem) for problem in report.warnings] == [f"{place}:1: {said}"]
    if place.startswith("seeds"):
        found = importing.stray_files(site, importing.named_seeds(site, []))
        assert [str(problem) for problem in found] == [f"{place}:1: {said}"]


def test_a_template_that_is_a_link_out_is_refused(site: Path) -> None:
    (site / "templates").mkdir()
    for place, target in (("templates/404.html", "../../secret.txt"), ("templates/parts", "../../beside")):
        (site / place).symlink_to(target)
        assert attempt(site) == [f"{place}:1: {OUT}"]
        (site / place).unlink()
    (site / "static/own.html").write_text("A page.")
    (site / "templates/404.html").symlink_to("../static/own.html")
    assert attempt(site) == []
    assert (site / "public/404.html").read_text() == "A page."


@pytest.mark.parametrize("place", ["content/versions", "content/receipts", "public", ".newsgen", ".newsgen/cache"])
def test_a_link_that_goes_round_in_a_circle_is_told(site: Path, newsgen: Newsgen, place: str) -> None:
    (site / "seeds").mkdir()
    (site / "seeds/ferry.txt").write_text(FERRY)
    shutil.rmtree(site / place, ignore_errors=True)
    (site / place).parent.mkdir(parents=True, exist_ok=True)
    (site / place).symlink_to(PurePosixPath(place).name)
    done = newsgen("build", "--site", site)
    assert done.code == 1
    assert re.fullmatch(r"([^\n]+:\d+: [^\n]+; [^\n]+\n)+(Nothing was published\.\n)?", done.err), done.err
    assert PurePosixPath(place).name in done.err


@pytest.mark.parametrize("place", ["2026", "2026/03", "css", "plain", "index.html", "local"])
def test_nothing_is_written_or_removed_through_a_link_in_the_output(site: Path, place: str) -> None:
    attempt(site)
    public = site / "public"
    held = public / place
    if held.exists():
        held.rename(site.parent / "held")
        (site.parent / "held").rename(site / "content" / ".held")
    held.symlink_to(site.parent / "beside" / ("index.html" if "." in place else ""))
    before = outside(site.parent, site)
    (site / "content" / "plain.md").write_text(article("New.", title="Plain", section="Local"))
    attempt(site)
    (site / "content" / "plain.md").unlink()
    attempt(site)
    assert outside(site.parent, site) == before


FERRY = """The ferry returns

The night ferry sails again on Monday, the harbour office says.

The ferry at the pier. (Jo Doe/AP)
"""


@pytest.mark.parametrize("target", ["secret.txt", "beside", "gone"])
@pytest.mark.parametrize(
    "place",
    [
        *(".newsgen/cache", ".newsgen/pictures", ".newsgen/pictures/cards", ".newsgen/search"),
        *(".newsgen/cache/articles.new", ".newsgen/cache/pictures.new", ".newsgen/pictures/cards/seals.new"),
        *("content/images", "content/receipts", "content/versions", "content/versions/2026"),
        *("content/versions/.2026-03.jsonl.new", "content/versions/2026/.2026-03-02.jsonl.new"),
        *("public/.newsgen/manifest.new", "public/.newsgen/journal.new"),
    ],
)
def test_nothing_is_written_through_a_link_where_newsgen_keeps_its_own(site: Path, place: str, target: str) -> None:
    (site / "seeds").mkdir()
    (site / "seeds" / "ferry.txt").write_text(FERRY)
    (site / "seeds" / "ferry-1.jpg").write_bytes(jpeg())
    if (site / place).exists():
        shutil.rmtree(site / place)
    (site / place).parent.mkdir(parents=True, exist_ok=True)
    (site / place).symlink_to(site.parent / target)
    before = outside(site.parent, site)
    with contextlib.suppress(OSError):  # which the command tells, as any failure of the disk
        attempt(site)
    assert outside(site.parent, site) == before
    assert not (site.parent / "gone").exists()
    (site / place).unlink(missing_ok=True)


def test_a_folder_of_drafts_that_could_not_be_emptied_is_not_written_through(tmp_path: Path) -> None:
    """Of a folder that is closed, nothing can be removed, and what its links lead to could still be written."""
    (tmp_path / "secret").write_bytes(CANARY)
    with publication(tmp_path / "public", tmp_path / "site", {"index.html"}) as output:
        place = journals.stage(tmp_path / "public") / journals.new("index.html")
        place.parent.mkdir(parents=True)
        place.symlink_to(tmp_path / "secret")
        with pytest.raises(NewsgenError):
            output.stage("index.html", "key", b"page", Rank.LISTING)
    assert (tmp_path / "secret").read_bytes() == CANARY


def test_a_list_of_files_that_leads_out_is_not_followed(site: Path) -> None:
    """Neither a list nor a journal that somebody else wrote has anything removed outside the output."""
    attempt(site)
    for name in ("../../secret.txt", str(site.parent / "secret.txt"), "a/../../../secret.txt", ".newsgen/x"):
        assert leads_out(name), name
    manifest = site / "public" / ".newsgen" / "manifest.json"
    manifest.write_text('{"format":2,"check":"x","files":{\n"../../secret.txt":["k","d",1]\n}}\n')
    assert "files that newsgen did not write" in attempt(site)[0]
    assert len(NAMES) * len(PLACES + HEADS) + len(LINKS) >= 300
