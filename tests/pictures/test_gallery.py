"""Pictures of a whole site: what is published of them, what is refused, and what is not done twice."""

import os
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import picture_samples as samples
import pytest
from PIL import Image
from samples import SETTINGS, MakeSite, article, run

from newsgen import config
from newsgen.checking import checker
from newsgen.errors import NewsgenError
from newsgen.incremental import stamps
from newsgen.pictures import derivatives, metadata, scrub
from newsgen.publishing.output import Publication

ARTIST = 0x013B
FIGURE = '![A pier](pier.jpg "The pier.")'
PAGE = "public/2026/03/a-title/index.html"


def media(site: Path) -> list[Path]:
    return sorted((site / "public" / "media").glob("*"))


def test_a_picture_is_published_in_every_format_with_its_credit(make_site: MakeSite) -> None:
    site = make_site(
        {"content/a.md": article(FIGURE), "content/pier.jpg": samples.jpeg(exif=samples.exif({ARTIST: "Ana Ruiz"}))}
    )
    report = run(site)
    page = (site / PAGE).read_text()
    assert report.images_written == len(media(site)) > 3
    assert {p.suffix for p in media(site)} == {".avif", ".webp", ".jpg"}
    assert "Ana Ruiz" in page
    assert set(re.findall(r"/media/([^\s\",]+)", page)) == {p.name for p in media(site)}
    assert re.findall(r'type="image/(\w+)"', page) == ["avif", "webp"]


@pytest.mark.parametrize("raw_html", ["", "raw_html: sanitised\n"])
def test_a_picture_that_is_used_twice_is_made_once_and_has_both_captions(make_site: MakeSite, raw_html: str) -> None:
    marks = [f'![{n}](a&amp;b.jpg "The *pier*, \\"{n}\\" & <b>on</b>. (Bo {n})")' for n in ("one", "two", "three")]
    files = {"newsgen.yml": SETTINGS + raw_html, "content/a&amp;b.jpg": samples.jpeg()}
    site = make_site({**files, "content/a.md": article(marks[0])})
    run(site)
    (site / "content/a.md").write_text(article("\n\n".join([marks[0], "Text.", marks[1], "`Code`.", marks[2]])))
    assert run(site).images_written == 0
    shown = (site / PAGE).read_text().partition("<main")[2]
    assert re.findall(r"Bo (\w+)", shown) == ["one", "two", "three"]
    assert re.findall(r"&#34;(\w+)&#34;", shown) == ["one", "two", "three"]


def test_a_picture_that_a_newer_article_shows_again_keeps_its_files(make_site: MakeSite) -> None:
    """Whose credit is written into them, the path decides."""
    site = make_site(
        {"content/a.md": article('![A pier](pier.jpg "The pier. (Bo Fox)")'), "content/pier.jpg": samples.jpeg()}
    )
    run(site)
    before = media(site)
    newer = article('![A pier](pier.jpg "The pier. (Ana Ruiz)")', title="Another title", date="2026-03-09")
    (site / "content/b.md").write_text(newer)
    assert run(site).images_written == 0
    assert media(site) == before


@pytest.mark.parametrize(
    ("file", "page"), [("about", "about"), ("authors/ada", "authors/ada-lind")], ids=["a plain page", "a profile"]
)
def test_a_page_without_a_date_shows_its_first_picture_with_caption_and_credit(
    make_site: MakeSite, file: str, page: str
) -> None:
    text = article(
        'One.\n\n![A pier](pier.jpg "The pier. (Bo Fox)")',
        title="Ada Lind",
        slug="about",
        date=None,
    )
    site = make_site({f"content/{file}.md": text, "content/images/pier.jpg": samples.jpeg()})
    run(site)
    found = (site / "public" / page / "index.html").read_text()
    assert found.count("<img") == 1
    assert ["The pier." in found, "Bo Fox" in found] == [True, True]


