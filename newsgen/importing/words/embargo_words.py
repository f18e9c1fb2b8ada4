"""How press releases and copy say, in a line of their own, that they are not to be published yet."""

import re

LONGEST = 160
"""The longest line, in characters, that is taken for such a notice and not for a paragraph."""

_NOTICE = re.compile(
    r"""\W*(?:achtung\W+)?(?:
        (?:(?:under|strictly|strict|sous|bajo|sotto|sob)\s+){0,2}(?:embargo(?:ed)?|embargad[oa]|embargato)\s*
        (?: : | [-–—]?\s*(?:until\b|till\b|not\b|for\s+(?:release|publication)\b|\d) )
        | (?:(?:sous|bajo|sotto|sob)\s+)?(?:embargo|embargad[oa]|embargato)\s+(?:hasta\b|até\b|fino\b|jusqu|bis\b|tot\b)
        | sperrfrist\s*(?: : | [-–—]?\s*(?:bis\b|endet\b|\d) )
        | not\s+(?:for|to\s+be)\s+(?:publication|published|released?|used?|broadcast)\s+(?:before|until|till)\b
        | hold\s+for\s+release\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def holds_back(line: str) -> bool:
    """Whether `line` says that what it stands with is not to be published yet."""
    return len(line) <= LONGEST and bool(_NOTICE.match(line))
