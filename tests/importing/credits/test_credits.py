import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.importing import credits as credit_lines

LONG = (
    "Workers at the pier in Aldermouth (Local/Regional) are still waiting for their pay, the union said on Friday, "
    "and nobody at the harbour office could say when the money that was promised would come (North/South)."
)
SHOWS = "The ferry leaves the rebuilt pier on Sunday."


FORMS = (
    (f"{SHOWS} (Ada Holm/Coast Pictures via Getty Images)", SHOWS, "Ada Holm/Coast Pictures via Getty Images"),
    (f"{SHOWS} (Ada Holm/AP Photo)", SHOWS, "Ada Holm/AP Photo"),
    (f"{SHOWS} (Photo by Ada HOLM / AFP)", SHOWS, "Ada HOLM / AFP"),
    (f"{SHOWS} [Foto: Harbour Trust]", SHOWS, "Harbour Trust"),
    (f"{SHOWS} Photo: Ada Holm", SHOWS, "Ada Holm"),
    (f"{SHOWS} Photo by Ada Holm/Coast", SHOWS, "Ada Holm/Coast"),
    (f"{SHOWS} Photograph: Ada Holm/Getty Images", SHOWS, "Ada Holm/Getty Images"),
    (f"{SHOWS}Credit: Ada Holm/Xinhua", SHOWS, "Ada Holm/Xinhua"),
    (f"{SHOWS}CreditAda Holm for The Test Post", SHOWS, "Ada Holm for The Test Post"),
    (f"{SHOWS} | Ada Holm/AP Photo", SHOWS, "Ada Holm/AP Photo"),
    (f"{SHOWS} © Ada Holm", SHOWS, "Ada Holm"),
    (f"{SHOWS} (c) 2019 Ada Holm", SHOWS, "© 2019 Ada Holm"),
    (f"{SHOWS} Ada Holm / Reuters", SHOWS, "Ada Holm / Reuters"),
    ("古い桟橋を離れる、朝の船（撮影）。(c)AFP/Ada HOLM", "古い桟橋を離れる、朝の船（撮影）。", "AFP/Ada HOLM"),
    (f"{SHOWS} Ada Holm", SHOWS, "Ada Holm"),
    (f"{SHOWS} Photo credit Ada Holm, USFWS.", SHOWS, "Ada Holm, USFWS"),
    (f"{SHOWS} Credit, Ada Holm", SHOWS, "Ada Holm"),
    (f"{SHOWS}Credit...Ada Holm for The New York Times", SHOWS, "Ada Holm for The New York Times"),
    (f"{SHOWS} © Foto: Ada Holm", SHOWS, "Ada Holm"),
    (f"{SHOWS} Fot. Ada Holm/PAP", SHOWS, "Ada Holm/PAP"),
    (f"{SHOWS} EFE", SHOWS, "EFE"),
    (f"{SHOWS} Composite: Coast Design", SHOWS, "Composite: Coast Design"),
    ("El desván. Imagen cedida por el Puerto Sur", "El desván.", "Imagen cedida por el Puerto Sur"),
    ("Певица у себя дома. Фото из личного архива", "Певица у себя дома.", "Фото из личного архива"),
    (f"{SHOWS} Ada Holm via Getty Images", SHOWS, "Ada Holm via Getty Images"),
    ("Die Fähre legt ab. Foto: Ada Holm/dpa", "Die Fähre legt ab.", "Ada Holm/dpa"),
    ("Die Fähre legt ab. (Bildquelle: Hafenamt)", "Die Fähre legt ab.", "Hafenamt"),
    ("El muelle nuevo. (Créditos: Puerto Sur)", "El muelle nuevo.", "Puerto Sur"),
    ("Prom odpływa / Źródło: Port", "Prom odpływa", "Port"),
    ("Le quai rénové. Crédit photo : Ada Holm", "Le quai rénové.", "Ada Holm"),
    ("Паром у причала. Фото: Анна Холм", "Паром у причала.", "Анна Холм"),
    ("新しい桟橋。写真：港湾局", "新しい桟橋。", "港湾局"),
    ("नया घाट रविवार को। फोटो: अदा होल्म", "नया घाट रविवार को।", "अदा होल्म"),
    ("फ\u093cोटो: अदा होल्म", "", "अदा होल्म"),
    ("রবিবার নতুন ঘাট। ছবি: আদা হোম", "রবিবার নতুন ঘাট।", "আদা হোম"),
    ("Image caption The ferry at dusk", "The ferry at dusk", ""),
    ("Image source, Getty Images", "", "Getty Images"),
    ("Pie de foto, El muelle nuevo al atardecer.", "El muelle nuevo al atardecer.", ""),
    ("Legenda da foto, O cais novo", "O cais novo", ""),
    ("Légende image, Le quai neuf", "Le quai neuf", ""),
    ("Подпись к фото, Новая пристань", "Новая пристань", ""),
    ("Fotoğraf altı yazısı, Yeni iskele", "Yeni iskele", ""),
    ("توضیح تصویر، اسکله تازه", "اسکله تازه", ""),
    ("Keterangan gambar, Dermaga baru", "Dermaga baru", ""),
    ("Fuente de la imagen, Getty Images", "", "Getty Images"),
    ("Crédito, Ada Holm", "", "Ada Holm"),
    ("Автор фото, Getty Images", "", "Getty Images"),
    ("صدر الصورة، Getty Images", "", "Getty Images"),
    ("사진 출처, Ada Holm", "", "Ada Holm"),
    ("FILE PHOTO: The ferry at dusk. REUTERS/Ada Holm", "FILE PHOTO: The ferry at dusk.", "REUTERS/Ada Holm"),
    ("dpa/Ada Holm Die neue Fähre liegt seit Montag am Kai von Aldermouth.",
     "Die neue Fähre liegt seit Montag am Kai von Aldermouth.", "dpa/Ada Holm"),
    ("ADA HOLM/AFP/Getty Images", "", "ADA HOLM/AFP/Getty Images"),
    ("Getty Images", "", "Getty Images"),
    ("© Coast AG / Holm", "", "Coast AG / Holm"),
    ("Foto: © Ada Holm", "", "Ada Holm"),
    ("©2019 Coast AG / Holm", "", "© 2019 Coast AG / Holm"),
    ("Screenshot by Ada Holm/Coast", "", "Screenshot by Ada Holm/Coast"),
    (f"{SHOWS} (Coast News: Ada Holm)", SHOWS, "Coast News: Ada Holm"),
    (f"{SHOWS} Photo / Ada Holm", SHOWS, "Ada Holm"),
    (f"{SHOWS} Credit Ada Holm for The Test Post", SHOWS, "Ada Holm for The Test Post"),
    ("Ada Holm for The Test Post", "", "Ada Holm for The Test Post"),
    (f"{SHOWS} Ada Holm, CC BY-SA 4.0", SHOWS, "Ada Holm, CC BY-SA 4.0"),
    ("Der alte Kai (Archivbild)", "Der alte Kai", "Archivbild"),
    ("De nieuwe pier. Beeld Ada Holm", "De nieuwe pier.", "Ada Holm"),
    ("Courtesy G4", "", "Courtesy G4"),
    (f"{SHOWS} Photo courtesy of the Harbour Trust", SHOWS, "Photo courtesy of the Harbour Trust"),
    (f"{SHOWS} [Harbour Council]", SHOWS, "Harbour Council"),
    ("Credit...Harbour Trust", "", "Harbour Trust"),
    (f"{SHOWS}Credit...Ada Holm for The Coast Post", SHOWS, "Ada Holm for The Coast Post"),
    (f"{SHOWS} ADA HOLM POUR « LA CÔTE »", SHOWS, "ADA HOLM POUR « LA CÔTE »"),
    ("Photographed by Ada Holm", "", "Photographed by Ada Holm"),
    ("Photo composite by Tom O’Reel and Edie Brook", "", "Photo composite by Tom O’Reel and Edie Brook"),
    ("Image copyright Getty Images", "", "Getty Images"),
    ("新しい桟橋（共同）", "新しい桟橋", "共同"),
    ("新しい桟橋、帆夢亜陀撮影", "新しい桟橋", "帆夢亜陀撮影"),
    ("新しい桟橋＝１０日、港湾局前（代表撮影）", "新しい桟橋＝１０日、港湾局前", "代表撮影"),
    ("新しい桟橋（港湾局提供）", "新しい桟橋", "港湾局提供"),
    ("写真提供：港湾局", "", "港湾局"),
    ("新码头上的渡轮。（本报记者何达摄）", "新码头上的渡轮。", "本报记者何达摄"),
    ("新碼頭上的渡輪。（圖／港務局）", "新碼頭上的渡輪。", "港務局"),
    ("새 부두. 사진제공=항만청", "새 부두.", "항만청"),
    ("Новый причал (фото Анны Холм)", "Новый причал", "фото Анны Холм"),
    ("الرصيف الجديد (أ ف ب)", "الرصيف الجديد", "أ ف ب"),
    ("תצלום: עדה הולם", "", "עדה הולם"),
    ("새 부두 [사진=연합뉴스]", "새 부두", "연합뉴스"),
    ("Foto 3 de 9 El muelle. Foto: LN", "El muelle.", "LN"),
    (f"{SHOWS} Courtesy Harbour Trust", SHOWS, "Courtesy Harbour Trust"),
    (f"{SHOWS} Ada Holm/AP hide caption", SHOWS, "Ada Holm/AP"),
    (f"{SHOWS} toggle caption", SHOWS, ""),
    (f"Enlarge / {SHOWS}", SHOWS, ""),
    ("Ada Holm | The Coast Post | Getty Images", "", "Ada Holm | The Coast Post | Getty Images"),
    (f"{SHOWS} Ada Holm | The Coast Post | Getty Images", SHOWS, "Ada Holm | The Coast Post | Getty Images"),
    (f"{SHOWS} (Public domain)", SHOWS, "Public domain"),
    ("Image credits: Harbour Trust", "", "Harbour Trust"),
    ("Rights holder: Harbour Trust", "", "Harbour Trust"),
    ("📸 Ada Holm", "", "Ada Holm"),
    ("The ferry comes in. 📷: @adaholm", "The ferry comes in.", "@adaholm"),
    ("The ferry at the pier. | Ada Holm for The Post", "The ferry at the pier.", "Ada Holm for The Post"),
    ("Le nouveau quai, fermé depuis 2024. | OUEST-GAZETTE", "Le nouveau quai, fermé depuis 2024.", "OUEST-GAZETTE"),
    ("Le nouveau quai. - Ada Holm", "Le nouveau quai.", "Ada Holm"),
    ("새 부두의 모습. /사진=항만청 제공", "새 부두의 모습.", "항만청 제공"),
    ("새 부두의 모습. 김서연 기자", "새 부두의 모습.", "김서연 기자"),
    ("새 부두 ⓒ 해안일보", "새 부두", "해안일보"),
    ("Nowe molo (fot. Anna Król)", "Nowe molo", "Anna Król"),
    ("Caption: The ferry at the pier.", "The ferry at the pier.", ""),
    ("Bildunterschrift: Die Fähre. Foto: Ada Holm", "Die Fähre.", "Ada Holm"),
    (f"{SHOWS} (Ada Holm, The Coast Post)", SHOWS, "Ada Holm, The Coast Post"),
    ("Le quai. Photo d’illustration Ada Holm", "Le quai.", "Photo d’illustration Ada Holm"),
    ("fot. OSP Lipnik", "", "OSP Lipnik"),
    ("Fot. coast_ada/iStockphoto", "", "coast_ada/iStockphoto"),
    (f"{SHOWS} Fot. coast_ada/Shutterstock", SHOWS, "coast_ada/Shutterstock"),
    (f"{SHOWS} (Submitted photo)", SHOWS, "Submitted photo"),
)  # fmt: skip
"""Lines, and the caption and the credit that they have."""

