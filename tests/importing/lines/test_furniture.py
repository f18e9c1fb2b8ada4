import re

import pytest

from newsgen.importing.lines import furniture
from newsgen.importing.lines.shapes import plain


def test_a_share_line_names_its_site() -> None:
    found = furniture.recognise("Share this @news.example.com")
    assert found is not None
    assert (found.role, found.site) == ("share", "news.example.com")


def test_its_forms_are_in_lower_case_as_the_lines_that_they_are_held_against() -> None:
    forms = [form for rule in furniture._rules() for form in (*rule.kind.whole, *rule.kind.opening, *rule.kind.heading)]
    classes = re.compile(r"\\[A-Z]")
    assert len(forms) > 50
    assert [form for form in forms if (plain := classes.sub("", form)) != plain.lower()] == []


def test_no_group_of_its_forms_is_noted_and_no_class_of_theirs_has_a_bracket_that_looks_like_one() -> None:
    kinds = [rule.kind for rule in furniture._rules()]
    forms = [form for kind in kinds for form in (*kind.whole, *kind.opening, *kind.heading)]
    assert [form for form in forms if re.search(r"(?<!\\)\[(?:\\.|[^\]\\])*\(", re.sub(r"\\[()]", "", form))] == []
    assert {pattern.groups for rule in furniture._rules() for pattern in (rule.whole, rule.all.any)} == {0}


