"""Orders taken over from an older system: entered through the models, then closed by writing their columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from seed.books import Books, chunks, overwrite
from seed.dispatch import tracking_number
from seed.sales import Counter


class History:
    """Takes over orders in batches."""

    def __init__(self, books: Books, counter: Counter) -> None:
        self._books = books
        self._counter = counter
        self._rng = counter.rng
        self._serial = 0

    def take_over(self, count: int) -> int:
        """Enter orders between six weeks and almost two years old; one in twelve was cancelled."""
        today = date.today()
        oldest = (today - date(today.year - 1, 1, 10)).days
        ages = sorted(
            (42 + int((oldest - 42) * self._rng.random() ** 1.4) for _ in range(count)), reverse=True
        )
        for part in chunks(ages, 200):
            with self._books.writing(follow_up=False) as pool:
                self._batch(pool, [today - timedelta(days=age) for age in part])
        return count

    def _batch(self, pool: Any, days: Sequence[date]) -> None:
        Sale = pool.get("sale.sale")
        orders = [self._counter.order(day, "OLD") | {"number": self._number("A", day)} for day in days]
        sales = Sale.create(orders)
        dropped = [sale for sale in sales if self._rng.random() < 0.08]
        kept = [sale for sale in sales if sale not in dropped]
        parcels = [parcel for sale in kept for parcel in self._parcels(sale)]
        self._send(pool, parcels)
        Sale.store_cache(sales)
        overwrite(Sale, [sale.id for sale in dropped], state="cancelled")
        overwrite(Sale, [sale.id for sale in kept], state="done", shipment_state="sent", invoice_state="none")

    def _parcels(self, sale: Any) -> list["_Parcel"]:
        """Mostly one parcel with everything; sometimes the first line went alone, a few days before the rest."""
        first = sale.sale_date + timedelta(days=self._rng.randint(1, 5))
        arrival = first + timedelta(days=self._rng.choice((-1, 0, 0, 0, 1, 2, 6)))
        lines = tuple(sale.lines)
        if len(lines) == 1 or self._rng.random() < 0.8:
            return [_Parcel(sale, lines, first, arrival)]
        rest = _Parcel(sale, lines[1:], first + timedelta(days=3), arrival + timedelta(days=4))
        return [_Parcel(sale, lines[:1], first, arrival), rest]

    def _send(self, pool: Any, parcels: Sequence["_Parcel"]) -> None:
        Shipment, Package, Move = (
            pool.get(name) for name in ("stock.shipment.out", "stock.package", "stock.move")
        )
        shipments = Shipment.create([self._shipment(parcel) for parcel in parcels])
        carton = pool.get("stock.package.type").search([])[0].id
        packages = Package.create([self._package(one, carton) for one in shipments])
        moves: list[dict[str, Any]] = []
        for parcel, shipment, package in zip(parcels, shipments, packages, strict=True):
            moves += [_move(line, parcel, shipment, package) for line in parcel.lines]
        made = Move.create(moves)
        overwrite(Shipment, [one.id for one in shipments], state="done")
        overwrite(Move, [move.id for move in made], state="done")

    def _shipment(self, parcel: "_Parcel") -> dict[str, Any]:
        sale = parcel.sale
        return {
            "company": sale.company.id, "number": self._number("L", parcel.promised), "customer": sale.party.id,
            "delivery_address": sale.shipment_address.id, "warehouse": sale.warehouse.id,
            "warehouse_storage": sale.warehouse.storage_location.id,
            "warehouse_output": sale.warehouse.output_location.id,
            "carrier": sale.carrier.id, "planned_date": parcel.promised, "effective_date": parcel.arrival,
        }  # fmt: skip

    def _package(self, shipment: Any, carton: int) -> dict[str, Any]:
        return {
            "company": shipment.company.id, "type": carton, "shipment": str(shipment),
            "shipping_reference": tracking_number(shipment.carrier.party.name, self._rng),
        }  # fmt: skip

    def _number(self, kind: str, day: date) -> str:
        self._serial += 1
        return f"{kind}{day:%y}-{self._serial:05d}"


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Some lines of a sale that travelled together."""

    sale: Any
    lines: tuple[Any, ...]
    promised: date
    arrival: date


def _move(line: Any, parcel: _Parcel, shipment: Any, package: Any) -> dict[str, Any]:
    house = parcel.sale.warehouse
    return {
        "product": line.product.id,
        "unit": line.unit.id,
        "quantity": line.quantity,
        "from_location": house.output_location.id,
        "to_location": parcel.sale.party.customer_location.id,
        "company": parcel.sale.company.id,
        "currency": parcel.sale.currency.id,
        "unit_price": line.unit_price,
        "cost_price": Decimal(0),
        "planned_date": parcel.promised,
        "effective_date": parcel.arrival,
        "origin": str(line),
        "shipment": str(shipment),
        "package": package.id,
    }
