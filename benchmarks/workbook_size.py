"""How long does a workbook of many flags take, how much memory, and how large is it?

Run: python -m benchmarks.workbook_size [FLAGS]

A customer table is made up in which every party is flagged twice, with three grounds each, and
written as a workbook with all its sheets in a process of its own: seconds on the clock and of the
processor, and the most memory that the process ever had (ru_maxrss), before writing, with the run
in it, and after. Beside it stands what openpyxl's write-only mode takes for the bare values of the
same cells, without a look, link, table or height, in another process in the same minutes.

100,000 flags, two cores that nine others were using (load 8 to 11), 2026-11-25: 41.3 s of the
processor (230 s on the clock, at less than a fifth of a core), 459 MB at most (374 MB before), a
file of 33.6 MB. 10,000 flags beside the bare values: 4.5 s of the processor to 7.3 s, ratio 0.6.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from screener.report.lookup import Lookup
from screener.report.sheets import all_sheets
from screener.report.workbook import write_workbook
from tests.report.many import many


def most_megabytes() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours(flags: int, path: Path) -> None:
    """Write the workbook."""
    run = many(flags)
    _measured(lambda: write_workbook(run, path), path)


def plain(flags: int, path: Path) -> None:
    """Write the same values, and nothing else."""
    look = Lookup.of(many(flags))

    def write() -> None:
        book = Workbook(write_only=True)
        for sheet in all_sheets(look):
            page = book.create_sheet(sheet.title)
            page.append([column.heading for column in sheet.columns])
            for row in sheet.rows:
                page.append([_bare(one) for one in row])
        book.save(path)

    _measured(write, path)


def _bare(value: object) -> str | None:
    text = str(value)
    # What begins like a formula would be written as one.
    return text.lstrip("=") or None


def _measured(write: Callable[[], None], path: Path) -> None:
    before = most_megabytes()
    clock, processor = time.perf_counter(), time.process_time()
    write()
    figures = {
        "seconds": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
        "before": before,
        "most": most_megabytes(),
        "megabytes": path.stat().st_size / 1e6,
    }
    print(json.dumps(figures))


def main(flags: int) -> None:
    """Print the figures of both, and their ratio."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("ours", "plain"):
            command = [sys.executable, "-m", "benchmarks.workbook_size", name, str(flags), folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found[name] = json.loads(done.stdout)
    for name, one in found.items():
        print(
            f"{name}: {one['seconds']:.1f} s ({one['processor']:.1f} s of the processor),"
            f" {one['most']:.0f} MB at most ({one['before']:.0f} MB before),"
            f" {one['megabytes']:.1f} MB file"
        )
    print(
        f"ratio of processor time: {found['ours']['processor'] / found['plain']['processor']:.2f}"
    )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] in (["ours"], ["plain"]):
        {"ours": ours, "plain": plain}[arguments[0]](
            int(arguments[1]), Path(arguments[2]) / f"{arguments[0]}.xlsx"
        )
    else:
        main(int(arguments[0]) if arguments else 100_000)
