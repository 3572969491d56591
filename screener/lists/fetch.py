"""A publisher's file over the network: the only place of the program that opens a connection."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from screener.errors import ListError

_ATTEMPTS = 4
_LONGEST_WAIT = 60.0  # seconds, also where a server asks for more
_MOST_BYTES = 400_000_000  # unpacked
_MOST_REDIRECTS = 5
_TIMEOUT = httpx.Timeout(30.0, read=120.0)
_PAGES = ("text/html", "application/xhtml+xml")
_ECFR_DAYS = "https://www.ecfr.gov/api/versioner/v1/titles.json"
_AGENT = "screener (export-control list update; open source)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave."""

    content: bytes  # b"" where nothing has changed
    unchanged: bool
    etag: str
    last_modified: str
    published: date | None  # the day that the server gives the file


class _Again(Exception):  # noqa: N818 (it asks for another attempt)
    """A failure that may pass."""

    def __init__(self, said: str, wait: float | None = None) -> None:
        super().__init__(said)
        self.wait = wait  # seconds that the server asks for


class Fetcher:
    """Fetches politely: one request at a time, with pauses between those to one host."""

    def __init__(self, *, pause: float = 1.0, sleep: Callable[[float], None] = time.sleep) -> None:
        self._client = httpx.Client(
            timeout=_TIMEOUT,
            follow_redirects=True,
            max_redirects=_MOST_REDIRECTS,
            headers={"User-Agent": _AGENT, "Accept-Encoding": "gzip"},
        )
        self._pause, self._sleep = pause, sleep
        self._last: dict[str, float] = {}

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Return a file, or that it has not changed since.

        Raises:
            ListError: After a few attempts it could not be had, or what came is no such file.
        """
        address = self._dated(address)
        headers = {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        retrying = Retrying(
            retry=retry_if_exception(lambda problem: isinstance(problem, _Again)),
            stop=stop_after_attempt(_ATTEMPTS),
            wait=_wait,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return retrying(self._once, address, headers)
        except _Again as problem:
            raise ListError(f"{_host(address)}: {problem}, after {_ATTEMPTS} attempts") from problem

    def _dated(self, address: str) -> str:
        if "{date}" not in address:
            return address
        titles = self.get(_ECFR_DAYS).content
        number = address.partition("title-")[2].partition(".")[0]
        for title in httpx.Response(200, content=titles).json()["titles"]:
            if str(title["number"]) == number:
                return address.replace("{date}", title["up_to_date_as_of"])
        raise ListError(f"the eCFR does not tell the day of title {number}")

    def _once(self, address: str, headers: dict[str, str]) -> Fetched:
        self._be_polite(_host(address))
        try:
            with self._client.stream("GET", address, headers=headers) as answer:
                return self._taken(answer)
        except httpx.TooManyRedirects as problem:
            raise ListError(f"{_host(address)}: it redirects in a circle") from problem
        except httpx.DecodingError as problem:
            raise ListError(f"{_host(address)}: what came cannot be unpacked") from problem
        except (httpx.TransportError, httpx.InvalidURL) as problem:
            raise _Again(f"the connection failed ({type(problem).__name__})") from problem

    def _be_polite(self, host: str) -> None:
        wait = self._last.get(host, -self._pause) + self._pause - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        self._last[host] = time.monotonic()

    def _taken(self, answer: httpx.Response) -> Fetched:
        status = answer.status_code
        if status == httpx.codes.NOT_MODIFIED:
            return Fetched(b"", True, "", "", None)
        if status == httpx.codes.TOO_MANY_REQUESTS or status >= 500:
            raise _Again(f"the server answered {status}", _asked_wait(answer))
        if status != httpx.codes.OK:
            raise ListError(f"{answer.url.host}: the server answered {status}")
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip()
        if kind in _PAGES:
            raise ListError(f"{answer.url.host}: a web page came in place of the file ({kind})")
        content = self._whole(answer)
        if not content:
            raise ListError(f"{answer.url.host}: an empty file came")
        modified = answer.headers.get("Last-Modified", "")
        return Fetched(content, False, answer.headers.get("ETag", ""), modified, _day(modified))

    def _whole(self, answer: httpx.Response) -> bytes:
        parts, size = [], 0
        for part in answer.iter_bytes(65_536):
            size += len(part)
            if size > _MOST_BYTES:
                raise ListError(f"{answer.url.host}: it unpacks to more than any list has")
            parts.append(part)
        return b"".join(parts)


def _wait(state: RetryCallState) -> float:
    problem = state.outcome.exception() if state.outcome else None
    asked = problem.wait if isinstance(problem, _Again) else None
    return min(asked if asked is not None else 2.0**state.attempt_number, _LONGEST_WAIT)


def _asked_wait(answer: httpx.Response) -> float | None:
    asked = answer.headers.get("Retry-After", "")
    return float(asked) if asked.isdigit() else None


def _host(address: str) -> str:
    try:
        return httpx.URL(address).host
    except httpx.InvalidURL:
        return address


def _day(header: str) -> date | None:
    try:
        return parsedate_to_datetime(header).date()
    except (TypeError, ValueError):
        return None
