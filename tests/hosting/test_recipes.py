"""The recipes of docs/hosting.md for hosts that no test can run: their files can be read, and do what the page says."""

import itertools
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from documents import ROOT
from hosting.servers import PAGE, blocks
from samples import MakeSite, article, run

from newsgen.cli import main

INSTALL = 'pip install "$(echo ./program/*.whl)[search]"'


def test_what_a_host_installs_is_the_wheel_that_the_site_brings_along(tmp_path: Path) -> None:
    (make,) = blocks("Before you start")[1:]
    assert make == "pip wheel --no-deps . -w ../courier/program\n"
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "newsgen-0.1.0-py3-none-any.whl").touch()
    said = subprocess.run(  # noqa: S602  # the line of the page, as the shell of a host reads it
        INSTALL.replace("pip", "printf %s\\\\n", 1),
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.splitlines() == ["install", "./program/newsgen-0.1.0-py3-none-any.whl[search]"]
    assert not re.findall(r"pip install '?newsgen", "".join(page.read_text() for page in (ROOT / "docs").glob("*.md")))


def test_the_workflow_for_github_pages_builds_and_leaves_the_manifest_out() -> None:
    (workflow,) = (yaml.safe_load(block) for block in blocks("GitHub Pages"))
    steps = workflow["jobs"]["publish"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands == [INSTALL, "newsgen build --strict", "rm -r public/.newsgen"]
    (upload,) = (step for step in steps if step.get("uses", "").startswith("actions/upload-pages-artifact@"))
    assert upload["with"] == {"path": "public"}
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_the_file_for_netlify_builds_and_leaves_the_manifest_out() -> None:
    (text,) = blocks("Netlify")
    settings = tomllib.loads(text)["build"]
    assert settings["publish"] == "public"
    command = settings["command"]
    assert command == f"{INSTALL} && newsgen build --strict && rm -r public/.newsgen"
    assert command in PAGE.split("\n## Cloudflare Pages\n")[1]


@pytest.mark.parametrize("line", sorted(set(re.findall(r"newsgen build(?: --[a-z-]+(?: [^-\s&`]\S*)?)*", PAGE))))
def test_the_builds_that_the_page_names_have_options_that_there_are(line: str) -> None:
    known = CliRunner().invoke(main, ["build", "--help"]).output
    for option in re.findall(r"--[a-z-]+", line):
        assert f"{option} " in known


def uploads() -> Iterator[tuple[list[tuple[bool, str]], dict[str, str]]]:
    """For each `aws s3 sync`, its filters in order, whether each includes or excludes, and its other options."""
    for line in blocks("S3 and CloudFront")[0].splitlines():
        words = shlex.split(line)
        if words[:3] == ["aws", "s3", "sync"]:
            pairs = list(itertools.pairwise(words))
            filters = [(name == "--include", value) for name, value in pairs if name in ("--include", "--exclude")]
            yield filters, dict(pair for pair in pairs if pair[0] == "--cache-control")


def sent(name: str, filters: list[tuple[bool, str]]) -> bool:
    """Whether a file is sent: the last filter that it matches says so."""
    return next((include for include, pattern in reversed(filters) if fnmatch(name, pattern)), True)


def test_each_file_is_sent_to_s3_once_with_its_lifetime(make_whole_site: MakeSite) -> None:
    site = make_whole_site({"content/a.md": article("Text.", section="Local", aliases="[/old/]")})
    run(site)
    first: dict[str, str] = {}
    for filters, options in uploads():
        for path in (site / "public").rglob("*"):
            name = path.relative_to(site / "public").as_posix()
            if path.is_file() and sent(name, filters):
                first.setdefault(name, options["--cache-control"])  # a later sync finds it unchanged
    files = {p.relative_to(site / "public").as_posix() for p in (site / "public").rglob("*") if p.is_file()}
    assert files - set(first) == {n for n in files if n.startswith((".newsgen/", "_"))}
    lasting, short = "public, max-age=31536000, immutable", "public, max-age=3600"
    for name, lifetime in first.items():
        expected = {"media": lasting, "css": short, "js": short}.get(name.split("/")[0], "no-cache")
        assert lifetime == expected, name
    order = [n.split("/")[0] if n.startswith(("media/", "css/", "js/")) else Path(n).suffix for n in first]
    assert order.index("media") < order.index("css") < order.index(".html") < order.index(".xml")
