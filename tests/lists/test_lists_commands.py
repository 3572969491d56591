import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screener.cli.lists import lists
from screener.cli.main import main
from screener.errors import ListError, ListNotAvailableError, SettingError

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
ASPI = SHARED / "aspi-defence-universities" / "china-defence-universities.json"
PHYTIUM = "us_entity_list/cn-tianjin-phytium-information-technology"


@pytest.fixture(autouse=True)
def _empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))


def run(*args: str) -> Result:
    return CliRunner().invoke(lists, list(args))


def test_status_names_every_list_and_how_to_get_it() -> None:
    result = run("status", "--as-of", "2026-11-24")
    assert result.exit_code == 0
    rows = {row.split("\t")[0]: row.split("\t") for row in result.stdout.splitlines()}
    assert rows["us_entity_list"][1:5] == ["used", "2026-07-22", "125 d stale", "3462"]
    assert "lists import FILE --as eu_fsf" in rows["eu_fsf"][-1]


def test_status_as_json() -> None:
    told = {row["id"]: row for row in json.loads(run("status", "--json").stdout)}
    assert told["us_ofac_sdn"]["entries"] == 19181
    assert told["un_sc"]["state"] == "no_copy"


def test_show_an_entry() -> None:
    result = run("show", PHYTIUM, "--as-of", "2026-11-24")
    assert result.exit_code == 0
    for words in (
        "Phytium (alias)",
        "[ALL_EAR]",
        "footnotes     4",
        "86 FR 18438",
        "effect",
        "row 1113",
    ):
        assert words in result.stdout


def test_show_what_is_not_there() -> None:
    result = run("show", "us_entity_list/nobody")
    assert isinstance(result.exception, ListNotAvailableError)
    assert result.exception.exit_code == 3


def test_search_takes_both_scripts() -> None:
    assert PHYTIUM in run("search", "phytium").stdout
    found = run("search", "北京航空航天大学", "--only", "jp_meti_eul").stdout
    assert "buaa" in found
    nothing = run("search", "nobody is called this")
    assert (nothing.exit_code, nothing.stdout) == (0, "")


def test_verify_holds_and_does_not(tmp_path: Path) -> None:
    assert run("verify", "us_meu_list").exit_code == 0
    folder = tmp_path / "own" / "local_a"
    folder.mkdir(parents=True)
    manifest = (
        "{schema: list/1, id: local_a, kind: entity, title: A, authority: A, jurisdiction: XX,"
        " effect: None., licence: none, source: here, published: 2026-11-01, format: hand,"
        " proven: no, stale_after_days: 7, expect: {entries: [1, 9]}}"
    )
    (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
    (folder / "entities.csv").write_text("key,name\n1,A\n1,B\n", encoding="utf-8")
    (folder / "names.csv").write_text("key,name,kind\n7,C,alias\n", encoding="utf-8")
    result = run("verify", "local_a", "--lists", str(tmp_path / "own"))
    assert result.exit_code == 3
    assert "1 keys stand twice" in result.stdout
    assert "names.csv:2" in result.stdout


def test_against_needs_a_list(tmp_path: Path) -> None:
    assert run("verify", "--against", str(tmp_path)).exit_code == 2


@pytest.mark.skipif(not ASPI.is_file(), reason="../shared is not at hand")
def test_verify_against_the_publishers_file(tmp_path: Path) -> None:
    assert run("verify", "ref_aspi_universities", "--against", str(ASPI)).exit_code == 0
    other = tmp_path / "other.json"
    other.write_text('{"values": [{"value": "Blue University", "meta": {}}]}', encoding="utf-8")
    result = run("verify", "ref_aspi_universities", "--against", str(other))
    assert result.exit_code == 3
    assert "ref_aspi_universities/cn-blue-university: only in the file" in result.stdout


@pytest.mark.skipif(not ASPI.is_file(), reason="../shared is not at hand")
def test_compile_and_diff(tmp_path: Path) -> None:
    for name in ("one", "two"):
        done = run(
            "compile", str(ASPI), "--as", "ref_aspi_universities", "--into", str(tmp_path / name)
        )
        assert done.exit_code == 0
    one = tmp_path / "one"
    # A folder is named by its list, or by a digest in the store of snapshots.
    one = one.rename(tmp_path / "ref_aspi_universities")
    (tmp_path / "b").mkdir()
    two = (tmp_path / "two").rename(tmp_path / "b" / "ref_aspi_universities")
    assert run("diff", str(one), str(two), "--json").stdout.strip() == "[]"


def test_import_takes_a_table_and_keeps_out_what_is_implausible(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    rows = "".join(f"{n},Party {n}\n" for n in range(150)) + "150,AVIC\n151,AECC\n"
    table.write_text(f"key,name\n{rows}", encoding="utf-8")
    taken = run("import", str(table), "--as", "us_1260h", "--published", "2026-06-08")
    assert taken.exit_code == 0
    assert "us_1260h/7" in run("search", "Party 7", "--only", "us_1260h").stdout
    table.write_text("key,name\n1,Party\n", encoding="utf-8")
    refused = run("import", str(table), "--as", "us_1260h", "--published", "2026-06-09")
    assert isinstance(refused.exception, ListError)
    assert "us_1260h/7" in run("search", "Party 7", "--only", "us_1260h").stdout
    undated = run("import", str(table), "--as", "us_1260h")
    assert isinstance(undated.exception, SettingError)


@pytest.mark.parametrize("command", sorted(lists.commands))
def test_help_names_the_exit_statuses(command: str) -> None:
    told = run(command, "--help").stdout
    assert "Exit status" in told
    assert "\n    3 " in told or command == "diff" or "  3   " in told


def test_r12_a_list_of_ones_own_comes_in_confidential_and_is_screened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))
    table = tmp_path / "deny.csv"
    table.write_text(
        "Company,Country,Alias\nKestrel Harbour Optics Ltd.,China,KHO | Kestrel Optics\n",
        encoding="utf-8",
    )
    args = ["lists", "import", str(table), "--as", "local_deny", "--published", "2026-11-01"]
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    shown = CliRunner().invoke(
        main, ["match", "Kestrel Harbour Optics", "--only", "local_deny", "--json"]
    )
    assert "local_deny/cn-kestrel-harbour-optics" in shown.output
    manifest = next((tmp_path / "home" / "lists" / "local_deny").glob("*/manifest.yaml"))
    assert "confidential: true" in manifest.read_text(encoding="utf-8")
    wrong = CliRunner().invoke(main, [*args[:4], "local_!", *args[5:]], catch_exceptions=False)
    assert wrong.exit_code == 3
