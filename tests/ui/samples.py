"""Call sheets of invented customers, rich enough to see how the screen bears them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from callcenter.domain.article import Article, Suggestion
from callcenter.domain.call_sheet import CallSheet, Candidate, OfficeHealth, OrderOnSheet, Panel, PanelState
from callcenter.domain.customer import (
    ContactKind,
    ContactPoint,
    CustomerCard,
    Identifier,
    OfficeRecord,
    PostalAddress,
    Tier,
)
from callcenter.domain.errors import Trouble
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.money import Money
from callcenter.domain.order import Order, OrderLine, OrderState
from callcenter.domain.shipment import EventKind, Package, Shipment, ShipmentState, TrackingEvent
from callcenter.domain.ticket import Message, MessageKind, Ticket, TicketState
from callcenter.domain.timeline import EntryKind, TimelineEntry, build_timeline

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
ERP, SCM, CRM, KB = OfficeId("erp"), OfficeId("scm"), OfficeId("crm"), OfficeId("kb")
GRETA, LI_NA, MAYER = CustomerId(1), CustomerId(2), CustomerId(3)


def days_ago(days: float) -> datetime:
    """Give a moment so many days before the samples' now."""
    return NOW - timedelta(days=days)


T = TypeVar("T")


def held(record: T, number: int, office: OfficeId = ERP) -> Held[T]:
    """Hold a record as if it had just been read."""
    return Held(LocalId(number), office, record, NOW - timedelta(seconds=40))


def line(
    number: int, code: str, description: str, ordered: int, shipped: int | None, price: str
) -> OrderLine:
    """Make an order line."""
    return OrderLine(
        RemoteId(str(number)),
        RemoteId(code),
        code,
        description,
        Decimal(ordered),
        None if shipped is None else Decimal(shipped),
        unit_price=Decimal(price),
    )


def event(days: float, kind: EventKind, what: str, where: str = "") -> TrackingEvent:
    """Make a carrier event so many days ago."""
    return TrackingEvent(days_ago(days), kind, what, where)


def parcel(number: str) -> tuple[Package, ...]:
    """Make one package with a label."""
    return (Package(RemoteId(number), number, number),)


def panels(*, away: OfficeId | None = None, seconds: int = 40) -> Mapping[Panel, PanelState]:
    """Say how old each panel is, with one office away if so wished."""
    givers = {
        Panel.PROFILE: ERP,
        Panel.TICKETS: CRM,
        Panel.ORDERS: ERP,
        Panel.DELIVERIES: SCM,
        Panel.INVOICES: ERP,
        Panel.ARTICLES: KB,
    }
    return {panel: _panel(office, office == away, seconds) for panel, office in givers.items()}


def _panel(office: OfficeId, is_away: bool, seconds: int) -> PanelState:
    if is_away:
        since = NOW - timedelta(minutes=28)
        return PanelState(since, (OfficeHealth(office, since, Trouble.UNREACHABLE, since),))
    heard = NOW - timedelta(seconds=seconds)
    return PanelState(heard, (OfficeHealth(office, heard),))


def greta_card() -> CustomerCard:
    """A German company customer with a long name and many contact points."""
    return CustomerCard(
        GRETA,
        "Margarethe Schulze-Hohenlohe & Partner Gartenbau GmbH",
        Tier.GOLD,
        "de",
        True,
        True,
        ("Call back on the mobile only; the office line is shared.",),
        ("Garden", "Reseller"),
        (
            ContactPoint(
                RemoteId("1"), ContactKind.MOBILE, "+49 171 5550143", "+491715550143", "Margarethe", True
            ),
            ContactPoint(RemoteId("2"), ContactKind.PHONE, "+49 711 5550 110", "+497115550110", "Office"),
            ContactPoint(
                RemoteId("3"), ContactKind.EMAIL, "einkauf@schulze-hohenlohe.example", "e", "Purchasing", True
            ),
            ContactPoint(RemoteId("4"), ContactKind.FAX, "+49 711 5550 119", "", ""),
        ),
        (
            PostalAddress(
                RemoteId("1"), "Obere Weinsteige 14a", "70597", "Stuttgart", "", "DE", "", True, False
            ),
            PostalAddress(
                RemoteId("2"), "Postfach 10 22 33", "70018", "Stuttgart", "", "DE", "", False, True
            ),
        ),
        (Identifier(RemoteId("1"), "eu_vat", "DE811569869"),),
        (OfficeRecord(ERP, RemoteId("1042"), "C-1042"), OfficeRecord(CRM, RemoteId("77"), "77")),
    )


