"""What became of each line of a dump, from its import's receipt."""

from pathlib import Path

from rich.table import Table
from rich.text import Text

from newsgen.errors import ContentError, Problem, visible
from newsgen.formats import frontmatter
from newsgen.importing import receipts
from newsgen.importing.records import SURE, Reading, Receipt, Role
from newsgen.importing.seeds import no_article

_BECAME: dict[Role, str] = {
    "headline": "the title",
    "standfirst": "the summary",
    "byline": "the authors",
    "dateline": "the dateline",
    "timestamp": "the date",
    "paragraph": "a paragraph",
    "subhead": "a subhead",
    "quote": "a quotation",
    "list": "an item of a list",
    "caption": "a figure",
    "share": "set aside",
    "boilerplate": "set aside",
    "blank": "",
}


def receipt_of(site: Path, article: str) -> Receipt:
    """The receipt of the dump of `article`; both the article and the dump itself may be given, relative to `site`.

    Raises ContentError if there is no such article, or it was not imported, and DumpError for a damaged receipt.
    """
    if not article.startswith("content/"):
        return _of_dump(site, article)
    seed = _seed(site, article)
    receipt = receipts.load(site, seed) if seed else None
    if seed and (receipt is None or receipt.article != article):
        # An edited article still names its dump by the former name after a rename.
        renamed = (r.seed for r in receipts.load_all(site) if r.article == article and seed in r.formerly)
        receipt = receipts.load(site, next(renamed, seed))
    if receipt is None:
        what = f"there is no receipt of {seed}, its dump" if seed else "it was not made from a dump: it names no `seed`"
        raise ContentError(Problem(article, 1, what, "import its dump, or ask about another article"))
    return receipt


def _of_dump(site: Path, seed: str) -> Receipt:
    """The receipt of the dump `seed`. Raises ContentError unless it has exactly one article."""
    if not (site / seed).is_file():
        raise ContentError(no_article(seed))
    known = [r for r in receipts.load_all(site) if seed in (r.seed, r.seed.rpartition("#")[0])]
    receipt = receipts.load(site, known[0].seed) if len(known) == 1 else None
    if receipt is None:
        what = f"this file has {len(known)} articles" if known else "no article was made of this file"
        remedy = f"name one of them, such as {known[0].article}" if known else "name an article, or import this dump"
        raise ContentError(Problem(seed, 1, what, remedy))
    return receipt


def _seed(site: Path, article: str) -> str:
    try:
        text = (site / article).read_bytes().decode(errors="replace")
    except OSError:
        # An article that the editor deleted still has its receipt.
        seed = next((r.seed for r in receipts.load_all(site) if r.article == article), None)
        if seed is None:
            raise ContentError(no_article(article)) from None
        return seed
    source = frontmatter.parse(text, article).head.source
    return (source.seed or "") if source else ""


def table(receipt: Receipt) -> Table:
    """A table of the dump's lines: what became of each, how sure that is, and why."""
    title = Text(visible(f"{receipt.seed} → {receipt.article}"))
    shown = Table("line", "text", "became", "sure", "why", title=title, title_justify="left", box=None)
    shown.columns[0].justify = shown.columns[3].justify = "right"
    shown.columns[1].ratio, shown.columns[4].ratio = 3, 2
    for column in shown.columns:
        column.overflow = "fold"  # a narrow terminal loses no words
    shown.expand = True
    for line in receipt.lines:
        if line.role != "blank":
            shown.add_row(*map(Text, _row(line)), style="" if line.confidence >= SURE else "yellow")
    return shown


def _row(line: Reading) -> tuple[str, str, str, str, str]:
    return str(line.line), visible(line.text), _BECAME[line.role], f"{line.confidence:.0%}", visible(line.why)
