"""Articles whose every text is as nasty as a headline can be."""

import json

from samples import article

TITLES = (
    "<script>alert(1)</script>",
    "\"Quoted\" & 'single' — «guillemets»",
    "{{ 7 * 7 }} {% raw %}",
    "]]> --> <!-- </title></script>",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
    "مرحبا بالعالم",
    "北京：新しい桟橋が再開した。",
    "👩‍👩‍👧‍👦 Family 🏳️‍🌈 flags 🇺🇦",
    "a\u0301e\u0301 combining z\u0310\u0313\u0308\u0315a\u0337l\u0334g\u0335o",
    "C:\\Windows\\..\\..\\etc\\passwd",
    "% 100 %s %d $HOME `ls`",
    "O'Brien's 50% off; DROP TABLE articles;--",
)


def articles() -> dict[str, str]:
    """A file for each of the titles, `content/nN.md` with the slug `nN`, by its path in a site."""
    return {f"content/n{number}.md": _article(number, title) for number, title in enumerate(TITLES)}


def _article(number: int, title: str) -> str:
    text = json.dumps(title, ensure_ascii=False)
    head = {
        "title": text,
        "slug": f"n{number}",
        "authors": f"[{text}]",
        "tags": f"[{text}]",
        "section": text,
        "summary": text,
        "figures": f"[{{id: f, alt: {text}, caption: {text}, credit: {text}}}]",
        "corrections": f"[{{date: 2026-03-04, note: {text}}}]",
    }
    return article("![][f]\n\nText.", **head)
