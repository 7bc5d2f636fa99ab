"""A folder with a few files, and a desk that reads it with the real engine and a real store."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.domain.customer import Customer
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.order import Order
from callcenter.domain.record import Record
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket
from callcenter.settings import OfficeSettings
from callcenter.storage import replica
from callcenter.storage.database import Database
from sync.connectors.files import FilesConnector
from sync.contract import BadRecord, Feed
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport, Progress

OLD = OfficeId("old")
LONG_AGO = 1_700_000_000
HEADERS = {
    "customers.csv": "id,name,email,phone,address,postal_code,city,country,tier,language",
    "orders.csv": "id,customer,date,state,currency,total",
    "order_lines.csv": "order,product,description,quantity,shipped,unit_price",
    "shipments.csv": "id,order,carrier,tracking_number,state,promised,estimated,shipped,delivered",
    "tracking_events.csv": "shipment,at,what,where",
    "tickets.csv": "id,customer,order,subject,text,state,queue,owner,priority,opened,due,closed,article",
}


def connect(folder: Path, **settings: str) -> FilesConnector:
    """Build a connector to a folder."""
    office = OfficeSettings(OLD, "files", {"folder": str(folder), **settings})
    return FilesConnector.from_settings(office, lambda: None)


def write(folder: Path, name: str, *rows: str, mtime: float | None = None) -> Path:
    """Write a file with the header it has in the documents."""
    path = folder / name
    path.write_text("\n".join([HEADERS[name], *rows]) + "\n", "utf-8")
    if mtime is not None:
        os.utime(path, (mtime, mtime))
    return path


def feed_of(connector: FilesConnector, name: str) -> Feed:
    """Give a feed by name."""
    return next(one for one in connector.feeds() if one.name == name)


def everything(connector: FilesConnector, name: str) -> tuple[list[Record], list[BadRecord]]:
    """Read a feed from its beginning to its end."""
    records: list[Record] = []
    bad: list[BadRecord] = []
    place, more = None, True
    while more:
        page = feed_of(connector, name).pull(place, 3)
        records += page.records
        bad += page.bad
        place, more = page.cursor, page.more
    return records, bad


def told(bad: list[BadRecord]) -> list[tuple[str, int | None, str]]:
    """Say what is wrong, as somebody reads it."""
    return [(one.file, one.line, one.reason) for one in bad]


def only(records: list[Record]) -> Iterator[Customer | Order | Shipment | Ticket]:
    """Give records of the kinds with rows."""
    for record in records:
        assert isinstance(record, Customer | Order | Shipment | Ticket)
        yield record


@dataclass
class FolderDesk:
    """A desk with one folder."""

    database: Database
    folder: Path
    connector: FilesConnector
    heard: list[Progress] = field(default_factory=list[Progress])

    def cycle(self, *, is_full: bool = True) -> CycleReport:
        """Run one cycle."""
        return run_cycle(
            self.database, self.connector, SystemClock(), is_full=is_full, progress=self.heard.append
        )

    def restart(self, **settings: str) -> None:
        """Start the program again."""
        self.connector.close()
        self.connector = connect(self.folder, **settings)

    def ids(self, home: str) -> set[RemoteId]:
        """What is held of a feed."""
        with self.database.read() as connection:
            return set(replica.live_ids(connection, OLD, home))

    def figures(self, report: CycleReport) -> Mapping[str, tuple[int, int, int]]:
        """What was read, changed and removed, where anything was."""
        found = {one.feed: (one.pulled, one.changed, one.removed) for one in report.feeds}
        return {name: each for name, each in found.items() if any(each)}
