"""The pictures of the outbox show every state, in a copy of a store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.domain.edit import EditState
from callcenter.storage import outbox
from callcenter.storage.database import Database, open_database
from callcenter.usecases.read_outbox import read_outbox
from tests.callcenter.small_store import NOW, customer, keep, ticket
from ui.tour_edits import add_samples


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db")
    yield database
    database.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_state_an_agent_meets_has_its_sample(store: Database, language: str) -> None:
    keep(store, customer("1"), home="customers")
    keep(store, ticket("7", "1"), ticket("8", "1"), ticket("9", None), home="tickets")
    add_samples(store, "anna", NOW, language)
    room = read_outbox(store, NOW)
    shown = {item.waiting.state for item in (*room.waiting, *room.settled)}
    assert shown == set(EditState) - {EditState.SENDING, EditState.REPLACED}
    reasons = {one.reason for item in room.waiting for one in item.conflicts}
    assert reasons == {"", "gone", "twice", "overtaken"}
    assert any(item.alike for item in room.waiting)


def test_a_store_without_tickets_gets_none(store: Database) -> None:
    add_samples(store, "anna", NOW, "en")
    with store.read() as connection:
        assert outbox.counts(connection).waiting == 0
