"""Changes of sales: where they are delivered to, and that they are cancelled."""

from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from callcenter.domain.edit import Fields, Value
from callcenter.domain.ids import RemoteId
from callcenter.domain.order import OrderState
from sync.connectors.tryton.client import Row, TrytonClient
from sync.connectors.tryton.edits.attempt import Attempt, Stamps
from sync.connectors.tryton.edits.stamps import STAMP_FIELDS, last_change, stamps_of, to_revision, to_stamps
from sync.connectors.tryton.mapping.marks import mark
from sync.connectors.tryton.mapping.sales import state_of
from sync.connectors.tryton.mapping.values import optional_identity
from sync.contract import (
    Change,
    Finding,
    OfficeError,
    OutOfDateError,
    Receipt,
    RejectedError,
    Standing,
    Whereabouts,
)

_SALE, _AMENDMENT = "sale.sale", "sale.amendment"
_FIELDS = (
    "state", "party", "invoice_party", "invoice_address", "shipment_party", "shipment_address",
    "shipments.state", "shipments.number", *STAMP_FIELDS,
)  # fmt: skip
_WAITING = frozenset({"draft", "waiting"})
_IN_HAND = frozenset({"assigned", "picked", "packed"})


@dataclass(frozen=True, slots=True)
class Orders:
    """Writes a draft itself, and amends what is confirmed where the module for amendments is installed."""

    client: TrytonClient

    def look(self, change: Change) -> Standing:
        """Read state and delivery address."""
        sale = Attempt(self.client).one(_SALE, change.record, _FIELDS)
        if sale is None:
            return Standing(Whereabouts.GONE)
        held = _held(sale)
        author, at = last_change([sale])
        return Standing(
            Whereabouts.THERE,
            {name: held.get(name) for name in change.fields},
            to_revision(stamps_of([(_SALE, sale)])),
            author,
            at,
        )

    def send(self, change: Change, revision: str) -> Receipt:
        """Write, and read what the sale says afterwards."""
        attempt = Attempt(self.client)
        sale = attempt.one(_SALE, change.record, _FIELDS)
        if sale is None:
            raise self.client.overtaken()
        stamps = to_stamps(revision) or stamps_of([(_SALE, sale)])
        held = _held(sale)
        for name, value in change.fields.items():
            if held.get(name) != value:
                self._write(attempt, change, sale, name, value, stamps)
        return self._proof(attempt, change)

    def find(self, change: Change) -> Finding:
        """The sale itself tells."""
        return found_by_look(self.look(change), change, "orders")

    def _write(
        self, attempt: Attempt, change: Change, sale: Row, name: str, value: Value, stamps: Stamps
    ) -> None:
        if name == "state" and value == OrderState.CANCELLED:
            attempt.change(_SALE, "cancel", [[sale["id"]]], stamps)
        elif name == "deliver_to" and value and value.isdecimal():
            self._redirect(attempt, change, sale, int(value), stamps)
        else:
            raise self.client.refused(f"there is no way to set {name} of an order")

    def _redirect(self, attempt: Attempt, change: Change, sale: Row, address: int, stamps: Stamps) -> None:
        if sale["state"] in ("processing", "done") and self.client.has(_AMENDMENT):
            self._refuse_too_late(sale)
            self._amend(attempt, change, sale, address, stamps)
        else:
            attempt.change(_SALE, "write", [[sale["id"]], {"shipment_address": address}], stamps)

    def _refuse_too_late(self, sale: Row) -> None:
        """Tryton amends a sale also when its parcel is packed, and the parcel goes to the old address."""
        shipments = cast("list[Row]", sale.get("shipments.") or [])
        in_hand = [one for one in shipments if one["state"] in _IN_HAND]
        left = [one for one in shipments if one["state"] not in (*_WAITING, "cancelled")]
        waiting = [one for one in shipments if one["state"] in _WAITING]
        late = in_hand or ([] if waiting else left)
        if late:
            number = late[0].get("number") or late[0]["id"]
            raise self.client.refused(f"shipment {number} is {late[0]['state']} already")

    def _amend(self, attempt: Attempt, change: Change, sale: Row, address: int, stamps: Stamps) -> None:
        """Validate a draft that says so; one that an earlier attempt left behind is taken up again."""
        wanted = [("sale", "=", sale["id"]), ("state", "=", "draft"), ("description", "=", mark(change.ref))]
        earlier = attempt.rows(_AMENDMENT, wanted, ("id",))
        number = earlier[0]["id"] if earlier else self._draft(attempt, change, sale, address)
        try:
            attempt.change(_AMENDMENT, "validate_amendment", [[number]], stamps)
        except (RejectedError, OutOfDateError):
            with suppress(OfficeError):
                attempt.change(_AMENDMENT, "delete", [[number]], {})
            raise

    def _draft(self, attempt: Attempt, change: Change, sale: Row, address: int) -> int:
        kept = ("party", "invoice_party", "invoice_address", "shipment_party")
        line = {"action": "party", "shipment_address": address} | {name: sale.get(name) for name in kept}
        values = {"sale": sale["id"], "description": mark(change.ref), "lines": [["create", [line]]]}
        made = attempt.change(_AMENDMENT, "create", [[values]], {})
        if not isinstance(made, list) or not made:
            raise attempt.unproved()
        return cast("list[int]", made)[0]

    def _proof(self, attempt: Attempt, change: Change) -> Receipt:
        sale = attempt.one(_SALE, change.record, _FIELDS)
        if sale is None or any(_held(sale).get(name) != value for name, value in change.fields.items()):
            raise attempt.unproved()
        return Receipt(change.record, "orders", str(sale["state"]))


def found_by_look(standing: Standing, change: Change, home: str) -> Finding:
    """Take what a record holds for the answer to whether it was done."""
    is_done = standing.whereabouts is Whereabouts.THERE and all(
        standing.fields.get(name) == value for name, value in change.fields.items()
    )
    return Finding(done=(Receipt(change.record, home),) if is_done else ())


def _held(sale: Row) -> Fields:
    deliver_to: RemoteId | None = optional_identity(sale.get("shipment_address"))
    return {"state": state_of(sale).value, "deliver_to": deliver_to}
