"""The served page over real HTTP: who may read, who may write, and that no answer is lost."""

import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from screener.cli.main import main
from screener.errors import SettingError
from screener.model.answer import Disposition
from screener.report.json_report import write_json
from screener.report.read_json import read_run
from screener.review.serve import ReviewServer, loopback
from screener.review.serve.desk import Asked, Desk
from screener.review.store import Store
from tests.browser import chromium
from tests.report.made import made_run

DAY = date(2026, 11, 25)
ANSWER = {"flag": "f1", "based_on": 0, "reviewer": "Ada", "disposition": "in review"}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path / 'review.sqlite'}")
    yield store
    store.close()


@pytest.fixture
def server(tmp_path: Path, kept: Store) -> Iterator[ReviewServer]:
    path = tmp_path / "run.json"
    write_json(made_run(), path)
    with ReviewServer(Desk(read_run(path), "e" * 64, kept, DAY)) as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.05,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@dataclass
class Browser:
    """What a browser does, as far as a server can tell."""

    server: ReviewServer
    cookie: str = ""
    csrf: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.guard.port}"

    def ask(
        self, method: str, path: str, content: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, http.client.HTTPMessage]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.guard.port, timeout=30)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie and "Cookie" not in told:
            told["Cookie"] = self.cookie
        connection.request(method, path, content, told)
        reply = connection.getresponse()
        result = (reply.status, reply.read(), reply.msg)
        connection.close()
        return result

    def enter(self) -> str:
        """Open the printed address and the page behind it."""
        status, _, headers = self.ask("GET", f"/?token={self.server.guard.token}")
        assert status == 303
        assert headers["Location"] == "/"
        self.cookie = headers["Set-Cookie"].split(";")[0]
        page = self.ask("GET", "/")[1].decode()
        (told,) = re.findall(r'id="served">(.*?)</script>', page)
        self.csrf = json.loads(told)["csrf"]
        return page

    def answer(self, **changed: Any) -> tuple[int, dict[str, Any]]:
        headers = {"Origin": self.origin, "X-Screener-CSRF": self.csrf}
        headers |= {"Content-Type": "application/json"} | self.headers
        content = json.dumps(ANSWER | changed).encode()
        status, body, _ = self.ask("POST", "/answers", content, **headers)
        try:
            return status, json.loads(body)
        except ValueError:
            return status, {"why": body.decode()}


@pytest.fixture
def ada(server: ReviewServer) -> Browser:
    browser = Browser(server)
    browser.enter()
    return browser


def test_without_the_token_nothing_is_shown(server: ReviewServer) -> None:
    stranger = Browser(server)
    for path in ("/", "/answers", "/?token=", "/?token=wrong", "/?token=%00%ff", "/favicon.ico"):
        status, body, headers = stranger.ask("GET", path)
        assert status == 403, path
        assert b"Ghost" not in body
        assert "Set-Cookie" not in headers
    stranger.cookie = f"{server.guard.cookie}=wrong"
    assert stranger.ask("GET", "/")[0] == 403
    assert stranger.ask("GET", "/", Cookie="\x01;;=")[0] == 403
    assert stranger.answer()[0] == 403


