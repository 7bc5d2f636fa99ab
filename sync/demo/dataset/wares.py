"""What is sold, for how much, and how many of it lie where."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

from sync.demo.dataset.land import Land
from sync.demo.dataset.world import World
from sync.demo.model import Product, StockLevel

WAREHOUSES = ("Hamburg", "Shenzhen")
_RATES = {
    "EUR": Decimal(1), "CNY": Decimal("7.8"), "GBP": Decimal("0.86"), "JPY": Decimal(162), "USD": Decimal("1.09"),
}  # fmt: skip
_SHELVES = ((0, 12), (3, 13), (25, 40), (120, 35))


@dataclass(frozen=True, slots=True)
class Ware:
    """A product with its names and its price in euros."""

    id: int
    code: str
    english: str
    chinese: str
    euros: Decimal

    def name(self, land: Land) -> str:
        """Name it for a customer."""
        return self.chinese if land.code == "CN" else self.english

    def price(self, land: Land) -> Decimal:
        """Price it as shops there like to."""
        price = self.euros * _RATES[land.currency]
        if land.currency == "JPY":
            return Decimal(int(price) // 100 * 100 + 80)
        if land.currency == "CNY":
            return Decimal(int(price) // 10 * 10 + 9).quantize(Decimal("0.01"))
        return price if land.currency == "EUR" else Decimal(int(price)) + Decimal("0.99")


def stock_wares(world: World) -> tuple[Ware, ...]:
    """Put the products and their stock in."""
    wares = tuple(_read_wares())
    for ware in wares:
        name = f"{ware.english} · {ware.chinese}"
        world.add("products", Product(id=ware.id, modified=world.stamp(ware.id), code=ware.code, name=name))
        for warehouse in WAREHOUSES:
            world.add("stock", _level(world, ware, warehouse))
    return wares


def with_codes(wares: Sequence[Ware], codes: Sequence[str]) -> tuple[Ware, ...]:
    """Find products by their codes."""
    by_code = {ware.code: ware for ware in wares}
    return tuple(by_code[code] for code in codes)


def _read_wares() -> Iterator[Ware]:
    listed = json.loads((files("sync.demo") / "products.json").read_text("utf-8"))
    for serial, item in enumerate(listed, start=1):
        yield Ware(serial, item["code"], item["en"], item["zh"], Decimal(item["price"]))


def _level(world: World, ware: Ware, warehouse: str) -> StockLevel:
    chance = world.chance("stock", ware.code, warehouse)
    least = chance.choices([count for count, _ in _SHELVES], [share for _, share in _SHELVES])[0]
    on_hand = least + chance.randrange(8) if least else 0
    promised = min(on_hand, chance.randrange(6))
    serial = world.number("stock")
    return StockLevel(
        id=serial,
        modified=world.stamp(serial),
        product=ware.id,
        warehouse=warehouse,
        on_hand=Decimal(on_hand),
        available=Decimal(on_hand - promised),
    )
