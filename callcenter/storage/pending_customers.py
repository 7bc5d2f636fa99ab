"""Contact data that waits to be sent, laid over what the offices know of a customer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.customer import ContactKind, ContactPoint, Customer, PostalAddress
from callcenter.domain.edit import Edit, EditKind, Fields, Value
from callcenter.domain.edit_needs import is_local
from callcenter.domain.edit_values import ADDRESS, CONTACT, to_address, to_contact
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage import parties
from callcenter.storage.database import Connection, Work
from callcenter.storage.edit_rows import is_readable, to_edit
from callcenter.storage.saving import delete_where, insert
from callcenter.storage.values import text

P = TypeVar("P", ContactPoint, PostalAddress)
LOCAL_HOME = "local"
"""The feed of customers that were made here and that no office has given yet."""


def lay_over(work: Work, office: OfficeId, record: RemoteId, edits: Sequence[Edit]) -> None:
    """Make the numbers that wait findable, and a customer made here one of ours."""
    made = next((edit for edit in edits if edit.kind is EditKind.CREATE_CUSTOMER), None)
    if is_local(record) and made is not None:
        parties.save_customers(work, office, LOCAL_HOME, [_customer(record, made)], made.made_at)
    elif is_local(record) and not _is_kept(work.connection, office, record):
        parties.remove_customers(work, office, [record])
    sql = "SELECT id FROM party WHERE office = ? AND remote_id = ?"
    party = work.connection.exec_driver_sql(sql, (office, text(record))).scalar()
    if party is not None:
        _keep_contacts(work.connection, party, edits)
        customers = parties.customers_of(work.connection, (party,))
        work.note(Changes.of(Kind.CUSTOMER, customers, customers))


def changes_of(connection: Connection, records: Sequence[Any]) -> Mapping[int, dict[str, Value]]:
    """Give the fields that wait for these parties, the last word on each."""
    found: dict[int, dict[str, Value]] = {}
    sql = (
        "SELECT o.* FROM outbox AS o WHERE o.office = ? AND o.entity = 'customers' AND o.record = ?"
        " AND o.is_shown AND o.kind = 'change_customer' ORDER BY o.seq"
    )
    for party in records:
        for row in filter(is_readable, connection.exec_driver_sql(sql, (party.office, party.remote_id))):
            found.setdefault(party.id, {}).update(to_edit(row).fields)
    return found


def with_contacts(points: Iterable[ContactPoint], fields: Fields) -> tuple[ContactPoint, ...]:
    """Lay changed, new and removed contacts over those of one party."""
    return _with(points, fields, CONTACT, contact_of)


def with_addresses(addresses: Iterable[PostalAddress], fields: Fields) -> tuple[PostalAddress, ...]:
    """Do the same for addresses."""
    return _with(addresses, fields, ADDRESS, to_address)


def contact_of(identity: str, value: str) -> ContactPoint:
    """Read a contact with the key it is found by; nobody vouches for it yet."""
    point = to_contact(identity, value)
    return replace(point, key=key_of(point.kind, point.value))


def key_of(kind: ContactKind, value: str) -> str:
    """Give the key of a number in international form, or of a mail address; empty for anything else."""
    if kind is ContactKind.EMAIL:
        return value.strip().lower() if "@" in value else ""
    number = value.partition(";")[0]
    digits = "".join(letter for letter in number if letter.isdecimal() and letter.isascii())
    return f"+{digits}" if value.strip().startswith("+") and digits else ""


def _with(pieces: Iterable[P], fields: Fields, mark: str, read: Callable[[str, str], P]) -> tuple[P, ...]:
    waiting = {name.removeprefix(mark): value for name, value in fields.items() if name.startswith(mark)}
    held = {str(piece.id): piece for piece in pieces}
    for identity, value in waiting.items():
        if value is None:
            held.pop(identity, None)
        elif (piece := _read(identity, value, read)) is not None:
            held[identity] = piece
    return tuple(held.values())


def _read(identity: str, value: str, read: Callable[[str, str], P]) -> P | None:
    """Read a piece; one that another version of the desk wrote otherwise shows nothing and stops nobody."""
    try:
        return read(identity, value)
    except ValueError:
        return None


def _keep_contacts(connection: Connection, party: int, edits: Sequence[Edit]) -> None:
    fields: dict[str, Value] = {}
    for edit in edits:
        fields |= {name: value for name, value in edit.fields.items() if name.startswith(CONTACT)}
    points = with_contacts((), fields)
    delete_where(connection, "contact_pending", "party_id", (party,))
    rows = [
        (party, CONTACT + one.id, one.kind.value, text(one.value), one.key, text(one.label)) for one in points
    ]
    insert(connection, "contact_pending", ("party_id", "field", "kind", "value", "key", "label"), rows)


def _customer(record: RemoteId, edit: Edit) -> Customer:
    fields = edit.fields
    return Customer(
        id=record,
        name=fields.get("name") or "",
        language=fields.get("language") or "",
        is_company=fields.get("is_company") == "1",
        contact_points=with_contacts((), fields),
        addresses=with_addresses((), fields),
    )


def _is_kept(connection: Connection, office: OfficeId, record: RemoteId) -> bool:
    """Tell whether the agent still has something to decide about a customer that was made here."""
    sql = (
        "SELECT 1 FROM outbox WHERE office = ? AND record = ? AND kind = 'create_customer'"
        " AND state NOT IN ('withdrawn', 'replaced')"
    )
    return connection.exec_driver_sql(sql, (office, record)).scalar() is not None
