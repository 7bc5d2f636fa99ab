"""What the demo office holds, how it is asked, and how it changes."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from pydantic import BaseModel, Field

from sync.demo.journal import Journal
from sync.demo.model import KINDS, Article, Customer, Numbered

Kept = Numbered | Article
Place = tuple[datetime, int]


class Faults(BaseModel):
    """What is wrong with the office on purpose; the default is nothing."""

    slow_seconds: float = Field(default=0.0, ge=0, description="Every answer comes this much later.")
    html: bool = Field(default=False, description="Every answer is a web page, as behind a captive portal.")
    cut: bool = Field(default=False, description="Every answer breaks off in the middle of its body.")
    invalid_utf8: bool = Field(default=False, description="Every answer holds bytes that are no UTF-8.")
    huge_field: int = Field(
        default=0, ge=0, description="One text in every answer is this many letters long."
    )
    status: int = Field(default=0, description="Answer with this HTTP status instead.")
    share: float = Field(default=1.0, ge=0, le=1, description="Which share of the requests `status` meets.")
    retry_after: str = Field(default="", description="The header Retry-After that goes with `status`.")
    clock_offset_seconds: float = Field(default=0.0, description="How far the office's clock is ahead.")


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
            kind: {str(record.id): record for record in kinds.get(kind, ())} for kind in KINDS
        }
        self._chance = Random(identity)
        self._last = datetime.min.replace(tzinfo=UTC)
        self._journal = journal or Journal(None)
        self.identity = identity
        self.faults = Faults()
        self._replay()

    def now(self) -> datetime:
        """Tell the office's time."""
        return datetime.now(UTC) + timedelta(seconds=self.faults.clock_offset_seconds)

    def draws(self, share: float) -> bool:
        """Decide whether this request is one of those that fail."""
        return self._chance.random() < share

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
                    one for one in records.values() if known and getattr(one, "customer", None) == identity
                ]
                for kind, records in self._kinds.items()
                if "customer" in KINDS[kind].model_fields
            }
        return {"customers": [known] if known else [], **mine}

    def records(self, kind: str) -> list[Kept]:
        """List all records of a kind."""
        with self._lock:
            return list(self._kinds[kind].values())

    def put(self, kind: str, values: Mapping[str, Any]) -> Kept:
        """Add or change a record; what is not named stays. The office sets id, stamp and revision.

        Raises ``KeyError`` for an unknown kind and ``ValidationError`` for what is no record of it.
        """
        with self._lock:
            records = self._kinds[kind]
            before = records.get(str(values.get("id", "")))
            known = before.model_dump() if before else _new(kind, records, values)
            fresh = {"modified": self._stamp(), "revision": known.get("revision", 0) + 1}
            record = KINDS[kind].model_validate({**known, **values, "id": known["id"], **fresh})
            records[str(record.id)] = record
            self._journal.write(kind, str(record.id), record)
            return record

    def delete(self, kind: str, identity: str) -> bool:
        """Take a record away without a trace, as real offices do."""
        with self._lock:
            self._journal.write(kind, identity, None)
            return self._kinds[kind].pop(identity, None) is not None

    def _stamp(self) -> datetime:
        self._last = max(self.now(), self._last + timedelta(microseconds=1))
        return self._last

    def _replay(self) -> None:
        for kind, identity, record in self._journal.read():
            if record is None:
                self._kinds[kind].pop(identity, None)
            else:
                self._kinds[kind][identity] = record
                self._last = max(self._last, record.modified)


def place_of(record: Kept) -> Place:
    """Give the place of a record in its feed."""
    return record.modified, record.id if isinstance(record, Numbered) else record.serial


def _new(kind: str, records: Mapping[str, Kept], values: Mapping[str, Any]) -> dict[str, Any]:
    serial = max((place_of(record)[1] for record in records.values()), default=0) + 1
    if KINDS[kind] is Article:
        return {"id": values.get("id", f"en/article-{serial}"), "serial": serial}
    return {"id": int(values.get("id") or serial)}


def _has(customer: Customer, e164: str) -> bool:
    return any(point.e164 == e164 for point in customer.contact_points)
