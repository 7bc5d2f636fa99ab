"""Strategies that invent records as offices may send them."""

from datetime import UTC, date
from decimal import Decimal

from hypothesis import strategies as st

from callcenter.domain.article import Article
from callcenter.domain.customer import (
    ContactKind,
    ContactPoint,
    Customer,
    Identifier,
    PostalAddress,
    Tier,
)
from callcenter.domain.ids import RemoteId
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.moment import Moment
from callcenter.domain.order import Order, OrderLine, OrderState
from callcenter.domain.product import Product, StockLevel
from callcenter.domain.shipment import (
    EventKind,
    Package,
    Shipment,
    ShipmentState,
    ShippedLine,
    TrackingEvent,
)
from callcenter.domain.ticket import (
    Attachment,
    CustomField,
    Message,
    MessageKind,
    Requestor,
    Ticket,
    TicketState,
)

ids = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=8).map(RemoteId)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
times = st.datetimes(timezones=st.just(UTC))
moments: st.SearchStrategy[Moment] = st.one_of(days, times)
amounts = st.decimals(Decimal("-1e12"), Decimal("1e12"), allow_nan=False, allow_infinity=False, places=4)


def optional(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


points = st.builds(ContactPoint, ids, st.sampled_from(ContactKind), texts, texts, texts, st.booleans())
addresses = st.builds(
    PostalAddress, ids, texts, texts, texts, texts, texts, texts, st.booleans(), st.booleans()
)
customers = st.builds(
    Customer,
    ids,
    texts,
    texts,
    st.sampled_from(Tier),
    texts,
    st.booleans(),
    st.booleans(),
    texts,
    several(texts),
    several(points),
    several(addresses),
    several(st.builds(Identifier, ids, texts, texts)),
    texts,
)
lines = st.builds(
    OrderLine,
    ids,
    optional(ids),
    texts,
    texts,
    amounts,
    optional(amounts),
    optional(amounts),
    texts,
    optional(amounts),
)
orders = st.builds(
    Order,
    ids,
    ids,
    texts,
    optional(days),
    st.sampled_from(OrderState),
    texts,
    amounts,
    several(lines),
    texts,
    texts,
    st.booleans(),
    texts,
    texts,
)
shipments = st.builds(
    Shipment,
    ids,
    ids,
    several(ids),
    texts,
    st.sampled_from(ShipmentState),
    texts,
    texts,
    several(st.builds(Package, ids, texts, texts, texts)),
    several(st.builds(ShippedLine, ids, texts, texts, texts)),
    several(st.builds(TrackingEvent, moments, st.sampled_from(EventKind), texts, texts)),
    optional(moments),
    optional(moments),
    optional(moments),
    optional(moments),
    texts,
    st.booleans(),
    st.booleans(),
    texts,
    texts,
)
invoices = st.builds(
    Invoice,
    ids,
    ids,
    texts,
    optional(days),
    optional(days),
    st.sampled_from(InvoiceState),
    texts,
    amounts,
    amounts,
    several(ids),
    texts,
    texts,
)
tickets = st.builds(
    Ticket,
    ids,
    ids,
    texts,
    texts,
    st.sampled_from(TicketState),
    texts,
    texts,
    st.integers(0, 100),
    st.booleans(),
    texts,
    optional(ids),
    optional(times),
    optional(times),
    optional(times),
    optional(ids),
    several(
        st.builds(
            Message,
            ids,
            st.sampled_from(MessageKind),
            texts,
            times,
            texts,
            texts,
            several(st.builds(Attachment, ids, texts, optional(st.integers(0, 2**53)), texts)),
        )
    ),
    texts,
    texts,
    texts,
    several(st.builds(CustomField, texts, several(texts))),
    several(st.builds(Requestor, texts, texts)),
)
products = st.builds(Product, ids, texts, texts, texts, st.booleans(), texts)
levels = st.builds(StockLevel, ids, ids, texts, amounts, amounts, texts)
articles = st.builds(Article, ids, texts, texts, texts, several(texts), texts, optional(times), texts, texts)
