"""Puts the invented company together: customers, what they bought, how it came, and what they said of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from importlib.resources import files
from itertools import count
from random import Random

from sync.demo.dataset.articles import read_articles
from sync.demo.dataset.complaints import AGENTS, THEMES, Theme
from sync.demo.dataset.parcels import (
    SHARES,
    Journey,
    Route,
    tracking_number,
    travel,
    way_back,
)
from sync.demo.dataset.people import (
    LANDS,
    Land,
    Place,
    company,
    land_of,
    mailbox,
    number,
    person,
    street,
)
from sync.demo.dataset.stories import STORIES, Story
from sync.demo.model import (
    Address,
    ContactPoint,
    Customer,
    Identifier,
    Invoice,
    Message,
    Order,
    OrderLine,
    Package,
    Product,
    Record,
    Shipment,
    ShippedLine,
    StockLevel,
    Ticket,
)

WAREHOUSES = {"CN": "Shenzhen", "JP": "Shenzhen"}
_RATES = {
    "EUR": Decimal(1),
    "CNY": Decimal("7.8"),
    "GBP": Decimal("0.86"),
    "JPY": Decimal(162),
    "USD": Decimal("1.09"),
}
_TICKET_SHARE = 0.16
_CENT = Decimal("0.01")


@dataclass(slots=True)
class Company:
    """Everything the demo office holds, by kind; every record has its stamp."""

    now: datetime
    chance: Random
    kinds: dict[str, list[Record]] = field(default_factory=dict[str, list[Record]])
    articles: dict[str, int] = field(default_factory=dict[str, int])
    ids: "count[int]" = field(default_factory=lambda: count(1))
    parts: "count[int]" = field(default_factory=lambda: count(1))

    def add(self, kind: str, record: Record) -> None:
        """Put a record in."""
        self.kinds.setdefault(kind, []).append(record)


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer with what is needed to send something there."""

    record: Customer
    land: Land
    place: Place


def found_company(seed: int, now: datetime) -> dict[str, list[Record]]:
    """Make the company; the same seed and day give the same one, to the byte."""
    now = now.replace(hour=max(now.hour, 6), minute=0, second=0, microsecond=0)
    made = Company(now, Random(f"{seed}:{now.date()}"))
    for article in read_articles(made.now):
        made.add("articles", article)
        made.articles[article.key] = article.id
    products = _products(made)
    buyers = [_story_buyer(made, story) for story in STORIES]
    for story, buyer in zip(STORIES, buyers, strict=True):
        for days, outcome, codes in story.orders:
            _deal(
                made, buyer, [product for product in products if product.code in codes], outcome, days, story
            )
    buyers = list(_crowd(made))
    for buyer in buyers:
        _deals(made, buyer, products)
    _stock(made, products)
    return made.kinds


def _products(made: Company) -> list[Product]:
    listed = json.loads((files("sync.demo") / "products.json").read_text("utf-8"))
    for serial, item in enumerate(listed, start=1):
        product = Product(
            id=serial, modified=_long_ago(made), code=item["code"], name=f"{item['en']} {item['zh']}"
        )
        made.add("products", product)
        _PRICES[item["code"]] = Decimal(item["price"])
    return [product for product in made.kinds["products"] if isinstance(product, Product)]


_PRICES: dict[str, Decimal] = {}


def _story_buyer(made: Company, story: Story) -> Buyer:
    land = land_of(story.land)
    place = land.places[story.place]
    return _buyer(made, land, place, story.name, story.is_company, story.tier, (story.number,), story.alert)


def _crowd(made: Company) -> Iterator[Buyer]:
    """Make everybody else; a few families and firms share a number."""
    chance = made.chance
    shared = ""
    for land in LANDS:
        for serial in range(land.share - sum(story.land == land.code for story in STORIES)):
            is_firm = chance.random() < 0.12
            name = company(chance, land) if is_firm else person(chance, land)
            numbers = [number(chance, land, is_mobile=not is_firm)]
            if serial % 40 == 7:
                shared = numbers[0]
            elif serial % 40 in (8, 9) and shared and serial % 80 < 40 + (serial % 40 == 8) * 40:
                numbers = [shared]
            if chance.random() < 0.3:
                numbers.append(number(chance, land, is_mobile=bool(is_firm)))
            tier = chance.choices(("gold", "silver", "standard"), (8, 22, 70))[0]
            yield _buyer(made, land, chance.choice(land.places), name, is_firm, tier, numbers, "")


