"""Lists: keys, clicks, and a place that news from elsewhere never moves."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from tests.ui.wear import worn
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList

Key = Qt.Key


def rows(*numbers: int, detail: str = "below") -> tuple[ListRow, ...]:
    return tuple(ListRow(number, f"Row {number}", detail, copied=f"#{number}") for number in numbers)


def a_list(
    qtbot: QtBot, look: Look, *shown: ListRow, height: int = 200
) -> tuple[RowList, RowsModel[ListRow]]:
    model: RowsModel[ListRow] = RowsModel()
    model.show(shown)
    made = RowList(look, model, ListDelegate(look, model))
    model.setParent(made)
    made.resize(300, height)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made, model


def top_row(shown: RowList, model: RowsModel[ListRow]) -> tuple[object, int]:
    index = shown.indexAt(QPoint(4, 1))
    return model.rows[index.row()].key, shown.visualRect(index).top()


def test_news_above_do_not_move_what_is_being_read(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(*range(40)))
    shown.verticalScrollBar().setValue(500)
    before = top_row(shown, model)
    shown.keep_place(lambda: model.follow(rows(*range(100, 110), *range(40))))
    assert top_row(shown, model) == before


def test_rows_that_leave_above_do_not_move_it_either(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(*range(60)))
    shown.verticalScrollBar().setValue(900)
    before = top_row(shown, model)
    shown.keep_place(lambda: model.follow(rows(*range(5, 60))))
    assert top_row(shown, model) == before


def test_where_the_first_row_leaves_the_next_one_stays(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(*range(60)))
    shown.verticalScrollBar().setValue(900)
    key, _ = top_row(shown, model)
    assert isinstance(key, int)
    next_top = shown.visualRect(model.index(key + 1)).top()
    shown.keep_place(lambda: model.follow(rows(*(number for number in range(60) if number != key))))
    assert shown.visualRect(model.index(model.place_of(key + 1))).top() == next_top


def test_at_the_very_top_new_rows_are_seen(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(*range(40)))
    shown.keep_place(lambda: model.follow(rows(99, *range(40))))
    assert top_row(shown, model) == (99, 0)


def test_a_row_that_grows_pushes_those_below_it(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(1, 2, detail=""))
    before = shown.visualRect(model.index(1)).top()
    shown.keep_place(lambda: model.follow((*rows(1), *rows(2, detail=""))))
    assert shown.visualRect(model.index(1)).top() > before


def test_the_cursor_stays_with_its_row(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(1, 2, 3))
    shown.make_current(1)
    model.follow(rows(9, 3, 2))
    assert shown.current_key() == 2
    assert [model.rows[index.row()].key for index in shown.selectedIndexes()] == [2]


def test_enter_and_space_choose(qtbot: QtBot, look: Look) -> None:
    shown, _ = a_list(qtbot, look, *rows(1, 2))
    chosen = QSignalSpy(shown.chosen)
    shown.make_current(1)
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
        QTest.keyClick(shown, key)
    assert [chosen.at(place) for place in range(chosen.count())] == [[2], [2], [2]]


def test_a_click_chooses(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(1, 2))
    chosen = QSignalSpy(shown.chosen)
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(model.index(1)).center()
    )
    assert chosen.at(0) == [2]


def test_a_press_on_one_row_and_a_release_on_another_chooses_nothing(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(1, 2))
    chosen = QSignalSpy(shown.chosen)
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(shown.viewport(), button, pos=shown.visualRect(model.index(0)).center())
    QTest.mouseRelease(shown.viewport(), button, pos=shown.visualRect(model.index(1)).center())
    assert chosen.count() == 0


def test_the_other_button_chooses_nothing(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(1))
    chosen = QSignalSpy(shown.chosen)
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.RightButton, pos=shown.visualRect(model.index(0)).center()
    )
    assert chosen.count() == 0


def test_copy_takes_the_words_of_the_row(qtbot: QtBot, look: Look) -> None:
    shown, _ = a_list(qtbot, look, *rows(1, 2))
    shown.make_current(0)
    copied = QSignalSpy(shown.copied)
    QTest.keyClick(shown, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.at(0) == ["#1"]
    assert QGuiApplication.clipboard().text() == "#1"


def test_left_folds_and_right_unfolds(qtbot: QtBot, look: Look) -> None:
    shown, _ = a_list(qtbot, look, *rows(7))
    shown.make_current(0)
    folded = QSignalSpy(shown.folded)
    QTest.keyClick(shown, Key.Key_Left)
    QTest.keyClick(shown, Key.Key_Right)
    assert [folded.at(0), folded.at(1)] == [[7, False], [7, True]]


def test_keys_without_a_row_do_nothing(qtbot: QtBot, look: Look) -> None:
    shown, _ = a_list(qtbot, look)
    chosen = QSignalSpy(shown.chosen)
    QTest.keyClick(shown, Key.Key_Return)
    assert (chosen.count(), shown.current_key()) == (0, None)


def test_a_fitted_list_is_as_high_as_its_rows_and_no_higher_than_it_may(qtbot: QtBot, look: Look) -> None:
    shown, model = a_list(qtbot, look, *rows(1, 2))
    shown.fit_to_rows(44 * 3)
    assert shown.height() == 88
    model.follow(rows(1, 2, 3, 4, 5))
    assert shown.height() == 132
    model.follow(rows(1))
    assert shown.height() == 44
    model.follow(rows(1, detail=""))
    assert shown.height() == 30


def test_a_fitted_list_grows_with_the_type(qtbot: QtBot, look: Look) -> None:
    shown, _ = a_list(qtbot, look, *rows(1, 2))
    shown.fit_to_rows(500)
    with worn(look, scale=1.5):
        assert shown.height() == 132


def test_what_did_not_fit_is_told_whole_in_the_tip(qtbot: QtBot, look: Look) -> None:
    model: RowsModel[ListRow] = RowsModel()
    model.show((ListRow(1, "A title much longer than the list is wide, " * 3), ListRow(2, "Short")))
    delegate = ListDelegate(look, model)
    shown = RowList(look, model, delegate)
    shown.resize(220, 120)
    qtbot.addWidget(shown)
    shown.grab()
    assert delegate.tip(0) == model.rows[0].spoken
    assert delegate.tip(1) == ""
