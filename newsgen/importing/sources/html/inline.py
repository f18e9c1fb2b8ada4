"""The words inside a block of HTML as Markdown: links and emphasis where Markdown has them, the rest as plain words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from newsgen import web
from newsgen.importing.drafting.escaping import escape_words, guard
from newsgen.importing.sources.html import formulas, unseen

_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em", "cite", "dfn", "var"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_SILENT = frozenset({
    "head", "title", "script", "style", "template", "noscript", "svg", "wbr", "object", "canvas", "input", "link",
    "meta",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
INVISIBLE = dict.fromkeys(
    [*range(9), *range(14, 32), *range(0x7F, 0xA0), 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)]
)
_UNSAFE_IN_ADDRESS = re.compile(r"[\s()<>\"\\`|\[\]{}]")


class Run(msgspec.Struct, frozen=True):
    """Words of one look; a line break is a run of its own, whose text is a newline.

    `href` is where a link leads, if a reader may follow it, and `leads` its address as the page has it.
    """

    text: str
    strong: bool = False
    em: bool = False
    code: bool = False
    href: str = ""
    leads: str = ""

    @property
    def plain(self) -> bool:
        """Whether it has no mark of its own."""
        return not (self.strong or self.em or self.code or self.href)


BREAK = Run("\n")
_BARE = Run("")

TELLING = 25
"""From this many letters and digits on, words say something, and their `key` tells them from a page's other words."""


def words(text: str | None) -> str:
    """`text` with the white space of markup as single spaces, and without invisible characters."""
    return _SPACE.sub(" ", text or "").translate(INVISIBLE)


def key(text: str) -> str:
    """The letters and digits of `text`, in lower case: readers differ in white space and marks."""
    return re.sub(r"[\W_]+", "", text).lower()


def words_in(element: Any) -> str:
    """All words of `element`, on one line."""
    return text_of(tuple(runs(element, "")))


