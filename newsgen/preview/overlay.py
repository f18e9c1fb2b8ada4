"""The panel that shows problems over the last good page or, before there is any, over an empty one."""

from collections.abc import Iterable
from html import escape

from newsgen.errors import Problem

_PANEL = (
    "position:fixed;inset:0 0 auto 0;z-index:2147483647;max-height:60vh;overflow:auto;margin:0;padding:1rem 1.25rem;"
    "background:#3b0a0a;color:#fff4f2;border-bottom:4px solid #ff8a75;"
    "font:15px/1.5 ui-monospace,Menlo,Consolas,monospace;"
    "text-align:left"
)


def html(problems: Iterable[Problem]) -> str:
    """The panel, with file, line, error and remedy of each problem."""
    rows = "".join(
        f'<p style="margin:.4rem 0"><b>{escape(f"{p.file}:{p.line}")}</b>: {escape(p.what)}; {escape(p.remedy)}</p>'
        for p in problems
    )
    return (
        f'<div id="newsgen-problems" role="alert" lang="en" dir="ltr" tabindex="0" style="{_PANEL}">'
        f'<p style="margin:0 0 .4rem;font-weight:bold">The site cannot be built as it is now.</p>{rows}</div>'
    )
