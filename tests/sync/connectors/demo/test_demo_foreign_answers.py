"""An in-house system that almost keeps the contract: one bad row harms no other, a foreign answer deletes nothing."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.connectors.demo import DemoConnector
from sync.contract import Feed, OutOfDateError, RejectedError, UnreachableError
from tests.sync.connectors.demo.demo_edits import change

STAMP = "2026-11-24T09:30:12.345678Z"
GOOD = {"id": 1, "modified": STAMP, "code": "COF-10", "name": "Espresso machine"}


class House:
    """A server that gives one answer to every question."""

    def __init__(self) -> None:
        self.answer: Any = {}
        self.status = 200
        house = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the name of the library
                body = json.dumps(house.answer).encode()
                self.send_response(house.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self) -> None:  # the name of the library
                self.rfile.read(int(self.headers["Content-Length"]))
                self.do_GET()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the library
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.close()


@pytest.fixture
def connector(house: House) -> Iterator[DemoConnector]:
    where = OfficeSettings(office=OfficeId("house"), connector="demo", values={"url": house.url})
    connector = DemoConnector.from_settings(where, lambda: "token")
    yield connector
    connector.close()


def products(connector: DemoConnector) -> Feed:
    return next(one for one in connector.feeds() if one.name == "products")


def step(*records: object, **changes: object) -> dict[str, object]:
    return {"records": records, "more": False, "total": 3, "after_stamp": STAMP, "after_id": 3, **changes}


def test_a_bad_row_is_reported_and_the_rest_goes_on(house: House, connector: DemoConnector) -> None:
    house.answer = step(GOOD, {"id": 2, "modified": STAMP, "code": "X"}, {**GOOD, "id": 3})
    page = products(connector).pull(None, 5)
    assert [one.id for one in page.records] == ["1", "3"]
    assert [(one.id, one.reason) for one in page.bad] == [("2", "name is missing")]
    assert page.cursor is not None
    assert page.cursor.id == 3


@pytest.mark.parametrize(
    "row", [None, 5, "Mrs Secret", [], {}, {"id": {"name": "Mrs Secret"}}, {"id": "x" * 81}]
)
def test_a_row_without_an_id_is_reported_namelessly(
    house: House, connector: DemoConnector, row: object
) -> None:
    house.answer = step(GOOD, row)
    page = products(connector).pull(None, 5)
    assert [one.id for one in page.records] == ["1"]
    assert [one.id for one in page.bad] == ["?"]
    assert "Secret" not in page.bad[0].reason


def test_a_last_row_without_a_stamp_does_not_hold_the_feed_up(house: House, connector: DemoConnector) -> None:
    house.answer = step(GOOD, {"id": 2}, after_id=2)
    page = products(connector).pull(None, 5)
    assert page.cursor is not None
    assert page.cursor.id == 2


def test_a_record_that_cannot_be_read_is_not_gone(house: House, connector: DemoConnector) -> None:
    house.answer = step({"id": 1, "modified": STAMP})
    reading = products(connector).read([RemoteId("1"), RemoteId("2")])
    assert reading.gone == {"2"}
    assert [one.id for one in reading.bad] == ["1"]


@pytest.mark.parametrize(
    "answer",
    [
        [], None, "ok", {}, {"records": {}}, step(more="no"), step(total=None), step(records=None),
        step(after_stamp="soon"), step(after_stamp="2026-11-24T09:30:12"), step(after_id="three"),
    ],
)  # fmt: skip
def test_another_shape_means_later(house: House, connector: DemoConnector, answer: object) -> None:
    house.answer = answer
    with pytest.raises(UnreachableError) as caught:
        products(connector).pull(None, 5)
    assert caught.value.trouble is Trouble.CUT_REPLY


@pytest.mark.parametrize(
    "answer", [{}, {"ids": None}, {"ids": [1.5]}, {"ids": [True]}, {"ids": {"1": 1}}, [1]]
)
def test_a_list_of_ids_of_another_shape_deletes_nothing(
    house: House, connector: DemoConnector, answer: object
) -> None:
    house.answer = answer
    with pytest.raises(UnreachableError):
        products(connector).ids()


@pytest.mark.parametrize("answer", [{}, [], {"customers": None}, {"orders": []}])
def test_a_sheet_of_another_shape_makes_nobody_gone(
    house: House, connector: DemoConnector, answer: object
) -> None:
    house.answer = answer
    with pytest.raises(UnreachableError):
        connector.refresh_customer(RemoteId("1"))


def test_a_sheet_is_complete_only_for_what_it_lists(house: House, connector: DemoConnector) -> None:
    house.answer = {"customers": [{"id": 1, "name": "张伟"}], "orders": [], "warranties": []}
    snapshot = connector.refresh_customer(RemoteId("1"))
    assert snapshot.complete == {"orders"}
    assert snapshot.records.keys() == {"customers", "orders"}


def test_never_more_than_twenty_callers(house: House, connector: DemoConnector) -> None:
    house.answer = step(*({"id": number, "name": "x"} for number in range(1, 40)))
    assert len(connector.find_customers("+4930901820")) == 20


# Writing

MADE = change(EditKind.CREATE_CUSTOMER, fields={"name": "a"})
DONE: dict[str, object] = {"key": MADE.ref, "kind": "customers", "id": 7, "made": {}, "record": {}}


def test_an_answer_that_names_the_key_is_a_proof(house: House, connector: DemoConnector) -> None:
    house.answer = DONE
    assert connector.send(MADE, "").record == "7"


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {**DONE, "key": "another"},
        {**DONE, "key": None},
        {**DONE, "id": None},
        {**DONE, "made": []},
        {**DONE, "record": None},
    ],
)
def test_a_status_alone_is_no_proof(house: House, connector: DemoConnector, answer: object) -> None:
    house.answer = answer
    with pytest.raises(UnreachableError) as caught:
        connector.send(MADE, "")
    assert caught.value.was_sent


def test_a_new_part_without_an_id_is_no_proof(house: House, connector: DemoConnector) -> None:
    house.answer = DONE
    point = '{"kind":"email","value":"a@b.c","label":""}'
    with pytest.raises(UnreachableError):
        connector.send(change(EditKind.CREATE_CUSTOMER, ref=MADE.ref, fields={"contact:local:1": point}), "")


@pytest.mark.parametrize("status", [404, 405])
def test_an_office_without_such_a_route_takes_no_such_edit(
    house: House, connector: DemoConnector, status: int
) -> None:
    house.status = status
    with pytest.raises(RejectedError) as caught:
        connector.send(MADE, "")
    assert (caught.value.trouble, caught.value.details["what"]) == (Trouble.NOT_TAKEN, "create_customer")


@pytest.mark.parametrize("status", [403, 404, 422])
def test_a_reason_is_told_as_it_is_and_not_at_any_length(
    house: House, connector: DemoConnector, status: int
) -> None:
    house.status, house.answer = status, {"reason": "no " * 1000}
    with pytest.raises(RejectedError) as caught:
        connector.send(MADE, "")
    assert caught.value.trouble is Trouble.REJECTED
    assert caught.value.details["reason"] == ("no " * 100)


@pytest.mark.parametrize("status", [409, 412])
def test_two_words_for_somebody_faster(house: House, connector: DemoConnector, status: int) -> None:
    house.status = status
    with pytest.raises(OutOfDateError):
        connector.send(MADE, "1")


@pytest.mark.parametrize("answer", [{}, {"done": 1}, {"done": True}, {"done": True, "answer": {}}])
def test_a_look_up_that_says_nothing_proves_nothing(
    house: House, connector: DemoConnector, answer: object
) -> None:
    house.answer = answer
    with pytest.raises(UnreachableError):
        connector.find(MADE)


def test_a_record_that_cannot_be_read_is_not_written(house: House, connector: DemoConnector) -> None:
    house.answer = step({"id": 1})
    with pytest.raises(RejectedError) as caught:
        connector.look(change(EditKind.CHANGE_TICKET, "1", {"owner": "a"}, {"owner": ""}))
    assert "is missing" in caught.value.details["reason"]


def test_a_record_that_is_no_object_proves_nothing(house: House, connector: DemoConnector) -> None:
    house.answer = step("a ticket")
    with pytest.raises(UnreachableError):
        connector.look(change(EditKind.CHANGE_TICKET, "1", {"owner": "a"}, {"owner": ""}))