def runs(element: Any, base: str, look: Run = _BARE) -> Iterator[Run]:
    """The words of `element`, an lxml element without a block in it, without its tail."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT or unseen.is_hidden(element):
        return
    if tag == "br":
        yield BREAK
        return
    if tag == "img":
        yield msgspec.structs.replace(look, text=words(element.get("alt")))
        return
    inside = _inside(element, base, _look(element, base, look))
    if tag in ("sup", "sub"):
        found = tuple(inside)
        number = text_of(found)
        figures = formulas.raised(number, tag)
        yield from found if figures == number else (msgspec.structs.replace(look, text=figures),)
        return
    yield from inside


def _inside(element: Any, base: str, look: Run) -> Iterator[Run]:
    opening, closing = _marks_around(element)
    yield msgspec.structs.replace(look, text=opening)
    yield msgspec.structs.replace(look, text=words(element.text))
    for child in element:
        yield from runs(child, base, look)
        yield msgspec.structs.replace(look, text=words(child.tail))
    yield msgspec.structs.replace(look, text=closing)


def _marks_around(element: Any) -> tuple[str, str]:
    """The marks that readers see around the words of `element`, but that are no words of it."""
    if element.tag == "q":
        return "“", "”"
    # How a word is read stands above it or, where that cannot be shown, in the brackets that the page has.
    bare = element.tag == "rt" and next(element.itersiblings("rp", preceding=True), None) is None
    return ("(", ")") if bare else ("", "")


def _look(element: Any, base: str, look: Run) -> Run:
    tag = element.tag
    if tag == "a" and (leads := element.get("href")):
        return msgspec.structs.replace(look, href=address(leads, base) or look.href, leads=leads)
    if look.code:
        return look
    if tag in _STRONG:
        return msgspec.structs.replace(look, strong=True)
    if tag in _EMPHASIS:
        return msgspec.structs.replace(look, em=True)
    return msgspec.structs.replace(look, code=True) if tag in _CODE else look


def address(href: str, base: str) -> str:
    """`href` as an absolute address that a link may lead to, or ""."""
    href = "".join(char for char in href.strip() if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    if not href or href.startswith("#"):
        return ""
    try:
        whole = urljoin(base, href)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() not in web.SCHEMES or (parts.scheme.lower().startswith("http") and not parts.netloc):
        return ""
    return _escaped(whole)


def _escaped(whole: str) -> str:
    return _UNSAFE_IN_ADDRESS.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), whole)


def local(href: str) -> str:
    """`href` as an address that a link within a site may lead to, absolute or relative, or ""."""
    href = "https:" + href.strip() if href.strip().startswith("//") else href.strip()
    if href.startswith(("#", "\\")) or web.has_scheme("".join(href.split())):
        return address(href, "")
    return _escaped(href)


def paragraphs(found: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """`found`, split at two or more line breaks; white space at each end is dropped."""
    held: list[Run] = []
    for run in [*_joined(found), BREAK, BREAK]:
        if run is BREAK and _ends_in_break(held):
            if any(r.text.strip() for r in held):
                yield tuple(_trimmed(held))
            held = []
        else:
            held.append(run)


def _joined(found: Iterable[Run]) -> Iterator[Run]:
    """Join neighbours of one look, and collapse spaces."""
    spaced = True
    pending: Run | None = None
    for run in found:
        if run is BREAK:
            if pending:
                yield pending
            yield BREAK
            pending, spaced = None, True
            continue
        text = run.text.lstrip(" ") if spaced else run.text
        if not text:
            continue
        spaced = text.endswith(" ")
        run = msgspec.structs.replace(run, text=text)  # noqa: PLW2901  # the same run, trimmed
        if pending and msgspec.structs.replace(pending, text=text) == run:
            pending = msgspec.structs.replace(run, text=pending.text + text)
        else:
            if pending:
                yield pending
            pending = run
    if pending:
        yield pending


def _ends_in_break(held: Sequence[Run]) -> bool:
    last = next((run for run in reversed(held) if run is BREAK or run.text.strip()), BREAK)
    return last is BREAK


def _trimmed(held: list[Run]) -> list[Run]:
    while held and not held[0].text.strip():
        held = held[1:]
    while held and not held[-1].text.strip():
        held = held[:-1]
    return held


def text_of(found: Sequence[Run]) -> str:
    """The words alone, on one line."""
    return _SPACE.sub(" ", "".join(run.text for run in found)).strip()


def markdown_of(found: Sequence[Run], *, one_line: bool = False) -> str:
    """`found` as Markdown; line breaks are kept unless it has to stand on `one_line`."""
    lines: list[list[Run]] = [[]]
    for run in found:
        if run is BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    done = [line for runs in lines if (line := _line(runs))]
    return " ".join(done) if one_line else "  \n".join(guard(line) for line in done)


def _line(found: Sequence[Run]) -> str:
    out: list[str] = []
    before = ""
    groups = [(href, list(group)) for href, group in groupby(found, key=lambda run: run.href)]
    for position, (href, group) in enumerate(groups):
        plain = "".join(run.text for run in group)
        after = groups[position + 1][1][0].text[:1] if position + 1 < len(groups) else ""
        if href and plain.strip():
            # An exclamation mark before a link would make it an image.
            if out and out[-1].endswith("!"):
                out[-1] = f"{out[-1][:-1]}\\!"
            out.append(_link(href, group, plain))
        else:
            out.append(_emphasised(group, before, after))
        before = plain or before
    return "".join(out).strip()


def _link(href: str, group: Sequence[Run], plain: str) -> str:
    left, _, right = _parted(plain)
    inner = _emphasised(group, "", "", in_link=True).strip()
    return f"{left}[{inner}]({href}){right}"


def _parted(text: str) -> tuple[str, str, str]:
    """`text` split into the white space before it, itself, and the white space behind it."""
    core = text.strip()
    start = text.find(core) if core else 0
    return text[:start], core, text[start + len(core) :]


def _emphasised(group: Sequence[Run], before: str, after: str, *, in_link: bool = False) -> str:
    out = []
    for position, run in enumerate(group):
        previous = _edge(group[position - 1], -1) if position else before[-1:]
        following = _edge(group[position + 1], 0) if position + 1 < len(group) else after[:1]
        out.append(_marked(run, previous, following, in_link=in_link))
    return "".join(out)


def _edge(run: Run, at: int) -> str:
    """The character at one end of `run`, as seen from outside: a star where its mark stands there."""
    char = run.text[at]
    return "*" if (run.strong or run.em or run.code) and not char.isspace() else char


def _marked(run: Run, previous: str, following: str, *, in_link: bool) -> str:
    """A run with its marks, but without where Markdown would misread them: inside a word, or around no words."""
    left, core, right = _parted(run.text)
    around = (left[-1:] or previous, right[:1] or following)
    if (
        run.code
        and core
        and not any(char in core for char in "`\\[]")
        and not any(char and char in "*`\\" for char in around)
    ):
        return f"{left}`{core}`{right}"
    mark = "*" * (2 * run.strong + run.em)
    inner = escape_words(core if mark else run.text)
    inner = inner.replace("]", "&#93;") if in_link else inner
    if not mark:
        return inner
    if not any(char.isalnum() for char in core) or any(char and _touches(char) for char in around):
        return f"{left}{inner}{right}"
    return f"{left}{mark}{inner}{mark}{right}"


def _touches(char: str) -> bool:
    return char.isalnum() or char in "*_`"
