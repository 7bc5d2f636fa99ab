"""What colleagues change, add and delete in Tryton arrives, or vanishes, within one cycle."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.order import Order
from callcenter.settings import OfficeSettings
from callcenter.storage import customers
from callcenter.storage.database import Database, open_database
from callcenter.usecases.open_customer import open_customer
from sync.connectors.tryton import TrytonConnector
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport
from tests.servers.conftest import TrytonServer
from tests.servers.tryton_rpc import Row, TrytonRpc

pytestmark = pytest.mark.server

ERP = OfficeId("erp")
_serial = count(1)
Cycle = Callable[[], CycleReport]


@dataclass(frozen=True, slots=True)
class Replica:
    """A desk that follows the small company."""

    database: Database
    connector: TrytonConnector

    def cycle(self, *, is_full: bool = True) -> CycleReport:
        report = run_cycle(self.database, self.connector, SystemClock(), is_full=is_full)
        assert report.answered, report.faults
        return report

    def customer(self, party: int) -> CustomerId | None:
        with self.database.read() as connection:
            return customers.by_remote(connection, ERP, RemoteId(str(party)))

    def sheet(self, party: int) -> CallSheet:
        customer = self.customer(party)
        assert customer is not None, f"party {party} is not known here"
        sheet = open_customer(self.database, customer, SystemClock().now())
        assert sheet is not None
        return sheet

    def order(self, sale: Row) -> Order:
        found = [one.order.record for one in self.sheet(sale["party"]).orders]
        return next(order for order in found if order.id == str(sale["id"]))


def settings_for(server: TrytonServer, url: str = "") -> OfficeSettings:
    values = {"url": url or server.url, "database": server.database, "user": server.user}
    return OfficeSettings(ERP, "tryton", values)


@pytest.fixture(scope="module")
def replica(tryton: TrytonServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    server = tryton.small()
    database = open_database(Path(tmp_path_factory.mktemp("replica")) / "desk.db")
    connector = TrytonConnector.from_settings(settings_for(server), lambda: server.password)
    replica = Replica(database, connector)
    replica.cycle()
    yield replica
    connector.close()
    database.close()


@pytest.fixture(scope="module")
def colleague(tryton: TrytonServer) -> Iterator[TrytonRpc]:
    session = tryton.small().as_erp()
    yield session
    session.end_session()


@pytest.fixture
def draft(colleague: TrytonRpc) -> Row:
    """An order that may still be changed, of a customer of its own."""
    like = colleague.one(
        "sale.sale",
        [["lines.product.type", "=", "goods"]],
        ["company", "currency", "warehouse", "lines.product"],
    )
    product = colleague.one("product.product", [["type", "=", "goods"]], ["default_uom"])
    party = colleague.create("party.party", name=f"Newcomer {next(_serial)}")
    line = {
        "product": product["id"], "unit": product["default_uom"], "quantity": 2.0, "unit_price": Decimal("9.90"),
    }  # fmt: skip
    sale = colleague.create(
        "sale.sale", party=party, company=like["company"], currency=like["currency"],
        warehouse=like["warehouse"], reference="first", lines=[["create", [line]]],
    )  # fmt: skip
    return colleague.one("sale.sale", [["id", "=", sale]], ["party", "lines"])


def test_a_cycle_without_changes_changes_nothing(replica: Replica) -> None:
    report = replica.cycle()
    assert {
        feed.feed: (feed.changed, feed.removed) for feed in report.feeds if feed.changed or feed.removed
    } == {}


def test_a_new_customer_and_order_arrive(replica: Replica, draft: Row) -> None:
    replica.cycle(is_full=False)
    order = replica.order(draft)
    assert (order.reference, order.state, order.office_state) == ("first", "draft", "draft")
    assert [(line.ordered, line.shipped, line.unit_price) for line in order.lines] == [
        (Decimal(2), Decimal(0), Decimal("9.90"))
    ]


def test_a_changed_reference_arrives(replica: Replica, colleague: TrytonRpc, draft: Row) -> None:
    replica.cycle(is_full=False)
    colleague.write("sale.sale", draft["id"], reference="second")
    replica.cycle(is_full=False)
    assert replica.order(draft).reference == "second"


def test_a_quantity_changed_through_the_order_arrives(
    replica: Replica, colleague: TrytonRpc, draft: Row
) -> None:
    replica.cycle(is_full=False)
    colleague.write("sale.sale", draft["id"], lines=[["write", [draft["lines"][0]], {"quantity": 5.0}]])
    replica.cycle(is_full=False)
    assert [line.ordered for line in replica.order(draft).lines] == [Decimal(5)]


def test_a_quantity_changed_on_the_line_itself_arrives(
    replica: Replica, colleague: TrytonRpc, draft: Row
) -> None:
    replica.cycle(is_full=False)
    colleague.write("sale.line", draft["lines"][0], quantity=7.0)
    replica.cycle(is_full=False)
    assert [line.ordered for line in replica.order(draft).lines] == [Decimal(7)]


def test_a_line_deleted_by_itself_vanishes(replica: Replica, colleague: TrytonRpc, draft: Row) -> None:
    replica.cycle(is_full=False)
    colleague.delete("sale.line", draft["lines"][0])
    replica.cycle()
    assert replica.order(draft).lines == ()


def test_a_deleted_draft_vanishes(replica: Replica, colleague: TrytonRpc, draft: Row) -> None:
    replica.cycle(is_full=False)
    colleague.delete("sale.sale", draft["id"])
    replica.cycle()
    assert replica.sheet(draft["party"]).orders == ()


def test_a_deleted_customer_vanishes(replica: Replica, colleague: TrytonRpc) -> None:
    party = colleague.create("party.party", name="Soon gone")
    replica.cycle(is_full=False)
    assert replica.customer(party) is not None
    colleague.delete("party.party", party)
    replica.cycle()
    assert replica.customer(party) is None


def test_a_deactivated_customer_stays_and_is_told_inactive(replica: Replica, colleague: TrytonRpc) -> None:
    party = colleague.create("party.party", name="Sleeper")
    replica.cycle(is_full=False)
    colleague.write("party.party", party, active=False)
    replica.cycle()
    assert not replica.sheet(party).customer.is_active


def test_contacts_written_by_themselves_arrive_and_vanish(replica: Replica, colleague: TrytonRpc) -> None:
    party = colleague.create("party.party", name="Reachable")
    replica.cycle(is_full=False)
    contact = colleague.create("party.contact_mechanism", party=party, type="mobile", value="+8613800138999")
    replica.cycle(is_full=False)
    assert [point.key for point in replica.sheet(party).customer.phones] == ["+8613800138999"]
    colleague.write("party.contact_mechanism", contact, value="+8613800138998")
    replica.cycle(is_full=False)
    assert [point.key for point in replica.sheet(party).customer.phones] == ["+8613800138998"]
    colleague.delete("party.contact_mechanism", contact)
    replica.cycle()
    assert replica.sheet(party).customer.phones == ()


def test_a_complaint_arrives_as_a_ticket_about_its_order(replica: Replica, colleague: TrytonRpc) -> None:
    about = ["party", "company", "lines"]
    sale = colleague.one("sale.sale", [["state", "in", ["processing", "done"]]], about)
    kind = colleague.one("sale.complaint.type", [["origin.name", "=", "sale.line"]], ["name"])
    complaint = colleague.create(
        "sale.complaint", customer=sale["party"], company=sale["company"], type=kind["id"],
        origin=f"sale.line,{sale['lines'][0]}", description="It hums.\nAt night, too.",
    )  # fmt: skip
    replica.cycle(is_full=False)
    tickets = {held.record.id: held.record for held in replica.sheet(sale["party"]).tickets}
    ticket = tickets[RemoteId(str(complaint))]
    assert (ticket.subject, ticket.state, ticket.order) == ("It hums.", "new", str(sale["id"]))
    colleague.call("sale.complaint.cancel", [complaint])
    replica.cycle(is_full=False)
    tickets = {held.record.id: held.record for held in replica.sheet(sale["party"]).tickets}
    assert tickets[RemoteId(str(complaint))].state == "closed"


def test_an_order_on_its_way_through_the_house_is_followed(
    replica: Replica, colleague: TrytonRpc, draft: Row
) -> None:
    address = colleague.create("party.address", party=draft["party"], city="Bremen")
    carrier = colleague.one("carrier", [], ["rec_name"])["id"]
    colleague.write("sale.sale", draft["id"], shipment_address=address, invoice_address=address,
                    shipment_method="order", invoice_method="order", carrier=carrier, payment_term=colleague.one(
                        "account.invoice.payment_term", [], ["name"])["id"])  # fmt: skip
    for button in ("quote", "confirm", "process"):
        colleague.call(f"sale.sale.{button}", [draft["id"]])
    replica.cycle(is_full=False)
    assert replica.order(draft).state == "processing"
    shipment = colleague.one("sale.sale", [["id", "=", draft["id"]]], ["shipments"])["shipments"][0]
    for button in ("wait", "assign_force", "pick"):
        colleague.call(f"stock.shipment.out.{button}", [shipment])
    moves = colleague.one("stock.shipment.out", [["id", "=", shipment]], ["outgoing_moves", "company"])
    carton = colleague.one("stock.package.type", [], ["name"])
    colleague.create(
        "stock.package", company=moves["company"], type=carton["id"], shipment=f"stock.shipment.out,{shipment}",
        shipping_reference="TRACK-1", moves=[["add", moves["outgoing_moves"]]],
    )  # fmt: skip
    for button in ("pack", "ship"):
        colleague.call(f"stock.shipment.out.{button}", [shipment])
    replica.cycle(is_full=False)
    (on_sheet,) = replica.sheet(draft["party"]).orders
    (delivery,) = on_sheet.deliveries
    assert (delivery.record.state, delivery.record.tracking_number) == ("in_transit", "TRACK-1")
    assert on_sheet.order.record.lines[0].shipped == Decimal(2)
    colleague.call("stock.shipment.out.do", [shipment])
    replica.cycle(is_full=False)
    (on_sheet,) = replica.sheet(draft["party"]).orders
    assert on_sheet.deliveries[0].record.state == "delivered"
