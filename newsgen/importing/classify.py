"""The lines of a dump, each with the role that it plays in the article.

Three things speak, in this order: marks that are plain (a bullet, a byline, a prompt to share), the blank lines where
they carry a meaning, and the model.
"""

import math
from collections.abc import Collection, Sequence

import msgspec

from newsgen.importing import gaps, linear_model, marks
from newsgen.importing.linear_model import Opinion
from newsgen.importing.records import SURE, Dump, Reading, Role
from newsgen.importing.seen import FURNITURE, PROSE, Seen, look
from newsgen.importing.shapes import Block, Shape, blocks, shape_of

NEAR_TOP = 6
"""How many lines into a dump bylines and datelines are looked for, below a headline, a standfirst and a picture.

What is no part of the article does not count.
"""

_TITLE_WORDS = 3
_KICKER_WORDS, _HEAD_WORDS, _FEW_WORDS = 3, 5, 5
_MAY_BE_HEAD: frozenset[Role] = frozenset({"subhead", "list", "paragraph", "standfirst"})
_STANDFIRST = range(40, 420)
_HEADLINE = range(8, 180)
_SPOKEN_ENDS = frozenset({"a full stop", "a question mark", "an exclamation mark", "dots"})
_TEXT: frozenset[Role] = frozenset({"paragraph", "quote", "list"})
_OTHERS: tuple[Role, ...] = ("paragraph", "subhead", "list", "quote")


class _Verdict(msgspec.Struct, frozen=True):
    role: Role
    confidence: float
    why: str


def read_lines(dump: Dump) -> tuple[Reading, ...]:
    """A reading for every line of `dump`, in its order."""
    found = blocks(dump.lines)
    verdicts = {block.line: v for block, v in zip(found, _verdicts(found), strict=True)}
    nothing = _Verdict("blank", 1.0, "nothing stands on it")
    return tuple(
        Reading(n, v.role, text, _down(v.confidence), v.why)
        for n, text in enumerate(dump.lines, 1)
        for v in (verdicts.get(n, nothing),)
    )


def _down(confidence: float) -> float:
    """Two digits, never rounded up to a certainty that is not there."""
    return math.floor(confidence * 100 + 1e-9) / 100


def _verdicts(found: Sequence[Block]) -> list[_Verdict]:
    seen = look(found)
    opinions = linear_model.judge(seen) if seen else []
    shape = shape_of(tuple(found))
    captions = gaps.chances(found, opinions, shape)
    first = next((i for i, entry in enumerate(seen) if entry.kind != FURNITURE), 0)
    top, numbered = _top(seen), _numbered_items(seen)
    verdicts: list[_Verdict] = []
    for i, entry in enumerate(seen):
        plain = _plain_mark(seen, i, top, numbered)
        verdicts.append(plain or _weigh(entry, opinions[i], captions[i], shape, may_head=_may_head(verdicts, i, first)))
    _free_lone_items(verdicts)
    _set_links_aside(verdicts, seen)
    _prefer_longer_head(verdicts, seen, first)
    _find_standfirst(verdicts, seen)
    _confirm_headline(verdicts, seen, first)
    _keep_sources(verdicts, seen)
    _leave_some_text(verdicts, opinions)
    return verdicts


def _top(seen: Sequence[Seen]) -> int:
    """How many lines belong to the top of a dump, with what is no part of the article among them."""
    lines = [i for i, entry in enumerate(seen) if not entry.piece]
    return lines[NEAR_TOP] if len(lines) > NEAR_TOP else len(seen)


def _plain_mark(seen: Sequence[Seen], i: int, top: int, numbered: Collection[int]) -> _Verdict | None:  # noqa: PLR0911  # one mark a line
    """What a line is by its own form; of the first `top` ones that may be a byline."""
    entry = seen[i]
    text = entry.block.text
    if entry.piece:
        return _Verdict(entry.piece.role, 0.97, entry.piece.why)
    if not any(map(str.isalnum, text)):
        return _Verdict("paragraph", 0.9, "it has no letters")
    if marks.quote_marker(text):
        return _Verdict("quote", 0.97, "it starts with the mark of quoted text")
    if marks.list_marker(text) and not (marks.is_dash(text) and _is_no_item(seen, i)):
        return _Verdict("list", 0.97, "it starts with the mark of a list")
    if i in numbered:
        return _Verdict("list", 0.93, "it has its place in a numbered list")
    if marks.is_signature(text):
        return _Verdict("quote", 0.93, "it signs a post that is quoted")
    if (i < top or i + 2 >= len(seen)) and marks.is_timestamp(text):
        return _Verdict("timestamp", 0.95, "it is a date and little else")
    return _head_mark(seen, i) if i < top else None


