"""The page as a file: what it holds, and that nothing of a document can run or hide in it."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.model.match import Flag
from screener.model.run import ScreeningRun
from screener.report.json_report import run_record
from screener.report.page import page_text, write_page
from screener.report.page.build import inert_json
from screener.report.page.data import page_data
from screener.report.page.segments import language, pieces, visible
from screener.report.read_json import run_of
from tests.report.many import many

HOSTILE = (
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "--><svg onload=window.ran=1>",
    "</noscript></style><iframe srcdoc='<script>parent.ran=1</script>'>",
    "{{script}} {{data}} ${window.ran=1}",
    '"\'` onfocus=window.ran=1 autofocus x="',
    "javascript:window.ran=1",
    "abc\u202egnp.exe\u2066hidden\u2069",
)


def text_of(run: ScreeningRun) -> str:
    return page_text(run_of(run_record(run)))


def data_in(page: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    told: dict[str, Any] = json.loads(found)
    return told


def hostile_run(run: ScreeningRun) -> ScreeningRun:
    """Return the run with hostile text wherever a document or a list may put text."""
    every = " ".join(HOSTILE)
    flags = tuple(
        replace(flag, reason=every, name=every, asks=HOSTILE, cites=(every,), guidance=every)
        for flag in run.flags
    )
    grounds = tuple(
        replace(
            match,
            name=every,
            differs=(every,),
            evidence=tuple(
                replace(one, said=every, listed=every, said_key=every, note=every)
                for one in match.evidence
            ),
        )
        for match in run.matches
    )
    first, *rest = run.documents
    said = f"{first.blocks[0].text} {every}"
    document = replace(first, blocks=(replace(first.blocks[0], text=said),))
    mentions = tuple(replace(one, also=HOSTILE) for one in run.mentions)
    skipped = tuple(replace(one, reason=every) for one in run.skipped)
    return replace(
        run,
        flags=flags,
        matches=grounds,
        documents=(document, *rest),
        mentions=mentions,
        skipped=skipped,
    )


def test_the_same_run_gives_the_same_bytes(run: ScreeningRun, tmp_path: Path) -> None:
    write_page(run, tmp_path / "one.html")
    write_page(run, tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_only_our_script_and_our_style_may_run(run: ScreeningRun) -> None:
    page = text_of(run)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    *_, script = re.findall(r"<script>(.*?)</script>", page, re.S)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.S)
    for text, directive in ((script, "script-src"), (style, "style-src")):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy


def test_the_page_fetches_nothing_and_has_no_handlers_in_its_markup(run: ScreeningRun) -> None:
    page = text_of(run)
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.S)
    assert not re.search(r"\s(src|srcset|style|on\w+)=", markup)
    assert "<link" not in markup


def test_scripts_put_text_in_as_text_only() -> None:
    folder = Path(__file__).parents[2] / "screener" / "report" / "page"
    scripts = sorted(folder.glob("*.js"))
    assert len(scripts) > 5
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        never = (
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|https?:"
        )
        found = re.findall(never, text)
        assert set(found) <= {"http:"}, script.name  # the name of SVG's own namespace
        assert all("w3.org/2000/svg" in line for line in text.splitlines() if "http:" in line)


def test_hostile_text_adds_no_element(run: ScreeningRun) -> None:
    plain, hostile = text_of(run), text_of(hostile_run(run))
    for name in ("script", "iframe", "img", "svg", "noscript", "style"):
        opened = rf"<{name}\b"
        assert len(re.findall(opened, hostile)) == len(re.findall(opened, plain)), name
    for sign in ("\u202e", "\u2066", "\u2069"):
        assert sign not in hostile
    (flag, *_) = data_in(hostile)["flags"]
    assert HOSTILE[0] in flag["reason"]  # and it is still told, word by word
    assert "abc�gnp.exe�hidden�" in flag["reason"]


@given(st.text())
def test_json_in_the_page_ends_no_element_and_says_the_same(text: str) -> None:
    made = inert_json({"said": text})
    assert not re.search("[<>&\u2028\u2029]", made)
    assert json.loads(made) == {"said": text}


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_pieces_are_the_text_and_every_mention_stands_in_one(
    text: str, ends: list[tuple[int, int]]
) -> None:
    spans = [
        (min(a, b), min(max(a, b), len(text)), number)
        for number, (a, b) in enumerate(ends)
        if min(a, b) < min(max(a, b), len(text))
    ]
    made = pieces(text, spans)
    assert "".join(one if isinstance(one, str) else one[0] for one in made) == text
    found = [number for one in made if not isinstance(one, str) for number in one[1]]
    assert sorted(found) == [number for _, _, number in spans]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("天津飞腾信息技术有限公司", "zh"),
        ("在天津的 Phytium 公司", "zh"),
        ("Tianjin Phytium Information Technology Co., Ltd. (飞腾)", "en"),
        ("東京エレクトロン", "ja"),
        ("", "en"),
        ("2026", "en"),
    ],
)
def test_language(text: str, lang: str) -> None:
    assert language(text) == lang


def test_signs_that_hide_are_shown_and_line_breaks_stay() -> None:
    assert visible("a\x00b\u202ec\nd\te‏") == "a�b�c\nd\te‏"


def test_without_a_script_flags_documents_and_lists_can_be_read(run: ScreeningRun) -> None:
    (plain,) = re.findall(r"<noscript>(.*?)</noscript>", text_of(run), re.S)
    for told in (
        "not a licence determination",
        "Is it the same party?",
        "15 CFR 744.16",
        '<mark lang="en">Ghost Works</mark>',
        "scan.pdf",
        "NO COPY HERE",
        "124",
    ):
        assert told in plain


def test_what_the_page_leaves_out_is_counted(run: ScreeningRun) -> None:
    match = run.matches[0]
    grounds = tuple(replace(match.evidence[0], score=100.0 - n) for n in range(9))
    data = page_data(run_of(run_record(replace(run, matches=(replace(match, evidence=grounds),)))))
    (shown,) = data["matches"]
    assert len(shown["grounds"]) == 6
    assert shown["more_grounds"] == 3


def test_flags_of_one_subject_stand_together(run: ScreeningRun) -> None:
    one, two, three = run.flags
    mixed: tuple[Flag, ...] = (one, two, three, replace(one, id="f4"))
    data = page_data(run_of(run_record(replace(run, flags=mixed))))
    assert [flag["id"] for flag in data["flags"]] == ["f1", "f4", "f2", "f3"]


def test_five_thousand_flags_are_under_ten_megabytes(tmp_path: Path) -> None:
    write_page(many(5000), tmp_path / "many.html")
    assert (tmp_path / "many.html").stat().st_size < 10_000_000
