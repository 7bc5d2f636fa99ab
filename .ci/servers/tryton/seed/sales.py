"""Orders as a shop enters them, written as values for Tryton."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from seed.goods import CURRENCIES
from seed.lands import Land

_RATES = {code: Decimal(rate) for code, *_, rate in CURRENCIES}
_DIGITS = {code: digits for code, _, _, _, digits, _ in CURRENCIES}


@dataclass(frozen=True, slots=True)
class Customer:
    """A party that may buy."""

    party: int
    land: Land
    addresses: tuple[int, ...]
    is_active: bool


class Counter:
    """Where orders are taken: draws who buys what, and writes it down. A few buy often, most seldom."""

    def __init__(
        self, pool: Any, people: list[Customer], products: list[int], rng: Random, company: int
    ) -> None:
        self.rng, self.company, self._serial = rng, company, 0
        self.people = [person for person in people if person.is_active]
        self._weights = [1 / (place + 12) for place in range(len(self.people))]
        rng.shuffle(self._weights)
        goods = pool.get("product.product").browse(products)
        self._products = [(one.id, one.template.list_price) for one in goods]
        self._unit = pool.get("product.uom").search([("name", "=", "Unit")])[0].id
        self._tax = pool.get("account.tax").search([])[0].id
        self._term = pool.get("account.invoice.payment_term").search([])[0].id
        self.houses = {
            one.code: one.id for one in pool.get("stock.location").search([("type", "=", "warehouse")])
        }
        self.carriers = {one.party.name: one.id for one in pool.get("carrier").search([])}
        self._currencies = {one.code: one.id for one in pool.get("currency.currency").search([])}

    def order(self, day: date, prefix: str = "WEB") -> dict[str, Any]:
        """Take one order: one to four products, in the customer's currency, from the warehouse of their country."""
        person = self.rng.choices(self.people, self._weights)[0]
        self._serial += 1
        return {
            "company": self.company,
            "party": person.party,
            "currency": self._currencies[person.land.currency],
            "reference": f"{prefix}-{day:%y}{self._serial:05d}",
            "sale_date": day,
            "shipping_date": day + timedelta(days=self.rng.randint(1, 6)),
            "payment_term": self._term,
            "invoice_address": person.addresses[0],
            "shipment_address": person.addresses[-1],
            "warehouse": self.houses[person.land.house],
            "carrier": self.carriers[self.rng.choice(person.land.carriers)],
            "shipment_cost_method": None,
            "invoice_method": "order",
            "shipment_method": "order",
            "lines": [("create", [self._line(*choice, person.land.currency) for choice in self._choice()])],
        }

    def _choice(self) -> list[tuple[int, Decimal]]:
        return self.rng.sample(self._products, self.rng.choice((1, 1, 1, 2, 2, 3, 4)))

    def _line(self, product: int, price: Decimal, currency: str) -> dict[str, Any]:
        return {
            "product": product,
            "unit": self._unit,
            "quantity": float(self.rng.choice((1, 1, 1, 1, 2, 2, 3, 6))),
            "unit_price": round(Decimal(price) * _RATES[currency], _DIGITS[currency]),
            "taxes": [("add", [self._tax])],
        }
