"""What is withheld is nowhere in the output: no word of it, and no byte of its pictures, whatever was there before."""

import gzip
import io
import os
import re
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from samples import NOON, SETTINGS, MakeSite, article, run
from site_samples import tree

from newsgen.errors import NewsgenError

OPEN = article("Open.", title="Open", slug="open", tags="[shared]", section="Local")
HEAD = {
    "title": "The canaryheadline",
    "slug": "canary-slug",
    "date": "2026-03-03T08:00",
    "section": "Local",
    "authors": "[Canary Author]",
    "tags": "[shared, canary-tag]",
    "summary": "A canarysummary.",
    "image": "p",
    "figures": "[{id: p, src: canary-picture.png, alt: canaryalt, caption: canarycaption, credit: canarycredit}]",
    "aliases": "[/canary-alias/]",
    "corrections": "[{date: 2026-03-04, note: canarynote}]",
    "extra": "{label: canarylabel, series: Canary Series, key_points: [canarypoint], pin: true}",
}
WITHHELD = {"draft": "true"}, {"embargo": "2026-03-05T13:00:01+01:00"}
"""The embargo lifts a second after `NOON`, in a zone an hour away."""


def secret(**held: str) -> str:
    return article("The canaryword. ![][p]", **HEAD, **held)


def picture() -> bytes:
    """A picture like no other: each pixel differs from the next, so that its bytes are in no other file."""
    image = Image.effect_noise((640, 480), 90).convert("RGB")
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def output(site: Path, at: datetime = NOON) -> dict[str, bytes]:
    """All files of the output, with what packed ones hold."""
    run(site, at=at)
    files = tree(site / "public")
    packed = {f"{name} (unpacked)": gzip.decompress(data) for name, data in files.items() if ".pf_" in name}
    return files | packed


def canaries(files: dict[str, bytes]) -> list[str]:
    return [name for name, data in files.items() if b"canary" in data.lower() or "canary" in name]


@pytest.mark.parametrize("held", WITHHELD, ids=["draft", "embargo"])
def test_nothing_of_a_withheld_article_is_in_the_output_before_or_after(
    make_whole_site: MakeSite, held: dict[str, str]
) -> None:
    settings = SETTINGS + "ninjs: true\n"
    site = make_whole_site({"content/open.md": OPEN, "newsgen.yml": settings, "content/canary-picture.png": picture()})
    without = output(site)

    (site / "content" / "canary.md").write_text(secret(**held))
    withheld = output(site)
    assert canaries(withheld) == []
    assert withheld == without

    (site / "content" / "canary.md").write_text(secret())
    shown = output(site)
    made = {name: data for name, data in shown.items() if name.startswith("media/") and name not in without}
    assert len(made) > 3, "the picture is published in several sizes"
    words = set(re.findall(rb"canary\w+", b" ".join(shown.values()).lower()))
    assert words >= {b"canaryword", b"canaryheadline", b"canaryalt", b"canarycaption", b"canarycredit", b"canarynote"}

    (site / "content" / "canary.md").write_text(secret(**held))
    warm = output(site)
    assert canaries(warm) == []
    # A run of bytes from the middle of each of its files, beyond the headers that all pictures share.
    runs = [data[len(data) // 2 :][:32] for data in made.values()]
    assert all(len(run) == 32 for run in runs)
    assert [name for name, data in warm.items() if any(run in data for run in runs)] == []
    assert warm == without


def test_an_embargo_lifts_at_its_second(make_whole_site: MakeSite) -> None:
    (held,) = (kind for kind in WITHHELD if "embargo" in kind)
    files = {"content/open.md": OPEN, "content/canary.md": secret(**held), "content/canary-picture.png": picture()}
    site = make_whole_site(files)
    assert canaries(output(site, NOON)) == []
    assert canaries(output(site, NOON.replace(second=1))) != []


@pytest.mark.parametrize("held", WITHHELD, ids=["draft", "embargo"])
def test_a_picture_of_static_for_a_withheld_article_alone_is_told(make_site: MakeSite, held: dict[str, str]) -> None:
    figures = "[{id: p, src: /scene.png}, {id: logo, src: /logo.png}, {id: own, src: own.png}]"
    files = {
        "content/open.md": article("![](/logo.png)", title="Open"),
        "content/secret.md": article("![][p]\n\n![][logo]\n\n![][own]", title="Secret", figures=figures, **held),
        "content/own.png": picture(),
        "static/scene.png": picture(),
        "static/logo.png": picture(),
    }
    site = make_site(files)
    (note,) = run(site).notes
    assert (note.file, note.line, "static/scene.png is published already" in note.what) == (
        "content/secret.md",
        4,
        True,
    )
    assert run(site, drafts=True).notes == ()


@pytest.mark.parametrize("moves", range(2, 8))
def test_a_page_that_a_killed_build_left_does_not_come_once_it_is_withheld(
    make_site: MakeSite, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where the build that withholds it fails."""
    site = make_site({"content/open.md": OPEN, "newsgen.yml": SETTINGS + "social_cards: false\nsearch: false\n"})
    before = output(site)
    (site / "content" / "canary.md").write_text(secret())
    replace, left = os.replace, [moves]

    def killed(staged: str | Path, place: str | Path) -> None:
        left[0] -= str(place).startswith(str(site / "public"))
        if left[0] < 0:
            raise KeyboardInterrupt
        replace(staged, place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            run(site)
    assert (site / "public/.newsgen/journal").exists()
    (site / "content" / "canary.md").write_text(secret(draft="true"))
    (site / "templates").mkdir()
    (site / "templates" / "404.html").write_text("{{ nothing.of_this }}")
    with pytest.raises(NewsgenError, match="'nothing' is undefined"):
        run(site)
    assert tree(site / "public") == before
    (site / "templates" / "404.html").unlink()
    assert output(site) == before


@pytest.mark.parametrize("held", WITHHELD, ids=["draft", "embargo"])
def test_a_copy_that_is_still_published_at_the_address_of_what_is_withheld_is_told(
    make_site: MakeSite, held: dict[str, str]
) -> None:
    copy = "content/pier (Ada's conflicted copy).md"
    site = make_site({"content/pier.md": article("Old.", title="Pier", **held), copy: article("Old.", title="Pier")})
    (note,) = run(site).notes
    assert str(note) == (
        f"{copy}:1: it is published at the address of content/pier.md, which is held back; "
        "delete it if it is an older copy, or give one of them another `slug`"
    )
    (site / copy).write_text(article("Old.", title="Pier", slug="old-pier"))
    assert [note.file for note in run(site).notes] == [str(site / "public")]  # which names the page that went
    assert run(site).notes == ()
