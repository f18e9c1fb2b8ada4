"""How sources say that not everybody may see an article: the words for its state, and the names of its file."""

from pathlib import PurePosixPath

from newsgen.importing.sources.html import inline

HELD = frozenset(
    {"draft", "drafts", "pending", "private", "unpublished", "inreview", "scheduled", "future", "trash", "deleted"}
)
"""The states of unpublished articles, as `inline.key` spells them."""

_FEW = HELD | {
    "paid", "onlypaid", "onlyfree", "founding", "member", "members", "membersonly", "subscriber", "subscribers",
    "premium", "tiers", "hidden", "unlisted", "internal", "restricted", "password", "none",
}  # fmt: skip


def is_for_few(state: str) -> bool:
    """Whether `state`, as systems call it, says that not everybody sees the article."""
    return inline.key(state) in _FEW


def is_drafts(seed: str) -> bool:
    """Whether the dump `seed` lies in a generator's folder for drafts, or is named as Medium names a draft."""
    path = PurePosixPath(seed)
    return "_drafts" in path.parts or path.name.startswith("draft_")
