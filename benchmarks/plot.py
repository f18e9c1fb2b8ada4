"""Draw what builds.py measured: the ratio of each of newsgen's figures to Hugo's.

python benchmarks/plot.py results.json docs/performance.svg
"""

import json
import sys
from pathlib import Path

LABELS = {
    "cold": "everything anew",
    "again": "nothing changed",
    "edit": "one article edited",
    "new": "one article more",
    "template": "a template of all pages",
}
KINDS = (("seconds", "#1f5673"), ("processor time", "#7a9e7e"), ("memory", "#c9a227"))
WIDTH, LEFT, BAR, GAP, SCALE = 720, 190, 13, 20, 470
"""Sizes in pixels; SCALE is the length of Hugo's own bar."""


def picture(builds: dict[str, dict[str, list[float]]]) -> str:
    """The plot, as SVG: for each step a bar of each kind, for newsgen's median divided by Hugo's."""
    rows = []
    top = 46
    for step, label in LABELS.items():
        theirs = builds["hugo"].get(step, builds["hugo"]["again"])
        rows.append(f'<text x="{LEFT - 12}" y="{top + 25}" text-anchor="end">{label}</text>')
        for (_, colour), ours, hugo in zip(KINDS, builds["newsgen"][step], theirs, strict=True):
            part = ours / hugo
            rows.append(f'<rect x="{LEFT}" y="{top}" width="{part * SCALE:.1f}" height="{BAR}" fill="{colour}"/>')
            rows.append(f'<text x="{LEFT + part * SCALE + 6:.1f}" y="{top + 11}" class="n">{part:.2f}</text>')
            top += BAR + 1
        top += GAP
    legend = "".join(
        f'<rect x="{LEFT + 150 * number}" y="14" width="{BAR}" height="{BAR}" fill="{colour}"/>'
        f'<text x="{LEFT + 150 * number + 20}" y="25">{name}</text>'
        for number, (name, colour) in enumerate(KINDS)
    )
    line = f'<line x1="{LEFT + SCALE}" y1="36" x2="{LEFT + SCALE}" y2="{top}" stroke="#888" stroke-dasharray="3 3"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 10}" role="img" '
        f'aria-label="newsgen against Hugo, step by step">\n<style>text{{font:13px Georgia,serif;fill:#333}}'
        f'.n{{font-size:11px}}</style>\n<rect width="100%" height="100%" fill="#fff"/>\n{legend}\n{line}\n'
        f'<text x="{LEFT + SCALE + 6}" y="{top}" class="n">Hugo</text>\n' + "\n".join(rows) + "\n</svg>\n"
    )


def main() -> None:
    """Draw the results in the file of the first argument into that of the second."""
    source, target = map(Path, sys.argv[1:3])
    target.write_text(picture(json.loads(source.read_text())["builds"]))


if __name__ == "__main__":
    main()
