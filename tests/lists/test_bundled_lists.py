"""What is bundled holds together: every list of the contract, its digests, its credits."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from screener import folders
from screener.errors import ListError
from screener.lists.adapters.ecfr_codes import policy_code, requirement_code
from screener.lists.load import choose, load_knowledge
from screener.lists.notice import notice
from screener.lists.verify import verify
from screener.model.lists import EntityKind, Knowledge, ListKind

ROOT = Path(__file__).resolve().parents[2]
CSL = ROOT.parent / "shared/data/entity-lists/us-csl-projection/screening-list.json"
DAY = date(2026, 11, 24)
ENTITY_LISTS = (
    "us_entity_list us_meu_list us_unverified_list us_denied_persons us_ofac_sdn us_ns_cmic"
    " us_ofac_ssi us_ofac_other us_isn us_itar_debarred us_1260h us_1286 us_uflpa us_fcc_covered"
    " eu_fsf un_sc uk_sanctions ch_seco ca_sema ca_nro au_dfat jp_meti_eul jp_meti_russia jp_mof"
    " cn_mofcom_control cn_mofcom_watch cn_mofcom_unreliable tw_shtc ref_aspi_universities"
).split()
CONTROL_LISTS = (
    "us_ccl us_usml us_nrc_110 us_doe_810 eu_annex_i eu_military cn_dual_use jp_meti_goods"
    " us_chpl_hs"
).split()
# Terms that do not allow a copy in this repository.
NEVER_BUNDLED = ("ca_nro", "ca_sema", "un_sc")


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCREENER_HOME", str(tmp_path_factory.mktemp("home")))
        return load_knowledge(as_of=DAY)


def test_every_list_of_the_contract_has_a_manifest(knowledge: Knowledge) -> None:
    kinds = {state.manifest.id: state.manifest.kind for state in knowledge.lists}
    assert [each for each in ENTITY_LISTS if kinds.get(each) is not ListKind.ENTITY] == []
    assert [each for each in CONTROL_LISTS if kinds.get(each) is not ListKind.CONTROL] == []


def test_every_manifest_says_what_a_reviewer_needs(knowledge: Knowledge) -> None:
    for manifest in (state.manifest for state in knowledge.lists):
        if manifest.kind in (ListKind.ENTITY, ListKind.CONTROL):
            assert manifest.effect.endswith("."), manifest.id
            assert manifest.next_step.endswith("."), manifest.id
            assert manifest.licence, manifest.id
            assert manifest.source.startswith("http"), manifest.id
        assert manifest.copy_here or manifest.why_no_copy, manifest.id
        words = f"{manifest.effect} {manifest.next_step}".casefold()
        for never in ("cleared", "compliant", "approved", "no licence required"):
            assert never not in words, manifest.id


def test_r8_requirement_and_policy_stand_raw_and_as_codes(knowledge: Knowledge) -> None:
    listed = [one for one in knowledge.entities.values() if one.list == "us_entity_list"]
    assert [one.entry for one in listed if not (one.requirement_code and one.policy_code)] == []
    assert all(one.requirement_code == requirement_code(one.requirement) for one in listed)
    assert all(one.policy_code == policy_code(one.policy) for one in listed)
    with pytest.raises(ListError):
        requirement_code("A wording that nobody has read yet.")
    with pytest.raises(ListError):
        policy_code("A wording that nobody has read yet.")


def test_r9_address_only_entries_are_bundled(knowledge: Knowledge) -> None:
    found = [one for one in knowledge.entities.values() if one.kind is EntityKind.ADDRESS]
    assert len(found) == 19
    assert all(one.list == "us_entity_list" and one.addresses for one in found)


def test_r10_footnotes_are_numbers_and_only_those_of_the_list(knowledge: Knowledge) -> None:
    noted = {one.entry: one.footnotes for one in knowledge.entities.values() if one.footnotes}
    assert {entry.partition("/")[0] for entry in noted} == {"us_entity_list"}
    assert {note for notes in noted.values() for note in notes} == {1, 2, 3, 4, 5}
    assert noted["us_entity_list/cn-tianjin-phytium-information-technology"] == (4,)


@pytest.mark.parametrize("list_id", NEVER_BUNDLED)
def test_lists_whose_terms_forbid_it_are_not_bundled(list_id: str) -> None:
    assert [path.name for path in (folders.bundled("lists") / list_id).iterdir()] == [
        "manifest.yaml"
    ]


@pytest.mark.parametrize(
    ("list_id", "words"),
    [
        ("us_ns_cmic", "no effect on exports"),
        ("us_unverified_list", "UVL statement"),
        ("ref_aspi_universities", "no legal effect"),
        ("jp_meti_eul", "no ban"),
        ("us_1260h", "no effect on exports"),
    ],
)
def test_effects_are_the_lists_own(knowledge: Knowledge, list_id: str, words: str) -> None:
    effects = {state.manifest.id: state.manifest.effect for state in knowledge.lists}
    assert words in effects[list_id]


def test_every_copy_holds(knowledge: Knowledge) -> None:
    tables = (ListKind.ALIASES, ListKind.RELATIONS)  # tested beside their data
    for copy in choose(None, DAY).values():
        if copy.origin == "bundled" and copy.manifest.kind not in tables:
            assert verify(copy, knowledge.entities) == []


def test_entries_are_of_their_list(knowledge: Knowledge) -> None:
    for entry, entity in knowledge.entities.items():
        assert entry == entity.entry
        assert entry.partition("/")[0] == entity.list
        assert re.fullmatch(r"[a-z0-9_]+/[a-z0-9-]+", entry)
        assert entity.name.strip() == entity.name


def test_notice_is_what_the_manifests_ask_for() -> None:
    manifests = [copy.manifest for copy in choose(None, DAY).values() if copy.origin == "bundled"]
    assert (ROOT / "NOTICE").read_text(encoding="utf-8") == notice(manifests)


def test_files_are_small_enough_to_read_as_a_diff() -> None:
    sizes = {path: path.stat().st_size for path in folders.bundled("lists").rglob("*.*")}
    assert max(sizes.values()) < 6_000_000
    assert sum(sizes.values()) < 15_000_000


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^0-9a-z]+", "", plain)


@pytest.mark.skipif(not CSL.is_file(), reason="../shared is not at hand")
@pytest.mark.parametrize(
    ("list_id", "source", "share"),
    [
        # What is missing: names that the CSL composes ("Huawei ... Affiliated Entity: X"), cuts at
        # "and", or spells in another way; the names themselves are there as names of an entry.
        ("us_entity_list", "(EL)", 0.96),
        ("us_meu_list", "(MEU)", 1.0),
        ("us_unverified_list", "(UVL)", 0.97),
    ],
)
def test_names_agree_with_the_other_publication_of_the_list(
    knowledge: Knowledge, list_id: str, source: str, share: float
) -> None:
    data = json.loads(CSL.read_bytes())
    number = next(n for n, name in enumerate(data["tables"]["sources"]) if source in name)
    theirs = [_key(record["n"]) for record in data["entries"] if record["s"] == number]
    listed = [entity for entity in knowledge.entities.values() if entity.list == list_id]
    ours = {_key(name.text) for entity in listed for name in entity.names}
    assert sum(name in ours for name in theirs) >= share * len(theirs)


def test_every_code_that_an_entry_names_exists(knowledge: Knowledge) -> None:
    known = set(knowledge.controls)
    modelled = {entry.partition("/")[0] for entry in known}
    named = {
        (entry, f"{other.list}/{other.code.partition('.')[0]}")
        for entry, control in knowledge.controls.items()
        for other in control.equivalents
        if other.list in modelled and other.list not in ("us_nrc_110", "us_doe_810")
    }
    named |= {
        (entry, other)
        for entry, control in knowledge.controls.items()
        for other in control.terms_from
    }
    named |= {
        (entry, f"{entry.partition('/')[0]}/{other}")
        for entry, control in knowledge.controls.items()
        for other in control.derives_from
    }
    assert sorted((entry, other) for entry, other in named if other not in known) == []


def test_the_dual_use_lists_are_whole(knowledge: Knowledge) -> None:
    # 638 ECCNs in ten categories (R31), 384 entries of Annex I, 21 categories of the USML.
    counts: dict[str, dict[str, int]] = {}
    for entry in knowledge.controls:
        list_id, _, code = entry.partition("/")
        counts.setdefault(list_id, {}).setdefault(code[0], 0)
        counts[list_id][code[0]] += 1
    ccl = [counts["us_ccl"][digit] for digit in "0123456789"]
    assert ccl == [62, 136, 89, 78, 24, 25, 60, 46, 22, 96]
    assert sum(counts["eu_annex_i"].values()) == 384
    assert sum(counts["us_usml"].values()) == 21
    assert sum(counts["eu_military"].values()) == 22
