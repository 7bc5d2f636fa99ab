"""The demo office as a process: it comes up, misbehaves as told, changes, remembers, and never outlives its parent."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from callcenter.domain.errors import DeskError, Trouble
from sync.demo.model import KINDS
from sync.demo.process import DemoProcess, start_demo


@pytest.fixture(scope="module")
def running() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


@pytest.fixture
def office(running: DemoProcess) -> Iterator[DemoProcess]:
    yield running
    running.plug_in()
    running.fail()


def get(office: DemoProcess, path: str, *, token: str | None = None, **params: Any) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        headers = {"Authorization": f"Bearer {token if token is not None else office.token}"}
        return session.get(f"{office.url}/v1/{path}", params=params, headers=headers, timeout=10)


def ends(pid: int, seconds: float = 10) -> bool:
    """Wait for the end of a process that need not be a child of ours."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


def listens(url: str) -> bool:
    host, _, port = url.removeprefix("http://").partition(":")
    with socket.socket() as line:
        return line.connect_ex((host, int(port))) == 0


# Who may ask, and what for


def test_it_listens_on_this_machine_only(office: DemoProcess) -> None:
    assert office.url.startswith("http://127.0.0.1:")
    assert office.control_url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("path", ["status", "customers", "customers/ids", "customers/1/sheet"])
@pytest.mark.parametrize("token", ["", "wrong", "ключ"])
def test_without_the_token_nothing_is_told(office: DemoProcess, path: str, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}".encode()}
    reply = requests.get(f"{office.url}/v1/{path}", headers=headers, timeout=10)
    assert reply.status_code == 401
    assert "张" not in reply.text


def test_the_contract_is_told_to_everybody(office: DemoProcess) -> None:
    reply = requests.get(f"{office.url}/openapi.json", timeout=10)
    assert reply.json()["info"]["title"] == "Demo office"


def test_a_desks_token_moves_no_switch(office: DemoProcess) -> None:
    headers = {"Authorization": f"Bearer {office.token}"}
    reply = requests.post(f"{office.control_url}/control/plug/out", headers=headers, timeout=10)
    assert reply.status_code == 401
    assert get(office, "status").ok


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_record_keeps_the_contract(office: DemoProcess, kind: str) -> None:
    answer = get(office, kind, limit=1000).json()
    assert answer["records"]
    for record in answer["records"]:
        KINDS[kind].model_validate(record)


@pytest.mark.parametrize("params", [{"limit": 0}, {"limit": 1001}, {"after_stamp": "2026-11-24T00:00:00"}])
def test_a_senseless_question_is_refused(office: DemoProcess, params: dict[str, Any]) -> None:
    assert get(office, "customers", **params).status_code == 422


def test_the_gold_customer_is_found_by_number(office: DemoProcess) -> None:
    found = get(office, "customers", phone="+8613812345678").json()["records"]
    assert [(one["number"], one["name"], one["tier"]) for one in found] == [("C10001", "张伟", "gold")]


def test_a_sheet_holds_everything_of_one_customer(office: DemoProcess) -> None:
    sheet = get(office, "customers/1/sheet").json()
    assert {kind: len(records) for kind, records in sheet.items()} == {
        "customers": 1, "orders": 8, "returns": 1, "shipments": 8, "return_shipments": 1, "invoices": 9, "tickets": 3,
    }  # fmt: skip


def test_nobody_has_an_empty_sheet(office: DemoProcess) -> None:
    reply = get(office, "customers/987654/sheet")
    assert reply.ok
    assert not any(reply.json().values())


# Faults


def test_unplugged_it_refuses_and_plugged_in_it_answers_at_the_same_address(office: DemoProcess) -> None:
    url = office.url
    office.unplug()
    assert not listens(url)
    office.plug_in()
    assert get(office, "status").ok
    assert office.url == url


def test_it_can_be_a_captive_portal(office: DemoProcess) -> None:
    office.fail(html=True)
    reply = get(office, "customers")
    assert (reply.status_code, reply.headers["Content-Type"]) == (200, "text/html")


def test_it_can_fail_with_a_status_and_ask_for_patience(office: DemoProcess) -> None:
    office.fail(status=503, retry_after="3")
    reply = get(office, "customers")
    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "3")


