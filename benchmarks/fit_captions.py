#!/usr/bin/env python3
"""Fit newsgen's model of captions on a folder of labelled dumps, and score it on publishers that it has not seen.

    fit_captions.py FOLDER             print the scores of a cross-validation by publisher
    fit_captions.py FOLDER --refine    the same for the weights that are there, changed as far as FOLDER speaks for it
    fit_captions.py FOLDER … --write   then fit on all of it and write newsgen/importing/lines/model/weights.json

For some dozens of pages, `--refine` is the better way: what other pages have taught stays, and need not be at hand. It
changes what tells captions, and leaves the other roles as they are.

FOLDER holds NAME.txt, a dump, with NAME.json beside it: a list of {"text": …, "label": …}, the role of every line, at
any depth. A name's part after the last `__`, up to the first dot, hyphen or underscore, is taken for its publisher.
Needs SciPy, which newsgen itself does not.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

try:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix
    from scipy.special import logsumexp, softmax
except ImportError:
    raise SystemExit("This needs SciPy: python3 -m pip --python .venv/bin/python install scipy") from None

from newsgen.importing.lines.model import linear_model
from newsgen.importing.lines.model.features import EVERY_LINE
from newsgen.importing.lines.model.forms import NAMES as FORMS
from newsgen.importing.lines.model.linear_model import Weights
from newsgen.importing.lines.neighbours import look
from newsgen.importing.lines.seen import FURNITURE, Seen
from newsgen.importing.lines.shapes import blocks, plain
from newsgen.importing.records import SURE, Role

MADE = "benchmarks/fit_captions.py,"
ROLES: tuple[Role, ...] = ("paragraph", "caption", "subhead", "list", "headline", "quote")
STRENGTH, REFINING = 0.1, 0.005
"""The weight of a line against the L2 penalty on weights' distance from their start: zero or, refining, the present
weights."""
ALREADY = 8
"""How many lines the known share of a form counts for, when it is refined."""
SEEN_OFTEN = 4
"""How many lines a feature must be in to get a weight."""
FOLDS = 10
THRESHOLD = 0.43
SMALLEST = 0.02
"""Weights nearer to zero are left out of the file."""
BARE = 0.5
"""The weight of a page whose captions have lost their credits, relative to the original page."""
SHORTEST = 8
"""The fewest characters that a line of such a page, such as a caption without its credit, may have."""


class Page:
    """A labelled dump: its lines as the importer sees them, their features, forms and labels."""

    def __init__(self, name: str, lines: Sequence[str], truth: list[dict[str, str]]) -> None:
        self.name = name
        self.publisher = re.split(r"[.\-_]", name.rsplit("__", 1)[-1].lower())[0]
        self.seen: list[Seen] = look(blocks(tuple(lines)))
        self.rows = linear_model.rows(self.seen)
        self.forms = [next((n[6:] for n in row if n.startswith("form: ")), "") for row in self.rows]
        self.labels = list(_align(self.seen, truth))

    @classmethod
    def read(cls, path: Path) -> "Page":
        """The page whose dump is the file `path`."""
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        return cls(path.stem, path.read_text(encoding="utf-8").split("\n"), truth)

    @cached_property
    def bare(self) -> "Page | None":
        """The page as if no caption had a credit; None where none has."""
        if not any(entry.credit.credit and label == "caption" for entry, label in self._lines()):
            return None
        kept = [
            (entry.credit.caption if label == "caption" else entry.block.text, label) for entry, label in self._lines()
        ]
        truth = [{"text": text, "label": label} for text, label in kept if len(text) >= SHORTEST]
        return Page(self.name, [line["text"] for line in truth], truth)

    def _lines(self) -> Iterable[tuple[Seen, str]]:
        return zip(self.seen, self.labels, strict=True)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", plain(text)).lower()


def _align(seen: Sequence[Seen], truth: list[dict[str, str]]) -> Iterable[str]:
    at = 0
    for entry in seen:
        ahead = next((i for i in range(at, len(truth)) if _key(truth[i]["text"]) == _key(entry.block.text)), None)
        yield "" if ahead is None else truth[ahead]["label"]
        at = at if ahead is None else ahead + 1


class Fitted:
    """A multinomial logistic regression over named features, regularised towards `start`, or else towards zero."""

    def __init__(self, pages: Sequence[Page], start: Weights | None) -> None:
        # Two captions in three have a credit, which gives them away. So that the model learns to recognise the others
        # by their words, it sees every page a second time, without the credits.
        lines = [
            (row, label, share)
            for share, shown in ((1.0, pages), (BARE, [page.bare for page in pages if page.bare]))
            for page in shown
            for entry, row, label in zip(page.seen, page.rows, page.labels, strict=True)
            if label in ROLES and entry.kind != FURNITURE
        ]
        rows, labels, shares = zip(*lines, strict=True)
        counts = Counter(name for row in rows for name in set(row))
        known = start.roles if start else {}
        names = {n for n, c in counts.items() if c >= SEEN_OFTEN}.union(*known.values())
        self.columns = {name: i for i, name in enumerate(sorted(names))}
        begun = np.zeros((len(ROLES), len(names)))
        for role, weights in known.items():
            for name, weight in weights.items():
                begun[ROLES.index(role), self.columns[name]] = weight
        strength = REFINING if start else STRENGTH
        self.table = self._fit(
            self._matrix(rows), [ROLES.index(label) for label in labels], strength * np.array(shares), begun
        )

    def _fit(
        self, lines: csr_matrix, labels: list[int], shares: NDArray[np.float64], begun: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        right = np.eye(len(ROLES))[labels]
        refines = begun.any()
        # The bias of each role is not penalised, unless known weights are refined.
        held = np.array([refines or name != EVERY_LINE for name in self.columns], dtype=float)
        free = np.array([[float(role == "caption" or not refines)] for role in ROLES])

        def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            table = flat.reshape(begun.shape)
            scores, away = lines @ table.T, (table - begun) * held
            missed = shares @ (logsumexp(scores, axis=1) - (scores * right).sum(axis=1))
            slope = ((softmax(scores, axis=1) - right) * shares[:, None]).T @ lines + away
            return missed + (away**2).sum() / 2, (slope * free).ravel()

        found = minimize(loss, begun.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 1000})
        return found.x.reshape(begun.shape)

    def _matrix(self, rows: Sequence[Sequence[str]]) -> csr_matrix:
        index, starts = [], [0]
        for row in rows:
            index += [self.columns[name] for name in set(row) if name in self.columns]
            starts.append(len(index))
        return csr_matrix((np.ones(len(index)), index, starts), shape=(len(rows), len(self.columns)))

    def chances(self, page: Page) -> list[dict[str, float]]:
        """The probability of each role for each line of `page`."""
        found = softmax(self._matrix(page.rows) @ self.table.T, axis=1)
        return [dict(zip(ROLES, map(float, row), strict=True)) for row in found]

    def weights(self) -> dict[str, dict[str, float]]:
        """The weights by role and feature."""
        table: dict[str, dict[str, float]] = {}
        for role, row in zip(ROLES, self.table, strict=True):
            kept = {n: round(float(row[i]), 3) for n, i in self.columns.items() if abs(row[i]) >= SMALLEST}
            table[role] = dict(sorted(kept.items(), key=lambda item: (-abs(item[1]), item[0])))
        return table


def form_shares(pages: Sequence[Page], start: Weights | None) -> dict[str, float]:
    """For each plain form the share of captions among its lines, shrunk towards a half or the known share if these are
    few.
    """
    counts: Counter[tuple[str, bool]] = Counter()
    for page in pages:
        counts.update((form, label == "caption") for form, label in zip(page.forms, page.labels, strict=True) if form)
    known, lines = (start.forms, ALREADY) if start else ({}, 4)
    return {
        n: round((counts[n, True] + lines * known.get(n, 0.5)) / (counts[n, True] + counts[n, False] + lines), 3)
        for n in FORMS
    }


def cross_validate(pages: Sequence[Page], start: Weights | None) -> None:
    """Print the scores on each fold's publishers of a model that was fitted on all others."""
    publishers = sorted({page.publisher for page in pages})
    order = np.random.RandomState(0).permutation(len(publishers))
    fold = {publishers[p]: i % FOLDS for i, p in enumerate(order)}
    tallies = {"all": Counter[str](), "en": Counter[str]()}
    for k in range(FOLDS):
        rest = [page for page in pages if fold[page.publisher] != k]
        fitted, forms = Fitted(rest, start), form_shares(rest, start)
        for page in (page for page in pages if fold[page.publisher] == k):
            result = _tally(page, fitted.chances(page), forms)
            tallies["all"] += result
            if "__en__" in page.name:
                tallies["en"] += result
    for name, n in tallies.items():
        if not n["all"]:
            continue
        print(
            f"{name}: captions {n['want']}  precision {_share(n['hit'], n['found'])}  "
            f"recall {_share(n['hit'], n['want'])}  f1 {_share(2 * n['hit'], n['found'] + n['want'])}  "
            f"subhead f1 {_share(2 * n['sub_hit'], n['sub_found'] + n['sub_want'])}  "
            f"roles right {_share(n['right'], n['all'])}  "
            f"sure precision {_share(n['sureright'], n['sure'])} of {n['sure']}"
        )