def test_the_token_is_traded_for_a_cookie_that_scripts_and_other_sites_do_not_get(
    server: ReviewServer, ada: Browser
) -> None:
    _, _, headers = Browser(server).ask("GET", f"/?token={server.guard.token}")
    assert headers["Set-Cookie"].endswith("; HttpOnly; SameSite=Strict; Path=/")
    assert server.guard.token not in headers["Set-Cookie"]
    status, body, headers = ada.ask("GET", "/")
    assert status == 200
    assert b"Ghost Works" in body
    assert server.guard.token.encode() not in body
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "", "[::1]"])
def test_a_foreign_host_name_is_refused(server: ReviewServer, ada: Browser, host: str) -> None:
    told = host.format(port=server.guard.port)
    assert ada.ask("GET", "/", Host=told)[0] == 403
    assert ada.ask("GET", f"/?token={server.guard.token}", Host=told)[0] == 403
    ada.headers = {"Host": told, "Origin": f"http://{told}"}
    assert ada.answer()[0] == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"X-Screener-CSRF": ""}, 403),
        ({"X-Screener-CSRF": "wrong"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({}, 200),
    ],
)
def test_only_the_page_itself_may_write(
    ada: Browser, kept: Store, headers: dict[str, str], status: int
) -> None:
    ada.headers = headers
    told, _ = ada.answer()
    assert told == status
    assert len(kept.all()) == (1 if status == 200 else 0)


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"flag": "gone"}, 422, "no such flag"),
        ({"reviewer": " "}, 422, "needs its reviewer"),
        ({"disposition": "perhaps"}, 400, "disposition"),
        ({"disposition": "false match"}, 422, "needs a reason code"),
        ({"disposition": "false match", "reason": "LUCK"}, 422, "there is no reason code"),
        ({"disposition": "true match", "reason": "OTHER"}, 422, "needs a comment"),
        ({"disposition": "true match", "reason": "SAME_ID", "until": "2036-01-01"}, 422, "days"),
        ({"until": "soon"}, 400, "until"),
        ({"number": 7}, 400, "number"),
        ({"based_on": -1}, 400, "based_on"),
        ({"second": True}, 422, "no answer to second"),
        ({"comment": "x" * 10_001}, 400, "comment"),
    ],
)
def test_an_answer_that_is_incomplete_or_illegal_is_refused_in_words(
    ada: Browser, kept: Store, changed: dict[str, Any], status: int, said: str
) -> None:
    told, body = ada.answer(**changed)
    assert told == status
    assert said in body["why"]
    assert kept.all() == []


def test_what_is_no_answer_at_all_is_refused(ada: Browser) -> None:
    headers = {
        "Origin": ada.origin,
        "X-Screener-CSRF": ada.csrf,
        "Content-Type": "application/json",
    }
    for content in (b"", b"{", b"[]", b"\xff\xfe", b"null"):
        assert ada.ask("POST", "/answers", content, **headers)[0] == 400
    assert ada.ask("POST", "/answers", b"x", Content_Length="99999999", **headers)[0] == 413
    assert ada.ask("POST", "/answers", b"x", Content_Length="-1", **headers)[0] == 411
    assert ada.ask("POST", "/", b"{}", **headers)[0] == 404
    assert ada.ask("DELETE", "/answers")[0] == 501
    assert ada.ask("GET", "/../../etc/passwd")[0] == 404


def test_an_answer_is_kept_with_its_line_in_the_log(ada: Browser, kept: Store) -> None:
    status, told = ada.answer(
        disposition="false match", reason="diff_place", comment="=1+1 另一家 <b>‏עברית"
    )
    assert status == 200
    assert told["now"]["holds"]
    (answer,) = kept.all()
    assert (answer.reviewer, answer.reason, answer.on) == ("Ada", "DIFF_PLACE", DAY)
    assert answer.comment == "=1+1 另一家 <b>‏עברית"
    assert answer.until == date(2027, 11, 26)
    (line,) = kept.log()
    told_there = json.loads(line.told)
    assert (told_there["file"], told_there["place"]) == ("review serve", "page, flag f1")
    assert told_there["file_sha256"] == "e" * 64
    assert kept.verify() == ""
    # An answer on the party and the entry holds for every flag of the pair.
    _, body, _ = ada.ask("GET", "/answers")
    answers = json.loads(body)["answers"]
    assert set(answers) == {"f1", "f2"}
    assert (answers["f2"]["number"], answers["f2"]["own"]) == (0, False)


