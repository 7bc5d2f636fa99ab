"""What waits is laid over what offices said; what this desk cannot read of it stops neither screens nor cycles."""

from dataclasses import replace

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import Edit, EditKind, Fields
from callcenter.domain.ids import RemoteId
from callcenter.storage import outbox, tickets
from callcenter.storage.database import Database
from tests.callcenter.outbox_steps import AGENT, called, local, take
from tests.callcenter.small_store import ERP, NOW, customer, keep, mail, ticket, who


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, customer("1", "Zhang Wei", mail("zhang@example.org")), home="customers")
    keep(database, ticket("7", "1"), home="tickets")
    take(database)
    return database


def write(database: Database, kind: EditKind, record: str, fields: Fields, version: int = 1) -> None:
    edit = Edit(f"e{record}", kind, AGENT, ERP, RemoteId(record), fields, NOW, version=version)
    with database.write() as work:
        outbox.add(work, edit)


@pytest.mark.parametrize(
    "fields",
    [{"priority": "high"}, {"priority": "9" * 400}, {"state": "asleep"}, {"field:colour": "no list"}],
)
def test_a_ticket_with_an_edit_nobody_can_read_shows_what_its_office_says(
    shop: Database, fields: Fields
) -> None:
    write(shop, EditKind.CHANGE_TICKET, "7", fields)
    keep(shop, replace(ticket("7", "1"), subject="Changed since", revision="2"), home="tickets")
    with shop.read() as connection:
        held = tickets.get(connection, local(shop, Kind.TICKET, "T7"))
    assert held is not None
    assert held.record.subject == "Changed since"


def test_an_edit_of_a_newer_desk_is_not_laid_over_anything(shop: Database) -> None:
    write(shop, EditKind.CHANGE_TICKET, "7", {"subject": "means something else there"}, version=9)
    with shop.read() as connection:
        held = tickets.get(connection, local(shop, Kind.TICKET, "T7"))
    assert held is not None
    assert held.record.subject == ticket("7", "1").subject


@pytest.mark.parametrize(
    "fields",
    [{"contact:local:x": "no JSON"}, {"contact:9": '{"kind":"telepathy","value":"x"}'}, {"address:1": "[]"}],
)
def test_a_customer_with_a_contact_nobody_can_read_shows_the_others(shop: Database, fields: Fields) -> None:
    write(shop, EditKind.CHANGE_CUSTOMER, "1", fields)
    assert called(shop, who(shop, "1")) == ["zhang@example.org"]
