"""Copy under embargo: which lines say so, and that nothing of it is published before a person has looked."""

from datetime import UTC, datetime

import pytest
from samples import MakeSite

from newsgen import config
from newsgen.build import Options, build
from newsgen.commands import reviewing
from newsgen.formats import frontmatter
from newsgen.importing.words.embargo_words import holds_back

TEXT = "Pier opens in May\n\nThe council said on Friday that the pier opens in May.\n"


@pytest.mark.parametrize(
    "line",
    [
        *("EMBARGO: 2 March 2026, 06:00", "Embargoed until Monday", "** STRICTLY EMBARGOED FOR RELEASE 6 am **"),
        *("Under embargo until 06.00 on Friday", "Sperrfrist: Montag, 6 Uhr", "SPERRFRIST bis 2. März"),
        *("Embargo jusqu’au 2 mars", "Embargado hasta el lunes", "Embargo fino alle 12", "Embargo bis 18 Uhr"),
        *("EMBARGOED", "Not for publication!", "Achtung: Sperrfrist bis 18 Uhr", "Sob embargo até segunda"),
        *(
            "Not for publication before 2 March",
            "NOT TO BE RELEASED UNTIL 0600",
            "Hold for release",
            "Embargo 02.03.2026",
        ),
    ],
)
def test_a_notice_of_an_embargo_is_known(line: str) -> None:
    assert holds_back(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Embargo on oil exports ends", "The embargo was lifted in 2020.", "Embargoes hurt, the minister said"),
        *("Sperrfristen im Überblick", "Not for the first time", "Hold the line", f"Embargo: {'a word ' * 40}"),
    ],
)
def test_a_text_on_embargoes_is_none(line: str) -> None:
    assert not holds_back(line)


def test_a_dump_under_embargo_stays_a_draft_until_a_person_looked(make_site: MakeSite) -> None:
    copy = f"EMBARGO: 2 March 2031, 06:00\n\n{TEXT}"
    site = make_site({"seeds/pier.txt": copy, "seeds/copy.md": f"{copy}\nBy boat.\n", "seeds/other.txt": TEXT})
    options = Options(site=site, output=site / "public", at=datetime(2026, 3, 5, tzinfo=UTC), jobs=1)
    assert build(options).articles == 1
    assert b"EMBARGO" not in b"".join(p.read_bytes() for p in (site / "public").rglob("*") if p.is_file())
    said = "\n".join(map(str, reviewing.review(site, config.load(site)).items))
    assert "not to be published yet, so it stays a draft; check `embargo`, and remove `draft`" in said
    # Whose clock the copy means is not known, so its time alone would publish it too early.
    heads = [frontmatter.parse(file.read_text(), "").head for file in (site / "content").glob("*.md")]
    pier = next(head for head in heads if head.source and head.source.seed == "seeds/pier.txt")
    assert (pier.draft, pier.embargo, pier.review) == (True, "2031-03-02T06:00:00+01:00", ("title", "draft"))