def test_two_browsers_a_stale_answer_is_refused_with_what_is_now_so(
    server: ReviewServer, ada: Browser, kept: Store
) -> None:
    bo = Browser(server)
    bo.enter()
    assert ada.answer(disposition="escalated")[0] == 200
    status, told = bo.answer(reviewer="Bo", disposition="false match", reason="DIFF_TYPE")
    assert status == 409
    assert "Ada answered “escalated”" in told["why"]
    assert told["now"]["number"] == 1
    assert len(kept.all()) == 1
    # The same person in two windows loses nothing either.
    assert ada.answer(disposition="needs information")[0] == 409
    status, _ = bo.answer(reviewer="Bo", disposition="false match", reason="DIFF_TYPE", based_on=1)
    assert status == 200
    # And one may come back to an earlier answer.
    assert ada.answer(disposition="escalated", based_on=2)[0] == 200
    assert [one.disposition.value for one in kept.all()] == [
        "escalated",
        "false match",
        "escalated",
    ]
    assert kept.verify() == ""


def test_a_second_reviewer_seconds_and_then_it_stands(
    server: ReviewServer, ada: Browser, kept: Store
) -> None:
    ada.answer(disposition="true match", reason="SAME_ID")
    assert "another person" in ada.answer(second=True, based_on=1)[1]["why"]
    assert "needs a name" in ada.answer(second=True, based_on=1, reviewer="")[1]["why"]
    bo = Browser(server)
    bo.enter()
    assert bo.answer(second=True, reviewer="Bo", based_on=0)[0] == 409
    assert bo.answer(second=True, reviewer="Bo", based_on=1)[0] == 200
    status, told = ada.answer(disposition="true match", reason="SAME_ID", based_on=2)
    assert status == 422
    assert "was seconded by Bo and holds" in told["why"]
    assert [(one.reviewer, one.approver) for one in kept.all()] == [("Ada", ""), ("Ada", "Bo")]


def test_many_at_once_lose_and_double_nothing(server: ReviewServer, kept: Store) -> None:
    """Eight reviewers answer the same flag until each has been heard once."""

    def until_heard(number: int) -> int:
        browser = Browser(server)
        browser.enter()
        based_on, tries = 0, 0
        while True:
            tries += 1
            status, told = browser.answer(reviewer=f"R{number}", based_on=based_on)
            if status == 200:
                return tries
            assert status == 409
            based_on = told["now"]["number"]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(until_heard, range(8)))
    answers = kept.all()
    assert sorted(one.reviewer for one in answers) == [f"R{number}" for number in range(8)]
    assert [one.number for one in answers] == list(range(1, 9))
    assert kept.verify() == ""


@pytest.mark.parametrize("seed", range(6))
def test_an_answer_is_kept_exactly_if_it_rests_on_what_is_so(
    store: Store, tmp_path: Path, seed: int
) -> None:
    """Reviewers with pages of any age, in any order: the store is what a plain list would be."""
    path = tmp_path / "run.json"
    write_json(made_run(), path)
    desk = Desk(read_run(path), "e" * 64, store, DAY)
    chance = random.Random(seed)
    plain: dict[str, list[int]] = {"f1": [0], "f2": [0], "f3": [0]}
    count = 0
    for step in range(40):
        flag = chance.choice(list(plain))
        seen = chance.choice([plain[flag][-1], chance.choice(plain[flag]), chance.randrange(50)])
        word = chance.choice([Disposition.IN_REVIEW, Disposition.ESCALATED])
        asked = Asked(
            flag=flag,
            based_on=seen,
            reviewer=chance.choice(["Ada", "Bo"]),
            disposition=word,
            comment=str(step),
        )
        done = desk.keep(asked)
        assert done.kept == (seen == plain[flag][-1])
        assert done.stale == (not done.kept)
        if done.kept:
            count += 1
            plain[flag].append(count)
        assert (done.now["number"] if done.now else 0) == plain[flag][-1]
    assert len(store.all()) == count
    assert store.verify() == ""