def _buyer(
    made: Company,
    land: Land,
    place: Place,
    name: str,
    is_firm: bool,
    tier: str,
    numbers: Sequence[str],
    alert: str,
) -> Buyer:
    chance, serial = made.chance, next(made.ids)
    points = [_point(made, made_number, is_firm) for made_number in numbers]
    mail = mailbox(chance, serial, land)
    points.append(ContactPoint(id=next(made.parts), kind="email", value=mail, verified=True))
    address = Address(
        id=next(made.parts),
        street=street(chance, land, place),
        postal_code=place.postal_code,
        city=place.city,
        subdivision=place.subdivision,
        country=land.code,
    )
    vat = [Identifier(id=next(made.parts), kind="vat", code=f"{land.code}{chance.randrange(10**8, 10**9)}")]
    record = Customer.model_validate(
        {
            "id": serial,
            "modified": _long_ago(made),
            "number": f"C{10000 + serial}",
            "name": name,
            "is_company": is_firm,
            "tier": tier,
            "language": land.language,
            "alert": alert,
            "contact_points": points,
            "addresses": [address],
            "identifiers": vat if is_firm else [],
        }
    )
    made.add("customers", record)
    return Buyer(record, land, place)


def _point(made: Company, e164: str, is_firm: bool) -> ContactPoint:
    from callcenter.numbering import readable

    land = next((land.code for land in LANDS if e164.startswith(land.mobile + land.landline)), "CN")
    kind = "phone" if is_firm else "mobile"
    return ContactPoint(id=next(made.parts), kind=kind, value=readable(e164, land), e164=e164, verified=True)


def _deals(made: Company, buyer: Buyer, products: Sequence[Product]) -> None:
    chance = made.chance
    few = {"gold": (5, 10), "silver": (2, 6)}.get(buyer.record.tier, (0, 4))
    for _ in range(chance.randint(*few)):
        outcome = chance.choices([name for name, _ in SHARES], [share for _, share in SHARES])[0]
        days = int(chance.triangular(0, 420, 20))
        bought = chance.sample(list(products), chance.choices((1, 2, 3, 4), (55, 28, 12, 5))[0])
        _deal(made, buyer, bought, outcome, days, None)


def _deal(
    made: Company, buyer: Buyer, bought: Sequence[Product], outcome: str, days: int, story: Story | None
) -> None:
    """Make one order with everything that follows from it."""
    chance = made.chance
    placed = made.now.date() - timedelta(days=days)
    if outcome == "partial" and len(bought) < 2:
        outcome = "on_time"
    if story is None and chance.random() < 0.03:
        _cancelled(made, buyer, bought, placed)
        return
    carrier = chance.choice(buyer.land.carriers)
    warehouse = WAREHOUSES.get(buyer.land.code, "Hamburg")
    route = Route(buyer.land, buyer.place, carrier, warehouse)
    journey = travel(chance, route, outcome, placed, made.now)
    rest_waits = outcome == "partial"
    lines = _lines(made, buyer, bought, journey, rest_waits)
    order = _order(made, buyer, lines, placed, journey, rest_waits)
    made.add("orders", order)
    sent = lines[:1] if rest_waits else lines
    shipment = _shipment(made, buyer, order, sent, route, journey)
    made.add("shipments", shipment)
    if rest_waits:
        expected = max(journey.promised, made.now.date() + timedelta(days=4))
        later = Journey("planned", journey.promised, expected, None, None, ())
        made.add("shipments", _shipment(made, buyer, order, lines[1:], route, later))
    _invoice(made, buyer, order, journey)
    if outcome == "returned" and journey.delivered is not None:
        _return(made, buyer, order, lines, route, journey.delivered)
    _ticket(made, buyer, order, outcome, journey, is_certain=story is not None and outcome != "on_time")


def _cancelled(made: Company, buyer: Buyer, bought: Sequence[Product], placed: date) -> None:
    nothing = Journey("planned", placed, None, None, None, ())
    lines = _lines(made, buyer, bought, nothing, rest_waits=False)
    order = _order(made, buyer, lines, placed, nothing, is_partial=False)
    made.add("orders", order.model_copy(update={"state": "cancelled"}))


def _lines(
    made: Company, buyer: Buyer, bought: Sequence[Product], journey: Journey, rest_waits: bool
) -> list[OrderLine]:
    lines: list[OrderLine] = []
    for place, product in enumerate(bought):
        ordered = Decimal(made.chance.choices((1, 2, 3), (80, 15, 5))[0])
        gone = journey.shipped is not None and not (rest_waits and place > 0)
        shipped = ordered if gone else Decimal(0)
        lines.append(
            OrderLine(
                id=next(made.parts),
                product=product.id,
                product_code=product.code,
                description=_local_name(product, buyer.land),
                ordered=ordered,
                shipped=shipped,
                invoiced=shipped,
                unit_price=_price(product, buyer.land),
            )
        )
    return lines


