"""Formulas on one line, `(a+b)/2`, x², e^(x+1), √(x), from their parts or from MathML."""

import re
from typing import Any

from newsgen.importing.sources.html import unseen

_RAISED = {
    "sup": str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"),
    "sub": str.maketrans("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋"),
}
_NUMBER = re.compile("[0-9+\u2212-]{1,6}")
_SIGNS = {"sup": "^", "sub": "_"}
_SECOND_FORMS = frozenset({"annotation", "annotation-xml"})
_BESIDE_GLYPHS = frozenset({"katex-mathml", "MJX_Assistive_MathML"})
"""The classes of elements with a formula for machines, beside the glyphs of it that readers see."""


def raised(text: str, tag: str) -> str:
    """`text` of an element `sup` or `sub`, in raised or lowered digits where it is a number: 10⁶ is not 106."""
    return text.translate(_RAISED[tag]) if tag in _RAISED and _NUMBER.fullmatch(text) else text


def ratio(above: str, below: str) -> str:
    """One part of a formula over another."""
    return f"{_grouped(above)}/{_grouped(below)}"


def aside(text: str, tag: str) -> str:
    """`text` as it is set raised (`sup`) or lowered (`sub`) behind another part."""
    figures = raised(text, tag)
    return figures if figures != text or not text else f"{_SIGNS[tag]}{_grouped(text)}"


def root(text: str, degree: str) -> str:
    """The root of `text`, square where it has no `degree`."""
    figures = raised(degree, "sup")
    return f"{figures if figures != degree else _grouped(degree)}√{_grouped(text)}"


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() or not text else f"({text})"


def spelled(math: Any) -> str:
    """The words of `math`, a MathML element; "" where readers see the same formula beside it."""
    holder = math.getparent()
    beside = holder is not None and not _BESIDE_GLYPHS.isdisjoint((holder.get("class") or "").split())
    return "" if beside else _spelled(math)


def _spelled(part: Any) -> str:
    inside = ["" if child.tag in _SECOND_FORMS or unseen.is_hidden(child) else _spelled(child) for child in part]
    match part.tag, inside:
        case "mfrac", [above, below]:
            return ratio(above, below)
        case "msup" | "mover", [base, above]:
            return base + aside(above, "sup")
        case "msub" | "munder" | "msubsup" | "munderover", [base, below, *above]:
            return base + aside(below, "sub") + aside("".join(above), "sup")
        case "mroot", [base, degree]:
            return root(base, degree)
        case "msqrt", parts:
            return root("".join(parts), "")
    around = [part.text, *(child.tail for child in part)]
    return "".join(
        f"{words}{' '.join((text or '').split())}" for words, text in zip(["", *inside], around, strict=True)
    )
