"""Headings of lists: of the parts of a recipe, and of an article's main points."""

import re

_RECIPES = (
    r"ingredients|equipment|directions|instructions|method|preparation|you(?:['\u2019]ll| will) need|how to make it"
    r"|zutaten|zubereitung|und so geht['\u2019]s|ingrédients|préparation|ustensiles|(?:le )?matériel|ingredientes"
    r"|preparación|elaboración|preparação|modo de (?:preparo|preparação|fazer)|ingredienti|preparazione|procedimento"
    r"|ingrediënten|bereiding(?:swijze)?|zo maak je het|(?:wat heb je|dit heb je) nodig\??"
    r"|ingredienser|gör så här|fremgangsmåde|fremgangsmåte|sådan gør du|slik gjør du|ainekset|valmistus|näin teet sen"
    r"|składniki|przygotowanie|sposób przygotowania|wykonanie|ingredience|suroviny|postup|hozzávalók|elkészítés"
    r"|ingrediente|mod de preparare|ингредиенты|(?:способ )?приготовлени[ея]|інгредієнти|(?:спосіб )?приготування"
    r"|υλικά|εκτέλεση|malzemeler|yapılışı|hazırlanışı|المكونات|المقادير|طريقة التحضير|מצרכים|מרכיבים|אופן ההכנה"
    r"|مواد لازم|طرز تهیه|材料|食材|作り方|做法|步骤|재료|만드는 ?법|bahan|cara membuat|nguyên liệu|cách làm"
)
_SHORT = (
    r"(?:the )?key (?:points|takeaways|facts|figures|findings|events|moments)|at a glance|fast facts"
    r"|in brief|the essentials"
    r"|highlights|(?:das wichtigste )?in kürze|auf einen blick|die wichtigsten (?:punkte|fakten|zahlen)"
    r"|kurz (?:und|&) knapp|(?:die )?zahlen im überblick"
    r"|l['\u2019]essentiel|en bref|(?:les )?points clés|à retenir|(?:les )?chiffres clés"
    r"|(?:las )?claves|puntos clave|en breve|de un vistazo|em resumo|pontos-chave|destaques|in breve|in sintesi"
    r"|punti chiave|in het kort|kernpunten|i korthet|kort fortalt|lyhyesti|w skrócie|najważniejsze (?:informacje|fakty)"
    r"|stručně|röviden|pe scurt|коротко|главное|με λίγα λόγια|özetle|öne çıkanlar|أبرز النقاط|باختصار|בקצרה|要点"
    r"|ポイント|요점"
)
_FOR = r"(?:for|für|pour|para|per|voor|för|til|na|pro|dla|для|για|için) [^.!?:]{1,30}|\(.{1,30}\)"
HEAD = re.compile(rf"(?:{_RECIPES}|{_SHORT})(?: (?:{_FOR}))?\s*:?", re.IGNORECASE)
"""Such a heading, with what or how many it is for."""
