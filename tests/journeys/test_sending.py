"""What an agent writes and chooses becomes an edit at once, is shown unsent, and is confirmed by the office."""

import pytest
from PySide6.QtTest import QTest

from callcenter.domain.changes import Kind
from callcenter.domain.draft import DraftKey
from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.interaction import Channel
from callcenter.usecases.find_drafts import find_draft
from callcenter.usecases.list_unsent import list_unsent
from tests.journeys.seat import GOLD, Open, Seat
from ui.actions import Deed
from ui.models.ticket_page import OWNER, PRIORITY, STATE
from ui.screens.call import send_presenter
from ui.widgets.composer import Field
from ui.widgets.ticket_opening import COMPLAINT, SUBJECT


@pytest.fixture
def seat(open_desk: Open) -> Seat:
    """A desk with a customer, whose offices say nothing more."""
    seat = open_desk()
    seat.desk.sync.stop()
    seat.call(GOLD)
    return seat


def open_ticket(seat: Seat) -> None:
    row = seat.room.page._tickets.rows[0]
    seat.room.page.tickets.chosen.emit(row.key)
    seat.wait(lambda: seat.room.page.shows_ticket and seat.desk.is_settled)


def write(seat: Seat, text: str, field: Field = Field.REPLY) -> None:
    seat.room.composer.turn(field)
    seat.room.composer.focus_text()
    QTest.keyClicks(seat.room.composer._editors[field], text)


def send(seat: Seat) -> None:
    seat.do(Deed.SEND)
    seat.wait(lambda: seat.desk.is_settled)


def edits(seat: Seat, kind: EditKind) -> list[dict[str, str | None]]:
    return [dict(one.edit.fields) for one in list_unsent(seat.desk._database).of_kind(kind)]


def conversation(seat: Seat) -> str:
    return seat.room.page.ticket.conversation.text.toPlainText()


def kept(seat: Seat, field: str) -> str:
    subject = seat.desk.call.composer.subject
    found = find_draft(seat.desk._database, DraftKey("demo", subject, field))
    return found.text if found else ""


@pytest.mark.parametrize(("field", "kind"), [(Field.REPLY, EditKind.REPLY), (Field.NOTE, EditKind.COMMENT)])
def test_words_for_a_ticket_show_at_once_and_marked(seat: Seat, field: Field, kind: EditKind) -> None:
    open_ticket(seat)
    write(seat, "A new one is on its way.", field)
    send(seat)
    assert [one["text"] for one in edits(seat, kind)] == ["A new one is on its way."]
    assert "A new one is on its way." in conversation(seat)
    assert "not sent yet" in conversation(seat)
    assert seat.room.composer.text(field) == ""
    assert kept(seat, field.value) == ""


def test_own_words_are_not_marked_as_news(seat: Seat) -> None:
    open_ticket(seat)
    write(seat, "On its way.")
    send(seat)
    assert "New  " not in conversation(seat)


