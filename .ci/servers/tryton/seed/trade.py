"""Two years of trade: customers are met, goods sold, sent, billed and complained about."""

from datetime import date, timedelta
from random import Random
from typing import Any

from seed.ages import MODELS, age
from seed.books import Books, chunks, overwrite
from seed.complaints import complain
from seed.dispatch import send
from seed.goods import KINDS, VARIANTS
from seed.history import History
from seed.lands import LANDS
from seed.people import Person, invent
from seed.sales import Counter, Customer

# How far the sales of the last weeks have come, of a hundred. From "waiting" on it is the state of the shipment.
STAGES = {
    "draft": 6, "quotation": 6, "cancelled": 4, "confirmed": 3, "waiting": 7, "called off": 2, "assigned": 5,
    "picked": 5, "packed": 7, "shipped": 15, "partial": 9, "delivered": 15, "paid": 16,
}  # fmt: skip
OPENING_STOCK = (0, 40, 8000, 8000, 8000)


class Trade:
    """What happens to the company, in the order in which the methods stand."""

    def __init__(self, database: str, rng: Random) -> None:
        self._books = Books(database)
        self._rng = rng
        self._today = date.today()
        self._people: list[Customer] = []
        self._products: list[int] = []
        self._worked: dict[str, list[int]] = {stage: [] for stage in STAGES}

    def stock_up(self, count: int) -> int:
        """Make products, and count them into every warehouse; some are out of stock in one."""
        kinds = [(*kind, *variant) for variant in VARIANTS for kind in KINDS][:count]
        with self._books.writing() as pool:
            unit = pool.get("product.uom").search([("name", "=", "Unit")])[0].id
            goods = pool.get("product.category").search([("accounting", "=", True)])[0].id
        for part in chunks(enumerate(kinds), 50):  # SQLite's parser gives up at a hundred
            with self._books.writing() as pool:
                templates = pool.get("product.template").create(
                    [_product(number, kind, unit, goods) for number, kind in part]
                )
                self._products += [template.products[0].id for template in templates]
        self._count_stock()
        return len(self._products)

    def meet(self, count: int) -> int:
        """Enter the customers."""
        with self._books.writing() as pool:
            known = _Known(pool)
        for part in chunks(invent(count, self._rng), 250):
            with self._books.writing() as pool:
                Party = pool.get("party.party")
                parties = Party.create([known.party(person) for person in part])
                for person, party in zip(part, parties, strict=True):
                    homes = tuple(address.id for address in party.addresses)
                    self._people.append(Customer(party.id, person.land, homes, person.is_active))
        return len(self._people)

    def import_history(self, count: int) -> int:
        """Take over the orders of an older system, long closed: they never went through Tryton's workflow."""
        return History(self._books, self._counter()).take_over(count)

    def sell(self, count: int) -> int:
        """Take orders, and bring each as far as its stage needs before anything is sent."""
        counter = self._counter()
        stages = self._rng.choices(list(STAGES), list(STAGES.values()), k=count)
        days = sorted(self._rng.randint(0, 40) for _ in stages)
        plan = list(zip(reversed(days), stages, strict=True))
        for part in chunks(plan, 100):
            with self._books.writing(follow_up=False) as pool:
                orders = [counter.order(self._today - timedelta(days=age)) for age, _ in part]
                sales = pool.get("sale.sale").create(orders)
                self._bring_on(pool, [(sale, stage) for sale, (_, stage) in zip(sales, part, strict=True)])
        return count

    def ship(self) -> int:
        """Send what is to be sent."""
        return send(self._books, self._worked, self._rng, self._today)

    def bill(self) -> int:
        """Post the invoices of what has left the house, in the order of their days; Tryton insists on it."""
        wanted = [
            sale for stage in ("shipped", "partial", "delivered", "paid") for sale in self._worked[stage]
        ]
        with self._books.writing() as pool:
            sales = pool.get("sale.sale").browse(wanted)
            days = sorted((sale.sale_date, invoice.id) for sale in sales for invoice in sale.invoices)
        for part in chunks(days, 100):
            with self._books.writing() as pool:
                Invoice = pool.get("account.invoice")
                for (
                    day,
                    number,
                ) in part:  # saved through the model, the date would make it compute all taxes anew
                    overwrite(Invoice, [number], invoice_date=day)
                Invoice.post(Invoice.browse([number for _, number in part]))
        return len(days)

    def cash_in(self) -> int:
        """Take the money for the paid ones, and half of it for some of the others."""
        paid = [(sale, 1) for sale in self._worked["paid"]]
        begun = [(sale, 2) for sale in self._worked["delivered"][::6]]
        for part in chunks(paid + begun, 50):
            with self._books.writing() as pool:
                method = pool.get("account.invoice.payment.method").search([])[0]
                for sale, share in part:
                    for invoice in pool.get("sale.sale")(sale).invoices:
                        if invoice.state == "posted":
                            _pay(invoice, method, share, self._today)
        return len(paid) + len(begun)

    def complain(self) -> int:
        """Let some customers complain, and some of them send things back."""
        delivered = self._worked["delivered"] + self._worked["paid"]
        return complain(self._books, delivered, self._worked["shipped"], self._rng, self._today)

    def grow_old(self) -> int:
        """Stamp everything as if it had been entered when it happened."""
        return age(self._books)

    def examine(self) -> int:
        """Let Tryton say whether all of it may stand as it does."""
        return self._books.examine(MODELS)

    def _counter(self) -> Counter:
        with self._books.writing() as pool:
            return Counter(pool, self._people, self._products, self._rng, self._books.company)

    def _count_stock(self) -> None:
        with self._books.writing() as pool:
            houses = pool.get("stock.location").search([("type", "=", "warehouse")])
            Inventory = pool.get("stock.inventory")
            counts = Inventory.create([self._count(house.storage_location.id) for house in houses])
            Inventory.confirm(counts)

    def _count(self, place: int) -> dict[str, Any]:
        lines = [
            {"product": product, "quantity": float(self._rng.choice(OPENING_STOCK))}
            for product in self._products
        ]
        day = date(self._today.year - 2, 1, 2)
        return {
            "company": self._books.company, "location": place, "date": day, "lines": [("create", lines)],
        }  # fmt: skip

    def _bring_on(self, pool: Any, sales: list[tuple[Any, str]]) -> None:
        Sale = pool.get("sale.sale")
        for sale, stage in sales:
            self._worked[stage].append(sale.id)
        Sale.cancel([sale for sale, stage in sales if stage == "cancelled"])
        asked = [(sale, stage) for sale, stage in sales if stage not in ("draft", "cancelled")]
        Sale.quote([sale for sale, _ in asked])
        agreed = [(sale, stage) for sale, stage in asked if stage != "quotation"]
        Sale.confirm([sale for sale, _ in agreed])
        Sale.process([sale for sale, stage in agreed if stage != "confirmed"])


