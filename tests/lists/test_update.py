"""A server of the tests' own plays a publisher: whatever it does, no good copy is lost."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from screener.cli.main import main
from screener.lists.fetch import Fetcher
from screener.lists.load import choose, load_knowledge
from screener.lists.update import Updated, update

TODAY = date(2026, 11, 25)


def un_xml(count: int, tag: str = "FIRST_NAME") -> bytes:
    entries = "".join(
        f"<ENTITY><DATAID>{n}</DATAID><{tag}>KESTREL HARBOUR {n}</{tag}>"
        f"<UN_LIST_TYPE>Trial</UN_LIST_TYPE></ENTITY>"
        for n in range(count)
    )
    return f"<CONSOLIDATED_LIST><ENTITIES>{entries}</ENTITIES></CONSOLIDATED_LIST>".encode()


class Publisher:
    """Answers each request with the next of its plays; the last one again and again."""

    def __init__(self) -> None:
        self.plays: list[Callable[[BaseHTTPRequestHandler], None]] = []
        self.asked: list[dict[str, str]] = []
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                publisher.asked.append(dict(self.headers.items()))
                plays = publisher.plays
                (plays.pop(0) if len(plays) > 1 else plays[0])(self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/list.xml"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def gives(
    content: bytes, status: int = 200, kind: str = "text/xml", **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    def play(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return play


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.wfile.write(b"<CONSOLIDATED_LIST>")
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def to_itself(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", handler.path)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    made = Publisher()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path))


def updated(publisher: Publisher, *plays: Any, slept: list[float] | None = None) -> Updated:
    publisher.plays = list(plays)
    copy = choose(None, TODAY)["un_sc"]
    fetcher = Fetcher(pause=0, sleep=(slept if slept is not None else []).append)
    (one,) = update([copy], today=TODAY, fetcher=fetcher, addresses={"un_sc": publisher.address})
    fetcher.close()
    return one


def in_use() -> int:
    state = next(s for s in load_knowledge(as_of=TODAY).lists if s.manifest.id == "un_sc")
    return state.entries if state.state == "used" else 0


def test_a_file_is_taken_and_asked_for_again_by_its_tag(publisher: Publisher) -> None:
    day = "Tue, 24 Nov 2026 08:00:00 GMT"
    one = updated(publisher, gives(un_xml(1000), ETag='"a"', Last_Modified=day))
    assert (one.state, one.said) == ("new", "copy of 2026-11-24 (by the server) taken")
    assert in_use() == 1000
    again = updated(publisher, gives(b"", 304))
    assert again.state == "unchanged"
    assert publisher.asked[-1]["If-None-Match"] == '"a"'
    assert publisher.asked[-1]["If-Modified-Since"] == day


def test_a_busy_server_is_waited_for_as_it_asks(publisher: Publisher) -> None:
    slept: list[float] = []
    one = updated(
        publisher,
        gives(b"", 429, Retry_After="7"),
        gives(b"", 500),
        gives(un_xml(1000)),
        slept=slept,
    )
    assert one.state == "new"
    assert slept == [7.0, 4.0]


@pytest.mark.parametrize(
    ("play", "state", "said"),
    [
        (gives(b"", 500), "failed", "the server answered 500, after 4 attempts"),
        (gives(b"", 404), "failed", "the server answered 404"),
        (cut, "failed", "the connection failed"),
        (gives(b"<html>Sign in</html>", kind="text/html"), "failed", "a web page came"),
        (gives(b""), "failed", "an empty file came"),
        (to_itself, "failed", "redirects in a circle"),
        (gives(un_xml(600)), "refused", "600 entries"),
        (gives(un_xml(1000, tag="NAME")), "refused", "without DATAID or name"),
        (gives(b"\x1f\x8b rubbish", Content_Encoding="gzip"), "failed", "cannot be unpacked"),
        (gives(b"PK\x03\x04 rubbish"), "refused", "no XML"),
    ],
)
def test_whatever_comes_the_old_copy_keeps_serving(
    publisher: Publisher, play: Any, state: str, said: str
) -> None:
    updated(publisher, gives(un_xml(1000)))
    one = updated(publisher, play)
    assert (one.state, said in one.said) == (state, True), one.said
    assert in_use() == 1000
    note = next(s for s in load_knowledge(as_of=TODAY).lists if s.manifest.id == "un_sc").note
    assert ("A NEWER FILE WAS REFUSED" in note) == (state == "refused")


def test_a_bomb_is_stopped_before_it_fills_the_memory(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screener.lists.fetch._MOST_BYTES", 10_000_000)
    bomb = gzip.compress(b" " * 40_000_000)
    one = updated(publisher, gives(bomb, Content_Encoding="gzip"))
    assert (one.state, "unpacks to more" in one.said) == ("failed", True)


def test_a_file_with_far_fewer_entries_is_taken_with_a_reason(publisher: Publisher) -> None:
    updated(publisher, gives(un_xml(1000)))
    publisher.plays = [gives(un_xml(720))]
    copy = choose(None, TODAY)["un_sc"]
    waits: list[float] = []
    fetcher = Fetcher(pause=0, sleep=waits.append)
    (one,) = update(
        [copy], today=TODAY, fetcher=fetcher, addresses={"un_sc": publisher.address},
        accept_fall="the committee ended a programme",
    )  # fmt: skip
    fetcher.close()
    assert one.state == "new"


def test_one_failed_source_stops_none_of_the_others(publisher: Publisher) -> None:
    publisher.plays = [gives(un_xml(1000))]
    args = ["lists", "update", "--only", "un_sc", "--only", "us_meu_list", "--no-progress",
            "--url", f"un_sc={publisher.address}",
            "--url", "us_meu_list=http://127.0.0.1:9/x"]  # fmt: skip
    import screener.lists.fetch as fetch

    original, fetch._LONGEST_WAIT = fetch._LONGEST_WAIT, 0.0
    try:
        done = CliRunner().invoke(main, args, catch_exceptions=False)
    finally:
        fetch._LONGEST_WAIT = original
    assert done.exit_code == 11, done.output
    assert "un_sc: new" in done.output
    assert "us_meu_list: failed" in done.output


def test_offline_says_no_in_words() -> None:
    done = CliRunner().invoke(main, ["lists", "update", "--offline"], catch_exceptions=False)
    assert done.exit_code == 3
    assert "lists import FILE" in done.output


def test_r69_screening_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", none)
    monkeypatch.setattr(socket, "create_connection", none)
    letter = tmp_path / "letter.txt"
    letter.write_text("Tianjin Phytium Information Technology came.", encoding="utf-8")
    for args in (
        ["screen", str(letter), "-o", str(tmp_path / "r.json"), "--only", "us_entity_list"],
        ["match", "Phytium", "--only", "us_entity_list"],
        ["classify", "gyroscope", "--list", "us_ccl"],
    ):
        assert CliRunner().invoke(main, args, catch_exceptions=False).exit_code == 0
