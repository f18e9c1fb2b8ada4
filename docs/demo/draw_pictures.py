"""Draws the pictures of the demonstration newspaper.

    python docs/demo/draw_pictures.py              all of them
    python docs/demo/draw_pictures.py night-ferry  those whose file name contains the word

The picture of the N-th caption of `seeds/x/ferry.txt` is `seeds/x/ferry-N.jpg`; the pictures of articles written in
Markdown are in `content/images/`. Needs Pillow alone. The same Pillow gives the same bytes on every run.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from canvas import Canvas, save
from scenes_band import brass_band
from scenes_ferry import night_ferry
from scenes_front import winter_street
from scenes_gables import partner_town
from scenes_gauge import tide_gauge
from scenes_gun import gun_at_dusk
from scenes_library import library
from scenes_market import market_hall
from scenes_people import reporter
from scenes_pier import pier
from scenes_port import container_port
from scenes_river import rowing
from scenes_shore import aurora, lighthouse
from scenes_street import bakery
from scenes_work import offshore_wind, research_vessel

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SEED = 7
BRANDT, QUILL, PELL = "Ola Brandt", "Mara Quill", "Jonas Pell"
WIDE, PANORAMA, PORTRAIT, SQUARE = (1600, 1067), (1600, 900), (1200, 1500), (900, 900)


@dataclass(frozen=True)
class Picture:
    """One file to write: whose name its caption gives, the scene, its size, and how much grain the print carries."""

    path: str
    artist: str
    draw: Callable[[Canvas], None]
    size: tuple[int, int]
    grain: float = 0.075


PICTURES = (
    Picture("seeds/local/night-ferry-1.jpg", BRANDT, night_ferry, WIDE, 0.06),
    Picture("seeds/local/night-ferry-2.jpg", QUILL, pier, PANORAMA, 0.06),
    Picture("seeds/local/market-hall-1.jpg", BRANDT, market_hall, WIDE, 0.06),
    Picture("seeds/local/library-1.jpg", QUILL, library, PORTRAIT, 0.05),
    Picture("seeds/world/kupyansk-1.jpg", BRANDT, winter_street, WIDE, 0.035),
    Picture("seeds/world/kupyansk-3.jpg", QUILL, gun_at_dusk, PANORAMA, 0.06),
    Picture("seeds/world/port-edric-1.jpg", PELL, container_port, PANORAMA, 0.06),
    Picture("seeds/business/offshore-wind-1.jpg", BRANDT, offshore_wind, WIDE, 0.06),
    Picture("seeds/business/bakery-1.jpg", QUILL, bakery, PORTRAIT, 0.05),
    Picture("seeds/culture/brass-band-1.jpg", BRANDT, brass_band, WIDE, 0.06),
    Picture("seeds/culture/norderhafen-1.jpg", BRANDT, partner_town, WIDE, 0.03),
    Picture("seeds/science/tide-gauge-1.jpg", QUILL, tide_gauge, PORTRAIT, 0.03),
    Picture("seeds/science/research-vessel-1.jpg", BRANDT, research_vessel, WIDE, 0.06),
    Picture("seeds/sport/rowing-1.jpg", BRANDT, rowing, PANORAMA),
    Picture("content/images/nell-asher.jpg", QUILL, reporter, SQUARE, 0.05),
    Picture("content/images/lighthouse-in-fog.jpg", QUILL, lighthouse, PORTRAIT, 0.06),
    Picture("content/images/aurora-over-the-flats.jpg", BRANDT, aurora, WIDE, 0.06),
)


def main(words: list[str]) -> None:
    """Draws the pictures whose file name contains one of the words, or all."""
    for picture in PICTURES:
        name = Path(picture.path).name
        if words and not any(word in name for word in words):
            continue
        canvas = Canvas(*picture.size, seed=SEED)
        picture.draw(canvas)
        size = save(canvas.finish(grain=picture.grain), ROOT / picture.path, picture.artist)
        sys.stdout.write(f"{picture.path}  {size // 1000} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
