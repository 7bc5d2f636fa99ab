"""What gives way where the room is narrow: words before buttons, columns before boxes."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.icons import Icon
from ui.look import Look
from ui.widgets.calm_box import CalmBox
from ui.widgets.pair_grid import PairGrid
from ui.widgets.shy_button import ShyButton


def shy(look: Look) -> ShyButton:
    button = ShyButton()
    button.setText("Assign to me, please")
    button.setIcon(look.icon(Icon.USER))
    return button


def test_a_button_that_gives_way_asks_for_its_picture_alone(look: Look, qtbot: QtBot) -> None:
    button = shy(look)
    qtbot.addWidget(button)
    whole = button.sizeHint().width()
    button.give_way(is_wanted=True)
    assert button.sizeHint() == button.minimumSizeHint()
    assert button.sizeHint().width() < whole / 2
    button.give_way(is_wanted=False)
    assert button.sizeHint().width() == whole


def test_a_button_shrinks_to_its_picture_rather_than_widen_the_window(look: Look, qtbot: QtBot) -> None:
    window, button = QWidget(), shy(look)
    qtbot.addWidget(window)
    QHBoxLayout(window).addWidget(button)
    window.resize(60, 60)
    window.show()
    assert window.width() == 60
    assert button.width() < button.sizeHint().width()
    assert not button.grab().isNull()


def pairs(qtbot: QtBot, width: int) -> PairGrid:
    grid = PairGrid()
    qtbot.addWidget(grid)
    for name in ("State", "Owner", "Queue", "Priority"):
        grid.add(QLabel(name), CalmBox())
    grid.set_spacing(8, 4)
    grid.resize(width, 80)
    grid.show()
    return grid


def tops(grid: PairGrid) -> set[int]:
    grid._grid.activate()
    return {box.y() for box in grid.findChildren(CalmBox)}


def test_pairs_stand_side_by_side_where_there_is_room(look: Look, qtbot: QtBot) -> None:
    assert len(tops(pairs(qtbot, 1200))) == 1


def test_pairs_stand_two_by_two_where_it_is_narrow(look: Look, qtbot: QtBot) -> None:
    grid = pairs(qtbot, 300)
    assert len(tops(grid)) == 2
    assert grid.minimumSizeHint().width() <= 300


def test_a_hidden_pair_leaves_no_gap(look: Look, qtbot: QtBot) -> None:
    grid = pairs(qtbot, 1200)
    grid.show_pair(0, is_wanted=False)
    shown = [box for box in grid.findChildren(CalmBox) if not box.isHidden()]
    assert len(shown) == 3
    assert min(label.x() for label in grid.findChildren(QLabel) if not label.isHidden()) == 0
