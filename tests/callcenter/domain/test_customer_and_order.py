"""Rules on customers, orders and tickets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.customer import ContactKind, ContactPoint, CustomerCard, PostalAddress, Tier
from callcenter.domain.ids import CustomerId, RemoteId
from callcenter.domain.order import Fulfilment, OrderLine, OrderState
from callcenter.domain.shipment import Package
from callcenter.domain.ticket import TicketState
from tests.callcenter.small_store import order, shipment, ticket

amounts = st.decimals(1, 1000, places=2)


def card(*points: ContactPoint, countries: tuple[str, ...] = ()) -> CustomerCard:
    addresses = tuple(PostalAddress(RemoteId(country), country=country) for country in countries)
    return CustomerCard(
        CustomerId(1), "张伟", Tier.GOLD, "zh-CN", False, True, (), (), points, addresses, (), ()
    )


def line(ordered: str, shipped: str | None) -> OrderLine:
    return OrderLine(
        RemoteId("1"), None, "", "", Decimal(ordered), None if shipped is None else Decimal(shipped)
    )


def test_only_what_can_be_dialled_is_a_phone() -> None:
    points = tuple(ContactPoint(RemoteId(kind.value), kind, kind.value) for kind in ContactKind)
    found = card(*points)
    assert [point.value for point in found.phones] == ["phone", "mobile"]
    assert [point.value for point in found.emails] == ["email"]


def test_the_first_address_with_a_country_says_where_a_customer_lives() -> None:
    assert card(countries=("", "CN", "DE")).country == "CN"
    assert card().country == ""


@pytest.mark.parametrize(
    ("ordered", "shipped", "fulfilment"),
    [
        ("2", None, Fulfilment.NONE),
        ("2", "0", Fulfilment.NONE),
        ("2", "0.00", Fulfilment.NONE),
        ("2", "0.5", Fulfilment.PARTLY),
        ("2", "2", Fulfilment.SHIPPED),
        ("2", "3", Fulfilment.SHIPPED),
        ("-2", "-1", Fulfilment.PARTLY),
        ("-2", "-2", Fulfilment.SHIPPED),
    ],
)
def test_a_line_says_how_much_of_it_has_left(
    ordered: str, shipped: str | None, fulfilment: Fulfilment
) -> None:
    assert line(ordered, shipped).fulfilment is fulfilment


@given(amounts, amounts)
def test_a_line_is_shipped_when_all_of_it_is(ordered: Decimal, shipped: Decimal) -> None:
    assert (line(str(ordered), str(shipped)).fulfilment is Fulfilment.SHIPPED) == (shipped >= ordered)


def test_an_order_is_open_until_it_is_done_or_cancelled() -> None:
    closed = {state for state in OrderState if not order("1", "1", None, state).is_open}
    assert closed == {OrderState.DONE, OrderState.CANCELLED}


def test_a_ticket_is_open_until_somebody_ended_it() -> None:
    closed = {state for state in TicketState if not ticket("1", "1", state=state).is_open}
    assert closed == {TicketState.SOLVED, TicketState.CLOSED, TicketState.REJECTED}


def test_the_first_tracking_number_there_is_stands_for_the_shipment() -> None:
    assert shipment("1", "1").tracking_number == ""
    parcel = shipment("1", "1", track="SF1")
    unlabelled = Package(RemoteId("0"))
    assert (
        type(parcel)(
            parcel.id, None, (), "", parcel.state, packages=(unlabelled, *parcel.packages)
        ).tracking_number
        == "SF1"
    )
