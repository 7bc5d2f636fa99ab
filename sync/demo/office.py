"""What the demo office holds, how it is asked, and how it changes."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sync.demo.deed import Bench, Kept, Task, Wanted
from sync.demo.fates import Fates
from sync.demo.fault_list import Faults
from sync.demo.fields import Numbered
from sync.demo.journal import EDITS, Journal
from sync.demo.model import KINDS, Article, Customer
from sync.demo.refusals import MissingError, OutdatedError, RefusalError
from sync.demo.written import KEPT, Deed

Place = tuple[datetime, int]

_PARTS_BEFORE = 1000
"""Parts that desks add have higher ids than those the company was founded with."""


@dataclass(frozen=True, slots=True)
class Found:
    """One step of a feed: records, whether there is more, how many there are, and the place after them."""

    records: tuple[Kept, ...]
    more: bool
    total: int
    place: Place | None


class Office:
    """Records by kind and id. A later change never has an earlier stamp, and every change is kept in the journal."""

    def __init__(
        self, kinds: Mapping[str, Sequence[Kept]], identity: str, journal: Journal | None = None
    ) -> None:
        self._lock = threading.Lock()
        self._kinds: dict[str, dict[str, Kept]] = {
            kind: {str(record.id): record for record in kinds.get(kind, ())} for kind in KEPT
        }
        self._deeds: dict[str, Deed] = {}
        self._highest = {
            kind: max((place_of(one)[1] for one in records.values()), default=0)
            for kind, records in self._kinds.items()
        }
        self._parts = _PARTS_BEFORE
        self._chance = Random(identity)
        self._last = datetime.min.replace(tzinfo=UTC)
        self._journal = journal or Journal(None)
        self.identity = identity
        self.faults = Faults()
        self.fates = Fates(self.faults.writes)
        self._replay()

    def now(self) -> datetime:
        """Tell the office's time."""
        return datetime.now(UTC) + timedelta(seconds=self.faults.clock_offset_seconds)

    def draws(self, share: float) -> bool:
        """Decide whether this request is one of those that fail."""
        return self._chance.random() < share

    def break_with(self, faults: Faults) -> None:
        """Misbehave in this way from now on."""
        self.faults, self.fates = faults, Fates(faults.writes)

    # Reading

    def changed(self, kind: str, after: Place | None, limit: int) -> Found:
        """Give what changed after a place, oldest first."""
        with self._lock:
            records = sorted(self._kinds[kind].values(), key=place_of)
        later = [record for record in records if after is None or place_of(record) > after]
        page = tuple(later[:limit])
        return Found(page, len(later) > limit, len(records), place_of(page[-1]) if page else after)

    def ids(self, kind: str) -> list[int | str]:
        """List every id of a kind."""
        with self._lock:
            return sorted(record.id for record in self._kinds[kind].values())  # type: ignore[type-var]  # of one type

    def some(self, kind: str, ids: Iterable[str]) -> Found:
        """Give those of these that there are."""
        with self._lock:
            records = self._kinds[kind]
            found = tuple(records[one] for one in dict.fromkeys(ids) if one in records)
            return Found(found, more=False, total=len(records), place=None)

    def with_phone(self, e164: str) -> Found:
        """Give the customers with exactly this number."""
        with self._lock:
            records = list(self._kinds["customers"].values())
        found = tuple(record for record in records if isinstance(record, Customer) and _has(record, e164))
        return Found(found, more=False, total=len(records), place=None)

    def sheet(self, customer: str) -> dict[str, list[Kept]]:
        """Give everything that hangs on one customer; empty lists where there is no such customer."""
        with self._lock:
            known = self._kinds["customers"].get(customer)
            identity = known.id if known else None
            mine = {
                kind: [
                    one
                    for one in self._kinds[kind].values()
                    if known and getattr(one, "customer", None) == identity
                ]
                for kind, model in KINDS.items()
                if "customer" in model.model_fields
            }
        return {"customers": [known] if known else [], **mine}

    def records(self, kind: str) -> list[Kept]:
        """List all records of a kind."""
        with self._lock:
            return list(self._kinds[kind].values())

    def deed(self, key: str) -> tuple[Deed, bool] | None:
        """Give what was done under a key, and whether its record was deleted since."""
        with self._lock:
            known = self._deeds.get(key)
            return known and (known, str(known.id) not in self._kinds[known.kind])

    # Writing

    def put(self, kind: str, values: Mapping[str, Any]) -> Kept:
        """Add or change a record; what is not named stays. The office sets id, stamp and revision.

        Raises ``KeyError`` for an unknown kind and ``ValidationError`` for what is no record of it.
        """
        with self._lock:
            record = self._fresh(kind, values)
            self._journal.write((kind, str(record.id), record))
            self._keep(kind, record)
            return record

    def delete(self, kind: str, identity: str) -> bool:
        """Take a record away without a trace, as real offices do."""
        with self._lock:
            self._journal.write((kind, identity, None))
            return self._kinds[kind].pop(identity, None) is not None

    def do(self, task: Task) -> tuple[Deed, bool]:
        """Do what a desk asks, or give the first answer again where it was done before; the second value tells which.

        Raises ``RefusalError`` where nothing is done.
        """
        with self._lock:
            known = self._deeds.get(task.key)
            if known is not None:
                if known.route != task.route:
                    raise RefusalError("this Idempotency-Key belongs to another request")
                return known, True
            wanted = task.deed(self._bench(task), self._target(task))
            record = self._fresh(task.kind, {**wanted.values, "changed_by": task.agent})
            deed = _deed(task, wanted, record)
            self._journal.write((task.kind, str(record.id), record), (EDITS, task.key, deed))
            self._keep(task.kind, record)
            self._deeds[task.key] = deed
            return deed, False

    def _bench(self, task: Task) -> Bench:
        return Bench(
            self._kinds, self._highest[task.kind] + 1, self.now(), task.agent, task.key, self._next_part
        )

    def _target(self, task: Task) -> Kept | None:
        if task.identity is None:
            return None
        record = self._kinds[task.kind].get(task.identity)
        if record is None:
            raise MissingError("it is not there any more")
        if task.revision is not None and record.revision != task.revision:
            raise OutdatedError("somebody was faster")
        return record

    def _next_part(self) -> int:
        self._parts += 1
        return self._parts

    def _fresh(self, kind: str, values: Mapping[str, Any]) -> Kept:
        before = self._kinds[kind].get(str(values.get("id", "")))
        known = before.model_dump() if before else self._new(kind, values)
        fresh = {"modified": self._stamp(), "revision": known.get("revision", 0) + 1}
        return KEPT[kind].model_validate({**known, "changed_by": "", **values, "id": known["id"], **fresh})

    def _new(self, kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
        serial = self._highest[kind] + 1
        if KEPT[kind] is Article:
            return {"id": values.get("id", f"en/article-{serial}"), "serial": serial}
        return {"id": int(values.get("id") or serial)}

    def _keep(self, kind: str, record: Kept) -> None:
        self._kinds[kind][str(record.id)] = record
        self._highest[kind] = max(self._highest[kind], place_of(record)[1])

    def _stamp(self) -> datetime:
        self._last = max(self.now(), self._last + timedelta(microseconds=1))
        return self._last

    def _replay(self) -> None:
        for kind, identity, record in self._journal.read():
            if isinstance(record, Deed):
                self._deeds[identity] = record
                self._remember_ids(record)
            elif record is not None:
                self._keep(kind, record)
                self._last = max(self._last, record.modified)
            elif kind in self._kinds:
                self._kinds[kind].pop(identity, None)
                self._highest[kind] = max(self._highest[kind], int(identity) if identity.isdecimal() else 0)

    def _remember_ids(self, deed: Deed) -> None:
        """Give no id again that was given, though its record may be gone."""
        self._parts = max(self._parts, *deed.made.values(), 0)
        serial = deed.record.get("serial", deed.id)
        self._highest[deed.kind] = max(self._highest[deed.kind], serial if isinstance(serial, int) else 0)


def place_of(record: Kept) -> Place:
    """Give the place of a record in its feed."""
    return record.modified, record.id if isinstance(record, Numbered) else record.serial


def _deed(task: Task, wanted: Wanted, record: Kept) -> Deed:
    return Deed(
        key=task.key,
        route=task.route,
        at=record.modified,
        kind=task.kind,
        id=record.id,
        revision=record.revision,
        made=dict(wanted.made),
        record=record.model_dump(mode="json"),
    )


def _has(customer: Customer, e164: str) -> bool:
    return any(point.e164 == e164 for point in customer.contact_points)