def _share(part: int, whole: int) -> str:
    """`part` / `whole` for printing; `whole` may be 0, as pages may have no subheads or captions."""
    return f"{part / whole:.3f}" if whole else "–"


def _tally(page: Page, chances: Sequence[dict[str, float]], forms: dict[str, float]) -> Counter[str]:
    n: Counter[str] = Counter()
    for entry, found, form, label in zip(page.seen, chances, page.forms, page.labels, strict=True):
        role, chance = "boilerplate", 1.0
        if entry.kind != FURNITURE:
            caption = max(found["caption"], forms.get(form, THRESHOLD)) if form else found["caption"]
            others = {name: value for name, value in found.items() if name != "caption"}
            role = "caption" if caption >= THRESHOLD else max(others, key=others.__getitem__)
            chance = caption
        n.update(want=label == "caption", found=role == "caption", hit=role == label == "caption")
        n.update(sub_want=label == "subhead", sub_found=role == "subhead", sub_hit=role == label == "subhead")
        n.update(all=label in ROLES, right=label in ROLES and role == label)
        sure = role == "caption" and chance >= SURE
        n.update(sure=sure, sureright=sure and label == "caption")
    return n


def main() -> None:
    """Read the arguments, score, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--refine", action="store_true", help="begin with the weights that are there")
    parser.add_argument("--write", action="store_true", help="fit on all pages and write weights.json")
    arguments = parser.parse_args()
    # A page may be there with several arrangements of blank lines, which the features do not see.
    pages = list(
        {
            path.stem: Page.read(path)
            for path in sorted(arguments.folder.rglob("*.txt"))
            if path.with_suffix(".json").exists()
        }.values()
    )
    print(f"{len(pages)} pages of {len({page.publisher for page in pages})} publishers")
    start = linear_model.weights() if arguments.refine else None
    cross_validate(pages, start)
    if arguments.write:
        made = f"{start.made}; refined from {len(pages)}" if start else f"{MADE} from {len(pages)} labelled pages"
        fitted = Fitted(pages, start).weights()
        content = {"made": made, "threshold": THRESHOLD, "forms": form_shares(pages, start), "roles": fitted}
        linear_model.FILE.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {linear_model.FILE}")


if __name__ == "__main__":
    main()