def greta_orders() -> tuple[OrderOnSheet, ...]:
    """Late, partial, lost, returned, on time: one of each."""
    late = Order(
        RemoteId("5"), RemoteId("1042"), "SO-2026-01187", date(2026, 11, 16), OrderState.PROCESSING, "EUR",
        Decimal("1184.50"),
        (
            line(1, "GT-220", "Greenhouse heater 2.2 kW with thermostat and frost guard", 3, 2, "289.00"),
            line(2, "GT-221", "Replacement filter", 12, 12, "9.50"),
            line(3, "GT-300", "Irrigation timer", 2, 0, "49.00"),
        ),
        reference="Einkauf Frau Weiß 4711",
    )  # fmt: skip
    lost = Order(
        RemoteId("4"), RemoteId("1042"), "SO-2026-01102", date(2026, 11, 3), OrderState.PROCESSING, "EUR",
        Decimal("79.90"), (line(1, "GT-090", "Seed tray set", 4, 4, "19.90"),),
    )  # fmt: skip
    returned = Order(
        RemoteId("3"), RemoteId("1042"), "RMA-2026-0088", date(2026, 11, 10), OrderState.CONFIRMED, "EUR",
        Decimal("-129.00"), (line(1, "GT-120", "Hose reel 40 m", 1, None, "129.00"),), is_return=True,
    )  # fmt: skip
    done = Order(
        RemoteId("2"), RemoteId("1042"), "SO-2026-00950", date(2026, 10, 2), OrderState.DONE, "EUR",
        Decimal("412.00"), (line(1, "GT-500", "Compost bin 600 l", 2, 2, "206.00"),),
    )  # fmt: skip
    return (
        OrderOnSheet(held(late, 15), (held(_late_parcel(), 21, SCM), held(_packing(), 22, SCM))),
        OrderOnSheet(held(returned, 13), (held(_coming_back(), 24, SCM),)),
        OrderOnSheet(held(lost, 14), (held(_lost_parcel(), 23, SCM),)),
        OrderOnSheet(held(done, 12), (held(_on_time(), 25, SCM),)),
    )


def _late_parcel() -> Shipment:
    return Shipment(
        RemoteId("21"), RemoteId("1042"), (RemoteId("5"),), "OUT-0341", ShipmentState.IN_TRANSIT, "DHL Paket",
        packages=parcel("00340434161094027318"),
        events=(
            event(6.9, EventKind.PACKING, "Packed", "Warehouse Ulm"),
            event(6.5, EventKind.SHIPPING, "Handed to the carrier", "Ulm"),
            event(5.8, EventKind.ARRIVING, "Arrived at the parcel centre", "Köngen"),
            event(4.2, EventKind.OTHER, "Delayed: the address is being checked", "Köngen"),
            event(0.6, EventKind.DEPARTING, "Left the parcel centre", "Köngen"),
        ),
        promised=date(2026, 11, 21), estimated=date(2026, 11, 25), shipped=days_ago(6.5), destination_country="DE",
    )  # fmt: skip


def _packing() -> Shipment:
    return Shipment(
        RemoteId("22"), RemoteId("1042"), (RemoteId("5"),), "OUT-0355", ShipmentState.PACKING,
        warehouse="Ulm", promised=date(2026, 11, 27), destination_country="DE", knows_events=False,
    )  # fmt: skip


def _lost_parcel() -> Shipment:
    return Shipment(
        RemoteId("23"), RemoteId("1042"), (RemoteId("4"),), "OUT-0302", ShipmentState.LOST, "Hermes",
        packages=parcel("H1003720045678"),
        events=(
            event(19, EventKind.PACKING, "Packed"),
            event(18.4, EventKind.SHIPPING, "Handed to the carrier", "Ulm"),
            event(9, EventKind.LOST, "Declared lost after the search", "Haldensleben"),
        ),
        promised=date(2026, 11, 7), shipped=days_ago(18.4), destination_country="DE",
    )  # fmt: skip


