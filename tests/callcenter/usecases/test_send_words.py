"""Words become an edit and stop being a draft in one transaction, or in none."""

from uuid import uuid4

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.edit import Edit, EditKind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.storage import outbox
from callcenter.storage.database import Database
from callcenter.usecases.find_drafts import find_draft
from callcenter.usecases.keep_draft import keep_draft
from callcenter.usecases.list_unsent import list_unsent
from callcenter.usecases.send_words import send_words
from tests.callcenter.small_store import CRM, NOW, customer, keep, ticket

KEY = DraftKey("anna", "ticket:crm:5", "reply")


def edit() -> Edit:
    return Edit(uuid4().hex, EditKind.REPLY, "anna", CRM, RemoteId("5"), {"text": "On its way."}, NOW)


def reply(database: Database) -> int:
    with database.write() as work:
        return outbox.add(work, edit())


def fail_after_writing(database: Database) -> int:
    reply(database)
    raise DeskError(Trouble.UNEXPECTED, reason="test")


@pytest.fixture
def store(database: Database) -> Database:
    keep(database, customer("1", "Ann"), ticket("5", "1"))
    keep_draft(database, Draft(KEY, "On its way.", NOW))
    return database


def test_an_acknowledged_edit_takes_its_draft_along(store: Database) -> None:
    send_words(store, reply, [KEY])
    assert find_draft(store, KEY) is None
    assert list_unsent(store).on_its_way(CRM, Kind.TICKET, RemoteId("5"))


def test_where_an_edit_fails_neither_it_nor_the_end_of_the_draft_stays(store: Database) -> None:
    with pytest.raises(DeskError):
        send_words(store, fail_after_writing, [KEY])
    kept = find_draft(store, KEY)
    assert kept is not None
    assert kept.text == "On its way."
    assert not list_unsent(store).edits


def test_listeners_hear_of_it_once_and_afterwards(store: Database) -> None:
    heard: list[bool] = []
    store.subscribe(lambda changes: heard.append(changes.touches(Kind.TICKET, Kind.DRAFT)))
    send_words(store, reply, [KEY])
    assert heard == [True]


def test_what_is_unsent_is_told_by_record(store: Database) -> None:
    send_words(store, reply, [KEY])
    unsent = list_unsent(store)
    assert unsent.fields(CRM, Kind.TICKET, RemoteId("5")) == {"text": "On its way."}
    assert not unsent.on_its_way(CRM, Kind.TICKET, RemoteId("6"))
    assert not unsent.needs_agent(CRM, Kind.TICKET, RemoteId("5"))
