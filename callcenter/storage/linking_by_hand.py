"""What a person decides about records: join, part, refuse, undo. Each leaves its trace and its audit line with it."""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import product

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.link import ActKind, LinkId
from callcenter.domain.link_rule import Pair, pair
from callcenter.storage import audit
from callcenter.storage.database import Connection, Work
from callcenter.storage.linking_acts import (
    Move,
    apart_among,
    begin,
    keep_evidence,
    kept_apart_by,
    lift,
    move,
    moves_of,
    set_apart,
    tell,
)
from callcenter.storage.linking_facts import Facts, around_customers
from callcenter.storage.saving import marks
from callcenter.storage.values import text


def join(work: Work, keep: CustomerId, other: CustomerId, agent: str, at: datetime) -> LinkId:
    """Make two customers one, under the first. Two that are one already are confirmed where the evidence has gone."""
    first, second = _now(work.connection, keep), _now(work.connection, other)
    if first == second:
        return _confirm(work, first, agent, at)
    facts = around_customers(work.connection, (first, second))
    pairs = _across(facts, first, second)
    act = begin(work, ActKind.JOINED, agent, at)
    lift(work, act, pairs)
    move(work, act, [(party, second, first) for party in _records(facts, second)])
    keep_evidence(work, act, facts, pairs, at)
    _write_down(work, at, agent, "customers.joined", act, keep=first, other=second)
    return act


def part(work: Work, office: OfficeId, remote: RemoteId, agent: str, at: datetime) -> LinkId:
    """Take one office's record from its customer; it becomes the customer it was before anything was joined."""
    party, customer = _record(work.connection, office, remote)
    facts = around_customers(work.connection, (customer,))
    others = [one for one in _records(facts, customer) if one != party]
    if not others:
        raise DeskError(Trouble.ONLY_RECORD)
    act = begin(work, ActKind.PARTED, agent, at)
    move(work, act, _leaving(party, others, customer))
    set_apart(work, act, _common(facts, (pair(party, one) for one in others)))
    _write_down(work, at, agent, "customers.parted", act, customer=customer, record=party)
    return act


def refuse(work: Work, one: CustomerId, other: CustomerId, agent: str, at: datetime) -> LinkId:
    """Say that two customers are not one; only what they share beyond what is known now proposes them again."""
    first, second = _now(work.connection, one), _now(work.connection, other)
    if first == second:
        raise DeskError(Trouble.ONE_ALREADY)
    facts = around_customers(work.connection, (first, second))
    act = begin(work, ActKind.REFUSED, agent, at)
    set_apart(work, act, _common(facts, _across(facts, first, second)))
    tell(work, {first, second})
    _write_down(work, at, agent, "customers.refused", act, one=first, other=second)
    return act


def undo(work: Work, act: LinkId, agent: str, at: datetime) -> LinkId:
    """Take an act back. What the rule joined stays apart from then on, for a person said so."""
    kind, is_by_rule = _undoable(work.connection, act)
    moves = moves_of(work.connection, act)
    _refuse_what_was_built_upon(work.connection, act, moves)
    undoing = begin(work, ActKind.UNDONE, agent, at)
    if is_by_rule:
        _keep_apart_again(work, undoing, moves)
    move(work, undoing, [(party, after, before) for party, before, after in moves])
    tell(work, kept_apart_by(work.connection, act))
    work.connection.exec_driver_sql("UPDATE link_act SET undone_by = ? WHERE id = ?", (undoing, act))
    work.connection.exec_driver_sql("UPDATE link_act SET confirmed_by = NULL WHERE confirmed_by = ?", (act,))
    work.connection.exec_driver_sql("UPDATE link_apart SET lifted_by = NULL WHERE lifted_by = ?", (act,))
    sql = "UPDATE link_apart SET lifted_by = ? WHERE act = ? AND lifted_by IS NULL"
    work.connection.exec_driver_sql(sql, (undoing, act))
    _write_down(work, at, agent, "customers.undone", undoing, undone=act, kind=kind)
    return undoing


def _now(connection: Connection, customer: CustomerId) -> int:
    found = connection.exec_driver_sql(
        "SELECT customer_id FROM party WHERE id = ? AND remote_id <> ''", (customer,)
    ).scalar()
    if found is None:
        raise DeskError(Trouble.NO_SUCH_CUSTOMER, text=str(customer))
    return int(found)


