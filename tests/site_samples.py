"""A site in two editions that differ in every way, and readers that follow its links."""

import re
import shutil
import threading
import urllib.error
import urllib.request
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from picture_samples import photo, saved
from samples import SETTINGS, article

AT = "2026-03-05"
"""As of when these sites are built."""

_LINK = re.compile(rb'(?:href|src)="/([^"#?]*)"')


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by their path in it."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def articles(edition: int, count: int = 12) -> dict[str, str]:
    """Two editions of a site that differ in every way: articles new, changed, moved to another section, and gone."""
    return {
        f"content/a{n}.md": article(
            f"Edition {edition} of {n}.",
            title=f"Article {n}",
            section="Local" if (n + edition) % 3 else "World",
            tags=f"[t{n % 3}, e{edition}]",
        )
        for n in range(edition * 3, count + edition * 3)
    }


def put(site: Path, files: dict[str, str]) -> None:
    """Have `files` for the articles of `site`, and no others."""
    for old in (site / "content").glob("*.md"):
        old.unlink()
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)


def edition(site: Path, number: int, *, count: int = 6, pictures: bool = True) -> None:
    """Have one of two editions of a whole site: settings, articles, a dump, and pictures of both."""
    put(site, articles(number, count))
    (site / "newsgen.yml").write_text(f"{SETTINGS}search: false\nsocial_cards: false\nfeeds: [rss]\n")
    for folder in ("content/images", "content/receipts", "static", "seeds"):
        shutil.rmtree(site / folder, ignore_errors=True)
        (site / folder).mkdir(parents=True)
    (site / "static/own.txt").write_text(f"Edition {number}.")
    text = f"The pier opens again\n\nThe ferry sails on day {number}.\n\nThe ferry at the pier. (Jo Doe/AP)\n"
    (site / "seeds/pier.txt").write_text(text)
    if not pictures:
        return
    (site / "seeds/pier-1.jpg").write_bytes(saved(photo(32, 48 + number), "JPEG"))
    figure = f'\n\n![A view](p{number}.jpg "A caption. (Jo Doe)")'
    (site / "content/lead.md").write_text(article(f"Edition {number}.{figure}", title="Lead", section="Local"))
    (site / f"content/images/p{number}.jpg").write_bytes(saved(photo(48, 32 + number), "JPEG"))


def links(page: bytes) -> list[str]:
    """The files to which a page leads, by their path in the output."""
    found = (link.decode() for link in _LINK.findall(page))
    return [f"{link}index.html" if link.endswith("/") or not link else link for link in found]


def missing_links(public: Path) -> list[str]:
    """What a crawler that starts at the front page and follows links finds missing or cut off."""
    seen, waiting, faults = set[str](), ["index.html"], []
    while waiting:
        page = waiting.pop()
        try:
            data = (public / page).read_bytes()
        except OSError:
            faults.append(page)
            continue
        if page.endswith(".html"):
            if b"</html>" not in data[-20:]:
                faults.append(f"{page} is cut off")
            for target in links(data):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
    return faults


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name is the standard library's
        del format, args


class Crawler:
    """Serves a folder and follows its links, round after round, until it is told to stop."""

    def __init__(self, public: Path) -> None:
        self.faults: list[str] = []
        self.rounds = self.pages = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(public)))
        self._stop = threading.Event()
        self._serving = threading.Thread(target=self._server.serve_forever)
        self._crawling = threading.Thread(target=self._crawl)

    def __enter__(self) -> Self:
        self._serving.start()
        self._crawling.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._crawling.join()
        self._server.shutdown()
        self._serving.join()
        self._server.server_close()

    def _get(self, path: str) -> bytes | None:
        address = f"http://127.0.0.1:{self._server.server_port}/{path}"
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                data: bytes = answer.read()
                return data
        except urllib.error.HTTPError as e:
            e.close()
            return None

    def _crawl(self) -> None:
        while not self._stop.is_set():
            front = self._get("index.html")
            if front is not None:
                self._round(front)
                self.rounds += 1

    def _round(self, front: bytes) -> None:
        seen, waiting = {"index.html"}, [("index.html", front)]
        while waiting and not self._stop.is_set():
            page, data = waiting.pop()
            self.pages += 1
            if b"</html>" not in data[-20:]:
                self.faults.append(f"{page} is cut off")
            for target in links(data):
                if target not in seen:
                    seen.add(target)
                    found = self._get(target)
                    if found is None and self._still_leads(page, target):
                        self.faults.append(f"{page} leads to {target}, which is missing")
                    if found is not None and target.endswith(".html"):
                        waiting.append((target, found))

    def _still_leads(self, page: str, target: str) -> bool:
        """Whether a page leads to one that is missing, not as it was read once but as it is now."""
        if self._stop.is_set():
            return False
        now = self._get(page)
        return now is not None and target in links(now) and self._get(target) is None and now == self._get(page)