FORMS_OF_CREDITS = [text for text, _, _ in FORMS]
WORD = re.compile(r"\w+(?:['\u2019]\w+)?")
PIECES = sorted(
    {word for text in FORMS_OF_CREDITS for word in text.split()}
    | {"—", "|", "/", "vía", "l'AFP", "AFP’s", "pier…", "。", "[CC", "BY]."}
)


@pytest.mark.parametrize(("text", "caption", "credit"), FORMS)
def test_every_form_of_a_credit_is_split_off(text: str, caption: str, credit: str) -> None:
    found = credit_lines.split(text)
    assert (found.caption, found.credit) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        SHOWS,
        "The mayor (left) opens the pier with the harbour master (right).",
        "They met at noon and/or one, as the plan says.",
        "The film shows how the video by the crew was received by thousands.",
        LONG,
        "Some rights reserved (all rights reserved) is a contradiction © in terms.",
        "(dpa/AFP)",
        "(dpa/lno)",
        "Nobody knew of it. [The council denies this.]",
        "It was said like that. [Sic]",
        "Copyright law is a mess.",
        "Source: the word comes from the old tongue of the islands",
        "Foto de la manifestación de ayer",
        "Он показал альбом. Фото из Берлина ему дороже всего.",
        "Es una imagen cedida por el museo",
        "Everything on this site stands under CC BY 4.0 where nothing else is said",
        "(With reporting by AFP and Reuters)",
        "Courtesy titles matter to the readers of this paper",
        "Courtesy Is Not Dead",
        "Illustrated by Ada Holm, the book is a joy to read",
        "Pictures of the ferry (followers): Instagram.com/CoastPost",
        "Ada drives for Courtesy Cabs and likes the work.",
        "Credit Suisse Group",
        "Credit Card Fraud",
        "Credit cards are taken on board.",
        "Crédito, ahorro y vivienda",
        "Crédito, Ada Holm no tiene ninguno.",
        "Building for a billion users, par Ada Holm (Facebook)",
        "약사는 다음 달 문을 닫는다고 말했다. 김서연 기자",
        "Football | LIVE",
        "Wer weitere Strand-Fotos von Hobby-Leuten sucht, wird dort fündig.",
        "The paper came out in March (2019). DOI: 10.5555/harbour.17",
        "The camera 📷 is a thing that few people carry about with them in these days of the telephone",
    ],
)
def test_what_is_no_credit_stays(text: str) -> None:
    assert credit_lines.split(text).credit == ""


