"""The desk's contract suite on this connector: this is all a connector's author has to write."""

from collections.abc import Iterator

import pytest
from ledger import TOKEN, Ledger
from ledger_connector import LedgerConnector

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Break, Rig
from sync.conformance.suite import ConnectorContract

NONSENSE = {
    Break.WEB_PAGE: (200, "text/html", b"<html>Sign in</html>"),
    Break.SERVER_FAULT: (500, "application/json", b"{}"),
    Break.CUT_REPLY: (200, "application/json", b'{"rows": [{"id": 1, "na'),
}


class LedgerRig(Rig):
    """A running ledger, and hands to change and to break it."""

    connector_class = LedgerConnector
    secret = TOKEN

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.settings = OfficeSettings(OfficeId("books"), "ledger", {"url": ledger.url})

    def change(self, feed: str) -> RemoteId:
        row = next(iter(self.ledger.tables[feed].values()))
        self.ledger.put(feed, row)
        return RemoteId(str(row["id"]))

    def delete(self, feed: str) -> RemoteId:
        number, _row = self.ledger.tables[feed].popitem()
        return RemoteId(str(number))

    def unplug(self) -> None:
        self.ledger.stop()

    def plug_in(self) -> None:
        self.ledger.start()

    def break_with(self, fault: Break) -> None:
        self.ledger.nonsense = NONSENSE[fault]

    def heal(self) -> None:
        self.ledger.nonsense = None


class TestLedgerConnector(ConnectorContract):
    """Everything the desk relies on."""

    @pytest.fixture
    def rig(self) -> Iterator[Rig]:
        ledger = Ledger()
        ledger.put("customers", *(_customer(number) for number in range(1, 10)))
        ledger.put("invoices", *(_invoice(number) for number in range(100, 108)))
        ledger.put("invoices", _invoice(200))
        ledger.start()
        yield LedgerRig(ledger)
        ledger.stop()


def _customer(number: int) -> dict[str, object]:
    phone = {"id": number, "number": f"0755 8888 00{number:02}", "e164": f"+86755888800{number:02}"}
    return {"id": number, "name": f"Company {number}", "phones": [phone]}


def _invoice(number: int) -> dict[str, object]:
    return {
        "id": number,
        "customer": number % 3 + 1,
        "number": f"INV{number}",
        "issued": "2026-11-01",
        "due": "2026-12-01",
        "state": "open",
        "currency": "CNY",
        "total": "1299.00",
        "open": "299.00",
    }