def test_it_can_fail_now_and_then(office: DemoProcess) -> None:
    office.fail(status=500, share=0.5)
    answers = {get(office, "status").status_code for _ in range(40)}
    assert answers == {200, 500}


def test_it_can_cut_its_answers_off(office: DemoProcess) -> None:
    office.fail(cut=True)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        get(office, "customers")


def test_it_can_send_what_is_no_utf_8(office: DemoProcess) -> None:
    office.fail(invalid_utf8=True)
    with pytest.raises(UnicodeDecodeError):
        get(office, "customers").content.decode("utf-8")


def test_it_can_send_a_field_of_five_megabytes(office: DemoProcess) -> None:
    office.fail(huge_field=5_000_000)
    assert len(get(office, "customers", limit=1).json()["records"][0]["alert"]) == 5_000_000


def test_its_clock_can_be_wrong(office: DemoProcess) -> None:
    office.fail(clock_offset_seconds=86400)
    told = datetime.fromisoformat(get(office, "status").json()["now"])
    assert 86000 < (told - datetime.now(told.tzinfo)).total_seconds() < 87000


def test_it_can_be_slow(office: DemoProcess) -> None:
    office.fail(slow_seconds=0.3)
    started = time.monotonic()
    assert get(office, "status").ok
    assert time.monotonic() - started >= 0.3


# Changes


def test_a_change_comes_last_in_its_feed(office: DemoProcess) -> None:
    end = get(office, "orders", limit=1000).json()
    office.put("orders", id=1, state="cancelled")
    place = {"after_stamp": end["after_stamp"], "after_id": end["after_id"]}
    (changed,) = get(office, "orders", **place).json()["records"]
    assert (changed["id"], changed["state"]) == (1, "cancelled")


def test_every_change_makes_the_revision_grow(office: DemoProcess) -> None:
    first = office.put("products", id=1, name="Kettle")
    assert office.put("products", id=1, name="Kettle")["revision"] == first["revision"] + 1


def test_what_is_no_record_is_refused(office: DemoProcess) -> None:
    with pytest.raises(requests.HTTPError, match="422"):
        office.put("orders", id=1, colour="red")


def test_life_goes_on_when_asked(office: DemoProcess) -> None:
    before = get(office, "tickets", limit=1).json()["total"]
    assert set(office.live(8)) == {"shipments", "stock", "tickets"}
    assert get(office, "tickets", limit=1).json()["total"] == before + 2


def test_changes_outlast_a_restart_and_a_torn_journal(tmp_path: Path) -> None:
    first = start_demo(tmp_path, customers=24)
    first.put("customers", id=1, alert="changed")
    first.delete("articles", "en/parcel-lost")
    first.stop()
    journal = next(tmp_path.glob("*.jsonl"))
    journal.write_text(journal.read_text("utf-8") + '{"kind": "customers", "id": "2", "rec', "utf-8")
    second = start_demo(tmp_path, customers=24)
    try:
        assert get(second, "customers", id=1).json()["records"][0]["alert"] == "changed"
        assert get(second, "articles", id="en/parcel-lost").json()["records"] == []
        assert get(second, "customers", id=2).json()["records"]
    finally:
        second.stop()


# The process


def test_it_ends_with_stop_and_stopping_twice_is_fine() -> None:
    process = start_demo(customers=24)
    process.stop()
    process.stop()
    assert ends(process.pid, 0)
    assert not listens(process.url)


def test_it_ends_when_its_parent_is_killed() -> None:
    code = (
        "from sync.demo.process import start_demo; import json, signal; p = start_demo(customers=24); "
        "print(json.dumps([p.pid, p.url]), flush=True); signal.pause()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid, url = json.loads(parent.stdout.readline())
        assert listens(url)
        os.kill(parent.pid, signal.SIGKILL)
    assert ends(pid)


def test_a_taken_port_is_told_calmly() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(DeskError) as caught:
        start_demo(port=taken.getsockname()[1], customers=24)
    assert caught.value.trouble is Trouble.UNREACHABLE


def test_a_folder_that_looks_like_the_program_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sync").mkdir()
    (tmp_path / "sync" / "__init__.py").write_text("raise SystemExit('foreign')")
    monkeypatch.chdir(tmp_path)
    start_demo(tmp_path, customers=24).stop()
