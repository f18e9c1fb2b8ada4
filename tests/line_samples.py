"""The lines of a small article, and how those of a dump are read."""

from collections.abc import Sequence
from datetime import UTC, datetime

from newsgen.config import Config
from newsgen.importing.drafting import compose
from newsgen.importing.drafting.metadata import Facts, gather
from newsgen.importing.lines.classify import read_lines
from newsgen.importing.records import Draft, Dump, Reading

HEAD = "Night ferry returns to Aldermouth"
OPENING = (
    "The night ferry between Aldermouth and the islands sails again on Monday, eleven months after a storm took the "
    "old pier, the harbour office said in a statement that it read out at the quay."
)
SECOND = (
    "“We have waited for this day for almost a year,” harbour master Ada Holm said, and she added that the first "
    "crossing was booked out within an hour of the announcement."
)
THIRD = (
    "Crews finished the last of the forty piles in October, according to the builders, who had been held up by two "
    "more gales and by a dispute over the price of the timber that came from the north."
)
CAPTION = "The ferry at the rebuilt pier in Aldermouth on Sunday evening. (Ada Holm/Coast Pictures)"
BARE = "The old pier after the storm"
NOW = datetime(2026, 5, 1, tzinfo=UTC)
CONFIG = Config(title="The Aldermouth Test", base_url="https://test.example/")


def read(*lines: str) -> list[Reading]:
    return list(read_lines(Dump("seeds/a.txt", lines)))


def roles(*lines: str) -> list[str]:
    return [reading.role for reading in read(*lines) if reading.role != "blank"]


def drafted(*lines: str) -> Draft:
    return compose.draft(Dump("seeds/a.txt", lines), CONFIG, "digest", NOW)


def gathered(readings: Sequence[Reading]) -> Facts:
    return gather("seeds/a.txt", readings, CONFIG, NOW)
