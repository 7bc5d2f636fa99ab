"""An agent at work in a real Tryton: makes changes as the engine does, and reads back as the feeds do."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import uuid4

from callcenter.domain.customer import Customer
from callcenter.domain.edit import EditKind, Fields, Value
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.order import Order
from callcenter.domain.ticket import Ticket
from callcenter.settings import OfficeSettings
from sync.connectors.tryton import TrytonConnector
from sync.contract import Change, Feed, Receipt
from tests.servers.conftest import TrytonServer
from tests.servers.relay import Answer, Relay


class TrytonAgent:
    """One connector with one login."""

    def __init__(self, connector: TrytonConnector) -> None:
        self.connector = connector

    def change(self, kind: EditKind, record: str = "", /, **fields: Value) -> Change:
        """A change of this agent; an underscore in front stands for nothing."""
        return self.changing(kind, record, fields)

    def changing(self, kind: EditKind, record: str, fields: Fields) -> Change:
        """A change whose fields have names that are no words."""
        now = datetime.now(UTC)
        return Change(str(uuid4()), kind, RemoteId(record), fields, {}, "", "Li", now)

    def do(self, change: Change) -> Receipt:
        """Look and send, as the engine does."""
        return self.connector.send(change, self.connector.look(change).revision)

    def ticket(self, identity: str) -> Ticket:
        """Read a ticket as its feed gives it."""
        record = self._read("tickets", identity)
        assert isinstance(record, Ticket)
        return record

    def customer(self, identity: str) -> Customer:
        """Read a customer as its feed gives it."""
        record = self._read("customers", identity)
        assert isinstance(record, Customer)
        return record

    def order(self, identity: str) -> Order:
        """Read an order as its feed gives it."""
        record = self._read("orders", identity)
        assert isinstance(record, Order)
        return record

    def _read(self, feed: str, identity: str) -> object:
        reading = feed_of(self.connector, feed).read([RemoteId(identity)])
        assert not reading.bad
        return reading.records[0]


def feed_of(connector: TrytonConnector, name: str) -> Feed:
    """The feed of this name."""
    return next(feed for feed in connector.feeds() if feed.name == name)


@contextmanager
def signed_in(server: TrytonServer, user: str, url: str = "", **settings: str) -> Generator[TrytonAgent]:
    """An agent with this login, who may come over a cable of their own."""
    values = {"url": url or server.url, "database": server.database, "user": user, **settings}
    connector = TrytonConnector.from_settings(
        OfficeSettings(OfficeId("erp"), "tryton", values), lambda: server.password
    )
    yield TrytonAgent(connector)
    connector.close()


def lose_reply(relay: Relay, method: str) -> None:
    """Let Tryton do it, and nobody hear of it: what is before it answers instead."""

    def lose(body: bytes, answer: Answer) -> Answer:
        return (504, {}, b"") if json.loads(body)["method"] == f"model.{method}" else answer

    relay.garble = lose
