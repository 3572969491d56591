"""The facts that a rule may ask about: name, kind and meaning; the reference of rule writers.

``docs/facts.md`` is made from this table (``screener rules facts``).
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a fact is, and so which operators it takes."""

    TEXT = "text"
    WORDS = "list of words"
    NUMBER = "number"
    NUMBERS = "list of numbers"
    BAND = "band"
    DAY = "day"
    YES_NO = "true or false"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; where it may be missing a rule that needs it comes out unknown."""

    kind: Kind
    meaning: str
    may_be_missing: bool = False


_TEXT, _WORDS, _NUMBER, _YES_NO = Kind.TEXT, Kind.WORDS, Kind.NUMBER, Kind.YES_NO
_MISSING = True

# What a name in a rule means. A rule that asks about a party sees every alert on an entity list,
# one that asks about a technology every alert on a control list, one that asks about both sees
# pairs in one document, one about ownership sees parties that a table of owners names; one that
# asks about the text alone sees every block.
FIELDS: dict[str, Fact] = {
    "party.name": Fact(_TEXT, "the listed party's primary name"),
    "party.said": Fact(_TEXT, "the words in the document"),
    "party.matched": Fact(_TEXT, "the listed name or alias that was hit"),
    "party.list": Fact(_TEXT, "id of the list"),
    "party.entry": Fact(_TEXT, "LIST_ID/KEY"),
    "party.band": Fact(Kind.BAND, "exact, strong or possible"),
    "party.score": Fact(_NUMBER, "0 to 100"),
    "party.target": Fact(_TEXT, "entity, or related (a brand, product, subsidiary or laboratory)"),
    "party.kind": Fact(_TEXT, "organisation, person, vessel, aircraft, address, unknown"),
    "party.footnotes": Fact(Kind.NUMBERS, "footnotes of the entry (Entity List: 1 to 5)", _MISSING),
    "party.requirement": Fact(
        _TEXT, "code of the licence requirement: ALL_EAR, CCL_ONLY, ...", _MISSING
    ),
    "party.policy": Fact(_TEXT, "code of the licence review policy", _MISSING),
    "party.programme": Fact(_TEXT, "sanctions programme or category", _MISSING),
    "party.countries": Fact(_WORDS, "ISO 3166-1 alpha-2 codes of the entry", _MISSING),
    "party.country_groups": Fact(
        _WORDS, "EAR country groups of those countries: A:5, D:1, D:5, E:1, ...", _MISSING
    ),
    "party.name_kind": Fact(
        _TEXT, "kind of the listed name that was hit: primary, alias, weak, ...", _MISSING
    ),
    "party.method": Fact(_TEXT, "how the names were compared"),
    "party.differs": Fact(_WORDS, "in what the names differ: place, number, ..."),
    "party.effect": Fact(_TEXT, "the list's own effect, in one sentence"),
    "party.next_step": Fact(_TEXT, "what to do after a confirmed match, in the list's own terms"),
    "party.listed": Fact(Kind.DAY, "date of listing", _MISSING),
    "party.delisted": Fact(Kind.DAY, "date of removal; missing where it stands", _MISSING),
    "technology.term": Fact(_TEXT, "the words in the document"),
    "technology.list": Fact(_TEXT, "id of the control list"),
    "technology.entry": Fact(_TEXT, "LIST_ID/CODE"),
    "technology.code": Fact(_TEXT, "the code"),
    "technology.paragraph": Fact(_TEXT, "the paragraph, or the code where none was told"),
    "technology.title": Fact(_TEXT, "what the entry is about, in our words"),
    "technology.band": Fact(Kind.BAND, "exact, strong or possible"),
    "technology.score": Fact(_NUMBER, "0 to 100"),
    "technology.rank": Fact(_NUMBER, "1 for the best entry of its list for these words"),
    "technology.tags": Fact(_WORDS, "tags of the entry: radar, uav, advanced_computing_ic, ..."),
    "technology.reasons": Fact(_WORDS, "reasons for control: NS, MT, NP, CB, ..."),
    "technology.group": Fact(_TEXT, "A to E", _MISSING),
    "technology.question": Fact(_TEXT, "what the catalogue says to ask", _MISSING),
    "technology.codes": Fact(_WORDS, "the best entry of each list for these words"),
    "technology.mirrored": Fact(
        _YES_NO, "whether the Commerce Control List has an entry for these words as well"
    ),
    "technology.method": Fact(_TEXT, "how the words were compared; code where a code was written"),
    "threshold.outcome": Fact(
        _TEXT, "meets, below, not_comparable; missing where no figure is stated", _MISSING
    ),
    "threshold.stated": Fact(_TEXT, "the figure in the document", _MISSING),
    "threshold.limit": Fact(_TEXT, "the figure in the paragraph", _MISSING),
    "threshold.parameter": Fact(_TEXT, "what is measured", _MISSING),
    "context.negated": Fact(_YES_NO, "whether the words stand in a negation"),
    "context.comparison": Fact(_YES_NO, "whether they are only compared with"),
    "context.import_substitution": Fact(_YES_NO, "whether an import is to be replaced by them"),
    "context.kind": Fact(_TEXT, "entity, technology, product or control_code"),
    "distance.paragraphs": Fact(
        _NUMBER, "blocks between the party and the technology; 0 in one block"
    ),
    "distance.same_row": Fact(_YES_NO, "whether both stand in one row of a table"),
    "document.listed_parties": Fact(
        _NUMBER, "how many listed parties the document names; a reprinted list has very many"
    ),
    "document.technologies": Fact(_NUMBER, "how many controlled things the document names"),
    "document.blocks": Fact(_NUMBER, "paragraphs, lines or rows of the document"),
    "document.is_table": Fact(_YES_NO, "whether it is a table of parties or items"),
    "ownership.owned": Fact(_TEXT, "the party, as the table of owners names it"),
    "ownership.regime": Fact(_TEXT, "whose arithmetic: ofac or bis"),
    "ownership.reach": Fact(
        _TEXT, "reached or not_reached; missing where a share not stated would decide", _MISSING
    ),
    "ownership.percent": Fact(_NUMBER, "held for certain by listed parties, 0 to 100"),
    "ownership.at_most": Fact(
        _NUMBER, "the same if every share not stated were as large as it can be"
    ),
    "ownership.owners": Fact(_WORDS, "names of the listed owners, strictest first"),
    "ownership.strictest": Fact(_TEXT, "the owner whose requirement counts"),
    "ownership.list": Fact(_TEXT, "the list of that owner"),
    "ownership.requirement": Fact(_TEXT, "code of its licence requirement", _MISSING),
    "ownership.policy": Fact(_TEXT, "code of its licence review policy", _MISSING),
    "ownership.chain": Fact(_TEXT, "who owns how much of whom, from the listed party down"),
    "ownership.cycle": Fact(_YES_NO, "whether the party stands in a circle of shares"),
    "ownership.mode": Fact(_TEXT, "how the BIS rule is read: listed_only, in_force or prudent"),
    "ownership.measure": Fact(_TEXT, "status of the BIS affiliates rule on the day"),
    "text.block": Fact(_TEXT, "the paragraph, line or row"),
    "text.document": Fact(_TEXT, "the document's name"),
    "run.destination": Fact(_TEXT, "country the items go to, where given", _MISSING),
    "run.destination_groups": Fact(_WORDS, "EAR country groups of that country", _MISSING),
    "run.destination_chart": Fact(_WORDS, "columns marked for it in the Country Chart", _MISSING),
    "run.destination_note": Fact(_TEXT, "what the Country Chart says beside the marks", _MISSING),
}
NAMESPACES = frozenset(name.partition(".")[0] for name in FIELDS)
# ``match`` is how people write of the match with a party.
ALIASES = {"match": "party"}

_ANY = frozenset({"is", "in", "any_of", "missing"})
_LIKE = frozenset({"contains_term", "starts_with", "re", "contains"})
TAKES: dict[Kind, frozenset[str]] = {
    Kind.TEXT: _ANY | _LIKE,
    Kind.WORDS: _ANY | _LIKE | {"has_tag"},
    Kind.NUMBER: _ANY | {"gte", "lte", "between"},
    Kind.NUMBERS: _ANY | {"contains", "has_tag"},
    Kind.BAND: _ANY | {"at_least_band"},
    Kind.DAY: frozenset({"before", "after", "missing"}),
    Kind.YES_NO: frozenset({"is", "missing"}),
}


def kind_fault(field: str, operator: str) -> str:
    """Return what is wrong with an operator on a fact of its kind, "" if nothing is.

    >>> kind_fault("party.listed", "gte")
    "'gte' is not for a day; it takes after, before, missing"
    """
    kind = FIELDS[field].kind
    if operator in TAKES[kind]:
        return ""
    return f"{operator!r} is not for a {kind.value}; it takes {', '.join(sorted(TAKES[kind]))}"


def reference() -> str:
    """Return the table of facts as a page in Markdown."""
    head = [
        "# The facts that a rule may ask about",
        "",
        "Made by `screener rules facts` from `screener/rules/fields.py`; do not edit by hand.",
        "",
        "| fact | kind | may be missing | meaning |",
        "| --- | --- | --- | --- |",
    ]
    rows = [
        f"| `{name}` | {fact.kind.value} | {_yes(fact.may_be_missing)} | {fact.meaning} |"
        for name, fact in FIELDS.items()
    ]
    tail = ["", "| kind | operators |", "| --- | --- |"]
    tail += [f"| {kind.value} | {', '.join(sorted(TAKES[kind]))} |" for kind in Kind]
    return "\n".join([*head, *rows, *tail]) + "\n"


def _yes(holds: bool) -> str:
    return "yes" if holds else ""
