"""The tables in which a closed order stands: filled after the pattern of one that went through the models."""

from decimal import Decimal
from typing import Any

from seed.books import overwrite
from seed.stencil import Stencil

Values = dict[str, Any]


class Ledger:
    """Writes orders, shipments, packages and moves as rows; ``write`` ends it."""

    def __init__(self, pool: Any, order: Values) -> None:
        """Enter the first order as Tryton does, with all that belongs to it."""
        (sale,) = pool.get("sale.sale").create([order])
        shipment, package, moves = _send(pool, sale)
        type(sale).store_cache([sale])
        overwrite(type(sale), [sale.id], state="done", shipment_state="sent")
        overwrite(type(shipment), [shipment.id], state="done")
        overwrite(type(moves[0]), [move.id for move in moves], state="done")
        taxed = pool.get("sale.line-account.tax").search([("line", "=", sale.lines[0].id)])[0]
        records = (sale, sale.lines[0], taxed, shipment, package, moves[0])
        self._stencils = [Stencil(record) for record in records]
        self._sales, self._lines, self._taxed, self._shipments, self._packages, self._moves = self._stencils
        self._rate = taxed.tax.rate
        self._currencies = {one.id: one for one in pool.get("currency.currency").search([])}
        self.carriers = {one.id: one.party.name for one in pool.get("carrier").search([])}
        houses = pool.get("stock.location").search([("type", "=", "warehouse")])
        self._places = {one.id: _places(one) for one in houses}

    def order(self, order: Values, *, is_dropped: bool) -> list[Values]:
        """Write an order with its lines, and give the lines as they were written."""
        states = {"state": "cancelled", "shipment_state": "none"} if is_dropped else {}
        own = {name: value for name, value in order.items() if name != "lines"}
        lines = [dict(line) for _, added in order["lines"] for line in added]
        sale = self._sales.draw(**own, **states, **self._amounts(order["currency"], lines))
        for line in lines:
            ((_, taxes),) = line.pop("taxes")
            line["id"] = self._lines.draw(sale=sale, **line)
            for tax in taxes:
                self._taxed.draw(line=line["id"], tax=tax)
        return lines

    def shipment(self, order: Values, **values: Any) -> int:
        """Write a delivered shipment."""
        return self._shipments.draw(
            customer=order["party"],
            delivery_address=order["shipment_address"],
            warehouse=order["warehouse"],
            carrier=order["carrier"],
            **self._places[order["warehouse"]],
            **values,
        )

    def package(self, shipment: int, **values: Any) -> int:
        """Write a package of a shipment."""
        return self._packages.draw(shipment=f"stock.shipment.out,{shipment}", **values)

    def move(self, order: Values, line: Values, *, shipment: int, **values: Any) -> None:
        """Write that the goods of a line left the house."""
        self._moves.draw(
            **{name: line[name] for name in ("product", "unit", "quantity", "unit_price")},
            internal_quantity=line["quantity"],
            currency=order["currency"],
            from_location=self._places[order["warehouse"]]["warehouse_output"],
            origin=f"sale.line,{line['id']}",
            shipment=f"stock.shipment.out,{shipment}",
            **values,
        )

    def write(self) -> None:
        """Write all of it."""
        for stencil in self._stencils:
            stencil.write()

    def _amounts(self, currency: int, lines: list[Values]) -> Values:
        """Add up as Tryton does: each line is rounded, and the tax of the whole."""
        rounded = self._currencies[currency].round
        untaxed = sum(
            (rounded(Decimal(str(line["quantity"])) * line["unit_price"]) for line in lines), Decimal(0)
        )
        tax = rounded(untaxed * self._rate)
        return {"untaxed_amount_cache": untaxed, "tax_amount_cache": tax, "total_amount_cache": untaxed + tax}


def _send(pool: Any, sale: Any) -> tuple[Any, Any, list[Any]]:
    """Send everything in one parcel."""
    places = _places(sale.warehouse)
    (shipment,) = pool.get("stock.shipment.out").create(
        [
            {
                "company": sale.company.id, "customer": sale.party.id, "warehouse": sale.warehouse.id,
                "delivery_address": sale.shipment_address.id, "carrier": sale.carrier.id,
                "planned_date": sale.sale_date, "effective_date": sale.sale_date, **places,
            }
        ]
    )  # fmt: skip
    carton = pool.get("stock.package.type").search([])[0].id
    (package,) = pool.get("stock.package").create(
        [{"company": sale.company.id, "type": carton, "shipment": str(shipment)}]
    )
    moves = pool.get("stock.move").create(
        [
            {
                "product": line.product.id, "unit": line.unit.id, "quantity": line.quantity,
                "unit_price": line.unit_price, "currency": sale.currency.id, "cost_price": Decimal(0),
                "from_location": places["warehouse_output"], "to_location": sale.party.customer_location.id,
                "company": sale.company.id, "planned_date": sale.sale_date, "effective_date": sale.sale_date,
                "origin": str(line), "shipment": str(shipment), "package": package.id,
            }
            for line in sale.lines
        ]
    )  # fmt: skip
    return shipment, package, moves


def _places(house: Any) -> Values:
    return {
        "warehouse_storage": house.storage_location.id, "warehouse_output": house.output_location.id,
    }  # fmt: skip
