"""Incremental equals clean: after any series of changes, a build gives the bytes that a clean build gives.

Hypothesis makes up the series and, where one fails, the shortest that does. Each step changes something that a newsroom
can change; after each, the site is built as it stands and anew from a copy, and the two outputs are compared.
"""

import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from picture_samples import jpeg, photo
from samples import SETTINGS, article
from site_samples import tree

from newsgen.build import Options, build
from newsgen.errors import NewsgenError
from newsgen.incremental import stamps

START = datetime(2026, 3, 5, 12, tzinfo=UTC)

names = st.sampled_from(["ferry", "bridge", "market", "library", "strike"])
words = st.sampled_from(["One.", "Two.", "*Three* words.", "![A pier][pier]\n\nAfter.", "| a |\n|---|\n| b |"])
times = st.sampled_from(["2025-12-31", "2026-03-01T08:00", "2026-03-02T06:30:00+01:00", "2026-03-05"])
heads = st.fixed_dictionaries(
    {"date": times},
    optional={
        "section": st.sampled_from(["Local", "local", "World", "Sport"]),
        "tags": st.sampled_from(["[a]", "[a, b]", "[c]", "[Á, C]"]),
        "authors": st.sampled_from(["[Ada]", "[Bo, Ada]", "[ADA]"]),
        "draft": st.just("true"),
        "embargo": st.sampled_from(["2026-03-05T11:00:00Z", "2026-03-05T13:00:00Z", "2026-03-07"]),
        "updated": st.just("2026-03-04T09:00:00Z"),
        "corrections": st.just("[{date: 2026-03-04, note: The year was wrong.}]"),
        "aliases": st.sampled_from(["[/old/]", "[/older.html]"]),
        "extra": st.sampled_from(["{series: Night}", "{label: Opinion}", "{key_points: [One, Two]}", "{pin: 1}"]),
        "figures": st.sampled_from(
            [
                "[{id: pier, src: pier.jpg, credit: Ada}]",
                "[{id: pier, caption: None yet.}]",
                "[{id: pier, src: /p.jpg}]",
            ]
        ),
    },
)
lines = st.sampled_from(
    ["tagline: News", "language: de", "feeds: [atom]", "permalink: /{slug}/", "missing_pictures: omit", "share: [mail]"]
)
parts = st.sampled_from(["parts/head-extra.html", "parts/byline.html", "404.html"])


