"""A gentle life for shows: every now and then a parcel moves, a customer writes, or the shelf empties."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from sync.demo.dataset.carrier_words import words_for
from sync.demo.dataset.delivery_themes import DELIVERY_THEMES
from sync.demo.model import Customer, Order, Shipment, StockLevel
from sync.demo.office import Office

_NEXT = {"in_transit": "out_for_delivery", "failed": "out_for_delivery", "out_for_delivery": "delivered"}
_PHRASES = {
    "zh": ("订单 {number} 到哪了？", "您好，帮我查一下现在到哪里了，今天能送到吗？"),
    "en": ("Where is my order {number}?", "Can you tell me whether it comes today?"),
    "de": ("Wo ist meine Bestellung {number}?", "Kommt sie heute noch?"),
    "fr": ("Où est ma commande {number} ?", "Arrivera-t-elle aujourd’hui ?"),
}


class Life:
    """Lets one thing happen at a time: the same ones in the same order for the same office."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._chance = Random(f"life of {office.identity}")
        self._steps = 0

    def step(self) -> str:
        """Let the next thing happen; say of which kind it was."""
        self._steps += 1
        deeds = (self._move_parcel, self._write, self._move_parcel, self._sell)
        return deeds[self._steps % len(deeds)]()

    def _move_parcel(self) -> str:
        moving = [
            record
            for record in self._office.records("shipments")
            if isinstance(record, Shipment) and record.state in _NEXT
        ]
        if not moving:
            return self._sell()
        shipment = self._chance.choice(moving)
        self._office.put("shipments", _moved(shipment, self._office.now(), self._language(shipment.customer)))
        return "shipments"

    def _write(self) -> str:
        waiting = [
            record
            for record in self._office.records("orders")
            if isinstance(record, Order) and record.state == "processing"
        ]
        if not waiting:
            return self._sell()
        self._office.put("tickets", self._letter(self._chance.choice(waiting)))
        return "tickets"

    def _letter(self, order: Order) -> dict[str, object]:
        now = self._office.now()
        subject, text = _PHRASES.get(self._language(order.customer)[:2], _PHRASES["en"])
        serial = max((int(one) for one in self._office.ids("tickets")), default=0) + 1
        author = self._customer(order.customer)
        return {
            "number": f"T-{5000 + serial}",
            "customer": order.customer,
            "subject": subject.format(number=order.number),
            "state": "new",
            "queue": DELIVERY_THEMES[0].queue,
            "priority": 50,
            "text": text,
            "order": order.id,
            "opened_at": now,
            "due_at": now + timedelta(hours=24),
            "messages": [
                {
                    "id": 1,
                    "kind": "from_customer",
                    "author": author.name if author else "",
                    "at": now,
                    "text": text,
                }
            ],
        }

    def _sell(self) -> str:
        full = [
            record
            for record in self._office.records("stock")
            if isinstance(record, StockLevel) and record.available > 0
        ]
        if full:
            level = self._chance.choice(full)
            less = {"on_hand": level.on_hand - 1, "available": level.available - Decimal(1)}
            self._office.put("stock", {"id": level.id, **less})
        return "stock"

    def _customer(self, identity: int | None) -> Customer | None:
        found: Sequence[object] = self._office.some("customers", [str(identity)]).records
        return next((record for record in found if isinstance(record, Customer)), None)

    def _language(self, identity: int | None) -> str:
        customer = self._customer(identity)
        return customer.language if customer else "en"


def _moved(shipment: Shipment, now: datetime, language: str) -> dict[str, object]:
    """Take a parcel one step on its way."""
    kind = _NEXT[shipment.state]
    where = shipment.events[-1].where if shipment.events else shipment.warehouse
    event = {"at": now, "kind": kind, "what": words_for(language)[kind], "where": where}
    arrived = {"delivered": now, "estimated": None} if kind == "delivered" else {}
    events = [*(one.model_dump() for one in shipment.events), event]
    return {"id": shipment.id, "state": kind, "events": events, **arrived}
