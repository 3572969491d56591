"""A workbook goes out, comes back from a spreadsheet program, and its answers last (issue 7)."""

import csv
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from screener.cli.main import main
from screener.review.store import Store

HEAD = 3  # a title, a sentence, then the headings
COUNT = 200
DAY = "2026-11-25"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in args], catch_exceptions=False)


def words(number: int) -> str:
    """Return a name that is like no other of the list."""
    letters = random.Random(number)
    made = ["".join(letters.choices("bcdfghklmnprstvz", k=1) + letters.choices("aeiou", k=1)
                    + letters.choices("bdfgklmnprstvxz", k=3)) for _ in range(3)]  # fmt: skip
    return f"{' '.join(made).title()} Optics"


def write_list(folder: Path, *, changed: int = 0, gone: int = 0) -> Path:
    place = folder / "local_trial"
    place.mkdir(parents=True)
    (place / "manifest.yaml").write_text(
        "schema: list/1\nid: local_trial\nkind: entity\ntitle: Trial\nauthority: us\n"
        "jurisdiction: XX\neffect: For a test.\nlicence: ours\nsource: none\n"
        "published: 2026-11-01\nretrieved: 2026-11-01\nformat: hand\nproven: true\n"
        "stale_after_days: 7\nexpect: {entries: [1, 1000], sentinels: [], columns: []}\n",
        encoding="utf-8",
    )
    with (place / "entities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "name", "programme"])
        for number in range(gone, COUNT):
            programme = "new" if number < gone + changed else "old"
            writer.writerow([f"k{number:03}", words(number), programme])
    return folder


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    rows = [f"C{number:04},{words(number)},XX" for number in range(COUNT)]
    path.write_text("Customer No,Company,Country\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def screened(customers: Path, lists: Path, out: Path) -> Any:
    done = run("screen", customers, "--lists", lists, "--only", "local_trial", "-o", out,
               "--as-of", DAY)  # fmt: skip
    assert done.exit_code == 0, done.output
    return done


def rows_of(path: Path) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(path)["Review"]
    head = [str(cell.value) for cell in sheet[HEAD]]
    every = [
        dict(zip(head, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=HEAD + 1)
    ]
    # Beside the parties there is one question on the document, which names so many.
    return [row for row in every if row["Entry"]]


def answer(path: Path, count: int, *, reviewer: str = "Ada") -> None:
    """Sort the rows, answer the first of them, and add a column, as a person would."""
    book = openpyxl.load_workbook(path)
    sheet = book["Review"]
    head = {cell.value: at for at, cell in enumerate(sheet[HEAD], start=1)}
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 1)]
    rows.sort(key=lambda row: str(row[head["Listed as"] - 1]), reverse=True)
    for at, row in enumerate(rows):
        if at < count:
            row[head["Answer"] - 1] = "false match"
            row[head["Reason"] - 1] = "DIFF_PLACE"
            row[head["Reviewer"] - 1] = reviewer
            row[head["Date"] - 1] = date(2026, 11, 20)
            row[head["Comment"] - 1] = "=1+1 另一家 ‏עברית 🚢"
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(HEAD + 1 + at, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.cell(HEAD, len(head) + 1, "My remarks")
    sheet.title = "Answers of Ada"
    book.save(path)


def in_libreoffice(path: Path, suffix: str, soffice: str) -> Path:
    out = path.parent / "saved"
    command = [soffice, "--headless", "--convert-to", suffix, "--outdir", str(out), str(path)]
    home = f"-env:UserInstallation=file://{path.parent / 'office'}"
    subprocess.run([*command, home], check=True, capture_output=True, timeout=180)
    return out / f"{path.stem}.{suffix.partition(':')[0]}"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))


