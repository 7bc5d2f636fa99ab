"""What holds for every record, whoever gave it."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

from callcenter.domain.article import Article
from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactPoint, Customer
from callcenter.domain.ids import RemoteId
from callcenter.domain.invoice import Invoice
from callcenter.domain.order import Order
from callcenter.domain.product import Product, StockLevel
from callcenter.domain.record import Record
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket

_E164 = re.compile(r"\+[1-9][0-9]{4,14}")
_CURRENCY = re.compile(r"[A-Z]{3}")

TYPES: Mapping[Kind, type[Record]] = MappingProxyType(
    {
        Kind.CUSTOMER: Customer,
        Kind.ORDER: Order,
        Kind.SHIPMENT: Shipment,
        Kind.PRODUCT: Product,
        Kind.STOCK: StockLevel,
        Kind.INVOICE: Invoice,
        Kind.TICKET: Ticket,
        Kind.ARTICLE: Article,
    }
)


def must(condition: object, sentence: str) -> None:
    """Fail with a sentence that says what was promised; never with the content of a record."""
    if not condition:
        raise AssertionError(sentence)


def check_record(record: Record, kind: Kind) -> None:
    """Check one record through and through."""
    must(isinstance(record, TYPES[kind]), f"a feed of {kind} gave a {type(record).__name__}")
    must(record.id, f"a {type(record).__name__} has no id")
    check_values(record, type(record).__name__)


def check_values(value: Any, place: str) -> None:
    """Compare every value with what the domain says it is; times know their zone, amounts are exact."""
    hints = _hints(value.__class__)
    for item in fields(value):
        inner, here = getattr(value, item.name), f"{place}.{item.name}"
        must(_fits(inner, hints[item.name]), f"{here} is a {type(inner).__name__}")
        check_value(inner, here)
    if isinstance(value, ContactPoint):
        must(_is_key(value.key), f"{place}.key is neither E.164 nor a lower-case mail address")


def check_value(value: object, place: str) -> None:
    """Check one value and what is inside it."""
    if isinstance(value, datetime):
        must(value.tzinfo is not None, f"{place} does not say in which zone it is")
    elif isinstance(value, Decimal):
        must(value.is_finite(), f"{place} is no number")
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            check_value(one, place)
    elif is_dataclass(value) and not isinstance(value, type):
        check_values(value, place)
    elif isinstance(value, str) and place.endswith(".currency"):
        must(_CURRENCY.fullmatch(value), f"{place} is no ISO 4217 code")


def absent(ids: list[RemoteId]) -> RemoteId:
    """Invent an id of the office's own kind that it does not have."""
    like = max(ids, key=len, default=RemoteId("1"))
    return RemoteId(re.sub(r"[0-9]+", "987654321", like) if re.search(r"[0-9]", like) else f"{like}-none")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _fits(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, one) for one in get_args(hint))
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(one, get_args(hint)[0]) for one in value)  # pyright: ignore[reportUnknownVariableType]  # a tuple of whatever was handed in
    if isinstance(hint, NewType):
        return _fits(value, hint.__supertype__)
    if hint in (None, NoneType):
        return value is None
    if hint is int:
        return type(value) is int
    return isinstance(value, hint)


def _is_key(key: str) -> bool:
    return key == "" or bool(_E164.fullmatch(key)) or ("@" in key and key == key.lower())
