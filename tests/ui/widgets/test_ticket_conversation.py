"""The conversation of a ticket: who may read a message is told three ways, and what is read stays where it is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextFrameFormat
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from callcenter.domain.ticket import Message, MessageKind
from tests.ui.samples import NOW
from tests.ui.ticket_samples import message, talk, ticket
from tests.ui.wear import worn
from ui.look import Look
from ui.models.ticket_cards import AT_ONCE, Card, cards_of
from ui.theme import THEMES, Meaning
from ui.widgets.ticket_conversation import Conversation
from ui.widgets.ticket_message import WHOLE, MessageWriter

DASHED = QTextFrameFormat.BorderStyle.BorderStyle_Dashed


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> Conversation:
    made = Conversation(look, open_outside=opened.append)
    opened.clear()
    made.resize(560, 320)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


opened: list[QUrl] = []


def cards(*messages: Message) -> tuple[Card, ...]:
    return cards_of(ticket(messages=messages or talk()))


def many(count: int) -> tuple[Message, ...]:
    return tuple(
        message(number, MessageKind.REPLY, f"message {number} " + "word " * 30) for number in range(count)
    )


def frames(view: Conversation) -> list[QTextFrameFormat]:
    return [frame.frameFormat().toFrameFormat() for frame in view.text.document().rootFrame().childFrames()]


def words(view: Conversation) -> str:
    return view.text.toPlainText()


def bar(view: Conversation) -> int:
    return view.text.verticalScrollBar().value()


@pytest.mark.parametrize("theme", THEMES)
def test_kinds_are_told_apart_by_colour_and_border_and_word(
    view: Conversation, look: Look, theme: str
) -> None:
    with worn(look, theme=theme):
        view.show_cards(cards(), NOW)
        customer, reply, note = frames(view)
        colours = {frame.borderBrush().color().name() for frame in (customer, reply, note)}
        assert len(colours) == 3
        assert [frame.borderStyle() is DASHED for frame in (customer, reply, note)] == [False, False, True]
        assert customer.leftMargin() < reply.leftMargin()
        assert [word in words(view) for word in ("From the customer", "Reply", "Internal note")] == [True] * 3


def test_a_mail_in_html_keeps_its_shape_and_its_links(view: Conversation) -> None:
    view.show_cards(cards(), NOW)
    assert "You wrote: wait." in words(view)
    view.text.anchorClicked.emit(QUrl("https://shop.example/heater"))
    assert view.link.address == "https://shop.example/heater"
    assert opened == []


def test_files_are_named(view: Conversation) -> None:
    view.show_cards(cards(), NOW)
    assert "Attached: invoice.pdf (" in words(view)


def test_the_newest_message_is_in_sight(view: Conversation, qtbot: QtBot) -> None:
    view.show_cards(cards(*many(20)), NOW)
    qtbot.waitUntil(lambda: bar(view) == view.text.verticalScrollBar().maximum() > 0)
    view.resize(400, 200)
    qtbot.waitUntil(lambda: bar(view) == view.text.verticalScrollBar().maximum() > 0)


def test_of_thousands_only_the_newest_are_written(
    view: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Card] = []
    write = MessageWriter.write

    def note(
        self: MessageWriter, cursor: QTextCursor, card: Card, *rest: object, **more: bool
    ) -> QTextCursor:
        written.append(card)
        return write(self, cursor, card, *rest, **more)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]  # passed on as it comes

    monkeypatch.setattr(MessageWriter, "write", note)
    view.show_cards(cards(*many(3_000)), NOW)
    assert len(written) == AT_ONCE
    QTest.mouseClick(view._earlier, Qt.MouseButton.LeftButton)
    assert len(written) == 2 * AT_ONCE
    assert view.shown == 2 * AT_ONCE


def test_earlier_messages_come_above_and_what_is_read_stays(view: Conversation, qtbot: QtBot) -> None:
    view.show_cards(cards(*many(100)), NOW)
    view.text.verticalScrollBar().setValue(0)
    first = view.text.cursorRect(view._tops["70"]).top()
    QTest.mouseClick(view._earlier, Qt.MouseButton.LeftButton)
    assert abs(view.text.cursorRect(view._tops["70"]).top() - first) < 24
    assert words(view).index("message 40 ") < words(view).index("message 70 ")
    assert view._earlier.text() == "Show 30 earlier messages"


def test_everything_is_there_after_enough_earlier_ones(view: Conversation) -> None:
    view.show_cards(cards(*many(70)), NOW)
    while not view._earlier.isHidden():
        QTest.mouseClick(view._earlier, Qt.MouseButton.LeftButton)
    places = [words(view).index(f"message {number} ") for number in range(70)]
    assert places == sorted(places)


def test_news_is_put_at_the_end_and_marked(view: Conversation) -> None:
    before = many(5)
    view.show_cards(cards(*before), NOW)
    view.follow_cards(cards(*before, message(9, MessageKind.FROM_CUSTOMER, "Any news?")), NOW)
    assert "New  From the customer" in words(view)
    assert words(view).count("message 4 ") == 1
    view.settle()
    assert "New  " not in words(view)


def test_news_does_not_move_what_is_read(view: Conversation) -> None:
    before = many(30)
    view.show_cards(cards(*before), NOW)
    view.text.verticalScrollBar().setValue(200)
    cursor = view.text.cursorForPosition(view.text.viewport().rect().center())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    view.text.setTextCursor(cursor)
    place, marked = bar(view), view.text.textCursor().selectedText()
    view.follow_cards(cards(*before, message(90, MessageKind.REPLY, "new")), NOW)
    view.tell_time(NOW + timedelta(days=3))
    assert bar(view) == place
    assert view.text.textCursor().selectedText() == marked


def test_the_same_again_writes_nothing(view: Conversation) -> None:
    view.show_cards(cards(), NOW)
    changed = QSignalSpy(view.text.document().contentsChanged)
    view.follow_cards(cards(), NOW)
    view.tell_time(NOW)
    assert changed.count() == 0


def test_a_message_that_changes_is_written_anew(view: Conversation) -> None:
    view.show_cards(cards(), NOW)
    first, *others = talk()
    view.follow_cards(cards(replace(first, text="Edited", html=""), *others), NOW)
    assert "Edited" in words(view)
    assert "see here" not in words(view)


def test_ages_go_on(view: Conversation) -> None:
    view.show_cards(cards(message(199, MessageKind.REPLY, "x")), NOW)
    assert "1 h ago" in words(view)
    view.tell_time(NOW + timedelta(hours=4))
    assert "5 h ago" in words(view)
    assert "1 h ago" not in words(view)
    assert words(view).rstrip().endswith("x")


def test_a_long_message_shows_its_beginning_and_all_of_it_when_asked(view: Conversation) -> None:
    long = message(1, MessageKind.REPLY, "word " * 3_000 + "the end")
    view.show_cards(cards(long), NOW)
    assert "the end" not in words(view)
    view.text.anchorClicked.emit(QUrl(f"{WHOLE}:1"))
    assert "the end" in words(view)
    assert view.link.isHidden()


def test_one_message_is_brought_into_sight(view: Conversation) -> None:
    view.show_cards(cards(*many(100)), NOW)
    view.go_to("12")
    assert 0 <= view.text.cursorRect(view._tops["12"]).top() < 40
    view.go_to("gone")


def test_another_look_is_taken_over(view: Conversation, look: Look) -> None:
    view.show_cards(cards(), NOW)
    with worn(look, theme="dark", scale=1.5):
        edge = look.theme.colour(Meaning.INTERNAL).name()
        assert frames(view)[2].borderBrush().color().name() == edge
    assert frames(view)[2].borderBrush().color().name() != edge