def test_a_second_build_touches_no_picture(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(FIGURE), "content/pier.jpg": samples.jpeg()})
    run(site)
    before = {p: p.stat().st_mtime_ns for p in media(site)}
    assert run(site).images_written == 0
    assert {p: p.stat().st_mtime_ns for p in media(site)} == before


def test_a_second_build_reads_no_picture(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -60_000_000_000)
    site = make_site(
        {"content/a.md": article(FIGURE), "content/pier.jpg": samples.jpeg(), "static/map.jpg": samples.jpeg()}
    )
    run(site)
    for module, reads in ((metadata, "read"), (scrub, "private_parts")):
        monkeypatch.setattr(module, reads, None)
    assert run(site).images_written == 0


def test_a_picture_of_static_is_shown_as_it_is(make_site: MakeSite) -> None:
    picture = samples.jpeg(xmp=samples.xmp("", 'photoshop:Credit="Coast Pictures"'))
    site = make_site(
        {
            "content/a.md": article("![A pier][f]", figures="[{id: f, src: /maps/pier.jpg, caption: The pier.}]"),
            "static/maps/pier.jpg": picture,
        }
    )
    assert run(site).images_written == 0
    (shown,) = re.findall(r'<img[^>]* alt="A pier"[^>]*>', (site / PAGE).read_text())
    assert all(part in shown for part in ('src="/maps/pier.jpg"', 'width="320"', 'height="240"'))
    assert "Coast Pictures" in (site / PAGE).read_text()
    assert media(site) == []
    assert (site / "public/maps/pier.jpg").read_bytes() == picture


def test_a_picture_of_another_content_is_published_anew(make_site: MakeSite) -> None:
    red, blue = (samples.saved(Image.new("RGB", (320, 64), colour), "TIFF") for colour in ("red", "blue"))
    assert len(red) == len(blue)
    site = make_site({"content/a.md": article("![A pier](pier.tif)"), "content/pier.tif": red})
    run(site)
    before, file = media(site), site / "content" / "pier.tif"
    stamp = file.stat()
    file.write_bytes(blue)
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    run(site)
    assert before
    assert not set(before) & set(media(site))


def test_a_drafts_picture_is_withheld_and_withdrawn(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(FIGURE, draft="true"), "content/pier.jpg": samples.jpeg()})
    run(site)
    assert media(site) == []
    (site / "content" / "a.md").write_text(article(FIGURE))
    run(site)
    assert media(site)
    (site / "content" / "a.md").write_text(article(FIGURE, draft="true"))
    run(site)
    assert media(site) == []


def test_the_files_of_a_figure_that_stands_nowhere_are_not_published(make_site: MakeSite) -> None:
    head = "[{id: lead, src: pier.jpg}, {id: unused, src: secret.jpg}]"
    pictures = {f"content/{name}.jpg": samples.jpeg() for name in ("pier", "secret")}
    site = make_site({"content/a.md": article("Text.", figures=head, image="lead"), **pictures})
    assert [warning.line for warning in run(site).warnings] == [4]
    assert {p.name.partition("-")[0] for p in media(site)} == {"pier"}


def test_a_broken_picture_is_a_place_for_one_and_a_warning(make_site: MakeSite) -> None:
    files = {"content/a.md": article(FIGURE), "content/pier.jpg": samples.jpeg()[:300]}
    site = make_site(files)
    report = run(site)
    assert str(report.warnings[0]).startswith("content/a.md:6: the picture content/pier.jpg cannot be shown: ")
    assert 'class="no-picture"' in (site / PAGE).read_text()
    with pytest.raises(NewsgenError, match="cannot be shown"):
        run(site, strict=True)


def test_a_picture_that_cannot_be_made_for_want_of_a_disk_stays_on_the_site(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article(FIGURE), "content/pier.jpg": samples.jpeg()})
    run(site)
    before, file = media(site), max((site / ".newsgen/pictures").glob("*.jpg"))
    file.unlink()
    file.mkdir()  # so that nothing can be written there
    with pytest.raises(NewsgenError, match=f"^{file}:1: pictures cannot be written: Is a directory"):
        run(site)
    assert media(site) == before


