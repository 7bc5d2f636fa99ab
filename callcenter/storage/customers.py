"""Customers as the screens read them: one card over the records of all offices, and who a caller may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from callcenter.domain.call_sheet import Candidate
from callcenter.domain.customer import (
    ContactKind,
    ContactPoint,
    CustomerCard,
    Identifier,
    OfficeRecord,
    PostalAddress,
    Tier,
)
from callcenter.domain.edit import Fields
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.storage import interactions, pending_customers
from callcenter.storage.database import Connection, Work
from callcenter.storage.reading import NOW_CALLED
from callcenter.storage.saving import marks
from callcenter.storage.values import from_moment, text, to_day, to_list

T = TypeVar("T")
_Waits = Mapping[int, Fields]
"""What waits to be sent for each party."""
_BEST_TIER_FIRST = (Tier.GOLD, Tier.SILVER, Tier.STANDARD, Tier.OTHER)


def card(connection: Connection, customer: CustomerId) -> CustomerCard | None:
    """Join what the offices know of a customer; nothing where none of them is held in full.

    A customer whose records were joined to another one is found by the old id too; the card has the present one.
    """
    sql = f"SELECT * FROM party_projected WHERE customer_id = {NOW_CALLED} ORDER BY is_stub, id"
    parties = connection.exec_driver_sql(sql, (customer,)).all()
    full = [party for party in parties if not party.is_stub]
    if not full:
        return None
    ids = [party.id for party in full]
    tiers = {party.tier for party in full}
    waits = pending_customers.changes_of(connection, full)
    points = _points(_contacts(_pieces(connection, "contact_point", ids), waits))
    return CustomerCard(
        id=CustomerId(full[0].customer_id),
        name=next((str(one["name"]) for one in waits.values() if one.get("name")), _name(full, points)),
        tier=next((tier for tier in _BEST_TIER_FIRST if tier.value in tiers), Tier.UNKNOWN),
        language=next((party.language for party in full if party.language), ""),
        is_company=any(party.is_company for party in full),
        is_active=any(party.is_active for party in full),
        alerts=_distinct(party.alert for party in full if party.alert),
        categories=_distinct(name for party in full for name in to_list(party.categories)),
        contact_points=points,
        addresses=_addresses(_pieces(connection, "postal_address", ids), ids, waits),
        identifiers=tuple(
            Identifier(RemoteId(row.remote_id), row.kind, row.code)
            for row in _pieces(connection, "identifier", ids)
        ),
        records=tuple(_record(party) for party in full),
    )


def current(connection: Connection, customer: CustomerId) -> CustomerId | None:
    """Say which customer an id leads to now; nothing where it was never given."""
    return connection.exec_driver_sql("SELECT customer_id FROM party WHERE id = ?", (customer,)).scalar()


def by_key(connection: Connection, key: str) -> tuple[CustomerId, ...]:
    """Give everybody with exactly this E.164 number or mail address."""
    sql = (
        "SELECT p.customer_id FROM contact_point c JOIN party_projected p ON p.id = c.party_id"
        " WHERE c.key = ?1 AND c.key <> ''"
        " UNION SELECT p.customer_id FROM contact_pending c JOIN party_projected p ON p.id = c.party_id"
        " WHERE c.key = ?1 AND c.key <> '' ORDER BY 1"
    )
    return tuple(connection.exec_driver_sql(sql, (key,)).scalars())


def by_number(connection: Connection, number: str) -> tuple[CustomerId, ...]:
    """Give everybody whom an office knows by this customer number."""
    sql = "SELECT DISTINCT customer_id FROM party_projected WHERE number = ? AND number <> ''"
    return tuple(connection.exec_driver_sql(sql, (text(number),)).scalars())


def by_remote(connection: Connection, office: OfficeId, remote: RemoteId) -> CustomerId | None:
    """Give the customer behind an office's record."""
    sql = "SELECT customer_id FROM party_projected WHERE office = ? AND remote_id = ? AND NOT is_stub"
    return connection.exec_driver_sql(sql, (office, text(remote))).scalar()


def office_records(connection: Connection, customer: CustomerId) -> tuple[OfficeRecord, ...]:
    """Say which offices know a customer, and by which id; stubs count, for there is something to ask for."""
    sql = f"SELECT * FROM party_projected WHERE customer_id = {NOW_CALLED} AND remote_id <> '' ORDER BY id"
    return tuple(_record(party) for party in connection.exec_driver_sql(sql, (customer,)))


def pieces_of_party(
    connection: Connection, party: int
) -> tuple[tuple[ContactPoint, ...], tuple[PostalAddress, ...]]:
    """Give the contacts and addresses of one record, as its office said them."""
    points = tuple(_contact_point(row) for row in _pieces(connection, "contact_point", (party,)))
    return points, tuple(_address(row) for row in _pieces(connection, "postal_address", (party,)))


def mark_refreshed(work: Work, office: OfficeId, remote: RemoteId, at: datetime) -> None:
    """Note that one customer was just read anew."""
    sql = "UPDATE party SET refreshed_at = ? WHERE office = ? AND remote_id = ?"
    work.connection.exec_driver_sql(sql, (from_moment(at), office, remote))


def remember_choice(work: Work, key: str, customer: CustomerId, at: datetime) -> None:
    """Keep whom the agent picked for this number."""
    work.connection.exec_driver_sql(
        "INSERT OR REPLACE INTO caller_choice (key, customer_id, at) VALUES (?, ?, ?)",
        (key, customer, from_moment(at)),
    )


