"""The words by which a dump's lines are told apart, in the languages that newsgen knows something of.

All are in lower case, and are matched in lower case.
"""

import re

CREDIT_LABELS = (
    # English
    "photo", "photos", "photograph", "photographs", "photographer", "picture", "pictures", "image", "images", "pic",
    "credit", "credits", "sources", "image credit", "photo credit", "image credits", "photo credits",
    "rights holder", "source", "image source", "picture source",
    "copyright",
    "video", "illustration", "graphic", "screenshot", "courtesy", "file photo", "handout", "art", "map", "chart",
    "composite",
    # German
    "foto", "fotos", "bild", "bilder", "quelle", "bildquelle", "bildnachweis", "fotograf", "fotografin", "grafik",
    "zeichnung", "zeichnungen", "symbolbild", "symbolfoto", "archivbild", "archivfoto", "bildrechte", "fotocredit",
    "montage", "karte",
    # French, Spanish, Portuguese, Italian, Catalan, Romanian
    "crédit", "crédits", "crédit photo", "crédits photo", "photographie", "dessin", "infographie",
    "crédito", "créditos", "fuente", "imagen", "imágenes", "fotografía", "cortesía", "captura", "ilustración",
    "fonte", "imagem", "reprodução", "divulgação", "ilustração",
    "immagine", "immagini", "fotografia", "sursa", "imatge", "imaginea",
    # Dutch, Danish, Norwegian, Swedish, Finnish
    "beeld", "bron", "foto's", "fotografie", "kilde", "billede", "bilde", "illustrasjon", "källa", "kuva", "kuvat",
    "lähde",
    # Polish, Czech, Slovak, Hungarian, Slovene, Croatian, Lithuanian, Turkish, Vietnamese
    "fot", "zdjęcie", "zdjęcia", "źródło", "zdroj", "snímek", "fotó", "kép", "forrás", "vir", "izvor", "nuotr",
    "fotoğraf", "kaynak", "görsel", "ảnh", "nguồn", "sumber", "gambar",
    # Russian, Ukrainian, Bulgarian, Greek
    "фото", "фотография", "фотограф", "источник", "снимок", "джерело", "світлина", "снимка", "източник",
    "φωτογραφία", "φωτό", "φωτο", "πηγή",
    # Arabic, Persian, Hebrew, Hindi, Bengali, Thai
    "صورة", "الصورة", "تصوير", "المصدر", "مصدر الصورة", "عکس", "منبع", "צילום", "תצלום", "תמונה", "קרדיט",
    "फोटो", "फ\u093cोटो", "तस्वीर", "ছবি", "ภาพ",
    # Chinese, Japanese, Korean
    "图", "图片", "图源", "图片来源", "来源", "摄影", "摄", "照片", "圖", "圖片", "圖片來源", "來源", "攝影",
    "写真", "撮影", "提供", "出典", "画像", "사진", "출처", "제공", "자료사진",
)  # fmt: skip
"""Labels before a credit and a colon."""

PLAIN_LABELS = frozenset(CREDIT_LABELS) - {
    "video", "illustration", "graphic", "screenshot", "courtesy", "file photo", "handout", "art", "map", "chart",
    "composite", "grafik", "zeichnung", "zeichnungen", "symbolbild", "symbolfoto", "archivbild", "archivfoto",
    "montage", "karte", "dessin", "infographie", "cortesía", "captura", "ilustración", "reprodução", "divulgação",
    "ilustração", "illustrasjon", "자료사진",
}  # fmt: skip
"""Labels that only announce a credit; the others stay a part of it."""

PICTURE_SOURCES = (
    "fuente de la imagen", "crédito", "crédit photo", "автор фото", "kaynak", "sumber gambar", "nguồn hình ảnh",
    "صدر الصورة", "مصدر الصورة", "منبع تصویر", "इमेज स्रोत", "图像来源", "圖像來源", "画像提供", "사진 출처",
)  # fmt: skip
"""What stands before a credit and a comma, above the caption, as the BBC has it in other languages than English."""

PICTURE_CAPTIONS = (
    "pie de foto", "legenda da foto", "légende image", "подпись к фото", "підпис до фото", "fotoğraf altı yazısı",
    "keterangan gambar", "chụp lại hình ảnh", "التعليق على الصورة", "توضیح تصویر", "इमेज कैप्शन", "图像加注文字",
    "圖像加註文字", "画像説明", "사진 설명",
)  # fmt: skip
"""Likewise, before the caption."""

MAKER_PHRASES = (
    "staff photo by", "photo courtesy",
    "photo by", "photos by", "photograph by", "photographs by", "photography by", "picture by", "pictures by",
    "image by", "images by", "video by", "illustration by", "graphic by", "screenshot by", "courtesy of",
    "photo courtesy of", "image courtesy of", "file photo by", "art by", "foto by", "foto von", "bild von",
    "fotos von", "grafik von", "photo de", "photo par", "photos de", "crédit photo", "foto de", "fotos de",
    "foto por", "imagen de", "cortesía de", "foto di", "foto van", "foto av", "foto af", "kuva:",
)  # fmt: skip
"""Phrases before a maker's name, without a colon."""

