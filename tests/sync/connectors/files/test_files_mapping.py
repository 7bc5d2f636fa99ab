"""What rows become: unknown stays unknown, words keep their own form, and pieces find their owners."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from callcenter.domain.customer import Customer, Tier
from callcenter.domain.order import Fulfilment, Order, OrderState
from callcenter.domain.shipment import EventKind, Shipment, ShipmentState
from callcenter.domain.ticket import Ticket, TicketState
from tests.sync.connectors.files.folder_desk import connect, everything, told, write


def customer(folder: Path, row: str, **named: str) -> Customer:
    write(folder, "customers.csv", row)
    connector = connect(folder, **named)
    (found,), bad = everything(connector, "customers")
    connector.close()
    assert isinstance(found, Customer)
    assert bad == []
    return found


def orders(folder: Path, **named: str) -> dict[str, Order]:
    connector = connect(folder, **named)
    found, _bad = everything(connector, "orders")
    connector.close()
    return {one.id: one for one in found if isinstance(one, Order)}


def shipment(folder: Path, row: str, **named: str) -> Shipment:
    write(folder, "shipments.csv", row)
    connector = connect(folder, **named)
    (found,), _bad = everything(connector, "shipments")
    connector.close()
    assert isinstance(found, Shipment)
    return found


def ticket(folder: Path, row: str) -> Ticket:
    write(folder, "tickets.csv", row)
    connector = connect(folder)
    (found,), bad = everything(connector, "tickets")
    connector.close()
    assert isinstance(found, Ticket)
    assert bad == []
    return found


def test_a_customer_has_confirmed_numbers_and_mail_addresses(folder: Path) -> None:
    found = customer(
        folder,
        "C1,王小明,A@Example.com; b@example.com,138 1234 5678 / +49 30 901820,路 1,200040,上海,中国,金卡,zh_CN",
    )
    keys = [(point.key, point.verified) for point in found.contact_points]
    assert keys == [
        ("a@example.com", True),
        ("b@example.com", True),
        ("+8613812345678", True),
        ("+4930901820", True),
    ]
    assert (found.tier, found.language, found.addresses[0].country) == (Tier.GOLD, "zh-CN", "CN")


def test_a_number_is_read_by_the_country_of_its_customer(folder: Path) -> None:
    assert customer(folder, "C1,Erika,,030/901820,,,Berlin,Germany,,").contact_points[0].key == "+4930901820"


def test_a_number_without_country_is_read_by_the_region_of_the_office(folder: Path) -> None:
    found = customer(folder, "C1,Erika,,030 901820,,,,,,", home_region="DE")
    assert found.contact_points[0].key == "+4930901820"


def test_what_is_no_number_is_kept_and_not_confirmed(folder: Path) -> None:
    (point,) = customer(folder, "C1,Erika,,ask at the gate,,,,,,").contact_points
    assert (point.value, point.key, point.verified) == ("ask at the gate", "", False)


def test_empty_cells_of_a_customer_are_unknown(folder: Path) -> None:
    found = customer(folder, "C1,Erika,,,,,,,,")
    assert (found.tier, found.language, found.contact_points, found.addresses) == (Tier.UNKNOWN, "", (), ())


def test_an_order_has_its_lines_wherever_they_stand(folder: Path) -> None:
    write(folder, "orders.csv", "O2,C1,2026-11-02,shipped,EUR,12.50", "O1,C9,,已完成,,")
    write(folder, "order_lines.csv", "O1,P1,First,1,,", "O2,P2,Kettle,2,0,6.25", "O1,P3,,3,1,")
    found = orders(folder)
    assert [line.description for line in found["O1"].lines] == ["First", "P3"]
    assert (found["O2"].total, found["O2"].placed_on, found["O2"].state) == (
        Decimal("12.50"),
        date(2026, 11, 2),
        OrderState.PROCESSING,
    )
    assert found["O2"].lines[0].shipped == 0


def test_an_order_that_says_little_is_unknown_and_not_zero(folder: Path) -> None:
    write(folder, "orders.csv", "O1,C1,,mystery,,")
    write(folder, "order_lines.csv", "O1,P1,,1,,")
    found = orders(folder)["O1"]
    assert (found.total, found.placed_on, found.currency) == (None, None, "XXX")
    assert (found.state, found.office_state) == (OrderState.UNKNOWN, "mystery")
    assert (found.lines[0].shipped, found.lines[0].unit_price) == (None, None)


def test_the_currency_of_the_office_fills_what_is_empty(folder: Path) -> None:
    write(folder, "orders.csv", "O1,C1,,,,1")
    assert orders(folder, currency="CNY")["O1"].currency == "CNY"


def test_each_bad_row_is_told_and_the_rest_is_there(folder: Path) -> None:
    write(
        folder,
        "orders.csv",
        "O1,C1,2026-11-01,done,EUR,1",
        "O2,,2026-11-01,done,EUR,1",
        ",C1,2026-11-01,done,EUR,1",
        "O1,C1,2026-11-01,done,EUR,2",
        "O3,C1,01.11.2026,done,EUR,1",
        "O4,C1,2026-11-01,done,EUR,1.234",
        "O5,C1,2026-11-01,done,Euros,1",
        "O6,C1,2026-11-01,done,EUR,6",
    )
    write(folder, "order_lines.csv", "O1,P,Kettle,two,,", "O6,P,Kettle,,,", "O9,P,,1,,", ",P,,1,,")
    connector = connect(folder)
    records, bad = everything(connector, "orders")
    connector.close()
    assert [one.id for one in records] == ["O1", "O2", "O6"]
    assert sorted(told(bad)) == [
        ("order_lines.csv", 2, "quantity is no number"),
        ("order_lines.csv", 4, "its order is not in orders.csv"),
        ("order_lines.csv", 5, "order is empty"),
        ("orders.csv", 4, "id is empty"),
        ("orders.csv", 5, "its id is that of line 2"),
        ("orders.csv", 6, "date is no date such as 2026-11-24 or 2026-11-24T10:00+08:00"),
        ("orders.csv", 7, "total can be read in two ways; name the setting decimal"),
        ("orders.csv", 8, "currency is no code such as CNY or EUR"),
    ]


def test_a_shipment_goes_where_the_customer_of_its_order_lives(folder: Path) -> None:
    write(folder, "customers.csv", "C1,Mia,,,,,,New Zealand,,")
    write(folder, "orders.csv", "O1,C1,,,,")
    found = shipment(folder, "S1,O1,NZ Post,A1;A2,in_transit,2026-11-24,2026-11-24T10:00,,")
    assert (found.customer, found.orders, found.destination_country) == ("C1", ("O1",), "NZ")
    assert [one.tracking_number for one in found.packages] == ["A1", "A2"]
    assert (found.state, found.knows_events) == (ShipmentState.IN_TRANSIT, False)
    assert (found.promised, found.estimated) == (date(2026, 11, 24), datetime(2026, 11, 24, 10, tzinfo=UTC))


def test_a_shipment_of_an_unknown_order_is_there(folder: Path) -> None:
    found = shipment(folder, "S1,O9,,,,,,,")
    assert (found.customer, found.orders, found.promised, found.delivered) == (None, ("O9",), None, None)


def test_events_keep_their_days_and_times(folder: Path) -> None:
    write(folder, "tracking_events.csv", "S1,2026-11-20,已揽收,深圳", "S1,2026-11-21 09:00,Out for delivery,")
    found = shipment(folder, "S1,O1,,,派送中,,,,", time_zone="Asia/Shanghai")
    assert [(one.at, one.kind) for one in found.events] == [
        (date(2026, 11, 20), EventKind.SHIPPING),
        (datetime(2026, 11, 21, 1, tzinfo=UTC), EventKind.OUT_FOR_DELIVERY),
    ]
    assert (found.state, found.knows_events) == (ShipmentState.OUT_FOR_DELIVERY, True)


def test_a_line_of_unknown_quantity_is_a_line(folder: Path) -> None:
    write(folder, "orders.csv", "O1,C1,,,,")
    write(folder, "order_lines.csv", "O1,P,Kettle,,1,")
    (line,) = orders(folder)["O1"].lines
    assert (line.ordered, line.shipped, line.fulfilment) == (None, 1, Fulfilment.PARTLY)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ("T1,,,Gone,,,,,,,,2026-11-20,", TicketState.CLOSED),
        ("T1,,,Gone,,,,,,,,,A1", TicketState.CLOSED),
        ("T1,,,Gone,,ad acta,,,,,,,A1", TicketState.CLOSED),
        ("T1,,,Gone,,open,,,,,,2026-11-20,A1", TicketState.OPEN),
        ("T1,,,Gone,,,,,,,,,", TicketState.UNKNOWN),
    ],
)
def test_a_ticket_without_a_state_is_closed_where_it_says_when_or_how(
    folder: Path, row: str, state: TicketState
) -> None:
    assert ticket(folder, row).state is state


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Closed", TicketState.CLOSED),
        ("已解决", TicketState.SOLVED),
        ("zombie", TicketState.CLOSED),
        ("", TicketState.CLOSED),
    ],
)
def test_a_ticket_keeps_the_word_of_its_office(folder: Path, word: str, state: TicketState) -> None:
    found = ticket(folder, f"T1,C1,O1,Subject,Text,{word},Q,anna,high,2026-11-24,2026-11-25,,a1")
    assert (found.state, found.office_state, found.closed_by_article) == (state, word, "a1")
    assert (found.priority, found.queue, found.owner, found.order) == (80, "Q", "anna", "O1")
    assert (found.opened_at, found.due_at) == (
        datetime(2026, 11, 24, tzinfo=UTC),
        datetime(2026, 11, 25, 23, 59, 59, tzinfo=UTC),
    )


def test_an_empty_ticket_is_unknown(folder: Path) -> None:
    found = ticket(folder, "T1,,,,,,,,,,,,")
    assert (found.customer, found.order, found.opened_at, found.due_at, found.closed_at) == (None,) * 5
    assert (found.closed_by_article, found.priority, found.fields) == (None, 0, ())
