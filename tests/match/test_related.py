"""Matches of a listed party for what belongs to it: known relations, and stated ones."""

from dataclasses import replace

import pytest

from screener.match.entities import EntityMatcher
from screener.model.lists import Knowledge, Relation
from screener.model.match import Band, Target
from screener.model.mention import Mention, MentionKind, StatedRelation

PHYTIUM = "us_entity_list/cn-tianjin-phytium-information-technology"
CASC = "us_ns_cmic/30806"


def said(text: str, kind: MentionKind = MentionKind.ENTITY, *also: str) -> Mention:
    return Mention(f"m-{text}", "plan", 0, "line 1", 0, len(text), text, also, kind, (), "latin")


def stated(subject: Mention, party: Mention, sentence: str) -> StatedRelation:
    return StatedRelation(
        subject.text, party.text, "made_by", sentence, "plan", 0, subject.id, party.id
    )


@pytest.fixture(scope="module")
def with_brands(matcher: EntityMatcher, knowledge: Knowledge) -> EntityMatcher:
    brands = (
        Relation("Phytium CPU", ("Phytium", "飞腾", "FT"), "brand_of", PHYTIUM, "Phytium", "note"),
    )
    return EntityMatcher(replace(knowledge, relations=brands), matcher.table, matcher.addresses)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Phytium CPUs", MentionKind.PRODUCT),
        ("Phytium", MentionKind.TECHNOLOGY),
        ("FT-2000", MentionKind.PRODUCT),
        ("飞腾处理器", MentionKind.PRODUCT),
    ],
)
def test_a_brand_leads_to_its_maker(
    with_brands: EntityMatcher, text: str, kind: MentionKind
) -> None:
    found = [m for m in with_brands.match([said(text, kind)], []) if m.entry == PHYTIUM]
    assert [m.target for m in found] == [Target.RELATED]
    assert found[0].name == "Tianjin Phytium Information Technology"
    assert found[0].evidence[0].method == "relation"


@pytest.mark.parametrize("text", ["FT lauderdale", "Photon CPU", "Rainbow umbrella"])
def test_another_product_does_not(with_brands: EntityMatcher, text: str) -> None:
    assert with_brands.match([said(text, MentionKind.PRODUCT)], []) == []


def test_a_stated_maker_and_its_stated_parent_lead_to_the_listed_parent(
    matcher: EntityMatcher,
) -> None:
    product = said("Zhuque", MentionKind.PRODUCT, "ZQ")
    variant = said("ZQ-2", MentionKind.PRODUCT)
    maker = said("Tianjin Ruyi Rocket Manufacturing")
    parent = said("National University of Defense Technology")
    relations = [
        stated(product, maker, "Ruyi makes the Zhuque."),
        stated(maker, parent, "Ruyi is a subsidiary of the university."),
    ]
    found = matcher.match([product, variant, maker, parent], relations)
    related = {m.mention: m for m in found if m.list == "us_entity_list" and m.target == "related"}
    assert set(related) == {product.id, variant.id, maker.id}
    assert related[variant.id].evidence[0].method == "stated"
    assert "Ruyi makes" in related[variant.id].evidence[0].note
    assert "subsidiary" in related[variant.id].evidence[0].note
    assert related[maker.id].band is Band.STRONG
    assert all(m.target is Target.ENTITY for m in found if m.mention == parent.id)


def test_a_product_that_begins_with_a_listed_name_leads_to_its_bearer(
    matcher: EntityMatcher,
) -> None:
    knowledge = replace(matcher.knowledge, relations=())
    bare = EntityMatcher(knowledge, matcher.table, matcher.addresses)
    found = bare.match([said("Phytium server boards", MentionKind.PRODUCT)], [])
    assert PHYTIUM in {m.entry for m in found}
    assert all(m.target is Target.RELATED and m.band is Band.POSSIBLE for m in found)


def test_an_acronym_beside_a_full_name_is_that_names(matcher: EntityMatcher) -> None:
    ministry = said("Ministry of Science and Technology", MentionKind.ENTITY, "MOST")
    assert not any(m.name.startswith("Most") for m in matcher.match([ministry], []))


def test_a_family_of_products_shares_its_stated_maker(matcher: EntityMatcher) -> None:
    family = said("Zhuque launch vehicles", MentionKind.PRODUCT)
    one = said("Zhuque 5", MentionKind.PRODUCT)
    maker = said("National University of Defense Technology")
    found = matcher.match([family, one, maker], [stated(family, maker, "It makes them.")])
    assert {m.mention for m in found if m.target is Target.RELATED} == {family.id, one.id}


def test_relations_in_a_ring_come_to_an_end(matcher: EntityMatcher) -> None:
    a, b = said("Alphabetagamma Institute"), said("Betagammadelta Works")
    ring = [stated(a, b, "a of b"), stated(b, a, "b of a"), stated(a, a, "a of a")]
    assert matcher.match([a, b], ring) == []


def test_matches_have_ids_of_their_own(matcher: EntityMatcher) -> None:
    mentions = [said("Huawei"), said("National University of Defense Technology")]
    found = matcher.match(mentions, [stated(mentions[0], mentions[1], "x")])
    assert len({m.id for m in found}) == len(found)
    assert found == matcher.match(mentions, [stated(mentions[0], mentions[1], "x")])


def test_a_row_is_found_by_its_address(matcher: EntityMatcher) -> None:
    row = replace(
        said("Unheard Of Trading Limited"),
        address="Unit D 16/F One Capital Place, 18 Luard Road, Wan Chai",
        countries=("HK",),
    )
    found = {m.entry: m for m in matcher.match([row], [])}
    assert "us_entity_list/cn-address-01" in found
    assert ("address", "MATCH") in found["us_entity_list/cn-address-01"].qualifiers


def test_control_codes_and_products_are_no_parties(matcher: EntityMatcher) -> None:
    mentions = [said("Huawei", kind) for kind in (MentionKind.CONTROL_CODE, MentionKind.PRODUCT)]
    assert [m for m in matcher.match(mentions, []) if m.target is Target.ENTITY] == []
