"""Word lists that the rules for names look things up in."""

from __future__ import annotations


def _listed(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(separator))


# States and provinces as press style writes them after a town: "Lebanon, Ohio", "Paris, Ont.", "Moscow, ID".
STATES = _listed(
    """
    Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|
    Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|
    Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|
    Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|
    West Virginia|Wisconsin|Wyoming|Ontario|Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|
    Mass.|Mich.|Minn.|Miss.|Mo.|Mont.|Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|
    Tex.|Va.|Vt.|Wash.|Wis.|Wyo.|Ont.|TX|CA|OH|GA|NY|PA|VA|IL|TN|KY|MO|IN|ME|MI|AL|SC|NC|NJ|FL|WA|ID
    """,
    "|",
)

# Capitalised words before a name that are no given names.
NOT_GIVEN_NAMES = _listed(
    """
    In The From And But As At For To Of On With While When After Before Since Where South North East West New Old
    Greater Central Republic Between Both Via Near Inside Outside Says Said Mr Mrs Official State President Prime
    Minister King Queen Prince Princess Ambassador That This Today Yesterday Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March April May June July August September October November December So If Even
    Why How What Will Is Are Was Visit Visits University Embassy Against Until Then Around Across Although Because
    Meanwhile Now Like Under Over Upon Downtown Beyond Only Not Or Neither Nor Despite By Team Republican Democrat
    Democratic Communist Socialist Conservative Labour Labor Liberal Soviet Western Eastern Northern Southern
    """
)

# Words that open a sentence before a surname: "Though Trump", "Later Biden".
OPENERS = _listed(
    """
    a after also although an and as asked at because before both but by can clearly did does during earlier even
    eventually for former forget from had has have he here his how if in instead is it later like may meanwhile moments
    most no not now on once only or perhaps recently she should since so some still that the their then there these
    they this those though through thus to today under unlike until was were what when where whether which while who
    why will with would yesterday yet
    """
)

# Surnames that are everyday words: "Ban on cluster bombs", "May 5", "Park in Seoul".
EVERYDAY = _listed("ban may park moon rice king pence han ma no")

# Surnames that are given names elsewhere: "Kim Haley".
GIVEN_NAMES_TOO = _listed("Kim Lee")

# Where the family name comes first.
SURNAME_FIRST = frozenset({"KP", "KR", "CN", "TW", "VN"})