def _coming_back() -> Shipment:
    return Shipment(
        RemoteId("24"), RemoteId("1042"), (RemoteId("3"),), "IN-0040", ShipmentState.RETURNING, "DHL Retoure",
        packages=parcel("00340434161000000042"),
        events=(event(2.1, EventKind.RETURNING, "Return parcel handed in", "Stuttgart-Degerloch"),),
        shipped=days_ago(2.1), destination_country="DE", is_return=True,
    )  # fmt: skip


def _on_time() -> Shipment:
    return Shipment(
        RemoteId("25"), RemoteId("1042"), (RemoteId("2"),), "OUT-0280", ShipmentState.DELIVERED, "DHL Freight",
        packages=parcel("DE-88231-9"),
        events=(
            event(51, EventKind.PACKING, "Packed"),
            event(50.5, EventKind.SHIPPING, "Handed to the carrier", "Ulm"),
            event(48.2, EventKind.OUT_FOR_DELIVERY, "Out for delivery", "Stuttgart"),
            event(48, EventKind.DELIVERED, "Delivered to reception", "Stuttgart"),
        ),
        promised=date(2026, 10, 8), shipped=days_ago(50.5), delivered=days_ago(48), destination_country="DE",
    )  # fmt: skip


def greta_tickets() -> tuple[Held[Ticket], ...]:
    """A complaint that is over, one that waits, one long closed."""
    complaint = Ticket(
        RemoteId("901"), RemoteId("77"), "901", "Heater SO-2026-01187 has not arrived, frost tonight",
        TicketState.OPEN, "Complaints", "anna", 80, True,
        "Die Heizung ist seit Samstag überfällig. Wir brauchen sie vor dem Frost.", None,
        days_ago(1.2), NOW - timedelta(hours=2),
        messages=(
            Message(RemoteId("1"), MessageKind.FROM_CUSTOMER, "Margarethe Schulze", days_ago(1.2),
                    "Guten Tag, die Heizung aus Bestellung SO-2026-01187 ist seit Samstag überfällig.\n"
                    "Heute Nacht gibt es Frost, und ich habe 400 Setzlinge im Gewächshaus. Bitte melden Sie sich!"),
            Message(RemoteId("2"), MessageKind.COMMENT, "anna", days_ago(0.9),
                    "Asked DHL; the address is being checked. Promised a call back."),
        ),
    )  # fmt: skip
    lost = Ticket(
        RemoteId("902"), RemoteId("77"), "902", "Seed trays lost by Hermes: send again?", TicketState.WAITING,
        "Deliveries", "anna", 50, False, "", None, days_ago(8), NOW + timedelta(minutes=20),
    )  # fmt: skip
    closed = Ticket(
        RemoteId("640"), RemoteId("77"), "640", "Invoice address changed", TicketState.CLOSED, "Accounts", "li.na", 10,
        False, "", None, days_ago(40), None, days_ago(39),
    )  # fmt: skip
    return held(complaint, 31, CRM), held(lost, 32, CRM), held(closed, 33, CRM)


def greta_invoices() -> tuple[Held[Invoice], ...]:
    """One overdue, one paid, one credit note."""

    def bill(
        number: int, name: str, issued: date, due: date, state: InvoiceState, total: str, rest: str
    ) -> Held[Invoice]:
        record = Invoice(
            RemoteId(str(number)),
            RemoteId("1042"),
            name,
            issued,
            due,
            state,
            "EUR",
            Decimal(total),
            Decimal(rest),
        )
        return held(record, 40 + number)

    return (
        bill(
            1, "INV-2026-0771", date(2026, 11, 3), date(2026, 11, 17), InvoiceState.POSTED, "129.00", "129.00"
        ),
        bill(2, "INV-2026-0650", date(2026, 10, 2), date(2026, 10, 16), InvoiceState.PAID, "412.00", "0"),
        bill(3, "CN-2026-0031", date(2026, 9, 20), date(2026, 9, 20), InvoiceState.PAID, "-38.00", "0"),
    )


def greta_calls() -> tuple[Interaction, ...]:
    """Two calls this desk logged."""
    return (
        Interaction(LocalId(51), GRETA, Channel.CALL, "+491715550143", "anna", days_ago(0.85), None,
                    "Asked where the heater is. Promised to call back before noon."),
        Interaction(LocalId(52), GRETA, Channel.CALL, "+497115550110", "li.na", days_ago(40), None, "New address."),
    )  # fmt: skip


