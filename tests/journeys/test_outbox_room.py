"""Without the office the outbox says what waits and why; with it the words go, and a clash is settled there."""

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditState
from callcenter.domain.ids import LocalId
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.list_outbox import list_outbox
from callcenter.usecases.read_ticket import read_ticket
from callcenter.usecases.search_everything import search_everything
from sync.demo.process import DemoProcess
from tests.journeys.seat import Seat
from ui.actions import Deed
from ui.models.outbox_entry import Part

pytestmark = pytest.mark.usefixtures("caplog")
"""An office that goes is told once in the log."""
TICKET = "T-5003"


def ticket(seat: Seat) -> LocalId:
    """Give the ticket as this desk knows it."""
    hits = search_everything(seat.desk._database, TICKET, seat.desk.numbering)
    return next(hit.id for hit in hits if hit.kind is Kind.TICKET)


def remote(seat: Seat) -> str:
    """Give the ticket as the office knows it."""
    held = read_ticket(seat.desk._database, TICKET)
    assert held is not None
    return held.record.id


def told(seat: Seat) -> str:
    """What the foot of the window says of the outbox."""
    return seat.desk.window.status.outbox_text


def pull_out(seat: Seat, office: DemoProcess) -> None:
    office.unplug()
    seat.ask_offices()
    seat.wait(lambda: not seat.is_read())


def test_words_wait_for_the_office_and_go_once_it_is_back(seat: Seat, office: DemoProcess) -> None:
    pull_out(seat, office)
    comment_ticket(seat.desk._database, ticket(seat), "Ring after six", agent="demo", at=seat.desk.now)
    seat.wait(lambda: told(seat) == "1 not sent")
    seat.desk.window.status.outbox_wanted.emit()
    room = seat.desk.outbox_room
    seat.wait(lambda: room.model.rows and "demo unreachable since" in room.model.rows[1].place)
    assert seat.desk.window.shows(Deed.OUTBOX)
    assert room.model.rows[1].state in ("Not sent", "No answer")
    office.plug_in()
    seat.ask_offices()
    seat.wait(lambda: told(seat) == "Everything is sent")
    seat.wait(lambda: room.model.rows[0].key == Part.SETTLED.value)
    seat.wait(lambda: room.detail.head.state.text == "On the server")


def test_a_field_that_somebody_else_changed_meanwhile_is_settled_in_the_room(
    seat: Seat, office: DemoProcess
) -> None:
    place = ticket(seat)
    pull_out(seat, office)
    change_ticket(seat.desk._database, place, {"priority": "77"}, agent="demo", at=seat.desk.now)
    office.put("tickets", id=remote(seat), priority=5)
    office.plug_in()
    seat.ask_offices()
    seat.wait(lambda: told(seat) == "1 needs you")
    seat.do(Deed.OUTBOX)
    detail = seat.desk.outbox_room.detail
    seat.wait(lambda: len(detail.boxes) == 1)
    detail.boxes[0].mine.click()
    seat.wait(lambda: told(seat) == "Everything is sent")
    assert not [
        one for one in list_outbox(seat.desk._database).waiting if one.waiting.state is EditState.CONFLICT
    ]
