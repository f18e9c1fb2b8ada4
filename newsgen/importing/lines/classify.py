"""Give each line of a dump the role that it plays in the article.

Three things decide, in this order: plain marks (a bullet, a byline, a prompt to share), blank lines where they carry a
meaning, and the model.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence

from newsgen.importing.lines import bylines, fields, frames, galleries, lists, mails, marks, tails, top, verses
from newsgen.importing.lines.model import gaps, linear_model
from newsgen.importing.lines.model.linear_model import Opinion
from newsgen.importing.lines.neighbours import look
from newsgen.importing.lines.seen import FURNITURE, PROSE, Seen
from newsgen.importing.lines.shapes import Block, Shape, blocks, shape_of
from newsgen.importing.lines.verdicts import Verdict
from newsgen.importing.records import SURE, Dump, Reading, Role
from newsgen.importing.words import agencies
from newsgen.importing.words.cue_words import MODAL, PAST, REPORTING

_OPENING, _SENTENCE = 80, 60
_SPOKEN_ENDS = frozenset({"a full stop", "a question mark", "an exclamation mark", "dots"})
_KEPT: Mapping[verses.Kind, str] = {
    "code": "indented lines with the signs of a program",
    "table": "lines of as many cells each",
    "verse": "short lines without end marks between blank lines, as of a poem or an address",
}
_OTHERS: tuple[Role, ...] = ("paragraph", "subhead", "list", "quote")


def read_lines(dump: Dump) -> tuple[Reading, ...]:
    """A reading for every line of `dump`, in its order."""
    found = blocks(dump.lines)
    verdicts = {
        block.line + n: (v, n > 0, block.kept)
        for block, v in zip(found, _verdicts(found), strict=True)
        for n in range(block.lines)
    }
    nothing = Verdict("blank", 1.0, "nothing stands on it"), False, None
    return tuple(
        Reading(n, v.role, text, _down(v.confidence), v.why, goes_on, kept)
        for n, text in enumerate(dump.lines, 1)
        for v, goes_on, kept in (verdicts.get(n, nothing),)
    )


def _down(confidence: float) -> float:
    """Round down to two digits, so that no less than certainty shows as certain."""
    return math.floor(confidence * 100 + 1e-9) / 100


def _verdicts(found: Sequence[Block]) -> list[Verdict]:
    seen = look(found)
    opinions = linear_model.judge(seen) if seen else []
    shape = _shape(found, seen)
    captions = gaps.chances(seen, opinions, shape)
    first = next((i for i, entry in enumerate(seen) if entry.kind != FURNITURE), 0)
    height, numbered, called = top.height(seen), lists.numbered(seen), fields.named(seen)
    verdicts: list[Verdict] = []
    for i, entry in enumerate(seen):
        plain = called.get(i) or _plain_mark(seen, i, height, numbered)
        verdicts.append(
            plain or _weigh(entry, opinions[i], captions[i], shape, may_head=top.may_head(verdicts, seen, i, first))
        )
    lists.settle(verdicts, seen)
    mails.settle(verdicts, seen)
    tails.settle(verdicts, seen)
    top.settle(verdicts, seen, first)
    _keep_sources(verdicts, seen)
    galleries.settle(verdicts, seen)
    _free_signed_end(verdicts, seen, shape)
    _free_speech(verdicts, seen)
    _demote_last_subheads(verdicts)
    _leave_some_text(verdicts, opinions)
    _free_opening(verdicts, seen, opinions)
    return verdicts


def _shape(found: Sequence[Block], seen: Sequence[Seen]) -> Shape:
    """What the blank lines of a dump mean; nothing in a page copied with its menus, which has them anywhere."""
    shape = shape_of(tuple(found))
    return "spaced" if shape == "sparse" and frames.has_menus(seen) else shape


def _plain_mark(seen: Sequence[Seen], i: int, height: int, numbered: Collection[int]) -> Verdict | None:  # noqa: PLR0911  # one mark a line
    """Judge a line by its own form, if that is enough; only the first `height` lines may be bylines."""
    entry = seen[i]
    text = entry.block.text
    if entry.block.kept:
        return Verdict("paragraph", 0.8, _KEPT[entry.block.kept])
    if entry.piece:
        return Verdict(entry.piece.role, 0.8 if entry.piece.told else 0.97, entry.piece.why)
    if (i < height or i + 2 >= len(seen)) and marks.is_timestamp(text):
        return Verdict("timestamp", 0.95, "it is a date and little else")
    if marks.picture_file(text):
        return Verdict("caption", 0.95, "it names the file of a picture")
    # A mark is never a letter, and most lines start with one.
    if not text[0].isalpha() and (marked := _opening_mark(seen, i)):
        return marked
    if i in numbered:
        return Verdict("list", 0.93, "it has its place in a numbered list")
    return top.mark(seen, i) if i < height else None


def _opening_mark(seen: Sequence[Seen], i: int) -> Verdict | None:
    """Judge a line by the mark that it starts with."""
    text = seen[i].block.text
    lettered = any(map(str.isalpha, text))
    if marks.quote_marker(text) and (lettered or _is_beside(seen, i, marks.quote_marker)):
        return Verdict("quote", 0.97, "it starts with the mark of quoted text")
    if not lettered:
        return Verdict("paragraph", 0.9, "it has no letters")
    if marks.list_marker(text) and not (marks.is_dash(text) and _is_no_item(seen, i)):
        return Verdict("list", 0.97, "it starts with the mark of a list")
    if marks.is_signature(text):
        return Verdict("quote", 0.93, "it signs a post that is quoted")
    return None


def _is_no_item(seen: Sequence[Seen], i: int) -> bool:
    """Whether a dash opens an aside, as it does alone, or speech, as a long one does before a whole sentence."""
    if seen[i].block.text[:1] in "–—" and seen[i].end in _SPOKEN_ENDS:  # dashes of print
        return True
    return not _is_beside(seen, i, marks.list_marker)


def _is_beside(seen: Sequence[Seen], i: int, marker: Callable[[str], str]) -> bool:
    """Whether the line above or below starts with a mark that `marker` finds."""
    return any(0 <= j < len(seen) and marker(seen[j].block.text) for j in (i - 1, i + 1))


def _weigh(entry: Seen, opinion: Opinion, caption: float, shape: Shape, *, may_head: bool) -> Verdict:
    """Judge a line by the model and the blank lines."""
    least = linear_model.weights().threshold if shape != "sparse" else 0.5
    if caption >= least and (opinion.form or not lists.is_entry(entry.block.text)):
        return Verdict("caption", caption, _why_caption(entry, opinion, shape))
    rest = 1 - opinion.chances["caption"]
    left = {role: opinion.chances.get(role, 0.0) / rest * (1 - caption) for role in (*_OTHERS, "headline")}
    headline = left.pop("headline")
    if may_head and headline >= max(left.values()):
        return Verdict("headline", headline, _because(opinion, "headline"))
    # Where no headline may stand, what looks like one is a subhead.
    left["subhead"] += headline
    if entry.end == "a question mark" or _ends_without_mark(entry.block.text):
        # A question without a list marker is asked, not listed.
        left["list"] = 0.0
    role = max(left, key=left.__getitem__)
    return Verdict(role, min(left[role], 0.99), _because(opinion, role))


def _ends_without_mark(text: str) -> bool:
    """Whether `text` is long and in Thai or Lao, which end no sentence with a mark."""
    return len(text) >= _SENTENCE and "\u0e00" <= text[-1] <= "\u0eff"


def _why_caption(entry: Seen, opinion: Opinion, shape: Shape) -> str:
    if shape == "sparse" and entry.block.blank_before:
        return "a blank line stands before it, as before pictures only" + (
            f", and it has {opinion.form}" if opinion.form else ""
        )
    return f"its form: {opinion.form}" if opinion.form else _because(opinion, "caption")


def _because(opinion: Opinion, role: Role) -> str:
    # Features of the neighbours, which have a colon, weigh as well but tell a reader little.
    told = [name for name in linear_model.strongest(opinion, role) if ":" not in name]
    return "; ".join(told).replace("line 0 of", "first line of") or "nothing speaks for anything else"


def _keep_sources(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Take a source below the text for that of the text, not of a picture, unless a caption stands above it."""
    last = max((i for i, entry in enumerate(seen) if entry.kind in PROSE), default=len(seen))
    for i in range(last + 1, len(seen)):
        if (
            verdicts[i].role == "caption"
            and bylines.is_source(seen[i].block.text)
            and verdicts[i - 1].role != "caption"
        ):
            verdicts[i] = Verdict("paragraph", 0.7, "it says where the text is from")


