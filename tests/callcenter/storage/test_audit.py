"""No line of the audit can be changed, taken out or put in unseen."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from callcenter.storage import audit
from callcenter.storage.database import Database
from tests.callcenter.small_store import NOW

words = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)


def fill(database: Database) -> None:
    with database.write() as work:
        for minute in range(5):
            at = NOW + timedelta(minutes=minute)
            audit.append(work, at, "anna", "customer.opened", f"customer:{minute}", {"why": "call"})


def is_intact(database: Database) -> bool:
    with database.read() as connection:
        return audit.verify(connection)


def test_an_untouched_chain_is_intact(database: Database) -> None:
    assert is_intact(database)
    fill(database)
    assert is_intact(database)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET agent = 'ben' WHERE n = 3",
        "UPDATE audit SET at = '2020-01-01T00:00:00.000000Z' WHERE n = 1",
        "UPDATE audit SET subject = 'customer:9' WHERE n = 5",
        "UPDATE audit SET detail = '{}' WHERE n = 2",
        "UPDATE audit SET action = 'nothing' WHERE n = 2",
        "DELETE FROM audit WHERE n = 3",
        "DELETE FROM audit WHERE n = 1",
        "UPDATE audit SET n = n + 10",
        "INSERT INTO audit SELECT 6, at, agent, action, subject, detail, prev_hash, hash FROM audit WHERE n = 5",
        "UPDATE audit SET hash = x'00' WHERE n = 4",
    ],
)
def test_every_change_is_seen(database: Database, change: str) -> None:
    fill(database)
    with database.write() as work:
        work.connection.exec_driver_sql(change)
    assert not is_intact(database)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words, words, words, st.dictionaries(words, words, max_size=3))
@example("", "", "", {"\ud800": "\udfff"})
def test_any_words_can_be_written_down(
    database: Database, agent: str, action: str, subject: str, detail: dict[str, str]
) -> None:
    with database.write() as work:
        audit.append(work, NOW, agent, action, subject, detail)
    assert is_intact(database)
