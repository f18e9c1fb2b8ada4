"""Small closed classes of words that tell a caption from a paragraph, in several languages, in lower case."""


def words_of(words: str) -> frozenset[str]:
    """The words in `words`, which has spaces between them."""
    return frozenset(words.split())


REPORTING = words_of(
    "said says told added asked explained noted according wrote tweeted argued claimed insisted warned sagte "
    "sagt erklärte erklärt "
    "betonte meint meinte berichtet laut zufolge schreibt dit déclaré explique affirme selon expliqué dijo dice "
    "afirmó señaló explicó "
    "según aseguró agregó indicó añadió disse afirmou segundo explicou detto dichiarato secondo zegt zei volgens "
    "säger enligt sa sier "
    "siger ifølge sanoo kertoo mukaan mówi powiedział według řekl uvedl сказал сообщил заявил словам сказав "
    "повідомив заявив dedi söyledi"
)
"""Verbs of reporting, which running text is full of and captions are not."""

FIRST_PERSON = words_of(
    "i i'm i’m i've i’ve my me we we're our us ich mir mich wir uns unser unsere mein meine je j'ai nous notre "
    "mon ma yo nosotros "
    "nuestro nuestra mi me nos eu meu minha nosso nós io noi nostro ik wij ons mijn jag vi mitt minä me мы я мой "
    "наш ми"
)  # Cyrillic words
"""Writers of captions do not speak of themselves."""

POINTING = words_of(
    "pictured shown seen shows showing depicts photographed undated photo image screenshot file handout poses "
    "posing above below "
    "bild foto zeigt aufnahme abgebildet gezeigt blick screenshot symbolbild archivbild "
    "photographié image vue imagen muestra captura vista posa fotografía imagem mostra foto kuvassa bilden visar "
    "billedet bildet zdjęcie zdjęciu "
    "фото снимке фотография"
)
"""Words by which a caption points at its picture."""

ASKING = words_of(
    "who what when where why how which is are do does can should will wer was wann wo warum wie welche welcher "
    "welches wieso ist sind "
    "qui que quoi quand où pourquoi comment quel quelle quién qué cuándo dónde cómo cuál por quem o quando onde "
    "como qual chi cosa dove "
    "perché come quale wie wat waar waarom hoe vad var varför hur кто что где когда почему как хто що де коли чому як"
)

LINKING = words_of(
    "but and however still yet so then also because if although though instead meanwhile moreover furthermore it "
    "this that these there "
    "they he she aber und doch denn auch dann so es das dies diese sie er dabei zudem außerdem allerdings mais "
    "et or donc aussi cependant "
    "il elle ce cette c'est pero y sin además también así esto este esta mas e também isso este esta ma anche "
    "questo maar en ook dit dat het "
    "men och också det den но и а также это этот эта але та також це"
)
"""Words that tie a sentence to the one before, which a caption seldom has."""

OPENING = words_of(
    "in on at after as while when before during since following despite with without for from under over by to "
    "of nach am im bei beim "
    "seit während wenn mit trotz laut vor zum zur für auf aus en à après avant selon pendant depuis malgré lors "
    "avec sur pour dans tras "
    "durante según con desde pese para por antes após segundo apesar com em dopo secondo con per na w po podczas "
    "op bij sinds voor på "
    "efter under в на после по the a an der die das ein eine einen dem den über im am gegen le la les un une el "
    "los las una o os as um uma il lo i gli"
)
"""Words that open a phrase, and never a name."""

SHOWING = words_of(
    "walks walk stands stand speaks holds sits waits wait looks attends attend poses plays arrives arrive reacts "
    "react celebrates celebrate "
    "watches gestures gesture smiles carries carry hugs waves wave greets greet shakes embraces leaves leave "
    "performs perform gather gathers "
    "rides ride drives sit hold look speaking holding standing sitting walking looking wearing waiting carrying "
    "posing waving arriving "
    "inspects inspect patrol patrols protest protests march marches demonstrate works fly flies rise rises line "
    "queue crowd "
    "left right centre center foreground background overlooking seated dressed adorned displayed parked courtesy "
    "steht stehen sitzt sitzen spricht sprechen zeigt zeigen hält posiert posieren läuft laufen geht links "
    "rechts mitte "
    "habla posa posan camina caminan sostiene observa participa participan saluda sonríe asiste llega celebra "
    "durante junto forcejean marchan "
    "pose posent marche marchent tient assiste parle lors devant fala posa caminha segura participa discursa "
    "cumprimenta ao lado durante "
    "parla cammina tiene partecipa saluta durante"
)
"""What people do in pictures, and where they stand."""

