"""Edits of other versions of the desk are shown with their words, and never sent."""

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage import outbox
from callcenter.storage.database import Database
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.list_outbox import list_outbox
from callcenter.usecases.retry_edit import retry_edit
from callcenter.usecases.withdraw_edit import withdraw_edit
from tests.callcenter.outbox_steps import AGENT, LATER, due, local, read, take
from tests.callcenter.small_store import NOW, keep, ticket

FOREIGN = ["kind = 'telepathy'", "edit_version = 2", "edit_version = 0"]


@pytest.fixture
def foreign(database: Database, request: pytest.FixtureRequest) -> int:
    keep(database, ticket("7", "1"), home="tickets")
    take(database)
    seven = local(database, Kind.TICKET, "T7")
    seq = comment_ticket(database, seven, "Call back at four", agent=AGENT, at=NOW).seq
    with database.write() as work:
        work.connection.exec_driver_sql(f"UPDATE outbox SET {request.param} WHERE seq = ?", (seq,))  # noqa: S608  # a column of ours, named by a test
    return seq


@pytest.mark.parametrize("foreign", FOREIGN, indirect=True)
def test_an_edit_of_another_version_is_shown_as_refused_with_its_words(
    database: Database, foreign: int
) -> None:
    (one,) = list_outbox(database).waiting
    assert (one.waiting.state, one.waiting.trouble) == (
        EditState.REFUSED, Trouble.MADE_BY_ANOTHER_VERSION,
    )  # fmt: skip
    assert one.waiting.edit.fields == {"text": "Call back at four"}
    assert due(database) == []


@pytest.mark.parametrize("foreign", FOREIGN, indirect=True)
def test_it_is_refused_for_good_when_a_desk_begins_to_send(database: Database, foreign: int) -> None:
    with database.write() as work:
        outbox.refuse_unreadable(work, LATER)
    with database.read() as connection:
        assert outbox.counts(connection).needs_agent == 1
        assert outbox.get_row(connection, foreign).state == "refused"


@pytest.mark.parametrize("foreign", FOREIGN, indirect=True)
def test_it_can_be_withdrawn_and_not_tried_again(database: Database, foreign: int) -> None:
    with pytest.raises(DeskError) as caught:
        retry_edit(database, foreign, at=LATER)
    assert caught.value.trouble is Trouble.MADE_BY_ANOTHER_VERSION
    assert withdraw_edit(database, foreign, at=LATER).state is EditState.WITHDRAWN


@pytest.mark.parametrize("foreign", ["trouble = 'telepathy', state = 'refused'"], indirect=True)
def test_a_trouble_of_another_version_is_one_that_nobody_expected(database: Database, foreign: int) -> None:
    assert read(database, foreign).trouble is Trouble.UNEXPECTED
