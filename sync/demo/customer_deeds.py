"""What becomes of customers when desks write."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sync.demo import rules
from sync.demo.deed import Bench, Wanted
from sync.demo.model import Address, ContactPoint, Customer
from sync.demo.refusals import RefusalError
from sync.demo.wishes import (
    AddressChanges,
    AddressValues,
    ContactChanges,
    ContactValues,
    CustomerChange,
    CustomerWish,
    NewAddress,
    NewContact,
)

_NUMBERS_FROM = 10000
_HOME = "CN"
P = TypeVar("P", ContactPoint, Address)


def create_customer(wish: CustomerWish, bench: Bench, _before: object) -> Wanted:
    """Make a customer."""
    rules.check_written(wish.name, "name")
    region = next((one.country for one in wish.addresses if one.country), _HOME)
    contacts, made = _added_contacts(wish.contact_points, region, bench)
    addresses, made_too = _added_addresses(wish.addresses, bench)
    values = {
        "number": f"C{_NUMBERS_FROM + bench.serial}",
        "name": wish.name,
        "is_company": wish.is_company,
        "language": wish.language,
        "contact_points": contacts,
        "addresses": addresses,
        "client_ref": bench.key,
    }
    return Wanted(values, {**made, **made_too})


def change_customer(wish: CustomerChange, bench: Bench, before: Customer) -> Wanted:
    """Change a customer's name, numbers, mail addresses and addresses."""
    values: dict[str, Any] = {"id": before.id}
    if wish.name is not None:
        rules.check_written(wish.name, "name")
        values["name"] = wish.name
    addresses, made = _changed_addresses(wish.addresses, before, bench)
    contacts, made_too = _changed_contacts(wish.contact_points, before, bench)
    return Wanted({**values, "addresses": addresses, "contact_points": contacts}, {**made, **made_too})


def _changed_contacts(
    wish: ContactChanges, before: Customer, bench: Bench
) -> tuple[Sequence[Mapping[str, Any]], Mapping[str, int]]:
    region = next((one.country for one in before.addresses if one.country), _HOME)
    changed = {one.id: _contact(one, region) for one in wish.change}
    kept = _kept(before.contact_points, changed, wish.remove)
    added, made = _added_contacts(wish.add, region, bench)
    return [*kept, *added], made


def _changed_addresses(
    wish: AddressChanges, before: Customer, bench: Bench
) -> tuple[Sequence[Mapping[str, Any]], Mapping[str, int]]:
    _refuse_needed(wish.remove, before, bench)
    changed = {one.id: _address(one) for one in wish.change}
    kept = _kept(before.addresses, changed, wish.remove)
    added, made = _added_addresses(wish.add, bench)
    return [*kept, *added], made


def _kept(
    before: Sequence[P], changed: Mapping[int, Mapping[str, Any]], removed: Iterable[int]
) -> list[dict[str, Any]]:
    gone = frozenset(removed)
    if not (changed.keys() | gone) <= {one.id for one in before}:
        raise RefusalError("a part that was to change is not there any more")
    return [{**one.model_dump(), **changed.get(one.id, {})} for one in before if one.id not in gone]


def _refuse_needed(removed: Iterable[int], before: Customer, bench: Bench) -> None:
    """Keep an address that an open order goes to."""
    gone = frozenset(removed)
    for order in bench.shelves["orders"].values():
        mine = getattr(order, "customer", None) == before.id and getattr(order, "deliver_to", None) in gone
        if mine and getattr(order, "state", "") not in ("done", "cancelled"):
            raise RefusalError("an order is on its way to this address")


def _added_contacts(
    wanted: Iterable[NewContact], region: str, bench: Bench
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    made = {one.ref: bench.next_part() for one in wanted}
    return [{"id": made[one.ref], **_contact(one, region)} for one in wanted], made


def _added_addresses(
    wanted: Iterable[NewAddress], bench: Bench
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    made = {one.ref: bench.next_part() for one in wanted}
    return [{"id": made[one.ref], **_address(one)} for one in wanted], made


def _contact(wish: ContactValues, region: str) -> dict[str, Any]:
    e164 = rules.e164_of(wish.kind, wish.value, region)
    return {"kind": wish.kind, "value": wish.value, "label": wish.label, "e164": e164, "verified": False}


def _address(wish: AddressValues) -> dict[str, Any]:
    rules.check_country(wish.country)
    if not (wish.street.strip() or wish.city.strip()):
        raise RefusalError("the address is empty")
    parts = ("name", "street", "postal_code", "city", "subdivision", "country")
    return {part: getattr(wish, part) for part in parts}
