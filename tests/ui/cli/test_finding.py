"""``callcenter search``, ``suggest`` and ``outbox``: what is found without a window, with the office down."""

import json
from pathlib import Path
from typing import Any

import pytest

from callcenter.profile import Profile
from tests.ui.cli.terminal import Terminal

FLAGS = ["--json", "--profile", "demo"]
HIT = {"kind", "id", "customer", "title", "detail", "matched"}
ODD = [
    "",
    " ",
    "%",
    '"',
    "NEAR(",
    "a OR b*",
    "😀",
    "\x00",
    "\n",
    "-x",
    "'; --",
    "x" * 10_000,
    "字" * 5_000,
    "\udcff",
]


def titles(found: Any) -> str:
    return " ".join(hit["title"] + hit["detail"] for hit in found["hits"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("张伟", "customers"),
        ("zhang wei", "customers"),
        ("C10001", "customers"),
        ("138 1234 5678", "customers"),
        ("HH-20008", "orders"),
        ("SF4302554508309", "shipments"),
    ],
)
def test_a_search_finds_by_anything_a_caller_can_name(
    demo: Profile, terminal: Terminal, text: str, kind: str
) -> None:
    told = terminal("search", text, *FLAGS)
    assert (told.code, told.err, told.json.keys()) == (0, "", {"hits"})
    assert kind in {hit["kind"] for hit in told.json["hits"]}
    assert all(hit.keys() == HIT for hit in told.json["hits"])


def test_a_search_gives_no_more_than_asked_for(demo: Profile, terminal: Terminal) -> None:
    assert len(terminal("search", "a", "--limit", "3", *FLAGS).json["hits"]) == 3


def test_a_search_is_told_as_text_too(demo: Profile, terminal: Terminal) -> None:
    told = terminal("search", "张伟", "--profile", "demo")
    assert (told.code, told.err) == (0, "")
    assert "张伟" in told.out


def test_a_search_without_a_find_says_so(demo: Profile, terminal: Terminal) -> None:
    told = terminal("search", "qqqqwwww", "--profile", "demo")
    assert (told.code, told.out, told.err) == (0, "Nothing here fits that.\n", "")


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text)[:20])
@pytest.mark.parametrize("command", ["search", "suggest"])
def test_odd_text_is_searched_for_like_any_other(
    demo: Profile, terminal: Terminal, command: str, text: str
) -> None:
    told = terminal(command, *FLAGS, "--", text)
    assert (told.code, told.err) == (0, "")
    assert isinstance(told.json, dict)


@pytest.mark.parametrize("text", ["where is my parcel", "包裹还没有收到"])
def test_suggestions_have_score_and_reason(demo: Profile, terminal: Terminal, text: str) -> None:
    told = terminal("suggest", text, *FLAGS)
    assert (told.code, told.err, told.json.keys()) == (0, "", {"articles"})
    articles = told.json["articles"]
    assert len(articles) >= 3
    assert {article["office"] for article in articles} == {"demo"}
    assert all(not article["id"].startswith("demo:") for article in articles), "the office's own id"
    assert all(article["title"] and article["reason"] for article in articles)
    assert [article["score"] for article in articles] == sorted(
        (article["score"] for article in articles), reverse=True
    )


def test_suggestions_heed_customer_and_ticket(demo: Profile, terminal: Terminal) -> None:
    ticket = terminal("show", "1", *FLAGS).json["tickets"][0]["number"]
    alone = terminal("suggest", "refund", *FLAGS).json
    open_too = terminal("suggest", "refund", "--customer", "1", "--ticket", ticket, *FLAGS).json
    assert open_too["articles"]
    assert open_too != alone


def test_suggestions_are_told_as_text_too(demo: Profile, terminal: Terminal) -> None:
    told = terminal("suggest", "parcel", "--profile", "demo")
    assert (told.code, told.err) == (0, "")
    assert "(matched: " in told.out


