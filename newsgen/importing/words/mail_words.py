"""How mails name their sender, greet, and take leave."""

import re

SENDER = re.compile(
    r"(?:from|von|de|da|van|från|od|от)\s?[:\uff1a]\s?(?P<name>[^<>(\[@]{3,60}?)\s?[<(\[]\S+@", re.IGNORECASE
)
"""The line of a mail that names its sender: «From: Ada Holm <ada@post.example>»."""

GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|guten (?:tag|morgen)|moin|servus"
    r"|sehr geehrte[rs]?|bonjour|salut|chers?|chères?|hola|buen(?:os|as) (?:días|tardes)|estimad[oa]s?|ciao|buongiorno"
    r"|gentil[ei]|car[oiae]|olá|bom dia|prezad[oa]s?|beste|geachte|hej|hei|kära|cześć|dzień dobry|dobrý den)"
    r"(?: [^.,!?:;]{1,40})?[,!:]",
    re.IGNORECASE,
)
"""A line that greets: «Hi desk,»."""

FAREWELL = re.compile(
    r"(?:(?:many |with )?thanks(?: (?:again|in advance|and best wishes))?|thank you|cheers"
    r"|all best|best(?: wishes| regards)?|(?:kind(?:est)?|warm(?:est)?|with best|with kind) (?:regards|wishes)|regards"
    r"|(?:yours )?(?:sincerely|faithfully)|(?:vielen )?dank|mfg"
    r"|(?:viele|liebe|beste|herzliche|schöne|mit (?:besten|freundlichen|herzlichen)) grü(?:ß|ss)en?"
    r"|(?:bien )?cordialement|bien à vous|amicalement|merci|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente"
    r"|gracias|(?:um )?abraços?|atenciosamente|obrigad[oa]|(?:cordiali|distinti|cari) saluti|grazie"
    r"|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)|(?:(?:med )?(?:vänliga|hjärtliga) )?hälsningar"
    r"|(?:med )?(?:venlig|vennlig) hilsen|pozdrawiam|s pozdravem)"
    r"(?: (?:from|aus|de|da|uit|från) [^.,!?:;]{1,30})?[,.!]?",
    re.IGNORECASE,
)
"""A line that takes leave: «Cheers,»."""