def chosen(connection: Connection, key: str) -> CustomerId | None:
    """Give whom the agent picked last time, if anybody, by the id they have now."""
    sql = "SELECT p.customer_id FROM caller_choice c JOIN party p ON p.id = c.customer_id WHERE c.key = ?"
    return connection.exec_driver_sql(sql, (key,)).scalar()


def candidates(connection: Connection, customers: Sequence[CustomerId], key: str) -> tuple[Candidate, ...]:
    """Put together what speaks for each: the choice of last time first, then the latest dealings."""
    before = chosen(connection, key) if key else None
    found = (_candidate(connection, customer, key, before) for customer in customers)
    distinct = {one.customer: one for one in found if one is not None}
    return tuple(sorted(distinct.values(), key=_likelihood, reverse=True))


def _candidate(
    connection: Connection, customer: CustomerId, key: str, before: CustomerId | None
) -> Candidate | None:
    known = card(connection, customer)
    if known is None:
        return None
    order = _newest(connection, customer, "sales_order", "number, placed_on", "placed_on")
    ticket = _newest(connection, customer, "ticket", "subject", "opened_at", "AND r.is_open")
    contact = next(iter(interactions.of_customer(connection, customer, 1)), None)
    dialled = [point for point in known.contact_points if point.key == key and key] or list(known.phones)
    return Candidate(
        customer=known.id,
        name=known.name,
        city=next((address.city for address in known.addresses if address.city), ""),
        matched_number=dialled[0].value if dialled else "",
        last_order=order.number if order else "",
        last_order_on=to_day(order.placed_on) if order else None,
        open_ticket=ticket.subject if ticket else "",
        last_contact=contact.started_at if contact else None,
        last_agent=contact.agent if contact else "",
        was_chosen=known.id == before,
    )


def _likelihood(candidate: Candidate) -> tuple[bool, str, bool, str]:
    contact = candidate.last_contact.isoformat() if candidate.last_contact else ""
    order = candidate.last_order_on.isoformat() if candidate.last_order_on else ""
    return candidate.was_chosen, contact, bool(candidate.open_ticket), order


def _newest(
    connection: Connection, customer: CustomerId, table: str, columns: str, by: str, only: str = ""
) -> Any | None:
    sql = (
        f"SELECT {columns} FROM party p JOIN {table} r ON r.party_id = p.id"
        f" WHERE p.customer_id = {NOW_CALLED} {only} ORDER BY r.{by} DESC LIMIT 1"
    )
    sql = sql.replace("SELECT number", "SELECT r.number")
    return connection.exec_driver_sql(sql, (customer,)).one_or_none()


def _pieces(connection: Connection, table: str, parties: Sequence[int]) -> Sequence[Any]:
    sql = f"SELECT * FROM {table} WHERE party_id IN ({marks(parties)}) ORDER BY party_id, position"
    return connection.exec_driver_sql(sql, tuple(parties)).all()


def _name(full: Sequence[Any], points: Sequence[ContactPoint]) -> str:
    """Take the first name that says more than an address or a customer number does, the offices' order deciding."""
    keys = {point.key for point in points if point.key}
    mere = keys | {key.partition("@")[0] for key in keys}
    telling = (party.name for party in full if _tells(party, mere))
    named = (party.name for party in full if party.name.strip())
    return next(telling, next(named, full[0].name))


def _tells(party: Any, mere: set[str]) -> bool:
    name = party.name.strip().lower()
    return bool(name) and "@" not in name and name not in mere and name != party.number.lower()


def _contacts(rows: Iterable[Any], waits: _Waits) -> list[tuple[int, ContactPoint]]:
    """Give the contacts of each party with what waits to be sent laid over them."""
    held = [(row.party_id, _contact_point(row)) for row in rows]
    if not waits:
        return held
    parties = dict.fromkeys([*(party for party, _ in held), *waits])
    return [
        (party, point)
        for party in parties
        for point in pending_customers.with_contacts(
            (one for of, one in held if of == party), waits.get(party, {})
        )
    ]


def _addresses(rows: Iterable[Any], parties: Iterable[int], waits: _Waits) -> tuple[PostalAddress, ...]:
    held = [(row.party_id, _address(row)) for row in rows]
    if not waits:
        return tuple(address for _, address in held)
    return tuple(
        address
        for party in parties
        for address in pending_customers.with_addresses(
            (one for of, one in held if of == party), waits.get(party, {})
        )
    )


def _points(contacts: Iterable[tuple[int, ContactPoint]]) -> tuple[ContactPoint, ...]:
    """Give what several records share once; where any office vouches for it, it counts as vouched for."""
    found: list[ContactPoint] = []
    first: dict[str, tuple[int, int]] = {}
    for number, (owner, point) in enumerate(contacts):
        party, place = first.setdefault(point.key or f"{owner} {number}", (owner, len(found)))
        if party == owner:
            found.append(point)
        elif point.verified:
            found[place] = replace(found[place], verified=True)
    return tuple(found)


def _contact_point(row: Any) -> ContactPoint:
    kind = ContactKind(row.kind)
    return ContactPoint(RemoteId(row.remote_id), kind, row.value, row.key, row.label, bool(row.verified))


def _address(row: Any) -> PostalAddress:
    return PostalAddress(
        RemoteId(row.remote_id),
        row.street,
        row.postal_code,
        row.city,
        row.subdivision,
        row.country,
        row.name,
        bool(row.is_delivery),
        bool(row.is_invoice),
    )


def _record(row: Any) -> OfficeRecord:
    return OfficeRecord(OfficeId(row.office), RemoteId(row.remote_id), row.number)


def _distinct(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
