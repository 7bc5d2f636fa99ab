"""How the fields of records stand in edits: one text for one meaning, so that untouched values compare as equal."""

import json
from collections.abc import Iterable, Mapping
from typing import cast

from callcenter.domain.customer import ContactKind, ContactPoint, Customer, PostalAddress
from callcenter.domain.edit import Fields, Value
from callcenter.domain.ids import RemoteId
from callcenter.domain.order import Order
from callcenter.domain.ticket import Ticket

CONTACT = "contact:"
ADDRESS = "address:"
FIELD = "field:"
_ADDRESS_PARTS = ("street", "postal_code", "city", "subdivision", "country", "name")


def canonical(value: object) -> str:
    """Write JSON in the one way that compares."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def contact_value(point: ContactPoint) -> str:
    """Write a number or mail address; whether it is verified is the office's to say."""
    return canonical({"kind": point.kind.value, "value": point.value, "label": point.label})


def address_value(address: PostalAddress) -> str:
    """Write where post goes."""
    return canonical({part: getattr(address, part) for part in _ADDRESS_PARTS})


def list_value(values: Iterable[str]) -> str:
    """Write a list of texts in its order."""
    return canonical(list(values))


def to_contact(identity: str, value: str) -> ContactPoint:
    """Read a contact; raises ``ValueError`` where it is none."""
    told = _object(value)
    return ContactPoint(
        RemoteId(identity), ContactKind(told.get("kind", "other")), told.get("value", ""),
        label=told.get("label", ""),
    )  # fmt: skip


def to_address(identity: str, value: str) -> PostalAddress:
    """Read an address; raises ``ValueError`` where it is none."""
    told = _object(value)
    street, postal_code, city, subdivision, country, name = (told.get(part, "") for part in _ADDRESS_PARTS)
    return PostalAddress(RemoteId(identity), street, postal_code, city, subdivision, country, name)


def to_list(value: Value) -> tuple[str, ...]:
    """Read a list; nothing is an empty one. Raises ``ValueError`` where it is none."""
    told: object = json.loads(value) if value else []
    if not isinstance(told, list) or not all(isinstance(one, str) for one in cast("list[object]", told)):
        raise ValueError(value)
    return tuple(cast("list[str]", told))


def ticket_fields(ticket: Ticket) -> Fields:
    """Give every field of a ticket that an agent can change, as it stands."""
    fields: dict[str, Value] = {
        "subject": ticket.subject,
        "state": ticket.state.value,
        "owner": ticket.owner,
        "queue": ticket.queue,
        "priority": str(ticket.priority),
    }
    return fields | {FIELD + one.name: list_value(one.values) for one in ticket.fields}


def customer_fields(customer: Customer) -> Fields:
    """Give every field of a customer that an agent can change, as it stands."""
    fields: dict[str, Value] = {"name": customer.name}
    fields |= {CONTACT + one.id: contact_value(one) for one in customer.contact_points}
    return fields | {ADDRESS + one.id: address_value(one) for one in customer.addresses}


def order_fields(order: Order) -> Fields:
    """Give every field of an order that an agent can change, as it stands."""
    return {"state": order.state.value, "deliver_to": order.deliver_to}


def _object(value: str) -> Mapping[str, str]:
    told: object = json.loads(value)
    found = cast("dict[str, object]", told) if isinstance(told, dict) else {"": None}
    if not all(isinstance(one, str) for one in found.values()):
        raise ValueError(value)
    return cast("dict[str, str]", found)
