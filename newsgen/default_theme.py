"""Where the default theme lies: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

import newsgen


def folder(name: str) -> Path:
    """The default theme's folder `name`, which is `templates` or `static`."""
    package = Path(newsgen.__file__).parent
    carried = package / "theme" / name
    return carried if carried.is_dir() else package.parent / name
