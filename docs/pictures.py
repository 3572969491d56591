"""The pictures of the README, made from examples/ (make pictures).

LibreOffice prints the workbook, and Chromium shows the page; both have to be on the machine.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
DAY = "2026-11-25"
_INPUTS = ("plan.md", "customers.csv", "bill-of-materials.xlsx")
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
_WIDTH = 1400  # of a picture, in pixels
_COLOURS = 128  # a palette halves the size of a picture, and text loses nothing


def main() -> None:
    """Make all pictures."""
    programs = {name: shutil.which(name) for name in ("soffice", "chromium")}
    missing = [name for name, path in programs.items() if path is None]
    if missing:
        sys.exit(f"not on this machine: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        screened(work)
        workbook(work, str(programs["soffice"]))
        pages(work, str(programs["chromium"]))


def screened(work: Path) -> None:
    """Screen the examples as a newcomer would, with the bundled lists only."""
    inputs = [str(ROOT / "examples" / name) for name in _INPUTS]
    reports = ["-o", str(work / "report.xlsx"), "-o", str(work / "report.html")]
    command = [sys.executable, "-m", "screener", "screen", *inputs, *reports, "--as-of", DAY]
    home = {"SCREENER_HOME": str(work / "home"), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, env=os.environ | home)


def workbook(work: Path, soffice: str) -> None:
    """Print the workbook, and keep the first sheet of paper of its Summary and of its Review."""
    profile = f"-env:UserInstallation=file://{work}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "report.xlsx"]
    subprocess.run(command, cwd=work, check=True, capture_output=True, timeout=300)
    printed = pypdfium2.PdfDocument(work / "report.pdf")
    texts = [page.get_textpage().get_text_range() for page in printed]
    review = next(at for at, text in enumerate(texts) if "Review, page " in text)  # its footer
    summary = printed[0].render(scale=_WIDTH / printed[0].get_width()).to_pil()
    keep(summary, DOCS / "workbook-summary.png")
    # Many columns: the upper half, drawn larger, can be read.
    rows = printed[review].render(scale=2 * _WIDTH / printed[review].get_width()).to_pil()
    keep(rows.crop((0, 0, rows.width, rows.height // 2)), DOCS / "workbook-review.png")


def pages(work: Path, chromium: str) -> None:
    """Show the page with a flag open, in light and in dark."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_QUIET)
        for scheme, name in (("light", "page.png"), ("dark", "page-dark.png")):
            page = browser.new_page(viewport={"width": _WIDTH, "height": 860})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto((work / "report.html").as_uri())
            opened(page)
            page.screenshot(path=work / name)
            keep(Image.open(work / name), DOCS / name)
        browser.close()


def opened(page: Page) -> None:
    """Open a technology with figures, so that the picture shows grounds and thresholds."""
    page.wait_for_selector("html[data-ready]")
    page.locator("mark", has_text="five-axis machining").first.click()
    page.mouse.move(0, 0)


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture in few colours."""
    small = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
