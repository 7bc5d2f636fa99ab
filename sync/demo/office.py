"""What the demo office holds and how it is asked."""

import threading
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from pydantic import BaseModel

from sync.demo.model import KINDS, Customer, Record


class Faults(BaseModel):
    """What is wrong with the office on purpose; the default is nothing."""

    slow_seconds: float = 0.0
    html: bool = False
    cut: bool = False
    invalid_utf8: bool = False
    status: int = 0
    share: float = 1.0
    clock_offset_seconds: float = 0.0


class Office:
    """Records by kind and id, with a clock that never gives a stamp twice in the wrong order."""

    def __init__(self, kinds: dict[str, list[Record]], identity: str) -> None:
        self._lock = threading.Lock()
        self._kinds = {kind: {record.id: record for record in kinds.get(kind, [])} for kind in KINDS}
        self._chance = Random(identity)
        self.identity = identity
        self.faults = Faults()

    def now(self) -> datetime:
        """Tell the office's time."""
        return datetime.now(UTC) + timedelta(seconds=self.faults.clock_offset_seconds)

    def draws(self, share: float) -> bool:
        """Decide whether this request is one of those that fail."""
        return self._chance.random() < share

    def changed(
        self, kind: str, stamp: datetime | None, after: int, limit: int
    ) -> tuple[list[Record], bool, int]:
        """Give what changed after (stamp, id), oldest first, whether there is more, and how many there are."""
        with self._lock:
            records = sorted(self._kinds[kind].values(), key=_place)
        later = [record for record in records if stamp is None or _place(record) > (stamp, after)]
        return later[:limit], len(later) > limit, len(records)

    def ids(self, kind: str) -> list[int]:
        """List every id of a kind."""
        with self._lock:
            return sorted(self._kinds[kind])

    def some(self, kind: str, ids: list[int]) -> list[Record]:
        """Give those of these that there are."""
        with self._lock:
            return [self._kinds[kind][identity] for identity in ids if identity in self._kinds[kind]]

    def with_phone(self, e164: str) -> list[Customer]:
        """Give the customers with exactly this number."""
        with self._lock:
            customers = list(self._kinds["customers"].values())
        return [
            customer
            for customer in customers
            if isinstance(customer, Customer) and any(point.e164 == e164 for point in customer.contact_points)
        ]

    def sheet(self, customer: int) -> dict[str, list[Record]] | None:
        """Give everything that hangs on one customer."""
        with self._lock:
            if customer not in self._kinds["customers"]:
                return None
            found: dict[str, list[Record]] = {"customers": [self._kinds["customers"][customer]]}
            for kind, records in self._kinds.items():
                if kind != "customers" and "customer" in KINDS[kind].model_fields:
                    found[kind] = [r for r in records.values() if getattr(r, "customer", None) == customer]
        return found

    def put(self, kind: str, values: dict[str, Any]) -> Record:
        """Add or change a record; what is not named stays. The office sets id and stamp. Raises ``KeyError``."""
        with self._lock:
            records = self._kinds[kind]
            identity = int(values.get("id") or max(records, default=0) + 1)
            before = records[identity].model_dump() if identity in records else {}
            record = KINDS[kind].model_validate({**before, **values, "id": identity, "modified": self.now()})
            records[identity] = record
            return record

    def delete(self, kind: str, identity: int) -> bool:
        """Take a record away without a trace, as real offices do."""
        with self._lock:
            return self._kinds[kind].pop(identity, None) is not None


def _place(record: Record) -> tuple[datetime, int]:
    return record.modified, record.id
