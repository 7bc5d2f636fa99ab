"""The connector against the real process: broken records, faults of every sort, and what it asks for."""

from collections.abc import Iterator

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings, Value
from sync.connectors.demo import DemoConnector
from sync.contract import (
    Feed,
    FindsCustomers,
    HasIdentity,
    RefreshesCustomers,
    RejectedError,
    SignInError,
    UnreachableError,
)
from sync.demo.process import DemoProcess, start_demo


@pytest.fixture(scope="module")
def running() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


@pytest.fixture
def office(running: DemoProcess) -> Iterator[DemoProcess]:
    yield running
    running.fail()


@pytest.fixture
def connector(office: DemoProcess) -> Iterator[DemoConnector]:
    connector = DemoConnector.from_settings(settings(url=office.url), lambda: office.token)
    yield connector
    connector.close()


def settings(**values: Value) -> OfficeSettings:
    return OfficeSettings(office=OfficeId("demo"), connector="demo", values=values)


def feed(connector: DemoConnector, name: str) -> Feed:
    return next(one for one in connector.feeds() if one.name == name)


def test_it_can_do_what_its_readme_says(connector: DemoConnector) -> None:
    assert isinstance(connector, RefreshesCustomers)
    assert isinstance(connector, FindsCustomers)
    assert isinstance(connector, HasIdentity)
    assert connector.identity() == "demo-7-24"


def test_customers_are_read_before_what_hangs_on_them(connector: DemoConnector) -> None:
    assert next(iter(connector.feeds())).name == "customers"


def test_articles_are_known_by_name(connector: DemoConnector) -> None:
    name = RemoteId("en/parcel-lost")
    articles = feed(connector, "articles")
    assert name in (articles.ids() or ())
    assert [one.id for one in articles.read([name, RemoteId("en/none")]).records] == [name]


def test_more_ids_than_fit_in_one_question_are_asked_in_several(connector: DemoConnector) -> None:
    orders = feed(connector, "orders")
    known = sorted(orders.ids() or ())
    strangers = [RemoteId(str(900_000 + number)) for number in range(450)]
    reading = orders.read([*known[:3], *strangers])
    assert {one.id for one in reading.records} == set(known[:3])
    assert reading.gone == set(strangers)


def test_the_sheet_of_the_gold_customer_tells_their_story(connector: DemoConnector) -> None:
    snapshot = connector.refresh_customer(RemoteId("1"))
    assert {name: len(records) for name, records in snapshot.records.items()} == {
        "customers": 1, "orders": 8, "returns": 1, "shipments": 8, "return_shipments": 1, "invoices": 9, "tickets": 3,
    }  # fmt: skip
    assert snapshot.complete == snapshot.records.keys() - {"customers"}


@pytest.mark.parametrize("nobody", ["987654", "abc", "1?x=2", "2#"])
def test_nobody_is_gone_and_nothing_else_is(connector: DemoConnector, nobody: str) -> None:
    assert connector.refresh_customer(RemoteId(nobody)).gone


def test_an_id_never_leads_to_somebody_else(connector: DemoConnector) -> None:
    with pytest.raises(RejectedError):
        connector.refresh_customer(RemoteId("1/../2"))


def test_two_on_one_number_are_both_found(connector: DemoConnector) -> None:
    assert {one.name for one in connector.find_customers("+4930901820")} == {"Katrin Krüger", "Jonas Krüger"}


def test_a_wrong_address_does_not_make_customers_gone(office: DemoProcess) -> None:
    connector = DemoConnector.from_settings(settings(url=f"{office.url}/elsewhere"), lambda: office.token)
    with pytest.raises(DeskError) as caught:
        connector.refresh_customer(RemoteId("1"))
    assert caught.value.trouble is Trouble.WRONG_ADDRESS
    connector.close()


def test_without_a_token_nothing_is_sent(office: DemoProcess) -> None:
    connector = DemoConnector.from_settings(settings(url=office.url), lambda: None)
    with pytest.raises(SignInError) as caught:
        connector.test_connection()
    assert caught.value.trouble is Trouble.SIGN_IN_MISSING
    assert connector.clock_offset() is None
    connector.close()


def test_bytes_that_are_no_text_mean_later(office: DemoProcess, connector: DemoConnector) -> None:
    office.fail(invalid_utf8=True)
    with pytest.raises(UnreachableError) as caught:
        feed(connector, "customers").pull(None, 5)
    assert caught.value.trouble is Trouble.CUT_REPLY


def test_a_field_of_five_megabytes_is_read(office: DemoProcess, connector: DemoConnector) -> None:
    office.fail(huge_field=5_000_000)
    assert len(feed(connector, "customers").pull(None, 5).records) == 5


def test_a_reply_that_is_too_large_is_refused(office: DemoProcess, connector: DemoConnector) -> None:
    office.fail(huge_field=40_000_000)
    with pytest.raises(UnreachableError) as caught:
        feed(connector, "customers").pull(None, 5)
    assert caught.value.trouble is Trouble.TOO_LARGE


def test_the_office_says_how_long_to_wait(office: DemoProcess, connector: DemoConnector) -> None:
    office.fail(status=429, retry_after="7")
    with pytest.raises(UnreachableError) as caught:
        connector.test_connection()
    assert caught.value.trouble is Trouble.BUSY
    assert caught.value.retry_after is not None
    assert caught.value.retry_after.total_seconds() == 7


def test_the_clock_of_the_office_is_noticed(office: DemoProcess, connector: DemoConnector) -> None:
    office.fail(clock_offset_seconds=-3600)
    assert connector.test_connection().clock_offset.total_seconds() == pytest.approx(-3600, abs=3)


@pytest.mark.parametrize(
    ("values", "named"),
    [({}, "url"), ({"url": 5}, "url"), ({"url": "https://x", "ca_file": True}, "ca_file")],
)
def test_a_wrong_setting_is_named(values: dict[str, Value], named: str) -> None:
    with pytest.raises(DeskError) as caught:
        DemoConnector.from_settings(settings(**values), lambda: None)
    assert caught.value.details["key"] == f"offices.demo.{named}"
