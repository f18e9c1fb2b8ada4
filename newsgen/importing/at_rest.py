"""Which dumps need a look: all but those unchanged since import last found nothing to do for them.

The stamps of the dump, its pictures, its receipts and its articles tell, which are kept in .newsgen/cache/. Without
them every dump is looked at, with the same result in more time.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache as remembered
from pathlib import Path

import msgspec

from newsgen.importing import receipts
from newsgen.importing.ledger import INCOMING
from newsgen.importing.pictures import attachments, numbered
from newsgen.importing.records import Outcome
from newsgen.importing.seeds import seed_name
from newsgen.importing.sources import kinds, opening
from newsgen.importing.sources.markdown import companions
from newsgen.importing.sources.page import saved
from newsgen.importing.sources.text.reader import pictures_named
from newsgen.incremental import cache, provenance, stamps
from newsgen.incremental.stamps import Stamp

_STAGES = ("importing",)
_LIBRARIES = ("msgspec", "pyyaml")


class _Rest(msgspec.Struct, frozen=True, array_like=True):
    """A dump at rest: the stamps, by path, of it and its pictures, of its receipts, and of its articles.

    The stamp is None for an article that the editor removed and an `awaited` picture that is not there. `named` are the
    pictures that a text dump names.
    """

    dump: dict[str, Stamp]
    made: dict[str, Stamp]
    articles: dict[str, Stamp | None]
    awaited: dict[str, Stamp | None]
    named: tuple[str, ...]


class AtRest:
    """Remembers from one import into `site` to the next which dumps are at rest."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._file = cache.place(site, "dumps")
        self._start = time.time_ns()
        self._version = provenance.of(_STAGES, _LIBRARIES)
        self._before = cache.load(self._file, dict[str, _Rest], self._version) or {}
        self._now: dict[str, _Rest] = {}
        self._seen: dict[str, tuple[Path, dict[str, Stamp]]] = {}
        self.look = remembered(numbered.beside)
        self._lookout = opening.lookout()

    def unsettled(self, seeds: Mapping[str, Path]) -> dict[str, Path]:
        """Those of the dumps `seeds`, paths by name, that import has to look at."""
        left = {}
        for seed, path in seeds.items():
            known, dump = self._before.get(seed), self._dump(seed, path)
            if known and known.dump == dump and self._stands(known):
                self._now[seed] = known
            else:
                left[seed] = path
                self._seen[seed] = path, dump
        return left

    @property
    def articles(self) -> frozenset[str]:
        """The articles of the dumps at rest, as paths from the site: they stand where their receipts say."""
        return frozenset(path for known in self._now.values() for path, stamp in known.articles.items() if stamp)

    def named(self, path: Path) -> tuple[str, ...]:
        """The pictures that the text dump `path` names; the dump is read unless it is at rest."""
        known = self._now.get(seed_name(self._site, path))
        return known.named if known else pictures_named(path)

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Remember as at rest those dumps whose `outcomes` all say that there was nothing to do."""
        by_seed: dict[str, list[Outcome]] = {}
        for outcome in outcomes:
            # Each article of an export has a name of its own.
            seed = outcome.seed if outcome.seed in self._seen else outcome.seed.rpartition("#")[0]
            by_seed.setdefault(seed, []).append(outcome)
        for seed, found in by_seed.items():
            if seed in self._seen and (known := self._known(*self._seen[seed], found)):
                self._now[seed] = known
        if self._now != self._before:
            cache.save(self._file, self._now, self._version)

    def _known(self, path: Path, dump: dict[str, Stamp], outcomes: Sequence[Outcome]) -> _Rest | None:
        made, articles, awaited = dict[str, Stamp](), dict[str, Stamp | None](), dict[str, Stamp | None]()
        for outcome in outcomes:
            receipt = outcome.receipt
            if receipt is None or outcome.problems or outcome.done not in ("unchanged", "removed-by-editor"):
                return None
            stamp = self._stamp(file := receipts.path_of(receipt.seed))
            if stamp is None:
                return None
            made[file], articles[receipt.article] = stamp, self._stamp(receipt.article)
            if (articles[receipt.article] is None) != (outcome.done == "removed-by-editor"):
                return None
            names = (name for one in receipt.awaited for name in one.names)
            awaited |= {str(place): _stamp_of(str(place)) for name in names for place in attachments.places(path, name)}
        every = (*dump.values(), *made.values(), *filter(None, (*articles.values(), *awaited.values())))
        if not dump or not all(stamps.counts(stamp, self._start) for stamp in every):
            return None
        return _Rest(dump, made, articles, awaited, pictures_named(path))

    def _stands(self, known: _Rest) -> bool:
        if any(self._stamp(path) != stamp for path, stamp in known.made.items()):
            return False
        if any(_stamp_of(path) != stamp for path, stamp in known.awaited.items()):
            return False
        return all(
            self._stamp(path) == stamp and self._stamp(f"{path}{INCOMING}") is None
            for path, stamp in known.articles.items()
        )

    def _dump(self, seed: str, path: Path) -> dict[str, Stamp]:
        """The stamps of a dump and of the files that belong to it, by name, without files that are not there."""
        beside = [picture.path.name for picture in self.look(path.parent).get(path.stem, ())]
        names = (path.name, *beside, *saved.pictures_with(path), *companions.names(path), *self._above(seed, path))
        found = {name: _stamp_of(f"{path.parent}/{name}") for name in names}
        return {name: stamp for name, stamp in found.items() if stamp}

    def _above(self, seed: str, path: Path) -> tuple[str, ...]:
        if path.suffix.lower() not in kinds.WITH_HEAD:
            return ()
        from newsgen.importing.sources.markdown import inheritance  # noqa: PLC0415  # not for sites of text alone

        return inheritance.names(seed, path, self._lookout)

    def _stamp(self, path: str) -> Stamp | None:
        return _stamp_of(f"{self._site}/{path}")


def _stamp_of(path: str) -> Stamp | None:
    try:
        return stamps.from_stat(os.stat(path))  # noqa: PTH116  # some thirty thousand calls per build
    except OSError:
        return None
