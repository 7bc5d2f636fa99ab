"""The contract of connectors, kept against the demo office: a real server process, with real faults."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Break, Rig
from sync.conformance.suite import ConnectorContract
from sync.conformance.writing import WritingContract
from sync.connectors.demo import DemoConnector
from sync.contract import Change
from sync.demo.process import DemoProcess, start_demo
from tests.sync.connectors.demo.demo_edits import acceptable

_FAULTS: dict[Break, dict[str, bool | int]] = {
    Break.WEB_PAGE: {"html": True},
    Break.SERVER_FAULT: {"status": 500},
    Break.CUT_REPLY: {"cut": True},
}


class DemoRig(Rig):
    connector_class = DemoConnector

    def __init__(self, process: DemoProcess) -> None:
        self._process = process
        self.secret = process.token
        self.settings = OfficeSettings(office=OfficeId("demo"), connector="demo", values={"url": process.url})

    def change(self, feed: str) -> RemoteId:
        identity = self._first(feed)
        self._process.put(feed, id=identity)
        return RemoteId(str(identity))

    def delete(self, feed: str) -> RemoteId:
        identity = self._first(feed)
        self._process.delete(feed, identity)
        return RemoteId(str(identity))

    def unplug(self) -> None:
        self._process.unplug()

    def plug_in(self) -> None:
        self._process.plug_in()

    def break_with(self, fault: Break) -> None:
        self._process.fail(**_FAULTS[fault])

    def heal(self) -> None:
        self._process.fail()

    def edit(self, kind: EditKind) -> Change:
        return acceptable(self._process, kind)

    def edit_elsewhere(self, change: Change) -> None:
        kind = change.kind.entity.value
        values: dict[str, dict[str, object]] = {
            "tickets": {"owner": "somebody", "priority": 99},
            "customers": {"name": "Somebody"},
            "orders": {"deliver_to": None},
            "articles": {"text": "Something else."},
        }
        self._process.put(kind, id=_id(change.record), **values[kind])

    def refused_edit(self) -> Change:
        return replace(acceptable(self._process, EditKind.OPEN_TICKET), fields={"subject": ""})

    def lose_answers(self) -> None:
        self._process.fail(writes={"lose": 1})

    def delete_record(self, kind: Kind, record: RemoteId) -> None:
        self._process.delete(kind.value, record)

    def _first(self, feed: str) -> int | str:
        connector = self.connect()
        named = next(one for one in connector.feeds() if one.name == feed)
        ids = sorted(named.ids() or ())
        connector.close()
        return _id(ids[0])


def _id(identity: RemoteId) -> int | str:
    return int(identity) if identity.isdecimal() else str(identity)


@pytest.fixture(scope="module")
def process() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


class TestDemoOffice(ConnectorContract, WritingContract):
    @pytest.fixture
    def rig(self, process: DemoProcess) -> Rig:
        return DemoRig(process)
