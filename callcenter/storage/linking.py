"""Joins records of several offices by rule: what changed is queued by its keys and settled in small steps later.

Whoever reads sees only what is joined already. The rule looks at nothing before every office was read once, so that
the order in which they are read does not matter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.link import Doubt
from callcenter.domain.link_rule import Pair, groups_to_join
from callcenter.storage.database import Connection, Work
from callcenter.storage.linking_acts import apart_among, join_by_rule
from callcenter.storage.linking_facts import Facts, around_keys
from callcenter.storage.saving import batches, delete_where, marks
from callcenter.storage.values import from_moment

_KEYS_A_STEP = 100
_SHARED = (
    "EXISTS (SELECT 1 FROM contact_point d WHERE d.key = c.key AND d.key <> '' AND d.party_id <> c.party_id)"
    " OR EXISTS (SELECT 1 FROM link_evidence e WHERE e.key = c.key)"
)


@dataclass(frozen=True, slots=True)
class Resting:
    """A join by rule and one key it rests on, between which records, and whether it stood so far."""

    act: int
    one: int
    other: int
    key: str
    stood: bool


def queue(connection: Connection, parties: Iterable[int]) -> None:
    """Have the rule look at every key of these records that others hold too, or that once joined somebody."""
    for batch in batches(list(parties)):
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO link_queue (key) SELECT DISTINCT c.key FROM contact_point c"
            f" WHERE c.party_id IN ({marks(batch)}) AND c.key <> '' AND ({_SHARED})",
            tuple(batch),
        )


def is_waiting(connection: Connection) -> bool:
    """Tell whether there is something to settle, and every office was read once; one that is away keeps nobody up."""
    if connection.exec_driver_sql("SELECT 1 FROM link_queue LIMIT 1").scalar() is None:
        return False
    rows = connection.exec_driver_sql("SELECT gives FROM office WHERE last_good IS NULL AND trouble = ''")
    return not any(Kind.CUSTOMER.value in gives.split() for gives in rows.scalars())


def settle(work: Work, now: datetime) -> bool:
    """Look at some of the queued keys and join what is beyond doubt; tells whether more are waiting."""
    connection = work.connection
    if not is_waiting(connection):
        return False
    rows = connection.exec_driver_sql("SELECT key FROM link_queue ORDER BY key LIMIT ?", (_KEYS_A_STEP,))
    keys: list[str] = list(rows.scalars())
    joined_by = _joined_by(connection, keys)
    facts = around_keys(connection, keys, {party for item in joined_by for party in (item.one, item.other)})
    _join(work, facts, keys, now)
    _look_again(connection, facts, joined_by, now)
    _find_more(connection, facts, keys, now)
    delete_where(connection, "link_queue", "key", keys)
    _tell(work, facts, keys)
    return is_waiting(connection)


def _join(work: Work, facts: Facts, keys: Sequence[str], now: datetime) -> None:
    members = {party: facts.parties[party].member for party in facts.keys}
    good = [two for two in _pairs(facts) if facts.is_good(*two)]
    apart = apart_among(work.connection, members)
    started = _customers(facts, keys)
    between: dict[int, list[Pair]] = {}
    for two in good:
        for customer in {members[party].customer for party in two}:
            between.setdefault(customer, []).append(two)
    records = facts.of_customers()
    for group in groups_to_join(members, good, apart):
        if not started.isdisjoint(group):
            within = {two for customer in group for two in between.get(customer, ())}
            join_by_rule(work, facts, group, sorted(within), records, now)


def _pairs(facts: Facts) -> set[Pair]:
    return {
        two
        for key in facts.holders
        if not facts.is_shared(key)
        for two in facts.pairs(key)
        if facts.parties[two[0]].member.customer != facts.parties[two[1]].member.customer
    }


def _customers(facts: Facts, keys: Iterable[str]) -> set[int]:
    holders = {party for key in keys for party in facts.holders[key] if party in facts.parties}
    return {facts.parties[party].member.customer for party in holders}


def _joined_by(connection: Connection, keys: Sequence[str]) -> list[Resting]:
    """Give which acts of the rule that still count rest on these keys, between which records."""
    sql = (
        "SELECT e.act, e.one, e.other, e.key, e.gone_at FROM link_evidence e JOIN link_act a ON a.id = e.act"
        f" WHERE e.key IN ({marks(keys)}) AND a.agent = '' AND a.undone_by IS NULL"
    )
    rows = connection.exec_driver_sql(sql, tuple(keys))
    return [Resting(row.act, row.one, row.other, row.key, stood=row.gone_at is None) for row in rows]


def _look_again(connection: Connection, facts: Facts, joined_by: Sequence[Resting], now: datetime) -> None:
    """Mark evidence that no longer stands, and unmark what stands again. Nobody is parted for it."""
    sql = "UPDATE link_evidence SET gone_at = ? WHERE act = ? AND one = ? AND other = ? AND key = ?"
    for item in joined_by:
        stands = facts.common(item.one, item.other).get(item.key) is Doubt.NONE
        if stands != item.stood:
            gone_at = None if stands else from_moment(now)
            connection.exec_driver_sql(sql, (gone_at, item.act, item.one, item.other, item.key))


def _find_more(connection: Connection, facts: Facts, keys: Sequence[str], now: datetime) -> None:
    """What two records that the rule joined have in common by now is evidence too."""
    sql = (
        "INSERT OR IGNORE INTO link_evidence (act, one, other, kind, key, doubt, found_at)"
        " SELECT e.act, e.one, e.other, ?, ?, '', ? FROM link_evidence e JOIN link_act a ON a.id = e.act"
        " WHERE e.one = ? AND e.other = ? AND a.agent = '' AND a.undone_by IS NULL LIMIT 1"
    )
    rows = [
        (facts.kind_of(one, key).value, key, from_moment(now), one, other)
        for key in keys
        for one, other in facts.pairs(key)
        if facts.parties[one].member.customer == facts.parties[other].member.customer
        and facts.common(one, other)[key] is Doubt.NONE
    ]
    if rows:
        connection.exec_driver_sql(sql, rows)


def _tell(work: Work, facts: Facts, keys: Sequence[str]) -> None:
    """Whoever shows one of these customers reads again, for there may be something new to propose."""
    touched = _customers(facts, keys)
    work.note(Changes.of(Kind.CUSTOMER, touched, touched))
