"""Words typed and not sent."""

from typing import Any

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.draft import Draft, DraftKey
from callcenter.storage.database import Connection, Work
from callcenter.storage.journal_lines import draft_line
from callcenter.storage.values import from_moment, to_time, whole


def save(work: Work, draft: Draft) -> None:
    """Keep the words as they are now."""
    key = draft.key
    work.connection.exec_driver_sql(
        "INSERT OR REPLACE INTO draft (agent, subject, field, text, place, changed_at) VALUES (?, ?, ?, ?, ?, ?)",
        (*_key(key), whole(draft.text), draft.place, from_moment(draft.changed_at)),
    )
    work.remember(draft_line(key, draft))
    work.note(Changes.of(Kind.DRAFT, ()))


def discard(work: Work, key: DraftKey) -> None:
    """Forget a draft; forgetting what is not there is fine."""
    sql = "DELETE FROM draft WHERE agent = ? AND subject = ? AND field = ?"
    if work.connection.exec_driver_sql(sql, _key(key)).rowcount:
        work.remember(draft_line(key, None))
    work.note(Changes.of(Kind.DRAFT, ()))


def load(connection: Connection, key: DraftKey) -> Draft | None:
    """Give the draft of one field."""
    sql = "SELECT * FROM draft WHERE agent = ? AND subject = ? AND field = ?"
    row = connection.exec_driver_sql(sql, _key(key)).one_or_none()
    return None if row is None else _draft(row)


def of_subject(connection: Connection, agent: str, subject: str) -> tuple[Draft, ...]:
    """Give every draft an agent has on one subject."""
    sql = "SELECT * FROM draft WHERE agent = ? AND subject = ? ORDER BY field"
    return tuple(_draft(row) for row in connection.exec_driver_sql(sql, (whole(agent), whole(subject))))


def all_of(connection: Connection) -> tuple[Draft, ...]:
    """Give everything that is being typed."""
    return tuple(_draft(row) for row in connection.exec_driver_sql("SELECT * FROM draft ORDER BY changed_at"))


def unsent_subjects(connection: Connection, agent: str) -> frozenset[str]:
    """Name every subject an agent has words for."""
    sql = "SELECT DISTINCT subject FROM draft WHERE agent = ?"
    return frozenset(connection.exec_driver_sql(sql, (whole(agent),)).scalars())


def _key(key: DraftKey) -> tuple[str, str, str]:
    return whole(key.agent), whole(key.subject), whole(key.field)


def _draft(row: Any) -> Draft:
    return Draft(DraftKey(row.agent, row.subject, row.field), row.text, to_time(row.changed_at), row.place)
