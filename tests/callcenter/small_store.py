"""Small records, and short ways to put them into a store and to find them again."""

from datetime import UTC, date, datetime
from decimal import Decimal

from callcenter.domain.article import Article
from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactKind, ContactPoint, Customer, PostalAddress, Tier
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.order import Order, OrderLine, OrderState
from callcenter.domain.record import Record
from callcenter.domain.shipment import Package, Shipment, ShipmentState
from callcenter.domain.ticket import Ticket, TicketState
from callcenter.storage import customers, offices, replica
from callcenter.storage.database import Database

ERP = OfficeId("erp")
CRM = OfficeId("crm")
HOME = "records"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ZHANG = "+8613812345678"
SMITH = "+442079460958"


def keep(database: Database, *records: Record, office: OfficeId = ERP, home: str = HOME) -> int:
    """Save records as if an office had just sent them; give how many said something new."""
    with database.write() as work:
        return replica.save(work, office, home, records, NOW)


def drop(database: Database, *ids: str, office: OfficeId = ERP, home: str = HOME) -> int:
    """Remove records as if an office had said that they are gone."""
    with database.write() as work:
        return replica.remove(work, office, home, [RemoteId(one) for one in ids])


def feed(database: Database, office: OfficeId, *kinds: Kind) -> None:
    """Tell the store what an office gives, and that it has just answered."""
    with database.write() as work:
        offices.register(work, {office: frozenset(kinds)})
        offices.answered(work, office, NOW)


def who(database: Database, remote: str, office: OfficeId = ERP) -> CustomerId:
    """Give the customer behind an office's record."""
    with database.read() as connection:
        found = customers.by_remote(connection, office, RemoteId(remote))
    assert found is not None
    return found


def count(database: Database, table: str) -> int:
    """Count the rows of a table."""
    with database.read() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608  # a table of ours, named by a test


def phone(key: str, value: str = "") -> ContactPoint:
    return ContactPoint(RemoteId(f"point {key or value}"), ContactKind.MOBILE, value or key, key)


def mail(address: str) -> ContactPoint:
    return ContactPoint(RemoteId(f"point {address}"), ContactKind.EMAIL, address, address.lower())


def customer(
    remote: str, name: str = "", *points: ContactPoint, city: str = "", tier: Tier = Tier.UNKNOWN
) -> Customer:
    addresses = (PostalAddress(RemoteId(f"address {remote}"), city=city),) if city else ()
    return Customer(
        RemoteId(remote),
        name or f"Customer {remote}",
        f"C{remote}",
        tier,
        contact_points=points,
        addresses=addresses,
    )


def order(
    remote: str, of: str, on: date | None = TODAY, state: OrderState = OrderState.CONFIRMED, *what: str
) -> Order:
    lines = tuple(
        OrderLine(RemoteId(f"{remote}.{place}"), None, "", description, Decimal(1))
        for place, description in enumerate(what)
    )
    return Order(RemoteId(remote), RemoteId(of), f"SO{remote}", on, state, "EUR", Decimal("10.00"), lines)


def shipment(
    remote: str,
    of: str | None,
    *orders: str,
    state: ShipmentState = ShipmentState.IN_TRANSIT,
    track: str = "",
) -> Shipment:
    packages = (Package(RemoteId(f"{remote}.1"), "", track),) if track else ()
    return Shipment(
        RemoteId(remote),
        None if of is None else RemoteId(of),
        tuple(RemoteId(one) for one in orders),
        f"S{remote}",
        state,
        "SF Express",
        packages=packages,
    )


def invoice(
    remote: str,
    of: str,
    owed: str = "10.00",
    currency: str = "EUR",
    state: InvoiceState = InvoiceState.POSTED,
) -> Invoice:
    amount = Decimal(owed)
    return Invoice(RemoteId(remote), RemoteId(of), f"I{remote}", TODAY, None, state, currency, amount, amount)


def ticket(
    remote: str,
    of: str | None,
    subject: str = "Where is it?",
    *,
    state: TicketState = TicketState.OPEN,
    owner: str = "",
    opened: datetime | None = NOW,
    due: datetime | None = None,
) -> Ticket:
    return Ticket(
        RemoteId(remote),
        None if of is None else RemoteId(of),
        f"T{remote}",
        subject,
        state,
        owner=owner,
        opened_at=opened,
        due_at=due,
    )


def article(remote: str, title: str, text: str = "", language: str = "en", *topics: str) -> Article:
    return Article(RemoteId(remote), title, text, language, topics)
