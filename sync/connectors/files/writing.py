"""Takes edits for a company that imports them: as lines of a file, for there is nobody to ask."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from callcenter.domain.article import Article
from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.edit import LOCAL, EditKind, Fields, Nature, Value
from callcenter.domain.edit_values import customer_fields, order_fields, ticket_fields
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.order import Order
from callcenter.domain.record import Record
from callcenter.domain.ticket import Ticket
from sync.connectors.files import trouble
from sync.connectors.files.edit_index import Entry
from sync.connectors.files.edit_log import EditLog
from sync.connectors.files.feeds import FilesFeed
from sync.connectors.files.folder import Folder
from sync.contract import (
    Change,
    Finding,
    OutOfDateError,
    Receipt,
    Reference,
    RejectedError,
    Standing,
    UnreachableError,
    Whereabouts,
    Writing,
)

_QUARANTINE = timedelta(seconds=10)
"""A line is on the disk when the write is over; a share may take a moment to show it."""
_HOMES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.CUSTOMER: "customers",
        Kind.ORDER: "orders",
        Kind.TICKET: "tickets",
        Kind.ARTICLE: "articles",
    }
)
_TAKEN = dict.fromkeys((one for one in EditKind if one.entity in _HOMES), Reference.CERTAIN)


class FilesWriter:
    """Adds each edit once to the file of its month. What came of it is told by the next export."""

    def __init__(
        self, office: OfficeId, edits: Path | None, folder: Folder, feeds: Sequence[FilesFeed]
    ) -> None:
        self._office, self._folder = office, folder
        self._log = None if edits is None else EditLog(office, edits)
        self._feeds = {feed.name: feed for feed in feeds}

    @property
    def writing(self) -> Writing:
        """All that can be done with what a folder gives, unless it is switched off."""
        return Writing({} if self._log is None else _TAKEN, _QUARANTINE)

    def look(self, change: Change) -> Standing:
        """Say what the export says, and what was written for the company and cannot be in it yet."""
        if not change.record:
            return Standing(Whereabouts.THERE)
        feed = self._feeds[_HOMES[change.kind.entity]]
        written = self._written(change)
        record = None if change.record.startswith(LOCAL) else self._exported(feed, change.record)
        if record is None and not self._was_made_here(change.record):
            return Standing(Whereabouts.GONE)
        held = dict(change.base) if record is None else _fields(record)
        shown_at = self._shown_at(feed)
        fields = {
            name: _standing(name, held.get(name), change.base.get(name), written, shown_at)
            for name in change.fields
        }
        return Standing(Whereabouts.THERE, fields)

    def send(self, change: Change) -> Receipt:
        """Write it down."""
        if self._log is None or change.kind not in _TAKEN:
            raise RejectedError(Trouble.REJECTED, office=self._office, reason="it takes no such change")
        try:
            self._check(change, self._log)
        except UnreachableError as error:
            error.was_sent = False
            raise
        self._log.append(change.ref, _line(change))
        return self._receipt(change)

    def find(self, change: Change) -> Finding:
        """Look for its reference; a folder that is not there, or is empty, proves nothing."""
        self._require_office()
        is_there = self._log is not None and self._log.holds(change.ref)
        return Finding((self._receipt(change),) if is_there else ())

    def _check(self, change: Change, log: EditLog) -> None:
        """Look once more immediately before: files have no lock that would do it."""
        self._require_office()
        if change.kind.nature not in (Nature.SET, Nature.TRANSITION) or log.holds(change.ref):
            return
        standing = self.look(change)
        seen = {name: (change.base.get(name), mine) for name, mine in change.fields.items()}
        is_gone = standing.whereabouts is not Whereabouts.THERE
        if is_gone or any(standing.fields[name] not in values for name, values in seen.items()):
            raise OutOfDateError(Trouble.OUT_OF_DATE, office=self._office)

    def _receipt(self, change: Change) -> Receipt:
        """Before the company gives what is made an id, it is named by the edit that makes it."""
        if change.kind.nature is Nature.CREATE:
            return Receipt(RemoteId(LOCAL + change.ref), shows_later=True)
        return Receipt(change.record, _HOMES[change.kind.entity], shows_later=True)

    def _require_office(self) -> None:
        """Take an empty folder for a share that is not connected: what is written there would never be seen."""
        names = self._folder.names()
        if not any(name in names for feed in self._feeds.values() for name in feed.main):
            raise trouble.folder_missing(self._office)

    def _exported(self, feed: FilesFeed, identity: RemoteId) -> Record | None:
        self._require_office()
        try:
            reading = feed.read([identity])
        except (
            RejectedError
        ) as error:  # of the export, and not of this edit: it waits until there is a better one
            raise UnreachableError(error.trouble, **error.details) from None
        if reading.bad:
            raise trouble.being_written(self._office, reading.bad[0].file or feed.name)
        return next(iter(reading.records), None)

    def _written(self, change: Change) -> list[Entry]:
        """Give what was written of the record by other edits."""
        entries = () if self._log is None else self._log.of_record(change.record)
        entity = change.kind.entity
        return [one for one in entries if one["ref"] != change.ref and _entity(one) is entity]

    def _was_made_here(self, record: RemoteId) -> bool:
        return self._log is not None and self._log.holds(record.removeprefix(LOCAL))

    def _shown_at(self, feed: FilesFeed) -> datetime:
        """Say when the export was written: what is younger cannot be in it."""
        names = self._folder.names()
        try:
            latest = max((names[name].stat().st_mtime for name in feed.main if name in names), default=0.0)
        except OSError:
            raise trouble.being_written(self._office, feed.main[0]) from None
        return datetime.fromtimestamp(latest, UTC)


def _standing(name: str, exported: Value, base: Value, written: Sequence[Entry], shown_at: datetime) -> Value:
    """Follow what was written of a field since the export; older lines count where the agent has seen them."""
    latest = younger = exported
    for entry in written:
        fields, before = entry["fields"], entry["base"]
        if name not in fields:
            continue
        if before.get(name) == latest:
            latest = fields[name]
        if before.get(name) == younger and _made_at(entry) > shown_at:
            younger = fields[name]
    return latest if base == latest else younger


def _entity(entry: Entry) -> Kind | None:
    try:
        return EditKind(entry.get("kind")).entity
    except ValueError:
        return None


def _made_at(entry: Entry) -> datetime:
    try:
        made = datetime.fromisoformat(str(entry.get("made_at", "")))
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return made if made.tzinfo is not None else made.replace(tzinfo=UTC)


def _fields(record: Record) -> Fields:
    if isinstance(record, Ticket):
        return ticket_fields(record)
    if isinstance(record, Customer):
        return customer_fields(record)
    if isinstance(record, Order):
        return order_fields(record)
    return {"title": record.title, "text": record.text} if isinstance(record, Article) else {}


def _line(change: Change) -> str:
    told = {
        "ref": change.ref,
        "kind": change.kind.value,
        "record": change.record,
        "fields": dict(change.fields),
        "base": dict(change.base),
        "agent": change.agent,
        "made_at": change.made_at.astimezone(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