@pytest.mark.parametrize(
    "text",
    [
        "Share",
        "Facebook Twitter WhatsApp",
        "Teilen",
        "Partager sur Facebook",
        "Compartir en Twitter",
        "分享",
        "この記事をシェアする",
        "Share this @coastpost",
        "Teilen @kuestenpost",
        "Share this article",
        "FacebookTwitterPinterest",
        "Save for later",
        "Artikel drucken",
        "Save this story for later.",
        "Show more sharing options",
        "Share on Facebook 654 Tweet Email Print",
        "Kindly share this story:",
        "Deel artikel:",
        "Lire plus tard",
        "Bagikan",
        "Teilen mit:",
        "Partilhar notícia",
        "Del artiklen",
        "Print Email",
        "اشتراک‌گذاری",
    ],
)
def test_prompts_to_share(text: str) -> None:
    found = furniture.recognise(plain(text))
    assert found is not None
    assert found.role == "share"


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement", "ANZEIGE", "Publicidad", "реклама", "Story continues below advertisement",
        "Read more: The ferry in pictures", "Lesen Sie auch: Fähre in Bildern",
        "À lire aussi » Le quai", "Читайте также: Паром",
        "Related articles", "Seguir leyendo", "関連記事",
        "Sign up for our newsletter and never miss a tide", "Sign up here.", "Register now.",
        "https://coast.example/2026/ferry/\t1/2", "28/11/2026, 10:04\tThe night ferry - The Coast",
        "11/28/26, 10:04 AM   The night ferry - The Coast",
        "Puedes seguir a Diario del Cabo en Facebook y X, o apuntarte aquí para recibir nuestra newsletter semanal.",
        "Follow us on Facebook", "Suscríbete", "Подписывайтесь на наш канал",
        "Download our app", "Log in", "12 comments", "Kommentare (3)", "1,204 views", "Join the conversation",
        "Watch: The ferry leaves", "Tags: ferries, harbour", "Weiterlesen: Die Fähre legt ab", "TAMBIÉN LEA",
        "By signing up you agree to our terms", "Leave a Reply", "Was this article helpful?", "Externer Inhalt",
        "1/12", "Image 3 of 9", "Bild 2 von 7", "Next slide", "Loading...", "4 min read", "Lesezeit: 3 Minuten",
        "© 2024 Coast Media. All rights reserved.", "© Thomson Reuters 2020", "42", "https://news.example.com/ferry",
        "Image", "Advertisement 3", "Article content", "Show less", "View photos", "About the Author",
        "Further reading", "Most read today", "Today's top stories", "More on this topic",
        "Continue reading the main story", "Read the rest of this story", "Leer en español", "Read in English",
        "Weiterlesen nach der Anzeige", "La suite après cette publicité", "Continua após a publicidade",
        "Artikkelen fortsetter under annonsen", "Artiklen fortsætter efter annoncen", "Skip to comments.",
        "Sign in / Sign up", "Register or log in", "Jump to main content", "Skip to contentSkip to site index",
        "Listen to this article · 8:13 min Learn more", "Our Standards: The Thomson Reuters Trust Principles.",
        "In this article: ferries, harbour", "Back to news", "Subscribe to Coast News on YouTube and never miss a tide",
        "Like this story? Like us on Facebook.", "Noch kein Abo? Jetzt bestellen!",
        "Kostenlos registrieren und direkt weiterlesen.", "Publishing date:",
        "Want more of the coast? Sign up for our newsletter.", "We may earn a commission if you buy something.",
        "This article is more than 5 years old", "Tweet may have been deleted (opens in a new tab)",
        "Home > News > Local", "Startseite › Panorama", "Home – Wirtschaft – Warum die Fähre teurer wird",
        "Get the Coast Post in your inbox.", "Latest National Stories", "Trending Stories", "Top Comment",
        "If you would like to receive the letter from the pier every day, click here to subscribe.",
        "Can't get enough of Aldermouth? Sign up now for the Harbour newsletter with all the news of the pier.",
        "We want to hear what you think about this article. Submit a letter to the editor or write to us.",
        "What do you think? Scroll down to comment below.", "Slideshow ( 3 images )", "Tweet may have been deleted",
        "We apologize, this video has expired.", "To revisit this article, visit My Profile, then View saved stories.",
        "After newsletter promotion", "View comments (12)", "Artikelrechte erwerben", "Accept all", "Skip to content",
        "© Riproduzione riservata", "View image in fullscreen",
        "Purchase Licensing Rights, opens new tab", "Lo más leído", "Komentarze (3)",
        "Page: 1 2 3 Next →", "Lire aussi Article réservé à nos abonnés Le quai rouvre",
        "FOR IMMEDIATE RELEASE", "-ENDS-", "(MORE)", "Eds: UPDATES: With quotes.", "bdt0412 4 pl 312 dpa-euro 1170",
        "The Coast Post | Thursday, March 5, 2026 | Page 4", "The Coast Post      5 March 2026      Page 4",
        "Continued from Page 4", "Fortsetzung auf Seite 4",
        "From: Ada Holm <ada@post.example>", "To: desk@post.example; ads@post.example", "Sent: 03 March 2026 14:22",
        "On 3 Mar 2026, at 11:05, Desk <desk@post.example> wrote:", "Sent from my iPhone",
        "This email and any attachments are confidential and may be legally privileged.", "责任编辑：陈晨",
        "Coast Letter is a reader-supported publication. To receive new posts, consider becoming a subscriber.",
        "Διαβάστε επίσης: Ποια δρομολόγια ακυρώνονται", "Ακολουθήστε μας στο Google News", "Haberin Devamı",
        "ⓒ 해안일보 무단 전재 및 재배포 금지", "Last updated:", "1' di lettura",
        "View this email in your browser", "You are receiving this email because you signed up.", "Forward to a friend",
        "About us", "Privacy notice", "Do not sell my personal information", "AGB", "Gestion des cookies", "Colofon",
        "Polityka prywatności", "Όροι χρήσης", "Gizlilik politikası", "سياسة الخصوصية", "תנאי שימוש",
        "利用規約", "关于我们", "개인정보 처리방침", "Contáctenos", "Over ons",
        "Log in to post comments",
        "Be the first to comment", "Report this comment", "Réagir à cet article", "Dodaj komentarz", "Σχόλια (4)",
        "Yorumlar", "תגובות", "4.9 from 212 reviews", "Your email address will not be published.",
        "Related topics", "Meer over dit onderwerp", "En çok okunanlar", "İlgili haberler", "Самое читаемое",
        "おすすめ記事", "热门推荐",
        "More from Harbour news", "Mehr aus Lokales", "Themen", "Listen to this article · 7:42 min",
        "1 minuti di lettura", "Czas czytania: 3 min", "Open in app", "Escuchar noticia", "Ascolta l'articolo",
        "Lees ook", "Материалы по теме", "Get Coast News on WhatsApp",
        "Skip past newsletter promotion",
        "Want court news in your inbox? Sign up here.", "You’ve read 2 of 3 free articles this month.",
        "We use cookies to improve your experience.", "We use cookies",
        "This was published 3 months ago", "Log in, register or subscribe to save articles for later.",
        "Very large text size", "Sponsor Message", "3-Minute Listen", "Heard on Morning Edition", "Ouça este artigo",
        "Ouvrir l’image en plein écran", "Verschlagwortet mit Fähre, Hafen",
        "Scroll to continue with content", "اقرأ أيضًا:", "Seguinos en Google",
        "Prefer the Coast Post on Google", "Add as a preferred source on Google", "Join our WhatsApp community",
        "Get the latest Coast News straight to your inbox", "Don't miss out on the latest news from the coast",
        "Ir al contenido", "Zum Inhalt springen", "Aller au contenu principal", "Przejdź do treści", "本文へスキップ",
        "Baca juga: Kapal malam", "Xem thêm", "بیشتر بخوانید", "यह भी पढ़ें", "Berita terkait",
        "4 thoughts on “The ferry returns”", "2 Kommentare zu „Die Fähre“", "3 réflexions sur « Le bac »",
        "Like Loading...", "Posted in Harbour Tagged ferry, pier", "Artikel anhören • 6 Minuten",
        "Advertentie via Kust.nl",
        "Unsubscribe | Update your preferences", "# # #", "（完）", "انتهای پیام/",
        "View in browser", "Прочетете още: Защо фериботът е празен", "Llegeix també: El transbordador va buit",
        "Pročitajte i: Zašto trajekt plovi prazan", "Olvassa el ezt is: Félig üres a komp", "আরও পড়ুন", "推薦閱讀",
        "Теги: паром, порт", "Schlagwörter: Fähre, Hafen", "Mots-clés : bac, port", "Vos réactions (12)",
        "Urmărește-ne pe Google News", "Receba as notícias no WhatsApp",
        "Sigue toda la información en Facebook y X", "Pressekontakt:", "Media contact",
        "A version of this article appears in print on March 13, 2026, Section A, Page 21",
        "The views expressed here are the author's own.",
        "Os artigos de opinião são da responsabilidade dos seus autores.", "【责任编辑：陈晨】", "【纠错】",
        "Abdruck honorarfrei.",
        "PHOTOS: Storm Shakes the Old Pier", "RELATED PHOTOS: The ferry in the fog", "Related gallery: The pier",
    ],
)  # fmt: skip
def test_furniture_of_a_page_is_set_aside_with_a_reason(text: str) -> None:
    found = furniture.recognise(plain(text))
    assert found is not None
    assert found.role == "boilerplate"
    assert found.why


