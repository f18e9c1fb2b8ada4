"""Links that name a post of a WordPress site by its number, as its editor makes them to drafts: `/?p=123`."""

import re
from collections.abc import Mapping

_LINK = re.compile(
    r"(?P<before>\bhref=[\"'])(?:https?://(?P<site>[^\"'\s<>?#]{1,200}?))?/?\?(?:p|page_id)=(?P<number>\d{1,12})(?=[\"'#])"
)


def resolved(content: str, site: str, links: Mapping[str, str]) -> str:
    """`content` with such links to `site` as those of the posts, `links` by their number; others stay as they are."""
    home = site.partition("://")[2].rstrip("/")

    def made(found: re.Match[str]) -> str:
        own = found["site"] in (None, home)
        return f"{found['before']}{links[found['number']]}" if own and found["number"] in links else found[0]

    return _LINK.sub(made, content)