def _head_mark(seen: Sequence[Seen], i: int) -> _Verdict | None:
    """Likewise of the lines above a text, where they say who wrote it and where."""
    text = seen[i].block.text
    if marks.byline(text):
        return _Verdict("byline", 0.95, "it is a name after `by`")
    if any(not entry.piece for entry in seen[:i]) and marks.job_line(text):
        return _Verdict("byline", 0.9, "it is a name and a job, below the headline")
    if marks.is_dateline(text):
        return _Verdict("dateline", 0.92, "it is a place in capitals and a dash")
    return None


def _is_no_item(seen: Sequence[Seen], i: int) -> bool:
    """A dash opens an item among others, and an aside alone; a long one before a whole sentence opens speech."""
    if seen[i].block.text[:1] in "–—" and seen[i].end in _SPOKEN_ENDS:  # dashes of print
        return True
    return not any(0 <= j < len(seen) and marks.list_marker(seen[j].block.text) for j in (i - 1, i + 1))


def _numbered_items(seen: Sequence[Seen]) -> set[int]:
    """The lines of runs that count 1., 2., 3., without anything between."""
    numbers = [found[0] if (found := marks.list_number(entry.block.text)) else -1 for entry in seen]
    items: set[int] = set()
    start = 0
    for i in range(1, len(numbers) + 1):
        if i == len(numbers) or numbers[i] != numbers[i - 1] + 1 or numbers[i - 1] < 0:
            if numbers[start] == 1 and i - start > 1:
                items.update(range(start, i))
            start = i
    return items


def _may_head(verdicts: Sequence[_Verdict], i: int, first: int) -> bool:
    """Whether a headline may stand here: among the first lines, above all text, and only once."""
    if i > first + 2:
        return False
    above = {verdict.role for verdict in verdicts}
    return not above & {"headline", *_TEXT}


def _weigh(entry: Seen, opinion: Opinion, caption: float, shape: Shape, *, may_head: bool) -> _Verdict:
    """What the model and the blank lines make of a line."""
    if caption >= (linear_model.weights().threshold if shape != "sparse" else 0.5):
        return _Verdict("caption", caption, _why_caption(entry, opinion, shape))
    rest = 1 - opinion.chances["caption"]
    left = {role: opinion.chances.get(role, 0.0) / rest * (1 - caption) for role in (*_OTHERS, "headline")}
    headline = left.pop("headline")
    if may_head and headline >= max(left.values()):
        return _Verdict("headline", headline, _because(opinion, "headline"))
    # Where no headline may stand, what looks like one is a subhead.
    left["subhead"] += headline
    if entry.end == "a question mark":
        # A question without a mark before it is asked, and not counted up.
        left["list"] = 0.0
    role = max(left, key=left.__getitem__)
    return _Verdict(role, min(left[role], 0.99), _because(opinion, role))


def _why_caption(entry: Seen, opinion: Opinion, shape: Shape) -> str:
    if shape == "sparse" and entry.block.blank_before:
        return "a blank line stands before it, as before pictures only" + (
            f", and it has {opinion.form}" if opinion.form else ""
        )
    return f"its form: {opinion.form}" if opinion.form else _because(opinion, "caption")


def _because(opinion: Opinion, role: Role) -> str:
    # How its neighbours look weighs as well, but tells a reader little.
    told = [name for name in linear_model.strongest(opinion, role) if ":" not in name]
    return "; ".join(told).replace("line 0 of", "first line of") or "nothing speaks for anything else"


def _prefer_longer_head(verdicts: list[_Verdict], seen: Sequence[Seen], first: int) -> None:
    """Where a few words stand above a line that may be the headline as well, the longer is it, though not for sure.

    Sections and columns have names of a few words, headlines hardly ever. A byline or a time has to stand near, as it
    does near a headline, but not near a subhead.
    """
    if first >= len(seen) or verdicts[first].role != "headline":
        return
    rest = [i for i in range(first + 1, len(seen)) if not seen[i].piece and verdicts[i].role != "timestamp"]
    if not rest or seen[first].end != "no mark" or len(seen[first].block.text.split()) > _KICKER_WORDS:
        return
    below = rest[0]
    near = {verdict.role for verdict in verdicts[first + 1 : below + 5]}
    if (
        verdicts[below].role in ("subhead", "list")
        and len(seen[below].words) >= _HEAD_WORDS
        and seen[below].end in ("no mark", "a question mark")
        and near & {"byline", "timestamp"}
    ):
        verdicts[first] = _Verdict("boilerplate", 0.75, "a few words above the headline, as of a section or a column")
        verdicts[below] = _Verdict("headline", 0.8, "it is longer than the few words above it, which are set aside")


