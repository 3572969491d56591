"""What one member of a family is called, the others are too."""

import pytest

from screener.extract.families import with_families
from screener.model.mention import Mention, MentionKind


def product(text: str, *also: str) -> Mention:
    return Mention(
        text, "d", 0, "line 1", 0, len(text), text, also, MentionKind.PRODUCT, (), "latin"
    )


@pytest.mark.parametrize(
    ("said", "member", "also"),
    [
        (product("Kestrel launch vehicles", "KL"), "KL-5", ("KL-5 launch vehicles",)),
        (product("Kestrel launch vehicles"), "Kestrel 7", ("Kestrel 7 launch vehicles",)),
        (product("Kestrel-3 underwater glider"), "Kestrel-4", ("Kestrel-4 underwater glider",)),
        (product("Harbour Hawk series UAVs"), "Harbour Hawk 2", ("Harbour Hawk 2 UAVs",)),
        (product("红隼系列无人机"), "红隼-4", ("红隼-4无人机",)),
        (product("红隼五号运载火箭"), "红隼七号", ("红隼七号运载火箭",)),
        (product("Kestrel launch vehicles"), "Osprey 7", ()),
        (product("Kestrel 7"), "Kestrel 8", ()),
    ],
)
def test_a_member_gets_the_kind_of_its_family(
    said: Mention, member: str, also: tuple[str, ...]
) -> None:
    *_, found = with_families([said, product(member)])
    assert found.also == also


def test_what_has_its_kind_in_its_name_stays_as_it_is() -> None:
    (found,) = with_families([product("Kestrel launch vehicles")])
    assert found.also == ()


def test_a_party_is_of_no_family() -> None:
    party = Mention("x", "d", 0, "line 1", 0, 7, "Kestrel", (), MentionKind.ENTITY, (), "latin")
    *_, found = with_families([product("Kestrel launch vehicles"), party])
    assert found == party
