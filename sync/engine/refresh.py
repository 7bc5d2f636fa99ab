"""Brings one customer up to date, and asks the offices about somebody unknown."""

from collections.abc import Mapping, Sequence

from callcenter.domain.changes import Kind
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.ports import Clock
from callcenter.storage import customers, replica
from callcenter.storage.database import Database
from callcenter.usecases.settle_links import settle_links
from sync.contract import (
    Connector,
    FindsCustomers,
    OfficeError,
    RefreshesCustomers,
    SignInError,
    Snapshot,
    UnreachableError,
)
from sync.engine.arrivals import Arrivals, Name
from sync.engine.identity import is_doubted
from sync.engine.reconcile import is_suspicious
from sync.engine.report import Fault

_MOST_TO_CONFIRM = 200


def refresh_customer(
    database: Database,
    connector: Connector,
    customer: CustomerId,
    clock: Clock,
    arrivals: Arrivals | None = None,
) -> tuple[Fault, ...]:
    """Read anew what one office says of a customer; what it no longer says is confirmed before it goes.

    ``arrivals`` is shared with the cycles of the same office, so that the newer answer wins. Gives what the office
    refused; raises where it is away or asks to sign in.
    """
    if not isinstance(connector, RefreshesCustomers):
        return ()
    with database.read() as connection:
        records = customers.office_records(connection, customer)
    faults: list[Fault] = []
    for record in records:
        if record.office == connector.office:
            try:
                _refresh(database, connector, record.id, clock, arrivals or Arrivals())
            except (UnreachableError, SignInError):
                raise
            except OfficeError as error:
                faults.append(Fault.of(error))
    return tuple(faults)


def find_caller(database: Database, connector: Connector, e164: str, clock: Clock) -> int:
    """Ask an office who has this number, and keep whom it names; gives how many."""
    if not isinstance(connector, FindsCustomers):
        return 0
    home = next((feed.home for feed in connector.feeds() if feed.kind is Kind.CUSTOMER), None)
    found = connector.find_customers(e164) if home is not None else ()
    if found and home is not None:
        with database.write() as work:
            replica.save(work, connector.office, home, found, clock.now())
        settle_links(database, clock)
    return len(found)


def _refresh(
    database: Database, connector: Connector, remote: RemoteId, clock: Clock, arrivals: Arrivals
) -> None:
    if not isinstance(connector, RefreshesCustomers):
        return
    with arrivals.watched() as newer:
        snapshot = connector.refresh_customer(remote)
        if snapshot.gone:
            return  # the next comparison of ids decides, with its safeguards
        gone = _confirmed_gone(database, connector, snapshot, remote)
        with database.write() as work:
            now = clock.now()
            for home, records in snapshot.records.items():
                replica.save(work, connector.office, home, _not_overtaken(home, records, newer), now)
            for home, ids in gone.items():
                replica.remove(work, connector.office, home, [one for one in ids if (home, one) not in newer])
            customers.mark_refreshed(work, connector.office, remote, now)
    settle_links(database, clock)


def _not_overtaken(home: str, records: Sequence[Record], newer: set[Name]) -> list[Record]:
    return [record for record in records if (home, record.id) not in newer]


def _confirmed_gone(
    database: Database, connector: Connector, snapshot: Snapshot, remote: RemoteId
) -> dict[str, frozenset[RemoteId]]:
    """Look at each record the office no longer tells of; where it is suspiciously much, leave it to the next cycle."""
    feeds = {feed.name: feed for feed in connector.feeds()}
    gone: dict[str, frozenset[RemoteId]] = {}
    for home, ids in _held(database, connector.office, remote).items():
        told = {record.id for record in snapshot.records.get(home, ())} | {bad.id for bad in snapshot.bad}
        missing = sorted(ids - told)[:_MOST_TO_CONFIRM]
        if missing and home in snapshot.complete and home in feeds:
            confirmed = feeds[home].read(missing).gone & ids
            if not is_suspicious(len(confirmed), len(ids)):
                gone[home] = confirmed
    return gone


def _held(database: Database, office: OfficeId, remote: RemoteId) -> Mapping[str, frozenset[RemoteId]]:
    """Give what is held of a customer; nothing where another server answers, which must not take anything away."""
    with database.read() as connection:
        if is_doubted(connection, office):
            return {}
        return replica.ids_of_customer(connection, office, remote)
