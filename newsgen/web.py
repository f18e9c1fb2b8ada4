"""Addresses on the web, told from places on this machine, from scripts, and from mere words."""

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""How the address of a link may begin that leads out of the site."""


_COUNTRIES = """
ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz
ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm
fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it
je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc me mf mg mh mk ml mm mn mo
mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw
py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm
tn to tr tt tv tw tz ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""
"""The two letters of each, but for Moldova's, which are those of Markdown's files as well."""

HOST = (
    r"(?:www\.[\w.-]+|(?:[\w-]+\.)+(?:com|edu|gov|info|net|news|org|"
    rf"{'|'.join(_COUNTRIES.split())}))(?::\d+)?(?=[/?#)>\s\"']|\Z)"
)
"""What the first step of an address is like where people leave out https://, in any case."""

_AT_HOST = re.compile(HOST, re.IGNORECASE)


def starts_at_host(text: str) -> bool:
    """Whether `text`, a relative address, looks as if it were to lead to another site."""
    return bool(_AT_HOST.match(text))


def has_scheme(text: str) -> bool:
    """Whether `text`, as an address, says how to get there, and so leads to no place within a site."""
    return bool(_SCHEME.match(text))


def is_address(text: str) -> bool:
    """Whether `text` begins as a web address does; what follows is not looked at."""
    return text.lower().startswith(("https://", "http://"))


def address(text: str | None) -> str:
    """`text` where it is a web address, else nothing."""
    return text if text and is_address(text) else ""
