"""How long `newsgen import` takes for many dumps of text, all new, beside copying their words to as many files.

    python benchmarks/imports.py [--dumps 10000] [--words 970] [--rounds 3] [--tools FOLDER]

The dumps are the articles of the other benchmarks as they would be pasted: a share line, a headline, a byline, a time,
and a blank line between all blocks, captions and credits among them. newsgen is installed as a wheel. Rounds are
interleaved, and what is printed are medians, their ratio, and the peak of the memory. Linux only.
"""

import argparse
import os
import re
import statistics
import sys
import tempfile
from pathlib import Path

from building import articles
from builds import tools
from measuring import Run, measured

COPY = (
    "import pathlib\n"
    "for kind in ('content', 'content/receipts'): pathlib.Path(kind).mkdir()\n"
    "for seed in pathlib.Path('seeds').iterdir():\n"
    "    words = seed.read_text()\n"
    "    for kind in ('content', 'content/receipts'): pathlib.Path(kind, seed.name).write_text(words)\n"
)
"""The least that any import must do: read each dump, and write an article and a receipt."""

_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


def dump(sample: articles.Sample) -> str:
    """What somebody would paste of `sample`: without Markdown's marks, and of links only the words."""
    head = ("Share this @news.example.com", sample.title, "By Mara Holm", f"{sample.date:%d %B %Y, %H:%M}")
    body = [_LINK.sub(r"\1", text.lstrip("#> ").replace("*", "")) for text in sample.paragraphs]
    for place, figure in zip((4, 1), sample.figures, strict=True):
        body.insert(place, f"{figure.caption} {figure.credit}")
    return "\n\n".join((*head, *body)) + "\n"


def site(folder: Path, count: int, words: int) -> None:
    """A site with `count` dumps."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "newsgen.yml").write_text("title: Dumps\nbase_url: https://news.example.com\n")
    for sample in articles.articles(count, words):
        (folder / "seeds" / f"{sample.slug}.txt").write_text(dump(sample))


def rounds(folder: Path, commands: dict[str, list[str | Path]], count: int) -> dict[str, list[Run]]:
    """The runs of each of `commands` in the site in `folder`, interleaved, `count` times, each from nothing."""
    taken: dict[str, list[Run]] = {kind: [] for kind in commands}
    for turn in range(count):
        for kind, command in commands.items():
            taken[kind].append(measured(command, folder / "site"))
            for made in ("content", ".newsgen"):
                if (folder / "site" / made).exists():
                    (folder / "site" / made).rename(folder / f"{kind}-{made}-{turn}")
    return taken


def main() -> None:
    """Measure, and print medians."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--dumps", type=int, default=10_000)
    options.add_argument("--words", type=int, default=970)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--tools", type=Path)
    chosen = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="newsgen-benchmark-") as name:
        folder = Path(name)
        program = tools(chosen.tools or folder / "tools", ["newsgen"]) / "newsgen"
        site(folder / "site", chosen.dumps, chosen.words)
        taken = rounds(
            folder, {"import": [program, "import", "seeds"], "copy": [sys.executable, "-c", COPY]}, chosen.rounds
        )
    for kind, runs in taken.items():
        processor, memory = (statistics.median(getattr(r, field) for r in runs) for field in ("processor", "memory"))
        each = ", ".join(f"{run.seconds:.1f}" for run in runs)
        print(f"{kind}: {each} s, {processor:.1f} s of processors, {memory:.0f} MB")
    middle = {kind: statistics.median(run.seconds for run in runs) for kind, runs in taken.items()}
    print(f"import takes {middle['import'] / middle['copy']:.1f} times as long as copying")


if __name__ == "__main__":
    main()
