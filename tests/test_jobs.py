"""The same bytes for one process and for several."""

from pathlib import Path

from click.testing import CliRunner

from screener.cli.main import main


def test_r30_one_process_or_three_give_the_same_report(tmp_path: Path) -> None:
    for number in range(7):
        (tmp_path / f"letter{number}.txt").write_text(
            f"Tianjin Phytium Information Technology Co., Ltd. (天津飞腾) bought {number} gyros.",
            encoding="utf-8",
        )
    (tmp_path / "parties.csv").write_text("Company\nHuawei Technologies\n", encoding="utf-8")
    outs = []
    for jobs in ("1", "3"):
        out = tmp_path.parent / f"{tmp_path.name}-{jobs}.json"
        args = ["screen", str(tmp_path), "-o", str(out), "--jobs", jobs, "--as-of", "2026-11-25",
                "--only", "us_entity_list", "--only", "us_ccl"]  # fmt: skip
        done = CliRunner().invoke(main, args, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        outs.append(out.read_bytes())
    assert outs[0] == outs[1]