def _free_signed_end(verdicts: list[Verdict], seen: Sequence[Seen], shape: Shape) -> None:
    """Take the last sentences for text where they tell something, and only the agency that sent it stands behind."""
    last = max((i for i, verdict in enumerate(verdicts) if verdict.role in ("caption", *top.TEXT)), default=None)
    if last is None or verdicts[last].role != "caption" or seen[last].credit.how != "a credit in brackets":
        return
    entry, above = seen[last], verdicts[last - 1].role if last else ""
    tells = not (PAST | REPORTING | MODAL).isdisjoint(entry.words)
    marked = shape == "sparse" and entry.block.blank_before
    if tells and above == "paragraph" and not marked and agencies.sends_text(entry.credit.credit):
        verdicts[last] = Verdict("paragraph", 0.7, "it ends the text, and an agency that sends texts stands behind it")


def _free_speech(verdicts: list[Verdict], seen: Sequence[Seen]) -> None:
    """Turn subheads that open with a dash, as speech does, or name a mail address, as contacts do, into paragraphs."""
    for i, verdict in enumerate(verdicts):
        if verdict.role == "subhead" and (marks.is_dash(seen[i].block.text) or bylines.has_address(seen[i].block.text)):
            verdicts[i] = Verdict("paragraph", 0.8, "no subhead opens with a dash, or names an address")


