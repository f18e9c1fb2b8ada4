"""Looks for an article file that newsgen neither reads nor refuses properly, guided by the code that each one reaches.

It needs atheris, which is no part of the development environment. In one of its own:

    python3.11 -m venv /tmp/fuzzing && /tmp/fuzzing/bin/pip install atheris
    PYTHONPATH=.:tests:.venv/lib/python3.11/site-packages \
        /tmp/fuzzing/bin/python tests/fuzz/front_matter.py CORPUS -max_total_time=3600

CORPUS is a folder in which it keeps what reached something new. A find is written into `tests/security/finds/`, one for
each place in the code that failed, and tests/security/test_hostile_yaml.py reads it again from then on.
"""

import re
import sys
import tempfile
import traceback
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # it is not in the development environment

with atheris.instrument_imports(include=["newsgen", "hostile_samples"]):
    import hostile_samples as hostile

FINDS = Path(__file__).parent.parent / "security" / "finds"
LONGEST = 4096
"""The longest input, in bytes: enough for every rule of the format to be met."""


def look(data: bytes) -> None:
    """Read `data` as an article file; keep it where that fails."""
    try:
        hostile.read_or_refuse(data.decode(errors="replace"))
    except Exception as e:  # noqa: BLE001  # whatever it is, it is a find
        place = traceback.extract_tb(e.__traceback__)[-1]
        name = re.sub(r"\W+", "-", f"{type(e).__name__} {Path(place.filename).stem} {place.name}").strip("-").lower()
        FINDS.mkdir(exist_ok=True)
        kept = FINDS / f"{name}.md"
        if not kept.exists():
            kept.write_bytes(data)
            sys.stderr.write(f"\nfound {kept}: {e!r}\n")


def main() -> None:
    """Fuzz until libFuzzer's own options, on the command line, say that it is enough."""
    with tempfile.NamedTemporaryFile("w", suffix=".dict", encoding="ascii") as words:
        for piece in hostile.YAML_PIECES:
            words.write('"' + "".join(f"\\x{byte:02x}" for byte in piece.encode()) + '"\n')
        words.flush()
        options = [f"-max_len={LONGEST}", "-timeout=10", f"-dict={words.name}", "-rss_limit_mb=1024"]
        atheris.Setup([sys.argv[0], *options, *sys.argv[1:]], look)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
