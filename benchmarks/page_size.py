"""How large is a page of many flags, and how soon can it be used?

Run: python -m benchmarks.page_size [FLAGS]

A customer table is made up in which every party is flagged twice, with three grounds each. The page
is written, opened in headless Chromium, and worked with: the figures are seconds on the clock from
the click or key until the next frame has been drawn.

5,000 flags, two cores that eight others were using (load 9 to 12), 2026-11-25: 8.1 MB; usable after
1.52, 1.55, 1.82, 3.46 and 3.61 s; next flag 0.72, table 0.67, sort 1.10, scroll 0.35, filter 1.06,
map 1.27, document 0.75 s. The page's own thread worked 0.63 to 0.71 s until it could be used.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from screener.report.page import write_page
from tests.browser import QUIET
from tests.report.many import many

_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_READY = "() => performance.getEntriesByName('ready')[0].startTime / 1000"


def timed(page: Page, act: Callable[[], object]) -> float:
    """Return the seconds until an act can be seen."""
    start = time.perf_counter()
    act()
    page.evaluate(_DRAWN)
    return time.perf_counter() - start


def main(flags: int) -> None:
    """Print the figures."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium is not on this machine")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        run = many(flags)
        start = time.perf_counter()
        write_page(run, path)
        written = time.perf_counter() - start
        print(f"{flags} flags: {path.stat().st_size / 1e6:.1f} MB, written in {written:.1f} s")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        ready = []
        for _ in range(5):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready]")
            ready.append(page.evaluate(_READY))
        told = ", ".join(f"{one:.2f}" for one in sorted(ready))
        print(f"usable after {told} s (five times)")
        page.wait_for_timeout(3000)  # the rest of the document is laid out behind
        acts: dict[str, Callable[[], object]] = {
            "next flag": lambda: page.keyboard.press("j"),
            "table": lambda: page.keyboard.press("2"),
            "sort": lambda: page.locator(".flags .top button").nth(1).click(),
            "scroll": lambda: page.evaluate("document.getElementById('main').scrollTop = 1e5"),
            "filter": lambda: page.locator(".toggle[data-key=high]").click(),
            "map": lambda: page.keyboard.press("3"),
            "document": lambda: page.keyboard.press("1"),
        }
        print("; ".join(f"{name} {timed(page, act):.2f} s" for name, act in acts.items()))
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
