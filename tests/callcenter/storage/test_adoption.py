"""What an office made for an edit is the record that the desk has shown from the beginning, however it comes back."""

from dataclasses import replace

from callcenter.domain.changes import Kind
from callcenter.domain.edit import Edit, EditKind, EditState
from callcenter.domain.edit_needs import local_id
from callcenter.domain.ids import RemoteId
from callcenter.storage import customers, outbox, tickets
from callcenter.storage.database import Database
from tests.callcenter.small_store import ERP, NOW, customer, keep, phone, ticket, who

ZHOU = "+8613911112222"


def made(kind: EditKind, **fields: str) -> Edit:
    return Edit("e1", kind, "anna", ERP, local_id("e1"), fields, NOW)


def begin(database: Database, edit: Edit) -> None:
    """Have an edit on its way, with an answer that was lost."""
    with database.write() as work:
        seq = outbox.add(work, edit)
        outbox.move(work, seq, EditState.SENDING, NOW)
        outbox.move(work, seq, EditState.UNKNOWN, NOW)


def state(database: Database) -> EditState:
    with database.read() as connection:
        found = outbox.by_edit_id(connection, "e1")
    assert found is not None
    return found.state


def test_a_customer_that_the_feed_brings_is_the_one_made_here(database: Database) -> None:
    begin(database, made(EditKind.CREATE_CUSTOMER, name="周敏"))
    before = who(database, local_id("e1"))
    keep(database, replace(customer("77", "周敏", phone(ZHOU)), client_ref="e1"))
    assert state(database) is EditState.APPLIED
    assert who(database, "77") == before
    with database.read() as connection:
        assert customers.by_key(connection, ZHOU) == (before,)


def test_what_is_written_for_either_name_stands_in_one_line(database: Database) -> None:
    begin(database, made(EditKind.CREATE_CUSTOMER, name="周敏"))
    with database.write() as work:
        outbox.add(
            work, Edit("e2", EditKind.CHANGE_CUSTOMER, "anna", ERP, local_id("e1"), {"name": "周"}, NOW)
        )
    keep(database, replace(customer("77", "周敏"), client_ref="e1"))
    with database.read() as connection:
        (waiting,) = outbox.of_record(connection, ERP, Kind.CUSTOMER, RemoteId("77"))
    assert waiting.edit.id == "e2"


def test_a_ticket_that_the_feed_brings_keeps_its_number_here(database: Database) -> None:
    keep(database, customer("1", "张伟"))
    begin(database, made(EditKind.OPEN_TICKET, subject="退货", customer="1"))
    with database.read() as connection:
        sql = "SELECT id FROM ticket_projected WHERE remote_id = ?"
        before = connection.exec_driver_sql(sql, (local_id("e1"),)).scalar_one()
    keep(database, replace(ticket("9", "1"), client_ref="e1"))
    assert state(database) is EditState.APPLIED
    with database.read() as connection:
        held = tickets.get(connection, before)
    assert held is not None
    assert held.record.id == "9"


def test_what_was_made_twice_is_told(database: Database) -> None:
    begin(database, made(EditKind.CREATE_CUSTOMER, name="周敏"))
    keep(database, replace(customer("77", "周敏"), client_ref="e1"), replace(customer("78"), client_ref="e1"))
    with database.read() as connection:
        (told,) = outbox.conflicts(connection, 1)
    assert (told.reason, told.theirs) == ("twice", "78")


def test_the_mark_of_another_desk_is_nobodys_here(database: Database) -> None:
    keep(database, replace(customer("77", "周敏"), client_ref="somebody else's"))
    assert who(database, "77") > 0
