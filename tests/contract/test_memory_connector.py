"""The office in memory keeps the contract; so the suite can be kept, and the engine is tested on an honest office."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Break, Rig
from sync.conformance.suite import ConnectorContract
from sync.contract import UnreachableError
from tests.contract.memory_office import ERP, OFFICES, MemoryConnector, MemoryOffice
from tests.contract.samples import customer, order, ticket

_TROUBLES = {
    Break.WEB_PAGE: Trouble.NOT_DATA,
    Break.SERVER_FAULT: Trouble.SERVER_FAULT,
    Break.CUT_REPLY: Trouble.CUT_REPLY,
}


class MemoryRig(Rig):
    """An office with records that share stamps."""

    connector_class = MemoryConnector
    settings = OfficeSettings(ERP, "memory", {"name": "memory"})
    secret = "right"

    def __init__(self, office: MemoryOffice) -> None:
        self.office = office

    def change(self, feed: str) -> RemoteId:
        self.office.clock.advance(seconds=1)
        key, row = next(iter(self.office.rows[feed].items()))
        self.office.put(feed, replace(row.record, revision="changed"))
        return key

    def delete(self, feed: str) -> RemoteId:
        key = next(iter(self.office.rows[feed]))
        self.office.delete(feed, key)
        return key

    def unplug(self) -> None:
        self.office.is_unplugged = True

    def plug_in(self) -> None:
        self.office.is_unplugged = False

    def break_with(self, fault: Break) -> None:
        self.office.fault = UnreachableError(_TROUBLES[fault], office=ERP)

    def heal(self) -> None:
        self.office.fault = None


class TestMemoryConnector(ConnectorContract):
    """The suite itself, on the office in memory."""

    @pytest.fixture
    def rig(self) -> Iterator[Rig]:
        office = MemoryOffice()
        office.put("customers", *(customer(number, f"+86138001380{number:02}") for number in range(1, 12)))
        office.clock.advance(seconds=1)
        office.put("orders", *(order(number, number % 4 + 1) for number in range(1, 10)))
        office.put("tickets", *(ticket(number, 1) for number in range(1, 4)))
        office.clock.advance(seconds=1)
        office.put("orders", order(20, 2), order(21, 2))
        OFFICES["memory"] = office
        yield MemoryRig(office)
        del OFFICES["memory"]
