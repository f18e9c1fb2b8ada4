"""Embed the notice into a picture in each format's own way."""

import struct

from PIL import PngImagePlugin

from newsgen.pictures import iptc, tiff, xmp
from newsgen.pictures.derivatives import Output
from newsgen.pictures.rights import Notice, clean


def options(notice: Notice, form: Output) -> dict[str, object]:
    """Pillow's options for saving a picture in `form` with `notice` in it, as XMP, EXIF and, in JPEG, IPTC-IIM."""
    notice = Notice(**{name: clean(getattr(notice, name)) for name in Notice.__struct_fields__})
    packet = xmp.packet(notice)
    exif = tiff.block({tiff.ARTIST: notice.creator, tiff.COPYRIGHT: notice.copyright})
    found: dict[str, object] = {}
    if exif:
        found["exif"] = b"Exif\0\0" + exif if form == "jpeg" else exif
    if packet and form == "png":
        chunks = PngImagePlugin.PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", packet.decode())
        found["pnginfo"] = chunks
    elif packet:
        found["xmp"] = packet
    if form == "jpeg" and (resources := iptc.resources(notice)):
        body = b"Photoshop 3.0\0" + resources
        found["extra"] = b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
    return found
