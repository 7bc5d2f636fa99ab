"""What must hold: the invariants I1 to I9, looked at after each step where that makes sense, and in calm weather."""

import json
from collections.abc import Iterator
from typing import Any

from callcenter.domain.changes import Kind
from callcenter.domain.edit import Edit, EditKind, EditState
from callcenter.storage import audit
from tests.simulation.eye import Eye
from tests.simulation.model_office import ModelOffice
from tests.simulation.simulated_desk import SimulatedDesk
from tests.simulation.weather import OFFICE, Proxied

_ONCE = (
    EditKind.OPEN_TICKET,
    EditKind.REPLY,
    EditKind.COMMENT,
    EditKind.CREATE_CUSTOMER,
    EditKind.LOG_INTERACTION,
)
_SHOWN = tuple(one.value for one in EditState if one.needs_agent)


def settled_wrongly(desk: SimulatedDesk, office: ModelOffice, proxied: Proxied) -> Iterator[str]:
    """Look at every edit that was ever acknowledged, when all is at rest."""
    rows = {row.edit_id: row for row in desk.everything()}
    held = waiting_for_the_agent(desk)
    for edit in desk.acknowledged.values():
        row = rows.get(edit.id)
        if row is None:
            yield f"I1 {edit.id} ({edit.kind}) was acknowledged and has vanished"
            continue
        if edit.id not in held:
            yield from _lost(edit, row, office)
        yield from _doubled(desk, edit, row, office, proxied)
    yield from (f"I2 {one} was done and never acknowledged" for one in office.ever - rows.keys())
    yield from (f"I3 {wrong}" for wrong in office.wrongs)
    yield from (f"I8 {wrong}" for wrong in desk.wrongs)


def waiting_for_the_agent(desk: SimulatedDesk) -> set[str]:
    """Find the edits that build upon one of which the agent has to say whether it was done."""
    needs = desk.eye.rows(
        "SELECT o.edit_id AS child, n.edit_id AS parent FROM outbox_need AS n JOIN outbox AS o ON o.seq = n.seq"
    )
    doubtful = {row.edit_id for row in desk.everything() if row.state == EditState.DOUBTFUL}
    return built_upon(doubtful, needs) - doubtful


def built_upon(found: set[str], needs: list[Any]) -> set[str]:
    """Add what needs one of these, directly or by others."""
    for _ in range(5):
        found = found | {child for child, parent in needs if parent in found}
    return found


def _lost(edit: Edit, row: Any, office: ModelOffice) -> Iterator[str]:
    was_done, stands = edit.id in office.ever, office.now.done[edit.id] > 0
    if row.state == EditState.APPLIED:
        if not was_done and edit.id not in office.equal:
            yield f"I1 {edit.id} ({edit.kind}) counts as applied and never was"
    elif row.state in _SHOWN:
        if row.state == EditState.REFUSED and stands and edit.kind in _ONCE:
            yield f"I1 {edit.id} ({edit.kind}) counts as refused and was done"
    elif row.state == EditState.WITHDRAWN:
        if stands and edit.kind in _ONCE:
            yield f"I2 {edit.id} ({edit.kind}) was withdrawn and done all the same"
    else:
        yield f"I8 {edit.id} ({edit.kind}) is still {row.state}"


def _doubled(
    desk: SimulatedDesk, edit: Edit, row: Any, office: ModelOffice, proxied: Proxied
) -> Iterator[str]:
    times = office.now.done[edit.id]
    if edit.kind not in _ONCE or times < 2:
        return
    if times > 1 + proxied[edit.id]:
        yield f"I2 {edit.id} ({edit.kind}) was done {times} times"
    elif edit.kind is EditKind.OPEN_TICKET and not _is_told(desk, row.seq, office):
        yield f"I2 {edit.id} ({edit.kind}) was doubled by a proxy, and nobody is told"


