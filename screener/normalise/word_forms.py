"""From a word of a Latin organisation name to the form in which it is compared."""

import re
from functools import lru_cache

# How registers and tables cut words short: "Harbin Engr Univ", "GUANGZHOU HAIGE COMM GRP".
_SHORT = {
    short: word
    for word, shorts in {
        "university": "univ uni universite universidad universidade universitat universita",
        "institute": "inst instit institut institution instituto istituto",
        "technology": "tech technol techn tehnologii tekhnologii technologie tecnologia",
        "science": "sci scienc scientific",
        "engineering": "engr eng engrg engin engg",
        "communication": "comm commun comms communic",
        "telecommunication": "telecom telecomm telecoms",
        "electronic": "electron elec elect elektronik elektronika",
        "company": "cia compania",
        "international": "intl int internat internationale internacional",
        "national": "natl nat nacional nationale",
        "academy": "acad academie academia akademiya",
        "department": "dept dep depart",
        "laboratory": "lab labs laboratoire laboratorio laboratoriya laboratories",
        "corporation": "corpn",
        "group": "grp gp groupe grupo gruppa gruppe",
        "research": "res rsch resrch recherche",
        "development": "dev devel develop dvlpmt",
        "manufacturing": "mfg mfr manuf manufacture manufacturer",
        "aeronautics": "aero aeron aeronaut",
        "astronautics": "astro astronaut",
        "industry": "ind indl indus industrie industria industrial",
        "center": "centre ctr cent centr tsentr centro zentrum",
        "association": "assn assoc",
        "system": "sys syst",
        "equipment": "equip eqpt eqp",
        "service": "svc svcs serv",
        "management": "mgmt mgt",
        "product": "prod prods",
        "information": "info inf inform",
        "import": "imp",
        "export": "exp",
        "general": "gen genl",
        "trading": "trdg trade torgovyi torgovaya",
        "government": "govt gov",
        "province": "prov provincial",
        "municipal": "munic municipality",
        "hospital": "hosp",
        "medicine": "med medical medicinal",
        "agriculture": "agric agricultural agri",
        "mechanics": "mech",
        "mathematics": "math maths",
        "physics": "phys physical",
        "chemistry": "chem chemical",
        "biology": "biol biological",
        "pharmaceutical": "pharma pharm pharmaceutic",
        "biotechnology": "biotech",
        "environment": "environ environmental",
        "machinery": "mach",
        "automation": "autom",
        "semiconductor": "semicon",
        "network": "net netw",
        "microelectronic": "microelec",
        "brothers": "bros",
        "saint": "st",
        "holding": "hldg hldgs",
        "shipping": "shpg",
        "investment": "invest invt",
        "foundation": "fndn fdn",
        "enterprise": "ent entp",
        "logistic": "logist",
        "transport": "transp transportation",
        "construction": "constr constrn",
        "aviation": "avn",
        "defense": "def",
        "military": "mil",
    }.items()
    for short in shorts.split()
}
_BRITISH = (
    (re.compile(r"^(.*)fibre"), r"\1fiber"),
    (re.compile("defence"), "defense"),
    (re.compile("aluminium"), "aluminum"),
    (re.compile("labour"), "labor"),
    (re.compile("(?<=[a-z])isation$"), "ization"),
    (re.compile("programme"), "program"),
    (re.compile("paediatric"), "pediatric"),
    (re.compile("orthopaedic"), "orthopedic"),
    (re.compile("archaeolog"), "archeolog"),
    (re.compile("mould"), "mold"),
    (re.compile("metre"), "meter"),
    (re.compile("sulph"), "sulf"),
)
_KEEP = frozenset(
    "physics mathematics economics mechanics optics acoustics robotics statistics genetics ethics"
    " news series gas bus campus analysis lens virus status census gps ups express business"
    " process press access wireless atlas texas paris hermes mars sas".split()
)
_IRREGULAR = {
    "aeronautical": "aeronautics",
    "astronautical": "astronautics",
    "technologies": "technology",
    "technological": "technology",
    "technical": "technology",
    "sciences": "science",
    "industries": "industry",
    "electronics": "electronic",
    "communications": "communication",
    "telecommunications": "telecommunication",
    "microelectronics": "microelectronic",
    "optoelectronics": "optoelectronic",
    "optical": "optics",
    "optic": "optics",
    "mechanical": "mechanics",
    "economic": "economics",
    "acoustic": "acoustics",
    "genetic": "genetics",
    "aerodynamic": "aerodynamics",
    "logistics": "logistic",
    "peoples": "people",
    "womens": "women",
    "childrens": "children",
    "teachers": "teacher",
    "colleges": "college",
    "marketing": "marketing",
    "securities": "security",
}


@lru_cache(maxsize=131_072)
def word_form(word: str) -> str:
    """Return a word with abbreviations written out, American spelling, in the singular.

    >>> [word_form(word) for word in "univ sciences defence centre fibres".split()]
    ['university', 'science', 'defense', 'center', 'fiber']
    """
    if len(word) <= 2 or not word.isascii():
        return word
    word = _IRREGULAR.get(word, _SHORT.get(word, word))
    for pattern, put in _BRITISH:
        word = pattern.sub(put, word)
    word = _singular(word)
    return _IRREGULAR.get(word, _SHORT.get(word, word))


def _singular(word: str) -> str:
    if len(word) <= 4 or word in _KEEP or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word