def test_polling_tells_what_is_new_and_nothing_else(ada: Browser) -> None:
    ada.answer()
    _, body, _ = ada.ask("GET", "/answers?since=0")
    assert json.loads(body)["newest"] == 1
    _, body, _ = ada.ask("GET", "/answers?since=1")
    assert json.loads(body) == {"answers": {}, "newest": 1}
    for odd in ("x", "-1", "%EF%BC%99", "1" * 40):
        assert ada.ask("GET", f"/answers?since={odd}")[0] == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.1", "example.org", "", "10.0.0.1"])
def test_it_listens_on_this_machine_only(host: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="this machine only"):
        loopback(host)
    path = tmp_path / "run.json"
    write_json(made_run(), path)
    done = CliRunner().invoke(main, ["review", "serve", str(path), "--host", host])
    assert done.exit_code == 3


def test_a_file_that_is_no_run_and_a_port_that_is_taken_are_told_in_words(
    server: ReviewServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    done = CliRunner().invoke(main, ["review", "serve", str(tmp_path / "x.json")])
    assert done.exit_code == 3
    taken = str(server.guard.port)
    done = CliRunner().invoke(
        main, ["review", "serve", str(tmp_path / "run.json"), "--port", taken]
    )
    assert done.exit_code == 3
    assert f"port {taken} cannot be used" in done.output


def _open(page: Page, address: str, reviewer: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    assert "token" not in page.url
    page.fill("#who", reviewer)
    page.locator("#who").blur()
    page.locator("mark", has_text="Ghost Works").first.click()


def test_a_flag_is_answered_in_a_browser_and_review_status_tells_it(
    tmp_path: Path, need_program: Callable[[str], str]
) -> None:
    path = tmp_path / "run.json"
    write_json(made_run(), path)
    environment = os.environ | {"SCREENER_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "screener", "review"]
    with chromium(need_program) as browser:
        served = subprocess.Popen(
            [*command, "serve", str(path)], env=environment, stdout=subprocess.PIPE, text=True
        )
        try:
            assert served.stdout is not None
            address = served.stdout.readline().strip()
            faults: list[str] = []
            pages = [browser.new_context().new_page() for _ in range(2)]
            for page in pages:
                page.on("pageerror", lambda fault: faults.append(str(fault)))
            ada, bo = pages
            _open(ada, address, "Ada")
            _open(bo, address, "Bo")
            bo.locator("[data-answer='escalated']").click()
            bo.fill("#answer-comment", "looks grave")
            ada.locator("[data-answer='false match']").click()
            ada.locator("#keep").click()
            expect(ada.locator("#answer-told")).to_contain_text("needs a reason code")
            ada.locator("#answer-reason").select_option("DIFF_PLACE")
            ada.fill("#answer-comment", "another town <script>window.ran=1</script>")
            ada.locator("#keep").click()
            expect(ada.locator("#answer-told")).to_have_text("Kept.")
            # Bo began before that; he is refused, and what he typed is not lost.
            bo.wait_for_timeout(5_000)  # longer than his page waits to ask what is new
            bo.locator("#keep").click()
            expect(bo.locator("#answer-told")).to_contain_text("Ada answered “false match”")
            expect(bo.locator("#answer-comment")).to_have_value("looks grave")
            expect(bo.locator("#details .state")).to_have_text("answered")
            bo.locator("#second").click()
            expect(bo.locator("#answer-told")).to_have_text("Kept.")
            bo.keyboard.press("Escape")
            bo.locator("[data-tab=flags]").click()
            expect(bo.locator(".flags .state").first).to_have_text("false match")
            # Ada's page learns of it by itself.
            ada.locator("[data-tab=flags]").focus()
            expect(ada.locator("#details")).to_contain_text("seconded by Bo", timeout=15_000)
            assert ada.evaluate("window.ran") is None
            assert faults == []
        finally:
            served.send_signal(signal.SIGINT)
            assert served.wait(20) == 0
            if served.stdout is not None:
                served.stdout.close()
    told = subprocess.run(
        [*command, "status"], env=environment, check=True, capture_output=True, text=True
    )
    assert "approved\t1" in told.stdout
    assert "reviewer Ada\t1" in told.stdout
