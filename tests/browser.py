"""A headless Chromium for tests that look at pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# Nothing but the page under test is loaded, and no file or key of the user is touched.
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


@contextmanager
def chromium(need_program: Callable[[str], str]) -> Iterator[Browser]:
    """Give a browser; skip where there is none, fail where CI should have it."""
    path = need_program("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()
