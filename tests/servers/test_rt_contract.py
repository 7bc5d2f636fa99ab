"""The contract of connectors, kept against a real Request Tracker."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Break, Rig
from sync.conformance.suite import ConnectorContract
from sync.connectors.rt import RtConnector
from tests.servers.relay import Answer, Relay
from tests.servers.rt_server import RtApi, RtServer

pytestmark = pytest.mark.server

QUEUE = "Few tickets"
_serial = count(1)
FAULTS: dict[Break, Callable[[bytes, Answer], Answer]] = {
    Break.WEB_PAGE: lambda _asked, _answer: (
        200,
        {"Content-Type": "text/html"},
        b"<!doctype html><p>Welcome",
    ),
    Break.SERVER_FAULT: lambda _asked, _answer: (500, {"Content-Type": "text/plain"}, b"fault"),
    Break.CUT_REPLY: lambda _asked, answer: (*answer[:2], answer[2][: len(answer[2]) // 2]),
}


class RtRig(Rig):
    """Writes and deletes as a supervisor would, and breaks the cable in between. One small queue is enough for it."""

    connector_class = RtConnector

    def __init__(self, server: RtServer, lead: RtApi, relay: Relay, tickets: list[int]) -> None:
        self.lead, self.relay, self._tickets = lead, relay, tickets
        self.secret = server.password
        values = {"url": relay.url, "user": server.user, "queues": QUEUE}
        self.settings = OfficeSettings(OfficeId("desk"), "rt", values)

    def change(self, feed: str) -> RemoteId:
        if feed == "requestors":
            mail = f"new{next(_serial)}@example.org"
            ticket = self.lead.create(QUEUE, "One more", mail)
            row = self.lead.ask("GET", f"/tickets?query=id={ticket}&fields=Requestor&fields[Requestor]=id")
            return RemoteId(str(row["items"][0]["Requestor"][0]["id"]))
        if feed == "articles":
            self.lead.ask("PUT", "/article/3", {"Summary": f"Changed {next(_serial)}."})
            return RemoteId("3")
        self.lead.say(self._tickets[0], f"Changed {next(_serial)}.")
        return RemoteId(str(self._tickets[0]))

    def delete(self, feed: str) -> RemoteId:
        if feed == "requestors":
            raise NotImplementedError
        if feed == "articles":
            article = self.lead.article(f"Soon gone {next(_serial)}", "Nothing.")
            self.lead.ask("DELETE", f"/article/{article}")
            return RemoteId(str(article))
        ticket = self.lead.create(QUEUE, "Soon gone", "gone@example.org")
        self.lead.delete(ticket)
        return RemoteId(str(ticket))

    def unplug(self) -> None:
        self.relay.unplug()

    def plug_in(self) -> None:
        self.relay.plug_in()

    def break_with(self, fault: Break) -> None:
        self.relay.garble = FAULTS[fault]

    def heal(self) -> None:
        self.relay.garble = None


@pytest.fixture(scope="module")
def lead(rt: RtServer) -> RtApi:
    return rt.as_lead()


@pytest.fixture(scope="module")
def tickets(lead: RtApi) -> list[int]:
    return list(lead.tickets(f"Queue = '{QUEUE}'"))


@pytest.fixture
def cable(rt: RtServer) -> Iterator[Relay]:
    relay = Relay(rt.url)
    yield relay
    relay.unplug()


class TestRt(ConnectorContract):
    @pytest.fixture
    def rig(self, rt: RtServer, lead: RtApi, cable: Relay, tickets: list[int]) -> Rig:
        return RtRig(rt, lead, cable, tickets)
