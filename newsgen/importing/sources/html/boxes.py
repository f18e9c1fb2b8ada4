"""Pictures with a few words in a box of their own, where no tag says that the words are a caption."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import takewhile
from typing import Any

import msgspec

from newsgen.importing import credits as credit_lines
from newsgen.importing.lines import furniture
from newsgen.importing.lines.shapes import ends_sentence, plain
from newsgen.importing.sources.html import figures, picture_tables
from newsgen.importing.sources.html.blocks import CONTROL
from newsgen.importing.sources.html.inline import key
from newsgen.importing.sources.html.places import OUTSIDE, ancestors, is_within, names, reason
from newsgen.importing.sources.records import Block
from newsgen.importing.words import agencies

_NEAR, _FARTHEST = 4, 10
"""How many blocks from a picture the words of its box may be, and how many elements out from it the box."""

_MOST = 2

_CALLED = re.compile(
    r"(?<!has-)(?<!with-)(?<!no-)(?:(?:img|image|photo|picture|foto|figure|bild)s?|slide|gallery-?item"
    r"|(?:img|image|photo|picture|foto|bild|(?<![a-z])pic)-?box)(?:$|[-_\s])",
    re.IGNORECASE,
)

_WITH_TEXT = re.compile(
    r"te?xt[-_]?(?:and|with)?[-_]?(?:im|pic|photo|foto|bild)|(?:and|with|mit)[-_]?te?xt|essay|key-figure", re.IGNORECASE
)
"""Names of boxes that hold text of an article beside a picture."""

_FLOAT = re.compile(r"(?:^|;)\s*float\s*:\s*(?:left|right)", re.IGNORECASE)
_CENTRED = re.compile(r"(?:^|;)\s*text-align\s*:\s*center", re.IGNORECASE)
_WRITTEN = re.compile(r"art|content|story|body|entry|post|text|main|page", re.IGNORECASE)


def grouped(found: Iterable[Block]) -> list[Block]:
    """`found`, with each picture and the words of its box in one group."""
    blocks = picture_tables.grouped(list(found))
    for index, block in enumerate(blocks):
        if block.part == "picture" and block.group is None:
            for i, member in (_box(blocks, index) or _below(blocks, index)).items():
                blocks[i] = member
    return blocks


def _below(blocks: Sequence[Block], index: int) -> dict[int, Block]:
    """The picture at `index`, which stands in the text, with the paragraph right below it, if that is of it."""
    if index + 1 == len(blocks):
        return {}
    picture, words = blocks[index], blocks[index + 1]
    if words.role != "paragraph" or words.part or words.group is not None or words.linked:
        return {}
    if not figures.may_be_caption(words.text) or reason(picture) != OUTSIDE or reason(words) != OUTSIDE:
        return {}
    said = credit_lines.split(plain(words.text))
    # Articles of an agency end with its name as well.
    credited = bool(said.credit) and not agencies.is_agency(said.credit) and not _is_cut(said.caption)
    if not credited and not _is_centred_below(blocks, index):
        return {}
    why = "words below a picture, with a credit" if credited else "words in the middle below a picture"
    caption = msgspec.structs.replace(words, part="caption", why=why)
    return {i: msgspec.structs.replace(b, group=words.element) for i, b in ((index, picture), (index + 1, caption))}


def _is_cut(caption: str) -> bool:
    """Whether `caption` stops within the last of its sentences, as before «photos by» in a paragraph of the text."""
    return ". " in caption and not ends_sentence(caption)


def _is_centred_below(blocks: Sequence[Block], index: int) -> bool:
    """Whether the picture at `index` and the words below it stand in the middle, as text below these does not.

    Bold words are a subhead.
    """
    picture, words, *following = blocks[index : index + 3]
    apart = any(b.part == "picture" or (b.role == "paragraph" and not _is_centred(b.element)) for b in following)
    bold = words.markdown.startswith("**") and words.markdown.endswith("**")
    return apart and not bold and _is_centred(words.element) and _is_centred(picture.element)


def _is_centred(element: Any) -> bool:
    """Whether `element`, or the paragraph around it, says of itself that its lines stand in the middle."""
    if element is None:
        return False
    paragraph = next((e for e in (element, *element.iterancestors()) if e.tag in ("p", "div", "center")), element)
    says = (paragraph.get("align") or "").lower() == "center" or paragraph.tag == "center"
    return says or bool(_CENTRED.search(paragraph.get("style") or ""))


def _box(blocks: Sequence[Block], index: int) -> dict[int, Block]:
    """The blocks of the smallest element with words around the picture at `index`, if those are a caption."""
    near = range(max(0, index - _NEAR), min(len(blocks), index + _NEAR + 1))
    outward = ancestors(blocks[index])[:_FARTHEST]
    for depth, box in enumerate(outward):
        inside = [i for i in near if is_within(blocks[i], box)]
        members = {i: _plainly(blocks[i]) for i in inside}
        words = [block for block in members.values() if block.role not in ("blank", "boilerplate")]
        if not words:
            continue
        pictures = [block.shown for block in members.values() if block.part == "picture"]
        alone = len(members) <= _NEAR and figures.are_one(pictures)
        if not alone or any(block.role != "paragraph" or block.group is not None for block in words):
            return {}
        if any(block.part for block in words):
            members |= {i: _credit(block) for i, block in members.items()}
        else:
            wider = takewhile(partial(_holds, blocks, near, inside), outward[depth:])
            if not _is_caption(words, blocks[index], box, " ".join(map(names, wider))):
                return {}
        return {i: msgspec.structs.replace(block, group=box) for i, block in members.items()}
    return {}


def _holds(blocks: Sequence[Block], near: Iterable[int], inside: Sequence[int], element: Any) -> bool:
    """Whether `element` holds, of the blocks `near`, exactly those `inside`."""
    return [i for i in near if is_within(blocks[i], element)] == inside


def _credit(block: Block) -> Block:
    """`block`, which stands beside a marked caption, as its credit if it is one."""
    found = credit_lines.split(plain(block.text)) if block.text and not block.part else None
    return (
        msgspec.structs.replace(block, part="credit", why="a credit")
        if found and found.credit and not found.caption
        else block
    )


def _plainly(block: Block) -> Block:
    """`block`, set aside where it is a control of the page, or mostly links that are no credit."""
    if block.part or figures.is_credit_line(block.text):
        return block
    if block.role != "paragraph" or not (furniture.recognise(plain(block.text)) or block.linked > 1 / 2):
        return block
    return msgspec.structs.replace(block, role="boilerplate", why=CONTROL, markdown="")


def _is_caption(words: Sequence[Block], picture: Block, box: Any, name: str) -> bool:
    """Whether `words` belong to `picture`: they describe it or name its maker, or the box is called a picture's.

    So do words in a box that floats beside the text. A box that may be the article's holds its text instead. `name` is
    what the box is called.
    """
    text = " ".join(block.text for block in words)
    if len(words) > _MOST or not figures.may_be_caption(text):
        return False
    among = all(reason(block) == OUTSIDE for block in words)
    if among and picture.shown and key(picture.shown.alt) == key(text):
        return True
    credited = bool(credit_lines.split(plain(text)).credit)
    if _CALLED.search(name) and box.tag != "p":
        return credited or (among and not _WITH_TEXT.search(name))
    if among and _floats(box):
        return True
    return credited and len(words) == 1 and box.tag not in ("article", "main", "body") and not _WRITTEN.search(name)


def _floats(box: Any) -> bool:
    """Whether the text flows around `box`, or around the table that has it as its only body, as in old layouts."""
    table = box.getparent() if box.tag == "tbody" else box
    if table.tag == "table" and (table.get("align") or "").lower() in ("left", "right"):
        return True
    return bool(_FLOAT.search(table.get("style") or ""))
