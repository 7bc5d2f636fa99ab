"""What happened with a customer, over all offices, newest first."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.moment import Moment
from callcenter.domain.order import Order, OrderState
from callcenter.domain.shipment import EventKind, Shipment, TrackingEvent
from callcenter.domain.ticket import Message, MessageKind, Ticket
from callcenter.domain.timeline import DESK, EntryKind, TimelineEntry, build_timeline
from tests.callcenter import records
from tests.callcenter.small_store import ERP, NOW, TODAY, ZHANG, invoice, order, shipment, ticket

HOUR = timedelta(hours=1)
T = TypeVar("T")


def held(record: T) -> Held[T]:
    return Held(LocalId(1), ERP, record, NOW)


def told(
    orders: tuple[Order, ...] = (),
    shipments: tuple[Shipment, ...] = (),
    invoices: tuple[Invoice, ...] = (),
    tickets: tuple[Ticket, ...] = (),
    interactions: tuple[Interaction, ...] = (),
) -> tuple[TimelineEntry, ...]:
    return build_timeline(
        [held(one) for one in orders],
        [held(one) for one in shipments],
        [held(one) for one in invoices],
        [held(one) for one in tickets],
        interactions,
    )


def kinds(entries: tuple[TimelineEntry, ...]) -> list[EntryKind]:
    return [entry.kind for entry in entries]


def ends(moment: Moment) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time.max, UTC)


@given(
    st.lists(records.orders, max_size=4),
    st.lists(records.shipments, max_size=4),
    st.lists(records.invoices, max_size=4),
    st.lists(records.tickets, max_size=4),
)
def test_it_is_sorted_whatever_the_offices_say(
    orders: list[Order], shipments: list[Shipment], invoices: list[Invoice], tickets: list[Ticket]
) -> None:
    entries = told(tuple(orders), tuple(shipments), tuple(invoices), tuple(tickets))
    moments = [ends(entry.at) for entry in entries]
    assert moments == sorted(moments, reverse=True)


def test_an_order_is_placed_cancelled_or_a_return() -> None:
    sale = order("1", "1", TODAY, OrderState.CONFIRMED, "Kettle", "Cup", "Pot", "Lid")
    (placed,) = told(orders=(sale,))
    assert (placed.kind, placed.subject, placed.text) == (EntryKind.ORDER_PLACED, "SO1", "Kettle, Cup, Pot")
    assert (placed.office, placed.source, placed.at) == (ERP, LocalId(1), TODAY)
    assert kinds(told(orders=(replace(sale, state=OrderState.CANCELLED),))) == [EntryKind.ORDER_CANCELLED]
    assert kinds(told(orders=(replace(sale, is_return=True),))) == [EntryKind.RETURN_OPENED]
    assert told(orders=(replace(sale, placed_on=None),)) == ()


def test_a_parcel_is_told_step_by_step() -> None:
    events = (
        TrackingEvent(NOW - 9 * HOUR, EventKind.SHIPPING, "Picked up"),
        TrackingEvent(NOW - 5 * HOUR, EventKind.DEPARTING, "Left the hub", "上海"),
        TrackingEvent(NOW - 4 * HOUR, EventKind.DELIVERY_FAILED, "Nobody at home"),
        TrackingEvent(NOW - HOUR, EventKind.DELIVERED, "Signed for"),
    )
    parcel = replace(shipment("1", "1"), events=events, shipped=NOW - 9 * HOUR, delivered=NOW - HOUR)
    entries = told(shipments=(parcel,))
    assert kinds(entries) == [
        EntryKind.DELIVERED,
        EntryKind.DELIVERY_FAILED,
        EntryKind.CARRIER_EVENT,
        EntryKind.SHIPPED,
    ]
    assert entries[2].text == "Left the hub (上海)"
    assert entries[1].text == "Nobody at home"


def test_a_return_that_arrived_is_received_and_not_delivered() -> None:
    parcel = replace(shipment("1", "1"), is_return=True, shipped=TODAY, delivered=NOW)
    assert kinds(told(shipments=(parcel,))) == [EntryKind.RETURN_RECEIVED]


def test_invoices_count_once_they_are_posted() -> None:
    bill, credit = invoice("1", "1", "12.50"), replace(invoice("2", "1", "-3.00"), issued_on=date(2026, 1, 1))
    entries = told(invoices=(bill, credit))
    assert kinds(entries) == [EntryKind.INVOICE, EntryKind.CREDIT_NOTE]
    assert [entry.text for entry in entries] == ["12.50 EUR", "3.00 EUR"]
    for state in (InvoiceState.DRAFT, InvoiceState.CANCELLED):
        assert told(invoices=(replace(bill, state=state),)) == ()
    assert told(invoices=(replace(bill, issued_on=None, total=Decimal(0)),)) == ()


def test_what_colleagues_say_is_told_from_what_the_customer_reads() -> None:
    said = [Message(RemoteId(kind), kind, "anna", NOW, "words") for kind in MessageKind]
    entries = told(tickets=(replace(ticket("1", "1", opened=None), messages=tuple(said)),))
    assert set(kinds(entries)) == {EntryKind.MESSAGE, EntryKind.REPLY, EntryKind.COMMENT}


def test_a_ticket_is_opened_talked_about_and_closed() -> None:
    said = Message(RemoteId("1"), MessageKind.REPLY, "anna", NOW - HOUR, "It is on its way")
    case = replace(ticket("1", "1", opened=NOW - 2 * HOUR), closed_at=NOW, messages=(said,))
    entries = told(tickets=(case,))
    assert kinds(entries) == [EntryKind.TICKET_CLOSED, EntryKind.REPLY, EntryKind.TICKET_OPENED]
    assert (entries[1].subject, entries[1].text) == ("anna", "It is on its way")
    assert told(tickets=(replace(case, opened_at=None, closed_at=None, messages=()),)) == ()


def test_what_the_desk_logged_stands_among_the_rest() -> None:
    call = Interaction(LocalId(7), None, Channel.CALL, ZHANG, "anna", NOW, summary="Asked")
    entries = told(interactions=(call, replace(call, channel=Channel.NOTE)))
    assert set(kinds(entries)) == {EntryKind.CALL, EntryKind.NOTE}
    assert {(entry.office, entry.source, entry.text) for entry in entries} == {(DESK, LocalId(7), "Asked")}


def test_a_day_tops_its_own_times() -> None:
    parcel = replace(shipment("1", "1"), delivered=TODAY)
    at_noon = ticket("1", "1", opened=NOW)
    tomorrow = ticket("2", "1", opened=NOW + 24 * HOUR)
    entries = told(shipments=(parcel,), tickets=(at_noon, tomorrow))
    assert [entry.subject for entry in entries] == ["T2", "S1", "T1"]
