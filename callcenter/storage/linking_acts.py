"""Writes down each joining, parting and refusal of records together with what it moved, so that it can be undone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.link import ActKind, LinkId
from callcenter.domain.link_rule import Pair
from callcenter.storage.database import Connection, Work
from callcenter.storage.linking_facts import Facts
from callcenter.storage.saving import batches, insert, marks
from callcenter.storage.values import from_list, from_moment, text, to_list

Move = tuple[int, int, int]
"""A record, the customer it stood under, and the one it stands under now."""


def begin(work: Work, kind: ActKind, agent: str, at: datetime) -> LinkId:
    """Write down that something is done; the rule has no name."""
    sql = "INSERT INTO link_act (kind, at, agent) VALUES (?, ?, ?) RETURNING id"
    values = (kind.value, from_moment(at), text(agent))
    return LinkId(work.connection.exec_driver_sql(sql, values).scalar_one())


def move(work: Work, act: LinkId, moves: Sequence[Move]) -> None:
    """Put records under other customers; both the old and the new ones are looked at again."""
    insert(
        work.connection,
        "link_move",
        ("act", "party_id", "before", "after"),
        [(act, party, before, after) for party, before, after in moves],
    )
    if moves:
        sql = "UPDATE party SET customer_id = ? WHERE id = ?"
        work.connection.exec_driver_sql(sql, [(after, party) for party, _before, after in moves])
    tell(work, {customer for _party, *both in moves for customer in both})


def tell(work: Work, customers: Collection[int]) -> None:
    """Whoever shows one of these customers looks again, though no record was moved."""
    work.note(Changes.of(Kind.CUSTOMER, customers, customers))


def moves_of(connection: Connection, act: LinkId) -> list[Move]:
    """Give what an act moved."""
    sql = "SELECT party_id, before, after FROM link_move WHERE act = ?"
    return [(row.party_id, row.before, row.after) for row in connection.exec_driver_sql(sql, (act,))]


def keep_evidence(work: Work, act: LinkId, facts: Facts, pairs: Iterable[Pair], at: datetime) -> None:
    """Keep what these records have in common now."""
    rows = [
        (act, one, other, facts.kind_of(one, key).value, key, doubt.value, from_moment(at))
        for one, other in pairs
        for key, doubt in facts.common(one, other).items()
    ]
    insert(
        work.connection, "link_evidence", ("act", "one", "other", "kind", "key", "doubt", "found_at"), rows
    )


def join_by_rule(
    work: Work,
    facts: Facts,
    group: Sequence[int],
    good: Sequence[Pair],
    records: Mapping[int, Sequence[int]],
    at: datetime,
) -> None:
    """Bring a group of customers under the oldest of them, each by an act of its own with its evidence."""
    eldest, *others = sorted(group)
    here = {eldest}
    waiting = list(others)
    while waiting:
        customer, between = _next(facts, here, waiting, good)
        act = begin(work, ActKind.JOINED, "", at)
        move(work, act, [(party, customer, eldest) for party in records[customer]])
        keep_evidence(work, act, facts, between, at)
        here.add(customer)
        waiting.remove(customer)


def _next(
    facts: Facts, here: Collection[int], waiting: Sequence[int], good: Sequence[Pair]
) -> tuple[int, list[Pair]]:
    """Take the next customer that has evidence in common with those who are together already."""
    for customer in waiting:
        between = [two for two in good if _reaches(facts, two, customer, here)]
        if between:
            return customer, between
    raise AssertionError


def _reaches(facts: Facts, two: Pair, customer: int, here: Collection[int]) -> bool:
    one, other = (facts.parties[party].member.customer for party in two)
    return (one == customer and other in here) or (other == customer and one in here)


def set_apart(work: Work, act: LinkId, keys: dict[Pair, Collection[str]]) -> None:
    """Keep these records apart from now on, whatever the rule finds; the keys they share are what was known."""
    rows = [(act, one, other, from_list(sorted(common))) for (one, other), common in keys.items()]
    insert(work.connection, "link_apart", ("act", "one", "other", "keys"), rows)


def kept_apart_by(connection: Connection, act: LinkId) -> set[int]:
    """Give whom an act set apart, by the customers they are now."""
    sql = "SELECT p.customer_id FROM link_apart a JOIN party p ON p.id IN (a.one, a.other) WHERE a.act = ?"
    return set(connection.exec_driver_sql(sql, (act,)).scalars())


def lift(work: Work, act: LinkId, pairs: Iterable[Pair]) -> None:
    """Keep these records apart no longer, because of what this act does."""
    rows = [(act, one, other) for one, other in pairs]
    if rows:
        sql = "UPDATE link_apart SET lifted_by = ? WHERE one = ? AND other = ? AND lifted_by IS NULL"
        work.connection.exec_driver_sql(sql, rows)


def apart_among(connection: Connection, parties: Collection[int]) -> dict[Pair, frozenset[str]]:
    """Give which of these records a person keeps apart, and what they were known to share."""
    found: dict[Pair, frozenset[str]] = {}
    for batch in batches(sorted(parties)):
        sql = f"SELECT one, other, keys FROM link_apart WHERE one IN ({marks(batch)}) AND lifted_by IS NULL"
        for one, other, keys in connection.exec_driver_sql(sql, tuple(batch)):
            if other in parties:
                found[one, other] = found.get((one, other), frozenset()) | set(to_list(keys))
    return found