def greta(*, away: OfficeId | None = None, orders: tuple[OrderOnSheet, ...] | None = None) -> CallSheet:
    """The rich sheet."""
    on_sheet = greta_orders() if orders is None else orders
    shipments = [shipment for order in on_sheet for shipment in order.deliveries]
    timeline = build_timeline(
        [order.order for order in on_sheet], shipments, greta_invoices(), greta_tickets(), greta_calls()
    )
    return CallSheet(
        greta_card(), on_sheet, (), greta_tickets(), greta_invoices(), (Money(Decimal("129.00"), "EUR"),), timeline,
        (), panels(away=away), NOW,
    )  # fmt: skip


def li_na() -> CallSheet:
    """A Chinese gold customer: delivered late, refused, on its way today."""
    card = CustomerCard(
        LI_NA, "李娜", Tier.GOLD, "zh-CN", False, True, ("VIP 客户：优先处理，来电请称呼“李女士”。",), ("家电",),
        (
            ContactPoint(RemoteId("1"), ContactKind.MOBILE, "138 1234 5678", "+8613812345678", "本人", True),
            ContactPoint(RemoteId("2"), ContactKind.EMAIL, "lina@beispiel.example", "lina@beispiel.example", ""),
        ),
        (PostalAddress(RemoteId("1"), "天河区体育西路103号维多利广场B座2807室", "510620", "广州市", "广东省", "CN", "李娜", True, True),),
        (Identifier(RemoteId("1"), "会员号", "VIP-88012"),),
        (OfficeRecord(ERP, RemoteId("88"), "C-0088"), OfficeRecord(CRM, RemoteId("12"), "12")),
    )  # fmt: skip
    today = Order(
        RemoteId("9"), RemoteId("88"), "SO-2026-01201", date(2026, 11, 21), OrderState.PROCESSING, "CNY",
        Decimal("6899.00"), (line(1, "AC-35", "一级能效变频空调 1.5 匹", 1, 1, "6599.00"), line(2, "AC-SV", "上门安装服务", 1, None, "300.00")),
    )  # fmt: skip
    refused = Order(
        RemoteId("8"), RemoteId("88"), "SO-2026-01133", date(2026, 11, 8), OrderState.PROCESSING, "CNY",
        Decimal("459.00"), (line(1, "KT-17", "电热水壶 1.7L", 1, 1, "459.00"),),
    )  # fmt: skip
    out = Shipment(
        RemoteId("31"), RemoteId("88"), (RemoteId("9"),), "OUT-0360", ShipmentState.OUT_FOR_DELIVERY, "顺丰速运",
        packages=parcel("SF1420098812345"),
        events=(
            event(2.2, EventKind.PACKING, "已打包", "佛山仓"),
            event(2, EventKind.SHIPPING, "已揽收", "佛山"),
            event(1.1, EventKind.ARRIVING, "到达转运中心", "广州"),
            event(0.2, EventKind.OUT_FOR_DELIVERY, "派送中，快递员王师傅 139****0021", "广州天河"),
        ),
        promised=datetime(2026, 11, 24, 10, tzinfo=UTC), shipped=days_ago(2), destination_country="CN",
    )  # fmt: skip
    back = Shipment(
        RemoteId("32"), RemoteId("88"), (RemoteId("8"),), "OUT-0311", ShipmentState.REFUSED, "中通快递",
        packages=parcel("ZT7788990011"),
        events=(
            event(14, EventKind.SHIPPING, "已揽收", "佛山"),
            event(12.2, EventKind.OUT_FOR_DELIVERY, "派送中", "广州天河"),
            event(12, EventKind.REFUSED, "收件人拒收：外包装破损", "广州天河"),
        ),
        promised=date(2026, 11, 12), shipped=days_ago(14), destination_country="CN",
    )  # fmt: skip
    orders = (
        OrderOnSheet(held(today, 61), (held(out, 71, SCM),)),
        OrderOnSheet(held(refused, 62), (held(back, 72, SCM),)),
    )
    ticket = Ticket(
        RemoteId("903"), RemoteId("12"), "903", "水壶外包装破损，要求换货", TicketState.NEW, "售后", "anna", 60, True, "",
        None, days_ago(0.4), NOW + timedelta(hours=5),
        messages=(Message(RemoteId("1"), MessageKind.FROM_CUSTOMER, "李娜", days_ago(0.4), "包装破了，我拒收了，请尽快换一个新的寄给我。"),),
    )  # fmt: skip
    timeline = build_timeline(
        [o.order for o in orders], [held(out, 71, SCM), held(back, 72, SCM)], (), [held(ticket, 81, CRM)], ()
    )
    return CallSheet(card, orders, (), (held(ticket, 81, CRM),), (), (), timeline, (), panels(), NOW)


