"""A web page saved as one file (.mhtml, .mht): the page is found among its parts and read as any other."""

import email
import email.policy
from email.message import EmailMessage
from functools import lru_cache
from urllib.parse import urljoin

import msgspec

from newsgen.errors import DumpError, Problem
from newsgen.importing.records import Draft
from newsgen.importing.sources.page import reader
from newsgen.importing.sources.records import Job


def draft(job: Job) -> Draft:
    """The article in a page archive. Raises DumpError where there is none."""
    for one in _parts(job.data):
        if one.get_content_type() in ("text/html", "application/xhtml+xml") and (page := _bytes(one)).strip():
            place = str(one.get("Content-Location") or "").strip()
            return reader.draft(msgspec.structs.replace(job, data=page), place)
    raise DumpError(Problem(job.seed, 1, "there is no page in this archive", "save the page again as one .html file"))


def part(data: bytes, name: str) -> bytes | None:
    """The part that the page calls `name`: by its Content-ID, or by its address, absolute or relative to the page."""
    wanted = name.strip()
    base = ""
    for one in _parts(data):
        place = str(one.get("Content-Location") or "").strip()
        base = base or place
        named = str(one.get("Content-ID") or "").strip().strip("<>")
        if wanted == f"cid:{named}" or (place and place in (wanted, _joined(base, wanted))):
            return _bytes(one)
    return None


def _joined(base: str, name: str) -> str:
    try:
        return urljoin(base, name)
    except ValueError:
        return name


# Each picture of a page is asked for by itself, and parsing the archive takes longest.
@lru_cache(maxsize=1)
def _parts(data: bytes) -> list[EmailMessage]:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        return [each for each in message.walk() if not each.is_multipart()]
    except (ValueError, LookupError, IndexError, RecursionError):
        return []


def _bytes(one: EmailMessage) -> bytes:
    try:
        found = one.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return found if isinstance(found, bytes) else b""
