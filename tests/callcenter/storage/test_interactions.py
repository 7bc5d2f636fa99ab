"""Calls, mails and visits are logged and come back newest first."""

from dataclasses import replace
from datetime import timedelta

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.storage import interactions
from callcenter.storage.database import Database
from tests.callcenter.small_store import NOW, ZHANG, count, customer, keep, who

CALL = Interaction(
    LocalId(0), None, Channel.CALL, ZHANG, "anna", NOW, NOW + timedelta(minutes=3), "Asked 退款"
)


def log(database: Database, interaction: Interaction) -> Interaction:
    with database.write() as work:
        return replace(interaction, id=interactions.add(work, interaction))


def of(database: Database, customer: CustomerId, limit: int = 50) -> tuple[Interaction, ...]:
    with database.read() as connection:
        return interactions.of_customer(connection, customer, limit)


def test_contacts_come_back_newest_first_and_each_with_its_customer(database: Database) -> None:
    keep(database, customer("1"), customer("2"))
    one, two = who(database, "1"), who(database, "2")
    early = log(database, replace(CALL, customer=one))
    visit = replace(
        CALL, customer=one, channel=Channel.VISIT, started_at=NOW + timedelta(days=1), ended_at=None
    )
    late = log(database, visit)
    other = log(database, replace(CALL, customer=two))
    assert of(database, one) == (late, early)
    assert of(database, one, 1) == (late,)
    assert of(database, two) == (other,)


def test_a_call_of_nobody_known_is_logged_too(database: Database) -> None:
    heard: list[Changes] = []
    database.subscribe(heard.append)
    logged = log(database, CALL)
    assert count(database, "interaction") == 1
    assert heard == [Changes.of(Kind.INTERACTION, [logged.id])]