MAKER_OPENERS = (
    "photographed by", "filmed by", "illustrated by", "photo composite by", "photo illustration by", "composite by",
    "collage by", "montage by", "animation by", "artwork by", "cartoon by", "drawing by", "rendering by", "map by",
    "chart by", "infographic by",
)  # fmt: skip
"""The same at the start of a line; elsewhere they may be about books and films."""

AGENCIES = (
    "getty images", "gettyimages", "getty", "associated press", "ap photo", "reuters", "agence france-presse",
    "bloomberg",
    "shutterstock", "istock", "istockphoto", "adobe stock", "stock.adobe.com", "adobestock", "alamy",
    "alamy stock photo",
    "pixabay", "unsplash", "pexels", "wikimedia commons", "wikimedia", "wikipedia", "flickr", "anadolu",
    "anadolu agency",
    "xinhua", "epa-efe", "ria novosti", "sputnik", "pa media", "pa wire", "pa images", "press association", "zuma",
    "zuma press", "zuma wire", "sipa usa", "sipa press", "rex features", "nurphoto", "imago images", "dpa",
    "dpa-bildfunk", "picture alliance", "picture-alliance", "keystone-sda", "ritzau", "scanpix", "lehtikuva", "belga",
    "lapresse", "agência brasil", "folhapress", "cuartoscuro", "notimex", "télam", "telam", "europa press",
    "east news",
    "the new york times", "washington post", "boston globe", "usa today sports", "usa today", "tribune news service",
    "magnum photos", "corbis", "depositphotos", "dreamstime", "fotolia", "bigstock", "thinkstock", "kyodo", "jiji",
    "yonhap", "新华社", "中新社", "视觉中国", "共同社", "時事", "연합뉴스", "뉴시스", "рейтер", "тасс", "риа новости",
    "укрінформ", "уніан", "رويترز", "أ ف ب", "ا ف ب", "أ.ف.ب", "فرانس برس",
    "د ب أ", "الأناضول", "clipdealer", "photodisc", "moodboard", "digital vision", "eyeem", "westend61",
    "photothek", "panthermedia", "ccnull", "depositphotos.com", "youtube", "instagram", "creative commons",
    "fotogramma",
)  # fmt: skip
"""Photo agencies and other usual holders of rights, in any case of letters."""

PICTURE_HOUSES = frozenset({
    "getty images", "gettyimages", "getty", "shutterstock", "istock", "istockphoto", "adobe stock", "adobestock",
    "alamy", "alamy stock photo", "pixabay", "unsplash", "pexels", "nurphoto", "depositphotos", "dreamstime",
    "rex features", "imago images",
})  # fmt: skip
"""Those of them that send pictures, and no text."""

ACRONYMS = (
    "AP", "AFP", "UPI", "EPA", "EFE", "TASS", "SIPA", "REX", "IMAGO", "DDP", "EPD", "KNA", "APA", "KEYSTONE",
    "SDA", "NTB", "TT",
    "STR", "ANP", "ANSA", "LUSA", "PAP", "CTK", "ČTK", "MTI", "CNN", "NASA", "NOAA", "ESA", "NYT", "ZUMA",
    "SID", "PTI", "Ansa",
    "ANI", "DPA", "BBC", "MAXPPP", "LAPRESSE", "Keystone", "Imago", "Sipa", "Rex", "Redux", "Polaris", "EyeEm", "АП",
    "DHA", "İHA", "ΑΠΕ-ΜΠΕ",
)  # fmt: skip
"""Agencies whose names are common words in lower case, or too short to be told from them."""

HANDED_OUT = (
    "cedida", "handout", "supplied", "submitted photo", "courtesy photo", "contributed photo", "contributed",
    "screengrab",
)  # fmt: skip
"""Words that stand for a credit, in brackets as well."""

RIGHTS_HOLDERS = (
    *HANDED_OUT, "facebook", "twitter", "courtesy", "canva", "pool", "forum", "staff", "archivo", "archiv", "dr",
)  # fmt: skip
"""Words that stand for a credit only on their own, since they are common elsewhere."""

ARCHIVE_WORDS = (
    "file photo", "file image", "archive photo", "archiv", "archivbild", "archivfoto", "symbolbild", "symbolfoto",
    "archives", "archivo", "arquivo", "imagen de referencia", "foto ilustrativa", "illustrative", "ilustracyjne",
    "arkivfoto", "arkivbild", "архив", "stock image", "stock photo",
)  # fmt: skip

POSITION_WORDS = (
    "left", "right", "center", "centre", "pictured", "above", "below", "seen here", "shown here", "clockwise",
    "foreground", "background", "second from", "top left", "bottom right", "links", "rechts", "mitte", "oben",
    "unten", "izquierda", "derecha", "centro", "gauche", "droite", "à gauche", "à droite", "sinistra", "destra",
    "esquerda", "direita", "слева", "справа", "ao centro", "im bild", "auf dem foto", "en la foto",
)  # fmt: skip
"""Words that tell where somebody stands in a picture."""


def alternatives(words: tuple[str, ...] | frozenset[str]) -> str:
    """`words` as the inside of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
