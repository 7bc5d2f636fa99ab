"""F1: every key on one sheet, as it is set now."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.actions import Actions, Group
from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.widgets.overlay import Overlay
from ui.widgets.panel_frame import icon_button
from ui.widgets.plain_label import Role, plain_label, plain_tip

_COLUMNS: Sequence[Sequence[Group]] = (
    (Group.CALL, Group.CUSTOMER),
    (Group.PANELS, Group.WRITING),
    (Group.KNOWLEDGE, Group.DESK),
)


class KeySheet(Overlay):
    """Three columns of keys and what they do; filled anew each time it is put up."""

    wanted = (960, 520)

    def __init__(self, look: Look, window: QWidget, actions: Actions) -> None:
        super().__init__(look, window)
        self._actions = actions
        self._title = plain_label(role=Role.DISPLAY)
        self._close = icon_button(look, Icon.X, "")
        self._close.clicked.connect(self.dismiss)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("")
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._area, 1)
        self.setFocusProxy(self._area)
        look.follow(self._restyle)

    def put_up(self) -> None:
        """Show the keys as they are now."""
        self._area.setWidget(self._sheet())
        super().put_up()

    def _sheet(self) -> QWidget:
        px = self._look.px
        sheet = QWidget()
        sheet.setObjectName("sheet")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, px(8), 0)
        columns.setSpacing(px(28))
        for groups in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(px(6))
            for group in groups:
                self._add_group(column, group)
            column.addStretch()
            columns.addLayout(column, 1)
        return sheet

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        px = self._look.px
        title = plain_label(_titles()[group], Role.SECTION)
        title.setContentsMargins(0, px(8), 0, px(2))
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        shown = [action for action in self._actions.of(group) if action.isEnabled()]
        for row, action in enumerate(shown):
            grid.addWidget(
                _key(action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)), row, 0
            )
            grid.addWidget(plain_label(action.text(), wrap=True), row, 1)
        column.addLayout(grid)
        if not shown:
            title.hide()

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(24), px(18), px(16), px(16))
        self._outer.setSpacing(px(8))
        name = translate("KeySheet", "Keyboard shortcuts")
        self._title.setText(name)
        self._area.setAccessibleName(name)
        self.setAccessibleName(name)
        close = translate("KeySheet", "Close")
        self._close.setAccessibleName(close)
        self._close.setToolTip(plain_tip(close))
        if self.is_up:
            self._area.setWidget(self._sheet())


def _key(text: str) -> QLabel:
    label = plain_label(text or "–", Role.KEY)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _titles() -> Mapping[Group, str]:
    return {
        Group.CALL: translate("KeySheet", "The call"),
        Group.CUSTOMER: translate("KeySheet", "Customers"),
        Group.PANELS: translate("KeySheet", "Panels"),
        Group.WRITING: translate("KeySheet", "Writing"),
        Group.KNOWLEDGE: translate("KeySheet", "Knowledge"),
        Group.DESK: translate("KeySheet", "The desk"),
    }
