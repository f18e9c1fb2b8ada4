"""What docs/how-to.md tells people to write does what it says."""

import re
import shutil
from pathlib import Path

from documents import ROOT, blocks
from picture_samples import jpeg, png
from samples import LEAN, MakeSite, article, run
from source_samples import export, item

from newsgen import config
from newsgen.checking import checker
from newsgen.pictures import metadata


def block(title: str, number: int = 0) -> str:
    return blocks("docs/how-to.md", title)[number]


def test_its_examples_stand_in_one_site(make_site: MakeSite) -> None:
    domain, sections = block("Use our own domain"), block("Change the menu")
    logo, light, link = (block("Put our logo at the top", n) for n in range(3))
    menu = block("Change the menu", 1)
    navigation = (ROOT / "templates/parts/navigation.html").read_text()
    assert navigation.count("</ul>") == 1
    text = "\n".join(
        [
            block("Send a newsletter"),
            block("Let readers comment"),
            block("Show a video"),
            block("Show several pictures in a row"),
        ]
    )
    head = block("Name several authors") + "section: Local\n---"
    site = make_site(
        {
            "newsgen.yml": f"title: The Courier\ntimezone: Europe/Berlin\nsearch: false\n{domain}{sections}",
            "content/about.md": block("Add an About or Contact page"),
            "content/a-zoo.md": article(title="Zoo", date=None),
            "content/ferry.md": article(text).replace("\n---", f"\n{head}", 1),
            "content/pier-1.jpg": jpeg(),
            "content/pier-2.jpg": jpeg(),
            "static/CNAME": "courier.example\n",
            "static/ferry.mp4": b"film",
            "static/logo.png": png(),
            "static/logo-light.png": png(),
            "static/css/colours.css": logo + light + block("Change the colours"),
            "templates/parts/head-extra.html": link,
            "templates/parts/navigation.html": navigation.replace("</ul>", f"{menu}</ul>"),
        }
    )
    assert run(site).warnings == ()
    public = site / "public"
    assert checker.check(public, config.load(site), lambda _: "", metadata.shown_size).problems == ()
    assert {path.name for path in public.iterdir()} >= {"CNAME", "logo.png", "feed.xml", "favicon.svg", "favicon.ico"}
    assert {"feed.xml"} <= {path.name for path in (public / "local").iterdir()}
    page = (public / "2026/03/a-title/index.html").read_text()
    top, foot = page.split("<main")[0], page.split("</main>")[1]
    assert '<p class="nameplate"><a href="/">The Courier</a></p>' in top
    assert '<link rel="stylesheet" href="/css/colours.css">' in top
    assert re.findall(r"<li><a href=\"(/\w+/)\"", top) == ["/local/", "/world/", "/sport/", "/about/"]
    assert re.findall(r"/about/|/zoo/", foot) == ["/zoo/", "/about/"]
    assert page.index("The pier in 1931.") < page.index('class="prose"') < page.index("The pier today.")
    for found in ("/authors/ada-lind/", "/authors/ben-roy/", "mailto:letters@courier.example", 'href="/ferry.mp4"'):
        assert found in page
    assert "mailto:letters@courier.example" in (public / "about/index.html").read_text()
    assert "form-action 'self'" in (public / "_headers").read_text()


def test_a_counter_of_another_host_is_told(make_site: MakeSite) -> None:
    counter = '<script defer src="https://count.example/counter.js"></script>'
    site = make_site({"content/a.md": article(), "templates/parts/head-extra.html": counter})
    run(site)
    headers = (site / "public/_headers").read_text()
    assert "script-src 'self'" in headers
    assert "connect-src 'self'" in headers
    told = checker.check(site / "public", config.load(site), lambda _: "", metadata.shown_size).problems
    assert any("another host" in f"{fault}" for fault in told)


def test_an_embargo_holds_back_and_a_date_does_not(make_site: MakeSite) -> None:
    embargo = block("Publish at a set time").strip().partition(": ")[2]
    held = article(title="Held", embargo=embargo.replace("2026", "2027"))
    ahead = article(title="Ahead", date="2027-03-02")
    site = make_site({"content/held.md": held, "content/ahead.md": ahead})
    assert ["lies ahead" in f"{told}" for told in run(site).notes] == [True]
    assert [page.parent.name for page in (site / "public/2027").glob("*/*/index.html")] == ["ahead"]
    (site / "content/held.md").write_text(article(title="Held", embargo=embargo))
    run(site)
    assert (site / "public/2026/03/held/index.html").exists()


def test_a_site_comes_back_from_what_is_backed_up(make_site: MakeSite, tmp_path: Path) -> None:
    dump = "The pier opens\nBy Ada Lind\n2 March 2026\n\nThe ferry sails again on Monday, says the port.\n"
    site = make_site({"seeds/local/pier.txt": dump})
    run(site)
    copy = tmp_path / "copy"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("public", ".newsgen"))
    report = run(copy)
    assert (report.warnings, report.articles) == ((), 1)
    for name in ("content", "public"):
        files, again = (
            {
                p.relative_to(of): p.read_bytes()
                for p in (of / name).rglob("*")
                if p.is_file() and ".newsgen" not in p.parts
            }
            for of in (site, copy)
        )
        assert files == again


def test_articles_of_wordpress_keep_their_addresses(make_site: MakeSite) -> None:
    as_there = LEAN + block("Move from WordPress")
    posts = export(item(5, post_name="ferry", link="https://old.example/2020/01/02/ferry/"))
    for name, settings in (("alike", as_there), ("other", LEAN)):
        site = make_site({"newsgen.yml": settings, "seeds/export.xml": posts}, name)
        run(site)
        page = (site / "public/2020/01/02/ferry/index.html").read_text()
        assert ('http-equiv="refresh"' in page) == (name == "other")


def test_a_headline_in_another_script_has_the_address_that_it_is_given(make_site: MakeSite) -> None:
    guessed = re.findall(r"«(.*?)» becomes `(.*?)`", (ROOT / "docs/how-to.md").read_text())
    assert guessed
    own = block("Use headlines in another script")
    for title, slug in guessed:
        site = make_site(
            {"content/a.md": article(title=title), "content/b.md": article(title=title).replace("date:", f"{own}date:")}
        )
        run(site)
        assert {slug, "ferry-returns"} <= {path.name for path in (site / "public/2026/03").iterdir()}


def test_a_correction_accounts_for_the_change(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article("The pier is 120 metres long.")})
    run(site)
    changed = article("The pier is 210 metres long.", date="2026-03-02T06:30")
    (site / "content/a.md").write_text(changed)
    assert run(site).warnings
    (site / "content/a.md").write_text(changed.replace("\n---", "\n" + block("Correct a published text") + "---", 1))
    assert run(site).warnings == ()
    assert "gave the wrong year" in (site / "public/corrections/index.html").read_text()
