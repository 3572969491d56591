"""R9: the 19 addresses of high diversion risk, from addresses as people write them."""

import pytest

from screener.match.entities import EntityMatcher
from screener.model.lists import EntityKind, Knowledge


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Unit D, 16th Floor, One Capital Place, 18 Luard Road, Wanchai, HK", "cn-address-01"),
        ("33 Mongkok Road, Bright Way Tower 7/F Unit 4, Kowloon", "cn-address-02"),
        ("RM 19C, LOCKHART CTR, 301-307 LOCKHART RD, WAN CHAI", "cn-address-03"),
        ("Rm 803 Chevalier House, 45-51 Chatham Rd South, TST, Hong Kong", "cn-address-04"),
        ("Flat 2309, 23/F, Ho King Comm. Centre, 2-16 Fa Yuen St., Mongkok", "cn-address-05"),
        ("Room 1003, Lippo Centre Tower 1, 89 Queensway", "cn-address-09"),
        ("14C Hung Shui Kiu Main St, Yuen Long, NT", "cn-address-16"),
        ("Room 1605, Ho King Commercial Centre, 2-16 Fayuen St, Mong Kok", "cn-address-18"),
        ("Hasat Sk. No:52 Kamara Ic Kapi No:1 Merkez Mah. Sisli Istanbul", "tr-address-01"),
    ],
)
def test_a_listed_address_is_found_as_people_write_it(
    matcher: EntityMatcher, said: str, key: str
) -> None:
    found = [m for m in matcher.look_up(said) if m.evidence[0].method == "address"]
    assert f"us_entity_list/{key}" in [m.entry for m in found]
    ground = next(m for m in found if m.entry.endswith(key)).evidence[0]
    assert ground.note == "address of high diversion risk"


def test_all_listed_addresses_find_themselves(knowledge: Knowledge, matcher: EntityMatcher) -> None:
    rows = [e for e in knowledge.entities.values() if e.kind is EntityKind.ADDRESS]
    assert len(rows) == 19
    for entity in rows:
        for address in entity.addresses:
            assert entity.entry in {m.entry for m in matcher.look_up(address.upper())}


@pytest.mark.parametrize(
    "said",
    [
        "Room 804, Chevalier House, 45-51 Chatham Road South, Tsim Sha Tsui, Hong Kong",
        "Unit 12, 9/F Bright Way Tower, No. 33 Mong Kok Road, Kowloon, Hong Kong",
        "Wan Chai, Hong Kong",
        "18 Luard Road",
        "",
    ],
)
def test_another_room_is_another_address(matcher: EntityMatcher, said: str) -> None:
    assert [m for m in matcher.look_up(said) if m.evidence[0].method == "address"] == []
