"""Writes that meet a bad fate on purpose: lost before, after, late, cut or doubled."""

import threading
from collections.abc import Iterator

import pytest
import requests

from sync.demo.fates import Fates
from sync.demo.fault_list import WriteFaults
from sync.demo.process import DemoProcess, start_demo
from tests.sync.demo.desk_line import DeskLine, new_key


@pytest.fixture(scope="module")
def running() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


@pytest.fixture
def desk(running: DemoProcess) -> Iterator[DeskLine]:
    yield DeskLine(running)
    running.fail()


def _lost(desk: DeskLine, key: str) -> None:
    with pytest.raises(requests.ConnectionError):
        desk.write("POST", "customers", key=key, name="Lost")


def test_a_dropped_write_is_not_done(desk: DeskLine) -> None:
    key = new_key()
    desk.office.fail(writes={"drop": 1})
    _lost(desk, key)
    assert desk.known(key)["done"] is False


def test_a_write_whose_answer_is_lost_is_done(desk: DeskLine) -> None:
    key = new_key()
    desk.office.fail(writes={"lose": 1})
    _lost(desk, key)
    assert desk.known(key)["done"] is True


def test_a_late_write_is_done_after_the_client_has_gone(desk: DeskLine) -> None:
    key = new_key()
    desk.office.fail(writes={"late": 1, "late_seconds": 0.5})
    _lost(desk, key)
    assert desk.known(key)["done"] is False
    tick = threading.Event()
    assert any(desk.known(key)["done"] or tick.wait(0.05) for _ in range(100))


def test_a_cut_answer_comes_after_the_deed(desk: DeskLine) -> None:
    key = new_key()
    desk.office.fail(writes={"cut": 1})
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        desk.write("POST", "customers", key=key, name="Cut")
    assert desk.known(key)["done"] is True


def test_a_doubled_write_is_done_once(desk: DeskLine) -> None:
    before = desk.count("customers")
    desk.office.fail(writes={"twice": 1})
    reply = desk.write("POST", "customers", name="Twice")
    assert (reply.status_code, reply.headers["Idempotency-Replayed"]) == (201, "true")
    assert desk.count("customers") == before + 1


def test_reading_is_spared(desk: DeskLine) -> None:
    desk.office.fail(writes={"drop": 1})
    assert desk.ask("GET", "status").ok


def test_fates_are_counted_from_the_time_they_are_set(desk: DeskLine) -> None:
    desk.office.fail(writes={"twice": 1})
    desk.write("POST", "customers", name="Counted")
    assert desk.office.fates() == {"twice": 1}
    desk.office.fail(writes={"lose": 0.1})
    assert desk.office.fates() == {}


def test_the_same_seed_draws_the_same_fates() -> None:
    faults = WriteFaults(drop=0.2, lose=0.2, late=0.2, cut=0.2, twice=0.1, seed=5)
    first, second, other = Fates(faults), Fates(faults), Fates(faults.model_copy(update={"seed": 6}))
    drawn = [first.draw() for _ in range(50)]
    assert drawn == [second.draw() for _ in range(50)]
    assert drawn != [other.draw() for _ in range(50)]
    assert len(set(drawn)) == 6


def test_the_office_goes_on_after_every_fate(desk: DeskLine) -> None:
    desk.office.fail(
        writes={"drop": 0.2, "lose": 0.2, "late": 0.2, "cut": 0.2, "twice": 0.2, "late_seconds": 0}
    )
    keys = [new_key() for _ in range(25)]
    for key in keys:
        try:
            desk.write("POST", "customers", key=key, name="Many")
        except requests.RequestException:
            continue
    desk.office.fail()
    before = desk.count("customers")
    done = sum(desk.known(key)["done"] for key in keys)
    for key in keys:
        assert desk.write("POST", "customers", key=key, name="Many").status_code == 201
    assert desk.count("customers") == before + len(keys) - done
