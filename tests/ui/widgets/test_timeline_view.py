"""The timeline with its filter, on a real list."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from callcenter.domain.ids import LocalId
from callcenter.domain.timeline import EntryKind, TimelineEntry
from tests.ui.samples import ERP, NOW, greta, long_timeline, mayer
from ui.look import Look
from ui.models.prepared_sheet import prepare_sheet
from ui.models.timeline_model import TimelineModel
from ui.models.timeline_rows import Topic, build_days
from ui.theme import Meaning
from ui.widgets.timeline_delegate import TimelineDelegate
from ui.widgets.timeline_view import TimelineView


@pytest.fixture
def model() -> TimelineModel:
    made = TimelineModel()
    made.show_days(prepare_sheet(greta()).days)
    return made


@pytest.fixture
def view(qtbot: QtBot, look: Look, model: TimelineModel) -> TimelineView:
    made = TimelineView(look, model)
    made.resize(620, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(view: TimelineView, topic: Topic) -> None:
    button = view.findChild(QToolButton, f"topic-{topic.value}")
    assert isinstance(button, QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def place_of_text(model: TimelineModel, text: str) -> int:
    return next(place for place, row in enumerate(model.rows) if text in row.text)


def place_of_kind(model: TimelineModel, topic: Topic) -> int:
    return next(place for place, row in enumerate(model.rows) if row.topic is topic and row.text)


def counted(do: Callable[..., Any], name: str, work: Counter[str]) -> Callable[..., Any]:
    def count_and_do(*arguments: Any) -> Any:
        work[name] += 1
        return do(*arguments)

    return count_and_do


def colours(view: TimelineView) -> set[str]:
    image = view.list.grab().toImage()
    spots = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return {image.pixelColor(x, y).name() for x, y in spots}


def test_a_topic_is_one_click(view: TimelineView, model: TimelineModel) -> None:
    narrowed = QSignalSpy(view.narrowed)
    press(view, Topic.INVOICES)
    assert {row.topic for row in model.rows if not row.is_mute} == {Topic.INVOICES}
    assert narrowed.count() >= 1
    press(view, Topic.ALL)
    assert model.shown == model.total


def test_typed_words_filter(view: TimelineView, model: TimelineModel) -> None:
    QTest.keyClicks(view._text, "frost")
    assert 0 < model.shown < model.total


def test_nothing_that_fits_is_told(view: TimelineView) -> None:
    view._text.setText("no such words")
    assert view._nothing.isVisible()
    assert view._nothing.text() == "Nothing fits this filter."


def test_news_that_fit_take_the_words_away_again(view: TimelineView, model: TimelineModel) -> None:
    view._text.setText("zeppelin")
    assert view._nothing.isVisible()
    came = TimelineEntry(NOW, EntryKind.NOTE, "anna", "A zeppelin was seen", ERP, LocalId(1))
    model.follow_days(build_days((came, *greta().timeline), NOW))
    assert not view._nothing.isVisible()
    model.follow_days(build_days(greta().timeline, NOW))
    assert view._nothing.isVisible()


def test_a_customer_without_a_history_is_not_told_of_a_filter(
    view: TimelineView, model: TimelineModel
) -> None:
    model.show_days(prepare_sheet(mayer()).days)
    assert not view._nothing.isVisible()


def test_an_entry_opens_to_be_read_in_full_and_closes(view: TimelineView, model: TimelineModel) -> None:
    place = place_of_kind(model, Topic.CONTACTS)
    view.list.make_current(place)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert view.reader.toPlainText() == model.rows[place].text
    assert view.reader.isVisible()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert not view.reader.isVisible()


def test_escape_closes_what_is_read_and_goes_back_to_the_list(
    view: TimelineView, model: TimelineModel, qtbot: QtBot
) -> None:
    view.list.make_current(place_of_kind(model, Topic.CONTACTS))
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    view.activateWindow()
    view.reader.setFocus()
    QTest.keyClick(view.reader, Qt.Key.Key_Escape)
    assert not view.reader.isVisible()
    qtbot.waitUntil(view.list.hasFocus)


def test_right_reads_a_message_in_place_and_left_closes_it(view: TimelineView, model: TimelineModel) -> None:
    place = place_of_text(model, "400 Setzlinge")
    view.list.make_current(place)
    QTest.keyClick(view.list, Qt.Key.Key_Right)
    assert view.reader.toPlainText() == model.rows[place].text
    QTest.keyClick(view.list, Qt.Key.Key_Left)
    assert not view.reader.isVisible()


def test_enter_on_a_message_asks_for_its_ticket(view: TimelineView, model: TimelineModel) -> None:
    wanted = QSignalSpy(view.ticket_wanted)
    place = place_of_text(model, "400 Setzlinge")
    view.list.make_current(place)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    row = model.rows[place]
    assert [wanted.at(0)[0], wanted.at(0)[1]] == [row.ticket, row.part]
    assert row.ticket is not None
    assert not view.reader.isVisible()


def test_another_customer_starts_at_the_top_with_nothing_opened(
    view: TimelineView, model: TimelineModel
) -> None:
    view.list.make_current(place_of_kind(model, Topic.CONTACTS))
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    view.start_over()
    assert not view.reader.isVisible()
    assert view.list.verticalScrollBar().value() == 0


def test_a_heading_opens_nothing(view: TimelineView, model: TimelineModel) -> None:
    view.list.make_current(0)
    assert model.rows[0].is_mute
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert not view.reader.isVisible()


def test_thousands_of_entries_are_laid_out_without_asking_each(
    view: TimelineView, model: TimelineModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Counter[str]()
    for owner, name in ((TimelineDelegate, "height"), (TimelineDelegate, "draw"), (TimelineModel, "data")):
        monkeypatch.setattr(owner, name, counted(getattr(owner, name), name, work))
    model.show_days(build_days(long_timeline(5000), NOW))
    view.list.doItemsLayout()
    view.grab()
    assert work["height"] < 5
    assert work["draw"] < 40
    assert work["data"] < 40
    QTest.keyClicks(view._text, "a")
    view.list.doItemsLayout()
    view.grab()
    assert work["height"] < 10
    assert work["draw"] < 80


def test_what_is_looked_for_is_marked(view: TimelineView, model: TimelineModel, look: Look) -> None:
    mark = look.theme.edge(Meaning.WAITING).name()
    assert mark not in colours(view)
    view._text.setText("frost")
    view.list.doItemsLayout()
    assert mark in colours(view)


def test_the_filter_stays_with_the_agent(view: TimelineView, model: TimelineModel) -> None:
    press(view, Topic.CONTACTS)
    view.start_over()
    model.show_days(prepare_sheet(greta()).days)
    assert {row.topic for row in model.rows if not row.is_mute} == {Topic.CONTACTS}


def test_a_new_entry_does_not_move_what_is_being_read(view: TimelineView, model: TimelineModel) -> None:
    entries = long_timeline(400)
    model.show_days(build_days(entries, NOW))
    view.list.doItemsLayout()
    view.list.verticalScrollBar().setValue(3000)
    at = view.list.indexAt(view.list.viewport().rect().center())
    key, top = model.rows[at.row()].key, view.list.visualRect(at).top()
    later = TimelineEntry(NOW + timedelta(minutes=1), EntryKind.CALL, "anna", "New", ERP, LocalId(9999))
    view.list.keep_place(lambda: model.follow_days(build_days((later, *entries), NOW)))
    assert view.list.visualRect(model.index(model.place_of(key))).top() == top


def test_the_filter_is_reached_by_key(view: TimelineView, qtbot: QtBot) -> None:
    view.activateWindow()
    view._text.setText("abc")
    view.focus_filter()
    qtbot.waitUntil(view._text.hasFocus)
    assert view._text.selectedText() == "abc"
