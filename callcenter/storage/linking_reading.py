"""Says which records stand behind a customer and why, and who else they may be."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from callcenter.domain.ids import CustomerId
from callcenter.domain.link import ActKind, Doubt, Evidence, EvidenceKind, LinkAct, LinkId, Links, Proposal
from callcenter.domain.link_rule import pair
from callcenter.storage.customers import card, current
from callcenter.storage.database import Connection
from callcenter.storage.linking_acts import apart_among
from callcenter.storage.linking_facts import MOST_HOLDERS, Facts, Party, around_customers, parties_of_ids
from callcenter.storage.linking_numbers import customers_named
from callcenter.storage.saving import batches, marks
from callcenter.storage.values import to_optional_time, to_time

_MOST_PROPOSALS = 10
_MOST_ACTS = 50


def links_of(connection: Connection, customer: CustomerId) -> Links | None:
    """Give everything about the records of a customer; nothing where there is no such customer."""
    now = current(connection, customer)
    if now is None:
        return None
    facts = around_customers(connection, (now,))
    mine = [party for party in facts.keys if facts.parties[party].member.customer == now]
    return Links(
        customer=now,
        records=tuple(
            facts.parties[party].named for party in sorted(mine) if _is_shown(facts.parties[party])
        ),
        acts=_acts(connection, _ids_of_acts(connection, mine)),
        proposals=tuple(_proposals(connection, facts, now))[:_MOST_PROPOSALS],
    )


def proposals(connection: Connection, limit: int) -> tuple[Proposal, ...]:
    """List who may be one with whom, over the whole store."""
    found: dict[tuple[int, int], Proposal] = {}
    for customer in _customers_with_a_key_in_common(connection):
        facts = around_customers(connection, (customer,))
        for proposal in _proposals(connection, facts, customer):
            found.setdefault(pair(proposal.one, proposal.other), proposal)
        if len(found) >= limit:
            break
    return tuple(found.values())[:limit]


def acts(connection: Connection, limit: int, *, only_doubtful: bool = False) -> tuple[LinkAct, ...]:
    """List what was done, the latest first."""
    sql = "SELECT id FROM link_act ORDER BY id DESC LIMIT ?"
    if only_doubtful:
        sql = (
            "SELECT DISTINCT a.id FROM link_evidence e JOIN link_act a ON a.id = e.act"
            " JOIN party p ON p.id = e.one JOIN party q ON q.id = e.other WHERE e.gone_at IS NOT NULL"
            " AND p.customer_id = q.customer_id AND a.agent = '' AND a.undone_by IS NULL"
            " AND a.confirmed_by IS NULL ORDER BY a.id DESC LIMIT ?"
        )
    found = _acts(connection, connection.exec_driver_sql(sql, (limit,)).scalars().all())
    return tuple(act for act in found if act.is_doubtful) if only_doubtful else found


def _is_shown(party: Party) -> bool:
    return bool(party.record.id)


def _ids_of_acts(connection: Connection, parties: Sequence[int]) -> Sequence[int]:
    found: set[int] = set()
    for table, column in (("link_move", "party_id"), ("link_apart", "one"), ("link_apart", "other")):
        for batch in batches(parties):
            sql = f"SELECT act FROM {table} WHERE {column} IN ({marks(batch)})"
            found.update(connection.exec_driver_sql(sql, tuple(batch)).scalars())
    return sorted(found, reverse=True)[:_MOST_ACTS]


def _acts(connection: Connection, ids: Sequence[int]) -> tuple[LinkAct, ...]:
    if not ids:
        return ()
    one_of = marks(ids)
    evidence = _by_act(
        connection,
        f"SELECT * FROM link_evidence WHERE act IN ({one_of}) ORDER BY act, one, other, kind, key",
        ids,
    )
    moved = _by_act(connection, f"SELECT act, party_id AS party FROM link_move WHERE act IN ({one_of})", ids)
    apart = _by_act(
        connection,
        f"SELECT act, one AS party FROM link_apart WHERE act IN ({one_of})"
        f" UNION SELECT act, other AS party FROM link_apart WHERE act IN ({one_of})",
        [*ids, *ids],
    )
    known = _known(connection, evidence, moved, apart)
    sql = f"SELECT * FROM link_act WHERE id IN ({one_of}) ORDER BY id DESC"
    return tuple(
        LinkAct(
            LinkId(row.id),
            ActKind(row.kind),
            to_time(row.at),
            row.agent,
            tuple(known[item.party].named for item in moved.get(row.id) or apart.get(row.id, [])),
            tuple(_evidence(item, known) for item in evidence.get(row.id, [])),
            row.undone_by,
            row.confirmed_by,
        )
        for row in connection.exec_driver_sql(sql, tuple(ids))
    )


def _by_act(connection: Connection, sql: str, values: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in connection.exec_driver_sql(sql, tuple(values)):
        found.setdefault(row.act, []).append(row)
    return found


def _known(connection: Connection, *tables: dict[int, list[Any]]) -> dict[int, Party]:
    rows = [row for table in tables for several in table.values() for row in several]
    ids = {
        party for row in rows for party in ([row.party] if hasattr(row, "party") else [row.one, row.other])
    }
    return {party.member.party: party for party in parties_of_ids(connection, ids)}


def _evidence(row: Any, known: dict[int, Party]) -> Evidence:
    return Evidence(
        EvidenceKind(row.kind),
        row.key,
        known[row.one].record,
        known[row.other].record,
        Doubt(row.doubt),
        to_time(row.found_at),
        to_optional_time(row.gone_at),
    )


def _proposals(connection: Connection, facts: Facts, customer: int) -> Iterator[Proposal]:
    """Go through everybody who shares a key with a customer, those first for whom most speaks."""
    rivals = {facts.parties[one].member.customer for one in facts.keys} - {customer}
    found = [
        proposal for rival in sorted(rivals) if (proposal := _proposal(connection, facts, customer, rival))
    ]
    yield from sorted(found, key=lambda one: (-len(one.evidence), len(one.doubts)))


def _proposal(connection: Connection, facts: Facts, one: int, other: int) -> Proposal | None:
    evidence = list(_shared(facts, one, other))
    if not evidence:
        return None
    apart = _apart(connection, facts, one, other)
    if apart is not None:
        evidence = [item for item in evidence if item.key not in apart]
    names = [card(connection, CustomerId(customer)) for customer in (one, other)]
    if not evidence or names[0] is None or names[1] is None:
        return None
    shares_office = bool(_offices(facts, one) & _offices(facts, other))
    return Proposal(
        CustomerId(one),
        CustomerId(other),
        names[0].name,
        names[1].name,
        tuple(evidence),
        _doubts(connection, evidence, is_same_office=shares_office, was_refused=apart is not None),
    )


def _doubts(
    connection: Connection, evidence: Sequence[Evidence], *, is_same_office: bool, was_refused: bool
) -> tuple[Doubt, ...]:
    """Say why a person has to decide; nothing where the rule will look at it shortly."""
    found = {item.doubt for item in evidence}
    if Doubt.NONE in found:
        is_queued = _is_queued(connection, [item.key for item in evidence])
        found = set[Doubt]() if is_queued else {Doubt.RIVALS}
    if is_same_office:
        found = found - {Doubt.RIVALS} | {Doubt.SAME_OFFICE}
    if was_refused:
        found = found - {Doubt.RIVALS} | {Doubt.REFUSED}
    return tuple(sorted(found))


def _is_queued(connection: Connection, keys: Sequence[str]) -> bool:
    sql = f"SELECT 1 FROM link_queue WHERE key IN ({marks(keys)}) LIMIT 1"
    return connection.exec_driver_sql(sql, tuple(keys)).scalar() is not None


def _shared(facts: Facts, one: int, other: int) -> Iterator[Evidence]:
    """Give the keys that records of different offices share between two customers, each key once."""
    seen: set[str] = set()
    for mine in _parties(facts, one):
        for theirs in _parties(facts, other):
            if facts.parties[mine].member.office == facts.parties[theirs].member.office:
                continue
            for key, doubt in facts.common(mine, theirs).items():
                if not facts.is_crowded(key) and key not in seen:
                    seen.add(key)
                    first, second = facts.parties[mine].record, facts.parties[theirs].record
                    yield Evidence(facts.kind_of(mine, key), key, first, second, doubt)


def _apart(connection: Connection, facts: Facts, one: int, other: int) -> frozenset[str] | None:
    """Give what was known when a person kept these two apart; nothing where nobody did."""
    mine, theirs = set(_parties(facts, one)), set(_parties(facts, other))
    kept = [
        keys
        for two, keys in apart_among(connection, mine | theirs).items()
        if len(mine & set(two)) == 1 and len(theirs & set(two)) == 1
    ]
    return frozenset[str]().union(*kept) if kept else None


def _parties(facts: Facts, customer: int) -> list[int]:
    return [one for one in sorted(facts.keys) if facts.parties[one].member.customer == customer]


def _offices(facts: Facts, customer: int) -> set[str]:
    return {facts.parties[one].member.office for one in _parties(facts, customer)}


def _customers_with_a_key_in_common(connection: Connection) -> Iterable[int]:
    """Go through those whose tickets name somebody, then the keys that records of several customers hold."""
    sql = (
        "SELECT min(p.customer_id) FROM contact_point c JOIN party p ON p.id = c.party_id WHERE c.key <> ''"
        " GROUP BY c.key HAVING count(*) > 1 AND count(DISTINCT p.customer_id) > 1"
        " AND count(DISTINCT p.office) > 1 AND count(*) <= ?"
    )
    seen: set[int] = set()
    sharing = connection.exec_driver_sql(sql, (MOST_HOLDERS,)).scalars()
    for customer in itertools.chain(customers_named(connection), sharing):
        if customer not in seen:
            seen.add(customer)
            yield customer