def _is_told(desk: SimulatedDesk, seq: int, office: ModelOffice) -> bool:
    """Tell whether a doubled ticket is shown, if more than one of them is still there to be seen."""
    edit, told = (
        desk.eye.values("SELECT edit_id FROM outbox WHERE seq = ?", seq),
        desk.eye.values("SELECT reason FROM conflict WHERE seq = ?", seq),
    )
    there = [row for row in office.there("tickets").values() if row.ref in edit]
    return len(there) < 2 or "twice" in told


def out_of_order(desk: SimulatedDesk, office: ModelOffice) -> Iterator[str]:
    """I4: edits of one record take effect in the order in which the agent made them, a parent before its child.

    What was refused, and all that builds upon it, goes behind what was done until the agent sent it again.
    """
    seq = {row.edit_id: row.seq for row in desk.everything()}
    refused = set(
        desk.eye.values(
            "SELECT substr(subject, 6) FROM audit WHERE action IN ('edit.refused', 'edit.blocked')"
        )
    )
    last: dict[tuple[str, int], int] = {}
    first: dict[str, int] = {}
    for position, (feed, record, ref) in enumerate(office.now.order):
        if ref in first or ref not in seq or ref in refused:
            continue
        first[ref] = position
        if feed and seq[ref] < last.get((feed, record), 0):
            yield f"I4 {ref} took effect after a later edit of the same record"
        last[feed, record] = max(seq[ref], last.get((feed, record), 0))
    for edit in desk.acknowledged.values():
        if edit.after in first and edit.id in first and first[edit.id] < first[edit.after]:
            yield f"I4 {edit.id} took effect before {edit.after}"


def diverged(desk: SimulatedDesk, office: ModelOffice) -> Iterator[str]:
    """I5: in calm weather the replica says what the office says."""
    held = {"tickets": _tickets(desk.eye), "customers": _customers(desk.eye)}
    for feed, records in held.items():
        theirs = {str(row.id): _told(feed, row) for row in office.there(feed).values()}
        for one in sorted(records.keys() | theirs.keys()):
            if records.get(one) != theirs.get(one):
                yield f"I5 {feed} {one}: the desk has {records.get(one)}, the office {theirs.get(one)}"


def _tickets(eye: Eye) -> dict[str, Any]:
    rows = eye.rows(
        "SELECT remote_id, subject, state, owner, priority, revision, client_ref,"
        " (SELECT count(*) FROM message AS m WHERE m.party_id = t.party_id AND m.owner = t.id) AS said"
        " FROM ticket AS t WHERE office = ?",
        OFFICE,
    )
    return {row[0]: tuple(row)[1:] for row in rows}


def _customers(eye: Eye) -> dict[str, Any]:
    rows = eye.rows(
        "SELECT remote_id, name, revision,"
        " (SELECT group_concat(remote_id) FROM (SELECT remote_id FROM contact_point AS c WHERE c.party_id = p.id"
        " ORDER BY remote_id)) AS points FROM party AS p WHERE office = ? AND NOT is_stub"
        " AND remote_id NOT LIKE 'local:%'",
        OFFICE,
    )
    return {row[0]: tuple(row)[1:] for row in rows}


def _told(feed: str, row: Any) -> tuple[Any, ...]:
    if feed == "tickets":
        fields = row.fields
        return (
            fields["subject"], fields["state"], fields["owner"], int(fields["priority"]),
            str(row.revision), row.ref, len(row.messages),
        )  # fmt: skip
    points = sorted(name.removeprefix("contact:") for name in row.fields if name.startswith("contact:"))
    return (row.fields["name"], str(row.revision), ",".join(points) or None)


