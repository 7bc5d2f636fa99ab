"""The head of a ticket, and what can be chosen in it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.domain.edit import Edit, EditKind, EditState, Waiting
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import CustomField, TicketState
from callcenter.domain.ticket_room import TicketChoices
from tests.ui.samples import CRM, NOW
from tests.ui.ticket_samples import closing_article, room, ticket
from ui.look import Look
from ui.models.ticket_page import OWNER, STATE, TicketPage, prepare_ticket, with_choices
from ui.theme import Meaning
from ui.widgets.ticket_head import TicketHead

KNOWN = TicketChoices(CRM, ("billing", "returns"), ("mei.lin", "tom"))


@pytest.fixture
def head(qtbot: QtBot, look: Look) -> TicketHead:
    made = TicketHead(look)
    made.resize(640, 240)
    qtbot.addWidget(made)
    made.show_page(page(), {}, NOW)
    made.show()
    qtbot.waitExposed(made)
    return made


def page(**more: object) -> TicketPage:
    return with_choices(prepare_ticket(room(ticket(**more))), KNOWN)


def waiting_page(state: EditState) -> TicketPage:
    """A ticket whose new state no office has confirmed."""
    edit = Edit("e1", EditKind.CHANGE_TICKET, "mei.lin", CRM, RemoteId("4711"), {"state": "solved"}, NOW)
    opened = replace(room(ticket(state=TicketState.SOLVED)), unsent=(Waiting(1, edit, state),))
    return with_choices(prepare_ticket(opened), KNOWN)


def test_it_says_its_state_in_our_word_and_in_the_offices(head: TicketHead) -> None:
    assert head.words == "Heater stays cold, Complaint, Open, due in 2 h, in crm: stalled"


def test_the_same_word_of_the_office_is_not_said_twice(head: TicketHead) -> None:
    head.show_page(page(office_state="open"), {}, NOW)
    assert "in crm" not in head.words


def test_a_broken_service_level_is_told_in_words_and_colour(head: TicketHead) -> None:
    head.tell_time(NOW + timedelta(hours=5))
    assert "3 h over" in head.words
    assert head._due.meaning is Meaning.LATE
    assert head._due.toolTip()


def test_a_choice_is_told_and_kept_for_the_next_page(head: TicketHead) -> None:
    chosen = QSignalSpy(head.choices.chosen)
    head.choices.pick(STATE, TicketState.SOLVED.value)
    assert [chosen.at(0)[0], chosen.at(0)[1]] == [STATE, "solved"]
    assert head.choices.note == "Kept here, not sent: State: Open → Solved"
    assert "Solved" not in head.words


def test_a_choice_is_taken_back(head: TicketHead) -> None:
    head.choices.pick(OWNER, "tom")
    asked = QSignalSpy(head.choices.taken_back)
    QTest.mouseClick(head.choices._back, Qt.MouseButton.LeftButton)
    assert asked.count() == 1
    head.follow_page(page(), {}, NOW)
    assert head.choices.note == ""
    assert head.choices._boxes[OWNER].currentData() == "mei.lin"


def test_what_is_on_its_way_is_said_and_can_be_taken_back(head: TicketHead) -> None:
    head.follow_page(waiting_page(EditState.QUEUED), {}, NOW)
    assert head.choices.note == "Not sent yet: State: Solved"
    assert head.choices._back.isVisible()
    assert not head.choices._again.isVisible()
    assert "not sent yet" in head.words


def test_what_was_refused_is_said_and_no_longer_shown_as_if_it_held(head: TicketHead) -> None:
    head.follow_page(waiting_page(EditState.REFUSED), {}, NOW)
    assert head.choices.note == ""
    assert "needs you" in head.words


def test_a_field_of_the_office_is_changed_by_key(head: TicketHead) -> None:
    head._unfold.setChecked(True)
    line = head.fields.lines["Serial number"][1]
    assert line.text() == "GT-220-0098 | GT-220-0099"
    typed, wanted = QSignalSpy(head.fields.typed), QSignalSpy(head.fields.wanted)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "GT-1")
    assert typed.at(typed.count() - 1) == ["Serial number", "GT-1"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert wanted.at(0) == ["Serial number", "GT-1"]


def test_news_never_goes_over_a_field_that_is_being_typed(head: TicketHead) -> None:
    line = head.fields.lines["Serial number"][1]
    line.setText("GT-")
    head.follow_page(page(fields=(CustomField("Serial number", ("GT-9",)),)), {}, NOW)
    assert line.text() == "GT-"
    assert "GT-9" in line.toolTip()


def test_a_field_nobody_types_in_follows(head: TicketHead) -> None:
    head.follow_page(page(fields=(CustomField("Serial number", ("GT-9",)),)), {}, NOW)
    assert head.fields.lines["Serial number"][1].text() == "GT-9"


def test_news_leaves_a_choice_alone_and_takes_it_as_done_where_it_came_true(head: TicketHead) -> None:
    wanted = {OWNER: "tom"}
    head.follow_page(page(owner="aisha"), wanted, NOW)
    assert "aisha → tom" in head.choices.note
    head.follow_page(page(owner="tom"), wanted, NOW)
    assert head.choices.note == ""


def test_a_value_nobody_offers_any_more_is_still_shown(head: TicketHead) -> None:
    head.show_page(page(), {OWNER: "gone.colleague"}, NOW)
    assert head.choices._boxes[OWNER].currentText() == "gone.colleague"


def test_the_wheel_changes_nothing(head: TicketHead) -> None:
    box = head.choices._boxes[STATE]
    before = box.currentIndex()
    centre = QPointF(box.rect().center())
    wheel = QWheelEvent(
        centre,
        QPointF(box.mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentIndex() == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_S])
def test_a_key_opens_the_list_and_chooses_nothing_in_passing(
    head: TicketHead, key: Qt.Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = head.choices._boxes[STATE]
    opened: list[bool] = []
    monkeypatch.setattr(box, "showPopup", lambda: opened.append(True))
    box.setFocus()
    QTest.keyClick(box, key)
    assert opened == [True]
    assert head.choices.note == ""


def test_the_closing_article_can_be_read_where_it_is_held(head: TicketHead) -> None:
    assert head._article.isHidden()
    wanted = QSignalSpy(head.article_wanted)
    head.show_page(prepare_ticket(room(article=closing_article())), {}, NOW)
    QTest.mouseClick(head._article, Qt.MouseButton.LeftButton)
    assert wanted.count() == 1


def test_facts_are_copied(head: TicketHead) -> None:
    copied = QSignalSpy(head.copied)
    head.facts.make_current(0)
    QTest.keyClick(head.facts, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.at(0)[0] == "greta@example.com"


def test_a_ticket_that_is_gone_offers_no_choices(head: TicketHead) -> None:
    gone = replace(page(), is_gone=True)
    head.follow_page(gone, {}, NOW)
    assert "no longer there" in head.words
    assert not head.choices.isEnabled()