def test_words_that_could_not_be_taken_over_stay_and_say_why(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DeskError(Trouble.STORE_FULL, path="desk.db")

    monkeypatch.setattr(send_presenter, "reply_to_ticket", full)
    open_ticket(seat)
    write(seat, "important")
    send(seat)
    assert seat.room.composer.text(Field.REPLY) == "important"
    assert "no room" in seat.desk.window.notices.text
    assert kept(seat, "reply") == "important"
    QTest.keyClicks(seat.room.composer._editors[Field.REPLY], "!")
    assert seat.room.composer.text(Field.REPLY) == "important!"


def test_a_note_on_the_customer_stands_in_the_timeline(seat: Seat) -> None:
    write(seat, "Prefers calls after six.", Field.NOTE)
    send(seat)
    seat.wait(lambda: any("after six" in row.spoken for row in seat.room.page._timeline.rows))
    with seat.desk._database.read() as connection:
        row = connection.exec_driver_sql("SELECT channel, summary FROM interaction").one()
    assert (row.channel, row.summary) == (Channel.NOTE.value, "Prefers calls after six.")
    assert kept(seat, "note") == ""


def test_a_ticket_is_opened_for_the_customer_and_is_in_the_list_at_once(seat: Seat) -> None:
    seat.do(Deed.NEW_TICKET)
    opening = seat.room.composer.opening
    opening.subject.setText("Lamp arrived broken")
    opening.complaint.setChecked(True)
    write(seat, "The glass is in pieces.")
    send(seat)
    (edit,) = edits(seat, EditKind.OPEN_TICKET)
    assert (edit["subject"], edit["text"], edit["is_complaint"]) == (
        "Lamp arrived broken",
        "The glass is in pieces.",
        "1",
    )
    seat.wait(lambda: any("Lamp arrived broken" in row.title for row in seat.room.page._tickets.rows))
    seat.wait(lambda: seat.desk.is_settled)
    row = next(row for row in seat.room.page._tickets.rows if "Lamp arrived broken" in row.title)
    assert "not sent yet" in row.spoken
    assert opening.subject.text() == ""
    assert kept(seat, SUBJECT) == ""


def test_what_is_chosen_for_a_new_ticket_is_kept_until_it_is_opened(seat: Seat, open_desk: Open) -> None:
    seat.do(Deed.NEW_TICKET)
    QTest.keyClicks(seat.room.composer.opening.subject, "Lamp")
    seat.room.composer.opening.complaint.setChecked(True)
    seat.desk.window.close()
    second = open_desk()
    second.call(GOLD)
    assert second.room.composer.opening.words[SUBJECT] == "Lamp"
    assert second.room.composer.opening.words[COMPLAINT] == "1"


def test_a_choice_becomes_an_edit_at_once_and_is_marked(seat: Seat) -> None:
    open_ticket(seat)
    head = seat.room.page.ticket.head
    head.choices.pick(STATE, "solved")
    seat.wait(lambda: "Solved" in head.words and seat.desk.is_settled)
    assert edits(seat, EditKind.CHANGE_TICKET) == [{"state": "solved"}]
    assert "not sent yet" in head.words
    assert kept(seat, STATE) == ""
    assert "not sent yet" in next(row.spoken for row in seat.room.page._tickets.rows if "Solved" in row.chip)


def test_a_choice_is_taken_back_before_it_left(seat: Seat) -> None:
    open_ticket(seat)
    head = seat.room.page.ticket.head
    head.choices.pick(PRIORITY, "90")
    seat.wait(lambda: head.choices.note == "Not sent yet: Priority: 90 · urgent" and seat.desk.is_settled)
    head.choices.taken_back.emit()
    seat.wait(lambda: head.choices.note == "" and seat.desk.is_settled)
    assert edits(seat, EditKind.CHANGE_TICKET) == []


def test_a_choice_that_could_not_be_taken_over_is_kept_as_chosen(
    seat: Seat, monkeypatch: pytest.MonkeyPatch, open_desk: Open
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DeskError(Trouble.STORE_FULL, path="desk.db")

    monkeypatch.setattr("ui.screens.call.ticket_edit_presenter.change_ticket", full)
    open_ticket(seat)
    head = seat.room.page.ticket.head
    head.choices.pick(STATE, "solved")
    seat.wait(lambda: "no room" in seat.desk.window.notices.text and seat.desk.is_settled)
    assert "Kept here, not sent" in head.choices.note
    assert kept(seat, STATE) == "=solved"
    monkeypatch.undo()
    head.choices.sent.emit()
    seat.wait(lambda: "Solved" in head.words and seat.desk.is_settled)
    assert edits(seat, EditKind.CHANGE_TICKET) == [{"state": "solved"}]


def test_the_ticket_is_assigned_closed_and_reopened_by_key(seat: Seat) -> None:
    open_ticket(seat)
    head = seat.room.page.ticket.head
    head.choices.pick(OWNER, "")
    seat.wait(lambda: seat.desk.is_settled)
    seat.do(Deed.ASSIGN_TO_ME)
    pane = seat.room.page.ticket
    seat.wait(lambda: pane.page and pane.page.ticket.owner == "demo" and seat.desk.is_settled)
    seat.do(Deed.CLOSE_TICKET)
    seat.wait(lambda: "Closed" in head.words and seat.desk.is_settled)
    seat.do(Deed.REOPEN_TICKET)
    seat.wait(lambda: "Closed" not in head.words and seat.desk.is_settled)


def test_everything_waits_in_the_outbox_while_no_office_is_asked(seat: Seat) -> None:
    open_ticket(seat)
    write(seat, "one")
    send(seat)
    page = seat.room.page.ticket.page
    assert page is not None
    held = page.room.ticket
    (waiting,) = list_unsent(seat.desk._database).of(held.office, Kind.TICKET, held.record.id)
    assert waiting.state is EditState.QUEUED
