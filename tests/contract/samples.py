"""Small records for tests of offices."""

from decimal import Decimal

from callcenter.domain.customer import ContactKind, ContactPoint, Customer
from callcenter.domain.ids import RemoteId
from callcenter.domain.order import Order, OrderState
from callcenter.domain.ticket import Ticket, TicketState


def customer(number: int, *phones: str, name: str = "") -> Customer:
    points = tuple(
        ContactPoint(RemoteId(f"{number}{place}"), ContactKind.PHONE, phone, phone)
        for place, phone in enumerate(phones, start=1)
    )
    return Customer(RemoteId(str(number)), name or f"Customer {number}", contact_points=points)


def order(number: int, customer: int, total: str = "10.00") -> Order:
    return Order(
        RemoteId(str(number)),
        RemoteId(str(customer)),
        f"SO{number}",
        None,
        OrderState.CONFIRMED,
        "EUR",
        Decimal(total),
    )


def ticket(number: int, customer: int, subject: str = "Where is it?") -> Ticket:
    return Ticket(RemoteId(str(number)), RemoteId(str(customer)), f"T{number}", subject, TicketState.OPEN)
