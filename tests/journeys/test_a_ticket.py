"""A ticket opens beside its customer, and what is written for it is kept for it alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.held import Held
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import Attachment, Message, MessageKind, Ticket, TicketState
from callcenter.storage import replica
from callcenter.usecases.keep_draft import keep_draft
from sync.demo.process import DemoProcess
from tests.journeys.seat import GOLD, Open, Seat
from tests.ui.accessibility import nameless
from ui.actions import Deed
from ui.models.ticket_page import OWNER, STATE, ticket_subject
from ui.screens.call.ticket_pane import TicketPane
from ui.widgets.composer import Field

LYON = "+33 6 12 34 56 78"
DEMO, HOME = OfficeId("demo"), "tickets"


@pytest.fixture
def seat(open_desk: Open) -> Seat:
    """A desk with a customer, whose offices say nothing more."""
    seat = open_desk()
    seat.call(GOLD)
    seat.desk.sync.stop()
    return seat


def ticket_at(seat: Seat, place: int = 0) -> Held[Ticket]:
    sheet = seat.desk.call._subjects.current
    assert sheet is not None
    assert sheet.sheet is not None
    key = sheet.sheet.tickets[place].key
    return next(held for held in sheet.sheet.sheet.tickets if ("ticket", held.id) == key)


def open_ticket(seat: Seat, place: int = 0) -> Held[Ticket]:
    held = ticket_at(seat, place)
    seat.room.page.tickets.chosen.emit(("ticket", held.id))
    seat.wait(lambda: shown(seat) == held.record.number and seat.desk.is_settled)
    return held


def pane(seat: Seat) -> TicketPane:
    return seat.room.page.ticket


def shown(seat: Seat) -> str:
    page = pane(seat).page
    return page.ticket.number if page and seat.room.page.shows_ticket else ""


def words(seat: Seat) -> str:
    return pane(seat).conversation.text.toPlainText()


def write(seat: Seat, text: str) -> None:
    composer = seat.room.composer
    seat.qtbot.keyClicks(composer._editors[composer.field], text)


def written(seat: Seat) -> str:
    return seat.room.composer.text(seat.room.composer.field)


def office_says(seat: Seat, *tickets: Ticket) -> None:
    """Have the office tell something, as a cycle would."""
    with seat.desk._database.write() as work:
        replica.save(work, DEMO, HOME, tickets, seat.desk.now)


def office_drops(seat: Seat, ticket: Ticket) -> None:
    with seat.desk._database.write() as work:
        assert replica.remove(work, DEMO, HOME, [ticket.id])


def later(seat: Seat, ticket: Ticket, text: str, html: str = "") -> Ticket:
    news = Message(RemoteId("news"), MessageKind.FROM_CUSTOMER, "张伟", seat.desk.now, text, html)
    return replace(ticket, messages=(*ticket.messages, news), revision="news")


def test_a_ticket_stands_in_the_place_of_the_timeline_with_its_customer_above(seat: Seat) -> None:
    held = open_ticket(seat)
    page = seat.room.page
    assert page.header.isVisible()
    assert not page.timeline.isVisible()
    assert held.record.subject in pane(seat).head.words
    assert all(message.text in words(seat) for message in held.record.messages)


@pytest.mark.parametrize("way", ["escape", "keys", "button"])
def test_there_are_three_ways_back(seat: Seat, way: str) -> None:
    open_ticket(seat)
    if way == "escape":
        QTest.keyClick(pane(seat).conversation.text, Qt.Key.Key_Escape)
    elif way == "keys":
        seat.do(Deed.BACK)
    else:
        QTest.mouseClick(pane(seat).back, Qt.MouseButton.LeftButton)
    assert not seat.room.page.shows_ticket
    assert seat.room.page.timeline.isVisible()


def test_enter_on_a_message_of_the_timeline_opens_its_ticket(seat: Seat) -> None:
    model = seat.room.page._timeline
    row = next(row for row in model.rows if row.part is not None)
    seat.room.page.timeline.list.make_current(model.place_of(row.key))
    QTest.keyClick(seat.room.page.timeline.list, Qt.Key.Key_Return)
    seat.wait(lambda: shown(seat) and seat.desk.is_settled)
    page = pane(seat).page
    assert page is not None
    assert page.id == row.ticket
    assert row.part in {card.key for card in page.cards}


def test_one_of_my_tickets_opens_with_its_customer(seat: Seat) -> None:
    row = seat.room.left._mine.rows[-1]
    seat.room.left.tickets.chosen.emit(row.key)
    seat.wait(lambda: shown(seat) == row.copied and seat.desk.is_settled)
    assert seat.room.left._open.rows[-1].is_current


def test_a_ticket_is_found_by_its_number(seat: Seat) -> None:
    seat.do(Deed.ENTER_NUMBER)
    entry = seat.room.left.bar.entry
    seat.qtbot.keyClicks(entry, "T-5004")
    seat.wait(lambda: entry.is_down and entry._model.rows)
    entry._pick(entry._model.rows[0].key)
    seat.wait(lambda: shown(seat) == "T-5004" and seat.desk.is_settled)


def test_words_for_a_ticket_and_words_for_its_customer_stay_apart(seat: Seat) -> None:
    seat.do(Deed.COMPOSE)
    write(seat, "for the customer")
    open_ticket(seat)
    assert written(seat) == ""
    seat.do(Deed.COMPOSE)
    write(seat, "for the ticket")
    seat.do(Deed.BACK)
    assert written(seat) == "for the customer"
    open_ticket(seat, 1)
    assert written(seat) == ""
    open_ticket(seat)
    assert written(seat) == "for the ticket"


def test_words_for_a_ticket_come_back_in_the_next_session(
    seat: Seat, open_desk: Open, office: DemoProcess
) -> None:
    open_ticket(seat)
    seat.do(Deed.TOGGLE_INTERNAL)
    write(seat, "to be continued")
    seat.desk.window.close()
    second = open_desk()
    second.call(GOLD)
    assert written(second) == ""
    open_ticket(second)
    assert second.room.composer.text(Field.REPLY) == "to be continued"


def test_a_customer_whose_ticket_has_unsent_words_is_marked(seat: Seat, open_desk: Open) -> None:
    open_ticket(seat)
    seat.do(Deed.COMPOSE)
    write(seat, "unsent")
    seat.wait(lambda: seat.room.composer.state_text.startswith("Draft kept"))
    write(seat, " still")
    assert seat.room.left._open.rows[0].has_draft
    seat.desk.window.close()
    second = open_desk()
    second.wait(lambda: [row.title for row in second.room.start.recent.rows] == ["张伟"])
    second.call(GOLD)
    assert second.room.left._open.rows[0].has_draft


def test_the_ticket_is_still_open_after_another_call(seat: Seat) -> None:
    held = open_ticket(seat)
    seat.call(LYON)
    assert not seat.room.page.shows_ticket
    seat.call(GOLD)
    assert shown(seat) == held.record.number


def test_news_of_a_ticket_are_put_at_the_end_and_typed_words_stay(seat: Seat) -> None:
    held = open_ticket(seat)
    seat.do(Deed.COMPOSE)
    write(seat, "half a sen")
    office_says(seat, replace(later(seat, held.record, "Any news?"), state=TicketState.WAITING))
    seat.wait(lambda: "Any news?" in words(seat) and seat.desk.is_settled)
    assert written(seat) == "half a sen"
    assert "Waiting" in pane(seat).head.words
    assert "New" in words(seat).splitlines()[-2]


def test_a_ticket_that_goes_says_so_and_its_words_go_along_to_the_customer(seat: Seat) -> None:
    held = open_ticket(seat)
    seat.do(Deed.COMPOSE)
    write(seat, "important")
    office_drops(seat, held.record)
    seat.wait(lambda: "no longer there" in pane(seat).head.words and seat.desk.is_settled)
    assert written(seat) == "important"
    assert held.record.messages[0].text in words(seat)
    assert "gives" in seat.desk.window.notices.text
    seat.do(Deed.BACK)
    assert written(seat) == "important"
    assert not seat.room.page.shows_ticket


def test_a_choice_that_an_earlier_desk_kept_is_offered_and_not_pretended(seat: Seat) -> None:
    held = ticket_at(seat)
    key = DraftKey("demo", ticket_subject(held.office, held.record.id), STATE)
    keep_draft(seat.desk._database, Draft(key, "=solved", seat.desk.now))
    open_ticket(seat)
    choices = pane(seat).head.choices
    assert choices.wanted == {STATE: "solved"}
    assert "Kept here, not sent" in choices.note
    assert "Solved" not in pane(seat).head.words
    choices.sent.emit()
    seat.wait(lambda: "Solved" in pane(seat).head.words and seat.desk.is_settled)


def test_words_for_a_ticket_that_went_are_kept_when_its_customer_is_closed(seat: Seat) -> None:
    held = open_ticket(seat)
    seat.do(Deed.COMPOSE)
    write(seat, "important")
    office_drops(seat, held.record)
    seat.wait(lambda: "no longer there" in pane(seat).head.words and seat.desk.is_settled)
    seat.do(Deed.CLOSE_CUSTOMER)
    seat.call(GOLD)
    assert written(seat) == "important"


def test_words_for_a_ticket_that_went_overnight_are_handed_out(seat: Seat, open_desk: Open) -> None:
    held = open_ticket(seat)
    seat.do(Deed.COMPOSE)
    write(seat, "written yesterday")
    seat.desk.window.close()
    second = open_desk(start=False)
    office_drops(second, held.record)
    second.desk.call.work.read()
    second.wait(lambda: any("no longer in demo" in row.title for row in second.room.start.recent.rows))
    row = next(row for row in second.room.start.recent.rows if "no longer in demo" in row.title)
    second.room.start.chosen.emit(row.key)
    second.wait(lambda: "clipboard" in second.desk.window.notices.text)
    assert QApplication.clipboard().text() == "written yesterday"


def test_a_choice_for_a_ticket_that_went_is_dropped(seat: Seat) -> None:
    held = open_ticket(seat)
    pane(seat).head.choices.pick(STATE, TicketState.SOLVED.value)
    office_drops(seat, held.record)
    seat.wait(lambda: "no longer there" in pane(seat).head.words and seat.desk.is_settled)
    seat.do(Deed.BACK)
    assert "stand with the customer" not in seat.desk.window.notices.text
    assert not seat.room.left._open.rows[0].has_draft


def test_what_the_office_says_does_not_go_over_a_choice(seat: Seat) -> None:
    held = open_ticket(seat)
    choices = pane(seat).head.choices
    choices.pick(OWNER, "")
    office_says(seat, replace(held.record, owner="tom.becker", revision="news"))
    seat.wait(lambda: "nobody" in choices.note and seat.desk.is_settled)
    assert choices._boxes[OWNER].currentData() == ""
    choices.taken_back.emit()
    seat.wait(lambda: choices._boxes[OWNER].currentData() == "tom.becker" and seat.desk.is_settled)
    assert choices.note == ""


def test_queues_and_owners_are_those_that_are_known(seat: Seat) -> None:
    open_ticket(seat)
    page = pane(seat).page
    assert page is not None
    queue = next(choice for choice in page.choices if choice.field == "queue")
    assert {"delivery", "returns", "billing"} <= {value for value, _ in queue.options}


def test_a_mail_in_html_is_shown_harmless_with_its_attachments(seat: Seat) -> None:
    held = open_ticket(seat)
    hostile = '<p>Look <b>here</b><img src="file:///etc/x.png"><a href="javascript:x()">there</a></p><script>x</script>'
    mail = later(seat, held.record, "Look here", hostile)
    attached = replace(mail.messages[-1], attachments=(Attachment(RemoteId("1"), "photo.jpg", 2048),))
    office_says(seat, replace(mail, messages=(*mail.messages[:-1], attached)))
    seat.wait(lambda: "photo.jpg" in words(seat) and seat.desk.is_settled)
    assert "Look here[picture]there" in words(seat)
    assert "<" not in words(seat).split("Look")[-1]


def test_everything_of_a_ticket_can_be_reached_and_has_a_name(seat: Seat, qapp: QApplication) -> None:
    open_ticket(seat)
    assert nameless(pane(seat)) == []
    seat.desk.window.activateWindow()
    seat.do(Deed.PANEL_4)
    seat.wait(pane(seat).conversation.text.hasFocus)


def test_the_filter_of_the_timeline_leaves_the_ticket(seat: Seat) -> None:
    open_ticket(seat)
    seat.do(Deed.FILTER)
    assert not seat.room.page.shows_ticket
