"""The first files: a site by `newsgen init`, an article by `newsgen new`."""

import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from samples import NOON, MakeSite, Newsgen, run

import newsgen
from newsgen import config
from newsgen.commands.starting import start_article, start_site
from newsgen.content import library
from newsgen.errors import ContentError, SettingsError


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("harbour-news", "Harbour News"),
        ("harbour's_news", "Harbour's News"),
        ("new\\york", "New\\york"),
        ('the "post"', 'The "post"'),
        ("a: b #c", "A: B #c"),
        ("日本", "日本"),
        ("caf\udce9 \x07news", "Caf News"),
        ("\udce9", "News"),
    ],
)
def test_a_site_in_a_folder_of_any_name_can_be_built(tmp_path: Path, name: str, title: str) -> None:
    start_site(tmp_path / name)
    assert config.load(tmp_path / name).title == title
    assert run(tmp_path / name, strict=True).articles == 0


def test_a_site_in_the_current_folder_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "courier").mkdir()
    monkeypatch.chdir(tmp_path / "courier")
    start_site(Path())
    assert config.load(Path()).title == "Courier"


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "seeds").mkdir()
    start_site(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    (tmp_path / "newsgen.yml").write_text("mine\n")
    with pytest.raises(SettingsError, match="there is a site here already"):
        start_site(tmp_path)
    assert (tmp_path / "newsgen.yml").read_text() == "mine\n"


def test_git_changes_no_bytes_of_a_site(tmp_path: Path) -> None:
    start_site(tmp_path)
    assert "\n* -text\n" in (tmp_path / ".gitattributes").read_text()
    assert (tmp_path / ".gitattributes").read_text() == (Path(__file__).parents[2] / ".gitattributes").read_text()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("The ferry returns", "The ferry returns"),
        ("  #1: the\nferry\x07's “return”\t", "#1: the ferry 's “return”"),
        ("北京", "北京"),
        ("no", "no"),
    ],
)
def test_an_article_is_a_draft_that_can_be_built(tmp_path: Path, words: str, title: str) -> None:
    start_site(tmp_path)
    (tmp_path / "content").rmdir()  # as git leaves it out, which keeps no empty folders
    path = start_article(tmp_path, words, NOON.replace(second=5))
    (article,) = library.load(tmp_path, config.load(tmp_path)).articles
    assert (article.path, article.title, article.date, article.draft) == (path, title, NOON, True)
    with pytest.raises(ContentError, match="there is an article of this name already"):
        start_article(tmp_path, words, NOON)


@pytest.mark.parametrize("words", ["", " \t", "\x07"])
def test_a_headline_needs_words(tmp_path: Path, newsgen: Newsgen, words: str) -> None:
    start_site(tmp_path)
    done = newsgen("new", "--site", tmp_path, words)
    assert (done.code, done.out) == (2, "")
    assert "the headline has no words" in done.err
    assert not list((tmp_path / "content").iterdir())


def test_a_headline_of_several_words_has_to_stand_in_quotation_marks(tmp_path: Path, newsgen: Newsgen) -> None:
    start_site(tmp_path)
    done = newsgen("new", "--site", tmp_path, "The", "ferry", "returns")
    assert (done.code, "more than one word; write it in quotation marks" in done.err) == (2, True)


def test_the_command_that_is_named_next_can_be_copied(tmp_path: Path, newsgen: Newsgen) -> None:
    done = newsgen("init", tmp_path / "harbour news")
    assert done.out == ""
    *_, build, last = done.err.splitlines()
    settings = tmp_path / "harbour news/newsgen.yml"
    assert last == f"First, set title, base_url, language, timezone and sections in {settings}."
    command = shlex.split(build)
    assert newsgen(*command[1:]).code == 0


def test_a_new_site_is_named_as_an_argument_or_by_the_option_as_elsewhere(tmp_path: Path, newsgen: Newsgen) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert newsgen("init", "--site", one, "--json").out == f'{{"site":"{one}"}}\n'
    assert newsgen("init", other, "--site", f"{one}/../other").code == 0
    for words in ([], [""], ["--site="], [tmp_path / "a", "--site", tmp_path / "b"]):
        assert newsgen("init", *words).code == 2, words
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]


def test_no_command_works_where_there_is_no_site(tmp_path: Path, newsgen: Newsgen) -> None:
    for words in (["build"], ["serve"], ["import"], ["review"], ["check"], ["new", "A title"]):
        done = newsgen(*words, "--site", tmp_path)
        assert (
            done.code,
            f"newsgen.yml:1: there is no newsgen.yml in this folder ({tmp_path}); go to" in done.err,
        ) == (1, True), words
    assert not list(tmp_path.iterdir())
    (tmp_path / "newsgen.yaml").touch()
    assert "; rename newsgen.yaml there to newsgen.yml\n" in newsgen("build", "--site", tmp_path).err


def test_a_review_of_no_article_is_a_mistake(tmp_path: Path, newsgen: Newsgen) -> None:
    start_site(tmp_path)
    assert "Nothing waits for review." in newsgen("review", "--site", tmp_path).err
    done = newsgen("review", "content/none.md", "--site", tmp_path)
    assert (done.code, "content/none.md:1: there is no such article; give its path" in done.err) == (1, True)


def test_a_new_article_is_named_alone_and_is_said_to_be_a_draft(tmp_path: Path, newsgen: Newsgen) -> None:
    start_site(tmp_path)
    done = newsgen("new", "--site", tmp_path, "The ferry returns")
    assert (done.code, done.out) == (0, "content/the-ferry-returns.md\n")
    assert done.err == (
        "It is a draft, which `newsgen serve --drafts` shows. To publish it, remove `draft: true` and set `date`.\n"
    )
    assert newsgen("new", "--site", tmp_path, "The pier", "--json").out == '{"article":"content/the-pier.md"}\n'


def test_a_build_reminds_of_the_address_that_is_still_the_examples(tmp_path: Path, newsgen: Newsgen) -> None:
    start_site(tmp_path)
    said = f"Before you publish, set `base_url` in {tmp_path / 'newsgen.yml'}"
    first = newsgen("build", "--site", tmp_path, "--strict")
    assert (first.code, said in first.err) == (0, True)
    assert said not in newsgen("build", "--site", tmp_path, "--base-url", "https://courier.example/").err
    settings = tmp_path / "newsgen.yml"
    settings.write_text(settings.read_text().replace(config.EXAMPLE, "https://courier.example/"))
    assert said not in newsgen("build", "--site", tmp_path).err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
@pytest.mark.parametrize(
    ("command", "file"), [("init new", "new/.gitignore"), ("new Pier --site .", "content/pier.md")]
)
def test_where_there_is_no_room_the_file_is_named_and_no_part_of_it_left(
    make_site: MakeSite, command: str, file: str
) -> None:
    site = make_site()
    command = f"ulimit -f 0; cd {site}; {sys.executable} -m newsgen {command}"
    environment = {**os.environ, "PYTHONPATH": str(Path(newsgen.__file__).parent.parent)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=environment)  # noqa: S603, S607  # our own command
    assert (done.returncode, done.stderr) == (1, f"{file}:1: {done.stderr.partition(':1: ')[2]}")
    assert "; free space" in done.stderr
    assert not (site / file).exists()


def test_an_article_that_is_there_stays_where_the_system_opens_no_more_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_site(tmp_path)
    article = tmp_path / start_article(tmp_path, "The pier", NOON)

    def fail(path: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", fail)
        with pytest.raises(OSError, match="Too many open files"):
            start_article(tmp_path, "The pier", NOON)
    assert "Write here." in article.read_text()