def _record(connection: Connection, office: OfficeId, remote: RemoteId) -> tuple[int, int]:
    sql = "SELECT id, customer_id FROM party WHERE office = ? AND remote_id = ? AND remote_id <> ''"
    row = connection.exec_driver_sql(sql, (text(office), text(remote))).one_or_none()
    if row is None:
        raise DeskError(Trouble.NO_SUCH_RECORD, text=f"{office}:{remote}")
    return row.id, row.customer_id


def _records(facts: Facts, customer: int) -> list[int]:
    return [one for one in sorted(facts.keys) if facts.parties[one].member.customer == customer]


def _across(facts: Facts, first: int, second: int) -> list[Pair]:
    return [pair(one, other) for one, other in product(_records(facts, first), _records(facts, second))]


def _common(facts: Facts, pairs: Iterable[Pair]) -> dict[Pair, Collection[str]]:
    return {two: tuple(facts.common(*two)) for two in pairs}


def _leaving(party: int, others: list[int], customer: int) -> list[Move]:
    """Where the record gave the customer its name, those who stay take the name of the oldest of them."""
    if party != customer:
        return [(party, customer, party)]
    return [(one, customer, min(others)) for one in others]


def _confirm(work: Work, customer: int, agent: str, at: datetime) -> LinkId:
    sql = (
        "SELECT DISTINCT a.id FROM link_act a JOIN link_evidence e ON e.act = a.id"
        " JOIN party p ON p.id = e.one JOIN party q ON q.id = e.other"
        " WHERE p.customer_id = ? AND q.customer_id = ? AND e.gone_at IS NOT NULL AND a.agent = ''"
        " AND a.undone_by IS NULL AND a.confirmed_by IS NULL"
    )
    doubtful = work.connection.exec_driver_sql(sql, (customer, customer)).scalars().all()
    if not doubtful:
        raise DeskError(Trouble.ONE_ALREADY)
    act = begin(work, ActKind.JOINED, agent, at)
    sql = "UPDATE link_act SET confirmed_by = ? WHERE id = ?"
    work.connection.exec_driver_sql(sql, [(act, one) for one in doubtful])
    move(work, act, [(customer, customer, customer)])
    _write_down(work, at, agent, "customers.confirmed", act, customer=customer)
    return act


def _undoable(connection: Connection, act: LinkId) -> tuple[str, bool]:
    sql = "SELECT kind, agent, undone_by FROM link_act WHERE id = ?"
    row = connection.exec_driver_sql(sql, (act,)).one_or_none()
    if row is None or row.kind == ActKind.UNDONE:
        raise DeskError(Trouble.NO_SUCH_LINK, text=str(act))
    if row.undone_by is not None:
        raise DeskError(Trouble.UNDONE_ALREADY)
    return row.kind, not row.agent


def _refuse_what_was_built_upon(connection: Connection, act: LinkId, moves: list[Move]) -> None:
    """What came later upon the same customers is undone first, so that nobody ends where nobody put them."""
    sql = "SELECT 1 FROM link_apart WHERE act = ? AND lifted_by IS NOT NULL LIMIT 1"
    if connection.exec_driver_sql(sql, (act,)).scalar() is not None:
        raise DeskError(Trouble.BUILT_UPON)
    customers = sorted({customer for _party, *both in moves for customer in both})
    if not customers:
        return
    one_of = marks(customers)
    sql = (
        "SELECT 1 FROM link_move m JOIN link_act a ON a.id = m.act"
        f" WHERE m.act > ? AND (m.before IN ({one_of}) OR m.after IN ({one_of}))"
        f" AND a.kind <> '{ActKind.UNDONE}' AND a.undone_by IS NULL LIMIT 1"
    )
    if connection.exec_driver_sql(sql, (act, *customers, *customers)).scalar() is not None:
        raise DeskError(Trouble.BUILT_UPON)


def _keep_apart_again(work: Work, undoing: LinkId, moves: list[Move]) -> None:
    connection = work.connection
    customers = {after for _party, _before, after in moves}
    facts = around_customers(connection, customers)
    left = {party for party, _before, _after in moves}
    stay = [one for customer in customers for one in _records(facts, customer) if one not in left]
    pairs = [pair(one, other) for one, other in product(sorted(left), stay)]
    known = apart_among(connection, facts.keys)
    set_apart(work, undoing, _common(facts, (two for two in pairs if two not in known)))


def _write_down(work: Work, at: datetime, agent: str, action: str, act: LinkId, **detail: object) -> None:
    told = {name: str(value) for name, value in detail.items()}
    audit.append(work, at, agent, action, f"link:{act}", told)