def mayer() -> CallSheet:
    """A customer of whom nearly nothing is known."""
    card = CustomerCard(
        MAYER, "Jo Mayer", Tier.STANDARD, "", False, True, (), (),
        (ContactPoint(RemoteId("1"), ContactKind.MOBILE, "+49 160 555 0101", "+491605550101"),), (), (),
        (OfficeRecord(CRM, RemoteId("5"), "5"),),
    )  # fmt: skip
    return CallSheet(card, (), (), (), (), (), (), (), panels(), NOW)


SHEETS = {GRETA: greta, LI_NA: li_na, MAYER: mayer}


def long_timeline(length: int) -> tuple[TimelineEntry, ...]:
    """Many entries, newest first."""
    kinds = (EntryKind.MESSAGE, EntryKind.CARRIER_EVENT, EntryKind.ORDER_PLACED, EntryKind.CALL)
    return tuple(
        TimelineEntry(
            NOW - timedelta(hours=3 * number),
            kinds[number % 4],
            f"no. {number}",
            f"What happened, number {number}",
            ERP,
            LocalId(number),
        )
        for number in range(length)
    )


def candidates() -> tuple[Candidate, ...]:
    """A family that shares a line."""
    return (
        Candidate(CustomerId(11), "王建国", "上海市浦东新区", "+86 21 5555 0123", "SO-2026-01150", date(2026, 11, 15),
                  "904 · 发票抬头错误", days_ago(3), "li.na", True),
        Candidate(CustomerId(12), "王晓燕", "上海市浦东新区", "+86 21 5555 0123", "SO-2026-00731", date(2026, 8, 2), "", days_ago(90), "anna", False),
        Candidate(CustomerId(13), "上海德隆精密机械进出口有限公司浦东分公司", "上海市", "+86 21 5555 0123", "", None, "", None, "", False),
    )  # fmt: skip


def suggestions() -> tuple[Suggestion, ...]:
    """Articles that may help."""

    def one(number: int, title: str, language: str, matched: tuple[str, ...], excerpt: str) -> Suggestion:
        return Suggestion(
            LocalId(number), KB, RemoteId(str(number)), title, language, 10 - number, matched, excerpt
        )

    return (
        one(
            1,
            "Parcel late: what to say and what to do",
            "en",
            ("late", "delivery"),
            "Check the last carrier event. More than two days without one: open an inquiry with the carrier …",
        ),
        one(
            2,
            "Lost parcel: redelivery or refund",
            "en",
            ("parcel", "lost"),
            "A parcel counts as lost after seven days without an event. Gold customers choose …",
        ),
        one(
            3,
            "包裹延误：如何向客户解释",
            "zh-CN",
            ("延误",),
            "先核对最后一条物流信息；超过两天没有更新，请向承运商提交查询……",
        ),
        one(
            4,
            "Frost damage and goodwill",
            "en",
            ("frost",),
            "Goodwill up to 50 € may be granted by every agent; above that ask a supervisor.",
        ),
    )


def article() -> Held[Article]:
    """An article in Markdown."""
    text = """# Parcel late

A delivery is **late** when the promised day is over where the parcel goes.

## What to say

1. Say the last carrier event and its date.
2. Say when you will call back, and keep to it.

## What to do

- Two days without an event: open an inquiry with the carrier.
- Seven days: treat the parcel as *lost*, see [Lost parcel](https://kb.example/lost).

| Carrier | Inquiry |
|---|---|
| DHL | 2 days |
| Hermes | 4 days |
"""
    return held(
        Article(
            RemoteId("1"),
            "Parcel late: what to say and what to do",
            text,
            "en",
            ("delivery",),
            "https://kb.example/late",
            days_ago(12),
        ),
        1,
        KB,
    )
