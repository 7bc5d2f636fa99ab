"""The contract of connectors, kept against a real Tryton with few records."""

import gzip
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import count

import pytest

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Break, Rig
from sync.conformance.suite import ConnectorContract
from sync.connectors.tryton import TrytonConnector
from tests.servers.conftest import TrytonServer
from tests.servers.relay import Answer, Relay
from tests.servers.tryton_rpc import TrytonRpc

pytestmark = pytest.mark.server

_MODELS = {
    "customers": ("party.party", "name"),
    "products": ("product.product", "description"),
    "orders": ("sale.sale", "reference"),
    "shipments": ("stock.shipment.out", "reference"),
    "returns": ("stock.shipment.out.return", "reference"),
    "invoices": ("account.invoice", "description"),
    "tickets": ("sale.complaint", "reference"),
}
_serial = count(1)


def _cut(answer: Answer) -> Answer:
    status, headers, content = answer
    plain = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    kept = {name: value for name, value in headers.items() if name.lower() != "content-encoding"}
    return status, kept, plain[: len(plain) // 2]


_FAULTS: dict[Break, Callable[[bytes, Answer], Answer]] = {
    Break.WEB_PAGE: lambda _asked, _answer: (
        200,
        {"Content-Type": "text/html"},
        b"<!doctype html><p>Welcome",
    ),
    Break.SERVER_FAULT: lambda _asked, _answer: (500, {"Content-Type": "text/plain"}, b"fault"),
    Break.CUT_REPLY: lambda _asked, answer: _cut(answer),
}


class TrytonRig(Rig):
    """Changes and deletes as a colleague would, and breaks the cable in between."""

    connector_class = TrytonConnector

    def __init__(self, server: TrytonServer, erp: TrytonRpc, relay: Relay) -> None:
        self._erp, self._relay = erp, relay
        self.secret = server.password
        values = {"url": relay.url, "database": server.database, "user": server.user}
        self.settings = OfficeSettings(OfficeId("erp"), "tryton", values)

    def change(self, feed: str) -> RemoteId:
        if feed == "stock":
            return self._sell()
        model, field = _MODELS[feed]
        mine = [["type", "=", "out"], ["state", "=", "draft"]] if feed == "invoices" else []
        number = self._erp.one(model, mine, ["id"])["id"]
        self._erp.write(model, number, **{field: f"changed {next(_serial)}"})
        return RemoteId(str(number))

    def delete(self, feed: str) -> RemoteId:
        if feed not in ("customers", "products", "orders"):
            raise NotImplementedError
        made = {"customers": self._party, "products": self._product, "orders": self._order}[feed]()
        self._erp.delete(_MODELS[feed][0], made)
        return RemoteId(str(made))

    def unplug(self) -> None:
        self._relay.unplug()

    def plug_in(self) -> None:
        self._relay.plug_in()

    def break_with(self, fault: Break) -> None:
        self._relay.garble = _FAULTS[fault]

    def heal(self) -> None:
        self._relay.garble = None

    def _party(self) -> int:
        return self._erp.create("party.party", name="Nobody in particular")

    def _product(self) -> int:
        like = self._erp.one("product.product", [["type", "=", "goods"]], ["template"])
        return self._erp.create(
            "product.product", template=like["template"], suffix_code=f"new {next(_serial)}"
        )

    def _order(self) -> int:
        like = self._erp.one("sale.sale", [], ["party", "company", "currency"])
        return self._erp.create(
            "sale.sale", **{name: like[name] for name in ("party", "company", "currency")}
        )

    def _sell(self) -> RemoteId:
        """Plan a delivery, so that less of a product is available in its warehouse."""
        houses = self._erp.rows("stock.location", [["type", "=", "warehouse"]], ["output_location"])
        house_of = {house["output_location"]: house["id"] for house in houses}
        same = ("product", "unit", "from_location", "to_location", "company", "currency")
        sold = [["product.type", "=", "goods"], ["from_location", "in", [*house_of]]]
        like = self._erp.one("stock.move", sold, same)
        values = {name: like[name] for name in same}
        self._erp.create("stock.move", quantity=1.0, unit_price=Decimal(0), **values)
        return RemoteId(f"{like['product']}@{house_of[like['from_location']]}")


@pytest.fixture(scope="module")
def small(tryton: TrytonServer) -> TrytonServer:
    return tryton.small()


@pytest.fixture(scope="module")
def colleague(small: TrytonServer) -> Iterator[TrytonRpc]:
    session = small.as_erp()
    yield session
    session.end_session()


class TestTryton(ConnectorContract):
    @pytest.fixture
    def rig(self, small: TrytonServer, colleague: TrytonRpc, relay: Relay) -> Rig:
        return TrytonRig(small, colleague, relay)