class Newsroom(RuleBasedStateMachine):
    """A site that people work at."""

    articles = Bundle("articles")
    compared = 0
    """How many builds were, of all sites."""

    @initialize(target=articles)
    def start(self) -> MultipleResults[str]:
        self.root = Path(tempfile.mkdtemp(prefix="newsgen-"))
        self.site = self.root / "site"
        for folder in ("content/images", "static", "seeds", "templates/parts"):
            (self.site / folder).mkdir(parents=True)
        (self.site / ".newsgen" / "pictures").mkdir(parents=True)
        self.base = SETTINGS + "search: false\nsocial_cards: false\npicture_widths: [48]\n"
        self.put("newsgen.yml", self.base)
        self.now, self.drafts, self.turn = START, False, 0
        figures = "[{id: pier, src: pier.jpg, credit: Ada}]"
        for day, name in enumerate(("ferry", "bridge", "market"), 1):
            head = {"date": f"2026-03-0{day}", "section": "Local", "tags": "[a, b]", "authors": "[Ada]"}
            self.put(f"content/{name}.md", article("One.", title=f"The {name}", figures=figures, **head))
        return multiple("content/ferry.md", "content/bridge.md", "content/market.md")

    def teardown(self) -> None:
        if hasattr(self, "root"):
            shutil.rmtree(self.root)

    def put(self, path: str, data: str | bytes) -> None:
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)

    def options(self, site: Path) -> Options:
        return Options(site=site, output=site / "public", at=self.now, drafts=self.drafts, jobs=1)

    @rule(target=articles, name=names, head=heads, body=words)
    def write(self, name: str, head: dict[str, Any], body: str) -> str:
        path = f"content/{name}.md"
        figures = {} if "[pier]" not in body or "figures" in head else {"figures": "[{id: pier}]"}
        self.put(path, article(body, title=f"The {name}", **head, **figures))
        return path

    @rule(path=articles, word=st.sampled_from(["One", "Six", "Ten"]))
    def edit_in_the_same_tick(self, path: str, word: str) -> None:
        """An edit of equal size whose file keeps its time."""
        file = self.site / path
        if file.exists():
            before, data = file.stat(), file.read_text()
            file.write_text(data.replace("One", word).replace("Two", word))
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(path=articles)
    def delete(self, path: str) -> None:
        (self.site / path).unlink(missing_ok=True)

    @rule(path=articles, name=names)
    def move(self, path: str, name: str) -> None:
        file = self.site / path
        if file.exists():
            file.rename(self.site / "content" / f"{name}.md")

    @rule(path=articles, years=st.sampled_from([-30, -1, 1]))
    def touch(self, path: str, years: int) -> None:
        """A file gets another time, such as one in the future, after a restore or where a clock is off."""
        if (self.site / path).exists():
            time = (START + timedelta(days=365 * years)).timestamp()
            os.utime(self.site / path, (time, time))

    @rule(name=names, text=st.sampled_from(["The ferry sails.\nIt is full.", "Rain, again.\n\nA boat. (Bo/AP)\nMore."]))
    def drop_a_dump(self, name: str, text: str) -> None:
        self.put(f"seeds/dump-{name}.txt", f"Share this @old.example\n{text}")

    @rule(line=lines)
    def set(self, line: str) -> None:
        self.put("newsgen.yml", f"{self.base}{line}\n")

    @rule(part=parts, text=st.sampled_from(["<!-- a -->", "<!-- b -->", ""]))
    def change_a_template(self, part: str, text: str) -> None:
        """A template of the site's own takes the place of the default one, or goes again."""
        if text:
            self.put(f"templates/{part}", text)
        else:
            (self.site / "templates" / part).unlink(missing_ok=True)

    @rule(mode=st.sampled_from(["RGB", "L"]), place=st.sampled_from(["content/images/pier.jpg", "static/p.jpg"]))
    def supply_a_picture(self, mode: str, place: str) -> None:
        self.put(place, jpeg(photo(64, 48, mode)))

    @rule(text=st.sampled_from(["one", "two"]), place=st.sampled_from(["static/own.txt", "static/media/own.txt"]))
    def change_a_static_file(self, text: str, place: str) -> None:
        self.put(place, text)

    @rule(place=st.sampled_from(["content/images/pier.jpg", "static/p.jpg"]))
    def lose_a_picture(self, place: str) -> None:
        (self.site / place).unlink(missing_ok=True)

    @rule(hours=st.sampled_from([-48, -2, 2, 48]))
    def let_time_pass(self, hours: int) -> None:
        """Embargoes lift, or come back where the clock is set back."""
        self.now = min(max(self.now + timedelta(hours=hours), START - timedelta(days=3)), START + timedelta(days=5))

    @rule()
    def show_drafts_or_hide_them(self) -> None:
        self.drafts = not self.drafts

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.site / ".newsgen" / "cache", ignore_errors=True)

    @invariant()
    def the_output_is_that_of_a_clean_build(self) -> None:
        try:
            build(self.options(self.site))
        except NewsgenError:
            return  # what is wrong is said, and the site stays as it was; later steps may mend it
        self.turn += 1
        clean = self.root / f"clean{self.turn}"
        shutil.copytree(self.site, clean, ignore=shutil.ignore_patterns("public", ".newsgen"))
        # A made picture's name is the digest of all that it is made of, and processes for each would take minutes.
        shutil.copytree(self.site / ".newsgen" / "pictures", clean / ".newsgen" / "pictures", dirs_exist_ok=True)
        build(self.options(clean))
        assert tree(self.site / "public") == tree(clean / "public")
        shutil.rmtree(clean)
        Newsroom.compared += 1


SHORT = settings(max_examples=3, stateful_step_count=8, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=25, stateful_step_count=20, suppress_health_check=list(HealthCheck))
"""500 steps."""


@pytest.mark.parametrize(
    "effort", [pytest.param(SHORT, id="short"), pytest.param(LONG, id="long", marks=pytest.mark.slow)]
)
def test_any_series_of_changes_ends_as_a_clean_build(effort: settings, monkeypatch: pytest.MonkeyPatch) -> None:
    # Else nothing would be kept of what was read: each file was written just now.
    monkeypatch.setattr(stamps, "SETTLED", -60_000_000_000)
    monkeypatch.setattr(Newsroom, "compared", 0)
    run_state_machine_as_test(Newsroom, settings=effort)
    # Some series end early, and some sites cannot be built.
    assert Newsroom.compared > effort.max_examples * effort.stateful_step_count / 2
