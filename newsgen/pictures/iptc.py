"""IPTC-IIM, the record that agencies have put into JPEG and TIFF since 1991 (Information Interchange Model 4.2)."""

import re
import struct
from collections.abc import Iterator

from newsgen.pictures.rights import Notice, Rights, clean

_UTF8 = b"\x1b%G"
"""ISO 2022's announcement of UTF-8, in dataset 1:90."""

_CHARSET = (1, 90)
_BY_LINE, _CREDIT, _COPYRIGHT = (2, 80), (2, 110), (2, 116)
_LIMITS = {_BY_LINE: 32, _CREDIT: 32, _COPYRIGHT: 128}
"""The standard's limit for each dataset, in bytes."""

_RESOURCE = 0x0404
"""The Photoshop image resource that holds IIM."""

_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)(\d\d))?")


def read(data: bytes) -> Rights:
    """The rights and caption in the IIM record `data`, as far as it is not broken."""
    datasets = list(_datasets(data))

    def texts(number: int) -> list[str]:
        return [clean(_decode(value)) for key, value in datasets if key == (2, number) and value.strip(b"\0 ")]

    def text(number: int) -> str:
        return next(iter(texts(number)), "")

    return Rights(
        caption=text(120),
        creator=", ".join(texts(80)),
        credit=text(110),
        copyright=text(116),
        rights_expires=_moment(text(37), text(38)),
    )


def from_resources(data: bytes) -> bytes:
    """The IIM record among the Photoshop image resources `data`; empty where there is none."""
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 7 <= len(data):
        (number,) = struct.unpack_from(">H", data, at + 4)
        name = 1 + data[at + 6]
        size_at = at + 6 + name + name % 2
        if size_at + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, size_at)
        if number == _RESOURCE:
            return data[size_at + 4 : size_at + 4 + size]
        at = size_at + 4 + size + size % 2
    return b""


def resources(notice: Notice) -> bytes:
    """`notice` as a Photoshop image resource; empty if none of its texts fits.

    A text longer than IIM allows is left out rather than cut, since XMP has it whole.
    """
    datasets = [
        (key, value)
        for key, text in ((_BY_LINE, notice.creator), (_CREDIT, notice.credit), (_COPYRIGHT, notice.copyright))
        if 0 < len(value := text.encode()) <= _LIMITS[key]
    ]
    if not datasets:
        return b""
    head = [(_CHARSET, _UTF8), ((2, 0), b"\0\4")]  # the charset, and the record's version, which is 4
    record = b"".join(struct.pack(">BBBH", 0x1C, *key, len(value)) + value for key, value in [*head, *datasets])
    return b"8BIM" + struct.pack(">HHI", _RESOURCE, 0, len(record)) + record + b"\0" * (len(record) % 2)


def _datasets(data: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Each dataset's (record, number) and bytes, up to the first broken one."""
    at = data.find(b"\x1c")
    while 0 <= at <= len(data) - 5 and data[at] == 0x1C:  # noqa: PLR2004  # IIM 4.2 §1.5: the tag marker
        record, number, size = struct.unpack_from(">BBH", data, at + 1)
        if size & 0x8000:  # an extended dataset, for objects of more than 32 KB, which no text is
            return
        yield (record, number), data[at + 5 : at + 5 + size]
        at += 5 + size


def _decode(value: bytes) -> str:
    """`value` decoded as UTF-8, else as Windows-1252. Dataset 1:90 is ignored: many write UTF-8 without declaring it,
    and some declare it without writing it. A last character that was cut, as by the length limit, is dropped.
    """
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as e:
        if e.reason == "unexpected end of data" and not value[: e.start].isascii():
            return value[: e.start].decode("utf-8")
        return value.decode("cp1252", "replace")


def _moment(date: str, time: str) -> str:
    """IIM's CCYYMMDD and HHMMSS±HHMM as ISO 8601; empty if the date is invalid."""
    day = _DATE.fullmatch(date)
    if not day or "00" in (day[2], day[3]):
        return ""
    hour = _TIME.fullmatch(time)
    offset = f"{hour[4]}:{hour[5]}" if hour and hour[4] else ""
    return "-".join(day.groups()) + (f"T{hour[1]}:{hour[2]}:{hour[3]}{offset}" if hour else "")
