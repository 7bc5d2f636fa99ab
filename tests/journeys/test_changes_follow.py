"""What changes in an office shows in the open window, and leaves alone what the agent is doing."""

from pytestqt.qtbot import QtBot

from callcenter.domain.call_sheet import CallSheet
from sync.demo.process import DemoProcess
from tests.journeys.seat import GOLD, Seat


def sheet(seat: Seat) -> CallSheet:
    """What the window shows, as the store told it."""
    current = seat.desk.call._subjects.current
    assert current is not None
    assert current.sheet is not None
    return current.sheet.sheet


def test_a_changed_order_follows_and_selection_and_typed_words_stay(
    seat: Seat, office: DemoProcess, qtbot: QtBot
) -> None:
    seat.call(GOLD)
    orders = seat.room.right.orders
    orders.make_current(2)
    selected = orders.current_key()
    composer = seat.room.composer
    composer.focus_text()
    qtbot.keyClicks(composer._editors[composer.field], "half a sentence")
    order = [item.order.record for item in sheet(seat).orders if not item.order.record.is_return][3]
    office.put("orders", id=int(order.id), reference="WEB-CHANGED")
    seat.ask_offices()
    seat.wait(lambda: any("WEB-CHANGED" in card.head.detail for card in seat.room.right._orders.cards))
    assert orders.current_key() == selected
    assert composer.text(composer.field) == "half a sentence"
    assert composer._editors[composer.field].hasFocus()


def test_a_new_ticket_appears_and_a_deleted_one_goes(seat: Seat, office: DemoProcess) -> None:
    seat.call(GOLD)
    customer = int(sheet(seat).customer.records[0].id)
    before = len(seat.room.page._tickets.rows)
    made = office.put(
        "tickets",
        customer=customer,
        number="T-NEW",
        subject="Just came in",
        state="new",
        owner="demo",
        opened_at="2026-11-24T08:00:00Z",
    )
    seat.ask_offices()
    seat.wait(lambda: len(seat.room.page._tickets.rows) == before + 1)
    assert any(row.title == "Just came in" for row in seat.room.left._mine.rows)
    office.delete("tickets", made["id"])
    seat.ask_offices()
    seat.wait(lambda: len(seat.room.page._tickets.rows) == before)


def test_a_deleted_order_leaves_the_screen(seat: Seat, office: DemoProcess) -> None:
    seat.call(GOLD)
    customer = int(sheet(seat).customer.records[0].id)
    made = office.put(
        "orders",
        customer=customer,
        number="HH-SHORT",
        placed_on="2026-11-24",
        state="confirmed",
        currency="CNY",
        total="10.00",
    )
    seat.ask_offices()
    seat.wait(lambda: "HH-SHORT" in seat.order_numbers)
    office.delete("orders", made["id"])
    seat.ask_offices()
    seat.wait(lambda: "HH-SHORT" not in seat.order_numbers)


def test_a_renamed_customer_is_renamed_in_every_open_place(seat: Seat, office: DemoProcess) -> None:
    seat.call("+33 6 12 34 56 78")
    customer = int(sheet(seat).customer.records[0].id)
    office.put("customers", id=customer, name="Chloé Renamed")
    seat.ask_offices()
    seat.wait(lambda: seat.name == "Chloé Renamed")
    assert seat.open_titles == ["Chloé Renamed"]
    office.put("customers", id=customer, name="Chloé Moreau")


def test_opening_a_customer_asks_just_for_them(seat: Seat, office: DemoProcess) -> None:
    seat.call(GOLD)
    order = sheet(seat).orders[1].order.record
    seat.desk.call.close_current()
    office.put("orders", id=int(order.id), reference="WEB-FRESH")
    seat.call(GOLD)
    assert seat.name == "张伟"
    seat.wait(lambda: any("WEB-FRESH" in card.head.detail for card in seat.room.right._orders.cards))


def test_a_deleted_customer_is_said_to_be_gone_and_their_tab_closes(seat: Seat, office: DemoProcess) -> None:
    made = office.put(
        "customers",
        name="Gone Soon",
        number="C-90002",
        contact_points=[{"id": 1, "kind": "phone", "value": "+442079460962", "e164": "+442079460962"}],
    )
    seat.ask_offices()
    seat.wait(lambda: seat.desk.is_settled)
    seat.call("+44 20 7946 0962")
    seat.wait(lambda: seat.room.shows_customer)
    office.delete("customers", made["id"])
    seat.ask_offices()
    seat.wait(lambda: "no longer held" in seat.desk.window.notices.text)
    assert seat.open_titles == []


def test_a_deleted_customer_with_unsent_words_stays_until_the_agent_closes_them(
    seat: Seat, office: DemoProcess, qtbot: QtBot
) -> None:
    made = office.put(
        "customers",
        name="Gone With Words",
        number="C-90003",
        contact_points=[{"id": 1, "kind": "phone", "value": "+442079460963", "e164": "+442079460963"}],
    )
    seat.call("+44 20 7946 0963")
    seat.wait(lambda: seat.room.shows_customer)
    composer = seat.room.composer
    composer.focus_text()
    qtbot.keyClicks(composer._editors[composer.field], "do not lose me")
    office.delete("customers", made["id"])
    seat.ask_offices()
    seat.wait(lambda: "no longer held" in seat.desk.window.notices.text)
    assert seat.open_titles == ["Gone With Words"]
    assert composer.text(composer.field) == "do not lose me"
