"""The same site, built by another user in another place of the world and of the disk, gives the same bytes."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from samples import MakeSite, article
from site_samples import AT, edition, tree

NOBODY = 65534


def command(user: int) -> list[str]:
    """What runs newsgen as `user`, where this user may do that."""
    own = [sys.executable, "-m", "newsgen"]
    if os.geteuid() or not shutil.which("setpriv") or not user:
        return own
    # It may read all files, since Python itself may lie in a home folder.
    rights = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *rights, *own]


def build(site: Path, environment: Mapping[str, str], user: int, *arguments: str) -> dict[str, bytes]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    asked = ["build", "--site", str(site), "--at", AT, *arguments]
    done = subprocess.run(  # noqa: S603  # our own command
        [*command(user), *asked], env={**inherited, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return tree(site / "public")


def copied(source: Path, target: Path, *, backwards: bool) -> Path:
    """A copy of a site whose files were made in another order, at another time."""
    for path in sorted((p for p in source.rglob("*") if p.is_file()), reverse=backwards):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
        if backwards:
            os.utime(place, (1_000_000_000, 1_000_000_000))
    return target


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A folder that another user can get to. Those of pytest are closed, and again whenever another run starts."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_build_depends_on_the_site_alone(make_site: MakeSite, tmp_path: Path, elsewhere: Path) -> None:
    source = make_site(name="source")
    edition(source, 0)
    settings = source / "newsgen.yml"
    settings.write_text(settings.read_text().replace("search: false\nsocial_cards: false\n", "search: true\n"))
    for number, title in enumerate(("Überfall", "überall", "Zebra", "zebra", "Éclair", "İzmir", "ß")):
        text = article(
            f"Text {number}.",
            title=title,
            slug=f"s{number}",
            section="World",
            tags=f"[{title}, x]",
            authors=f"[{title}]",
        )
        (source / f"content/{title}.md").write_text(text, encoding="utf-8")
    here = copied(source, tmp_path / "here", backwards=False)
    there = copied(source, elsewhere / "some where/é" / ("deep" * 20), backwards=True)
    for path in (there, *there.rglob("*")):
        if not os.geteuid():
            os.chown(path, NOBODY, NOBODY)
    one = build(here, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "COLUMNS": "80"}, 0)
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "HOME": str(there)}
    two = build(there, {**other, "LANGUAGE": "de", "USER": "nobody"}, NOBODY, "--jobs", "2")
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []
    assert len([path for path in one if path.startswith(("pagefind/", "media/"))]) > 10
    if not os.geteuid() and shutil.which("setpriv"):
        assert (there / "public/index.html").stat().st_uid == NOBODY
