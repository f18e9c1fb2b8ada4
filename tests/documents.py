"""The blocks of code in the documents, which tests run."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def blocks(page: str, title: str) -> list[str]:
    """The blocks of code in the section `title` of the document at the path `page`."""
    section = (ROOT / page).read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", section, re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE).strip("\n") + "\n" for block in found]
