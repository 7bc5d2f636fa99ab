"""A list that follows its subject by key."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.ui import samples
from ui.models.candidate_rows import candidate_rows
from ui.models.find_rows import suggestion_rows
from ui.models.list_row import ListRow
from ui.models.orders_model import OrdersModel
from ui.models.prepared_sheet import prepare_sheet
from ui.models.rows import SPOKEN, RowsModel
from ui.models.suggestion_row import SuggestionRow
from ui.models.timeline_model import TimelineModel

pytestmark = pytest.mark.usefixtures("look")

Model = RowsModel[ListRow]


def rows(*keys: str) -> tuple[ListRow, ...]:
    """Rows named by letters; a letter with a sign has changed words."""
    return tuple(ListRow(key[0], key) for key in keys)


def shown(*keys: str) -> Model:
    model: Model = RowsModel()
    model.show(rows(*keys))
    return model


def titles(model: RowsModel[Any]) -> list[str]:
    return [row.title for row in model.rows]


class Heard:
    """What a model told its views."""

    def __init__(self, model: RowsModel[Any]) -> None:
        self.changed: list[tuple[int, int]] = []
        self.resets = 0
        self.inserted: list[tuple[int, int]] = []
        self.removed: list[tuple[int, int]] = []
        self.moved: list[tuple[int, int]] = []
        model.dataChanged.connect(self._note_change)
        model.modelReset.connect(self._note_reset)
        model.rowsInserted.connect(lambda _p, first, last: self.inserted.append((first, last)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # signals are untyped
        model.rowsRemoved.connect(lambda _p, first, last: self.removed.append((first, last)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # signals are untyped
        model.rowsMoved.connect(lambda _p, first, _l, _q, to: self.moved.append((first, to)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # signals are untyped

    def _note_change(self, first: QModelIndex, last: QModelIndex) -> None:
        self.changed.append((first.row(), last.row()))

    def _note_reset(self) -> None:
        self.resets += 1


def some_rows() -> Model:
    model: Model = RowsModel()
    model.show(prepare_sheet(samples.greta()).tickets)
    return model


def some_cards() -> OrdersModel:
    model = OrdersModel()
    model.show_cards(prepare_sheet(samples.greta()).cards)
    return model


def some_days() -> TimelineModel:
    model = TimelineModel()
    model.show_days(prepare_sheet(samples.greta()).days)
    return model


def some_candidates() -> RowsModel[Any]:
    model: RowsModel[Any] = RowsModel()
    model.show(candidate_rows(samples.candidates(), samples.NOW))
    return model


@pytest.mark.parametrize("make", [some_rows, some_cards, some_days, some_candidates, RowsModel[Any]])
def test_every_model_keeps_the_rules_of_qt(make: Callable[[], RowsModel[Any]], qtmodeltester: Any) -> None:
    model = make()
    qtmodeltester.check(model)
    assert model.rowCount() == len(model.rows)


def test_a_model_keeps_the_rules_while_it_follows(qtmodeltester: Any) -> None:
    model = shown("a", "b", "c")
    qtmodeltester.check(model)
    model.follow(rows("c!", "x", "a"))
    model.follow(rows())
    model.follow(rows("a", "b"))
    assert titles(model) == ["a", "b"]


def test_only_rows_that_differ_are_told() -> None:
    model = shown("a", "b", "c", "d")
    heard = Heard(model)
    model.follow(rows("a", "b!", "c", "d!"))
    assert heard.changed == [(1, 1), (3, 3)]
    assert (heard.resets, heard.inserted, heard.removed, heard.moved) == (0, [], [], [])


def test_nothing_is_told_when_nothing_differs() -> None:
    model = shown("a", "b")
    heard = Heard(model)
    model.follow(rows("a", "b"))
    assert heard.changed == []


def test_new_rows_come_in_one_go_where_they_belong() -> None:
    model = shown("a", "d")
    heard = Heard(model)
    model.follow(rows("a", "b", "c", "d"))
    assert (heard.inserted, heard.resets) == ([(1, 2)], 0)


def test_gone_rows_leave_in_one_go() -> None:
    model = shown("a", "b", "c", "d")
    heard = Heard(model)
    model.follow(rows("a", "d"))
    assert (heard.removed, heard.resets) == ([(1, 2)], 0)


def test_a_row_that_climbs_is_moved() -> None:
    model = shown("a", "b", "c")
    heard = Heard(model)
    model.follow(rows("c", "a", "b"))
    assert heard.moved == [(2, 0)]
    assert titles(model) == ["c", "a", "b"]


def test_an_index_stays_with_its_row() -> None:
    model = shown("a", "b", "c")
    kept = QPersistentModelIndex(model.index(1))
    model.follow(rows("x", "c", "b!", "a"))
    assert model.rows[kept.row()].key == "b"


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_whatever_comes_is_followed_without_a_reset(before: list[str], after: list[str]) -> None:
    model = shown(*before)
    heard = Heard(model)
    kept = {key: QPersistentModelIndex(model.index(place)) for place, key in enumerate(before)}
    model.follow(rows(*after))
    assert titles(model) == after
    assert heard.resets == 0
    assert [key for key in after if key in kept and model.rows[kept[key].row()].key != key] == []


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_rows_that_cannot_be_told_apart_are_shown_all_the_same(before: list[str], after: list[str]) -> None:
    model = shown(*before)
    model.follow(rows(*after))
    assert titles(model) == after


def test_what_is_new_or_changed_is_marked_until_it_settles() -> None:
    model = shown("a", "b")
    model.follow(rows("a", "b!", "c"))
    assert [key for key in "abc" if model.has_news(key)] == ["b", "c"]
    heard = Heard(model)
    model.settle()
    assert [key for key in "abc" if model.has_news(key)] == []
    assert heard.changed == [(0, 2)]


def test_a_relative_time_is_no_news() -> None:
    model: Model = RowsModel()
    model.show([ListRow("a", "A", aside="due in 5 min", news=1)])
    model.follow([ListRow("a", "A", aside="due in 4 min", news=1)])
    assert not model.has_news("a")
    assert model.rows[0].aside == "due in 4 min"


def test_another_subject_has_no_news() -> None:
    model = shown("a")
    model.follow(rows("a!"))
    model.show(rows("a", "b"))
    assert not model.has_news("a")


def test_marks_are_not_made_when_not_wanted() -> None:
    model = shown("a")
    model.follow(rows("a!"), mark=False)
    assert not model.has_news("a")


def test_settling_twice_tells_nothing() -> None:
    model = shown("a")
    heard = Heard(model)
    model.settle()
    assert heard.changed == []


def test_a_row_is_read_out_in_words() -> None:
    model: RowsModel[SuggestionRow] = RowsModel()
    model.show(suggestion_rows(samples.suggestions()))
    index = model.index(0)
    said = model.data(index, SPOKEN)
    assert said == model.data(index)
    assert "Parcel late" in said
    assert "English" in said


def test_a_heading_cannot_be_chosen() -> None:
    model = some_days()
    assert model.rows[0].is_mute
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_the_selection_stays_with_its_row() -> None:
    model = shown("a", "b", "c")
    selection = QItemSelectionModel(model)
    selection.select(model.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    model.follow(rows("x", "y", "b!", "a"))
    assert [model.rows[index.row()].key for index in selection.selectedIndexes()] == ["b"]


def test_nothing_stands_nowhere(qtbot: QtBot) -> None:
    model = shown("a")
    assert model.place_of("zz") == -1
    assert model.data(QModelIndex()) is None