class _Known:
    """What a new customer's record points at."""

    def __init__(self, pool: Any) -> None:
        self._countries = {one.code: one.id for one in pool.get("country.country").search([])}
        self._areas = {one.code: one.id for one in pool.get("country.subdivision").search([])}
        self._categories = {one.name: one.id for one in pool.get("party.category").search([])}
        spoken = [land.language for land in LANDS]
        languages = pool.get("ir.lang").search([("code", "in", spoken)])
        self._languages = {one.code: one.id for one in languages}

    def party(self, person: Person) -> dict[str, Any]:
        """Write a person as values for Tryton."""
        names = [name for name in (person.tier, "Business" if person.is_company else "") if name]
        addresses = [
            values | {
                "country": self._countries[person.land.code],
                "subdivision": self._areas.get(place.area) if person.land.code in ("CN", "US") else None,
            }
            for place, values in person.addresses
        ]  # fmt: skip
        return {
            "name": person.name,
            "active": person.is_active,
            "lang": self._languages.get(person.land.language),
            "categories": [("add", [self._categories[name] for name in names])],
            "addresses": [("create", addresses)],
            "contact_mechanisms": [("create", [dict(contact) for contact in person.contacts])],
            "identifiers": [("create", [dict(identifier) for identifier in person.identifiers])],
        }


def _product(number: int, kind: tuple[str, int, str, str], unit: int, goods: int) -> dict[str, Any]:
    name, price, variant, own = kind
    return {
        "name": f"{name} {variant} {own}",
        "code": f"MS-{number:04d}",
        "default_uom": unit,
        "sale_uom": unit,
        "type": "goods",
        "salable": True,
        "list_price": price,
        "account_category": goods,
        "products": [("create", [{"cost_price": price * 6 // 10}])],
    }


def _pay(invoice: Any, method: Any, share: int, today: date) -> None:
    amount = invoice.currency.round(invoice.total_amount / share)
    day = min(today, invoice.invoice_date + timedelta(days=9))
    lines = invoice.pay_invoice(amount, method, day)
    if share == 1:
        Line = type(lines[0])
        Line.reconcile([line for line in (*lines, *invoice.lines_to_pay) if not line.reconciliation])
