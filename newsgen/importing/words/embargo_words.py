"""How press releases and copy say, in a line of their own, that they are not to be published yet."""

import re

LONGEST = 160
"""The longest line, in characters, that is taken for such a notice and not for a paragraph."""

LABEL = re.compile(
    r"(?:strictly |under )*embargo(?:ed)?(?: (?:until|till|to|for release))?|(?:achtung[:!,]? )?sperrfrist(?: bis)?"
    r"|sous embargo jusqu['’]au|embargad[oa] (?:hasta|até)(?: el| o)?|(?:sob )?embargo (?:hasta|até|fino)(?: el| al?)?"
    r"|not for (?:publication|release|broadcast) (?:before|until|prior to)",
    re.IGNORECASE,
)
"""Labels before the time from which an article may be published."""

_NOTICE = re.compile(
    r"""\W*(?:achtung\W+)?(?:
        (?:(?:under|strictly|strict|sous|bajo|sotto|sob)\s+){0,2}(?:embargo(?:ed)?|embargad[oa]|embargato)\s*
        (?: \W*$ | : | [-–—]?\s*(?:until\b|till\b|not\b|for\s+(?:release|publication)\b|\d) )
        | (?:(?:sous|bajo|sotto|sob)\s+)?(?:embargo|embargad[oa]|embargato)\s+(?:hasta\b|até\b|fino\b|jusqu|bis\b|tot\b)
        | sperrfrist\s*(?: \W*$ | : | [-–—]?\s*(?:bis\b|endet\b|\d) )
        | not\s+(?:for|to\s+be)\s+(?:publication|published|released?|used?|broadcast)
          (?: \W*$ | \s+(?:before|until|till|prior)\b )
        | hold\s+for\s+release\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def holds_back(line: str) -> bool:
    """Whether `line` says that the text it stands with is not to be published yet."""
    return len(line) <= LONGEST and bool(_NOTICE.match(line))
