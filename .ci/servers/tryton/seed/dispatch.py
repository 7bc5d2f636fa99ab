"""The warehouse: shipments through Tryton's workflow, with packages and tracking numbers."""

from datetime import date, timedelta
from random import Random
from typing import Any

from seed.books import Books, chunks

# In this order; each stage includes those before it.
_STEPS = ("waiting", "assigned", "picked", "packed", "shipped", "delivered")
_AS_FAR_AS = {"paid": "delivered", "partial": "delivered"}
_SIGNS = {"顺丰速运 SF Express": "SF", "圆通速递 YTO": "YT", "中国邮政 China Post": "EA", "UPS": "1Z999AA1"}


def send(books: Books, worked: dict[str, list[int]], rng: Random, today: date) -> int:
    """Take the shipments of sales as far as their stage says."""
    stages = {sale: _AS_FAR_AS.get(stage, stage) for stage, sales in worked.items() for sale in sales}
    wanted = [(sale, _STEPS.index(stage)) for sale, stage in stages.items() if stage in _STEPS]
    partial = set(worked["partial"])
    for part in chunks(wanted, 80):
        with books.writing() as pool:
            _Batch(pool, books.company, rng, today, part, partial).work()
    with books.writing() as pool:
        sales = pool.get("sale.sale").browse(worked["called off"])
        pool.get("stock.shipment.out").cancel([one for sale in sales for one in sale.shipments])
    with books.writing() as pool:  # what was left out of a parcel becomes a second one
        pool.get("sale.sale").process(pool.get("sale.sale").browse(worked["partial"]))
    return len(wanted)


class _Batch:
    """Some shipments at once; Tryton's workflow is much quicker with many than with one."""

    def __init__(
        self,
        pool: Any,
        company: int,
        rng: Random,
        today: date,
        part: list[tuple[int, int]],
        partial: set[int],
    ) -> None:
        self._pool, self._company, self._rng, self._today = pool, company, rng, today
        self._partial = partial
        self._sales = {
            shipment.id: (sale, step)
            for sale, (_, step) in zip(
                pool.get("sale.sale").browse([sale for sale, _ in part]), part, strict=True
            )
            for shipment in sale.shipments
        }

    def work(self) -> None:
        """Walk through the steps."""
        Shipment = self._pool.get("stock.shipment.out")
        Shipment.wait(self._at_least("waiting"))
        taken = self._at_least("assigned")
        for shipment in taken:
            sold = self._sales[shipment.id][0].sale_date
            shipment.effective_date = min(self._today, sold + timedelta(days=self._rng.randint(0, 9)))
        Shipment.save(taken)
        Shipment.assign_force(taken)
        Shipment.pick(self._at_least("picked"))
        self._leave_out()
        packed = self._at_least("packed")
        self._pack(packed)
        Shipment.pack(packed)
        Shipment.ship(self._at_least("shipped"))
        Shipment.do(self._at_least("delivered"))

    def _at_least(self, step: str) -> list[Any]:
        wanted = [number for number, (_, reached) in self._sales.items() if reached >= _STEPS.index(step)]
        return self._pool.get("stock.shipment.out").browse(wanted)

    def _leave_out(self) -> None:
        """Put less into the parcel than was ordered."""
        Move = self._pool.get("stock.move")
        shipments = [one for one in self._at_least("picked") if self._sales[one.id][0].id in self._partial]
        for shipment in shipments:
            first, *others = shipment.outgoing_moves
            if first.quantity > 1:
                Move.write([first], {"quantity": first.quantity - 1})
            elif others:
                Move.write([first], {"quantity": 0})

    def _pack(self, shipments: list[Any]) -> None:
        boxes = [box for shipment in shipments for box in self._boxes(shipment)]
        self._pool.get("stock.package").create(boxes)

    def _boxes(self, shipment: Any) -> list[dict[str, Any]]:
        """One carton, and now and then one for each product."""
        carton = self._pool.get("stock.package.type").search([])[0].id
        moves = [move.id for move in shipment.outgoing_moves if move.quantity]
        cartons = [[move] for move in moves] if self._rng.random() < 0.15 else [moves]
        return [
            {
                "company": self._company,
                "type": carton,
                "shipment": str(shipment),
                "shipping_reference": tracking_number(shipment.carrier.party.name, self._rng),
                "moves": [("add", content)],
            }
            for content in cartons
        ]


def tracking_number(carrier: str, rng: Random) -> str:
    """Draw a number in the carrier's manner."""
    return _SIGNS.get(carrier, "") + "".join(rng.choice("0123456789") for _ in range(12))
