"""The contract of connectors, kept against the demo office: a real server process, with real faults."""

from collections.abc import Iterator

import pytest

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Break, Rig
from sync.conformance.suite import ConnectorContract
from sync.connectors.demo import DemoConnector
from sync.demo.process import DemoProcess, start_demo

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

    def _first(self, feed: str) -> int | str:
        connector = self.connect()
        named = next(one for one in connector.feeds() if one.name == feed)
        ids = sorted(named.ids() or ())
        connector.close()
        return int(ids[0]) if ids[0].isdecimal() else str(ids[0])


@pytest.fixture(scope="module")
def process() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


class TestDemoOffice(ConnectorContract):
    @pytest.fixture
    def rig(self, process: DemoProcess) -> Rig:
        return DemoRig(process)
