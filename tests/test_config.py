"""newsgen.yml: what has the right type and makes no sense is refused, at its line."""

import pytest
from samples import SETTINGS, MakeSite

from newsgen import config
from newsgen.errors import SettingsError


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: x\n", "newsgen.yml:1: `base_url` is missing"),
        (SETTINGS + "publisher:\n\tname: x\n", "newsgen.yml:6: there is a tab here; use spaces"),
        (SETTINGS + "\ttagline: News\n", "newsgen.yml:5: there is a tab here; use spaces"),
        (SETTINGS + "colour: red\n", "newsgen.yml:5: unknown key `colour`"),
        ("title: x\nbase_url: example.org\n", "newsgen.yml:2: `base_url` 'example.org' is not a web"),
        ("title: x\nbase_url: https://müller.example/\n", "write its host as xn--mller-kva.example"),
        (SETTINGS.replace("/Berlin", ""), "newsgen.yml:3: there is no time zone 'Europe'; use a name"),
        (
            SETTINGS.replace("Europe/Berlin", "localtime"),
            "newsgen.yml:3: there is no time zone 'localtime'",
        ),
        (SETTINGS.replace("Berlin", "Bonn"), "newsgen.yml:3: there is no time zone 'Europe/Bonn'"),
        (
            SETTINGS + "publisher: {logo: a.png}\n",
            "newsgen.yml:5: 'a.png' in `publisher` is not an address",
        ),
        ('title: " "\nbase_url: https://a.example/\n', "newsgen.yml:1: `title` is empty"),
        ("title: x\nbase_url: https://a.example/a b/\n", "newsgen.yml:2: `base_url`"),
        (
            SETTINGS + "language: German\n",
            "newsgen.yml:5: there is no language 'German'; write its code",
        ),
        (SETTINGS + "language: de_AT\n", "newsgen.yml:5: there is no language 'de_AT'"),
        (SETTINGS + "picture_widths: []\n", "newsgen.yml:5: `picture_widths` needs widths in pixels"),
        (SETTINGS + "picture_widths: [0]\n", "newsgen.yml:5: `picture_widths` needs widths in pixels"),
        (SETTINGS + "max_megapixels: 1.5\n", "`max_megapixels` should be a whole number"),
        (SETTINGS + "max_megapixels: 1.5\n", "; write `max_megapixels: 50`"),
        (SETTINGS + "max_megapixels: 0\n", "newsgen.yml:5: `max_megapixels` lets no picture in"),
        (
            SETTINGS + "max_megapixels: 5000\n",
            "5: `max_megapixels` lets in pictures of which none can be made, 5000 million",
        ),
        (SETTINGS + "max_megapixels: 121\n", "; write 120 at most"),
        (
            SETTINGS + "picture_widths: [800, 1]\n",
            "5: no picture can be 1 pixels wide on a page; write widths from 16 to",
        ),
        (SETTINGS + "picture_widths:\n  - 800\n  - 99999\n", "newsgen.yml:7: no picture can be 99999 pixels wide"),
        (
            SETTINGS + f"picture_widths: {[*range(100, 200)]}\n",
            "5: `picture_widths` has 100 widths, and each picture is",
        ),
        (
            SETTINGS + "search: 1\n",
            "newsgen.yml:5: `search` should be true or false, and is a number; write `search: true`",
        ),
        (SETTINGS + "social_cards: 0\n", "newsgen.yml:5: `social_cards` should be true or false, and is a number"),
        (SETTINGS + "ninjs: '1'\n", "newsgen.yml:5: `ninjs` should be true or false, and is a number"),
        (SETTINGS + "picture_widths: [x]\n", "; write each as `800`"),
        (
            SETTINGS + "publisher: {founded: 1894-13-01}\n",
            "newsgen.yml:5: `founded` in `publisher` cannot",
        ),
        (
            SETTINGS + "publisher: {founded: long ago}\n",
            "cannot be 'long ago'; write a year such as 1894",
        ),
        (
            SETTINGS + "publisher: {logo: 'https://'}\n",
            "newsgen.yml:5: 'https://' in `publisher` is not",
        ),
        ("title: x\nbase_url: http://[x\n", "newsgen.yml:2: `base_url` 'http://[x' is not a web"),
        (
            SETTINGS.replace("Local", '""'),
            "newsgen.yml:4: a section in `sections` has no name; give it",
        ),
        (SETTINGS.replace("[Local", "[{nmae: Local}"), "unknown key `nmae`; did you mean `name`?"),
        (SETTINGS + "share: none\n", "`share` should be a list, and is text; write `share: []`"),
        (SETTINGS + "feeds: no\n", "write `feeds: []`"),
        (SETTINGS + "share: mail, x\n", "write `share: [mail, x]`"),
        (SETTINGS + "share: twitter\n", "write `share: [bluesky, facebook]`"),
        (SETTINGS + "picture_widths: 800, 1200\n", "write `picture_widths: [800, 1200]`"),
        (SETTINGS + "picture_widths: wide\n", "write `picture_widths: [800]`"),
        (
            SETTINGS + "missing_pictures: [omit]\n",
            "`missing_pictures` should be text, and is a list; choose from error, omit, placeholder",
        ),
        (SETTINGS + "url: https://a.example/\n", "newsgen.yml:5: unknown key `url`; did you mean `base_url`?"),
        (SETTINGS + "logo: /logo.png\n", "unknown key `logo`; write it as `publisher: {logo: /logo.png}`"),
        (SETTINGS + "author: Ada\n", "unknown key `author`; name them in each article, as `authors: [Ada Lind]`"),
        (SETTINGS + "share: [twitter]\n", "an entry of `share` cannot be 'twitter'; choose from bluesky, "),
        (SETTINGS + "feeds: [RSS]\n", "an entry of `feeds` cannot be 'RSS'; did you mean `rss`?"),
        (SETTINGS + "permalink: /x/\n", "newsgen.yml:5: `permalink` does not tell articles apart"),
        (SETTINGS + "permalink: /{slug}/{x}/\n", "newsgen.yml:5: `permalink` has an unknown part"),
        (SETTINGS + "permalink: /caf%C3%A9/{slug}/\n", "newsgen.yml:5: `permalink` '/caf%C3%A9/{slug}/' has an escape"),
        (SETTINGS + "permalink: /con/{slug}/\n", "newsgen.yml:5: `permalink` '/con/{slug}/' has a part 'con', which"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(make_site: MakeSite, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        config.load(make_site({"newsgen.yml": text}))
    assert said in str(caught.value)


def test_each_mistake_is_told_at_its_own_line(make_site: MakeSite) -> None:
    text = (
        "title: ''\nbase_url: https://a.example/\ncolour: red\n"
        "sections:\n  - Local\n  - name: World\n    slug: The World\n  - {nmae: x}\n"
        "publisher:\n  logo: /a.png\n  founded: long ago\n  profiles:\n    - https://a.example/\n    - nowhere\n"
        "  policies:\n    ethics: none\nshare: mail\n"
    )
    with pytest.raises(SettingsError) as caught:
        config.load(make_site({"newsgen.yml": text}))
    assert [(p.line, p.what) for p in caught.value.problems] == [
        (1, "`title` is empty"),
        (3, "unknown key `colour`"),
        (8, "unknown key `nmae`"),
        (11, "`founded` in `publisher` cannot be 'long ago'"),
        (14, "'nowhere' in `publisher` is not an address"),
        (16, "'none' in `publisher` is not an address"),
        (17, "`share` should be a list, and is text"),
    ]
    text = text.replace("  - {nmae: x}\n", "")
    with pytest.raises(SettingsError, match=r"newsgen\.yml:7: the `slug` 'The World' in `sections` cannot"):
        config.load(make_site({"newsgen.yml": text}))


def test_which_keys_there_are_is_told_once(make_site: MakeSite) -> None:
    text = f"{SETTINGS}colour: red\npublisher: {{motto: x}}\nweather: fine\ntitel: y\n"
    with pytest.raises(SettingsError) as caught:
        config.load(make_site({"newsgen.yml": text}))
    assert [p.remedy[:31] for p in caught.value.problems] == [
        "remove it; known here: title, b",
        "remove it; known here: name, lo",
        "remove it",
        "did you mean `title`?",
    ]


def test_an_address_on_the_command_line_is_no_fault_of_the_settings(make_site: MakeSite) -> None:
    with pytest.raises(
        SettingsError, match=r"^--base-url:1: 'foo' is not a web address; write the address of the home"
    ):
        config.load(make_site(), base_url="foo")
    with pytest.raises(SettingsError, match=r"^--base-url:1: 'https://a\.example/\\r' is not a web address"):
        config.load(make_site(), base_url="https://a.example/\r")
    with pytest.raises(SettingsError, match=r"holds a name or a password, which each page would show; leave out what"):
        config.load(make_site(), base_url="https://ada:secret@a.example/")