def test_what_the_lawyers_of_a_site_wrote_is_set_aside_though_it_is_long() -> None:
    rest = (
        " may not be reproduced, published, broadcast, rewritten or redistributed in whole or in part without our word."
    )
    found = furniture.recognise(f"All rights reserved. This material, and other content of the Coast Post, {rest * 2}")
    assert found is not None
    assert found.why == "a copyright line"
    assert furniture.recognise(f"All rights reserved: so it says on the gate of the pier. The ferry {rest * 2}") is None


@pytest.mark.parametrize(
    "text",
    [
        "Make your shop visible on Google",
        "This was published in 1911, a year after the pier burned.",
        "We use cookies the way other people use cash: my aunt paid the plumber with a tin of them.",
        "Two comments on “The Wire”",
        "Add a spoonful of sugar on Google's advice",
        "Share prices fell on Monday after the ferry company reported a loss.",
        "Shares of the company fell.",
        "Read more than one paper, the mayor said.",
        "Follow the money, he said, and it leads to the pier.",
        "Related to the mayor by marriage, she knew the harbour well.",
        "Anzeigen gegen den Betreiber gingen am Montag ein.",
        "The 12 comments that the harbour master read aloud were all friendly.",
        "Sign up, they told him, and he did, for the rest of his life, as it turned out many years later on the ferry.",
        "In 1984 the pier burned.",
        "Watch the pier burn, he told them.",
        "Tags and labels",
        "Home – where the heart is",
        "Home and away",
        "The post may have been deleted by its author, the office said.",
        "Get the pier back, he told the harbour office, and leave the ferry in your inbox of things to do.",
        "Share on Facebook what you found",
        "Sign up for the raft race at the sailing club before noon.",
        "Sign up here before noon, the club said.",
        "28/11/2026, 10:04 The night ferry leaves",
        "Become a member of the club and you may vote, the rules say.",
        "Presented by the mayor, the medal is of solid gold.",
        "Watch: the ship is 30 metres long and has a crew of nine.",
        "Recommended: two tablets a day.",
        "Folgen Sie uns unauffällig, stand an der Wendeltreppe.",
        "Inscrivez-vous avant le 12 mars à la mairie.",
        "Zapisz się na szczepienie pod numerem 989.",
        "Comparte: dos habitaciones, un baño.",
        "6. Comments",
        "This video is not available to the court.",
        "Politics",
        "Video",
        "Menu",
        "Más de cien personas esperaban.",
        "Image matters more than the ferry does.",
        "Subscribe for three months, wait, and the price falls by half, the council's own guide says.",
        "Don't miss: the view from the castle's tower, which opens at noon.",
        "Topics: budget, roads, schools and the old pier, in that order.",
        "In this story: how a town lost its pier and found a ferry.",
        "Like this story? It is not mine, but my grandmother's.",
        "Want more fish on the table? Sign up to a boat, the old joke goes.",
        "We get commissions from the church, mostly, and from people who remember the old pier.",
        "Published in 1952, the timetable still holds.",
        "Latest victims of fake news",
        "© Jo Ash/Reuters 2019",
        "More stories from the old pier",
        "Share price falls at harbour.example.com",
        "Share of those who read it on harbour.example.com",
        "Most popular in Scotland",
        "ada.holm@news.example.com",
        "We might get a commission for the town hall next year.",
        "Subscribe to a true crime podcast and the nights grow longer.",
        "Published",
        "Facebook",
        "Sign up for the guided walk at the library desk",
        "Become a member of the sailing club and swim free until Easter",
        "Embargo on grain lifted",
        "Sperrfrist für Glyphosat endet",
        "Mit Abo ins Museum",
        "Members-only clubs",
        "Side 2",
        "On Monday, the poet wrote:",
        "A: Write to the harbour office at ada@post.example",
        "Ed: I was born at the pier",
        "Best",
        "Home",
        "Conditions",
        "Comments from the harbour master",
        "Más de 300 heridos",
        "Mais de cem pessoas",
        "The pier is closed. Sign up for the raft race at the sailing club.",
        "More from less, the builders promised.",
        "Follow the river on foot",
        "Tag: Samstag, 14. März",
        "Press contacts said nothing.",
        "The views expressed here are of the sea, and of the harbour when the fog lifts.",
        "A version of this article was read at the pier by the mayor.",
        "PHOTOS: Ada Holm and Per Lind",
        "PHOTOS: By Ada Holm for the Harbour Gazette",
        "PHOTOS: Ada Holm/Coast Pictures for us",
        "PHOTOS: Courtesy of the Harbour Trust of Marl",
        "PHOTOS: Ada Holm of the Associated Press",
        "More options",
    ],
)
def test_a_sentence_of_the_text_never_is(text: str) -> None:
    assert furniture.recognise(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "EMBARGOED UNTIL MONDAY 9AM", "Sperrfrist: Montag, 10 Uhr", "Sous embargo jusqu'à lundi",
        "Paid for by Coast Bank", "Sponsored content", "Contenu sponsorisé", "Nur für Abonnenten",
        "To continue reading, subscribe now",
        "You have 2 free articles left this month", "この記事は有料会員記事です。残り420文字",
        "［有料会員限定］ この記事は会員限定です。登録すると続きをお読みいただけます。", "会員の方はこちら",
    ],
)  # fmt: skip
def test_an_editor_is_told_of_an_embargo_a_sponsor_and_a_wall(text: str) -> None:
    found = furniture.recognise(text)
    assert found is not None
    assert found.told


@pytest.mark.parametrize(
    ("text", "told"), [("1894", True), ("2026", True), ("189", False), ("9875", False), ("1.9k", False)]
)
def test_an_editor_is_told_of_a_year_alone_by_which_an_old_text_may_be_dated(text: str, told: bool) -> None:
    found = furniture.recognise(text)
    assert found is not None
    assert found.told == told


@pytest.mark.parametrize(
    "text",
    [
        "Local",
        "Local & Education",
        "LOCAL Education",
        "Politik und Wirtschaft",
        "Live TV",
        "Vijesti",
        "Opinie",
        "生活",
        "প্রচ্ছদ",
    ],
)
def test_names_of_sections_stand_alone_or_in_a_row(text: str) -> None:
    assert furniture.is_section(text)


@pytest.mark.parametrize("text", ["Local ferry", "Business as usual", "The world"])
def test_other_words_are_no_names_of_sections(text: str) -> None:
    assert not furniture.is_section(text)
