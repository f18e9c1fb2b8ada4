"""Small closed classes of words that tell a caption from a paragraph, in several languages, in lower case."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


REPORTING = _set(
    "said says told added asked explained noted according wrote tweeted argued claimed insisted warned sagte sagt erklärte erklärt "
    "betonte meint meinte berichtet laut zufolge schreibt dit déclaré explique affirme selon expliqué dijo dice afirmó señaló explicó "
    "según aseguró agregó indicó añadió disse afirmou segundo explicou detto dichiarato secondo zegt zei volgens säger enligt sa sier "
    "siger ifølge sanoo kertoo mukaan mówi powiedział według řekl uvedl сказал сообщил заявил словам сказав повідомив заявив dedi söyledi"
)
"""Verbs of reporting, which running text is full of and captions are not."""

FIRST_PERSON = _set(
    "i i'm i’m i've i’ve my me we we're our us ich mir mich wir uns unser unsere mein meine je j'ai nous notre mon ma yo nosotros "
    "nuestro nuestra mi me nos eu meu minha nosso nós io noi nostro ik wij ons mijn jag vi mitt minä me мы я мой наш ми"
)  # noqa: RUF001  # Cyrillic words
"""Writers of captions do not speak of themselves."""

POINTING = _set(
    "pictured shown seen shows showing depicts photographed undated photo image screenshot file handout poses posing above below "
    "bild foto zeigt aufnahme abgebildet gezeigt blick screenshot symbolbild archivbild "
    "photographié image vue imagen muestra captura vista posa fotografía imagem mostra foto kuvassa bilden visar billedet bildet zdjęcie zdjęciu "
    "фото снимке фотография"
)
"""Words by which a caption points at its picture."""

ASKING = _set(
    "who what when where why how which is are do does can should will wer was wann wo warum wie welche welcher welches wieso ist sind "
    "qui que quoi quand où pourquoi comment quel quelle quién qué cuándo dónde cómo cuál por quem o quando onde como qual chi cosa dove "
    "perché come quale wie wat waar waarom hoe vad var varför hur кто что где когда почему как хто що де коли чому як"
)

LINKING = _set(
    "but and however still yet so then also because if although though instead meanwhile moreover furthermore it this that these there "
    "they he she aber und doch denn auch dann so es das dies diese sie er dabei zudem außerdem allerdings mais et or donc aussi cependant "
    "il elle ce cette c'est pero y sin además también así esto este esta mas e também isso este esta ma anche questo maar en ook dit dat het "
    "men och också det den но и а также это этот эта але та також це"
)
"""Words that tie a sentence to the one before, which a caption seldom has."""
