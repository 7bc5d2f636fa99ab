"""What an agent may write: each rule says in one calm sentence what is missing."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from callcenter.domain.customer import ContactKind, ContactPoint, PostalAddress
from callcenter.domain.edit import Fields, Value
from callcenter.domain.edit_values import FIELD, list_value, to_list
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.order import Order, OrderState
from callcenter.domain.ticket import TicketState

_MAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
_MOST_PRIORITY = 100
NUMBERS = frozenset({ContactKind.PHONE, ContactKind.MOBILE, ContactKind.FAX})
_MISSING: Mapping[str, Trouble] = MappingProxyType(
    {"subject": Trouble.SUBJECT_MISSING, "queue": Trouble.QUEUE_MISSING}
)


def words(text: str, missing: Trouble = Trouble.TEXT_MISSING) -> str:
    """Give words that are there, as they were typed."""
    if not text.strip():
        raise DeskError(missing)
    return text


def line(text: str, missing: Trouble) -> str:
    """Give words that stand in one line."""
    return " ".join(words(text, missing).split())


def ticket_change(fields: Fields) -> Fields:
    """Bring the fields of a ticket into the form that compares."""
    return {name: _ticket_field(name, value) for name, value in fields.items()}


def mail_address(text: str) -> str:
    """Give an address that may be one; whether anybody reads it only mail can tell."""
    address = text.strip()
    if not _MAIL.fullmatch(address):
        raise DeskError(Trouble.NOT_AN_EMAIL, text=address)
    return address


def contact(point: ContactPoint, number: str) -> ContactPoint:
    """Give a contact as it may be kept; ``number`` is its E.164 form, empty where it has none."""
    label = point.label.strip()
    if point.kind is ContactKind.EMAIL:
        return replace(point, value=mail_address(point.value), label=label)
    if point.kind in NUMBERS and not number:
        raise DeskError(Trouble.NOT_A_NUMBER, text=point.value.strip())
    return replace(point, value=number or words(point.value.strip()), label=label)


def address(place: PostalAddress) -> PostalAddress:
    """Give an address that post can reach."""
    tidy = PostalAddress(
        place.id,
        "\n".join(part.strip() for part in place.street.splitlines() if part.strip()),
        place.postal_code.strip(),
        place.city.strip(),
        place.subdivision.strip(),
        place.country.strip().upper(),
        place.name.strip(),
    )
    if not (tidy.street and tidy.city and re.fullmatch("[A-Z]{2}", tidy.country)):
        raise DeskError(Trouble.ADDRESS_INCOMPLETE)
    return tidy


def check_cancellable(order: Order) -> None:
    """Only what nobody has begun to do can be cancelled here."""
    if order.state not in (OrderState.DRAFT, OrderState.QUOTATION):
        raise DeskError(Trouble.NOT_CANCELLABLE, text=order.number)


def check_redirectable(order: Order) -> None:
    """An order that is over goes nowhere any more."""
    if not order.is_open:
        raise DeskError(Trouble.NOT_REDIRECTABLE, text=order.number)


def _ticket_field(name: str, value: Value) -> Value:
    if name.startswith(FIELD) and name != FIELD:
        return _several(name, value)
    if name in _MISSING:
        return line(value or "", _MISSING[name])
    if name == "priority":
        return _priority(value)
    if name == "state":
        return _state(value)
    if name != "owner":
        raise DeskError(Trouble.WRONG_FIELD, text=name)
    return (value or "").strip()


def _several(name: str, value: Value) -> str:
    try:
        return list_value(to_list(value))
    except ValueError:
        raise DeskError(Trouble.WRONG_FIELD, text=name) from None


def _priority(value: Value) -> str:
    told = (value or "").strip()
    if not (told.isascii() and told.isdecimal() and int(told) <= _MOST_PRIORITY):
        raise DeskError(Trouble.WRONG_PRIORITY)
    return str(int(told))


def _state(value: Value) -> str:
    if value not in {one.value for one in TicketState} - {TicketState.UNKNOWN.value}:
        raise DeskError(Trouble.WRONG_STATE, text=value or "")
    return value or ""
