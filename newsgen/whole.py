"""Files of the site's own that are written beside their place, then put there by one rename.

A link that somebody left where newsgen writes may lead anywhere. None is written through.
"""

import errno
import os
from pathlib import Path


def draft(path: Path, *parts: bytes | memoryview) -> None:
    """Write a new file at `path`, in place of whatever lies there. Raises OSError."""
    path.unlink(missing_ok=True)
    with path.open("xb") as opened:
        opened.writelines(parts)


def stay_inside(site: Path, path: Path) -> None:
    """Raise OSError where a link leads what is written at `path` out of the folder `site`."""
    if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(site)):
        raise OSError(errno.ELOOP, "a link there leads out of the site", str(path.parent))