def test_answers_of_libreoffice_hold_until_the_list_changes(
    tmp_path: Path, customers: Path, need_program: Callable[[str], str]
) -> None:
    soffice = need_program("soffice")
    book = tmp_path / "report.xlsx"
    screened(customers, write_list(tmp_path / "one"), book)
    assert len(rows_of(book)) == COUNT
    answer(book, COUNT + 1)
    saved = in_libreoffice(book, "xlsx", soffice)
    taken = run("review", "import", saved, "--as-of", DAY)
    assert taken.exit_code == 0, taken.output
    assert f"{COUNT + 1} answers taken, 0 known already, 0 refused" in taken.output
    assert f"0 answers taken, {COUNT + 1} known already" in run("review", "import", saved).output

    later = tmp_path / "later.xlsx"
    screened(customers, write_list(tmp_path / "two", changed=5, gone=3), later)
    told = [str(row["Previous answer"]) for row in rows_of(later)]
    assert len(told) == COUNT - 3
    assert sum("holds until 2027-11-21" in one for one in told) == COUNT - 3 - 5
    assert sum("LAPSED: the list entry has changed" in one for one in told) == 5
    assert run("audit", "verify").exit_code == 0


def test_a_csv_export_a_part_and_an_altered_row(tmp_path: Path, customers: Path) -> None:
    book = tmp_path / "report.csv"
    screened(customers, write_list(tmp_path / "one"), book)
    with book.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows[:6]:
        row |= {"Answer": "False match", "Reason": "diff_place", "Reviewer": "Ada"}
        row["Date"] = "20.11.2026"
    rows[0]["Listed as"] = "Somebody else"
    rows[1]["Row key"] = "gone"
    rows[2]["Answer"] = "perhaps"
    rows[3]["Date"] = "soon"
    back = tmp_path / "back.csv"
    with back.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(reversed(rows[:50]))
    done = run("review", "import", back, "--as-of", DAY)
    assert done.exit_code == 11
    for said in (
        "a result cell was altered",
        "key is missing or was changed",
        "there is no answer “perhaps”",
        "“soon” under “Date” is no day",
        "2 answers taken, 0 known already, 4 refused, 44 rows without an answer",
    ):
        assert said in done.output


def test_an_import_that_is_killed_loses_and_doubles_nothing(
    tmp_path: Path, customers: Path
) -> None:
    """Killed at random moments and begun again; make soak does it a hundred times."""
    book = tmp_path / "report.xlsx"
    screened(customers, write_list(tmp_path / "one"), book)
    answer(book, 60)
    times = int(os.environ.get("SCREENER_SOAK", "4"))
    moments = random.Random(7)
    for number in range(times):
        home = tmp_path / f"home{number}"
        command = [sys.executable, "-m", "screener", "review", "import", str(book)]
        environment = os.environ | {"SCREENER_HOME": str(home)}
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.5, 1.8))
        process.kill()
        process.wait()
        store = Store.open(f"sqlite:///{home / 'review.sqlite'}") if home.is_dir() else None
        if store is not None:
            assert len(store.all()) in (0, 60)
            assert store.verify() == ""
            store.close()
        subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)
        again = Store.open(f"sqlite:///{home / 'review.sqlite'}")
        assert len(again.all()) == 60
        assert again.verify() == ""
        again.close()


def test_a_protected_copy_is_answered_and_handed_in(tmp_path: Path, customers: Path) -> None:
    lists, book = write_list(tmp_path / "one"), tmp_path / "report.xlsx"
    asked = ("screen", customers, "--lists", lists, "--only", "local_trial", "--protect")
    assert run(*asked, "-o", tmp_path / "r.json").exit_code == 2
    assert run(*asked, "-o", book, "--as-of", DAY).exit_code == 0
    answer(book, 5)
    assert "5 answers taken" in run("review", "import", book, "--as-of", DAY).output


def test_a_file_without_rows_of_a_review_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("review", "import", path)
    assert done.exit_code == 3
    assert "Row key" in done.output


def test_status_and_export(tmp_path: Path, customers: Path) -> None:
    book = tmp_path / "report.xlsx"
    screened(customers, write_list(tmp_path / "one"), book)
    answer(book, 3)
    run("review", "import", book, "--as-of", DAY)
    shown = run("review", "status", "--as-of", DAY).output
    assert "false match\t3" in shown
    assert "3 questions answered, 0 of them open, 3 not seconded" in shown
    out = tmp_path / "answers.csv"
    assert run("review", "export", "-o", out).exit_code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["comment"] for row in csv.DictReader(file)] == ["'=1+1 另一家 ‏עברית 🚢"] * 3
    assert run("review", "export", "-o", tmp_path / "x.doc").exit_code == 3
