"""Brings one customer up to date, and asks the offices about somebody unknown."""

from collections.abc import Iterable, Mapping

from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.ports import Clock
from callcenter.storage import customers, replica
from callcenter.storage.database import Database
from sync.contract import (
    Connector,
    Feed,
    FindsCustomers,
    OfficeError,
    RefreshesCustomers,
    Snapshot,
)
from sync.engine.report import Fault

_CUSTOMERS = "customers"
_MOST_TO_CONFIRM = 200


def refresh_customer(
    database: Database, connector: Connector, customer: CustomerId, clock: Clock
) -> tuple[Fault, ...]:
    """Read anew what one office says of a customer; what it no longer says is confirmed before it goes."""
    if not isinstance(connector, RefreshesCustomers):
        return ()
    with database.read() as connection:
        records = customers.office_records(connection, customer)
    faults: list[Fault] = []
    for record in records:
        if record.office == connector.office:
            try:
                _refresh(database, connector, connector.refresh_customer(record.id), record.id, clock)
            except OfficeError as error:
                faults.append(Fault.of(error))
    return tuple(faults)


def find_caller(database: Database, connector: Connector, e164: str, clock: Clock) -> int:
    """Ask an office who has this number, and keep whom it names; gives how many."""
    if not isinstance(connector, FindsCustomers):
        return 0
    found = connector.find_customers(e164)
    if found:
        with database.write() as work:
            replica.save(work, connector.office, _CUSTOMERS, found, clock.now())
    return len(found)


def _refresh(
    database: Database, connector: Connector, snapshot: Snapshot, remote: RemoteId, clock: Clock
) -> None:
    feeds = {feed.name: feed for feed in connector.feeds()}
    if snapshot.gone:
        return  # the next comparison of ids decides, with its safeguards
    gone = _confirmed_gone(database, connector.office, feeds, snapshot, remote)
    with database.write() as work:
        now = clock.now()
        for home, records in snapshot.records.items():
            replica.save(work, connector.office, home, records, now)
        for home, ids in gone.items():
            replica.remove(work, connector.office, home, ids)
        customers.mark_refreshed(work, connector.office, remote, now)


def _confirmed_gone(
    database: Database,
    office: OfficeId,
    feeds: Mapping[str, Feed],
    snapshot: Snapshot,
    remote: RemoteId,
) -> dict[str, Iterable[RemoteId]]:
    with database.read() as connection:
        held = replica.ids_of_customer(connection, office, remote)
    gone: dict[str, Iterable[RemoteId]] = {}
    for home, ids in held.items():
        told = {record.id for record in snapshot.records.get(home, ())}
        missing = sorted(ids - told)[:_MOST_TO_CONFIRM]
        if missing and home in snapshot.complete and home in feeds:
            gone[home] = feeds[home].read(missing).gone
    return gone
