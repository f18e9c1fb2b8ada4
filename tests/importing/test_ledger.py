import pytest

from newsgen.importing.ledger import Known, Step, decide
from newsgen.importing.records import Receipt

RECEIPT = Receipt(
    seed="seeds/a.txt", article="content/a.md", dump_digest="dump", article_digest="made", review=(), lines=()
)


def known(
    *,
    receipt: bool = True,
    article: str | None = "content/a.md",
    now: str = "made",
    stated: str = "",
    incoming: str = "",
) -> Known:
    return Known(
        receipt=RECEIPT if receipt else None,
        article=article,
        article_digest=now,
        stated_digest=stated,
        incoming_digest=incoming,
    )


@pytest.mark.parametrize(
    ("state", "dump", "named", "step"),
    [
        (known(receipt=False, article=None), "dump", False, "write"),
        (known(), "dump", False, "leave"),
        (known(), "dump", True, "leave"),
        (known(now="edited"), "dump", False, "leave"),
        (known(article="content/moved.md"), "dump", False, "follow"),
        (known(), "new", False, "regenerate"),
        (known(article="content/moved.md"), "new", False, "regenerate"),
        (known(now="edited"), "new", False, "lay beside"),
        (known(now="edited", incoming="made"), "dump", False, "remind"),
        (known(now="edited", incoming="made"), "newer", False, "lay beside"),
        (known(now="edited", incoming="being merged"), "newer", False, "remind of older"),
        (known(now="edited", incoming="being merged"), "dump", False, "remind"),
        (known(now="written, but not the receipt", stated="new"), "new", False, "adopt"),
        (known(now="edited", incoming="written, but not the receipt", stated="newer"), "newer", False, "adopt"),
        (known(article=None), "dump", False, "stay removed"),
        (known(article=None), "new", False, "stay removed"),
        (known(article=None), "dump", True, "write"),
        (known(receipt=False, stated="dump"), "dump", False, "adopt"),
        (known(receipt=False, stated="older"), "dump", False, "lay beside"),
        (known(receipt=False, stated="older", incoming="made"), "dump", False, "remind"),
    ],
)
def test_what_is_done_with_a_dump(state: Known, dump: str, named: bool, step: Step) -> None:
    assert decide(state, dump, named=named) == step


def test_an_edited_article_is_never_regenerated() -> None:
    for receipt in (True, False):
        for incoming in ("", "made", "merged"):
            for dump in ("dump", "new"):
                state = known(receipt=receipt, now="edited", incoming=incoming)
                assert decide(state, dump, named=True) not in ("write", "regenerate")
