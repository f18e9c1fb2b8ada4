"""The software that decides a page's bytes: newsgen's own code and translations, and the libraries."""

from newsgen.incremental import provenance

_STAGES = ("content", "site", "rendering", "pictures", "languages")
_LIBRARIES = (
    *("babel", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pillow", "pyyaml", "tzdata"),
    *("python-slugify", "text-unidecode"),  # which decide a page's address, and so the links to it
)


def stamp() -> str:
    """A text that is equal for software that makes the same pages of the same contexts and templates."""
    return provenance.of(_STAGES, _LIBRARIES)
