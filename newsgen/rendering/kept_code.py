"""The default theme's templates as Jinja2 compiled them, kept where Python keeps newsgen's own modules as it did.

They are as much newsgen's own code as those are, and as well guarded. A site's own templates are compiled at each
build, since what is kept for a site is data, never code.
"""

import marshal
from pathlib import Path

import jinja2
import msgspec
from jinja2.bccache import Bucket

from newsgen.incremental import cache, digests
from newsgen.rendering import software
from newsgen.rendering.themes import Theme


class KeptCode(jinja2.BytecodeCache):
    """What the default theme was compiled to in a certain `way` and `language`: for the same templates, code,
    libraries and Python (whose version the names of such files have); else it is made anew.
    """

    def __init__(self, theme: Theme, way: str, language: str) -> None:
        self._name = f"theme-{way}-{language}"
        self._version = f"{digests.of(msgspec.msgpack.encode(theme))} {software.stamp()}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file in which the template `name` is kept."""
        del filename  # which follows from the name
        return str(cache.beside_code(f"{self._name}-{name.replace('/', '-')}"))

    def get_source_checksum(self, source: str) -> str:
        """What must be the same for the code to hold: all templates, since others are put in the place of includes."""
        del source
        return self._version

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` the code that is kept for it, if there is some."""
        found = cache.load(Path(bucket.key), bytes, bucket.checksum)
        if found is not None:
            bucket.code = marshal.loads(found)  # noqa: S302  # as Python does with its own, which lie there too

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of `bucket`, where that may be done."""
        cache.save_beside_code(Path(bucket.key), marshal.dumps(bucket.code), bucket.checksum)