def test_no_word_of_a_caption_is_lost_but_its_label() -> None:
    found = credit_lines.split(f"{SHOWS} Illustration: Ada Holm")
    assert found.credit == "Illustration: Ada Holm"


@pytest.mark.parametrize(
    "text",
    [
        *FORMS_OF_CREDITS,
        "Image caption The ferry",
        f"{SHOWS} (c) Holm",
        f"{SHOWS} (CC BY-NC-SA 4.0)",
        "Der alte Steg im Winter (Ada Holm, gemeinfrei)",
        "The pier at dusk — Ada Holm vía Ayuntamiento de Aldermouth",
        "The pier at dusk — THE NEW YORK TIMES",
        "The pier at dusk. HIDE CAPTION",
        "Foto's: Ada Holm",
        f"{SHOWS} [Coast News: Ada Holm].",
        f"{SHOWS} Ada Holm, public domain",
        f"{SHOWS} — l'AFP",
        f"{SHOWS} - de",
        f"{SHOWS} von Ada",
    ],
)
def test_a_quick_no_is_never_wrong(text: str) -> None:
    found = credit_lines.split(text)
    assert not (found.credit or found.how) or credit_lines.may_have_credit(text, WORD.findall(text.lower()))


@given(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join))
def test_nor_with_any_words(text: str) -> None:
    found = credit_lines.split(text)
    assert not (found.credit or found.how) or credit_lines.may_have_credit(text, WORD.findall(text.lower()))
