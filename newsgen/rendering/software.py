"""What reads, gathers and renders a page: newsgen's own code and words, and the libraries."""

from newsgen.incremental import provenance

_STAGES = ("content", "site", "rendering", "pictures", "languages")
_LIBRARIES = (
    *("babel", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pillow", "pyyaml", "tzdata"),
    *("python-slugify", "text-unidecode"),  # which say where a page lies, and so where links to it lead
)


def stamp() -> str:
    """Text that is equal where the same pages would be made of the same context and templates."""
    return provenance.of(_STAGES, _LIBRARIES)