def unseen(desk: SimulatedDesk, office: ModelOffice, *, was_restored: bool) -> Iterator[str]:
    """I6: the agent sees every own edit until it is applied, refused or withdrawn, and its effect from then on."""
    written: set[tuple[str, str]] = set()
    for row in desk.eye.rows("SELECT * FROM outbox WHERE entity = 'tickets' ORDER BY seq DESC LIMIT 12"):
        found = desk.eye.rows(
            "SELECT * FROM ticket_projected WHERE office = ? AND remote_id = ?", OFFICE, row.record
        )
        shown = found[0] if found else None
        if EditState(row.state).is_open or row.state == EditState.DOUBTFUL:
            yield from _hidden(row, shown, written)
        elif row.state == EditState.APPLIED and shown is not None and not was_restored:
            yield from _flickering(row, shown, office)
        if row.is_shown:
            written |= {(row.record, name) for name in json.loads(row.fields)}


def _hidden(row: Any, shown: Any, written: set[tuple[str, str]]) -> Iterator[str]:
    if shown is None:
        if row.record.startswith("local:"):
            yield f"I6 {row.edit_id} ({row.kind}) cannot be seen"
        return
    if not row.is_shown:
        yield f"I6 {row.edit_id} ({row.kind}) is {row.state} and not laid over"
    if row.kind == EditKind.CHANGE_TICKET:
        for name, value in json.loads(row.fields).items():
            if (row.record, name) not in written and str(getattr(shown, name)) != value:
                yield f"I6 {row.edit_id}: {name} shows {getattr(shown, name)!r} instead of {value!r}"


def _flickering(row: Any, shown: Any, office: ModelOffice) -> Iterator[str]:
    """An applied edit is laid over the replica until the replica itself is as new."""
    revision = office.revision_of.get(row.edit_id, 0)
    if not row.is_shown and shown.revision and int(shown.revision) < revision:
        yield f"I6 {row.edit_id} ({row.kind}) was applied, and the desk shows what was before"


Places = dict[str, tuple[str, int]]


def places(desk: SimulatedDesk) -> Places:
    """Give how far each feed has been read."""
    rows = desk.eye.rows("SELECT feed, stamp, id FROM cursor WHERE stamp IS NOT NULL")
    return {row.feed: (row.stamp, row.id) for row in rows}


def cursors_ahead(desk: SimulatedDesk, office: ModelOffice, before: Places) -> Iterator[str]:
    """I7: whatever a page gave up to the cursor is in the store, unless it was changed since and comes again.

    What lies in the overlap, not further than the cursor was ``before``, comes again as well.
    """
    now = places(desk)
    held = {
        feed: dict(desk.eye.rows(f"SELECT remote_id, revision FROM {table} WHERE home = ?", feed))  # noqa: S608  # names of ours
        for feed, table in (("tickets", "ticket"), ("customers", "party"))
    }
    for (feed, one), (revision, place) in desk.connector.given.items():
        row = office.now.rows[feed].get(int(one))
        if row is None or not row.is_there or row.revision > revision:
            continue
        stamp = place.stamp.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
        is_passed = before.get(feed, ("", 0)) < (stamp, place.id) <= now.get(feed, ("", 0))
        if is_passed and int(held[feed].get(one) or -1) < revision:
            yield f"I7 the cursor of {feed} is ahead of record {one}"


def unexplained(desk: SimulatedDesk) -> Iterator[str]:
    """I9: of each edit one can tell who, when, base, mine, each attempt and the proof; and the chain holds."""
    with desk.database.read() as connection:
        if not audit.verify(connection):
            yield "I9 the chain of the audit does not hold"
    told = set(desk.eye.values("SELECT detail FROM audit"))
    tried = set(desk.eye.values("SELECT DISTINCT seq FROM attempt"))
    for row in desk.everything():
        if json.dumps({"edit": row.edit_id}, separators=(",", ":")) not in told:
            yield f"I9 {row.edit_id} is not in the audit"
        if row.state == EditState.APPLIED and row.proof == "{}":
            yield f"I9 {row.edit_id} is applied without a proof"
        if row.attempts and row.seq not in tried and row.state != EditState.SENDING:
            yield f"I9 {row.edit_id} ({row.state}) was sent, and no attempt tells how it ended"
        if row.agent != "ada" or row.entity not in {one.value for one in Kind}:
            yield f"I9 {row.edit_id} does not tell whose it is"