def test_without_a_fitting_article_it_says_so(demo: Profile, terminal: Terminal) -> None:
    told = terminal("suggest", "qqqqwwww", "--profile", "demo")
    assert (told.code, told.out, told.err) == (0, "No article fits that.\n", "")


@pytest.mark.parametrize("customer", ["0", "-1", "99999999", "9" * 30, "9" * 4000])
def test_a_customer_who_is_not_there_is_told(demo: Profile, terminal: Terminal, customer: str) -> None:
    told = terminal("suggest", "x", "--customer", customer, *FLAGS)
    assert (told.code, told.out) == (1, "")
    assert told.complaint.startswith("There is no customer ")
    assert len(told.complaint) < 200


@pytest.mark.parametrize("ticket", ["", "T-0", "x" * 10_000, "\x00"])
def test_a_ticket_that_is_not_there_is_told(demo: Profile, terminal: Terminal, ticket: str) -> None:
    told = terminal("suggest", "x", "--ticket", ticket, *FLAGS)
    assert (told.code, told.out) == (1, "")
    assert told.complaint.startswith("There is no ticket ")
    assert len(told.complaint) < 200


def test_nothing_waits_in_a_fresh_outbox(demo: Profile, terminal: Terminal) -> None:
    told = terminal("outbox", *FLAGS).json
    assert told == {"waiting": 0, "needs_agent": 0, "oldest_seconds": None, "edits": []}
    assert terminal("outbox", "--profile", "demo").out == "Nothing waits.\n"


def a_batch(folder: Path, *lines: object) -> str:
    path = folder / "questions.jsonl"
    path.write_text(
        "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in lines), "utf-8"
    )
    return str(path)


def test_a_batch_is_answered_line_by_line(demo: Profile, terminal: Terminal, tmp_path: Path) -> None:
    asked = a_batch(
        tmp_path,
        {"id": "q1", "text": "where is my parcel"},
        "",
        {"id": 2, "text": "退款多久到账", "customer": 1},
        {"id": "q3", "text": "refund", "customer": "C10001", "more": True},
    )
    told = terminal("suggest", "--batch", asked, *FLAGS)
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert (told.code, told.err, [row["id"] for row in rows]) == (0, "", ["q1", 2, "q3"])
    assert all({"id", "score", "reason"} <= article.keys() for row in rows for article in row["articles"])
    alone = terminal("suggest", "where is my parcel", *FLAGS).json
    assert rows[0]["articles"] == alone["articles"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ("[]", "a JSON object is needed"),
        ({"text": "no id"}, '"id" and "text" are needed'),
        ({"id": "1", "text": 7}, '"id" and "text" are needed'),
        ({"id": "1", "text": "x", "customer": 987654}, "There is no customer"),
        ({"id": "1", "text": "x", "customer": "nobody"}, "There is no customer"),
        ({"id": "1", "text": "x", "ticket": "T-0"}, "There is no ticket"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_answered(
    demo: Profile, terminal: Terminal, tmp_path: Path, line: object, why: str
) -> None:
    good = {"id": "good", "text": "refund"}
    told = terminal("suggest", "--batch", a_batch(tmp_path, line, good), *FLAGS)
    assert (told.code, json.loads(told.out)["id"]) == (1, "good")
    assert f"line 1: {why}" in told.err
    assert "1 line could not be answered" in told.err


@pytest.mark.parametrize(
    "wrong", [[], ["x", "--batch", "{file}"], ["--batch", "{file}", "--ticket", "1"], ["--batch", "/nowhere"]]
)
def test_a_batch_asked_for_wrongly_is_told(
    demo: Profile, terminal: Terminal, tmp_path: Path, wrong: list[str]
) -> None:
    words = [word.replace("{file}", a_batch(tmp_path)) for word in wrong]
    told = terminal("suggest", *words, *FLAGS)
    assert (told.code, told.out) == (2, "")