def _demote_last_subheads(verdicts: list[Verdict]) -> None:
    """Turn subheads with nothing below them into paragraphs."""
    for i in range(len(verdicts) - 1, -1, -1):
        role = verdicts[i].role
        if role == "subhead":
            why = "it may be a subhead, but nothing stands below it"
            verdicts[i] = Verdict("paragraph", min(0.6, verdicts[i].confidence), why)
        elif role not in ("boilerplate", "share", "timestamp"):
            return


def _leave_some_text(verdicts: list[Verdict], opinions: Sequence[Opinion]) -> None:
    """Where nothing is text, turn unsure captions into it: an article has text, but may lack pictures."""
    if any(verdict.role in top.TEXT for verdict in verdicts):
        return
    for i, verdict in enumerate(verdicts):
        if verdict.role == "caption" and verdict.confidence < SURE and not opinions[i].form:
            why = "it may be a caption, but without it there would be no text"
            verdicts[i] = Verdict("paragraph", 1 - verdict.confidence, why)


def _free_opening(verdicts: list[Verdict], seen: Sequence[Seen], opinions: Sequence[Opinion]) -> None:
    """Turn an unsure caption above all text into the first paragraph where it is a sentence longer than all below."""
    texts = [i for i, verdict in enumerate(verdicts) if verdict.role in ("caption", "paragraph")]
    if not texts or verdicts[texts[0]].role != "caption" or verdicts[texts[0]].confidence >= SURE:
        return
    first, length = texts[0], len(seen[texts[0]].block.text)
    longest = length > _OPENING and all(len(seen[i].block.text) < length for i in texts[1:])
    if longest and seen[first].kind in PROSE and not opinions[first].form:
        why = "it may be a caption, but nothing below it is as long"
        verdicts[first] = Verdict("paragraph", 1 - verdicts[first].confidence, why)
