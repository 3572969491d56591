"""Vocabularies raise relevance; they are no control (R39)."""

from screener.lists.load import load_knowledge
from screener.match.vocabularies import Vocabularies
from screener.model.lists import ListKind, VocabularyTerm

TERMS = [
    VocabularyTerm("ref_a", "m", "Materials", ("graphene", "smart material"), ("石墨烯",)),
    VocabularyTerm("ref_b", "n", "New materials", ("graphene",), ("石墨烯", "新材料")),
]


def test_a_term_is_found_within_a_wording_in_either_language() -> None:
    known = Vocabularies.build(TERMS)
    both = ("ref_a: Materials", "ref_b: New materials")
    assert known.naming("Graphene films") == both
    assert known.naming("石墨烯薄膜") == both
    assert known.naming("smart materials") == ("ref_a: Materials",)
    assert known.naming("smart glass") == ()
    assert known.naming("") == ()


def test_five_vocabularies_are_bundled_each_with_source_and_date() -> None:
    knowledge = load_knowledge()
    manifests = [
        state.manifest for state in knowledge.lists if state.manifest.kind is ListKind.VOCABULARY
    ]
    assert {one.id for one in manifests} >= {
        "ref_us_cet_2024",
        "ref_us_dod_cta",
        "ref_eu_ten_areas",
        "ref_cn_chokepoints",
        "ref_cn_mic2025",
    }
    assert all(one.source and one.published for one in manifests)
    chokepoints = [one for one in knowledge.vocabulary if one.list == "ref_cn_chokepoints"]
    assert len(chokepoints) == 35
    assert all(one.en and one.zh for one in knowledge.vocabulary)


def test_no_vocabulary_is_a_control_entry() -> None:
    assert not [entry for entry in load_knowledge().controls if entry.startswith("ref_")]
