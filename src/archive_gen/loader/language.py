"""Which language a text is in, by its script, its letters and its commonest words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

UNKNOWN = "und"
"""The tag for a language that could not be told (BCP 47, ISO 639-2)."""
SERBO_CROATIAN = "sh"
"""The tag for a text that is Serbian or Croatian, and does not tell which."""

_SAMPLE = 2000
# Where the blocks of scripts begin (Unicode), and what stands there; what is no script is none.
_BLOCKS = (
    (0x0000, ""), (0x0370, "el"), (0x0400, "cyrillic"), (0x0530, "hy"), (0x0590, "he"), (0x0600, "arabic"),
    (0x0700, ""), (0x0900, "devanagari"), (0x0980, "bn"), (0x0A00, "pa"), (0x0A80, "gu"), (0x0B00, "or"),
    (0x0B80, "ta"), (0x0C00, "te"), (0x0C80, "kn"), (0x0D00, "ml"), (0x0D80, "si"), (0x0E00, "th"), (0x0E80, "lo"),
    (0x0F00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, ""), (0x1200, "am"), (0x1380, ""), (0x1780, "km"),
    (0x1800, ""), (0x1F00, "el"), (0x2000, ""), (0x3040, "kana"), (0x3100, ""), (0x3400, "han"), (0xA000, ""),
    (0xAC00, "ko"), (0xD7B0, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_ASCII = bytes(range(128))
# Words that are frequent in a language; one that several have says as much less of each.
_COMMON = {
    "en": "the of and that is was for with on by from this have has were which its said in to as at not are be he it",
    "de": "der die und das nicht mit den ist von dem für auf ein eine sich des auch wurde im in zu hat nach aus einer "
    "eines am bei als an sind zum zur wie werden über haben sie er es einen einem oder wird um vom vor sagte gegen "
    "laut unter durch ihre seine dass kein keine wenn nur noch aber seit wegen uhr",
    "fr": "le les des est une dans pour qui sur pas au avec sont été aux ce cette du de la et un en a par que d' l' "
    "qu' n' s' il elle ont plus à selon indiqué déclaré annoncé président ministre après contre leur mais où être "
    "lors depuis vers s'est c' se",
    "es": "el los las que del una por con para su más como al fue sus este ha lo de la en y a un se no según esta son "
    "entre desde han sobre también llegó informó señaló dijo gobierno tras hacia año años país donde cuando ministro "
    "presidente pero les contra",
    "it": "il che di della per non una con del sono nel anche è dei alla gli più dell' nell' all' l' un' d' la e a un "
    "in le da al si ha lo i delle nella dal sulla sulle hanno stato governo dopo contro verso ieri oggi essere questo "
    "ma come tra fra secondo ministro presidente ed anni stati",
    "pt": "o que não uma os com para dos mais como foi ao das pelo pela em de a e do da um se na no por à segundo "
    "às também seu sua disse informou afirmou após país anos quando foram tem até sobre ontem hoje governo ministro "
    "presidente contra mas",
    "nl": "het een van de en niet op voor zijn aan met ook werd bij naar door maar wordt in is dat te heeft die over "
    "uit tot om er als volgens tegen zei meer nog geen hij meldt deze na",
    "pl": "się nie na że jest do przez oraz jak po który dla od są było także tym przed w z i o to ma we ze za został "
    "została podał wizytą poinformował prezydent ale jego która które roku ten będzie ich tej rząd",
    "cs": "se na že je by jsem pro byl jako které ale aby nebo podle také jeho který v z i o to do po za ve uvedl "
    "byla s řekl bude ze jsou kterou roku proti návštěvu",
    "sk": "sa na že je by som pre bol ako ktoré ale aby alebo podľa tiež jeho ktorý v z i o to do po za vo uviedol "
    "bola s povedal bude zo sú ktorú roku proti návštevu",
    "sl": "se na da je bi za bil kot ki pa ali tudi njegov v z in o to do po s so pri iz bo ni so iz",
    "hr": "se na da je bi za bio kao koji ali ili također njegov u s i o to do po su od iz što nije bilo prema "
    "tijekom gdje posjet će",
    "sr": "se na da je bi za bio kao koji ali ili takođe njegov u sa i o to do po su od iz što nije bilo prema tokom "
    "gde poseta će",
    "sv": "och att det som för på är av den till inte med har ett om från var i en de men vid mot efter uppger säger "
    "sedan enligt hon han kommer under",
    "da": "og at det som for på er af den til ikke med har et om fra var også blev efter i en de men ved mod siger "
    "oplyser ministeren bliver sagde under han blevet kun mellem uden nogle noget meget "
    "igen gennem herefter",
    "nb": "og at det som for på er av den til ikke med har et om fra var også ble etter i en de men ved mot sier "
    "opplyser blir sa under han mens blitt mellom uten noen noe mye igjen gjennom "
    "seg nå",
    "fi": "ja on ei että oli se myös kun mutta hän ovat joka sekä mukaan kohti olla ollut kertoo jälkeen kuin jos "
    "vuoden",
    "et": "ja on ei et oli see ka kui aga ta mis ning oma pärast ütles teatas esimene selle",
    "hu": "az és hogy nem egy is volt meg azt ez csak mint már szerint a közölte el volna után ki miatt magyar lesz "
    "van de",
    "ro": "și în pentru din fost că sunt prin către după care însă această acest iar dintre a de la cu o nu pe mai "
    "spre al ale anunță fi vor ar lui când fiind aceasta spus",
    "ca": "els amb seva més és dels aquest aquesta seu ens han per les i al ha del pel pels també però perquè aquests "
    "va van fins segons seves seus només sense avui ahir tot hi ja d'un d'una l'ha s'ha n'ha ser fet com després",
    "sq": "dhe në të për një që nga me është më se i e u tha nuk si do",
    "lt": "ir yra į su kad iš bet tai kaip po buvo apie dėl už jis per pranešė",
    "lv": "un ir no ar uz ka bet tas kā pēc bija par lai kas gan tikai arī",
    "tr": "ve bir bu için ile olarak olan göre da daha gibi çok sonra ise oldu etti dedi olduğunu kadar de doğru "
    "geldi bakan başkanı tarafından üzere açıkladı arasında yeni ilk diye ancak",
    "az": "və bir bu üçün ilə olan də daha sonra isə etdi dedi qədər görə edib olub ki",
    "id": "yang dan di dengan untuk dari pada dalam ini itu tidak akan telah oleh ke kata juga tersebut adalah",
    "vi": "và của các trong là được cho không người đã với những một có này về từ khi đến tại",
    "sw": "ya wa na kwa katika ni za la hiyo kuwa cha kama huo baada",
    "tl": "ang ng mga sa na ay si ni nang para at kay hindi ito",
}  # fmt: skip
_COMMON_CYRILLIC = {
    "ru": "и в не на что с по это из как его от за был для о об также к но до со у при",
    "uk": "і в у на що з до за та не про як від це його але під для й із зі",
    "bg": "и на се да за от са че по при като в с не е ще го който със",
    "sr": "и у је на се да су за са од што као не о до је",
    "mk": "и на во се да од го со за дека е не по ќе кој што",
    "be": "і на што з да не пра як ад у па за гэта але",
}
_COMMON_DEVANAGARI = {
    "hi": "है हैं के की में से का को पर ने और कि यह भी एक था कर",
    "mr": "आहे आहेत आणि या ते हे होते केली केला यांनी व नाही त्या",
    "ne": "छ छन् र को मा ले गरेको भएको हो थियो पनि गर्न लाई",
}
# Letters of some of these languages that the others lack, or hardly use.
_LETTERS = {
    "de": "ß", "pl": "łżźćśńąę", "cs": "ěřů", "sk": "ľĺŕô", "hu": "őű", "ro": "șțăşţ", "tr": "ğış", "az": "əğış",
    "pt": "ãõ", "es": "ñ¿¡", "da": "øæ", "nb": "øæ", "sv": "å", "hr": "đć", "sr": "đć", "lt": "ėįųū", "lv": "āēīūģķļņ",
    "et": "õ", "sq": "ë", "vi": "ơưạảấầẩậắằẳặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđă", "ca": "·",
}  # fmt: skip
_LETTERS_CYRILLIC = {
    "ru": "ыэё", "uk": "іїєґ", "bg": "ъ", "sr": "ђћјљњџ", "mk": "ѓќѕјљњџ", "be": "ўіыэё", "mn": "өүыэ", "ky": "ңөүыэ",
    "tg": "ғӣқӯҳҷэ", "tt": "әңөүһҗыэ", "kk": "әғқңөұүһіыэ",
}  # fmt: skip


# A word of more languages says next to nothing of each.
_MOST_SHARED = 4


def _votes(signs: Mapping[str, Iterable[str]]) -> dict[str, list[tuple[str, float]]]:
    """What a word or letter says of the languages that have it."""
    having: dict[str, list[str]] = defaultdict(list)
    for code, found in signs.items():
        for sign in dict.fromkeys(found):
            having[sign].append(code)
    told = {sign: codes for sign, codes in having.items() if len(codes) <= _MOST_SHARED}
    return {sign: [(code, 1 / len(codes)) for code in codes] for sign, codes in told.items()}


_OF_WORDS = _votes({code: words.split() for code, words in _COMMON.items()})
_OF_CYRILLIC = _votes({code: words.split() for code, words in _COMMON_CYRILLIC.items()})
_OF_DEVANAGARI = _votes({code: words.split() for code, words in _COMMON_DEVANAGARI.items()})
_OF_LETTERS = _votes(_LETTERS)
_LETTER, _CYRILLIC_LETTER = 0.3, 2.0
_ENOUGH = 1.2
_LEAD = 1.1
# Serbian and Croatian differ in few words, and Serbian has two scripts, so that what a page states of them is believed.
_TOLD = frozenset((*_COMMON, *_COMMON_CYRILLIC, *"ja zh ko ar fa ur he el hi".split())) - {"sr", "hr"}
# Letters that Arabic has not, as often as they stand in a line or two of Persian; and those that only another has.
_PERSIAN = re.compile(r"(?:[\u067e\u0686\u06af\u06cc\u06a9].*?){4}", re.DOTALL)
_BEYOND_PERSIAN = (
    ("ur", re.compile(r"(?:[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06d4].*?){3}", re.DOTALL)),
    ("ps", re.compile(r"(?:[\u067c\u0681\u0685\u0689\u0693\u069a\u06cd\u06d0].*?){3}", re.DOTALL)),
    ("ckb", re.compile(r"(?:[\u0695\u06b5\u06c6\u06ce\u06d5].*?){3}", re.DOTALL)),
)
# A Han or Hangul sign is a syllable or word, so a few of them outweigh as many Latin letters of names.
_WEIGHTS = {"kana": 3, "ko": 3, "han": 3}


def detect_language(text: str) -> str:
    """Return a BCP 47 tag: the language of the text, "und" where its words do not tell."""
    sample = text[:_SAMPLE]
    # ASCII has the letters of no script here but Latin, and most of most texts is it.
    if sample.isascii():
        return _by_words(sample, "")
    rest = sample.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    counts = _count_scripts(rest)
    if not counts:
        return _by_words(sample, rest)
    counts["latin"] = len(_LATIN.findall(sample))
    script = max(counts, key=lambda name: counts[name] * _WEIGHTS.get(name, 1))
    if script == "latin":
        return _by_words(sample, rest)
    if script in ("han", "kana"):
        return "ja" if counts["kana"] > counts["han"] / 20 else "zh"
    if script == "arabic":
        further = next((code for code, letters in _BEYOND_PERSIAN if letters.search(sample)), None)
        return further or ("fa" if _PERSIAN.search(sample) else "ar")
    if script == "cyrillic":
        return _by_cyrillic(sample)
    return _best(_count_votes(sample, _OF_DEVANAGARI)) if script == "devanagari" else script


def choose_language(detected: str, stated: str | None) -> str:
    """Return the language that a page states, unless its words tell of another one that they can tell.

    Many systems write one language over all that they publish, and some languages are not told by words here.
    """
    if stated is None:
        return detected
    if detected == UNKNOWN:
        return stated
    primary = stated.partition("-")[0].lower()
    return stated if primary == detected or primary not in _TOLD else detected


def _count_scripts(signs: str) -> Counter[str]:
    """How many signs of each script there are, in what is not ASCII."""
    counts: Counter[str] = Counter()
    for sign, times in Counter(signs).items():
        if script := _BLOCKS[bisect_right(_STARTS, ord(sign)) - 1][1]:
            counts[script] += times
    return counts


def _by_cyrillic(sample: str) -> str:
    letters = Counter(sample.lower())
    votes = _count_votes(sample, _OF_CYRILLIC)
    for code, own in _LETTERS_CYRILLIC.items():
        votes[code] += _CYRILLIC_LETTER * sum(letters[letter] for letter in own)
    return max(_LETTERS_CYRILLIC, key=lambda code: votes[code])


def _by_words(sample: str, rest: str) -> str:
    # "L'ufficio" is an article and a word.
    votes = _count_votes(sample.replace("’", "'").replace("'", "' "), _OF_WORDS)
    # A foreign name has letters of its language, and no words.
    for letter, times in Counter(filter(_OF_LETTERS.__contains__, rest.lower())).items():
        for code, weight in _OF_LETTERS[letter]:
            if code in votes:
                votes[code] += _LETTER * weight * times
    return _best(votes)


def _count_votes(sample: str, votes_of: Mapping[str, list[tuple[str, float]]]) -> defaultdict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for word, times in Counter(filter(votes_of.__contains__, sample.lower().split())).items():
        for code, weight in votes_of[word]:
            votes[code] += weight * times
    return votes


def _best(votes: Mapping[str, float]) -> str:
    ranked = (*sorted(votes.items(), key=lambda vote: -vote[1]), (UNKNOWN, 0.0), (UNKNOWN, 0.0), (UNKNOWN, 0.0))
    first, second, third = ranked[:3]
    # A brief text in Latin letters may have no word that only one of the two has.
    if {first[0], second[0]} == {"sr", "hr"} and first[1] <= _LEAD * second[1]:
        return SERBO_CROATIAN if first[1] + second[1] >= _ENOUGH and second[1] > _LEAD * third[1] else UNKNOWN
    return first[0] if first[1] >= _ENOUGH and first[1] > _LEAD * second[1] else UNKNOWN
