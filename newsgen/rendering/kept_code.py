"""A cache of the default theme's compiled templates, beside Python's cache of newsgen's own modules.

They are newsgen's own code like those, and equally protected. A site's own templates are compiled at each build, since
a site's cache holds data, never code.
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
    """The default theme, compiled in a certain `way` and `language`. It holds for the same templates, code, libraries
    and Python, whose version is in the file names; otherwise templates are compiled again.
    """

    def __init__(self, theme: Theme, way: str, language: str) -> None:
        self._name = f"theme-{way}-{language}"
        self._version = f"{digests.of(msgspec.msgpack.encode(theme))} {software.stamp()}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file that caches the template `name`."""
        del filename  # which follows from the name
        return str(cache.beside_code(f"{self._name}-{name.replace('/', '-')}"))

    def get_source_checksum(self, source: str) -> str:
        """What the code is valid for: all templates, since includes are inlined."""
        del source
        return self._version

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the cached code of `bucket`, if any."""
        found = cache.load(Path(bucket.key), bytes, bucket.checksum)
        if found is not None:
            bucket.code = marshal.loads(found)  # noqa: S302  # as Python does with its own, which lie there too

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Cache the code of `bucket`, where that is allowed."""
        cache.save_beside_code(Path(bucket.key), marshal.dumps(bucket.code), bucket.checksum)