def test_credits_that_disagree_are_told(make_site: MakeSite) -> None:
    body = '![A pier](pier.jpg "The pier. (Bo Fox/AP)")'
    picture = samples.jpeg(exif=samples.exif({ARTIST: "Ana Ruiz"}))
    warning = str(run(make_site({"content/a.md": article(body), "content/pier.jpg": picture})).warnings[0])
    assert "content/a.md:6: the credit 'Bo Fox/AP' is not the one in content/pier.jpg, which says 'Ana Ruiz'" in warning


def test_credits_that_agree_are_not_told(make_site: MakeSite) -> None:
    body = '![A pier](pier.jpg "The pier. (Photo: Ana Ruiz)")'
    picture = samples.jpeg(exif=samples.exif({ARTIST: "Ana Ruiz"}))
    assert run(make_site({"content/a.md": article(body), "content/pier.jpg": picture})).warnings == ()


def test_a_picture_keeps_the_credit_that_any_of_its_figures_has(make_site: MakeSite) -> None:
    bare, credited = article(FIGURE), article('![](pier.jpg "The pier. (Bo Fox/AP)")', slug="b")
    site = make_site({"content/a.md": bare, "content/b.md": credited, "content/pier.jpg": samples.jpeg()})
    assert run(site).warnings == ()
    assert "Bo Fox/AP" in (site / PAGE).read_text()
    assert all(b"Bo Fox/AP" in path.read_bytes() for path in media(site))


def test_two_figures_that_credit_different_people_for_one_picture_are_told(make_site: MakeSite) -> None:
    bodies = (f'![](pier.jpg "The pier. ({who})")' for who in ("Bo Fox/AP", "Photo: Bo Fox/AP", "Ana Ruiz"))
    files = {f"content/{name}.md": article(body, slug=name) for name, body in zip("abc", bodies, strict=True)}
    (warning,) = run(make_site({**files, "content/pier.jpg": samples.jpeg()})).warnings
    assert str(warning) == (
        "content/c.md:7: the credit 'Ana Ruiz' of content/pier.jpg is not that at content/a.md:7, 'Bo Fox/AP', "
        "which its files carry; ask which is right, and correct the other"
    )


def test_rights_that_ended_and_an_animation_that_is_too_long_are_told(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivatives, "ANIMATION_PIXELS", 1)
    until = samples.xmp("<plus:LicenseEndDate>2020-12-31</plus:LicenseEndDate>")
    ended = samples.jpeg(samples.photo(32, 24), xmp=until)
    frames = [Image.new("RGB", (32, 24), colour) for colour in ("red", "blue")]
    moving = samples.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    body = f"{FIGURE}\n\n![A flag](flag.gif)"
    site = make_site({"content/a.md": article(body), "content/pier.jpg": ended, "content/flag.gif": moving})
    assert [str(warning).partition(";")[0] for warning in run(site).warnings] == [
        "content/a.md:6: the rights to content/pier.jpg ended on 2020-12-31",
        "content/a.md:8: the picture content/flag.gif is too long an animation to be kept, so its first frame is shown",
    ]


def test_a_static_picture_is_found_whatever_its_name_means_in_an_address(make_site: MakeSite) -> None:
    names = ["a b.jpg", "a#b.jpg", "100%.jpg", "a%20b.jpg", "what?.jpg", "d\u00e9j\u00e0&vu.jpg"]
    body = "\n\n".join(f"![x](</{name}>)" for name in names)
    site = make_site({"content/a.md": article(body), **{f"static/{name}": samples.jpeg() for name in names}})
    run(site)
    shown = re.findall(r'<img src="([^"]*)"', (site / PAGE).read_text())
    assert [unquote(urlsplit(unescape(address)).path) for address in shown] == [f"/{name}" for name in names]
    assert checker.check(site / "public", config.load(site), lambda _: "", metadata.shown_size).problems == ()