def _order(
    made: Company, buyer: Buyer, lines: list[OrderLine], placed: date, journey: Journey, is_partial: bool
) -> Order:
    serial = next(made.ids)
    closed = journey.state in ("delivered", "returned") and not is_partial
    state = "done" if closed else "confirmed" if journey.state == "planned" else "processing"
    return Order.model_validate(
        {
            "id": serial,
            "modified": _stamp(made, journey),
            "customer": buyer.record.id,
            "number": f"HH-{20000 + serial}",
            "reference": f"WEB-{7000000 + serial * 37}",
            "placed_on": placed,
            "state": state,
            "currency": buyer.land.currency,
            "total": sum((line.ordered * line.unit_price for line in lines), Decimal(0)),
            "lines": lines,
        }
    )


def _shipment(
    made: Company, buyer: Buyer, order: Order, lines: Sequence[OrderLine], route: Route, journey: Journey
) -> Shipment:
    serial = next(made.ids)
    label = journey.shipped is not None or journey.state == "packed"
    parcels = [
        Package(id=next(made.parts), number="1", tracking_number=tracking_number(made.chance, route.carrier))
    ]
    return Shipment.model_validate(
        {
            "id": serial,
            "modified": _stamp(made, journey),
            "customer": buyer.record.id,
            "orders": [order.id],
            "number": f"SH-{30000 + serial}",
            "state": journey.state,
            "carrier": route.carrier,
            "warehouse": route.warehouse,
            "promised": journey.promised,
            "estimated": journey.estimated,
            "shipped": journey.shipped,
            "delivered": journey.delivered,
            "destination_country": buyer.land.code,
            "is_return": order.is_return,
            "packages": parcels if label else [],
            "lines": [
                ShippedLine(
                    order_line=line.id,
                    product_code=line.product_code,
                    description=line.description,
                    quantity=abs(line.ordered),
                )
                for line in lines
            ],
            "events": list(journey.events),
        }
    )


def _return(
    made: Company, buyer: Buyer, order: Order, lines: Sequence[OrderLine], route: Route, delivered: datetime
) -> None:
    sent = delivered.date() + timedelta(days=made.chance.randrange(3, 15))
    if sent > made.now.date():
        return
    journey = way_back(made.chance, route, sent, made.now)
    back = [
        line.model_copy(update={"id": next(made.parts), "ordered": -line.ordered, "shipped": -line.shipped})
        for line in lines[:1]
    ]
    came_back = journey.state == "returned"
    returned = _order(made, buyer, back, sent, journey, is_partial=False)
    state = "done" if came_back else "processing"
    number = returned.number.replace("HH", "RT")
    changes = {"is_return": True, "origin": order.number, "number": number, "reference": "", "state": state}
    returned = returned.model_copy(update=changes)
    made.add("returns", returned)
    made.add("return_shipments", _shipment(made, buyer, returned, back, route, journey))
    if came_back:
        _invoice(made, buyer, returned, journey)


def _invoice(made: Company, buyer: Buyer, order: Order, journey: Journey) -> None:
    if journey.shipped is None:
        return
    serial = next(made.ids)
    issued = journey.shipped.date()
    total = sum((line.invoiced * line.unit_price for line in order.lines), Decimal(0))
    total = order.total if order.is_return else total
    owes = order.total > 0 and made.chance.random() < (0.35 if (made.now.date() - issued).days < 30 else 0.04)
    made.add(
        "invoices",
        Invoice.model_validate(
            {
                "id": serial,
                "modified": _stamp(made, journey),
                "customer": buyer.record.id,
                "number": f"IN-{40000 + serial}",
                "issued_on": issued,
                "due_on": issued + timedelta(days=14),
                "state": "posted" if owes else "paid",
                "currency": order.currency,
                "total": total,
                "open_amount": total if owes else Decimal(0),
                "orders": [order.id],
            }
        ),
    )


def _ticket(
    made: Company, buyer: Buyer, order: Order, outcome: str, journey: Journey, *, is_certain: bool
) -> None:
    chance = made.chance
    themes = [theme for theme in THEMES if theme.outcome == outcome]
    share = 0.55 if outcome != "on_time" else _TICKET_SHARE
    if not themes or not (is_certain or chance.random() < share):
        return
    theme = chance.choice(themes)
    opened = _complained_at(made, journey, outcome)
    if is_certain:
        opened = min(opened, made.now - timedelta(hours=2))
    if opened < made.now:
        made.add("tickets", _write_ticket(made, buyer, order, theme, opened, journey, is_certain))


