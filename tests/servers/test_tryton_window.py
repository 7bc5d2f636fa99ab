"""What colleagues change in Tryton shows in the open window within one cycle, and leaves the agent's work alone."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.profile import find_profile
from callcenter.settings import load_settings
from callcenter.storage import customers
from tests.journeys.seat import Seat, open_running
from tests.servers.conftest import TrytonServer
from tests.servers.tryton_rpc import Row, TrytonRpc
from ui.cli.desk import Desk
from ui.look import Look

pytestmark = pytest.mark.server

_serial = count(1)


@pytest.fixture(scope="module")
def small(tryton: TrytonServer) -> TrytonServer:
    return tryton.small()


@pytest.fixture(scope="module")
def colleague(small: TrytonServer) -> Iterator[TrytonRpc]:
    session = small.as_erp()
    yield session
    session.end_session()


@pytest.fixture
def seat(
    small: TrytonServer, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Seat]:
    """A desk that has read Tryton."""
    profile = find_profile("tryton")
    lines = ["[offices.erp]", 'connector = "tryton"', f'url = "{small.url}"', f'user = "{small.user}"']
    lines.append(f'database = "{small.database}"')
    profile.settings.write_text("\n".join(lines), "utf-8")
    monkeypatch.setenv("DESK_SECRET_ERP", small.password)
    desk = Desk(profile, load_settings(profile.settings), is_dev=True)
    with ExitStack() as stack:
        running = open_running(stack, desk, Look(qapp, theme="light", language="en"), start=True)
        seat = Seat(running, qtbot)
        seat.read_once()
        yield seat


def buyer(colleague: TrytonRpc) -> Row:
    """A customer with several orders."""
    sales = colleague.rows("sale.sale", [["state", "=", "done"]], ["party", "number"])
    parties = [sale["party"] for sale in sales]
    most = max(set(parties), key=parties.count)
    return {"party": most, "orders": [sale for sale in sales if sale["party"] == most]}


def open_party(seat: Seat, party: int) -> None:
    """Open the customer behind a party."""
    with seat.desk._database.read() as connection:
        customer = customers.by_remote(connection, OfficeId("erp"), RemoteId(str(party)))
    assert customer is not None
    seat.desk.call.open(customer)
    seat.wait(lambda: seat.room.shows_customer and seat.desk.is_settled)


def draft(colleague: TrytonRpc, party: int, reference: str) -> int:
    """Write a draft order as a colleague would."""
    known = colleague.one(
        "sale.sale", [["party", "=", party]], ["invoice_address", "shipment_address", "currency", "company"]
    )
    values = {name: value for name, value in known.items() if name != "id"}
    return colleague.create("sale.sale", party=party, reference=reference, **values)


def test_a_changed_order_follows_and_selection_and_typed_words_stay(
    seat: Seat, colleague: TrytonRpc, qtbot: QtBot
) -> None:
    known = buyer(colleague)
    open_party(seat, known["party"])
    orders = seat.room.right.orders
    orders.make_current(0)
    selected = orders.current_key()
    composer = seat.room.composer
    composer.focus_text()
    qtbot.keyClicks(composer._editors[composer.field], "half a sentence")
    reference = f"CHANGED-{next(_serial)}"
    colleague.write("sale.sale", known["orders"][0]["id"], reference=reference)
    seat.ask_offices()
    seat.wait(lambda: any(reference in card.head.detail for card in seat.room.right._orders.cards))
    assert orders.current_key() == selected
    assert composer.text(composer.field) == "half a sentence"
    assert composer._editors[composer.field].hasFocus()


def test_a_new_order_appears_and_goes_when_it_is_deleted(seat: Seat, colleague: TrytonRpc) -> None:
    known = buyer(colleague)
    open_party(seat, known["party"])
    reference = f"NEW-{next(_serial)}"
    made = draft(colleague, known["party"], reference)
    seat.ask_offices()
    seat.wait(lambda: any(reference in card.head.detail for card in seat.room.right._orders.cards))
    colleague.delete("sale.sale", made)
    seat.ask_offices()
    seat.wait(lambda: not any(reference in card.head.detail for card in seat.room.right._orders.cards))


def test_a_renamed_and_newly_reachable_customer_follows(seat: Seat, colleague: TrytonRpc) -> None:
    known = buyer(colleague)
    open_party(seat, known["party"])
    name = f"Renamed {next(_serial)}"
    colleague.write("party.party", known["party"], name=name)
    colleague.create("party.contact_mechanism", party=known["party"], type="phone", value="+442079460970")
    seat.ask_offices()
    seat.wait(lambda: seat.name == name)
    seat.wait(lambda: any("7946 0970" in fact.title for fact in seat.room.page.header._model.rows))
    seat.call("+44 20 7946 0970")
    assert seat.name == name