PARTICLES = words_of("de da del della di do dos la le van von der den el al bin ibn and y e und et & af av ten ter zu")
"""Small words inside names."""

SCENE = words_of("behind against during while neben hinter während durante devant pendant beside outside inside")
SCENE_PHRASES = (
    "in front of",
    "next to",
    "vor dem",
    "vor der",
    "junto a",
    "frente a",
    "lors d",
    "ao lado",
    "em frente",
)
"""Words and phrases between people and places in a picture."""

PRONOUNS = words_of("he she it they his her their er sie ihr sein il elle ils ella ellos ele ela eles lui lei")

PAST = words_of(
    "was were had did went came became got took made found began told left held died lost won fell war waren hatte "
    "hatten wurde wurden gab kam ging konnte musste était étaient avait avaient fut fue fueron eran había habían tuvo "
    "hizo foi foram era tinha havia fez stato stata aveva erano werd werden var hade blev oli olivat był była było "
    "byli byl был была было были"  # Cyrillic
)
"""The commonest verbs of narration; a caption is in the present."""

BEING = words_of(
    "is are be being am ist sind sein seid bin est sont être es son está están estar é são estão ser è sono essere "
    "zijn wordt är on ovat jest są to"
)

MODAL = words_of(
    "will would could should must may might can cannot can't won't don't doesn't didn't isn't aren't kann können muss "
    "müssen soll sollen sollte wollen wird würde könnte darf möchte peut peuvent doit doivent pourrait faut puede "
    "pueden debe deben podría será serán pode podem deve devem poderia sarà può possono kan moet zal zou zullen "
    "kunnen ska skulle может должен будет"  # Cyrillic
)

ADDRESSING = words_of(
    "you your you're yours du dich dir dein deine deinen ihr euch sie ihre ihren ihnen vous votre vos tu ton ta tes "
    "usted tus você seu sua je jouw u"
)

NEGATING = words_of("not no never nicht kein keine keinen nie ne pas jamais nunca não non mai niet geen inte ei не нет")

JOBS = words_of(
    "reporter editor correspondent writer columnist journalist contributor redakteur redakteurin korrespondent "
    "korrespondentin journaliste periodista giornalista jornalista dziennikarz dziennikarka "
    "редактор корреспондент журналист журналистка kolumnist kolumnistin reporterin volontär volontärin chroniqueur "
    "chroniqueuse correspondant correspondante columnista redactor redactora corresponsal colunista repórter redator "
    "redatora correspondente redattore redattrice inviato inviata corrispondente verslaggever verslaggeefster "
    "redacteur redactrice toimittaja novinar novinarka"
)
"""The jobs of people who write for papers, as bylines have them behind names."""

KICKERS = words_of(
    "exclusive update updated breaking opinion analysis comment video watch photo photos picture pictures live "
    "correction clarification verdict fact facts claim preview review interview feature explainer editorial "
    "profile obituary recap quiz poll podcast report blog points urgent alert warning note sir madam spoiler "
    "welcome host eilmeldung kommentar analyse liveticker ticker porträt meinung korrektur exklusiv aktualisiert "
    "hintergrund direct exclusif vidéo vidéos tribune entretien reportage portrait édito enquête récit exclusiva "
    "vídeo vídeos entrevista análisis opinión directo urgente perfil esclusiva intervista diretta análise opinião "
    "exclusivo ao vivo uppdatering opdatering"
)
"""Words in capitals before a dash that are no place: the kind of piece that follows, or who is addressed."""

DESKS = (
    r"(?:(?:business|local|news|online|political|sports?|web) )?staff(?: reports?| writers?| reporters?)?"
    r"(?: and (?:agencies|wires?))?"
    r"|(?:wire|agency|news) (?:reports|services?)"
    r"|von der redaktion|von unserer \w{0,20}redaktion|agenturen|agences|agencias|agências|agenzie|وكالات|الوكالات"
    r"|(?:par )?(?:la )?rédaction(?: (?:avec|et) \S{2,12})?"
    r"|(?:por )?(?:la )?redacción(?: y agencias)?"
    r"|(?:da|por) redação|(?:(?:di|a cura della) )?redazione(?: online)?|(?:door|van) (?:onze|de) redactie"
    r"|(?:av|af) redaksjonen|av redaktionen"
    r"|redaktion|redactie|redacția|szerkesztőség|uredništvo|toimitus|redakcja|от редакции|редакция"
    r"|σύνταξη|haber merkezi|編集部|本报记者|本刊编辑部|מערכת האתר"
    r"|নিজস্ব প্রতিবেদক|নিজস্ব প্রতিনিধি|स्टाफ़? ?रिपोर्टर"
)
"""What bylines have in place of a name, as the inside of a regular expression."""