def _complained_at(made: Company, journey: Journey, outcome: str) -> datetime:
    """Say when the customer wrote: after the promise was broken, or after the goods were there."""
    day = journey.promised + timedelta(days=1)
    if outcome == "lost":
        day += timedelta(days=6)
    elif journey.delivered is not None and outcome != "late":
        day = journey.delivered.date() + timedelta(days=made.chance.randrange(1, 9))
    return datetime.combine(day, time(made.chance.randrange(7, 18), made.chance.randrange(60)), UTC)


def _write_ticket(
    made: Company,
    buyer: Buyer,
    order: Order,
    theme: Theme,
    opened: datetime,
    journey: Journey,
    is_story: bool,
) -> Ticket:
    chance, serial = made.chance, next(made.ids)
    age = made.now - opened
    is_closed = chance.random() < (0.9 if age.days > 14 else 0.25) and not (is_story and age.days < 30)
    language = buyer.land.language[:2]
    subject, text = theme.texts.get(language, theme.texts["en"])
    told = {
        "number": order.number,
        "product": order.lines[0].description,
        "promised": journey.promised.isoformat(),
    }
    answered_in = "zh" if language == "zh" else "en"
    answer = theme.answers[answered_in]
    owner = chance.choices(AGENTS, (30, 20, 20, 15, 15))[0] if is_closed or chance.random() < 0.75 else ""
    owner = "demo" if is_story and not is_closed else owner
    answered = opened + timedelta(hours=chance.randrange(1, 20))
    closed = answered + timedelta(hours=chance.randrange(1, 30)) if is_closed else None
    if closed is not None and closed > made.now:
        closed, answered = made.now, min(answered, made.now)
    messages = [_message(made, "from_customer", buyer.record.name, opened, text.format(**told))]
    if owner and answered <= made.now:
        messages.append(_message(made, "reply", owner, answered, answer))
    due = (
        opened + timedelta(hours=48) if age.days > 3 else made.now + timedelta(hours=chance.randrange(-6, 40))
    )
    state = (
        "closed"
        if closed
        else "waiting"
        if len(messages) > 1 and chance.random() < 0.4
        else "open"
        if owner
        else "new"
    )
    return Ticket.model_validate(
        {
            "id": serial,
            "modified": max(message.at for message in messages) if closed is None else closed,
            "customer": buyer.record.id,
            "number": f"T-{5000 + serial}",
            "subject": subject.format(**told),
            "state": state,
            "queue": theme.queue,
            "owner": owner,
            "priority": theme.priority + (15 if buyer.record.tier == "gold" else 0),
            "is_complaint": theme.is_complaint,
            "text": text.format(**told),
            "order": order.id,
            "opened_at": opened,
            "due_at": due,
            "closed_at": closed,
            "closed_by_article": made.articles.get(f"{answered_in}/{theme.article}") if closed else None,
            "messages": messages,
        }
    )


def _message(made: Company, kind: str, author: str, at: datetime, text: str) -> Message:
    return Message.model_validate(
        {"id": next(made.parts), "kind": kind, "author": author, "at": at, "text": text}
    )


def _stock(made: Company, products: Sequence[Product]) -> None:
    for product in products:
        for warehouse in ("Hamburg", "Shenzhen"):
            on_hand = made.chance.choices((0, 3, 25, 120), (8, 12, 40, 40))[0]
            promised = min(on_hand, made.chance.randrange(0, 6))
            level = StockLevel(
                id=next(made.ids),
                modified=made.now - timedelta(minutes=30),
                product=product.id,
                warehouse=warehouse,
                on_hand=Decimal(on_hand),
                available=Decimal(on_hand - promised),
            )
            made.add("stock", level)


def _local_name(product: Product, land: Land) -> str:
    latin, _, han = product.name.rpartition(" ")
    first_han = next(
        (place for place, letter in enumerate(product.name) if letter > "\u3000"), len(product.name)
    )
    latin, han = product.name[:first_han].strip(), product.name[first_han:].strip()
    return han if land.code == "CN" else latin


def _price(product: Product, land: Land) -> Decimal:
    price = _PRICES[product.code] * _RATES[land.currency]
    if land.currency == "JPY":
        return Decimal(int(price) // 10 * 10)
    return price.quantize(_CENT)


def _stamp(made: Company, journey: Journey) -> datetime:
    """Say when this last changed: with the last event, else in the nightly run, which gives equal stamps."""
    if journey.events:
        at = journey.events[-1].at
        if isinstance(at, datetime):
            return at
    return datetime.combine(made.now.date(), time(2), UTC)


def _long_ago(made: Company) -> datetime:
    return datetime.combine(made.now.date() - timedelta(days=430), time(3), UTC)
