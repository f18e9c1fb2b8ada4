"""How long it takes from a save to the page in the browser, in newsgen's preview and in Hugo's.

    python benchmarks/serving.py [--articles 10000] [--saves 9] [--tools FOLDER]

Chromium has an article open; a sentence is added to its file, and the clock runs until the browser shows it, fully
loaded. Saves of both are in turns. Also printed: the processor time that newsgen's preview takes while nothing happens.
The environment of the tests (Playwright) and Debian's Chromium are needed.
"""

import argparse
import contextlib
import os
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from building import articles
from builds import Site, picture, tools
from playwright.sync_api import Page, sync_playwright

IDLE = 10
"""For how many seconds an idle preview is watched."""

READY = "text => document.body.innerText.includes(text) && document.readyState === 'complete'"


@contextlib.contextmanager
def running(site: Site, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The process of the preview of `site` on `port`, which ends with the context."""
    commands: dict[str, list[str | Path]] = {
        "newsgen": [site.program / "newsgen", "serve", "--port", str(port)],
        "hugo": [site.program / "hugo", "server", "--port", str(port), "--bind", "127.0.0.1"],
    }
    command = commands[site.name]
    process = subprocess.Popen(command, cwd=site.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # the benchmark's own
    try:
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        process.wait()


def saved(page: Page, file: Path, turn: int) -> float:
    """Seconds from a save of `file` until `page` shows it."""
    sentence = f"Saved {turn} times."
    file.write_text(file.read_text().rstrip() + f"\n\n{sentence}\n")
    start = time.monotonic()
    page.wait_for_function(READY, arg=sentence, polling=10, timeout=60_000)
    return time.monotonic() - start


def spent(pid: int) -> float:
    """Seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure, and print medians."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--saves", type=int, default=9)
    options.add_argument("--tools", type=Path)
    chosen = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsgen-benchmark-")))
        programs = tools(chosen.tools or folder / "tools", ["newsgen", "hugo"])
        driver = stack.enter_context(sync_playwright())
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        open_pages = {}
        sample = articles.article(chosen.articles // 2, chosen.articles)
        for number, name in enumerate(("newsgen", "hugo")):
            site = Site(name, folder / name, programs, chosen.articles, picture())
            file = site.kind.add(site.folder, sample)
            process = stack.enter_context(running(site, 8310 + number))
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{8310 + number}/{sample.date:%Y/%m}/{sample.slug}/", timeout=120_000)
            open_pages[name] = page, file, process
        before = spent(open_pages["newsgen"][2].pid)
        time.sleep(IDLE)
        idle = (spent(open_pages["newsgen"][2].pid) - before) / IDLE
        taken: dict[str, list[float]] = {name: [] for name in open_pages}
        for turn in range(chosen.saves + 1):
            for name, (page, file, _) in open_pages.items():
                seconds = saved(page, file, turn)
                if turn:  # the first save loads what all later ones use
                    taken[name].append(seconds)
                time.sleep(3)
        for name, seconds_each in taken.items():
            middle, least, most = statistics.median(seconds_each), min(seconds_each), max(seconds_each)
            print(f"{name}: median {middle:.3f} s, {least:.3f} to {most:.3f}")
        print(f"newsgen while idle: {idle:.4f} of one processor")
        browser.close()


if __name__ == "__main__":
    main()
