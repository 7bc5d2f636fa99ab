"""Reads all that the room of the outbox shows, in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.edit import EditState, Waiting
from callcenter.domain.edit_needs import is_local, maker_of
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.outbox import OutboxItem
from callcenter.storage import customers, offices, outbox, outbox_reading
from callcenter.storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class OutboxRoom:
    """What waits, what was settled since some moment, and whom and what it is about.

    ``names`` gives the customers' names as edits call them (``erp/12``), ``grounds`` the number of the edit that an
    edit builds upon, where that is not done yet.
    """

    waiting: tuple[OutboxItem, ...]
    settled: tuple[OutboxItem, ...]
    names: Mapping[str, str]
    grounds: Mapping[int, int]
    offices: tuple[OfficeHealth, ...]


def read_outbox(database: Database, since: datetime) -> OutboxRoom:
    """Read it from the store; no office is asked."""
    with database.read() as connection:
        waiting = outbox.unsettled(connection)
        known = {one.seq for one in waiting}
        over = [one for one in outbox_reading.settled_since(connection, since) if one.seq not in known]
        return OutboxRoom(
            tuple(outbox_reading.item(connection, one) for one in waiting),
            tuple(outbox_reading.item(connection, one) for one in over),
            _names(connection, {one.edit.customer for one in (*waiting, *over)}),
            _grounds(connection, waiting),
            offices.health(connection),
        )


def _grounds(connection: Connection, waiting: Iterable[Waiting]) -> Mapping[int, int]:
    found = {one.seq: _ground(connection, one.seq) for one in waiting}
    return MappingProxyType({seq: ground for seq, ground in found.items() if ground})


def _ground(connection: Connection, seq: int) -> int:
    needs = outbox_reading.needs(connection, seq)
    return next((one.seq for one in needs if one.state is not EditState.APPLIED), 0)


def _names(connection: Connection, called: Iterable[str]) -> Mapping[str, str]:
    return MappingProxyType({one: _name(connection, one) for one in called if one})


def _name(connection: Connection, called: str) -> str:
    """Name a customer; who is not made yet is named by the edit that makes them."""
    office, _, record = called.partition("/")
    if is_local(record):
        maker = outbox.by_edit_id(connection, maker_of(record))
        return maker.edit.title if maker else ""
    customer = customers.by_remote(connection, OfficeId(office), RemoteId(record))
    card = customers.card(connection, customer) if customer is not None else None
    return card.name if card else ""
