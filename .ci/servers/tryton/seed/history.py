"""Orders taken over from an older system, long closed: one goes through the models, the others are rows like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from seed.books import Books
from seed.dispatch import tracking_number
from seed.ledger import Ledger
from seed.sales import Counter

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Some lines of an order that travelled together."""

    order: Values
    lines: Sequence[Values]
    promised: date
    arrival: date


class History:
    """Takes over orders."""

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
        first, *others = (today - timedelta(days=age) for age in ages)
        with self._books.writing(follow_up=False) as pool:
            ledger = Ledger(pool, self._order(first))
            for day in others:
                self._enter(ledger, self._order(day))
            ledger.write()
        return count

    def _order(self, day: date) -> Values:
        return self._counter.order(day, "OLD") | {"number": self._number("A", day)}

    def _enter(self, ledger: Ledger, order: Values) -> None:
        is_dropped = self._rng.random() < 0.08
        lines = ledger.order(order, is_dropped=is_dropped)
        for parcel in () if is_dropped else self._parcels(order, lines):
            self._send(ledger, parcel)

    def _parcels(self, order: Values, lines: Sequence[Values]) -> list[_Parcel]:
        """Mostly one parcel with everything; sometimes the first line went alone, a few days before the rest."""
        first = order["sale_date"] + timedelta(days=self._rng.randint(1, 5))
        arrival = first + timedelta(days=self._rng.choice((-1, 0, 0, 0, 1, 2, 6)))
        if len(lines) == 1 or self._rng.random() < 0.8:
            return [_Parcel(order, lines, first, arrival)]
        rest = _Parcel(order, lines[1:], first + timedelta(days=3), arrival + timedelta(days=4))
        return [_Parcel(order, lines[:1], first, arrival), rest]

    def _send(self, ledger: Ledger, parcel: _Parcel) -> None:
        carrier = ledger.carriers[parcel.order["carrier"]]
        dates = {"planned_date": parcel.promised, "effective_date": parcel.arrival}
        shipment = ledger.shipment(parcel.order, number=self._number("L", parcel.promised), **dates)
        package = ledger.package(
            shipment,
            number=self._number("P", parcel.promised),
            shipping_reference=tracking_number(carrier, self._rng),
        )
        for line in parcel.lines:
            ledger.move(parcel.order, line, shipment=shipment, package=package, **dates)

    def _number(self, kind: str, day: date) -> str:
        self._serial += 1
        return f"{kind}{day:%y}-{self._serial:05d}"