def test_a_static_picture_with_a_position_stops_the_build(make_site: MakeSite) -> None:
    site = make_site(
        {"static/map.jpg": samples.jpeg(exif=samples.exif(gps=samples.POSITION)), "static/ok.jpg": samples.jpeg()}
    )
    with pytest.raises(NewsgenError, match=r"static/map\.jpg:1: this file says where it was taken \(GPS\); ") as caught:
        run(site)
    assert "ok.jpg" not in str(caught.value)
    (site / "static" / "map.jpg").unlink()
    run(site)
    assert (site / "public" / "ok.jpg").exists()


def test_a_static_picture_that_cannot_be_looked_into_is_named_as_it_lies_in_the_site(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrub, "MAX_BYTES", 1 << 20)
    site = make_site({"static/map.jpg": samples.jpeg() + bytes(2 << 20)})
    with pytest.raises(NewsgenError, match=r"^static/map\.jpg:1: it has more than 1 MB"):
        run(site)


def test_a_static_picture_that_is_replaced_after_it_was_looked_at_is_not_published(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"static/map.jpg": samples.jpeg()})
    copy = Publication.copy

    def replaced(output: Publication, files: Mapping[str, Path]) -> None:
        (site / "static/map.jpg").write_bytes(samples.jpeg(exif=samples.exif(gps=samples.POSITION)))
        copy(output, files)

    monkeypatch.setattr(Publication, "copy", replaced)
    with pytest.raises(
        NewsgenError, match=r"^static/map\.jpg:1: the file was changed while the site was being built; "
    ):
        run(site)
    assert not (site / "public/map.jpg").exists()


def test_a_document_with_a_photograph_that_tells_its_place_is_told(make_site: MakeSite) -> None:
    placed = samples.jpeg(exif=samples.exif(gps=samples.POSITION))
    site = make_site({"static/press.pdf": b"%PDF-1.7\n" + placed, "static/plain.pdf": b"%PDF-1.7\n" + samples.jpeg()})
    for _ in range(2):
        (told,) = run(site).warnings
        assert str(told).startswith("static/press.pdf:1: a photograph in this file tells where it was taken")
    assert (site / "public" / "press.pdf").exists()


@pytest.mark.parametrize(("rule", "placeholders"), [("placeholder", 1), ("omit", 0)])
def test_figures_without_a_picture_are_shown_or_left_out(make_site: MakeSite, rule: str, placeholders: int) -> None:
    settings = f"{SETTINGS}missing_pictures: {rule}\n"
    text = article("![x][p]\n\nText.", figures="[{id: p, caption: Later.}]")
    site = make_site({"newsgen.yml": settings, "content/a.md": text})
    said = (
        "newsgen.yml:5: 1 figure has no picture and is shown to readers as an empty box; "
        "`newsgen review` lists it, and `missing_pictures: omit` leaves it out"
    )
    assert [*map(str, run(site, strict=True).notes)] == [said] * placeholders
    assert (site / PAGE).read_text().count("no-picture") == placeholders
    more = article("![x][p]\n\nText.", title="B", figures="[{id: p}, {id: q}]")
    (site / "content/b.md").write_text(more)  # q stands nowhere
    assert ["2 figures have" in str(note) for note in run(site).notes] == [True] * placeholders


def test_figures_without_a_picture_can_be_an_error(make_site: MakeSite) -> None:
    settings = SETTINGS + "missing_pictures: error\n"
    text = article("Text.", figures="[{id: p, caption: Later.}]")
    with pytest.raises(NewsgenError, match=r"content/a\.md:4: the figure 'p' has no picture"):
        run(make_site({"newsgen.yml": settings, "content/a.md": text}))