def _confirm_headline(verdicts: list[_Verdict], seen: Sequence[Seen], first: int) -> None:
    """A first line without an end mark, with a byline or a time soon below it, is the headline beyond doubt."""
    below = {verdict.role for verdict in verdicts[first + 1 : first + 5]}
    if first < len(verdicts) and verdicts[first].role == "headline" and below & {"byline", "timestamp", "standfirst"}:
        text = seen[first].block.text.rstrip()
        if len(text) in _HEADLINE and not text.endswith((".", ":", ";", ",")) and not _has_rival(verdicts, seen, first):
            verdicts[first] = _Verdict("headline", 0.96, "it is the first line, and a byline or a time stands below")


def _has_rival(verdicts: Sequence[_Verdict], seen: Sequence[Seen], first: int) -> bool:
    """Whether the line `first` is of few words, and a longer one above byline and time may be the headline as well."""
    if len(seen[first].block.text.split()) > _FEW_WORDS:
        return False
    for verdict, entry in list(zip(verdicts, seen, strict=True))[first + 1 : first + 4]:
        if verdict.role in ("byline", "timestamp"):
            return False
        if verdict.role in _MAY_BE_HEAD and len(entry.words) >= _HEAD_WORDS and entry.end not in _SPOKEN_ENDS:
            return True
    return False


def _free_lone_items(verdicts: list[_Verdict]) -> None:
    """A line that is read as an item of a list, but not by a mark, and has none beside it is no list."""
    roles = ["", *(verdict.role for verdict in verdicts), ""]
    for i, verdict in enumerate(verdicts):
        if _is_doubtful_item(verdict) and "list" not in (roles[i], roles[i + 2]):
            verdicts[i] = _Verdict("paragraph", min(0.6, verdict.confidence), "an item alone is no list")


def _set_links_aside(verdicts: list[_Verdict], seen: Sequence[Seen]) -> None:
    """Below the last text, what stands under the head of a list of links are their titles, if all of it may be."""
    last = max((i for i, entry in enumerate(seen) if entry.kind not in (FURNITURE, "short", "medium")), default=None)
    if last is None:
        return
    heads = (i for i in range(last + 1, len(seen)) if (piece := seen[i].piece) and piece.links)
    head = next(heads, len(seen))
    below = [i for i in range(head + 1, len(seen)) if seen[i].kind != FURNITURE]
    if any(verdicts[i].confidence >= SURE or not _may_be_title(seen[i]) for i in below):
        return
    for i in below:
        verdicts[i] = _Verdict("boilerplate", 0.8, "it stands below the text, under the head of a list of links")


def _may_be_title(entry: Seen) -> bool:
    text = entry.block.text
    marked = marks.list_marker(text) or marks.list_number(text) or marks.quote_marker(text)
    return len(entry.words) >= _TITLE_WORDS and entry.end == "no mark" and text[:1].isupper() and not marked


def _find_standfirst(verdicts: list[_Verdict], seen: Sequence[Seen]) -> None:
    """The line between a headline and a byline or timestamp is the standfirst."""
    for i in range(1, len(verdicts) - 1):
        below = verdicts[i + 1].role
        if (
            verdicts[i - 1].role == "headline"
            and (verdicts[i].role in ("paragraph", "subhead") or _is_doubtful_item(verdicts[i]))
            and below in ("byline", "timestamp")
        ):
            if len(seen[i].block.text) in _STANDFIRST:
                verdicts[i] = _Verdict("standfirst", 0.9, "it stands between the headline and the byline")
            return


def _is_doubtful_item(verdict: _Verdict) -> bool:
    """Whether a line is read as an item of a list, but not by a mark."""
    return verdict.role == "list" and verdict.confidence < SURE


def _keep_sources(verdicts: list[_Verdict], seen: Sequence[Seen]) -> None:
    """Below the text, the source that it was taken from is no picture's, unless a caption stands above it."""
    last = max((i for i, entry in enumerate(seen) if entry.kind in PROSE), default=len(seen))
    for i in range(last + 1, len(seen)):
        if verdicts[i].role == "caption" and marks.is_source(seen[i].block.text) and verdicts[i - 1].role != "caption":
            verdicts[i] = _Verdict("paragraph", 0.7, "it says where the text is from")


def _leave_some_text(verdicts: list[_Verdict], opinions: Sequence[Opinion]) -> None:
    """Where nothing is text, captions that may as well be text are: an article has some, and pictures it may lack."""
    if any(verdict.role in _TEXT for verdict in verdicts):
        return
    for i, verdict in enumerate(verdicts):
        if verdict.role == "caption" and verdict.confidence < SURE and not opinions[i].form:
            why = "it may be a caption, but without it there would be no text"
            verdicts[i] = _Verdict("paragraph", 1 - verdict.confidence, why)
